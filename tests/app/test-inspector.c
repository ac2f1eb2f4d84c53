/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of an article and the fields of one, as a coder uses them: real sessions on real files, keys
 * that are really typed.
 */
#include "inspector-fixture.h"

typedef InspectorFixture Fixture;

#define LONGER_THAN_A_PAUSE 900

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
get_focused_id (Fixture *f)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);

  return claim != NULL ? adduce_claim_get_id (claim) : NULL;
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_assert_true (inspector_fixture_shows (f, "No Claims Yet"));
  g_assert_true (inspector_fixture_shows (f, "press Enter"));
  adduce_ui_context_open_article (f->context, NULL);
  g_assert_true (inspector_fixture_shows (f, "No Article Open"));

  /* An article that can't be opened says why; it has no claims to choose from. */
  scratch_write (f->folder, "latin.txt", "caf\351\n");
  {
    g_autoptr (AdduceArticle) article = adduce_article_new (f->folder, "latin.txt");

    adduce_corpus_add (f->corpus, &article, 1);
  }
  inspector_fixture_open (f, "latin.txt");
  g_assert_nonnull (adduce_ui_context_get_open_error (f->context));
  g_assert_true (inspector_fixture_shows (f, "No Claims to Show"));
  g_assert_true (inspector_fixture_shows (f, adduce_ui_context_get_open_error (f->context)));
}

static void
test_unset (Fixture *f, gconstpointer data)
{
  inspector_fixture_code (f, 0, 8);
  g_assert_true (inspector_fixture_shows (f, "1 claim"));
  g_assert_true (inspector_fixture_shows (f, "The levy"));
  g_assert_true (inspector_fixture_shows (f, "No speaker"));
  g_assert_true (inspector_fixture_shows (f, "No issue, no stance"));
  g_assert_true (inspector_fixture_shows (f, "No evidence"));

  /* "Unclear" is a value, and looks it. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "unclear")), TRUE);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_false (inspector_fixture_shows (f, "no stance"));
  g_assert_true (inspector_fixture_shows (f, "Position unclear"));
  g_assert_true (inspector_fixture_shows (f, "No issue, no evidence"));
}

static void
test_speakers (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autofree char *names = NULL;

  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Falk, Nuria");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  names = adduce_tag_list_to_string (adduce_claim_get_speakers (inspector_fixture_lookup (f, id)), " | ");
  g_assert_cmpstr (names, ==, "Falk, Nuria | Pell");

  /* Completion knows both for the next claim. */
  inspector_fixture_code (f, 26, 40);
  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "nur");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  g_assert_true (
    adduce_tag_list_contains (adduce_claim_get_speakers (adduce_ui_context_get_focused_claim (f->context)),
                              "falk-nuria"));
  g_assert_true (inspector_fixture_shows (f, "Falk, Nuria"));
}

/* A name that is half typed when the claim changes goes to the claim it was typed for. */
static void
test_half_typed (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autofree char *second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 26, 40)));

  inspector_fixture_focus_field (f, "issues");
  keyboard_type (f->keyboard, "The levy should stay");
  adduce_ui_context_focus_claim (f->context, first, TRUE);
  g_assert_cmpuint (adduce_tag_list_get_n_tags (adduce_claim_get_issues (inspector_fixture_lookup (f, first))), ==, 0);
  g_assert_true (adduce_tag_list_contains (adduce_claim_get_issues (inspector_fixture_lookup (f, second)),
                                           "the-levy-should-stay"));
  g_assert_cmpuint (f->messages->len, ==, 0);
}

static void
test_stance (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "oppose"));
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (inspector_fixture_lookup (f, id))), ==, "oppose");
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "support"));
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (inspector_fixture_lookup (f, id))), ==, "support");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "oppose"))));
  /* The pressed one unsets. */
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "support"));
  g_assert_null (adduce_claim_get_stance (inspector_fixture_lookup (f, id)));
  /* Nothing of this took the keyboard away from the article. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);
  g_assert_cmpuint (inspector_fixture_count_undo (f), ==, 4);
}

/* A stance that is clicked in the form is this claim's, even while something is selected in the article. */
static void
test_stance_with_selection (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  adduce_ui_context_set_selection (f->context, (AdduceSpan) { 26, 40 });
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "oppose"));
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (inspector_fixture_lookup (f, id))), ==, "oppose");
  g_assert_true (inspector_fixture_shows (f, "1 claim"));
}

/* Evidence keeps the order in which it was chosen; the first is the main one. */
static void
test_evidence (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;
  GtkWidget *law = inspector_fixture_get_code (f, "law");
  GtkWidget *expert = inspector_fixture_get_code (f, "expert");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (law), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (expert), TRUE);
  both = adduce_tag_list_to_string (adduce_claim_get_evidence (inspector_fixture_lookup (f, id)), " | ");
  g_assert_cmpstr (both, ==, "Law or ruling | Expert");
  g_assert_nonnull (inspector_fixture_find (law, inspector_fixture_has_words, "main"));
  g_assert_null (inspector_fixture_find (expert, inspector_fixture_has_words, "main"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (law), FALSE);
  one = adduce_tag_list_to_string (adduce_claim_get_evidence (inspector_fixture_lookup (f, id)), " | ");
  g_assert_cmpstr (one, ==, "Expert");
  g_assert_nonnull (inspector_fixture_find (expert, inspector_fixture_has_words, "main"));
}

static void
test_keys_shown (Fixture *f, gconstpointer data)
{
  inspector_fixture_code (f, 0, 8);
  /* the keys that the default codebook gives to these values */
  g_assert_nonnull (
    inspector_fixture_find (inspector_fixture_get_code (f, "oppose"), inspector_fixture_has_words, "2"));
  g_assert_nonnull (
    inspector_fixture_find (inspector_fixture_get_code (f, "statistics"), inspector_fixture_has_words, "S"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (inspector_fixture_get_code (f, "oppose")),
                            "rejects, criticizes, warns against"));
}

static void
test_note_pauses (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "first words");
  g_assert_null (adduce_claim_get_note (inspector_fixture_lookup (f, id)));
  keyboard_pump (LONGER_THAN_A_PAUSE);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, id)), ==, "first words");
  keyboard_type (f->keyboard, " and more ");
  keyboard_pump (LONGER_THAN_A_PAUSE);
  keyboard_type (f->keyboard, "x");
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, id)), ==, "first words and more x");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (f->window)) == f->elsewhere);

  /* The claim and three pauses are four steps; a step back is seen in the field. */
  g_assert_cmpuint (inspector_fixture_count_undo (f), ==, 4);
  adduce_ui_context_undo (f->context);
  adduce_ui_context_undo (f->context);
  {
    g_autofree char *shown
      = adduce_ui_note_entry_dup_text (inspector_fixture_get (f, ADDUCE_UI_TYPE_NOTE_ENTRY));

    g_assert_cmpstr (shown, ==, "first words");
  }
}

/* A change of something else meanwhile leaves what is being typed. */
static void
test_note_during_change (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "ab");
  adduce_ui_context_set_certainty (f->context, ADDUCE_CERTAINTY_LOW);
  keyboard_type (f->keyboard, "cd");
  gtk_widget_grab_focus (f->elsewhere);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, id)), ==, "abcd");
  g_assert_cmpint (adduce_claim_get_certainty (inspector_fixture_lookup (f, id)), ==, ADDUCE_CERTAINTY_LOW);
}

static void
test_note_other_claim (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autofree char *second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 26, 40)));
  g_autofree char *shown = NULL;

  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "for the second");
  adduce_ui_context_focus_claim (f->context, first, TRUE);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, second)), ==, "for the second");
  g_assert_null (adduce_claim_get_note (inspector_fixture_lookup (f, first)));
  shown = adduce_ui_note_entry_dup_text (inspector_fixture_get (f, ADDUCE_UI_TYPE_NOTE_ENTRY));
  g_assert_cmpstr (shown, ==, "");

  /* The field's own undo does not bring the other claim's note back. */
  gtk_widget_activate_action (gtk_window_get_focus (GTK_WINDOW (f->window)), "text.undo", NULL);
  keyboard_pump (LONGER_THAN_A_PAUSE);
  g_assert_null (adduce_claim_get_note (inspector_fixture_lookup (f, first)));
}

/* The article changes under the caret, by a key that leaves the focus where it is. */
static void
test_note_other_article (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "not lost");
  inspector_fixture_open (f, "b.txt");
  inspector_fixture_open (f, "a.txt");
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, id)), ==, "not lost");
}

static void
test_note_closing (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  gpointer inspector = f->inspector;

  inspector_fixture_focus_field (f, "note");
  keyboard_type (f->keyboard, "last words");
  g_object_add_weak_pointer (inspector, &inspector);
  gtk_window_close (GTK_WINDOW (f->window));
  g_clear_object (&f->window);
  WAIT_UNTIL (inspector == NULL);
  g_assert_cmpstr (adduce_claim_get_note (inspector_fixture_lookup (f, id)), ==, "last words");
}

static void
test_certainty (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *label;
    AdduceCertainty certainty;
  } steps[] = {
    { "Low", ADDUCE_CERTAINTY_LOW },
    { "High", ADDUCE_CERTAINTY_HIGH },
    { "Medium", ADDUCE_CERTAINTY_MEDIUM },
    { "Unset", ADDUCE_CERTAINTY_UNSET },
  };
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autoptr (AdduceCodebook) optional = adduce_codebook_load_preset ("optional", NULL);

  /* It is off at first; the optional variables have it. */
  g_assert_null (inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_has_words, "Certainty"));
  adduce_corpus_set_codebook (f->corpus, optional);
  adduce_session_set_codebook (adduce_ui_context_get_session (f->context), optional);
  inspector_fixture_code (f, 10, 14);
  adduce_ui_context_focus_claim (f->context, id, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *label
        = inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_has_words, steps[i].label);
      GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      g_assert_cmpint (adduce_claim_get_certainty (inspector_fixture_lookup (f, id)), ==, steps[i].certainty);
    }
  g_assert_cmpuint (inspector_fixture_count_undo (f), ==, 6);
}

/* Repeating the tags of the last claim gives the values of one's own variables too, also where they alone were set
 * last. */
static void
test_repeat_own (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceCodebook) optional = adduce_codebook_load_preset ("optional", NULL);
  AdduceVariable *form = adduce_codebook_get_variable (optional, "form");
  AdduceTag *tag = adduce_code_get_tag (adduce_variable_get_code (form, 1));
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (AdduceCommand) command = NULL;
  g_autofree char *second = NULL;
  AdduceClaim *first;

  adduce_corpus_set_codebook (f->corpus, optional);
  adduce_session_set_codebook (adduce_ui_context_get_session (f->context), optional);
  first = inspector_fixture_code (f, 0, 8);
  command = adduce_command_new_set_values (first, "form", tags, optional);
  g_assert_true (adduce_ui_context_perform (f->context, command));
  second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 10, 14)));
  adduce_ui_context_repeat (f->context, ADDUCE_TAGGING_ALL);
  g_assert_true (adduce_claim_has_value (inspector_fixture_lookup (f, second), "form", adduce_tag_get_code (tag)));
}

/* A rule of the codebook that the claim breaks is told above its fields, as long as it does. */
static void
test_violation (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceTag) none = adduce_tag_new ("none", "No evidence");
  g_autoptr (AdduceTag) expert = adduce_tag_new ("expert", "Expert");
  AdduceTag *tags[] = { none, expert };
  g_autoptr (AdduceTagList) both = adduce_tag_list_new (tags, 2);
  g_autoptr (AdduceTagList) one = adduce_tag_list_new (&expert, 1);
  const char *words = "it stands alone";

  inspector_fixture_code (f, 0, 8);
  adduce_ui_context_set_evidence (f->context, both);
  g_assert_nonnull (inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_has_words, words));
  adduce_ui_context_set_evidence (f->context, one);
  g_assert_null (inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_has_words, words));
}

static gboolean
is_piece_button (GtkWidget *widget, gconstpointer place)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_tooltip_text (widget) != NULL
         && strstr (gtk_widget_get_tooltip_text (widget), place) != NULL;
}

static void
test_pieces (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  GtkWidget *button;
  g_autofree char *spans = NULL;

  g_assert_true (inspector_fixture_shows (f, "¶1"));
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { 62, 68 });
  adduce_ui_context_add_span (f->context);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "The levy … "));
  /* as in the margin: the empty line before it does not count */
  g_assert_true (inspector_fixture_shows (f, "¶3"));
  button = inspector_fixture_find (GTK_WIDGET (f->inspector), is_piece_button, "¶1");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  spans = adduce_span_set_to_string (adduce_claim_get_spans (inspector_fixture_lookup (f, id)));
  g_assert_cmpstr (spans, ==, "62-68");
}

static void
test_other_coder (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceUiClaimItem) item = NULL;
  GtkWidget *entry;

  inspector_fixture_open (f, "b.txt");
  g_assert_true (inspector_fixture_shows (f, "2 claims, 2 by others"));
  g_assert_true (inspector_fixture_shows (f, "you"));
  gtk_selection_model_select_item (get_selection (f), 0, TRUE);
  item = g_list_model_get_item (G_LIST_MODEL (get_selection (f)), get_selected (f));
  g_assert_false (adduce_ui_claim_item_get_own (item));
  g_assert_cmpstr (get_focused_id (f), ==, adduce_ui_claim_item_get_id (item));
  g_assert_true (inspector_fixture_shows (f, "Coded by you."));
  entry = inspector_fixture_get (f, ADDUCE_UI_TYPE_TAG_ENTRY);
  g_assert_false (gtk_widget_is_sensitive (entry));
  g_assert_false (inspector_fixture_shows (f, "Remove Claim"));

  adduce_ui_context_set_show_others (f->context, FALSE);
  g_assert_true (inspector_fixture_shows (f, "No Claims Yet"));
  adduce_ui_context_set_show_others (f->context, TRUE);
  g_assert_true (inspector_fixture_shows (f, "2 claims"));
}

/* A sidecar that can't be understood is left alone: the form says why nothing can be changed. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  const char *reason;

  inspector_fixture_add_article (f, "c.txt", "The levy stays, she said.\nThe opposition calls it a failure.\n");
  inspector_fixture_code_as_other (f, "c.txt");
  scratch_write (f->folder, "c.txt.me.claims.json", "{ \"broken");
  inspector_fixture_open (f, "c.txt");
  reason = adduce_session_get_read_only_reason (adduce_ui_context_get_session (f->context));
  g_assert_nonnull (reason);
  gtk_selection_model_select_item (get_selection (f), 0, TRUE);
  g_assert_false (gtk_widget_is_sensitive (inspector_fixture_get (f, ADDUCE_UI_TYPE_TAG_ENTRY)));

  adduce_ui_context_set_show_others (f->context, FALSE);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, reason));
}

/* A value that the codebook lost is still there, and can be taken away. */
static void
test_unknown_value (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autoptr (AdduceCodebook) news = adduce_codebook_load_preset ("news-basic", NULL);
  GtkWidget *button;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "law")), TRUE);
  /* "News basic" has no value for law */
  g_assert_null (adduce_codebook_lookup (news, "evidence", "law"));
  adduce_corpus_set_codebook (f->corpus, news);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "unknown value"));
  button = inspector_fixture_get_code (f, "law");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_cmpuint (adduce_tag_list_get_n_tags (adduce_claim_get_evidence (inspector_fixture_lookup (f, id))), ==, 0);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_false (inspector_fixture_shows (f, "unknown value"));
}

/* Parts of other widgets, which have the name. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_MENU_BUTTON (parent) || GTK_IS_SEARCH_ENTRY (parent);
}

static void
check_names (GtkWidget *below, guint *n_buttons)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!is_part (child)
          && (GTK_IS_BUTTON (child) || GTK_IS_TEXT (child) || GTK_IS_TEXT_VIEW (child) || GTK_IS_LIST_VIEW (child)
              || GTK_IS_MENU_BUTTON (child) || GTK_IS_SEARCH_ENTRY (child) || ADDUCE_UI_IS_CLAIM_ROW (child)))
        {
          (*n_buttons)++;
          if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL))
            g_error ("%s has no accessible name", G_OBJECT_TYPE_NAME (child));
        }
      check_names (child, n_buttons);
    }
}

static void
test_names (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  guint n_buttons = 0;

  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { 62, 68 });
  adduce_ui_context_add_span (f->context);
  gtk_test_widget_wait_for_draw (f->window);
  check_names (GTK_WIDGET (f->inspector), &n_buttons);
  n_buttons = 0;
  check_names (inspector_fixture_get (f, ADDUCE_UI_TYPE_CLAIM_FORM), &n_buttons);
  /* 1 on top, 6 stances, 17 kinds of evidence, 4 certainties, 1 name, 2 pieces, 2 at the end; 2 entries, note */
  g_assert_cmpuint (n_buttons, ==, 33 + 3);
  gtk_test_accessible_assert_property (inspector_fixture_get_code (f, "oppose"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "\342\201\250Opposes\342\201\251");
}

/* What the names of the first card look like. */
static GBytes *
dup_names_look (Fixture *f)
{
  GtkWidget *names = inspector_fixture_get (f, GTK_TYPE_INSCRIPTION);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (names);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int width = gtk_widget_get_width (names), height = gtk_widget_get_height (names);
  gsize n_bytes = (gsize) width * (gsize) height * 4;
  guchar *bytes = g_malloc0 (n_bytes);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (names)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, bytes, (gsize) width * 4);
  return g_bytes_new_take (bytes, n_bytes);
}

/* A card that was taken from the list and comes back looks as it did: a name is not slanted as "No speaker" is. */
static void
test_look (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label ("Nuria Falk");
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (GBytes) unset = NULL;
  g_autoptr (GBytes) set = NULL;

  for (int round = 0; round < 3; round++)
    {
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;

      inspector_fixture_code (f, 0, 8);
      gtk_test_widget_wait_for_draw (f->window);
      before = dup_names_look (f);
      adduce_ui_context_set_speakers (f->context, tags);
      gtk_test_widget_wait_for_draw (f->window);
      after = dup_names_look (f);
      if (round == 0)
        {
          unset = g_steal_pointer (&before);
          set = g_steal_pointer (&after);
          g_assert_false (g_bytes_equal (set, unset));
        }
      else
        {
          g_assert_true (g_bytes_equal (before, unset));
          g_assert_true (g_bytes_equal (after, set));
        }
      adduce_ui_context_undo (f->context);
      adduce_ui_context_undo (f->context);
      gtk_test_widget_wait_for_draw (f->window);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/inspector/" name, Fixture, NULL, inspector_fixture_set_up, func, inspector_fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("unset", test_unset);
  ADD ("speakers", test_speakers);
  ADD ("half-typed", test_half_typed);
  ADD ("stance", test_stance);
  ADD ("stance-with-selection", test_stance_with_selection);
  ADD ("evidence", test_evidence);
  ADD ("keys-shown", test_keys_shown);
  ADD ("note/pauses", test_note_pauses);
  ADD ("note/during-change", test_note_during_change);
  ADD ("note/other-claim", test_note_other_claim);
  ADD ("note/other-article", test_note_other_article);
  ADD ("note/closing", test_note_closing);
  ADD ("certainty", test_certainty);
  ADD ("violation", test_violation);
  ADD ("repeat-own", test_repeat_own);
  ADD ("pieces", test_pieces);
  ADD ("other-coder", test_other_coder);
  ADD ("read-only", test_read_only);
  ADD ("unknown-value", test_unknown_value);
  ADD ("names", test_names);
  ADD ("look", test_look);
#undef ADD
  return g_test_run ();
}
