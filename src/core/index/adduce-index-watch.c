/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watching the folders of a corpus.
 */
#include "config.h"

#include "index/adduce-index-watch.h"

#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"

/* Milliseconds that changes are gathered for. */
#define GATHER_MS 1000


struct _AdduceIndexWatch
{
  GObject parent_instance;

  char *folder;
  GHashTable *monitors; /* path → GFileMonitor */
  GCancellable *stop;
  guint gather_source;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceIndexWatch, adduce_index_watch, G_TYPE_OBJECT)

static void look_for_folders (AdduceIndexWatch *self);

static void
monitor_free (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

static void
adduce_index_watch_dispose (GObject *object)
{
  AdduceIndexWatch *self = ADDUCE_INDEX_WATCH (object);
  g_clear_handle_id (&self->gather_source, g_source_remove);
  g_cancellable_cancel (self->stop);
  GHashTableIter iter;
  gpointer monitor;
  g_hash_table_iter_init (&iter, self->monitors);
  while (g_hash_table_iter_next (&iter, NULL, &monitor))
    g_signal_handlers_disconnect_by_data (monitor, self);
  g_hash_table_remove_all (self->monitors);
  G_OBJECT_CLASS (adduce_index_watch_parent_class)->dispose (object);
}

static void
adduce_index_watch_finalize (GObject *object)
{
  AdduceIndexWatch *self = ADDUCE_INDEX_WATCH (object);
  g_free (self->folder);
  g_hash_table_unref (self->monitors);
  g_object_unref (self->stop);
  G_OBJECT_CLASS (adduce_index_watch_parent_class)->finalize (object);
}

static void
adduce_index_watch_class_init (AdduceIndexWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_index_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_index_watch_finalize;
  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_index_watch_init (AdduceIndexWatch *self)
{
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, monitor_free);
  self->stop = g_cancellable_new ();
}

/* --- what happens --- */

static gboolean
gathered_cb (gpointer data)
{
  AdduceIndexWatch *self = data;
  self->gather_source = 0;
  look_for_folders (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Whether the index may have something of it: temporary files and locks come and go. */
static gboolean
counts (GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  return name != NULL && *name != '.'
         && (adduce_paths_is_article_name (name) || g_str_has_suffix (name, ADDUCE_PATHS_META_SUFFIX)
             || adduce_paths_parse_sidecar_name (name, NULL, NULL)
             || g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY);
}

static void
event_cb (AdduceIndexWatch *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (self->gather_source == 0 && (counts (file) || counts (other)))
    self->gather_source = g_timeout_add (GATHER_MS, gathered_cb, self);
}

/* --- folders --- */

static void
add_folder (AdduceIndexWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  if (g_hash_table_contains (self->monitors, path) || g_hash_table_size (self->monitors) >= ADDUCE_INDEX_WATCH_MAX)
    return;
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (event_cb), self);
  g_hash_table_insert (self->monitors, g_strdup (path), monitor);
}

static void
walk_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const char *folder = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, &error);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  guint index, n = 0;
  while (walk != NULL && !g_cancellable_is_cancelled (cancellable) && n++ < ADDUCE_INDEX_WATCH_MAX
         && adduce_corpus_walk_next (walk, &index))
    {
      g_autofree char *path
        = g_build_filename (folder, adduce_corpus_walk_get_folder (walk, index)->relative, NULL);
      g_strv_builder_add (found, path);
    }
  g_task_return_pointer (task, g_strv_builder_end (found), (GDestroyNotify) g_strfreev);
}

static void
walked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceIndexWatch) self = user_data;
  g_auto (GStrv) folders = g_task_propagate_pointer (G_TASK (result), NULL);
  if (g_cancellable_is_cancelled (self->stop))
    return;
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    add_folder (self, folders[i]);
}

static void
look_for_folders (AdduceIndexWatch *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->stop, walked_cb, g_object_ref (self));
  g_task_set_source_tag (task, look_for_folders);
  g_task_set_task_data (task, g_strdup (self->folder), g_free);
  g_task_run_in_thread (task, walk_cb);
}

AdduceIndexWatch *
adduce_index_watch_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceIndexWatch *self = g_object_new (ADDUCE_TYPE_INDEX_WATCH, NULL);
  self->folder = g_strdup (folder);
  look_for_folders (self);
  return self;
}

guint
adduce_index_watch_get_n_folders (AdduceIndexWatch *self)
{
  g_return_val_if_fail (ADDUCE_IS_INDEX_WATCH (self), 0);

  return g_hash_table_size (self->monitors);
}
