/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving a sidecar that others may be writing too: read what is there, merge, replace just that;
 * begin anew where somebody was faster.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-archive.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-private.h"
#include "store/adduce-versions.h"

#define MAX_TRIES 20

typedef struct {
  const char *path;
  AdduceSidecar *base;
  AdduceSidecar *mine;
  AdduceFileStamp parent; /* what @base was */
  AdduceFileStamp found;  /* what is on the disk now */
  AdduceSidecar *content; /* what the file is to hold; owned */
  GBytes *bytes;          /* the same as text; owned */
} Save;

static gboolean
prefix_file (Save *self, GError **error)
{
  g_autofree char *display = adduce_paths_display (self->path);
  g_prefix_error (error, "%s: ", display);
  return FALSE;
}

/* Another program wrote the file: merge. */
static gboolean
merge_found (Save *self, GBytes *bytes, GError **error)
{
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_parse (bytes, error);
  if (theirs == NULL)
    return prefix_file (self, error);
  if (!g_str_equal (adduce_sidecar_get_text_digest (theirs),
                    adduce_sidecar_get_text_digest (self->mine)))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT,
                           _("the file was changed and is now about another version of the text; "
                              "nothing was saved"));
      return prefix_file (self, error);
    }
  self->content = adduce_sidecar_merge (self->base, self->mine, theirs, NULL);
  adduce_versions_keep (self->path, bytes, NULL, NULL, NULL);
  return TRUE;
}

/* Finds out what is on the disk and what is to be there. */
static gboolean
prepare (Save *self, const AdduceFileStamp *stamp, gboolean first, GError **error)
{
  g_clear_object (&self->content);
  if (first && adduce_durable_is_unchanged (self->path, stamp))
    {
      self->found = *stamp;
      self->content = g_object_ref (self->mine);
      return TRUE;
    }

  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes)
    bytes = adduce_durable_read (self->path, ADDUCE_DURABLE_MAX_JSON, &self->found, &read_error);
  if (bytes == NULL && !g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }

  if (bytes == NULL)
    {
      /* There is none yet, or it was deleted: what we have is what there is. */
      memset (&self->found, 0, sizeof self->found);
      self->content = g_object_ref (self->mine);
      return TRUE;
    }
  if (stamp->exists && memcmp (stamp->digest, self->found.digest, sizeof stamp->digest) == 0)
    {
      self->content = g_object_ref (self->mine); /* only touched */
      return TRUE;
    }
  return merge_found (self, bytes, error);
}

/* Has the file these bytes already? Then it is left alone, time and all. */
static gboolean
is_there_already (Save *self)
{
  guint8 digest[32];
  gsize n_digest = sizeof digest;
  gsize n_bytes = 0;
  const guchar *data = g_bytes_get_data (self->bytes, &n_bytes);
  if (!self->found.exists || self->found.size != n_bytes)
    return FALSE;

  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (checksum, data, (gssize) n_bytes);
  g_checksum_get_digest (checksum, digest, &n_digest);
  return memcmp (digest, self->found.digest, sizeof digest) == 0;
}

/* Copies for the day when something is lost. Failing here, on a full disk say, is no failure of the save. */
static void
keep_copies (Save *self)
{
  const char *digest = adduce_sidecar_get_text_digest (self->content);
  adduce_versions_keep (self->path, self->bytes, &self->parent, &self->found, NULL);
  if (adduce_archive_has_text (digest))
    return;

  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *article = g_build_filename (folder, adduce_sidecar_get_article_name (self->content), NULL);
  g_autoptr (AdduceText) text = adduce_text_load (article, NULL);
  if (text != NULL && g_str_equal (adduce_text_get_digest (text), digest))
    adduce_archive_keep_text (text, NULL);
}

/* What was there before the first save on this computer. */
static void
keep_first (Save *self)
{
  if (self->base == NULL || adduce_versions_has_any (self->path))
    return;
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (self->base);
  adduce_versions_keep (self->path, bytes, NULL, NULL, NULL);
}

static gboolean
run (Save *self, AdduceFileStamp *stamp, char **ret_warning, GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      if (!prepare (self, stamp, i == 0, error))
        return FALSE;
      g_clear_pointer (&self->bytes, g_bytes_unref);
      self->bytes = adduce_sidecar_serialize (self->content);
      if (is_there_already (self))
        {
          *stamp = self->found;
          return TRUE;
        }
      if (!adduce_sidecar_validate (self->content, self->bytes, error))
        return prefix_file (self, error);

      g_autoptr (GError) replace_error = NULL;
      AdduceFileStamp written;
      if (adduce_durable_replace (self->path, self->bytes, &self->found, &written, ret_warning,
                                  &replace_error))
        {
          *stamp = written;
          return TRUE;
        }
      if (!g_error_matches (replace_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT)
          || i + 1 == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&replace_error));
          return FALSE;
        }
    }
  return FALSE;
}

gboolean
adduce_sidecar_save (const char *path, AdduceSidecar *base, AdduceSidecar *mine,
                     AdduceFileStamp *stamp, AdduceSidecar **ret_saved, char **ret_warning,
                     GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (base == NULL || ADDUCE_IS_SIDECAR (base), FALSE);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (mine), FALSE);
  g_return_val_if_fail (stamp != NULL, FALSE);
  g_return_val_if_fail (ret_saved != NULL, FALSE);

  if (ret_warning != NULL)
    *ret_warning = NULL;
  g_autoptr (AdduceLock) lock = adduce_lock_acquire (path);
  Save self = { .path = path, .base = base, .mine = mine, .parent = *stamp };
  gboolean saved = run (&self, stamp, ret_warning, error);
  g_clear_pointer (&lock, adduce_lock_release);
  if (saved)
    {
      keep_first (&self);
      keep_copies (&self);
      *ret_saved = g_steal_pointer (&self.content);
    }
  g_clear_object (&self.content);
  g_clear_pointer (&self.bytes, g_bytes_unref);
  return saved;
}
