/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading back an export: what is right, and that each thing that is not is found. Places as other programs count
 * them.
 */
#include "adduce.h"
#include "scratch.h"

#include "exchange/adduce-foreign-ruler.h"

typedef struct {
  char *top;
  char *corpus;
  char *output;
  AdduceExportOptions options;
  AdduceExportResult *result;
} Fixture;

static void
copy (const char *name, const char *folder)
{
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "export", "corpus", name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (from, &contents, &n, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) n, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "a.txt", "a.txt.mira.claims.json", "a-b.txt", "a-b.txt.jonas.claims.json",
                                       "codebook.json" };
  g_autoptr (GError) error = NULL;

  self->top = scratch_new ();
  self->corpus = g_build_filename (self->top, "corpus", NULL);
  self->output = g_build_filename (self->top, "out.jsonl", NULL);
  g_assert_cmpint (g_mkdir (self->corpus, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    copy (names[i], self->corpus);
  self->options.format = "jsonl";
  self->result = adduce_export_corpus (self->corpus, self->output, &self->options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  adduce_export_result_free (self->result);
  scratch_remove (self->top);
  g_free (self->top);
  g_free (self->corpus);
  g_free (self->output);
}

/* Changes the first @what in the result; checks; expects one sentence with @expected; changes it back. */
static void
check_change (Fixture *self, const char *what, const char *instead, const char *expected)
{
  g_autofree char *whole = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (self->output, &whole, NULL, NULL));
  changed = g_string_new (whole);
  g_assert_cmpuint (g_string_replace (changed, what, instead, 1), ==, 1);
  g_assert_true (g_file_set_contents (self->output, changed->str, -1, NULL));
  problems = adduce_exchange_check (self->corpus, self->output, &self->options, self->result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], expected));
  g_assert_true (g_file_set_contents (self->output, whole, -1, NULL));
}

static void
test_right (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
    = adduce_exchange_check (self->corpus, self->output, &self->options, self->result, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (self->result->n_claims, >, 0);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_wrong (Fixture *self, gconstpointer data)
{
  check_change (self, "\"certainty\":\"high\"", "\"certainty\":\"low\"", "its certainty is another");
  check_change (self, "\"stance\":\"oppose\",\"stance_label\":\"Opposes\"",
                "\"stance\":\"support\",\"stance_label\":\"Supports\"", "its stance is another");
  check_change (self, "\"created\":\"2031", "\"created\":\"2030", "its times are others");
  check_change (self, "\"coder\":\"jonas\"", "\"coder\":\"josef\"", "its coder is another");
  check_change (self, "\"evidence\":[\"none\"],\"evidence_labels\":[\"None\"]",
                "\"evidence\":[],\"evidence_labels\":[]", "its evidence is another");
  check_change (self, "[[80,101]],\"text\":[\"=1+1 is not a budget.\"]",
                "[[81,101]],\"text\":[\"1+1 is not a budget.\"]", "it stands elsewhere");
  check_change (self, "\"note\":null", "\"note\":\"x\"", "its note is another");
  check_change (self, "\"issues\":[]", "\"issues\":[\"A thing\"]", "its issues are others");
}

/* A claim that is gone, and one that came. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = NULL;
  const char *second;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (self->output, &whole, NULL, NULL));
  second = strchr (whole, '\n') + 1;
  g_assert_true (g_file_set_contents (self->output, second, -1, NULL));
  problems = adduce_exchange_check (self->corpus, self->output, &self->options, self->result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "it is not in the result"));
}

static void
test_can (void)
{
  g_assert_true (adduce_exchange_can_check ("brat"));
  g_assert_true (adduce_exchange_can_check ("html"));
  g_assert_false (adduce_exchange_can_check ("dna"));
  g_assert_false (adduce_exchange_can_check ("nothing"));
}

/* The first claims that an expression means, and a preview of these. */
static void
test_first (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = adduce_claim_choice_find (self->corpus, "", NULL, &error);
  g_auto (GStrv) two = adduce_claim_choice_find_first (self->corpus, "", 2, NULL, &error);
  g_auto (GStrv) one = adduce_claim_choice_find_first (self->corpus, "coder is mira", 2, NULL, &error);
  g_auto (GStrv) none = adduce_claim_choice_find_first (self->corpus, "coder is bert", 2, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (all), ==, 3);
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_cmpstr (two[0], ==, all[0]);
  g_assert_cmpstr (two[1], ==, all[1]);
  g_assert_cmpuint (g_strv_length (one), ==, 1);
  g_assert_cmpstr (one[0], ==, "urn:uuid:019a0000-0000-7000-8000-000000000021");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      char **const choices[] = { two, one, none };
      const AdduceExportOptions options = { .format = "csv", .claims = (const char *const *) choices[i] };
      g_autoptr (AdduceExchangePreview) preview = adduce_exchange_preview (self->corpus, &options, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (preview->n_claims, ==, g_strv_length (choices[i]));
    }
  g_assert_null (adduce_claim_choice_find_first (self->corpus, "coder is", 2, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

/* "a", a boat of two units and four bytes, CR LF, "b": counted by hand. */
static void
test_ruler (void)
{
  g_autoptr (AdduceForeignRuler) ruler = adduce_foreign_ruler_new ("a\xf0\x9f\x9a\xa2\r\nb");
  static const struct {
    AdduceForeignUnit unit;
    gboolean of_text;
    guint places[5]; /* of a, boat, line end, b, end */
  } ways[] = {
    { ADDUCE_FOREIGN_CODE_POINTS, FALSE, { 0, 1, 3, 4, 5 } }, { ADDUCE_FOREIGN_CODE_POINTS, TRUE, { 0, 1, 2, 3, 4 } },
    { ADDUCE_FOREIGN_UTF16, FALSE, { 0, 1, 4, 5, 6 } },       { ADDUCE_FOREIGN_UTF16, TRUE, { 0, 1, 3, 4, 5 } },
    { ADDUCE_FOREIGN_BYTES, FALSE, { 0, 1, 6, 7, 8 } },       { ADDUCE_FOREIGN_BYTES, TRUE, { 0, 1, 5, 6, 7 } },
  };

  g_assert_cmpstr (adduce_text_get_utf8 (adduce_foreign_ruler_get_text (ruler)), ==, "a\xf0\x9f\x9a\xa2\nb");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint offset = 0; offset < G_N_ELEMENTS (ways[i].places); offset++)
      {
        guint found = 99;

        g_assert_true (adduce_foreign_ruler_find (
          ruler, adduce_foreign_ruler_make_way (ways[i].unit, ways[i].of_text), ways[i].places[offset], &found));
        g_assert_cmpuint (found, ==, offset);
      }
  guint found;
  guint utf16 = adduce_foreign_ruler_make_way (ADDUCE_FOREIGN_UTF16, TRUE);
  guint bytes = adduce_foreign_ruler_make_way (ADDUCE_FOREIGN_BYTES, TRUE);
  g_assert_false (adduce_foreign_ruler_find (ruler, utf16, 2, &found));
  g_assert_false (adduce_foreign_ruler_find (ruler, bytes, 8, &found));
}

/* Far behind the marks, which are 256 characters apart. */
static void
test_long_ruler (void)
{
  g_autoptr (GString) raw = g_string_new ("\xef\xbb\xbf");
  g_autoptr (AdduceForeignRuler) ruler = NULL;
  guint utf16 = adduce_foreign_ruler_make_way (ADDUCE_FOREIGN_UTF16, TRUE);
  guint bytes = adduce_foreign_ruler_make_way (ADDUCE_FOREIGN_BYTES, FALSE);
  guint found;

  for (guint i = 0; i < 1000; i++)
    g_string_append (raw, "\xf0\x9f\x98\x80");
  ruler = adduce_foreign_ruler_new (raw->str);
  for (guint i = 0; i <= 1000; i++)
    {
      g_assert_true (adduce_foreign_ruler_find (ruler, utf16, 2 * i, &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_true (adduce_foreign_ruler_find (ruler, bytes, 4 * i + 3, &found));
      g_assert_cmpuint (found, ==, i);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/right", Fixture, NULL, set_up, test_right, tear_down);
  g_test_add ("/exchange/wrong", Fixture, NULL, set_up, test_wrong, tear_down);
  g_test_add ("/exchange/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/exchange/first", Fixture, NULL, set_up, test_first, tear_down);
  g_test_add_func ("/exchange/can", test_can);
  g_test_add_func ("/exchange/ruler", test_ruler);
  g_test_add_func ("/exchange/long-ruler", test_long_ruler);
  return g_test_run ();
}
