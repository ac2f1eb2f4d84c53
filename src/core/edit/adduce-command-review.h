/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands that settle what waits for the coder: where claims stand after their article was changed
 * (AdduceClaimAnchor), which version of a claim holds that was changed in two places (AdduceClaimConflict); and going
 * back to an old version of all claims. Each can be undone like any other change.
 */
#pragma once

#include "edit/adduce-command.h"

G_BEGIN_DECLS

/** The claim is about the words where it is proposed to stand; nothing waits then. */
AdduceCommand *adduce_command_new_accept_place (AdduceClaim *claim);

/**
 * adduce_command_new_accept_places:
 * @claims: (array length=n_claims)
 *
 * Accepts all that have a place and wait, as one change; those without a place are passed over.
 *
 * Returns: (transfer full) (nullable): %NULL where there are none
 */
AdduceCommand *adduce_command_new_accept_places (AdduceClaim *const *claims, guint n_claims);

/** The claim is about the words at @spans, which the coder has shown; nothing waits then. */
AdduceCommand *adduce_command_new_place (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text, GError **error);

/**
 * adduce_command_new_mark_lost:
 * @claim: one that waits
 *
 * The claim's words are not in the article any more: it is kept with what was chosen, and not asked about again.
 */
AdduceCommand *adduce_command_new_mark_lost (AdduceClaim *claim);

/**
 * adduce_command_new_settle:
 * @version: (nullable): one of the versions of its conflict; %NULL: that it was removed
 * @fields: what is taken from it; empty: nothing
 *
 * See adduce_claim_conflict_settle().
 */
AdduceCommand *adduce_command_new_settle (AdduceClaim *claim, AdduceClaim *version, const char *const *fields);

/**
 * adduce_command_new_restore:
 * @changes: (element-type AdduceClaimChange): from what there is to the version
 * @label: the translated label
 */
AdduceCommand *adduce_command_new_restore (GPtrArray *changes, const char *label);

G_END_DECLS
