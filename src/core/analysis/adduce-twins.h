/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTwins: finds texts that are the same, or nearly: wire stories that several papers printed.
 *
 * Texts are taken as runs of five words (case, accents and punctuation don't count; an ideograph is a word). How much
 * two have in common, of all that either has, is estimated from 128 minima of hashes of these (MinHash), to within a
 * few percent; only texts that agree in one of 32 bands of four minima are held against each other, so that ten
 * thousand texts take seconds. 512 bytes a text. Belongs to one thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Texts that have less than this many percent in common are no twins, if nothing else is said. */
#define ADDUCE_TWINS_LEAST 60

/** The least percentage that can be asked for; below, too few bands agree. */
#define ADDUCE_TWINS_MIN 40

typedef struct _AdduceTwins AdduceTwins;

/**
 * AdduceTwin:
 * @index: of the text, as they were added
 * @percent: what it has in common with the first of its group; 100 for that one
 * @same: whether all its words are those of the first
 */
typedef struct {
  guint index;
  guint percent;
  gboolean same;
} AdduceTwin;

AdduceTwins *adduce_twins_new (void);
void adduce_twins_free (AdduceTwins *self);

/** @utf8: a text; they are numbered from 0. A text without words has no twin. */
void adduce_twins_add (AdduceTwins *self, const char *utf8);

/**
 * adduce_twins_find:
 * @least: percent, from %ADDUCE_TWINS_MIN to 100
 *
 * Returns: (transfer full) (element-type GArray): groups of AdduceTwin, at least two each, in the order of their first
 *   texts, which are those that were added first; in a group the likest first
 */
GPtrArray *adduce_twins_find (AdduceTwins *self, guint least);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTwins, adduce_twins_free)

G_END_DECLS
