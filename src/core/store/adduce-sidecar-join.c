/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joining versions of a sidecar.
 */
#include "config.h"

#include "store/adduce-sidecar-join.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-private.h"
#include "store/adduce-versions.h"

/* Are the two versions of one file, about one text? */
static gboolean
check_pair (AdduceSidecar *mine, AdduceSidecar *theirs, const char *their_path, GError **error)
{
  const char *nickname = adduce_coder_get_nickname (adduce_sidecar_get_coder (mine));
  const char *their_nickname = adduce_coder_get_nickname (adduce_sidecar_get_coder (theirs));
  g_autofree char *shown = adduce_paths_display (their_path);

  if (!g_str_equal (nickname, their_nickname))
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                 /* translators: a file, and two nicknames */
                 _("%s: these claims are by “%s”, not by “%s”; they stay apart"), shown, their_nickname, nickname);
  else if (g_strcmp0 (adduce_sidecar_get_article_name (mine), adduce_sidecar_get_article_name (theirs)) != 0)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("%s: these claims are about another article"), shown);
  else if (!g_str_equal (adduce_sidecar_get_text_digest (mine), adduce_sidecar_get_text_digest (theirs)))
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT,
                 _("%s: these claims are about another version of the article’s text; put the article back to "
                   "that version, or find the claims again with “adduce-cli reanchor”, first"),
                 shown);
  else
    return TRUE;
  return FALSE;
}

/* How many claims wait to be settled. */
static guint
count_contested (GPtrArray *changes)
{
  guint n = 0;
  for (guint i = 0; i < changes->len; i++)
    n += ((AdduceClaimChange *) changes->pdata[i])->contested;
  return n;
}

/* --- two files --- */

/* TRUE and NULL: there is none, or an empty one. */
static gboolean
load_base (const char *path, AdduceSidecar **ret_base, GError **error)
{
  *ret_base = NULL;
  if (path == NULL)
    return TRUE;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, error);
  if (bytes == NULL)
    return FALSE;
  if (g_bytes_get_size (bytes) == 0)
    return TRUE;
  *ret_base = adduce_sidecar_load (path, NULL, error);
  return *ret_base != NULL;
}

GPtrArray *
adduce_sidecar_join_files (const char *base, const char *mine, const char *theirs, const char *output,
                           guint *ret_n_contested, GError **error)
{
  g_return_val_if_fail (mine != NULL && theirs != NULL && output != NULL, NULL);
  g_return_val_if_fail (ret_n_contested != NULL, NULL);

  g_autoptr (AdduceSidecar) start = NULL, one = NULL, other = NULL;
  if (!load_base (base, &start, error) || (one = adduce_sidecar_load (mine, NULL, error)) == NULL
      || (other = adduce_sidecar_load (theirs, NULL, error)) == NULL || !check_pair (one, other, theirs, error))
    return NULL;

  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (start, one, other, NULL);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (merged);
  if (!adduce_sidecar_validate (merged, bytes, error)
      || !adduce_durable_replace (output, bytes, NULL, NULL, NULL, error))
    return NULL;
  GPtrArray *changes = adduce_sidecar_diff (one, merged);
  *ret_n_contested = count_contested (changes);
  return changes;
}

/* --- copies --- */

static void
joined_free (gpointer data)
{
  AdduceJoinedCopy *self = data;
  g_free (self->path);
  g_free (self->problem);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self);
}

/* What was in the copy is in the file, or kept as one of its versions. */
static void
remove_copy (AdduceJoinedCopy *self, const char *sidecar, GBytes *bytes)
{
  g_autofree char *name = g_path_get_basename (self->path);
  if (!self->identical && !adduce_versions_keep (sidecar, bytes, NULL, NULL, NULL))
    return;
  self->removed = adduce_paths_may_remove_conflict (name) && g_unlink (self->path) == 0;
}

/* There is no file, only this copy of it. */
static gboolean
save_alone (const char *sidecar, AdduceSidecar *theirs, GError **error)
{
  AdduceFileStamp nothing = { 0 };
  g_autoptr (AdduceSidecar) saved = NULL;
  return adduce_sidecar_save (sidecar, NULL, theirs, &nothing, &saved, NULL, error);
}

static gboolean
join (AdduceJoinedCopy *self, const char *sidecar, GBytes *bytes, GError **error)
{
  AdduceFileStamp stamp;
  g_autoptr (GError) failure = NULL;
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_load (self->path, NULL, error);
  if (theirs == NULL)
    return FALSE;
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_load (sidecar, &stamp, &failure);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return save_alone (sidecar, theirs, error);
  if (mine == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!check_pair (mine, theirs, self->path, error))
    return FALSE;

  g_autoptr (AdduceSidecar) base = adduce_versions_make_base (sidecar, &stamp, mine, theirs), saved = NULL;
  g_autoptr (AdduceSidecar) merged = adduce_sidecar_merge (base, mine, theirs, NULL);
  adduce_versions_keep (sidecar, bytes, NULL, NULL, NULL);
  if (!adduce_sidecar_save (sidecar, mine, merged, &stamp, &saved, NULL, error))
    return FALSE;
  g_ptr_array_unref (self->changes);
  self->changes = adduce_sidecar_diff (mine, saved);
  self->identical = self->changes->len == 0;
  return TRUE;
}

static AdduceJoinedCopy *
join_copy (const char *sidecar, const char *path)
{
  AdduceJoinedCopy *self = g_new0 (AdduceJoinedCopy, 1);
  g_autoptr (GError) error = NULL;
  self->path = g_strdup (path);
  self->changes = g_ptr_array_new ();

  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, &error);
  g_autoptr (GBytes) there = adduce_durable_read (sidecar, ADDUCE_DURABLE_MAX_JSON, NULL, NULL);
  if (bytes != NULL && there != NULL && g_bytes_equal (bytes, there))
    self->identical = TRUE;
  else if (bytes == NULL || !join (self, sidecar, bytes, &error))
    {
      self->problem = g_strdup (error->message);
      return self;
    }
  remove_copy (self, sidecar, bytes);
  return self;
}

GPtrArray *
adduce_sidecar_join_copies (const AdduceSidecarFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  GPtrArray *joined = g_ptr_array_new_with_free_func (joined_free);
  for (guint i = 0; i < file->copies->len; i++)
    g_ptr_array_add (joined, join_copy (file->path, file->copies->pdata[i]));
  return joined;
}

gboolean
adduce_sidecar_copies_wait (const AdduceSidecarFile *file)
{
  g_return_val_if_fail (file != NULL, FALSE);

  for (guint i = 0; i < file->copies->len; i++)
    {
      const char *path = file->copies->pdata[i];
      g_autofree char *name = g_path_get_basename (path);
      g_autoptr (GBytes) bytes = NULL, there = NULL;
      if (adduce_paths_may_remove_conflict (name))
        return TRUE;
      bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, NULL);
      there = adduce_durable_read (file->path, ADDUCE_DURABLE_MAX_JSON, NULL, NULL);
      if (bytes == NULL || there == NULL
          || (!g_bytes_equal (bytes, there) && !adduce_versions_is_past (file->path, bytes)))
        return TRUE;
    }
  return FALSE;
}
