/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotations: what stands between quotation marks, of any kind that newspapers use: “ ” ‘ ’, straight ones,
 * German „ “ ‚ ‘, angular ones in either direction and with or without spaces, 「 」 『 』; nested in one another.
 * Apostrophes (don’t, ’90s, the states’) are told apart by what stands beside them.
 *
 * A quotation that isn't closed ends with its paragraph. Where the next paragraph opens with the same mark it
 * goes on there; each paragraph's part is a quotation of its own that says so.
 *
 * (How a claim's words are kept is adduce-quote.) All calls may be made from any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceQuotation:
 * @inner: the words, without marks and the white space beside them
 * @outer: with the marks
 * @depth: in how many others it lies
 * @closed: whether it ends in a mark
 * @continues: whether it goes on with what a paragraph before began
 *
 * A stretch between quotation marks, within a paragraph.
 */
typedef struct {
  AdduceSpan inner;
  AdduceSpan outer;
  guint depth;
  gboolean closed;
  gboolean continues;
} AdduceQuotation;

/**
 * adduce_quotation_list:
 * @within: a stretch of the text
 *
 * Returns: (transfer full) (element-type AdduceQuotation): the quotations in all paragraphs of which a
 *   character lies in @within, in text order, the outer before the inner
 */
GArray *adduce_quotation_list (AdduceText *text, AdduceSpan within);

/**
 * adduce_quotation_find_around:
 * @span: a selection, or a caret
 * @ret_quotation: (out): the quotation
 *
 * The innermost quotation that holds @span and more than it, so that asking again for what was found leads
 * outwards; behind a part of a quotation of several paragraphs comes all of it. A caret at a mark counts as
 * inside.
 */
gboolean adduce_quotation_find_around (AdduceText *text, AdduceSpan span, AdduceQuotation *ret_quotation);

G_END_DECLS
