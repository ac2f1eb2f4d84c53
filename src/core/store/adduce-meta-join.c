/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joining copies of the file with what is known of an article.
 *
 * What the two started from is not kept, as all coders write this file. So "only one side changed it" is taken for sure
 * only where the other has nothing there, or what was guessed.
 */
#include "config.h"

#include "store/adduce-meta-join.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/adduce-corpus-walk.h"
#include "store/adduce-durable.h"
#include "store/adduce-json-file.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"
#include "store/adduce-versions.h"
#include "store/adduce-zone-store.h"

/* One copy that comes into a file; @changed and what follows it is of the last try. */
typedef struct {
  AdduceJsonTree *copy;
  gboolean changed;
  GPtrArray *changes;
  GPtrArray *contested;
} Join;

/* --- which there are --- */

static void
file_free (gpointer data)
{
  AdduceMetaFile *self = data;
  g_free (self->article);
  g_free (self->path);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const AdduceMetaFile *const *) a)->path, (*(const AdduceMetaFile *const *) b)->path);
}

static int
compare_paths_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static AdduceMetaFile *
need_file (GPtrArray *files, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((AdduceMetaFile *) files->pdata[i])->path, path))
      return files->pdata[i];

  AdduceMetaFile *file = g_new0 (AdduceMetaFile, 1);
  file->article = g_strndup (path, strlen (path) - strlen (ADDUCE_PATHS_META_SUFFIX));
  file->path = g_steal_pointer (&path);
  file->copies = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (files, file);
  return file;
}

/* @only: (nullable): the name of a file whose copies are wanted */
static void
add_folder (GPtrArray *files, const char *folder, const char *only)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *of = NULL;
      if (name[0] != '.' && adduce_paths_parse_meta_conflict_name (name, &of)
          && (only == NULL || g_str_equal (of, only)))
        g_ptr_array_add (need_file (files, folder, of)->copies, g_build_filename (folder, name, NULL));
    }
}

GPtrArray *
adduce_meta_files_list_copied (const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (path, NULL, error);
      if (walk == NULL)
        return NULL;
      for (guint index; adduce_corpus_walk_next (walk, &index);)
        {
          const char *relative = adduce_corpus_walk_get_folder (walk, index)->relative;
          g_autofree char *folder = *relative == '\0' ? g_strdup (path) : g_build_filename (path, relative, NULL);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          add_folder (files, folder, NULL);
        }
    }
  else
    {
      g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
      g_autofree char *meta = adduce_zones_make_path (name);
      add_folder (files, folder, meta);
    }
  g_ptr_array_sort (files, compare_files_cb);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_sort (((AdduceMetaFile *) files->pdata[i])->copies, compare_paths_cb);
  return g_steal_pointer (&files);
}

/* --- joining two pages --- */

static void
difference_free (gpointer data)
{
  AdduceMetaDifference *self = data;
  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* (transfer full): what people are shown: of a field its value, of a mark its words, of anything else the JSON. */
static char *
dup_words (const AdduceJsonValue *value)
{
  if (value->type == ADDUCE_JSON_STRING)
    return g_strdup (value->string);
  const char *words = NULL;
  if (value->type == ADDUCE_JSON_OBJECT && (words = adduce_json_value_get_string (value, ADDUCE_JSON_VALUE)) == NULL)
    words = adduce_json_value_get_string (value, ADDUCE_JSON_QUOTE);
  if (words != NULL)
    return g_strdup (words);
  g_autoptr (JsonNode) node = adduce_json_value_to_node (value);
  return adduce_json_node_to_text (node);
}

/* @before: (nullable) */
static void
add_difference (GPtrArray *differences, const char *name, const AdduceJsonValue *before, const AdduceJsonValue *after)
{
  AdduceMetaDifference *difference = g_new0 (AdduceMetaDifference, 1);
  *difference
    = (AdduceMetaDifference) { g_strdup (name), before != NULL ? dup_words (before) : NULL, dup_words (after) };
  g_ptr_array_add (differences, difference);
}

static gboolean
same (const AdduceJsonValue *a, const AdduceJsonValue *b)
{
  g_autoptr (JsonNode) x = adduce_json_value_to_node (a), y = adduce_json_value_to_node (b);
  g_autofree char *text = adduce_json_node_to_text (x), *other = adduce_json_node_to_text (y);
  return g_str_equal (text, other);
}

static gboolean
is_guess (const AdduceJsonValue *field)
{
  const AdduceJsonValue *guess
    = field->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get (field, ADDUCE_JSON_GUESS) : NULL;
  return guess != NULL && guess->type == ADDUCE_JSON_BOOLEAN && guess->integer != 0;
}

/* Do two fields say the same, though what else is known of them may differ? */
static gboolean
same_value (const AdduceJsonValue *a, const AdduceJsonValue *b)
{
  const char *x = a->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get_string (a, ADDUCE_JSON_VALUE) : NULL;
  const char *y = b->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get_string (b, ADDUCE_JSON_VALUE) : NULL;
  return x != NULL && g_strcmp0 (x, y) == 0;
}

/* Both have it. */
static void
join_field (Join *self, AdduceJsonWriter *writer, const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  if (same (own, found))
    {
      adduce_json_file_copy (writer, own);
      return;
    }
  gboolean theirs = is_guess (own) && !is_guess (found);
  adduce_json_file_copy (writer, theirs ? found : own);
  self->changed = self->changed || theirs;
  if (theirs && !same_value (own, found))
    add_difference (self->changes, own->name, own, found);
  else if (!theirs && is_guess (own) == is_guess (found) && !same_value (own, found))
    add_difference (self->contested, own->name, own, found);
}

/* `fields`, or `custom`; @own: (nullable): as it is in the file */
static void
join_object (Join *self, AdduceJsonWriter *writer, const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  adduce_json_writer_begin_object (writer, found->name);
  for (const AdduceJsonValue *member = own != NULL ? adduce_json_value_first (own) : NULL; member != NULL;
       member = adduce_json_value_next (own, member))
    {
      const AdduceJsonValue *other = adduce_json_value_get (found, member->name);
      if (other != NULL)
        join_field (self, writer, member, other);
      else
        adduce_json_file_copy (writer, member);
    }
  for (const AdduceJsonValue *member = adduce_json_value_first (found); member != NULL;
       member = adduce_json_value_next (found, member))
    if (own == NULL || adduce_json_value_get (own, member->name) == NULL)
      {
        adduce_json_file_copy (writer, member);
        add_difference (self->changes, member->name, NULL, member);
        self->changed = TRUE;
      }
  adduce_json_writer_end_object (writer);
}

static gboolean
has_element (const AdduceJsonValue *array, const AdduceJsonValue *element)
{
  for (const AdduceJsonValue *one = adduce_json_value_first (array); one != NULL;
       one = adduce_json_value_next (array, one))
    if (same (one, element))
      return TRUE;
  return FALSE;
}

/* Marks of one kind that overlap are one when they are read. */
static void
join_zones (Join *self, AdduceJsonWriter *writer, const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  adduce_json_writer_begin_array (writer, own->name);
  for (const AdduceJsonValue *zone = adduce_json_value_first (own); zone != NULL;
       zone = adduce_json_value_next (own, zone))
    adduce_json_file_copy (writer, zone);
  for (const AdduceJsonValue *zone = adduce_json_value_first (found); zone != NULL;
       zone = adduce_json_value_next (found, zone))
    if (!has_element (own, zone))
      {
        adduce_json_file_copy (writer, zone);
        add_difference (self->changes, own->name, NULL, zone);
        self->changed = TRUE;
      }
  adduce_json_writer_end_array (writer);
}

static gboolean
is_later_version (const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  return own->type == ADDUCE_JSON_STRING && found->type == ADDUCE_JSON_STRING
         && (strlen (found->string) > strlen (own->string)
             || (strlen (found->string) == strlen (own->string) && strcmp (found->string, own->string) > 0));
}

static gboolean
are (AdduceJsonType type, const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  return own->type == type && found->type == type;
}

/* A member that both have. */
static void
join_member (Join *self, AdduceJsonWriter *writer, const AdduceJsonValue *own, const AdduceJsonValue *found)
{
  gboolean holds_fields = g_str_equal (own->name, ADDUCE_JSON_FIELDS) || g_str_equal (own->name, ADDUCE_JSON_CUSTOM);

  if (holds_fields && are (ADDUCE_JSON_OBJECT, own, found))
    join_object (self, writer, own, found);
  else if (g_str_equal (own->name, ADDUCE_JSON_ZONES) && are (ADDUCE_JSON_ARRAY, own, found))
    join_zones (self, writer, own, found);
  else if (g_str_equal (own->name, ADDUCE_JSON_SCHEMA_VERSION))
    {
      gboolean later = is_later_version (own, found);
      adduce_json_file_copy (writer, later ? found : own);
      self->changed = self->changed || later;
    }
  else
    {
      adduce_json_file_copy (writer, own);
      if (!same (own, found))
        add_difference (self->contested, own->name, own, found);
    }
}

/* Only the copy has it. */
static void
take_member (Join *self, AdduceJsonWriter *writer, const AdduceJsonValue *found)
{
  gboolean holds_fields
    = g_str_equal (found->name, ADDUCE_JSON_FIELDS) || g_str_equal (found->name, ADDUCE_JSON_CUSTOM);

  self->changed = TRUE;
  if (holds_fields && found->type == ADDUCE_JSON_OBJECT)
    {
      join_object (self, writer, NULL, found);
      return;
    }
  adduce_json_file_copy (writer, found);
  if (!g_str_equal (found->name, ADDUCE_JSON_SCHEMA_VERSION))
    add_difference (self->changes, found->name, NULL, found);
}

/* What another version of Adduce will have written is not understood. */
static gboolean
check_version (AdduceJsonTree *tree, GError **error)
{
  if (adduce_json_read_version (tree, adduce_json_tree_get_root (tree)))
    return TRUE;
  g_propagate_error (error, adduce_json_steal_error (tree));
  return FALSE;
}

static gboolean
join_cb (AdduceJsonTree *tree, AdduceJsonWriter *writer, gpointer data, gboolean *ret_changed, GError **error)
{
  Join *self = data;
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
  const AdduceJsonValue *other = adduce_json_tree_get_root (self->copy);

  if (tree != NULL && !check_version (tree, error))
    return FALSE;
  self->changed = FALSE;
  g_ptr_array_set_size (self->changes, 0);
  g_ptr_array_set_size (self->contested, 0);
  adduce_json_writer_begin_object (writer, NULL);
  for (const AdduceJsonValue *member = root != NULL ? adduce_json_value_first (root) : NULL; member != NULL;
       member = adduce_json_value_next (root, member))
    {
      const AdduceJsonValue *found = adduce_json_value_get (other, member->name);
      if (found != NULL)
        join_member (self, writer, member, found);
      else
        adduce_json_file_copy (writer, member);
    }
  for (const AdduceJsonValue *member = adduce_json_value_first (other); member != NULL;
       member = adduce_json_value_next (other, member))
    if (root == NULL || adduce_json_value_get (root, member->name) == NULL)
      take_member (self, writer, member);
  adduce_json_writer_end_object (writer);
  *ret_changed = self->changed;
  return TRUE;
}

/* --- copies --- */

static void
joined_free (gpointer data)
{
  AdduceJoinedMeta *self = data;
  g_free (self->path);
  g_free (self->problem);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->contested);
  g_free (self);
}

/* (transfer full): what is to be decided, and how. */
static char *
describe_contested (GPtrArray *contested)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < contested->len; i++)
    {
      const AdduceMetaDifference *one = contested->pdata[i];
      /* translators: a field, what it is in the file, and what it is in a copy of the file */
      g_string_append_printf (words, _("%s is “%s” here and “%s” in the copy; "), one->name, one->before, one->after);
    }
  g_string_append (words, _("set what is right, and remove the copy"));
  return g_string_free (words, FALSE);
}

static gboolean
join (AdduceJoinedMeta *self, const char *path, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = adduce_json_file_load (self->path, ADDUCE_ZONES_MAX_BYTES, error);
  Join run = { tree, FALSE, self->changes, self->contested };
  if (tree == NULL || !check_version (tree, error))
    return FALSE;

  g_autoptr (GBytes) before = adduce_durable_read (path, ADDUCE_ZONES_MAX_BYTES, NULL, NULL);
  if (before != NULL)
    adduce_versions_keep (path, before, NULL, NULL, NULL);
  if (!adduce_json_file_update (path, ADDUCE_ZONES_MAX_BYTES, join_cb, &run, error))
    return FALSE;
  self->identical = !run.changed && self->contested->len == 0;
  return TRUE;
}

/* What was in the copy is in the file, or kept as one of its versions. */
static void
remove_copy (AdduceJoinedMeta *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr (GBytes) bytes = adduce_durable_read (self->path, ADDUCE_ZONES_MAX_BYTES, NULL, NULL);
  if (bytes == NULL || !adduce_paths_may_remove_conflict (name))
    return;
  self->removed = adduce_versions_keep (path, bytes, NULL, NULL, NULL) && g_unlink (self->path) == 0;
}

static AdduceJoinedMeta *
join_copy (const char *path, const char *copy)
{
  AdduceJoinedMeta *self = g_new0 (AdduceJoinedMeta, 1);
  g_autoptr (GError) error = NULL;
  self->path = g_strdup (copy);
  self->changes = g_ptr_array_new_with_free_func (difference_free);
  self->contested = g_ptr_array_new_with_free_func (difference_free);
  if (!join (self, path, &error))
    self->problem = g_strdup (error != NULL ? error->message : _("the copy is gone"));
  else if (self->contested->len > 0)
    self->problem = describe_contested (self->contested);
  else
    remove_copy (self, path);
  return self;
}

GPtrArray *
adduce_meta_file_join_copies (const AdduceMetaFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  GPtrArray *joined = g_ptr_array_new_with_free_func (joined_free);
  for (guint i = 0; i < file->copies->len; i++)
    g_ptr_array_add (joined, join_copy (file->path, file->copies->pdata[i]));
  return joined;
}

/* Would joining it change anything, or leave a question? */
static gboolean
has_news (const char *path, const char *copy)
{
  g_autoptr (AdduceJsonTree) tree = adduce_json_file_load (copy, ADDUCE_ZONES_MAX_BYTES, NULL);
  g_autoptr (AdduceJsonTree) own = adduce_json_file_load (path, ADDUCE_ZONES_MAX_BYTES, NULL);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (GPtrArray) contested = g_ptr_array_new_with_free_func (difference_free);
  Join run = { tree, FALSE, changes, contested };
  AdduceJsonWriter writer;
  gboolean changed = FALSE;
  if (tree == NULL)
    return TRUE;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  gboolean joined = join_cb (own, &writer, &run, &changed, NULL);
  g_string_free (adduce_json_writer_end (&writer), TRUE);
  return !joined || changed || contested->len > 0;
}

gboolean
adduce_meta_file_copies_wait (const AdduceMetaFile *file)
{
  g_return_val_if_fail (file != NULL, FALSE);

  for (guint i = 0; i < file->copies->len; i++)
    {
      g_autofree char *name = g_path_get_basename (file->copies->pdata[i]);
      if (adduce_paths_may_remove_conflict (name) || has_news (file->path, file->copies->pdata[i]))
        return TRUE;
    }
  return FALSE;
}
