/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filling a corpus from its folder.
 *
 * Three parts: a Load is one call; its worker drives an AdduceCorpusRun and posts Batches to the main
 * context; there they are applied, unless a later call has taken over. The State stays on the corpus
 * between loads: the cache in memory, what the vocabularies were last brought to, and which articles were
 * looked at singly (after a save) since the worker began: what the worker saw of those may be older.
 */
#include "config.h"

#include "store/adduce-corpus-loader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-codebook-store.h"
#include "store/adduce-corpus-registers.h"
#include "store/adduce-corpus-run.h"
#include "store/adduce-corpus-tally.h"

#define STATE_KEY "adduce-corpus-loader"

/* Articles that are handed over at a time, and how long they may wait for each other. */
#define FOUND_BATCH 1000
#define SEEN_BATCH 250
#define BATCH_US (40 * 1000)

/*
 * State:
 * @cache: (nullable): what the last load saw
 * @tally: (nullable): what the vocabularies were brought to; NULL while there are none
 * @singly: relative path → tally, of articles looked at singly since @cache was made
 * @touched: relative paths of those looked at singly since the current load began
 * @current: the load at work, or NULL; not owned
 */
typedef struct {
  AdduceCorpusCache *cache;
  GHashTable *tally;
  GHashTable *singly;
  GHashTable *touched;
  gpointer current;
} State;

/*
 * Load:
 * @known: relative paths of the articles that the corpus has already
 * @superseded: set from the main thread, read by the worker
 * @batch: what waits to be posted; the worker's
 *
 * One call of adduce_corpus_load_async(). A batch holds a reference, so all that batches point to lives.
 */
typedef struct _Batch Batch;
typedef struct {
  AdduceCorpus *corpus;
  char *folder;
  char *coder;
  GHashTable *known;
  AdduceCorpusCache *cache;
  GTask *task;
  GCancellable *stop;
  gulong cancelled_id;
  GMainContext *context;
  AdduceCorpusRun *run;
  GHashTable *relatives;
  Batch *batch;
  gint64 batch_since;
} Load;

typedef struct {
  char *relative;
  AdduceArticleSeen seen;
} SeenItem;

struct _Batch {
  Load *load;
  GPtrArray *articles; /* new ones */
  GArray *seen;        /* SeenItem */
  AdduceCodebook *codebook;
  char *codebook_problem;
  AdduceCorpusRegisters *registers; /* NULL in all batches but the first */
  gboolean is_last;
  char *problem;
  GError *error;
  AdduceCorpusCache *cache;
  GHashTable *tally;
};

/* --- state --- */

static void
state_free (gpointer data)
{
  State *self = data;
  g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
  g_clear_pointer (&self->tally, g_hash_table_unref);
  g_hash_table_unref (self->singly);
  g_hash_table_unref (self->touched);
  g_free (self);
}

static State *
get_state (AdduceCorpus *corpus)
{
  State *self = g_object_get_data (G_OBJECT (corpus), STATE_KEY);
  if (self == NULL)
    {
      self = g_new0 (State, 1);
      self->singly = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_hash_table_unref);
      self->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_object_set_data_full (G_OBJECT (corpus), STATE_KEY, self, state_free);
    }
  return self;
}

/* Keeps what a load saw; @tally (nullable) is of the cache. */
static void
state_take (State *self, AdduceCorpus *corpus, AdduceCorpusCache *cache, GHashTable *tally)
{
  GHashTableIter iter;
  gpointer relative, singly;

  /* What was looked at singly while the worker ran stands; earlier ones are in the cache. */
  g_hash_table_iter_init (&iter, self->singly);
  while (g_hash_table_iter_next (&iter, &relative, &singly))
    if (!g_hash_table_contains (self->touched, relative))
      g_hash_table_iter_remove (&iter);
    else if (tally != NULL)
      {
        g_autoptr (GHashTable) seen = adduce_corpus_tally_new_for_article (cache, relative);
        adduce_corpus_tally_add (tally, seen, -1);
        adduce_corpus_tally_add (tally, singly, 1);
      }
  g_hash_table_remove_all (self->touched);

  if (cache != NULL)
    {
      g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
      self->cache = adduce_corpus_cache_ref (cache);
    }
  if (tally != NULL)
    {
      g_autoptr (GHashTable) before = g_steal_pointer (&self->tally);
      if (before == NULL)
        before = adduce_corpus_tally_new ();
      adduce_corpus_tally_apply (before, tally, corpus);
      self->tally = g_hash_table_ref (tally);
    }
}

/* A load begins: the one before ends. */
static void
state_begin (State *self, Load *load)
{
  if (self->current != NULL)
    g_cancellable_cancel (((Load *) self->current)->stop);
  self->current = load;
  g_hash_table_remove_all (self->touched);
}

/* --- what is done to the corpus, in its thread --- */

static GHashTable *
new_path_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
take_codebook (AdduceCorpus *corpus, AdduceCodebook *codebook, const char *problem)
{
  AdduceCodebook *old = adduce_corpus_get_codebook (corpus);
  const char *digest = adduce_codebook_get_digest (codebook);
  if (old == NULL || digest == NULL || g_strcmp0 (adduce_codebook_get_digest (old), digest) != 0)
    adduce_corpus_set_codebook (corpus, codebook);
  adduce_corpus_set_codebook_problem (corpus, problem);
}

static void
take_error (AdduceCorpus *corpus, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adduce_corpus_set_stopped (corpus, TRUE);
  else
    adduce_corpus_set_problem (corpus, error->message);
}

/* --- batches --- */

static Load *
load_ref (Load *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
load_clear (gpointer data)
{
  Load *self = data;
  g_free (self->folder);
  g_free (self->coder);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->relatives, g_hash_table_unref);
  g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
  g_clear_pointer (&self->run, adduce_corpus_run_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->stop);
  g_clear_object (&self->task);
  g_clear_object (&self->corpus);
}

static void
load_unref (Load *self)
{
  g_atomic_rc_box_release_full (self, load_clear);
}

static void
seen_item_clear (gpointer data)
{
  g_free (((SeenItem *) data)->relative);
}

static Batch *
load_get_batch (Load *self)
{
  if (self->batch == NULL)
    {
      self->batch = g_new0 (Batch, 1);
      self->batch->load = load_ref (self);
      self->batch->articles = g_ptr_array_new_with_free_func (g_object_unref);
      self->batch->seen = g_array_new (FALSE, FALSE, sizeof (SeenItem));
      g_array_set_clear_func (self->batch->seen, seen_item_clear);
      self->batch_since = g_get_monotonic_time ();
    }
  return self->batch;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;
  g_ptr_array_unref (self->articles);
  g_array_unref (self->seen);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->registers, adduce_corpus_registers_free);
  g_clear_pointer (&self->cache, adduce_corpus_cache_unref);
  g_clear_pointer (&self->tally, g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->codebook_problem);
  g_free (self->problem);
  load_unref (self->load);
  g_free (self);
}

static void
batch_apply_seen (Batch *self, State *state)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      const SeenItem *item = &g_array_index (self->seen, SeenItem, i);
      AdduceArticle *article = adduce_corpus_lookup (self->load->corpus, item->relative);
      if (article != NULL && !g_hash_table_contains (state->touched, item->relative))
        adduce_article_set_seen (article, &item->seen);
    }
}

static void
batch_apply_last (Batch *self, State *state, gboolean is_current)
{
  Load *load = self->load;
  g_autoptr (GTask) task = g_steal_pointer (&load->task);

  if (load->cancelled_id != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), load->cancelled_id);
  load->cancelled_id = 0;
  if (is_current)
    {
      if (self->error == NULL)
        {
          adduce_corpus_retain (load->corpus, load->relatives);
          adduce_corpus_set_problem (load->corpus, self->problem);
          state_take (state, load->corpus, self->cache, self->tally);
        }
      else
        take_error (load->corpus, self->error);
      state->current = NULL;
      adduce_corpus_set_loading (load->corpus, FALSE);
    }

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else if (!is_current)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Another look at the folder has begun"));
  else
    g_task_return_boolean (task, TRUE);

  /* Here, as the worker may be the last to let go of the load: a corpus must not end in its thread. */
  g_clear_object (&load->corpus);
}

static gboolean
apply_batch_cb (gpointer user_data)
{
  Batch *self = user_data;
  g_autoptr (AdduceCorpus) corpus = g_object_ref (self->load->corpus);
  State *state = get_state (corpus);
  gboolean is_current = state->current == self->load;

  if (is_current)
    {
      if (self->codebook != NULL)
        take_codebook (corpus, self->codebook, self->codebook_problem);
      if (self->registers != NULL)
        adduce_corpus_registers_take (self->registers, corpus);
      if (self->articles->len > 0)
        adduce_corpus_add (corpus, (AdduceArticle *const *) self->articles->pdata, self->articles->len);
      batch_apply_seen (self, state);
    }
  if (self->is_last)
    batch_apply_last (self, state, is_current);
  return G_SOURCE_REMOVE;
}

static void
load_post (Load *self)
{
  if (self->batch == NULL)
    return;

  /* All batches wait in one queue, behind what the user does and sees. */
  g_autoptr (GSource) source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_static_name (source, "adduce-corpus-loader");
  g_source_set_callback (source, apply_batch_cb, g_steal_pointer (&self->batch), batch_free);
  g_source_attach (source, self->context);
}

/* --- the worker --- */

static gboolean
is_full (Load *self, guint n_items, guint n_max)
{
  return n_items >= n_max || g_get_monotonic_time () - self->batch_since > BATCH_US;
}

static void
article_found_cb (const char *relative, const AdduceArticleSeen *seen, gpointer user_data)
{
  Load *self = user_data;
  g_hash_table_add (self->relatives, g_strdup (relative));
  if (g_hash_table_contains (self->known, relative))
    return;

  Batch *batch = load_get_batch (self);
  AdduceArticle *article = adduce_article_new (self->folder, relative);
  if (seen != NULL)
    adduce_article_set_seen (article, seen);
  g_ptr_array_add (batch->articles, article);
  if (is_full (self, batch->articles->len, FOUND_BATCH))
    load_post (self);
}

static void
article_seen_cb (const char *relative, const AdduceArticleSeen *seen, gpointer user_data)
{
  Load *self = user_data;
  Batch *batch = load_get_batch (self);
  SeenItem item = { g_strdup (relative), *seen };
  g_array_append_val (batch->seen, item);
  if (is_full (self, batch->seen->len, SEEN_BATCH))
    load_post (self);
}

static void
load_work (Load *self)
{
  g_autoptr (GError) error = NULL;

  Batch *batch = load_get_batch (self);
  batch->codebook = adduce_codebook_load_for_corpus (self->folder, &batch->codebook_problem);
  batch->registers = adduce_corpus_registers_load (self->folder, batch->codebook);
  load_post (self);

  if (self->cache == NULL)
    self->cache = adduce_corpus_cache_load (self->folder);
  self->run = adduce_corpus_run_new (self->folder, self->coder, TRUE, self->cache);
  gboolean ok = adduce_corpus_run_walk (self->run, self->stop, article_found_cb, self, &error);
  load_post (self);
  ok = ok && adduce_corpus_run_look (self->run, self->stop, article_seen_cb, self, &error);

  batch = load_get_batch (self);
  batch->is_last = TRUE;
  if (ok)
    {
      batch->problem = adduce_corpus_run_dup_problem (self->run);
      batch->cache = adduce_corpus_run_end (self->run);
      if (batch->cache != NULL)
        batch->tally = adduce_corpus_tally_new_for_cache (batch->cache);
    }
  else
    batch->error = g_steal_pointer (&error);
  load_post (self);
}

static gpointer
worker_cb (gpointer user_data)
{
  Load *self = user_data;
  load_work (self);
  load_unref (self);
  return NULL;
}

static void
user_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* --- loading in the calling thread --- */

typedef struct {
  AdduceCorpus *corpus;
  GPtrArray *articles; /* new ones */
  GHashTable *relatives; /* NULL where the corpus was empty */
} Filling;

static void
fill_cb (const char *relative, const AdduceArticleSeen *seen, gpointer user_data)
{
  Filling *self = user_data;
  AdduceArticle *article = self->relatives == NULL ? NULL : adduce_corpus_lookup (self->corpus, relative);
  if (self->relatives != NULL)
    g_hash_table_add (self->relatives, g_strdup (relative));
  if (article == NULL)
    {
      article = adduce_article_new (adduce_corpus_get_folder (self->corpus), relative);
      g_ptr_array_add (self->articles, article);
    }
  adduce_article_set_seen (article, seen);
}

static gboolean
load_here (AdduceCorpus *corpus, const char *coder, gboolean with_uses, GCancellable *cancellable,
           GError **error)
{
  State *state = get_state (corpus);
  with_uses = with_uses || state->tally != NULL; /* there are vocabularies to be kept up to date */
  state_begin (state, NULL);
  adduce_corpus_set_loading (corpus, TRUE);

  const char *folder = adduce_corpus_get_folder (corpus);
  g_autofree char *codebook_problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, &codebook_problem);
  take_codebook (corpus, codebook, codebook_problem);
  g_autoptr (AdduceCorpusRegisters) registers = adduce_corpus_registers_load (folder, codebook);
  adduce_corpus_registers_take (registers, corpus);

  g_autoptr (AdduceCorpusCache) old
    = state->cache != NULL ? adduce_corpus_cache_ref (state->cache) : adduce_corpus_cache_load (folder);
  g_autoptr (AdduceCorpusRun) run = adduce_corpus_run_new (folder, coder, with_uses, old);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) relatives = adduce_corpus_get_n_articles (corpus) == 0 ? NULL : new_path_set ();
  Filling filling = { corpus, articles, relatives };
  g_autoptr (GError) local_error = NULL;
  if (adduce_corpus_run_walk (run, cancellable, NULL, NULL, &local_error)
      && adduce_corpus_run_look (run, cancellable, fill_cb, &filling, &local_error))
    {
      g_autofree char *problem = adduce_corpus_run_dup_problem (run);
      g_autoptr (AdduceCorpusCache) cache = adduce_corpus_run_end (run);
      g_autoptr (GHashTable) tally
        = with_uses && cache != NULL ? adduce_corpus_tally_new_for_cache (cache) : NULL;
      if (relatives != NULL)
        adduce_corpus_retain (corpus, relatives);
      adduce_corpus_add (corpus, (AdduceArticle *const *) articles->pdata, articles->len);
      adduce_corpus_set_problem (corpus, problem);
      state_take (state, corpus, cache, tally);
    }
  else
    take_error (corpus, local_error);
  adduce_corpus_set_loading (corpus, FALSE);

  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
adduce_corpus_load (AdduceCorpus *corpus, const char *coder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return load_here (corpus, coder, TRUE, cancellable, error);
}

gboolean
adduce_corpus_load_list (AdduceCorpus *corpus, const char *coder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return load_here (corpus, coder, FALSE, cancellable, error);
}

void
adduce_corpus_load_async (AdduceCorpus *corpus,
                          const char *coder,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (corpus));

  Load *load = g_atomic_rc_box_new0 (Load);
  load->corpus = g_object_ref (corpus);
  load->folder = g_strdup (adduce_corpus_get_folder (corpus));
  load->coder = g_strdup (coder);
  load->task = g_task_new (corpus, cancellable, callback, user_data);
  g_task_set_source_tag (load->task, adduce_corpus_load_async);
  g_task_set_check_cancellable (load->task, FALSE); /* the last batch says how it ended */
  load->context = g_main_context_ref_thread_default ();
  load->stop = g_cancellable_new ();
  load->relatives = new_path_set ();
  load->known = new_path_set ();
  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      g_hash_table_add (load->known, g_strdup (adduce_article_get_relative (article)));
    }

  State *state = get_state (corpus);
  if (state->cache != NULL)
    load->cache = adduce_corpus_cache_ref (state->cache);
  state_begin (state, load);
  adduce_corpus_set_loading (corpus, TRUE);
  if (adduce_corpus_get_codebook (corpus) == NULL)
    {
      /* Until the worker has read the corpus's own. */
      g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
      if (codebook != NULL)
        adduce_corpus_set_codebook (corpus, codebook);
    }
  if (cancellable != NULL)
    load->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (user_cancelled_cb),
                                                g_object_ref (load->stop), g_object_unref);
  g_thread_unref (g_thread_new ("adduce-loader", worker_cb, load));
}

gboolean
adduce_corpus_load_finish (AdduceCorpus *corpus, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, corpus), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
adduce_corpus_look_again (AdduceCorpus *corpus, AdduceArticle *article, const char *coder)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (corpus));
  g_return_if_fail (ADDUCE_IS_ARTICLE (article));

  State *state = get_state (corpus);
  const char *folder = adduce_corpus_get_folder (corpus);
  const char *relative = adduce_article_get_relative (article);
  gboolean with_uses = state->tally != NULL || state->current != NULL;
  g_autoptr (AdduceCorpusLooker) looker = adduce_corpus_looker_new (folder, with_uses);
  g_autoptr (GHashTable) now = NULL;
  AdduceArticleSeen seen;
  adduce_corpus_run_look_at_one (looker, folder, relative, coder, &seen, &now);
  adduce_article_set_seen (article, &seen);
  if (state->current != NULL)
    g_hash_table_add (state->touched, g_strdup (relative));

  if (state->tally != NULL)
    {
      GHashTable *known = g_hash_table_lookup (state->singly, relative);
      g_autoptr (GHashTable) before
        = known != NULL ? g_hash_table_ref (known) : adduce_corpus_tally_new_for_article (state->cache, relative);
      adduce_corpus_tally_apply (before, now, corpus);
      adduce_corpus_tally_add (state->tally, before, -1);
      adduce_corpus_tally_add (state->tally, now, 1);
    }
  if (with_uses)
    g_hash_table_replace (state->singly, g_strdup (relative), g_steal_pointer (&now));
  adduce_corpus_article_changed (corpus, article);
}
