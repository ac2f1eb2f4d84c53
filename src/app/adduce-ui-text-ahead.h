/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTextAhead: prepares what scrolling will bring into view: while there is nothing else to do, the lines a
 * screen further down and up are looked up and their claims drawn into nodes, so that a frame need only show them.
 */
#pragma once

#include "adduce-ui-claim-gutter.h"
#include "adduce-ui-highlighter.h"

G_BEGIN_DECLS

typedef struct _AdduceUiTextAhead AdduceUiTextAhead;

/** (transfer none): the view owns all of them; this is to be freed first. */
AdduceUiTextAhead *adduce_ui_text_ahead_new (GtkTextView *view, AdduceUiHighlighter *highlighter,
                                             AdduceUiClaimGutter *gutter);
void adduce_ui_text_ahead_free (AdduceUiTextAhead *self);

/** A frame was drawn: what is around it is to be prepared. */
void adduce_ui_text_ahead_start (AdduceUiTextAhead *self);

G_END_DECLS
