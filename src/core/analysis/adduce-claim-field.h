/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimField: one thing that claims of a corpus are shown, filtered, ordered, grouped and crossed by.
 *
 *   field = adduce_claim_field_new ("stance", codebook, map, &error);
 *   tags = adduce_claim_field_dup_tags (field, row);
 *   … adduce_claim_field_get_label (field, adduce_tag_list_get_tag (tags, 0)) …
 *
 * A field is named by its id: `speaker`, `issue`, `stance`, `evidence`, `certainty`, `note`, `coder`, `article`,
 * `date`, `outlet`, `status`, `zone` (what the claim stands in as a whole: `boilerplate`, `question`), `quote`,
 * `modified`, `problems`, `place`, `id`, or the id of a variable of the codebook; one that is about articles is what
 * the claim's coder says of its article.
 * What a row is under a field is a list of tags, none being “unset”; codes are what they are now (merged values of the
 * codebook, AdduceCodeMap). Immutable, reference-counted, any thread.
 */
#pragma once

#include "analysis/adduce-claim-row.h"
#include "model/adduce-code-map.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * AdduceClaimFieldKind:
 * @ADDUCE_CLAIM_FIELD_VALUES: few values that repeat: to be chosen from, grouped and crossed by
 * @ADDUCE_CLAIM_FIELD_DATE: a date or time that begins `YYYY-MM-DD`, or less of it
 * @ADDUCE_CLAIM_FIELD_TEXT: words
 */
typedef enum {
  ADDUCE_CLAIM_FIELD_VALUES,
  ADDUCE_CLAIM_FIELD_DATE,
  ADDUCE_CLAIM_FIELD_TEXT,
} AdduceClaimFieldKind;

#define ADDUCE_TYPE_CLAIM_FIELD (adduce_claim_field_get_type ())
typedef struct _AdduceClaimField AdduceClaimField;
GType adduce_claim_field_get_type (void);

/**
 * adduce_claim_field_new:
 * @codebook: (nullable): has one's own variables, and the labels and order of values
 * @map: (nullable): what speakers, issues and values were merged or renamed to
 * @error: return location; %ADDUCE_ERROR_INVALID names the fields that there are
 */
AdduceClaimField *adduce_claim_field_new (const char *id, AdduceCodebook *codebook, AdduceCodeMap *map,
                                          GError **error);

/**
 * adduce_claim_field_new_for_register:
 * @id: "speaker", "issue", or the first variable of the register
 *
 * The same, but what a claim has in other variables of the same register counts, too (adduce_variable_get_register()).
 */
AdduceClaimField *adduce_claim_field_new_for_register (const char *id, AdduceCodebook *codebook, AdduceCodeMap *map);
AdduceClaimField *adduce_claim_field_ref (AdduceClaimField *self);
void adduce_claim_field_unref (AdduceClaimField *self);

/** (transfer full) (element-type AdduceClaimField): all that there are, in the order in which they are shown. */
GPtrArray *adduce_claim_field_list (AdduceCodebook *codebook, AdduceCodeMap *map);

const char *adduce_claim_field_get_id (AdduceClaimField *self);

/** Translated ("Stance"), or what the codebook calls the variable. */
const char *adduce_claim_field_get_label (AdduceClaimField *self);
AdduceClaimFieldKind adduce_claim_field_get_kind (AdduceClaimField *self);

/** Whether a claim can have several of its values. */
gboolean adduce_claim_field_has_several (AdduceClaimField *self);

/** Whether it is a variable that coders set on claims, so that it can be changed. */
gboolean adduce_claim_field_is_variable (AdduceClaimField *self);

/** (transfer full): what the claim is, the main value first; empty where it is unset. */
AdduceTagList *adduce_claim_field_dup_tags (AdduceClaimField *self, AdduceClaimRow *row);

/** What a code has become (merged values, AdduceCodeMap); (transfer none) (nullable): %NULL where it is still that. */
const char *adduce_claim_field_get_code_now (AdduceClaimField *self, const char *code);

/** Whether the claim has the value; "" for unset. */
gboolean adduce_claim_field_matches (AdduceClaimField *self, AdduceClaimRow *row, const char *code);

/** What a value is called now; (transfer none). */
const char *adduce_claim_field_get_value_label (AdduceClaimField *self, const AdduceTag *tag);

/**
 * adduce_claim_field_dup_text:
 * @separator: between several values
 *
 * Returns: (transfer full): the labels; "" for unset. Of an article its title.
 */
char *adduce_claim_field_dup_text (AdduceClaimField *self, AdduceClaimRow *row, const char *separator);

/**
 * adduce_claim_field_dup_value_key:
 *
 * Returns: (transfer full): by strcmp() the order of values: as in the codebook, else by label
 */
char *adduce_claim_field_dup_value_key (AdduceClaimField *self, const AdduceTag *tag);

/** (transfer full): by strcmp() the order of rows; "" for unset, which comes last however it is ordered. */
char *adduce_claim_field_dup_row_key (AdduceClaimField *self, AdduceClaimRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimField, adduce_claim_field_unref)

G_END_DECLS
