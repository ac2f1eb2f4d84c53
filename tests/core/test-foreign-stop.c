/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An import of claims that ends early: what came in is told and can be taken back.
 */
#include "adduce.h"
#include "scratch.h"

#define N_ARTICLES 4

typedef struct {
  char *top;
  char *corpus;
  AdduceForeign *foreign;
  GCancellable *cancellable;
  guint stop_at; /* so many documents are done */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *source = NULL;
  g_autoptr (GError) error = NULL;

  self->top = scratch_new ();
  self->corpus = g_build_filename (self->top, "corpus", NULL);
  self->cancellable = g_cancellable_new ();
  source = g_build_filename (self->top, "brat", NULL);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *text = g_strdup_printf ("brat/m%u.txt", i);
      g_autofree char *coding = g_strdup_printf ("brat/m%u.ann", i);
      g_autofree char *words = g_strdup_printf ("Number %u of many.\n", i);

      scratch_write (self->top, text, words);
      scratch_write (self->top, coding, "T1\tClaim 0 6\tNumber\n");
    }
  const char *const paths[] = { source, NULL };
  self->foreign = adduce_foreign_read (paths, "brat", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  adduce_foreign_free (self->foreign);
  g_object_unref (self->cancellable);
  scratch_remove (self->top);
  g_free (self->top);
  g_free (self->corpus);
}

static void
stop_cb (guint done, guint total, gpointer user_data)
{
  Fixture *self = user_data;

  if (done == self->stop_at)
    g_cancellable_cancel (self->cancellable);
}

static guint
count_claims (Fixture *self)
{
  guint n = 0;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("m%u.txt.bert.claims.json", i);
      g_autofree char *path = g_build_filename (self->corpus, name, NULL);
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, NULL);

      n += sidecar != NULL ? adduce_sidecar_get_n_claims (sidecar) : 0;
    }
  return n;
}

static void
test_part (Fixture *self, gconstpointer data)
{
  const AdduceForeignOptions options = { .coder = "bert", .keeps_part = TRUE };
  g_autoptr (GError) error = NULL;

  self->stop_at = 2;
  g_autoptr (AdduceForeignResult) result
    = adduce_foreign_take (self->corpus, self->foreign, &options, stop_cb, self, self->cancellable, &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_error (result->stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (result->n_claims, ==, 2);
  g_assert_cmpuint (count_claims (self), ==, 2);
  g_assert_true (adduce_corpus_edit_run (result->undo, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_claims (self), ==, 0);
}

/* Who does not ask for it gets an error, as before any claim came in. */
static void
test_error (Fixture *self, gconstpointer data)
{
  const AdduceForeignOptions options = { .coder = "bert" }, part = { .coder = "bert", .keeps_part = TRUE };
  g_autoptr (GError) error = NULL;

  self->stop_at = 1;
  g_assert_null (adduce_foreign_take (self->corpus, self->foreign, &options, stop_cb, self, self->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (adduce_foreign_take (self->corpus, self->foreign, &part, stop_cb, self, self->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  const AdduceForeignOptions options = { .coder = "bert", .keeps_part = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeignResult) result
    = adduce_foreign_take (self->corpus, self->foreign, &options, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (result->stopped);
  g_assert_cmpuint (count_claims (self), ==, N_ARTICLES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/foreign-stop/part", Fixture, NULL, set_up, test_part, tear_down);
  g_test_add ("/foreign-stop/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/foreign-stop/whole", Fixture, NULL, set_up, test_whole, tear_down);
  return g_test_run ();
}
