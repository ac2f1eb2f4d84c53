/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of adduce-sentences: which places end a sentence. Not for users of the core.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceSentencePart:
 * @chars: (array length=n_chars): the characters of a paragraph or of a part of one
 * @n_chars: how many
 * @breaks: (array length=n_chars): for each, whether a sentence may begin there
 * @begins_paragraph: whether it is the paragraph's first part
 *
 * What the rules look at.
 */
typedef struct {
  gunichar *chars;
  guint n_chars;
  gboolean *breaks;
  gboolean begins_paragraph;
} AdduceSentencePart;

/** Whether the sentence that begins at @start ends before @at, a place that was proposed. */
gboolean adduce_sentence_rules_is_break (const AdduceSentencePart *part, guint start, guint at);

/** Is there a letter or a digit? */
gboolean adduce_sentence_rules_has_words (const AdduceSentencePart *part, guint start, guint end);

/**
 * Where a sentence begins that ICU proposes at @at. ICU takes a mark that opens behind a wide full stop to the
 * sentence before; what belongs to that is a mark that closes behind a space (« Quoi ? ») and a note's number
 * ("ended.[3]", "ended.²").
 */
guint adduce_sentence_rules_adjust (const AdduceSentencePart *part, guint at);

/**
 * Proposes what ICU never does: places behind an ellipsis that is one character, behind Markdown's marks and
 * the Greek question mark, before a dash and before Georgian.
 */
void adduce_sentence_rules_propose (AdduceSentencePart *part);

G_END_DECLS
