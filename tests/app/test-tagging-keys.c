/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging by keys alone: the default codebook, the speakers of the sample corpus, real key presses, counted. A
 * fully tagged claim with a known speaker takes six at most after the selection, three where it repeats the last
 * speaker.
 */
#include "article-fixture.h"

#define ARTICLE "2031-03-04-northwire-barrage.txt"
#define HEARING "2031-04-09-courier-committee-hearing.txt"

typedef struct
{
  ArticleFixture *f;
  guint n_presses;
} Desk;

static void
copy_sample (const char *folder, const char *name)
{
  g_autofree char *from = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "sample-corpus", name, NULL);
  g_autofree char *to = scratch_path (folder, name);
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Two articles of the sample corpus and what two coders made of them; a third one begins. */
static void
set_up (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { ARTICLE, ARTICLE ".mira.claims.json", ARTICLE ".jonas.claims.json",
                                       HEARING, HEARING ".mira.claims.json", HEARING ".jonas.claims.json" };
  AdduceCorpus *corpus;
  g_autoptr (GError) error = NULL;

  desk->f = article_fixture_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    copy_sample (desk->f->folder, names[i]);
  corpus = adduce_ui_context_get_corpus (desk->f->context);
  adduce_corpus_load (corpus, "tester", NULL, &error);
  g_assert_no_error (error);
  article_fixture_open (desk->f, ARTICLE, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (desk->f->pane));
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  article_fixture_free (desk->f);
}

static guint
find_words (Desk *desk, const char *words)
{
  g_autofree char *text = NULL;
  char *found;

  g_object_get (desk->f->buffer, "text", &text, NULL);
  found = strstr (text, words);
  g_assert_nonnull (found);
  return (guint) g_utf8_pointer_to_offset (text, found);
}

static void
select_words (Desk *desk, const char *words)
{
  guint start = find_words (desk, words);

  adduce_ui_article_buffer_select (desk->f->buffer,
                                   (AdduceSpan) { start, start + (guint) g_utf8_strlen (words, -1) });
  desk->n_presses = 0;
}

static void
press (Desk *desk, KeySym key, KeySym modifier)
{
  article_fixture_key (desk->f, key, modifier);
  desk->n_presses++;
}

/* The keys of an American keyboard by what is on them; "\n" is Enter, "\t" Tab. */
static void
type (Desk *desk, const char *keys)
{
  for (const char *p = keys; *p != '\0'; p++)
    press (desk, *p == '\n' ? XK_Return : *p == '\t' ? XK_Tab : (KeySym) (guchar) *p, 0);
}

/* Speakers / issues / stance / evidence of the focused claim; (transfer full). */
static char *
dup_tags (Desk *desk)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (desk->f->context);
  g_autofree char *speakers = NULL;
  g_autofree char *issues = NULL;
  g_autofree char *evidence = NULL;

  if (claim == NULL)
    return g_strdup ("none");
  speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "+");
  issues = adduce_tag_list_to_string (adduce_claim_get_issues (claim), "+");
  evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "+");
  return g_strdup_printf ("%s / %s / %s / %s", speakers, issues,
                          adduce_claim_get_stance (claim) != NULL
                            ? adduce_tag_get_label (adduce_claim_get_stance (claim))
                            : "",
                          evidence);
}

#define assert_tags(desk, expected) \
  G_STMT_START \
  { \
    g_autofree char *tags_ = dup_tags (desk); \
    g_assert_cmpstr (tags_, ==, expected); \
  } \
  G_STMT_END

#define BUILT "The Hallan tidal barrage should be built"
#define GUARANTEE "The province should guarantee the barrage bonds"

static gboolean
is_popover_open (Desk *desk)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (desk->f->pane)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdduceUiTagPopover"))
      return gtk_widget_get_visible (child);
  g_assert_not_reached ();
}

static guint
count_own (Desk *desk)
{
  return article_fixture_count (desk->f);
}

/* The promise. What each key does: stance, evidence, the popover, a letter of the name, the speaker, the issue. */
static void
test_six_and_three (Desk *desk, gconstpointer data)
{
  /* six: the speaker is known from what others made of this article; the issue too */
  select_words (desk, "The figure of 4.8 billion was not wrong when it was printed");
  type (desk, "1s j\n\n");
  g_assert_cmpuint (desk->n_presses, <=, 6);
  assert_tags (desk, "Joram Pell / " BUILT " / Supports / Statistics");
  WAIT_UNTIL (!is_popover_open (desk));
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (desk->f->view)));

  select_words (desk, "A barrage runs for a hundred and twenty years");
  type (desk, "1e t\n\n");
  g_assert_cmpuint (desk->n_presses, <=, 6);
  assert_tags (desk, "Ilse Tavander / " BUILT " / Supports / Expert");

  /* three: as the last one */
  select_words (desk, "Spread over its life it is still the cheapest power");
  type (desk, "2s,");
  g_assert_cmpuint (desk->n_presses, <=, 3);
  assert_tags (desk, "Ilse Tavander / " BUILT " / Opposes / Statistics");

  select_words (desk, "You cannot audit a river back to life");
  type (desk, "2s q\n\n");
  g_assert_cmpuint (desk->n_presses, <=, 6);
  assert_tags (desk, "Maarten Quill / " BUILT " / Opposes / Statistics");

  select_words (desk, "belongs in front of the voters");
  type (desk, "2s,");
  g_assert_cmpuint (desk->n_presses, <=, 3);
  assert_tags (desk, "Maarten Quill / " BUILT " / Opposes / Statistics");
  g_assert_cmpuint (count_own (desk), ==, 5);

  /* kept over articles */
  article_fixture_open (desk->f, HEARING, NULL);
  select_words (desk, "barrage");
  type (desk, "1s,");
  assert_tags (desk, "Maarten Quill / " BUILT " / Supports / Statistics");
}

/* One undo takes back what one key did; the claim is made with what was given first. */
static void
test_steps_of_undo (Desk *desk, gconstpointer data)
{
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " g\n");
  g_assert_cmpuint (count_own (desk), ==, 1);
  assert_tags (desk, "Gideon Lark /  /  / ");
  type (desk, "\n");
  adduce_ui_context_undo (desk->f->context);
  assert_tags (desk, "Gideon Lark /  /  / ");
  adduce_ui_context_undo (desk->f->context);
  g_assert_cmpuint (count_own (desk), ==, 0);
}

/* Nothing has changed until something is taken. */
static void
test_escape (Desk *desk, gconstpointer data)
{
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " g");
  g_assert_true (is_popover_open (desk));
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));
  g_assert_cmpuint (count_own (desk), ==, 0);
  g_assert_true (adduce_ui_context_get_has_selection (desk->f->context));
  WAIT_UNTIL (gtk_widget_has_focus (GTK_WIDGET (desk->f->view)));

  /* with neither claim nor selection there is nothing to tag */
  select_words (desk, "");
  press (desk, XK_space, 0);
  WAIT_UNTIL (!is_popover_open (desk));
  g_assert_nonnull (strstr (desk->f->messages->str, "Put the caret in a claim"));
}

/* Two speakers, a new one, the issue first, the other step, taking away. */
static void
test_popover (Desk *desk, gconstpointer data)
{
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " g");
  press (desk, XK_Return, XK_Control_L);
  type (desk, "quill");
  press (desk, XK_Return, XK_Control_L);
  assert_tags (desk, "Gideon Lark+Maarten Quill /  /  / ");
  press (desk, XK_BackSpace, 0);
  assert_tags (desk, "Gideon Lark /  /  / ");
  type (desk, "zorn\n");
  assert_tags (desk, "Gideon Lark+zorn /  /  / ");
  /* the step of the issue; what is new is taken as it was typed */
  type (desk, "ferry levy");
  press (desk, XK_Return, XK_Control_L);
  assert_tags (desk, "Gideon Lark+zorn / ferry levy /  / ");
  press (desk, XK_Return, 0); /* no other */
  assert_tags (desk, "Gideon Lark+zorn / ferry levy /  / ");
  WAIT_UNTIL (!is_popover_open (desk));

  /* one instead of those there are */
  type (desk, " zorn\n");
  assert_tags (desk, "zorn / ferry levy /  / ");
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));

  press (desk, XK_space, XK_Shift_L);
  g_assert_true (is_popover_open (desk));
  type (desk, "guarantee bonds");
  press (desk, XK_Tab, 0);
  assert_tags (desk, "zorn / " GUARANTEE " /  / ");
  type (desk, "tav");
  press (desk, XK_Tab, XK_Shift_L);
  assert_tags (desk, "Ilse Tavander / " GUARANTEE " /  / ");
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));
}

/* A name that stands in the article is offered, but what was typed is what Enter takes. */
static void
test_name_of_text (Desk *desk, gconstpointer data)
{
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " osk");
  press (desk, XK_Down, 0);
  press (desk, XK_Return, 0);
  assert_tags (desk, "Oskaw Tidal Power /  /  / ");
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));

  type (desk, " hosp\n");
  assert_tags (desk, "hosp /  /  / ");
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));
  /* it is known now */
  type (desk, " osk");
  press (desk, XK_Return, 0);
  assert_tags (desk, "Oskaw Tidal Power /  /  / ");
}

static GtkWidget *
get_popover (Desk *desk)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (desk->f->pane)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdduceUiTagPopover"))
      return child;
  g_assert_not_reached ();
}

/* Nothing of what it says is cut off. */
static void
assert_is_whole (Desk *desk)
{
  GtkWidget *inside = gtk_popover_get_child (GTK_POPOVER (get_popover (desk)));
  int height;

  article_fixture_settle (desk->f);
  gtk_widget_measure (inside, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (inside), &height, NULL, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_height (inside), >=, height);
}

/* The popover leaves the words to be read, though they take several rows, and says all that it has to say. */
static void
test_popover_place (Desk *desk, gconstpointer data)
{
  static const char words[] = "The hospital review was finished in 2030";
  guint start = find_words (desk, words);
  GdkRectangle first, last;
  GtkWidget *contents;
  int x, top, bottom, y;

  gtk_window_set_default_size (GTK_WINDOW (desk->f->window), 360, 600);
  WAIT_UNTIL (ABS (gtk_widget_get_width (desk->f->window) - 360) < 20);
  article_fixture_settle (desk->f);
  select_words (desk, words);
  article_fixture_settle (desk->f);
  press (desk, XK_2, 0);
  press (desk, XK_space, 0);
  WAIT_UNTIL (is_popover_open (desk));
  article_fixture_settle (desk->f);
  first = article_fixture_locate (desk->f, start);
  last = article_fixture_locate (desk->f, start + (guint) strlen (words) - 1);
  g_assert_cmpint (last.y, >, first.y);
  contents = gtk_widget_get_parent (gtk_popover_get_child (GTK_POPOVER (get_popover (desk)))); /* without shadow */
  article_fixture_to_root (desk->f, GTK_WIDGET (desk->f->view), 0, first.y, &x, &top);
  article_fixture_to_root (desk->f, GTK_WIDGET (desk->f->view), 0, last.y + last.height, &x, &bottom);
  article_fixture_to_root (desk->f, contents, 0, 0, &x, &y);
  g_assert_true (y >= bottom || y + gtk_widget_get_height (contents) <= top);

  /* with choices, with the one row for what is new, in either step */
  assert_is_whole (desk);
  type (desk, "zorn");
  assert_is_whole (desk);
  type (desk, "\n");
  assert_is_whole (desk);
  type (desk, "levees are dear");
  assert_is_whole (desk);
  press (desk, XK_Escape, 0);
  WAIT_UNTIL (!is_popover_open (desk));
}

static GtkWidget *
find_button (GtkWidget *below, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
        return child;
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Who goes to the other step by a click keeps what was typed, as with Tab. */
static void
test_popover_click (Desk *desk, gconstpointer data)
{
  GtkWidget *button;
  int x, y;

  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " zorn");
  button = find_button (get_popover (desk), "Issue");
  article_fixture_settle (desk->f);
  article_fixture_to_root (desk->f, button, gtk_widget_get_width (button) / 2.0, 10, &x, &y);
  article_fixture_move (desk->f, x, y);
  article_fixture_button (desk->f, 1, TRUE);
  article_fixture_button (desk->f, 1, FALSE);
  article_fixture_settle (desk->f);
  assert_tags (desk, "zorn /  /  / ");
  type (desk, "levees are dear\n");
  assert_tags (desk, "zorn / levees are dear /  / ");
  WAIT_UNTIL (!is_popover_open (desk));
}

/* The issue that this speaker had last in the article comes before the one that was given last. */
static void
test_issue_of_speaker (Desk *desk, gconstpointer data)
{
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, " g\nguarantee bonds\n");
  assert_tags (desk, "Gideon Lark / " GUARANTEE " /  / ");
  select_words (desk, "You cannot audit a river back to life");
  type (desk, " q\nhallan\n");
  assert_tags (desk, "Maarten Quill / " BUILT " /  / ");
  select_words (desk, "People who add two numbers together");
  type (desk, " g\n\n");
  assert_tags (desk, "Gideon Lark / " GUARANTEE " /  / ");
  /* a speaker who had none yet gets the last one */
  select_words (desk, "the company would accept a cap");
  type (desk, " f\n\n");
  assert_tags (desk, "Nuria Falk / " GUARANTEE " /  / ");
}

static void
test_repeat (Desk *desk, gconstpointer data)
{
  g_string_truncate (desk->f->messages, 0);
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, ",");
  g_assert_nonnull (strstr (desk->f->messages->str, "no other claim yet"));
  g_assert_cmpuint (count_own (desk), ==, 0);

  type (desk, "2se g\n\n");
  select_words (desk, "You cannot audit a river back to life");
  type (desk, ";");
  assert_tags (desk, "Gideon Lark /  /  / ");
  /* on a claim it is filled: the issue too, stance and evidence stay */
  type (desk, "1,");
  assert_tags (desk, "Gideon Lark / " BUILT " / Supports / ");
  type (desk, ".");
  assert_tags (desk, "Gideon Lark / " BUILT " / Opposes / Statistics+Expert");
  select_words (desk, "the company would accept a cap");
  type (desk, ".");
  assert_tags (desk, "Gideon Lark / " BUILT " / Opposes / Statistics+Expert");
  adduce_ui_context_undo (desk->f->context);
  g_assert_cmpuint (count_own (desk), ==, 2);
}

/* Copied from one claim, pasted onto two at once; one undo. */
static void
test_copy_paste (Desk *desk, gconstpointer data)
{
  AdduceUiContext *context = desk->f->context;
  AdduceClaimSet *claims;
  guint n = 0;

  select_words (desk, "You cannot audit a river back to life");
  type (desk, "2s q\n\n");
  adduce_ui_context_copy_tags (context);
  select_words (desk, "The hospital review was finished in 2030");
  type (desk, "1");
  select_words (desk, "People who add two numbers together");
  type (desk, "3");
  adduce_ui_context_step_chosen (context, -1);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 2);
  adduce_ui_context_paste_tags (context);
  assert_tags (desk, "Maarten Quill / " BUILT " / Opposes / Statistics");

  claims = adduce_session_get_claims (adduce_ui_context_get_session (context));
  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims); i++)
    n += adduce_tag_list_get_n_tags (adduce_claim_get_speakers (adduce_claim_set_get (claims, i)));
  g_assert_cmpuint (n, ==, 3);
  adduce_ui_context_undo (context);
  n = 0;
  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims); i++)
    n += adduce_tag_list_get_n_tags (adduce_claim_get_speakers (adduce_claim_set_get (claims, i)));
  g_assert_cmpuint (n, ==, 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_clipboard (Desk *desk, gconstpointer data)
{
  char *text = NULL;

  select_words (desk, "You cannot audit a river back to life");
  type (desk, "2s q\n\n");
  adduce_ui_context_copy_tags (desk->f->context);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (desk->f->window), NULL, read_cb, &text);
  WAIT_UNTIL (text != NULL);
  g_assert_cmpstr (text, ==, "Speaker: Maarten Quill\nIssue: " BUILT "\nStance: Opposes\nEvidence: Statistics");
  g_free (text);
}

static void
test_choose (Desk *desk, gconstpointer data)
{
  AdduceUiContext *context = desk->f->context;
  AdduceClaimSet *claims, *others;

  select_words (desk, "The hospital review was finished in 2030");
  type (desk, "1");
  select_words (desk, "You cannot audit a river back to life");
  type (desk, "1");
  select_words (desk, "People who add two numbers together");
  type (desk, "1");

  /* back and forth: what was chosen last is no longer */
  adduce_ui_context_step_chosen (context, -1);
  adduce_ui_context_step_chosen (context, -1);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 3);
  adduce_ui_context_step_chosen (context, 1);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 2);
  adduce_ui_context_step_chosen (context, 1);
  adduce_ui_context_step_chosen (context, 1);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 1);
  adduce_ui_context_choose_all (context);
  g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 3);

  /* a key tags them all, the popover too */
  type (desk, "2 q\n\n");
  claims = adduce_session_get_claims (adduce_ui_context_get_session (context));
  for (guint i = 0; i < 3; i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (claims, i);

      g_assert_true (adduce_facet_matches (ADDUCE_FACET_STANCE, claim, "oppose"));
      g_assert_true (adduce_facet_matches (ADDUCE_FACET_SPEAKER, claim, "maarten-quill"));
    }

  /* other coders' claims stand between them: one's own is chosen from there, alone, in both directions */
  others = adduce_session_get_others (adduce_ui_context_get_session (context));
  g_assert_cmpuint (adduce_claim_set_get_n_claims (others), >, 0);
  for (guint i = 0; i < adduce_claim_set_get_n_claims (others); i++)
    for (int direction = -1; direction <= 1; direction += 2)
      {
        AdduceClaim *other = adduce_claim_set_get (others, i);

        adduce_ui_context_focus_claim (context, adduce_claim_get_id (other), FALSE);
        g_assert_true (adduce_ui_context_get_focused_claim (context) == other);
        adduce_ui_context_step_chosen (context, direction);
        g_assert_true (adduce_ui_context_can_edit_focused (context));
        g_assert_cmpuint (adduce_ui_context_get_n_chosen (context), ==, 1);
      }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) g_test_add ("/tagging-keys/" name, Desk, NULL, set_up, func, tear_down)
  ADD ("six-and-three", test_six_and_three);
  ADD ("undo", test_steps_of_undo);
  ADD ("escape", test_escape);
  ADD ("popover", test_popover);
  ADD ("name-of-text", test_name_of_text);
  ADD ("popover/place", test_popover_place);
  ADD ("popover/click", test_popover_click);
  ADD ("issue-of-speaker", test_issue_of_speaker);
  ADD ("repeat", test_repeat);
  ADD ("copy-paste", test_copy_paste);
  ADD ("clipboard", test_clipboard);
  ADD ("choose", test_choose);
  return g_test_run ();
}
