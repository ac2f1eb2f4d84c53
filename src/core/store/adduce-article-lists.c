/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of articles as a file.
 */
#include "config.h"

#include "store/adduce-article-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-durable.h"
#include "store/adduce-json-file.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"

#define FILE_NAME "lists.json"
#define SCHEMA_VERSION "1.0"
#define MAX_ARTICLES 1000000

/* What is written of each list, in this order. */
static const char *const known[] = { ADDUCE_JSON_NAME, ADDUCE_JSON_EXPRESSION, ADDUCE_JSON_SAMPLE,
                                     ADDUCE_JSON_SEED, ADDUCE_JSON_CODER,      ADDUCE_JSON_ARTICLES, NULL };

/* What is to be done to the file. */
typedef struct {
  GPtrArray *lists;    /* to put, or NULL */
  const char *removed; /* or NULL */
} Change;

char *
adduce_article_lists_make_path (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  return g_build_filename (folder, FILE_NAME, NULL);
}

static gboolean
is_same_name (const char *one, const char *two)
{
  g_autofree char *a = g_utf8_casefold (one, -1);
  g_autofree char *b = g_utf8_casefold (two, -1);

  return strcmp (a, b) == 0;
}

/* --- reading --- */

/* (nullable) with *ok: there are none. */
static char **
read_articles (AdduceJsonTree *tree, const AdduceJsonValue *value, gboolean *ok)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  const AdduceJsonValue *array;

  *ok = TRUE;
  if (adduce_json_value_get (value, ADDUCE_JSON_ARTICLES) == NULL)
    return NULL;
  array = adduce_json_read_array (tree, value, ADDUCE_JSON_ARTICLES, 0, MAX_ARTICLES);
  *ok = array != NULL;
  for (const AdduceJsonValue *path = array != NULL ? adduce_json_value_first (array) : NULL; path != NULL;
       path = adduce_json_value_next (array, path))
    if (path->type == ADDUCE_JSON_STRING)
      g_strv_builder_add (paths, path->string);
    else
      {
        *ok = adduce_json_fail (tree, path, ADDUCE_ERROR_FORMAT, _("an article is named by its path, a string"));
        return NULL;
      }
  return *ok ? g_strv_builder_end (paths) : NULL;
}

static AdduceArticleList *
read_list (AdduceJsonTree *tree, const AdduceJsonValue *value)
{
  const char *name, *where = NULL, *seed = NULL, *coder = NULL;
  g_auto (GStrv) articles = NULL;
  gint64 sample = 0;
  gboolean ok;

  if (!adduce_json_expect_object (tree, value)
      || (name = adduce_json_read_string (tree, value, ADDUCE_JSON_NAME)) == NULL
      || !adduce_json_read_optional_string (tree, value, ADDUCE_JSON_EXPRESSION, &where)
      || !adduce_json_read_optional_string (tree, value, ADDUCE_JSON_SEED, &seed)
      || !adduce_json_read_optional_string (tree, value, ADDUCE_JSON_CODER, &coder)
      || (adduce_json_value_get (value, ADDUCE_JSON_SAMPLE) != NULL
          && !adduce_json_read_integer (tree, value, ADDUCE_JSON_SAMPLE, 0, MAX_ARTICLES, &sample)))
    return NULL;
  if (!adduce_article_list_is_name (name))
    {
      adduce_json_fail (tree, value, ADDUCE_ERROR_FORMAT, _("the name of a list must not be blank, nor too long"));
      return NULL;
    }
  articles = read_articles (tree, value, &ok);
  return ok ? adduce_article_list_new (name, where != NULL ? where : "", (guint) sample, seed, coder,
                                       (const char *const *) articles)
            : NULL;
}

/* (nullable): with the error in the tree. */
static const AdduceJsonValue *
get_array (AdduceJsonTree *tree)
{
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);

  return adduce_json_read_version (tree, root)
           ? adduce_json_read_array (tree, root, ADDUCE_JSON_LISTS, 0, ADDUCE_ARTICLE_LISTS_MAX) : NULL;
}

static GPtrArray *
read_tree (AdduceJsonTree *tree, GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_list_unref);
  const AdduceJsonValue *array = get_array (tree);
  gboolean ok = array != NULL;

  for (const AdduceJsonValue *value = ok ? adduce_json_value_first (array) : NULL; ok && value != NULL;
       value = adduce_json_value_next (array, value))
    {
      AdduceArticleList *list = read_list (tree, value);

      ok = list != NULL;
      if (ok)
        g_ptr_array_add (lists, list);
    }
  if (ok)
    return g_steal_pointer (&lists);
  g_propagate_error (error, adduce_json_steal_error (tree));
  return NULL;
}

GPtrArray *
adduce_article_lists_load (const char *folder, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (AdduceJsonTree) tree = NULL;
  GPtrArray *lists;

  g_return_val_if_fail (folder != NULL, NULL);

  path = adduce_article_lists_make_path (folder);
  tree = adduce_json_file_load (path, ADDUCE_DURABLE_MAX_JSON, &load_error);
  if (load_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return NULL;
    }
  if (tree == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_list_unref);
  lists = read_tree (tree, error);
  if (lists == NULL)
    {
      g_autofree char *display = adduce_paths_display (path);

      g_prefix_error (error, "%s: ", display);
    }
  return lists;
}

AdduceArticleList *
adduce_article_lists_find (GPtrArray *lists, const char *name)
{
  g_return_val_if_fail (lists != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < lists->len; i++)
    if (is_same_name (adduce_article_list_get_name (lists->pdata[i]), name))
      return lists->pdata[i];
  return NULL;
}

/* --- writing --- */

/* @old: (nullable): what stood there: its other members stay */
static void
write_list (AdduceJsonWriter *writer, AdduceArticleList *list, const AdduceJsonValue *old)
{
  const char *const *articles = adduce_article_list_get_articles (list);

  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, ADDUCE_JSON_NAME, adduce_article_list_get_name (list));
  if (*adduce_article_list_get_where (list) != '\0')
    adduce_json_writer_string (writer, ADDUCE_JSON_EXPRESSION, adduce_article_list_get_where (list));
  if (adduce_article_list_get_sample (list) > 0)
    {
      adduce_json_writer_integer (writer, ADDUCE_JSON_SAMPLE, adduce_article_list_get_sample (list));
      adduce_json_writer_string (writer, ADDUCE_JSON_SEED, adduce_article_list_get_seed (list));
    }
  if (adduce_article_list_get_coder (list) != NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_CODER, adduce_article_list_get_coder (list));
  if (articles != NULL)
    {
      adduce_json_writer_begin_array (writer, ADDUCE_JSON_ARTICLES);
      for (guint i = 0; articles[i] != NULL; i++)
        adduce_json_writer_string (writer, NULL, articles[i]);
      adduce_json_writer_end_array (writer);
    }
  for (const AdduceJsonValue *member = old != NULL ? adduce_json_value_first (old) : NULL; member != NULL;
       member = adduce_json_value_next (old, member))
    if (!g_strv_contains (known, member->name))
      adduce_json_file_copy (writer, member);
  adduce_json_writer_end_object (writer);
}

static const char *
get_name (const AdduceJsonValue *value)
{
  const char *name = value->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get_string (value, ADDUCE_JSON_NAME) : NULL;

  return name != NULL ? name : "";
}

/* The lists that stand there, with those that are put; @found: whether the one to be removed was there. */
static void
write_lists (AdduceJsonWriter *writer, const AdduceJsonValue *array, Change *change, gboolean *found)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);

  adduce_json_writer_begin_array (writer, ADDUCE_JSON_LISTS);
  for (const AdduceJsonValue *value = array != NULL ? adduce_json_value_first (array) : NULL; value != NULL;
       value = adduce_json_value_next (array, value))
    {
      AdduceArticleList *list
        = change->lists != NULL ? adduce_article_lists_find (change->lists, get_name (value)) : NULL;

      if (change->removed != NULL && is_same_name (get_name (value), change->removed))
        *found = TRUE;
      else if (list == NULL)
        adduce_json_file_copy (writer, value);
      else if (g_hash_table_add (written, list))
        write_list (writer, list, value);
    }
  for (guint i = 0; change->lists != NULL && i < change->lists->len; i++)
    if (g_hash_table_add (written, change->lists->pdata[i]))
      write_list (writer, change->lists->pdata[i], NULL);
  adduce_json_writer_end_array (writer);
}

static gboolean
change_cb (AdduceJsonTree *tree, AdduceJsonWriter *writer, gpointer user_data, gboolean *ret_changed, GError **error)
{
  Change *change = user_data;
  gboolean found = FALSE, written = FALSE;
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
  const AdduceJsonValue *array = tree != NULL ? get_array (tree) : NULL;

  if (tree != NULL && array == NULL)
    {
      g_propagate_error (error, adduce_json_steal_error (tree));
      return FALSE;
    }
  if (array != NULL && change->lists != NULL && array->n_children + change->lists->len > ADDUCE_ARTICLE_LISTS_MAX)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("A corpus has at most %d lists"),
                   ADDUCE_ARTICLE_LISTS_MAX);
      return FALSE;
    }
  adduce_json_writer_begin_object (writer, NULL);
  if (root == NULL)
    adduce_json_writer_string (writer, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  for (const AdduceJsonValue *member = root != NULL ? adduce_json_value_first (root) : NULL; member != NULL;
       member = adduce_json_value_next (root, member))
    if (member == array)
      {
        write_lists (writer, array, change, &found);
        written = TRUE;
      }
    else
      adduce_json_file_copy (writer, member);
  if (!written)
    write_lists (writer, NULL, change, &found);
  adduce_json_writer_end_object (writer);

  if (change->removed != NULL && !found)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is no list “%s”"), change->removed);
      return FALSE;
    }
  *ret_changed = TRUE;
  return TRUE;
}

gboolean
adduce_article_lists_put (const char *folder, GPtrArray *lists, GError **error)
{
  g_autofree char *path = NULL;
  Change change = { lists, NULL };

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (lists != NULL, FALSE);

  for (guint i = 0; i < lists->len; i++)
    {
      const char *const *articles = adduce_article_list_get_articles (lists->pdata[i]);

      if (!adduce_article_list_is_name (adduce_article_list_get_name (lists->pdata[i])))
        {
          g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                               _("The name of a list must not be blank, nor longer than 200 bytes"));
          return FALSE;
        }
      for (guint k = 0; articles != NULL && articles[k] != NULL; k++)
        if (!g_utf8_validate (articles[k], -1, NULL))
          {
            g_autofree char *shown = adduce_paths_display (articles[k]);

            g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                         _("“%s” can’t stand in a list, as its name is not UTF-8; rename the file"), shown);
            return FALSE;
          }
    }
  path = adduce_article_lists_make_path (folder);
  return adduce_json_file_update (path, ADDUCE_DURABLE_MAX_JSON, change_cb, &change, error);
}

gboolean
adduce_article_lists_remove (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = NULL;
  Change change = { NULL, name };

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  path = adduce_article_lists_make_path (folder);
  return adduce_json_file_update (path, ADDUCE_DURABLE_MAX_JSON, change_cb, &change, error);
}
