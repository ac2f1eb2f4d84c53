/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceApprox: finds a pattern where a text has nearly the same characters.
 *
 * Distances are Levenshtein's: characters changed, added or missing. The method is G. Myers, “A fast bit-vector
 * algorithm for approximate string matching based on dynamic programming”, Journal of the ACM 46 (1999): a column of
 * the table of distances is kept as bits, 64 rows a word; a longer pattern takes as many words as it needs, of which
 * only those are computed that can still come below the limit. Patterns and texts are code points. Immutable; any
 * thread, one at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AdduceApprox AdduceApprox;

/**
 * AdduceApproxHit:
 * @end: the code point after the last
 * @distance: to the pattern, of the best stretch that ends there
 */
typedef struct {
  gsize end;
  guint distance;
} AdduceApproxHit;

/** @n_pattern: at least 1. The pattern is copied. */
AdduceApprox *adduce_approx_new (const gunichar *pattern, gsize n_pattern);
void adduce_approx_free (AdduceApprox *self);

/**
 * adduce_approx_list_ends:
 * @limit: the largest distance
 *
 * Returns: (transfer full) (element-type AdduceApproxHit): every end whose distance is at most @limit, in order
 */
GArray *adduce_approx_list_ends (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit);

typedef void (*AdduceApproxFunc) (const AdduceApproxHit *hit, gpointer user_data);

/**
 * adduce_approx_foreach_minimum:
 *
 * Calls for those of the same ends beside which none is better; of neighbours that are equally good for the last.
 */
void adduce_approx_foreach_minimum (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit,
                                    AdduceApproxFunc func, gpointer user_data);

/** The smallest distance of any stretch of the text, also of none: at most the pattern's length. */
guint adduce_approx_get_nearest (AdduceApprox *self, const gunichar *text, gsize n_text);

/**
 * adduce_approx_get_prefix:
 * @limit: the largest distance
 * @ret_length: (out): how long the beginning of the text is that is nearest to the pattern; the longest of equals
 *
 * Returns: its distance; G_MAXUINT where none is within the limit
 */
guint adduce_approx_get_prefix (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit, gsize *ret_length);

/** The distance of pattern and whole text. */
guint adduce_approx_get_distance (AdduceApprox *self, const gunichar *text, gsize n_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceApprox, adduce_approx_free)

G_END_DECLS
