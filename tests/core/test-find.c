/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding: hits worked by hand in many scripts, words against the slowest way of comparing, expressions
 * that are wrong or take for ever, other threads, and that all of it can be stopped.
 */
#include "adduce.h"

#include <string.h>

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

/* The hits as "START-END START-END …". */
static char *
find (AdduceText *text, const char *pattern, AdduceFindFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceFind) find = adduce_find_new (pattern, flags, &error);
  g_autoptr (GArray) hits = NULL;
  GString *result = g_string_new (NULL);

  g_assert_no_error (error);
  hits = adduce_find_run (find, text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      AdduceSpan hit = g_array_index (hits, AdduceSpan, i);

      g_string_append_printf (result, "%s%u-%u", i > 0 ? " " : "", hit.start, hit.end);
    }
  return g_string_free (result, FALSE);
}

#define W ADDUCE_FIND_WORD
#define C ADDUCE_FIND_CASE
#define A ADDUCE_FIND_NO_ACCENTS
#define R ADDUCE_FIND_REGEX

static const struct {
  const char *text;
  const char *pattern;
  AdduceFindFlags flags;
  const char *hits;
} cases[] = {
  { "The levy stays. the LEVY", "levy", 0, "4-8 20-24" },
  { "The levy stays. the LEVY", "levy", C, "4-8" },
  { "The levy stays. the LEVY", "the", C, "16-19" },
  { "The levy stays", "absent", 0, "" },
  { "", "x", 0, "" },
  { "aaaa", "aa", 0, "0-2 2-4" },
  { "aabaabaaab", "aabaaab", 0, "3-10" }, /* falls back to a border */
  { "a.b axb", "a.b", 0, "0-3" },         /* a full stop is a full stop */
  { "two\nlines", "o\nl", 0, "2-5" },

  /* spaces that don't break, and narrow ones; the end of a line is none of them */
  { "the\u00a0Customs Union, the Customs\u202fUnion", "the customs union", 0, "0-17 19-36" },
  { "in 10\u00a0000 cases", "10 000", C, "3-9" },
  { "one two", "one\u00a0two", 0, "0-7" },
  { "one\u00a0two", "one two", W, "0-7" },
  { "one\ntwo", "one two", 0, "" },

  /* typographic marks, which cannot be typed */
  { "don\u2019t don't", "don't", 0, "0-5 6-11" },
  { "\u201cYes\u201d", "\"yes\"", 0, "0-5" },
  { "ex\u2011wife", "ex-wife", 0, "0-7" },

  /* case in other scripts, and where folding makes two letters of one */
  { "Паром и ПАРОМ", "паром", 0, "0-5 8-13" },
  { "Straße STRASSE", "strasse", 0, "0-6 7-14" },
  { "Maß Mass", "s", 0, "6-7 7-8" },      /* not half of a letter */
  { "ΟΔΟΣ οδος", "οδος", 0, "0-4 5-9" },

  /* accents: typed as one character or two, to be minded or not */
  { "caf\u00e9 cafe\u0301 cafe", "caf\u00e9", 0, "0-4 5-10" },
  { "caf\u00e9 cafe\u0301 cafe", "cafe", 0, "11-15" },
  { "caf\u00e9 cafe\u0301 cafe", "cafe", A, "0-4 5-10 11-15" },
  { "caf\u00e9 cafe\u0301 cafe", "caf\u00c9", A, "0-4 5-10 11-15" },
  { "Nov\u00e1k", "novak", A, "0-5" },
  { "Nov\u00e1k", "Novak", A | C, "0-5" },
  { "Nov\u00e1k", "novak", A | C, "" },
  { "\u0915\u093f \u0915", "\u0915", 0, "0-1 3-4" }, /* a stem before a vowel sign */
  { "\u304b\u3099", "\u304b", A, "0-1" },

  /* whole words */
  { "tax taxes syntax tax.", "tax", W, "0-3 17-20" },
  { "can't can", "can", W, "6-9" },
  { "non-tax", "tax", W, "4-7" },
  { "\u65e5\u672c\u8a9e\u306e\u6587\u7ae0", "\u6587\u7ae0", W, "4-6" },
  { "\u65e5\u672c\u8a9e\u306e\u6587\u7ae0", "\u7ae0", W, "" },
  { "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35\u0e0a\u0e32\u0e27\u0e42\u0e25\u0e01", "\u0e42\u0e25\u0e01", W, "9-12" },

  /* expressions */
  { "4.8 billion, 61 million", "[0-9.]+ (b|m)illion", R, "0-11 13-23" },
  { "one\ntwo\nthree", "^t\\w+$", R, "4-7 8-13" },
  { "AbC abc", "b.", R, "1-3 5-7" },
  { "AbC abc", "bC", R | C, "1-3" },
  { "xxaxx", "a*", R, "2-3" },           /* empty ones are none */
  { "one two", "\\b", R, "" },
  { "\u00fcber \U0001f600 \u00fcber", "\u00fc\\p{L}+", R, "0-4 7-11" },
  { "tax taxes", "ta.", R | W, "0-3" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_text (cases[i].text);
      g_autofree char *hits = find (text, cases[i].pattern, cases[i].flags);

      g_test_message ("“%s” in “%s”", cases[i].pattern, cases[i].text);
      g_assert_cmpstr (hits, ==, cases[i].hits);
    }
}

/* Every place of every short pattern over two letters, in long random texts. */
static void
test_brute_force (void)
{
  GRand *rand = g_rand_new_with_seed (20310304);

  for (int n = 0; n < 2000; n++)
    {
      char letters[65], pattern[7];
      int n_letters = g_rand_int_range (rand, 1, 65), n_pattern = g_rand_int_range (rand, 1, 7);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (AdduceText) text = NULL;
      g_autofree char *hits = NULL;

      for (int i = 0; i < n_letters; i++)
        letters[i] = g_rand_boolean (rand) ? 'a' : 'b';
      letters[n_letters] = '\0';
      for (int i = 0; i < n_pattern; i++)
        pattern[i] = g_rand_boolean (rand) ? 'a' : 'b';
      pattern[n_pattern] = '\0';
      for (const char *p = letters; (p = strstr (p, pattern)) != NULL; p += n_pattern)
        g_string_append_printf (expected, "%s%d-%d", expected->len > 0 ? " " : "", (int) (p - letters),
                                (int) (p - letters) + n_pattern);

      text = make_text (letters);
      hits = find (text, pattern, n % 2 == 0 ? ADDUCE_FIND_CASE : ADDUCE_FIND_DEFAULT);
      g_assert_cmpstr (hits, ==, expected->str);
    }
  g_rand_free (rand);
}

static void
test_faults (void)
{
  static const struct {
    const char *pattern;
    AdduceFindFlags flags;
    const char *says;
  } faults[] = {
    { "", 0, "nothing to look for" },
    { "\xff", 0, "nothing to look for" },
    { "a(b", R, "round bracket" },
    { "ab[c", R, "square bracket" },
    { "ab*{x", R, "character" },
    { "a{3,1}", R, "smaller than the first" },
    { "(?<=a*)b", R, "behind" },
    { "a\\", R, "backslash" },
    { "(a)\\7", R, "no such group" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      AdduceFind *find = adduce_find_new (faults[i].pattern, faults[i].flags, &error);

      g_assert_null (find);
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i].says));
    }
}

/* The place of a fault is told, in characters from 1. */
static void
test_fault_place (void)
{
  static const struct {
    const char *pattern;
    const char *place;
  } faults[] = {
    { "*a", "near character 1:" },
    { "ü[z-a]", "near character 5:" },
    { "x)", "near character 2:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (adduce_find_new (faults[i].pattern, R, &error));
      g_assert_nonnull (strstr (error->message, faults[i].place));
    }
}

static void
test_too_long (void)
{
  g_autofree char *pattern = g_strnfill (ADDUCE_FIND_MAX_PATTERN + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (adduce_find_new (pattern, ADDUCE_FIND_DEFAULT, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

/* Each letter more doubles the work: 2 to the 40 steps are never done. */
static void
test_catastrophe (void)
{
  g_autofree char *letters = g_strnfill (40, 'a');
  g_autofree char *utf8 = g_strconcat (letters, "!", NULL);
  g_autoptr (AdduceText) text = make_text (utf8);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceFind) find = adduce_find_new ("(a+)+$", R, &error);
  GArray *hits;

  g_assert_no_error (error);
  hits = adduce_find_run (find, text, NULL, &error);
  g_assert_null (hits);
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Stopping ends what would go on for ever. */
static void
test_cancel (void)
{
  g_autofree char *letters = g_strnfill (40, 'a');
  g_autofree char *utf8 = g_strconcat (letters, "!", NULL);
  g_autoptr (AdduceText) text = make_text (utf8);
  g_autoptr (AdduceFind) find = adduce_find_new ("(a+)+$", R, NULL);
  g_autoptr (AdduceFind) words = adduce_find_new ("a", 0, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  adduce_find_run_async (find, text, cancellable, stored_cb, &result);
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (adduce_find_run_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  g_assert_null (adduce_find_run (words, text, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A million letters: the same in another thread. */
static void
test_large (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (AdduceFind) words = adduce_find_new ("levy", W, NULL);
  g_autoptr (AdduceFind) regex = adduce_find_new ("l[ae]vy\\b", R, NULL);
  AdduceFind *finds[] = { words, regex };

  for (int i = 0; i < 20000; i++)
    g_string_append (utf8, "Die ‘Levy’ bleibt, sagte die Ministerin am Dienstag.\n");
  text = make_text (utf8->str);
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) hits = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (adduce_find_is_slow (finds[i], text));
      adduce_find_run_async (finds[i], text, NULL, stored_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      hits = adduce_find_run_finish (result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 20000);
      g_assert_cmpuint (g_array_index (hits, AdduceSpan, 19999).start, ==, 19999 * 53 + 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/find/cases", test_cases);
  g_test_add_func ("/find/brute-force", test_brute_force);
  g_test_add_func ("/find/faults", test_faults);
  g_test_add_func ("/find/fault-place", test_fault_place);
  g_test_add_func ("/find/too-long", test_too_long);
  g_test_add_func ("/find/catastrophe", test_catastrophe);
  g_test_add_func ("/find/cancel", test_cancel);
  g_test_add_func ("/find/large", test_large);
  return g_test_run ();
}
