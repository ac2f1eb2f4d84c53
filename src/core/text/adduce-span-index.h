/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSpanIndex: which of many spans touch an extent, and in which lane each is drawn.
 *
 * Data structure: entries sorted by (start, longest first, owner), and the largest end in each block of 64, so
 * that a query skips blocks. Invariants:
 *
 *   - all pieces of one owner are in one lane, and owners that overlap are never in the same one;
 *   - in a new index lanes are given greedily in the order of the first pieces, each owner going to the lowest
 *     lane that is free for all its pieces, so that the gaps between pieces are free for others;
 *   - an owner that is inserted goes to the lowest free lane, one that is replaced stays in its lane where that is
 *     still free, and no other owner ever changes its lane: what is drawn elsewhere stays good;
 *   - empty entries are kept, but never found and take no lane.
 *
 * A change costs a query, and moving what lies behind it in one array: microseconds among thousands. Building
 * 10,000 entries takes well under a frame. Belongs to one thread.
 */
#pragma once

#include "adduce-span.h"

G_BEGIN_DECLS

/**
 * AdduceSpanEntry:
 * @span: where
 * @owner: whose span it is (an index of the caller's; several entries may have the same owner)
 * @lane: the lane given to the owner; filled in by the index
 */
typedef struct {
  AdduceSpan span;
  guint owner;
  guint lane;
} AdduceSpanEntry;

typedef struct _AdduceSpanIndex AdduceSpanIndex;

/**
 * adduce_span_index_new:
 * @entries: (array length=n_entries): in any order; copied
 */
AdduceSpanIndex *adduce_span_index_new (const AdduceSpanEntry *entries, guint n_entries);
void adduce_span_index_free (AdduceSpanIndex *self);

/**
 * adduce_span_index_insert:
 * @owner: owners from this number on move up by one
 * @spans: (array length=n_spans): where the new owner's pieces are
 */
void adduce_span_index_insert (AdduceSpanIndex *self, guint owner, const AdduceSpan *spans, guint n_spans);

/** Takes all pieces of an owner away; owners behind it move down by one. */
void adduce_span_index_remove (AdduceSpanIndex *self, guint owner);

/**
 * adduce_span_index_replace:
 * @old_owner: who goes, as by adduce_span_index_remove()
 * @owner: who comes, as by adduce_span_index_insert() after that; keeps the lane where it is free
 */
void adduce_span_index_replace (AdduceSpanIndex *self, guint old_owner, guint owner, const AdduceSpan *spans,
                                guint n_spans);

/**
 * AdduceSpanIndexFunc:
 *
 * Called for each entry that meets the extent, in order. Return %FALSE to stop.
 */
typedef gboolean (*AdduceSpanIndexFunc) (const AdduceSpanEntry *entry, gpointer user_data);

/** Entries with at least one code point in @extent; an empty extent asks for those that hold @start. */
void adduce_span_index_query (AdduceSpanIndex *self, AdduceSpan extent, AdduceSpanIndexFunc func,
                              gpointer user_data);

guint adduce_span_index_get_n_entries (AdduceSpanIndex *self);

/** (transfer none): until the next change. */
const AdduceSpanEntry *adduce_span_index_get_entries (AdduceSpanIndex *self);

/** The number of lanes in use, at least 1. */
guint adduce_span_index_get_n_lanes (AdduceSpanIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSpanIndex, adduce_span_index_free)

G_END_DECLS
