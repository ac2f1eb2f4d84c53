/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing where something stands: pure functions that make one span set of another. Nothing here makes a
 * set empty, and what comes to overlap or touch becomes one piece.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/** Which end of a piece. */
typedef enum {
  ADDUCE_SPAN_EDGE_START,
  ADDUCE_SPAN_EDGE_END,
} AdduceSpanEdge;

/** By how much an end is moved. */
typedef enum {
  ADDUCE_SPAN_UNIT_WORD,
  ADDUCE_SPAN_UNIT_CHARACTER, /* as a reader counts them: a letter with its marks */
} AdduceSpanUnit;

/** `word`, `character`; %FALSE for an unknown id. */
gboolean adduce_span_unit_from_id (const char *id, AdduceSpanUnit *ret_unit);

/** The index of the piece that holds @offset, else of the nearest; of two as near the first. */
guint adduce_span_edit_find_piece (const AdduceSpanSet *spans, guint offset);

/**
 * adduce_span_edit_move_edge:
 * @piece: index of a piece
 * @grow: outwards, else inwards
 * @error: return location; %ADDUCE_ERROR_INVALID at the ends of the text, and where the piece would have
 *   nothing left
 *
 * Moves one end of a piece. By words the start goes to where a word begins and the end to where one ends, so
 * that marks between words are passed over; words are those of adduce_breaks_get_word_at().
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSpanSet *adduce_span_edit_move_edge (const AdduceSpanSet *spans, AdduceText *text, guint piece,
                                           AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow,
                                           GError **error);

/**
 * adduce_span_edit_set_edge:
 * @offset: where that end of the piece is to be
 * @error: return location; %ADDUCE_ERROR_INVALID where the piece would have nothing left
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSpanSet *adduce_span_edit_set_edge (const AdduceSpanSet *spans, guint piece, AdduceSpanEdge edge,
                                          guint offset, GError **error);

/**
 * adduce_span_edit_split:
 * @offset: inside a piece or between two
 * @ret_before: (out) (transfer full): what stands before @offset
 * @ret_after: (out) (transfer full): what stands after it
 * @error: return location; %ADDUCE_ERROR_INVALID where one of them would have no words
 *
 * Cuts a set in two. White space at the cut belongs to neither, and no letter is cut.
 */
gboolean adduce_span_edit_split (const AdduceSpanSet *spans, AdduceText *text, guint offset,
                                 AdduceSpanSet **ret_before, AdduceSpanSet **ret_after, GError **error);

/**
 * adduce_span_edit_unite:
 * @sets: (array length=n_sets): at least one
 * @error: return location; %ADDUCE_ERROR_INVALID where there are too many pieces
 *
 * Returns: (transfer full) (nullable): a set with the pieces of all
 */
AdduceSpanSet *adduce_span_edit_unite (AdduceSpanSet *const *sets, guint n_sets, GError **error);

/**
 * adduce_span_edit_remove_piece:
 * @error: return location; %ADDUCE_ERROR_INVALID where it is the only one
 *
 * Returns: (transfer full) (nullable): the set without that piece
 */
AdduceSpanSet *adduce_span_edit_remove_piece (const AdduceSpanSet *spans, guint piece, GError **error);

G_END_DECLS
