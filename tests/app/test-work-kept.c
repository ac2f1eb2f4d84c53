/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window does so that no work is lost, by real keys and a real mouse, on real files: an article that was
 * changed under its claims, claims changed in two places, old versions, copies and unsaved changes found in a folder.
 * What is expected is read from the files, and its places are where the words stand in the texts below.
 *
 * The file is over 600 lines because each of its few tests needs most of what prepares files and looks at windows.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

#define MOVED "The ferry must stay free, said the mayor on Monday."
#define CHANGED "Nobody in this town wants a toll on the new bridge, the council found."
#define DOUBLE "We shall not pay."
#define GONE "Lighthouse keepers, meanwhile, asked for a warmer winter coat each."

/* More on each side than a quote keeps. */
#define CROWD \
  "The crowd on the quay shouted for more than an hour: " DOUBLE " Then it rained, and everybody went home again."

#define OLD_TEXT MOVED "\n\n" CHANGED "\n\n" CROWD "\n\n" GONE "\n"
#define NEW_TEXT \
  "A line that was not there before.\n\n" MOVED \
  "\n\nNobody in this town wants any toll on the new bridge, the council found.\n\n" CROWD "\n\n" CROWD "\n\nThe end.\n"

#define SIDECAR "a.txt.tester.claims.json"

typedef struct
{
  char *folder;
  char *path;
  char *sidecar;
  AdduceCoder *coder;
  AdduceCodebook *codebook;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", OLD_TEXT);
  t->path = scratch_path (t->folder, "a.txt");
  t->sidecar = scratch_path (t->folder, SIDECAR);
  t->coder = adduce_coder_new (NULL, "tester", "Test Coder", NULL);
  t->codebook = adduce_codebook_load_preset ("default", NULL);
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  if (t->keyboard != NULL)
    keyboard_free (t->keyboard);
  if (t->f != NULL)
    window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->path);
  g_free (t->sidecar);
  g_object_unref (t->coder);
  g_object_unref (t->codebook);
}

static void
show_window (Fixture *t)
{
  t->f = window_fixture_new (t->folder);
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  if (t->keyboard == NULL)
    t->keyboard = keyboard_new ();
}

/* --- without the window --- */

static AdduceSession *
open_session (Fixture *t)
{
  g_autoptr (GError) error = NULL;
  AdduceSession *session = adduce_session_open (t->path, t->coder, t->codebook, NULL, &error);

  g_assert_no_error (error);
  return session;
}

static void
perform (AdduceSession *session, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;
  g_autoptr (GError) error = NULL;

  adduce_session_perform (session, command, &error);
  g_assert_no_error (error);
}

static void
flush (AdduceSession *session)
{
  g_autoptr (GError) error = NULL;

  adduce_session_flush (session, &error);
  g_assert_no_error (error);
}

static AdduceSpan
find (const char *text, const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (AdduceSpan) { (guint) (at - text), (guint) (at - text + strlen (words)) }; /* all is ASCII */
}

static char *
add (AdduceSession *session, const char *words)
{
  AdduceSpan span = find (OLD_TEXT, words);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("tester");
  g_autoptr (AdduceClaim) claim = NULL;

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, adduce_session_get_text (session), NULL));
  claim = adduce_claim_builder_end (builder);
  perform (session, adduce_command_new_add (claim));
  return g_strdup (adduce_claim_get_id (claim));
}

static void
set_note (AdduceSession *session, const char *id, const char *note)
{
  AdduceClaim *claim = adduce_claim_set_lookup (adduce_session_get_claims (session), id);

  perform (session, adduce_command_new_set_note (claim, note));
}

/* One claim on each of the words; ids in their order. */
static void
code (Fixture *t, char **ids, const char *const *words, guint n)
{
  g_autoptr (AdduceSession) session = open_session (t);

  for (guint i = 0; i < n; i++)
    ids[i] = add (session, words[i]);
  flush (session);
}

/* (transfer full): what the file holds now */
static AdduceSidecar *
load (Fixture *t)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (t->sidecar, NULL, &error);

  g_assert_no_error (error);
  return sidecar;
}

static char *
dup_note (Fixture *t, const char *id)
{
  g_autoptr (AdduceSidecar) sidecar = load (t);
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, id);

  return claim != NULL ? g_strdup (adduce_claim_get_note (claim)) : NULL;
}

#define assert_note(t, id, expected) \
  G_STMT_START \
  { \
    g_autofree char *note_ = dup_note (t, id); \
    g_assert_cmpstr (note_, ==, expected); \
  } \
  G_STMT_END

/* What the file says of the article. */
static void
assert_meta (Fixture *t, const char *id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceArticleMeta) meta = adduce_meta_load (t->path, &error);
  const char *found = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    if (g_str_equal (adduce_article_meta_get (meta, i)->name, id))
      found = adduce_article_meta_get (meta, i)->value;
  g_assert_cmpstr (found, ==, expected);
}

/* --- in the window --- */

static gboolean
is_saved (Fixture *t)
{
  return !adduce_ui_context_is_unsaved (t->f->context);
}

static GtkWidget *
find_label (GtkWidget *below, const char *words)
{
  return window_fixture_find (below, window_fixture_matches_text, words);
}

static gboolean
is_up (GtkWidget *window, const char *words)
{
  return find_label (window, words) != NULL;
}

static void
press (Fixture *t, KeySym key, gboolean control, gboolean alt, gboolean shift)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  if (control)
    keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  if (alt)
    keyboard_hold (t->keyboard, XK_Alt_L, TRUE);
  keyboard_press (t->keyboard, key, shift ? XK_Shift_L : 0);
  if (alt)
    keyboard_hold (t->keyboard, XK_Alt_L, FALSE);
  if (control)
    keyboard_hold (t->keyboard, XK_Control_L, FALSE);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer words)
{
  GtkWidget *label = GTK_IS_BUTTON (widget)
                       ? window_fixture_find (widget, window_fixture_matches_text, words)
                       : NULL;

  return label != NULL && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words);
}

/* Clicks on the button with these words, when it is there, can be pressed and has come to rest. */
static void
click (Fixture *t, GtkWidget *window, const char *words)
{
  GtkWidget *button;
  graphene_rect_t before, now;

  WAIT_UNTIL (window_fixture_find (window, is_button, words) != NULL);
  button = window_fixture_find (window, is_button, words);
  WAIT_UNTIL (gtk_widget_get_sensitive (button));
  do
    {
      g_assert_true (gtk_widget_compute_bounds (button, window, &before));
      keyboard_pump (150);
      g_assert_true (gtk_widget_compute_bounds (button, window, &now));
    }
  while (!graphene_rect_equal (&before, &now));
  keyboard_click (t->keyboard, button);
}

static GtkWindow *
find_dialog (Fixture *t)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (t->f->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWidget *
wait_dialog (Fixture *t, const char *words)
{
  WAIT_UNTIL (find_dialog (t) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_dialog (t)));
  WAIT_UNTIL (is_up (GTK_WIDGET (find_dialog (t)), words));
  return GTK_WIDGET (find_dialog (t));
}

/* "64-115 moved": a claim's place in the file, and what waits. */
static char *
dup_place (AdduceSidecar *sidecar, const char *id)
{
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, id);
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));

  return g_strdup_printf ("%s %s", spans, anchor != NULL ? adduce_anchor_status_to_id (anchor->status) : "sure");
}

static void
assert_place (Fixture *t, const char *id, const char *text, const char *words, guint skip, const char *waiting)
{
  g_autoptr (AdduceSidecar) sidecar = load (t);
  AdduceSpan span = find (text + skip, words);
  g_autofree char *expected = g_strdup_printf ("%u-%u %s", span.start + skip, span.end + skip, waiting);
  g_autofree char *found = dup_place (sidecar, id);

  g_assert_cmpstr (found, ==, expected);
}

/* --- tests --- */

static void
test_review (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED, CHANGED, DOUBLE, GONE };
  char *ids[4];
  GtkWidget *window;
  g_autofree char *before = NULL, *after = NULL;

  code (t, ids, words, 4);
  scratch_write (t->folder, "a.txt", NEW_TEXT);
  g_assert_true (g_file_get_contents (t->sidecar, &before, NULL, NULL));
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "1 claim moved, 2 unsure, 1 lost"));
  WAIT_UNTIL (is_up (window, "2 claims without a place in the article"));
  g_assert_true (is_up (window, "Lighthouse keepers"));

  /* Looking changes nothing. */
  press (t, XK_F12, FALSE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "Claim 1 of 4, moved"));
  g_assert_true (is_saved (t));
  g_assert_true (g_file_get_contents (t->sidecar, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);

  /* Kept, by the key; the next one comes. */
  press (t, XK_F12, TRUE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "Claim 1 of 3, unsure: words that are like those coded"));
  g_assert_true (is_up (window, "Nobody in this town wants a toll"));   /* coded */
  g_assert_true (is_up (window, "Nobody in this town wants any toll")); /* now */
  click (t, window, "Keep Here");

  /* Of two places the second is chosen. */
  WAIT_UNTIL (is_up (window, "Claim 1 of 2, unsure: several places may be meant"));
  WAIT_UNTIL (is_up (window, "¶5"));
  keyboard_pump (200);
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (find_label (window, "¶5"), GTK_TYPE_LIST_BOX_ROW));
  press (t, XK_F12, TRUE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "Claim 1 of 1, lost"));
  click (t, window, "Mark as Lost");
  WAIT_UNTIL (!is_up (window, "Claim 1 of 1, lost"));
  WAIT_UNTIL (is_up (window, "1 claim without a place in the article"));

  WAIT_UNTIL (is_saved (t));
  assert_place (t, ids[0], NEW_TEXT, MOVED, 0, "sure");
  assert_place (t, ids[1], NEW_TEXT, "Nobody in this town wants any toll on the new bridge, the council found.", 0,
                "sure");
  assert_place (t, ids[2], NEW_TEXT, DOUBLE, find (NEW_TEXT, DOUBLE).end, "sure");
  assert_place (t, ids[3], OLD_TEXT, GONE, 0, "orphan");

  /* And back. */
  press (t, XK_z, TRUE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "1 lost"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
}

/* Is all of that label to be seen, without scrolling? */
static gboolean
is_all_in_view (GtkWidget *window, const char *text)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_label (window, text), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

static void
test_accept_all (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED, CHANGED, GONE };
  char *ids[3];
  GtkWidget *window;

  code (t, ids, words, 3);
  scratch_write (t->folder, "a.txt", NEW_TEXT);
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  click (t, window, "Accept All");
  WAIT_UNTIL (!is_up (window, "claim moved") && is_up (window, "under its claims: 1 lost"));
  WAIT_UNTIL (is_saved (t));
  assert_place (t, ids[0], NEW_TEXT, MOVED, 0, "sure");
  assert_place (t, ids[2], OLD_TEXT, GONE, 0, "orphan");
  WAIT_UNTIL (is_all_in_view (window, "Lighthouse keepers"));

  /* The lost one goes onto words that are selected. */
  adduce_ui_context_set_selection (t->f->context, find (NEW_TEXT, "The end."));
  press (t, XK_F12, FALSE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "Claim 1 of 1, lost"));
  adduce_ui_context_set_selection (t->f->context, find (NEW_TEXT, "The end."));
  press (t, XK_F12, TRUE, FALSE, TRUE);
  WAIT_UNTIL (!is_up (window, "Claim 1 of 1, lost") && is_saved (t));
  assert_place (t, ids[2], NEW_TEXT, "The end.", 0, "sure");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_free (ids[i]);
}

/* The article is changed while it is open: it can be read anew, and what was done before is there. */
static void
test_reread (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED };
  char *ids[1];
  GtkWidget *window;

  code (t, ids, words, 1);
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  scratch_write (t->folder, "a.txt", NEW_TEXT);
  adduce_session_check_outside (adduce_ui_context_get_session (t->f->context));
  click (t, window, "Read It Anew");
  WAIT_UNTIL (is_up (window, "1 claim moved"));
  g_assert_false (is_up (window, "Another program has changed the article"));
  g_free (ids[0]);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

/* The file as another computer has it that knows the same: it gave the claim another note. */
static char *
write_theirs (Fixture *t, const char *note)
{
  g_autofree char *base = NULL, *noted = NULL;

  g_assert_true (g_file_get_contents (t->sidecar, &base, NULL, NULL));
  noted = replace (base, "\"first\"", note);
  return replace (noted, "\"revision\": 2", "\"revision\": 3");
}

/* The file is changed by another computer while a change of ours is not saved yet. */
static void
contest (Fixture *t, char **ret_id)
{
  g_autoptr (AdduceSession) session = open_session (t);
  g_autofree char *theirs = NULL;

  *ret_id = add (session, MOVED);
  set_note (session, *ret_id, "first");
  flush (session);
  theirs = write_theirs (t, "\"written there\"");
  set_note (session, *ret_id, "written here");
  scratch_write (t->folder, SIDECAR, theirs);
  flush (session);
}

static void
test_settle (Fixture *t, gconstpointer data)
{
  g_autofree char *id = NULL, *shown = NULL;
  const char *other;
  GtkWidget *window, *dialog;

  contest (t, &id);
  shown = dup_note (t, id);
  other = g_str_equal (shown, "written here") ? "written there" : "written here";

  /* The program was closed meanwhile: it is asked still. */
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "1 claim was changed in two places"));
  click (t, window, "Settle…");
  dialog = wait_dialog (t, "1 claim waits to be settled");
  g_assert_true (is_up (dialog, "written here"));
  g_assert_true (is_up (dialog, "written there"));
  keyboard_pump (200);
  g_assert_true (is_saved (t)); /* nothing was chosen */
  click (t, dialog, "The Other");
  WAIT_UNTIL (is_up (dialog, "Nothing Left to Settle"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (!is_up (window, "changed in two places"));
  WAIT_UNTIL (is_saved (t));
  g_assert_cmpstr (adduce_claim_get_note (adduce_claim_set_lookup (
                     adduce_session_get_claims (adduce_ui_context_get_session (t->f->context)), id)),
                   ==, other);
  assert_note (t, id, other);

  press (t, XK_z, TRUE, FALSE, FALSE);
  WAIT_UNTIL (is_up (window, "1 claim was changed in two places"));
  WAIT_UNTIL (is_saved (t));
  assert_note (t, id, shown);
}

/* What others change while the article is open is listed, with who did it. */
static void
test_changes (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED };
  char *ids[1];
  GtkWidget *window, *dialog;

  code (t, ids, words, 1);
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  {
    g_autoptr (AdduceSession) other = open_session (t);
    g_autofree char *second = add (other, GONE);

    set_note (other, ids[0], "from elsewhere");
    flush (other);
  }
  adduce_session_check_outside (adduce_ui_context_get_session (t->f->context));
  WAIT_UNTIL (is_up (window, "2 changes came from elsewhere"));
  press (t, XK_h, TRUE, TRUE, TRUE);
  dialog = wait_dialog (t, "Lighthouse keepers");
  g_assert_true (is_up (dialog, "note: - → from elsewhere"));
  g_assert_true (is_up (dialog, "tester · from another program or computer"));
  g_assert_true (is_up (dialog, "added"));
  keyboard_pump (200);
  keyboard_click (t->keyboard, find_label (dialog, "Lighthouse keepers"));
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (adduce_ui_context_get_focused_claim (t->f->context) != NULL);
  g_assert_cmpuint (adduce_span_set_get_span (
                      adduce_claim_get_spans (adduce_ui_context_get_focused_claim (t->f->context)), 0).start,
                    ==, find (OLD_TEXT, GONE).start);
  g_free (ids[0]);
}

static void
test_history (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED };
  char *ids[1];
  guint n_versions;
  GtkWidget *window, *dialog;
  g_autoptr (GPtrArray) versions = NULL;

  code (t, ids, words, 1);
  {
    g_autoptr (AdduceSession) session = open_session (t);
    g_autofree char *second = add (session, GONE);

    set_note (session, ids[0], "later");
    flush (session);
  }
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "2 claims"));
  versions = adduce_versions_list (t->sidecar);
  n_versions = versions->len;
  g_assert_cmpuint (n_versions, ==, 2);

  press (t, XK_z, TRUE, TRUE, TRUE);
  dialog = wait_dialog (t, "1 added since, 1 changed since");
  keyboard_pump (200);
  keyboard_click (t->keyboard,
                  gtk_widget_get_ancestor (find_label (dialog, "1 claim · 1 added since, 1 changed since"),
                                           GTK_TYPE_LIST_BOX_ROW));
  WAIT_UNTIL (is_up (dialog, "note: - → later"));
  click (t, dialog, "Restore");
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (is_saved (t));
  {
    g_autoptr (AdduceSidecar) sidecar = load (t);
    g_assert_cmpuint (adduce_sidecar_get_n_claims (sidecar), ==, 1);
  }
  assert_note (t, ids[0], NULL);
  g_clear_pointer (&versions, g_ptr_array_unref);
  versions = adduce_versions_list (t->sidecar);
  g_assert_cmpuint (versions->len, ==, n_versions + 1);

  press (t, XK_z, TRUE, FALSE, FALSE);
  WAIT_UNTIL (adduce_claim_set_get_n_claims (adduce_session_get_claims (adduce_ui_context_get_session (t->f->context)))
              == 2);
  WAIT_UNTIL (is_saved (t));
  assert_note (t, ids[0], "later");
  g_free (ids[0]);
}

/* A copy by each program lies beside the file. */
static void
test_copies (Fixture *t, gconstpointer name)
{
  g_autofree char *id = NULL, *theirs = NULL, *copy = scratch_path (t->folder, name);
  GtkWidget *window, *dialog;

  {
    g_autoptr (AdduceSession) session = open_session (t);
    id = add (session, MOVED);
    set_note (session, id, "first");
    flush (session);
  }
  theirs = write_theirs (t, "\"in the copy\"");
  scratch_write (t->folder, name, theirs);
  {
    g_autoptr (AdduceSession) session = open_session (t);
    set_note (session, id, "in the file");
    flush (session);
  }

  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "Your claims in 1 article were changed in two places"));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS)); /* nothing is done unasked */
  click (t, window, "Join the Copies");
  WAIT_UNTIL (!is_up (window, "Your claims in 1 article were changed in two places"));
  /* Resilio would take the file itself away on other computers. */
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS) == (strstr (name, ".Conflict.") != NULL));
  WAIT_UNTIL (is_up (window, "1 claim was changed in two places"));
  press (t, XK_h, TRUE, TRUE, TRUE);
  dialog = wait_dialog (t, "from the copy");
  g_assert_true (is_up (dialog, "changed in two places: note: "));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);

  /* What was saved here is known for mine. */
  press (t, XK_z, TRUE, TRUE, FALSE);
  dialog = wait_dialog (t, "1 claim waits to be settled");
  keyboard_pump (200);
  click (t, dialog, "Theirs");
  WAIT_UNTIL (is_up (dialog, "Nothing Left to Settle"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (is_saved (t));
  assert_note (t, id, "in the copy");
}

#define META "a.txt.meta.json"
#define META_COPY "a.txt.meta.sync-conflict-20261126-120000-ABCDEFG.json"

/* Of what is known of the article, too: what only the copy has comes in; nothing is chosen where both have a value. */
static void
test_meta_copies (Fixture *t, gconstpointer data)
{
  g_autofree char *copy = scratch_path (t->folder, META_COPY), *own = scratch_path (t->folder, META);
  g_autofree char *before = NULL, *after = NULL, *joined = NULL;
  GtkWidget *window, *dialog;

  scratch_write (t->folder, META,
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"date\": {\"value\": \"2031-03-04\"}}}");
  scratch_write (t->folder, META_COPY,
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"date\": {\"value\": \"2031-03-05\"},"
                 " \"author\": {\"value\": \"Ada Lind\"}}, \"custom\": {\"Desk\": \"city\"}}");
  g_assert_true (g_file_get_contents (own, &before, NULL, NULL));
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "What is known of 1 article was changed in two places"));
  g_assert_true (g_file_get_contents (own, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before); /* nothing is done unasked */
  click (t, window, "Join the Copies");
  WAIT_UNTIL (is_up (window, "2 changes came from elsewhere · 1 field of articles differs in a copy"));
  WAIT_UNTIL (is_up (window, "2 fields of articles changed. ")); /* the third is only named */
  assert_meta (t, "author", "Ada Lind");
  assert_meta (t, "date", "2031-03-04");
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  press (t, XK_h, TRUE, TRUE, TRUE);
  dialog = wait_dialog (t, "from the copy “" META_COPY "”");
  g_assert_true (is_up (dialog, "Desk") && is_up (dialog, "city") && is_up (dialog, "Ada Lind"));
  g_assert_true (is_up (dialog, "differs, and was left as it is: 2031-03-04 → 2031-03-05"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);

  /* Joining again changes nothing, and lists nothing twice. */
  g_assert_cmpuint (g_list_model_get_n_items (adduce_ui_context_get_changes (t->f->context)), ==, 3);
  g_assert_true (g_file_get_contents (own, &joined, NULL, NULL));
  click (t, window, "Join the Copies");
  WAIT_UNTIL (!is_up (window, "2 fields of articles changed"));
  WAIT_UNTIL (is_up (window, META_COPY ": date is “2031-03-04” here and “2031-03-05” in the copy"));
  g_assert_cmpuint (g_list_model_get_n_items (adduce_ui_context_get_changes (t->f->context)), ==, 3);
  g_clear_pointer (&after, g_free);
  g_assert_true (g_file_get_contents (own, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, joined);

  /* Once it is decided the copy goes. */
  scratch_write (t->folder, META,
                 "{\"schemaVersion\": \"1.1\", \"fields\": {\"date\": {\"value\": \"2031-03-05\"}}}");
  click (t, window, "Join the Copies");
  WAIT_UNTIL (!g_file_test (copy, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (!is_up (window, "What is known of 1 article"));
  assert_meta (t, "author", "Ada Lind");
  assert_meta (t, "date", "2031-03-05");
}

/* A file that can't be read is left alone, and an old version can be put in its place. */
static void
test_damaged (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED };
  g_autofree char *aside = scratch_path (t->folder, SIDECAR ".damaged"), *kept = NULL;
  char *ids[1];
  GtkWidget *window, *dialog;

  code (t, ids, words, 1);
  scratch_write (t->folder, SIDECAR, "{ \"items\": [");
  show_window (t);
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "The file is left alone"));
  press (t, XK_z, TRUE, TRUE, TRUE);
  dialog = wait_dialog (t, "1 claim");
  keyboard_pump (200);
  keyboard_click (t->keyboard, find_label (dialog, "1 claim"));
  WAIT_UNTIL (is_up (dialog, "this version can be restored"));
  click (t, dialog, "Restore");
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (!is_up (window, "The file is left alone"));
  {
    g_autoptr (AdduceSidecar) sidecar = load (t);
    g_assert_nonnull (adduce_sidecar_lookup (sidecar, ids[0]));
  }
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "{ \"items\": [");
  g_assert_nonnull (adduce_claim_set_lookup (
    adduce_session_get_claims (adduce_ui_context_get_session (t->f->context)), ids[0]));
  g_free (ids[0]);
}

/* A run that was killed left a journal: it is offered in words, and brought in when that is asked for. */
static void
test_recover (Fixture *t, gconstpointer data)
{
  static const char *const words[] = { MOVED };
  char *ids[1];
  GtkWidget *window;
  AdduceJournal *journal;
  g_autoptr (AdduceClaim) changed = NULL;

  code (t, ids, words, 1);
  {
    g_autoptr (AdduceSidecar) sidecar = load (t);
    g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (adduce_sidecar_lookup (sidecar, ids[0]));

    adduce_claim_builder_set_note (builder, "typed before the power went");
    changed = adduce_claim_builder_end (builder);
    journal = adduce_journal_new (t->sidecar, adduce_sidecar_get_text_digest (sidecar));
  }
  g_assert_true (adduce_journal_append_put (journal, changed, NULL));
  adduce_journal_free (journal);
  scratch_write (t->folder, "b.txt", "Another article\n");

  t->f = window_fixture_new (t->folder);
  t->keyboard = keyboard_new ();
  window = GTK_WIDGET (t->f->window);
  WAIT_UNTIL (is_up (window, "left changes in 1 article that are not in its file yet"));
  assert_note (t, ids[0], NULL);
  click (t, window, "Bring Them In");
  WAIT_UNTIL (!is_up (window, "left changes in 1 article"));
  assert_note (t, ids[0], "typed before the power went");
  g_assert_cmpuint (g_list_model_get_n_items (adduce_ui_context_get_changes (t->f->context)), ==, 1);
  g_free (ids[0]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/work-kept/review", Fixture, NULL, set_up, test_review, tear_down);
  g_test_add ("/work-kept/accept-all", Fixture, NULL, set_up, test_accept_all, tear_down);
  g_test_add ("/work-kept/reread", Fixture, NULL, set_up, test_reread, tear_down);
  g_test_add ("/work-kept/settle", Fixture, NULL, set_up, test_settle, tear_down);
  g_test_add ("/work-kept/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/work-kept/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add ("/work-kept/copies/syncthing", Fixture, "a.txt.tester.claims.sync-conflict-20261126-120000-ABCDEFG.json",
              set_up, test_copies, tear_down);
  g_test_add ("/work-kept/copies/nextcloud", Fixture,
              "a.txt.tester.claims (conflicted copy 2026-11-26 120000).json", set_up, test_copies, tear_down);
  g_test_add ("/work-kept/copies/dropbox", Fixture, "a.txt.tester.claims (Anna's conflicted copy 2026-11-26).json",
              set_up, test_copies, tear_down);
  g_test_add ("/work-kept/copies/onedrive", Fixture, "a.txt.tester.claims-DESKTOP-AB12CD3.json", set_up, test_copies,
              tear_down);
  g_test_add ("/work-kept/copies/resilio", Fixture, "a.txt.tester.claims.Conflict.json", set_up, test_copies,
              tear_down);
  g_test_add ("/work-kept/copies/meta", Fixture, NULL, set_up, test_meta_copies, tear_down);
  g_test_add ("/work-kept/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/work-kept/recover", Fixture, NULL, set_up, test_recover, tear_down);
  return g_test_run ();
}
