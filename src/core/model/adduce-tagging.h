/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTagging: what was said of a claim, taken off it, so that it can be said of another: some or all of
 * speakers, issues, stance, evidence and values of one's own variables. Immutable, reference-counted, any thread.
 *
 * A field that a tagging does not have is left as it is where the tagging is given to a claim; one that it
 * has and that is empty is emptied.
 */
#pragma once

#include "adduce-claim.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_TAGGING_SPEAKERS = 1 << 0,
  ADDUCE_TAGGING_ISSUES = 1 << 1,
  ADDUCE_TAGGING_STANCE = 1 << 2,
  ADDUCE_TAGGING_EVIDENCE = 1 << 3,
  ADDUCE_TAGGING_VALUES = 1 << 4, /* of all variables of one's own together */
} AdduceTaggingFields;

#define ADDUCE_TAGGING_ALL \
  (ADDUCE_TAGGING_SPEAKERS | ADDUCE_TAGGING_ISSUES | ADDUCE_TAGGING_STANCE | ADDUCE_TAGGING_EVIDENCE \
   | ADDUCE_TAGGING_VALUES)

#define ADDUCE_TYPE_TAGGING (adduce_tagging_get_type ())
typedef struct _AdduceTagging AdduceTagging;
GType adduce_tagging_get_type (void);

/** What the claim has in those fields; (transfer full). */
AdduceTagging *adduce_tagging_new (AdduceClaim *claim, AdduceTaggingFields fields);

/** (transfer full) */
AdduceTagging *adduce_tagging_new_speakers (AdduceTagList *speakers);
AdduceTagging *adduce_tagging_new_issues (AdduceTagList *issues);
AdduceTagging *adduce_tagging_new_stance (AdduceTag *stance);
AdduceTagging *adduce_tagging_new_evidence (AdduceTagList *evidence);

/** Those of its fields that are in @fields; (transfer full). */
AdduceTagging *adduce_tagging_restrict (AdduceTagging *self, AdduceTaggingFields fields);

AdduceTagging *adduce_tagging_ref (AdduceTagging *self);
void adduce_tagging_unref (AdduceTagging *self);

AdduceTaggingFields adduce_tagging_get_fields (const AdduceTagging *self);

/** Those fields in which there is something. */
AdduceTaggingFields adduce_tagging_get_set_fields (const AdduceTagging *self);

/** (transfer none): empty where the tagging does not have the field. */
AdduceTagList *adduce_tagging_get_speakers (const AdduceTagging *self);
AdduceTagList *adduce_tagging_get_issues (const AdduceTagging *self);
AdduceTagList *adduce_tagging_get_evidence (const AdduceTagging *self);

/** (transfer none) (nullable) */
AdduceTag *adduce_tagging_get_stance (const AdduceTagging *self);

/** Gives the fields to the claim that is being built. */
void adduce_tagging_apply (const AdduceTagging *self, AdduceClaimBuilder *builder);

/** (transfer full): the fields as lines for people, "Speaker: …"; those with nothing are left out. */
char *adduce_tagging_to_string (const AdduceTagging *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTagging, adduce_tagging_unref)

G_END_DECLS
