/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of a folder are meant.
 */
#include "config.h"

#include "analysis/adduce-claim-choice.h"

#include "adduce-work.h"
#include "analysis/adduce-claim-filter.h"
#include "analysis/adduce-layer-reader.h"
#include "analysis/adduce-register-row.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-register-store.h"

typedef struct {
  char *folder;
  char *expression;
  guint n_first; /* or 0 for all */
} Job;

/* (transfer full) (nullable): @corpus gets the folder's codebook and registers. */
static AdduceClaimFilter *
make_filter (AdduceCorpus *corpus, const char *expression, GError **error)
{
  g_autofree char *problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (adduce_corpus_get_folder (corpus), &problem);
  g_auto (GStrv) of_registers = adduce_registers_load_into (corpus);
  g_autoptr (AdduceCodeMap) map = adduce_corpus_make_code_map (corpus);

  adduce_corpus_set_codebook (corpus, codebook);
  return adduce_claim_filter_parse (expression, codebook, map, error);
}

gboolean
adduce_claim_choice_check (const char *folder, const char *expression, GError **error)
{
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceClaimFilter) filter = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (expression != NULL, FALSE);

  corpus = adduce_corpus_new (folder);
  filter = make_filter (corpus, expression, error);
  return filter != NULL;
}

/* Adds the ids of those of a layer that are meant, up to @n; returns how many. */
static guint
add_layer (GStrvBuilder *ids, AdduceClaimFilter *filter, const AdduceClaimLayer *layer, guint n,
           GCancellable *cancellable)
{
  g_autoptr (GPtrArray) found = adduce_claim_filter_apply (filter, layer->rows, cancellable);
  guint n_found = found != NULL ? MIN (found->len, n) : 0;

  for (guint i = 0; i < n_found; i++)
    g_strv_builder_add (ids, adduce_claim_get_id (adduce_claim_row_get_claim (found->pdata[i])));
  return n_found;
}

/* One sidecar after the other, of which only the ids are kept: a corpus can have more claims than the memory. */
static char **
find (const char *folder, const char *expression, guint n_first, GCancellable *cancellable, GError **error)
{
  guint n_left = n_first > 0 ? n_first : G_MAXUINT;
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceClaimFilter) filter = NULL;
  g_autoptr (AdduceLayerReader) reader = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  corpus = adduce_corpus_new (folder);
  filter = make_filter (corpus, expression, error);
  if (filter == NULL)
    return NULL;
  reader = adduce_layer_reader_new (folder, adduce_corpus_get_codebook (corpus));
  files = adduce_layer_reader_list (reader, cancellable, error);
  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len && n_left > 0 && (n_first == 0 || i < ADDUCE_CLAIM_CHOICE_MAX_FIRST); i++)
    {
      g_autoptr (AdduceClaimLayer) layer = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      layer = adduce_layer_reader_read (reader, files->pdata[i]);
      n_left -= add_layer (ids, filter, layer, n_left, cancellable);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_strv_builder_end (ids);
}

char **
adduce_claim_choice_find (const char *folder, const char *expression, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (expression != NULL, NULL);

  return find (folder, expression, 0, cancellable, error);
}

char **
adduce_claim_choice_find_first (const char *folder, const char *expression, guint n, GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (expression != NULL, NULL);
  g_return_val_if_fail (n > 0, NULL);

  return find (folder, expression, n, cancellable, error);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->expression);
  g_free (job);
}

static gpointer
find_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return find (job->folder, job->expression, job->n_first, cancellable, error);
}

static void
find_async (const char *folder, const char *expression, guint n_first, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  static const AdduceWork work = { adduce_claim_choice_find_async, find_cb, job_free, (GDestroyNotify) g_strfreev,
                                   FALSE };
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (folder);
  job->expression = g_strdup (expression);
  job->n_first = n_first;
  adduce_work_start (&work, job, cancellable, callback, user_data);
}

void
adduce_claim_choice_find_async (const char *folder, const char *expression, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (folder != NULL);
  g_return_if_fail (expression != NULL);

  find_async (folder, expression, 0, cancellable, callback, user_data);
}

void
adduce_claim_choice_find_first_async (const char *folder, const char *expression, guint n, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (folder != NULL);
  g_return_if_fail (expression != NULL);
  g_return_if_fail (n > 0);

  find_async (folder, expression, n, cancellable, callback, user_data);
}

char **
adduce_claim_choice_find_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_claim_choice_find_async, error);
}
