/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sidecars as rows.
 */
#include "config.h"

#include "index/adduce-index-layers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"
#include "store/adduce-zone-store.h"

static const char *const claim_fields[] = { "speaker", "issue", "stance", "evidence", NULL };

struct _AdduceIndexLayers
{
  AdduceIndexDb *db;
  GHashTable *tags; /* "field\x1fcode\x1flabel" → id */
};

struct _AdduceIndexLayer
{
  AdduceSidecar *sidecar; /* NULL where its claims don't count */
  char *nickname;
  char *problem;
};

AdduceIndexLayers *
adduce_index_layers_new (AdduceIndexDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);

  AdduceIndexLayers *self = g_new0 (AdduceIndexLayers, 1);
  self->db = db;
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
adduce_index_layers_free (AdduceIndexLayers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->tags);
  g_free (self);
}

/* --- tags --- */

static sqlite3_stmt *
prepare_tag (AdduceIndexLayers *self, const char *sql, const char *field, const char *code, const char *label,
             GError **error)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, sql, error);
  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, field, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 2, code, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (statement, 3, label, -1, SQLITE_TRANSIENT);
    }
  return statement;
}

gboolean
adduce_index_layers_get_tag (AdduceIndexLayers *self, const char *field, const char *code, const char *label,
                             gint64 *ret_tag, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field != NULL && code != NULL && label != NULL, FALSE);

  g_autofree char *key = g_strjoin ("\x1f", field, code, label, NULL);
  const gint64 *known = g_hash_table_lookup (self->tags, key);
  gboolean row = FALSE;
  if (known != NULL)
    {
      *ret_tag = *known;
      return TRUE;
    }
  sqlite3_stmt *statement = prepare_tag (self, "INSERT OR IGNORE INTO tags (field, code, label) VALUES (?1, ?2, ?3)",
                                         field, code, label, error);
  if (statement == NULL || !adduce_index_db_step (self->db, statement, NULL, error))
    return FALSE;
  statement = prepare_tag (self, "SELECT id FROM tags WHERE field = ?1 AND code = ?2 AND label = ?3", field, code,
                           label, error);
  if (statement == NULL || !adduce_index_db_step (self->db, statement, &row, error))
    return FALSE;
  *ret_tag = row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  g_hash_table_insert (self->tags, g_steal_pointer (&key), g_memdup2 (ret_tag, sizeof *ret_tag));
  return TRUE;
}

/* --- reading --- */

AdduceIndexLayer *
adduce_index_layer_read (const char *folder, const AdduceIndexSource *source)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  AdduceIndexLayer *self = g_new0 (AdduceIndexLayer, 1);
  g_autofree char *path = g_build_filename (folder, source->path, NULL);
  g_autofree char *name = g_path_get_basename (source->path);
  g_autoptr (GError) error = NULL;
  self->sidecar = adduce_sidecar_load (path, NULL, &error);
  adduce_paths_parse_sidecar_name (name, NULL, &self->nickname);
  if (self->sidecar == NULL)
    {
      /* translators: why a file can't be read; the sentence begins with its name */
      self->problem = g_strdup_printf (_("%s; its claims are left out"), error->message);
      return self;
    }
  const char *inside = adduce_coder_get_nickname (adduce_sidecar_get_coder (self->sidecar));
  if (g_strcmp0 (inside, self->nickname) != 0)
    {
      g_autofree char *shown = adduce_paths_display (source->path);
      /* translators: a file of claims, and who has coded according to it */
      self->problem = g_strdup_printf (_("%s: it says that it is by “%s”; its claims are left out"), shown, inside);
      g_clear_object (&self->sidecar);
    }
  return self;
}

void
adduce_index_layer_free (gpointer data)
{
  AdduceIndexLayer *self = data;
  if (self == NULL)
    return;
  g_clear_object (&self->sidecar);
  g_free (self->nickname);
  g_free (self->problem);
  g_free (self);
}

/* --- writing --- */

static gboolean
run_with_id (AdduceIndexLayers *self, const char *sql, gint64 id, GError **error)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

gboolean
adduce_index_layers_remove (AdduceIndexLayers *self, gint64 layer, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return run_with_id (self, "DELETE FROM claim_tags WHERE claim IN (SELECT id FROM claims WHERE layer = ?1)", layer,
                      error)
         && run_with_id (self, "DELETE FROM claims WHERE layer = ?1", layer, error)
         && run_with_id (self, "DELETE FROM layers WHERE id = ?1", layer, error);
}

static gboolean
add_tag (AdduceIndexLayers *self, gint64 claim, const char *field, const char *code, const char *label,
         GError **error)
{
  gint64 tag = 0;
  if (!adduce_index_layers_get_tag (self, field, code, label, &tag, error))
    return FALSE;
  sqlite3_stmt *statement
    = adduce_index_db_prepare (self->db, "INSERT OR IGNORE INTO claim_tags (tag, claim) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, tag);
  sqlite3_bind_int64 (statement, 2, claim);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

static gboolean
add_values (AdduceIndexLayers *self, gint64 id, AdduceClaim *claim, const char *field, GError **error)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, field);
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      if (!add_tag (self, id, field, adduce_tag_get_code (tag), adduce_tag_get_label (tag), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_all_values (AdduceIndexLayers *self, gint64 id, AdduceClaim *claim, GError **error)
{
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  const char *certainty = adduce_certainty_to_id (adduce_claim_get_certainty (claim));
  const char *note = adduce_claim_get_note (claim);
  for (guint i = 0; claim_fields[i] != NULL; i++)
    if (!add_values (self, id, claim, claim_fields[i], error))
      return FALSE;
  for (guint i = 0; own[i] != NULL; i++)
    if (!add_values (self, id, claim, own[i], error))
      return FALSE;
  return (certainty == NULL
          || add_tag (self, id, "certainty", certainty,
                      adduce_certainty_get_label (adduce_claim_get_certainty (claim)), error))
         && (note == NULL || add_tag (self, id, "note", note, note, error));
}

static gboolean
add_claim (AdduceIndexLayers *self, gint64 layer, gint64 article, gint64 coder, AdduceClaim *claim, guint zones,
           GError **error)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  gboolean about_article = adduce_claim_is_about_article (claim);
  AdduceSpan span = { 0, 0 };
  if (!about_article && adduce_span_set_get_n_spans (spans) > 0)
    span = adduce_span_set_get_span (spans, 0);
  sqlite3_stmt *statement = adduce_index_db_prepare (
    self->db, "INSERT INTO claims (layer, article, coder, uuid, start, end, is_article, boilerplate) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, layer);
  sqlite3_bind_int64 (statement, 2, article);
  sqlite3_bind_int64 (statement, 3, coder);
  sqlite3_bind_text (statement, 4, adduce_claim_get_id (claim), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 5, span.start);
  sqlite3_bind_int64 (statement, 6, span.end);
  sqlite3_bind_int (statement, 7, about_article);
  sqlite3_bind_int (statement, 8, (zones & 1u << ADDUCE_ZONE_BOILERPLATE) != 0);
  return adduce_index_db_step (self->db, statement, NULL, error)
         && add_all_values (self, sqlite3_last_insert_rowid (adduce_index_db_get (self->db)), claim, error);
}

/* The layer of that name is gone after this. */
static gboolean
remove_named (AdduceIndexLayers *self, const char *name, GError **error)
{
  sqlite3_stmt *statement = adduce_index_db_prepare (self->db, "SELECT id FROM layers WHERE name = ?1", error);
  gboolean row = FALSE;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, name, (int) strlen (name), SQLITE_TRANSIENT);
  if (!adduce_index_db_step (self->db, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  gint64 id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return adduce_index_layers_remove (self, id, error);
}

static gboolean
add_layer (AdduceIndexLayers *self, gint64 article, gint64 coder, const AdduceIndexSource *source,
           AdduceIndexLayer *layer, GError **error)
{
  static const AdduceCorpusStamp none = { 0 };
  AdduceStatus status;
  sqlite3_stmt *statement = adduce_index_db_prepare (
    self->db, "INSERT INTO layers (article, name, stamp, coder, status, n_claims, problem) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article);
  sqlite3_bind_blob (statement, 2, source->path, (int) strlen (source->path), SQLITE_TRANSIENT);
  if (memcmp (&source->stamp, &none, sizeof none) != 0)
    sqlite3_bind_blob (statement, 3, &source->stamp, (int) sizeof source->stamp, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 4, coder);
  if (layer->sidecar != NULL && adduce_sidecar_get_status (layer->sidecar, &status))
    sqlite3_bind_text (statement, 5, adduce_status_to_id (status), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 6, layer->sidecar != NULL ? adduce_sidecar_get_n_claims (layer->sidecar) : 0);
  sqlite3_bind_text (statement, 7, layer->problem, -1, SQLITE_TRANSIENT);
  return adduce_index_db_step (self->db, statement, NULL, error);
}

gboolean
adduce_index_layers_write (AdduceIndexLayers *self, gint64 article, const AdduceIndexSource *source,
                           AdduceIndexLayer *layer, AdduceText *text, GArray *zones, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);
  g_return_val_if_fail (layer != NULL, FALSE);

  gint64 coder = 0;
  const char *nickname = layer->nickname != NULL ? layer->nickname : "";
  if (!remove_named (self, source->path, error)
      || !adduce_index_layers_get_tag (self, "coder", nickname, nickname, &coder, error)
      || !add_layer (self, article, coder, source, layer, error))
    return FALSE;
  if (layer->sidecar == NULL)
    return TRUE;

  gint64 id = sqlite3_last_insert_rowid (adduce_index_db_get (self->db));
  AdduceClaim *about = adduce_sidecar_get_article (layer->sidecar);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (layer->sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (layer->sidecar, i);
      guint kinds = adduce_zones_list_kinds (zones, layer->sidecar, claim, text);
      if (!add_claim (self, id, article, coder, claim, kinds, error))
        return FALSE;
    }
  return about == NULL || add_claim (self, id, article, coder, about, 0, error);
}
