/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans: stretches of an article's text, and sets of them.
 *
 * An AdduceSpan is half-open, [start, end), in Unicode code points of the annotation text (see
 * AdduceText). An AdduceSpanSet is where a claim stands: one span or, where the article interrupts a
 * quotation, several. Sets are immutable, reference-counted and may be read from any thread. Their
 * spans are sorted, never empty and never overlap or touch (constructors join those that do). Only what is said of
 * an article as a whole has a set without spans.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AdduceSpan:
 * @start: first code point
 * @end: the code point after the last
 *
 * A stretch of text.
 */
typedef struct {
  guint start;
  guint end;
} AdduceSpan;

#define ADDUCE_TYPE_SPAN_SET (adduce_span_set_get_type ())
typedef struct _AdduceSpanSet AdduceSpanSet;

/** The most pieces that a claim may have (the sidecar's limit). */
#define ADDUCE_SPAN_SET_MAX 64

GType adduce_span_set_get_type (void);

/**
 * adduce_span_set_new:
 * @spans: (array length=n_spans): spans in any order
 * @n_spans: at least 1
 * @error: return location; %ADDUCE_ERROR_INVALID for an empty or reversed span, none, or too many
 *
 * Returns: (transfer full) (nullable): the sorted set, overlapping and touching spans joined
 */
AdduceSpanSet *adduce_span_set_new (const AdduceSpan *spans, guint n_spans, GError **error);

/**
 * adduce_span_set_parse:
 * @text: spans as `START-END[,START-END…]`, code points
 * @error: return location; %ADDUCE_ERROR_USAGE names the part that can't be read
 *
 * The opposite of adduce_span_set_to_string().
 *
 * Returns: (transfer full) (nullable): the set
 */
AdduceSpanSet *adduce_span_set_parse (const char *text, GError **error);

/** (transfer full): no stretch of text at all: what is said of an article as a whole. Start and end are 0. */
AdduceSpanSet *adduce_span_set_new_none (void);

AdduceSpanSet *adduce_span_set_ref (AdduceSpanSet *self);
void adduce_span_set_unref (AdduceSpanSet *self);

guint adduce_span_set_get_n_spans (const AdduceSpanSet *self);
AdduceSpan adduce_span_set_get_span (const AdduceSpanSet *self, guint index);

/** The first code point of the first span. */
guint adduce_span_set_get_start (const AdduceSpanSet *self);

/** The code point after the last span. */
guint adduce_span_set_get_end (const AdduceSpanSet *self);

/** Code points inside the spans, gaps not counted. */
guint adduce_span_set_get_size (const AdduceSpanSet *self);

gboolean adduce_span_set_contains (const AdduceSpanSet *self, guint offset);
gboolean adduce_span_set_equal (const AdduceSpanSet *a, const AdduceSpanSet *b);

/** Order piece by piece: by the first one's start, then its end, then the further ones; for sorting. */
int adduce_span_set_compare (const AdduceSpanSet *a, const AdduceSpanSet *b);

/**
 * adduce_span_set_add:
 *
 * Returns: (transfer full) (nullable): a set with @span as well; %NULL and @error as in
 *   adduce_span_set_new()
 */
AdduceSpanSet *adduce_span_set_add (const AdduceSpanSet *self, AdduceSpan span, GError **error);

/**
 * adduce_span_set_to_string:
 *
 * Returns: (transfer full): `START-END[,START-END…]`
 */
char *adduce_span_set_to_string (const AdduceSpanSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSpanSet, adduce_span_set_unref)

G_END_DECLS
