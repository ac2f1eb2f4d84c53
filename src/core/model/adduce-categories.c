/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Giving colours to codes.
 */
#include "config.h"

#include <string.h>

#include "model/adduce-categories.h"
#include "text/adduce-color.h"

/* WCAG 2.2, 1.4.11: what graphics need to be told from what is around them. */
#define READABLE_CONTRAST 3.0

struct _AdduceCategories {
  guint n_given[ADDUCE_N_CATEGORIES][ADDUCE_N_CATEGORY_PATTERNS];
};

/* Found by a search over CIELAB for two times six colours that are as far apart as can be, by Machado's
 * simulation (2009) of the three deficiencies too. */
static const char *const colors[ADDUCE_N_CATEGORIES] = {
  "#c561bb", "#8a8a37", "#7f75f8", "#6c0067", "#d5477e", "#335329",
  "#398ad4", "#92638c", "#720a3b", "#ca5a35", "#452b00", "#064086",
};

/* FNV-1a: what a code's colour follows from must never change, unlike g_str_hash(). */
static guint32
hash_code (const char *code)
{
  guint32 hash = 2166136261u;

  for (; *code != '\0'; code++)
    hash = (hash ^ (guint8) *code) * 16777619u;

  return hash;
}

AdduceCategories *
adduce_categories_new (void)
{
  return g_new0 (AdduceCategories, 1);
}

void
adduce_categories_free (AdduceCategories *self)
{
  g_free (self);
}

void
adduce_categories_reset (AdduceCategories *self)
{
  g_return_if_fail (self != NULL);

  memset (self->n_given, 0, sizeof self->n_given);
}

guint
adduce_categories_take (AdduceCategories *self, const char *code, AdduceCodePattern *ret_pattern)
{
  guint32 hash;
  guint category, pattern, best;

  g_return_val_if_fail (self != NULL && code != NULL && ret_pattern != NULL, 0);

  hash = hash_code (code);
  category = hash % ADDUCE_N_CATEGORIES;
  pattern = best = hash / ADDUCE_N_CATEGORIES % ADDUCE_N_CATEGORY_PATTERNS;
  for (guint i = 0; i < ADDUCE_N_CATEGORY_PATTERNS; i++)
    {
      guint other = (pattern + i) % ADDUCE_N_CATEGORY_PATTERNS;

      if (self->n_given[category][other] < self->n_given[category][best])
        best = other;
    }
  self->n_given[category][best]++;
  *ret_pattern = adduce_category_get_pattern (category, best);
  return category;
}

const char *
adduce_category_get_color (guint category)
{
  g_return_val_if_fail (category < ADDUCE_N_CATEGORIES, NULL);

  return colors[category];
}

const char *
adduce_category_get_readable_color (guint category)
{
  AdduceColor color;

  g_return_val_if_fail (category < ADDUCE_N_CATEGORIES, NULL);

  adduce_color_parse (colors[category], &color);
  g_autofree char *readable = adduce_color_find_readable (color, READABLE_CONTRAST);
  return g_intern_string (readable);
}

AdduceCodePattern
adduce_category_get_pattern (guint category, guint n)
{
  static const AdduceCodePattern patterns[2][ADDUCE_N_CATEGORY_PATTERNS] = {
    { ADDUCE_CODE_PATTERN_SOLID, ADDUCE_CODE_PATTERN_DASHED, ADDUCE_CODE_PATTERN_WAVY },
    { ADDUCE_CODE_PATTERN_DOUBLE, ADDUCE_CODE_PATTERN_DOTTED, ADDUCE_CODE_PATTERN_THIN },
  };

  g_return_val_if_fail (category < ADDUCE_N_CATEGORIES, ADDUCE_CODE_PATTERN_SOLID);

  return patterns[category * 2 / ADDUCE_N_CATEGORIES][n % ADDUCE_N_CATEGORY_PATTERNS];
}
