/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a format could not hold: counted by kind; the ids of all claims leave as lines, so that memory does not
 * grow with the corpus.
 */

#include "config.h"

#include "export/adduce-export-loss.h"

#include <glib/gi18n-lib.h>

#include "text/adduce-csv.h"

struct _AdduceExportLosses {
  guint counts[ADDUCE_N_LOSSES];
  GPtrArray *claims[ADDUCE_N_LOSSES]; /* the first of each kind */
  char *last[ADDUCE_N_LOSSES];        /* the claim that was counted last */
  GString *lines;
};

static const struct {
  const char *id;
  const char *sentence;
} kinds[ADDUCE_N_LOSSES] = {
  [ADDUCE_LOSS_MOVED]
  = { "moved", N_("The article has changed, and the claim is not written, as its words are not at its place") },
  [ADDUCE_LOSS_OVERLAP] = { "overlap", N_("The claim is not written, as it overlaps a longer one") },
  [ADDUCE_LOSS_BLANK] = { "blank", N_("The claim is not written, as it is of blanks only") },
  [ADDUCE_LOSS_ROWS] = { "rows", N_("The claim is not written, as a sheet can have no more rows") },
  [ADDUCE_LOSS_BOILERPLATE]
  = { "boilerplate", N_("The claim is not written, as it stands in boilerplate, which was to be left out") },
  [ADDUCE_LOSS_PIECES]
  = { "pieces", N_("The claim’s pieces are written apart, and nothing says that they belong together") },
  [ADDUCE_LOSS_GAP] = { "gap", N_("The words between the claim’s pieces are written as if they belonged to it") },
  [ADDUCE_LOSS_TOKENS]
  = { "tokens", N_("The claim begins or ends inside a word, and is written with all of that word") },
  [ADDUCE_LOSS_EDGES] = { "edges", N_("White space at the beginning or end of the claim is not written") },
  [ADDUCE_LOSS_SPACES]
  = { "spaces", N_("Of the white space between the claim’s sentences only how much it is is written") },
  [ADDUCE_LOSS_SEVERAL] = { "several", N_("Of several values of a variable only the first is written") },
  [ADDUCE_LOSS_FACETS] = { "facets", N_("Not all of speakers, issues, stance and evidence are written") },
  [ADDUCE_LOSS_CERTAINTY] = { "certainty", N_("The certainty is not written") },
  [ADDUCE_LOSS_VALUES] = { "values", N_("Values of variables of one’s own are not written") },
  [ADDUCE_LOSS_ARTICLE_VALUES]
  = { "article-values", N_("What the coder says of the article as a whole is not written") },
  [ADDUCE_LOSS_NOTE] = { "note", N_("The note is not written") },
  [ADDUCE_LOSS_BREAKS]
  = { "breaks", N_("Characters that the format can’t hold in a note or value, like line ends, are written as blanks") },
  [ADDUCE_LOSS_CUT] = { "cut", N_("Words or a note are longer than a cell can be, and are cut") },
  [ADDUCE_LOSS_CONTROLS] = { "controls", N_("Control characters that the format forbids are written as blanks") },
  [ADDUCE_LOSS_CODER] = { "coder", N_("Who coded it is not written") },
  [ADDUCE_LOSS_TIMES] = { "times", N_("When it was made and changed is not written") },
};

static void
loss_free (gpointer data)
{
  AdduceExportLoss *loss = data;

  g_ptr_array_unref (loss->claims);
  g_free (loss);
}

gboolean
adduce_export_loss_is_whole (AdduceExportLossKind kind)
{
  return kind == ADDUCE_LOSS_MOVED || kind == ADDUCE_LOSS_OVERLAP || kind == ADDUCE_LOSS_BLANK
         || kind == ADDUCE_LOSS_ROWS || kind == ADDUCE_LOSS_BOILERPLATE;
}

AdduceExportLosses *
adduce_export_losses_new (void)
{
  AdduceExportLosses *self = g_new0 (AdduceExportLosses, 1);

  for (guint i = 0; i < ADDUCE_N_LOSSES; i++)
    self->claims[i] = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_string_new (ADDUCE_EXPORT_LOSSES_HEAD);
  return self;
}

void
adduce_export_losses_free (AdduceExportLosses *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < ADDUCE_N_LOSSES; i++)
    {
      g_ptr_array_unref (self->claims[i]);
      g_free (self->last[i]);
    }
  g_string_free (self->lines, TRUE);
  g_free (self);
}

void
adduce_export_losses_add (AdduceExportLosses *self, AdduceExportLossKind kind, const char *claim, const char *path)
{
  g_return_if_fail (kind < ADDUCE_N_LOSSES);

  if (g_strcmp0 (self->last[kind], claim) == 0)
    return;
  g_free (self->last[kind]);
  self->last[kind] = g_strdup (claim);
  self->counts[kind]++;
  if (self->claims[kind]->len < ADDUCE_EXPORT_LOSS_EXAMPLES)
    g_ptr_array_add (self->claims[kind], g_strdup (claim));

  g_string_append_printf (self->lines, "%s,", kinds[kind].id);
  adduce_csv_append_cell (self->lines, claim, ',', FALSE);
  g_string_append_c (self->lines, ',');
  adduce_csv_append_cell (self->lines, path, ',', FALSE);
  g_string_append (self->lines, "\r\n");
}

GString *
adduce_export_losses_get_lines (AdduceExportLosses *self)
{
  return self->lines;
}

gboolean
adduce_export_losses_is_empty (AdduceExportLosses *self)
{
  for (guint i = 0; i < ADDUCE_N_LOSSES; i++)
    if (self->counts[i] > 0)
      return FALSE;
  return TRUE;
}

GPtrArray *
adduce_export_losses_list (AdduceExportLosses *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (loss_free);

  for (guint i = 0; i < ADDUCE_N_LOSSES; i++)
    {
      if (self->counts[i] == 0)
        continue;
      AdduceExportLoss *loss = g_new0 (AdduceExportLoss, 1);
      loss->id = kinds[i].id;
      loss->sentence = _(kinds[i].sentence);
      loss->n_claims = self->counts[i];
      loss->claims = g_ptr_array_ref (self->claims[i]);
      g_ptr_array_add (list, loss);
    }
  return list;
}
