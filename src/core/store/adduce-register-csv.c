/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as tables.
 */
#include "config.h"

#include "store/adduce-register-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json.h"
#include "store/adduce-register-cells.h"
#include "text/adduce-breaks.h"
#include "text/adduce-csv.h"

/* Columns beside those of attributes; after them come what claims say. */
#define ID "id"
#define NAME "name"
#define ALIASES "aliases"
#define KIND "kind"
#define IGNORED "-"

static const char *const leading[] = { ID, NAME, ALIASES, KIND };
static const char *const following[] = { "wikidata", "viaf", "parent", "merged-into", "note" };
static const char *const of_claims[] = { "claims", "first", "last" };

/* Headings of ours in other words, folded: those of other programs and languages. */
static const struct {
  const char *heading;
  const char *column;
} synonyms[] = {
  { "code", ID },
  { "identifier", ID },
  { "label", NAME },
  { "value", NAME }, /* DNA's entities */
  { "canonical name", NAME },
  { "preferred label", NAME },
  { "speaker", NAME },
  { "issue", NAME },
  { "actor", NAME },
  { "person", NAME },
  { "entity", NAME },
  { "concept", NAME },
  { "full name", NAME },
  { "alias", ALIASES },
  { "other names", ALIASES },
  { "other name", ALIASES },
  { "synonyms", ALIASES },
  { "alternative names", ALIASES },
  { "also known as", ALIASES },
  { "actor type", "actor-type" },
  { "type", "actor-type" }, /* DNA's attribute */
  { "organization", "organisation" },
  { "affiliation", "organisation" },
  { "qid", "wikidata" },
  { "wikidata id", "wikidata" },
  { "viaf id", "viaf" },
  { "notes", "note" },
  { "comment", "note" },
  { "merged into", "merged-into" },
  { "mergedinto", "merged-into" },
  { "childof", "parent" },
};

/* --- writing --- */

/* The value as it stands in a cell of several. */
static void
append_value (GString *cell, AdduceEntity *entity, const char *attribute)
{
  for (guint i = 0; i < adduce_entity_get_n_values (entity); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);

      if (strcmp (value->attribute, attribute) == 0)
        adduce_register_cell_append (cell, value->value, value->from, value->to);
    }
}

static void
add_cell (GPtrArray *cells, GString *cell)
{
  g_ptr_array_add (cells, g_string_free (cell, FALSE));
}

/* All but the last @n_counts are texts. */
static void
append_row (GString *text, const char *const *cells, guint n_cells, guint n_counts)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      if (i + n_counts < n_cells)
        adduce_csv_append_text (text, cells[i] != NULL ? cells[i] : "", ',');
      else
        adduce_csv_append_cell (text, cells[i] != NULL ? cells[i] : "", ',', FALSE);
    }
  g_string_append (text, "\r\n");
}

static void
append_entity (GString *text, AdduceRegister *base, AdduceEntity *entity, AdduceRegisterCsvFunc func,
               gpointer user_data)
{
  static const AdduceEntityField fields[] = { ADDUCE_ENTITY_WIKIDATA, ADDUCE_ENTITY_VIAF, ADDUCE_ENTITY_PARENT,
                                              ADDUCE_ENTITY_MERGED_INTO, ADDUCE_ENTITY_NOTE };
  const char *const *attributes = adduce_register_list_attributes (base);
  const char *const *aliases = adduce_entity_get_aliases (entity);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  GString *names = g_string_new (NULL);
  char *claims[3] = { NULL, NULL, NULL };

  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_register_cell_append (names, aliases[i], NULL, NULL);
  g_ptr_array_add (cells, g_strdup (adduce_entity_get_id (entity)));
  g_ptr_array_add (cells, g_strdup (adduce_entity_get_name (entity)));
  add_cell (cells, names);
  g_ptr_array_add (cells, g_strdup (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND)));
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      GString *values = g_string_new (NULL);

      append_value (values, entity, attributes[i]);
      add_cell (cells, values);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (cells, g_strdup (adduce_entity_get_text (entity, fields[i])));
  if (func != NULL)
    {
      func (entity, claims, user_data);
      for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
        g_ptr_array_add (cells, claims[i]);
    }
  append_row (text, (const char *const *) cells->pdata, cells->len, func != NULL ? G_N_ELEMENTS (claims) : 0);
}

GBytes *
adduce_register_csv_write (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                           AdduceRegisterCsvFunc func, gpointer user_data)
{
  g_autoptr (GPtrArray) header = g_ptr_array_new ();
  const char *const *attributes;
  GString *text;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  attributes = adduce_register_list_attributes (base);
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    g_ptr_array_add (header, (gpointer) leading[i]);
  for (guint i = 0; attributes[i] != NULL; i++)
    g_ptr_array_add (header, (gpointer) (adduce_register_is_built_in (attributes[i])
                                           ? attributes[i]
                                           : adduce_register_get_attribute_label (base, attributes[i])));
  for (guint i = 0; i < G_N_ELEMENTS (following); i++)
    g_ptr_array_add (header, (gpointer) following[i]);
  for (guint i = 0; func != NULL && i < G_N_ELEMENTS (of_claims); i++)
    g_ptr_array_add (header, (gpointer) of_claims[i]);

  text = g_string_new ("\xef\xbb\xbf");
  append_row (text, (const char *const *) header->pdata, header->len, 0);
  for (guint i = 0; i < n_entities; i++)
    append_entity (text, base, entities[i], func, user_data);
  return g_string_free_to_bytes (text);
}

/* --- reading --- */

/* What is known while a table is read. */
typedef struct {
  AdduceCsvTable *csv;
  AdduceRegister *base;
  AdduceRegisterBuilder *builder;
  GPtrArray *columns; /* char *: what each column is; NULL: an attribute */
  GPtrArray *attributes; /* char *: its id */
  GHashTable *defined; /* attributes that were added */
  GPtrArray *messages;
  gboolean ours; /* written by us: a semicolon is a semicolon */
} Reading;

/* (nullable): the column that a heading stands for; NULL where none does. */
static const char *
find_column (const char *heading)
{
  g_autofree char *folded = adduce_breaks_fold (heading);

  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    if (strcmp (folded, leading[i]) == 0)
      return leading[i];
  for (guint i = 0; i < G_N_ELEMENTS (following); i++)
    if (strcmp (folded, following[i]) == 0)
      return following[i];
  for (guint i = 0; i < G_N_ELEMENTS (of_claims); i++)
    if (strcmp (folded, of_claims[i]) == 0)
      return IGNORED;
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (strcmp (folded, synonyms[i].heading) == 0)
      return synonyms[i].column;
  return NULL;
}

/* The id of the attribute with that name, known or to be made; (transfer full). */
static char *
make_attribute (Reading *reading, const char *heading)
{
  const char *const *attributes = adduce_register_list_attributes (reading->base);
  char *slug;

  for (guint i = 0; attributes[i] != NULL; i++)
    if (g_utf8_collate (adduce_register_get_attribute_label (reading->base, attributes[i]), heading) == 0
        || g_ascii_strcasecmp (attributes[i], heading) == 0)
      return g_strdup (attributes[i]);
  slug = adduce_breaks_slug (heading);
  if (!g_strv_contains (attributes, slug))
    adduce_register_builder_define (reading->builder, slug, heading);
  return slug;
}

/* (transfer none): without the mark that keeps spreadsheets from changing it. */
static const char *
peek_cell (Reading *reading, guint row, guint column)
{
  return adduce_csv_skip_mark (adduce_csv_table_get_cell (reading->csv, row, column));
}

static gboolean
has_column (Reading *reading, const char *column)
{
  return g_ptr_array_find_with_equal_func (reading->columns, column, (GEqualFunc) g_str_equal, NULL);
}

/* Is any cell of the column filled? */
static gboolean
is_used (AdduceCsvTable *csv, guint column)
{
  for (guint row = 1; row < adduce_csv_table_get_n_rows (csv); row++)
    if (*adduce_csv_table_get_cell (csv, row, column) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
read_header (Reading *reading, GHashTable *mapping, GError **error)
{
  guint n = adduce_csv_table_get_n_rows (reading->csv) > 0 ? adduce_csv_table_get_n_cells (reading->csv, 0) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *heading = g_strstrip (g_strdup (peek_cell (reading, 0, i)));
      const char *mapped = mapping != NULL ? g_hash_table_lookup (mapping, heading) : NULL;
      const char *column = mapped != NULL ? mapped : find_column (heading);
      const char *own = column != NULL && strcmp (column, IGNORED) != 0 ? find_column (column) : column;
      gboolean plain = own != NULL; /* else an attribute */

      if (column == NULL && (*heading == '\0' || !is_used (reading->csv, i)))
        own = IGNORED, plain = TRUE;
      if (plain && strcmp (own, IGNORED) != 0 && has_column (reading, own))
        column = NULL, plain = FALSE; /* the second of two that mean the same */
      g_ptr_array_add (reading->columns, (gpointer) (plain ? own : ""));
      g_ptr_array_add (reading->attributes, plain ? NULL : make_attribute (reading, column != NULL ? column : heading));
    }
  reading->ours = has_column (reading, ID) && has_column (reading, "merged-into");
  if (has_column (reading, NAME))
    return TRUE;
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               _("no column is called “%s”; give this heading to the one with the names"), NAME);
  return FALSE;
}

static void
note (Reading *reading, guint row, const char *message)
{
  g_ptr_array_add (reading->messages,
                   g_strdup_printf (_("line %u: %s"), adduce_csv_table_get_line (reading->csv, row), message));
}

/* (nullable): the cell of a column, trimmed; (transfer full). */
static char *
get_cell (Reading *reading, guint row, const char *column)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (reading->columns, column, (GEqualFunc) g_str_equal, &index))
    return NULL;
  return g_strstrip (g_strdup (peek_cell (reading, row, index)));
}

/* The id of a row's entry; (transfer full). */
static char *
make_id (Reading *reading, guint row, const char *name)
{
  g_autofree char *id = get_cell (reading, row, ID);
  AdduceEntity *known;

  if (id != NULL && adduce_json_is_slug (id))
    return g_steal_pointer (&id);
  known = adduce_register_find_name (reading->base, name);
  return known != NULL ? g_strdup (adduce_entity_get_id (known)) : adduce_breaks_slug (name);
}

static void
read_aliases (Reading *reading, const char *cell, AdduceEntityBuilder *builder)
{
  g_autoptr (GPtrArray) values = adduce_register_cell_split (cell, !reading->ours);

  for (guint i = 0; i < values->len; i++)
    {
      const AdduceRegisterCell *value = values->pdata[i];

      adduce_entity_builder_add_alias (builder, value->value);
    }
}

static void
read_values (Reading *reading, guint row, guint column, AdduceEntityBuilder *builder)
{
  g_autoptr (GPtrArray) values = adduce_register_cell_split (peek_cell (reading, row, column), FALSE);

  for (guint i = 0; i < values->len; i++)
    {
      const AdduceRegisterCell *cell = values->pdata[i];
      AdduceEntityValue value
        = { reading->attributes->pdata[column], cell->value, cell->from, cell->to };

      adduce_entity_builder_add_value (builder, &value);
    }
}

static void
read_fields (Reading *reading, guint row, AdduceEntityBuilder *builder)
{
  static const struct {
    const char *column;
    AdduceEntityField field;
  } fields[] = { { "wikidata", ADDUCE_ENTITY_WIKIDATA },
                 { "viaf", ADDUCE_ENTITY_VIAF },
                 { "parent", ADDUCE_ENTITY_PARENT },
                 { "merged-into", ADDUCE_ENTITY_MERGED_INTO },
                 { "note", ADDUCE_ENTITY_NOTE } };
  g_autofree char *kind = get_cell (reading, row, KIND);

  if (kind != NULL)
    adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (kind));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *cell = get_cell (reading, row, fields[i].column);

      if (cell != NULL)
        adduce_entity_builder_set_text (builder, fields[i].field, cell);
    }
}

static void
read_row (Reading *reading, guint row)
{
  g_autofree char *name = get_cell (reading, row, NAME);
  g_autofree char *id = NULL;
  g_autofree char *aliases = get_cell (reading, row, ALIASES);
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autoptr (AdduceEntity) entity = NULL;
  AdduceEntity *before;

  if (*name == '\0')
    {
      note (reading, row, _("there is no name; the row is left out"));
      return;
    }
  id = make_id (reading, row, name);
  before = adduce_register_builder_lookup (reading->builder, id);
  if (before == NULL)
    builder = adduce_entity_builder_new (id, name);
  else
    {
      builder = adduce_entity_builder_new_from (before);
      adduce_entity_builder_add_alias (builder, name);
      note (reading, row, _("a row above is about the same; both are taken together"));
    }
  if (aliases != NULL)
    read_aliases (reading, aliases, builder);
  read_fields (reading, row, builder);
  for (guint i = 0; i < reading->columns->len; i++)
    if (reading->attributes->pdata[i] != NULL)
      read_values (reading, row, i, builder);
  adduce_entity_builder_set_revision (builder, 1);
  entity = adduce_entity_builder_end (builder);
  adduce_register_builder_put (reading->builder, entity);
}

AdduceRegister *
adduce_register_csv_read (AdduceCsvTable *csv, AdduceRegister *base, GHashTable *mapping, GPtrArray *messages,
                          GError **error)
{
  g_autoptr (AdduceRegisterBuilder) builder = NULL;
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) attributes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (csv != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (messages != NULL, NULL);

  builder = adduce_register_builder_new (adduce_register_get_id (base));
  Reading reading = { csv, base, builder, columns, attributes, NULL, messages, FALSE };
  if (!read_header (&reading, mapping, error))
    return NULL;
  for (guint row = 1; row < adduce_csv_table_get_n_rows (csv); row++)
    read_row (&reading, row);
  return adduce_register_builder_end (builder);
}
