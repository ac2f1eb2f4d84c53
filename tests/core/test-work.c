/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work in a worker: what it gives back, what stops it, and that all that it was given is ended.
 */
#include "adduce.h"

typedef struct {
  GMainLoop *loop;
  GAsyncResult *result;
} Told;

/* What was given to the workers and not freed yet; the worker may be the last to let go of it. */
static int n_data;
static int n_results_freed;

static void
free_data (gpointer data)
{
  g_free (data);
  g_atomic_int_add (&n_data, -1);
}

static void
free_result (gpointer data)
{
  g_free (data);
  g_atomic_int_inc (&n_results_freed);
}

/* "!" fails, "?" waits until it is stopped; all else is given back twice over. */
static gpointer
run_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  const char *word = data;

  if (*word == '!')
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, "No");
      return NULL;
    }
  while (*word == '?' && !g_cancellable_is_cancelled (cancellable))
    g_usleep (1000);
  return g_strconcat (word, word, NULL);
}

static void
told_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Told *told = user_data;

  g_assert_null (object);
  told->result = g_object_ref (result);
  g_main_loop_quit (told->loop);
}

/* (transfer full): what was told of a word. */
static GAsyncResult *
run (const char *word, gboolean always, GCancellable *cancellable)
{
  const AdduceWork work = { run, run_cb, free_data, free_result, always };
  Told told = { g_main_loop_new (NULL, FALSE), NULL };

  g_atomic_int_inc (&n_data);
  adduce_work_start (&work, g_strdup (word), cancellable, told_cb, &told);
  g_assert_null (told.result); /* never before it returns */
  if (*word == '?')
    g_cancellable_cancel (cancellable);
  g_main_loop_run (told.loop);
  g_main_loop_unref (told.loop);
  return told.result;
}

static void
wait_until (int *n, int expected)
{
  while (g_atomic_int_get (n) != expected)
    g_usleep (1000);
}

static void
test_result (void)
{
  GAsyncResult *result = run ("ab", FALSE, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  n_results_freed = 0;
  made = adduce_work_finish (result, run, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, "abab");
  g_object_unref (result);
  g_assert_cmpint (n_results_freed, ==, 0); /* it is ours */

  result = run ("!", FALSE, NULL);
  g_assert_null (adduce_work_finish (result, run, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_object_unref (result);
  wait_until (&n_data, 0);
  g_assert_cmpint (n_results_freed, ==, 0);
}

/* What nobody fetches is ended, as is what was given. */
static void
test_unfetched (void)
{
  GAsyncResult *result;

  n_results_freed = 0;
  result = run ("ab", FALSE, NULL);
  g_object_unref (result);
  wait_until (&n_results_freed, 1);
  wait_until (&n_data, 0);
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GCancellable) other = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  GAsyncResult *result;

  result = run ("?", FALSE, stop);
  g_assert_null (adduce_work_finish (result, run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (result);
  g_clear_error (&error);

  result = run ("?", TRUE, other);
  made = adduce_work_finish (result, run, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, "??");
  g_object_unref (result);
  wait_until (&n_data, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/work/result", test_result);
  g_test_add_func ("/work/unfetched", test_unfetched);
  g_test_add_func ("/work/stopped", test_stopped);
  return g_test_run ();
}
