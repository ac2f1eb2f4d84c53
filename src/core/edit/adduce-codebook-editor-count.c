/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting the claims that an act would touch.
 */
#include "config.h"

#include "edit/adduce-codebook-editor-private.h"

static void
count_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  AdduceCodeUsage *usage = adduce_code_usage_new_for_corpus (data, cancellable, &error);

  if (usage != NULL)
    g_task_return_pointer (task, usage, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* In between because the worker may not be the last to let go of the editor. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  GError *error = NULL;
  AdduceCodeUsage *usage = g_task_propagate_pointer (G_TASK (result), &error);

  if (usage != NULL)
    g_task_return_pointer (outer, usage, g_object_unref);
  else
    g_task_return_error (outer, error);
}

void
adduce_codebook_editor_count_async (AdduceCodebookEditor *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self));

  GTask *outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, adduce_codebook_editor_count_async);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, counted_cb, outer);
  g_task_set_task_data (task, g_strdup (adduce_codebook_editor_get_folder (self)), g_free);
  g_task_run_in_thread (task, count_thread_cb);
}

gboolean
adduce_codebook_editor_count_finish (AdduceCodebookEditor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);

  g_autoptr (AdduceCodeUsage) usage = g_task_propagate_pointer (G_TASK (result), error);
  if (usage == NULL)
    return FALSE;
  adduce_codebook_editor_set_usage (self, usage);
  return TRUE;
}

gboolean
adduce_codebook_editor_count (AdduceCodebookEditor *self, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_EDITOR (self), FALSE);

  g_autoptr (AdduceCodeUsage) usage =
    adduce_code_usage_new_for_corpus (adduce_codebook_editor_get_folder (self), NULL, error);
  if (usage == NULL)
    return FALSE;
  adduce_codebook_editor_set_usage (self, usage);
  return TRUE;
}
