/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts that are nearly the same.
 */
#include "config.h"

#include "analysis/adduce-twins.h"

#include <string.h>

#include "text/adduce-breaks.h"

#define N_HASHES 128
#define N_BANDS 32
#define N_ROWS (N_HASHES / N_BANDS)

/* Words of a run. */
#define SHINGLE 5

/* Texts of one band that a text is held against: the first of them, and so many before it. */
#define N_AGAINST 8

typedef struct {
  guint32 minima[N_HASHES];
  guint64 words; /* hash of all words; 0: none */
} Sketch;

struct _AdduceTwins {
  GArray *sketches;
  guint64 factors[N_HASHES], addends[N_HASHES];
};

/* SplitMix64: spreads a number over all bits. */
static guint64
mix (guint64 x)
{
  x += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

AdduceTwins *
adduce_twins_new (void)
{
  AdduceTwins *self = g_new0 (AdduceTwins, 1);

  self->sketches = g_array_new (FALSE, FALSE, sizeof (Sketch));
  for (guint i = 0; i < N_HASHES; i++)
    {
      self->factors[i] = mix (2 * i) | 1;
      self->addends[i] = mix (2 * i + 1);
    }
  return self;
}

void
adduce_twins_free (AdduceTwins *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->sketches);
  g_free (self);
}

/* --- sketches --- */

/* Scripts that have no spaces between words: each letter is one. */
static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x2e80 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff)
         || (c >= 0x20000 && c <= 0x3ffff);
}

/* Hashes of the words in turn; (transfer full) (element-type guint64). */
static GArray *
hash_words (const char *utf8)
{
  g_autofree char *folded = adduce_breaks_fold (utf8);
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 hash = 0;
  gboolean in_word = FALSE;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean alone = is_ideograph (c), letter = g_unichar_isalnum (c) || g_unichar_ismark (c);

      if (in_word && (alone || !letter))
        g_array_append_val (words, hash);
      in_word = in_word && letter && !alone;
      if (c == 0)
        return words;
      if (letter)
        {
          hash = mix ((in_word ? hash : 0) ^ c);
          in_word = !alone;
        }
      if (alone)
        g_array_append_val (words, hash);
    }
}

static void
add_shingle (AdduceTwins *self, Sketch *sketch, guint64 shingle)
{
  for (guint i = 0; i < N_HASHES; i++)
    {
      guint32 hash = (guint32) ((shingle * self->factors[i] + self->addends[i]) >> 32);

      sketch->minima[i] = MIN (sketch->minima[i], hash);
    }
}

void
adduce_twins_add (AdduceTwins *self, const char *utf8)
{
  g_autoptr (GArray) words = hash_words (utf8);
  Sketch sketch = { .words = 0 };

  memset (sketch.minima, 0xff, sizeof sketch.minima);
  for (guint i = 0; i < words->len; i++)
    sketch.words = mix (sketch.words ^ g_array_index (words, guint64, i));
  for (guint i = 0; words->len > 0 && (i == 0 || i + SHINGLE <= words->len); i++)
    {
      guint64 shingle = 0;

      for (guint k = i; k < MIN (i + SHINGLE, words->len); k++)
        shingle = mix (shingle ^ g_array_index (words, guint64, k));
      add_shingle (self, &sketch, shingle);
    }
  g_array_append_val (self->sketches, sketch);
}

/* --- groups --- */

static const Sketch *
get_sketch (AdduceTwins *self, guint index)
{
  return &g_array_index (self->sketches, Sketch, index);
}

static guint
measure (const Sketch *one, const Sketch *other)
{
  guint n = 0;

  for (guint i = 0; i < N_HASHES; i++)
    n += one->minima[i] == other->minima[i];
  return (n * 100 + N_HASHES / 2) / N_HASHES;
}

static guint
find_root (guint *parents, guint index)
{
  while (parents[index] != index)
    {
      parents[index] = parents[parents[index]];
      index = parents[index];
    }
  return index;
}

static void
join (AdduceTwins *self, guint *parents, guint one, guint other, guint least)
{
  guint a = find_root (parents, one), b = find_root (parents, other);

  if (a == b || measure (get_sketch (self, one), get_sketch (self, other)) < least)
    return;
  /* The first text is the root. */
  if (a < b)
    parents[b] = a;
  else
    parents[a] = b;
}

/* Joins texts that agree in a band. */
static void
join_band (AdduceTwins *self, guint *parents, guint band, guint least)
{
  g_autoptr (GHashTable) buckets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->sketches->len; i++)
    {
      const Sketch *sketch = get_sketch (self, i);
      guint64 key = 0;
      GArray *bucket;

      if (sketch->words == 0)
        continue;
      for (guint row = 0; row < N_ROWS; row++)
        key = mix (key ^ sketch->minima[band * N_ROWS + row]);
      bucket = g_hash_table_lookup (buckets, &key);
      if (bucket == NULL)
        {
          bucket = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (buckets, g_memdup2 (&key, sizeof key), bucket);
        }
      for (guint k = 0; k < bucket->len; k++)
        if (k == 0 || k + N_AGAINST >= bucket->len)
          join (self, parents, g_array_index (bucket, guint, k), i, least);
      g_array_append_val (bucket, i);
    }
}

static int
compare_twins_cb (gconstpointer a, gconstpointer b)
{
  const AdduceTwin *x = a, *y = b;

  if (x->same != y->same)
    return x->same ? -1 : 1;
  if (x->percent != y->percent)
    return x->percent > y->percent ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index ? 1 : 0;
}

GPtrArray *
adduce_twins_find (AdduceTwins *self, guint least)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);
  g_autofree guint *parents = NULL;

  g_return_val_if_fail (self != NULL && least >= ADDUCE_TWINS_MIN && least <= 100, groups);

  parents = g_new (guint, self->sketches->len + 1);
  for (guint i = 0; i < self->sketches->len; i++)
    parents[i] = i;
  for (guint band = 0; band < N_BANDS; band++)
    join_band (self, parents, band, least);

  for (guint i = 0; i < self->sketches->len; i++)
    {
      guint root = find_root (parents, i);
      const Sketch *first = get_sketch (self, root), *sketch = get_sketch (self, i);
      AdduceTwin twin = { i, measure (first, sketch), first->words == sketch->words };
      GArray *group = g_hash_table_lookup (by_root, GUINT_TO_POINTER (root + 1));

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (AdduceTwin));
          g_hash_table_insert (by_root, GUINT_TO_POINTER (root + 1), group);
          g_ptr_array_add (groups, group);
        }
      g_array_append_val (group, twin);
    }
  for (guint i = groups->len; i > 0; i--)
    {
      GArray *group = groups->pdata[i - 1];

      if (group->len < 2)
        g_ptr_array_remove_index (groups, i - 1);
      else
        g_array_sort (group, compare_twins_cb);
    }
  return groups;
}
