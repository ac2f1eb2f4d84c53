/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What claims say on the screen: quotes, names, values, places and times, made safe for labels.
 *
 * Words of articles and names come from anywhere: line ends become spaces, control characters and
 * bidirectional controls are dropped, what is long is cut, and each piece is isolated, so that a
 * right-to-left name does not turn over what stands around it.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/** (transfer full): @text on one line, at most @max code points of it, in isolates. */
char *adduce_ui_claim_text_isolate (const char *text, guint max);

/** (transfer full): the pieces joined by " … ", at most @max code points of each. */
char *adduce_ui_claim_text_dup_quote (AdduceClaim *claim, guint max);

/** (transfer full): the labels joined by ", ", each in isolates; "" for none. */
char *adduce_ui_claim_text_dup_names (AdduceTagList *tags);

/**
 * adduce_ui_claim_text_dup_value:
 * @variable: (nullable): the variable of the codebook that @tag is a value of
 *
 * Returns: (transfer full): the codebook's name for the value, or for that into which it was merged; the text, number,
 *   date, "Yes" or "No" of a variable that has no list; else "unknown value: ID"
 */
char *adduce_ui_claim_text_dup_value (AdduceTag *tag, AdduceVariable *variable);

/** (transfer full): the values joined by ", ". */
char *adduce_ui_claim_text_dup_values (AdduceTagList *tags, AdduceVariable *variable);

/**
 * adduce_ui_claim_text_dup_own_values:
 * @codebook: (nullable): for names
 *
 * Returns: (transfer full): what the claim has in variables of one's own, "Frame: Cost, Law" each, joined by
 *   @separator; "" for nothing
 */
char *adduce_ui_claim_text_dup_own_values (AdduceClaim *claim, AdduceCodebook *codebook, const char *separator);

/** (transfer full): "No issue, no evidence"; "" for nothing. */
char *adduce_ui_claim_text_dup_unset (AdduceUnset unset);

/** (transfer full): "¶3" or "¶3–4", by the numbers in the margin of the article. */
char *adduce_ui_claim_text_dup_place (AdduceText *text, AdduceSpan span);

/** (transfer full): a time in the local zone as the locale writes it; "" for an unknown one. */
char *adduce_ui_claim_text_dup_time (gint64 seconds);

/** (transfer full): who coded the claim, when, and when it was changed. */
char *adduce_ui_claim_text_dup_coded (AdduceClaim *claim);

/** (transfer full): the first sentence or line of a definition, at most @max code points of it. */
char *adduce_ui_claim_text_dup_first_sentence (const char *text, guint max);

G_END_DECLS
