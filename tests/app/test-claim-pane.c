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

static guint
count_rows (GtkWidget *below)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += ADDUCE_UI_IS_CLAIM_ROW (child) + count_rows (child);
  return n;
}

/* Thousands of claims: rows are made for those around what is in sight, and the focused one comes there. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  AdduceSession *session;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "Claim number %04d\n", i); /* 18 characters */
  inspector_fixture_add_article (f, "d.txt", text->str);
  inspector_fixture_open (f, "d.txt");
  session = adduce_ui_context_get_session (f->context);
  for (guint i = 0; i < 5000; i++)
    {
      AdduceSpan span = { i * 18, i * 18 + 17 };
      g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("me");

      g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), NULL));
      g_ptr_array_add (claims, adduce_claim_builder_end (builder));
    }
  /* The session is the only way to change anything but for a test that wants to begin with thousands. */
  adduce_claim_set_replace_all (adduce_session_get_claims (session), (AdduceClaim *const *) claims->pdata,
                                claims->len);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "5000 claims"));
  g_assert_true (inspector_fixture_shows (f, "Claim number 0000"));
  g_assert_cmpuint (count_rows (GTK_WIDGET (f->inspector)), <, 500);

  adduce_ui_context_focus_claim (f->context, adduce_claim_get_id (claims->pdata[3000]), FALSE);
  WAIT_UNTIL (inspector_fixture_shows (f, "Claim number 3000"));
  g_assert_cmpstr (get_selected_id (f), ==, adduce_claim_get_id (claims->pdata[3000]));
  adduce_claim_set_remove (adduce_session_get_claims (session), adduce_claim_get_id (claims->pdata[2999]));
  g_assert_cmpstr (get_selected_id (f), ==, adduce_claim_get_id (claims->pdata[3000]));
  g_assert_cmpuint (get_selected (f), ==, 2999);
  g_assert_cmpuint (f->n_reveals, ==, 0);
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
  ADD ("many", test_many);
#undef ADD
  return g_test_run ();
}
