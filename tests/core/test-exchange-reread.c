/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checking formats that are written only: what is right, what is missing, what came, and what was changed by hand.
 */
#include "adduce.h"
#include "scratch.h"

#define N_JONAS 2 /* claims of the corpus */

typedef struct {
  char *top;
  char *corpus;
  char *output;
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

  self->top = scratch_new ();
  self->corpus = g_build_filename (self->top, "corpus", NULL);
  g_assert_cmpint (g_mkdir (self->corpus, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    copy (names[i], self->corpus);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  scratch_remove (self->top);
  g_free (self->top);
  g_free (self->corpus);
  g_free (self->output);
}

/* Written as @options say; beside what was written before. */
static AdduceExportResult *
write_again (Fixture *self, const AdduceExportOptions *options)
{
  static guint n_outputs;
  g_autofree char *name = g_strdup_printf ("out-%u", ++n_outputs);
  g_autoptr (GError) error = NULL;
  AdduceExportResult *result;

  g_free (self->output);
  self->output = g_build_filename (self->top, name, NULL);
  result = adduce_export_corpus (self->corpus, self->output, options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Expects @n sentences, all with @expected. */
static void
check (Fixture *self, const AdduceExportOptions *options, const AdduceExportResult *result, guint n,
       const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems
    = adduce_exchange_check (self->corpus, self->output, options, result, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s: %s", options->format, (char *) problems->pdata[i]);
      g_assert_nonnull (strstr (problems->pdata[i], expected));
    }
  g_assert_cmpuint (problems->len, ==, n);
}

static const char *const formats[]
  = { "parquet-ready", "huggingface", "dna-csv", "tei", "html", "md", "docx", "methods" };

static void
test_right (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const AdduceExportFormat *format = adduce_export_get_format (formats[i]);

      g_assert_true (adduce_exchange_can_check (formats[i]));
      for (guint text = ADDUCE_EXPORT_TEXT_FULL; text <= ADDUCE_EXPORT_TEXT_OFFSETS; text++)
        {
          const AdduceExportOptions options = { .format = formats[i],
                                                .text = (AdduceExportText) text,
                                                .label = format->takes_label ? "speaker" : NULL };

          if ((format->texts & 1u << text) == 0)
            continue;
          g_autoptr (AdduceExportResult) result = write_again (self, &options);
          check (self, &options, result, 0, "");
        }
    }
}

/* One coder's claims are not in it, or should not be. */
static void
test_others (Fixture *self, gconstpointer data)
{
  static const char *const mira[] = { "mira", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const AdduceExportOptions all = { .format = formats[i] };
      const AdduceExportOptions some = { .format = formats[i], .coders = mira };
      g_autoptr (AdduceExportResult) with_some = write_again (self, &some);

      check (self, &all, with_some, N_JONAS, "it is not in the result");
      g_autoptr (AdduceExportResult) with_all = write_again (self, &all);
      if (g_str_equal (formats[i], "methods"))
        check (self, &some, with_all, 1, "“jonas” is in the result, but no such claim in the corpus");
      else
        check (self, &some, with_all, N_JONAS, "is in the result, but no such claim in the corpus");
    }
}

/* What stands there is another: the claim is missing, and a stranger came. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *format;
    const char *file; /* or NULL for the result itself */
    const char *what;
    const char *instead;
  } cases[] = {
    { "parquet-ready", "claims/part-00000.jsonl", "\"spans\":\"6-13\"", "\"spans\":\"6-14\"" },
    { "huggingface", NULL, "Öland", "Oland" },
    { "dna-csv", NULL, "\"unclear\"", "\"support\"" },
    { "tei", "a.xml", "<anchor xml:id=\"c1.1s\"/>Ö", "Ö<anchor xml:id=\"c1.1s\"/>" },
    { "html", NULL, "<q dir=\"auto\">Öland", "<q dir=\"auto\">Aland" },
    { "md", NULL, "1. Öland", "1. Aland" },
    { "methods", "counts.csv", "Claims by coder,mira,1", "Claims by coder,myra,1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AdduceExportOptions options = { .format = cases[i].format, .n_shards = 1 };
      g_autoptr (AdduceExportResult) result = write_again (self, &options);
      gboolean is_set = g_str_equal (cases[i].format, "huggingface"); /* the text decides in which split it is */
      g_autofree char *train = g_build_filename ("data", "claims", "train.jsonl", NULL);
      g_autofree char *path = g_build_filename (self->output, is_set ? train : cases[i].file, NULL);
      g_autofree char *whole = NULL;
      g_autoptr (GString) changed = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_get_contents (path, &whole, NULL, NULL));
      changed = g_string_new (whole);
      g_test_message ("%s", cases[i].format);
      g_assert_cmpuint (g_string_replace (changed, cases[i].what, cases[i].instead, 1), ==, 1);
      g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
      g_autoptr (GPtrArray) problems
        = adduce_exchange_check (self->corpus, self->output, &options, result, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 2);
      g_assert_nonnull (strstr (problems->pdata[0], "it is not in the result"));
      g_assert_nonnull (strstr (problems->pdata[1], "is in the result, but no such claim in the corpus"));
    }
}

/* A damaged result is an error that says where. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  const AdduceExportOptions options = { .format = "tei" };
  g_autoptr (AdduceExportResult) result = write_again (self, &options);
  g_autofree char *path = g_build_filename (self->output, "a.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "<TEI>\n<text>", -1, NULL));
  g_assert_null (adduce_exchange_check (self->corpus, self->output, &options, result, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "a.xml: line 2: "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reread/right", Fixture, NULL, set_up, test_right, tear_down);
  g_test_add ("/reread/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/reread/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/reread/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  return g_test_run ();
}
