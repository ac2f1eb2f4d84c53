/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a table with one row a claim.
 *
 * What a column is called and what it holds is one table; docs/export.md describes it for people, and the names are
 * stable.
 */

#include "config.h"

#include "export/adduce-export-cells.h"

#define LIST_SEPARATOR "; "
#define PIECE_SEPARATOR " … "

/**
 * Column:
 * @name: in the header
 * @kind: what its cells are
 * @append: appends the cell's value; nothing for unset
 */
typedef struct {
  const char *name;
  AdduceExportCellKind kind;
  void (*append) (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row);
} Column;

static void
append_tags (GString *cell, AdduceTagList *tags, AdduceCodebook *codebook, const char *variable)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      if (i > 0)
        g_string_append (cell, LIST_SEPARATOR);
      g_string_append (cell, adduce_export_get_label (codebook, variable, tag));
    }
}

static void
append_codes (GString *cell, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      if (i > 0)
        g_string_append (cell, LIST_SEPARATOR);
      g_string_append (cell, adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
    }
}

static void
append_time (GString *cell, gint64 seconds)
{
  g_autofree char *time = adduce_export_format_time (seconds);

  g_string_append (cell, time);
}

static void
append_article_id (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, row->article->id);
}

static void
append_path (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, row->article->path);
}

static void
append_title (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  if (row->article->title != NULL)
    g_string_append (cell, row->article->title);
}

static void
append_coder (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, row->layer->coder);
}

static void
append_claim_id (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, adduce_claim_get_id (row->claim));
}

static void
append_spans (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (row->claim));

  g_string_append (cell, spans);
}

static void
append_text (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_autofree char *text = adduce_claim_dup_text (row->claim, PIECE_SEPARATOR);

  g_string_append (cell, text);
}

static void
append_speakers (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_speakers (row->claim), codebook, NULL);
}

static void
append_speaker_codes (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_speakers (row->claim));
}

static void
append_issues (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_issues (row->claim), codebook, NULL);
}

static void
append_issue_codes (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_issues (row->claim));
}

static void
append_stance (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);

  if (stance != NULL)
    g_string_append (cell, adduce_tag_get_code (stance));
}

static void
append_stance_label (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);

  if (stance != NULL)
    g_string_append (cell, adduce_export_get_label (codebook, "stance", stance));
}

static void
append_stance_number (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);
  gint64 number;

  if (stance != NULL && adduce_export_get_number (codebook, stance, &number))
    g_string_append_printf (cell, "%" G_GINT64_FORMAT, number);
}

static void
append_evidence (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_evidence (row->claim));
}

static void
append_evidence_labels (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_evidence (row->claim), codebook, "evidence");
}

static void
append_certainty (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  const char *id = adduce_certainty_to_id (adduce_claim_get_certainty (row->claim));

  if (id != NULL)
    g_string_append (cell, id);
}

static void
append_note (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  if (adduce_claim_get_note (row->claim) != NULL)
    g_string_append (cell, adduce_claim_get_note (row->claim));
}

static void
append_created (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_time (cell, adduce_claim_get_created (row->claim));
}

static void
append_modified (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  append_time (cell, adduce_claim_get_modified (row->claim));
}

static void
append_revision (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append_printf (cell, "%" G_GUINT64_FORMAT, adduce_claim_get_revision (row->claim));
}

static void
append_codebook_version (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  guint64 version = adduce_claim_get_codebook_version (row->claim);

  if (version > 0)
    g_string_append_printf (cell, "%" G_GUINT64_FORMAT, version);
}

static void
append_article_status (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, adduce_status_to_id (row->layer->status));
}

static void
append_anchor (GString *cell, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  g_string_append (cell, adduce_export_get_anchor (row->anchored));
}

static const Column columns[] = {
  { "article_id", ADDUCE_CELL_WORD, append_article_id },
  { "path", ADDUCE_CELL_TEXT, append_path },
  { "title", ADDUCE_CELL_TEXT, append_title },
  { "coder", ADDUCE_CELL_WORD, append_coder },
  { "claim_id", ADDUCE_CELL_WORD, append_claim_id },
  { "spans", ADDUCE_CELL_WORD, append_spans },
  { "text", ADDUCE_CELL_TEXT, append_text },
  { "speakers", ADDUCE_CELL_TEXT, append_speakers },
  { "speaker_codes", ADDUCE_CELL_WORD, append_speaker_codes },
  { "issues", ADDUCE_CELL_TEXT, append_issues },
  { "issue_codes", ADDUCE_CELL_WORD, append_issue_codes },
  { "stance", ADDUCE_CELL_WORD, append_stance },
  { "stance_label", ADDUCE_CELL_TEXT, append_stance_label },
  { "stance_number", ADDUCE_CELL_NUMBER, append_stance_number },
  { "evidence", ADDUCE_CELL_WORD, append_evidence },
  { "evidence_labels", ADDUCE_CELL_TEXT, append_evidence_labels },
  { "certainty", ADDUCE_CELL_WORD, append_certainty },
  { "note", ADDUCE_CELL_TEXT, append_note },
  { "created", ADDUCE_CELL_TIME, append_created },
  { "modified", ADDUCE_CELL_TIME, append_modified },
  { "revision", ADDUCE_CELL_NUMBER, append_revision },
  { "codebook_version", ADDUCE_CELL_NUMBER, append_codebook_version },
  { "article_status", ADDUCE_CELL_WORD, append_article_status },
  { "anchor", ADDUCE_CELL_WORD, append_anchor },
};

static AdduceVariable *
get_evidence (AdduceCodebook *codebook)
{
  return adduce_codebook_get_variable (codebook, "evidence");
}

/* Variables of one's own: `var_ID`, and where it has codes `var_ID_labels`. */
static gboolean
has_labels (AdduceVariable *variable)
{
  AdduceVariableKind kind = adduce_variable_get_kind (variable);

  return adduce_variable_kind_has_codes (kind) || kind == ADDUCE_VARIABLE_ENTITY;
}

static void
cell_clear (gpointer data)
{
  g_clear_pointer (&((AdduceExportCell *) data)->value, g_free);
}

/* @value: taken */
static void
add_cell (GArray *cells, GString *value, AdduceExportCellKind kind)
{
  AdduceExportCell cell = { g_string_free (value, FALSE), kind };

  g_array_append_val (cells, cell);
}

static void
add_wide (GArray *cells, AdduceVariable *evidence, AdduceClaim *claim)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (evidence); i++)
    {
      AdduceCode *code = adduce_variable_get_code (evidence, i);
      gboolean has = adduce_tag_list_contains (adduce_claim_get_evidence (claim), adduce_code_get_id (code));

      add_cell (cells, g_string_new (has ? "1" : "0"), ADDUCE_CELL_NUMBER);
    }
}

static void
add_own (GArray *cells, AdduceExportRun *run, const AdduceExportRow *row)
{
  g_autoptr (GPtrArray) own = adduce_export_list_own (run->codebook);

  for (guint i = 0; i < own->len; i++)
    {
      const char *id = adduce_variable_get_id (own->pdata[i]);
      AdduceVariableKind kind = adduce_variable_get_kind (own->pdata[i]);
      AdduceTagList *tags = adduce_export_row_get_values (row, own->pdata[i]);
      GString *codes = g_string_new (NULL);

      if (tags != NULL)
        append_codes (codes, tags);
      add_cell (cells, codes,
                kind == ADDUCE_VARIABLE_TEXT     ? ADDUCE_CELL_TEXT
                : kind == ADDUCE_VARIABLE_NUMBER ? ADDUCE_CELL_NUMBER
                                                 : ADDUCE_CELL_WORD);
      if (!has_labels (own->pdata[i]))
        continue;
      GString *labels = g_string_new (NULL);
      if (tags != NULL)
        append_tags (labels, tags, run->codebook, id);
      add_cell (cells, labels, ADDUCE_CELL_TEXT);
    }
}

/* A column an attribute; of several speakers in their order, also where one has none. */
static void
add_speakers (GArray *cells, AdduceExportRun *run, const AdduceExportRow *row)
{
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (run->speakers);
  AdduceTagList *tags = adduce_claim_get_speakers (row->claim);

  for (guint i = 0; i < attributes->len; i++)
    {
      GString *cell = g_string_new (NULL);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *value = adduce_export_get_attribute (run->speakers, adduce_tag_list_get_tag (tags, k),
                                                           attributes->pdata[i], row->article->date);

          g_string_append (cell, k > 0 ? LIST_SEPARATOR : "");
          g_string_append (cell, value != NULL ? value : "");
        }
      add_cell (cells, cell, ADDUCE_CELL_TEXT);
    }
}

char **
adduce_export_cells_list_names (AdduceExportRun *run)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  AdduceVariable *evidence = get_evidence (run->codebook);
  g_autoptr (GPtrArray) own = adduce_export_list_own (run->codebook);
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (run->speakers);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (names, g_strdup (columns[i].name));
  for (guint i = 0; run->options->wide && evidence != NULL && i < adduce_variable_get_n_codes (evidence); i++)
    {
      const char *code = adduce_code_get_id (adduce_variable_get_code (evidence, i));

      g_ptr_array_add (names, g_strconcat ("evidence_", code, NULL));
    }
  for (guint i = 0; i < own->len; i++)
    {
      const char *id = adduce_variable_get_id (own->pdata[i]);

      g_ptr_array_add (names, g_strconcat ("var_", id, NULL));
      if (has_labels (own->pdata[i]))
        g_ptr_array_add (names, g_strconcat ("var_", id, "_labels", NULL));
    }
  for (guint i = 0; i < attributes->len; i++)
    g_ptr_array_add (names, g_strconcat ("speaker_", attributes->pdata[i], NULL));
  if (run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    g_ptr_array_add (names, g_strdup ("text_sha256"));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

GArray *
adduce_export_cells_list (AdduceExportRun *run, const AdduceExportRow *row)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (AdduceExportCell));
  AdduceVariable *evidence = get_evidence (run->codebook);
  gboolean with_text = run->options->text != ADDUCE_EXPORT_TEXT_OFFSETS;

  g_array_set_clear_func (cells, cell_clear);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GString *cell = g_string_new (NULL);

      if (columns[i].append != append_text || with_text)
        columns[i].append (cell, run->codebook, row);
      add_cell (cells, cell, columns[i].kind);
    }
  if (run->options->wide && evidence != NULL)
    add_wide (cells, evidence, row->claim);
  add_own (cells, run, row);
  add_speakers (cells, run, row);
  if (!with_text)
    add_cell (cells, g_string_new (adduce_export_get_sha256 (row->article)), ADDUCE_CELL_WORD);
  return cells;
}
