/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `guidelines.md`.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-guidelines.h"

#include "adduce-error.h"

static char *
get_path (const char *folder)
{
  return g_build_filename (folder, "guidelines.md", NULL);
}

char *
adduce_guidelines_load (const char *folder, AdduceFileStamp *ret_stamp, GError **error)
{
  g_return_val_if_fail (folder != NULL && ret_stamp != NULL, NULL);

  g_autofree char *path = get_path (folder);
  g_autoptr (GError) read_error = NULL;
  AdduceFileStamp stamp = { 0 };
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_GUIDELINES_MAX, &stamp, &read_error);
  if (bytes == NULL && g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *ret_stamp = (AdduceFileStamp){ 0 };
      return g_strdup ("");
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }

  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (!g_utf8_validate_len (data, size, NULL))
    {
      /* translators: %s is the path of a file */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                   _("%s is not a text in UTF-8. Open it in a text editor and save it as UTF-8"), path);
      return NULL;
    }
  *ret_stamp = stamp;
  return g_strndup (data, size);
}

gboolean
adduce_guidelines_save (const char *folder, const char *text, AdduceFileStamp *stamp, char **ret_theirs, GError **error)
{
  g_return_val_if_fail (folder != NULL && text != NULL, FALSE);
  g_return_val_if_fail (stamp != NULL && ret_theirs != NULL, FALSE);

  *ret_theirs = NULL;
  if (*text == '\0' && !stamp->exists)
    return TRUE;

  g_autofree char *path = get_path (folder);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) write_error = NULL;
  if (adduce_durable_replace (path, bytes, stamp, stamp, NULL, &write_error))
    return TRUE;
  if (!g_error_matches (write_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&write_error));
      return FALSE;
    }

  AdduceFileStamp present;
  g_autofree char *theirs = adduce_guidelines_load (folder, &present, error);
  if (theirs == NULL)
    return FALSE;
  *stamp = present;
  if (g_str_equal (theirs, text))
    return TRUE;
  *ret_theirs = g_steal_pointer (&theirs);
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT,
                       _("Somebody else changed guidelines.md meanwhile. Nothing was written yet"));
  return FALSE;
}
