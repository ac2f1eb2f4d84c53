/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of all claims in the whole window, by real keys and the mouse.
 */
#include "claims-page-fixture.h"

#include "adduce-ui-claims-filter.h"
#include "adduce-ui-claims-retag.h"
#include "adduce-ui-code-box.h"

/* Words are found while they are typed; Return goes on to the rows, and there Return opens the claim. */
static void
test_find_and_open (void)
{
  g_autofree char *chosen = NULL;
  g_autofree char *again = NULL;

  set_up ();
  keyboard_press (keyboard, XK_r, XK_Control_L);
  keyboard_type (keyboard, "objects late");
  WAIT_FOR_LABEL ("1 of 11 claims");
  g_assert_true (shows_cell ("Minister B"));

  keyboard_press (keyboard, XK_Return, 0);
  keyboard_press (keyboard, XK_Down, 0);
  WAIT_UNTIL (adduce_ui_claims_table_get_n_chosen (get_table ()) == 1);
  chosen = dup_chosen ();
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (window->context) != NULL);
  g_assert_cmpstr (adduce_article_get_relative (adduce_ui_context_get_article (window->context)), ==,
                   "sub/2031-05-20-late.txt");
  g_assert_true (
    g_str_has_prefix (chosen, adduce_claim_get_id (adduce_ui_context_get_focused_claim (window->context))));
  WAIT_UNTIL (!gtk_widget_get_mapped (page));

  /* Back leads to the same row. */
  keyboard_press (keyboard, XK_BackSpace, XK_Alt_L);
  WAIT_UNTIL (gtk_widget_get_mapped (page));
  again = dup_chosen ();
  g_assert_cmpstr (again, ==, chosen);
  WAIT_UNTIL (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window->window)), GTK_WIDGET (get_table ())));

  press_two (XK_x, XK_Control_L, XK_Shift_L);
  WAIT_FOR_LABEL ("11 claims");
  tear_down ();
}

static gboolean
is_enabled (const char *action)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (window->window), action));
}

static gboolean
has_focus_in_rows (void)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window->window));

  return focus != NULL && gtk_widget_get_mapped (focus)
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (get_table ()));
}

/* Rows that were replaced have the focus when they are drawn. */
static void
wait_for_rows (guint n)
{
  WAIT_UNTIL (adduce_ui_claims_table_get_n_chosen (get_table ()) == n);
  gtk_test_widget_wait_for_draw (page);
  keyboard_pump (100);
}

/* A key changes the chosen claim as in the article; the file has it, and undo takes it back. */
static void
test_keys (void)
{
  set_up ();
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is tester");
  WAIT_FOR_LABEL ("2 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("2 of 11 claims · 2 chosen");
  keyboard_press (keyboard, XK_2, 0);
  WAIT_UNTIL (find_label ("Change of Stance: 2 claims") != NULL);
  WAIT_UNTIL (!shows_cell ("Supports"));
  g_assert_true (shows_cell ("Opposes"));
  wait_for_rows (2);
  {
    g_autofree char *file = scratch_read (folder, "notes.txt.tester.claims.json");

    g_assert_null (strstr (file, "\"support\""));
    g_assert_nonnull (strstr (file, "\"oppose\""));
  }

  WAIT_UNTIL (is_enabled ("undo"));
  keyboard_press (keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (shows_cell ("Supports"));
  WAIT_UNTIL (!shows_cell ("Opposes"));
  wait_for_rows (2);
  WAIT_UNTIL (is_enabled ("redo"));
  press_two (XK_z, XK_Control_L, XK_Shift_L);
  WAIT_UNTIL (!shows_cell ("Supports"));
  tear_down ();
}

/* In the popover the keyboard is at the values, and the keys that they show do as they say. */
static void
test_popover_keys (void)
{
  set_up ();
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is tester");
  WAIT_FOR_LABEL ("2 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("2 of 11 claims · 2 chosen");
  press_two (XK_t, XK_Control_L, XK_Alt_L);
  WAIT_UNTIL (gtk_widget_get_mapped (find (ADDUCE_UI_TYPE_CLAIMS_RETAG)));
  WAIT_UNTIL (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window->window)),
                                      find (ADDUCE_UI_TYPE_CODE_BOX)));
  keyboard_press (keyboard, XK_2, 0);
  WAIT_UNTIL (shows_cell ("Opposes") && !shows_cell ("Supports"));
  /* A key of another variable's value does nothing here. */
  keyboard_press (keyboard, XK_e, 0);
  keyboard_press (keyboard, XK_1, 0);
  WAIT_UNTIL (shows_cell ("Supports") && !shows_cell ("Opposes"));
  g_assert_false (shows_cell ("Expert"));
  tear_down ();
}

/* What is another coder's stays as it is, and the popover says so before anything is tried. */
static void
test_popover_others (void)
{
  set_up ();
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "article is notes.txt");
  WAIT_FOR_LABEL ("3 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("3 of 11 claims · 3 chosen");
  press_two (XK_t, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("Change 2 claims");
  WAIT_FOR_LABEL ("1 more is chosen, which another coder made: it stays as it is.");
  keyboard_press (keyboard, XK_Escape, 0);
  adduce_ui_claims_filter_clear (find (ADDUCE_UI_TYPE_CLAIMS_FILTER));
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is jonas");
  WAIT_FOR_LABEL ("4 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("4 of 11 claims · 4 chosen");
  press_two (XK_t, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("These claims are other coders’; only one’s own can be changed");
  g_assert_false (gtk_widget_is_sensitive (find (ADDUCE_UI_TYPE_CODE_BOX)));
  keyboard_press (keyboard, XK_Escape, 0);
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_CLAIMS_RETAG) == NULL);
  tear_down ();
}

/* As many as a worker looks through: all are changed by one key and taken back by one. */
static void
test_many (void)
{
  enum { N = 1200 };
  g_autofree FixtureClaim *own = g_new (FixtureClaim, N);

  for (guint i = 0; i < N; i++)
    own[i] = (FixtureClaim){ 0, 23, "Guild", "Toll", "support", NULL };
  set_up_with (own, N);
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is tester");
  WAIT_FOR_LABEL ("1200 of 1209 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("1200 of 1209 claims · 1200 chosen");
  keyboard_press (keyboard, XK_2, 0);
  WAIT_FOR_LABEL ("Change of Stance: 1200 claims");
  {
    g_autofree char *file = scratch_read (folder, "notes.txt.tester.claims.json");

    g_assert_null (strstr (file, "\"support\""));
    g_assert_nonnull (strstr (file, "\"oppose\""));
  }
  WAIT_UNTIL (shows_cell ("Opposes") && !shows_cell ("Supports"));
  WAIT_UNTIL (adduce_ui_claims_table_get_n_chosen (get_table ()) == N);

  WAIT_UNTIL (is_enabled ("undo"));
  keyboard_press (keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (shows_cell ("Supports") && !shows_cell ("Opposes"));
  {
    g_autofree char *file = scratch_read (folder, "notes.txt.tester.claims.json");

    g_assert_null (strstr (file, "\"oppose\""));
  }
  tear_down ();
}

/* 32 letters after the words: " the levy. The guild objects to"; nobody knows whether the last word is whole. */
static void
test_context (void)
{
  set_up ();
  g_assert_true (shows_cell ("The minister will raise the levy.  The guild objects…"));
  g_assert_true (shows_cell ("The guild objects to it. It is dear."));
  g_assert_false (shows_cell ("dear.…"));
  tear_down ();
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (one != GTK_WINDOW (window->window) && gtk_widget_get_mapped (GTK_WIDGET (one)))
        return one;
    }
  return NULL;
}

/* The dialog says how many rows the file will have. */
static void
test_export (void)
{
  set_up ();
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is anna");
  WAIT_FOR_LABEL ("5 of 11 claims");
  press_two (XK_e, XK_Control_L, XK_Shift_L);
  WAIT_UNTIL (find_dialog () != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_dialog ()));
  g_assert_nonnull (
    window_fixture_find (GTK_WIDGET (find_dialog ()), has_label, "The 5 claims that are shown"));
  keyboard_press (keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog () == NULL);
  tear_down ();
}

/* From the words Down leads to the rows; keys that follow a change at once are not lost. */
static void
test_keys_at_once (void)
{
  set_up ();
  keyboard_press (keyboard, XK_r, XK_Control_L);
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is tester");
  WAIT_FOR_LABEL ("2 of 11 claims");
  keyboard_press (keyboard, XK_Down, 0);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("2 of 11 claims · 2 chosen");
  for (int i = 0; i < 5; i++)
    {
      keyboard_press (keyboard, XK_2, 0);
      WAIT_UNTIL (shows_cell ("Opposes") && !shows_cell ("Supports"));
      keyboard_press (keyboard, XK_1, 0);
      WAIT_UNTIL (shows_cell ("Supports") && !shows_cell ("Opposes"));
    }
  WAIT_UNTIL (has_focus_in_rows ());
  tear_down ();
}

/* What others coded is theirs. */
static void
test_others (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up ();
  before = scratch_read (folder, "notes.txt.anna.claims.json");
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "coder is anna");
  WAIT_FOR_LABEL ("5 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_FOR_LABEL ("5 of 11 claims · 5 chosen");
  keyboard_press (keyboard, XK_2, 0);
  WAIT_UNTIL (window_fixture_shows (window, "only one’s own can be changed"));
  after = scratch_read (folder, "notes.txt.anna.claims.json");
  g_assert_cmpstr (after, ==, before);
  tear_down ();
}

static guint
count_speakers (AdduceClaimRow *row)
{
  return adduce_tag_list_get_n_tags (adduce_claim_get_speakers (adduce_claim_row_get_claim (row)));
}

/* A click on a head orders by it, a second one the other way round. */
static void
test_order (void)
{
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *head;

  set_up ();
  head = find_label ("Speaker");
  g_assert_nonnull (head);
  keyboard_click (keyboard, head);
  keyboard_pump (DOUBLE_CLICK_MS);
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  rows = adduce_ui_claims_table_list_chosen (get_table ());
  /* Guild four times, Guild and another, Minister A …; the one that is unset last. */
  g_assert_cmpuint (rows->len, ==, 11);
  g_assert_cmpstr (adduce_claim_row_get_source (rows->pdata[0])->relative, ==, "2031-04-01-ketta-ferry.txt");
  g_assert_cmpuint (count_speakers (rows->pdata[10]), ==, 0);

  keyboard_click (keyboard, find_label ("Speaker"));
  keyboard_pump (DOUBLE_CLICK_MS);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = adduce_ui_claims_table_list_chosen (get_table ());
  g_assert_cmpstr (adduce_claim_row_get_source (rows->pdata[0])->relative, ==, "sub/2031-05-20-late.txt");
  g_assert_cmpuint (count_speakers (rows->pdata[10]), ==, 0);
  tear_down ();
}

/* Groups have counts; the one that is chosen is shown alone. */
static void
test_groups (void)
{
  set_up ();
  keyboard_press (keyboard, XK_h, XK_Control_L);
  keyboard_press (keyboard, XK_Down, 0);
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_FOR_LABEL ("All");
  WAIT_UNTIL (find_label ("Unset") != NULL);
  WAIT_UNTIL (window_fixture_shows (window, "Minister B"));
  keyboard_click (keyboard,
                  window_fixture_find (GTK_WIDGET (window->window), window_fixture_matches_text, "Minister B"));
  WAIT_FOR_LABEL ("2 of 11 claims");
  tear_down ();
}

/* Guild, Opposes: claims 2 and 5. */
static gboolean
is_cell (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "row") == GUINT_TO_POINTER (0)
         && g_object_get_data (G_OBJECT (widget), "column") == GUINT_TO_POINTER (1)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "2") == 0;
}

/* A cell of the cross table leads to its claims. */
static void
test_crosstab (void)
{
  set_up ();
  keyboard_press (keyboard, XK_t, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (window, "Minister B"));
  WAIT_UNTIL (window_fixture_find (page, is_cell, NULL) != NULL);
  keyboard_click (keyboard, window_fixture_find (page, is_cell, NULL));
  WAIT_UNTIL (gtk_widget_get_mapped (GTK_WIDGET (get_table ())));
  WAIT_FOR_LABEL ("2 of 11 claims");
  g_assert_true (window_fixture_shows (window, "Stance: Opposes"));
  tear_down ();
}

static void
got_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (void)
{
  g_autofree char *text = NULL;

  set_up ();
  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "outlet any and speaker any");
  WAIT_FOR_LABEL ("1 of 11 claims");
  press_two (XK_r, XK_Control_L, XK_Alt_L);
  press_two (XK_a, XK_Control_L, XK_Alt_L);
  WAIT_UNTIL (adduce_ui_claims_table_get_n_chosen (get_table ()) == 1);
  press_two (XK_q, XK_Control_L, XK_Alt_L);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, got_text_cb, &text);
  WAIT_UNTIL (text != NULL);
  g_assert_cmpstr (text, ==,
                   "“The guild objects to it” (Guild, in: The minister will raise the levy., Ketta Daily, "
                   "2031-04-01)\n");
  g_clear_pointer (&text, g_free);

  press_two (XK_w, XK_Control_L, XK_Alt_L);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, got_text_cb, &text);
  WAIT_UNTIL (text != NULL);
  g_assert_true (g_str_has_prefix (text, "quote\tarticle\tdate\tspeaker\tissue\tstance\tevidence\tcoder\r\n"));
  g_assert_nonnull (
    strstr (text, "The guild objects to it\tThe minister will raise the levy.\t2031-04-01\tGuild\tToll\t"));
  tear_down ();
}

/* Columns are remembered; a filter is saved under a name and used again. */
static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  static const char *const few[] = { "quote", "note", NULL };
  g_autoptr (GVariant) saved = NULL;
  g_autofree char *printed = NULL;

  set_up ();
  g_assert_nonnull (find_label ("Coder"));
  g_settings_set_strv (settings, "claims-columns", few);
  WAIT_UNTIL (find_label ("Coder") == NULL);
  WAIT_UNTIL (find_label ("Note") != NULL);
  g_settings_reset (settings, "claims-columns");

  adduce_ui_claims_filter_add (find (ADDUCE_UI_TYPE_CLAIMS_FILTER), "stance unset");
  WAIT_FOR_LABEL ("2 of 11 claims");
  press_two (XK_k, XK_Control_L, XK_Shift_L);
  keyboard_pump (300);
  keyboard_type (keyboard, "open ones"); /* the name has the focus where nothing is saved yet */
  keyboard_press (keyboard, XK_Return, 0);
  saved = g_settings_get_value (settings, "claims-filters");
  printed = g_variant_print (saved, FALSE);
  g_assert_cmpstr (printed, ==, "[('open ones', 'stance unset')]");

  press_two (XK_x, XK_Control_L, XK_Shift_L);
  WAIT_FOR_LABEL ("11 claims");
  press_two (XK_k, XK_Control_L, XK_Shift_L);
  WAIT_FOR_LABEL ("open ones");
  keyboard_press (keyboard, XK_Return, 0); /* and the first filter where there is one */
  WAIT_FOR_LABEL ("2 of 11 claims");
  g_settings_reset (settings, "claims-filters");
  tear_down ();
}

/* Everything stands in one column where there is little room. */
static void
test_narrow (void)
{
  set_up ();
  gtk_window_set_default_size (GTK_WINDOW (window->window), 360, 600);
  WAIT_UNTIL (gtk_widget_get_width (page) < 420);
  WAIT_UNTIL (find_label ("Evidence") == NULL);
  WAIT_UNTIL (find_label ("Claim") != NULL);
  WAIT_UNTIL (shows_cell ("The minister will raise"));
  gtk_window_set_default_size (GTK_WINDOW (window->window), 1200, 700);
  WAIT_UNTIL (find_label ("Evidence") != NULL);
  tear_down ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/claims-page/find-and-open", test_find_and_open);
  g_test_add_func ("/claims-page/keys", test_keys);
  g_test_add_func ("/claims-page/popover-keys", test_popover_keys);
  g_test_add_func ("/claims-page/popover-others", test_popover_others);
  g_test_add_func ("/claims-page/keys-at-once", test_keys_at_once);
  g_test_add_func ("/claims-page/many", test_many);
  g_test_add_func ("/claims-page/context", test_context);
  g_test_add_func ("/claims-page/export", test_export);
  g_test_add_func ("/claims-page/others", test_others);
  g_test_add_func ("/claims-page/order", test_order);
  g_test_add_func ("/claims-page/groups", test_groups);
  g_test_add_func ("/claims-page/crosstab", test_crosstab);
  g_test_add_func ("/claims-page/copy", test_copy);
  g_test_add_func ("/claims-page/remembered", test_remembered);
  g_test_add_func ("/claims-page/narrow", test_narrow);
  return g_test_run ();
}
