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

#include <string.h>

#define LIST_SEPARATOR "; "
#define PIECE_SEPARATOR " … "

/**
 * AdduceExportCells:
 * @stance: (nullable): the variable
 * @stance_code: (nullable): what the row's stance means now
 * @evidence: (nullable): the variable
 * @wide: whether its codes have columns of their own
 * @own: (element-type AdduceVariable)
 * @attributes: (element-type utf8): of speakers
 * @values: one behind the other, each with its NUL
 *
 * What is the same for all rows, and the row at hand: of 200,000 rows each string of its own shows.
 */
struct _AdduceExportCells {
  AdduceVariable *stance;
  AdduceCode *stance_code;
  AdduceVariable *evidence;
  gboolean wide;
  GPtrArray *own;
  GPtrArray *attributes;
  GString *values;
  GArray *cells;
};

/**
 * Column:
 * @name: in the header
 * @kind: what its cells are
 * @append: appends the cell's value; nothing for unset
 */
typedef struct {
  const char *name;
  AdduceExportCellKind kind;
  void (*append) (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row);
} Column;

/* Who is told of each cell. */
typedef struct {
  GString *out;
  AdduceExportCellFunc func;
  gpointer user_data;
} Sink;

/* As g_string_append() is from GLib 2.76 on; before, that takes longer than what is appended. */
static inline void
append (GString *cell, const char *string)
{
  gsize length = strlen (string);

  if (length >= cell->allocated_len - cell->len)
    {
      g_string_append_len (cell, string, (gssize) length);
      return;
    }
  memcpy (cell->str + cell->len, string, length + 1);
  cell->len += length;
}

/* (nullable): the code that a tag means now. */
static AdduceCode *
resolve (AdduceVariable *variable, const AdduceTag *tag)
{
  return variable != NULL ? adduce_variable_resolve (variable, adduce_tag_get_code (tag)) : NULL;
}

/* @variable: (nullable) */
static void
append_label (GString *cell, AdduceVariable *variable, const AdduceTag *tag)
{
  AdduceCode *code = resolve (variable, tag);

  append (cell, code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag));
}

static void
append_tags (GString *cell, AdduceTagList *tags, AdduceVariable *variable)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      if (i > 0)
        append (cell, LIST_SEPARATOR);
      append_label (cell, variable, adduce_tag_list_get_tag (tags, i));
    }
}

static void
append_codes (GString *cell, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      if (i > 0)
        append (cell, LIST_SEPARATOR);
      append (cell, adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
    }
}

static void
append_article_id (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, row->article->id);
}

static void
append_path (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, row->article->path);
}

static void
append_title (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  if (row->article->title != NULL)
    append (cell, row->article->title);
}

static void
append_coder (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, row->layer->coder);
}

static void
append_claim_id (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, adduce_claim_get_id (row->claim));
}

static void
append_spans (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  adduce_export_append_spans (cell, adduce_claim_get_spans (row->claim));
}

static void
append_text (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  guint n_pieces = adduce_span_set_get_n_spans (adduce_claim_get_spans (row->claim));

  for (guint i = 0; i < n_pieces; i++)
    {
      if (i > 0)
        append (cell, PIECE_SEPARATOR);
      append (cell, adduce_claim_get_quote (row->claim, i)->exact);
    }
}

static void
append_speakers (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_speakers (row->claim), NULL);
}

static void
append_speaker_codes (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_speakers (row->claim));
}

static void
append_issues (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_issues (row->claim), NULL);
}

static void
append_issue_codes (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_issues (row->claim));
}

static void
append_stance (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);

  if (stance != NULL)
    append (cell, adduce_tag_get_code (stance));
}

static void
append_stance_label (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);

  if (self->stance_code != NULL)
    append (cell, adduce_code_get_label (self->stance_code));
  else if (stance != NULL)
    append (cell, adduce_tag_get_label (stance));
}

static void
append_stance_number (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  if (self->stance_code == NULL || !adduce_code_get_info (self->stance_code)->has_number)
    return;
  gint64 number = adduce_code_get_info (self->stance_code)->number;
  if (number < 0)
    g_string_append_c (cell, '-');
  adduce_export_append_number (cell, number < 0 ? -(guint64) number : (guint64) number);
}

static void
append_evidence (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_codes (cell, adduce_claim_get_evidence (row->claim));
}

static void
append_evidence_labels (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append_tags (cell, adduce_claim_get_evidence (row->claim), self->evidence);
}

static void
append_certainty (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  const char *id = adduce_certainty_to_id (adduce_claim_get_certainty (row->claim));

  if (id != NULL)
    append (cell, id);
}

static void
append_note (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  if (adduce_claim_get_note (row->claim) != NULL)
    append (cell, adduce_claim_get_note (row->claim));
}

static void
append_created (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  adduce_export_append_time (cell, adduce_claim_get_created (row->claim));
}

static void
append_modified (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  adduce_export_append_time (cell, adduce_claim_get_modified (row->claim));
}

static void
append_revision (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  adduce_export_append_number (cell, adduce_claim_get_revision (row->claim));
}

static void
append_codebook_version (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  guint64 version = adduce_claim_get_codebook_version (row->claim);

  if (version > 0)
    adduce_export_append_number (cell, version);
}

static void
append_article_status (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, adduce_status_to_id (row->layer->status));
}

static void
append_anchor (GString *cell, const AdduceExportCells *self, const AdduceExportRow *row)
{
  append (cell, adduce_export_get_anchor (row->anchored));
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

/* What was appended since @start is a cell. */
static void
end_cell (const Sink *sink, gsize start, AdduceExportCellKind kind)
{
  sink->func (sink->out, start, kind, sink->user_data);
}

static void
add_wide (const Sink *sink, const AdduceExportCells *self, AdduceClaim *claim)
{
  AdduceTagList *evidence = adduce_claim_get_evidence (claim);

  for (guint i = 0; i < adduce_variable_get_n_codes (self->evidence); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self->evidence, i);
      gboolean has = adduce_tag_list_contains (evidence, adduce_code_get_id (code));
      gsize start = sink->out->len;

      g_string_append_c (sink->out, has ? '1' : '0');
      end_cell (sink, start, ADDUCE_CELL_NUMBER);
    }
}

static void
add_own (const Sink *sink, const AdduceExportCells *self, const AdduceExportRow *row)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      AdduceVariable *variable = self->own->pdata[i];
      AdduceVariableKind kind = adduce_variable_get_kind (variable);
      AdduceTagList *tags = adduce_export_row_get_values (row, variable);
      gsize start = sink->out->len;

      if (tags != NULL)
        append_codes (sink->out, tags);
      end_cell (sink, start,
                kind == ADDUCE_VARIABLE_TEXT     ? ADDUCE_CELL_TEXT
                : kind == ADDUCE_VARIABLE_NUMBER ? ADDUCE_CELL_NUMBER
                                                 : ADDUCE_CELL_WORD);
      if (!has_labels (variable))
        continue;
      start = sink->out->len;
      if (tags != NULL)
        append_tags (sink->out, tags, variable);
      end_cell (sink, start, ADDUCE_CELL_TEXT);
    }
}

/* A column an attribute; of several speakers in their order, also where one has none. */
static void
add_speakers (const Sink *sink, const AdduceExportCells *self, AdduceRegister *speakers, const AdduceExportRow *row)
{
  AdduceTagList *tags = adduce_claim_get_speakers (row->claim);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      gsize start = sink->out->len;

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *value = adduce_export_get_attribute (speakers, adduce_tag_list_get_tag (tags, k),
                                                           self->attributes->pdata[i], row->article->date);

          append (sink->out, k > 0 ? LIST_SEPARATOR : "");
          append (sink->out, value != NULL ? value : "");
        }
      end_cell (sink, start, ADDUCE_CELL_TEXT);
    }
}

static void
add_word (const Sink *sink, const char *value, AdduceExportCellKind kind)
{
  gsize start = sink->out->len;

  append (sink->out, value != NULL ? value : "");
  end_cell (sink, start, kind);
}

static AdduceExportCells *
get_cells (AdduceExportRun *run)
{
  AdduceExportCells *self = run->cells;

  if (self != NULL)
    return self;
  self = run->cells = g_new0 (AdduceExportCells, 1);
  self->stance = adduce_codebook_get_variable (run->codebook, "stance");
  self->evidence = adduce_codebook_get_variable (run->codebook, "evidence");
  self->wide = run->options->wide && self->evidence != NULL;
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
  for (guint i = 0; self->wide && i < adduce_variable_get_n_codes (self->evidence); i++)
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

void
adduce_export_cells_append (AdduceExportRun *run, const AdduceExportRow *row, GString *out, AdduceExportCellFunc func,
                            gpointer user_data)
{
  AdduceExportCells *self = get_cells (run);
  const AdduceTag *stance = adduce_claim_get_stance (row->claim);
  const Sink sink = { out, func, user_data };
  gboolean with_text = run->options->text != ADDUCE_EXPORT_TEXT_OFFSETS;

  self->stance_code = stance != NULL ? resolve (self->stance, stance) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize start = out->len;

      if (columns[i].append != append_text || with_text)
        columns[i].append (out, self, row);
      end_cell (&sink, start, columns[i].kind);
    }
  if (self->wide)
    add_wide (&sink, self, row->claim);
  add_own (&sink, self, row);
  add_speakers (&sink, self, run->speakers, row);
  add_word (&sink, row->article->date, ADDUCE_CELL_WORD);
  add_word (&sink, row->article->outlet, ADDUCE_CELL_TEXT);
  if (!with_text)
    add_word (&sink, adduce_export_get_sha256 (row->article), ADDUCE_CELL_WORD);
}

static void
keep_cell_cb (GString *values, gsize start, AdduceExportCellKind kind, gpointer user_data)
{
  const AdduceExportCell cell = { NULL, values->len - start, kind };

  g_array_append_val (user_data, cell);
  g_string_append_c (values, '\0');
}

const AdduceExportCell *
adduce_export_cells_fill (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n_cells)
{
  AdduceExportCells *self = get_cells (run);

  g_string_truncate (self->values, 0);
  g_array_set_size (self->cells, 0);
  adduce_export_cells_append (run, row, self->values, keep_cell_cb, self->cells);

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
