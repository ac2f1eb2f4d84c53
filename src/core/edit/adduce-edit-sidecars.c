/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Empty files of a coder, for a change that fills them.
 */
#include "config.h"

#include "edit/adduce-edit-sidecars.h"

#include <glib/gstdio.h>

#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"

struct _AdduceEditSidecars {
  AdduceCoder *coder;
  AdduceCodebook *codebook;
  GPtrArray *made; /* their paths */
};

AdduceEditSidecars *
adduce_edit_sidecars_new (AdduceCoder *coder, AdduceCodebook *codebook)
{
  AdduceEditSidecars *self;

  g_return_val_if_fail (ADDUCE_IS_CODER (coder), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_new0 (AdduceEditSidecars, 1);
  self->coder = g_object_ref (coder);
  self->codebook = g_object_ref (codebook);
  self->made = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
adduce_edit_sidecars_free (AdduceEditSidecars *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->coder);
  g_object_unref (self->codebook);
  g_ptr_array_unref (self->made);
  g_free (self);
}

gboolean
adduce_edit_sidecars_make (AdduceEditSidecars *self, const char *path, AdduceText *text, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *sidecar_path = NULL;
  g_autoptr (AdduceSidecar) sidecar = NULL, saved = NULL;
  AdduceFileStamp stamp = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  name = g_path_get_basename (path);
  sidecar_path = adduce_paths_sidecar (path, adduce_coder_get_nickname (self->coder));
  sidecar = adduce_sidecar_new (self->coder, name, text);
  adduce_sidecar_set_codebook (sidecar, self->codebook);
  if (!adduce_sidecar_save (sidecar_path, NULL, sidecar, &stamp, &saved, NULL, error))
    return FALSE;
  g_ptr_array_add (self->made, g_steal_pointer (&sidecar_path));
  return TRUE;
}

void
adduce_edit_sidecars_end (AdduceEditSidecars *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->made->len; i++)
    {
      /* Nobody writes into it between the look and the removal. */
      g_autoptr (AdduceLock) lock = adduce_lock_acquire (self->made->pdata[i]);
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (self->made->pdata[i], NULL, NULL);
      AdduceStatus status;

      if (sidecar != NULL && adduce_sidecar_get_n_claims (sidecar) == 0
          && adduce_sidecar_get_n_tombstones (sidecar) == 0 && adduce_sidecar_get_article (sidecar) == NULL
          && !adduce_sidecar_get_status (sidecar, &status))
        g_unlink (self->made->pdata[i]);
    }
  g_ptr_array_set_size (self->made, 0);
}
