/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones as a file.
 */
#include "config.h"

#include "store/adduce-zone-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-durable.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"

#define SCHEMA_VERSION "1.0"

/* The most zones of a file; an article has fewer paragraphs. */
#define MAX_ZONES 100000

/* Times that a write is tried where somebody else wrote meanwhile. */
#define MAX_TRIES 5

/* What a file holds. */
typedef struct {
  AdduceFileStamp stamp;
  JsonObject *root; /* NULL where there is no file */
  GArray *zones;    /* AdduceZone, placed */
  GPtrArray *kept;  /* JsonNode: elements that could not be placed or are not known */
  guint n_lost;     /* of these: whose words are gone */
} Meta;

static void
meta_clear (Meta *meta)
{
  g_clear_pointer (&meta->root, json_object_unref);
  g_clear_pointer (&meta->zones, g_array_unref);
  g_clear_pointer (&meta->kept, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Meta, meta_clear)

static void
meta_init (Meta *meta)
{
  *meta = (Meta) { 0 };
  meta->zones = g_array_new (FALSE, FALSE, sizeof (AdduceZone));
  meta->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
}

char *
adduce_zones_make_path (const char *article)
{
  return g_strconcat (article, ADDUCE_PATHS_META_SUFFIX, NULL);
}

/* The words that a zone begins with. */
static char *
dup_quote (AdduceText *text, AdduceSpan span)
{
  span.end = MIN (span.end, span.start + ADDUCE_ZONES_QUOTE);
  return adduce_text_dup_slice (text, span);
}

/* --- reading --- */

/* Where the zone is in the text as it is now. */
static gboolean
place (AdduceText *text, AdduceSpan *span, const char *quote)
{
  guint length = adduce_text_get_length (text);
  guint size = span->end - span->start;
  const char *utf8 = adduce_text_get_utf8 (text);
  const char *found;
  guint start;

  if (*quote == '\0')
    return FALSE;
  if (span->end <= length)
    {
      g_autofree char *here = dup_quote (text, *span);

      if (strcmp (here, quote) == 0)
        return TRUE;
    }

  found = strstr (utf8, quote);
  if (found == NULL || strstr (found + 1, quote) != NULL)
    return FALSE;
  start = adduce_text_get_offset_at_byte (text, (gsize) (found - utf8));
  if (start + size > length)
    return FALSE;

  *span = (AdduceSpan) { start, start + size };
  return TRUE;
}

static gboolean
read_zone (Meta *meta, AdduceJsonTree *tree, const AdduceJsonValue *value, AdduceText *text)
{
  const char *kind_id, *quote;
  gint64 start, end;
  AdduceZone zone;

  if (!adduce_json_expect_object (tree, value)
      || (kind_id = adduce_json_read_string (tree, value, ADDUCE_JSON_KIND)) == NULL
      || !adduce_json_read_integer (tree, value, ADDUCE_JSON_START, 0, G_MAXINT32, &start)
      || !adduce_json_read_integer (tree, value, ADDUCE_JSON_END, start + 1, G_MAXINT32, &end)
      || (quote = adduce_json_read_string (tree, value, ADDUCE_JSON_QUOTE)) == NULL)
    return FALSE;

  zone.span = (AdduceSpan) { (guint) start, (guint) end };
  if (!adduce_zone_kind_from_id (kind_id, &zone.kind))
    g_ptr_array_add (meta->kept, adduce_json_value_to_node (value));
  else if (!place (text, &zone.span, quote))
    {
      g_ptr_array_add (meta->kept, adduce_json_value_to_node (value));
      meta->n_lost++;
    }
  else
    {
      g_autoptr (GArray) old = meta->zones;

      meta->zones = adduce_zones_mark (old, zone.kind, zone.span, TRUE);
    }
  return TRUE;
}

static gboolean
read_tree (Meta *meta, AdduceJsonTree *tree, AdduceText *text)
{
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  const AdduceJsonValue *zones;
  g_autoptr (JsonNode) node = NULL;

  if (!adduce_json_read_version (tree, root))
    return FALSE;
  if (adduce_json_value_get (root, ADDUCE_JSON_ZONES) != NULL)
    {
      zones = adduce_json_read_array (tree, root, ADDUCE_JSON_ZONES, 0, MAX_ZONES);
      if (zones == NULL)
        return FALSE;
      for (const AdduceJsonValue *value = adduce_json_value_first (zones); value != NULL;
           value = adduce_json_value_next (zones, value))
        if (!read_zone (meta, tree, value, text))
          return FALSE;
    }

  node = adduce_json_value_to_node (root);
  meta->root = json_object_ref (json_node_get_object (node));
  return TRUE;
}

static gboolean
read_file (Meta *meta, const char *path, AdduceText *text, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_ZONES_MAX_BYTES, &meta->stamp, &read_error);
  g_autoptr (AdduceJsonTree) tree = NULL;
  g_autofree char *display = adduce_paths_display (path);

  if (g_error_matches (read_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      meta->stamp = (AdduceFileStamp) { 0 };
      return TRUE;
    }
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return FALSE;
    }

  tree = adduce_json_tree_new (bytes, error);
  if (tree != NULL && !read_tree (meta, tree, text))
    {
      g_propagate_error (error, adduce_json_steal_error (tree));
      g_clear_pointer (&tree, adduce_json_tree_free);
    }
  if (tree == NULL)
    g_prefix_error (error, "%s: ", display);
  return tree != NULL;
}

/* --- writing --- */

static void
write_zones (AdduceJsonWriter *writer, Meta *meta, AdduceText *text)
{
  adduce_json_writer_begin_array (writer, ADDUCE_JSON_ZONES);
  for (guint i = 0; i < meta->zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (meta->zones, AdduceZone, i);
      g_autofree char *quote = dup_quote (text, zone->span);

      adduce_json_writer_begin_object (writer, NULL);
      adduce_json_writer_string (writer, ADDUCE_JSON_KIND, adduce_zone_kind_to_id (zone->kind));
      adduce_json_writer_integer (writer, ADDUCE_JSON_START, zone->span.start);
      adduce_json_writer_integer (writer, ADDUCE_JSON_END, zone->span.end);
      adduce_json_writer_string (writer, ADDUCE_JSON_QUOTE, quote);
      adduce_json_writer_end_object (writer);
    }
  for (guint i = 0; i < meta->kept->len; i++)
    adduce_json_writer_node (writer, NULL, meta->kept->pdata[i]);
  adduce_json_writer_end_array (writer);
}

/* All members in their order, the zones in their place or at the end. */
static GBytes *
write_file (Meta *meta, AdduceText *text)
{
  AdduceJsonWriter writer;
  GString *string;
  gboolean written = FALSE;

  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  if (meta->root == NULL)
    adduce_json_writer_string (&writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  else
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init_ordered (&iter, meta->root);
      while (json_object_iter_next_ordered (&iter, &name, &node))
        if (g_str_equal (name, ADDUCE_JSON_ZONES))
          {
            write_zones (&writer, meta, text);
            written = TRUE;
          }
        else
          adduce_json_writer_node (&writer, name, node);
    }
  if (!written)
    write_zones (&writer, meta, text);
  adduce_json_writer_end_object (&writer);

  string = adduce_json_writer_end (&writer);
  return g_string_free_to_bytes (string);
}

static gboolean
equal (GArray *a, GArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    {
      const AdduceZone *one = &g_array_index (a, AdduceZone, i), *two = &g_array_index (b, AdduceZone, i);

      if (one->kind != two->kind || one->span.start != two->span.start || one->span.end != two->span.end)
        return FALSE;
    }
  return a->len == b->len;
}

GArray *
adduce_zones_load (const char *article, AdduceText *text, guint *ret_n_lost, GError **error)
{
  g_autofree char *path = NULL;
  g_auto (Meta) meta = { 0 };

  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  path = adduce_zones_make_path (article);
  meta_init (&meta);
  if (!read_file (&meta, path, text, error))
    return NULL;

  if (ret_n_lost != NULL)
    *ret_n_lost = meta.n_lost;
  return g_steal_pointer (&meta.zones);
}

static gboolean
is_within (GArray *zones, AdduceZoneKind kind, AdduceSpanSet *spans)
{
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    if (!adduce_zones_cover (zones, kind, adduce_span_set_get_span (spans, i)))
      return FALSE;
  return adduce_span_set_get_n_spans (spans) > 0;
}

guint
adduce_zones_list_kinds (GArray *zones, AdduceSidecar *sidecar, AdduceClaim *claim, AdduceText *text)
{
  guint kinds = 0;

  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), 0);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), 0);

  if (zones == NULL || zones->len == 0 || text == NULL || adduce_claim_is_about_article (claim))
    return 0;
  for (guint kind = 0; kind < ADDUCE_N_ZONE_KINDS; kind++)
    if (is_within (zones, (AdduceZoneKind) kind, adduce_claim_get_spans (claim)))
      kinds |= 1u << kind;
  return kinds != 0 && adduce_sidecar_is_anchored (sidecar, claim, text) ? kinds : 0;
}

static GArray *
mark_all (GArray *zones, AdduceZoneKind kind, GArray *spans, gboolean marked)
{
  GArray *result = g_array_ref (zones);

  for (guint i = 0; i < spans->len; i++)
    {
      g_autoptr (GArray) before = result;

      result = adduce_zones_mark (before, kind, g_array_index (spans, AdduceSpan, i), marked);
    }
  return result;
}

GArray *
adduce_zones_store_marks (const char *article, AdduceText *text, AdduceZoneKind kind, GArray *spans, gboolean marked,
                          GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (AdduceLock) lock = NULL;

  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (spans != NULL, NULL);

  path = adduce_zones_make_path (article);
  lock = adduce_lock_acquire (path);
  for (guint try = 1;; try++)
    {
      g_auto (Meta) meta = { 0 };
      g_autoptr (GArray) zones = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) write_error = NULL;

      meta_init (&meta);
      if (!read_file (&meta, path, text, error))
        return NULL;

      zones = mark_all (meta.zones, kind, spans, marked);
      if (equal (zones, meta.zones))
        return g_steal_pointer (&zones);

      g_array_unref (meta.zones);
      meta.zones = g_array_ref (zones);
      bytes = write_file (&meta, text);
      if (adduce_durable_replace (path, bytes, &meta.stamp, NULL, NULL, &write_error))
        return g_steal_pointer (&zones);
      if (!g_error_matches (write_error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT) || try == MAX_TRIES)
        {
          g_propagate_error (error, g_steal_pointer (&write_error));
          return NULL;
        }
    }
}

GArray *
adduce_zones_store_mark (const char *article, AdduceText *text, AdduceZoneKind kind, AdduceSpan span,
                         gboolean marked, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (adduce_text_contains_span (text, span), NULL);

  g_array_append_val (spans, span);
  return adduce_zones_store_marks (article, text, kind, spans, marked, error);
}
