/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows with one claim each.
 *
 * In a cell "; " parts values and " … " pieces, and a value may have these in it. Codes have neither, so that where
 * labels are more than codes they are joined again as their codes ask for; pieces are told by the spans.
 */
#include "config.h"

#include "exchange/adduce-foreign-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"
#include "text/adduce-breaks.h"
#include "text/adduce-span.h"

#define SEPARATOR "; "
#define PIECE_SEPARATOR " … "
#define OWN "var_"
#define LABELS "_labels"
#define SPEAKER "speaker_"

struct _AdduceForeignTable {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  GHashTable *columns; /* name → number + 1 */
  GPtrArray *names;
};

static const char *const needed[] = { "path", "coder", "claim_id", "spans" };

gboolean
adduce_foreign_table_is_one (const char *const *names, guint n_names)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < n_names; k++)
        found = found || g_strcmp0 (names[k], needed[i]) == 0;
      if (!found)
        return FALSE;
    }
  return TRUE;
}

AdduceForeignTable *
adduce_foreign_table_new (const AdduceForeignInput *input, AdduceForeign *foreign, const char *const *names,
                          guint n_names, GError **error)
{
  AdduceForeignTable *self;

  if (!adduce_foreign_table_is_one (names, n_names))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("the table needs the columns path, coder, claim_id and spans (docs/export.md)"));
      return NULL;
    }
  self = g_new0 (AdduceForeignTable, 1);
  self->input = input;
  self->foreign = foreign;
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_names; i++)
    {
      g_ptr_array_add (self->names, g_strdup (names[i] != NULL ? names[i] : ""));
      g_hash_table_insert (self->columns, self->names->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  return self;
}

void
adduce_foreign_table_free (AdduceForeignTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* (transfer none): "" where there is none. */
static const char *
get_cell (AdduceForeignTable *self, const char *const *cells, guint n_cells, const char *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));

  return number > 0 && number <= n_cells && cells[number - 1] != NULL ? cells[number - 1] : "";
}

/* (transfer full): labels, as many as there are codes where that can be: parts are joined again until what they make
 * is what the next code was made of, or there are no more parts to spare. */
static char **
divide_labels (const char *labels, char **codes)
{
  g_auto (GStrv) parts = g_strsplit (labels, SEPARATOR, -1);
  guint n_parts = g_strv_length (parts);
  guint n_codes = g_strv_length (codes);
  guint spare = n_parts > n_codes ? n_parts - n_codes : 0;
  g_autoptr (GStrvBuilder) joined = g_strv_builder_new ();
  guint at = 0;

  for (guint i = 0; i < n_codes && at < n_parts; i++)
    {
      g_autoptr (GString) label = g_string_new (parts[at++]);

      while (spare > 0)
        {
          g_autofree char *slug = adduce_breaks_slug (label->str);

          if (g_str_equal (slug, codes[i]) && i + 1 < n_codes)
            break;
          g_string_append_printf (label, SEPARATOR "%s", parts[at++]);
          spare--;
        }
      g_strv_builder_add (joined, label->str);
    }
  return g_strv_builder_end (joined);
}

static void
add_codes (AdduceForeignClaim *claim, const char *key, const char *labels, const char *codes)
{
  g_auto (GStrv) code_list = g_strsplit (codes, SEPARATOR, -1);
  g_auto (GStrv) label_list = divide_labels (labels, code_list);
  guint n_labels = g_strv_length (label_list);

  for (guint i = 0; code_list[i] != NULL; i++)
    if (*code_list[i] != '\0')
      adduce_foreign_claim_add_field (claim, key, i < n_labels ? label_list[i] : code_list[i], code_list[i]);
  /* A table that somebody made may have only labels. */
  for (guint i = 0; *codes == '\0' && *labels != '\0' && i == 0; i++)
    {
      g_auto (GStrv) alone = g_strsplit (labels, SEPARATOR, -1);

      for (guint k = 0; alone[k] != NULL; k++)
        adduce_foreign_claim_add_field (claim, key, alone[k], NULL);
    }
}

/* Words of several pieces, each of which is as long as its span. */
static void
add_pieces (AdduceForeignClaim *claim, AdduceSpanSet *spans, const char *text)
{
  const char *at = text;
  guint n = adduce_span_set_get_n_spans (spans);

  for (guint i = 0; i < n; i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      glong left = g_utf8_strlen (at, -1);
      glong size = (glong) (span.end - span.start);
      const char *end = size <= left ? g_utf8_offset_to_pointer (at, size) : NULL;
      g_autofree char *quote = NULL;

      if (*text == '\0')
        end = NULL;
      else if (n == 1)
        end = at + strlen (at);
      if (end != NULL)
        quote = g_strndup (at, (gsize) (end - at));
      adduce_foreign_claim_add_piece (claim, span.start, span.end, quote);
      if (end != NULL)
        at = g_str_has_prefix (end, PIECE_SEPARATOR) ? end + strlen (PIECE_SEPARATOR) : end;
    }
}

static void
add_own (AdduceForeignTable *self, AdduceForeignClaim *claim, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < self->names->len && i < n_cells; i++)
    {
      const char *name = self->names->pdata[i];
      g_autofree char *labels = NULL;

      if (!g_str_has_prefix (name, OWN) || cells[i] == NULL || *cells[i] == '\0')
        continue;
      labels = g_strconcat (name, LABELS, NULL);
      if (g_hash_table_contains (self->columns, labels))
        add_codes (claim, name + strlen (OWN), get_cell (self, cells, n_cells, labels), cells[i]);
      else if (!g_str_has_suffix (name, LABELS))
        adduce_foreign_claim_add_field (claim, name + strlen (OWN), cells[i], NULL);
    }
}

/* What is known of the speakers, in their order; of which there is one value each. */
static void
add_speakers (AdduceForeignTable *self, AdduceForeignClaim *claim, const char *const *cells, guint n_cells)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new ();

  for (guint i = 0; i < claim->fields->len; i++)
    if (g_str_equal (((AdduceForeignField *) claim->fields->pdata[i])->key, "speaker"))
      g_ptr_array_add (speakers, claim->fields->pdata[i]);
  for (guint i = 0; i < self->names->len && i < n_cells; i++)
    {
      const char *name = self->names->pdata[i];
      g_auto (GStrv) values = NULL;

      if (!g_str_has_prefix (name, SPEAKER) || g_str_equal (name, "speaker_codes") || cells[i] == NULL)
        continue;
      values = g_strsplit (cells[i], SEPARATOR, -1);
      if (g_strv_length (values) != speakers->len)
        continue;
      for (guint k = 0; k < speakers->len; k++)
        if (*values[k] != '\0')
          adduce_foreign_entity_add_field (
            adduce_foreign_add_entity (self->foreign, "speaker", ((AdduceForeignField *) speakers->pdata[k])->value),
            name + strlen (SPEAKER), values[k]);
    }
}

static void
add_status (AdduceForeignTable *self, AdduceForeignClaim *claim, const char *status)
{
  AdduceForeignClaim *about;

  if (*status == '\0')
    return;
  about = adduce_foreign_add_claim (self->foreign, claim->document, claim->place);
  about->about_article = TRUE;
  about->coder = g_strdup (claim->coder);
  about->status = g_strdup (status);
}

static guint64
read_number (const char *cell)
{
  return g_ascii_strtoull (cell, NULL, 10);
}

gboolean
adduce_foreign_table_take (AdduceForeignTable *self, const char *const *cells, guint n_cells, const char *place,
                           GError **error)
{
#define CELL(name) get_cell (self, cells, n_cells, name)
  g_autoptr (AdduceSpanSet) spans = NULL;
  AdduceForeignDocument *document;
  AdduceForeignClaim *claim;
  const char *stance;

  if (*CELL ("path") == '\0')
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“path” is empty, the name of the article"));
      return FALSE;
    }
  spans = adduce_span_set_parse (CELL ("spans"), error);
  if (spans == NULL)
    return FALSE;
  document = adduce_foreign_add_document (self->foreign, CELL ("path"), NULL, self->input->name, NULL);
  adduce_foreign_document_add_field (document, "headline", CELL ("title"));
  adduce_foreign_document_add_field (document, "date", CELL ("article_date"));
  adduce_foreign_document_add_field (document, "outlet", CELL ("article_outlet"));
  if (document->digest == NULL && *CELL ("text_sha256") != '\0')
    document->digest = g_strconcat ("sha256:", CELL ("text_sha256"), NULL);
  claim = adduce_foreign_add_claim (self->foreign, document, place);
  claim->id = g_strdup (CELL ("claim_id"));
  claim->coder = *CELL ("coder") != '\0' ? g_strdup (CELL ("coder")) : NULL;
  add_pieces (claim, spans, CELL ("text"));
  add_codes (claim, "speaker", CELL ("speakers"), CELL ("speaker_codes"));
  add_codes (claim, "issue", CELL ("issues"), CELL ("issue_codes"));
  stance = CELL ("stance");
  adduce_foreign_claim_add_field (claim, "stance", *CELL ("stance_label") != '\0' ? CELL ("stance_label") : stance,
                                  *stance != '\0' ? stance : NULL);
  add_codes (claim, "evidence", CELL ("evidence_labels"), CELL ("evidence"));
  adduce_foreign_claim_add_field (claim, "certainty", CELL ("certainty"), NULL);
  adduce_foreign_claim_add_note (claim, CELL ("note"));
  claim->created = adduce_foreign_parse_time (CELL ("created"));
  claim->modified = adduce_foreign_parse_time (CELL ("modified"));
  claim->revision = read_number (CELL ("revision"));
  claim->codebook_version = read_number (CELL ("codebook_version"));
  add_own (self, claim, cells, n_cells);
  add_speakers (self, claim, cells, n_cells);
  add_status (self, claim, CELL ("article_status"));
  return TRUE;
#undef CELL
}
