/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card of the claims under the pointer, and the note that is written beside the words, with a real mouse
 * and real keys.
 */
#include "article-fixture.h"

#include "adduce-ui-claim-card.h"
#include "adduce-ui-claim-details.h"
#include "adduce-ui-note-popover.h"

typedef ArticleFixture Fixture;

/* Longer than the pointer has to rest, and than it may be away. */
#define REST 700

/* 0        10        20        30        40        50 */
static const char TEXT[] = "The levy stays, she said. The ferry does not, he said.\n\n"
                           "Nobody has counted the ferries yet, the office said.\n";

/* The popover of a type that is on the screen, or NULL. */
static gpointer
find_popover (Fixture *f, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->pane)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static GtkWidget *
find_card (Fixture *f)
{
  return find_popover (f, ADDUCE_UI_TYPE_CLAIM_CARD);
}

/* All the words of the labels that are shown below a widget. */
static void
append_words (GtkWidget *below, GString *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;
      if (GTK_IS_LABEL (child))
        g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (child)));
      append_words (child, words);
    }
}

static gboolean
card_says (Fixture *f, const char *words)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_nonnull (find_card (f));
  append_words (find_card (f), shown);
  return strstr (shown->str, words) != NULL;
}

static void
rest_at (Fixture *f, guint offset)
{
  article_fixture_move_to (f, offset);
  article_fixture_pump (REST);
}

static AdduceClaim *
get_claim (Fixture *f, guint position)
{
  return adduce_claim_set_get (adduce_session_get_claims (adduce_ui_context_get_session (f->context)), position);
}

static void
tag_claim (Fixture *f)
{
  g_autoptr (AdduceTag) name = adduce_tag_new_for_label ("Nuria Falk");
  g_autoptr (AdduceTagList) names = adduce_tag_list_new (&name, 1);

  adduce_ui_context_set_speakers (f->context, names);
  g_assert_true (adduce_ui_context_press_key (f->context, '2')); /* "Opposes" in the default codebook */
  adduce_ui_context_set_certainty (f->context, ADDUCE_CERTAINTY_HIGH);
  adduce_ui_context_set_note (f->context, "Ask her again");
}

/* The card has the name of the register, also of one that comes while the program runs. */
static void
test_register (void)
{
  static const char json[] = "{\"schemaVersion\": \"1.0\", \"register\": \"speaker\", \"entries\": ["
                             "{\"id\":\"nuria-falk\",\"revision\":1,\"name\":\"Falk, Nuria (Port Office)\"}]}";
  Fixture *f = article_fixture_new (TEXT);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) names = adduce_register_parse (bytes, ADDUCE_REGISTER_SPEAKER, &error);

  g_assert_no_error (error);
  article_fixture_code (f, 4, 14);
  tag_claim (f);
  article_fixture_settle (f);
  adduce_corpus_set_register (adduce_ui_context_get_corpus (f->context), names, NULL);
  rest_at (f, 6);
  g_assert_true (card_says (f, "Falk, Nuria (Port Office)"));
  g_assert_false (card_says (f, "Nuria Falk"));
  article_fixture_free (f);
}

/* At a bracket the card is that claim's alone, though others lie on the same words. */
static void
test_bracket (void)
{
  Fixture *f = article_fixture_new (TEXT);
  AdduceUiClaimGutter *gutter = adduce_ui_text_view_get_claim_gutter (f->view);
  g_autofree char *outer = NULL;
  GdkRectangle row;
  int x = 0, root_x, root_y;

  outer = g_strdup (adduce_claim_get_id (article_fixture_code (f, 0, 53)));
  article_fixture_code (f, 4, 14);
  tag_claim (f);
  article_fixture_settle (f);

  row = article_fixture_locate (f, 6);
  row.y += row.height / 2;
  for (AdduceClaim *claim = NULL; claim == NULL || !g_str_equal (adduce_claim_get_id (claim), outer); x++)
    {
      g_assert_cmpint (x, <, row.x);
      claim = adduce_ui_claim_gutter_get_claim_at (gutter, x, row.y);
    }
  article_fixture_to_root (f, GTK_WIDGET (f->view), x + 2, row.y, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  article_fixture_pump (REST);
  g_assert_true (card_says (f, "The ferry does not"));
  g_assert_false (card_says (f, "Nuria Falk"));
  article_fixture_free (f);
}

static void
test_rest (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  tag_claim (f);
  article_fixture_settle (f);

  /* Passing over it is not resting. */
  article_fixture_move_to (f, 6);
  article_fixture_move_to (f, 40);
  article_fixture_pump (REST);
  g_assert_null (find_card (f));

  rest_at (f, 6);
  g_assert_nonnull (find_card (f));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  g_assert_true (card_says (f, "levy stays"));
  g_assert_true (card_says (f, "Nuria Falk"));
  g_assert_true (card_says (f, "Opposes"));
  g_assert_true (card_says (f, "rejects, criticizes"));
  g_assert_true (card_says (f, "No issue, no evidence"));
  g_assert_true (card_says (f, "Ask her again"));
  g_assert_true (card_says (f, "Coded by tester"));
  g_assert_true (card_says (f, "High"));

  /* It stays where the pointer moves within the claim, and goes when it leaves. */
  article_fixture_move_to (f, 8);
  article_fixture_pump (REST);
  g_assert_nonnull (find_card (f));
  article_fixture_move_to (f, 40);
  article_fixture_pump (REST);
  g_assert_null (find_card (f));
  article_fixture_free (f);
}

/* The word under the pointer is not covered. */
static void
test_place (void)
{
  Fixture *f = article_fixture_new (TEXT);
  GdkRectangle rect;
  GtkWidget *contents;
  int x, y, card_x, card_y;

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  rest_at (f, 6);
  rect = article_fixture_locate (f, 6);
  article_fixture_to_root (f, GTK_WIDGET (f->view), rect.x, rect.y, &x, &y);
  contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (find_card (f)))); /* without shadow */
  article_fixture_to_root (f, contents, 0, 0, &card_x, &card_y);
  g_assert_cmpint (card_y, >=, y + rect.height);
  g_assert_cmpint (card_y, <, y + 3 * rect.height);
  article_fixture_free (f);
}

/* Shortest first; of the others no definitions. */
static void
test_several (void)
{
  Fixture *f = article_fixture_new (TEXT);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *inner, *outer;

  article_fixture_code (f, 0, 24);
  g_assert_true (adduce_ui_context_press_key (f->context, '1'));
  article_fixture_code (f, 4, 8);
  g_assert_true (adduce_ui_context_press_key (f->context, '2'));
  article_fixture_settle (f);
  rest_at (f, 6);
  append_words (find_card (f), words);
  inner = strstr (words->str, "levy\n");
  outer = strstr (words->str, "The levy stays, she said");
  g_assert_nonnull (inner);
  g_assert_nonnull (outer);
  g_assert_true (inner < outer);
  g_assert_nonnull (strstr (words->str, "rejects, criticizes"));
  g_assert_null (strstr (words->str, "accepts, demands"));

  /* Where only the longer one is, it is told alone and in full. */
  rest_at (f, 16);
  g_assert_false (card_says (f, "levy\n"));
  g_assert_true (card_says (f, "accepts, demands"));
  article_fixture_free (f);
}

static void
test_goes (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  rest_at (f, 6);
  g_assert_nonnull (find_card (f));
  article_fixture_key (f, XK_Escape, 0);
  g_assert_null (find_card (f));
  /* Escape took the card away and nothing else. */
  article_fixture_assert_focused (f, "4-14");
  /* The pointer, which stays, does not bring it back. */
  article_fixture_pump (REST);
  g_assert_null (find_card (f));

  rest_at (f, 8);
  g_assert_nonnull (find_card (f));
  article_fixture_button (f, 1, TRUE);
  g_assert_null (find_card (f));
  article_fixture_button (f, 1, FALSE);

  /* None while something is selected: it would be in the way. */
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 0, 10 });
  rest_at (f, 9);
  g_assert_null (find_card (f));
  article_fixture_free (f);
}

/* A pointer that was left in the text brings no card by itself: not when a popover that lay there has gone. */
static void
test_left_alone (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_move_to (f, 60);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 56, 95 });
  article_fixture_key (f, XK_1, 0);
  article_fixture_key (f, XK_space, 0);
  article_fixture_pump (REST);
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_pump (REST);
  article_fixture_assert_focused (f, "56-95");
  g_assert_null (find_card (f));

  /* the hand that moves it does */
  rest_at (f, 62);
  g_assert_nonnull (find_card (f));
  article_fixture_free (f);
}

/* What it says is not cut off at the bottom, wherever its lines end. */
static void
test_whole (void)
{
  Fixture *f = article_fixture_new (TEXT);
  g_autoptr (GString) note = g_string_new ("Ask her whether the levy has stayed,");
  GtkWidget *inside;
  int height;

  article_fixture_code (f, 4, 14);
  tag_claim (f);
  for (int i = 0; i < 6; i++)
    {
      g_string_append (note, " has");
      adduce_ui_context_set_note (f->context, note->str);
      article_fixture_move_to (f, 40);
      article_fixture_settle (f);
      rest_at (f, 6);
      inside = gtk_popover_get_child (GTK_POPOVER (find_card (f)));
      gtk_widget_measure (inside, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (inside), &height, NULL, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (inside), >=, height);
    }
  article_fixture_free (f);
}

static void
test_asked_for (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 5, 5 });
  gtk_widget_activate_action (GTK_WIDGET (f->view), "card.show", NULL);
  article_fixture_pump (50);
  g_assert_true (card_says (f, "levy stays"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  gtk_widget_activate_action (GTK_WIDGET (f->view), "card.show", NULL);
  article_fixture_pump (50);
  g_assert_null (find_card (f));

  /* A step of the caret takes it away as well; outside of claims there is none. */
  gtk_widget_activate_action (GTK_WIDGET (f->view), "card.show", NULL);
  article_fixture_pump (50);
  article_fixture_key (f, XK_End, 0);
  g_assert_null (find_card (f));
  gtk_widget_activate_action (GTK_WIDGET (f->view), "card.show", NULL);
  article_fixture_pump (50);
  g_assert_null (find_card (f));
  g_assert_nonnull (strstr (f->messages->str, "no claim"));
  article_fixture_free (f);
}

/* F1 in the text: what the values of the claim at the caret mean, until Escape. */
static void
test_help (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  tag_claim (f);
  article_fixture_settle (f);
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 5, 5 });
  article_fixture_pump (50);
  article_fixture_key (f, XK_F1, 0);
  WAIT_UNTIL (find_card (f) != NULL);
  g_assert_true (card_says (f, "Opposes"));
  g_assert_true (card_says (f, "The speaker rejects, criticizes")); /* of the default codebook */
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (find_card (f) == NULL);
  article_fixture_free (f);
}

/* --- the note --- */

static GtkWidget *
open_note (Fixture *f)
{
  gtk_widget_activate_action (GTK_WIDGET (f->view), "card.note", NULL);
  WAIT_UNTIL (find_popover (f, ADDUCE_UI_TYPE_NOTE_POPOVER) != NULL);
  article_fixture_pump (50);
  return find_popover (f, ADDUCE_UI_TYPE_NOTE_POPOVER);
}

static void
type_words (Fixture *f, const char *letters)
{
  for (const char *p = letters; *p != '\0'; p++)
    article_fixture_key (f, (guchar) *p, 0);
}

static guint
count_undo (Fixture *f)
{
  AdduceHistory *history = adduce_session_get_history (adduce_ui_context_get_session (f->context));
  guint n = 0;

  for (; adduce_history_get_can_undo (history); n++)
    adduce_ui_context_undo (f->context);
  for (guint i = 0; i < n; i++)
    adduce_ui_context_redo (f->context);
  return n;
}

/* However long one types: one step of undo; letters are no keys of the codebook there. */
static void
test_note (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  open_note (f);
  type_words (f, "see");
  article_fixture_pump (900);
  type_words (f, "it");
  g_assert_null (adduce_claim_get_note (get_claim (f, 0)));
  article_fixture_key (f, XK_Return, XK_Control_L);
  article_fixture_pump (50);
  g_assert_null (find_popover (f, ADDUCE_UI_TYPE_NOTE_POPOVER));
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "seeit");
  g_assert_null (adduce_claim_get_stance (get_claim (f, 0)));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));
  g_assert_cmpuint (count_undo (f), ==, 2);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_free (f);
}

/* Escape and a click elsewhere save too; where nothing was typed nothing is changed. */
static void
test_note_closes (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  open_note (f);
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_pump (50);
  g_assert_cmpuint (count_undo (f), ==, 1);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));

  open_note (f);
  type_words (f, "a");
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_pump (50);
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "a");

  open_note (f);
  type_words (f, "b");
  article_fixture_move_to (f, 90);
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  article_fixture_pump (50);
  g_assert_null (find_popover (f, ADDUCE_UI_TYPE_NOTE_POPOVER));
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "ab");
  article_fixture_free (f);
}

/* What is being typed when the article changes is the claim's for which it was typed. */
static void
test_note_other_article (void)
{
  Fixture *f = article_fixture_new (TEXT);

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  open_note (f);
  type_words (f, "kept");
  article_fixture_open (f, "b.txt", "Another article.\n");
  article_fixture_open (f, "a.txt", NULL);
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "kept");
  article_fixture_free (f);
}

/* A claim that went away meanwhile can't have a note; what was typed waits for it to be back. */
static void
test_note_draft (void)
{
  Fixture *f = article_fixture_new (TEXT);
  GtkTextIter start, end;
  GtkWidget *focus;
  g_autofree char *text = NULL;

  article_fixture_code (f, 4, 14);
  article_fixture_settle (f);
  open_note (f);
  type_words (f, "kept");
  adduce_ui_context_remove_claim (f->context);
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_pump (50);
  adduce_ui_context_undo (f->context);
  g_assert_null (adduce_claim_get_note (get_claim (f, 0)));
  open_note (f);
  focus = gtk_window_get_focus (GTK_WINDOW (f->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end);
  text = gtk_text_buffer_get_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "kept");
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_pump (50);
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "kept");
  article_fixture_free (f);
}

/* From the card: a click on the note opens it. */
static void
test_note_from_card (void)
{
  Fixture *f = article_fixture_new (TEXT);
  AdduceUiClaimDetails *details;
  GtkWidget *button;
  int x, y;

  article_fixture_code (f, 4, 14);
  adduce_ui_context_set_note (f->context, "x");
  article_fixture_settle (f);
  rest_at (f, 6);
  details = ADDUCE_UI_CLAIM_DETAILS (
    gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (find_card (f)))));
  button = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (details)));
  while (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_next_sibling (button);

  /* On the way there the pointer is on nothing for a moment. */
  article_fixture_to_root (f, button, gtk_widget_get_width (button) / 2, gtk_widget_get_height (button) / 2, &x, &y);
  article_fixture_move (f, x, y);
  article_fixture_pump (REST);
  g_assert_nonnull (find_card (f));
  article_fixture_button (f, 1, TRUE);
  article_fixture_button (f, 1, FALSE);
  WAIT_UNTIL (find_popover (f, ADDUCE_UI_TYPE_NOTE_POPOVER) != NULL);
  article_fixture_pump (50);
  g_assert_null (find_card (f));
  type_words (f, "y");
  article_fixture_key (f, XK_Escape, 0);
  g_assert_cmpstr (adduce_claim_get_note (get_claim (f, 0)), ==, "xy");
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/claim-hover/rest", test_rest);
  g_test_add_func ("/claim-hover/register", test_register);
  g_test_add_func ("/claim-hover/bracket", test_bracket);
  g_test_add_func ("/claim-hover/place", test_place);
  g_test_add_func ("/claim-hover/several", test_several);
  g_test_add_func ("/claim-hover/goes", test_goes);
  g_test_add_func ("/claim-hover/left-alone", test_left_alone);
  g_test_add_func ("/claim-hover/whole", test_whole);
  g_test_add_func ("/claim-hover/asked-for", test_asked_for);
  g_test_add_func ("/claim-hover/help", test_help);
  g_test_add_func ("/claim-hover/note", test_note);
  g_test_add_func ("/claim-hover/note/closes", test_note_closes);
  g_test_add_func ("/claim-hover/note/other-article", test_note_other_article);
  g_test_add_func ("/claim-hover/note/draft", test_note_draft);
  g_test_add_func ("/claim-hover/note/from-card", test_note_from_card);
  return g_test_run ();
}
