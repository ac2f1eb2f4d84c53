/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCategories: colours and patterns for what has none of its own: speakers, issues, coders.
 *
 * The colour follows from the code alone, so that it is the same in every article, on the screen and on paper; only
 * where two codes of an article would have colour and pattern in common does one get another pattern. So codes are to
 * be taken in their order. Any two combinations differ by the pattern, or by colours that are far apart in CIELAB
 * also with protanopia, deuteranopia and tritanopia: half of the colours have other patterns than the other half.
 *
 * Data structure: how often each combination was given.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

#define ADDUCE_N_CATEGORIES 12
#define ADDUCE_N_CATEGORY_PATTERNS 3

typedef struct _AdduceCategories AdduceCategories;

AdduceCategories *adduce_categories_new (void);
void adduce_categories_free (AdduceCategories *self);

/** Forgets what was given. */
void adduce_categories_reset (AdduceCategories *self);

/** The code's category, and of its patterns that which was given least; each code is to be taken once. */
guint adduce_categories_take (AdduceCategories *self, const char *code, AdduceCodePattern *ret_pattern);

/** `#rrggbb` for white paper. */
const char *adduce_category_get_color (guint category);

/** The same, as little changed as it must be to have a contrast of 3 : 1 on white and on dark paper; `#rrggbb`. */
const char *adduce_category_get_readable_color (guint category);
AdduceCodePattern adduce_category_get_pattern (guint category, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCategories, adduce_categories_free)

G_END_DECLS
