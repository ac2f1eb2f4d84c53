/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimTarget: the claims that a form shows, and changing them: one, or several that are chosen, each
 * change one step of undo.
 *
 * It keeps the session of its claims: what was still being typed when another article came goes to the claims
 * for which it was typed. Of several chosen claims only one's own are meant, where there are any.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

typedef struct _AdduceUiClaimTarget AdduceUiClaimTarget;

AdduceUiClaimTarget *adduce_ui_claim_target_new (void);
void adduce_ui_claim_target_free (AdduceUiClaimTarget *self);

/** Whether the context has other claims chosen than these, in whatever version. @context: (nullable) */
gboolean adduce_ui_claim_target_differs (AdduceUiClaimTarget *self, AdduceUiContext *context);

/** Takes what the context has chosen now. @context: (nullable) */
void adduce_ui_claim_target_take (AdduceUiClaimTarget *self, AdduceUiContext *context);

guint adduce_ui_claim_target_get_n_claims (AdduceUiClaimTarget *self);

/** How many are chosen besides, which are others' and can't be changed. */
guint adduce_ui_claim_target_get_n_left_out (AdduceUiClaimTarget *self);

/** (transfer none) (nullable): the claim where it is only one. */
AdduceClaim *adduce_ui_claim_target_get_claim (AdduceUiClaimTarget *self);

/** (transfer none) (nullable) */
AdduceSession *adduce_ui_claim_target_get_session (AdduceUiClaimTarget *self);

/** Why the claims can't be changed; %NULL where they can; (transfer full). */
char *adduce_ui_claim_target_dup_lock (AdduceUiClaimTarget *self);

/**
 * adduce_ui_claim_target_dup_values:
 * @variable_id: as for adduce_claim_get_values()
 * @ret_some: (out) (transfer full) (optional): the values that only some have
 *
 * Returns: (transfer full): the values that all have; for those that were merged what stands for them now
 */
AdduceTagList *adduce_ui_claim_target_dup_values (AdduceUiClaimTarget *self, const char *variable_id,
                                                  AdduceTagList **ret_some);

/** (transfer full): the ids of one's own variables in which any of the claims has something. */
GStrv adduce_ui_claim_target_list_variables (AdduceUiClaimTarget *self);

/** %FALSE where they differ. */
gboolean adduce_ui_claim_target_get_certainty (AdduceUiClaimTarget *self, AdduceCertainty *ret_certainty);

/* --- changing; each returns whether it was done, and says in the context why not --- */

/**
 * adduce_ui_claim_target_set_tags:
 * @facet: speaker, issue, stance or evidence
 * @tags: what a single claim is to have; of several, what all are to have: what they have besides stays
 */
gboolean adduce_ui_claim_target_set_tags (AdduceUiClaimTarget *self, AdduceFacet facet, AdduceTagList *tags);

/**
 * adduce_ui_claim_target_set_values:
 * @variable: one of one's own
 * @tags: as for adduce_ui_claim_target_set_tags(); where there can be but one, it takes the place of what there is
 */
gboolean adduce_ui_claim_target_set_values (AdduceUiClaimTarget *self, AdduceVariable *variable, AdduceTagList *tags);
gboolean adduce_ui_claim_target_set_certainty (AdduceUiClaimTarget *self, AdduceCertainty certainty);

/** Of a single claim. */
gboolean adduce_ui_claim_target_set_note (AdduceUiClaimTarget *self, const char *note);
gboolean adduce_ui_claim_target_set_spans (AdduceUiClaimTarget *self, AdduceSpanSet *spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiClaimTarget, adduce_ui_claim_target_free)

G_END_DECLS
