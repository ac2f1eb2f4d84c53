/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as tables.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialogs.h"
#include "adduce-ui-register-transfer.h"

/* As many sentences of a file are shown. */
#define MAX_SENTENCES 6

static void
tell (AdduceUiRegisterModel *model, const char *message)
{
  g_signal_emit_by_name (adduce_ui_register_model_get_context (model), "message", message, FALSE);
}

/* --- import --- */

/* (transfer full) (nullable) */
static AdduceRegister *
read_file (AdduceUiRegisterModel *model, const char *path, gboolean *ret_copy, GPtrArray *messages, GError **error)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (model);
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, error);
  g_autoptr (AdduceCsvTable) table = NULL;

  if (bytes == NULL)
    return NULL;
  *ret_copy = g_str_has_suffix (path, ".json");
  if (*ret_copy)
    return adduce_register_parse (bytes, adduce_register_get_id (base), error);
  table = adduce_csv_table_new (bytes, NULL, error);
  return table != NULL ? adduce_register_csv_read (table, base, NULL, messages, error) : NULL;
}

static char *
join_sentences (GPtrArray *messages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (messages->len, MAX_SENTENCES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) messages->pdata[i]);
  if (messages->len > MAX_SENTENCES)
    {
      guint n = messages->len - MAX_SENTENCES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", n), n);
    }
  return g_string_free (text, FALSE);
}

static void
import_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceRegister) other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean copy = FALSE;

  if (path == NULL || adduce_ui_register_model_get_register (model) == NULL)
    return;
  other = read_file (model, path, &copy, messages, &error);
  if (other == NULL)
    {
      tell (model, error->message);
      return;
    }
  adduce_ui_register_model_perform (
    model, adduce_register_act_import (adduce_ui_register_model_get_register (model), other, copy, messages), NULL);
  if (messages->len > 0)
    {
      g_autofree char *text = join_sentences (messages);

      tell (model, text);
    }
}

void
adduce_ui_register_import (GtkWindow *parent, AdduceUiRegisterModel *model)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  adduce_ui_dialogs_open_file (parent, _("Import a Table"), "*.csv *.tsv *.txt *.json", _("Tables and registers"),
                               import_cb, g_object_ref (model));
}

/* --- export --- */

static void
fill_cells_cb (AdduceEntity *entity, char *cells[3], gpointer user_data)
{
  AdduceRegisterRow *row = adduce_ui_register_model_lookup (user_data, adduce_entity_get_id (entity));

  cells[0] = g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  cells[1] = g_strdup (adduce_register_row_get_first (row));
  cells[2] = g_strdup (adduce_register_row_get_last (row));
}

static void
export_cb (const char *path, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) model = user_data;
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  GPtrArray *rows = adduce_ui_register_model_get_rows (model);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || adduce_ui_register_model_get_register (model) == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (entities, adduce_register_row_get_entity (rows->pdata[i]));
  bytes = adduce_register_csv_write (adduce_ui_register_model_get_register (model),
                                     (AdduceEntity *const *) entities->pdata, entities->len, fill_cells_cb, model);
  if (!adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    tell (model, error->message);
}

void
adduce_ui_register_export (GtkWindow *parent, AdduceUiRegisterModel *model, const char *name)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  adduce_ui_dialogs_save_file (parent, _("Export a Table"), name, export_cb, g_object_ref (model));
}
