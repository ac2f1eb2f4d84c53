/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A worker that reads the sidecars that changed.
 */
#include "config.h"

#include "analysis/adduce-claim-load.h"

/* How long layers may wait for each other; the first hardly. */
#define FIRST_BATCH_US (10 * 1000)
#define BATCH_US (60 * 1000)

/*
 * AdduceClaimLoad:
 * @func: NULL when nobody waits any more; only the main thread looks at it
 * @batch: what waits to be posted; the worker's
 */
struct _AdduceClaimLoad {
  char *folder;
  AdduceCodebook *codebook;
  GPtrArray *articles;
  GHashTable *known;
  GCancellable *stop;
  GMainContext *context;
  AdduceClaimBatchFunc func;
  gpointer user_data;
  AdduceClaimBatch *batch;
  gint64 batch_since;
  gint64 batch_us;
};

typedef struct {
  AdduceClaimLoad *load;
  AdduceClaimBatch *batch;
} Post;

static AdduceClaimBatch *
batch_new (void)
{
  AdduceClaimBatch *batch = g_new0 (AdduceClaimBatch, 1);
  batch->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_layer_unref);
  return batch;
}

void
adduce_claim_batch_free (AdduceClaimBatch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->layers);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static void
load_clear (gpointer data)
{
  AdduceClaimLoad *self = data;
  g_free (self->folder);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->stop);
}

static void
load_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, load_clear);
}

/* --- posting --- */

static void
post_free (gpointer data)
{
  Post *post = data;
  adduce_claim_batch_free (post->batch);
  load_unref (post->load);
  g_free (post);
}

static gboolean
post_cb (gpointer data)
{
  Post *post = data;
  if (post->load->func != NULL)
    post->load->func (post->batch, post->load->user_data);
  return G_SOURCE_REMOVE;
}

static AdduceClaimBatch *
load_get_batch (AdduceClaimLoad *self)
{
  if (self->batch == NULL)
    {
      self->batch = batch_new ();
      self->batch_since = g_get_monotonic_time ();
    }
  return self->batch;
}

static void
load_post (AdduceClaimLoad *self)
{
  Post *post = g_new (Post, 1);
  g_autoptr (GSource) source = g_idle_source_new ();
  *post = (Post) { g_atomic_rc_box_acquire (self), g_steal_pointer (&self->batch) };
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_static_name (source, "adduce-claim-load");
  g_source_set_callback (source, post_cb, post, post_free);
  g_source_attach (source, self->context);
  self->batch_us = BATCH_US;
}

/* --- reading --- */

/* (transfer full) (nullable): the files to be looked at. */
static GPtrArray *
list_files (AdduceLayerReader *reader, GPtrArray *articles, GCancellable *cancellable, GError **error)
{
  if (articles == NULL)
    return adduce_layer_reader_list (reader, cancellable, error);

  GPtrArray *files = NULL;
  for (guint i = 0; i < articles->len; i++)
    {
      GPtrArray *some = adduce_layer_reader_list_article (reader, articles->pdata[i]);
      if (files == NULL)
        files = some;
      else
        g_ptr_array_extend_and_steal (files, some);
    }
  return files;
}

/* (transfer full): known sidecars of the articles looked at that are not among the files. */
static GPtrArray *
list_gone (GHashTable *known, GPtrArray *articles, GPtrArray *files)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (there, ((AdduceClaimFile *) files->pdata[i])->sidecar);
  for (guint i = 0; articles != NULL && i < articles->len; i++)
    g_hash_table_add (asked, articles->pdata[i]);

  GHashTableIter iter;
  gpointer layer;
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, NULL, &layer))
    {
      const AdduceClaimFile *file = &((AdduceClaimLayer *) layer)->file;
      if (!g_hash_table_contains (there, file->sidecar)
          && (articles == NULL || g_hash_table_contains (asked, file->article)))
        g_ptr_array_add (gone, g_strdup (file->sidecar));
    }
  return gone;
}

typedef void (*LayerFunc) (AdduceClaimLayer *layer, double progress, gpointer user_data);

/* Reads what changed, which @func is called for; (transfer full) (nullable): what is gone. */
static GPtrArray *
read_files (AdduceLayerReader *reader, GPtrArray *articles, GHashTable *known, LayerFunc func, gpointer user_data,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = list_files (reader, articles, cancellable, error);
  if (files == NULL)
    return NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const AdduceClaimFile *file = files->pdata[i];
      AdduceClaimLayer *before = g_hash_table_lookup (known, file->sidecar);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (before != NULL)
        {
          g_autofree char *stamp = adduce_layer_reader_dup_stamp (reader, file);
          if (g_str_equal (stamp, before->stamp))
            continue;
        }
      g_autoptr (AdduceClaimLayer) layer = adduce_layer_reader_read (reader, file);
      func (layer, (i + 1.0) / files->len, user_data);
    }
  return list_gone (known, articles, files);
}

static void
post_layer_cb (AdduceClaimLayer *layer, double progress, gpointer user_data)
{
  AdduceClaimLoad *self = user_data;
  AdduceClaimBatch *batch = load_get_batch (self);
  batch->progress = progress;
  g_ptr_array_add (batch->layers, adduce_claim_layer_ref (layer));
  if (g_get_monotonic_time () - self->batch_since > self->batch_us)
    load_post (self);
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  AdduceClaimLoad *self = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceLayerReader) reader = adduce_layer_reader_new (self->folder, self->codebook);
  GPtrArray *gone = read_files (reader, self->articles, self->known, post_layer_cb, self, self->stop, &error);

  AdduceClaimBatch *batch = load_get_batch (self);
  batch->is_last = TRUE;
  batch->progress = 1;
  batch->gone = gone;
  batch->error = g_steal_pointer (&error);
  load_post (self);
  g_task_return_boolean (task, TRUE);
}

/* --- calls --- */

AdduceClaimLoad *
adduce_claim_load_start (const char *folder, AdduceCodebook *codebook, GPtrArray *articles, GHashTable *known,
                         AdduceClaimBatchFunc func, gpointer user_data)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (known != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  AdduceClaimLoad *self = g_atomic_rc_box_new0 (AdduceClaimLoad);
  self->folder = g_strdup (folder);
  g_set_object (&self->codebook, codebook);
  self->articles = articles;
  self->known = known;
  self->stop = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->user_data = user_data;
  self->batch_us = FIRST_BATCH_US;

  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, adduce_claim_load_start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (self), load_unref);
  g_task_run_in_thread (task, work_cb);
  return self;
}

void
adduce_claim_load_cancel (AdduceClaimLoad *self)
{
  g_return_if_fail (self != NULL);

  g_cancellable_cancel (self->stop);
}

void
adduce_claim_load_free (AdduceClaimLoad *self)
{
  if (self == NULL)
    return;
  self->func = NULL;
  g_cancellable_cancel (self->stop);
  load_unref (self);
}

static void
keep_layer_cb (AdduceClaimLayer *layer, double progress, gpointer user_data)
{
  g_ptr_array_add (user_data, adduce_claim_layer_ref (layer));
}

AdduceClaimBatch *
adduce_claim_load_here (const char *folder, AdduceCodebook *codebook, GHashTable *known, GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (known != NULL, NULL);

  g_autoptr (AdduceClaimBatch) batch = batch_new ();
  g_autoptr (AdduceLayerReader) reader = adduce_layer_reader_new (folder, codebook);
  batch->is_last = TRUE;
  batch->progress = 1;
  batch->gone = read_files (reader, NULL, known, keep_layer_cb, batch->layers, cancellable, error);
  return batch->gone != NULL ? g_steal_pointer (&batch) : NULL;
}
