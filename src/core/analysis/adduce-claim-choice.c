/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of a folder are meant.
 */
#include "config.h"

#include "analysis/adduce-claim-choice.h"

#include "analysis/adduce-claim-filter.h"
#include "analysis/adduce-corpus-claims.h"
#include "analysis/adduce-register-row.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-register-store.h"

typedef struct {
  char *folder;
  char *expression;
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

char **
adduce_claim_choice_find (const char *folder, const char *expression, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceClaimFilter) filter = NULL;
  g_autoptr (AdduceCorpusClaims) claims = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (expression != NULL, NULL);

  corpus = adduce_corpus_new (folder);
  filter = make_filter (corpus, expression, error);
  if (filter == NULL)
    return NULL;
  claims = adduce_corpus_claims_new (corpus);
  if (!adduce_corpus_claims_load (claims, cancellable, error))
    return NULL;
  rows = adduce_corpus_claims_ref_rows (claims);
  found = adduce_claim_filter_apply (filter, rows, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  for (guint i = 0; i < found->len; i++)
    g_strv_builder_add (ids, adduce_claim_get_id (adduce_claim_row_get_claim (found->pdata[i])));
  return g_strv_builder_end (ids);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->expression);
  g_free (job);
}

static void
find_in_worker_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  char **ids = adduce_claim_choice_find (job->folder, job->expression, cancellable, &error);

  if (ids != NULL)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

void
adduce_claim_choice_find_async (const char *folder, const char *expression, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (expression != NULL);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->expression = g_strdup (expression);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_claim_choice_find_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_in_worker_cb);
}

char **
adduce_claim_choice_find_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
