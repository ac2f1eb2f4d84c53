/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies the sample corpus off the main thread.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "adduce-ui-sample.h"
#include "adduce.h"

static gboolean
copy_folder (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  if (g_mkdir (to, 0777) != 0 && errno != EEXIST)
    {
      int code = errno;
      g_autofree char *shown = g_filename_display_name (to);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("Could not make the folder “%s”: %s"), shown,
                   g_strerror (code));
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          if (!copy_folder (source, target, cancellable, error))
            return FALSE;
        }
      else
        {
          g_autoptr (GFile) source_file = g_file_new_for_path (source);
          g_autoptr (GFile) target_file = g_file_new_for_path (target);

          if (!g_file_copy (source_file, target_file, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                            error))
            return FALSE;
        }
    }
  return TRUE;
}

static char *
make_folder (const char *parent, GError **error)
{
  for (int i = 1; i < 1000; i++)
    {
      g_autofree char *name
        = i == 1 ? g_strdup (_("Adduce Sample")) : g_strdup_printf ("%s %d", _("Adduce Sample"), i);
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_mkdir (path, 0777) == 0)
        return g_steal_pointer (&path);
      if (errno != EEXIST)
        {
          int code = errno;
          g_autofree char *shown = g_filename_display_name (path);

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("Could not make the folder “%s”: %s"),
                       shown, g_strerror (code));
          return NULL;
        }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There are too many copies of the sample there"));
  return NULL;
}

static void
copy_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *from = adduce_paths_installed ("sample-corpus");
  g_autofree char *to = NULL;
  GError *error = NULL;

  to = make_folder (task_data, &error);
  if (to == NULL || !copy_folder (from, to, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&to), g_free);
}

void
adduce_ui_sample_copy_async (const char *parent, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (parent != NULL);

  g_task_set_source_tag (task, adduce_ui_sample_copy_async);
  g_task_set_task_data (task, g_strdup (parent), g_free);
  g_task_run_in_thread (task, copy_thread);
}

char *
adduce_ui_sample_copy_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
