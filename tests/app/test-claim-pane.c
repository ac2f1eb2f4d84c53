/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards of an article's claims: what they show, what of them is found, and what is chosen in the list and
 * in the text, with real keys and a real mouse.
 */
#include "inspector-fixture.h"

typedef InspectorFixture Fixture;

static GtkSelectionModel *
get_selection (Fixture *f)
{
  GtkListView *list = inspector_fixture_get (f, GTK_TYPE_LIST_VIEW);

  return gtk_list_view_get_model (list);
}

/* The position of the only card that is selected, or GTK_INVALID_LIST_POSITION. */
static guint
get_selected (Fixture *f)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (f));

  return gtk_bitset_get_size (selected) == 1 ? gtk_bitset_get_minimum (selected) : GTK_INVALID_LIST_POSITION;
}

static const char *
get_selected_id (Fixture *f)
{
  g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), get_selected (f));

  return item != NULL ? adduce_ui_claim_item_get_id (item) : NULL;
}

static const char *
get_focused_id (Fixture *f)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);

  return claim != NULL ? adduce_claim_get_id (claim) : NULL;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Selection and focused claim follow each other, and each step is one step. */
static void
test_selection (Fixture *f, gconstpointer data)
{
  g_autofree char *second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 26, 40)));
  g_autofree char *first = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  guint n_notified = 0;

  /* In text order, whatever came first. */
  g_assert_cmpstr (get_selected_id (f), ==, first);
  g_assert_cmpuint (get_selected (f), ==, 0);

  g_signal_connect_swapped (f->context, "notify::focused-claim", G_CALLBACK (count_cb), &n_notified);
  f->n_reveals = 0;
  adduce_ui_context_focus_claim (f->context, second, FALSE);
  g_assert_cmpstr (get_selected_id (f), ==, second);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (f->n_reveals, ==, 0);

  gtk_selection_model_select_item (get_selection (f), 0, TRUE);
  g_assert_cmpstr (get_focused_id (f), ==, first);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_cmpuint (f->n_reveals, ==, 1);

  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  g_assert_null (get_selected_id (f));
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_true (inspector_fixture_shows (f, "Choose a claim"));
  g_signal_handlers_disconnect_by_data (f->context, &n_notified);
}

/* The keyboard in the list: down goes on, a change leaves the row and its focus, Enter goes to the text. */
static void
test_list_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  GtkWidget *focus;

  inspector_fixture_code (f, 40, 60);
  second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 26, 40)));
  first = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  adduce_ui_inspector_focus_list (f->inspector);
  keyboard_press (f->keyboard, XK_Down, 0);
  g_assert_cmpstr (get_focused_id (f), ==, second);

  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  adduce_ui_context_set_certainty (f->context, ADDUCE_CERTAINTY_HIGH);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == focus);
  g_assert_cmpstr (get_selected_id (f), ==, second);
  keyboard_press (f->keyboard, XK_Up, 0);
  g_assert_cmpstr (get_focused_id (f), ==, first);
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);

  /* So does Escape, from the list as from a button. */
  adduce_ui_inspector_focus_list (f->inspector);
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  inspector_fixture_focus_field (f, "stance");
  keyboard_press (f->keyboard, XK_space, 0);
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (inspector_fixture_lookup (f, first))), ==, "support");
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
}

/* --- several --- */

static GtkWidget *
get_card (Fixture *f, const char *words)
{
  GtkWidget *label
    = inspector_fixture_find (inspector_fixture_get (f, GTK_TYPE_LIST_VIEW), inspector_fixture_has_words, words);

  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, ADDUCE_UI_TYPE_CLAIM_ROW);
}

static void
click_with (Fixture *f, GtkWidget *widget, KeySym modifier)
{
  int double_click = 0;

  /* Far enough in time from the click before to be no double click. */
  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &double_click, NULL);
  keyboard_pump (double_click + 50);
  keyboard_hold (f->keyboard, modifier, TRUE);
  keyboard_click (f->keyboard, widget);
  keyboard_hold (f->keyboard, modifier, FALSE);
  keyboard_pump (20);
}

/* Three claims of one's own, in text order: "The levy", "The opposition", "Nobody has". */
static void
code_three (Fixture *f, char **ret_ids)
{
  static const AdduceSpan spans[] = { { 0, 8 }, { 26, 40 }, { 62, 72 } };

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    ret_ids[i] = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, spans[i].start, spans[i].end)));
  adduce_ui_context_focus_claim (f->context, ret_ids[0], FALSE);
  gtk_paned_set_position (inspector_fixture_get (f, GTK_TYPE_PANED), 480); /* all three are in sight */
  gtk_test_widget_wait_for_draw (f->window);
  gtk_test_widget_wait_for_draw (f->window);
}

static void
free_ids (char **ids)
{
  for (guint i = 0; i < 3; i++)
    g_free (ids[i]);
}

/* Which are chosen, as "01-", then the place of the focused one. */
static char *
dup_chosen (Fixture *f, char **ids)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    g_string_append_c (string, adduce_ui_context_is_chosen (f->context, ids[i]) ? (char) ('0' + i) : '-');
  for (guint i = 0; i < 3; i++)
    if (g_strcmp0 (get_focused_id (f), ids[i]) == 0)
      g_string_append_printf (string, " %u", i);
  return g_string_free (string, FALSE);
}

static void
assert_chosen (Fixture *f, char **ids, const char *expected)
{
  g_autofree char *chosen = dup_chosen (f, ids);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (get_selection (f));

  g_assert_cmpstr (chosen, ==, expected);
  /* the list shows the same */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (gtk_bitset_contains (selected, i), ==, expected[i] != '-');
}

static void
test_choose_by_mouse (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  assert_chosen (f, ids, "0-- 0");
  click_with (f, get_card (f, "Nobody has"), XK_Control_L);
  assert_chosen (f, ids, "0-2 2");
  g_assert_true (inspector_fixture_shows (f, "2 claims"));
  click_with (f, get_card (f, "Nobody has"), XK_Control_L);
  assert_chosen (f, ids, "0-- 0");
  click_with (f, get_card (f, "The opposition"), 0);
  assert_chosen (f, ids, "-1- 1");
  click_with (f, get_card (f, "Nobody has"), XK_Shift_L);
  assert_chosen (f, ids, "-12 2");
  free_ids (ids);
}

static void
test_choose_by_keys (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  adduce_ui_inspector_focus_list (f->inspector);
  keyboard_press (f->keyboard, XK_Down, XK_Shift_L);
  assert_chosen (f, ids, "01- 1");
  keyboard_press (f->keyboard, XK_Down, XK_Shift_L);
  assert_chosen (f, ids, "012 2");
  keyboard_press (f->keyboard, XK_Up, XK_Shift_L);
  assert_chosen (f, ids, "01- 1");
  keyboard_press (f->keyboard, XK_Down, 0);
  assert_chosen (f, ids, "--2 2");
  free_ids (ids);
}

/* What is chosen in the text is selected in the list, which neither takes the focus nor answers. */
static void
test_chosen_elsewhere (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  f->n_reveals = 0;
  adduce_ui_context_toggle_chosen (f->context, ids[2]);
  assert_chosen (f, ids, "0-2 2");
  adduce_ui_context_choose_claims (f->context, (const char *const *) ids, 3);
  assert_chosen (f, ids, "012 0");
  g_assert_cmpuint (f->n_reveals, ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  assert_chosen (f, ids, "---");
  free_ids (ids);
}

/* The form shows what all have; what is changed there is changed in all, as one step. */
static void
test_edit_several (Fixture *f, gconstpointer data)
{
  char *ids[3];
  AdduceHistory *history = adduce_session_get_history (adduce_ui_context_get_session (f->context));

  code_three (f, ids);
  g_assert_true (adduce_ui_context_press_key (f->context, '1')); /* "Supports" */
  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  gtk_widget_grab_focus (f->elsewhere);

  adduce_ui_context_choose_claims (f->context, (const char *const *) ids, 3);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "3 claims"));
  g_assert_true (inspector_fixture_shows (f, "mixed"));
  g_assert_true (inspector_fixture_shows (f, "Remove 3 Claims"));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "support"))));

  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "oppose"));
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (inspector_fixture_lookup (f, ids[i]))), ==,
                     "oppose");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "oppose"))));

  /* A speaker is added to what each has. */
  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Falk");
  keyboard_press (f->keyboard, XK_Return, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *names
        = adduce_tag_list_to_string (adduce_claim_get_speakers (inspector_fixture_lookup (f, ids[i])), " | ");

      g_assert_cmpstr (names, ==, i == 0 ? "Pell | Falk" : "Falk");
    }
  g_assert_nonnull (strstr (adduce_command_get_label (adduce_history_peek_undo (history)), "(3 Claims)"));
  adduce_ui_context_undo (f->context);
  g_assert_cmpuint (adduce_tag_list_get_n_tags (adduce_claim_get_speakers (inspector_fixture_lookup (f, ids[2]))), ==,
                    0);
  free_ids (ids);
}

/* Of others' claims among those that are chosen it is said that they stay as they are. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) claims = NULL;
  const char *ids[2];
  g_autofree char *own = NULL;

  inspector_fixture_open (f, "b.txt");
  own = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 40, 50)));
  claims = adduce_ui_context_list_claims (f->context);
  g_assert_cmpuint (claims->len, ==, 3);
  ids[0] = own;
  ids[1] = adduce_claim_get_id (claims->pdata[0]);
  adduce_ui_context_choose_claims (f->context, ids, 2);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "1 more is chosen, which another coder made"));
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "oppose"));
  g_assert_nonnull (adduce_claim_get_stance (inspector_fixture_lookup (f, own)));
  g_assert_cmpuint (f->messages->len, ==, 0);

  /* Only others': locked, and said why. */
  adduce_ui_context_choose_claims (f->context, (const char *[]) { adduce_claim_get_id (claims->pdata[0]),
                                                                  adduce_claim_get_id (claims->pdata[1]) }, 2);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "Coded by others."));
}

/* What was being typed for one claim is not given to several. */
static void
test_typed_before_choosing (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "first");
  adduce_ui_context_choose_claims (f->context, (const char *const *) ids, 2);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, ids[0])), ==, "first");
  g_assert_null (adduce_claim_get_note (inspector_fixture_lookup (f, ids[1])));
  free_ids (ids);
}

/* --- filter --- */

static guint
count_shown (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (f)));
}

static gboolean
is_chip (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL
         && gtk_widget_has_css_class (widget, "claim-chip")
         && strstr (gtk_widget_get_tooltip_text (widget), name) != NULL;
}

static void
click_chip (Fixture *f, const char *name)
{
  GtkWidget *chip = inspector_fixture_find (GTK_WIDGET (f->inspector), is_chip, name);

  g_assert_nonnull (chip);
  keyboard_click (f->keyboard, chip);
}

static void
test_filter_by_words (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  adduce_ui_inspector_focus_filter (f->inspector);
  gtk_test_widget_wait_for_draw (f->window);
  keyboard_type (f->keyboard, "OPPO");
  g_assert_cmpuint (count_shown (f), ==, 1);
  g_assert_true (inspector_fixture_shows (f, "1 of 3 claims"));
  keyboard_type (f->keyboard, " zebra");
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "No claim matches"));
  g_assert_true (inspector_fixture_shows (f, "0 of 3 claims"));
  /* Nothing was chosen otherwise. */
  g_assert_cmpstr (get_focused_id (f), ==, ids[0]);

  /* Escape empties the field, and then leads back to the text. */
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_cmpuint (count_shown (f), ==, 3);
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);

  /* Down goes on into the list. */
  adduce_ui_inspector_focus_filter (f->inspector);
  keyboard_type (f->keyboard, "oppo");
  keyboard_press (f->keyboard, XK_Down, 0);
  g_assert_cmpstr (get_focused_id (f), ==, ids[1]);
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  free_ids (ids);
}

/* While one codes, the claim stays under one's hands; it goes when one has gone on. */
static void
test_filter_by_chip (Fixture *f, gconstpointer data)
{
  char *ids[3];

  code_three (f, ids);
  g_assert_true (inspector_fixture_shows (f, "3 claims · 3 incomplete"));
  click_chip (f, "No stance: 3 claims");
  g_assert_cmpuint (count_shown (f), ==, 3);
  g_assert_true (adduce_ui_context_press_key (f->context, '2'));
  g_assert_cmpuint (count_shown (f), ==, 3);
  adduce_ui_context_focus_claim (f->context, ids[1], FALSE);
  g_assert_cmpuint (count_shown (f), ==, 2);
  g_assert_true (inspector_fixture_shows (f, "2 of 3 claims"));
  gtk_test_widget_wait_for_draw (f->window);
  click_chip (f, "Opposes");
  g_assert_cmpuint (count_shown (f), ==, 3);
  click_chip (f, "No stance");
  g_assert_cmpuint (count_shown (f), ==, 1);
  free_ids (ids);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer name)
{
  return GTK_IS_CHECK_BUTTON (widget) && inspector_fixture_find (widget, inspector_fixture_has_words, name) != NULL;
}

/* The menu of the filter has what there is, with counts; a check shows only that. */
static void
test_filter_by_menu (Fixture *f, gconstpointer data)
{
  char *ids[3];
  GtkWidget *menu, *check;

  code_three (f, ids);
  g_assert_true (adduce_ui_context_press_key (f->context, 's')); /* "Statistics" */
  adduce_ui_inspector_focus_filter (f->inspector);
  gtk_test_widget_wait_for_draw (f->window);
  menu = gtk_widget_get_next_sibling (
    gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_TYPE_SEARCH_ENTRY));
  g_assert_true (GTK_IS_MENU_BUTTON (menu));
  keyboard_click (f->keyboard, menu);
  keyboard_pump (50);
  check = inspector_fixture_find (menu, is_check, "Statistics");
  g_assert_nonnull (check);
  g_assert_nonnull (inspector_fixture_find (check, inspector_fixture_has_words, "1"));
  keyboard_click (f->keyboard, check);
  g_assert_cmpuint (count_shown (f), ==, 1);
  check = inspector_fixture_find (menu, is_check, "Unset");
  g_assert_nonnull (inspector_fixture_find (check, inspector_fixture_has_words, "2"));
  keyboard_click (f->keyboard, check);
  g_assert_cmpuint (count_shown (f), ==, 3);
  keyboard_press (f->keyboard, XK_Escape, 0);
  free_ids (ids);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  char *ids[3];
  g_autoptr (AdduceUiClaimItem) first = NULL;

  code_three (f, ids);
  adduce_ui_context_focus_claim (f->context, ids[2], FALSE);
  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Ann");
  keyboard_press (f->keyboard, XK_Return, 0);
  gtk_widget_grab_focus (f->elsewhere);
  gtk_widget_activate_action (inspector_fixture_get (f, GTK_TYPE_LIST_VIEW), "claims.order", "s", "speaker");
  first = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), 0);
  g_assert_cmpstr (adduce_ui_claim_item_get_id (first), ==, ids[2]);
  g_assert_cmpuint (get_selected (f), ==, 0);
  free_ids (ids);
}

/* --- the paragraph --- */

/* The sign and both digits have room beside the name, as a label with the same style measures them. */
static void
test_place_fits (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *place;
  GtkWidget *ruler = g_object_ref_sink (gtk_label_new ("¶24"));
  int needed = 0;

  for (int i = 0; i < 30; i++)
    g_string_append (text, "Ferries.\n");
  inspector_fixture_add_article (f, "long.txt", text->str);
  inspector_fixture_open (f, "long.txt");
  inspector_fixture_code (f, 23 * 9, 23 * 9 + 8);
  place = inspector_fixture_find (inspector_fixture_get (f, GTK_TYPE_LIST_VIEW), inspector_fixture_has_words, "¶24");
  g_assert_nonnull (place);

  gtk_widget_add_css_class (ruler, "caption");
  gtk_widget_add_css_class (ruler, "numeric");
  gtk_widget_insert_after (ruler, gtk_widget_get_parent (place), place);
  gtk_widget_measure (ruler, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  g_assert_cmpint (needed, >, 0);
  g_assert_cmpint (gtk_widget_get_width (place), >=, needed);
  gtk_widget_unparent (ruler);
  g_object_unref (ruler);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/claim-pane/" name, Fixture, NULL, inspector_fixture_set_up, func, inspector_fixture_tear_down)
  ADD ("selection", test_selection);
  ADD ("list-keys", test_list_keys);
  ADD ("choose/mouse", test_choose_by_mouse);
  ADD ("choose/keys", test_choose_by_keys);
  ADD ("choose/elsewhere", test_chosen_elsewhere);
  ADD ("choose/edit", test_edit_several);
  ADD ("choose/left-out", test_left_out);
  ADD ("choose/typed", test_typed_before_choosing);
  ADD ("filter/words", test_filter_by_words);
  ADD ("filter/chip", test_filter_by_chip);
  ADD ("filter/menu", test_filter_by_menu);
  ADD ("order", test_order);
  ADD ("place", test_place_fits);
#undef ADD
  return g_test_run ();
}
