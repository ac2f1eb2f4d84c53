/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All sidecars of a corpus.
 */
#include "config.h"

#include "store/adduce-corpus-sidecars.h"

#include "store/adduce-corpus-walk.h"

static gboolean
visit_folder (const char *folder, AdduceCorpusWalk *walk, const AdduceCorpusFolder *below,
              AdduceCorpusSidecarFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (guint i = below->first; i < below->first + below->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (walk, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (file->kind != ADDUCE_CORPUS_FILE_SIDECAR || file->owner == ADDUCE_CORPUS_NONE)
        continue;
      g_autofree char *path = g_build_filename (folder, below->relative, file->name, NULL);
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, NULL);
      g_autofree char *article
        = g_strconcat (below->relative, adduce_corpus_walk_get_file (walk, file->owner)->name, NULL);
      if (sidecar != NULL)
        func (article, sidecar, user_data);
    }
  return TRUE;
}

gboolean
adduce_corpus_foreach_sidecar (const char *folder, AdduceCorpusSidecarFunc func, gpointer user_data,
                               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL && func != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, error);
  guint index;
  if (walk == NULL)
    return FALSE;
  while (adduce_corpus_walk_next (walk, &index))
    if (!visit_folder (folder, walk, adduce_corpus_walk_get_folder (walk, index), func, user_data, cancellable, error))
      return FALSE;
  return TRUE;
}
