/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimQuery: which claims are looked for: words, values under each facet, something unset, a note.
 *
 *   query = adduce_claim_query_new ();
 *   adduce_claim_query_set_text (query, "levy ferr");
 *   adduce_claim_query_add_code (query, ADDUCE_FACET_STANCE, "oppose");
 *   … adduce_claim_query_matches (query, key) …
 *
 * All conditions must hold; of several values of one facet, one. Not thread-safe.
 */
#pragma once

#include "adduce-claim-key.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CLAIM_QUERY (adduce_claim_query_get_type ())
typedef struct _AdduceClaimQuery AdduceClaimQuery;
GType adduce_claim_query_get_type (void);

/** A query that finds all claims. */
AdduceClaimQuery *adduce_claim_query_new (void);
AdduceClaimQuery *adduce_claim_query_copy (AdduceClaimQuery *self);
void adduce_claim_query_free (AdduceClaimQuery *self);

/**
 * adduce_claim_query_set_text:
 * @text: (nullable): words, each of which must be found in the quote, a speaker, an issue or the note, be it
 *   as a part of a word; case and accents don't count
 */
void adduce_claim_query_set_text (AdduceClaimQuery *self, const char *text);

/** @code: a code; "" for claims where the facet is unset. */
void adduce_claim_query_add_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code);
void adduce_claim_query_remove_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code);
gboolean adduce_claim_query_has_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code);

/** Only claims with something unset, see adduce_review_get_unset(). */
void adduce_claim_query_set_incomplete (AdduceClaimQuery *self, gboolean incomplete);
gboolean adduce_claim_query_get_incomplete (AdduceClaimQuery *self);

/** Only claims with a note. */
void adduce_claim_query_set_noted (AdduceClaimQuery *self, gboolean noted);
gboolean adduce_claim_query_get_noted (AdduceClaimQuery *self);

/** Whether it finds all claims. */
gboolean adduce_claim_query_is_empty (AdduceClaimQuery *self);

/** Whether it asks for the same. */
gboolean adduce_claim_query_equal (AdduceClaimQuery *a, AdduceClaimQuery *b);

gboolean adduce_claim_query_matches (AdduceClaimQuery *self, AdduceClaimKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimQuery, adduce_claim_query_free)

G_END_DECLS
