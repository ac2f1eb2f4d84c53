/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of many claims at once, over all articles: what is to be changed, as an AdduceCorpusEdit.
 *
 * Only one coder's own claims are changed: what others coded is theirs.
 */
#pragma once

#include "analysis/adduce-claim-row.h"
#include "edit/adduce-corpus-edit.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * AdduceRetagMode:
 * @ADDUCE_RETAG_SET: instead of what the claim has; no value unsets it
 * @ADDUCE_RETAG_ADD: besides what it has
 * @ADDUCE_RETAG_REMOVE: takes the value away where it is
 * @ADDUCE_RETAG_TOGGLE: as a key in the article: where all have the value it is taken away, else given: instead of
 *   another where the variable takes one, besides others where it takes several
 */
typedef enum {
  ADDUCE_RETAG_SET,
  ADDUCE_RETAG_ADD,
  ADDUCE_RETAG_REMOVE,
  ADDUCE_RETAG_TOGGLE,
} AdduceRetagMode;

/**
 * adduce_claim_retag:
 * @folder: the corpus
 * @label: translated, for undo
 * @rows: (element-type AdduceClaimRow)
 * @nickname: the coder whose claims are changed
 * @variable: `speaker`, `stance`, … or a variable of the codebook
 * @tags: (nullable): the values; %NULL and empty for none
 * @several: whether the variable takes several values
 * @codebook: (nullable): the version that the claims are coded under from now on
 * @ret_n_others: (out) (optional): how many of the claims are other coders'
 *
 * Claims that have it so already are left out.
 *
 * Returns: (transfer full): the change, to be run; without steps where nothing is to be done
 */
AdduceCorpusEdit *adduce_claim_retag (const char *folder, const char *label, GPtrArray *rows, const char *nickname,
                                      const char *variable, AdduceTagList *tags, AdduceRetagMode mode,
                                      gboolean several, AdduceCodebook *codebook, guint *ret_n_others);

/** The same in a worker: for very many rows, which are not to be changed meanwhile. */
void adduce_claim_retag_async (const char *folder, const char *label, GPtrArray *rows, const char *nickname,
                               const char *variable, AdduceTagList *tags, AdduceRetagMode mode, gboolean several,
                               AdduceCodebook *codebook, GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) */
AdduceCorpusEdit *adduce_claim_retag_finish (GAsyncResult *result, guint *ret_n_others);

G_END_DECLS
