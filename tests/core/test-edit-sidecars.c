/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are made before a change over many articles, and removed where nothing came into them: not in the moment
 * in which another run of the coder puts a claim there.
 */
#include "adduce.h"

#include "edit/adduce-edit-sidecars.h"
#include "scratch.h"

#define TEXT "The toll on the new bridge stays.\n"

typedef struct {
  char *folder;
  char *sidecar;
  AdduceText *text;
  AdduceEditSidecars *made;
  gboolean ended; /* atomic */
} Fixture;

static void
set_up (Fixture *t, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "mira", NULL, &error);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", &error);

  t->folder = scratch_new ();
  scratch_write (t->folder, "a.txt", TEXT);
  g_autofree char *article = scratch_path (t->folder, "a.txt");
  t->sidecar = scratch_path (t->folder, "a.txt.mira.claims.json");
  t->text = adduce_text_load (article, &error);
  g_assert_no_error (error);
  t->made = adduce_edit_sidecars_new (coder, codebook);
  g_assert_true (adduce_edit_sidecars_make (t->made, article, t->text, &error));
  g_assert_true (g_file_test (t->sidecar, G_FILE_TEST_EXISTS));
}

static void
tear_down (Fixture *t, gconstpointer data)
{
  adduce_edit_sidecars_free (t->made);
  g_object_unref (t->text);
  scratch_remove (t->folder);
  g_free (t->folder);
  g_free (t->sidecar);
}

static gpointer
end_cb (gpointer data)
{
  Fixture *t = data;

  adduce_edit_sidecars_end (t->made);
  g_atomic_int_set (&t->ended, TRUE);
  return NULL;
}

static void
test_empty (Fixture *t, gconstpointer data)
{
  end_cb (t);
  g_assert_false (g_file_test (t->sidecar, G_FILE_TEST_EXISTS));
}

static AdduceSidecar *
load (Fixture *t)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_load (t->sidecar, NULL, &error);

  g_assert_no_error (error);
  return sidecar;
}

/* The other run has the lock of the file, as each save has: it has read the file, and is going to write. */
static void
test_other_run (Fixture *t, gconstpointer data)
{
  AdduceLock *lock = adduce_lock_acquire (t->sidecar);
  g_autoptr (AdduceSidecar) sidecar = load (t);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("4-8", NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
  GThread *thread;

  g_assert_nonnull (lock);
  thread = g_thread_new ("end", end_cb, t);
  g_usleep (G_USEC_PER_SEC / 5); /* time to do it wrong in */
  g_assert_false (g_atomic_int_get (&t->ended));
  g_assert_true (g_file_test (t->sidecar, G_FILE_TEST_EXISTS));

  g_assert_true (adduce_claim_builder_set_spans (builder, spans, t->text, NULL));
  g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, claim);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  g_assert_true (adduce_durable_replace (t->sidecar, bytes, NULL, NULL, NULL, NULL));
  adduce_lock_release (lock);
  g_thread_join (thread);

  g_autoptr (AdduceSidecar) now = load (t);
  g_assert_nonnull (adduce_sidecar_lookup (now, adduce_claim_get_id (claim)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/edit-sidecars/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/edit-sidecars/other-run", Fixture, NULL, set_up, test_other_run, tear_down);
  return g_test_run ();
}
