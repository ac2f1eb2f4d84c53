/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of a claim's bracket in the margin: the chip with its letters at the top, the stem in the value's
 * colour and pattern, the joint over a gap, the foot.
 *
 * Another coder's chip is hollow and the stem thin; unset is hollow with a question mark; a claim in which
 * something is unset has an open circle for a foot. A dot at the chip tells of a note.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-paint.h"
#include "adduce-ui-stamps.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_BRACKET_OWN = 1 << 0,
  ADDUCE_UI_BRACKET_NOTE = 1 << 1,  /* has a note */
  ADDUCE_UI_BRACKET_OPEN = 1 << 2,  /* something is unset */
  ADDUCE_UI_BRACKET_RIGHT = 1 << 3, /* stands to the right of the text */
} AdduceUiBracketFlags;

/** @layout: with the letters' font. */
void adduce_ui_bracket_append_chip (GtkSnapshot *snapshot, AdduceUiStamps *stamps, PangoLayout *layout,
                                    const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags,
                                    const graphene_rect_t *chip);

/** @x: the middle of the lane. */
void adduce_ui_bracket_append_stem (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, AdduceUiBracketFlags flags,
                                    float x, float top, float bottom);
void adduce_ui_bracket_append_joint (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, float x, float top,
                                     float bottom);
void adduce_ui_bracket_append_foot (GtkSnapshot *snapshot, AdduceUiStamps *stamps, const AdduceUiClaimPaint *paint,
                                    AdduceUiBracketFlags flags, float x, float bottom);

/** Behind a bracket that is focused (@strong) or chosen; drawn before it. Open where the claim goes on. */
void adduce_ui_bracket_append_ground (GtkSnapshot *snapshot, const AdduceUiClaimPaint *paint, gboolean strong,
                                      gboolean starts, gboolean ends, const graphene_rect_t *ground);

/** How many claims there is no lane for; @chip: where. */
void adduce_ui_bracket_append_more (GtkSnapshot *snapshot, AdduceUiStamps *stamps, PangoLayout *layout, guint n,
                                    const GdkRGBA *color, const graphene_rect_t *chip);

G_END_DECLS
