/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where sentences begin and end: ICU's rules (Unicode Annex 29) and, on top, what news in several languages
 * need: abbreviations (data/lexicons/sentences.ini), initials, ordinals, datelines, ellipses, words that go on
 * behind a quotation's own mark.
 *
 * A line end always ends a sentence. Sentences are without the white space around them, never empty, and lie
 * in the order of the text. Which they are depends on the paragraph alone, not on where one asks. A paragraph
 * of more than 64,000 characters is cut into parts, at full stops where it has any.
 *
 * All calls may be made from any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_sentences_get_at:
 *
 * The sentence that holds @offset; white space belongs to the sentence before it, at a paragraph's beginning
 * to the one behind.
 *
 * Returns: the sentence, or an empty span at @offset in an empty paragraph
 */
AdduceSpan adduce_sentences_get_at (AdduceText *text, guint offset);

/** Where the first sentence behind @offset starts; the text's length where there is none. */
guint adduce_sentences_get_next_start (AdduceText *text, guint offset);

/** Where the last sentence before @offset starts; 0 where there is none. */
guint adduce_sentences_get_previous_start (AdduceText *text, guint offset);

/**
 * adduce_sentences_list:
 * @within: a stretch of the text
 *
 * Returns: (transfer full) (element-type AdduceSpan): the sentences of which a character lies in @within, whole
 */
GArray *adduce_sentences_list (AdduceText *text, AdduceSpan within);

G_END_DECLS
