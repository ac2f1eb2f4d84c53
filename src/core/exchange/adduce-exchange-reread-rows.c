/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding claims again in tables: shards for Parquet, a Hugging Face data set’s claims, DNA’s event list; and
 * counting them in those of a methods section.
 */
#include "config.h"

#include "exchange/adduce-exchange-reread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-read.h"
#include "export/adduce-export-cells.h"
#include "store/adduce-durable.h"
#include "text/adduce-csv-table.h"

#define S ADDUCE_REREAD_SEPARATOR

/* Adds the mark of a row to those that were found. */
typedef gboolean (*TakeRow) (const AdduceJsonValue *record, guint line, gpointer user_data, GError **error);

/* What a reader of lines needs. */
typedef struct {
  TakeRow take;
  GPtrArray *marks;
  GCancellable *cancellable;
} Lines;

static gboolean
read_lines_cb (const char *name, GBytes *bytes, gpointer user_data, GError **error)
{
  const Lines *lines = user_data;
  const AdduceForeignInput input = { .bytes = bytes, .name = name };
  g_autofree char *begin = g_strconcat (name, ": ", NULL);

  if (adduce_foreign_json_each_line (&input, lines->take, lines->marks, lines->cancellable, error))
    return TRUE;
  g_prefix_error (error, "%s", begin);
  return FALSE;
}

/* --- shards: all cells but numbers, which may be written otherwise --- */

static gboolean
take_shard_row_cb (const AdduceJsonValue *record, guint line, gpointer user_data, GError **error)
{
  g_autofree char *words = adduce_reread_tidy (adduce_json_value_get_string (record, "text"));
  g_autoptr (GString) mark = g_string_new (NULL);

  for (const AdduceJsonValue *cell = adduce_json_value_first (record); cell != NULL;
       cell = adduce_json_value_next (record, cell))
    {
      g_autofree char *value = adduce_foreign_json_dup_word (cell);

      g_string_append_printf (mark, "%s=%s" S, cell->name, value != NULL ? value : "");
    }
  g_string_append (mark, words);
  g_ptr_array_add (user_data, g_string_free (g_steal_pointer (&mark), FALSE));
  return TRUE;
}

static gboolean
read_shards (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  Lines lines = { take_shard_row_cb, marks, cancellable };
  g_autofree char *claims = g_build_filename (output, "claims", NULL);

  return adduce_reread_each_file (claims, ".jsonl", read_lines_cb, &lines, cancellable, error);
}

static char *
make_shard_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  guint n_cells;
  const AdduceExportCell *cells = adduce_export_cells_fill (run, row, &n_cells);
  g_auto (GStrv) names = adduce_export_cells_list_names (run);
  g_autofree char *words = NULL;
  GString *mark = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      g_string_append_printf (mark, "%s=%s" S, names[i], cells[i].value);
      if (strcmp (names[i], "text") == 0)
        words = adduce_reread_tidy (cells[i].value);
    }
  g_string_append (mark, words);
  *ret_n = 1;
  return g_string_free (mark, FALSE);
}

const AdduceReread adduce_reread_shards = { "parquet-ready", read_shards, make_shard_mark };

/* --- Hugging Face: the view of claims, which is always there --- */

static gboolean
take_data_set_row_cb (const AdduceJsonValue *record, guint line, gpointer user_data, GError **error)
{
  const AdduceJsonValue *spans = adduce_foreign_json_get_array (record, "spans");
  const char *id = adduce_json_value_get_string (record, "claim_id");
  const char *path = adduce_json_value_get_string (record, "path");
  g_autofree char *words = adduce_reread_tidy (adduce_json_value_get_string (record, "text"));
  g_autoptr (GString) places = g_string_new (NULL);

  for (const AdduceJsonValue *span = spans != NULL ? adduce_json_value_first (spans) : NULL; span != NULL;
       span = adduce_json_value_next (spans, span))
    {
      guint64 start = 0, end = 0;

      if (span->type == ADDUCE_JSON_OBJECT)
        {
          adduce_foreign_json_get_number (span, "start", &start);
          adduce_foreign_json_get_number (span, "end", &end);
        }
      g_string_append_printf (places, "%s%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, places->len > 0 ? "," : "", start,
                              end);
    }
  g_ptr_array_add (user_data,
                   g_strjoin (S, id != NULL ? id : "", path != NULL ? path : "", places->str, words, NULL));
  return TRUE;
}

static gboolean
read_data_set (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  Lines lines = { take_data_set_row_cb, marks, cancellable };
  g_autofree char *claims = g_build_filename (output, "data", "claims", NULL);

  /* Without a single claim there is none. */
  return !g_file_test (claims, G_FILE_TEST_IS_DIR)
         || adduce_reread_each_file (claims, ".jsonl", read_lines_cb, &lines, cancellable, error);
}

static char *
make_data_set_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (row->claim));
  g_autofree char *text = adduce_claim_dup_text (row->claim, " … ");
  g_autofree char *words = adduce_reread_tidy (run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS ? NULL : text);

  *ret_n = 1;
  return g_strjoin (S, adduce_claim_get_id (row->claim), row->article->path, spans, words, NULL);
}

const AdduceReread adduce_reread_huggingface = { "huggingface", read_data_set, make_data_set_mark };

/* --- DNA: a row for each pair of speaker and issue --- */

static int
find_column (AdduceCsvTable *table, const char *name, GError **error)
{
  for (guint i = 0; i < adduce_csv_table_get_n_cells (table, 0); i++)
    if (strcmp (adduce_csv_table_get_cell (table, 0, i), name) == 0)
      return (int) i;
  /* translators: what a column of a table is called */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("there is no column “%s”"), name);
  return -1;
}

static gboolean
read_events (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (output, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, error);
  g_autoptr (AdduceCsvTable) table = bytes != NULL ? adduce_csv_table_new (bytes, "UTF-8", error) : NULL;
  static const char *const names[] = { "claim_id", "coder_name", "stance", "text" };
  int columns[G_N_ELEMENTS (names)];

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((columns[i] = find_column (table, names[i], error)) < 0)
      return FALSE;
  for (guint row = 1; row < adduce_csv_table_get_n_rows (table); row++)
    {
      const char *cells[G_N_ELEMENTS (names)];

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        cells[i] = adduce_csv_table_get_cell (table, row, (guint) columns[i]);
      g_autofree char *words = adduce_reread_tidy (cells[3]);
      g_ptr_array_add (marks, g_strjoin (S, cells[0], cells[1], cells[2], words, NULL));
    }
  return TRUE;
}

/* One that has none counts as one. */
static guint
count (AdduceTagList *tags)
{
  return tags != NULL ? MAX (adduce_tag_list_get_n_tags (tags), 1) : 1;
}

static char *
make_event_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (row->claim);
  const AdduceSpan whole = { adduce_span_set_get_start (spans), adduce_span_set_get_end (spans) };
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);
  g_autofree char *text = adduce_text_dup_slice (row->article->text, whole);
  g_autofree char *words = adduce_reread_tidy (text);

  *ret_n = count (adduce_claim_get_speakers (row->claim)) * count (adduce_claim_get_issues (row->claim));
  return g_strjoin (S, adduce_claim_get_id (row->claim), row->layer->coder,
                    stance != NULL ? adduce_tag_get_code (stance) : "", words, NULL);
}

const AdduceReread adduce_reread_dna_csv = { "dna-csv", read_events, make_event_mark };

/* --- a methods section: as many of each coder as the table says --- */

#define MAX_COUNT 10000000

static gboolean
read_counts (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (output, "counts.csv", NULL);
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, error);
  g_autoptr (AdduceCsvTable) table = bytes != NULL ? adduce_csv_table_new (bytes, "UTF-8", error) : NULL;

  for (guint row = 1; table != NULL && row < adduce_csv_table_get_n_rows (table); row++)
    {
      const char *coder = adduce_csv_table_get_cell (table, row, 1);
      guint64 n = 0;

      if (strcmp (adduce_csv_table_get_cell (table, row, 0), _("Claims by coder")) != 0)
        continue;
      if (!g_ascii_string_to_unsigned (adduce_csv_table_get_cell (table, row, 2), 10, 0, MAX_COUNT, &n, error))
        return FALSE;
      while (n-- > 0)
        g_ptr_array_add (marks, g_strdup (coder));
    }
  return table != NULL;
}

static char *
make_count_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  *ret_n = 1;
  return g_strdup (row->layer->coder);
}

const AdduceReread adduce_reread_methods = { "methods", read_counts, make_count_mark };
