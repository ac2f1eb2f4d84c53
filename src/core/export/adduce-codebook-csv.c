/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks as tables, for spreadsheets.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/adduce-codebook-qdc.h"

#include "adduce-error.h"
#include "model/adduce-codebook-builder.h"
#include "text/adduce-csv-table.h"
#include "text/adduce-csv.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"
#define MAX_ROWS 20000
#define MAX_LABEL 1024
#define MAX_TEXT 65536

enum {
  COLUMN_VARIABLE,
  COLUMN_TYPE,
  COLUMN_SCOPE,
  COLUMN_REGISTER,
  COLUMN_ID,
  COLUMN_LABEL,
  COLUMN_DEFINITION,
  COLUMN_USE,
  COLUMN_AVOID,
  COLUMN_EXAMPLE,
  COLUMN_COLOR,
  COLUMN_PATTERN,
  COLUMN_KEY,
  COLUMN_NUMBER,
  COLUMN_PARENT,
  COLUMN_RETIRED,
  COLUMN_MERGED_INTO,
  COLUMN_LITERATURE,
  N_COLUMNS,
};

static const char *const names[N_COLUMNS]
  = { "variable", "type",  "scope",   "register", "id",     "label",  "definition", "use",         "avoid",
      "example",  "color", "pattern", "key",      "number", "parent", "retired",    "merged_into", "literature" };

/* --- writing --- */

static void
append_row (GString *out, const char *const *cells)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (cells[i] != NULL && i != COLUMN_NUMBER)
        adduce_csv_append_text (out, cells[i], ',');
      else if (cells[i] != NULL)
        adduce_csv_append_cell (out, cells[i], ',', FALSE);
    }
  g_string_append (out, LINE_END);
}

static void
append_variable (GString *out, AdduceVariable *variable)
{
  const AdduceVariableInfo *info = adduce_variable_get_info (variable);
  const char *cells[N_COLUMNS] = { NULL };

  cells[COLUMN_VARIABLE] = info->id;
  cells[COLUMN_TYPE] = adduce_variable_kind_to_id (info->kind);
  cells[COLUMN_SCOPE] = info->scope == ADDUCE_SCOPE_ARTICLE ? "article" : "claim";
  cells[COLUMN_REGISTER] = info->entities;
  cells[COLUMN_LABEL] = info->label;
  cells[COLUMN_DEFINITION] = info->definition;
  cells[COLUMN_RETIRED] = info->retired ? "yes" : NULL;
  append_row (out, cells);
}

static void
append_code (GString *out, AdduceVariable *variable, AdduceCode *code)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);
  const char *cells[N_COLUMNS] = { NULL };
  g_autofree char *number = info->has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, info->number) : NULL;
  char key[7] = "";

  if (info->key != 0)
    g_unichar_to_utf8 (info->key, key);
  cells[COLUMN_VARIABLE] = adduce_variable_get_id (variable);
  cells[COLUMN_ID] = info->id;
  cells[COLUMN_LABEL] = info->label;
  cells[COLUMN_DEFINITION] = info->definition;
  cells[COLUMN_USE] = info->use;
  cells[COLUMN_AVOID] = info->avoid;
  cells[COLUMN_EXAMPLE] = info->example;
  cells[COLUMN_COLOR] = info->color;
  cells[COLUMN_PATTERN] = adduce_code_pattern_to_id (info->pattern);
  cells[COLUMN_KEY] = key;
  cells[COLUMN_NUMBER] = number;
  cells[COLUMN_PARENT] = info->parent;
  cells[COLUMN_RETIRED] = info->retired ? "yes" : NULL;
  cells[COLUMN_MERGED_INTO] = info->merged_into;
  cells[COLUMN_LITERATURE] = info->literature;
  append_row (out, cells);
}

GBytes *
adduce_codebook_to_csv (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  GString *out = g_string_new (BYTE_ORDER_MARK);
  GListModel *variables = adduce_codebook_get_variables (codebook);
  append_row (out, names);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      append_variable (out, variable);
      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        append_code (out, variable, adduce_variable_get_code (variable, j));
    }
  return g_string_free_to_bytes (out);
}

/* --- reading --- */

typedef struct {
  AdduceCodebookBuilder *builder;
  GHashTable *ids;      /* variable → its values' ids, as a set */
  GHashTable *by_label; /* lower-case label of a variable → its id */
  int columns[N_COLUMNS];
  AdduceCsvTable *table;
  guint row;
} Reader;

/* (transfer none): "" where there is no such cell. */
static const char *
get_cell (Reader *self, guint column)
{
  int at = self->columns[column];

  return at >= 0 ? adduce_csv_skip_mark (adduce_csv_table_get_cell (self->table, self->row, (guint) at)) : "";
}

static guint
get_line (Reader *self)
{
  return adduce_csv_table_get_line (self->table, self->row);
}

/* (transfer full) (nullable) */
static char *
dup_cell (Reader *self, guint column)
{
  return adduce_codebook_tidy_text (get_cell (self, column), column == COLUMN_LABEL ? MAX_LABEL : MAX_TEXT);
}

static gboolean
fail (Reader *self, GError **error, const char *column, const char *value, const char *wanted)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               /* translators: a line of a table, the name of a column, what stands there, what may stand there */
               _("line %u: in the column “%s” stands “%s”; it must be %s"), get_line (self), column, value, wanted);
  return FALSE;
}

static gboolean
read_yes (Reader *self, gboolean *ret_yes, GError **error)
{
  static const char *const yes[] = { "yes", "true", "1", "x", NULL };
  static const char *const no[] = { "", "no", "false", "0", NULL };
  g_autofree char *word = g_ascii_strdown (get_cell (self, COLUMN_RETIRED), -1);

  g_strstrip (word);
  *ret_yes = g_strv_contains (yes, word);
  return *ret_yes || g_strv_contains (no, word) || fail (self, error, names[COLUMN_RETIRED], word, _("yes or empty"));
}

/* The variable's id, which is made of its name where it is none; adds the variable where it is new. */
static char *
need_variable (Reader *self, const char *name)
{
  g_autofree char *id = g_hash_table_contains (self->ids, name) ? g_strdup (name) : NULL;
  if (id != NULL)
    return g_steal_pointer (&id);

  g_autofree char *folded = g_utf8_casefold (name, -1);
  const char *known = g_hash_table_lookup (self->by_label, folded);
  if (known != NULL)
    return g_strdup (known);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  id = adduce_codebook_make_free_id (taken, name);
  AdduceVariableInfo info = { .id = id, .label = name, .kind = ADDUCE_VARIABLE_SEVERAL };
  adduce_codebook_builder_put_variable (self->builder, &info, -1);
  g_hash_table_insert (self->ids, g_strdup (id),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));
  g_hash_table_insert (self->by_label, g_steal_pointer (&folded), g_strdup (id));
  return g_steal_pointer (&id);
}

static gboolean
read_variable (Reader *self, const char *id, GError **error)
{
  g_autofree char *label = dup_cell (self, COLUMN_LABEL);
  g_autofree char *definition = dup_cell (self, COLUMN_DEFINITION);
  g_autofree char *type = dup_cell (self, COLUMN_TYPE);
  g_autofree char *scope = dup_cell (self, COLUMN_SCOPE);
  g_autofree char *entities = dup_cell (self, COLUMN_REGISTER);
  AdduceVariableInfo info = { .id = id,
                              .label = label != NULL ? label : id,
                              .definition = definition,
                              .kind = ADDUCE_VARIABLE_SEVERAL,
                              .entities = entities };

  if (type != NULL && !adduce_variable_kind_from_id (type, &info.kind))
    return fail (self, error, names[COLUMN_TYPE], type, _("one, several, text, number, boolean, entity or date"));
  if (scope != NULL && !g_str_equal (scope, "claim") && !g_str_equal (scope, "article"))
    return fail (self, error, names[COLUMN_SCOPE], scope, _("claim or article"));
  info.scope = g_strcmp0 (scope, "article") == 0 ? ADDUCE_SCOPE_ARTICLE : ADDUCE_SCOPE_CLAIM;
  if (!read_yes (self, &info.retired, error))
    return FALSE;
  adduce_codebook_builder_put_variable (self->builder, &info, -1);
  g_hash_table_replace (self->by_label, g_utf8_casefold (info.label, -1), g_strdup (id));
  return TRUE;
}

static gboolean
read_marks (Reader *self, AdduceCodeInfo *info, char **ret_color, GError **error)
{
  g_autofree char *color = dup_cell (self, COLUMN_COLOR);
  g_autofree char *pattern = dup_cell (self, COLUMN_PATTERN);
  g_autofree char *key = dup_cell (self, COLUMN_KEY);
  g_autofree char *number = dup_cell (self, COLUMN_NUMBER);
  char *end = NULL;

  *ret_color = adduce_codebook_tidy_color (color);
  if (color != NULL && *ret_color == NULL)
    return fail (self, error, names[COLUMN_COLOR], color, _("a colour like #2b8766"));
  if (pattern != NULL && !adduce_code_pattern_from_id (pattern, &info->pattern))
    return fail (self, error, names[COLUMN_PATTERN], pattern, _("solid, dashed, double, dotted, wavy or thin"));
  if (key != NULL && *g_utf8_next_char (key) != '\0')
    return fail (self, error, names[COLUMN_KEY], key, _("one letter, digit or sign"));
  info->color = *ret_color;
  info->key = key != NULL ? g_utf8_get_char (key) : 0;
  info->has_number = number != NULL;
  info->number = number != NULL ? g_ascii_strtoll (number, &end, 10) : 0;
  if (number != NULL && *end != '\0')
    return fail (self, error, names[COLUMN_NUMBER], number, _("a whole number"));
  return TRUE;
}

static gboolean
read_code (Reader *self, const char *variable_id, const char *given_id, GError **error)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, variable_id);
  g_autofree char *label = dup_cell (self, COLUMN_LABEL);
  g_autofree char *definition = dup_cell (self, COLUMN_DEFINITION);
  g_autofree char *use = dup_cell (self, COLUMN_USE);
  g_autofree char *avoid = dup_cell (self, COLUMN_AVOID);
  g_autofree char *example = dup_cell (self, COLUMN_EXAMPLE);
  g_autofree char *parent = dup_cell (self, COLUMN_PARENT);
  g_autofree char *merged_into = dup_cell (self, COLUMN_MERGED_INTO);
  g_autofree char *literature = dup_cell (self, COLUMN_LITERATURE);
  g_autofree char *color = NULL;
  if (given_id != NULL && g_hash_table_contains (ids, given_id))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("line %u: another value of this variable has the id “%s” already"), get_line (self), given_id);
      return FALSE;
    }
  if (given_id != NULL)
    g_hash_table_add (ids, g_strdup (given_id));
  g_autofree char *id = given_id != NULL ? g_strdup (given_id) : adduce_codebook_make_free_id (ids, label);
  AdduceCodeInfo info = { .id = id,
                          .label = label != NULL ? label : id,
                          .definition = definition,
                          .use = use,
                          .avoid = avoid,
                          .example = example,
                          .parent = parent,
                          .merged_into = merged_into,
                          .literature = literature };
  if (!read_marks (self, &info, &color, error) || !read_yes (self, &info.retired, error))
    return FALSE;
  adduce_codebook_builder_put_code (self->builder, variable_id, &info, -1);
  return TRUE;
}

/* A row with neither id nor type, but a label, is a value that somebody added. */
static gboolean
read_row (Reader *self, GError **error)
{
  g_autofree char *variable = dup_cell (self, COLUMN_VARIABLE);
  g_autofree char *id = dup_cell (self, COLUMN_ID);
  g_autofree char *label = dup_cell (self, COLUMN_LABEL);
  g_autofree char *type = dup_cell (self, COLUMN_TYPE);

  if (variable == NULL && id == NULL && label == NULL)
    return TRUE;
  if (variable == NULL)
    return fail (self, error, names[COLUMN_VARIABLE], "", _("the variable that the value belongs to"));
  g_autofree char *variable_id = need_variable (self, variable);
  if (id == NULL && (type != NULL || label == NULL))
    return read_variable (self, variable_id, error);
  return read_code (self, variable_id, id, error);
}

static gboolean
read_header (Reader *self, GError **error)
{
  guint n = adduce_csv_table_get_n_rows (self->table) > 0 ? adduce_csv_table_get_n_cells (self->table, 0) : 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = -1;
      for (guint at = 0; at < n && self->columns[i] < 0; at++)
        {
          g_autofree char *name = g_ascii_strdown (adduce_csv_table_get_cell (self->table, 0, at), -1);
          if (g_str_equal (g_strstrip (name), names[i]))
            self->columns[i] = (int) at;
        }
    }
  if (self->columns[COLUMN_VARIABLE] >= 0 && self->columns[COLUMN_LABEL] >= 0)
    return TRUE;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       n == 0 ? _("the file is empty")
                              : _("line 1: the columns “variable” and “label” are missing; the first line must name "
                                  "the columns"));
  return FALSE;
}

static gboolean
read_rows (Reader *self, GError **error)
{
  guint n = adduce_csv_table_get_n_rows (self->table);

  if (n > MAX_ROWS)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("the table has more than 20,000 rows"));
      return FALSE;
    }
  for (self->row = 1; self->row < n; self->row++)
    if (!read_row (self, error))
      return FALSE;
  if (g_hash_table_size (self->ids) > 0)
    return TRUE;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the table has no variables"));
  return FALSE;
}

AdduceCodebook *
adduce_codebook_from_csv (GBytes *bytes, const char *title, GError **error)
{
  g_return_val_if_fail (bytes != NULL && title != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceCsvTable) table = adduce_csv_table_new (bytes, NULL, error);
  if (table == NULL)
    return NULL;

  g_autofree char *id = adduce_id_new ();
  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new (id, title);
  g_autoptr (GHashTable) ids
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = { .builder = builder, .ids = ids, .by_label = by_label, .table = table };
  if (!read_header (&self, error) || !read_rows (&self, error))
    return NULL;
  return adduce_codebook_builder_end (builder);
}
