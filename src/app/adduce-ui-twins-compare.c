/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing two texts in a worker.
 */
#include "config.h"

#include "adduce-ui-twins-compare.h"

#include <glib/gi18n.h>

typedef struct
{
  char *first;
  char *second;
} Paths;

static void
paths_free (gpointer data)
{
  Paths *self = data;

  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

void
adduce_ui_twins_comparison_free (AdduceUiTwinsComparison *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_pointer (&self->only_first, g_array_unref);
  g_clear_pointer (&self->only_second, g_array_unref);
  g_free (self->problem);
  g_free (self);
}

static AdduceText *
load (const char *path, GString *problems)
{
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_load (path, &error);

  if (text == NULL)
    g_string_append_printf (problems, "%s%s", problems->len > 0 ? "\n" : "", error->message);
  return text;
}

static void
work_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Paths *paths = data;
  g_autoptr (AdduceUiTwinsComparison) self = g_new0 (AdduceUiTwinsComparison, 1);
  g_autoptr (GString) problems = g_string_new (NULL);

  self->first = load (paths->first, problems);
  self->second = load (paths->second, problems);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->first == NULL || self->second == NULL)
    self->problem = g_strdup (problems->str);
  else if (!adduce_token_diff_compare (adduce_text_get_utf8 (self->first), adduce_text_get_utf8 (self->second),
                                       &self->only_first, &self->only_second))
    self->problem = g_strdup (_("The texts differ too much to be compared word by word"));
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) adduce_ui_twins_comparison_free);
}

void
adduce_ui_twins_compare_async (const char *first, const char *second, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Paths *paths;

  g_return_if_fail (first != NULL && second != NULL);

  paths = g_new0 (Paths, 1);
  *paths = (Paths) { g_strdup (first), g_strdup (second) };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_ui_twins_compare_async);
  g_task_set_task_data (task, paths, paths_free);
  g_task_run_in_thread (task, work_cb);
}

AdduceUiTwinsComparison *
adduce_ui_twins_compare_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
