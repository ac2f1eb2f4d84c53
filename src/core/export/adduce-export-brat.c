/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * brat standoff: a folder for each coder, in it a .txt and a .ann for each article; annotation.conf and visual.conf
 * above, codes.csv with the names of the codes.
 *
 * A claim is one text-bound annotation. As brat's lines are lines, a span is cut where the text has a line end or a
 * tab, and blanks at the cuts are left out; brat does the same. A value is an attribute with the value's code; what
 * people wrote are notes, in which line ends become blanks.
 */

#include "config.h"

#include "export/adduce-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-csv.h"

/* The .ann that is being written, and the last number of each kind of line. */
typedef struct {
  AdduceExportRun *run;
  const AdduceExportArticle *article;
  GString *out;
  guint n_claims;
  guint n_attributes;
  guint n_notes;
} Sheet;

static gboolean
is_break (gunichar c)
{
  return (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Adds the span without line ends and the blanks around them; FALSE where it does not begin and end as it did. */
static gboolean
cut_span (AdduceText *text, AdduceSpan span, GArray *pieces)
{
  guint first = pieces->len;
  const char *utf8 = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, span.start);
  AdduceSpan piece = { span.start, span.start };
  guint kept = span.start; /* behind the last character of the piece that is no blank */
  gboolean cut = FALSE;    /* whether the piece begins at a cut */

  for (guint at = span.start; at < span.end; at++, utf8 = g_utf8_next_char (utf8))
    {
      gunichar c = g_utf8_get_char (utf8);

      if (is_break (c))
        {
          piece.end = kept;
          if (piece.end > piece.start)
            g_array_append_val (pieces, piece);
          piece.start = kept = at + 1;
          cut = TRUE;
        }
      else if (!g_unichar_isspace (c))
        kept = at + 1;
      else if (cut && kept == piece.start)
        piece.start = kept = at + 1;
    }
  piece.end = span.end;
  if (kept > piece.start)
    g_array_append_val (pieces, piece);
  return pieces->len > first && g_array_index (pieces, AdduceSpan, first).start == span.start
         && g_array_index (pieces, AdduceSpan, pieces->len - 1).end == span.end;
}

/* Whether a line ends between two pieces and nothing else is there: what goes on behind the end of a line is cut just
 * so, too, and nothing tells the one from the other. */
static gboolean
is_cut (AdduceText *text, guint start, guint end)
{
  const char *at = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, start);
  gboolean found = FALSE;

  for (guint i = start; i < end; i++, at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_break (c) && !g_unichar_isspace (c))
        return FALSE;
      found = found || is_break (c);
    }
  return found;
}

static void
append_words (GString *out, const char *words, gboolean *ret_changed)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_break (c))
        *ret_changed = TRUE;
      g_string_append_unichar (out, is_break (c) ? ' ' : c);
    }
}

static gboolean
append_claim (Sheet *sheet, AdduceClaim *claim)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  AdduceText *text = sheet->article->text;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  gboolean whole = TRUE, joined = FALSE;

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      guint n = pieces->len;

      whole = cut_span (text, adduce_span_set_get_span (spans, i), pieces) && whole;
      joined = joined
               || (n > 0 && pieces->len > n
                   && is_cut (text, g_array_index (pieces, AdduceSpan, n - 1).end,
                              g_array_index (pieces, AdduceSpan, n).start));
    }
  if (pieces->len == 0)
    {
      adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_BLANK);
      return FALSE;
    }
  if (!whole)
    adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_EDGES);
  if (joined)
    adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_GAP);

  g_string_append_printf (sheet->out, "T%u\tClaim ", ++sheet->n_claims);
  for (guint i = 0; i < pieces->len; i++)
    {
      AdduceSpan piece = g_array_index (pieces, AdduceSpan, i);

      g_string_append_printf (sheet->out, "%s%u %u", i > 0 ? ";" : "", piece.start, piece.end);
    }
  for (guint i = 0; i < pieces->len; i++)
    {
      g_autofree char *words = adduce_text_dup_slice (text, g_array_index (pieces, AdduceSpan, i));

      g_string_append_printf (sheet->out, "%c%s", i > 0 ? ' ' : '\t', words);
    }
  g_string_append_c (sheet->out, '\n');
  return TRUE;
}

static void
append_note (Sheet *sheet, AdduceClaim *claim, const char *type, const char *words)
{
  gboolean changed = FALSE;

  g_string_append_printf (sheet->out, "#%u\t%s T%u\t", ++sheet->n_notes, type, sheet->n_claims);
  append_words (sheet->out, words, &changed);
  g_string_append_c (sheet->out, '\n');
  if (changed)
    adduce_export_run_lose (sheet->run, sheet->article, claim, ADDUCE_LOSS_BREAKS);
}

static void
append_attribute (Sheet *sheet, const char *name, const char *code, const char *label)
{
  adduce_export_met_add (sheet->run->state, name, code, label);
  g_string_append_printf (sheet->out, "A%u\t%s T%u %s\n", ++sheet->n_attributes, name, sheet->n_claims, code);
}

/* Words are notes, all else attributes. */
static void
append_values (Sheet *sheet, AdduceClaim *claim, const char *variable, const char *name)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  AdduceVariable *known = adduce_codebook_get_variable (sheet->run->codebook, variable);
  gboolean is_text = known != NULL && adduce_variable_get_kind (known) == ADDUCE_VARIABLE_TEXT;

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *code = adduce_tag_get_code (tag);

      if (is_text || (adduce_tag_is_plain (tag) && strpbrk (code, " \t\n|,") != NULL))
        append_note (sheet, claim, name, code);
      else
        append_attribute (sheet, name, code, adduce_export_get_label (sheet->run->codebook, variable, tag));
    }
}

static void
append_all (Sheet *sheet, AdduceClaim *claim)
{
  static const char *const built_in[][2]
    = { { "speaker", "Speaker" }, { "issue", "Issue" }, { "stance", "Stance" }, { "evidence", "Evidence" } };
  AdduceCertainty certainty = adduce_claim_get_certainty (claim);
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  if (!append_claim (sheet, claim))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    append_values (sheet, claim, built_in[i][0], built_in[i][1]);
  for (guint i = 0; own[i] != NULL; i++)
    append_values (sheet, claim, own[i], own[i]);
  if (certainty != ADDUCE_CERTAINTY_UNSET)
    append_attribute (sheet, "Certainty", adduce_certainty_to_id (certainty),
                      adduce_certainty_to_id (certainty));
  append_note (sheet, claim, "ClaimId", adduce_claim_get_id (claim));
  if (adduce_claim_get_note (claim) != NULL)
    append_note (sheet, claim, "AnnotatorNotes", adduce_claim_get_note (claim));
}

static void
brat_begin (AdduceExportRun *run)
{
  run->state = adduce_export_met_new ();
}

static void
brat_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];
      g_autofree char *words = adduce_export_run_name (run, article, layer->coder, ".txt");
      g_autofree char *stem = g_strndup (words, strlen (words) - strlen (".txt"));
      g_autofree char *name = g_strconcat (stem, ".ann", NULL);
      Sheet sheet = { run, article, NULL, 0, 0, 0 };

      g_string_append_len (adduce_export_target_get (run->target, words), adduce_text_get_utf8 (article->text),
                           (gssize) adduce_text_get_n_bytes (article->text));
      adduce_export_target_end (run->target, words);
      sheet.out = adduce_export_target_get (run->target, name);
      for (guint k = 0; k < layer->claims->len; k++)
        append_all (&sheet, g_array_index (layer->claims, AdduceExportClaim, k).claim);
      adduce_export_target_end (run->target, name);
    }
}

static void
append_codes (GString *conf, GString *table, const char *name, GHashTable *codes)
{
  g_autoptr (GList) sorted = adduce_export_met_list (codes);

  g_string_append_printf (conf, "%s\tArg:Claim, Value:", name);
  for (GList *link = sorted; link != NULL; link = link->next)
    {
      g_string_append_printf (conf, "%s%s", link == sorted ? "" : "|", (const char *) link->data);
      adduce_csv_append_cell (table, name, ',', FALSE);
      g_string_append_c (table, ',');
      adduce_csv_append_cell (table, link->data, ',', FALSE);
      g_string_append_c (table, ',');
      adduce_csv_append_cell (table, g_hash_table_lookup (codes, link->data), ',', FALSE);
      g_string_append (table, "\r\n");
    }
  g_string_append_c (conf, '\n');
}

static void
brat_end (AdduceExportRun *run)
{
  GString *conf = adduce_export_target_get (run->target, "annotation.conf");
  g_autoptr (GList) names = adduce_export_met_list (run->state);

  g_string_append (conf, "[entities]\nClaim\n\n[relations]\n\n[events]\n\n[attributes]\n");
  g_string_append (adduce_export_target_get (run->target, "codes.csv"), "attribute,code,label\r\n");
  for (GList *link = names; link != NULL; link = link->next)
    append_codes (adduce_export_target_get (run->target, "annotation.conf"),
                  adduce_export_target_get (run->target, "codes.csv"), link->data,
                  g_hash_table_lookup (run->state, link->data));
  g_string_append (adduce_export_target_get (run->target, "visual.conf"),
                   "[labels]\nClaim | Claim | Cl\n\n[drawing]\nClaim\tbgColor:#ffe9a8, borderColor:darken\n");
}

const AdduceExportWriter adduce_export_brat = {
  .format = {
    .id = "brat",
    .label = N_("brat Standoff"),
    .extension = "",
    .is_folder = TRUE,
    .holds = ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_DISCONTINUOUS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_FACETS
             | ADDUCE_HOLDS_CERTAINTY | ADDUCE_HOLDS_VALUES | ADDUCE_HOLDS_NOTES | ADDUCE_HOLDS_CODERS,
    .texts = ADDUCE_EXPORT_TEXTS_WHOLE,
    .unit = ADDUCE_UNIT_CODE_POINTS,
    .checked_with = "brat’s own parser (annotation.py)",
  },
  .begin = brat_begin,
  .add_article = brat_add_article,
  .end = brat_end,
  .free_state = (GDestroyNotify) g_hash_table_unref,
};
