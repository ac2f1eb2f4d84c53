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
check_length (AdduceJsonCursor *cursor, JsonObject *parent, const char *name, glong max)
{
  const char *text;
  if (!adduce_json_read_optional_string (cursor, parent, name, &text))
    return FALSE;
  if (text != NULL && g_utf8_strlen (text, -1) > max)
    return adduce_json_cursor_fail (cursor, name, ADDUCE_ERROR_FORMAT, _("“%s” has more than %ld characters"),
                                    name, max);
  return TRUE;
}

static gboolean
check_context (AdduceJsonCursor *cursor, JsonObject *root)
{
  JsonArray *context = adduce_json_read_array (cursor, root, ADDUCE_JSON_CONTEXT, 2, G_MAXUINT);
  if (context == NULL)
    return FALSE;
  JsonNode *first = json_array_get_element (context, 0);
  if (!JSON_NODE_HOLDS_VALUE (first) || json_node_get_value_type (first) != G_TYPE_STRING
      || !g_str_equal (json_node_get_string (first), "http://www.w3.org/ns/anno.jsonld")
      || !JSON_NODE_HOLDS_OBJECT (json_array_get_element (context, 1)))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_CONTEXT, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must begin with the address of the W3C's context and an object "
                                      "{ … } of terms; this is no file of claims"),
                                    ADDUCE_JSON_CONTEXT);
  return TRUE;
}

static gboolean
check_creator (AdduceJsonCursor *cursor, JsonObject *root)
{
  JsonObject *creator = adduce_json_read_object (cursor, root, ADDUCE_JSON_CREATOR);
  if (creator == NULL)
    return FALSE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_CREATOR);
  const char *nickname;
  if (adduce_json_read_uuid (cursor, creator, ADDUCE_JSON_ID) == NULL
      || !adduce_json_read_constant (cursor, creator, ADDUCE_JSON_TYPE, ADDUCE_JSON_PERSON_TYPE)
      || !check_length (cursor, creator, ADDUCE_JSON_NAME, MAX_NAME)
      || (nickname = adduce_json_read_string (cursor, creator, ADDUCE_JSON_NICKNAME)) == NULL)
    return FALSE;
  if (!adduce_coder_is_nickname (nickname))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_NICKNAME, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must be 1 to 32 lower-case letters a to z, digits and hyphens, "
                                      "not “%.80s”"),
                                    ADDUCE_JSON_NICKNAME, nickname);
  adduce_json_cursor_leave (cursor);
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
check_article (AdduceJsonCursor *cursor, JsonObject *root)
{
  JsonObject *article = adduce_json_read_object (cursor, root, ADDUCE_JSON_ARTICLE);
  if (article == NULL)
    return FALSE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_ARTICLE);
  gint64 length;
  const char *source = adduce_json_read_string (cursor, article, ADDUCE_JSON_SOURCE);
  if (source == NULL)
    return FALSE;
  if (!is_source (source))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_SOURCE, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must name a file beside this one or below, percent-encoded, "
                                      "not “%.80s”"),
                                    ADDUCE_JSON_SOURCE, source);
  if (adduce_json_read_string (cursor, article, ADDUCE_JSON_FORMAT) == NULL
      || !adduce_json_read_integer (cursor, article, ADDUCE_JSON_LENGTH, 0, G_MAXINT32, &length)
      || adduce_json_read_digest (cursor, article, ADDUCE_JSON_TEXT_DIGEST) == NULL
      || adduce_json_read_string (cursor, article, ADDUCE_JSON_EXTRACTOR) == NULL)
    return FALSE;
  if (json_object_has_member (article, ADDUCE_JSON_FILE_DIGEST)
      && adduce_json_read_digest (cursor, article, ADDUCE_JSON_FILE_DIGEST) == NULL)
    return FALSE;
  adduce_json_cursor_leave (cursor);
  return TRUE;
}

static gboolean
check_codebook (AdduceJsonCursor *cursor, JsonObject *root)
{
  if (!json_object_has_member (root, ADDUCE_JSON_CODEBOOK))
    return TRUE;
  JsonObject *codebook = adduce_json_read_object (cursor, root, ADDUCE_JSON_CODEBOOK);
  if (codebook == NULL)
    return FALSE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_CODEBOOK);
  gint64 version;
  if (adduce_json_read_uuid (cursor, codebook, ADDUCE_JSON_ID) == NULL
      || !adduce_json_read_integer (cursor, codebook, ADDUCE_JSON_VERSION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &version))
    return FALSE;
  adduce_json_cursor_leave (cursor);
  return TRUE;
}

static gboolean
check_status (AdduceJsonCursor *cursor, JsonObject *root)
{
  const char *status;
  AdduceStatus known;
  if (!adduce_json_read_optional_string (cursor, root, ADDUCE_JSON_STATUS, &status))
    return FALSE;
  if (status != NULL && !adduce_status_from_id (status, &known))
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_STATUS, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must be “new”, “in-progress” or “done”, not “%.80s”"),
                                    ADDUCE_JSON_STATUS, status);
  return TRUE;
}

static gboolean
check_optional_object (AdduceJsonCursor *cursor, JsonObject *root, const char *name)
{
  return !json_object_has_member (root, name) || adduce_json_read_object (cursor, root, name) != NULL;
}

static gboolean
check_head (AdduceJsonCursor *cursor, JsonObject *root)
{
  gint64 created;
  return adduce_json_read_version (cursor, root)
         && adduce_json_read_constant (cursor, root, ADDUCE_JSON_TYPE, ADDUCE_JSON_PAGE_TYPE)
         && check_context (cursor, root) && adduce_json_read_uuid (cursor, root, ADDUCE_JSON_ID) != NULL
         && adduce_json_read_time (cursor, root, ADDUCE_JSON_CREATED, &created)
         && check_length (cursor, root, ADDUCE_JSON_LABEL, MAX_LABEL) && check_creator (cursor, root)
         && check_optional_object (cursor, root, ADDUCE_JSON_GENERATOR)
         && check_optional_object (cursor, root, ADDUCE_JSON_PART_OF) && check_article (cursor, root)
         && check_codebook (cursor, root) && check_status (cursor, root);
}

/* --- items and tombstones --- */

static gboolean
read_items (AdduceSidecar *self, AdduceJsonCursor *cursor, JsonObject *root)
{
  JsonArray *items
    = adduce_json_read_array (cursor, root, ADDUCE_JSON_ITEMS, 0, ADDUCE_SIDECAR_MAX_CLAIMS);
  if (items == NULL)
    return FALSE;

  g_autoptr (AdduceClaimReader) reader
    = adduce_claim_reader_new (adduce_coder_get_nickname (self->coder), self->source);
  guint n_items = json_array_get_length (items);
  gboolean sorted = TRUE;
  adduce_json_cursor_enter (cursor, ADDUCE_JSON_ITEMS);
  for (guint i = 0; i < n_items; i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *item = adduce_json_read_element (cursor, items, i);
      AdduceClaim *claim = item == NULL ? NULL : adduce_claim_reader_read (reader, cursor, item);
      if (claim == NULL)
        return FALSE;
      g_ptr_array_add (self->claims, claim);

      const char *id = adduce_claim_get_id (claim);
      if (!g_hash_table_insert (self->by_id, (char *) id, claim))
        return adduce_json_cursor_fail (cursor, ADDUCE_JSON_ID, ADDUCE_ERROR_FORMAT,
                                        _("another claim has the id “%s” already"), id);
      sorted = sorted && (i == 0 || adduce_claim_compare (self->claims->pdata[i - 1], claim) < 0);
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);
  if (!sorted)
    g_ptr_array_sort (self->claims, compare_claims_cb);
  return TRUE;
}

/* (nullable): NULL with the cursor's error */
static AdduceSidecarTombstone *
read_tombstone (AdduceJsonCursor *cursor, JsonObject *object)
{
  static const char *const known[] = { ADDUCE_JSON_ID, ADDUCE_JSON_REVISION, ADDUCE_JSON_MODIFIED, NULL };
  gint64 revision, modified;
  const char *id = adduce_json_read_uuid (cursor, object, ADDUCE_JSON_ID);
  if (id == NULL
      || !adduce_json_read_integer (cursor, object, ADDUCE_JSON_REVISION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &revision)
      || !adduce_json_read_time (cursor, object, ADDUCE_JSON_MODIFIED, &modified))
    return NULL;

  AdduceSidecarTombstone *tombstone = adduce_sidecar_tombstone_new (id, (guint64) revision, modified);
  if (json_object_get_size (object) > 3)
    {
      tombstone->unknown = adduce_json_copy_object (object);
      for (guint i = 0; known[i] != NULL; i++)
        json_object_remove_member (tombstone->unknown, known[i]);
    }
  return tombstone;
}

static gboolean
read_removed (AdduceSidecar *self, AdduceJsonCursor *cursor, JsonObject *root)
{
  if (!json_object_has_member (root, ADDUCE_JSON_REMOVED))
    return TRUE;
  JsonArray *removed
    = adduce_json_read_array (cursor, root, ADDUCE_JSON_REMOVED, 0, ADDUCE_SIDECAR_MAX_TOMBSTONES);
  if (removed == NULL)
    return FALSE;

  self->has_removed = TRUE;
  guint n_removed = json_array_get_length (removed);
  adduce_json_cursor_enter (cursor, ADDUCE_JSON_REMOVED);
  for (guint i = 0; i < n_removed; i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *object = adduce_json_read_element (cursor, removed, i);
      AdduceSidecarTombstone *tombstone = object == NULL ? NULL : read_tombstone (cursor, object);
      if (tombstone == NULL)
        return FALSE;
      /* A claim that is there was put back. */
      if (g_hash_table_contains (self->by_id, tombstone->base.id))
        adduce_sidecar_tombstone_free (tombstone);
      else
        g_ptr_array_add (self->tombstones, tombstone);
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);

  g_ptr_array_sort (self->tombstones, compare_tombstones_cb);
  for (guint i = self->tombstones->len; i-- > 1;)
    if (g_str_equal (((AdduceTombstone *) self->tombstones->pdata[i])->id,
                     ((AdduceTombstone *) self->tombstones->pdata[i - 1])->id))
      g_ptr_array_remove_index (self->tombstones, i);
  return TRUE;
}

/* The header keeps what is not claims; the tree goes when the root does. */
static JsonObject *
copy_header (JsonObject *root)
{
  JsonObject *header = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_str_equal (name, ADDUCE_JSON_ITEMS) && !g_str_equal (name, ADDUCE_JSON_REMOVED))
      json_object_set_member (header, name, adduce_json_copy_node (node));
  return header;
}

static AdduceSidecar *
read_page (AdduceJsonCursor *cursor, JsonObject *root)
{
  if (!check_head (cursor, root))
    return NULL;

  g_autoptr (AdduceSidecar) self = adduce_sidecar_new_from_header (copy_header (root));
  adduce_sidecar_header_changed (self);
  if (!read_items (self, cursor, root) || !read_removed (self, cursor, root))
    return NULL;
  return g_steal_pointer (&self);
}

AdduceSidecar *
adduce_sidecar_parse (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  AdduceJsonCursor cursor;
  adduce_json_cursor_init (&cursor, bytes);
  g_autoptr (JsonNode) root = adduce_json_parse (&cursor);
  AdduceSidecar *self = root == NULL ? NULL : read_page (&cursor, json_node_get_object (root));
  if (self == NULL)
    g_propagate_error (error, cursor.error);
  return self;
}

AdduceSidecar *
adduce_sidecar_load (const char *path, AdduceFileStamp *ret_stamp, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  AdduceFileStamp stamp;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, &stamp, error);
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
