/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimView: the claims of a corpus that a filter finds, ordered by a field and grouped by another, as a
 * GListModel of AdduceClaimRow.
 *
 *   view = adduce_claim_view_new (claims);
 *   adduce_claim_view_set_filter (view, filter);
 *
 * All is worked out by a worker, while the list stays as it was: looking through 100,000 rows takes longer than a
 * frame. Another filter, order or group stops what is being worked out; other rows don't, so that the list fills
 * while the corpus is read. What has become of the rows is told as one stretch, rows that stay are the same objects.
 *
 * “updated” is emitted when what was asked for last is shown. Belongs to the main thread.
 */
#pragma once

#include "analysis/adduce-claim-filter.h"
#include "analysis/adduce-claim-uses.h"
#include "analysis/adduce-corpus-claims.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CLAIM_VIEW (adduce_claim_view_get_type ())
G_DECLARE_FINAL_TYPE (AdduceClaimView, adduce_claim_view, ADDUCE, CLAIM_VIEW, GObject)

/*
 * Properties: "busy" (notifies): whether something is being worked out
 * AdduceClaimView::updated (view): the rows and groups are those that were asked for
 */

/** @claims: (nullable) */
AdduceClaimView *adduce_claim_view_new (AdduceCorpusClaims *claims);

/** (nullable): whose rows are shown. */
void adduce_claim_view_set_claims (AdduceClaimView *self, AdduceCorpusClaims *claims);
AdduceCorpusClaims *adduce_claim_view_get_claims (AdduceClaimView *self);

/** @filter: (nullable): %NULL for all. */
void adduce_claim_view_set_filter (AdduceClaimView *self, AdduceClaimFilter *filter);
AdduceClaimFilter *adduce_claim_view_get_filter (AdduceClaimView *self);

/** @field: (nullable): %NULL for the order of articles. */
void adduce_claim_view_set_sort (AdduceClaimView *self, AdduceClaimField *field, gboolean descending);
AdduceClaimField *adduce_claim_view_get_sort (AdduceClaimView *self);
gboolean adduce_claim_view_get_descending (AdduceClaimView *self);

/** @field: (nullable): what is counted by; another field shows all groups again. */
void adduce_claim_view_set_group (AdduceClaimView *self, AdduceClaimField *field);
AdduceClaimField *adduce_claim_view_get_group (AdduceClaimView *self);

/** @code: (nullable): only the rows of that group ("" unset); %NULL for all. */
void adduce_claim_view_set_group_code (AdduceClaimView *self, const char *code);
const char *adduce_claim_view_get_group_code (AdduceClaimView *self);

gboolean adduce_claim_view_get_busy (AdduceClaimView *self);

/**
 * A number that is another one when the rows that are shown are so because something else was asked for: other claims,
 * another filter, order or group; and the same when claims changed.
 */
guint adduce_claim_view_get_question (AdduceClaimView *self);

/** How many rows the filter finds, in all groups. */
guint adduce_claim_view_get_n_found (AdduceClaimView *self);

/** (transfer none) (nullable): the groups with their counts; %NULL while there is no field to group by. */
AdduceClaimUses *adduce_claim_view_get_groups (AdduceClaimView *self);

/** (transfer full) (element-type AdduceClaimRow): the rows that are shown, not to be changed: for workers. */
GPtrArray *adduce_claim_view_ref_rows (AdduceClaimView *self);

/** (transfer full) (element-type AdduceClaimRow): those of all groups. */
GPtrArray *adduce_claim_view_ref_found (AdduceClaimView *self);

/** Where the claim with that id is among the rows that are shown; %FALSE where it is not. */
gboolean adduce_claim_view_find (AdduceClaimView *self, const char *id, guint *ret_position);

G_END_DECLS
