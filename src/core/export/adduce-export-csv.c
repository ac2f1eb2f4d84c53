/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comma- and tab-separated values by RFC 4180, exact: every byte of a cell is the value's.
 *
 * Both have the same quoting, so that line ends and tabs in quotations survive. What a column is
 * called and what it holds is one table; docs/export.md describes it for people, and the names are
 * stable.
 */

#include "config.h"

#include "export/adduce-export-private.h"
#include "text/adduce-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_SEPARATOR "; "
#define PIECE_SEPARATOR " … "
#define LINE_END "\r\n"
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/**
 * Column:
 * @name: in the header
 * @is_text: whether people wrote it, so that it may look like a formula
 * @append: appends the cell's value; nothing for unset
 */
typedef struct {
  const char *name;
  gboolean is_text;
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
  { "article_id", FALSE, append_article_id },
  { "path", TRUE, append_path },
  { "title", TRUE, append_title },
  { "coder", FALSE, append_coder },
  { "claim_id", FALSE, append_claim_id },
  { "spans", FALSE, append_spans },
  { "text", TRUE, append_text },
  { "speakers", TRUE, append_speakers },
  { "speaker_codes", FALSE, append_speaker_codes },
  { "issues", TRUE, append_issues },
  { "issue_codes", FALSE, append_issue_codes },
  { "stance", FALSE, append_stance },
  { "stance_label", TRUE, append_stance_label },
  { "stance_number", FALSE, append_stance_number },
  { "evidence", FALSE, append_evidence },
  { "evidence_labels", TRUE, append_evidence_labels },
  { "certainty", FALSE, append_certainty },
  { "note", TRUE, append_note },
  { "created", FALSE, append_created },
  { "modified", FALSE, append_modified },
  { "revision", FALSE, append_revision },
  { "codebook_version", FALSE, append_codebook_version },
  { "article_status", FALSE, append_article_status },
  { "anchor", FALSE, append_anchor },
};

static AdduceVariable *
get_evidence (AdduceCodebook *codebook)
{
  return adduce_codebook_get_variable (codebook, "evidence");
}

static void
append_wide_names (GString *out, AdduceVariable *evidence, char separator)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (evidence); i++)
    {
      AdduceCode *code = adduce_variable_get_code (evidence, i);
      g_autofree char *name = g_strconcat ("evidence_", adduce_code_get_id (code), NULL);

      g_string_append_c (out, separator);
      adduce_csv_append_cell (out, name, separator, FALSE);
    }
}

static void
append_wide_cells (GString *out, AdduceVariable *evidence, char separator, AdduceClaim *claim)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (evidence); i++)
    {
      AdduceCode *code = adduce_variable_get_code (evidence, i);
      gboolean has =
        adduce_tag_list_contains (adduce_claim_get_evidence (claim), adduce_code_get_id (code));

      g_string_append_c (out, separator);
      g_string_append_c (out, has ? '1' : '0');
    }
}

/* Variables of one's own: `var_ID`, and where it has codes `var_ID_labels`. */
static gboolean
has_labels (AdduceVariable *variable)
{
  AdduceVariableKind kind = adduce_variable_get_kind (variable);

  return adduce_variable_kind_has_codes (kind) || kind == ADDUCE_VARIABLE_ENTITY;
}

static void
append_own_names (GString *out, GPtrArray *own, char separator)
{
  for (guint i = 0; i < own->len; i++)
    {
      const char *id = adduce_variable_get_id (own->pdata[i]);

      g_string_append_printf (out, "%cvar_%s", separator, id);
      if (has_labels (own->pdata[i]))
        g_string_append_printf (out, "%cvar_%s_labels", separator, id);
    }
}

static void
append_own_cells (GString *out, GPtrArray *own, AdduceCodebook *codebook, const AdduceExportRow *row, char separator,
                  gboolean safe)
{
  for (guint i = 0; i < own->len; i++)
    {
      const char *id = adduce_variable_get_id (own->pdata[i]);
      AdduceTagList *tags = adduce_export_row_get_values (row, own->pdata[i]);
      g_autoptr (GString) codes = g_string_new (NULL);
      g_autoptr (GString) labels = g_string_new (NULL);

      if (tags != NULL)
        append_codes (codes, tags);
      if (tags != NULL)
        append_tags (labels, tags, codebook, id);
      g_string_append_c (out, separator);
      adduce_csv_append_cell (out, codes->str, separator,
                              safe && adduce_variable_get_kind (own->pdata[i]) == ADDUCE_VARIABLE_TEXT);
      if (!has_labels (own->pdata[i]))
        continue;
      g_string_append_c (out, separator);
      adduce_csv_append_cell (out, labels->str, separator, safe);
    }
}

/* A column an attribute; of several speakers in their order, also where one has none. */
static void
append_speaker_names (GString *out, AdduceRegister *speakers, char separator)
{
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (speakers);

  for (guint i = 0; i < attributes->len; i++)
    g_string_append_printf (out, "%cspeaker_%s", separator, (const char *) attributes->pdata[i]);
}

static void
append_speaker_cells (GString *out, AdduceRegister *speakers, const AdduceExportRow *row, char separator,
                      gboolean safe)
{
  g_autoptr (GPtrArray) attributes = adduce_export_list_attributes (speakers);
  AdduceTagList *tags = adduce_claim_get_speakers (row->claim);

  for (guint i = 0; i < attributes->len; i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *value = adduce_export_get_attribute (speakers, adduce_tag_list_get_tag (tags, k),
                                                           attributes->pdata[i], row->article->date);

          if (k > 0)
            g_string_append (cell, LIST_SEPARATOR);
          g_string_append (cell, value != NULL ? value : "");
        }
      g_string_append_c (out, separator);
      adduce_csv_append_cell (out, cell->str, separator, safe);
    }
}

static void
append_head (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook, AdduceRegister *speakers,
             char separator)
{
  AdduceVariable *evidence = get_evidence (codebook);

  if (options->bom)
    g_string_append (out, BYTE_ORDER_MARK);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      g_string_append (out, columns[i].name);
    }

  if (options->wide && evidence != NULL)
    append_wide_names (out, evidence, separator);
  g_autoptr (GPtrArray) own = adduce_export_list_own (codebook);
  append_own_names (out, own, separator);
  append_speaker_names (out, speakers, separator);
  if (options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    g_string_append_printf (out, "%ctext_sha256", separator);
  g_string_append (out, LINE_END);
}

static void
append_row (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook, AdduceRegister *speakers,
            const AdduceExportRow *row, char separator)
{
  AdduceVariable *evidence = get_evidence (codebook);
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      g_string_truncate (cell, 0);
      if (columns[i].append != append_text || options->text != ADDUCE_EXPORT_TEXT_OFFSETS)
        columns[i].append (cell, codebook, row);
      adduce_csv_append_cell (out, cell->str, separator, options->safe && columns[i].is_text);
    }

  if (options->wide && evidence != NULL)
    append_wide_cells (out, evidence, separator, row->claim);
  g_autoptr (GPtrArray) own = adduce_export_list_own (codebook);
  append_own_cells (out, own, codebook, row, separator, options->safe);
  append_speaker_cells (out, speakers, row, separator, options->safe);
  if (options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    g_string_append_printf (out, "%c%s", separator, adduce_export_get_sha256 (row->article));
  g_string_append (out, LINE_END);
}

static void
append_article (AdduceExportRun *run, const AdduceExportArticle *article, char separator)
{
  GString *out = adduce_export_run_get_out (run);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      for (guint k = 0; k < layer->claims->len; k++)
        {
          const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, k);
          const AdduceExportRow row = { article, layer, one->claim, one->anchored };

          append_row (out, run->options, run->codebook, run->speakers, &row, separator);
        }
    }
}

static void
csv_begin (AdduceExportRun *run)
{
  append_head (adduce_export_run_get_out (run), run->options, run->codebook, run->speakers, ',');
}

static void
csv_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  append_article (run, article, ',');
}

static void
tsv_begin (AdduceExportRun *run)
{
  append_head (adduce_export_run_get_out (run), run->options, run->codebook, run->speakers, '\t');
}

static void
tsv_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  append_article (run, article, '\t');
}

const AdduceExportWriter adduce_export_csv = {
  .format = {
    .id = "csv",
    .label = N_("Comma-Separated Values"),
    .extension = ".csv",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "Python’s csv",
  },
  .keeps_moved = TRUE,
  .begin = csv_begin,
  .add_article = csv_add_article,
};

const AdduceExportWriter adduce_export_tsv = {
  .format = {
    .id = "tsv",
    .label = N_("Tab-Separated Values"),
    .extension = ".tsv",
    .holds = ADDUCE_EXPORT_HOLDS_ALL,
    .texts = ADDUCE_EXPORT_TEXTS_OF_ROWS,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "Python’s csv",
  },
  .keeps_moved = TRUE,
  .begin = tsv_begin,
  .add_article = tsv_add_article,
};
