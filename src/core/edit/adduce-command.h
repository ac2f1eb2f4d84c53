/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCommand: one change that can be done and undone; immutable.
 *
 * Data structure: a label for the menu and a list of steps, each a claim before and after (either may be
 * %NULL: added or removed), or the article's status before and after, or parts of the article that become a
 * zone or no longer are one. The inverse swaps the sides. The constructors below are the whole list of things that
 * can be done to claims.
 */
#pragma once

#include "model/adduce-article.h"
#include "model/adduce-claim.h"
#include "model/adduce-codebook.h"
#include "model/adduce-tagging.h"
#include "model/adduce-zone.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_COMMAND (adduce_command_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCommand, adduce_command, ADDUCE, COMMAND, GObject)

typedef struct {
  AdduceClaim *before;
  AdduceClaim *after;
} AdduceCommandStep;

typedef struct {
  AdduceZoneKind kind;
  gboolean marked;
  GArray *spans; /* AdduceSpan */
} AdduceZoneChange;

/** Translated, as a menu says it after "Undo": "Add Claim", "Set Stance to “Supports”" … */
const char *adduce_command_get_label (AdduceCommand *self);
guint adduce_command_get_n_steps (AdduceCommand *self);
const AdduceCommandStep *adduce_command_get_step (AdduceCommand *self, guint index);

/** Whether it changes the article's status. */
gboolean adduce_command_get_status (AdduceCommand *self, AdduceStatus *ret_before, AdduceStatus *ret_after);

/**
 * adduce_command_get_unsets_status:
 *
 * Whether it leaves the article without a status of the coder's: the opposite of the first one set.
 */
gboolean adduce_command_get_unsets_status (AdduceCommand *self);

/** (nullable): what it does to zones; %NULL where it is about something else. */
const AdduceZoneChange *adduce_command_get_zone_change (AdduceCommand *self);

/** (transfer full): the command that takes it back, with the same label. */
AdduceCommand *adduce_command_invert (AdduceCommand *self);

/** Does it change nothing? */
gboolean adduce_command_is_empty (AdduceCommand *self);

/* All constructors: (transfer full). The new version of the claim gets the codebook's version. */
AdduceCommand *adduce_command_new_add (AdduceClaim *claim);
AdduceCommand *adduce_command_new_remove (AdduceClaim *claim);

/** Any change made with a builder; @label (transfer none) is the translated label. */
AdduceCommand *adduce_command_new_replace (AdduceClaim *before, AdduceClaim *after, const char *label);

/**
 * adduce_command_new_joined:
 * @commands: (array length=n_commands): changes to different claims
 * @label: the translated label; (nullable): that of the first command
 *
 * Several changes as one, done and undone together.
 */
AdduceCommand *adduce_command_new_joined (AdduceCommand *const *commands, guint n_commands, const char *label);

/** @span is added to where the claim stands. */
AdduceCommand *adduce_command_new_add_span (AdduceClaim *claim, AdduceSpan span, AdduceText *text,
                                            GError **error);
AdduceCommand *adduce_command_new_set_spans (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text,
                                             GError **error);

/** @stance: (nullable): %NULL unsets. */
AdduceCommand *adduce_command_new_set_stance (AdduceClaim *claim, AdduceTag *stance, AdduceCodebook *codebook);
AdduceCommand *adduce_command_new_set_evidence (AdduceClaim *claim, AdduceTagList *evidence,
                                                AdduceCodebook *codebook);

/**
 * adduce_command_new_set_values:
 * @variable_id: speaker, issue, stance, evidence, or a variable of one's own
 * @values: (nullable): %NULL and empty unset it
 * @codebook: (nullable): the codebook in force
 */
AdduceCommand *adduce_command_new_set_values (AdduceClaim *claim, const char *variable_id, AdduceTagList *values,
                                              AdduceCodebook *codebook);

/**
 * adduce_command_new_toggle:
 * @variable: stance, evidence or one of one's own with values
 * @code: one of its values
 *
 * What a bare key does: sets the one value, or unsets it where it is that already; adds one of several, or
 * takes it away. What was merged into the value is taken for it.
 */
AdduceCommand *adduce_command_new_toggle (AdduceClaim *claim, AdduceVariable *variable, AdduceCode *code,
                                          AdduceCodebook *codebook);
AdduceCommand *adduce_command_new_set_speakers (AdduceClaim *claim, AdduceTagList *speakers);
AdduceCommand *adduce_command_new_set_issues (AdduceClaim *claim, AdduceTagList *issues);

/**
 * adduce_command_new_review:
 *
 * Says that the coder has looked at the claim under the codebook in force and found nothing to change: it gets the
 * codebook's version, and is no longer among those coded before a change (AdduceOutdated).
 */
AdduceCommand *adduce_command_new_review (AdduceClaim *claim, AdduceCodebook *codebook);

/** Gives the claim all fields that the tagging has, also those that it has empty. */
AdduceCommand *adduce_command_new_set_tagging (AdduceClaim *claim, AdduceTagging *tagging, AdduceCodebook *codebook);
AdduceCommand *adduce_command_new_set_certainty (AdduceClaim *claim, AdduceCertainty certainty);
AdduceCommand *adduce_command_new_set_note (AdduceClaim *claim, const char *note);
AdduceCommand *adduce_command_new_set_status (AdduceStatus before, AdduceStatus after);

/** The same where the coder had set none: @shown is what was shown instead, and the inverse unsets it. */
AdduceCommand *adduce_command_new_set_first_status (AdduceStatus shown, AdduceStatus after);

/**
 * adduce_command_new_mark_zones:
 * @spans: (element-type AdduceSpan)
 * @marked: whether they are to be of the kind
 *
 * The inverse does the opposite to all of them; of a command that is performed only those parts are kept that it
 * changed, see adduce_zones_list_parts().
 */
AdduceCommand *adduce_command_new_mark_zones (AdduceZoneKind kind, GArray *spans, gboolean marked);
AdduceCommand *adduce_command_new_mark_zone (AdduceZoneKind kind, AdduceSpan span, gboolean marked);

G_END_DECLS
