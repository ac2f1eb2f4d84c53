/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands that change where claims stand, and make one of several or several of one. Each is undone as a
 * whole. All constructors: (transfer full) (nullable), %NULL and @error where it can't be done.
 */
#pragma once

#include "adduce-command.h"
#include "text/adduce-span-edit.h"

G_BEGIN_DECLS

/**
 * adduce_command_new_move_edge:
 * @near: an offset; the piece that holds it, or the nearest, is meant
 *
 * Moves one end of a piece of the claim by a word or a character; see adduce_span_edit_move_edge(). A piece
 * that comes to meet the next one becomes one with it.
 */
AdduceCommand *adduce_command_new_move_edge (AdduceClaim *claim, AdduceText *text, guint near,
                                             AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow,
                                             GError **error);

/** The piece that holds @near, or the nearest, is taken away. */
AdduceCommand *adduce_command_new_remove_piece (AdduceClaim *claim, AdduceText *text, guint near,
                                                GError **error);

/**
 * adduce_command_new_split:
 * @offset: where; see adduce_span_edit_split()
 *
 * Two claims of one: both keep all tags; the note stays with the first, which keeps the id. The first step is
 * the change to the claim, the second adds the other.
 */
AdduceCommand *adduce_command_new_split (AdduceClaim *claim, AdduceText *text, guint offset, GError **error);

/**
 * adduce_command_new_join:
 * @claims: (array length=n_claims): at least two different claims of one coder, in any order
 * @ret_differ: (out) (optional): whether they had different stances, so that the joined claim has none
 *
 * One claim of several, with the pieces of all, and their speakers, issues and kinds of evidence in the order in
 * which the claims stand in the text. A stance and a certainty are kept where those that have one agree, and unset
 * otherwise; notes are put below each other. The claim that was made first keeps its id, the others are removed.
 * The first step is the change to that claim.
 */
AdduceCommand *adduce_command_new_join (AdduceClaim *const *claims, guint n_claims, AdduceText *text,
                                        gboolean *ret_differ, GError **error);

/**
 * adduce_command_new_duplicate:
 * @claim: anybody's
 * @coder: nickname of who makes the new one
 * @codebook: (nullable): the codebook in force
 *
 * Another claim on the same words, without any tags. The two stay apart, whatever becomes of one.
 */
AdduceCommand *adduce_command_new_duplicate (AdduceClaim *claim, const char *coder, AdduceText *text,
                                             AdduceCodebook *codebook, GError **error);

G_END_DECLS
