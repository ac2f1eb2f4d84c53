/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions of sidecars.
 *
 * A sidecar has a folder, named by the digest of its path as its journals are; a version's file is named by its number,
 * the beginning of the digest of its bytes, by which it is known to be whole, and those of the two files that it was
 * made from, zeros for none: so the ancestors of a file are known by their bytes, whatever came between from elsewhere.
 */
#include "config.h"

#include "store/adduce-versions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "adduce-error.h"
#include "store/adduce-archive.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-journal-private.h"
#include "store/adduce-paths.h"
#include "store/adduce-reanchor.h"
#include "store/adduce-sidecar-private.h"

#define FOLDER "history"
#define ENDING ".gz"
#define NUMBER_DIGITS 8
#define DIGEST_DIGITS 32
#define N_DIGESTS 3

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

/* Zeros for what others made; where there was no file before, it was made here all the same. */
static char *
make_stamp_digest (const AdduceFileStamp *stamp)
{
  GString *digits = g_string_new (NULL);
  for (guint i = 0; i < DIGEST_DIGITS / 2; i++)
    g_string_append_printf (digits, "%02x", stamp == NULL ? 0 : stamp->exists ? stamp->digest[i] : 0xff);
  return g_string_free (digits, FALSE);
}

/* "00000012-DIGEST-PARENT-OTHER.gz"; FALSE for other files. */
static gboolean
parse_name (const char *name, guint *ret_number)
{
  gsize n_name = NUMBER_DIGITS + N_DIGESTS * (1 + DIGEST_DIGITS);
  guint64 number;
  if (strlen (name) != n_name + strlen (ENDING) || name[NUMBER_DIGITS] != '-' || !g_str_has_suffix (name, ENDING))
    return FALSE;
  g_autofree char *digits = g_strndup (name, NUMBER_DIGITS);
  if (!g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT32, &number, NULL))
    return FALSE;
  *ret_number = (guint) number;
  return TRUE;
}

/* Whether digest @index of a version's name is that one: 0 its own, then those that it was made from. */
static gboolean
has_digest (const AdduceVersion *version, guint index, const char *digest)
{
  const char *name = strrchr (version->path, '/') + 1;
  return strncmp (name + NUMBER_DIGITS + 1 + index * (DIGEST_DIGITS + 1), digest, DIGEST_DIGITS) == 0;
}

static char *
dup_digest (const AdduceVersion *version, guint index)
{
  const char *name = strrchr (version->path, '/') + 1;
  return g_strndup (name + NUMBER_DIGITS + 1 + index * (DIGEST_DIGITS + 1), DIGEST_DIGITS);
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
adduce_versions_keep (const char *sidecar_path, GBytes *bytes, const AdduceFileStamp *parent,
                      const AdduceFileStamp *other, GError **error)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_autoptr (GPtrArray) versions = adduce_versions_list (sidecar_path);
  const AdduceVersion *newest = versions->len > 0 ? versions->pdata[0] : NULL;
  g_autofree char *digest = make_digest (bytes);
  if (newest != NULL && has_digest (newest, 0, digest))
    return TRUE;

  g_autofree char *folder = make_folder (sidecar_path, TRUE);
  AdduceVersion *version = g_new0 (AdduceVersion, 1);
  version->number = newest != NULL ? newest->number + 1 : 1;
  g_autofree char *from = make_stamp_digest (parent), *and_from = make_stamp_digest (other);
  version->path = g_strdup_printf ("%s/%0*u-%s-%s-%s%s", folder, NUMBER_DIGITS, version->number, digest, from, and_from,
                                   ENDING);
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
  if (!has_digest (self, 0, digest))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("version %u is damaged; choose another"), self->number);
      return NULL;
    }
  return adduce_sidecar_parse (bytes, error);
}

static guint64
get_revision (AdduceSidecar *sidecar, const char *id)
{
  AdduceClaim *claim = sidecar != NULL ? adduce_sidecar_lookup (sidecar, id) : NULL;
  const AdduceTombstone *tombstone = sidecar != NULL ? adduce_sidecar_lookup_tombstone (sidecar, id) : NULL;
  return claim != NULL ? adduce_claim_get_revision (claim) : tombstone != NULL ? tombstone->revision : 0;
}

/* What comes from elsewhere was made of nothing that is known. */
static gboolean
was_made_here (const AdduceVersion *version)
{
  g_autofree char *nothing = make_stamp_digest (NULL);
  return !has_digest (version, 1, nothing);
}

GPtrArray *
adduce_versions_load_all (const char *sidecar_path, gboolean only_own)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);

  g_autoptr (GPtrArray) versions = adduce_versions_list (sidecar_path);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < versions->len; i++)
    {
      AdduceSidecar *sidecar
        = !only_own || was_made_here (versions->pdata[i]) ? adduce_version_load (versions->pdata[i], NULL) : NULL;
      if (sidecar != NULL)
        g_ptr_array_add (all, sidecar);
    }
  return all;
}

gboolean
adduce_versions_has_claim (const char *sidecar_path, AdduceClaim *claim)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);

  g_autoptr (GPtrArray) own = adduce_versions_load_all (sidecar_path, TRUE);
  g_autofree char *text = adduce_claim_json_to_text (claim);
  for (guint i = 0; i < own->len; i++)
    {
      AdduceClaim *kept = adduce_claim_is_about_article (claim)
                            ? adduce_sidecar_get_article (own->pdata[i])
                            : adduce_sidecar_lookup (own->pdata[i], adduce_claim_get_id (claim));
      g_autofree char *kept_text = kept != NULL ? adduce_claim_json_to_text (kept) : NULL;
      if (g_strcmp0 (kept_text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_versions_has_removal (const char *sidecar_path, const AdduceTombstone *tombstone)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (tombstone != NULL, FALSE);

  g_autoptr (GPtrArray) own = adduce_versions_load_all (sidecar_path, TRUE);
  for (guint i = 0; i < own->len; i++)
    {
      const AdduceTombstone *kept = adduce_sidecar_lookup_tombstone (own->pdata[i], tombstone->id);
      if (kept != NULL && kept->revision == tombstone->revision)
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_versions_is_past (const char *sidecar_path, GBytes *bytes)
{
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_autoptr (GPtrArray) versions = adduce_versions_list (sidecar_path);
  g_autofree char *digest = make_digest (bytes);
  gboolean saved = FALSE;
  for (guint i = 0; i < versions->len; i++)
    {
      if (saved && has_digest (versions->pdata[i], 0, digest))
        return TRUE;
      saved = saved || was_made_here (versions->pdata[i]);
    }
  return FALSE;
}

/* --- what two versions started from --- */

/* Adds the version of that digest and all that it was made from to @lineage (AdduceSidecar). */
static void
add_lineage (GPtrArray *versions, const char *digest, GPtrArray *lineage, GHashTable *seen)
{
  if (!g_hash_table_add (seen, g_strdup (digest)))
    return;
  for (guint i = 0; i < versions->len; i++)
    {
      const AdduceVersion *version = versions->pdata[i];
      if (!has_digest (version, 0, digest))
        continue;
      AdduceSidecar *sidecar = adduce_version_load (version, NULL);
      if (sidecar != NULL)
        g_ptr_array_add (lineage, sidecar);
      for (guint k = 1; k < N_DIGESTS; k++)
        {
          g_autofree char *from = dup_digest (version, k);
          add_lineage (versions, from, lineage, seen);
        }
    }
}

/* Was that version of a claim ever this file's, or is it the claim as it was first made? */
static gboolean
is_known (AdduceClaim *claim, GPtrArray *lineage)
{
  if (adduce_claim_get_revision (claim) == 1)
    return TRUE;
  for (guint i = 0; i < lineage->len; i++)
    {
      AdduceClaim *old = adduce_sidecar_lookup (lineage->pdata[i], adduce_claim_get_id (claim));
      if (old != NULL && adduce_claim_get_revision (old) == adduce_claim_get_revision (claim)
          && adduce_claim_same_content (old, claim))
        return TRUE;
    }
  return FALSE;
}

/* (transfer none) (nullable): the claim as it was first made, which any version of it comes from */
static AdduceClaim *
find_first (GPtrArray *lineage, const char *id)
{
  for (guint i = 0; i < lineage->len; i++)
    {
      AdduceClaim *claim = adduce_sidecar_lookup (lineage->pdata[i], id);
      if (claim != NULL && adduce_claim_get_revision (claim) == 1)
        return claim;
    }
  return NULL;
}

/* Of what both sides have, or have removed. @ours: @claim is of this file, @other of the one from elsewhere. */
static void
add_to_base (AdduceSidecar *base, AdduceClaim *claim, AdduceSidecar *other, gboolean ours, GPtrArray *lineage)
{
  const char *id = adduce_claim_get_id (claim);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (other, id);
  guint64 revision = get_revision (other, id);
  if (revision < adduce_claim_get_revision (claim))
    return;

  /* The claim is older, as far as revisions tell. Of ours it is only known that the others had it where it is new. */
  gboolean known = ours ? adduce_claim_get_revision (claim) == 1 : is_known (claim, lineage);
  AdduceClaim *first = find_first (lineage, id);
  if (known)
    adduce_sidecar_put (base, claim);
  else if (first != NULL)
    adduce_sidecar_put (base, first);
  else if (tombstone != NULL)
    adduce_sidecar_remove (base, id, 1); /* it was there: so a change stands against a removal */
}

AdduceSidecar *
adduce_versions_make_base (const char *sidecar_path, const AdduceFileStamp *stamp, AdduceSidecar *mine,
                           AdduceSidecar *theirs)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (stamp != NULL, NULL);

  g_autoptr (GPtrArray) versions = adduce_versions_list (sidecar_path);
  g_autoptr (GPtrArray) lineage = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *digest = make_stamp_digest (stamp);
  add_lineage (versions, digest, lineage, seen);

  /* Of the page's head nothing is known. */
  JsonObject *header = json_object_new ();
  json_object_set_member (header, ADDUCE_JSON_CONTEXT,
                          adduce_json_copy_node (json_object_get_member (mine->header, ADDUCE_JSON_CONTEXT)));
  AdduceSidecar *base = adduce_sidecar_new_from_header (header);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (mine); i++)
    add_to_base (base, adduce_sidecar_get_claim (mine, i), theirs, TRUE, lineage);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (theirs); i++)
    add_to_base (base, adduce_sidecar_get_claim (theirs, i), mine, FALSE, lineage);
  return base;
}

/* --- restoring --- */

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

/* The bytes of a file that can't be read, whatever they are; TRUE also where there are none. */
static gboolean
set_aside (const char *sidecar_path, AdduceFileStamp *ret_stamp, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (sidecar_path, G_MAXSSIZE, ret_stamp, &failure);
  g_autofree char *aside = NULL;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      *ret_stamp = (AdduceFileStamp) { 0 };
      return TRUE;
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = i == 1 ? g_strconcat (sidecar_path, ".damaged", NULL)
                     : g_strdup_printf ("%s.damaged%u", sidecar_path, i);
    }
  return adduce_durable_replace (aside, bytes, NULL, NULL, NULL, error);
}

gboolean
adduce_version_save (AdduceSidecar *version, const char *sidecar_path, AdduceText *text, AdduceSidecar **ret_saved,
                     GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (version), FALSE);
  g_return_val_if_fail (sidecar_path != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);
  g_return_val_if_fail (ret_saved != NULL, FALSE);

  AdduceFileStamp stamp;
  g_autoptr (AdduceSidecar) current = adduce_sidecar_load (sidecar_path, &stamp, NULL);
  if (current == NULL && !set_aside (sidecar_path, &stamp, error))
    return FALSE;
  g_autoptr (AdduceSidecar) restored = adduce_version_restore (version, current, text);
  return adduce_sidecar_save (sidecar_path, current, restored, &stamp, ret_saved, NULL, error);
}
