/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that stand in a text, so that a speaker who is new need not be typed in full.
 *
 * Only the letters' case tells a name: words in a row that begin with a capital, with small words such as "van" or
 * "de la" between them. Scripts without case have none to offer. A role that is written with a capital can't be told
 * from a first name: of a longer row the last two, the last three and all are names. The capital that begins a
 * sentence says nothing where the same word is written small elsewhere, and a word alone beside a number is a month or
 * what is counted.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_text_find_names:
 * @typed: a part of a name, of two letters at least; "" asks for what a first and a last name may be
 * @near: where one looks from; what stands in it is nearest
 * @max: the most names to return
 *
 * Looks at the text around the start of @near, not at all of a long one.
 *
 * Returns: (transfer full) (element-type utf8): names of which each word of @typed begins a word, as AdduceNameKey has
 *   it, those that stand nearest first; of all names those first whose last word stands near by itself, as news names
 *   who was named in full before, and where @near is a quotation those beside it; none of them twice
 */
GPtrArray *adduce_text_find_names (AdduceText *self, const char *typed, AdduceSpan near, guint max);

G_END_DECLS
