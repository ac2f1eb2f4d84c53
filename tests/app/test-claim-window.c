/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims in the whole window: the keys of list, card and note as they are in the table, from text to list and
 * back; what is remembered.
 */
#include "window-fixture.h"

#include "../core/scratch.h"
#include "adduce-ui-claim-card.h"
#include "adduce-ui-claim-filter.h"
#include "adduce-ui-claim-row.h"
#include "adduce-ui-note-popover.h"
#include "adduce-ui-text-view.h"
#undef WAIT_UNTIL
#include "keyboard.h"

static char *folder;
static WindowFixture *window;
static Keyboard *keyboard;

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static gpointer
find (GType type)
{
  return window_fixture_find (GTK_WIDGET (window->window), is_type, GSIZE_TO_POINTER (type));
}

static void
set_up (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "Claim number %02d\n\n", i); /* 17 characters */
  folder = scratch_new ();
  scratch_write (folder, "a.txt", text->str);
  scratch_write (folder, "b.txt", "Another article.\n");
  window = window_fixture_new (folder);
  window_fixture_open (window, "a.txt");
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window->window)));
  keyboard = keyboard_new ();
  for (guint i = 0; i < 30; i++)
    window_fixture_code (window, i * 17, i * 17 + 15);
  g_signal_emit_by_name (window->context, "focus-article");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window->window));
}

static void
tear_down (void)
{
  adduce_ui_context_flush (window->context);
  keyboard_free (keyboard);
  window_fixture_free (window);
  scratch_remove (folder);
  g_free (folder);
}

static GtkWidget *
get_focus (void)
{
  return gtk_window_get_focus (GTK_WINDOW (window->window));
}

static AdduceClaim *
get_claim (guint position)
{
  return adduce_claim_set_get (adduce_session_get_claims (adduce_ui_context_get_session (window->context)), position);
}

static gboolean
is_card_of (GtkWidget *widget, gconstpointer claim)
{
  AdduceUiClaimItem *item;

  if (!ADDUCE_UI_IS_CLAIM_ROW (widget))
    return FALSE;
  item = adduce_ui_claim_row_get_item (ADDUCE_UI_CLAIM_ROW (widget));
  return item != NULL && adduce_ui_claim_item_get_claim (item) == claim;
}

/* Whether all of a claim's card is within the list. */
static gboolean
is_in_sight (AdduceClaim *claim)
{
  GtkWidget *row = window_fixture_find (GTK_WIDGET (window->window), is_card_of, claim);
  GtkWidget *list = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW) : NULL;
  graphene_rect_t bounds;

  return list != NULL && gtk_widget_compute_bounds (row, list, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (list);
}

static void
press_two (KeySym key, KeySym one, KeySym two)
{
  keyboard_hold (keyboard, one, TRUE);
  keyboard_press (keyboard, key, two);
  keyboard_hold (keyboard, one, FALSE);
  keyboard_pump (50);
}

/* Going through claims in the text, the list follows by as little as it must and takes nothing over. */
static void
test_follow (void)
{
  GtkWidget *focus;
  GtkAdjustment *adjustment;
  double before;

  set_up ();
  focus = get_focus ();
  g_assert_true (ADDUCE_UI_IS_TEXT_VIEW (focus));
  adduce_ui_context_focus_claim (window->context, adduce_claim_get_id (get_claim (0)), TRUE);
  WAIT_UNTIL (is_in_sight (get_claim (0)));
  adjustment = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (gtk_widget_get_ancestor (window_fixture_find (GTK_WIDGET (window->window), is_card_of,
                                                                  get_claim (0)), GTK_TYPE_LIST_VIEW)));
  before = gtk_adjustment_get_value (adjustment);
  keyboard_press (keyboard, XK_Down, XK_Alt_L);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (window->context) == get_claim (1));
  WAIT_UNTIL (is_in_sight (get_claim (1)));
  keyboard_pump (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
  for (guint i = 0; i < 10; i++)
    keyboard_press (keyboard, XK_Down, XK_Alt_L);
  WAIT_UNTIL (is_in_sight (get_claim (11)));
  g_assert_true (get_focus () == focus);

  /* What is done to it moves nothing. */
  before = gtk_adjustment_get_value (adjustment);
  keyboard_press (keyboard, XK_2, 0);
  WAIT_UNTIL (adduce_claim_get_stance (get_claim (11)) != NULL);
  keyboard_pump (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
  g_assert_true (get_focus () == focus);
  tear_down ();
}

static void
test_filter (void)
{
  set_up ();
  press_two (XK_l, XK_Control_L, XK_Shift_L);
  WAIT_UNTIL (get_focus () != NULL && gtk_widget_get_ancestor (get_focus (), GTK_TYPE_SEARCH_ENTRY) != NULL);
  keyboard_type (keyboard, "number 07");
  WAIT_UNTIL (window_fixture_shows (window, "1 of 30 claims"));
  keyboard_press (keyboard, XK_Return, 0);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (window->context) == get_claim (7));
  keyboard_press (keyboard, XK_Escape, 0);
  WAIT_UNTIL (ADDUCE_UI_IS_TEXT_VIEW (get_focus ()));

  /* In the next article it is at work still, and can be seen to be. */
  window_fixture_open (window, "b.txt");
  window_fixture_open (window, "a.txt");
  WAIT_UNTIL (window_fixture_shows (window, "1 of 30 claims"));
  tear_down ();
}

static void
test_card (void)
{
  set_up ();
  adduce_ui_context_focus_claim (window->context, adduce_claim_get_id (get_claim (2)), TRUE);
  keyboard_pump (50);
  keyboard_press (keyboard, XK_i, XK_Control_L);
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_CLAIM_CARD) != NULL);
  keyboard_pump (50);
  g_assert_true (ADDUCE_UI_IS_TEXT_VIEW (get_focus ()));
  keyboard_press (keyboard, XK_i, XK_Control_L);
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_CLAIM_CARD) == NULL);
  tear_down ();
}

/* The note beside the words, its sign on the card; Undo in it is its own. */
static void
test_note (void)
{
  set_up ();
  adduce_ui_context_focus_claim (window->context, adduce_claim_get_id (get_claim (2)), TRUE);
  keyboard_pump (50);
  keyboard_press (keyboard, XK_F4, XK_Shift_L);
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_NOTE_POPOVER) != NULL);
  keyboard_pump (50);
  keyboard_type (keyboard, "1s");
  keyboard_press (keyboard, XK_z, XK_Control_L);
  keyboard_type (keyboard, "ask");
  keyboard_press (keyboard, XK_Return, XK_Control_L);
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_NOTE_POPOVER) == NULL);
  WAIT_UNTIL (ADDUCE_UI_IS_TEXT_VIEW (get_focus ()));
  g_assert_true (g_str_has_suffix (adduce_claim_get_note (get_claim (2)), "ask"));
  g_assert_null (adduce_claim_get_stance (get_claim (2)));
  WAIT_UNTIL (window_fixture_shows (window, "1 note"));
  keyboard_press (keyboard, XK_z, XK_Control_L);
  g_assert_null (adduce_claim_get_note (get_claim (2)));
  tear_down ();
}

static gboolean
is_note_button (GtkWidget *widget, gconstpointer note)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "claim-note")
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), note) == 0;
}

/* The sign on the card in the list leads to the note at the words. */
static void
test_note_from_list (void)
{
  set_up ();
  adduce_ui_context_focus_claim (window->context, adduce_claim_get_id (get_claim (3)), FALSE);
  adduce_ui_context_set_note (window->context, "see above");
  WAIT_UNTIL (is_in_sight (get_claim (3)));
  keyboard_click (keyboard, window_fixture_find (GTK_WIDGET (window->window), is_note_button, "see above"));
  WAIT_UNTIL (find (ADDUCE_UI_TYPE_NOTE_POPOVER) != NULL);
  keyboard_pump (50);
  keyboard_type (keyboard, "!");
  keyboard_press (keyboard, XK_Escape, 0);
  WAIT_UNTIL (g_strcmp0 (adduce_claim_get_note (get_claim (3)), "see above!") == 0);
  WAIT_UNTIL (ADDUCE_UI_IS_TEXT_VIEW (get_focus ()));
  tear_down ();
}

static gboolean
is_named (GtkWidget *widget, gconstpointer icon)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0;
}

/* Order and open filter are there again in the next window. */
static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  GtkWidget *button;

  set_up ();
  press_two (XK_6, XK_Control_L, XK_Alt_L);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window->window), "claims.order", "s", "speaker"));
  press_two (XK_l, XK_Control_L, XK_Shift_L);
  g_assert_cmpstr (g_settings_get_string (settings, "claim-order"), ==, "speaker");
  tear_down ();

  set_up ();
  button = window_fixture_find (GTK_WIDGET (window->window), is_named, "edit-find-symbolic");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  g_assert_cmpstr (g_settings_get_string (settings, "claim-order"), ==, "speaker");
  tear_down ();
  g_settings_reset (settings, "claim-order");
  g_settings_reset (settings, "show-claim-filter");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/claim-window/follow", test_follow);
  g_test_add_func ("/claim-window/filter", test_filter);
  g_test_add_func ("/claim-window/card", test_card);
  g_test_add_func ("/claim-window/note", test_note);
  g_test_add_func ("/claim-window/note/from-list", test_note_from_list);
  g_test_add_func ("/claim-window/remembered", test_remembered);
  return g_test_run ();
}
