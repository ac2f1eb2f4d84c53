/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A workbook of Office Open XML with sheets for claims, articles, speakers and the codebook; numbers and times are
 * typed, everything else is text, so that nothing is run as a formula.
 *
 * A sheet must be whole in the workbook: its rows are kept compressed until the end.
 */

#include "config.h"

#include "export/adduce-export-cells.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-export-xml.h"
#include "export/adduce-export-zip.h"

#define HEADER "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define TYPES "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define MAX_CELL 32767
#define MAX_ROWS 1048576
#define STYLE_HEAD 1
#define STYLE_TIME 2
#define SECONDS_A_DAY 86400.0
#define EPOCH_DAY 25569 /* 1970-01-01, as spreadsheets count */

enum { SHEET_CLAIMS, SHEET_ARTICLES, SHEET_SPEAKERS, SHEET_CODEBOOK, N_SHEETS };

static const char *const sheet_names[N_SHEETS] = { "claims", "articles", "speakers", "codebook" };

/* A sheet while it is filled. */
typedef struct {
  GString *rows; /* those that are not in the part yet */
  AdduceExportZipPart *part;
  guint n_rows;
} Sheet;

typedef struct {
  Sheet sheets[N_SHEETS];
  GHashTable *speakers; /* code → label */
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  for (guint i = 0; i < N_SHEETS; i++)
    {
      g_string_free (state->sheets[i].rows, TRUE);
      adduce_export_zip_part_free (state->sheets[i].part);
    }
  g_hash_table_unref (state->speakers);
  g_free (state);
}

/* How many units of UTF-16 of it fit; as bytes. */
static gsize
measure (const char *value, gboolean *ret_cut)
{
  const char *at = value;
  guint n_units = 0;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      n_units += g_utf8_get_char (at) > 0xffff ? 2 : 1;
      if (n_units > MAX_CELL)
        {
          *ret_cut = TRUE;
          break;
        }
    }
  return (gsize) (at - value);
}

static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3])
         && g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

/* Strings of Office Open XML write as _xHHHH_ what XML can't, and so also what looks like that. Returns whether it was
 * cut. */
static gboolean
append_string (GString *out, const char *value)
{
  gboolean cut = FALSE;
  const char *end = value + measure (value, &cut);

  for (const char *at = value; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if ((c < ' ' && c != '\n' && c != '\t') || c == 0xfffe || c == 0xffff)
        g_string_append_printf (out, "_x%04X_", c);
      else if (is_escape (at))
        g_string_append (out, "_x005F_");
      else
        adduce_export_xml_append (out, at, g_utf8_next_char (at) - at);
    }
  return cut;
}

static gboolean
append_text_cell (GString *out, const char *value, guint style)
{
  gboolean cut;

  if (*value == '\0')
    {
      g_string_append (out, "<c/>");
      return FALSE;
    }
  g_string_append_printf (out, "<c t=\"inlineStr\" s=\"%u\"><is><t xml:space=\"preserve\">", style);
  cut = append_string (out, value);
  g_string_append (out, "</t></is></c>");
  return cut;
}

static gboolean
append_cell (GString *out, const AdduceExportCell *cell)
{
  g_autoptr (GDateTime) time
    = cell->kind == ADDUCE_CELL_TIME ? g_date_time_new_from_iso8601 (cell->value, NULL) : NULL;
  char *end = NULL;

  if (time != NULL && g_date_time_get_year (time) >= 1901)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      double days = EPOCH_DAY + (double) g_date_time_to_unix (time) / SECONDS_A_DAY;

      g_string_append_printf (out, "<c s=\"%u\"><v>%s</v></c>", STYLE_TIME,
                              g_ascii_formatd (buffer, sizeof buffer, "%.10f", days));
      return FALSE;
    }
  if (cell->kind == ADDUCE_CELL_NUMBER && *cell->value != '\0')
    {
      g_ascii_strtod (cell->value, &end);
      if (*end == '\0')
        {
          g_string_append_printf (out, "<c><v>%s</v></c>", cell->value);
          return FALSE;
        }
    }
  return append_text_cell (out, cell->value, 0);
}

static void
begin_row (Sheet *sheet)
{
  g_string_append_printf (sheet->rows, "<row r=\"%u\">", ++sheet->n_rows);
}

static void
end_row (Sheet *sheet)
{
  g_string_append (sheet->rows, "</row>\n");
  adduce_export_zip_part_append (sheet->part, sheet->rows->str, sheet->rows->len);
  g_string_truncate (sheet->rows, 0);
}

static void
append_head (Sheet *sheet, const char *const *names)
{
  begin_row (sheet);
  for (guint i = 0; names[i] != NULL; i++)
    append_text_cell (sheet->rows, names[i], STYLE_HEAD);
  end_row (sheet);
}

static void
append_words (Sheet *sheet, const char *const *words, guint n_words)
{
  begin_row (sheet);
  for (guint i = 0; i < n_words; i++)
    append_text_cell (sheet->rows, words[i] != NULL ? words[i] : "", 0);
  end_row (sheet);
}

static void
append_claim (AdduceExportRun *run, const AdduceExportRow *row)
{
  State *state = run->state;
  Sheet *sheet = &state->sheets[SHEET_CLAIMS];
  guint n_cells;
  const AdduceExportCell *cells = adduce_export_cells_fill (run, row, &n_cells);
  AdduceTagList *speakers = adduce_claim_get_speakers (row->claim);
  gboolean cut = FALSE;

  if (sheet->n_rows == MAX_ROWS)
    {
      adduce_export_run_lose (run, row->article, row->claim, ADDUCE_LOSS_ROWS);
      return;
    }
  begin_row (sheet);
  for (guint i = 0; i < n_cells; i++)
    cut |= append_cell (sheet->rows, &cells[i]);
  end_row (sheet);
  if (cut)
    adduce_export_run_lose (run, row->article, row->claim, ADDUCE_LOSS_CUT);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (speakers); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (speakers, i);

      if (!g_hash_table_contains (state->speakers, adduce_tag_get_code (tag)))
        g_hash_table_insert (state->speakers, g_strdup (adduce_tag_get_code (tag)),
                             g_strdup (adduce_tag_get_label (tag)));
    }
}

static void
xlsx_begin (AdduceExportRun *run)
{
  static const char *const article_names[]
    = { "article_id", "path", "title", "date", "outlet", "coder", "article_status", "claims", "text_sha256", NULL };
  State *state = g_new0 (State, 1);
  g_auto (GStrv) names = adduce_export_cells_list_names (run);

  for (guint i = 0; i < N_SHEETS; i++)
    {
      state->sheets[i].rows = g_string_new (HEADER "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView "
                                                   "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                                                   "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"
                                                   "</sheetViews><sheetData>\n");
      state->sheets[i].part = adduce_export_zip_part_new ();
    }
  state->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  run->state = state;
  append_head (&state->sheets[SHEET_CLAIMS], (const char *const *) names);
  append_head (&state->sheets[SHEET_ARTICLES], article_names);
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer)
{
  Sheet *sheet = &((State *) run->state)->sheets[SHEET_ARTICLES];
  const char *const words[] = { article->id,     article->path,  article->title,
                                article->date,   article->outlet, layer->coder,
                                adduce_status_to_id (layer->status) };

  if (sheet->n_rows == MAX_ROWS)
    return;
  begin_row (sheet);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    append_text_cell (sheet->rows, words[i] != NULL ? words[i] : "", 0);
  g_string_append_printf (sheet->rows, "<c><v>%u</v></c>", layer->claims->len);
  append_text_cell (sheet->rows, adduce_export_get_sha256 (article), 0);
  end_row (sheet);
}

static void
xlsx_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      append_article (run, article, layer);
      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);
          const AdduceExportRow row = { article, layer, one->claim, one->anchored };

          append_claim (run, &row);
        }
    }
}

/* Those that have claims, with what is known of them today. */
static void
fill_speakers (AdduceExportRun *run, Sheet *sheet)
{
  State *state = run->state;
  g_autoptr (GList) codes = adduce_export_met_list (state->speakers);
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (run->speakers);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "code");
  g_ptr_array_add (names, (gpointer) "name");
  for (guint i = 0; i < attributes->len; i++)
    g_ptr_array_add (names, attributes->pdata[i]);
  g_ptr_array_add (names, NULL);
  append_head (sheet, (const char *const *) names->pdata);
  for (GList *link = codes; link != NULL; link = link->next)
    {
      const char *label = g_hash_table_lookup (state->speakers, link->data);
      g_autoptr (AdduceTag) tag = adduce_tag_new (link->data, label);

      begin_row (sheet);
      append_text_cell (sheet->rows, link->data, 0);
      append_text_cell (sheet->rows, label, 0);
      for (guint i = 0; i < attributes->len; i++)
        {
          const char *value = adduce_export_get_attribute (run->speakers, tag, attributes->pdata[i], NULL);

          append_text_cell (sheet->rows, value != NULL ? value : "", 0);
        }
      end_row (sheet);
    }
}

static void
fill_codebook (AdduceExportRun *run, Sheet *sheet)
{
  static const char *const names[] = { "variable", "variable_label", "code", "label", "definition", "number", NULL };
  GListModel *variables = adduce_codebook_get_variables (run->codebook);

  append_head (sheet, names);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *const head[] = { adduce_variable_get_id (variable), adduce_variable_get_label (variable), NULL, NULL,
                                   adduce_variable_get_definition (variable) };

      append_words (sheet, head, G_N_ELEMENTS (head));
      for (guint k = 0; k < adduce_variable_get_n_codes (variable); k++)
        {
          const AdduceCodeInfo *info = adduce_code_get_info (adduce_variable_get_code (variable, k));
          const char *const words[] = { head[0], head[1], info->id, info->label, info->definition };

          begin_row (sheet);
          for (guint n = 0; n < G_N_ELEMENTS (words); n++)
            append_text_cell (sheet->rows, words[n] != NULL ? words[n] : "", 0);
          if (info->has_number)
            g_string_append_printf (sheet->rows, "<c><v>%" G_GINT64_FORMAT "</v></c>", info->number);
          end_row (sheet);
        }
    }
}

static void
add_file (AdduceExportZip *zip, GString *out, const char *name, const char *text)
{
  adduce_export_zip_add (zip, out, name, text, strlen (text));
}

static void
add_frame (AdduceExportZip *zip, GString *out)
{
  g_autoptr (GString) types = g_string_new (HEADER "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                                                   "content-types\"><Default Extension=\"rels\" ContentType=\""
                                                   "application/vnd.openxmlformats-package.relationships+xml\"/>"
                                                   "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPES
                                                   "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" "
                                                   "ContentType=\"" TYPES "styles+xml\"/>");
  g_autoptr (GString) book = g_string_new (HEADER "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS "\"><sheets>");
  g_autoptr (GString) parts = g_string_new (HEADER "<Relationships xmlns=\"" PACKAGE "\">");

  for (guint i = 1; i <= N_SHEETS; i++)
    {
      g_string_append_printf (types, "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" TYPES
                                     "worksheet+xml\"/>", i);
      g_string_append_printf (book, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"r%u\"/>", sheet_names[i - 1], i, i);
      g_string_append_printf (parts, "<Relationship Id=\"r%u\" Type=\"" RELATIONS "/worksheet\" "
                                     "Target=\"worksheets/sheet%u.xml\"/>", i, i);
    }
  g_string_append (types, "</Types>\n");
  g_string_append (book, "</sheets></workbook>\n");
  g_string_append (parts, "<Relationship Id=\"r0\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
                          "</Relationships>\n");
  add_file (zip, out, "[Content_Types].xml", types->str);
  add_file (zip, out, "_rels/.rels",
            HEADER "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"r1\" Type=\"" RELATIONS
                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n");
  add_file (zip, out, "xl/workbook.xml", book->str);
  add_file (zip, out, "xl/_rels/workbook.xml.rels", parts->str);
  add_file (zip, out, "xl/styles.xml",
            HEADER "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" "
                   "formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts><fonts count=\"2\"><font/><font><b/></font>"
                   "</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
                   "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                   "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf xfId=\"0\"/>"
                   "<xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/><xf xfId=\"0\" numFmtId=\"164\" "
                   "applyNumberFormat=\"1\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
                   "builtinId=\"0\"/></cellStyles></styleSheet>\n");
}

static void
xlsx_end (AdduceExportRun *run)
{
  State *state = run->state;
  GString *out = adduce_export_run_get_out (run);
  g_autoptr (AdduceExportZip) zip = adduce_export_zip_new ();

  fill_speakers (run, &state->sheets[SHEET_SPEAKERS]);
  fill_codebook (run, &state->sheets[SHEET_CODEBOOK]);
  add_frame (zip, out);
  for (guint i = 0; i < N_SHEETS; i++)
    {
      static const char end[] = "</sheetData></worksheet>\n";
      g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

      adduce_export_zip_part_append (state->sheets[i].part, end, strlen (end));
      adduce_export_zip_add_part (zip, out, name, state->sheets[i].part);
    }
  adduce_export_zip_end (zip, out);
}

const AdduceExportWriter adduce_export_xlsx = {
  .format = {
    .id = "xlsx",
    .label = N_("Spreadsheet (XLSX)"),
    .extension = ".xlsx",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "openpyxl",
  },
  .keeps_moved = TRUE,
  .begin = xlsx_begin,
  .add_article = xlsx_add_article,
  .end = xlsx_end,
  .free_state = state_free,
};
