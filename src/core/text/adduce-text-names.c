/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that stand in a text.
 */
#include "config.h"

#include <string.h>

#include "adduce-name.h"
#include "adduce-text-names.h"

/* How far one looks, in code points either way: some twenty pages. */
#define REACH 30000

/* More capitals in a row are a headline. */
#define MAX_CAPITALS 6
#define MAX_BETWEEN 2
#define MIN_TYPED 2

/* Without a word to go by, in code points: a name whose last word never stands alone ("Finance Secretariat") is as
 * likely as one that stands so much farther away, and so is what stands in a quotation. */
#define NEVER_ALONE 100
#define QUOTED 100

/* One word of a row. */
typedef struct {
  const char *start;
  const char *end;
  gboolean capital;
} Word;

/* A row of words that may be a name. */
typedef struct {
  Word words[MAX_CAPITALS * (MAX_BETWEEN + 1)];
  guint n_words;
  guint n_capitals;
  gboolean begins; /* a sentence, so that the capital of its first word says nothing */
  gboolean weak;   /* there is no other: no name by itself, but it may be the last word of one */
  guint start; /* code points */
  guint distance;
} Row;

static const char *const between[] = { "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos",
                                       "du", "e", "el", "ibn", "la", "le", "ter", "van", "von", "y", "zu", "zur" };

/* In front of a name, with a full stop. */
static const char *const titles[] = { "Capt", "Col", "Dr", "Fr", "Gen", "Gov", "Hon", "Ing", "Lt", "Mag", "Mr", "Mrs",
                                      "Ms", "Prof", "Rep", "Rev", "Sen", "Sgt", "Sr", "St" };

static gboolean
is_between (const char *start, const char *end)
{
  for (guint i = 0; i < G_N_ELEMENTS (between); i++)
    if (strlen (between[i]) == (gsize) (end - start) && strncmp (between[i], start, (gsize) (end - start)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
joins_letters (gunichar c)
{
  return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

/* Where the word that begins at @p ends: letters with their marks; what joins is inside only between two letters. */
static const char *
find_word_end (const char *p, const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c)
          && !(joins_letters (c) && next < end && g_unichar_isalpha (g_utf8_get_char (next))))
        break;
      p = next;
    }
  return p;
}

/* "Lark", and "d'Aubigné" and "al-Amin" as well. */
static gboolean
has_capital (const char *start, const char *end)
{
  gboolean begins = TRUE;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (begins && (g_unichar_isupper (c) || g_unichar_istitle (c)))
        return TRUE;
      begins = joins_letters (c);
    }
  return FALSE;
}

/* "Lark's" is Lark; "O'Neill" stays. */
static const char *
strip_possessive (const char *start, const char *end)
{
  static const char *const endings[] = { "'s", "’s", "'S", "’S" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if ((gsize) (end - start) > n && strncmp (end - n, endings[i], n) == 0)
        return end - n;
    }
  return end;
}

static guint
measure_distance (const Row *row, AdduceSpan near)
{
  const char *start = row->words[0].start;
  guint end = row->start + (guint) g_utf8_strlen (start, row->words[row->n_words - 1].end - start);

  return near.end < row->start ? row->start - near.end : near.start > end ? near.start - end : 0;
}

/* A word alone beside a number: a month, as in "Mar 4" and "4 March", or "27 Republicans". */
static gboolean
is_counted (const char *text, const Row *row)
{
  const char *start = row->words[0].start, *end = row->words[0].end;

  if (row->n_words != 1)
    return FALSE;
  end += *end == '.';
  return (*end == ' ' && g_ascii_isdigit (end[1]))
         || (start > text + 1 && start[-1] == ' ' && g_ascii_isdigit (start[-2]));
}

/* Drops small words at the end. */
static void
end_row (const char *text, GArray *rows, Row *row, AdduceSpan near)
{
  while (row->n_words > 0 && !row->words[row->n_words - 1].capital)
    row->n_words--;
  if (row->n_capitals > 0 && row->n_capitals < MAX_CAPITALS && !is_counted (text, row))
    {
      row->weak = row->n_capitals == 1 && row->begins;
      row->distance = measure_distance (row, near);
      g_array_append_vals (rows, row, 1);
    }
  memset (row, 0, sizeof *row);
}

/* Small words in a row at the end of @row. */
static guint
count_between (const Row *row)
{
  guint n = 0;

  while (n < row->n_words && !row->words[row->n_words - 1 - n].capital)
    n++;
  return n;
}

/* Whether the word goes on with the row; a full stop after one letter is that of an initial. */
static gboolean
goes_on (const Row *row, const Word *word)
{
  const Word *last = row->n_words > 0 ? &row->words[row->n_words - 1] : NULL;
  const char *gap;

  if (last == NULL || row->n_words == G_N_ELEMENTS (row->words))
    return FALSE;
  if (!word->capital && (!is_between (word->start, word->end) || count_between (row) >= MAX_BETWEEN))
    return FALSE;
  gap = last->end;
  if (*gap == '.' && g_utf8_next_char (last->start) == last->end)
    gap++;
  return gap + 1 == word->start && *gap == ' ';
}

/* Whether the full stop that ends at @p is that of a title or of an initial. */
static gboolean
shortens (const char *text, const char *p)
{
  const char *start = p - 1;
  gsize n;

  while (start > text && g_ascii_isalpha (start[-1]))
    start--;
  n = (gsize) (p - 1 - start);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strlen (titles[i]) == n && strncmp (titles[i], start, n) == 0)
      return TRUE;
  return n == 1 && g_ascii_isupper (*start);
}

/* Whether a sentence, a quotation or a line begins in front of @p. */
static gboolean
begins_sentence (const char *text, const char *p)
{
  while (p > text && p[-1] == ' ')
    p--;
  if (p > text && p[-1] == '.' && shortens (text, p))
    return FALSE;
  return p == text || strchr (".!?:\n\r\"", p[-1]) != NULL || g_str_has_prefix (p - MIN (p - text, 3), "“")
         || g_str_has_prefix (p - MIN (p - text, 3), "…") || g_str_has_prefix (p - MIN (p - text, 3), "•");
}

/* The capital that begins a sentence says nothing where the same word is written small elsewhere: "But Lark". */
static void
drop_plain_word (Row *row, GHashTable *small)
{
  g_autofree char *lower = g_utf8_strdown (row->words[0].start, row->words[0].end - row->words[0].start);

  if (!row->begins || row->n_capitals < 2 || !g_hash_table_contains (small, lower))
    return;
  row->n_words--;
  row->n_capitals--;
  memmove (row->words, row->words + 1, row->n_words * sizeof *row->words);
  while (row->n_words > 0 && !row->words[0].capital)
    {
      row->n_words--;
      memmove (row->words, row->words + 1, row->n_words * sizeof *row->words);
    }
  row->begins = FALSE;
}

static GArray *
list_rows (const char *text, const char *from, const char *to, guint offset, AdduceSpan near)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GHashTable) small = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Row row = { 0 };

  for (const char *p = from; p < to;)
    {
      gunichar c = g_utf8_get_char (p);
      const char *end;
      Word word;

      if (!g_unichar_isalpha (c))
        {
          p = g_utf8_next_char (p);
          offset++;
          continue;
        }
      end = find_word_end (p, to);
      word = (Word){ p, strip_possessive (p, end), has_capital (p, end) };
      if (!word.capital)
        g_hash_table_add (small, g_strndup (p, (gsize) (end - p)));
      if (!goes_on (&row, &word))
        end_row (text, rows, &row, near);
      if (word.capital || row.n_words > 0)
        {
          if (row.n_words == 0)
            {
              row.begins = begins_sentence (text, p);
              row.start = offset;
            }
          row.words[row.n_words++] = word;
          row.n_capitals += word.capital;
        }
      if (word.end != end) /* a possessive ends the name */
        end_row (text, rows, &row, near);
      offset += (guint) g_utf8_strlen (p, end - p);
      p = end;
    }
  end_row (text, rows, &row, near);
  for (guint i = 0; i < rows->len; i++)
    drop_plain_word (&g_array_index (rows, Row, i), small);
  return rows;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = a, *y = b;

  return x->distance < y->distance ? -1 : x->distance > y->distance;
}

/* The last @n capitals of the row, with what is between them; initials stay together. */
static char *
dup_last (const Row *row, guint n)
{
  guint i = row->n_words;
  const char *end = row->words[row->n_words - 1].end;
  g_autofree char *name = NULL;

  for (guint found = 0; found < n; i--)
    found += row->words[i - 1].capital;
  while (i > 0 && g_utf8_next_char (row->words[i].start) == row->words[i].end)
    i--;
  name = g_strndup (row->words[i].start, (gsize) (end - row->words[i].start));
  return g_steal_pointer (&name);
}

typedef struct {
  GPtrArray *names;
  GHashTable *seen;
  AdduceNameKey *typed;
} Search;

static void
take (Search *search, const Row *row, guint n_capitals)
{
  g_autofree char *name = dup_last (row, n_capitals);
  g_autoptr (AdduceNameKey) key = NULL;

  if (g_hash_table_contains (search->seen, name))
    return;

  key = adduce_name_key_new (name);
  g_hash_table_add (search->seen, g_strdup (name));
  if (adduce_name_key_fit (key, search->typed) == ADDUCE_NAME_FIT_WORD_START)
    g_ptr_array_add (search->names, g_steal_pointer (&name));
}

/* All that the row may be. */
static void
take_row (Search *search, const Row *row)
{
  guint n = row->n_capitals;

  if (row->weak)
    return;
  for (guint i = MIN (n, 2); i <= n; i = i < 3 ? i + 1 : MAX (i + 1, n))
    take (search, row, i);
  if (row->begins && n == 2)
    take (search, row, 1);
}

/* (transfer full) */
static char *
dup_last_word (const Row *row)
{
  const Word *last = &row->words[row->n_words - 1];

  return g_strndup (last->start, (gsize) (last->end - last->start));
}

/* News name a person in full once, and then by the last name: of each word that stands alone, how near it does. */
static GHashTable *
list_alone (GArray *rows)
{
  GHashTable *alone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = rows->len; i > 0; i--)
    {
      const Row *row = &g_array_index (rows, Row, i - 1);

      if (row->n_words == 1)
        g_hash_table_replace (alone, dup_last_word (row), GUINT_TO_POINTER (row->distance + 1));
    }
  return alone;
}

static gboolean
is_quotation_mark (gunichar c)
{
  return c == '"' || c == '\'' || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a;
}

/* Whether the place is a quotation, with its marks or without: who says it stands beside it then, not in it. */
static gboolean
is_quotation (const char *text, const char *start, const char *end)
{
  gboolean opened = is_quotation_mark (g_utf8_get_char (start))
                    || (start > text && is_quotation_mark (g_utf8_get_char (g_utf8_prev_char (start))));
  gboolean closed = is_quotation_mark (g_utf8_get_char (end))
                    || (end > start && is_quotation_mark (g_utf8_get_char (g_utf8_prev_char (end))));

  return opened && closed;
}

/* Sets how likely the rows are, as a distance. @rows: the nearest first */
static void
weigh (GArray *rows, gboolean quoted)
{
  g_autoptr (GHashTable) alone = list_alone (rows);

  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      g_autofree char *last = dup_last_word (row);
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (alone, last));
      guint distance = row->distance;

      if (quoted && distance == 0)
        distance = QUOTED;
      if (found == 0 && (quoted || distance > 0))
        distance += NEVER_ALONE;
      else if (found > 0)
        distance = MIN (distance, quoted && found == 1 ? QUOTED : found - 1);
      row->distance = distance;
    }
}

/* Without a word to go by: the last two words of each row. */
static void
take_likely (Search *search, GArray *rows, guint max, gboolean quoted)
{
  weigh (rows, quoted);
  g_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len && search->names->len < max; i++)
    if (g_array_index (rows, Row, i).n_capitals >= 2)
      take (search, &g_array_index (rows, Row, i), 2);
}

GPtrArray *
adduce_text_find_names (AdduceText *self, const char *typed, AdduceSpan near, guint max)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AdduceNameKey) key = NULL;
  g_autoptr (GArray) rows = NULL;
  Search search;
  const char *text;
  guint length, from, to;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  key = adduce_name_key_new (typed);
  if (!adduce_name_key_is_empty (key) && g_utf8_strlen (typed, -1) < MIN_TYPED)
    return g_steal_pointer (&names);

  search = (Search){ names, seen, key };
  text = adduce_text_get_utf8 (self);
  length = adduce_text_get_length (self);
  near = (AdduceSpan){ MIN (near.start, length), MIN (MAX (near.start, near.end), length) };
  from = near.start - MIN (near.start, REACH);
  to = near.start + MIN (length - near.start, REACH);
  rows = list_rows (text, text + adduce_text_get_byte_index (self, from), text + adduce_text_get_byte_index (self, to),
                    from, near);
  g_array_sort (rows, compare_rows);
  if (adduce_name_key_is_empty (key))
    take_likely (&search, rows, max,
                 is_quotation (text, text + adduce_text_get_byte_index (self, near.start),
                               text + adduce_text_get_byte_index (self, near.end)));
  for (guint i = 0; !adduce_name_key_is_empty (key) && i < rows->len && names->len < max; i++)
    take_row (&search, &g_array_index (rows, Row, i));
  if (names->len > max)
    g_ptr_array_set_size (names, (int) max);
  return g_steal_pointer (&names);
}
