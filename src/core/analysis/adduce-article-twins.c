/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Twins among the articles of a corpus.
 */
#include "config.h"

#include "analysis/adduce-article-twins.h"

#include "store/adduce-paths.h"
#include "text/adduce-text.h"

struct _AdduceArticleTwins {
  GPtrArray *groups;
  GHashTable *ranks; /* path → 1, 2 … */
};

typedef struct {
  char *folder;
  char **paths;
  guint least;
  AdduceArticleTwinsProgress progress;
  gpointer user_data;
} Work;

G_DEFINE_BOXED_TYPE (AdduceArticleTwins, adduce_article_twins, adduce_article_twins_ref, adduce_article_twins_unref)

static void
clear_cb (gpointer data)
{
  AdduceArticleTwins *self = data;

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_hash_table_unref (self->ranks);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_strfreev (work->paths);
  g_free (work);
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;
  AdduceArticleTwins *self = adduce_article_twins_read (work->folder, work->paths, work->least, NULL, work->progress,
                                                        work->user_data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) adduce_article_twins_unref);
  else
    g_task_return_error (task, error);
}

AdduceArticleTwins *
adduce_article_twins_read (const char *folder, char **paths, guint least, GPtrArray *problems,
                           AdduceArticleTwinsProgress progress, gpointer user_data, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (AdduceTwins) twins = NULL;
  AdduceArticleTwins *self;
  guint n_paths;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  twins = adduce_twins_new ();
  n_paths = g_strv_length (paths);
  for (guint i = 0; i < n_paths; i++)
    {
      g_autofree char *path = g_build_filename (folder, paths[i], NULL);
      g_autoptr (GError) read_error = NULL;
      g_autoptr (AdduceText) text = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      text = adduce_text_load (path, &read_error);
      adduce_twins_add (twins, text != NULL ? adduce_text_get_utf8 (text) : "");
      if (text == NULL && problems != NULL)
        {
          g_autofree char *shown = adduce_paths_display (path);

          g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, read_error->message));
        }
      if (progress != NULL)
        progress (i + 1, n_paths, user_data);
    }

  self = g_atomic_rc_box_new0 (AdduceArticleTwins);
  self->groups = adduce_twins_find (twins, least);
  self->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->groups->len; i++)
    {
      GArray *group = self->groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        g_hash_table_insert (self->ranks, g_strdup (paths[g_array_index (group, AdduceTwin, k).index]),
                             GUINT_TO_POINTER (k + 1));
    }
  return self;
}

void
adduce_article_twins_read_async (const char *folder, char **paths, guint least, AdduceArticleTwinsProgress progress,
                                 gpointer user_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer callback_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (paths != NULL);

  task = g_task_new (NULL, cancellable, callback, callback_data);
  work = g_new0 (Work, 1);
  *work = (Work) { g_strdup (folder), g_strdupv (paths), least, progress, user_data };
  g_task_set_source_tag (task, adduce_article_twins_read_async);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_cb);
}

AdduceArticleTwins *
adduce_article_twins_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

AdduceArticleTwins *
adduce_article_twins_ref (AdduceArticleTwins *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_article_twins_unref (AdduceArticleTwins *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_cb);
}

GPtrArray *
adduce_article_twins_get_groups (AdduceArticleTwins *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->groups;
}

guint
adduce_article_twins_get_rank (AdduceArticleTwins *self, const char *path)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (path != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, path));
}
