/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expressions about claims: what they find among the nine of claims-fixture.h (worked out by hand from its table),
 * that they print as they read, and what is said of wrong ones.
 */
#include "claims-fixture.h"

typedef struct {
  char *folder;
  AdduceCorpusClaims *claims;
  AdduceCodebook *codebook;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = claims_fixture_new ();
  fixture->claims = claims_fixture_load (fixture->folder);
  fixture->codebook = adduce_corpus_get_codebook (adduce_corpus_claims_get_corpus (fixture->claims));
  fixture->rows = adduce_corpus_claims_ref_rows (fixture->claims);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->rows);
  g_object_unref (fixture->claims);
  scratch_remove (fixture->folder);
  g_free (fixture->folder);
}

/* The numbers of the claims that an expression finds, as in the table: "1 2 9". */
static char *
find (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (text, fixture->codebook, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) found = adduce_claim_filter_apply (filter, fixture->rows, NULL);
  GString *numbers = g_string_new (NULL);
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      gboolean is_found = g_ptr_array_find (found, fixture->rows->pdata[i], NULL);
      g_assert_cmpint (is_found, ==, adduce_claim_filter_matches (filter, fixture->rows->pdata[i]));
      if (is_found)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? " " : "", i + 1);
    }
  return g_string_free (numbers, FALSE);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *found;
  } cases[] = {
    { "", "1 2 3 4 5 6 7 8 9" },
    { "stance is oppose", "2 3 5 8" },
    { "stance is oppose, unclear", "2 3 5 8 9" },
    { "stance is-not oppose", "1 4 6 7 9" },
    { "stance is-not oppose, support", "4 9" },
    { "stance unset", "4" },
    { "stance any and issue unset", "9" },
    { "evidence unset", "3 4 6 9" },
    { "speaker is minister-a", "1 2 3 7" },
    { "speaker is \"MINISTER  á\"", "1 2 3 7" },
    { "speaker is guild, minister-b", "2 5 6 8 9" },
    { "speaker is guild and speaker is minister-a", "2" },
    { "speaker contains \"minist\"", "1 2 3 7 8 9" },
    { "coder is jonas or evidence is law", "2 3 7 8 9" },
    { "date from 2031-04-01", "4 5 7 8 9" },
    { "date to 2031-04-01", "1 2 3 4 5" },
    { "date from 2031-03-05 to 2031-05-19", "4 5" },
    { "date from 2031-03 to 2031-04", "1 2 3 4 5" },
    { "date from 2031", "1 2 3 4 5 7 8 9" },
    { "date unset", "6" },
    { "outlet is \"ketta daily\"", "4 5" },
    { "status is done", "1 2" },
    { "article is notes.txt", "6" },
    { "text \"object guild\"", "2 5 8" },
    { "text LATE", "7 8 9" },
    { "text ketta", "4 5" },
    { "text \"nothing like this\"", "" },
    { "violations", "2" }, /* no evidence, and a law */
    { "not (stance is oppose or stance is support)", "4 9" },
    { "not stance is oppose and coder is anna", "1 4 6" },
    { "stance is support or stance is oppose and coder is jonas", "1 3 6 7 8" },
    { "(stance is support or stance is oppose) and coder is jonas", "3 7 8" },
    { "changed since 1999", "1 2 3 4 5 6 7 8 9" },
    { "changed since 9999-12-31", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (fixture, cases[i].text);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* Labels of the codebook find what the code does. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  AdduceCode *oppose = adduce_codebook_lookup (fixture->codebook, "stance", "oppose");
  g_autofree char *value = adduce_claim_filter_quote (adduce_code_get_label (oppose));
  g_autofree char *text = g_strdup_printf ("stance is %s", value);
  g_autofree char *found = find (fixture, text);
  g_assert_cmpstr (adduce_code_get_label (oppose), !=, "oppose");
  g_assert_cmpstr (found, ==, "2 3 5 8");
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceClaimFilter) since = adduce_claim_filter_parse ("changed since 2031-05-01", NULL, NULL, NULL);
  g_autoptr (AdduceText) text = adduce_text_new (g_bytes_new_static ("word", 4), NULL);
  AdduceSpan span = { 0, 4 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  /* `date -u -d 2031-05-01 +%s` */
  static const struct {
    gint64 time;
    gboolean found;
  } cases[] = { { 1935360000, TRUE }, { 1935359999, FALSE }, { 1935360000 + 86400 * 40, TRUE }, { 0, FALSE } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      adduce_claim_builder_set_modified (builder, cases[i].time);
      g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
      g_autoptr (AdduceTag) tag = adduce_tag_new ("a", "a");
      AdduceClaimSource values = { (char *) "a", (char *) "b", tag, tag, NULL, NULL, ADDUCE_STATUS_NEW };
      g_autoptr (AdduceClaimSource) source = adduce_claim_source_new (&values);
      g_autoptr (AdduceClaimRow) row = adduce_claim_row_new (claim, source, NULL, 0);
      g_assert_cmpint (adduce_claim_filter_matches (since, row), ==, cases[i].found);
    }
}

static void
test_print (void)
{
  static const struct {
    const char *text;
    const char *printed;
  } cases[] = {
    { "", "" },
    { "stance == oppose && speaker != mayor-x", "stance is oppose and speaker is-not mayor-x" },
    { "stance = oppose | speaker ≠ \"=\"", "stance is oppose or speaker is-not \"=\"" },
    { "  stance   is oppose AND speaker Is-Not  mayor-x ", "stance is oppose and speaker is-not mayor-x" },
    { "date from 2031-01-01 to 2031-06-30", "date from 2031-01-01 to 2031-06-30" },
    { "text levy", "text \"levy\"" },
    { "speaker is \"Mayor X\", b ,\"and\"", "speaker is \"Mayor X\", b, \"and\"" },
    { "speaker is \"a \\\"b\\\" \\\\ c\"", "speaker is \"a \\\"b\\\" \\\\ c\"" },
    { "((stance unset))", "stance unset" },
    { "stance unset and (issue any and evidence any)", "stance unset and issue any and evidence any" },
    { "(stance unset or issue unset) and violations", "(stance unset or issue unset) and violations" },
    { "stance unset or (issue unset and violations)", "stance unset or issue unset and violations" },
    { "not (stance unset and issue unset)", "not (stance unset and issue unset)" },
    { "not not violations", "not not violations" },
    { "changed since 2031-05-01", "changed since 2031-05-01" },
    { "note contains \"two  words\"", "note contains \"two  words\"" },
    { "modified to 2031", "modified to 2031" },
    { "speaker is Süderholm", "speaker is Süderholm" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (cases[i].text, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *printed = adduce_claim_filter_to_string (filter);
      g_assert_cmpstr (printed, ==, cases[i].printed);
      g_autoptr (AdduceClaimFilter) again = adduce_claim_filter_parse (printed, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *twice = adduce_claim_filter_to_string (again);
      g_assert_cmpstr (twice, ==, printed);
    }
}

static void
test_parts (void)
{
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (
    "stance is oppose and (issue unset or speaker is b) and text \"levy\" and date from 2031-01 to 2031-02", codebook,
    NULL, NULL);
  g_assert_cmpuint (adduce_claim_filter_get_n_parts (filter), ==, 4);
  g_autofree char *second = adduce_claim_filter_dup_part (filter, 1);
  g_assert_cmpstr (second, ==, "(issue unset or speaker is b)");
  g_autofree char *rest = adduce_claim_filter_without_part (filter, 1);
  g_assert_cmpstr (rest, ==, "stance is oppose and text \"levy\" and date from 2031-01 to 2031-02");
  g_autofree char *first_label = adduce_claim_filter_dup_part_label (filter, 0);
  g_autofree char *expected = g_strdup_printf ("Stance: %s", adduce_code_get_label (adduce_codebook_lookup (
                                                               codebook, "stance", "oppose")));
  g_assert_cmpstr (first_label, ==, expected);
  g_autofree char *last_label = adduce_claim_filter_dup_part_label (filter, 3);
  g_assert_cmpstr (last_label, ==, "Date: 2031-01 to 2031-02");

  g_autoptr (AdduceClaimFilter) one = adduce_claim_filter_parse ("violations or stance unset", NULL, NULL, NULL);
  g_assert_cmpuint (adduce_claim_filter_get_n_parts (one), ==, 1);
  g_autofree char *none = adduce_claim_filter_without_part (one, 0);
  g_assert_cmpstr (none, ==, "");
  g_assert_false (adduce_claim_filter_is_empty (one));
  g_autoptr (AdduceClaimFilter) all = adduce_claim_filter_parse ("  ", NULL, NULL, NULL);
  g_assert_cmpuint (adduce_claim_filter_get_n_parts (all), ==, 0);
  g_assert_true (adduce_claim_filter_is_empty (all));
}

static void
test_wrong (void)
{
  static const struct {
    const char *text;
    const char *place;
    const char *word;
  } cases[] = {
    { "stanze is oppose", "character 1:", "“stanze”" },
    { "stance oppose", "character 8:", "“oppose” stands where “is”" },
    { "stance", "character 7:", "ends where “is”" },
    { "stance is", "character 10:", "ends where a value" },
    { "stance is oppose,", "character 18:", "ends where a value" },
    { "stance is and", "character 11:", "“and” stands where a value" },
    { "stance is oppose speaker", "character 18:", "“speaker” stands where “and” or “or”" },
    { "stance is oppose and", "character 21:", "ends where a field" },
    { "(stance unset", "character 14:", "“)”" },
    { "stance unset)", "character 13:", "“)” stands where “and” or “or”" },
    { "date from yesterday", "character 11:", "“yesterday” stands where a date" },
    { "date from 2031-02-30", "character 11:", "a date" },
    { "date from 2031-01-01 to", "character 24:", "a date" },
    { "speaker from 2031", "character 9:", "“from” stands where “is”" },
    { "changed 2031", "character 9:", "“since”" },
    { "text", "character 5:", "words in quotation marks" },
    { "text \"  \"", "character 6:", "no words" },
    { "speaker is \"Mayor", "character 12:", "not closed" },
    { "violations \"x", "character 12:", "not closed" },
    { "speaker is \"ä\" ü", "character 16:", "“ü”" },
    { ",", "character 1:", "“,” stands where a field" },
    { "speaker is \"\"", "character 12:", "a value" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i].text);
      g_assert_null (adduce_claim_filter_parse (cases[i].text, NULL, NULL, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

/* Deep nesting is refused, not followed to the end of the stack. */
static void
test_deep (void)
{
  g_autoptr (GString) brackets = g_string_new (NULL);
  g_autoptr (GString) nots = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_c (brackets, '(');
      g_string_append (nots, "not ");
    }
  g_assert_null (adduce_claim_filter_parse (brackets->str, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "character 51: the expression is nested too deeply"));
  g_clear_error (&error);
  g_assert_null (adduce_claim_filter_parse (nots->str, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "nested too deeply"));
}

/* Whatever is typed is read or refused, and what is read prints as it reads. */
static void
test_random (void)
{
  static const char *const pieces[] = { "stance", "speaker", "date", "is", "is-not", "unset", "any", "and", "or", "not",
                                        "(", ")", ",", "\"a b\"", "\"", "2031-01", "from", "to", "text", "changed",
                                        "since", "violations", "x", "\\", "ü" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310304);
  guint n_read = 0;
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
        g_string_append_printf (text, "%s ", pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (text->str, NULL, NULL, &error);
      g_assert_true ((filter == NULL) == (error != NULL));
      if (filter == NULL)
        continue;
      g_autofree char *printed = adduce_claim_filter_to_string (filter);
      g_autoptr (AdduceClaimFilter) again = adduce_claim_filter_parse (printed, NULL, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *twice = adduce_claim_filter_to_string (again);
      g_assert_cmpstr (twice, ==, printed);
      n_read++;
    }
  g_assert_cmpuint (n_read, >, 100);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse ("stance any", NULL, NULL, NULL);
  g_autoptr (AdduceClaimField) stance = claims_fixture_field (fixture->claims, "stance");
  g_cancellable_cancel (cancellable);
  g_assert_null (adduce_claim_filter_apply (filter, fixture->rows, cancellable));
  g_assert_null (adduce_claim_sort (fixture->rows, stance, FALSE, cancellable));
}

/* The numbers of the rows in the order of a field. */
static char *
sort (Fixture *fixture, const char *id, gboolean descending)
{
  g_autoptr (AdduceClaimField) field = claims_fixture_field (fixture->claims, id);
  g_autoptr (GPtrArray) sorted = adduce_claim_sort (fixture->rows, field, descending, NULL);
  GString *numbers = g_string_new (NULL);
  for (guint i = 0; i < sorted->len; i++)
    {
      guint index = 0;
      g_assert_true (g_ptr_array_find (fixture->rows, sorted->pdata[i], &index));
      g_string_append_printf (numbers, "%s%u", i > 0 ? " " : "", index + 1);
    }
  return g_string_free (numbers, FALSE);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autofree char *by_speaker = sort (fixture, "speaker", FALSE);
  g_autofree char *backwards = sort (fixture, "speaker", TRUE);
  g_autofree char *by_stance = sort (fixture, "stance", FALSE);
  g_autofree char *by_date = sort (fixture, "date", TRUE);
  g_autofree char *by_quote = sort (fixture, "quote", FALSE);

  /* Guild (5, 6), Guild with another (2), Minister A (1, 3, 7), Minister B (8, 9), unset (4). */
  g_assert_cmpstr (by_speaker, ==, "5 6 2 1 3 7 8 9 4");
  g_assert_cmpstr (backwards, ==, "8 9 1 3 7 2 5 6 4");
  /* As in the codebook: support, oppose, …, unclear. */
  g_assert_cmpstr (by_stance, ==, "1 6 7 2 3 5 8 9 4");
  g_assert_cmpstr (by_date, ==, "7 8 9 4 5 1 2 3 6");
  g_assert_cmpstr (by_quote, ==, "9 2 5 8 1 3 4 6 7");
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "coder", "speaker", "evidence", "date", "quote" };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (fields, adduce_claim_field_new (ids[i], NULL, NULL, NULL));
  g_ptr_array_add (rows, fixture->rows->pdata[1]);
  g_ptr_array_add (rows, fixture->rows->pdata[5]);
  g_autofree char *csv = adduce_claim_table_to_text (rows, fields, ',', FALSE);
  g_autofree char *tsv = adduce_claim_table_to_text (rows, fields, '\t', FALSE);
  g_assert_cmpstr (csv, ==,
                   "coder,speaker,evidence,date,quote\r\n"
                   "anna,Guild; Minister A,none; law,2031-03-04,The guild objects to it\r\n"
                   "anna,Guild,,,The minister will raise\r\n");
  g_assert_cmpstr (tsv, ==,
                   "coder\tspeaker\tevidence\tdate\tquote\r\n"
                   "anna\tGuild; Minister A\tnone; law\t2031-03-04\tThe guild objects to it\r\n"
                   "anna\tGuild\t\t\tThe minister will raise\r\n");
}

static void
test_citations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AdduceClaimField) speaker = adduce_claim_field_new ("speaker", NULL, NULL, NULL);
  g_autofree char *full = adduce_claim_table_dup_citation (fixture->rows->pdata[4], speaker);
  g_autofree char *bare = adduce_claim_table_dup_citation (fixture->rows->pdata[3], speaker);
  g_autofree char *two = adduce_claim_table_dup_citation (fixture->rows->pdata[1], speaker);
  g_assert_cmpstr (full, ==,
                   "“The guild objects to it” (Guild, in: The minister will raise the levy., Ketta Daily, 2031-04-01)");
  g_assert_cmpstr (bare, ==,
                   "“The minister will raise” (in: The minister will raise the levy., Ketta Daily, 2031-04-01)");
  g_assert_cmpstr (two, ==,
                   "“The guild objects to it” (Guild, Minister A, in: The minister will raise the levy., 2031-03-04)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/claim-filter/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/claim-filter/labels", Fixture, NULL, set_up, test_labels, tear_down);
  g_test_add ("/claim-filter/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add_func ("/claim-filter/print", test_print);
  g_test_add_func ("/claim-filter/parts", test_parts);
  g_test_add_func ("/claim-filter/wrong", test_wrong);
  g_test_add_func ("/claim-filter/deep", test_deep);
  g_test_add_func ("/claim-filter/random", test_random);
  g_test_add ("/claim-filter/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/claim-filter/sort", Fixture, NULL, set_up, test_sort, tear_down);
  g_test_add ("/claim-filter/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/claim-filter/citations", Fixture, NULL, set_up, test_citations, tear_down);
  return g_test_run ();
}
