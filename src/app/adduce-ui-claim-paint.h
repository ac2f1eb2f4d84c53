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
#include "adduce-ui-stamps.h"

G_BEGIN_DECLS

/**
 * AdduceUiClaimPaint:
 * @line: colour of line and outline
 * @fill: behind the words
 * @focused_fill: on top of @fill where the claim is focused
 * @pattern: of the line
 * @paper: what the article stands on
 * @text: the colour of its words
 * @ink: colour of letters on a ground of @line
 * @unset: the claim has no value: the line is thin and dashed
 * @faded: the claim is not in the light: it has no fill and no letters
 * @letters: what stands for the value in the gutter
 *
 * What is the same for all claims of one value.
 */
typedef struct {
  GdkRGBA line;
  GdkRGBA fill;
  GdkRGBA focused_fill;
  AdduceCodePattern pattern;
  GdkRGBA paper;
  GdkRGBA text;
  GdkRGBA ink;
  gboolean unset;
  gboolean faded;
  char letters[ADDUCE_LETTERS_SIZE];
} AdduceUiClaimPaint;

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

/** The outline is open where the claim goes on in another row; @strong: with thicker ends. */
void adduce_ui_claim_paint_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean strong,
                                           GArray *pieces);

/** A frame that leaves what is behind the words free; open likewise. @strong: wider. */
void adduce_ui_claim_paint_append_frame (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean strong, GArray *pieces);

/** A small open circle at the end of the line: something is unset. Same arguments as for the line. */
void adduce_ui_claim_paint_append_open_end (const AdduceUiClaimPaint *self, GtkSnapshot *snapshot,
                                            AdduceUiStamps *stamps, guint lane, gboolean dense, GArray *pieces);

G_END_DECLS
