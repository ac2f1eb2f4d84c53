/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of import: dates, languages, names of files, where decoded text stood, tables that end too early, and what the
 * gate lets in of other programs' JSON. What comes of files is tested in tests/cli/test-import.py.
 */
#include "adduce.h"

#include "import/adduce-import-date.h"
#include "import/adduce-import-encoding.h"
#include "import/adduce-import-name.h"
#include "text/adduce-language.h"

#include <string.h>

/* As newspapers and databases write them; the days are the calendar's. */
static void
test_dates (void)
{
  static const struct {
    const char *text;
    const char *date;
  } cases[] = {
    { "2031-03-04", "2031-03-04" },
    { "2031-03-04T18:12:00+01:00", "2031-03-04" },
    { "2031/3/4", "2031-03-04" },
    { "2031/03/04/", "2031-03-04" },
    { "20310304", "2031-03-04" },
    { "20310304101500", "2031-03-04" },
    { "20310304T101500Z", "2031-03-04" },
    { "March 4, 2031 Tuesday", "2031-03-04" },
    { "March 7, 2031 Friday 4:05 PM GMT", "2031-03-07" },
    { "Tuesday, 4 March 2031", "2031-03-04" },
    { "4th of March, 2031", "2031-03-04" },
    { "Mar 4, 2031", "2031-03-04" },
    { "04-Mar-2031", "2031-03-04" },
    { "Dienstag, 4. März 2031", "2031-03-04" },
    { "4. Mai 2031", "2031-05-04" },
    { "mardi 4 mars 2031", "2031-03-04" },
    { "1er août 2031", "2031-08-01" },
    { "4 de marzo de 2031", "2031-03-04" },
    { "4 marca 2031", "2031-03-04" },
    { "4 марта 2031 года", "2031-03-04" },
    { "4 березня 2031 р.", "2031-03-04" },
    { "4 maart 2031", "2031-03-04" },
    { "2031年3月4日", "2031-03-04" },
    { "4.3.2031", "2031-03-04" },
    { "04.03.2031 14:05", "2031-03-04" },
    { "25/12/2031", "2031-12-25" },
    { "12/25/2031", "2031-12-25" },
    { "4/4/2031", "2031-04-04" },
    { "March 2031", "2031-03" },
    { "2031-03", "2031-03" },
    { "2031", "2031" },
    { "2031-02-29", NULL },
    { "31 April 2031", NULL },
    { "04/03/2031", NULL },
    { "The vote of the council", NULL },
    { "12345", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = adduce_import_parse_date (cases[i].text, ADDUCE_IMPORT_ORDER_UNKNOWN, TRUE, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

static void
test_date_order (void)
{
  gboolean ambiguous = FALSE;
  g_autofree char *unknown = adduce_import_parse_date ("04/03/2031", ADDUCE_IMPORT_ORDER_UNKNOWN, TRUE, &ambiguous);
  g_autofree char *day = adduce_import_parse_date ("04/03/2031", ADDUCE_IMPORT_ORDER_DMY, TRUE, NULL);
  g_autofree char *month = adduce_import_parse_date ("04/03/2031", ADDUCE_IMPORT_ORDER_MDY, TRUE, NULL);

  g_assert_null (unknown);
  g_assert_true (ambiguous);
  g_assert_cmpstr (day, ==, "2031-03-04");
  g_assert_cmpstr (month, ==, "2031-04-03");
}

/* A headline with a date in it is no date line. */
static void
test_date_in_words (void)
{
  static const char *const headlines[] = { "Budget of 4 March 2031 was no mistake", "2031: a year of levies",
                                           "May 2031 be better", "Letter: the vote of 3 March 2031" };

  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      g_autofree char *whole = adduce_import_parse_date (headlines[i], ADDUCE_IMPORT_ORDER_UNKNOWN, TRUE, NULL);

      g_assert_null (whole);
    }
  g_autofree char *part = adduce_import_parse_date (headlines[0], ADDUCE_IMPORT_ORDER_UNKNOWN, FALSE, NULL);
  g_assert_cmpstr (part, ==, "2031-03-04");
}

static void
test_languages (void)
{
  static const struct {
    const char *name;
    const char *code;
  } cases[] = {
    { "English", "en" },          { "ENGLISH", "en" },    { "DEUTSCH; GERMAN", "de" }, { "Französisch", "fr" },
    { "français", "fr" },         { "Español", "es" },    { "русский", "ru" },         { "en-gb", "en-GB" },
    { "de_AT", "de-AT" },         { "Ukrainian", "uk" },  { "zh-Hans-CN", "zh-Hans-CN" }, { "Klingonese", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = adduce_language_find_code (cases[i].name);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    const char *clean;
  } cases[] = {
    { "../../etc/passwd", "etc-passwd" },
    { "C:\\temp\\x", "C--temp-x" },
    { ".hidden", "hidden" },
    { "a\xe2\x80\xae" "b\xe2\x80\x8b" "c", "abc" }, /* U+202E, U+200B */
    { "two\nlines", "two lines" },
    { "Ра́да", "Ра́да" },
    { " . ", "" },
  };
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *cut = adduce_import_name_clean (long_name);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = adduce_import_name_clean (cases[i].name);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
  g_assert_cmpuint (strlen (cut), ==, ADDUCE_IMPORT_MAX_NAME);
}

static void
test_made_name (void)
{
  g_autoptr (AdduceImportArticle) article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  g_autofree char *empty = adduce_import_name_make (article);
  g_autofree char *made = NULL, *own = NULL;

  g_assert_cmpstr (empty, ==, "article");
  adduce_import_fields_set (fields, "date", "2031-03-04", NULL);
  adduce_import_fields_set (fields, "outlet", "The Ketta Daily", NULL);
  adduce_import_fields_set (fields, "headline", "We can’t: “Levy” stays — says Ärger & Söhne", NULL);
  made = adduce_import_name_make (article);
  g_assert_cmpstr (made, ==, "2031-03-04-the-ketta-daily-we-cant-levy-stays-says-ärger-söhne");
  adduce_import_article_set_name (article, "Speech of May.final.DOCX");
  own = adduce_import_name_make (article);
  g_assert_cmpstr (own, ==, "Speech of May.final");
}

/* The place of each character is where its bytes are, counted by hand. */
static void
test_places (void)
{
  static const struct {
    const char *bytes;
    gsize n;
    const char *encoding;
    gsize offsets[3];
    guint64 places[3];
  } cases[] = {
    { "\xef\xbb\xbf" "\xc3\xa4" "b", 6, NULL, { 0, 2, 3 }, { 3, 5, 6 } },
    { "\xe4" "b\xfc", 3, "WINDOWS-1252", { 0, 2, 3 }, { 0, 1, 2 } },
    { "\xff\xfe\xe4\0b\0\x3d\xd8\x00\xde", 10, NULL, { 2, 3, 7 }, { 4, 6, 10 } },
    { "\x82\xa0" "b\x82\xa2", 5, "CP932", { 3, 4, 7 }, { 2, 3, 5 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceImportDecoded) decoded
        = adduce_import_decode (cases[i].bytes, cases[i].n, cases[i].encoding, NULL, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpuint (adduce_import_decoded_get_place (decoded, cases[i].offsets[k]), ==, cases[i].places[k]);
      /* And again from the beginning. */
      g_assert_cmpuint (adduce_import_decoded_get_place (decoded, cases[i].offsets[0]), ==, cases[i].places[0]);
    }
}

static void
test_partial_table (void)
{
  static const char text[] = "a,b\n1,2\n\"3\",4\n5,\"6\n7,8\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL, whole_error = NULL;
  g_autofree char *problem = NULL;
  gsize stop = 0;
  g_autoptr (AdduceCsvTable) table = adduce_csv_table_new_partial (bytes, NULL, &problem, &stop, &error);
  g_autoptr (AdduceCsvTable) whole = adduce_csv_table_new (bytes, NULL, &whole_error);

  g_assert_null (whole);
  g_assert_error (whole_error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_csv_table_get_n_rows (table), ==, 3);
  g_assert_cmpuint (adduce_csv_table_get_start (table, 2), ==, 8);
  g_assert_cmpuint (adduce_csv_table_get_end (table, 2), ==, 14);
  g_assert_cmpuint (stop, ==, 14);
  g_assert_cmpstr (problem, ==, "line 4: a quotation mark is opened and not closed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/dates", test_dates);
  g_test_add_func ("/import/date-order", test_date_order);
  g_test_add_func ("/import/date-in-words", test_date_in_words);
  g_test_add_func ("/import/languages", test_languages);
  g_test_add_func ("/import/names", test_names);
  g_test_add_func ("/import/made-name", test_made_name);
  g_test_add_func ("/import/places", test_places);
  g_test_add_func ("/import/partial-table", test_partial_table);
  return g_test_run ();
}
