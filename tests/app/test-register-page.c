/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of speakers and issues, by real keys and a real mouse: what is shown of the claims, and what each change
 * leaves in the file.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

#include "adduce-ui-register-table.h"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

/* A claim on four letters of the article, by the coder of the window. */
static void
code (Fixture *t, guint start, const char *speaker, const char *issue)
{
  g_autoptr (AdduceTag) one = adduce_tag_new_for_label (speaker);
  g_autoptr (AdduceTag) other = adduce_tag_new_for_label (issue);
  g_autoptr (AdduceTagList) speakers = adduce_tag_list_new (&one, 1);
  g_autoptr (AdduceTagList) issues = adduce_tag_list_new (&other, 1);

  g_assert_nonnull (window_fixture_code (t->f, start, start + 4));
  adduce_ui_context_set_speakers (t->f->context, speakers);
  adduce_ui_context_set_issues (t->f->context, issues);
}

#define OWN                                                                                                          \
  "{\"schemaVersion\": \"1.1\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"          \
  "\"title\": \"Own\", \"variables\": ["                                                                             \
  "{\"id\": \"party\", \"label\": \"Party\", \"type\": \"entity\", \"values\": []}]}"

/* @data: a codebook, or NULL for the default one */
static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  if (data != NULL)
    scratch_write (t->folder, "codebook.json", data);
  scratch_write (t->folder, "2031-03-04-a.txt", "Word word word word word word word word\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
  window_fixture_open (t->f, "2031-03-04-a.txt");
  code (t, 0, "Mira Kovač", "The bridge should be built");
  code (t, 5, "Mira Kovač", "The bridge should be built");
  code (t, 10, "M. Kovač", "Tolls should be cut");
  code (t, 15, "Port Office", "Tolls should be cut");
  g_assert_true (adduce_ui_context_flush (t->f->context));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

static gboolean
is_table (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_REGISTER_TABLE (widget);
}

static AdduceUiRegisterTable *
get_table (Fixture *t)
{
  GtkWidget *table = window_fixture_find (GTK_WIDGET (t->f->window), is_table, NULL);

  return table != NULL ? ADDUCE_UI_REGISTER_TABLE (table) : NULL;
}

/* Waits for so many rows. */
static void
wait_for_rows (Fixture *t, guint n)
{
  WAIT_UNTIL (get_table (t) != NULL && adduce_ui_register_table_get_n_shown (get_table (t)) == n);
}

static void
open_speakers (Fixture *t)
{
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  wait_for_rows (t, 5); /* three, "Article author" and "Unnamed source" */
}

/* What the file of the register says of an entry: an empty text where there is no file or no such entry. */
static char *
read_entry (Fixture *t, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) base = adduce_register_load (t->folder, "speaker", &error);
  AdduceEntity *entity = base != NULL ? adduce_register_lookup (base, id) : NULL;
  const char *into;
  g_autofree char *aliases = NULL;

  g_assert_no_error (error);
  if (entity == NULL)
    return g_strdup ("");
  into = adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO);
  aliases = g_strjoinv ("|", (char **) adduce_entity_get_aliases (entity));
  return g_strdup_printf ("%s (%s)%s%s", adduce_entity_get_name (entity), aliases, into != NULL ? " → " : "",
                          into != NULL ? into : "");
}

static gboolean
is_entry (Fixture *t, const char *id, const char *expected)
{
  g_autofree char *found = read_entry (t, id);

  return strcmp (found, expected) == 0;
}

static GtkWindow *
get_active (Fixture *t)
{
  return gtk_application_get_active_window (t->f->application);
}

/* The dialog that a key opened has the keyboard. */
static void
wait_for_dialog (Fixture *t)
{
  g_autoptr (GListModel) all = gtk_window_get_toplevels ();

  g_object_ref (all);
  WAIT_UNTIL (!gtk_window_is_active (GTK_WINDOW (t->f->window)) && g_list_model_get_n_items (all) > 1);
  keyboard_pump (200);
}

static void
wait_for_page (Fixture *t)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)) && get_active (t) == GTK_WINDOW (t->f->window));
}

static void
press_down (Fixture *t, guint n)
{
  for (guint i = 0; i < n; i++)
    keyboard_press (t->keyboard, XK_Down, 0);
}

static void
test_shown (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  WAIT_UNTIL (window_fixture_shows (t->f, "Mira Kovač"));
  WAIT_UNTIL (window_fixture_shows (t->f, "2031-03-04"));
  WAIT_UNTIL (window_fixture_shows (t->f, "5 speakers"));
  WAIT_UNTIL (window_fixture_shows (t->f, "1 pair may be the same"));

  /* without accents */
  keyboard_type (t->keyboard, "kovac");
  wait_for_rows (t, 2);
  WAIT_UNTIL (window_fixture_shows (t->f, "2 of 5"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_rows (t, 5);

  keyboard_press (t->keyboard, XK_7, XK_Control_L);
  wait_for_rows (t, 2);
  WAIT_UNTIL (window_fixture_shows (t->f, "Tolls should be cut"));
  g_assert_true (is_entry (t, "mira-kovac", ""));
}

/* Merged by keys, and taken back. */
static void
test_merge (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  keyboard_type (t->keyboard, "kovac");
  wait_for_rows (t, 2);
  press_down (t, 1);
  keyboard_press (t->keyboard, XK_Down, XK_Shift_L);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  wait_for_rows (t, 1);
  WAIT_UNTIL (is_entry (t, "m-kovac", "M. Kovač () → mira-kovac"));
  WAIT_UNTIL (is_entry (t, "mira-kovac", "Mira Kovač (M. Kovač)"));

  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  wait_for_rows (t, 2);
  WAIT_UNTIL (is_entry (t, "m-kovac", ""));
}

static void
test_rename (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  keyboard_type (t->keyboard, "port");
  wait_for_rows (t, 1);
  press_down (t, 2);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_F2, XK_Shift_L);
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_a, XK_Control_L);
  keyboard_type (t->keyboard, "harbour port");
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  WAIT_UNTIL (is_entry (t, "port-office", "harbour port (Port Office)"));
  WAIT_UNTIL (window_fixture_shows (t->f, "harbour port"));
}

static gboolean
is_pairs_bar (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "register.pairs") == 0;
}

static gboolean
is_seen_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strcmp (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_asked (Fixture *t, const char *label)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), is_seen_label, label) != NULL;
}

/* A pair is looked at, and is not the same. */
static void
test_pairs (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceRegister) base = NULL;

  open_speakers (t);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_l, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_Delete, 0);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_page (t);
  WAIT_UNTIL (!window_fixture_shows (t->f, "1 pair may be"));
  base = adduce_register_load (t->folder, "speaker", NULL);
  g_assert_true (adduce_register_is_distinct (base, "m-kovac", "mira-kovac"));
}

/* The bar that tells of pairs opens them, by the mouse. */
static void
test_pairs_bar (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  WAIT_UNTIL (window_fixture_shows (t->f, "1 pair may be the same"));
  keyboard_pump (200);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (t->f->window), is_pairs_bar, NULL));
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_page (t);
}

/* Nobody is asked for the party of an issue. */
static void
test_issue (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  press_down (t, 1);
  WAIT_UNTIL (is_asked (t, "Actor type"));
  WAIT_UNTIL (is_asked (t, "_Kind"));

  keyboard_press (t->keyboard, XK_7, XK_Control_L);
  wait_for_rows (t, 2);
  press_down (t, 1);
  WAIT_UNTIL (window_fixture_shows (t->f, "2 claims, 2031-03-04"));
  WAIT_UNTIL (!is_asked (t, "Actor type"));
  g_assert_false (is_asked (t, "_Kind"));
  WAIT_UNTIL (is_asked (t, "_Name"));
  /* nor have they columns, or are they offered for several at once */
  g_assert_false (window_fixture_shows (t->f, "Organisation"));
  g_assert_false (window_fixture_shows (t->f, "Kind"));
  adduce_ui_register_table_choose_all (get_table (t));
  WAIT_UNTIL (window_fixture_shows (t->f, "2 entries"));
  WAIT_UNTIL (window_fixture_shows (t->f, "Note"));
  g_assert_false (window_fixture_shows (t->f, "Kind"));
}

/* What is typed into the details is applied when something else is chosen. */
static void
test_details (Fixture *t, gconstpointer data)
{
  open_speakers (t);
  keyboard_type (t->keyboard, "kovac");
  wait_for_rows (t, 2);
  press_down (t, 2);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_F2, XK_Control_L);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_a, XK_Control_L);
  keyboard_type (t->keyboard, "mayor");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (is_entry (t, "m-kovac", "mayor (M. Kovač)") || is_entry (t, "mira-kovac", "mayor (Mira Kovač)"));
}

#define ADD(path, func) g_test_add ("/register-page/" path, Fixture, NULL, set_up, func, tear_down)

static gboolean
is_drop_down (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static void
code_party (Fixture *t, guint start, const char *name)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (name);
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (AdduceCommand) command = NULL;
  AdduceClaim *claim = window_fixture_code (t->f, start, start + 4);

  g_assert_nonnull (claim);
  command = adduce_command_new_set_values (claim, "party", tags, adduce_ui_context_get_codebook (t->f->context));
  g_assert_true (adduce_ui_context_perform (t->f->context, command));
}

/* Opens the list of registers and clicks on one. Rows that are replaced meanwhile take the keyboard; that closes it. */
static void
choose_register (Fixture *t, const char *name)
{
  GtkWidget *drop_down = window_fixture_find (GTK_WIDGET (t->f->window), is_drop_down, NULL);
  GtkWidget *row = NULL;

  g_assert_nonnull (drop_down);
  for (guint i = 0; i < 10 && row == NULL; i++)
    {
      keyboard_click (t->keyboard, drop_down);
      keyboard_pump (500);
      row = window_fixture_find (drop_down, window_fixture_matches_text, name);
    }
  g_assert_nonnull (row);
  keyboard_click (t->keyboard, row);
}

/* The register of a variable of one's own on the same page: chosen, merged, taken back; each has its own history. */
static void
test_own (Fixture *t, gconstpointer data)
{
  g_autofree char *file = NULL;

  code_party (t, 20, "Greens");
  code_party (t, 25, "The Greens");
  g_assert_true (adduce_ui_context_flush (t->f->context));
  open_speakers (t);
  choose_register (t, "Party");
  wait_for_rows (t, 2);
  WAIT_UNTIL (window_fixture_shows (t->f, "2 entries"));
  g_assert_true (window_fixture_shows (t->f, "The Greens"));

  gtk_widget_grab_focus (GTK_WIDGET (get_table (t)));
  adduce_ui_register_table_choose_all (get_table (t));
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  wait_for_dialog (t);
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  wait_for_rows (t, 1);
  WAIT_UNTIL (g_file_test ((file = scratch_path (t->folder, "party.register.json")), G_FILE_TEST_EXISTS));
  g_assert_true (is_entry (t, "greens", "")); /* nothing of it among the speakers */

  /* back to the speakers: there is nothing to be undone there */
  choose_register (t, "Speakers");
  wait_for_rows (t, 5);
  choose_register (t, "Party");
  wait_for_rows (t, 1);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  wait_for_rows (t, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  ADD ("shown", test_shown);
  ADD ("merge", test_merge);
  ADD ("rename", test_rename);
  ADD ("pairs", test_pairs);
  ADD ("pairs-bar", test_pairs_bar);
  ADD ("issue", test_issue);
  ADD ("details", test_details);
  g_test_add ("/register-page/own", Fixture, OWN, set_up, test_own, tear_down);
  return g_test_run ();
}
