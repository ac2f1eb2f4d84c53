/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether two names are those of the same.
 */
#include "config.h"

#include "text/adduce-name-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"
#include "text/adduce-lexicon.h"
#include "text/adduce-name.h"

/* The words beyond which a name is a sentence, and what a word may have at most. */
#define MAX_WORDS 24
#define MAX_LENGTH 48

/* From how many letters on a word may differ by one, by two. */
#define ONE_LETTER 5
#define TWO_LETTERS 9

/* So many letters may differ in all. */
#define MAX_DIFFERENCE 3

typedef struct {
  char *sounds;
  guint length;
  gboolean initial;
  gboolean digits;
} Word;

struct _AdduceNameForm {
  char *folded;   /* the whole name, with titles, without marks */
  GArray *words;  /* Word, in order, without titles */
  char *in_order; /* sounds of the words, joined */
  char *sorted;   /* the same, sorted */
  char *joined;   /* the same in order, without gaps */
  char *bones;    /* consonants, sorted by word */
  gboolean titled;
  gboolean abjad; /* in a script that leaves out vowels */
};

static const char *const likeness_ids[]
  = { "", "part", "letters", "consonants", "initials", "title", "order", "spelling", "same", "number" };
static const char *const likeness_labels[] = {
  "",
  N_("Part of the name"),
  N_("A letter or two differ"),
  N_("Same consonants"),
  N_("Initials"),
  N_("Title left out"),
  N_("Order of words"),
  N_("Same in another script or spelling"),
  N_("Same name"),
  N_("Same number"),
};

const char *
adduce_likeness_to_id (AdduceLikeness likeness)
{
  g_return_val_if_fail (likeness < G_N_ELEMENTS (likeness_ids), "");

  return likeness_ids[likeness];
}

const char *
adduce_likeness_get_label (AdduceLikeness likeness)
{
  g_return_val_if_fail (likeness < G_N_ELEMENTS (likeness_labels), "");

  return *likeness_labels[likeness] != '\0' ? _(likeness_labels[likeness]) : "";
}

/* --- making one --- */

static void
word_clear (Word *word)
{
  g_free (word->sounds);
}

/* The words of a name, apostrophes joining what they stand between. */
static char **
split_words (const char *text)
{
  GString *spaced = g_string_new (NULL);
  g_autofree char *copy = NULL;
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        {
          if (gap && spaced->len > 0)
            g_string_append_c (spaced, ' ');
          gap = FALSE;
          g_string_append_unichar (spaced, c);
        }
      else if (c != '\'' && c != 0x2019 && c != 0x2bc)
        gap = TRUE;
    }
  copy = g_string_free (spaced, FALSE);
  return g_strsplit (copy, " ", -1);
}

#define BEFORE 1
#define BEHIND 2

static gboolean
is_title (const char *word, guint where)
{
  static gsize lexicon = 0;

  if (g_once_init_enter (&lexicon))
    {
      static const char *const keys[] = { "before", "behind", NULL };

      g_once_init_leave (&lexicon, (gsize) adduce_lexicon_new_folded ("titles", keys));
    }
  return (adduce_lexicon_lookup ((const AdduceLexicon *) lexicon, word) & where) != 0;
}

/* The name without the titles it begins and ends with; whole where there is nothing else. */
static char *
drop_titles (char **words, gboolean *ret_titled)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint first = 0, end;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (all, words[i]);
  end = all->len;
  while (first < end && is_title (all->pdata[first], BEFORE))
    first++;
  while (end > first && is_title (all->pdata[end - 1], BEHIND))
    end--;
  *ret_titled = first < end && (first > 0 || end < all->len);
  if (first == end)
    first = 0, end = all->len;
  g_ptr_array_set_size (all, (int) end);
  g_ptr_array_add (all, NULL);
  return g_strjoinv (" ", (char **) all->pdata + first);
}

static gboolean
is_abjad (const char *folded)
{
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      if (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW || script == G_UNICODE_SCRIPT_SYRIAC)
        return TRUE;
    }
  return FALSE;
}

static void
add_word (AdduceNameForm *self, const char *roman)
{
  g_autofree char *sounds = adduce_name_dup_sounds (roman);
  Word word = { NULL, 0, roman[1] == '\0' && g_ascii_isalpha (*roman), FALSE };

  if (strlen (sounds) > MAX_LENGTH)
    sounds[MAX_LENGTH] = '\0';
  word.length = (guint) strlen (sounds);
  word.digits = strpbrk (sounds, "0123456789") != NULL;
  word.sounds = g_steal_pointer (&sounds);
  g_array_append_val (self->words, word);
}

static int
compare_strings_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_strings_cb);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

static void
join_words (AdduceNameForm *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (words, g_array_index (self->words, Word, i).sounds);
  g_ptr_array_add (words, NULL);
  self->in_order = g_strjoinv (" ", (char **) words->pdata);
  self->joined = g_strjoinv ("", (char **) words->pdata);
  g_ptr_array_set_size (words, (int) words->len - 1);
  self->sorted = join_sorted (words);
}

/* What Arabic and Hebrew write of a word, and what is left of a Latin spelling of it, are the same: consonants, those
 * that one script takes for another made one. */
static char *
dup_bones (const char *roman)
{
  static const struct {
    const char *from;
    char to;
  } pairs[] = { { "kh", 'x' }, { "sh", 'S' }, { "ch", 'S' }, { "th", 't' }, { "dh", 'd' },
                { "gh", 'k' }, { "ph", 'f' }, { "ts", 's' }, { "tz", 's' } };
  static const char from[] = "gjqcpv";
  static const char to[] = "kkkkbf";
  GString *bones = g_string_new (NULL);
  const char *p = g_str_has_prefix (roman, "al") && strlen (roman) > 4 ? roman + 2 : roman;

  while (*p != '\0')
    {
      char c = *p;
      gsize length = 1;

      for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
        if (g_str_has_prefix (p, pairs[i].from))
          {
            c = pairs[i].to;
            length = 2;
          }
      p += length;
      if (length == 1 && strchr (from, c) != NULL)
        c = to[strchr (from, c) - from];
      if (strchr ("aeiouywh", c) == NULL && (bones->len == 0 || bones->str[bones->len - 1] != c))
        g_string_append_c (bones, c);
    }
  return g_string_free (bones, FALSE);
}

AdduceNameForm *
adduce_name_form_new (const char *name)
{
  g_autoptr (GPtrArray) bones = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *roman = NULL;
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) words = NULL;
  AdduceNameForm *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (AdduceNameForm, 1);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, (GDestroyNotify) word_clear);

  folded = adduce_breaks_fold (name);
  all = split_words (folded);
  self->folded = g_strjoinv (" ", all);
  plain = drop_titles (all, &self->titled);
  self->abjad = is_abjad (plain);
  roman = g_str_is_ascii (plain) ? g_strdup (plain) : adduce_breaks_romanize (plain);
  words = split_words (roman);
  for (guint i = 0; words[i] != NULL && self->words->len < MAX_WORDS; i++)
    if (*words[i] != '\0')
      {
        add_word (self, words[i]);
        g_ptr_array_add (bones, dup_bones (words[i]));
      }
  join_words (self);
  self->bones = join_sorted (bones);
  return self;
}

void
adduce_name_form_free (AdduceNameForm *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->words);
  g_free (self->folded);
  g_free (self->in_order);
  g_free (self->sorted);
  g_free (self->joined);
  g_free (self->bones);
  g_free (self);
}

gboolean
adduce_name_form_is_single (const AdduceNameForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->words->len == 1;
}

/* --- comparing --- */

static const Word *
get_word (const AdduceNameForm *self, guint index)
{
  return &g_array_index (self->words, Word, index);
}

/* How many letters must be put, taken or changed. */
static guint
get_distance (const Word *a, const Word *b)
{
  guint row[MAX_LENGTH + 1];

  for (guint j = 0; j <= b->length; j++)
    row[j] = j;
  for (guint i = 1; i <= a->length; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= b->length; j++)
        {
          guint above = row[j];
          guint change = diagonal + (a->sounds[i - 1] == b->sounds[j - 1] ? 0 : 1);

          row[j] = MIN (MIN (above, row[j - 1]) + 1, change);
          diagonal = above;
        }
    }
  return row[b->length];
}

/* The distance, or G_MAXUINT where it is too much for words of that length. */
static guint
get_allowed_distance (const Word *a, const Word *b)
{
  guint longer = MAX (a->length, b->length), shorter = MIN (a->length, b->length);
  guint allowed = shorter < ONE_LETTER - 1 || longer < ONE_LETTER ? 0 : longer < TWO_LETTERS ? 1 : 2;
  guint distance;

  if (strcmp (a->sounds, b->sounds) == 0)
    return 0;
  if (a->digits || b->digits || allowed == 0 || longer - shorter > allowed)
    return G_MAXUINT;
  distance = get_distance (a, b);
  return distance <= allowed ? distance : G_MAXUINT;
}

/* Each word of one near a word of the other. */
static gboolean
differ_by_letters (const AdduceNameForm *a, const AdduceNameForm *b)
{
  guint n = a->words->len, sum = 0;
  guint32 taken = 0;

  if (n != b->words->len || n == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint best = G_MAXUINT, place = 0;

      for (guint j = 0; j < n; j++)
        if ((taken & (1u << j)) == 0)
          {
            guint distance = get_allowed_distance (get_word (a, i), get_word (b, j));

            if (distance < best)
              best = distance, place = j;
          }
      if (best == G_MAXUINT)
        return FALSE;
      taken |= 1u << place;
      sum += best;
    }
  return sum <= MAX_DIFFERENCE;
}

static gboolean
fits_initial (const Word *a, const Word *b)
{
  return (a->initial || b->initial) && a->length > 0 && b->length > 0 && a->sounds[0] == b->sounds[0];
}

/* Whole words are the same, the others are initials or left out initials. */
static gboolean
differ_by_initials (const AdduceNameForm *a, const AdduceNameForm *b)
{
  const AdduceNameForm *less = a->words->len <= b->words->len ? a : b, *more = less == a ? b : a;
  guint32 taken = 0;
  guint n_whole = 0, n_initials = 0;

  for (guint pass = 0; pass < 2; pass++) /* whole words first: an initial must not take one of these */
    for (guint i = 0; i < less->words->len; i++)
      {
        const Word *word = get_word (less, i);
        gboolean found = FALSE;

        if (word->initial != (pass == 1))
          continue;
        for (guint j = 0; j < more->words->len && !found; j++)
          {
            const Word *other = get_word (more, j);
            gboolean same = strcmp (word->sounds, other->sounds) == 0;

            if ((taken & (1u << j)) != 0 || (!same && !fits_initial (word, other)))
              continue;
            taken |= 1u << j;
            found = TRUE;
            if (same && word->length >= 3)
              n_whole++;
            else
              n_initials++;
          }
        if (!found)
          return FALSE;
      }
  for (guint j = 0; j < more->words->len; j++)
    if ((taken & (1u << j)) == 0)
      {
        if (!get_word (more, j)->initial)
          return FALSE;
        n_initials++;
      }
  return n_whole > 0 && n_initials > 0;
}

/* A word of four letters or more that is the first or the last of a name. */
static gboolean
is_part (const AdduceNameForm *one, const AdduceNameForm *whole)
{
  guint n = whole->words->len;
  const Word *word;

  if (one->words->len != 1 || n < 2 || n > 4)
    return FALSE;
  word = get_word (one, 0);
  return word->length >= 4 && !word->digits
         && (strcmp (word->sounds, get_word (whole, n - 1)->sounds) == 0
             || strcmp (word->sounds, get_word (whole, 0)->sounds) == 0);
}

static AdduceLikeness
compare_whole (const AdduceNameForm *self, const AdduceNameForm *other)
{
  if (*self->joined == '\0' || *other->joined == '\0')
    return ADDUCE_LIKENESS_NONE;
  if (strcmp (self->sorted, other->sorted) != 0)
    return strcmp (self->joined, other->joined) == 0 ? ADDUCE_LIKENESS_SPELLING : ADDUCE_LIKENESS_NONE;
  if (self->titled != other->titled)
    return ADDUCE_LIKENESS_TITLE;
  return strcmp (self->in_order, other->in_order) == 0 ? ADDUCE_LIKENESS_SPELLING : ADDUCE_LIKENESS_ORDER;
}

AdduceLikeness
adduce_name_form_compare (const AdduceNameForm *self, const AdduceNameForm *other)
{
  AdduceLikeness whole;

  g_return_val_if_fail (self != NULL, ADDUCE_LIKENESS_NONE);
  g_return_val_if_fail (other != NULL, ADDUCE_LIKENESS_NONE);

  if (strcmp (self->folded, other->folded) == 0)
    return *self->folded != '\0' ? ADDUCE_LIKENESS_SAME : ADDUCE_LIKENESS_NONE;
  whole = compare_whole (self, other);
  if (whole != ADDUCE_LIKENESS_NONE)
    return whole;
  if (differ_by_initials (self, other))
    return ADDUCE_LIKENESS_INITIALS;
  if (self->abjad != other->abjad && strlen (self->bones) >= 3 && strcmp (self->bones, other->bones) == 0)
    return ADDUCE_LIKENESS_CONSONANTS;
  if (differ_by_letters (self, other))
    return ADDUCE_LIKENESS_LETTERS;
  if (is_part (self, other) || is_part (other, self))
    return ADDUCE_LIKENESS_PART;
  return ADDUCE_LIKENESS_NONE;
}

/* --- keys --- */

/* FNV-1a, begun with the kind of key. */
static guint64
add_to_digest (guint64 digest, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    digest = (digest ^ (guchar) text[i]) * G_GUINT64_CONSTANT (1099511628211);
  return digest;
}

static guint64
begin_digest (char kind)
{
  return add_to_digest (G_GUINT64_CONSTANT (14695981039346656037), &kind, 1);
}

static guint64
digest_text (char kind, const char *text)
{
  return add_to_digest (begin_digest (kind), text, strlen (text));
}

/* The letters that the other words begin with, sorted. */
static void
list_initials (const AdduceNameForm *self, guint without, char *initials)
{
  guint n = 0;

  for (guint i = 0; i < self->words->len; i++)
    if (i != without)
      {
        char c = *get_word (self, i)->sounds;
        guint place = n++;

        for (; place > 0 && initials[place - 1] > c; place--)
          initials[place] = initials[place - 1];
        initials[place] = c;
      }
  initials[n] = '\0';
}

/* A long word with one letter taken out (with two in names of one word), and the others' initials: what differs by a
 * letter becomes the same when it is taken out of both. */
static void
add_letter_keys (const AdduceNameForm *self, guint index, AdduceNameKeyFunc func, gpointer user_data)
{
  const Word *word = get_word (self, index);
  gboolean twice = self->words->len == 1 && word->length >= TWO_LETTERS - 1;
  char initials[MAX_WORDS + 1];
  guint64 base;

  if (word->length < ONE_LETTER - 1 || word->digits)
    return;
  list_initials (self, index, initials);
  base = digest_text ('l', initials);
  base = add_to_digest (base, ":", 1);
  func (add_to_digest (base, word->sounds, word->length), FALSE, user_data);
  for (guint i = 0; i < word->length; i++)
    {
      guint64 begin = add_to_digest (base, word->sounds, i);

      func (add_to_digest (begin, word->sounds + i + 1, word->length - i - 1), FALSE, user_data);
      for (guint j = i + 1; twice && j < word->length; j++)
        {
          guint64 middle = add_to_digest (begin, word->sounds + i + 1, j - i - 1);

          func (add_to_digest (middle, word->sounds + j + 1, word->length - j - 1), FALSE, user_data);
        }
    }
}

void
adduce_name_form_foreach_key (const AdduceNameForm *self, AdduceNameKeyFunc func, gpointer user_data)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  if (self->words->len == 0)
    return;
  func (digest_text ('=', self->sorted), FALSE, user_data);
  func (digest_text ('-', self->joined), FALSE, user_data);
  if (strlen (self->bones) >= 3)
    func (digest_text ('c', self->bones), TRUE, user_data);
  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = get_word (self, i);

      if (self->words->len <= 6 && word->length >= 3)
        func (digest_text ('w', word->sounds), TRUE, user_data);
      for (guint j = 0; j < self->words->len && self->words->len <= 6 && word->length >= 3; j++)
        if (i != j)
          func (add_to_digest (digest_text ('i', word->sounds), get_word (self, j)->sounds, 1), FALSE, user_data);
      add_letter_keys (self, i, func, user_data);
    }
}
