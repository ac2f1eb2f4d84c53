/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks and who answers in an article that is an interview, by how its paragraphs begin and end: "Q:" and
 * "A:", names before a colon, dashes, or short paragraphs with questions before longer ones without marks.
 *
 * Rather too few than too many: an article that is no interview has no turns. May be called from any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_TURN_QUESTION,
  ADDUCE_TURN_ANSWER,
} AdduceTurnKind;

/**
 * AdduceTurn:
 * @kind: what it is
 * @span: the paragraph, with its label
 * @speaker: where the speaker's name stands, which may be in a paragraph before; empty where it is not given
 *
 * A paragraph of an interview; an answer of three paragraphs is three of them.
 */
typedef struct {
  AdduceTurnKind kind;
  AdduceSpan span;
  AdduceSpan speaker;
} AdduceTurn;

/** (transfer full) (element-type AdduceTurn): the turns in text order; empty where it is no interview. */
GArray *adduce_turns_list (AdduceText *text);

/** "question" or "answer". */
const char *adduce_turn_kind_to_id (AdduceTurnKind kind);

G_END_DECLS
