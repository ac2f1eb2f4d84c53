/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The difference of two texts, word by word.
 *
 * Words are numbered, equal ones alike, so that only numbers are compared. `map` has for each character of the old
 * text where it is now, or NONE.
 */
#include "config.h"

#include "text/adduce-token-diff.h"

#include <string.h>

#define NONE G_MAXUINT

/* Beyond so many words taken away or added nothing is told: the steps of the search are kept, and their number grows
 * with the square. */
#define MAX_CHANGES 2500

struct _AdduceTokenDiff {
  guint *map;
  gsize n_map;
  guint8 *blank;     /* of each character of the old text, whether it is one */
  guint8 *blank_now; /* of the new text */
  gsize n_now;
};

typedef struct {
  guint start;
  guint n;
  guint number;
} Token;

static gboolean
is_word (gunichar c)
{
  return (g_unichar_isalnum (c) || g_unichar_ismark (c)) && !g_unichar_iswide (c);
}

/* (element-type Token) */
static GArray *
cut (const gunichar *text, gsize n_text, GHashTable *numbers)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  for (gsize i = 0, n; i < n_text; i += n)
    {
      for (n = 1; is_word (text[i]) && i + n < n_text && is_word (text[i + n]);)
        n++;
      g_autoptr (GBytes) key = g_bytes_new (text + i, n * sizeof *text);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
      if (number == 0)
        {
          number = g_hash_table_size (numbers) + 1;
          g_hash_table_insert (numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
        }
      Token token = { (guint) i, (guint) n, number };
      g_array_append_val (tokens, token);
    }
  return tokens;
}

static void
match (AdduceTokenDiff *self, const Token *old, const Token *now)
{
  for (guint i = 0; i < old->n; i++)
    self->map[old->start + i] = now->start + i;
}

/* Follows the kept steps back from the end. @steps: element d has the furthest old word on each diagonal, -d to d. */
static void
follow_back (AdduceTokenDiff *self, GPtrArray *steps, const Token *a, int n_a, const Token *b, int n_b)
{
  int x = n_a, y = n_b;
  for (int d = (int) steps->len - 1; d >= 0; d--)
    {
      int k = x - y, from = 0, from_y = 0;
      if (d > 0)
        {
          const int *last = (const int *) steps->pdata[d - 1] + (d - 1);
          gboolean down = k == -d || (k != d && last[k - 1] < last[k + 1]);
          from = down ? last[k + 1] : last[k - 1];
          from_y = from - (down ? k + 1 : k - 1);
        }
      while (x > from && y > from_y)
        {
          x--;
          y--;
          match (self, &a[x], &b[y]);
        }
      x = MIN (from, x);
      y = MIN (from_y, y);
    }
}

/* FALSE: too different. */
static gboolean
compare (AdduceTokenDiff *self, const Token *a, int n_a, const Token *b, int n_b)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  for (int d = 0; d <= MAX_CHANGES; d++)
    {
      int *row = g_new0 (int, 2 * d + 1);
      int *now = row + d;
      const int *last = d > 0 ? (const int *) steps->pdata[d - 1] + (d - 1) : NULL;
      g_ptr_array_add (steps, row);
      for (int k = -d; k <= d; k += 2)
        {
          int x = 0;
          if (d > 0)
            {
              gboolean down = k == -d || (k != d && last[k - 1] < last[k + 1]);
              x = down ? last[k + 1] : last[k - 1] + 1;
            }
          int y = x - k;
          while (x < n_a && y < n_b && a[x].number == b[y].number)
            {
              x++;
              y++;
            }
          now[k] = x;
          if (x >= n_a && y >= n_b && x - y == n_a - n_b)
            {
              follow_back (self, steps, a, n_a, b, n_b);
              return TRUE;
            }
        }
    }
  return FALSE;
}

/* (transfer full) */
static guint8 *
find_blanks (const gunichar *text, gsize n_text)
{
  guint8 *blank = g_new (guint8, n_text + 1);
  for (gsize i = 0; i < n_text; i++)
    blank[i] = g_unichar_isspace (text[i]);
  return blank;
}

AdduceTokenDiff *
adduce_token_diff_new (const gunichar *old_text, gsize n_old, const gunichar *text, gsize n_text)
{
  g_autoptr (GHashTable) numbers
    = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GArray) a = cut (old_text, n_old, numbers);
  g_autoptr (GArray) b = cut (text, n_text, numbers);
  const Token *old = (const Token *) (gpointer) a->data, *now = (const Token *) (gpointer) b->data;
  guint first = 0, n_last = 0;
  AdduceTokenDiff *self = g_new0 (AdduceTokenDiff, 1);

  self->n_map = n_old;
  self->n_now = n_text;
  self->blank = find_blanks (old_text, n_old);
  self->blank_now = find_blanks (text, n_text);
  self->map = g_new (guint, n_old + 1);
  memset (self->map, 0xff, (n_old + 1) * sizeof *self->map);
  for (; first < MIN (a->len, b->len) && old[first].number == now[first].number; first++)
    match (self, &old[first], &now[first]);
  for (; n_last < MIN (a->len, b->len) - first
         && old[a->len - n_last - 1].number == now[b->len - n_last - 1].number;
       n_last++)
    match (self, &old[a->len - n_last - 1], &now[b->len - n_last - 1]);

  if (!compare (self, old + first, (int) (a->len - n_last - first), now + first, (int) (b->len - n_last - first)))
    g_clear_pointer (&self, adduce_token_diff_free);
  return self;
}

void
adduce_token_diff_free (AdduceTokenDiff *self)
{
  if (self == NULL)
    return;
  g_free (self->map);
  g_free (self->blank);
  g_free (self->blank_now);
  g_free (self);
}

gboolean
adduce_token_diff_map (AdduceTokenDiff *self, AdduceSpan span, AdduceSpan *ret_span)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (span.start >= span.end || span.end > self->n_map)
    return FALSE;
  guint first = span.start, last = span.end;
  while (first < last && self->map[first] == NONE)
    first++;
  while (last > first && self->map[last - 1] == NONE)
    last--;
  if (first == last)
    return FALSE;

  /* Words at an edge were replaced: what stands there now, up to the neighbour that stayed, is in their place. */
  AdduceSpan found = { self->map[first], self->map[last - 1] + 1 };
  if (first > span.start && span.start > 0 && self->map[span.start - 1] != NONE)
    found.start = self->map[span.start - 1] + 1;
  if (last < span.end && span.end < self->n_map && self->map[span.end] != NONE)
    found.end = self->map[span.end];
  *ret_span = found;
  return found.start < found.end;
}

/* (transfer full) (element-type AdduceSpan): where @kept says no; blanks between two such stretches belong to them,
 * those at an end don't. */
static GArray *
list_gaps (const guint8 *kept, const guint8 *blank, gsize n)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  AdduceSpan *last = NULL;
  for (guint i = 0; i < n; i++)
    {
      if (kept[i] && !blank[i])
        last = NULL;
      if (kept[i] || blank[i])
        continue;
      if (last != NULL)
        {
          last->end = i + 1;
          continue;
        }
      AdduceSpan span = { i, i + 1 };
      g_array_append_val (spans, span);
      last = &g_array_index (spans, AdduceSpan, spans->len - 1);
    }
  return spans;
}

void
adduce_token_diff_list (AdduceTokenDiff *self, GArray **ret_old, GArray **ret_new)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ret_old != NULL && ret_new != NULL);

  g_autofree guint8 *old_kept = g_new0 (guint8, self->n_map + 1);
  g_autofree guint8 *kept = g_new0 (guint8, self->n_now + 1);
  for (gsize i = 0; i < self->n_map; i++)
    if (self->map[i] != NONE)
      old_kept[i] = kept[self->map[i]] = 1;
  *ret_old = list_gaps (old_kept, self->blank, self->n_map);
  *ret_new = list_gaps (kept, self->blank_now, self->n_now);
}

gboolean
adduce_token_diff_compare (const char *old_utf8, const char *utf8, GArray **ret_old, GArray **ret_new)
{
  g_return_val_if_fail (old_utf8 != NULL && utf8 != NULL, FALSE);

  glong n_old, n_text;
  g_autofree gunichar *old_text = g_utf8_to_ucs4_fast (old_utf8, -1, &n_old);
  g_autofree gunichar *text = g_utf8_to_ucs4_fast (utf8, -1, &n_text);
  g_autoptr (AdduceTokenDiff) diff = adduce_token_diff_new (old_text, (gsize) n_old, text, (gsize) n_text);
  if (diff == NULL)
    return FALSE;
  adduce_token_diff_list (diff, ret_old, ret_new);
  return TRUE;
}
