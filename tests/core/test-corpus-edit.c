/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One change over many sidecars: done whole, taken back whole, completed after a kill.
 */
#include "adduce.h"

#include "corpus-fixture.h"

#define N_ARTICLES 12

typedef struct
{
  char *folder;
  GPtrArray *paths; /* of the sidecars */
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  static const FixtureClaim claims[] = { { 0, 3, "Ada Lind", NULL, "support", "study" },
                                         { 4, 7, "Bo Falk", NULL, "oppose", NULL } };

  t->folder = scratch_new ();
  t->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%02u.txt", i);
      g_autofree char *sidecar = adduce_paths_sidecar (name, "mira");

      scratch_write (t->folder, name, "one two three\n");
      fixture_code (t->folder, name, "mira", -1, claims, G_N_ELEMENTS (claims));
      g_ptr_array_add (t->paths, scratch_path (t->folder, sidecar));
    }
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  scratch_remove (t->folder);
  g_free (t->folder);
  g_ptr_array_unref (t->paths);
}

/* How many claims of all files have the stance. */
static guint
count_stance (Fixture *t, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < t->paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->paths->pdata[i], NULL, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < adduce_sidecar_get_n_claims (sidecar); k++)
        {
          AdduceTag *stance = adduce_claim_get_stance (adduce_sidecar_get_claim (sidecar, k));

          n += stance != NULL && g_str_equal (adduce_tag_get_code (stance), code);
        }
    }
  return n;
}

static AdduceClaim *
with_stance (AdduceClaim *claim, const char *code)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceTag) stance = adduce_tag_new (code, code);

  adduce_claim_builder_set_stance (builder, stance);
  return adduce_claim_builder_end (builder);
}

/* The first claim of each file is to be neutral. */
static AdduceCorpusEdit *
make_edit (Fixture *t)
{
  AdduceCorpusEdit *edit = adduce_corpus_edit_new (t->folder, "Set Stance");

  for (guint i = t->paths->len; i-- > 0;)
    {
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->paths->pdata[i], NULL, NULL);
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, 0);
      g_autoptr (AdduceClaim) changed = with_stance (claim, "neutral");

      adduce_corpus_edit_add (edit, t->paths->pdata[i], claim, changed);
    }
  return edit;
}

static guint
count_records (void)
{
  g_autofree char *folder = adduce_paths_data_dir ("corpus-edits");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
progress_cb (guint n_done, guint n_all, gpointer data)
{
  guint *last = data;

  g_assert_cmpuint (n_all, ==, 2 * N_ARTICLES);
  g_assert_cmpuint (n_done, ==, *last + 1);
  *last = n_done;
}

static void
test_run_and_back (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t), undo = NULL, redo = NULL;
  g_autoptr (GError) error = NULL;
  guint last = 0;

  g_assert_true (adduce_corpus_edit_run (edit, progress_cb, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (last, ==, 2 * N_ARTICLES);
  g_assert_cmpuint (adduce_corpus_edit_get_n_changed (edit), ==, N_ARTICLES);
  g_assert_cmpuint (count_stance (t, "neutral"), ==, N_ARTICLES);
  g_assert_cmpuint (count_stance (t, "support"), ==, 0);
  g_assert_cmpuint (count_stance (t, "oppose"), ==, N_ARTICLES);
  g_assert_cmpuint (count_records (), ==, 0);

  undo = adduce_corpus_edit_invert (edit);
  g_assert_cmpstr (adduce_corpus_edit_get_label (undo), ==, "Set Stance");
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES);

  redo = adduce_corpus_edit_invert (undo);
  g_assert_true (adduce_corpus_edit_run (redo, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_stance (t, "neutral"), ==, N_ARTICLES);
}

/* What another program wrote into the claim since, and what it removed, is left alone. */
static void
test_changed_meanwhile (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t), undo = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      AdduceFileStamp stamp;
      g_autoptr (AdduceSidecar) base = adduce_sidecar_load (t->paths->pdata[i], &stamp, &error);
      g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base), saved = NULL;
      AdduceClaim *claim = adduce_sidecar_get_claim (mine, 0);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
      g_autoptr (AdduceClaim) noted = NULL;

      adduce_claim_builder_set_note (builder, "written meanwhile");
      noted = adduce_claim_builder_end (builder);
      if (i == 0)
        adduce_sidecar_put (mine, noted);
      else
        adduce_sidecar_remove (mine, adduce_claim_get_id (claim), 2);
      g_assert_true (adduce_sidecar_save (t->paths->pdata[i], base, mine, &stamp, &saved, NULL, &error));
    }

  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_cmpuint (adduce_corpus_edit_get_n_changed (edit), ==, N_ARTICLES - 1);
  g_assert_cmpuint (adduce_corpus_edit_get_n_missing (edit), ==, 1);
  undo = adduce_corpus_edit_invert (edit);
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES - 1);
  {
    g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->paths->pdata[0], NULL, NULL);

    g_assert_cmpstr (adduce_claim_get_note (adduce_sidecar_get_claim (sidecar, 0)), ==, "written meanwhile");
  }
}

static void
cancel_cb (guint n_done, guint n_all, gpointer data)
{
  /* all were tried, and some are written */
  if (n_done == N_ARTICLES + 5)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (adduce_corpus_edit_run (edit, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_stance (t, "neutral"), ==, 0);
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES);
  g_assert_cmpuint (count_records (), ==, 0);
}

/* A file that can't be read stops all before anything is written. */
static void
test_broken (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (t->paths->pdata[7], &whole, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (t->paths->pdata[7], whole, n_bytes / 2, NULL));
  g_assert_false (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "a07.txt.mira.claims.json"));
  g_assert_true (g_str_has_prefix (error->message, "Nothing was changed"));
  g_assert_true (g_file_set_contents (t->paths->pdata[7], whole, n_bytes, NULL));
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES);
  g_assert_cmpuint (count_records (), ==, 0);
}

static void
break_cb (guint n_done, guint n_all, gpointer data)
{
  Fixture *t = data;

  if (n_done == N_ARTICLES + 5)
    g_assert_true (g_file_set_contents (t->paths->pdata[9], "{", 1, NULL));
}

/* A file that breaks on the way: what was written is taken back. */
static void
test_breaks_on_the_way (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (t->paths->pdata[9], &whole, &n_bytes, NULL));
  g_assert_false (adduce_corpus_edit_run (edit, break_cb, t, NULL, &error));
  g_assert_nonnull (strstr (error->message, "a09.txt.mira.claims.json"));
  g_assert_true (g_file_set_contents (t->paths->pdata[9], whole, n_bytes, NULL));
  g_assert_cmpuint (count_stance (t, "neutral"), ==, 0);
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES);
}

static void
kill_cb (guint n_done, guint n_all, gpointer data)
{
  if (n_done == N_ARTICLES + GPOINTER_TO_UINT (data))
    kill (getpid (), SIGKILL);
}

/* Killed after each of the files in turn: what was begun is completed, once. */
static void
test_kill (Fixture *t, gconstpointer data)
{
  for (guint n = 1; n < N_ARTICLES; n++)
    {
      const char *code = n % 2 == 1 ? "neutral" : "support";
      guint n_changed = 0;
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCorpusEdit) edit = NULL;
      pid_t child = fork ();
      int status;

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          edit = adduce_corpus_edit_new (t->folder, "Set Stance");
          for (guint i = 0; i < t->paths->len; i++)
            {
              g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->paths->pdata[i], NULL, NULL);
              AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, 0);
              g_autoptr (AdduceClaim) changed = with_stance (claim, code);

              adduce_corpus_edit_add (edit, t->paths->pdata[i], claim, changed);
            }
          adduce_corpus_edit_run (edit, kill_cb, GUINT_TO_POINTER (n), NULL, NULL);
          _exit (0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      g_assert_cmpuint (count_stance (t, code), ==, n);
      g_assert_cmpuint (count_records (), ==, 1);

      /* not what another corpus is asked for */
      g_assert_true (adduce_corpus_edit_recover (g_get_tmp_dir (), &n_changed, &error));
      g_assert_cmpuint (n_changed, ==, 0);
      g_assert_true (adduce_corpus_edit_recover (t->folder, &n_changed, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_changed, ==, N_ARTICLES - n);
      g_assert_cmpuint (count_stance (t, code), ==, N_ARTICLES);
      g_assert_cmpuint (count_records (), ==, 0);
      g_assert_true (adduce_corpus_edit_recover (t->folder, &n_changed, &error));
      g_assert_cmpuint (n_changed, ==, 0);
    }
}

/* Removed, and brought back with all that it had. */
static void
test_remove (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = adduce_corpus_edit_new (t->folder, "Remove Claims"), undo = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (t->paths->pdata[i], NULL, NULL);

      for (guint k = 0; k < 2; k++)
        adduce_corpus_edit_add (edit, t->paths->pdata[i], adduce_sidecar_get_claim (sidecar, k), NULL);
    }
  g_assert_true (adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error));
  g_assert_cmpuint (adduce_corpus_edit_get_n_changed (edit), ==, 6);
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES - 3);
  undo = adduce_corpus_edit_invert (edit);
  g_assert_true (adduce_corpus_edit_run (undo, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_stance (t, "support"), ==, N_ARTICLES);
  g_assert_cmpuint (count_stance (t, "oppose"), ==, N_ARTICLES);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (adduce_corpus_edit_run_finish (ADDUCE_CORPUS_EDIT (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
test_async (Fixture *t, gconstpointer data)
{
  g_autoptr (AdduceCorpusEdit) edit = make_edit (t);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  adduce_corpus_edit_run_async (edit, NULL, NULL, done_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (count_stance (t, "neutral"), ==, N_ARTICLES);
}

#define TEST(name, function) g_test_add ("/corpus-edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("run-and-back", test_run_and_back);
  TEST ("changed-meanwhile", test_changed_meanwhile);
  TEST ("cancel", test_cancel);
  TEST ("broken", test_broken);
  TEST ("breaks-on-the-way", test_breaks_on_the_way);
  TEST ("kill", test_kill);
  TEST ("remove", test_remove);
  TEST ("async", test_async);
  return g_test_run ();
}
