/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Giving actions other keys, by real keys: the new one works at once and the old one no longer, and whatever
 * names a key names the new one.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-key-recorder.h"
#include "adduce-ui-key-row.h"
#include "adduce-ui-keymap.h"
#include "adduce-ui-preferences.h"
#include "adduce-ui-shortcuts.h"
#include "adduce-ui-text-view.h"

static const char article[] = "Council votes on the bridge\n\nThe bridge is safe, said the mayor. Others doubt it.\n";

typedef struct {
  char *folder;
  WindowFixture *window;
  Keyboard *keyboard;
  GtkWidget *view;
} Fixture;

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

/* The window of a type that has the keyboard, or NULL. */
static GtkWindow *
get_active (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_window_is_active (window))
        return window;
    }
  return NULL;
}

static Fixture *
fixture_new (void)
{
  Fixture *f = g_new0 (Fixture, 1);

  f->folder = scratch_new ();
  scratch_write (f->folder, "a.txt", article);
  f->window = window_fixture_new (f->folder);
  window_fixture_open (f->window, "a.txt");
  WAIT_UNTIL (find (GTK_WIDGET (f->window->window), ADDUCE_UI_TYPE_TEXT_VIEW) != NULL);
  f->view = find (GTK_WIDGET (f->window->window), ADDUCE_UI_TYPE_TEXT_VIEW);
  gtk_widget_grab_focus (f->view);
  WAIT_UNTIL (gtk_widget_has_focus (f->view));
  f->keyboard = keyboard_new ();
  return f;
}

static void
fixture_free (Fixture *f)
{
  adduce_ui_keymap_reset_all (adduce_ui_keymap_get_default ());
  keyboard_free (f->keyboard);
  window_fixture_free (f->window);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_free (f);
}

typedef struct {
  const char *action;
  gboolean bare;
} RowName;

static gboolean
matches_row (GtkWidget *widget, gconstpointer data)
{
  const RowName *name = data;
  const AdduceUiAccel *accel
    = ADDUCE_UI_IS_KEY_ROW (widget) ? adduce_ui_key_row_get_accel (ADDUCE_UI_KEY_ROW (widget)) : NULL;

  return accel != NULL && g_str_equal (accel->action, name->action) && accel->bare == name->bare;
}

/* Opens the page of keys, goes to the row, and asks for a new key. */
static void
start_recording (Fixture *f, const char *action, gboolean bare)
{
  GtkWidget *row;

  if (get_active (ADDUCE_UI_TYPE_PREFERENCES) == NULL)
    {
      keyboard_hold (f->keyboard, XK_Alt_L, TRUE);
      keyboard_press (f->keyboard, XK_k, XK_Control_L);
      keyboard_hold (f->keyboard, XK_Alt_L, FALSE);
    }
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  row = window_fixture_find (GTK_WIDGET (get_active (ADDUCE_UI_TYPE_PREFERENCES)), matches_row,
                             &(RowName) { action, bare });
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  keyboard_press (f->keyboard, XK_Return, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_KEY_RECORDER) != NULL);
}

static void
finish (Fixture *f)
{
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  keyboard_press (f->keyboard, XK_Escape, 0);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window->window)));
}

static gboolean
shows (GtkWindow *window, const char *text)
{
  return window != NULL && window_fixture_find (GTK_WIDGET (window), window_fixture_matches_text, text) != NULL;
}

static gboolean
has_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static guint
count_claims (Fixture *f)
{
  return adduce_claim_set_get_n_claims (
    adduce_session_get_claims (adduce_ui_context_get_session (f->window->context)));
}

static void
select_words (Fixture *f)
{
  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (ADDUCE_UI_TEXT_VIEW (f->view)),
                                   (AdduceSpan) { 29, 47 });
}

static void
test_everywhere (void)
{
  Fixture *f = fixture_new ();
  GtkWidget *window = GTK_WIDGET (f->window->window);
  GtkWidget *shortcuts;

  select_words (f);
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_cmpuint (count_claims (f), ==, 1);
  g_assert_nonnull (window_fixture_find (window, has_tooltip, "Undo Add Claim (Ctrl+Z)"));

  start_recording (f, "win.undo", FALSE);
  keyboard_press (f->keyboard, XK_j, XK_Control_L);
  finish (f);
  g_assert_nonnull (window_fixture_find (window, has_tooltip, "Undo Add Claim (Ctrl+J)"));
  keyboard_press (f->keyboard, XK_z, XK_Control_L);
  g_assert_cmpuint (count_claims (f), ==, 1);
  keyboard_press (f->keyboard, XK_j, XK_Control_L);
  g_assert_cmpuint (count_claims (f), ==, 0);

  keyboard_hold (f->keyboard, XK_Shift_L, TRUE);
  keyboard_press (f->keyboard, XK_slash, XK_Control_L);
  keyboard_hold (f->keyboard, XK_Shift_L, FALSE);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_SHORTCUTS) != NULL);
  shortcuts = GTK_WIDGET (get_active (ADDUCE_UI_TYPE_SHORTCUTS));
  g_assert_nonnull (window_fixture_find (shortcuts, has_label, "Ctrl+J"));
  g_assert_null (window_fixture_find (shortcuts, has_label, "Ctrl+Z"));
  g_assert_nonnull (window_fixture_find (shortcuts, has_label, "Supports"));
  keyboard_press (f->keyboard, XK_Escape, 0);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window)));
  fixture_free (f);
}

static void
test_in_article (void)
{
  Fixture *f = fixture_new ();

  start_recording (f, "win.add-claim", TRUE);
  keyboard_press (f->keyboard, XK_h, 0);
  finish (f);
  gtk_widget_grab_focus (f->view);
  select_words (f);
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_cmpuint (count_claims (f), ==, 0);
  keyboard_press (f->keyboard, XK_h, 0);
  g_assert_cmpuint (count_claims (f), ==, 1);
  g_assert_nonnull (
    window_fixture_find (GTK_WIDGET (f->window->window), has_tooltip, "Make the Selection a Claim (H)"));
  fixture_free (f);
}

/* A key that types a Cyrillic letter here and a bracket in the second layout; the mapping goes with the screen. */
static KeyCode
add_cyrillic_key (Keyboard *k)
{
  KeySym symbols[] = { XK_Cyrillic_ha, XK_Cyrillic_HA, XK_bracketleft, XK_braceleft };
  int first, last, n_symbols;

  XDisplayKeycodes (k->display, &first, &last);
  for (int code = last; code >= first; code--)
    {
      KeySym *present = XGetKeyboardMapping (k->display, (KeyCode) code, 1, &n_symbols);
      gboolean is_free = present[0] == NoSymbol;

      XFree (present);
      if (is_free)
        {
          XChangeKeyboardMapping (k->display, code, G_N_ELEMENTS (symbols), symbols, 1);
          XSync (k->display, False);
          return (KeyCode) code;
        }
    }
  g_assert_not_reached ();
}

static void
test_other_script (void)
{
  Fixture *f = fixture_new ();
  AdduceUiKey bracket;
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);
  KeyCode code = add_cyrillic_key (f->keyboard);

  keyboard_pump (200);
  adduce_ui_key_parse ("bracketleft", &bracket);
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].bare && g_str_equal (rows[i].action, "win.add-claim"))
      adduce_ui_keymap_set_keys (adduce_ui_keymap_get_default (), &rows[i], &bracket, 1);
  select_words (f);
  XTestFakeKeyEvent (f->keyboard->display, code, True, 0);
  XTestFakeKeyEvent (f->keyboard->display, code, False, 0);
  x_sync (f->keyboard->display);
  WAIT_UNTIL (count_claims (f) == 1);
  fixture_free (f);
}

/* The page says where a value of the codebook goes before an action. */
static void
test_codebook_first (void)
{
  Fixture *f = fixture_new ();

  start_recording (f, "win.add-claim", TRUE);
  keyboard_press (f->keyboard, XK_s, 0);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "Evidence: Statistics"));
  keyboard_press (f->keyboard, XK_Return, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_PREFERENCES), "in this codebook S sets “Evidence: Statistics”"));
  finish (f);
  gtk_widget_grab_focus (f->view);
  select_words (f);
  keyboard_press (f->keyboard, XK_s, 0);
  g_assert_cmpuint (count_claims (f), ==, 1); /* by the value, which the claim has */
  g_assert_true (adduce_tag_list_contains (
    adduce_claim_get_evidence (adduce_ui_context_get_focused_claim (f->window->context)), "statistics"));
  fixture_free (f);
}

static void
test_clash (void)
{
  Fixture *f = fixture_new ();
  AdduceUiKeymap *keymap = adduce_ui_keymap_get_default ();

  /* Leaves all as it was. */
  start_recording (f, "win.redo", FALSE);
  keyboard_press (f->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "“Undo”"));
  keyboard_press (f->keyboard, XK_Escape, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.redo"), ==, "Shift+Ctrl+Z");
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.undo"), ==, "Ctrl+Z");

  /* Replaces. */
  start_recording (f, "win.redo", FALSE);
  keyboard_press (f->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "“Undo”"));
  keyboard_press (f->keyboard, XK_Return, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.redo"), ==, "Ctrl+Z");
  g_assert_null (adduce_ui_keymap_get_label (keymap, "win.undo"));

  /* A value of the codebook, and what GTK has for every text. */
  start_recording (f, "win.add-claim", TRUE);
  keyboard_press (f->keyboard, XK_2, 0);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "Stance: Opposes"));
  keyboard_press (f->keyboard, XK_Escape, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  start_recording (f, "win.export", FALSE);
  keyboard_press (f->keyboard, XK_a, XK_Control_L);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "Select all"));
  keyboard_press (f->keyboard, XK_Escape, 0);
  finish (f);
  fixture_free (f);
}

static void
test_refused_and_removed (void)
{
  Fixture *f = fixture_new ();
  AdduceUiKeymap *keymap = adduce_ui_keymap_get_default ();

  start_recording (f, "win.export", FALSE);
  keyboard_press (f->keyboard, XK_Control_L, 0);
  keyboard_press (f->keyboard, XK_x, 0);
  WAIT_UNTIL (shows (get_active (ADDUCE_UI_TYPE_KEY_RECORDER), "it needs a key with Ctrl"));
  g_assert_cmpstr (adduce_ui_keymap_get_label (keymap, "win.export"), ==, "Ctrl+E");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  WAIT_UNTIL (get_active (ADDUCE_UI_TYPE_PREFERENCES) != NULL);
  g_assert_null (adduce_ui_keymap_get_label (keymap, "win.export"));
  g_assert_true (shows (get_active (ADDUCE_UI_TYPE_PREFERENCES), "No key"));
  finish (f);
  fixture_free (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/keys/everywhere", test_everywhere);
  g_test_add_func ("/keys/in-article", test_in_article);
  g_test_add_func ("/keys/other-script", test_other_script);
  g_test_add_func ("/keys/codebook-first", test_codebook_first);
  g_test_add_func ("/keys/clash", test_clash);
  g_test_add_func ("/keys/refused-and-removed", test_refused_and_removed);
  return g_test_run ();
}
