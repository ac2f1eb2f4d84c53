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

/**
 * AdduceExportCells:
 * @evidence: (nullable): the variable, where its codes have columns of their own
 * @own: (element-type AdduceVariable)
 * @attributes: (element-type utf8): of speakers
 * @values: one behind the other, each with its NUL
 *
 * What is the same for all rows, and the row at hand: of 200,000 rows each string of its own shows.
 */
struct _AdduceExportCells {
  AdduceVariable *evidence;
  GPtrArray *own;
  GPtrArray *attributes;
  GString *values;
  GArray *cells;
};

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
  adduce_export_append_time (cell, seconds);
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

/* Variables of one's own: `var_ID`, and where it has codes `var_ID_labels`. */
static gboolean
has_labels (AdduceVariable *variable)
{
  AdduceVariableKind kind = adduce_variable_get_kind (variable);

  return adduce_variable_kind_has_codes (kind) || kind == ADDUCE_VARIABLE_ENTITY;
}

/* What is behind the ends of the cells so far is the next one's value. */
static void
end_cell (AdduceExportCells *self, gsize start, AdduceExportCellKind kind)
{
  AdduceExportCell cell = { NULL, self->values->len - start, kind };

  g_array_append_val (self->cells, cell);
  g_string_append_c (self->values, '\0');
}

static void
add_wide (AdduceExportCells *self, AdduceClaim *claim)
{
  AdduceTagList *evidence = adduce_claim_get_evidence (claim);

  for (guint i = 0; i < adduce_variable_get_n_codes (self->evidence); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self->evidence, i);
      gboolean has = adduce_tag_list_contains (evidence, adduce_code_get_id (code));
      gsize start = self->values->len;

      g_string_append_c (self->values, has ? '1' : '0');
      end_cell (self, start, ADDUCE_CELL_NUMBER);
    }
}

static void
add_own (AdduceExportCells *self, AdduceCodebook *codebook, const AdduceExportRow *row)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      const char *id = adduce_variable_get_id (self->own->pdata[i]);
      AdduceVariableKind kind = adduce_variable_get_kind (self->own->pdata[i]);
      AdduceTagList *tags = adduce_export_row_get_values (row, self->own->pdata[i]);
      gsize start = self->values->len;

      if (tags != NULL)
        append_codes (self->values, tags);
      end_cell (self, start,
                kind == ADDUCE_VARIABLE_TEXT     ? ADDUCE_CELL_TEXT
                : kind == ADDUCE_VARIABLE_NUMBER ? ADDUCE_CELL_NUMBER
                                                 : ADDUCE_CELL_WORD);
      if (!has_labels (self->own->pdata[i]))
        continue;
      start = self->values->len;
      if (tags != NULL)
        append_tags (self->values, tags, codebook, id);
      end_cell (self, start, ADDUCE_CELL_TEXT);
    }
}

/* A column an attribute; of several speakers in their order, also where one has none. */
static void
add_speakers (AdduceExportCells *self, AdduceRegister *speakers, const AdduceExportRow *row)
{
  AdduceTagList *tags = adduce_claim_get_speakers (row->claim);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      gsize start = self->values->len;

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *value = adduce_export_get_attribute (speakers, adduce_tag_list_get_tag (tags, k),
                                                           self->attributes->pdata[i], row->article->date);

          g_string_append (self->values, k > 0 ? LIST_SEPARATOR : "");
          g_string_append (self->values, value != NULL ? value : "");
        }
      end_cell (self, start, ADDUCE_CELL_TEXT);
    }
}

/* When and where the article appeared, as far as it is known. */
static void
add_article (AdduceExportCells *self, const AdduceExportArticle *article)
{
  gsize start = self->values->len;

  g_string_append (self->values, article->date != NULL ? article->date : "");
  end_cell (self, start, ADDUCE_CELL_WORD);
  start = self->values->len;
  g_string_append (self->values, article->outlet != NULL ? article->outlet : "");
  end_cell (self, start, ADDUCE_CELL_TEXT);
}

static AdduceExportCells *
get_cells (AdduceExportRun *run)
{
  AdduceExportCells *self = run->cells;

  if (self != NULL)
    return self;
  self = run->cells = g_new0 (AdduceExportCells, 1);
  self->evidence = run->options->wide ? adduce_codebook_get_variable (run->codebook, "evidence") : NULL;
  self->own = adduce_export_list_own (run->codebook);
  self->attributes = adduce_export_list_attributes (run->speakers);
  self->values = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (AdduceExportCell));
  return self;
}

void
adduce_export_cells_free (AdduceExportCells *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->attributes);
  g_string_free (self->values, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

char **
adduce_export_cells_list_names (AdduceExportRun *run)
{
  const AdduceExportCells *self = get_cells (run);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (names, g_strdup (columns[i].name));
  for (guint i = 0; self->evidence != NULL && i < adduce_variable_get_n_codes (self->evidence); i++)
    {
      const char *code = adduce_code_get_id (adduce_variable_get_code (self->evidence, i));

      g_ptr_array_add (names, g_strconcat ("evidence_", code, NULL));
    }
  for (guint i = 0; i < self->own->len; i++)
    {
      const char *id = adduce_variable_get_id (self->own->pdata[i]);

      g_ptr_array_add (names, g_strconcat ("var_", id, NULL));
      if (has_labels (self->own->pdata[i]))
        g_ptr_array_add (names, g_strconcat ("var_", id, "_labels", NULL));
    }
  for (guint i = 0; i < self->attributes->len; i++)
    g_ptr_array_add (names, g_strconcat ("speaker_", self->attributes->pdata[i], NULL));
  g_ptr_array_add (names, g_strdup ("article_date"));
  g_ptr_array_add (names, g_strdup ("article_outlet"));
  if (run->options->text == ADDUCE_EXPORT_TEXT_OFFSETS)
    g_ptr_array_add (names, g_strdup ("text_sha256"));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

const AdduceExportCell *
adduce_export_cells_fill (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n_cells)
{
  AdduceExportCells *self = get_cells (run);
  gboolean with_text = run->options->text != ADDUCE_EXPORT_TEXT_OFFSETS;

  g_string_truncate (self->values, 0);
  g_array_set_size (self->cells, 0);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize start = self->values->len;

      if (columns[i].append != append_text || with_text)
        columns[i].append (self->values, run->codebook, row);
      end_cell (self, start, columns[i].kind);
    }
  if (self->evidence != NULL)
    add_wide (self, row->claim);
  add_own (self, run->codebook, row);
  add_speakers (self, run->speakers, row);
  add_article (self, row->article);
  if (!with_text)
    {
      gsize start = self->values->len;

      g_string_append (self->values, adduce_export_get_sha256 (row->article));
      end_cell (self, start, ADDUCE_CELL_WORD);
    }

  const char *value = self->values->str;
  for (guint i = 0; i < self->cells->len; i++)
    {
      AdduceExportCell *cell = &g_array_index (self->cells, AdduceExportCell, i);

      cell->value = value;
      value += cell->n_bytes + 1;
    }
  *ret_n_cells = self->cells->len;
  return (const AdduceExportCell *) self->cells->data;
}
