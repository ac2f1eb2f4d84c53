/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words and punctuation marks as the units of tokenised formats, by ICU's rules (Unicode Annex 29).
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_words_list:
 *
 * Returns: (transfer full) (element-type AdduceSpan): all tokens in the order of the text; none is empty or has white
 *   space or control characters in it, and what is in none is such
 */
GArray *adduce_words_list (AdduceText *text);

/** The first of @tokens that ends behind @offset; their number where there is none. */
guint adduce_words_find (const GArray *tokens, guint offset);

/** What the tokens depend on, for people: "ICU 72.1"; (transfer none). */
const char *adduce_words_get_version (void);

G_END_DECLS
