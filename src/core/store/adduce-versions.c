/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions of sidecars.
 *
 * A sidecar has a folder, named by the digest of its path as its journals are; a version's file is named by its number
 * and the beginning of the digest of its bytes, by which it is known to be whole.
 */
#include "config.h"

#include "store/adduce-versions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "adduce-error.h"
#include "store/adduce-archive.h"
#include "store/adduce-journal-private.h"
#include "store/adduce-paths.h"
#include "store/adduce-reanchor.h"

#define FOLDER "history"
#define ENDING ".gz"
#define NUMBER_DIGITS 8
#define DIGEST_DIGITS 32

/* The newest, which are all kept; before them one in each stretch that is twice as long as the one after it. */
#define MAX_LAST 10

static void
version_free (gpointer data)
{
  AdduceVersion *self = data;
  g_free (self->path);
  g_free (self);
}

static char *
make_folder (const char *sidecar_path, gboolean make)
{
  g_autofree char *uri = adduce_journal_make_uri (sidecar_path);
  g_autofree char *prefix = adduce_journal_make_prefix (uri);
  prefix[strlen (prefix) - 1] = '\0'; /* its hyphen */
  g_autofree char *sub = g_build_filename (FOLDER, prefix, NULL);
  return make ? adduce_paths_data_dir (sub) : g_build_filename (g_get_user_data_dir (), "adduce", sub, NULL);
}

static char *
make_digest (GBytes *bytes)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_strndup (digest, DIGEST_DIGITS);
}

/* "00000012-0123456789abcdef0123456789abcdef.gz"; FALSE for other files. */
static gboolean
parse_name (const char *name, guint *ret_number)
{
  gsize n_name = NUMBER_DIGITS + 1 + DIGEST_DIGITS;
  guint64 number;
  if (strlen (name) != n_name + strlen (ENDING) || name[NUMBER_DIGITS] != '-' || !g_str_has_suffix (name, ENDING))
    return FALSE;
  g_autofree char *digits = g_strndup (name, NUMBER_DIGITS);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  *ret_number = (guint) number;
  return TRUE;
}

static int
compare_versions_cb (gconstpointer a, gconstpointer b)
{
  const AdduceVersion *x = *(const AdduceVersion *const *) a, *y = *(const AdduceVersion *const *) b;
  return x->number != y->number ? (x->number > y->number ? -1 : 1) : strcmp (x->path, y->path);
}

gboolean
adduce_versions_has_any (const char *sidecar_path)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);

  g_autofree char *folder = make_folder (sidecar_path, FALSE);
  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

GPtrArray *
adduce_versions_list (const char *sidecar_path)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);

  GPtrArray *versions = g_ptr_array_new_with_free_func (version_free);
  g_autofree char *folder = make_folder (sidecar_path, FALSE);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      struct stat info;
      guint number;
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (!parse_name (name, &number) || stat (path, &info) != 0 || !S_ISREG (info.st_mode))
        continue;
      AdduceVersion *version = g_new0 (AdduceVersion, 1);
      *version = (AdduceVersion) { number, g_steal_pointer (&path), info.st_mtim.tv_sec };
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_versions_cb);
  return versions;
}

/* Which stretch a version is in that is so many saves old: 0 for the last ones. */
static guint
get_stretch (guint age)
{
  guint stretch = 0;
  for (guint end = MAX_LAST; age >= end; end *= 2)
    {
      stretch++;
      if (end > G_MAXUINT / 2)
        break;
    }
  return stretch;
}

/* Of the older ones that are in one stretch the oldest stays, which soon goes over into the next. */
static void
thin (GPtrArray *versions)
{
  guint newest = versions->len > 0 ? ((AdduceVersion *) versions->pdata[0])->number : 0;
  guint last = G_MAXUINT, n_kept = 0;
  for (guint i = versions->len; i > 0; i--)
    {
      const AdduceVersion *version = versions->pdata[i - 1];
      guint stretch = get_stretch (newest - version->number);
      if (stretch == 0 || stretch != last)
        n_kept++;
      else
        g_unlink (version->path);
      last = stretch;
    }
  for (guint i = versions->len; i > 0 && n_kept > ADDUCE_VERSIONS_MAX; i--)
    if (g_unlink (((AdduceVersion *) versions->pdata[i - 1])->path) == 0)
      n_kept--;
}

gboolean
adduce_versions_keep (const char *sidecar_path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_autoptr (GPtrArray) versions = adduce_versions_list (sidecar_path);
  const AdduceVersion *newest = versions->len > 0 ? versions->pdata[0] : NULL;
  g_autofree char *digest = make_digest (bytes);
  if (newest != NULL && strstr (newest->path, digest) != NULL)
    return TRUE;

  g_autofree char *folder = make_folder (sidecar_path, TRUE);
  AdduceVersion *version = g_new0 (AdduceVersion, 1);
  version->number = newest != NULL ? newest->number + 1 : 1;
  version->path = g_strdup_printf ("%s/%0*u-%s%s", folder, NUMBER_DIGITS, version->number, digest, ENDING);
  g_ptr_array_insert (versions, 0, version);
  if (!adduce_archive_write (version->path, bytes, error))
    return FALSE;
  thin (versions);
  return TRUE;
}

AdduceSidecar *
adduce_version_load (const AdduceVersion *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GBytes) bytes = adduce_archive_read (self->path, ADDUCE_DURABLE_MAX_JSON, error);
  if (bytes == NULL)
    return NULL;
  g_autofree char *digest = make_digest (bytes);
  if (strstr (self->path, digest) == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("version %u is damaged; choose another"), self->number);
      return NULL;
    }
  return adduce_sidecar_parse (bytes, error);
}

/* --- restoring --- */

static guint64
get_revision (AdduceSidecar *sidecar, const char *id)
{
  AdduceClaim *claim = sidecar != NULL ? adduce_sidecar_lookup (sidecar, id) : NULL;
  const AdduceTombstone *tombstone = sidecar != NULL ? adduce_sidecar_lookup_tombstone (sidecar, id) : NULL;
  return claim != NULL ? adduce_claim_get_revision (claim) : tombstone != NULL ? tombstone->revision : 0;
}

/* (transfer full): the claim of the version, with a revision above all others. */
static AdduceClaim *
raise_revision (AdduceClaim *claim, AdduceSidecar *current)
{
  const char *id = adduce_claim_get_id (claim);
  AdduceClaim *now = current != NULL ? adduce_sidecar_lookup (current, id) : NULL;
  if (now != NULL && adduce_claim_same_content (claim, now))
    return g_object_ref (now);

  guint64 revision = MAX (adduce_claim_get_revision (claim), get_revision (current, id));
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_revision (builder, current != NULL ? revision + 1 : revision);
  if (current == NULL)
    adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

AdduceSidecar *
adduce_version_restore (AdduceSidecar *version, AdduceSidecar *current, AdduceText *text)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (version), NULL);
  g_return_val_if_fail (current == NULL || ADDUCE_IS_SIDECAR (current), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autoptr (AdduceSidecar) restored = adduce_sidecar_copy (version);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (version); i++)
    {
      g_autoptr (AdduceClaim) claim = raise_revision (adduce_sidecar_get_claim (version, i), current);
      adduce_sidecar_put (restored, claim);
    }
  for (guint i = 0; current != NULL && i < adduce_sidecar_get_n_claims (current); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (current, i);
      const char *id = adduce_claim_get_id (claim);
      if (adduce_sidecar_lookup (restored, id) == NULL)
        adduce_sidecar_remove (restored, id, adduce_claim_get_revision (claim) + 1);
    }
  for (guint i = 0; current != NULL && i < adduce_sidecar_get_n_tombstones (current); i++)
    {
      const AdduceTombstone *tombstone = adduce_sidecar_get_tombstone (current, i);
      if (adduce_sidecar_lookup (restored, tombstone->id) == NULL)
        adduce_sidecar_remove (restored, tombstone->id, tombstone->revision);
    }

  if (g_str_equal (adduce_sidecar_get_text_digest (restored), adduce_text_get_digest (text)))
    return g_steal_pointer (&restored);
  g_autoptr (AdduceReanchor) reanchor = adduce_reanchor_new (restored, text, ADDUCE_REANCHOR_ACCEPT_NONE);
  return g_object_ref (adduce_reanchor_get_sidecar (reanchor));
}
