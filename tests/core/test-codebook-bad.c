/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks edited by hand that go wrong: circles, what points at nothing, very many values, a value taken away while
 * claims have it.
 */
#include "model-fixture.h"

#include "scratch.h"
#include "sidecar-fixture.h"

/* A codebook of one variable, "frame", with these values; one value a line from line 7. */
static char *
make_book (const char *values)
{
  return g_strdup_printf ("{\n\"schemaVersion\": \"1.1\",\n"
                          "\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\",\n"
                          "\"version\": 1, \"title\": \"Bad\",\n"
                          "\"variables\": [\n"
                          "{ \"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": [\n"
                          "%s\n] } ] }\n",
                          values);
}

static AdduceCodebook *
parse (const char *values, GError **error)
{
  g_autofree char *text = make_book (values);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return adduce_codebook_parse (bytes, error);
}

static void
assert_refused (const char *values, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (parse (values, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_circles (void)
{
  assert_refused ("{\"id\": \"a\", \"label\": \"A\", \"parent\": \"a\"}",
                  "line 7: the value “a” is below itself: follow “parent” from value to value and take one away");
  assert_refused ("{\"id\": \"x\", \"label\": \"X\"},\n"
                  "{\"id\": \"a\", \"label\": \"A\", \"parent\": \"b\"},\n"
                  "{\"id\": \"b\", \"label\": \"B\", \"parent\": \"c\"},\n"
                  "{\"id\": \"c\", \"label\": \"C\", \"parent\": \"a\"}",
                  "line 8: the value “a” is below itself: follow “parent” from value to value and take one away");
  assert_refused ("{\"id\": \"a\", \"label\": \"A\", \"mergedInto\": \"b\"},\n"
                  "{\"id\": \"b\", \"label\": \"B\", \"mergedInto\": \"a\"}",
                  "line 7: the value “a” is merged into itself: follow “mergedInto” from value to value and take one "
                  "away");
}

static void
test_nowhere (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = parse ("{\"id\": \"a\", \"label\": \"A\", \"parent\": \"gone\"},\n"
                                               "{\"id\": \"b\", \"label\": \"B\", \"mergedInto\": \"gone\"},\n"
                                               "{\"id\": \"c\", \"label\": \"C\", \"parent\": \"a\"},\n"
                                               "{\"id\": \"d\", \"label\": \"D\", \"parent\": \"c\"}",
                                               &error);
  g_assert_no_error (error);
  AdduceVariable *frame = adduce_codebook_get_variable (codebook, "frame");
  g_autoptr (GListModel) top = adduce_variable_list_children (frame, NULL);
  g_autoptr (GListModel) below = adduce_variable_list_children (frame, "a");
  g_assert_cmpuint (g_list_model_get_n_items (top), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (below), ==, 1);
  g_assert_true (adduce_variable_is_below (frame, "d", "a"));
  g_assert_false (adduce_variable_is_below (frame, "a", "d"));
  g_assert_false (adduce_variable_is_below (frame, "a", "gone2"));
  g_assert_cmpstr (adduce_code_get_id (adduce_codebook_resolve (codebook, "frame", "b")), ==, "b");
}

/* 5,000 values, each below the one before, the last merged down all the way. */
static void
test_many (void)
{
  g_autoptr (GString) values = g_string_new (NULL);
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (
      values, "%s{\"id\": \"v%u\", \"label\": \"Value %u\", \"parent\": \"v%u\", \"mergedInto\": \"v%u\"}",
      i > 0 ? ",\n" : "", i, i, i + 1, i + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = parse (values->str, &error);
  g_assert_no_error (error);
  AdduceVariable *frame = adduce_codebook_get_variable (codebook, "frame");
  g_assert_cmpuint (adduce_variable_get_n_codes (frame), ==, 5000);
  g_assert_cmpstr (adduce_code_get_id (adduce_codebook_resolve (codebook, "frame", "v0")), ==, "v4999");
  g_assert_true (adduce_variable_is_below (frame, "v0", "v4999"));
  g_autoptr (GBytes) bytes = adduce_codebook_serialize (codebook);
  g_autoptr (AdduceCodebook) again = adduce_codebook_parse (bytes, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) twice = adduce_codebook_serialize (again);
  g_assert_true (g_bytes_equal (bytes, twice));

  g_string_append (values, ",\n{\"id\": \"v5000\", \"label\": \"One more\"}");
  g_assert_null (parse (values->str, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "line 6: "));
}

/* A claim that has "law" and "cost" while the codebook has only "cost". */
static void
test_taken_away (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *book = make_book ("{\"id\": \"cost\", \"label\": \"Costs\"}");
  g_autoptr (GError) error = NULL;
  scratch_write (folder, "a.txt", "some words");
  scratch_write (folder, "codebook.json", book);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autofree char *path = scratch_path (folder, "a.txt");
  g_autofree char *sidecar_path = adduce_paths_sidecar (path, "anna");
  g_autoptr (AdduceText) text = adduce_text_load (path, &error);
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "a.txt", text);
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
  g_autoptr (AdduceTagList) frames = model_tags ("law=The law|cost=Cost");
  adduce_claim_builder_set_values (builder, "frame", frames);
  adduce_claim_builder_set_values (builder, "gone", frames);
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);
  AdduceFileStamp nothing = { 0 };
  g_autoptr (AdduceSidecar) stored = NULL;
  g_assert_true (adduce_sidecar_save (sidecar_path, NULL, sidecar, &nothing, &stored, NULL, &error));
  g_assert_no_error (error);

  /* it is told, not dropped: also where the claim is changed and saved */
  g_autoptr (GPtrArray) problems = adduce_sidecar_check (sidecar, text, codebook);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "“law” is not a value of the variable “frame”"));
  g_autoptr (AdduceSession) session = adduce_session_open (path, coder, codebook, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (AdduceClaim) shown = g_list_model_get_item (G_LIST_MODEL (adduce_session_get_claims (session)), 0);
  g_autoptr (AdduceCommand) note = adduce_command_new_set_note (shown, "Still there");
  g_assert_true (adduce_session_perform (session, note, &error));
  g_assert_true (adduce_session_flush (session, &error));
  g_assert_no_error (error);
  g_autoptr (AdduceSidecar) saved = adduce_sidecar_load (sidecar_path, NULL, &error);
  AdduceClaim *kept = adduce_sidecar_get_claim (saved, 0);
  g_autofree char *codes = model_codes (adduce_claim_get_values (kept, "frame"));
  g_autofree char *gone = model_codes (adduce_claim_get_values (kept, "gone"));
  g_assert_cmpstr (codes, ==, "law|cost");
  g_assert_cmpstr (gone, ==, "law|cost");
  g_assert_cmpstr (adduce_claim_get_note (kept), ==, "Still there");
  g_autofree char *label = adduce_codebook_dup_value_label (
    codebook, "frame", adduce_tag_list_get_tag (adduce_claim_get_values (kept, "frame"), 0));
  g_assert_cmpstr (label, ==, "unknown value: law");
  g_clear_object (&session);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-bad/circles", test_circles);
  g_test_add_func ("/codebook-bad/nowhere", test_nowhere);
  g_test_add_func ("/codebook-bad/many", test_many);
  g_test_add_func ("/codebook-bad/taken-away", test_taken_away);
  return g_test_run ();
}
