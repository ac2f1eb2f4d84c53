/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing where claims stand by real keys: what becomes of the claims, where the caret and the focus are
 * afterwards, what is seen, and what a screen reader is told.
 */
#include "article-fixture.h"

/* The 0–3, levy 4–8, stays 9–14, she 16–19, said 20–24, But 26–29, the 30–33, opposition 34–44, doubts 45–51 */
static const char article[] = "The levy stays, she said. But the opposition doubts it all.\n";

static void
assert_caret (ArticleFixture *f, guint offset)
{
  g_assert_cmpuint (adduce_ui_article_buffer_get_caret (f->buffer), ==, offset);
  g_assert_cmpuint (adduce_ui_context_get_selection (f->context).start, ==, offset);
}

/* "4-8 9-14": where all claims stand, in text order. */
static void
assert_claims (ArticleFixture *f, const char *expected)
{
  AdduceClaimSet *set = adduce_session_get_claims (adduce_ui_context_get_session (f->context));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    {
      g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (adduce_claim_set_get (set, i)));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", spans);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* What a screen reader is told has all of these words. */
static void
assert_told (ArticleFixture *f, const char *first, ...)
{
  va_list list;

  va_start (list, first);
  for (const char *words = first; words != NULL; words = va_arg (list, const char *))
    {
      g_autofree char *complaint = NULL;
      g_autofree char *told
        = gtk_test_accessible_check_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

      if (told == NULL || strstr (told, words) == NULL)
        complaint = g_strdup_printf ("“%s” is not in “%s”", words, told != NULL ? told : "");
      g_assert_cmpstr (complaint, ==, NULL);
    }
  va_end (list);
}

/* Makes claims and chooses none of them. */
static void
code_all (ArticleFixture *f, const char *spans)
{
  g_auto (GStrv) parts = g_strsplit (spans, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (AdduceSpanSet) set = adduce_span_set_parse (parts[i], NULL);

      for (guint k = 0; k < adduce_span_set_get_n_spans (set); k++)
        {
          AdduceSpan span = adduce_span_set_get_span (set, k);

          if (k == 0)
            article_fixture_code (f, span.start, span.end);
          else
            {
              adduce_ui_context_set_selection (f->context, span);
              adduce_ui_context_add_span (f->context);
            }
        }
    }
  adduce_ui_context_focus_claim (f->context, NULL, FALSE);
  g_string_truncate (f->messages, 0);
}

static void
test_ends (void)
{
  ArticleFixture *f = article_fixture_new (article);
  static const struct {
    KeySym key, modifier;
    const char *after;
  } steps[] = {
    { XK_bracketright, 0, "4-14" },           { XK_bracketright, 0, "4-19" },
    { XK_braceright, XK_Shift_L, "4-14" },    { XK_bracketleft, 0, "0-14" },
    { XK_bracketright, XK_Control_L, "0-15" }, { XK_bracketright, XK_Control_L, "0-16" },
    { XK_braceright, XK_Shift_L, "0-14" },    { XK_braceright, XK_Shift_L, "0-8" },
  };

  code_all (f, "4-8");
  article_fixture_click (f, 5);
  article_fixture_assert_focused (f, "4-8");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      article_fixture_key (f, steps[i].key, steps[i].modifier);
      article_fixture_assert_focused (f, steps[i].after);
      assert_caret (f, 5);
    }
  g_assert_cmpstr (f->messages->str, ==, "");
  article_fixture_key (f, XK_bracketleft, 0);
  g_assert_cmpstr (f->messages->str, ==, "The claim can’t grow beyond the article\n");
  article_fixture_assert_focused (f, "0-8");
  article_fixture_free (f);
}

/* Keys that are held go on, as a caret does. */
static void
test_held (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-8");
  article_fixture_click (f, 5);
  XAutoRepeatOn (f->display);
  article_fixture_hold (f, XK_bracketright, TRUE);
  WAIT_UNTIL (adduce_span_set_get_end (
                adduce_claim_get_spans (adduce_ui_context_get_focused_claim (f->context)))
              >= 33);
  article_fixture_hold (f, XK_bracketright, FALSE);
  article_fixture_free (f);
}

/* The caret stays in the claim, so that the next key means the same piece. */
static void
test_caret_stays_inside (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-19,26-33");
  article_fixture_click (f, 18);
  article_fixture_key (f, XK_braceright, XK_Shift_L);
  article_fixture_assert_focused (f, "4-14,26-33");
  assert_caret (f, 13);
  article_fixture_key (f, XK_braceright, XK_Shift_L);
  article_fixture_assert_focused (f, "4-8,26-33");
  assert_caret (f, 7);
  article_fixture_key (f, XK_braceright, XK_Shift_L);
  article_fixture_assert_focused (f, "4-8,26-33");
  g_assert_cmpstr (f->messages->str, ==, "Nothing would be left of the claim; remove it instead\n");

  /* and meets the second piece */
  for (guint i = 0; i < 3; i++)
    article_fixture_key (f, XK_bracketright, 0);
  article_fixture_assert_focused (f, "4-24,26-33");
  article_fixture_key (f, XK_bracketright, 0);
  article_fixture_assert_focused (f, "4-33");
  article_fixture_free (f);
}

static void
test_split (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-24");
  article_fixture_click (f, 15);
  article_fixture_key (f, XK_bar, XK_Shift_L);
  assert_claims (f, "4-15 16-24");
  article_fixture_assert_focused (f, "16-24");
  assert_caret (f, 16);
  g_assert_cmpstr (f->messages->str, ==, "Claim split; this is the second\n");
  assert_told (f, "Claim split", "“she said”", NULL);

  /* at its beginning there is nothing to split off */
  article_fixture_key (f, XK_bar, XK_Shift_L);
  assert_claims (f, "4-15 16-24");
  g_assert_nonnull (strstr (f->messages->str, "between the words"));
  article_fixture_free (f);
}

static void
test_join (void)
{
  ArticleFixture *f = article_fixture_new (article);
  AdduceClaimSet *set;
  const char *ids[3];

  code_all (f, "4-8 26-29 16-19");
  set = adduce_session_get_claims (adduce_ui_context_get_session (f->context));
  article_fixture_click (f, 27);
  article_fixture_key (f, XK_ampersand, XK_Shift_L);
  g_assert_cmpstr (f->messages->str, ==, "To join claims, choose at least two of them\n");
  g_string_truncate (f->messages, 0);

  article_fixture_key (f, XK_1, 0);
  article_fixture_click (f, 5);
  article_fixture_key (f, XK_2, 0);
  for (guint i = 0; i < 3; i++)
    ids[i] = adduce_claim_get_id (adduce_claim_set_get (set, i));
  adduce_ui_context_choose_claims (f->context, ids, 3);
  article_fixture_key (f, XK_ampersand, XK_Shift_L);
  assert_claims (f, "4-8,16-19,26-29");
  article_fixture_assert_focused (f, "4-8,16-19,26-29");
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (f->context), ==, 1);
  g_assert_null (adduce_claim_get_stance (adduce_claim_set_get (set, 0)));
  g_assert_cmpstr (f->messages->str, ==, "3 claims joined; the stances differed, so there is none now\n");
  assert_caret (f, 5);

  adduce_ui_context_undo (f->context);
  assert_claims (f, "4-8 16-19 26-29");
  article_fixture_free (f);
}

static void
test_pieces (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-8,16-24,34-44");
  article_fixture_click (f, 22);
  article_fixture_key (f, XK_Delete, XK_Control_L);
  article_fixture_assert_focused (f, "4-8,34-44");
  assert_caret (f, 34); /* 12 characters on, not 14 back */
  article_fixture_key (f, XK_Delete, XK_Control_L);
  article_fixture_assert_focused (f, "4-8");
  article_fixture_key (f, XK_Delete, XK_Control_L);
  article_fixture_assert_focused (f, "4-8");
  g_assert_nonnull (strstr (f->messages->str, "only one piece"));
  article_fixture_free (f);
}

/* The claim that was focused last moves to words that were selected elsewhere. */
static void
test_move (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-8");
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.move-claim", NULL);
  g_assert_cmpstr (f->messages->str, ==, "Select words in the article first\n");
  article_fixture_click (f, 5);
  article_fixture_drag (f, 34, 43, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.move-claim", NULL);
  assert_claims (f, "34-44");
  article_fixture_assert_focused (f, "34-44");
  assert_caret (f, 34);
  assert_told (f, "Words: opposition", "No speaker yet", NULL);
  article_fixture_free (f);
}

/* Claims on the same words stay two, and a key goes from one to the other. */
static void
test_same_words (void)
{
  ArticleFixture *f = article_fixture_new (article);
  g_autofree char *first = NULL;

  code_all (f, "4-14 0-24");
  article_fixture_click (f, 6);
  article_fixture_key (f, XK_1, 0);
  first = g_strdup (adduce_claim_get_id (adduce_ui_context_get_focused_claim (f->context)));
  assert_told (f, "Stance: \u2068Supports", "“levy stays”", "1 of 2 claims here", NULL);

  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.duplicate-claim", NULL);
  assert_claims (f, "0-24 4-14 4-14");
  article_fixture_assert_focused (f, "4-14");
  g_assert_cmpstr (adduce_claim_get_id (adduce_ui_context_get_focused_claim (f->context)), !=, first);
  assert_told (f, "Another claim on the same words", "No stance yet", "of 3 claims here", NULL);
  assert_caret (f, 6);

  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.cycle-claims", NULL);
  article_fixture_assert_focused (f, "0-24");
  assert_told (f, "“The levy stays, she said”", "3 of 3 claims here", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.cycle-claims", NULL);
  article_fixture_assert_focused (f, "4-14");
  assert_told (f, "“levy stays”", "1 of 3 claims here", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "win.cycle-claims-back", NULL);
  article_fixture_assert_focused (f, "0-24");
  article_fixture_free (f);
}

/* An end that moves out of sight is followed. */
static void
test_view_follows (void)
{
  ArticleFixture *f;
  g_autoptr (GString) text = g_string_new (NULL);
  GdkRectangle rect;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Paragraph%03u\n", i);
  f = article_fixture_new (text->str); /* 13 characters a paragraph */
  code_all (f, "0-12");
  adduce_ui_article_buffer_select (f->buffer, (AdduceSpan) { 3, 3 });
  article_fixture_assert_focused (f, "0-12");
  for (guint i = 0; i < 60; i++)
    article_fixture_key (f, XK_bracketright, 0);
  article_fixture_assert_focused (f, "0-792");
  article_fixture_settle (f);
  rect = article_fixture_locate (f, 790);
  g_assert_cmpint (rect.y, >=, 0);
  g_assert_cmpint (rect.y + rect.height, <=, gtk_widget_get_height (GTK_WIDGET (f->view)));
  assert_caret (f, 3);
  article_fixture_free (f);
}

/* What is told of a claim goes with the caret. */
static void
test_told (void)
{
  ArticleFixture *f = article_fixture_new (article);

  code_all (f, "4-8 20-24");
  article_fixture_click (f, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  for (guint i = 0; i < 4; i++)
    article_fixture_key (f, XK_Right, 0);
  assert_told (f, "Claim “levy”", "No speaker yet", "No stance yet", NULL);
  article_fixture_key (f, XK_2, 0);
  assert_told (f, "Stance: \u2068Opposes", "Claim “levy”", NULL);
  article_fixture_key (f, XK_2, 0);
  assert_told (f, "Stance: unset", "Claim “levy”", "No stance yet", NULL);
  article_fixture_key (f, XK_e, 0);
  assert_told (f, "Evidence: ", "Expert", NULL);
  article_fixture_key (f, XK_Delete, 0);
  assert_told (f, "Claim removed", NULL);
  article_fixture_free (f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/spans/ends", test_ends);
  g_test_add_func ("/spans/held", test_held);
  g_test_add_func ("/spans/caret-stays-inside", test_caret_stays_inside);
  g_test_add_func ("/spans/split", test_split);
  g_test_add_func ("/spans/join", test_join);
  g_test_add_func ("/spans/pieces", test_pieces);
  g_test_add_func ("/spans/move", test_move);
  g_test_add_func ("/spans/same-words", test_same_words);
  g_test_add_func ("/spans/view-follows", test_view_follows);
  g_test_add_func ("/spans/told", test_told);

  return g_test_run ();
}
