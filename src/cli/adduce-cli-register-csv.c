/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of `speakers` and `issues` that bring a register to and from other programs.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-register.h"

#define OPTIONS adduce_cli_register_options

/* --- export --- */

/* Row of each entry. */
static void
fill_cells_cb (AdduceEntity *entity, char *cells[3], gpointer user_data)
{
  AdduceRegisterRow *row = g_hash_table_lookup (user_data, entity);

  if (row == NULL)
    return;
  cells[0] = g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  cells[1] = g_strdup (adduce_register_row_get_first (row));
  cells[2] = g_strdup (adduce_register_row_get_last (row));
}

static GBytes *
make_csv (AdduceCliRegister *self)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      AdduceEntity *entity = adduce_register_row_get_entity (self->rows->pdata[i]);

      g_hash_table_insert (rows, entity, self->rows->pdata[i]);
      g_ptr_array_add (entities, entity);
    }
  for (guint i = 0; OPTIONS.merged && i < adduce_register_get_n_entities (self->base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (self->base, i);

      if (adduce_register_resolve (self->base, adduce_entity_get_id (entity)) != entity)
        g_ptr_array_add (entities, entity);
    }
  return adduce_register_csv_write (self->base, (AdduceEntity *const *) entities->pdata, entities->len,
                                    fill_cells_cb, rows);
}

static int
run_export (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = g_str_has_suffix (arguments[0], ".json") ? adduce_register_serialize (self->base) : make_csv (self);
  if (strcmp (arguments[0], "-") == 0)
    fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  else if (!adduce_durable_replace (arguments[0], bytes, NULL, NULL, NULL, &error))
    return adduce_cli_fail (arguments[0], error);
  return ADDUCE_CLI_FINE;
}

/* --- import --- */

/* (transfer full) (nullable) */
static GHashTable *
make_mapping (GError **error)
{
  g_autoptr (GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; OPTIONS.maps != NULL && OPTIONS.maps[i] != NULL; i++)
    {
      g_autofree char *text = adduce_cli_take_text (OPTIONS.maps[i], error);
      char *equals = text != NULL ? strrchr (text, '=') : NULL;

      if (text == NULL)
        return NULL;
      if (equals == NULL || equals == text || equals[1] == '\0')
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is not HEADING=FIELD"), text);
          return NULL;
        }
      *equals = '\0';
      g_hash_table_insert (mapping, g_strdup (text), g_strdup (equals + 1));
    }
  return g_steal_pointer (&mapping);
}

/* (transfer full) (nullable): what the file says. */
static AdduceRegister *
read_file (AdduceCliRegister *self, const char *path, gboolean *ret_copy, GPtrArray *messages, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, error);
  g_autoptr (GHashTable) mapping = bytes != NULL ? make_mapping (error) : NULL;
  g_autoptr (AdduceCsvTable) csv = NULL;

  if (mapping == NULL)
    return NULL;
  *ret_copy = g_str_has_suffix (path, ".json");
  if (*ret_copy)
    return adduce_register_parse (bytes, adduce_register_get_id (self->base), error);
  csv = adduce_csv_table_new (bytes, OPTIONS.encoding, error);
  return csv != NULL ? adduce_register_csv_read (csv, self->base, mapping, messages, error) : NULL;
}

static int
run_import (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceRegister) other = NULL;
  g_autoptr (GError) error = NULL;
  gboolean copy = FALSE;
  int status;

  other = read_file (self, arguments[0], &copy, messages, &error);
  if (other == NULL)
    return adduce_cli_fail (arguments[0], error);
  status = adduce_cli_register_perform (self, adduce_register_act_import (self->base, other, copy, messages), &error);
  g_ptr_array_add (messages, NULL);
  adduce_cli_complain_all (arguments[0], (const char *const *) messages->pdata);
  return status == ADDUCE_CLI_FINE && messages->len > 1 ? ADDUCE_CLI_PROBLEMS : status;
}

const AdduceCliRegisterAct adduce_cli_register_tables[] = {
  { "import", "FILE", 1, 1, run_import },
  { "export", "FILE", 1, 1, run_export },
  { NULL, NULL, 0, 0, NULL },
};
