/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an article as a file.
 *
 * Known fields are objects in `fields`, those of one's own texts in `custom`, as import writes them; where a file has
 * one elsewhere it stays there.
 */
#include "config.h"

#include "store/adduce-meta-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-article-facts.h"
#include "store/adduce-json-file.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"
#include "store/adduce-zone-store.h"
#include "text/adduce-language.h"

#define SCHEMA_VERSION "1.1"
#define OLD_VERSION "1.0" /* had no guesses */

static const char *const known[] = { ADDUCE_JSON_VALUE, ADDUCE_JSON_RAW, ADDUCE_JSON_GUESS, ADDUCE_JSON_PASSAGE, NULL };

typedef struct {
  GPtrArray *changes;
  GPtrArray *refused; /* names */
  GHashTable *now;    /* name → AdduceMetaChange that is done; borrowed */
} Apply;

AdduceMetaChange *
adduce_meta_change_new (const char *name, const AdduceMetaValue *before, const AdduceMetaValue *after)
{
  AdduceMetaChange *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (AdduceMetaChange, 1);
  *self = (AdduceMetaChange) { g_strdup (name), adduce_meta_value_copy (before), adduce_meta_value_copy (after) };
  return self;
}

AdduceMetaChange *
adduce_meta_change_invert (const AdduceMetaChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return adduce_meta_change_new (self->name, self->after, self->before);
}

void
adduce_meta_change_free (AdduceMetaChange *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  adduce_meta_value_free (self->before);
  adduce_meta_value_free (self->after);
  g_free (self);
}

/* --- reading --- */

/* (nullable): a field as it stands in `fields`. */
static AdduceMetaValue *
read_field (const AdduceJsonValue *field)
{
  gboolean is_object = field->type == ADDUCE_JSON_OBJECT;
  const char *value = is_object ? adduce_json_value_get_string (field, ADDUCE_JSON_VALUE) : NULL;
  const AdduceJsonValue *guess;

  if (value == NULL || *value == '\0')
    return NULL;
  guess = adduce_json_value_get (field, ADDUCE_JSON_GUESS);
  return adduce_meta_value_new (field->name, value, adduce_json_value_get_string (field, ADDUCE_JSON_RAW),
                                adduce_json_value_get_string (field, ADDUCE_JSON_PASSAGE),
                                guess != NULL && guess->type == ADDUCE_JSON_BOOLEAN && guess->integer != 0);
}

/* (nullable): an object of the file. */
static const AdduceJsonValue *
get_object (const AdduceJsonValue *root, const char *name)
{
  const AdduceJsonValue *value = root != NULL ? adduce_json_value_get (root, name) : NULL;

  return value != NULL && value->type == ADDUCE_JSON_OBJECT ? value : NULL;
}

static AdduceArticleMeta *
read_root (const AdduceJsonValue *root)
{
  AdduceArticleMeta *meta = adduce_article_meta_new ();
  const AdduceJsonValue *fields = get_object (root, ADDUCE_JSON_FIELDS);
  const AdduceJsonValue *custom = get_object (root, ADDUCE_JSON_CUSTOM);

  for (const AdduceJsonValue *label = custom != NULL ? adduce_json_value_first (custom) : NULL; label != NULL;
       label = adduce_json_value_next (custom, label))
    if (label->type == ADDUCE_JSON_STRING && *label->string != '\0')
      adduce_article_meta_take (meta, adduce_meta_value_new (label->name, label->string, NULL, NULL, FALSE));
  for (const AdduceJsonValue *field = fields != NULL ? adduce_json_value_first (fields) : NULL; field != NULL;
       field = adduce_json_value_next (fields, field))
    {
      AdduceMetaValue *value = read_field (field);

      if (value != NULL)
        adduce_article_meta_take (meta, value);
    }
  return meta;
}

/* What keeps a file from being changed. */
static gboolean
check_tree (AdduceJsonTree *tree, GError **error)
{
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);

  if (adduce_json_read_version (tree, root)
      && (adduce_json_value_get (root, ADDUCE_JSON_FIELDS) == NULL
          || adduce_json_read_object (tree, root, ADDUCE_JSON_FIELDS) != NULL)
      && (adduce_json_value_get (root, ADDUCE_JSON_CUSTOM) == NULL
          || adduce_json_read_object (tree, root, ADDUCE_JSON_CUSTOM) != NULL))
    return TRUE;
  g_propagate_error (error, adduce_json_steal_error (tree));
  return FALSE;
}

AdduceArticleMeta *
adduce_meta_load (const char *article, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (AdduceJsonTree) tree = NULL;

  g_return_val_if_fail (article != NULL, NULL);

  path = adduce_zones_make_path (article);
  tree = adduce_json_file_load (path, ADDUCE_ZONES_MAX_BYTES, &failed);
  if (failed == NULL && tree != NULL && !check_tree (tree, &failed))
    {
      g_autofree char *display = adduce_paths_display (path);

      g_prefix_error (&failed, "%s: ", display);
    }
  if (failed == NULL)
    return read_root (tree != NULL ? adduce_json_tree_get_root (tree) : NULL);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* --- writing --- */

/* @old: (nullable): what stood there: its other members stay */
static void
write_field (AdduceJsonWriter *writer, const AdduceMetaValue *value, const AdduceJsonValue *old)
{
  adduce_json_writer_begin_object (writer, value->name);
  adduce_json_writer_string (writer, ADDUCE_JSON_VALUE, value->value);
  if (value->raw != NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_RAW, value->raw);
  if (value->guess)
    adduce_json_writer_boolean (writer, ADDUCE_JSON_GUESS, TRUE);
  if (value->passage != NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_PASSAGE, value->passage);
  for (const AdduceJsonValue *member = old != NULL && old->type == ADDUCE_JSON_OBJECT ? adduce_json_value_first (old)
                                                                                      : NULL;
       member != NULL; member = adduce_json_value_next (old, member))
    if (!g_strv_contains (known, member->name))
      adduce_json_file_copy (writer, member);
  adduce_json_writer_end_object (writer);
}

/* Takes what is to be done to that field, if something is. */
static const AdduceMetaChange *
take_change (Apply *apply, const char *name)
{
  const AdduceMetaChange *change = g_hash_table_lookup (apply->now, name);

  if (change != NULL)
    g_hash_table_remove (apply->now, name);
  return change;
}

/* `fields`, or `custom`; @object: (nullable): what stands there */
static void
write_object (AdduceJsonWriter *writer, const AdduceJsonValue *object, const char *name, Apply *apply)
{
  gboolean is_fields = strcmp (name, ADDUCE_JSON_FIELDS) == 0;

  adduce_json_writer_begin_object (writer, name);
  for (const AdduceJsonValue *member = object != NULL ? adduce_json_value_first (object) : NULL; member != NULL;
       member = adduce_json_value_next (object, member))
    {
      const AdduceMetaChange *change = take_change (apply, member->name);

      if (change == NULL)
        adduce_json_file_copy (writer, member);
      else if (change->after != NULL && is_fields)
        write_field (writer, change->after, member);
      else if (change->after != NULL)
        adduce_json_writer_string (writer, member->name, change->after->value);
    }
  for (guint i = 0; i < apply->changes->len; i++)
    {
      const AdduceMetaChange *change = apply->changes->pdata[i];
      AdduceArticleField field;

      if (g_hash_table_lookup (apply->now, change->name) != change || change->after == NULL
          || adduce_article_field_find (change->name, &field) != is_fields)
        continue;
      take_change (apply, change->name);
      if (is_fields)
        write_field (writer, change->after, NULL);
      else
        adduce_json_writer_string (writer, change->name, change->after->value);
    }
  adduce_json_writer_end_object (writer);
}

/* Whether something is to be put that has no place yet. */
static gboolean
needs_object (Apply *apply, gboolean is_fields)
{
  GHashTableIter iter;
  gpointer change;
  AdduceArticleField field;

  g_hash_table_iter_init (&iter, apply->now);
  while (g_hash_table_iter_next (&iter, NULL, &change))
    if (((AdduceMetaChange *) change)->after != NULL
        && adduce_article_field_find (((AdduceMetaChange *) change)->name, &field) == is_fields)
      return TRUE;
  return FALSE;
}

/* Sorts out what can be done. */
static void
sort_out (Apply *apply, const AdduceJsonValue *root)
{
  g_autoptr (AdduceArticleMeta) meta = read_root (root);

  g_hash_table_remove_all (apply->now);
  g_ptr_array_set_size (apply->refused, 0);
  for (guint i = 0; i < apply->changes->len; i++)
    {
      AdduceMetaChange *change = apply->changes->pdata[i];
      const AdduceMetaValue *now = adduce_article_meta_find (meta, change->name);

      if (adduce_meta_value_equal (now, change->after))
        continue;
      if (adduce_meta_value_equal (now, change->before))
        g_hash_table_insert (apply->now, change->name, change);
      else
        g_ptr_array_add (apply->refused, g_strdup (change->name));
    }
}

/* A member of the file that stays, but for a version that would be too old. */
static void
write_other (AdduceJsonWriter *writer, const AdduceJsonValue *member)
{
  if (strcmp (member->name, ADDUCE_JSON_SCHEMA_VERSION) == 0 && member->type == ADDUCE_JSON_STRING
      && strcmp (member->string, OLD_VERSION) == 0)
    adduce_json_writer_string (writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  else
    adduce_json_file_copy (writer, member);
}

static gboolean
apply_cb (AdduceJsonTree *tree, AdduceJsonWriter *writer, gpointer user_data, gboolean *ret_changed, GError **error)
{
  static const char *const objects[] = { ADDUCE_JSON_FIELDS, ADDUCE_JSON_CUSTOM };
  Apply *apply = user_data;
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;

  if (tree != NULL && !check_tree (tree, error))
    return FALSE;
  sort_out (apply, root);
  *ret_changed = g_hash_table_size (apply->now) > 0;
  adduce_json_writer_begin_object (writer, NULL);
  if (root == NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  for (const AdduceJsonValue *member = root != NULL ? adduce_json_value_first (root) : NULL; member != NULL;
       member = adduce_json_value_next (root, member))
    if (strcmp (member->name, objects[0]) == 0 || strcmp (member->name, objects[1]) == 0)
      write_object (writer, member, member->name, apply);
    else
      write_other (writer, member);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    if (needs_object (apply, i == 0))
      write_object (writer, NULL, objects[i], apply);
  adduce_json_writer_end_object (writer);
  return TRUE;
}

gboolean
adduce_meta_apply (const char *article, GPtrArray *changes, GPtrArray **ret_refused, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GHashTable) now = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_free);
  Apply apply = { changes, refused, now };

  g_return_val_if_fail (article != NULL, FALSE);
  g_return_val_if_fail (changes != NULL, FALSE);

  path = adduce_zones_make_path (article);
  if (!adduce_json_file_update (path, ADDUCE_ZONES_MAX_BYTES, apply_cb, &apply, error))
    return FALSE;
  if (ret_refused != NULL)
    *ret_refused = g_steal_pointer (&refused);
  return TRUE;
}

char *
adduce_meta_check (const char *name, const char *value, GError **error)
{
  g_autofree char *tidy = NULL;
  AdduceArticleField field;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  tidy = adduce_article_meta_tidy (value);
  if (!adduce_article_field_find (name, &field))
    {
      if (adduce_article_field_is_own_id (name))
        return g_steal_pointer (&tidy);
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("A field can’t be called “%s”: a name begins with a letter, and has letters, digits, blanks, “_”, "
                     "“-” and “.”, at most 64 bytes"),
                   name);
      return NULL;
    }
  if (*tidy != '\0' && field == ADDUCE_ARTICLE_DATE && !adduce_article_facts_is_date (tidy))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("“%s” is no date: it is written YYYY-MM-DD, YYYY-MM or YYYY"), tidy);
      return NULL;
    }
  if (*tidy != '\0' && field == ADDUCE_ARTICLE_LANGUAGE)
    {
      char *code = adduce_language_find_code (tidy);

      if (code == NULL)
        g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                     _("“%s” is no language that is known here; write its code, like “en” or “pt-BR”"), tidy);
      return code;
    }
  return g_steal_pointer (&tidy);
}
