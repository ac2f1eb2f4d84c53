/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recovering.
 */
#include "config.h"

#include "edit/adduce-recovery.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "edit/adduce-corpus-edit.h"
#include "edit/adduce-session.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-journal.h"
#include "store/adduce-paths.h"

static void
recovered_free (gpointer data)
{
  AdduceRecovered *self = data;
  g_free (self->path);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static AdduceRecovered *
add (GPtrArray *all, const char *path)
{
  AdduceRecovered *self = g_new0 (AdduceRecovered, 1);
  self->path = g_strdup (path);
  self->changes = g_ptr_array_new ();
  g_ptr_array_add (all, self);
  return self;
}

/* (transfer full): without what it had before there was a file */
static AdduceSidecar *
load_before (const char *path, AdduceCoder *coder, AdduceSession *session)
{
  AdduceSidecar *sidecar = adduce_sidecar_load (path, NULL, NULL);
  g_autofree char *name = g_path_get_basename (adduce_session_get_path (session));
  return sidecar != NULL ? sidecar : adduce_sidecar_new (coder, name, adduce_session_get_text (session));
}

static char *
find_article (const char *sidecar_path, char **ret_nickname)
{
  g_autofree char *name = g_path_get_basename (sidecar_path);
  g_autofree char *folder = g_path_get_dirname (sidecar_path);
  g_autofree char *article = NULL;
  g_autoptr (AdduceSidecar) sidecar = NULL;
  if (!adduce_paths_parse_sidecar_name (name, &article, ret_nickname))
    return NULL;
  sidecar = adduce_sidecar_load (sidecar_path, NULL, NULL); /* the name may be shortened */
  return g_build_filename (folder, sidecar != NULL ? adduce_sidecar_get_article_name (sidecar) : article, NULL);
}

static void
recover_sidecar (AdduceRecovered *self)
{
  g_autofree char *nickname = NULL;
  g_autofree char *article = find_article (self->path, &nickname);
  g_autofree char *corpus = article != NULL ? adduce_codebook_find_corpus (article) : NULL;
  g_autoptr (AdduceCodebook) codebook = corpus != NULL ? adduce_codebook_load_for_corpus (corpus, NULL) : NULL;
  g_autoptr (AdduceCoder) coder = article != NULL ? adduce_coder_new (NULL, nickname, NULL, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSession) session = NULL;
  if (coder == NULL)
    {
      self->problem = g_strdup (_("the journal is about a file that is none of claims"));
      return;
    }
  session = adduce_session_open_reanchored (article, coder, codebook, &error);
  if (session == NULL || adduce_session_get_read_only_reason (session) != NULL)
    {
      self->problem = g_strdup (session == NULL ? error->message : adduce_session_get_read_only_reason (session));
      return;
    }

  g_autoptr (AdduceSidecar) before = load_before (self->path, coder, session);
  if (!adduce_session_flush (session, &error))
    {
      self->problem = g_strdup (error->message);
      return;
    }
  g_autoptr (AdduceSidecar) after = load_before (self->path, coder, session);
  g_autoptr (GPtrArray) unplaced = adduce_session_list_unplaced (session);
  g_ptr_array_unref (self->changes);
  self->changes = adduce_sidecar_diff (before, after);
  self->n_unplaced = unplaced->len;
}

/* Of several journals of one file one is enough: opening it takes in all. */
static gboolean
is_listed (GPtrArray *all, const char *path)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((AdduceRecovered *) all->pdata[i])->path, path))
      return TRUE;
  return FALSE;
}

static gboolean
is_below (const char *path, const char *folder)
{
  char *real = realpath (folder, NULL);
  gsize n = real != NULL ? strlen (real) : 0;
  gboolean below = n > 0 && strncmp (path, real, n) == 0 && (path[n] == '/' || real[n - 1] == '/');
  free (real);
  return below;
}

GPtrArray *
adduce_recovery_run (const char *folder, guint *ret_n_completed)
{
  g_return_val_if_fail (ret_n_completed != NULL, NULL);

  GPtrArray *all = g_ptr_array_new_with_free_func (recovered_free);
  g_autoptr (GPtrArray) left = adduce_journal_list_left ();
  g_autoptr (GError) error = NULL;
  *ret_n_completed = 0;
  if (folder != NULL && !adduce_corpus_edit_recover (folder, ret_n_completed, &error))
    add (all, folder)->problem = g_strdup (error->message);

  for (guint i = 0; i < left->len; i++)
    {
      const AdduceJournalLeft *journal = left->pdata[i];
      if (journal->lives
          || (folder != NULL && (journal->sidecar_path == NULL || !is_below (journal->sidecar_path, folder))))
        continue;
      if (journal->damaged || journal->sidecar_path == NULL)
        add (all, journal->path)->problem
          = g_strdup (_("a journal that is damaged: what could be read of it came in, the rest is kept in it"));
      else if (!is_listed (all, journal->sidecar_path))
        recover_sidecar (add (all, journal->sidecar_path));
    }
  return all;
}

static int
compare_paths_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
adduce_recovery_list (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) left = adduce_journal_list_left ();
  for (guint i = 0; i < left->len; i++)
    {
      const AdduceJournalLeft *journal = left->pdata[i];
      if (!journal->lives && !journal->damaged && journal->sidecar_path != NULL
          && is_below (journal->sidecar_path, folder)
          && !g_ptr_array_find_with_equal_func (paths, journal->sidecar_path, g_str_equal, NULL))
        g_ptr_array_add (paths, g_strdup (journal->sidecar_path));
    }
  g_ptr_array_sort (paths, compare_paths_cb);
  return paths;
}
