/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saying something of the article as a whole, by real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "window-fixture.h"

#define CODEBOOK                                                                                                       \
  "{\"schemaVersion\": \"1.1\", \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\", \"version\": 3,"            \
  "\"title\": \"Own\", \"variables\": ["                                                                               \
  "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": []},"                                    \
  "{\"id\": \"alignment\", \"label\": \"Alignment\", \"type\": \"one\", \"scope\": \"article\", \"values\": ["         \
  "{\"id\": \"favors\", \"label\": \"Favours it\"}, {\"id\": \"against\", \"label\": \"Against it\"}]},"               \
  "{\"id\": \"desk\", \"label\": \"Desk\", \"type\": \"text\", \"scope\": \"article\", \"values\": []}],"              \
  "\"constraints\": [{\"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000beef\", \"kind\": \"required\","              \
  "\"variable\": \"desk\"}]}"

typedef struct
{
  char *folder;
  WindowFixture *f;
  Keyboard *keyboard;
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", "First article\n\nThe bridge is safe, said the mayor.\n");
  scratch_write (t->folder, "b.txt", "Second article\n\nThe bridge is old.\n");
  if (data == NULL)
    scratch_write (t->folder, "codebook.json", CODEBOOK);
  t->f = window_fixture_new (t->folder);
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  g_free (t->folder);
}

/* "alignment=favors;desk=News" */
static char *
describe (AdduceClaim *article)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) ids = adduce_claim_list_variables (article);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (
      text, "%s%s=%s", i > 0 ? ";" : "", ids[i],
      adduce_tag_get_code (adduce_tag_list_get_tag (adduce_claim_get_values (article, ids[i]), 0)));
  return g_string_free (text, FALSE);
}

static gboolean
says (Fixture *t, const char *expected)
{
  g_autofree char *text
    = describe (adduce_session_get_article (adduce_ui_context_get_session (t->f->context)));

  return g_str_equal (text, expected);
}

static GtkWidget *
find (Fixture *t, const char *words)
{
  return window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, words);
}

static gboolean
is_fields (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdduceUiValueFields");
}

/* A value among the fields, not in the summary above them. */
static GtkWidget *
find_value (Fixture *t, const char *words)
{
  GtkWidget *fields = window_fixture_find (GTK_WIDGET (t->f->window), is_fields, NULL);

  return fields != NULL ? window_fixture_find (fields, window_fixture_matches_text, words) : NULL;
}

static void
press_with (Fixture *t, KeySym key, gboolean alt)
{
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  keyboard_hold (t->keyboard, XK_Control_L, TRUE);
  keyboard_press (t->keyboard, key, alt ? XK_Alt_L : 0);
  keyboard_hold (t->keyboard, XK_Control_L, FALSE);
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

static gboolean
focus_is_in (Fixture *t, const char *type_name)
{
  for (GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (t->f->window)); widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
      return TRUE;
  return FALSE;
}

/* The key opens the fields, a value is set and undone without the mouse, and what the file has is read again. */
static void
test_keys (Fixture *t, gconstpointer data)
{
  AdduceSession *session = adduce_ui_context_get_session (t->f->context);

  WAIT_UNTIL (find (t, "The article") != NULL);
  g_assert_null (find_value (t, "Favours it"));
  press_with (t, XK_h, TRUE);
  WAIT_UNTIL (find_value (t, "Favours it") != NULL && focus_is_in (t, "AdduceUiArticleForm"));
  keyboard_press (t->keyboard, XK_space, 0);
  WAIT_UNTIL (says (t, "alignment=favors"));
  g_assert_nonnull (find (t, "“Desk” is required"));

  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (!focus_is_in (t, "AdduceUiArticleForm"));
  press_with (t, XK_z, FALSE);
  WAIT_UNTIL (says (t, ""));
  press_with (t, XK_y, FALSE);
  WAIT_UNTIL (says (t, "alignment=favors"));
  g_assert_true (adduce_session_flush (session, NULL));

  window_fixture_open (t->f, "b.txt");
  WAIT_UNTIL (says (t, ""));
  window_fixture_open (t->f, "a.txt");
  WAIT_UNTIL (says (t, "alignment=favors"));
  g_autofree char *file = scratch_read (t->folder, "a.txt.tester.claims.json");
  g_assert_nonnull (strstr (file, "\"articleValues\": {"));
  g_assert_nonnull (strstr (file, "\"code\": \"favors\""));
}

static void
test_mouse (Fixture *t, gconstpointer data)
{
  WAIT_UNTIL (find (t, "The article") != NULL);
  keyboard_click (t->keyboard, find (t, "The article"));
  WAIT_UNTIL (find_value (t, "Against it") != NULL);
  keyboard_pump (300); /* the expander's way */
  keyboard_click (t->keyboard, find_value (t, "Against it"));
  WAIT_UNTIL (says (t, "alignment=against"));
  /* a click on the value that is set unsets it */
  keyboard_click (t->keyboard, find_value (t, "Against it"));
  WAIT_UNTIL (says (t, ""));
}

/* What a rule asks of the article is named before it is done, and gone to; what is typed then is kept by "done". */
static void
test_done (Fixture *t, gconstpointer data)
{
  AdduceSession *session = adduce_ui_context_get_session (t->f->context);

  press_with (t, XK_d, TRUE);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  g_assert_nonnull (window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text,
                                         "“Desk” is required"));
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)) && focus_is_in (t, "AdduceUiArticleForm"));
  g_assert_cmpint (adduce_session_get_status (session), !=, ADDUCE_STATUS_DONE);

  g_signal_emit_by_name (t->f->context, "focus-field", "article:desk");
  WAIT_UNTIL (GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (t->f->window))));
  keyboard_type (t->keyboard, "news");
  press_with (t, XK_d, TRUE);
  WAIT_UNTIL (adduce_session_get_status (session) == ADDUCE_STATUS_DONE);
  g_assert_true (says (t, "desk=news"));
}

/* Nothing is asked of articles: nothing is seen of it, and the key says so. */
static void
test_none (Fixture *t, gconstpointer data)
{
  press_with (t, XK_h, TRUE);
  WAIT_UNTIL (window_fixture_shows (t->f, "The codebook asks nothing of the article"));
  g_assert_null (find (t, "The article"));
}

/* The same coder at another computer: says that the article is against it, in the same file. */
static void
say_elsewhere (Fixture *t)
{
  AdduceSession *session = adduce_ui_context_get_session (t->f->context);
  g_autofree char *path = scratch_path (t->folder, "a.txt");
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSession) other =
    adduce_session_open (path, adduce_session_get_coder (session), codebook, NULL, &error);
  AdduceTag *tag = adduce_code_get_tag (adduce_codebook_lookup (codebook, "alignment", "against"));
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (AdduceCommand) command = NULL;

  g_assert_no_error (error);
  command = adduce_command_new_set_values (adduce_session_get_article (other), "alignment", tags, codebook);
  g_assert_true (adduce_session_perform (other, command, &error));
  g_assert_true (adduce_session_flush (other, &error));
  g_assert_no_error (error);
}

static gboolean
is_theirs (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Theirs") == 0;
}

/* What was said here and elsewhere is asked about, side by side. */
static void
test_settle (Fixture *t, gconstpointer data)
{
  press_with (t, XK_h, TRUE);
  WAIT_UNTIL (find_value (t, "Favours it") != NULL && focus_is_in (t, "AdduceUiArticleForm"));
  keyboard_press (t->keyboard, XK_space, 0);
  say_elsewhere (t);
  g_assert_true (says (t, "alignment=favors"));
  g_assert_true (adduce_ui_context_flush (t->f->context));
  WAIT_UNTIL (find (t, "What is said of the article was changed in two places") != NULL);

  press_with (t, XK_z, TRUE);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  keyboard_pump (300);
  for (guint i = 0; i < 2; i++)
    g_assert_nonnull (window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text,
                                           i == 0 ? "Favours it" : "Against it"));
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (find_dialog (t)), is_theirs, NULL));
  keyboard_pump (300);
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
  WAIT_UNTIL (find (t, "was changed in two places") == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/article-form/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/article-form/mouse", Fixture, NULL, set_up, test_mouse, tear_down);
  g_test_add ("/article-form/done", Fixture, NULL, set_up, test_done, tear_down);
  g_test_add ("/article-form/settle", Fixture, NULL, set_up, test_settle, tear_down);
  g_test_add ("/article-form/none", Fixture, "default", set_up, test_none, tear_down);

  return g_test_run ();
}
