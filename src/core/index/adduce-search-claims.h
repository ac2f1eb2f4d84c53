/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchClaims: hits become claims, all in one change (AdduceCorpusEdit) with one undo.
 *
 *   claims = adduce_search_claims_new (folder, coder, codebook, ADDUCE_SEARCH_SPAN_SENTENCE);
 *   adduce_search_claims_add (claims, hit);                         for each hit
 *   edit = adduce_search_claims_make_edit (claims, fill_cb, data, cancellable, &error);
 *   … adduce_corpus_edit_run (edit, …)
 *   adduce_search_claims_end (claims);
 *
 * Each article is read anew, and a hit of which the words are no longer there is left out, with a sentence. So is one
 * where the coder has a claim of the very same span, so that doing it twice does no harm. Where the coder has no
 * sidecar yet an empty one is made, as a change is of files that are there; adduce_search_claims_end() removes those
 * that stayed empty, as after a change that was stopped.
 *
 * One thread at a time.
 */
#pragma once

#include "edit/adduce-corpus-edit.h"
#include "index/adduce-search-hit.h"
#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceSearchSpan:
 * @ADDUCE_SEARCH_SPAN_HIT: the words that were found
 * @ADDUCE_SEARCH_SPAN_SENTENCE: the sentences that they stand in
 */
typedef enum {
  ADDUCE_SEARCH_SPAN_HIT,
  ADDUCE_SEARCH_SPAN_SENTENCE,
} AdduceSearchSpan;

typedef struct _AdduceSearchClaims AdduceSearchClaims;

/** @folder: the corpus */
AdduceSearchClaims *adduce_search_claims_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook,
                                              AdduceSearchSpan span);
void adduce_search_claims_free (AdduceSearchClaims *self);

/** Hits that give the same span give one claim. */
void adduce_search_claims_add (AdduceSearchClaims *self, AdduceSearchHit *hit);

/**
 * AdduceSearchClaimFunc:
 * @builder: a new claim with its span
 *
 * Codes it as all of them are to be; %FALSE with @error ends it all.
 */
typedef gboolean (*AdduceSearchClaimFunc) (AdduceClaimBuilder *builder, AdduceText *text, gpointer user_data,
                                           GError **error);

/**
 * adduce_search_claims_make_edit:
 * @func: (nullable)
 * @error: return location; of @func, %G_IO_ERROR_CANCELLED, or where nothing can be written beside an article
 *
 * Returns: (transfer full) (nullable): the change; it may have no steps
 */
AdduceCorpusEdit *adduce_search_claims_make_edit (AdduceSearchClaims *self, AdduceSearchClaimFunc func,
                                                  gpointer user_data, GCancellable *cancellable, GError **error);

/** Removes what was made and not needed. */
void adduce_search_claims_end (AdduceSearchClaims *self);

/** (transfer none) (element-type utf8): ids of the new claims, in the order of the hits' articles and places. */
GPtrArray *adduce_search_claims_get_ids (AdduceSearchClaims *self);

/** How many hits are a claim of the coder's already. */
guint adduce_search_claims_get_n_known (AdduceSearchClaims *self);

/** (transfer none) (element-type utf8): sentences about what was left out. */
GPtrArray *adduce_search_claims_get_problems (AdduceSearchClaims *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchClaims, adduce_search_claims_free)

G_END_DECLS
