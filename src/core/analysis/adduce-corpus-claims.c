/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All claims of a corpus.
 *
 * One worker at a time (AdduceClaimLoad). What is asked for while it runs waits: the whole corpus (once, however
 * often it is asked for) or single articles.
 */
#include "config.h"

#include "analysis/adduce-corpus-claims.h"

#include "analysis/adduce-claim-layers.h"
#include "analysis/adduce-claim-load.h"

#define SHARED_KEY "adduce-corpus-claims"

struct _AdduceCorpusClaims {
  GObject parent_instance;

  AdduceCorpus *corpus;
  AdduceClaimLayers *layers;
  gboolean loaded;
  gboolean forget; /* nothing that was read counts: there is another codebook */
  double progress;

  AdduceClaimLoad *current;
  gboolean current_is_all;
  GPtrArray *tasks; /* GTask of those who wait for @current to read all */

  /* what comes after @current */
  gboolean wants_all;
  GPtrArray *next_tasks;
  GHashTable *wants; /* paths of articles */
  GSource *start;    /* idle, or NULL */
};

enum {
  PROP_0,
  PROP_CORPUS,
  PROP_LOADING,
  PROP_PROGRESS,
  PROP_LOADED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void adduce_corpus_claims_list_model_init (GListModelInterface *iface);
static void queue_start (AdduceCorpusClaims *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceCorpusClaims, adduce_corpus_claims, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, adduce_corpus_claims_list_model_init))

static void
apply (AdduceCorpusClaims *self, const AdduceClaimBatch *batch)
{
  AdduceClaimChange change = adduce_claim_layers_apply (self->layers, batch->layers, batch->gone);
  if (change.n_removed > 0 || change.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change.position, change.n_removed, change.n_added);
}

/* --- loading --- */

static void
set_progress (AdduceCorpusClaims *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

/* The load has ended; @error: (nullable) */
static void
end_load (AdduceCorpusClaims *self, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_steal_pointer (&self->tasks);
  gboolean was_all = self->current_is_all;
  g_clear_pointer (&self->current, adduce_claim_load_free);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->current_is_all = FALSE;
  if (was_all && error == NULL && !self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
    }
  if (was_all && !self->wants_all)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  queue_start (self);
  for (guint i = 0; i < tasks->len; i++)
    if (error != NULL)
      g_task_return_error (tasks->pdata[i], g_error_copy (error));
    else
      g_task_return_boolean (tasks->pdata[i], TRUE);
}

static void
batch_cb (const AdduceClaimBatch *batch, gpointer user_data)
{
  g_autoptr (AdduceCorpusClaims) self = g_object_ref (user_data);
  apply (self, batch);
  if (self->current_is_all)
    set_progress (self, batch->progress);
  if (batch->is_last && self->current != NULL)
    end_load (self, batch->error);
}

/* (transfer full): the articles that wait to be read. */
static GPtrArray *
steal_wanted (AdduceCorpusClaims *self)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer article;
  g_hash_table_iter_init (&iter, self->wants);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    {
      g_ptr_array_add (articles, article);
      g_hash_table_iter_steal (&iter);
    }
  return articles;
}

/* Whoever waits for all has cancelled it before it began. */
static gboolean
is_cancelled (AdduceCorpusClaims *self)
{
  gboolean cancelled = self->next_tasks->len > 0;
  for (guint i = 0; i < self->next_tasks->len; i++)
    cancelled = cancelled && g_cancellable_is_cancelled (g_task_get_cancellable (self->next_tasks->pdata[i]));
  return cancelled;
}

static gboolean
start_cb (gpointer data)
{
  AdduceCorpusClaims *self = data;
  if (self->wants_all && is_cancelled (self))
    {
      for (guint i = 0; i < self->next_tasks->len; i++)
        g_task_return_error_if_cancelled (self->next_tasks->pdata[i]);
      g_ptr_array_set_size (self->next_tasks, 0);
      self->wants_all = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
    }
  if (!self->wants_all && g_hash_table_size (self->wants) == 0)
    {
      g_clear_pointer (&self->start, g_source_unref);
      return G_SOURCE_REMOVE;
    }

  g_autoptr (GHashTable) known = adduce_claim_layers_dup_known (self->layers, self->forget);
  g_autoptr (GPtrArray) articles = NULL;
  g_clear_pointer (&self->start, g_source_unref);
  self->current_is_all = self->wants_all;
  if (self->wants_all)
    {
      g_autoptr (GPtrArray) none = g_steal_pointer (&self->tasks);
      self->tasks = g_steal_pointer (&self->next_tasks);
      self->next_tasks = g_steal_pointer (&none);
      self->wants_all = FALSE;
      self->forget = FALSE;
      g_hash_table_remove_all (self->wants);
      set_progress (self, 0);
    }
  else
    articles = steal_wanted (self);
  self->current = adduce_claim_load_start (adduce_corpus_get_folder (self->corpus),
                                           adduce_corpus_get_codebook (self->corpus), g_steal_pointer (&articles),
                                           g_steal_pointer (&known), batch_cb, self);
  return G_SOURCE_REMOVE;
}

static void
queue_start (AdduceCorpusClaims *self)
{
  if (self->start != NULL || self->current != NULL
      || (!self->wants_all && g_hash_table_size (self->wants) == 0))
    return;
  self->start = g_idle_source_new ();
  g_source_set_priority (self->start, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->start, start_cb, self, NULL);
  g_source_attach (self->start, g_main_context_get_thread_default ());
}

static void
want_all (AdduceCorpusClaims *self)
{
  gboolean was_loading = adduce_corpus_claims_get_loading (self);
  self->wants_all = TRUE;
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  queue_start (self);
}

/* --- the corpus --- */

/* Whether anybody has asked for the rows yet. */
static gboolean
is_wanted (AdduceCorpusClaims *self)
{
  return self->loaded || self->current_is_all || self->wants_all;
}

static void
corpus_loading_cb (AdduceCorpusClaims *self)
{
  if (is_wanted (self) && !adduce_corpus_get_loading (self->corpus))
    want_all (self);
}

static void
codebook_cb (AdduceCorpusClaims *self)
{
  if (!is_wanted (self))
    return;
  self->forget = TRUE;
  want_all (self);
}

static void
article_changed_cb (AdduceCorpusClaims *self, AdduceArticle *article)
{
  if (is_wanted (self))
    adduce_corpus_claims_look_again (self, adduce_article_get_relative (article));
}

/* --- the object --- */

static GType
adduce_corpus_claims_get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_CLAIM_ROW;
}

static guint
adduce_corpus_claims_get_n_items (GListModel *model)
{
  return adduce_corpus_claims_get_n_rows (ADDUCE_CORPUS_CLAIMS (model));
}

static gpointer
adduce_corpus_claims_get_item (GListModel *model, guint position)
{
  GPtrArray *rows = adduce_claim_layers_get_rows (ADDUCE_CORPUS_CLAIMS (model)->layers);
  return position < rows->len ? g_object_ref (rows->pdata[position]) : NULL;
}

static void
adduce_corpus_claims_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_corpus_claims_get_item_type;
  iface->get_n_items = adduce_corpus_claims_get_n_items;
  iface->get_item = adduce_corpus_claims_get_item;
}

static void
adduce_corpus_claims_constructed (GObject *object)
{
  AdduceCorpusClaims *self = ADDUCE_CORPUS_CLAIMS (object);

  G_OBJECT_CLASS (adduce_corpus_claims_parent_class)->constructed (object);
  g_signal_connect_object (self->corpus, "notify::loading", G_CALLBACK (corpus_loading_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corpus, "notify::codebook", G_CALLBACK (codebook_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corpus, "article-changed", G_CALLBACK (article_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
adduce_corpus_claims_dispose (GObject *object)
{
  AdduceCorpusClaims *self = ADDUCE_CORPUS_CLAIMS (object);

  g_clear_pointer (&self->current, adduce_claim_load_free);
  if (self->start != NULL)
    g_source_destroy (self->start);
  g_clear_pointer (&self->start, g_source_unref);
  G_OBJECT_CLASS (adduce_corpus_claims_parent_class)->dispose (object);
}

static void
adduce_corpus_claims_finalize (GObject *object)
{
  AdduceCorpusClaims *self = ADDUCE_CORPUS_CLAIMS (object);

  g_clear_pointer (&self->layers, adduce_claim_layers_free);
  g_clear_pointer (&self->wants, g_hash_table_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->next_tasks, g_ptr_array_unref);
  g_clear_object (&self->corpus);
  G_OBJECT_CLASS (adduce_corpus_claims_parent_class)->finalize (object);
}

static void
adduce_corpus_claims_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCorpusClaims *self = ADDUCE_CORPUS_CLAIMS (object);

  switch (id)
    {
    case PROP_CORPUS:
      g_value_set_object (value, self->corpus);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, adduce_corpus_claims_get_loading (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_corpus_claims_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CORPUS)
    ADDUCE_CORPUS_CLAIMS (object)->corpus = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
adduce_corpus_claims_class_init (AdduceCorpusClaimsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = adduce_corpus_claims_constructed;
  object_class->dispose = adduce_corpus_claims_dispose;
  object_class->finalize = adduce_corpus_claims_finalize;
  object_class->get_property = adduce_corpus_claims_get_property;
  object_class->set_property = adduce_corpus_claims_set_property;

  props[PROP_CORPUS]
    = g_param_spec_object ("corpus", NULL, NULL, ADDUCE_TYPE_CORPUS,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADING]
    = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PROGRESS]
    = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADED]
    = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_corpus_claims_init (AdduceCorpusClaims *self)
{
  self->layers = adduce_claim_layers_new ();
  self->wants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->next_tasks = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* --- calls --- */

AdduceCorpusClaims *
adduce_corpus_claims_new (AdduceCorpus *corpus)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), NULL);

  return g_object_new (ADDUCE_TYPE_CORPUS_CLAIMS, "corpus", corpus, NULL);
}

AdduceCorpusClaims *
adduce_corpus_claims_dup_shared (AdduceCorpus *corpus)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (corpus), NULL);

  GWeakRef *shared = g_object_get_data (G_OBJECT (corpus), SHARED_KEY);
  if (shared == NULL)
    {
      shared = g_new0 (GWeakRef, 1);
      g_weak_ref_init (shared, NULL);
      g_object_set_data_full (G_OBJECT (corpus), SHARED_KEY, shared, weak_ref_free);
    }
  AdduceCorpusClaims *self = g_weak_ref_get (shared);
  if (self == NULL)
    {
      self = adduce_corpus_claims_new (corpus);
      g_weak_ref_set (shared, self);
    }
  return self;
}

AdduceCorpus *
adduce_corpus_claims_get_corpus (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), NULL);

  return self->corpus;
}

gboolean
adduce_corpus_claims_load (AdduceCorpusClaims *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GHashTable) known = adduce_claim_layers_dup_known (self->layers, self->forget);
  g_autoptr (AdduceClaimBatch) batch
    = adduce_claim_load_here (adduce_corpus_get_folder (self->corpus), adduce_corpus_get_codebook (self->corpus),
                              known, cancellable, error);
  if (batch == NULL)
    return FALSE;
  self->forget = FALSE;
  apply (self, batch);
  set_progress (self, 1);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
    }
  return TRUE;
}

static void
cancelled_cb (GCancellable *cancellable, AdduceCorpusClaims *self)
{
  if (self->current != NULL && self->current_is_all)
    adduce_claim_load_cancel (self->current);
}

void
adduce_corpus_claims_load_async (AdduceCorpusClaims *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_corpus_claims_load_async);
  g_ptr_array_add (self->next_tasks, task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), self, 0);
  want_all (self);
}

gboolean
adduce_corpus_claims_load_finish (AdduceCorpusClaims *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
adduce_corpus_claims_look_again (AdduceCorpusClaims *self, const char *relative)
{
  g_return_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self));
  g_return_if_fail (relative != NULL);

  g_hash_table_add (self->wants, g_strdup (relative));
  queue_start (self);
}

gboolean
adduce_corpus_claims_get_loading (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), FALSE);

  return self->wants_all || self->current_is_all;
}

double
adduce_corpus_claims_get_progress (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), 0);

  return self->progress;
}

gboolean
adduce_corpus_claims_get_loaded (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), FALSE);

  return self->loaded;
}

char **
adduce_corpus_claims_dup_problems (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), NULL);

  return adduce_claim_layers_dup_problems (self->layers);
}

guint
adduce_corpus_claims_get_n_rows (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), 0);

  return adduce_claim_layers_get_rows (self->layers)->len;
}

GPtrArray *
adduce_corpus_claims_ref_rows (AdduceCorpusClaims *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_CLAIMS (self), NULL);

  return adduce_claim_layers_ref_rows (self->layers);
}
