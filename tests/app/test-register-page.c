/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of speakers and issues, by real keys and a real mouse: what is shown of the claims, and what each change
 * leaves in the file.
 */
#include "register-fixture.h"

static gboolean
is_of_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
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

/* A table that was ordered by a click shows what is first then. */
static void
test_order_top (Fixture *t, gconstpointer data)
{
  GtkWidget *head, *scroller;
  GtkAdjustment *adjustment;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name %02u", i);

      code (t, 5, name, "Tolls should be cut");
    }
  g_assert_true (adduce_ui_context_flush (t->f->context));
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  wait_for_rows (t, 45);
  scroller = gtk_widget_get_first_child (GTK_WIDGET (get_table (t)));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  WAIT_UNTIL (gtk_adjustment_get_upper (adjustment) > 1.5 * gtk_adjustment_get_page_size (adjustment));
  head = window_fixture_find (GTK_WIDGET (get_table (t)), is_of_text, "Claims");
  for (guint i = 0; i < 2; i++)
    {
      keyboard_click (t->keyboard, head);
      keyboard_pump (700); /* no double click */
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 1);
    }
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

/* Who types the whole name of what it becomes means that, not one that has more to it. */
static void
test_merge_into (Fixture *t, gconstpointer data)
{
  code (t, 20, "A. Zora", "Tolls should be cut");
  code (t, 25, "Zora", "Tolls should be cut");
  g_assert_true (adduce_ui_context_flush (t->f->context));
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  wait_for_rows (t, 7);
  keyboard_type (t->keyboard, "port");
  wait_for_rows (t, 1);
  press_down (t, 2);
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_u, XK_Control_L);
  wait_for_dialog (t);
  keyboard_type (t->keyboard, "zora");
  keyboard_pump (200);
  keyboard_press (t->keyboard, XK_Return, 0);
  wait_for_page (t);
  WAIT_UNTIL (is_entry (t, "port-office", "Port Office () → zora"));
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

static GtkWidget *
find_active_window (void)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (all, i);

      if (gtk_window_is_active (window))
        return GTK_WIDGET (window);
    }
  return NULL;
}

/* What would be done stands below the pairs, and which of the two stays can be turned round. */
static void
test_pairs_turned (Fixture *t, gconstpointer data)
{
  GtkWidget *dialog, *turn;

  open_speakers (t);
  keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, XK_l, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  wait_for_dialog (t);
  dialog = find_active_window ();
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "M. Kovač: Merged into: Mira Kovač") != NULL);
  turn = window_fixture_find (dialog, is_of_text, "The Other Way Round");
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (turn, GTK_TYPE_BUTTON));
  WAIT_UNTIL (window_fixture_find (dialog, window_fixture_matches_text, "Mira Kovač: Merged into: M. Kovač") != NULL);
  turn = window_fixture_find (dialog, is_of_text, "Merge");
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (turn, GTK_TYPE_BUTTON));
  WAIT_UNTIL (is_entry (t, "mira-kovac", "Mira Kovač () → m-kovac"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  wait_for_page (t);
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

static const char *
get_parent (Fixture *t, const char *id, AdduceRegister **ret_register)
{
  AdduceEntity *entity;

  g_clear_object (ret_register);
  *ret_register = adduce_register_load (t->folder, "issue", NULL);
  entity = *ret_register != NULL ? adduce_register_lookup (*ret_register, id) : NULL;
  return entity != NULL ? adduce_entity_get_text (entity, ADDUCE_ENTITY_PARENT) : NULL;
}

/* Of what it stands below a part of the name will do, where no other has it. */
static void
test_parent (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceRegister) base = NULL;

  keyboard_press (t->keyboard, XK_7, XK_Control_L);
  wait_for_rows (t, 2);
  keyboard_type (t->keyboard, "bridge");
  wait_for_rows (t, 1);
  press_down (t, 1);
  keyboard_pump (200);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (
    window_fixture_find (GTK_WIDGET (t->f->window), is_seen_label, "_Parent")));
  keyboard_type (t->keyboard, "tram");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "There is no “tram” that it could stand below"));
  keyboard_press (t->keyboard, XK_a, XK_Control_L);
  keyboard_type (t->keyboard, "toll");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (g_strcmp0 (get_parent (t, "the-bridge-should-be-built", &base), "tolls-should-be-cut") == 0);
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

/* Opens the list of registers and clicks on one. */
static void
choose_register (Fixture *t, const char *name)
{
  GtkWidget *drop_down = window_fixture_find (GTK_WIDGET (t->f->window), is_drop_down, NULL);

  g_assert_nonnull (drop_down);
  keyboard_click (t->keyboard, drop_down);
  WAIT_UNTIL (window_fixture_find (drop_down, window_fixture_matches_text, name) != NULL);
  keyboard_pump (300);
  keyboard_click (t->keyboard, window_fixture_find (drop_down, window_fixture_matches_text, name));
}

/* The register of a variable of one's own on the same page: chosen, merged, taken back; each has its own history. */
static void
test_own (Fixture *t, gconstpointer data)
{
  g_autofree char *file = NULL;

  code_party (t, 20, "Greens");
  code_party (t, 25, "The Greens");
  g_assert_true (adduce_ui_context_flush (t->f->context));
  {
    /* what was only typed is offered where one types */
    AdduceCorpus *corpus = adduce_ui_context_get_corpus (t->f->context);
    g_autoptr (GPtrArray) found = adduce_vocabulary_search (adduce_corpus_get_vocabulary (corpus, "party"), "gree", 9);

    g_assert_cmpuint (found->len, ==, 2);
  }
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
  ADD ("order-top", test_order_top);
  ADD ("merge", test_merge);
  ADD ("merge-into", test_merge_into);
  ADD ("rename", test_rename);
  ADD ("pairs", test_pairs);
  ADD ("pairs-turned", test_pairs_turned);
  ADD ("pairs-bar", test_pairs_bar);
  ADD ("issue", test_issue);
  ADD ("details", test_details);
  ADD ("parent", test_parent);
  g_test_add ("/register-page/own", Fixture, OWN, set_up, test_own, tear_down);
  return g_test_run ();
}
