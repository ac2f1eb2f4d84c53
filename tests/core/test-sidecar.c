/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sidecars: what is read is what the file says, and what is written is what was read. Values are
 * those of the files in tests/data/sidecar, looked up by eye.
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"

#define FIRST "urn:uuid:019b0c6e-5a00-7000-8000-000000000001"
#define SECOND "urn:uuid:019b0c6e-5a00-7000-8000-000000000002"
#define THIRD "urn:uuid:019b0c6e-5a00-7000-8000-000000000003"
#define GONE "urn:uuid:019b0c6e-5a00-7000-8000-000000000099"

static void
assert_tag (AdduceTag *tag, const char *code, const char *label)
{
  g_assert_nonnull (tag);
  g_assert_cmpstr (adduce_tag_get_code (tag), ==, code);
  g_assert_cmpstr (adduce_tag_get_label (tag), ==, label);
}

static void
assert_spans (AdduceClaim *claim, const char *expected)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  g_assert_cmpstr (spans, ==, expected);
}

static void
test_read_page (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load (FIXTURE_PLAIN);
  AdduceCoder *coder = adduce_sidecar_get_coder (sidecar);
  AdduceStatus status;

  g_assert_cmpstr (adduce_coder_get_id (coder), ==,
                   "urn:uuid:019b0c6e-0000-7000-8000-00000000c0de");
  g_assert_cmpstr (adduce_coder_get_nickname (coder), ==, "anna");
  g_assert_cmpstr (adduce_coder_get_name (coder), ==, "Anna Lindqvist");
  g_assert_cmpstr (adduce_sidecar_get_article_name (sidecar), ==, "ferry-toll.txt");
  g_assert_cmpuint (adduce_sidecar_get_text_length (sidecar), ==, 495);
  g_assert_cmpstr (adduce_sidecar_get_codebook_id (sidecar), ==,
                   "urn:uuid:019a3c52-7d10-7b84-9e6f-2c81d05fa3b7");
  g_assert_cmpuint (adduce_sidecar_get_codebook_version (sidecar), ==, 3);
  g_assert_true (adduce_sidecar_get_status (sidecar, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_IN_PROGRESS);

  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, 3);
  g_assert_cmpstr (adduce_claim_get_id (adduce_sidecar_get_claim (sidecar, 0)), ==, FIRST);
  g_assert_cmpstr (adduce_claim_get_id (adduce_sidecar_get_claim (sidecar, 2)), ==, THIRD);
  g_assert_null (adduce_sidecar_lookup (sidecar, GONE));

  g_assert_cmpuint (adduce_sidecar_get_n_tombstones (sidecar), ==, 1);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (sidecar, GONE);
  g_assert_true (tombstone == adduce_sidecar_get_tombstone (sidecar, 0));
  g_assert_cmpuint (tombstone->revision, ==, 2);
  g_assert_cmpint (tombstone->modified, ==, 1930387200); /* date -d 2031-03-04T10:40:00Z +%s */
  g_assert_null (adduce_sidecar_lookup_tombstone (sidecar, FIRST));
}

static void
test_read_claims (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load (FIXTURE_PLAIN);
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, FIRST);

  assert_spans (claim, "135-166,210-230");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 0)->exact, ==, "A toll pays for the second boat");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 1)->exact, ==, "and nobody else will");
  g_assert_cmpstr (adduce_claim_get_quote (claim, 1)->prefix, ==, " Brandt, who runs the harbour, “");
  g_assert_cmpstr (adduce_claim_get_coder (claim), ==, "anna");
  g_assert_cmpuint (adduce_claim_get_revision (claim), ==, 2);
  g_assert_cmpint (adduce_claim_get_created (claim), ==, 1930385760);
  g_assert_cmpint (adduce_claim_get_modified (claim), ==, 1930386600);
  g_assert_cmpuint (adduce_claim_get_codebook_version (claim), ==, 3);
  assert_tag (adduce_tag_list_get_tag (adduce_claim_get_speakers (claim), 0), "ilsa-brandt",
              "Ilsa Brandt");
  assert_tag (adduce_tag_list_get_tag (adduce_claim_get_issues (claim), 0), "ferry-toll",
              "The morning ferry should cost a toll");
  assert_tag (adduce_claim_get_stance (claim), "support", "Supports");
  g_assert_cmpuint (adduce_tag_list_get_n_tags (adduce_claim_get_evidence (claim)), ==, 2);
  assert_tag (adduce_tag_list_get_tag (adduce_claim_get_evidence (claim), 1), "value", "Value");
  g_assert_cmpint (adduce_claim_get_certainty (claim), ==, ADDUCE_CERTAINTY_HIGH);
  g_assert_cmpstr (adduce_claim_get_note (claim), ==,
                   "Two pieces.\nThe reporting clause stands between.");
  g_assert_cmpstr (adduce_claim_get_extra (claim), ==, NULL);

  /* equal tags are one */
  AdduceClaim *second = adduce_sidecar_lookup (sidecar, SECOND);
  g_assert_true (adduce_claim_get_issues (claim) == adduce_claim_get_issues (second));
  g_assert_cmpstr (adduce_claim_get_note (second), ==, NULL);

  AdduceClaim *third = adduce_sidecar_lookup (sidecar, THIRD);
  g_assert_cmpuint (adduce_tag_list_get_n_tags (adduce_claim_get_speakers (third)), ==, 0);
  g_assert_null (adduce_claim_get_stance (third));
  g_assert_cmpint (adduce_claim_get_certainty (third), ==, ADDUCE_CERTAINTY_UNSET);
  g_assert_cmpuint (adduce_claim_get_codebook_version (third), ==, 0);
}

/* A file that nothing was changed in is written as it was. */
static void
test_same_bytes (void)
{
  static const char *const names[] = { FIXTURE_PLAIN, "unknown-members.json", "least.json" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = fixture_read (names[i]);
      g_autoptr (AdduceSidecar) sidecar = fixture_parse (bytes);
      g_autoptr (AdduceSidecar) copy = adduce_sidecar_copy (sidecar);
      g_autoptr (GBytes) written = adduce_sidecar_serialize (sidecar);
      g_autoptr (GBytes) written_copy = adduce_sidecar_serialize (copy);
      g_assert_cmpmem (g_bytes_get_data (written, NULL), g_bytes_get_size (written),
                       g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_true (g_bytes_equal (written, written_copy));
    }
}

/* Members and claims in another order, and other white space, are the same content. */
static void
test_any_order (void)
{
  g_autoptr (GBytes) bytes = fixture_read (FIXTURE_PLAIN);
  g_autoptr (AdduceSidecar) plain = fixture_parse (bytes);
  g_autoptr (AdduceSidecar) other = fixture_load ("other-order.json");
  fixture_assert_same (plain, other);
}

/* A change of one thing changes that thing only. */
static void
test_unknown_survives_change (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load ("unknown-members.json");
  g_autoptr (AdduceClaimBuilder)
    builder = adduce_claim_builder_new_from (adduce_sidecar_lookup (sidecar, FIRST));
  g_autoptr (AdduceTag) stance = adduce_tag_new ("oppose", "Opposes");
  adduce_claim_builder_set_stance (builder, stance);
  adduce_claim_builder_set_modified (builder, 1930386600);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);
  g_autofree char *written = fixture_to_text (sidecar);

  g_autoptr (GBytes) bytes = fixture_read ("unknown-members.json");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *revised = fixture_replace (text, "\"revision\": 2,", "\"revision\": 3,", 0,
                                              NULL);
  g_autofree char *code = fixture_replace (revised, "\"code\": \"support\"", "\"code\": \"oppose\"",
                                           0, NULL);
  g_autofree char *expected = fixture_replace (code, "\"value\": \"Supports\"",
                                               "\"value\": \"Opposes\"", 0, NULL);
  g_assert_cmpstr (written, ==, expected);
}

/* What belongs to a value goes with it, and comes back with it. */
static void
test_unknown_of_value (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load ("unknown-members.json");
  g_autofree char *before = fixture_to_text (sidecar);
  AdduceClaim *claim = g_object_ref (adduce_sidecar_lookup (sidecar, FIRST));
  g_assert_nonnull (strstr (before, "\"wikidata\": \"Q1\""));

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTagList) none = adduce_tag_list_new_empty ();
  adduce_claim_builder_set_speakers (builder, none);
  g_autoptr (AdduceClaim) without = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, without);
  g_autofree char *text = fixture_to_text (sidecar);
  g_assert_null (strstr (text, "\"wikidata\": \"Q1\""));
  g_assert_nonnull (strstr (text, "\"mood\": \"unsure\""));

  g_autoptr (AdduceClaimBuilder) undo = adduce_claim_builder_new_from (without);
  adduce_claim_builder_set_speakers (undo, adduce_claim_get_speakers (claim));
  adduce_claim_builder_set_revision (undo, 2);
  adduce_claim_builder_set_modified (undo, adduce_claim_get_modified (claim));
  g_autoptr (AdduceClaim) back = adduce_claim_builder_end (undo);
  adduce_sidecar_put (sidecar, back);
  g_autofree char *after = fixture_to_text (sidecar);
  g_assert_cmpstr (after, ==, before);
  g_object_unref (claim);
}

static void
test_new (void)
{
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceText) text = fixture_text ("Ü\r\n🚢");
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "50% ümlaut?.md", text);
  g_assert_cmpstr (adduce_sidecar_get_article_name (sidecar), ==, "50% ümlaut?.md");
  g_assert_cmpuint (adduce_sidecar_get_text_length (sidecar), ==, 3);
  g_assert_cmpstr (adduce_sidecar_get_text_digest (sidecar), ==, adduce_text_get_digest (text));
  g_assert_false (adduce_sidecar_get_status (sidecar, NULL));
  g_assert_cmpstr (adduce_sidecar_get_codebook_id (sidecar), ==, NULL);
  g_assert_cmpuint (adduce_sidecar_get_codebook_version (sidecar), ==, 0);

  g_autofree char *written = fixture_to_text (sidecar);
  g_assert_nonnull (strstr (written, "  \"generator\": {\n"
                                     "    \"id\": \"https://adduce.github.io/\",\n"
                                     "    \"type\": \"Software\",\n"
                                     "    \"name\": \"Adduce\"\n"
                                     "  },\n"));
  g_assert_nonnull (strstr (written, "    \"format\": \"text/markdown\",\n    \"length\": 3,\n"));
  g_assert_nonnull (strstr (written, "    \"extractor\": \"plain-1\"\n"));
  g_assert_true (g_str_has_suffix (written, "  \"items\": []\n}\n"));

  g_autoptr (GBytes) bytes = g_bytes_new (written, strlen (written));
  g_autoptr (AdduceSidecar) again = fixture_parse (bytes);
  fixture_assert_same (sidecar, again);
  g_assert_cmpstr (adduce_sidecar_get_article_name (again), ==, "50% ümlaut?.md");

  g_autoptr (AdduceSidecar) other = adduce_sidecar_new (coder, "a.TXT", text);
  g_autofree char *other_text = fixture_to_text (other);
  g_assert_nonnull (strstr (other_text, "\"format\": \"text/plain\""));
}

static void
test_status_and_codebook (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load ("least.json");
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_new (
    "urn:uuid:019a3c52-7d10-7b84-9e6f-2c81d05fa3b7", 4, "News", NULL, NULL, NULL, 0);
  AdduceStatus status;

  adduce_sidecar_set_status (sidecar, ADDUCE_STATUS_DONE);
  g_assert_true (adduce_sidecar_get_status (sidecar, &status));
  g_assert_cmpint (status, ==, ADDUCE_STATUS_DONE);
  adduce_sidecar_set_codebook (sidecar, codebook);
  g_assert_cmpuint (adduce_sidecar_get_codebook_version (sidecar), ==, 4);

  /* JSON-LD drops what no context maps */
  g_autofree char *text = fixture_to_text (sidecar);
  g_assert_nonnull (strstr (text, "\"status\": \"claims:status\""));
  g_assert_nonnull (strstr (text, "  \"codebook\": {\n"
                                  "    \"id\": \"urn:uuid:019a3c52-7d10-7b84-9e6f-2c81d05fa3b7\",\n"
                                  "    \"version\": 4\n"
                                  "  },\n"
                                  "  \"status\": \"done\",\n"
                                  "  \"items\": []\n"));

  adduce_codebook_set_digest (
    codebook, "sha256:0000000000000000000000000000000000000000000000000000000000000000");
  adduce_sidecar_set_codebook (sidecar, codebook);
  g_autofree char *with_digest = fixture_to_text (sidecar);
  g_assert_nonnull (strstr (with_digest, "\"digest\": \"sha256:0000"));
}

/* --- changing, against a plain array --- */

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

static void
assert_holds (AdduceSidecar *sidecar, GHashTable *claims, GHashTable *removed)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, claims);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (sorted, value);
  g_ptr_array_sort (sorted, compare_claims);
  g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      AdduceClaim *claim = sorted->pdata[i];
      g_assert_true (adduce_sidecar_get_claim (sidecar, i) == claim);
      g_assert_true (adduce_sidecar_lookup (sidecar, adduce_claim_get_id (claim)) == claim);
    }

  g_assert_cmpuint (adduce_sidecar_get_n_tombstones (sidecar), ==, g_hash_table_size (removed));
  for (guint i = 0; i < g_hash_table_size (removed); i++)
    {
      const AdduceTombstone *tombstone = adduce_sidecar_get_tombstone (sidecar, i);
      gpointer revision = g_hash_table_lookup (removed, tombstone->id);
      g_assert_cmpuint (tombstone->revision, ==, GPOINTER_TO_UINT (revision));
      g_assert_true (adduce_sidecar_lookup_tombstone (sidecar, tombstone->id) == tombstone);
      g_assert_null (adduce_sidecar_lookup (sidecar, tombstone->id));
    }
}

static void
test_put_and_remove (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (AdduceText) text = fixture_long_text ();
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "a.txt", text);
  g_autoptr (GHashTable)
    claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 3000; i++)
    {
      guint number = (guint) g_rand_int_range (rand, 0, 60);
      g_autofree char *id = fixture_id (number);
      if (g_rand_int_range (rand, 0, 3) > 0)
        {
          AdduceClaim *claim = fixture_claim (rand, text, number);
          adduce_sidecar_put (sidecar, claim);
          g_hash_table_replace (claims, g_strdup (id), claim);
          g_hash_table_remove (removed, id);
        }
      else
        {
          adduce_sidecar_remove (sidecar, id, i + 1);
          g_hash_table_remove (claims, id);
          g_hash_table_replace (removed, g_strdup (id), GUINT_TO_POINTER (i + 1));
        }
      if (i % 50 == 0)
        assert_holds (sidecar, claims, removed);
    }
  assert_holds (sidecar, claims, removed);

  g_autoptr (AdduceSidecar) copy = adduce_sidecar_copy (sidecar);
  assert_holds (copy, claims, removed);
  adduce_sidecar_set_status (copy, ADDUCE_STATUS_DONE);
  adduce_sidecar_remove (copy, adduce_claim_get_id (adduce_sidecar_get_claim (copy, 0)), 9);
  assert_holds (sidecar, claims, removed);
  g_assert_false (adduce_sidecar_get_status (sidecar, NULL));
}

/* Whatever the program can hold comes back from the file as it was. */
static void
test_random_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autoptr (AdduceText) text = fixture_long_text ();
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (AdduceSidecar)
        sidecar = fixture_random (rand, text, (guint) g_rand_int_range (rand, 0, 40));
      g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
      g_autoptr (AdduceSidecar) again = fixture_parse (bytes);
      g_autoptr (GBytes) written = adduce_sidecar_serialize (again);
      g_assert_true (g_bytes_equal (bytes, written));
      g_assert_cmpuint (adduce_sidecar_get_n_claims (again), ==,
                        adduce_sidecar_get_n_claims (sidecar));
      for (guint j = 0; j < adduce_sidecar_get_n_claims (sidecar); j++)
        {
          AdduceClaim *a = adduce_sidecar_get_claim (sidecar, j);
          AdduceClaim *b = adduce_sidecar_get_claim (again, j);
          g_assert_true (adduce_claim_same_content (a, b));
          g_assert_cmpuint (adduce_claim_get_revision (a), ==, adduce_claim_get_revision (b));
          g_assert_cmpint (adduce_claim_get_created (a), ==, adduce_claim_get_created (b));
          g_assert_cmpint (adduce_claim_get_modified (a), ==, adduce_claim_get_modified (b));
          g_assert_cmpuint (adduce_claim_get_codebook_version (a), ==,
                            adduce_claim_get_codebook_version (b));
        }
      g_autoptr (GPtrArray) problems = adduce_sidecar_check (again, text, NULL);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

/* Times by the calendar, against GLib's. */
static void
test_times (void)
{
  static const int years[] = { 1, 1600, 1899, 1900, 1969, 1970, 2000, 2031, 2100, 2400, 9999 };
  g_autoptr (GBytes) bytes = fixture_read (FIXTURE_PLAIN);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    for (int month = 1; month <= 12; month++)
      for (int day = 27; day <= 32; day++)
        {
          g_autofree char *time = g_strdup_printf ("\"modified\": \"%04d-%02d-%02dT23:59:58Z\"",
                                                   years[i], month, day == 32 ? 1 : day);
          g_autofree char *changed =
            fixture_replace (text, "\"modified\": \"2031-03-04T10:30:00Z\"", time, 0, NULL);
          g_autoptr (GBytes) changed_bytes = g_bytes_new (changed, strlen (changed));
          g_autoptr (GDateTime)
            date = g_date_time_new_utc (years[i], month, day == 32 ? 1 : day, 23, 59, 58);
          g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_parse (changed_bytes, NULL);
          g_assert_cmpint (sidecar != NULL, ==, date != NULL);
          if (sidecar == NULL)
            continue;
          AdduceClaim *claim = adduce_sidecar_lookup (sidecar, FIRST);
          g_assert_cmpint (adduce_claim_get_modified (claim), ==, g_date_time_to_unix (date));
          g_autofree char *written = fixture_to_text (sidecar);
          g_assert_cmpstr (written, ==, changed);
        }
}

static void
assert_problems (AdduceSidecar *sidecar, AdduceText *text, AdduceCodebook *codebook,
                 const char *const *words)
{
  g_autoptr (GPtrArray) problems = adduce_sidecar_check (sidecar, text, codebook);
  g_assert_cmpuint (problems->len, ==, g_strv_length ((char **) words));
  for (guint i = 0; i < problems->len; i++)
    if (strstr (problems->pdata[i], words[i]) == NULL)
      g_error ("“%s” does not say “%s”", (char *) problems->pdata[i], words[i]);
}

static void
test_check (void)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_load (FIXTURE_PLAIN);
  g_autoptr (GBytes) file = fixture_read ("ferry-toll.txt");
  g_autoptr (AdduceText) text = adduce_text_new (file, NULL);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  g_assert_nonnull (codebook);
  assert_problems (sidecar, text, codebook, (const char *[]) { NULL });
  assert_problems (sidecar, text, NULL, (const char *[]) { NULL });

  /* one letter more at the front: every quote is off by one; the last claim's end is outside of a
   * text that ends with it */
  g_autofree char *shifted = g_strconcat ("X", adduce_text_get_utf8 (text), NULL);
  g_autoptr (AdduceText) other = fixture_text (shifted);
  assert_problems (
    sidecar, other, NULL,
    (const char *[]) { "another version", "135–166", "210–230", "293–315", "386–417", NULL });
  g_autofree char *cut = g_strndup (shifted, adduce_text_get_byte_index (other, 400));
  g_autoptr (AdduceText) cut_text = fixture_text (cut);
  assert_problems (sidecar, cut_text, NULL,
                   (const char *[]) { "another version", "135–166", "210–230", "293–315",
                                     "outside the text, which has 400 characters", NULL });

  g_autoptr (AdduceClaimBuilder)
    builder = adduce_claim_builder_new_from (adduce_sidecar_lookup (sidecar, SECOND));
  g_autoptr (AdduceTag) stance = adduce_tag_new ("unheard-of", "Unheard of");
  adduce_claim_builder_set_stance (builder, stance);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);
  assert_problems (sidecar, text, codebook, (const char *[]) { "unheard-of", NULL });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sidecar/read-page", test_read_page);
  g_test_add_func ("/sidecar/read-claims", test_read_claims);
  g_test_add_func ("/sidecar/same-bytes", test_same_bytes);
  g_test_add_func ("/sidecar/any-order", test_any_order);
  g_test_add_func ("/sidecar/unknown-survives-change", test_unknown_survives_change);
  g_test_add_func ("/sidecar/unknown-of-value", test_unknown_of_value);
  g_test_add_func ("/sidecar/new", test_new);
  g_test_add_func ("/sidecar/status-and-codebook", test_status_and_codebook);
  g_test_add_func ("/sidecar/put-and-remove", test_put_and_remove);
  g_test_add_func ("/sidecar/random-round-trip", test_random_round_trip);
  g_test_add_func ("/sidecar/times", test_times);
  g_test_add_func ("/sidecar/check", test_check);
  return g_test_run ();
}
