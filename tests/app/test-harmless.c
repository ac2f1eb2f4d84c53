/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window does no harm, and none is done to it: opening, looking at and closing every article of a corpus changes
 * no file, and names that were made to deceive or to hang a program are shown as what they are.
 */
#include <sys/stat.h>

#include "window-fixture.h"

#define RLO "\xe2\x80\xae" /* U+202E: what follows runs from right to left */
#define ESCAPE "\x1b[31m"

/* --- looking --- */

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every file below with its bytes and all that the system tells of it, one after the other. */
static void
add_folder (GString *found, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_cb);
  for (guint i = 0; i < names->len; i++)
    {
      struct stat info;
      g_autofree char *bytes = NULL, *digest = NULL;
      gsize n_bytes = 0;

      g_assert_cmpint (lstat (names->pdata[i], &info), ==, 0);
      if (S_ISREG (info.st_mode))
        g_assert_true (g_file_get_contents (names->pdata[i], &bytes, &n_bytes, NULL));
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n_bytes);
      g_string_append_printf (found, "%s %lu %o %ld %ld.%09ld %ld.%09ld %s\n", (char *) names->pdata[i],
                              (gulong) info.st_ino, info.st_mode, (glong) info.st_size, (glong) info.st_mtim.tv_sec,
                              info.st_mtim.tv_nsec, (glong) info.st_ctim.tv_sec, info.st_ctim.tv_nsec, digest);
      if (S_ISDIR (info.st_mode))
        add_folder (found, names->pdata[i]);
    }
}

/* The sample corpus, where what mira coded is the tester's. */
static char *
copy_sample (const char *folder)
{
  g_autofree char *command = g_strdup_printf (
    "cp -r \"$ADDUCE_DATA_DIR\"/sample-corpus %s/corpus && find %s/corpus -name '*.mira.claims.json' |"
    "while read -r f; do"
    "  sed 's/\"nickname\": \"mira\"/\"nickname\": \"tester\"/' \"$f\" >\"${f%%.mira.claims.json}.tester.claims.json\";"
    "  rm \"$f\"; done",
    folder, folder);
  char bash[] = "/bin/bash", option[] = "-c", *words[] = { bash, option, command, NULL };
  int status = -1;

  g_assert_true (g_spawn_sync (NULL, words, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return g_build_filename (folder, "corpus", NULL);
}

static void
wait_a_little (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
test_looking (void)
{
  g_autofree char *folder = scratch_new (), *corpus = copy_sample (folder);
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  guint n_articles, n_own = 0;

  add_folder (before, corpus);
  WindowFixture *f = window_fixture_new (corpus);
  AdduceCorpus *loaded = adduce_ui_context_get_corpus (f->context);
  n_articles = adduce_corpus_get_n_articles (loaded);
  g_assert_cmpuint (n_articles, >, 8);
  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (loaded), i);

      n_own += adduce_article_get_n_own_claims (article) > 0;
      adduce_ui_context_open_article (f->context, article);
      WAIT_UNTIL (!adduce_ui_context_get_opening (f->context));
      g_assert_nonnull (adduce_ui_context_get_session (f->context));
      wait_a_little (100);
    }
  g_assert_cmpuint (n_own, >, 3); /* of these the journal and the lock are made ready */
  for (AdduceUiPageId page = 0; page < ADDUCE_UI_N_PAGES; page++)
    {
      adduce_ui_pages_set_page (adduce_ui_context_get_pages (f->context), page);
      wait_a_little (200);
    }
  window_fixture_free (f);
  wait_a_little (200);
  add_folder (after, corpus);
  g_assert_cmpstr (after->str, ==, before->str);
  scratch_remove (folder);
}

/* --- names --- */

static void
assert_harmless (const char *text)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\x1b'));
  g_assert_null (strstr (text, RLO));
  g_assert_null (strstr (text, "new\nline"));
}

static void
check_below (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    assert_harmless (gtk_label_get_text (GTK_LABEL (widget)));
  assert_harmless (gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_below (child);
}

/* All that the program shows anywhere. */
static void
check_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  wait_a_little (200);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      assert_harmless (gtk_window_get_title (window));
      check_below (GTK_WIDGET (window));
    }
}

static void
close_dialogs (WindowFixture *f)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *at = all; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (f->window))
      gtk_window_close (at->data);
}

static void
make_files (const char *folder, const char *outside)
{
  static const char *const names[] = { "new\nline.txt", ESCAPE "red.txt", "txt." RLO "gpj.txt", "\xff\xfe bytes.txt",
                                       "<b>bold &amp; <i.txt", "%s%n.txt" };
  static const char *const links[][2] = { { "loop.txt", "loop.txt" }, { "zero.txt", "/dev/zero" },
                                          { "gone.txt", "nowhere" },  { "up", ".." } };
  g_autofree char *pipe = scratch_path (folder, "pipe.txt"), *below = scratch_path (folder, "folder.txt");
  g_autofree char *out = scratch_path (folder, "out.txt");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("A title\n\nSome words of article %u.\n", i);
      scratch_write (folder, names[i], text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *path = scratch_path (folder, links[i][0]);
      g_assert_cmpint (symlink (links[i][1], path), ==, 0);
    }
  g_assert_cmpint (symlink (outside, out), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (mkdir (below, 0700), ==, 0);
}

static void
test_names (void)
{
  g_autofree char *folder = scratch_new (), *other = scratch_new (), *outside = scratch_path (other, "secret.txt");
  static const char *const dialogs[] = { "win.history", "win.changes", "win.settle" };

  scratch_write (other, "secret.txt", "Outside of the corpus.\n");
  make_files (folder, outside);
  WindowFixture *f = window_fixture_new (folder);
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (f->context);
  g_autoptr (GString) opened = g_string_new (NULL);

  check_shown ();
  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      /* Those that can't be read say why, and nothing waits for them. */
      adduce_ui_context_open_article (f->context, article);
      WAIT_UNTIL (!adduce_ui_context_get_opening (f->context));
      check_shown ();
      AdduceSession *session = adduce_ui_context_get_session (f->context);
      if (session == NULL)
        continue;
      g_string_append (opened, adduce_text_get_utf8 (adduce_session_get_text (session)));
      for (guint k = 0; k < G_N_ELEMENTS (dialogs); k++)
        {
          gtk_widget_activate_action (GTK_WIDGET (f->window), dialogs[k], NULL);
          check_shown ();
          close_dialogs (f);
        }
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *words = g_strdup_printf ("Some words of article %u.", i);
      g_assert_nonnull (strstr (opened->str, words));
    }
  window_fixture_free (f);
  scratch_remove (folder);
  scratch_remove (other);
}

/* Mark-up in a name is words, of folders, files and titles, in the list as above the window. */
static void
test_mark_up (void)
{
  g_autofree char *top = scratch_new (), *folder = scratch_path (top, "<i>corpus &lt;" ESCAPE);

  g_assert_cmpint (mkdir (folder, 0700), ==, 0);
  scratch_write (folder, "<b>bold &amp; <i.txt", "<big>Title</big> & more\n\nWords.\n");
  WindowFixture *f = window_fixture_new (folder);
  WAIT_UNTIL (window_fixture_shows (f, "<b>bold &amp; <i.txt"));
  g_assert_true (window_fixture_shows (f, "<big>Title</big> & more"));
  window_fixture_open (f, "<b>bold &amp; <i.txt");
  WAIT_UNTIL (strstr (gtk_window_get_title (GTK_WINDOW (f->window)), "<i>corpus &lt;") != NULL);
  check_shown ();
  window_fixture_free (f);
  scratch_remove (top);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();
  g_test_add_func ("/harmless/looking", test_looking);
  g_test_add_func ("/harmless/names", test_names);
  g_test_add_func ("/harmless/mark-up", test_mark_up);
  return g_test_run ();
}
