/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editing a codebook: acts, their inverse, what the history tells, what two people do at once.
 */
#include "model-fixture.h"

#include "scratch.h"
#include "sidecar-fixture.h"

static const char book[] =
  "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"
  "\"title\": \"Ferries\", \"zeta\": [1], \"variables\": ["
  "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["
  "{\"id\": \"for\", \"label\": \"For\", \"key\": \"f\", \"later\": true},"
  "{\"id\": \"against\", \"label\": \"Against\", \"key\": \"a\"},"
  "{\"id\": \"pro\", \"label\": \"Pro\", \"key\": \"p\"},"
  "{\"id\": \"very-pro\", \"label\": \"Very pro\", \"parent\": \"pro\"}]}]}";

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

/* "id:Label(parent)>merged~key!", one word a value: ! is retired; (transfer full). */
static char *
print_values (AdduceCodebook *codebook, const char *variable_id)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceVariable *variable = adduce_codebook_get_variable (codebook, variable_id);
  for (guint i = 0; variable != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      const AdduceCodeInfo *info = adduce_code_get_info (adduce_variable_get_code (variable, i));
      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", info->id, info->label);
      if (info->parent != NULL)
        g_string_append_printf (text, "(%s)", info->parent);
      if (info->merged_into != NULL)
        g_string_append_printf (text, ">%s", info->merged_into);
      if (info->key != 0)
        g_string_append_printf (text, "~%c", (char)info->key);
      if (info->retired)
        g_string_append_c (text, '!');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_values (AdduceCodebookEditor *editor, const char *expected)
{
  g_autofree char *values = print_values (adduce_codebook_editor_get_codebook (editor), "stance");
  g_assert_cmpstr (values, ==, expected);
}

/* "coder act variable/value field before→after FROM-TO", a line an entry, without what is not there. */
static char *
print_history (AdduceCodebook *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel *history = adduce_codebook_get_history (codebook);
  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, i);
      const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);
      g_string_append_printf (text, "%s%s %s %s/%s %s %s>%s %u-%u", i > 0 ? "\n" : "",
                              info->coder != NULL ? info->coder : "", info->act,
                              info->variable != NULL ? info->variable : "", info->value != NULL ? info->value : "",
                              info->field != NULL ? info->field : "", info->before != NULL ? info->before : "",
                              info->after != NULL ? info->after : "", (guint)info->from, (guint)info->to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_history (AdduceCodebookEditor *editor, const char *expected)
{
  g_autofree char *history = print_history (adduce_codebook_editor_get_codebook (editor));
  g_assert_cmpstr (history, ==, expected);
}

static void
rename_code (AdduceCodebookEditor *editor, const char *id, const char *label)
{
  g_autoptr (GError) error = NULL;
  AdduceCodeInfo info =
    *adduce_code_get_info (adduce_codebook_lookup (adduce_codebook_editor_get_codebook (editor), "stance", id));
  info.label = label;
  g_assert_true (adduce_codebook_editor_set_code (editor, "stance", &info, &error));
  g_assert_no_error (error);
}

static guint
get_revision (AdduceCodebookEditor *editor, const char *id)
{
  AdduceCode *code = adduce_codebook_lookup (adduce_codebook_editor_get_codebook (editor), "stance", id);
  return (guint)adduce_code_get_info (code)->revision;
}

static void
flush (AdduceCodebookEditor *editor)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_codebook_editor_flush (editor, &error));
  g_assert_no_error (error);
}

static AdduceCodebook *
load (const char *folder)
{
  g_autofree char *problem = NULL;
  AdduceCodebook *codebook = adduce_codebook_load_for_corpus (folder, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  return codebook;
}

/* --- acts --- */

static void
test_acts (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_autoptr (GError) error = NULL;
  const AdduceCodeInfo fence = { .id = "fence", .label = "On the fence" };

  g_assert_true (adduce_codebook_editor_add_code (editor, "stance", &fence, 1, &error));
  assert_values (editor, "for:For~f fence:On the fence against:Against~a pro:Pro~p very-pro:Very pro(pro)");
  rename_code (editor, "fence", "Undecided");
  rename_code (editor, "fence", "Undecided"); /* nothing differs: no trace */
  g_assert_true (adduce_codebook_editor_move_code (editor, "stance", "fence", 4, &error));
  assert_values (editor, "for:For~f against:Against~a pro:Pro~p very-pro:Very pro(pro) fence:Undecided");
  g_assert_true (adduce_codebook_editor_nest_code (editor, "stance", "fence", "against", &error));
  g_assert_true (adduce_codebook_editor_merge_code (editor, "stance", "pro", "for", &error));
  assert_values (editor,
                 "for:For~f against:Against~a pro:Pro>for~p! very-pro:Very pro(for) fence:Undecided(against)");
  g_assert_true (adduce_codebook_editor_retire_code (editor, "stance", "very-pro", TRUE, &error));
  g_assert_true (adduce_codebook_editor_remove_code (editor, "stance", "against", &error));
  assert_values (editor, "for:For~f pro:Pro>for~p! very-pro:Very pro(for)! fence:Undecided");
  g_assert_no_error (error);
  assert_history (editor, "mira add stance/fence  >On the fence 3-4\n"
                          "mira rename stance/fence label On the fence>Undecided 4-5\n"
                          "mira move stance/fence  >5 5-6\n"
                          "mira nest stance/fence parent >against 6-7\n"
                          "mira merge stance/pro mergedInto >for 7-8\n"
                          "mira nest stance/very-pro parent pro>for 7-8\n"
                          "mira retire stance/very-pro retired > 8-9\n"
                          "mira remove stance/against  Against> 9-10\n"
                          "mira nest stance/fence parent against> 9-10");
  g_assert_cmpuint (adduce_codebook_get_version (adduce_codebook_editor_get_codebook (editor)), ==, 10);
  g_assert_cmpuint (get_revision (editor, "for"), ==, 0);
  g_assert_cmpuint (get_revision (editor, "fence"), ==, 3);

  /* in the file, with what we do not know */
  flush (editor);
  g_autoptr (AdduceCodebook) saved = load (folder);
  g_assert_true (g_str_equal (adduce_codebook_get_extra (saved), "{\"zeta\":[1]}"));
  g_assert_cmpstr (adduce_code_get_info (adduce_codebook_lookup (saved, "stance", "for"))->extra, ==,
                   "{\"later\":true}");
  g_autofree char *in_file = print_values (saved, "stance");
  g_assert_cmpstr (in_file, ==, "for:For~f pro:Pro>for~p! very-pro:Very pro(for)! fence:Undecided");

  /* all the way back, and forth again */
  for (guint i = 0; i < 7; i++)
    g_assert_true (adduce_codebook_editor_undo (editor, &error));
  g_assert_no_error (error);
  assert_values (editor, "for:For~f against:Against~a pro:Pro~p very-pro:Very pro(pro)");
  g_assert_false (adduce_codebook_editor_undo (editor, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (adduce_codebook_get_version (adduce_codebook_editor_get_codebook (editor)), ==, 17);
  for (guint i = 0; i < 7; i++)
    g_assert_true (adduce_codebook_editor_redo (editor, &error));
  assert_values (editor, "for:For~f pro:Pro>for~p! very-pro:Very pro(for)! fence:Undecided");
  g_clear_object (&editor);
  scratch_remove (folder);
}

static void
assert_fails (gboolean done, GError **error, const char *words)
{
  g_assert_false (done);
  g_assert_nonnull (*error);
  if (strstr ((*error)->message, words) == NULL)
    g_error ("“%s” has no “%s”", (*error)->message, words);
  g_clear_error (error);
}

static void
test_refused (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, NULL);
  g_autoptr (AdduceCodebook) before = g_object_ref (adduce_codebook_editor_get_codebook (editor));
  GError *error = NULL;
  AdduceCodeInfo twin = { .id = "for", .label = "Again" };
  AdduceCodeInfo key = { .id = "key", .label = "Key", .key = 'F' };
  AdduceCodeInfo slug = { .id = "No Slug", .label = "Slug" };
  AdduceCodeInfo empty = { .id = "empty", .label = "" };
  AdduceCodeInfo color = { .id = "color", .label = "C", .color = "green" };

  assert_fails (adduce_codebook_editor_add_code (editor, "stance", &twin, -1, &error), &error, "id “for” already");
  assert_fails (adduce_codebook_editor_add_code (editor, "stance", &key, -1, &error), &error,
                "the key “F” is that of the value “For” already");
  assert_fails (adduce_codebook_editor_add_code (editor, "stance", &slug, -1, &error), &error, "lower-case");
  assert_fails (adduce_codebook_editor_add_code (editor, "stance", &empty, -1, &error), &error, "must not be empty");
  assert_fails (adduce_codebook_editor_add_code (editor, "stance", &color, -1, &error), &error, "must be a colour");
  assert_fails (adduce_codebook_editor_add_code (editor, "frame", &color, -1, &error), &error, "no variable “frame”");
  assert_fails (adduce_codebook_editor_nest_code (editor, "stance", "pro", "very-pro", &error), &error,
                "is below itself");
  assert_fails (adduce_codebook_editor_nest_code (editor, "stance", "pro", "gone", &error), &error,
                "no value “gone”");
  assert_fails (adduce_codebook_editor_merge_code (editor, "stance", "pro", "pro", &error), &error,
                "merged into itself");
  assert_fails (adduce_codebook_editor_set_title (editor, "", &error), &error, "must not be empty");
  g_assert_true (adduce_codebook_editor_get_codebook (editor) == before);

  /* what stands for another can't go */
  g_assert_true (adduce_codebook_editor_merge_code (editor, "stance", "pro", "for", &error));
  assert_fails (adduce_codebook_editor_remove_code (editor, "stance", "for", &error), &error, "retire it instead");

  /* a retired value has given up its key; taken back, it is refused where another has it now */
  key.key = 'P';
  g_assert_true (adduce_codebook_editor_add_code (editor, "stance", &key, -1, &error));
  assert_fails (adduce_codebook_editor_retire_code (editor, "stance", "pro", FALSE, &error), &error, "key “P”");

  /* the last variable stays: a codebook has one at least */
  assert_fails (adduce_codebook_editor_remove_variable (editor, "stance", &error), &error, "variables");
  g_clear_object (&editor);
  scratch_remove (folder);
}

/* Fifteen new values, each with the colour that is proposed: no two of them look the same, and each can be told from
 * the paper, light or dark, by the contrast that is asked of graphics (WCAG 2.2, 1.4.11). */
static void
test_colors (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) colors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *id = g_strdup_printf ("new-%u", i);
      AdduceCodeInfo info = { .id = id, .label = id };
      AdduceColor color;

      info.color = adduce_codebook_editor_make_color (editor, "stance", &info.pattern);
      g_assert_true (adduce_codebook_editor_add_code (editor, "stance", &info, -1, &error));
      g_assert_no_error (error);
      g_assert_true (adduce_color_parse (info.color, &color));
      g_assert_cmpfloat (adduce_color_get_least_contrast (color), >=, 3);
      g_hash_table_add (colors, (gpointer) info.color);
      g_hash_table_add (looks, g_strdup_printf ("%s %s", info.color, adduce_code_pattern_to_id (info.pattern)));
    }
  g_assert_cmpuint (g_hash_table_size (colors), ==, ADDUCE_N_CATEGORIES);
  g_assert_cmpuint (g_hash_table_size (looks), ==, 15);
  g_clear_object (&editor);
  scratch_remove (folder);
}

static void
test_variables (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = adduce_codebook_editor_make_id (editor, NULL, "Stance");
  g_autofree char *value_id = adduce_codebook_editor_make_id (editor, "stance", "For");
  g_assert_cmpstr (id, ==, "stance-2");
  g_assert_cmpstr (value_id, ==, "for-2");

  AdduceVariableInfo frame = { .id = "frame", .label = "Frame", .kind = ADDUCE_VARIABLE_SEVERAL };
  AdduceVariableInfo text = { .id = "remark", .label = "Remark", .kind = ADDUCE_VARIABLE_TEXT };
  g_assert_true (adduce_codebook_editor_add_variable (editor, &frame, 0, &error));
  g_assert_true (adduce_codebook_editor_add_variable (editor, &text, -1, &error));
  frame.retired = TRUE;
  frame.definition = "What it is about";
  g_assert_true (adduce_codebook_editor_set_variable (editor, &frame, &error));
  g_assert_true (adduce_codebook_editor_move_variable (editor, "frame", 2, &error));
  const AdduceConstraintInfo required = { .id = "urn:uuid:019b0c6e-0000-7000-8000-000000000001",
                                          .variable = "remark",
                                          .other_variable = "frame" };
  g_autoptr (AdduceConstraint) constraint = adduce_constraint_new (&required);
  g_assert_true (adduce_codebook_editor_put_constraint (editor, constraint, &error));
  g_assert_true (adduce_codebook_editor_remove_variable (editor, "frame", &error));
  g_assert_no_error (error);
  AdduceCodebook *codebook = adduce_codebook_editor_get_codebook (editor);
  g_assert_cmpuint (g_list_model_get_n_items (adduce_codebook_get_constraints (codebook)), ==, 0);
  assert_history (editor, "mira add frame/  >Frame 3-4\n"
                          "mira add remark/  >Remark 4-5\n"
                          "mira change frame/ definition >What it is about 5-6\n"
                          "mira retire frame/ retired > 5-6\n"
                          "mira move frame/  >3 6-7\n"
                          "mira add remark/ constraints >required 7-8\n"
                          "mira remove frame/  Frame> 8-9\n"
                          "mira remove remark/ constraints >required 8-9");
  g_assert_true (adduce_codebook_editor_undo (editor, &error));
  codebook = adduce_codebook_editor_get_codebook (editor);
  g_assert_cmpuint (g_list_model_get_n_items (adduce_codebook_get_constraints (codebook)), ==, 1);
  g_assert_nonnull (adduce_codebook_get_variable (codebook, "frame"));
  g_clear_object (&editor);
  scratch_remove (folder);
}

/* --- by itself, within a second --- */

static void
quit_cb (GObject *object, GParamSpec *pspec, gpointer loop)
{
  gboolean saved;
  g_object_get (object, "saved", &saved, NULL);
  if (saved)
    g_main_loop_quit (loop);
}

static void
test_saves (void)
{
  g_autofree char *folder = scratch_new ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;

  /* opening writes nothing; the first act makes the file, from the default codebook */
  g_assert_cmpuint (scratch_count (folder), ==, 0);
  g_assert_true (adduce_codebook_editor_set_title (editor, "Mine", &error));
  g_assert_cmpuint (scratch_count (folder), ==, 0);
  g_signal_connect (editor, "notify::saved", G_CALLBACK (quit_cb), loop);
  g_main_loop_run (loop);
  g_autoptr (AdduceCodebook) saved = load (folder);
  g_assert_cmpstr (adduce_codebook_get_title (saved), ==, "Mine");
  g_assert_cmpuint (adduce_variable_get_n_codes (adduce_codebook_get_variable (saved, "evidence")), ==, 17);

  /* dropped with something waiting: it is written first */
  g_assert_true (adduce_codebook_editor_set_title (editor, "Still mine", &error));
  g_clear_object (&editor);
  g_autoptr (AdduceCodebook) last = load (folder);
  g_assert_cmpstr (adduce_codebook_get_title (last), ==, "Still mine");

  /* what can't be understood is left alone: told at the start, and where it breaks meanwhile */
  AdduceCodebookEditor *next = open_editor (folder, "mira");
  scratch_write (folder, "codebook.json", "{");
  g_assert_true (adduce_codebook_editor_set_title (next, "Lost?", &error));
  g_assert_false (adduce_codebook_editor_flush (next, &error));
  g_assert_nonnull (strstr (error->message, "codebook.json: line 1"));
  scratch_assert_text (folder, "codebook.json", "{");
  g_clear_error (&error);
  g_assert_null (adduce_codebook_editor_new (folder, "mira", &error));
  g_assert_nonnull (strstr (error->message, "codebook.json: line 1"));
  scratch_write (folder, "codebook.json", book);
  flush (next);
  g_object_unref (next);
  g_autoptr (AdduceCodebook) found = load (folder);
  g_assert_cmpstr (adduce_codebook_get_title (found), ==, "Lost?");
  scratch_remove (folder);
}

static void
counted_cb (GObject *object, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (adduce_codebook_editor_count_finish (ADDUCE_CODEBOOK_EDITOR (object), result, &error));
  *(gboolean *) done = TRUE;
}

/* A worker that has just ended may not keep the editor: what waits is written when the owner drops it. */
static void
test_let_go (void)
{
  g_autofree char *folder = scratch_new ();

  for (int i = 0; i < 100; i++)
    {
      AdduceCodebookEditor *editor = open_editor (folder, "mira");
      gboolean done = FALSE;

      g_object_add_weak_pointer (G_OBJECT (editor), (gpointer *) &editor);
      adduce_codebook_editor_count_async (editor, NULL, counted_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (editor);
      g_assert_null (editor);
    }
  scratch_remove (folder);
}

/* --- two at once --- */

static void
merged_cb (AdduceCodebookEditor *editor, guint n_both, gpointer user_data)
{
  *(guint *)user_data = n_both + 100;
}

static void
test_two (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) mira = open_editor (folder, "mira");
  g_autoptr (AdduceCodebookEditor) jonas = open_editor (folder, "jonas");
  const AdduceCodeInfo fence = { .id = "fence", .label = "Fence", .key = 'n' };
  const AdduceCodeInfo none = { .id = "none", .label = "None", .key = 'N' };
  g_autoptr (GError) error = NULL;
  guint merged = 0;
  g_signal_connect (jonas, "merged", G_CALLBACK (merged_cb), &merged);

  /* different things: both are there; one key for two values goes to the first */
  g_assert_true (adduce_codebook_editor_add_code (mira, "stance", &fence, 1, &error));
  g_assert_true (adduce_codebook_editor_add_code (jonas, "stance", &none, -1, &error));
  rename_code (jonas, "against", "Opposed");
  flush (mira);
  flush (jonas);
  g_assert_cmpuint (merged, ==, 100);
  assert_values (jonas, "for:For~f fence:Fence~n against:Opposed~a pro:Pro~p very-pro:Very pro(pro) none:None");
  g_assert_true (adduce_codebook_editor_check_outside (mira, &error));
  assert_values (mira, "for:For~f fence:Fence~n against:Opposed~a pro:Pro~p very-pro:Very pro(pro) none:None");
  assert_history (mira, "mira add stance/fence  >Fence 3-4\n"
                        "jonas add stance/none  >None 4-5\n"
                        "jonas rename stance/against label Against>Opposed 5-6");

  /* the same value: the later change wins, the history has both */
  rename_code (mira, "for", "In favour");
  rename_code (jonas, "for", "Yes");
  flush (mira);
  flush (jonas);
  g_assert_cmpuint (merged, ==, 101);
  assert_values (jonas, "for:Yes~f fence:Fence~n against:Opposed~a pro:Pro~p very-pro:Very pro(pro) none:None");
  assert_history (jonas, "mira add stance/fence  >Fence 3-4\n"
                         "jonas add stance/none  >None 4-5\n"
                         "jonas rename stance/against label Against>Opposed 5-6\n"
                         "mira rename stance/for label For>In favour 6-7\n"
                         "jonas rename stance/for label For>Yes 7-8");
  g_assert_cmpuint (get_revision (jonas, "for"), ==, 2);

  g_assert_no_error (error);
  g_clear_object (&mira);
  g_clear_object (&jonas);
  scratch_remove (folder);
}

static void
test_two_more (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) mira = open_editor (folder, "mira");
  g_autoptr (AdduceCodebookEditor) jonas = open_editor (folder, "jonas");
  g_autoptr (GError) error = NULL;

  /* more changes are later than fewer, whoever writes last; a change wins against a removal */
  rename_code (mira, "for", "One");
  rename_code (mira, "for", "Two");
  rename_code (mira, "very-pro", "Too pro");
  rename_code (jonas, "for", "Three");
  g_assert_true (adduce_codebook_editor_remove_code (jonas, "stance", "very-pro", &error));
  flush (mira);
  flush (jonas);
  assert_values (jonas, "for:Two~f against:Against~a pro:Pro~p very-pro:Too pro(pro)");

  /* each below the other: no circle comes of it */
  g_assert_true (adduce_codebook_editor_check_outside (mira, &error));
  g_assert_true (adduce_codebook_editor_nest_code (mira, "stance", "for", "against", &error));
  g_assert_true (adduce_codebook_editor_nest_code (jonas, "stance", "against", "for", &error));
  flush (mira);
  flush (jonas);
  assert_values (jonas,
                 "for:Two~f against:Against(for)~a pro:Pro~p very-pro:Too pro(pro)");
  g_assert_no_error (error);

  /* undo takes back what one did, not what the other did since */
  g_assert_true (adduce_codebook_editor_check_outside (mira, &error));
  rename_code (mira, "pro", "Mira’s");
  g_assert_true (adduce_codebook_editor_undo (jonas, &error));
  flush (mira);
  flush (jonas);
  assert_values (jonas, "for:Two~f against:Against~a pro:Mira’s~p very-pro:Too pro(pro)");
  g_clear_object (&mira);
  g_clear_object (&jonas);
  scratch_remove (folder);
}

/* --- other codebooks --- */

static void
test_take (void)
{
  g_autofree char *folder = make_corpus ();
  g_autoptr (AdduceCodebookEditor) editor = open_editor (folder, "mira");
  static const char other_text[] =
    "{\"schemaVersion\": \"1.1\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000beef\", \"version\": 1,"
    "\"title\": \"Other\", \"variables\": ["
    "{\"id\": \"stance\", \"label\": \"Position\", \"type\": \"one\", \"values\": ["
    "{\"id\": \"against\", \"label\": \"Contra\", \"key\": \"c\"},{\"id\": \"for\", \"label\": \"Pro\"}]},"
    "{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
    "{\"id\": \"cost\", \"label\": \"Costs\", \"key\": \"P\"},{\"id\": \"law\", \"label\": \"Law\", \"key\": "
    "\"l\"}]}],"
    "\"constraints\": [{\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-000000000001\", \"kind\": \"required\","
    "\"variable\": \"frame\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (other_text, sizeof other_text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) other = adduce_codebook_parse (bytes, &error);
  g_assert_no_error (error);

  g_assert_true (adduce_codebook_editor_take (editor, other, NULL, ADDUCE_CODEBOOK_MISSING_RETIRE, "Other", &error));
  assert_values (editor, "against:Contra~c for:Pro pro:Pro~p! very-pro:Very pro(pro)!");
  g_autofree char *frames = print_values (adduce_codebook_editor_get_codebook (editor), "frame");
  g_assert_cmpstr (frames, ==, "cost:Costs~P law:Law~l"); /* retired values have given up their keys */
  g_assert_cmpuint (
    g_list_model_get_n_items (adduce_codebook_get_constraints (adduce_codebook_editor_get_codebook (editor))), ==, 1);
  /* the same rule under another id is none besides */
  g_auto (GStrv) parts = g_strsplit (other_text, "000000000001", 2);
  g_autofree char *renamed = g_strjoinv ("000000000002", parts);
  g_autoptr (GBytes) renamed_bytes = g_bytes_new (renamed, strlen (renamed));
  g_autoptr (AdduceCodebook) again = adduce_codebook_parse (renamed_bytes, &error);
  g_assert_true (adduce_codebook_editor_take (editor, again, NULL, ADDUCE_CODEBOOK_MISSING_RETIRE, "Again", &error));
  g_assert_cmpuint (
    g_list_model_get_n_items (adduce_codebook_get_constraints (adduce_codebook_editor_get_codebook (editor))), ==, 1);

  g_assert_true (adduce_codebook_editor_undo (editor, &error));
  assert_values (editor, "for:For~f against:Against~a pro:Pro~p very-pro:Very pro(pro)");
  g_assert_null (adduce_codebook_get_variable (adduce_codebook_editor_get_codebook (editor), "frame"));

  const char *const only[] = { "frame", NULL };
  g_assert_true (adduce_codebook_editor_take (editor, other, only, ADDUCE_CODEBOOK_MISSING_KEEP, "Other", &error));
  assert_values (editor, "for:For~f against:Against~a pro:Pro~p very-pro:Very pro(pro)");
  g_autofree char *with_keys = print_values (adduce_codebook_editor_get_codebook (editor), "frame");
  g_assert_cmpstr (with_keys, ==, "cost:Costs law:Law~l"); /* “Pro” has the key P */
  const char *const wrong[] = { "tone", NULL };
  g_assert_false (adduce_codebook_editor_take (editor, other, wrong, ADDUCE_CODEBOOK_MISSING_KEEP, "Other", &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND);
  g_clear_object (&editor);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-editor/acts", test_acts);
  g_test_add_func ("/codebook-editor/refused", test_refused);
  g_test_add_func ("/codebook-editor/colors", test_colors);
  g_test_add_func ("/codebook-editor/variables", test_variables);
  g_test_add_func ("/codebook-editor/saves", test_saves);
  g_test_add_func ("/codebook-editor/let-go", test_let_go);
  g_test_add_func ("/codebook-editor/two", test_two);
  g_test_add_func ("/codebook-editor/two-more", test_two_more);
  g_test_add_func ("/codebook-editor/take", test_take);
  return g_test_run ();
}
