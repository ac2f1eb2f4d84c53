/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of many claims at once.
 */
#include "config.h"

#include "analysis/adduce-claim-retag.h"

/* (transfer full): never %NULL */
static AdduceTagList *
dup_values (AdduceClaim *claim, const char *variable)
{
  AdduceTagList *values = adduce_claim_get_values (claim, variable);
  return values != NULL ? adduce_tag_list_ref (values) : adduce_tag_list_new_empty ();
}

static gboolean
has_all (AdduceTagList *values, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    if (!adduce_tag_list_contains (values, adduce_tag_get_code (adduce_tag_list_get_tag (tags, i))))
      return FALSE;
  return TRUE;
}

static AdduceTagList *
change (AdduceTagList *values, AdduceTagList *tags, AdduceRetagMode mode)
{
  AdduceTagList *result = adduce_tag_list_ref (mode == ADDUCE_RETAG_SET ? tags : values);
  for (guint i = 0; mode != ADDUCE_RETAG_SET && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      g_autoptr (AdduceTagList) before = result;
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      result = mode == ADDUCE_RETAG_ADD ? adduce_tag_list_add (before, tag)
                                        : adduce_tag_list_remove (before, adduce_tag_get_code (tag));
    }
  return result;
}

static gboolean
is_own (AdduceClaimRow *row, const char *nickname)
{
  return g_str_equal (adduce_tag_get_code (adduce_claim_row_get_source (row)->coder), nickname);
}

/* What the toggle does: taken away where all of one's own have it. */
static AdduceRetagMode
decide (GPtrArray *rows, const char *nickname, const char *variable, AdduceTagList *tags, gboolean several)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (AdduceTagList) values = dup_values (adduce_claim_row_get_claim (rows->pdata[i]), variable);
      if (is_own (rows->pdata[i], nickname) && !has_all (values, tags))
        return several ? ADDUCE_RETAG_ADD : ADDUCE_RETAG_SET;
    }
  return ADDUCE_RETAG_REMOVE;
}

static void
add_step (AdduceCorpusEdit *edit, const char *folder, AdduceClaimRow *row, const char *variable, AdduceTagList *tags,
          AdduceRetagMode mode, AdduceCodebook *codebook)
{
  AdduceClaim *claim = adduce_claim_row_get_claim (row);
  g_autoptr (AdduceTagList) before = dup_values (claim, variable);
  g_autoptr (AdduceTagList) after = change (before, tags, mode);
  if (adduce_tag_list_equal (before, after))
    return;

  g_autofree char *path = g_build_filename (folder, adduce_claim_row_get_source (row)->sidecar, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_values (builder, variable, after);
  if (codebook != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  adduce_corpus_edit_add (edit, path, claim, changed);
}

AdduceCorpusEdit *
adduce_claim_retag (const char *folder, const char *label, GPtrArray *rows, const char *nickname, const char *variable,
                    AdduceTagList *tags, AdduceRetagMode mode, gboolean several, AdduceCodebook *codebook,
                    guint *ret_n_others)
{
  g_return_val_if_fail (folder != NULL && label != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (nickname != NULL && variable != NULL, NULL);

  AdduceCorpusEdit *edit = adduce_corpus_edit_new (folder, label);
  g_autoptr (AdduceTagList) values = tags != NULL ? adduce_tag_list_ref (tags) : adduce_tag_list_new_empty ();
  guint n_others = 0;
  if (mode == ADDUCE_RETAG_TOGGLE)
    mode = decide (rows, nickname, variable, values, several);
  for (guint i = 0; i < rows->len; i++)
    if (is_own (rows->pdata[i], nickname))
      add_step (edit, folder, rows->pdata[i], variable, values, mode, codebook);
    else
      n_others++;
  if (ret_n_others != NULL)
    *ret_n_others = n_others;
  return edit;
}

/* --- in a worker --- */

typedef struct {
  char *folder;
  char *label;
  GPtrArray *rows;
  char *nickname;
  char *variable;
  AdduceTagList *tags;
  AdduceRetagMode mode;
  gboolean several;
  AdduceCodebook *codebook;
  guint n_others;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;
  g_free (job->folder);
  g_free (job->label);
  g_ptr_array_unref (job->rows);
  g_free (job->nickname);
  g_free (job->variable);
  g_clear_pointer (&job->tags, adduce_tag_list_unref);
  g_clear_object (&job->codebook);
  g_free (job);
}

static void
work_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_task_return_pointer (task,
                         adduce_claim_retag (job->folder, job->label, job->rows, job->nickname, job->variable,
                                             job->tags, job->mode, job->several, job->codebook, &job->n_others),
                         g_object_unref);
}

void
adduce_claim_retag_async (const char *folder, const char *label, GPtrArray *rows, const char *nickname,
                          const char *variable, AdduceTagList *tags, AdduceRetagMode mode, gboolean several,
                          AdduceCodebook *codebook, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (folder != NULL && label != NULL);
  g_return_if_fail (rows != NULL);
  g_return_if_fail (nickname != NULL && variable != NULL);

  Job *job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->label = g_strdup (label);
  job->rows = g_ptr_array_ref (rows);
  job->nickname = g_strdup (nickname);
  job->variable = g_strdup (variable);
  job->tags = tags != NULL ? adduce_tag_list_ref (tags) : NULL;
  job->mode = mode;
  job->several = several;
  g_set_object (&job->codebook, codebook);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, adduce_claim_retag_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_cb);
}

AdduceCorpusEdit *
adduce_claim_retag_finish (GAsyncResult *result, guint *ret_n_others)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (ret_n_others != NULL)
    *ret_n_others = ((Job *) g_task_get_task_data (G_TASK (result)))->n_others;
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
