/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All claims of a corpus: reading, following the files, fields, uses. What is expected was worked out by hand from
 * the table in claims-fixture.h.
 */
#include "claims-fixture.h"

static void
test_rows (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autofree char *dump
    = claims_fixture_dump (rows, claims, "article date outlet speaker issue stance evidence coder status");
  g_auto (GStrv) problems = adduce_corpus_claims_dup_problems (claims);
  g_assert_cmpstr (dump, ==,
                   "2031-03-04-wire-barrage.txt|2031-03-04||minister-a|levy|support|expert|anna|done\n"
                   "2031-03-04-wire-barrage.txt|2031-03-04||guild,minister-a|levy|oppose|none,law|anna|done\n"
                   "2031-03-04-wire-barrage.txt|2031-03-04||minister-a|levy|oppose||jonas|in-progress\n"
                   "2031-04-01-ketta-ferry.txt|2031-04-01|Ketta Daily|||||anna|in-progress\n"
                   "2031-04-01-ketta-ferry.txt|2031-04-01|Ketta Daily|guild|toll|oppose|expert|anna|in-progress\n"
                   "notes.txt|||guild|levy|support||anna|in-progress\n"
                   "sub/2031-05-20-late.txt|2031-05-20||minister-a|toll|support|law|jonas|in-progress\n"
                   "sub/2031-05-20-late.txt|2031-05-20||minister-b|toll|oppose|law,expert|jonas|in-progress\n"
                   "sub/2031-05-20-late.txt|2031-05-20||minister-b||unclear||jonas|in-progress\n");
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (claims)), ==, 9);

  g_autoptr (AdduceClaimField) quote = claims_fixture_field (claims, "quote");
  g_autoptr (AdduceClaimField) article = claims_fixture_field (claims, "article");
  g_autoptr (AdduceClaimRow) last = g_list_model_get_item (G_LIST_MODEL (claims), 8);
  g_autofree char *words = adduce_claim_field_dup_text (quote, last, "; ");
  g_autofree char *title = adduce_claim_field_dup_text (article, last, "; ");
  g_assert_cmpstr (words, ==, "It is dear.");
  g_assert_cmpstr (title, ==, "The minister will raise the levy.");
  g_assert_cmpstr (adduce_claim_row_get_folded (last), ==, "it is dear. minister b");
  g_assert_cmpstr (adduce_claim_row_get_source (last)->folded, ==,
                   "the minister will raise the levy. sub/2031-05-20-late.txt");
  scratch_remove (folder);
}

static void
test_bad_files (void)
{
  g_autofree char *folder = claims_fixture_new ();
  scratch_write (folder, "notes.txt.anna.claims.json", "{ \"items\": [");
  scratch_write (folder, "notes.txt.meta.json", "no JSON");
  g_autofree char *other = scratch_path (folder, "2031-04-01-ketta-ferry.txt.anna.claims.json");
  g_autofree char *renamed = scratch_path (folder, "2031-04-01-ketta-ferry.txt.olga.claims.json");
  g_assert_cmpint (g_rename (other, renamed), ==, 0);
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_auto (GStrv) problems = adduce_corpus_claims_dup_problems (claims);
  g_assert_cmpuint (adduce_corpus_claims_get_n_rows (claims), ==, 6);
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
  g_assert_nonnull (strstr (problems[0], "ketta-ferry.txt.olga.claims.json"));
  g_assert_nonnull (strstr (problems[0], "“anna”"));
  g_assert_nonnull (strstr (problems[1], "notes.txt.anna.claims.json"));

  /* What is wrong with a claim is told on its row. */
  scratch_write (folder, "sub/2031-05-20-late.txt",
                 "Another text stands here now, of some length, and no more words.\n");
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_claims_load (claims, NULL, &error));
  g_autoptr (AdduceClaimRow) last = g_list_model_get_item (G_LIST_MODEL (claims), 5);
  const char *const *violations = adduce_claim_row_get_violations (last);
  g_assert_nonnull (violations);
  g_assert_nonnull (strstr (violations[0], "no longer stand there"));
  g_autoptr (AdduceClaimRow) first = g_list_model_get_item (G_LIST_MODEL (claims), 0);
  g_assert_null (adduce_claim_row_get_violations (first));
  scratch_remove (folder);
}

/* --- following the files --- */

typedef struct {
  guint n;
  guint position;
  guint removed;
  guint added;
} Changes;

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Changes *changes = user_data;
  *changes = (Changes) { changes->n + 1, position, removed, added };
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
load_async (AdduceCorpusClaims *claims, GCancellable *cancellable)
{
  GAsyncResult *result = NULL;
  adduce_corpus_claims_load_async (claims, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

static gboolean
timeout_cb (gpointer user_data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
wait_for (Changes *changes, guint n)
{
  guint id = g_timeout_add_seconds (20, timeout_cb, NULL);
  while (changes->n < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

static void
test_following (void)
{
  static const FixtureClaim fewer[] = { { 35, 58, "Guild", "Levy", "oppose", NULL } };
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_load_list (corpus, NULL, NULL, &error));
  g_autoptr (AdduceCorpusClaims) claims = adduce_corpus_claims_dup_shared (corpus);
  g_autoptr (AdduceCorpusClaims) same = adduce_corpus_claims_dup_shared (corpus);
  g_assert_true (claims == same);
  Changes changes = { 0 };
  g_autoptr (GAsyncResult) result = load_async (claims, NULL);
  g_assert_true (adduce_corpus_claims_load_finish (claims, result, &error));
  g_assert_true (adduce_corpus_claims_get_loaded (claims));
  g_assert_false (adduce_corpus_claims_get_loading (claims));
  g_assert_cmpuint (adduce_corpus_claims_get_n_rows (claims), ==, 9);

  /* One article after a save: only its rows change, and those who hold the old rows keep them. */
  g_autoptr (GPtrArray) before = adduce_corpus_claims_ref_rows (claims);
  g_signal_connect (claims, "items-changed", G_CALLBACK (changed_cb), &changes);
  fixture_code (folder, "2031-03-04-wire-barrage.txt", "jonas", -1, NULL, 0);
  adduce_corpus_look_again (corpus, adduce_corpus_lookup (corpus, "2031-03-04-wire-barrage.txt"), "jonas");
  wait_for (&changes, 1);
  g_assert_cmpuint (changes.position, ==, 2);
  g_assert_cmpuint (changes.removed, ==, 1);
  g_assert_cmpuint (changes.added, ==, 0);
  g_assert_cmpuint (before->len, ==, 9);

  /* A new coder's file, another one gone, found when the corpus is looked through again. */
  fixture_code (folder, "notes.txt", "jonas", -1, fewer, 1);
  g_autofree char *gone = scratch_path (folder, "2031-04-01-ketta-ferry.txt.anna.claims.json");
  g_assert_cmpint (g_unlink (gone), ==, 0);
  g_autoptr (AdduceClaimRow) kept = g_list_model_get_item (G_LIST_MODEL (claims), 4);
  g_assert_true (adduce_corpus_load_list (corpus, NULL, NULL, &error));
  changes.n = 0;
  wait_for (&changes, 1);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autofree char *dump = claims_fixture_dump (rows, claims, "article coder speaker");
  g_assert_cmpstr (dump, ==,
                   "2031-03-04-wire-barrage.txt|anna|minister-a\n"
                   "2031-03-04-wire-barrage.txt|anna|guild,minister-a\n"
                   "notes.txt|anna|guild\n"
                   "notes.txt|jonas|guild\n"
                   "sub/2031-05-20-late.txt|jonas|minister-a\n"
                   "sub/2031-05-20-late.txt|jonas|minister-b\n"
                   "sub/2031-05-20-late.txt|jonas|minister-b\n");
  g_assert_true (rows->pdata[2] == kept);
  scratch_remove (folder);
}

static void
test_cancel (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_load_list (corpus, NULL, NULL, &error));
  g_autoptr (AdduceCorpusClaims) claims = adduce_corpus_claims_new (corpus);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_autoptr (GAsyncResult) result = load_async (claims, cancellable);
  g_assert_false (adduce_corpus_claims_load_finish (claims, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (adduce_corpus_claims_load (claims, cancellable, NULL));
  g_assert_cmpuint (adduce_corpus_claims_get_n_rows (claims), ==, 0);

  /* Let go of in the midst: nothing comes after. */
  adduce_corpus_claims_look_again (claims, "notes.txt");
  g_clear_object (&claims);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  scratch_remove (folder);
}

/* --- fields --- */

static void
test_uses (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autoptr (AdduceClaimField) speaker = claims_fixture_field (claims, "speaker");
  g_autoptr (AdduceClaimField) stance = claims_fixture_field (claims, "stance");
  g_autoptr (AdduceClaimUses) uses = adduce_claim_uses_new (rows, speaker, stance);
  g_assert_cmpuint (adduce_claim_uses_get_n_values (uses), ==, 3);
  g_assert_cmpstr (adduce_tag_get_label (adduce_claim_uses_get_value (uses, 0)->tag), ==, "Guild");

  /* Guild: claims 2, 5, 6 in three articles, the last of which has no date. */
  const AdduceClaimUse *guild = adduce_claim_uses_lookup (uses, "guild");
  g_assert_cmpuint (guild->n_claims, ==, 3);
  g_assert_cmpuint (guild->n_articles, ==, 3);
  g_assert_cmpstr (guild->first, ==, "2031-03-04");
  g_assert_cmpstr (guild->last, ==, "2031-04-01");
  g_assert_cmpuint (adduce_claim_uses_get_count (uses, "guild", "oppose"), ==, 2);
  g_assert_cmpuint (adduce_claim_uses_get_count (uses, "guild", "support"), ==, 1);
  g_assert_cmpuint (adduce_claim_uses_get_count (uses, "guild", ""), ==, 0);

  /* Minister A: 1, 2, 3 and 7 in two articles. */
  const AdduceClaimUse *minister = adduce_claim_uses_lookup (uses, "minister-a");
  g_assert_cmpuint (minister->n_claims, ==, 4);
  g_assert_cmpuint (minister->n_articles, ==, 2);
  g_assert_cmpstr (minister->last, ==, "2031-05-20");

  const AdduceClaimUse *unset = adduce_claim_uses_lookup (uses, "");
  g_assert_cmpuint (unset->n_claims, ==, 1);
  g_assert_null (unset->tag);
  g_assert_cmpuint (adduce_claim_uses_get_count (uses, "", ""), ==, 1);
  g_assert_null (adduce_claim_uses_lookup (uses, "nobody"));
  scratch_remove (folder);
}

/* Merged speakers are one: a claim of both counts once. */
static void
test_merged (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autoptr (AdduceCodeMap) map = adduce_code_map_new ();
  g_autoptr (AdduceTag) minister = adduce_tag_new ("minister-a", "Minister A");
  g_autoptr (AdduceTag) union_ = adduce_tag_new ("union", "The Union");
  adduce_code_map_add (map, "speaker", "guild", minister);
  adduce_code_map_add (map, "speaker", "minister-a", union_);
  adduce_code_map_add (map, "issue", "toll", minister);
  g_autoptr (AdduceClaimField) speaker = adduce_claim_field_new ("speaker", NULL, map, NULL);
  g_autoptr (AdduceClaimUses) uses = adduce_claim_uses_new (rows, speaker, NULL);

  /* Claims 1, 2, 3, 5, 6, 7. */
  g_assert_cmpuint (adduce_claim_uses_lookup (uses, "union")->n_claims, ==, 6);
  g_assert_cmpstr (adduce_tag_get_label (adduce_claim_uses_lookup (uses, "union")->tag), ==, "The Union");
  g_assert_null (adduce_claim_uses_lookup (uses, "guild"));
  g_assert_true (adduce_claim_field_matches (speaker, rows->pdata[1], "union"));
  g_assert_false (adduce_claim_field_matches (speaker, rows->pdata[1], "guild"));

  /* A ring ends. */
  g_autoptr (AdduceTag) guild = adduce_tag_new ("guild", "Guild");
  adduce_code_map_add (map, "speaker", "union", guild);
  g_assert_nonnull (adduce_code_map_lookup (map, "speaker", "guild"));
  scratch_remove (folder);
}

static void
test_field_names (void)
{
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_claim_field_new ("stanze", codebook, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“stanze”"));
  g_assert_nonnull (strstr (error->message, "speaker issue stance evidence"));
}

/* Values in the codebook's order: support, oppose … */
static void
test_order (void)
{
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_autoptr (AdduceClaimField) stance = adduce_claim_field_new ("stance", codebook, NULL, NULL);
  g_autoptr (AdduceTag) support = adduce_tag_new ("support", "z");
  g_autoptr (AdduceTag) oppose = adduce_tag_new ("oppose", "a");
  g_autoptr (AdduceTag) other = adduce_tag_new ("who-knows", "A");
  g_autofree char *first = adduce_claim_field_dup_value_key (stance, support);
  g_autofree char *second = adduce_claim_field_dup_value_key (stance, oppose);
  g_autofree char *third = adduce_claim_field_dup_value_key (stance, other);
  g_assert_cmpstr (first, <, second);
  g_assert_cmpstr (second, <, third);
  g_assert_cmpstr (adduce_claim_field_get_value_label (stance, other), ==, "A");
  g_assert_cmpstr (adduce_claim_field_get_value_label (stance, support), !=, "z");
}

/* Variables of one's own are fields like the others; merged values are what they are now. */
static void
test_own_variables (void)
{
  static const char json[] = "{ \"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a0000-0000-7000-8000-00000000c0de\","
                             " \"version\": 1, \"title\": \"Own\", \"variables\": ["
                             "{ \"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
                             "{ \"id\": \"costs\", \"label\": \"Costs\" },"
                             "{ \"id\": \"money\", \"label\": \"Money\", \"retired\": true,"
                             " \"mergedInto\": \"costs\" },"
                             "{ \"id\": \"nature\", \"label\": \"Nature\" }] },"
                             "{ \"id\": \"amount\", \"label\": \"Amount\", \"type\": \"number\", \"values\": [] }] }";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_parse (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (AdduceClaimField) frame = adduce_claim_field_new ("frame", codebook, NULL, &error);
  g_autoptr (AdduceClaimField) amount = adduce_claim_field_new ("amount", codebook, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (GBytes) words = g_bytes_new_static ("word", 4);
  g_autoptr (AdduceText) text = adduce_text_new (words, NULL);
  AdduceSpan span = { 0, 4 };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, NULL));
  g_autoptr (AdduceTagList) frames = fixture_tags ("money|costs|nature", TRUE);
  adduce_claim_builder_set_values (builder, "frame", frames);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  g_autoptr (AdduceTag) tag = adduce_tag_new ("a", "a");
  AdduceClaimSource values = { .relative = (char *) "a", .sidecar = (char *) "b", .article = tag, .coder = tag };
  g_autoptr (AdduceClaimSource) source = adduce_claim_source_new (&values);
  g_autoptr (AdduceClaimRow) row = adduce_claim_row_new (claim, source, NULL, 0);
  g_autofree char *labels = adduce_claim_field_dup_text (frame, row, "; ");
  g_autofree char *none = adduce_claim_field_dup_text (amount, row, "; ");
  g_assert_cmpstr (labels, ==, "Costs; Nature");
  g_assert_cmpstr (none, ==, "");
  g_assert_false (adduce_claim_field_matches (frame, row, "money"));

  /* Numbers in their order, not that of their digits. */
  static const char *const numbers[] = { "-20", "-3.5", "0", "7", "12.25", "100" };
  for (guint i = 1; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (AdduceTag) less = adduce_tag_new (numbers[i - 1], numbers[i - 1]);
      g_autoptr (AdduceTag) more = adduce_tag_new (numbers[i], numbers[i]);
      g_autofree char *first = adduce_claim_field_dup_value_key (amount, less);
      g_autofree char *second = adduce_claim_field_dup_value_key (amount, more);
      g_assert_cmpstr (first, <, second);
    }
}

static void
test_dates (void)
{
  static const struct {
    const char *name;
    const char *date;
  } names[] = {
    { "2031-03-04-northwire.txt", "2031-03-04" }, { "2031-03-04.txt", "2031-03-04" },
    { "2032-02-29 x.txt", "2032-02-29" },         { "2031-02-29-x.txt", NULL },
    { "2031-13-04-x.txt", NULL },                 { "2031-03-045.txt", NULL },
    { "20310304.txt", NULL },                     { "levy-2031-03-04.txt", "2031-03-04" },
    { "levy 2031-03-04 and 2032-01-01", "2031-03-04" }, { "levy-2031-02-30-2032-01-01.txt", "2032-01-01" },
    { "12031-03-04.txt", NULL },                  { "carnegie-2014-12-26.txt", "2014-12-26" },
    { "2031-03", NULL },                          { "", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *date = adduce_article_facts_guess_date (names[i].name);
      g_assert_cmpstr (date, ==, names[i].date);
    }
  g_assert_true (adduce_article_facts_is_date ("2031"));
  g_assert_true (adduce_article_facts_is_date ("2031-12"));
  g_assert_false (adduce_article_facts_is_date ("2031-00"));
  g_assert_false (adduce_article_facts_is_date ("2031-1-1"));
  g_assert_false (adduce_article_facts_is_date ("2031/01/01"));
}

/* What the metadata says counts for more than the name; what is no date does not count. */
static void
test_facts (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = scratch_path (folder, "2031-03-04-x.txt");
  g_auto (AdduceArticleFacts) facts = { NULL, NULL };
  scratch_write (folder, "2031-03-04-x.txt.meta.json",
                 "{\"fields\": {\"date\": {\"value\": \"2030-12\"}, \"outlet\": {\"value\": \"Wire\"}}}");
  adduce_article_facts_read (path, TRUE, &facts);
  g_assert_cmpstr (facts.date, ==, "2030-12");
  g_assert_cmpstr (facts.outlet, ==, "Wire");

  adduce_article_facts_clear (&facts);
  scratch_write (folder, "2031-03-04-x.txt.meta.json",
                 "{\"fields\": {\"date\": {\"value\": \"yesterday\"}, \"outlet\": \"Wire\"}}");
  adduce_article_facts_read (path, TRUE, &facts);
  g_assert_cmpstr (facts.date, ==, "2031-03-04");
  g_assert_null (facts.outlet);
  scratch_remove (folder);
}

/* An export of the rows that are shown has those and no others. */
static void
test_export (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  const char *ids[] = { adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[7])),
                        adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[1])), NULL };
  const AdduceExportOptions options = { .format = "csv", .claims = ids };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceExportResult) result
    = adduce_export_corpus_to_stream (folder, stream, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_claims, ==, 2);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_autoptr (GBytes) bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[1], ids[1]));
  g_assert_nonnull (strstr (lines[2], ids[0]));
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus-claims/rows", test_rows);
  g_test_add_func ("/corpus-claims/bad-files", test_bad_files);
  g_test_add_func ("/corpus-claims/following", test_following);
  g_test_add_func ("/corpus-claims/cancel", test_cancel);
  g_test_add_func ("/corpus-claims/uses", test_uses);
  g_test_add_func ("/corpus-claims/merged", test_merged);
  g_test_add_func ("/corpus-claims/field-names", test_field_names);
  g_test_add_func ("/corpus-claims/order", test_order);
  g_test_add_func ("/corpus-claims/own-variables", test_own_variables);
  g_test_add_func ("/corpus-claims/dates", test_dates);
  g_test_add_func ("/corpus-claims/facts", test_facts);
  g_test_add_func ("/corpus-claims/export", test_export);
  return g_test_run ();
}
