/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables for column stores, ready to be made Parquet: a folder with the claims as JSON Lines in shards by article, and
 * schema.json, which says what the columns are. The columns are those of CSV. Every row has every key, of one type:
 * unset text is "", an unset number null. All rows of an article are in one shard, the same in each export.
 */

#include "config.h"

#include "export/adduce-export-cells.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_SHARDS 4

/* What the columns are called, and what they are, as the first row has them. */
typedef struct {
  char **names;
  GHashTable *numbers; /* of columns */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_strfreev (state->names);
  g_hash_table_unref (state->numbers);
  g_free (state);
}

static guint
count_shards (const AdduceExportRun *run)
{
  return run->options->n_shards > 0 ? run->options->n_shards : DEFAULT_SHARDS;
}

static char *
make_name (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autofree char *begin = g_strndup (article->id, 8);
  guint64 shard = g_ascii_strtoull (begin, NULL, 16) % count_shards (run);

  return g_strdup_printf ("claims/part-%05u.jsonl", (guint) shard);
}

/* Numbers as they stand, so that none is changed on its way through a double. */
static void
append_number (GString *out, const char *value)
{
  char *end = NULL;

  g_ascii_strtod (value, &end);
  g_string_append (out, *value != '\0' && *end == '\0' ? value : "null");
}

static void
append_row (GString *out, AdduceExportRun *run, const AdduceExportRow *row)
{
  const State *state = run->state;
  guint n_cells;
  const AdduceExportCell *cells = adduce_export_cells_fill (run, row, &n_cells);
  g_autoptr (AdduceReport) report = adduce_report_new (FALSE);

  for (guint i = 0; i < n_cells; i++)
    {
      const AdduceExportCell *cell = &cells[i];

      g_string_append (out, i > 0 ? "," : "{");
      adduce_report_string (report, NULL, state->names[i]);
      adduce_export_append_report (out, report);
      g_string_append_c (out, ':');
      if (cell->kind == ADDUCE_CELL_NUMBER)
        {
          g_hash_table_add (state->numbers, g_strdup (state->names[i]));
          append_number (out, cell->value);
          continue;
        }
      adduce_report_string (report, NULL, cell->value);
      adduce_export_append_report (out, report);
    }
  g_string_append (out, "}\n");
}

static void
shards_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);

  state->names = adduce_export_cells_list_names (run);
  state->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run->state = state;
}

static void
shards_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  g_autofree char *name = make_name (run, article);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);
          const AdduceExportRow row = { article, layer, one->claim, one->anchored };

          append_row (adduce_export_target_get (run->target, name), run, &row);
        }
    }
}

static void
shards_end (AdduceExportRun *run)
{
  const State *state = run->state;
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "table", "claims");
  adduce_report_string (report, "files", "claims/part-*.jsonl");
  adduce_report_begin_array (report, "columns");
  for (guint i = 0; state->names[i] != NULL; i++)
    {
      gboolean is_number = g_hash_table_contains (state->numbers, state->names[i]);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "name", state->names[i]);
      adduce_report_string (report, "type", is_number ? "number" : "string");
      adduce_report_boolean (report, "nullable", is_number);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_export_append_report (adduce_export_target_get (run->target, "schema.json"), report);
}

const AdduceExportWriter adduce_export_shards = {
  .format = {
    .id = "parquet-ready",
    .label = N_("Shards for Parquet"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "a schema by its own schema.json",
  },
  .keeps_moved = TRUE,
  .begin = shards_begin,
  .add_article = shards_add_article,
  .end = shards_end,
  .free_state = state_free,
};
