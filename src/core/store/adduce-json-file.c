/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing a JSON file that several people share.
 */
#include "config.h"

#include "store/adduce-json-file.h"

#include "adduce-error.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

/* Times that a write is tried where somebody else wrote meanwhile. */
#define MAX_TRIES 5

static gboolean
load (const char *path, gsize max_bytes, AdduceFileStamp *stamp, AdduceJsonTree **ret_tree, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, max_bytes, stamp, &read_error);

  *ret_tree = NULL;
  if (g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *stamp = (AdduceFileStamp) { 0 };
      return TRUE;
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }
  *ret_tree = adduce_json_tree_new (bytes, error);
  if (*ret_tree == NULL)
    {
      g_autofree char *display = adduce_paths_display (path);

      g_prefix_error (error, "%s: ", display);
    }
  return *ret_tree != NULL;
}

AdduceJsonTree *
adduce_json_file_load (const char *path, gsize max_bytes, GError **error)
{
  AdduceFileStamp stamp;
  AdduceJsonTree *tree = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  load (path, max_bytes, &stamp, &tree, error);
  return tree;
}

/* One try; *ret_again where somebody else wrote meanwhile. */
static gboolean
try_once (const char *path, gsize max_bytes, AdduceJsonFileFunc func, gpointer user_data, gboolean *ret_again,
          GError **error)
{
  g_autoptr (AdduceJsonTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) write_error = NULL;
  AdduceFileStamp stamp;
  AdduceJsonWriter writer;
  gboolean ok, changed = TRUE;
  GString *text;

  *ret_again = FALSE;
  if (!load (path, max_bytes, &stamp, &tree, error))
    return FALSE;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  ok = func (tree, &writer, user_data, &changed, error);
  text = adduce_json_writer_end (&writer);
  bytes = g_string_free_to_bytes (text);
  if (!ok || !changed)
    return ok;
  if (adduce_durable_replace (path, bytes, &stamp, NULL, NULL, &write_error))
    return TRUE;
  *ret_again = g_error_matches (write_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  g_propagate_error (error, g_steal_pointer (&write_error));
  return FALSE;
}

gboolean
adduce_json_file_update (const char *path, gsize max_bytes, AdduceJsonFileFunc func, gpointer user_data,
                         GError **error)
{
  g_autoptr (AdduceLock) lock = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  lock = adduce_lock_acquire (path);
  for (guint try = 1;; try++)
    {
      g_autoptr (GError) failed = NULL;
      gboolean again;

      if (try_once (path, max_bytes, func, user_data, &again, &failed))
        return TRUE;
      if (again && try < MAX_TRIES)
        continue;
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
}

void
adduce_json_file_copy (AdduceJsonWriter *writer, const AdduceJsonValue *value)
{
  g_autoptr (JsonNode) node = NULL;

  if (value == NULL)
    return;
  node = adduce_json_value_to_node (value);
  adduce_json_writer_node (writer, value->name, node);
}
