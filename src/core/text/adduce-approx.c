/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Approximate search.
 *
 * For each character of the pattern there is a row of words that has a bit where the character stands; the row of a
 * text's character is looked up by hash. A block is 64 rows of the current column: `plus` and `minus` have a bit where
 * a cell is one larger, one smaller than the cell above it; `score` is the value of its lowest cell.
 */
#include "config.h"

#include "text/adduce-approx.h"

#define WORD_BITS 64

typedef struct {
  guint64 plus;
  guint64 minus;
  guint score;
} Block;

struct _AdduceApprox {
  gsize n_pattern;
  gsize n_blocks;
  GHashTable *rows; /* gunichar → row + 1 */
  guint64 *bits;    /* n_blocks words a row; row 0 has none set */
  Block *blocks;
};

/* One run over a text. */
typedef struct {
  AdduceApprox *pattern;
  int top; /* what the cell above the pattern grows by with each column: 0 to begin anywhere, 1 at the text's start */
  guint limit;
  gsize last; /* the lowest block that is computed */
} Run;

AdduceApprox *
adduce_approx_new (const gunichar *pattern, gsize n_pattern)
{
  g_return_val_if_fail (pattern != NULL && n_pattern > 0, NULL);

  AdduceApprox *self = g_new0 (AdduceApprox, 1);
  guint n_rows = 1;
  self->n_pattern = n_pattern;
  self->n_blocks = (n_pattern + WORD_BITS - 1) / WORD_BITS;
  self->blocks = g_new (Block, self->n_blocks);
  self->rows = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; i < n_pattern; i++)
    if (!g_hash_table_contains (self->rows, GUINT_TO_POINTER (pattern[i])))
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (pattern[i]), GUINT_TO_POINTER (n_rows++));

  self->bits = g_new0 (guint64, n_rows * self->n_blocks);
  for (gsize i = 0; i < n_pattern; i++)
    {
      gsize row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, GUINT_TO_POINTER (pattern[i])));
      self->bits[row * self->n_blocks + i / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (i % WORD_BITS);
    }
  return self;
}

void
adduce_approx_free (AdduceApprox *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->rows);
  g_free (self->bits);
  g_free (self->blocks);
  g_free (self);
}

/* Rows of a block; the last one may be short. */
static guint
get_height (AdduceApprox *self, gsize block)
{
  return block + 1 < self->n_blocks ? WORD_BITS : (guint) (self->n_pattern - block * WORD_BITS);
}

/* The next column of a block. @in: what the cell above it grew by; returns what its lowest cell grew by. */
static int
advance (Block *block, guint64 equal, int in, guint height)
{
  guint64 lowest = G_GUINT64_CONSTANT (1) << (height - 1);
  guint64 vertical = equal | block->minus;
  if (in < 0)
    equal |= 1;
  guint64 horizontal = (((equal & block->plus) + block->plus) ^ block->plus) | equal;
  guint64 plus = block->minus | ~(horizontal | block->plus);
  guint64 minus = block->plus & horizontal;
  int out = (plus & lowest) != 0 ? 1 : (minus & lowest) != 0 ? -1 : 0;

  plus <<= 1;
  minus <<= 1;
  if (in < 0)
    minus |= 1;
  else if (in > 0)
    plus |= 1;
  block->plus = minus | ~(vertical | plus);
  block->minus = plus & vertical;
  block->score = (guint) ((int) block->score + out);
  return out;
}

static void
run_begin (Run *self, AdduceApprox *pattern, int top, guint limit)
{
  gsize needed = (MIN (limit, pattern->n_pattern) + WORD_BITS - 1) / WORD_BITS;
  *self = (Run) { pattern, top, limit, MAX (needed, 1) - 1 };
  guint score = 0;
  for (gsize i = 0; i < pattern->n_blocks; i++)
    {
      score += get_height (pattern, i);
      pattern->blocks[i] = (Block) { .plus = ~G_GUINT64_CONSTANT (0), .minus = 0, .score = score };
    }
}

/* The next column; TRUE where the whole pattern is within the limit at it. */
static gboolean
run_step (Run *self, gunichar c, guint *ret_distance)
{
  AdduceApprox *pattern = self->pattern;
  gsize row = GPOINTER_TO_UINT (g_hash_table_lookup (pattern->rows, GUINT_TO_POINTER (c)));
  const guint64 *equal = pattern->bits + row * pattern->n_blocks;
  int carry = self->top;
  for (gsize i = 0; i <= self->last; i++)
    carry = advance (&pattern->blocks[i], equal[i], carry, get_height (pattern, i));

  Block *lowest = &pattern->blocks[self->last];
  if ((gint64) lowest->score - carry <= (gint64) self->limit && self->last + 1 < pattern->n_blocks
      && ((equal[self->last + 1] & 1) != 0 || carry < 0))
    {
      Block *next = lowest + 1;
      guint height = get_height (pattern, ++self->last);
      *next = (Block) { .plus = ~G_GUINT64_CONSTANT (0),
                        .minus = 0,
                        .score = (guint) ((int) (lowest->score + height) - carry) };
      advance (next, equal[self->last], carry, height);
    }
  else
    while (self->last > 0 && pattern->blocks[self->last].score >= self->limit + WORD_BITS)
      self->last--;

  *ret_distance = pattern->blocks[self->last].score;
  return self->last + 1 == pattern->n_blocks && *ret_distance <= self->limit;
}

static void
foreach_end (AdduceApprox *self, const gunichar *text, gsize n_text, int top, guint limit, AdduceApproxFunc func,
             gpointer user_data)
{
  AdduceApproxHit hit = { 0, (guint) self->n_pattern };
  Run run;

  if (hit.distance <= limit)
    func (&hit, user_data);
  run_begin (&run, self, top, limit);
  for (hit.end = 1; hit.end <= n_text; hit.end++)
    if (run_step (&run, text[hit.end - 1], &hit.distance))
      func (&hit, user_data);
}

/* Callbacks */

static void
add_hit_cb (const AdduceApproxHit *hit, gpointer user_data)
{
  g_array_append_vals (user_data, hit, 1);
}

typedef struct {
  AdduceApproxHit last;
  gboolean any;
  gboolean falling; /* nothing beside the last was better so far */
  AdduceApproxFunc func;
  gpointer user_data;
} Minima;

static void
look_for_minimum_cb (const AdduceApproxHit *hit, gpointer user_data)
{
  Minima *self = user_data;
  gboolean beside = self->any && hit->end == self->last.end + 1;

  /* An end that is not among the hits is worse than the limit. */
  if (self->any && self->falling && (!beside || hit->distance > self->last.distance))
    self->func (&self->last, self->user_data);
  if (!beside || hit->distance < self->last.distance)
    self->falling = TRUE;
  else if (hit->distance > self->last.distance)
    self->falling = FALSE;
  self->last = *hit;
  self->any = TRUE;
}

typedef struct {
  guint distance;
  gsize end;
} Best;

static void
keep_best_cb (const AdduceApproxHit *hit, gpointer user_data)
{
  Best *best = user_data;

  if (hit->distance <= best->distance)
    *best = (Best) { hit->distance, hit->end };
}

/* --- public --- */

GArray *
adduce_approx_list_ends (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit)
{
  g_return_val_if_fail (self != NULL, NULL);

  GArray *hits = g_array_new (FALSE, FALSE, sizeof (AdduceApproxHit));
  foreach_end (self, text, n_text, 0, limit, add_hit_cb, hits);
  return hits;
}

void
adduce_approx_foreach_minimum (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit,
                               AdduceApproxFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  Minima minima = { .func = func, .user_data = user_data };
  foreach_end (self, text, n_text, 0, limit, look_for_minimum_cb, &minima);
  if (minima.any && minima.falling)
    func (&minima.last, user_data);
}

guint
adduce_approx_get_nearest (AdduceApprox *self, const gunichar *text, gsize n_text)
{
  g_return_val_if_fail (self != NULL, 0);

  guint best = (guint) self->n_pattern, distance;
  Run run;
  run_begin (&run, self, 0, best);
  for (gsize i = 0; i < n_text; i++)
    if (run_step (&run, text[i], &distance))
      best = MIN (best, distance);
  return best;
}

guint
adduce_approx_get_prefix (AdduceApprox *self, const gunichar *text, gsize n_text, guint limit, gsize *ret_length)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);

  /* What is longer than the pattern by more than the limit is further away. */
  Best best = { G_MAXUINT, 0 };
  foreach_end (self, text, MIN (n_text, self->n_pattern + limit), 1, limit, keep_best_cb, &best);
  *ret_length = best.end;
  return best.distance;
}

guint
adduce_approx_get_distance (AdduceApprox *self, const gunichar *text, gsize n_text)
{
  g_return_val_if_fail (self != NULL, 0);

  guint distance = (guint) self->n_pattern;
  Run run;
  run_begin (&run, self, 1, (guint) (self->n_pattern + n_text));
  for (gsize i = 0; i < n_text; i++)
    run_step (&run, text[i], &distance);
  return distance;
}
