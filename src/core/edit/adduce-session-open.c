/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading an article's files: its text, the coder's own sidecar with what a killed run left in a journal, and
 * the sidecars of other coders.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "adduce-error.h"
#include "adduce-session-private.h"
#include "store/adduce-paths.h"
#include "store/adduce-reanchor.h"

AdduceFileStamp
adduce_session_look (const char *path)
{
  AdduceFileStamp stamp = { 0 };
  struct stat info;

  if (stat (path, &info) == 0)
    {
      stamp.exists = TRUE;
      stamp.device = info.st_dev;
      stamp.inode = info.st_ino;
      stamp.size = (guint64) info.st_size;
      stamp.mtime_ns = (gint64) info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
    }
  return stamp;
}

gboolean
adduce_session_same_look (AdduceFileStamp a, AdduceFileStamp b)
{
  return a.exists == b.exists && a.device == b.device && a.inode == b.inode && a.size == b.size
         && a.mtime_ns == b.mtime_ns;
}

void
adduce_session_layer_free (AdduceSessionLayer *layer)
{
  g_free (layer->path);
  g_free (layer->nickname);
  g_clear_object (&layer->sidecar);
  g_free (layer->problem);
  g_free (layer);
}

static void
set_own_reason (AdduceSession *self, const char *reason)
{
  g_free (self->own_reason);
  self->own_reason = g_strdup (reason);
}

void
adduce_session_note_recovered (AdduceSession *self, guint n_recovered, GPtrArray *used)
{
  self->n_recovered += n_recovered;
  for (guint i = 0; n_recovered > 0 && used != NULL && i < used->len; i++)
    g_ptr_array_add (self->recovered, g_strdup (used->pdata[i]));
  if (n_recovered == 0 && used != NULL)
    adduce_journal_discard (used); /* the file has all of it already */
}

/* The own file can be written: what a killed run left comes in, and a journal begins. */
static void
begin_journal (AdduceSession *self)
{
  g_autoptr (GPtrArray) used = NULL, older = g_ptr_array_new_with_free_func (g_free);
  guint n_recovered = 0;

  /* Where nothing had been saved before the article was changed, the file knows nothing of the old text. */
  if (self->reanchors)
    {
      g_autoptr (AdduceSidecar) found
        = adduce_reanchor_recover (self->sidecar_path, self->sidecar, self->text, older, &n_recovered);
      g_set_object (&self->sidecar, found);
    }
  adduce_session_note_recovered (self, n_recovered, older);
  /* A run that had found the claims again may have left its journal, too: that one is about this text. */
  n_recovered = adduce_journal_recover (self->sidecar_path, self->sidecar, &used);
  adduce_session_note_recovered (self, n_recovered, used);
  self->journal = adduce_journal_new (self->sidecar_path, adduce_text_get_digest (self->text));
}

void
adduce_session_load_own (AdduceSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->path);

  set_own_reason (self, NULL);
  if (self->coder == NULL)
    {
      set_own_reason (self, _("Nobody has said who codes, so the article is open for reading only"));
      return;
    }

  g_clear_object (&self->base);
  g_clear_object (&self->sidecar);
  self->own_seen = adduce_session_look (self->sidecar_path);
  self->base = adduce_sidecar_load (self->sidecar_path, &self->stamp, &error);
  if (self->base != NULL)
    self->sidecar = adduce_sidecar_copy (self->base);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      self->stamp = (AdduceFileStamp) { 0 };
      self->sidecar = adduce_sidecar_new (self->coder, name, self->text);
    }
  else
    {
      g_autofree char *reason
        = g_strdup_printf (/* translators: %s is a sentence saying what is wrong with a file */
                           _("%s. The file is left alone, and the article can’t be coded until it is mended"),
                           error->message);
      set_own_reason (self, reason);
      return;
    }

  const char *nickname = adduce_coder_get_nickname (adduce_sidecar_get_coder (self->sidecar));
  if (!g_str_equal (nickname, adduce_coder_get_nickname (self->coder)))
    {
      g_autofree char *reason
        = g_strdup_printf (/* translators: two nicknames */
                           _("The file with your claims says that “%s” made them, not “%s”, so they can’t be "
                             "changed; was it copied or renamed?"),
                           nickname, adduce_coder_get_nickname (self->coder));
      set_own_reason (self, reason);
    }
  else if (!g_str_equal (adduce_sidecar_get_text_digest (self->sidecar), adduce_text_get_digest (self->text))
           && self->reanchors)
    {
      adduce_session_reanchor_own (self);
      begin_journal (self);
    }
  else if (!g_str_equal (adduce_sidecar_get_text_digest (self->sidecar), adduce_text_get_digest (self->text)))
    set_own_reason (self, _("The article has changed since you coded it, so your claims can’t be changed; "
                            "they are shown where their words still stand"));
  else
    begin_journal (self);
}

static AdduceSessionLayer *
find_layer (GPtrArray *layers, const char *path)
{
  for (guint i = 0; i < layers->len; i++)
    {
      AdduceSessionLayer *layer = layers->pdata[i];

      if (g_str_equal (layer->path, path))
        return layer;
    }
  return NULL;
}

static AdduceSessionLayer *
load_layer (const char *path)
{
  AdduceSessionLayer *layer = g_new0 (AdduceSessionLayer, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;

  layer->path = g_strdup (path);
  layer->stamp = adduce_session_look (path);
  layer->sidecar = adduce_sidecar_load (path, NULL, &error);
  if (layer->sidecar == NULL)
    layer->problem = g_strdup (error->message);
  if (!adduce_paths_parse_sidecar_name (name, NULL, &layer->nickname))
    layer->nickname = g_strdup ("?");
  return layer;
}

/* What another coder changed since the file was last read. */
static void
tell_layer (AdduceSession *self, AdduceSessionLayer *old, AdduceSessionLayer *layer)
{
  g_autoptr (AdduceSidecar) none = NULL;

  if (!self->layers_loaded || layer->sidecar == NULL || (old != NULL && old->sidecar == NULL))
    return;
  if (old == NULL)
    none = adduce_sidecar_new (adduce_sidecar_get_coder (layer->sidecar),
                               adduce_sidecar_get_article_name (layer->sidecar), self->text);
  adduce_session_tell_changes (self, old != NULL ? old->sidecar : none, layer->sidecar);
}

gboolean
adduce_session_load_layers (AdduceSession *self)
{
  g_auto (GStrv) paths = adduce_paths_list_sidecars (self->path);
  g_autoptr (GPtrArray) layers
    = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_session_layer_free);
  guint n_kept = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      AdduceSessionLayer *old;
      guint position;

      if (g_strcmp0 (paths[i], self->sidecar_path) == 0)
        continue;
      old = find_layer (self->layers, paths[i]);
      if (old != NULL && adduce_session_same_look (old->stamp, adduce_session_look (paths[i]))
          && g_ptr_array_find (self->layers, old, &position))
        {
          g_ptr_array_add (layers, g_ptr_array_steal_index (self->layers, position));
          n_kept++;
        }
      else
        {
          AdduceSessionLayer *layer = load_layer (paths[i]);

          tell_layer (self, old, layer);
          g_ptr_array_add (layers, layer);
        }
    }
  self->layers_loaded = TRUE;

  /* Whatever is left of the old ones is gone or was read anew. */
  gboolean changed = self->layers->len > 0 || n_kept < layers->len;
  g_ptr_array_unref (self->layers);
  self->layers = g_steal_pointer (&layers);
  return changed;
}

/* In longer texts nobody looks for turns. */
#define MAX_SEARCHED 1000000

/* With more bytes of claims the text is shown before they are read: a fiftieth of a second. */
#define MAX_READ_AT_ONCE (2 * 1024 * 1024)

typedef struct {
  char *path;
  AdduceCoder *coder;
  AdduceCodebook *codebook;
  AdduceSessionTextFunc text_func; /* or NULL */
  gpointer user_data;              /* of that */
} OpenData;

typedef struct {
  GTask *task;
  AdduceText *text;
} TextRead;

static void
text_read_free (gpointer data)
{
  TextRead *read = data;

  g_object_unref (read->task);
  g_object_unref (read->text);
  g_free (read);
}

static gboolean
text_read_cb (gpointer data)
{
  TextRead *read = data;
  OpenData *opening = g_task_get_task_data (read->task);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (read->task)) && !g_task_get_completed (read->task))
    opening->text_func (read->text, opening->user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
has_many_claims (const char *article_path)
{
  g_auto (GStrv) paths = adduce_paths_list_sidecars (article_path);
  guint64 size = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    size += adduce_session_look (paths[i]).size;
  return size > MAX_READ_AT_ONCE;
}

static void
hand_over_text (GTask *task, AdduceText *text)
{
  OpenData *opening = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  TextRead *read;

  if (opening->text_func == NULL || !has_many_claims (opening->path))
    return;
  read = g_new0 (TextRead, 1);
  read->task = g_object_ref (task);
  read->text = g_object_ref (text);
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (task)); /* so it comes before the task's own end */
  g_source_set_callback (source, text_read_cb, read, text_read_free);
  g_source_attach (source, g_task_get_context (task));
}

/* All but what needs the owner's context; any thread. @task: (nullable): who may want the text before the claims */
static AdduceSession *
open_session (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook, gboolean reanchors,
              GTask *task, GError **error)
{
  g_autoptr (AdduceSession) self = NULL;
  AdduceFileStamp seen = adduce_session_look (article_path);
  g_autoptr (AdduceText) text = adduce_text_load (article_path, error);

  if (text == NULL)
    return NULL;
  adduce_text_get_display_map (text); /* made here, so that who shows the text finds them */
  adduce_text_get_numbering (text);
  if (adduce_text_get_length (text) <= MAX_SEARCHED)
    adduce_text_get_turns (text);
  if (task != NULL)
    hand_over_text (task, text);

  self = g_object_new (ADDUCE_TYPE_SESSION, NULL);
  self->path = g_strdup (article_path);
  self->text = g_steal_pointer (&text);
  self->text_seen = seen;
  self->reanchors = reanchors;
  self->codebook = codebook != NULL ? g_object_ref (codebook) : NULL;
  if (coder != NULL)
    {
      self->coder = g_object_ref (coder);
      self->sidecar_path = adduce_paths_sidecar (article_path, adduce_coder_get_nickname (coder));
    }
  self->zone_writer = adduce_zone_writer_new (article_path, self->text);
  adduce_session_load_own (self);
  adduce_session_load_layers (self);
  adduce_session_show_own (self);
  adduce_session_show_others (self);
  adduce_session_update_read_only (self);
  adduce_session_update_problems (self);
  adduce_claim_set_get_index (self->claims);
  adduce_claim_set_get_index (self->others);
  return g_steal_pointer (&self);
}

AdduceSession *
adduce_session_open_reanchored (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook,
                                GError **error)
{
  g_return_val_if_fail (article_path != NULL, NULL);
  g_return_val_if_fail (coder == NULL || ADDUCE_IS_CODER (coder), NULL);

  AdduceSession *self = open_session (article_path, coder, codebook, TRUE, NULL, error);
  if (self != NULL)
    adduce_session_start (self);
  return self;
}

AdduceSession *
adduce_session_open (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook,
                     GCancellable *cancellable, GError **error)
{
  AdduceSession *self;

  g_return_val_if_fail (article_path != NULL, NULL);
  g_return_val_if_fail (coder == NULL || ADDUCE_IS_CODER (coder), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self = open_session (article_path, coder, codebook, FALSE, NULL, error);
  if (self != NULL)
    adduce_session_start (self);
  return self;
}

/* --- the same in a worker --- */

static void
open_data_free (OpenData *data)
{
  g_free (data->path);
  g_clear_object (&data->coder);
  g_clear_object (&data->codebook);
  g_free (data);
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  OpenData *data = task_data;
  GError *error = NULL;
  AdduceSession *self = open_session (data->path, data->coder, data->codebook, TRUE, task, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
adduce_session_open_async (const char *article_path, AdduceCoder *coder, AdduceCodebook *codebook,
                           GCancellable *cancellable, AdduceSessionTextFunc text_func, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_return_if_fail (article_path != NULL);

  data->path = g_strdup (article_path);
  data->coder = coder != NULL ? g_object_ref (coder) : NULL;
  data->codebook = codebook != NULL ? g_object_ref (codebook) : NULL;
  data->text_func = text_func;
  data->user_data = user_data;
  g_task_set_source_tag (task, adduce_session_open_async);
  g_task_set_task_data (task, data, (GDestroyNotify) open_data_free);
  g_task_run_in_thread (task, open_thread);
}

AdduceSession *
adduce_session_open_finish (GAsyncResult *result, GError **error)
{
  AdduceSession *self = g_task_propagate_pointer (G_TASK (result), error);

  if (self != NULL)
    adduce_session_start (self);
  return self;
}
