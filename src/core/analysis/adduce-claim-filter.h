/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimFilter: which claims of a corpus are meant, as an expression that people can write and save.
 *
 *   stance is oppose and speaker is-not mayor-x and date from 2031-01-01 to 2031-06-30 and text "levy"
 *
 * Tests are joined by `and`, `or`, `not` and brackets; `and` binds more than `or`. A test is one of
 *
 *   FIELD is VALUE, VALUE …        the claim has one of the values
 *   FIELD is-not VALUE, VALUE …    it has none of them (so it may be unset)
 *   FIELD unset                    nobody has set it
 *   FIELD any                      somebody has
 *   FIELD contains "words"         its label has the words
 *   FIELD from DATE to DATE        of dates; one end may be left out; the ends count
 *   text "words"                   each word is found in the quote, a speaker, an issue, the note, the article's
 *                                  title, path or outlet
 *   changed since DATE             the claim was changed on that day (UTC) or later
 *   violations                     it breaks a rule
 *
 * Fields are those of AdduceClaimField. A value is a code or a label, case and accents don't count; in quotation
 * marks where it has blanks, commas or brackets or is a word of the language. A date is `YYYY-MM-DD`, `YYYY-MM` or
 * `YYYY`; where a claim's date is known less exactly than the one asked for, only what both say is compared.
 *
 * Immutable, reference-counted, any thread.
 */
#pragma once

#include "analysis/adduce-claim-field.h"

G_BEGIN_DECLS

/** How deep brackets and `not` may be nested. */
#define ADDUCE_CLAIM_FILTER_MAX_DEPTH 50

#define ADDUCE_TYPE_CLAIM_FILTER (adduce_claim_filter_get_type ())
typedef struct _AdduceClaimFilter AdduceClaimFilter;
GType adduce_claim_filter_get_type (void);

/**
 * adduce_claim_filter_parse:
 * @text: an expression; "" finds all claims
 * @codebook: (nullable): for one's own variables and labels
 * @map: (nullable): what codes have become
 * @error: return location; %ADDUCE_ERROR_INVALID: where it is wrong, what stands there and what is expected
 */
AdduceClaimFilter *adduce_claim_filter_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map,
                                              GError **error);
AdduceClaimFilter *adduce_claim_filter_ref (AdduceClaimFilter *self);
void adduce_claim_filter_unref (AdduceClaimFilter *self);

/** (transfer full): the expression in its usual form, which reads as the same filter again; "" for all. */
char *adduce_claim_filter_to_string (AdduceClaimFilter *self);

/** Whether it finds all claims. */
gboolean adduce_claim_filter_is_empty (AdduceClaimFilter *self);

/** How many tests all must hold: the parts that are joined by `and`. */
guint adduce_claim_filter_get_n_parts (AdduceClaimFilter *self);

/** (transfer full): such a part as an expression. */
char *adduce_claim_filter_dup_part (AdduceClaimFilter *self, guint index);

/** (transfer full): and for people, with the labels of field and values: “Stance: Opposes”. */
char *adduce_claim_filter_dup_part_label (AdduceClaimFilter *self, guint index);

/** (transfer full): the expression without a part. */
char *adduce_claim_filter_without_part (AdduceClaimFilter *self, guint index);

gboolean adduce_claim_filter_matches (AdduceClaimFilter *self, AdduceClaimRow *row);

/**
 * adduce_claim_filter_apply:
 * @rows: (element-type AdduceClaimRow)
 *
 * Returns: (transfer full) (nullable) (element-type AdduceClaimRow): those that match, in their order; %NULL where
 *   it was cancelled
 */
GPtrArray *adduce_claim_filter_apply (AdduceClaimFilter *self, GPtrArray *rows, GCancellable *cancellable);

/** (transfer full): a value as an expression has it, in quotation marks where it needs them. */
char *adduce_claim_filter_quote (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimFilter, adduce_claim_filter_unref)

G_END_DECLS
