/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of articles as a table.
 */
#include "config.h"

#include "store/adduce-meta-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-csv.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* Known fields in their order, then all others that any article has; (element-type utf8), borrowed. */
static GPtrArray *
list_columns (GPtrArray *metas, gboolean all_fields)
{
  GPtrArray *columns = g_ptr_array_new ();
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  AdduceArticleField field;

  for (guint i = 0; i < metas->len; i++)
    for (guint k = 0; k < adduce_article_meta_get_n (metas->pdata[i]); k++)
      {
        const char *name = adduce_article_meta_get (metas->pdata[i], k)->name;

        if (g_hash_table_add (there, (gpointer) name) && !adduce_article_field_find (name, &field)
            && strcmp (name, ADDUCE_META_CSV_PATH) != 0 && strcmp (name, ADDUCE_META_CSV_GUESSES) != 0)
          g_ptr_array_add (others, (gpointer) name);
      }
  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    {
      const char *id = adduce_article_field_get_id ((AdduceArticleField) i);

      if (all_fields || g_hash_table_contains (there, id))
        g_ptr_array_add (columns, (gpointer) id);
    }
  g_ptr_array_extend (columns, others, NULL, NULL);
  return columns;
}

/* Dates and numbers are for other programs to take as such. */
static gboolean
is_plain (const char *name)
{
  AdduceArticleField field;

  return adduce_article_field_find (name, &field)
         && (field == ADDUCE_ARTICLE_DATE || field == ADDUCE_ARTICLE_WORD_COUNT);
}

static void
append_row (GString *text, const char *path, AdduceArticleMeta *meta, GPtrArray *columns)
{
  g_autoptr (GString) guesses = g_string_new (NULL);

  adduce_csv_append_text (text, path, ',');
  for (guint i = 0; i < columns->len; i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_find (meta, columns->pdata[i]);

      g_string_append_c (text, ',');
      if (is_plain (columns->pdata[i]))
        adduce_csv_append_cell (text, value != NULL ? value->value : "", ',', FALSE);
      else
        adduce_csv_append_text (text, value != NULL ? value->value : "", ',');
      if (value != NULL && value->guess)
        g_string_append_printf (guesses, "%s%s", guesses->len > 0 ? "; " : "", value->name);
    }
  g_string_append_c (text, ',');
  adduce_csv_append_text (text, guesses->str, ',');
  g_string_append (text, "\r\n");
}

GBytes *
adduce_meta_csv_write (char **paths, GPtrArray *metas, gboolean all_fields)
{
  g_autoptr (GPtrArray) columns = NULL;
  GString *text;

  g_return_val_if_fail (paths != NULL, NULL);
  g_return_val_if_fail (metas != NULL, NULL);

  columns = list_columns (metas, all_fields);
  text = g_string_new (BYTE_ORDER_MARK ADDUCE_META_CSV_PATH);
  for (guint i = 0; i < columns->len; i++)
    {
      g_string_append_c (text, ',');
      adduce_csv_append_text (text, columns->pdata[i], ',');
    }
  g_string_append (text, "," ADDUCE_META_CSV_GUESSES "\r\n");
  for (guint i = 0; i < metas->len && paths[i] != NULL; i++)
    append_row (text, paths[i], metas->pdata[i], columns);
  return g_string_free_to_bytes (text);
}

/* (nullable): the field that a heading means: its id, its label here, or a name of one's own. */
static const char *
find_field (const char *heading, AdduceArticleField *field)
{
  g_autofree char *folded = g_utf8_casefold (heading, -1);

  if (adduce_article_field_find (folded, field))
    return adduce_article_field_get_id (*field);
  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    {
      g_autofree char *label = g_utf8_casefold (adduce_article_field_get_label ((AdduceArticleField) i), -1);

      if (strcmp (label, folded) == 0)
        return adduce_article_field_get_id ((AdduceArticleField) i);
    }
  return adduce_article_field_is_own_id (heading) ? heading : NULL;
}

/* Which field each column is; %NULL: none. The column of paths is told apart. */
static const char **
read_head (AdduceCsvTable *table, guint *ret_path, GError **error)
{
  guint n = adduce_csv_table_get_n_rows (table) > 0 ? adduce_csv_table_get_n_cells (table, 0) : 0;
  g_autofree const char **names = g_new0 (const char *, n + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_path = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *heading = adduce_csv_skip_mark (adduce_csv_table_get_cell (table, 0, i));
      AdduceArticleField field;

      if (g_ascii_strcasecmp (heading, ADDUCE_META_CSV_PATH) == 0)
        {
          *ret_path = i;
          has_path = TRUE;
          continue;
        }
      if (g_ascii_strcasecmp (heading, ADDUCE_META_CSV_GUESSES) == 0 || *heading == '\0')
        continue;
      names[i] = find_field (heading, &field);
      if (names[i] == NULL || !g_hash_table_add (seen, (gpointer) names[i]))
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       names[i] == NULL ? _("the heading “%s” is no name of a field")
                                        : _("the heading “%s” is there twice"),
                       heading);
          return NULL;
        }
    }
  if (has_path)
    return g_steal_pointer (&names);
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       _("the first row has no heading “path”, which names the articles"));
  return NULL;
}

gboolean
adduce_meta_csv_read (AdduceCsvTable *table, GHashTable *known, GPtrArray *problems, AdduceMetaCsvFunc func,
                      gpointer user_data, GError **error)
{
  g_autofree const char **names = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint path_column = 0, n;

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (known != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  names = read_head (table, &path_column, error);
  if (names == NULL)
    return FALSE;
  n = adduce_csv_table_get_n_cells (table, 0);
  for (guint row = 1; row < adduce_csv_table_get_n_rows (table); row++)
    {
      const char *path = adduce_csv_skip_mark (adduce_csv_table_get_cell (table, row, path_column));
      guint n_cells = adduce_csv_table_get_n_cells (table, row);
      gboolean is_there = g_hash_table_contains (known, path);
      guint line = adduce_csv_table_get_line (table, row);

      if (!is_there || !g_hash_table_add (seen, (gpointer) path))
        {
          /* translators: the number of a line in a file, and the path of an article */
          g_ptr_array_add (problems, g_strdup_printf (is_there ? _("line %u: the article “%s” has a row already")
                                                               : _("line %u: there is no article “%s”"),
                                                      line, path));
          continue;
        }
      for (guint i = 0; i < n && i < n_cells; i++)
        if (names[i] != NULL)
          func (path, names[i], adduce_csv_skip_mark (adduce_csv_table_get_cell (table, row, i)), user_data);
    }
  return TRUE;
}
