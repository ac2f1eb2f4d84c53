/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many claims have a value: before it is merged, and afterwards.
 */
#include "model-fixture.h"
#include "scratch.h"

static const char book[] =
  "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"
  "\"title\": \"Ferries\", \"variables\": ["
  "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["
  "{\"id\": \"for\", \"label\": \"For\"}, {\"id\": \"pro\", \"label\": \"Pro\"}]},"
  "{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
  "{\"id\": \"cost\", \"label\": \"Cost\"}, {\"id\": \"law\", \"label\": \"Law\"},"
  "{\"id\": \"jobs\", \"label\": \"Jobs\"}]}]}";

static AdduceCodebookEditor *
open_editor (const char *folder, const char *coder)
{
  g_autoptr (GError) error = NULL;
  AdduceCodebookEditor *editor = adduce_codebook_editor_new (folder, coder, &error);
  g_assert_no_error (error);
  return editor;
}

static char *
make_corpus (void)
{
  char *folder = scratch_new ();
  scratch_write (folder, "codebook.json", book);
  return folder;
}

static void
write_claim (const char *folder, const char *article, const char *coder, guint n, const char *stance,
             const char *frames)
{
  g_autofree char *path = scratch_path (folder, article);
  g_autofree char *sidecar_path = adduce_paths_sidecar (path, coder);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_load (path, &error);
  g_autoptr (AdduceCoder) person = adduce_coder_new (NULL, coder, NULL, NULL);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (person, article, text);
  AdduceFileStamp nothing = { 0 };
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdduceClaimBuilder) builder = model_builder (text, "0-4");
      g_autoptr (AdduceTagList) stances = model_tags (stance);
      g_autoptr (AdduceTagList) list = model_tags (frames);
      adduce_claim_builder_set_values (builder, "stance", stances);
      adduce_claim_builder_set_values (builder, "frame", list);
      g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
      adduce_sidecar_put (sidecar, claim);
    }
  g_autoptr (AdduceSidecar) saved = NULL;
  g_assert_true (adduce_sidecar_save (sidecar_path, NULL, sidecar, &nothing, &saved, NULL, &error));
  g_assert_no_error (error);
}

static void
test_count (void)
{
  g_autofree char *folder = make_corpus ();
  g_autofree char *below = scratch_path (folder, "b");
  g_assert_cmpint (g_mkdir (below, 0777), ==, 0);
  scratch_write (folder, "a.txt", "some words");
  scratch_write (folder, "b/c.txt", "some words");
  write_claim (folder, "a.txt", "mira", 3, "for", "cost|law");
  write_claim (folder, "a.txt", "jonas", 2, "pro", NULL);
  write_claim (folder, "b/c.txt", "mira", 4, "for", "law");

  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_codebook_editor_get_usage (editor));
  g_assert_true (adduce_codebook_editor_count (editor, &error));
  AdduceCodeUsage *usage = adduce_codebook_editor_get_usage (editor);
  g_assert_cmpuint (adduce_code_usage_get_n_claims (usage), ==, 9);
  g_assert_cmpuint (adduce_code_usage_count (usage, "stance", NULL), ==, 9);
  g_assert_cmpuint (adduce_code_usage_count (usage, "stance", "for"), ==, 7);
  g_assert_cmpuint (adduce_code_usage_count (usage, "stance", "pro"), ==, 2);
  g_assert_cmpuint (adduce_code_usage_count (usage, "frame", NULL), ==, 7);
  g_assert_cmpuint (adduce_code_usage_count (usage, "frame", "law"), ==, 7);
  g_assert_cmpuint (adduce_code_usage_count (usage, "frame", "cost"), ==, 3);
  g_assert_cmpuint (adduce_code_usage_count (usage, "issue", NULL), ==, 0);

  /* the history says how many an act touched */
  g_assert_true (adduce_codebook_editor_merge_code (editor, "stance", "pro", "for", &error));
  GListModel *history = adduce_codebook_get_history (adduce_codebook_editor_get_codebook (editor));
  g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, 0);
  g_assert_cmpint (adduce_codebook_change_get_info (change)->claims, ==, 2);
  g_clear_object (&editor);
  scratch_remove (folder);
}

/* A claim that has both of two values is one claim of the value that they become; three are in the frames of cost
 * and law, five in law alone, one in cost and jobs, two in all three: with cost or law there are 11, with cost or
 * jobs 6. */
static void
test_count_several (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (GError) error = NULL;

  scratch_write (folder, "a.txt", "some words");
  scratch_write (folder, "b.txt", "some words");
  scratch_write (folder, "c.txt", "some words");
  scratch_write (folder, "d.txt", "some words");
  write_claim (folder, "a.txt", "mira", 3, "for", "cost|law");
  write_claim (folder, "b.txt", "mira", 5, "for", "law");
  write_claim (folder, "c.txt", "mira", 1, "for", "jobs|cost");
  write_claim (folder, "d.txt", "mira", 2, "for", "law|cost|jobs");

  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_assert_true (adduce_codebook_editor_count (editor, &error));
  AdduceCodeUsage *usage = adduce_codebook_editor_get_usage (editor);
  AdduceVariable *frame = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), "frame");
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "law"), ==, 10);
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "cost"), ==, 6);
  g_assert_cmpuint (adduce_code_usage_count_both (usage, frame, "law", "cost"), ==, 11);
  g_assert_cmpuint (adduce_code_usage_count_both (usage, frame, "cost", "jobs"), ==, 6);

  g_assert_true (adduce_codebook_editor_merge_code (editor, "frame", "cost", "law", &error));
  frame = adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), "frame");
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "law"), ==, 11);
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "cost"), ==, 6);
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "jobs"), ==, 3);
  /* what is merged on takes along what was merged into it, and the history says so */
  g_assert_true (adduce_codebook_editor_merge_code (editor, "frame", "law", "jobs", &error));
  AdduceCodebook *codebook = adduce_codebook_editor_get_codebook (editor);
  frame = adduce_codebook_get_variable (codebook, "frame");
  g_assert_cmpuint (adduce_code_usage_count_value (usage, frame, "jobs"), ==, 11);
  GListModel *history = adduce_codebook_get_history (codebook);
  guint n = g_list_model_get_n_items (history);
  gboolean told = FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, i);
      const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);

      if (g_str_equal (info->act, "merge") && g_strcmp0 (info->value, "law") == 0)
        told = info->claims == 11;
    }
  g_assert_true (told);
  g_clear_object (&editor);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-usage/count", test_count);
  g_test_add_func ("/code-usage/several", test_count_several);
  return g_test_run ();
}
