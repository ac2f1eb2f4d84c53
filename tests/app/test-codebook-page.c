/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook's page in a whole window, by real keys and a real mouse: what the corpus then goes by, and the file.
 */
#include "codebook-fixture.h"

#include "adduce-ui-codebook-page-private.h"

/* The keyboard alone: the page's key, arrows, F2; undo; the file. */
static void
test_rename (Fixture *t, gconstpointer data)
{
  keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_F2, 0);
  keyboard_type (t->keyboard, "Against");
  keyboard_press (t->keyboard, XK_Return, 0);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");
  g_assert_cmpuint (adduce_codebook_get_version (get_codebook (t)), ==, 8);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Opposes");
  keyboard_press (t->keyboard, XK_y, XK_Control_L);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");
  /* Escape leaves the name as it is. */
  keyboard_press (t->keyboard, XK_F2, 0);
  keyboard_type (t->keyboard, "Never");
  keyboard_press (t->keyboard, XK_Escape, 0);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");
  WAIT_UNTIL (file_has (t, "\"label\": \"Against\""));
  g_assert_false (file_has (t, "Never"));
}

static void
test_order (Fixture *t, gconstpointer data)
{
  select_row (t, "frame/law");
  keyboard_press (t->keyboard, XK_Up, XK_Alt_L);
  WAIT_UNTIL (has_order (t, "frame", "law cost jobs"));
  keyboard_press (t->keyboard, XK_Down, XK_Alt_L);
  keyboard_press (t->keyboard, XK_Down, XK_Alt_L);
  WAIT_UNTIL (has_order (t, "frame", "cost jobs law"));
  keyboard_press (t->keyboard, XK_Right, XK_Alt_L);
  g_assert_cmpstr (get_info (t, "frame", "law")->parent, ==, "jobs");
  keyboard_press (t->keyboard, XK_Left, XK_Alt_L);
  WAIT_UNTIL (get_info (t, "frame", "law")->parent == NULL);
  for (int i = 0; i < 5; i++)
    keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (has_order (t, "frame", "cost law jobs"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (t->f->window), "undo"));
  /* Whole variables too. */
  select_row (t, "frame");
  keyboard_press (t->keyboard, XK_Up, XK_Alt_L);
  {
    g_autoptr (AdduceVariable) first =
      g_list_model_get_item (adduce_codebook_get_variables (get_codebook (t)), 0);

    g_assert_cmpstr (adduce_variable_get_id (first), ==, "frame");
  }
}

static void
drag (Fixture *t, const char *from, const char *to, double part)
{
  GtkWidget *source = find_row (t, from), *target = find_row (t, to);
  double height = gtk_widget_get_height (target);

  keyboard_point (t->keyboard, source, 60, gtk_widget_get_height (source) / 2.0);
  XTestFakeButtonEvent (t->keyboard->display, 1, True, 0);
  x_sync (t->keyboard->display);
  keyboard_pump (60);
  for (int i = 1; i <= 6; i++)
    {
      keyboard_point (t->keyboard, source, 60 + 6 * i, gtk_widget_get_height (source) / 2.0);
      keyboard_pump (20);
    }
  for (int i = 0; i < 6; i++)
    {
      keyboard_point (t->keyboard, target, 90 + 4 * i, height * part);
      keyboard_pump (40);
    }
  XTestFakeButtonEvent (t->keyboard->display, 1, False, 0);
  x_sync (t->keyboard->display);
  keyboard_pump (400);
}

/* The mouse alone: before a row, and below one. */
static void
test_drag (Fixture *t, gconstpointer data)
{
  drag (t, "frame/jobs", "frame/cost", 0.1);
  WAIT_UNTIL (has_order (t, "frame", "jobs cost law"));
  drag (t, "frame/law", "frame/jobs", 0.5);
  WAIT_UNTIL (g_strcmp0 (get_info (t, "frame", "law")->parent, "jobs") == 0);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (has_order (t, "frame", "cost law jobs"));
  g_assert_null (get_info (t, "frame", "law")->parent);
  /* Not to another variable. */
  drag (t, "frame/law", "stance/support", 0.5);
  WAIT_UNTIL (strstr (t->messages->str, "stays with its variable") != NULL);
  WAIT_UNTIL (has_order (t, "frame", "cost law jobs"));
}

static void
test_add (Fixture *t, gconstpointer data)
{
  select_row (t, "frame/cost");
  keyboard_press (t->keyboard, XK_Insert, 0);
  wait_dialog (t, "New Value of “Frame”");
  keyboard_type (t->keyboard, "Public health");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (has_order (t, "frame", "cost public-health law jobs"));
  g_assert_cmpstr (get_info (t, "frame", "public-health")->label, ==, "Public health");
  WAIT_UNTIL (find_row (t, "frame/public-health") != NULL);
}

static gboolean
is_in_sight (Fixture *t, const char *key)
{
  GtkWidget *tree = GTK_WIDGET (get_tree (t)), *row = find_row (t, key);
  graphene_rect_t bounds;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, tree, &bounds)
         && bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (tree);
}

/* Many more values than there is room for. */
static void
set_up_long (Fixture *t, gconstpointer data)
{
  g_autoptr (GString) long_book = g_string_new (
    "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a3c52-91e4-7c3d-a7b2-60f4e8195d2c\", \"version\": 7,"
    " \"title\": \"Long\", \"variables\": [{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"one\", \"values\": [");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (long_book, "%s{\"id\": \"v-%u\", \"label\": \"Value %u\"}", i > 0 ? ", " : "", i, i);
  g_string_append (long_book, "]}]}");
  set_up_with (t, long_book->str);
  open_page (t);
}

/* The list goes down to each value that was added at its end. */
static void
test_add_below (Fixture *t, gconstpointer data)
{
  adduce_ui_codebook_tree_select (get_tree (t), "frame/v-59");
  gtk_widget_grab_focus (GTK_WIDGET (get_tree (t)));
  WAIT_UNTIL (is_in_sight (t, "frame/v-59"));
  g_assert_false (is_in_sight (t, "frame/v-0"));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Last %u", i);
      g_autofree char *key = g_strdup_printf ("frame/last-%u", i);

      keyboard_press (t->keyboard, XK_Insert, 0);
      wait_dialog (t, "New Value of “Frame”");
      keyboard_type (t->keyboard, name);
      keyboard_press (t->keyboard, XK_Return, 0);
      WAIT_UNTIL (is_in_sight (t, key));
    }
}

/* The keys of the table of keys. */
static void
test_keys (Fixture *t, gconstpointer data)
{
  select_row (t, "frame/cost");
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_n, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  wait_dialog (t, "New Value of “Frame”");
  click_in_dialog (t, "Cancel");
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_v, XK_Alt_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  wait_dialog (t, "New Variable");
  click_in_dialog (t, "Cancel");
  /* On another page they mean nothing. */
  keyboard_press (t->keyboard, XK_5, XK_Control_L);
  keyboard_pump (300);
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, XK_v, XK_Alt_L);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
  keyboard_pump (300);
  g_assert_null (find_dialog (t));
}

/* Merging and removing say how many claims they touch, before. */
static void
test_count (Fixture *t, gconstpointer data)
{
  select_row (t, "stance/support");
  WAIT_UNTIL (window_fixture_shows (t->f, "1 claim has it"));
  keyboard_press (t->keyboard, XK_Delete, 0);
  wait_dialog (t, "1 claim has it. ");
  click_in_dialog (t, "Cancel");
  g_assert_nonnull (get_info (t, "stance", "support"));
  keyboard_press (t->keyboard, XK_Delete, 0);
  wait_dialog (t, "Remove “Supports”?");
  click_in_dialog (t, "Retire Instead");
  g_assert_true (get_info (t, "stance", "support")->retired);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_false (get_info (t, "stance", "support")->retired);

  gtk_widget_activate_action (GTK_WIDGET (get_tree (t)), "book.merge", NULL);
  wait_dialog (t, "1 claim has it. ");
  wait_dialog (t, "Then 1 claim has it.");
  click_in_dialog (t, "Merge");
  g_assert_cmpstr (get_info (t, "stance", "support")->merged_into, ==, "oppose");
  /* The claim of the one is the other's. */
  select_row (t, "stance/oppose");
  WAIT_UNTIL (window_fixture_shows (t->f, "1 claim has it"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_null (get_info (t, "stance", "support")->merged_into);
  /* What no claim has goes at once. */
  select_row (t, "stance/oppose");
  keyboard_press (t->keyboard, XK_Delete, 0);
  g_assert_null (get_info (t, "stance", "oppose"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_nonnull (get_info (t, "stance", "oppose"));
}

/* Each field of a value; a key that is taken stays in its field with the reason. */
static void
test_fields (Fixture *t, gconstpointer data)
{
  select_row (t, "frame/law");
  gtk_widget_grab_focus (find_field (t, "Definition"));
  keyboard_type (t->keyboard, "What a court said.");
  /* What is being typed goes to the value for which it was typed. */
  select_row (t, "frame/jobs");
  g_assert_cmpstr (get_info (t, "frame", "law")->definition, ==, "What a court said.");
  g_assert_null (get_info (t, "frame", "jobs")->definition);

  select_row (t, "frame/law");
  gtk_widget_grab_focus (find_field (t, "Key"));
  keyboard_type (t->keyboard, "2");
  keyboard_press (t->keyboard, XK_Return, 0);
  g_assert_cmpuint (get_info (t, "frame", "law")->key, ==, 0);
  g_assert_true (window_fixture_shows (t->f, "is that of the value"));
  gtk_widget_grab_focus (find_field (t, "Key"));
  keyboard_press (t->keyboard, XK_BackSpace, 0);
  keyboard_type (t->keyboard, "g");
  keyboard_press (t->keyboard, XK_Return, 0);
  g_assert_cmpuint (get_info (t, "frame", "law")->key, ==, 'g');
  gtk_widget_grab_focus (find_field (t, "Number"));
  keyboard_type (t->keyboard, "-3");
  keyboard_press (t->keyboard, XK_Tab, 0);
  g_assert_cmpint (get_info (t, "frame", "law")->number, ==, -3);
  gtk_widget_grab_focus (find_field (t, "Another color"));
  keyboard_type (t->keyboard, "blue");
  keyboard_press (t->keyboard, XK_Return, 0);
  g_assert_null (get_info (t, "frame", "law")->color);
}

/* What can't be understood is left alone, and says where it is wrong. */
static void
test_broken (Fixture *t, gconstpointer data)
{
  g_autofree char *path = g_build_filename (t->folder, "codebook.json", NULL);
  g_autofree char *before = NULL;

  g_assert_true (window_fixture_shows (t->f, "The Codebook Can’t Be Edited"));
  g_assert_true (window_fixture_shows (t->f, "codebook.json"));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "{\"schemaVersion\": \"1.0\", \"title\": ");
  /* Put right by hand, it opens. */
  scratch_write (t->folder, "codebook.json", book);
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (
                                 window_fixture_find (GTK_WIDGET (t->f->window),
                                                      window_fixture_matches_text, "Try Again"),
                                 GTK_TYPE_BUTTON));
  WAIT_UNTIL (find_row (t, "frame/law") != NULL);
}

static gboolean
looks_pressed (GtkWidget *widget, gconstpointer data)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;
}

/* A right click opens the menu of the row, and leaves the row as it was. */
static void
test_menu (Fixture *t, gconstpointer data)
{
  GtkWidget *row = find_row (t, "frame/law");

  for (guint i = 0; i < 2; i++)
    {
      keyboard_point (t->keyboard, i == 0 ? row : find_row (t, "stance/support"), 60, 10);
      keyboard_pump (100);
      XTestFakeButtonEvent (t->keyboard->display, 3, True, 0);
      XTestFakeButtonEvent (t->keyboard->display, 3, False, 0);
      x_sync (t->keyboard->display);
      WAIT_UNTIL (window_fixture_shows (t->f, "Merge into Another…"));
      keyboard_pump (200);
      keyboard_press (t->keyboard, XK_Escape, 0);
      WAIT_UNTIL (!window_fixture_shows (t->f, "Merge into Another…"));
      keyboard_pump (200);
    }
  g_assert_null (window_fixture_find (GTK_WIDGET (get_tree (t)), looks_pressed, NULL));
}

/* It is still right, by the key or by the button that stands with the claim. */
static void
mark_right (Fixture *t, gboolean by_mouse)
{
  if (by_mouse)
    {
      keyboard_click (t->keyboard, gtk_widget_get_ancestor (window_fixture_find (GTK_WIDGET (t->f->window),
                                                                                 window_fixture_matches_text,
                                                                                 "Still Right"),
                                                            GTK_TYPE_BUTTON));
      return;
    }
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_r, XK_Shift_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
}

/* The history tells what was done, and the claim that a change affects is listed, opened and called right. */
static void
test_history (Fixture *t, gconstpointer by_mouse)
{
  select_row (t, "stance/support");
  gtk_widget_grab_focus (find_field (t, "Definition"));
  keyboard_type (t->keyboard, "Says yes.");
  select_row (t, "stance/oppose");
  keyboard_pump (1500);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (t->f->window),
                                                    window_fixture_matches_text, "History"));
  WAIT_UNTIL (window_fixture_shows (t->f, "1 claim was coded before a change"));
  WAIT_UNTIL (window_fixture_shows (t->f, "tester"));
  WAIT_UNTIL (window_fixture_shows (t->f, "The bridge is safe"));
  keyboard_click (t->keyboard,
                  window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text,
                                       "The bridge is safe"));
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (adduce_ui_pages_get_page (adduce_ui_context_get_pages (t->f->context))
              == ADDUCE_UI_PAGE_ARTICLES);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (t->f->context) != NULL);
  WAIT_UNTIL (window_fixture_shows (t->f, "“Supports” of “Stance”: the definition is now “Says yes.”"));
  mark_right (t, by_mouse != NULL);
  WAIT_UNTIL (strstr (t->messages->str, "Marked as reviewed") != NULL);
  WAIT_UNTIL (!window_fixture_shows (t->f, "Coded before a change of the codebook:"));
  g_assert_true (adduce_ui_context_flush (t->f->context));
  keyboard_press (t->keyboard, XK_8, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "No claim was coded before a change"));
}

#define N_CHANGES 11
#define N_LAST 10

static gboolean
is_change (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), words);
}

/* Of changes for which there is room until the claims to look at again have come, the latest stay in sight. */
static void
test_history_latest (Fixture *t, gconstpointer data)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (get_tree (t)), ADDUCE_UI_TYPE_CODEBOOK_PAGE);
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (ADDUCE_UI_CODEBOOK_PAGE (page));
  GtkWidget *label;
  graphene_point_t place;

  select_row (t, "stance/support");
  gtk_widget_grab_focus (find_field (t, "Definition"));
  keyboard_type (t->keyboard, "Says yes.");
  select_row (t, "stance/oppose");
  keyboard_pump (1500);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);
      g_autoptr (GError) error = NULL;

      g_assert_true (adduce_codebook_editor_set_title (editor, title, &error));
      g_assert_no_error (error);
      keyboard_pump (10);
    }
  keyboard_click (t->keyboard,
                  window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, "History"));
  WAIT_UNTIL (window_fixture_shows (t->f, "1 claim was coded before a change"));
  keyboard_pump (500);
  label = window_fixture_find (GTK_WIDGET (t->f->window), is_change, "Title " G_STRINGIFY (N_LAST) "”");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_point (label, gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW),
                                           &GRAPHENE_POINT_INIT (0, 0), &place));
  g_assert_cmpfloat (place.y, >=, 0);
}

/* Names that were changed here are at once the names by which one codes. */
static void
test_coding (Fixture *t, gconstpointer data)
{
  select_row (t, "stance/support");
  keyboard_press (t->keyboard, XK_F2, 0);
  keyboard_type (t->keyboard, "In favor");
  keyboard_press (t->keyboard, XK_Return, 0);
  keyboard_press (t->keyboard, XK_4, XK_Control_L);
  WAIT_UNTIL (window_fixture_shows (t->f, "In favor"));
  g_assert_false (window_fixture_shows (t->f, "Supports"));
}

static gboolean
is_fix (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && !gtk_widget_has_css_class (widget, "hint")
         && gtk_widget_get_ancestor (widget, ADDUCE_UI_TYPE_HINT_LIST) != NULL;
}

static gboolean
is_hint (GtkWidget *widget, gconstpointer text)
{
  return window_fixture_matches_text (widget, text)
         && gtk_widget_get_ancestor (widget, ADDUCE_UI_TYPE_HINT_LIST) != NULL;
}

/* Yellow can't be seen on white: it is said, and one click mends it; undo takes that back. */
static void
test_hints (Fixture *t, gconstpointer data)
{
  GtkWidget *fix;

  select_row (t, "frame/jobs");
  g_assert_true (window_fixture_shows (t->f, "could be better"));
  fix = window_fixture_find (GTK_WIDGET (t->f->window), is_fix, NULL);
  g_assert_nonnull (fix);
  keyboard_click (t->keyboard, fix);
  WAIT_UNTIL (!g_str_equal (get_info (t, "frame", "jobs")->color, "#ffff00"));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (g_str_equal (get_info (t, "frame", "jobs")->color, "#ffff00"));
  /* Of all there are more; a click on one leads there. */
  select_row (t, "");
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (t->f->window), is_hint, "Law"));
  WAIT_UNTIL (g_str_equal (
    adduce_ui_codebook_node_get_key (adduce_ui_codebook_tree_get_selected (get_tree (t))), "frame/law"));
}

/* What says the same is not made anew when the codebook was read again: it may have the keyboard. */
static void
test_hints_stay (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCodebookEditor) editor = adduce_codebook_editor_new (t->folder, "mira", NULL);
  GtkWidget *fix, *list;

  select_row (t, "frame/jobs");
  fix = window_fixture_find (GTK_WIDGET (t->f->window), is_fix, NULL);
  g_assert_nonnull (fix);
  list = gtk_widget_get_ancestor (fix, ADDUCE_UI_TYPE_HINT_LIST);
  adduce_ui_hint_list_update (ADDUCE_UI_HINT_LIST (list), editor, "frame", "jobs");
  g_assert_true (window_fixture_find (list, is_fix, NULL) == fix);
  adduce_ui_hint_list_update (ADDUCE_UI_HINT_LIST (list), editor, "frame", "law");
  g_assert_true (window_fixture_find (list, is_fix, NULL) != fix);
}

/* A further variable on and off; a preset, of which one variable is taken, after a warning. */
static void
test_presets (Fixture *t, gconstpointer data)
{
  GtkWidget *check;

  select_row (t, "");
  check = gtk_widget_get_ancestor (
    window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, "Attribution"),
    GTK_TYPE_CHECK_BUTTON);
  gtk_widget_grab_focus (check);
  keyboard_press (t->keyboard, XK_space, 0);
  g_assert_nonnull (adduce_codebook_get_variable (get_codebook (t), "attribution"));
  WAIT_UNTIL (find_row (t, "attribution") != NULL);
  WAIT_UNTIL (gtk_widget_has_focus (check));
  keyboard_press (t->keyboard, XK_space, 0);
  WAIT_UNTIL (adduce_codebook_get_variable (get_codebook (t), "attribution") == NULL);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_nonnull (adduce_codebook_get_variable (get_codebook (t), "attribution"));

  gtk_widget_activate_action (GTK_WIDGET (get_tree (t)), "book.preset", "s", "five-point");
  wait_dialog (t, "Coding has begun: there is 1 claim.");
  click_in_dialog (t, "Take");
  g_assert_cmpuint (adduce_variable_get_n_codes (adduce_codebook_get_variable (get_codebook (t), "stance")), >, 2);
  g_assert_nonnull (adduce_codebook_lookup (get_codebook (t), "stance", "support"));
  g_assert_nonnull (adduce_codebook_get_variable (get_codebook (t), "frame"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (has_order (t, "stance", "support oppose"));
}

#define ADD(name, up, test) g_test_add ("/codebook-page/" name, Fixture, NULL, up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("rename", set_up, test_rename);
  ADD ("order", set_up, test_order);
  ADD ("drag", set_up, test_drag);
  ADD ("add", set_up, test_add);
  ADD ("add-below", set_up_long, test_add_below);
  ADD ("keys", set_up, test_keys);
  ADD ("count", set_up, test_count);
  ADD ("fields", set_up, test_fields);
  ADD ("hints", set_up, test_hints);
  ADD ("hints-stay", set_up, test_hints_stay);
  ADD ("presets", set_up, test_presets);
  ADD ("broken", set_up_broken, test_broken);
  ADD ("menu", set_up, test_menu);
  ADD ("history", set_up, test_history);
  g_test_add ("/codebook-page/history/mouse", Fixture, "mouse", set_up, test_history, tear_down);
  ADD ("history-latest", set_up, test_history_latest);
  ADD ("coding", set_up, test_coding);

  return g_test_run ();
}
