/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTagPopover: speaker and issue of the claim at the caret, chosen beside the words in two steps.
 *
 *   typing         filters: any part of the name, without accents, in Latin or another script
 *   Down, Up       move the highlight
 *   Return         takes the highlighted instead of what the claim has; the speaker leads on to the issue,
 *                  whose likeliest is highlighted at once, the issue back to the article
 *   Ctrl+Return    takes the highlighted besides what the claim has, and stays
 *   Shift+Return   takes what was typed as it is
 *   Tab            takes what was typed, and goes to the other step
 *   BackSpace      in the empty entry takes the last one away
 *   Escape         closes, and drops what was typed
 *
 * The mouse on the other step or outside takes what was typed, as Tab does.
 *
 * A selection becomes a claim with the first thing that is taken; until then nothing has changed.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TAG_POPOVER (adduce_ui_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTagPopover, adduce_ui_tag_popover, ADDUCE_UI, TAG_POPOVER, GtkPopover)

/** @context: (nullable) */
void adduce_ui_tag_popover_set_context (AdduceUiTagPopover *self, AdduceUiContext *context);

/**
 * adduce_ui_tag_popover_open:
 * @facet: speaker or issue: the step to begin with
 * @place: where it is to point to, in its parent
 */
void adduce_ui_tag_popover_open (AdduceUiTagPopover *self, AdduceFacet facet, const GdkRectangle *place);

G_END_DECLS
