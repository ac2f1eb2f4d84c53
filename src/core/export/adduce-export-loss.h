/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportLoss: what a format could not hold, by kind, with the claims that it concerns.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_LOSS_MOVED,
  ADDUCE_LOSS_OVERLAP,
  ADDUCE_LOSS_BLANK,
  ADDUCE_LOSS_ROWS,
  ADDUCE_LOSS_BOILERPLATE,
  ADDUCE_LOSS_PIECES,
  ADDUCE_LOSS_GAP,
  ADDUCE_LOSS_TOKENS,
  ADDUCE_LOSS_EDGES,
  ADDUCE_LOSS_SPACES,
  ADDUCE_LOSS_SEVERAL,
  ADDUCE_LOSS_FACETS,
  ADDUCE_LOSS_CERTAINTY,
  ADDUCE_LOSS_VALUES,
  ADDUCE_LOSS_ARTICLE_VALUES,
  ADDUCE_LOSS_NOTE,
  ADDUCE_LOSS_BREAKS,
  ADDUCE_LOSS_CUT,
  ADDUCE_LOSS_CONTROLS,
  ADDUCE_LOSS_CODER,
  ADDUCE_LOSS_TIMES,
  ADDUCE_N_LOSSES,
} AdduceExportLossKind;

/** What the file of the losses begins with. */
#define ADDUCE_EXPORT_LOSSES_HEAD "loss,claim_id,path\r\n"

/** How many ids of claims are kept of each kind; the file beside the result has all. */
#define ADDUCE_EXPORT_LOSS_EXAMPLES 20

/**
 * AdduceExportLoss:
 * @id: "note", as the file has it
 * @sentence: what was lost, in the reader's language
 * @n_claims: how many claims it concerns
 * @claims: (element-type utf8): ids of the first of them
 */
typedef struct {
  const char *id;
  const char *sentence;
  guint n_claims;
  GPtrArray *claims;
} AdduceExportLoss;

/** Whether claims are not written at all because of it. */
gboolean adduce_export_loss_is_whole (AdduceExportLossKind kind);

/* --- gathering them, private to export --- */

typedef struct _AdduceExportLosses AdduceExportLosses;

AdduceExportLosses *adduce_export_losses_new (void);
void adduce_export_losses_free (AdduceExportLosses *self);

/**
 * adduce_export_losses_add:
 * @claim: id of a claim; its losses come one behind another
 * @path: its article
 *
 * Counts a claim once for each kind.
 */
void adduce_export_losses_add (AdduceExportLosses *self, AdduceExportLossKind kind, const char *claim,
                               const char *path);

/** (transfer none): lines of the losses file that were not taken yet; who takes them empties it. */
GString *adduce_export_losses_get_lines (AdduceExportLosses *self);

gboolean adduce_export_losses_is_empty (AdduceExportLosses *self);

/** (transfer full) (element-type AdduceExportLoss): those that happened. */
GPtrArray *adduce_export_losses_list (AdduceExportLosses *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportLosses, adduce_export_losses_free)

G_END_DECLS
