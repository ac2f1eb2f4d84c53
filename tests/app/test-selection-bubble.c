/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choices beside a selection: the bubble, and what it leaves to the popover.
 */
#include "mouse.h"
#include "adduce-ui-hint-line.h"
#include "adduce-ui-selection-bubble.h"

/*                      0         1         2         3         4         5         6 */
/*                      0123456789012345678901234567890123456789012345678901234567890 */
#define LINE "The levy stays, she said. But the opposition doubts it all."

static GtkWidget *
get_bubble (ArticleFixture *f)
{
  return mouse_find (GTK_WIDGET (f->pane), "AdduceUiSelectionBubble", NULL);
}

/* The bubble, which comes when the selection has stayed for a moment. */
static GtkWidget *
wait_bubble (ArticleFixture *f)
{
  WAIT_UNTIL (get_bubble (f) != NULL);
  article_fixture_settle (f);
  return get_bubble (f);
}

/* A button of the bubble by the words on it. The pointer is seen there first: for a moment after a popover was closed
 * the screen is still grabbed for it. */
static void
click_choice (ArticleFixture *f, const char *label)
{
  GtkWidget *bubble = wait_bubble (f);
  GtkWidget *found, *button;
  int root_x, root_y;

  g_assert_nonnull (bubble);
  found = mouse_find (bubble, NULL, label);
  g_assert_nonnull (found);
  button = gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);
  article_fixture_to_root (f, found, 5, 5, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  WAIT_UNTIL ((gtk_widget_get_state_flags (button) & GTK_STATE_FLAG_PRELIGHT) != 0);
  mouse_click_at (f, found, gtk_widget_get_width (found) / 2.0, gtk_widget_get_height (found) / 2.0);
}

/* A selection, four clicks: a whole claim. The keyboard focus stays in the text. */
static void
test_bubble (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  AdduceClaim *claim;
  g_autofree char *speakers = NULL;
  g_autofree char *issues = NULL;
  g_autofree char *evidence = NULL;

  mouse_know (f, "Mira Kovač", "The levy should stay");
  article_fixture_drag (f, 4, 14, 0);
  g_assert_nonnull (wait_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 0);

  click_choice (f, "Supports");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  article_fixture_assert_focused (f, "4-14");
  g_assert_nonnull (wait_bubble (f));
  click_choice (f, "Statistics");
  click_choice (f, "Mira Kov");
  click_choice (f, "The levy should");

  claim = adduce_ui_context_get_focused_claim (f->context);
  speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "+");
  issues = adduce_tag_list_to_string (adduce_claim_get_issues (claim), "+");
  evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "+");
  g_assert_cmpstr (adduce_tag_get_code (adduce_claim_get_stance (claim)), ==, "support");
  g_assert_cmpstr (evidence, ==, "Statistics");
  g_assert_cmpstr (speakers, ==, "Mira Kovač");
  g_assert_cmpstr (issues, ==, "The levy should stay");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (f->view)));

  /* clicked again a value is taken away */
  click_choice (f, "Supports");
  g_assert_null (adduce_claim_get_stance (adduce_ui_context_get_focused_claim (f->context)));
  article_fixture_free (f);
}

/* Who is new is a click away, where the name stands in the text. */
static void
test_name_of_text (void)
{
  ArticleFixture *f = article_fixture_new (LINE " So Ida Quill told us.\n");
  g_autofree char *speakers = NULL;

  article_fixture_drag (f, 4, 14, 0);
  click_choice (f, "Ida Quill");
  article_fixture_assert_focused (f, "4-14");
  speakers = adduce_tag_list_to_string (
    adduce_claim_get_speakers (adduce_ui_context_get_focused_claim (f->context)), "+");
  g_assert_cmpstr (speakers, ==, "Ida Quill");
  article_fixture_free (f);
}

static gboolean
focused_has (ArticleFixture *f, AdduceFacet facet, const char *code)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (f->context);

  return claim != NULL && adduce_facet_matches (facet, claim, code);
}

/* A speaker that the bubble does not have: it gives way to the popover and comes back on the claim, so that the next
 * click can be the stance. The same without a choice, on the selection. */
static void
test_bubble_other (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  article_fixture_drag (f, 4, 14, 0);
  click_choice (f, "Other Speaker");
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  g_assert_null (get_bubble (f));
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_nonnull (wait_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 0);

  click_choice (f, "Other Speaker");
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  article_fixture_key (f, XK_m, 0);
  article_fixture_key (f, XK_i, 0);
  article_fixture_key (f, XK_Return, XK_Shift_L);
  g_assert_null (get_bubble (f)); /* the issue is asked for next */
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_true (focused_has (f, ADDUCE_FACET_SPEAKER, "mi"));
  click_choice (f, "Supports");
  WAIT_UNTIL (focused_has (f, ADDUCE_FACET_STANCE, "support"));
  click_choice (f, "Statistics");
  WAIT_UNTIL (focused_has (f, ADDUCE_FACET_EVIDENCE, "statistics"));
  article_fixture_assert_focused (f, "4-14");
  g_assert_cmpuint (article_fixture_count (f), ==, 1);

  /* opened by a key the popover leaves no bubble */
  article_fixture_key (f, XK_space, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  article_fixture_settle (f);
  g_assert_null (get_bubble (f));
  article_fixture_free (f);
}

/* Types a name into the popover that was opened from the bubble. */
static void
type_name (ArticleFixture *f)
{
  GtkWidget *popover;

  click_choice (f, "Other Speaker");
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  popover = mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL);
  article_fixture_key (f, XK_m, 0);
  article_fixture_key (f, XK_i, 0);
  WAIT_UNTIL (mouse_find (popover, NULL, "mi") != NULL);
}

/* A label has the height that its words need in its width, inside the popover. */
static void
assert_not_cut (GtkWidget *label)
{
  GtkWidget *popover = gtk_widget_get_ancestor (label, GTK_TYPE_POPOVER);
  graphene_rect_t bounds;
  int needed;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (label), &needed, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (label), >=, needed);
  g_assert_true (gtk_widget_compute_bounds (label, popover, &bounds));
  g_assert_cmpfloat (bounds.origin.y + needed, <=, gtk_widget_get_height (popover));
}

/* A name that was typed is kept where the mouse goes on, to the issue or elsewhere; only Escape drops it. */
static void
test_typed_name (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GtkWidget *issue;

  article_fixture_drag (f, 4, 14, 0);
  type_name (f);
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_cmpuint (article_fixture_count (f), ==, 0);

  type_name (f);
  article_fixture_click (f, 50);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_cmpuint (article_fixture_count (f), ==, 1);
  g_assert_true (focused_has (f, ADDUCE_FACET_SPEAKER, "mi"));
  article_fixture_assert_focused (f, "4-14");

  article_fixture_drag (f, 30, 43, 0);
  type_name (f);
  issue = mouse_find (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL), NULL, "Issue");
  g_assert_nonnull (issue);
  mouse_click_at (f, issue, 5, 5);
  WAIT_UNTIL (focused_has (f, ADDUCE_FACET_SPEAKER, "mi"));
  article_fixture_assert_focused (f, "30-44");
  article_fixture_key (f, XK_m, 0);
  article_fixture_settle (f);
  assert_not_cut (mouse_find (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL), NULL, "Ctrl+Enter"));
  article_fixture_key (f, XK_Escape, 0);
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) == NULL);
  g_assert_false (focused_has (f, ADDUCE_FACET_ISSUE, "m"));
  article_fixture_free (f);
}

/* Issues are sentences; the popover with them is no wider than a phone. */
static void
test_narrow_popover (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GtkWidget *popover;

  mouse_know (f, "Mira Kovač", "The levy on imports of steel and aluminium should stay until the end of the year");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  WAIT_UNTIL (ABS (gtk_widget_get_width (f->window) - 360) < 20);
  article_fixture_settle (f);
  article_fixture_drag (f, 4, 14, 0);
  click_choice (f, "Other Issue");
  WAIT_UNTIL (mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL) != NULL);
  popover = mouse_find (GTK_WIDGET (f->pane), "AdduceUiTagPopover", NULL);
  WAIT_UNTIL (mouse_find (popover, NULL, "The levy on imports") != NULL);
  article_fixture_settle (f);
  g_assert_cmpint (gtk_widget_get_width (popover), >, 280);
  g_assert_cmpint (gtk_widget_get_width (popover), <=, gtk_widget_get_width (f->window));

  /* what is typed does not make it wider */
  for (guint i = 0; i < 60; i++)
    article_fixture_key (f, XK_m, 0);
  WAIT_UNTIL (mouse_find (popover, NULL, "mmmmmmmmmm") != NULL);
  article_fixture_settle (f);
  g_assert_cmpint (gtk_widget_get_width (popover), <=, gtk_widget_get_width (f->window));
  article_fixture_key (f, XK_Escape, 0);
  article_fixture_free (f);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_has_tooltip (child) || has_tooltip (child))
      return TRUE;
  return FALSE;
}

static gboolean
hints (ArticleFixture *f, const char *words)
{
  GtkWidget *line = mouse_find (GTK_WIDGET (f->pane), "AdduceUiHintLine", NULL);

  return line != NULL && strstr (adduce_ui_hint_line_get_text (ADDUCE_UI_HINT_LINE (line)), words) != NULL;
}

/* What a value means is told below the choices, in a place that is always there: nothing lies on the others, before a
 * click or after it, and nothing moves. */
static void
test_bubble_hint (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GtkWidget *found;
  int root_x, root_y, height;

  article_fixture_drag (f, 4, 14, 0);
  g_assert_false (has_tooltip (wait_bubble (f)));
  height = gtk_widget_get_height (get_bubble (f));
  found = mouse_find (get_bubble (f), NULL, "Opposes");
  article_fixture_to_root (f, found, 5, 5, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  WAIT_UNTIL (hints (f, "Opposes"));
  g_assert_true (hints (f, "rejects, criticizes")); /* the codebook's definition */
  g_assert_cmpint (gtk_widget_get_height (get_bubble (f)), ==, height);

  click_choice (f, "Opposes");
  WAIT_UNTIL (mouse_find (get_bubble (f), NULL, "Statistics") != NULL);
  g_assert_false (has_tooltip (get_bubble (f)));
  found = mouse_find (get_bubble (f), NULL, "Statistics");
  article_fixture_settle (f);
  article_fixture_to_root (f, found, 5, 5, &root_x, &root_y);
  article_fixture_move (f, root_x, root_y);
  WAIT_UNTIL (hints (f, "Statistics"));
  article_fixture_free (f);
}

/* It goes with a key, with a click elsewhere, and never lies on the words that were selected. */
static void
test_bubble_goes (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  graphene_rect_t bounds;
  GdkRectangle words;

  article_fixture_drag (f, 4, 14, 0);
  article_fixture_settle (f);
  wait_bubble (f);
  words = article_fixture_locate (f, 4);
  g_assert_true (gtk_widget_compute_bounds (wait_bubble (f), GTK_WIDGET (f->view), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, words.y + words.height);
  article_fixture_key (f, XK_Shift_L, 0);
  g_assert_nonnull (wait_bubble (f));
  article_fixture_key (f, XK_Right, XK_Shift_L);
  g_assert_null (get_bubble (f));

  article_fixture_drag (f, 20, 24, 0);
  click_choice (f, "Opposes");
  g_assert_nonnull (wait_bubble (f));
  article_fixture_click (f, 50);
  g_assert_null (get_bubble (f));

  /* what is done by a key at once needs no bubble */
  article_fixture_drag (f, 30, 43, 0);
  article_fixture_key (f, XK_1, 0);
  article_fixture_pump (400);
  g_assert_null (get_bubble (f));
  g_assert_cmpuint (article_fixture_count (f), ==, 2);
  article_fixture_free (f);
}

/* At the bottom of the view it stands above the words; in a narrow window it fits. */
static void
test_bubble_place (void)
{
  GString *text = g_string_new (NULL);
  ArticleFixture *f;
  GtkWidget *bubble;
  graphene_rect_t bounds;
  GdkRectangle words;

  for (guint i = 0; i < 11; i++)
    g_string_append (text, LINE "\n");
  f = article_fixture_new (text->str);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 600);
  WAIT_UNTIL (ABS (gtk_widget_get_width (f->window) - 360) < 20);
  article_fixture_settle (f);
  article_fixture_drag (f, 424, 434, 0);
  bubble = wait_bubble (f);
  g_assert_nonnull (bubble);
  article_fixture_settle (f);
  words = article_fixture_locate (f, 424);
  g_assert_cmpint (words.y, >, 300);
  g_assert_true (gtk_widget_compute_bounds (bubble, GTK_WIDGET (f->view), &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (f->view)));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, words.y);
  article_fixture_free (f);
  g_string_free (text, TRUE);
}

/* Where there is room for a part only, the choices are scrolled; what makes a claim of it stays in sight. */
static void
test_bubble_low (void)
{
  ArticleFixture *f = article_fixture_new (LINE "\n");
  GtkWidget *bubble, *found;
  graphene_rect_t choice, bounds;

  mouse_know (f, "Mira Kovač", "The levy should stay");
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 200);
  WAIT_UNTIL (ABS (gtk_widget_get_height (f->window) - 200) < 20);
  article_fixture_settle (f);
  article_fixture_drag (f, 4, 14, 0);
  bubble = wait_bubble (f);
  g_assert_nonnull (bubble);
  found = mouse_find (bubble, NULL, "Other Issue…");
  g_assert_nonnull (found);
  g_assert_true (gtk_widget_compute_bounds (found, bubble, &choice));
  found = mouse_find (bubble, NULL, "Add Claim");
  g_assert_nonnull (found);
  g_assert_true (gtk_widget_compute_bounds (found, bubble, &bounds));
  g_assert_cmpfloat (choice.origin.y + choice.size.height, >, bounds.origin.y);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (bubble));
  article_fixture_free (f);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkCssProvider) provider = NULL;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/adduce/Adduce/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_test_add_func ("/selection-bubble/claim", test_bubble);
  g_test_add_func ("/selection-bubble/name-of-text", test_name_of_text);
  g_test_add_func ("/selection-bubble/other", test_bubble_other);
  g_test_add_func ("/selection-bubble/typed-name", test_typed_name);
  g_test_add_func ("/selection-bubble/narrow-popover", test_narrow_popover);
  g_test_add_func ("/selection-bubble/hint", test_bubble_hint);
  g_test_add_func ("/selection-bubble/goes", test_bubble_goes);
  g_test_add_func ("/selection-bubble/place", test_bubble_place);
  g_test_add_func ("/selection-bubble/low", test_bubble_low);
  return g_test_run ();
}
