/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who codes on this computer: `coder.ini` in Adduce's configuration folder.
 *
 *   [Coder]
 *   id=urn:uuid:…
 *   nickname=anna
 *   name=Anna Lindqvist
 */
#include "config.h"

#include "store/adduce-coder-store.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define GROUP "Coder"
#define MAX_BYTES (64 * 1024)

static char *
make_path (void)
{
  g_autofree char *folder = adduce_paths_config_dir ();
  return g_build_filename (folder, "coder.ini", NULL);
}

AdduceCoder *
adduce_coder_load (GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autofree char *path = make_path ();
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, MAX_BYTES, NULL, &local_error);
  if (bytes == NULL)
    {
      if (!g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (AdduceCoder) coder = NULL;
  if (g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &local_error))
    {
      g_autofree char *nickname = g_key_file_get_string (file, GROUP, "nickname", &local_error);
      g_autofree char *id = g_key_file_get_string (file, GROUP, "id", NULL);
      g_autofree char *name = g_key_file_get_string (file, GROUP, "name", NULL);
      if (nickname != NULL)
        coder = adduce_coder_new (id, nickname, name, &local_error);
      if (coder != NULL && id == NULL) /* written by hand: the id made now must stay */
        adduce_coder_save (coder, NULL);
    }
  if (coder == NULL)
    {
      g_autofree char *shown = adduce_paths_display (path);
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("%s: who is coding can’t be read from this file (%s); mend or remove it"), shown,
                   local_error->message);
      return NULL;
    }
  return g_steal_pointer (&coder);
}

gboolean
adduce_coder_save (AdduceCoder *coder, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODER (coder), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_key_file_set_string (file, GROUP, "id", adduce_coder_get_id (coder));
  g_key_file_set_string (file, GROUP, "nickname", adduce_coder_get_nickname (coder));
  if (adduce_coder_get_name (coder) != NULL)
    g_key_file_set_string (file, GROUP, "name", adduce_coder_get_name (coder));

  gsize n_bytes = 0;
  char *data = g_key_file_to_data (file, &n_bytes, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, n_bytes);
  g_autofree char *path = make_path ();
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}
