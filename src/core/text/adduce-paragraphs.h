/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceParagraphs: the paragraphs of an article as a reader counts them, from 1: lines with something
 * visible in them. Immutable; a sorted array of spans. May be read from any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/** See also adduce_text_get_numbering(). */
AdduceParagraphs *adduce_paragraphs_new (AdduceText *text);
void adduce_paragraphs_free (AdduceParagraphs *self);

/** The number of the last paragraph. */
guint adduce_paragraphs_get_n (AdduceParagraphs *self);

/** The span of paragraph @number, without what ends it; an empty one where there is no such. */
AdduceSpan adduce_paragraphs_get_span (AdduceParagraphs *self, guint number);

/** The paragraph that @offset is in, or the one before where it is between two; 0 before the first. */
guint adduce_paragraphs_get_number (AdduceParagraphs *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceParagraphs, adduce_paragraphs_free)

G_END_DECLS
