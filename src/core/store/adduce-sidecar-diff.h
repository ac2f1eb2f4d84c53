/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimChange: how a claim differs between two versions of a sidecar, for lists of what changed.
 */
#pragma once

#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

/**
 * AdduceClaimChange:
 * @before: (nullable): %NULL: the claim was added
 * @after: (nullable): %NULL: it was removed
 * @fields: what differs: "text" (place or words), "speaker", "issue", "stance", "evidence", "certainty", "note", ids of
 *   one's own variables, "other"; empty where it was added or removed
 * @lost: (element-type AdduceClaim): versions that a merge kept because both sides had changed the claim, largest first
 *   (of a claim that one side removed nothing is here); they wait to be settled
 * @contested: whether it waits to be settled, by these or by a removal
 */
typedef struct {
  AdduceClaim *before;
  AdduceClaim *after;
  GStrv fields;
  GPtrArray *lost;
  gboolean contested;
} AdduceClaimChange;

/** (transfer full) (element-type AdduceClaimChange): in text order, removed ones by where they were. */
GPtrArray *adduce_sidecar_diff (AdduceSidecar *before, AdduceSidecar *after);

/** `added`, `removed`, `changed`. */
const char *adduce_claim_change_get_id (const AdduceClaimChange *self);

/** (transfer full): "added", "removed", or the fields with what they were and are: `stance: support → oppose`. */
char *adduce_claim_change_to_string (const AdduceClaimChange *self);

/**
 * adduce_claim_list_changed_fields:
 *
 * Returns: (transfer full): the fields in which two versions of a claim differ, as in #AdduceClaimChange; "other" where
 *   it is none of them
 */
GStrv adduce_claim_list_changed_fields (AdduceClaim *a, AdduceClaim *b);

/** (transfer full): the field in words: place and quotation, labels, the note; "-" for unset. */
char *adduce_claim_show_field (AdduceClaim *claim, const char *field);

G_END_DECLS
