/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing in articles, by real keys and a real mouse.
 */
#include "keyboard.h"
#undef WAIT_UNTIL
#include "adduce-ui-coding-dialog.h"
#include "adduce-ui-import-dialog.h"
#include "file-dialog.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  char *files;
  WindowFixture *f;
  Keyboard *keyboard;
  GtkWidget *dialog;
} Fixture;

static GtkWidget *
find_window_of (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static void
set_up (Fixture *t, gconstpointer data)
{
  t->folder = scratch_new ();
  t->files = scratch_new ();
  scratch_write (t->folder, "a.txt", "Levy stays\n\nThe council voted on it.\n");
  scratch_write (t->files, "table.csv",
                 "Titel;Inhalt;Tag\nFerry stops;Nobody sails today, they said.;03.04.2031\nNo day;Words of it.;\n");
  scratch_write (t->files, "latin.txt", "K\xfcste\n\nDas Meer kommt n\xe4her, sagt sie.\n");
  t->f = window_fixture_new (t->folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  t->keyboard = keyboard_new ();
  gtk_widget_activate_action (GTK_WIDGET (t->f->window), "win.import", NULL);
  WAIT_UNTIL (find_window_of (ADDUCE_UI_TYPE_IMPORT_DIALOG) != NULL);
  t->dialog = find_window_of (ADDUCE_UI_TYPE_IMPORT_DIALOG);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->dialog)));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (t->dialog), (gpointer *) &t->dialog);
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (t->dialog == NULL);
  keyboard_free (t->keyboard);
  window_fixture_free (t->f);
  scratch_remove (t->folder);
  scratch_remove (t->files);
  g_free (t->folder);
  g_free (t->files);
}

static void
add_file (Fixture *t, const char *name)
{
  g_autofree char *path = g_build_filename (t->files, name, NULL);
  const char *paths[] = { path, NULL };

  adduce_ui_import_dialog_add_files (ADDUCE_UI_IMPORT_DIALOG (t->dialog), paths);
}

static gboolean
shows (Fixture *t, const char *text)
{
  return window_fixture_find (t->dialog, window_fixture_matches_text, text) != NULL;
}

static gboolean
has_placeholder (GtkWidget *widget, gconstpointer text)
{
  const char *found = GTK_IS_ENTRY (widget) ? gtk_entry_get_placeholder_text (GTK_ENTRY (widget)) : NULL;

  return found != NULL && g_str_has_prefix (found, text);
}

static void
type_into (Fixture *t, const char *placeholder, const char *text)
{
  GtkWidget *entry = window_fixture_find (t->dialog, has_placeholder, placeholder);

  g_assert_nonnull (entry);
  keyboard_click (t->keyboard, entry);
  keyboard_type (t->keyboard, text);
}

static gboolean
text_view_has (GtkWidget *widget, gconstpointer words)
{
  GtkTextBuffer *buffer = GTK_IS_TEXT_VIEW (widget) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)) : NULL;
  g_autofree char *text = NULL;

  if (buffer == NULL)
    return FALSE;
  g_object_get (buffer, "text", &text, NULL);
  return strstr (text, words) != NULL;
}

static gboolean
reads (Fixture *t, const char *words)
{
  return window_fixture_find (t->dialog, text_view_has, words) != NULL;
}

static void
click_text (Fixture *t, const char *text)
{
  GtkWidget *label = window_fixture_find (t->dialog, window_fixture_matches_text, text);

  g_assert_nonnull (label);
  keyboard_click (t->keyboard, label);
  keyboard_pump (100);
}

/* The columns are named as it goes, and the preview follows; then all comes in. */
static void
test_table (Fixture *t, gconstpointer data)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (t->f->context);
  AdduceArticle *article;

  g_assert_true (shows (t, "Drop Files Here"));
  add_file (t, "table.csv");
  WAIT_UNTIL (shows (t, "2 articles"));
  g_assert_false (shows (t, "2031-04-03"));
  type_into (t, "Columns", "text=Inhalt, headline=Titel, date=Tag");
  WAIT_UNTIL (shows (t, "2031-04-03"));
  g_assert_true (shows (t, "Ferry stops"));
  g_assert_true (shows (t, "– missing"));
  g_assert_true (reads (t, "Nobody sails today"));
  click_text (t, "No day");
  WAIT_UNTIL (reads (t, "Words of it."));
  click_text (t, "In the File");
  WAIT_UNTIL (reads (t, "No day;Words of it.;"));

  click_text (t, "Import");
  WAIT_UNTIL (shows (t, "2 articles were written"));
  WAIT_UNTIL (adduce_corpus_get_n_articles (corpus) == 3);
  for (guint i = 0; i < 3; i++)
    {
      article = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      if (g_str_equal (adduce_article_get_title (article), "Ferry stops"))
        g_assert_cmpuint (adduce_article_get_date (article), ==, 20310403);
      g_object_unref (article);
    }
}

/* Another encoding is another text, at once. */
static void
test_encoding (Fixture *t, gconstpointer data)
{
  add_file (t, "latin.txt");
  WAIT_UNTIL (shows (t, "1 article"));
  type_into (t, "Encoding", "KOI8-R");
  WAIT_UNTIL (reads (t, "KЭste"));
  for (guint i = 0; i < strlen ("KOI8-R"); i++)
    keyboard_press (t->keyboard, XK_BackSpace, 0);
  keyboard_type (t->keyboard, "WINDOWS-1252");
  WAIT_UNTIL (reads (t, "Küste"));
}

static gboolean
is_text (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* A file of another program that has claims, as its own project has it: where these come in is said, and a click
 * away. */
static void
test_coding (Fixture *t, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "foreign", "mae", "miller.xml", NULL);
  const char *paths[] = { path, NULL };

  add_file (t, "table.csv");
  WAIT_UNTIL (shows (t, "2 articles"));
  g_assert_false (shows (t, "holds claims"));
  adduce_ui_import_dialog_add_files (ADDUCE_UI_IMPORT_DIALOG (t->dialog), paths);
  WAIT_UNTIL (shows (t, "miller.xml holds claims, too"));
  g_assert_true (shows (t, "Import Coding…"));
  g_assert_false (shows (t, "table.csv holds claims"));
  keyboard_click (t->keyboard, window_fixture_find (t->dialog, is_text, "Import Coding…"));
  WAIT_UNTIL (find_window_of (ADDUCE_UI_TYPE_CODING_DIALOG) != NULL);
  t->dialog = find_window_of (ADDUCE_UI_TYPE_CODING_DIALOG);
  WAIT_UNTIL (shows (t, "the format seems to be MAE"));
  gtk_window_present (GTK_WINDOW (t->dialog));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->dialog)));
}

/* What can't be read is said, and the others come in. */
static void
test_problems (Fixture *t, gconstpointer data)
{
  add_file (t, "nothing.txt");
  WAIT_UNTIL (shows (t, "nothing.txt: "));
  g_assert_true (shows (t, "0 articles"));
  add_file (t, "latin.txt");
  WAIT_UNTIL (shows (t, "1 article"));
  g_assert_true (shows (t, "nothing.txt: "));
}

/* An export that lacks one of its articles is told once; a file that can't be read comes before it. */
static void
test_count (Fixture *t, gconstpointer data)
{
  scratch_write (t->files, "export.txt",
                 "1 of 2 DOCUMENTS\n\nThe Ketta Daily\n\nMarch 4, 2031 Tuesday\n\nLevy stays\n\nLENGTH: 3 words\n\n"
                 "The levy stays.\n\nLANGUAGE: ENGLISH\n");
  add_file (t, "export.txt");
  WAIT_UNTIL (shows (t, "1 article, 0 doubtful, 0 unparsed · export.txt: it says that it has 2 articles, and 1 were "
                        "found"));
  add_file (t, "nothing.txt");
  WAIT_UNTIL (shows (t, "unparsed · nothing.txt: "));
  g_assert_true (shows (t, "export.txt: it says that it has 2 articles"));
  g_assert_false (shows (t, "the file says"));
}

static gboolean
is_drop_down_of (GtkWidget *widget, gconstpointer first)
{
  GListModel *model = GTK_IS_DROP_DOWN (widget) && gtk_widget_get_mapped (widget)
                        ? gtk_drop_down_get_model (GTK_DROP_DOWN (widget)) : NULL;

  return GTK_IS_STRING_LIST (model) && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), 0), first) == 0;
}

static void
choose (Fixture *t, const char *first, const char *wanted)
{
  GtkWidget *drop_down = window_fixture_find (t->dialog, is_drop_down_of, first);
  GtkStringList *list;
  guint place = 0;

  g_assert_nonnull (drop_down);
  list = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down)));
  while (g_strcmp0 (gtk_string_list_get_string (list, place), wanted) != 0)
    place++;
  gtk_widget_grab_focus (drop_down);
  keyboard_press (t->keyboard, XK_space, 0);
  keyboard_pump (300);
  keyboard_press (t->keyboard, XK_Home, 0);
  for (guint i = 0; i < place; i++)
    keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) == place);
}

/* A text that looks like Markdown by its name is a table: said of it, and the other file stays what it is. */
static void
test_format (Fixture *t, gconstpointer data)
{
  scratch_write (t->files, "table.md",
                 "title,text,date\nFirst,Words of the first.,2031-04-03\nSecond,Words of the other.,2031-04-04\n");
  add_file (t, "latin.txt");
  add_file (t, "table.md");
  WAIT_UNTIL (shows (t, "2 articles, "));
  choose (t, "All Files", "table.md");
  choose (t, "Format: Found Out", "Table (CSV, TSV)");
  WAIT_UNTIL (shows (t, "3 articles, "));
  g_assert_true (shows (t, "2031-04-04"));

  choose (t, "All Files", "latin.txt");
  WAIT_UNTIL (shows (t, "Format: Found Out"));
  choose (t, "All Files", "table.md");
  choose (t, "Format: Found Out", "Format: Found Out");
  WAIT_UNTIL (shows (t, "2 articles, "));
}

/* GTK 4.8 has a tree, later ones columns. */
static gboolean
is_files (GtkWidget *widget, gconstpointer data)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return gtk_widget_get_mapped (widget) && (g_str_equal (type, "GtkTreeView") || g_str_equal (type, "GtkColumnView"));
}

/* Both files of a folder, chosen together in the toolkit's dialog. */
static void
test_several (Fixture *t, gconstpointer data)
{
  GtkWindow *chooser;

  keyboard_press (t->keyboard, XK_a, XK_Alt_L);
  WAIT_UNTIL ((chooser = file_dialog_find ()) != NULL && gtk_window_is_active (chooser));
  g_assert_true (gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (chooser)));
  g_autoptr (GFile) folder = g_file_new_for_path (t->files);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  keyboard_pump (1000);
  gtk_widget_grab_focus (window_fixture_find (GTK_WIDGET (chooser), is_files, NULL));
  keyboard_press (t->keyboard, XK_Home, 0);
  keyboard_press (t->keyboard, XK_End, XK_Shift_L);
  keyboard_press (t->keyboard, XK_o, XK_Alt_L);
  WAIT_UNTIL (shows (t, "3 articles, "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  g_test_add ("/import-dialog/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/import-dialog/encoding", Fixture, NULL, set_up, test_encoding, tear_down);
  g_test_add ("/import-dialog/coding", Fixture, NULL, set_up, test_coding, tear_down);
  g_test_add ("/import-dialog/format", Fixture, NULL, set_up, test_format, tear_down);
  g_test_add ("/import-dialog/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/import-dialog/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/import-dialog/count", Fixture, NULL, set_up, test_count, tear_down);

  return g_test_run ();
}
