/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one claim is drawn: a pale fill behind its words, hatched where another coder made it, a line in its
 * lane below them, an outline where it is focused. Where several claims meet is the highlighter's matter.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"
#include "adduce-ui-palette.h"

G_BEGIN_DECLS

/**
 * AdduceUiClaimPaint:
 * @line: colour of line and outline
 * @fill: behind the words
 * @focused_fill: on top of @fill where the claim is focused
 * @pattern: of the line
 * @unset: the claim has no stance: the line is thin and dashed
 *
 * What is the same for all claims of one stance.
 */
typedef struct {
  GdkRGBA line;
  GdkRGBA fill;
  GdkRGBA focused_fill;
  AdduceCodePattern pattern;
  gboolean unset;
} AdduceUiClaimPaint;

/** @codebook, @stance: (nullable): a stance that the codebook does not know is grey. */
AdduceUiClaimPaint adduce_ui_claim_paint_make (AdduceUiPalette *palette, AdduceCodebook *codebook,
                                               AdduceTag *stance);

/** @pieces: (element-type AdduceUiTextPiece) */
void adduce_ui_claim_paint_append_fill (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean own, GArray *pieces);

/**
 * adduce_ui_claim_paint_append_line:
 * @lane: how far below the words, from 0
 * @dense: whether lanes are narrow since there are many
 * @pieces: (element-type AdduceUiTextPiece)
 */
void adduce_ui_claim_paint_append_line (const AdduceUiClaimPaint *self, GtkSnapshot *snapshot, gboolean own,
                                        guint lane, gboolean dense, GArray *pieces);

/** The outline is open where the claim goes on in another row. */
void adduce_ui_claim_paint_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, GArray *pieces);

G_END_DECLS
