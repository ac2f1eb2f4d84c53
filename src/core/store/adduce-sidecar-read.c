/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading sidecars: gate, json-glib, then what the format asks for, with the line of what is wrong.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-private.h"

#define MAX_LABEL 1024
#define MAX_NAME 256

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (*(AdduceClaim *const *) a, *(AdduceClaim *const *) b);
}

static int
compare_tombstones_cb (gconstpointer a, gconstpointer b)
{
  const AdduceTombstone *x = *(AdduceTombstone *const *) a, *y = *(AdduceTombstone *const *) b;
  int order = strcmp (x->id, y->id);
  /* of two with one id the larger revision first */
  return order != 0 ? order : x->revision > y->revision ? -1 : x->revision < y->revision;
}

/* --- the head of the page --- */

static gboolean
check_length (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name, glong max)
{
  const char *text;
  if (!adduce_json_read_optional_string (tree, parent, name, &text))
    return FALSE;
  if (text != NULL && g_utf8_strlen (text, -1) > max)
    return adduce_json_fail (tree, adduce_json_value_get (parent, name), ADDUCE_ERROR_FORMAT,
                             _("“%s” has more than %ld characters"), name, max);
  return TRUE;
}

static gboolean
check_context (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *context = adduce_json_read_array (tree, root, ADDUCE_JSON_CONTEXT, 2,
                                                           G_MAXUINT);
  if (context == NULL)
    return FALSE;
  const AdduceJsonValue *first = adduce_json_value_first (context);
  if (first->type != ADDUCE_JSON_STRING
      || !g_str_equal (first->string, "http://www.w3.org/ns/anno.jsonld")
      || adduce_json_value_next (context, first)->type != ADDUCE_JSON_OBJECT)
    return adduce_json_fail (
      tree, context, ADDUCE_ERROR_FORMAT,
      _("“%s” must begin with the address of the W3C's context and an object { … } "
         "of terms; this is no file of claims"),
      ADDUCE_JSON_CONTEXT);
  return TRUE;
}

static gboolean
check_creator (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *creator = adduce_json_read_object (tree, root, ADDUCE_JSON_CREATOR);
  if (creator == NULL)
    return FALSE;

  const char *nickname;
  if (adduce_json_read_uuid (tree, creator, ADDUCE_JSON_ID) == NULL
      || !adduce_json_read_constant (tree, creator, ADDUCE_JSON_TYPE, ADDUCE_JSON_PERSON_TYPE)
      || !check_length (tree, creator, ADDUCE_JSON_NAME, MAX_NAME)
      || (nickname = adduce_json_read_string (tree, creator, ADDUCE_JSON_NICKNAME)) == NULL)
    return FALSE;
  if (!adduce_coder_is_nickname (nickname))
    return adduce_json_fail (
      tree, adduce_json_value_get (creator, ADDUCE_JSON_NICKNAME), ADDUCE_ERROR_FORMAT,
      _("“%s” must be 1 to 32 lower-case letters a to z, digits and hyphens, "
         "not “%s”"),
      ADDUCE_JSON_NICKNAME, adduce_json_shorten (tree, nickname));
  return TRUE;
}

/* A path below the sidecar's folder: not absolute, no parent folder, nothing an IRI can't have. */
static gboolean
is_source (const char *source)
{
  if (*source == 0 || strchr ("./", *source) != NULL || strstr (source, "//") != NULL
      || strpbrk (source, "\\#?") != NULL || g_utf8_strlen (source, -1) > ADDUCE_SIDECAR_MAX_SOURCE)
    return FALSE;
  for (const char *p = source; *p != 0; p++)
    if ((guchar) *p <= 0x20)
      return FALSE;

  g_auto (GStrv) parts = g_strsplit (source, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;
  return TRUE;
}

static gboolean
check_article (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *article = adduce_json_read_object (tree, root, ADDUCE_JSON_ARTICLE);
  if (article == NULL)
    return FALSE;

  gint64 length;
  const char *source = adduce_json_read_string (tree, article, ADDUCE_JSON_SOURCE);
  if (source == NULL)
    return FALSE;
  if (!is_source (source))
    return adduce_json_fail (tree, adduce_json_value_get (article, ADDUCE_JSON_SOURCE),
                             ADDUCE_ERROR_FORMAT,
                             _("“%s” must name a file beside this one or below, percent-encoded, "
                                "not “%s”"),
                             ADDUCE_JSON_SOURCE, adduce_json_shorten (tree, source));
  if (adduce_json_read_string (tree, article, ADDUCE_JSON_FORMAT) == NULL
      || !adduce_json_read_integer (tree, article, ADDUCE_JSON_LENGTH, 0, G_MAXINT32, &length)
      || adduce_json_read_digest (tree, article, ADDUCE_JSON_TEXT_DIGEST) == NULL
      || adduce_json_read_string (tree, article, ADDUCE_JSON_EXTRACTOR) == NULL)
    return FALSE;
  if (adduce_json_value_get (article, ADDUCE_JSON_FILE_DIGEST) != NULL
      && adduce_json_read_digest (tree, article, ADDUCE_JSON_FILE_DIGEST) == NULL)
    return FALSE;
  return TRUE;
}

static gboolean
check_codebook (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  if (adduce_json_value_get (root, ADDUCE_JSON_CODEBOOK) == NULL)
    return TRUE;
  const AdduceJsonValue *codebook = adduce_json_read_object (tree, root, ADDUCE_JSON_CODEBOOK);
  if (codebook == NULL)
    return FALSE;

  gint64 version;
  if (adduce_json_read_uuid (tree, codebook, ADDUCE_JSON_ID) == NULL
      || !adduce_json_read_integer (tree, codebook, ADDUCE_JSON_VERSION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &version))
    return FALSE;
  return TRUE;
}

static gboolean
check_status (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const char *status;
  AdduceStatus known;
  if (!adduce_json_read_optional_string (tree, root, ADDUCE_JSON_STATUS, &status))
    return FALSE;
  if (status != NULL && !adduce_status_from_id (status, &known))
    return adduce_json_fail (tree, adduce_json_value_get (root, ADDUCE_JSON_STATUS),
                             ADDUCE_ERROR_FORMAT,
                             _("“%s” must be “new”, “in-progress” or “done”, not “%s”"),
                             ADDUCE_JSON_STATUS, adduce_json_shorten (tree, status));
  return TRUE;
}

static gboolean
check_optional_object (AdduceJsonTree *tree, const AdduceJsonValue *root, const char *name)
{
  return adduce_json_value_get (root, name) == NULL
         || adduce_json_read_object (tree, root, name) != NULL;
}

static gboolean
check_head (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  gint64 created;
  return adduce_json_read_version (tree, root)
         && adduce_json_read_constant (tree, root, ADDUCE_JSON_TYPE, ADDUCE_JSON_PAGE_TYPE)
         && check_context (tree, root) && adduce_json_read_uuid (tree, root, ADDUCE_JSON_ID) != NULL
         && adduce_json_read_time (tree, root, ADDUCE_JSON_CREATED, &created)
         && check_length (tree, root, ADDUCE_JSON_LABEL, MAX_LABEL) && check_creator (tree, root)
         && check_optional_object (tree, root, ADDUCE_JSON_GENERATOR)
         && check_optional_object (tree, root, ADDUCE_JSON_PART_OF) && check_article (tree, root)
         && check_codebook (tree, root) && check_status (tree, root);
}

/* --- items and tombstones --- */

static gboolean
read_article_values (AdduceSidecar *self, AdduceClaimReader *reader, AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *annotation = adduce_json_value_get (root, ADDUCE_JSON_ARTICLE_VALUES);

  if (annotation != NULL)
    self->article = adduce_claim_reader_read_article (reader, tree, annotation);
  return annotation == NULL || self->article != NULL;
}

static gboolean
read_items (AdduceSidecar *self, AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *items = adduce_json_read_array (tree, root, ADDUCE_JSON_ITEMS, 0,
                                                         ADDUCE_SIDECAR_MAX_CLAIMS);
  if (items == NULL)
    return FALSE;

  g_autoptr (AdduceClaimReader)
    reader = adduce_claim_reader_new (adduce_coder_get_nickname (self->coder), self->source);
  if (!read_article_values (self, reader, tree, root))
    return FALSE;
  AdduceClaim *previous = NULL;
  gboolean sorted = TRUE;
  for (const AdduceJsonValue *item = adduce_json_value_first (items); item != NULL;
       item = adduce_json_value_next (items, item))
    {
      AdduceClaim *claim = adduce_claim_reader_read (reader, tree, item);
      if (claim == NULL)
        return FALSE;
      g_ptr_array_add (self->claims, claim);

      const char *id = adduce_claim_get_id (claim);
      if (!g_hash_table_insert (self->by_id, (char *) id, claim))
        return adduce_json_fail (tree, adduce_json_value_get (item, ADDUCE_JSON_ID),
                                 ADDUCE_ERROR_FORMAT, _("another claim has the id “%s” already"),
                                 id);
      sorted = sorted && (previous == NULL || adduce_claim_compare (previous, claim) < 0);
      previous = claim;
    }
  if (!sorted)
    g_ptr_array_sort (self->claims, compare_claims_cb);
  return TRUE;
}

/* (nullable): NULL with the tree's error */
static AdduceSidecarTombstone *
read_tombstone (AdduceJsonTree *tree, const AdduceJsonValue *object)
{
  static const char *const known[] = { ADDUCE_JSON_ID, ADDUCE_JSON_REVISION, ADDUCE_JSON_MODIFIED,
                                       NULL };
  gint64 revision, modified;
  const char *id = adduce_json_read_uuid (tree, object, ADDUCE_JSON_ID);
  if (id == NULL
      || !adduce_json_read_integer (tree, object, ADDUCE_JSON_REVISION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &revision)
      || !adduce_json_read_time (tree, object, ADDUCE_JSON_MODIFIED, &modified))
    return NULL;

  AdduceSidecarTombstone *tombstone = adduce_sidecar_tombstone_new (id, (guint64) revision,
                                                                    modified);
  if (object->n_children > 3)
    {
      tombstone->unknown = json_object_new ();
      for (const AdduceJsonValue *member = adduce_json_value_first (object); member != NULL;
           member = adduce_json_value_next (object, member))
        if (!g_strv_contains (known, member->name))
          json_object_set_member (tombstone->unknown, member->name,
                                  adduce_json_value_to_node (member));
    }
  return tombstone;
}

static gboolean
read_removed (AdduceSidecar *self, AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  if (adduce_json_value_get (root, ADDUCE_JSON_REMOVED) == NULL)
    return TRUE;
  const AdduceJsonValue *removed = adduce_json_read_array (tree, root, ADDUCE_JSON_REMOVED, 0,
                                                           ADDUCE_SIDECAR_MAX_TOMBSTONES);
  if (removed == NULL)
    return FALSE;

  self->has_removed = TRUE;
  for (const AdduceJsonValue *object = adduce_json_value_first (removed); object != NULL;
       object = adduce_json_value_next (removed, object))
    {
      AdduceSidecarTombstone *tombstone = adduce_json_expect_object (tree, object)
                                            ? read_tombstone (tree, object)
                                            : NULL;
      if (tombstone == NULL)
        return FALSE;
      /* A claim that is there was put back. */
      if (g_hash_table_contains (self->by_id, tombstone->base.id))
        adduce_sidecar_tombstone_free (tombstone);
      else
        g_ptr_array_add (self->tombstones, tombstone);
    }

  g_ptr_array_sort (self->tombstones, compare_tombstones_cb);
  for (guint i = self->tombstones->len; i-- > 1;)
    if (g_str_equal (((AdduceTombstone *) self->tombstones->pdata[i])->id,
                     ((AdduceTombstone *) self->tombstones->pdata[i - 1])->id))
      g_ptr_array_remove_index (self->tombstones, i);
  return TRUE;
}

/* The header keeps what is not claims; the tree goes when all is read. */
static JsonObject *
copy_header (const AdduceJsonValue *root)
{
  JsonObject *header = json_object_new ();
  for (const AdduceJsonValue *member = adduce_json_value_first (root); member != NULL;
       member = adduce_json_value_next (root, member))
    if (!g_str_equal (member->name, ADDUCE_JSON_ITEMS)
        && !g_str_equal (member->name, ADDUCE_JSON_REMOVED)
        && !g_str_equal (member->name, ADDUCE_JSON_ARTICLE_VALUES))
      json_object_set_member (header, member->name, adduce_json_value_to_node (member));
  return header;
}

static AdduceSidecar *
read_page (AdduceJsonTree *tree)
{
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  if (!check_head (tree, root))
    return NULL;

  g_autoptr (AdduceSidecar) self = adduce_sidecar_new_from_header (copy_header (root));
  adduce_sidecar_header_changed (self);
  if (!read_items (self, tree, root) || !read_removed (self, tree, root))
    return NULL;
  return g_steal_pointer (&self);
}

AdduceSidecar *
adduce_sidecar_parse (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, error);
  if (tree == NULL)
    return NULL;
  AdduceSidecar *self = read_page (tree);
  if (self == NULL)
    g_propagate_error (error, adduce_json_steal_error (tree));
  return self;
}

AdduceSidecar *
adduce_sidecar_load (const char *path, AdduceFileStamp *ret_stamp, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  /* Its digest takes as long as all else of reading: only for who asks. */
  AdduceFileStamp stamp;
  g_autoptr (GBytes) bytes
    = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, ret_stamp != NULL ? &stamp : NULL, error);
  if (bytes == NULL)
    return NULL;

  AdduceSidecar *self = adduce_sidecar_parse (bytes, error);
  if (self == NULL)
    {
      g_autofree char *display = adduce_paths_display (path);
      g_prefix_error (error, "%s: ", display);
      return NULL;
    }
  if (ret_stamp != NULL)
    *ret_stamp = stamp;
  return self;
}
