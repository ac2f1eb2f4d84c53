/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command palette by real keys: it finds by parts of names, does what it found where the focus was, and
 * gives the focus back.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-command-list.h"
#include "adduce-ui-command-palette.h"
#include "adduce-ui-text-view.h"

static const char article[] = "Council votes on the bridge\n\nThe bridge is safe, said the mayor. Others doubt it.\n";

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static GtkWidget *
find (GtkWidget *below, GType type)
{
  return window_fixture_find (below, matches_type, GSIZE_TO_POINTER (type));
}

static gboolean
is_open (WindowFixture *f)
{
  return find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_COMMAND_PALETTE) != NULL;
}

static WindowFixture *
open_article (const char *folder, Keyboard **ret_keyboard)
{
  WindowFixture *f;
  GtkWidget *view;

  scratch_write (folder, "a.txt", article);
  scratch_write (folder, "b.txt", "\u00c9lection \u00e0 \u00c9vian\n\nRien.\n");
  f = window_fixture_new (folder);
  window_fixture_open (f, "a.txt");
  WAIT_UNTIL (find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_TEXT_VIEW) != NULL);
  view = find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (view);
  WAIT_UNTIL (gtk_widget_has_focus (view));
  *ret_keyboard = keyboard_new ();
  return f;
}

static void
close_article (WindowFixture *f, Keyboard *k, const char *folder)
{
  keyboard_free (k);
  window_fixture_free (f);
  scratch_remove (folder);
}

static void
open_palette (WindowFixture *f, Keyboard *k)
{
  keyboard_press (k, XK_k, XK_Control_L);
  WAIT_UNTIL (is_open (f));
}

static GtkListBox *
get_list (WindowFixture *f)
{
  return GTK_LIST_BOX (find (find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_COMMAND_PALETTE), GTK_TYPE_LIST_BOX));
}

/* The words of a row. */
static const char *
get_title (WindowFixture *f, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (f), index);

  return row != NULL ? gtk_label_get_text (GTK_LABEL (find (GTK_WIDGET (row), GTK_TYPE_LABEL))) : NULL;
}

static gboolean
article_has_focus (WindowFixture *f)
{
  return ADDUCE_UI_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (f->window)));
}

static void
select_words (WindowFixture *f, guint start, guint end)
{
  GtkWidget *view = find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_TEXT_VIEW);

  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (ADDUCE_UI_TEXT_VIEW (view)),
                                   (AdduceSpan) { start, end });
}

static guint
count_claims (WindowFixture *f)
{
  return adduce_claim_set_get_n_claims (adduce_session_get_claims (adduce_ui_context_get_session (f->context)));
}

static void
test_find_and_do (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);

  select_words (f, 29, 47);
  open_palette (f, k);
  keyboard_type (k, "SEL make");
  g_assert_cmpstr (get_title (f, 0), ==, "Make the selection a claim");
  keyboard_press (k, XK_Return, 0);
  WAIT_UNTIL (!is_open (f));
  g_assert_cmpuint (count_claims (f), ==, 1);
  g_assert_true (article_has_focus (f));

  /* A value of the codebook, and the focused claim has it. */
  open_palette (f, k);
  keyboard_type (k, "stance sup");
  g_assert_cmpstr (get_title (f, 0), ==, "Stance: Supports");
  keyboard_press (k, XK_Return, 0);
  WAIT_UNTIL (!is_open (f));
  g_assert_cmpstr (
    adduce_tag_get_code (adduce_claim_get_stance (adduce_ui_context_get_focused_claim (f->context))), ==, "support");
  g_assert_true (article_has_focus (f));

  /* The arrows: the second hit. */
  open_palette (f, k);
  keyboard_type (k, "sort articles by");
  g_assert_cmpstr (get_title (f, 1), ==, "Sort articles by title");
  keyboard_press (k, XK_Down, 0);
  keyboard_press (k, XK_Return, 0);
  WAIT_UNTIL (!is_open (f));
  {
    g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (f->window), "sort");

    g_assert_cmpstr (g_variant_get_string (state, NULL), ==, "title");
  }

  /* What was done last is on top when nothing is typed. */
  open_palette (f, k);
  g_assert_cmpstr (get_title (f, 0), ==, "Sort articles by title");
  g_assert_cmpstr (get_title (f, 1), ==, "Stance: Supports");
  keyboard_press (k, XK_k, XK_Control_L); /* its own key puts it away */
  WAIT_UNTIL (!is_open (f));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.sort", "s", "path");
  close_article (f, k, folder);
}

static void
test_article_without_accents (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);

  open_palette (f, k);
  keyboard_type (k, "article evian elec");
  g_assert_nonnull (strstr (get_title (f, 0), "\u00c9lection \u00e0 \u00c9vian"));
  keyboard_press (k, XK_Return, 0);
  WAIT_UNTIL (g_str_equal (adduce_article_get_relative (adduce_ui_context_get_article (f->context)), "b.txt"));
  close_article (f, k, folder);
}

static void
test_not_available (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);

  open_palette (f, k);
  keyboard_type (k, "redo");
  g_assert_cmpstr (get_title (f, 0), ==, "Redo");
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (f), 0)), "unavailable"));
  keyboard_press (k, XK_Return, 0);
  g_assert_true (is_open (f));
  keyboard_type (k, "xyz");
  g_assert_true (window_fixture_shows (f, "No command has these words"));
  keyboard_press (k, XK_Return, 0);
  g_assert_true (is_open (f));
  keyboard_press (k, XK_Escape, 0);
  WAIT_UNTIL (!is_open (f));
  g_assert_true (article_has_focus (f));
  close_article (f, k, folder);
}

/* Whether the row that has the title shows the check mark; the row must be there. */
static gboolean
is_checked (WindowFixture *f, const char *title)
{
  for (int i = 0; get_title (f, i) != NULL; i++)
    if (g_str_equal (get_title (f, i), title))
      {
        GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (f), i));

        return gtk_widget_get_opacity (find (row, GTK_TYPE_IMAGE)) > 0.5;
      }
  g_assert_not_reached ();
}

static void
close_palette (WindowFixture *f, Keyboard *k)
{
  keyboard_press (k, XK_Escape, 0);
  WAIT_UNTIL (!is_open (f));
}

/* Actions that widgets give the window have a state too: a choice of several, and one that is on or off. */
static void
test_state_of_widgets (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);

  open_palette (f, k);
  keyboard_type (k, "order claims");
  WAIT_UNTIL (is_checked (f, "Order claims as in the text"));
  g_assert_false (is_checked (f, "Order claims by speaker"));
  close_palette (f, k);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "claims.order", "s", "speaker");
  open_palette (f, k);
  keyboard_type (k, "order claims");
  WAIT_UNTIL (is_checked (f, "Order claims by speaker"));
  g_assert_false (is_checked (f, "Order claims as in the text"));
  close_palette (f, k);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "claims.order", "s", "text");

  open_palette (f, k);
  keyboard_type (k, "find whole");
  WAIT_UNTIL (!is_checked (f, "Find: whole words"));
  close_palette (f, k);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "view.find-word", NULL);
  open_palette (f, k);
  keyboard_type (k, "find whole");
  WAIT_UNTIL (is_checked (f, "Find: whole words"));
  close_palette (f, k);

  /* without an article there is no next hit */
  adduce_ui_context_open_article (f->context, NULL);
  open_palette (f, k);
  keyboard_type (k, "next hit");
  g_assert_cmpstr (get_title (f, 0), ==, "Next hit");
  g_assert_true (
    gtk_widget_has_css_class (GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (f), 0)), "unavailable"));
  close_palette (f, k);
  close_article (f, k, folder);
}

/* A field has its caret where it was, and nothing is selected in it. */
static void
test_focus_of_field (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);
  GtkWidget *entry = find (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_widget_grab_focus (entry);
  keyboard_type (k, "bri");
  open_palette (f, k);
  keyboard_type (k, "zoom");
  keyboard_press (k, XK_Escape, 0);
  WAIT_UNTIL (!is_open (f));
  keyboard_type (k, "d");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "brid");
  close_article (f, k, folder);
}

static void
test_accessible (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);
  GtkWidget *palette;
  GtkListBox *list;

  open_palette (f, k);
  palette = find (GTK_WIDGET (f->window), ADDUCE_UI_TYPE_COMMAND_PALETTE);
  list = get_list (f);
  gtk_test_accessible_assert_role (palette, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_LIST);
  keyboard_type (k, "undo");
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (list, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Undo, not available now, Ctrl+Z");
  gtk_test_accessible_assert_property (find (palette, GTK_TYPE_SEARCH_ENTRY), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Undo, not available now, Ctrl+Z");
  keyboard_press (k, XK_Escape, 0);
  close_article (f, k, folder);
}

/* Everything of the table and of the codebook is there. */
static void
test_complete (void)
{
  g_autofree char *folder = scratch_new ();
  Keyboard *k;
  WindowFixture *f = open_article (folder, &k);
  g_autoptr (GPtrArray) commands = adduce_ui_command_list_collect (GTK_WINDOW (f->window), f->context);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);
  guint n_codes = 0;

  for (guint i = 0; i < commands->len; i++)
    {
      const char *id = adduce_ui_command_get_id (commands->pdata[i]);

      g_assert_true (g_hash_table_add (ids, (char *) id));
      n_codes += g_str_has_prefix (id, "code:");
    }
  for (guint i = 0; i < n_rows; i++)
    g_assert_true (g_hash_table_contains (ids, rows[i].action) || g_str_equal (rows[i].action, "win.command-palette"));
  g_assert_cmpuint (n_codes, ==, 23); /* six stances, seventeen kinds of evidence */
  close_article (f, k, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/command-palette/find-and-do", test_find_and_do);
  g_test_add_func ("/command-palette/article-without-accents", test_article_without_accents);
  g_test_add_func ("/command-palette/not-available", test_not_available);
  g_test_add_func ("/command-palette/state-of-widgets", test_state_of_widgets);
  g_test_add_func ("/command-palette/focus-of-field", test_focus_of_field);
  g_test_add_func ("/command-palette/accessible", test_accessible);
  g_test_add_func ("/command-palette/complete", test_complete);
  return g_test_run ();
}
