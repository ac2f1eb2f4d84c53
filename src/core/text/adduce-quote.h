/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a span, as a W3C TextQuoteSelector keeps them: exact text with 32 code points of what
 * stands before and after.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

#define ADDUCE_QUOTE_CONTEXT 32

/**
 * AdduceQuote:
 * @exact: the words
 * @prefix: what stands before; not %NULL
 * @suffix: what stands after; not %NULL
 */
typedef struct {
  char *exact;
  char *prefix;
  char *suffix;
} AdduceQuote;

#define ADDUCE_TYPE_QUOTE (adduce_quote_get_type ())
GType adduce_quote_get_type (void);

AdduceQuote *adduce_quote_new (const char *exact, const char *prefix, const char *suffix);
AdduceQuote *adduce_quote_copy (const AdduceQuote *self);
void adduce_quote_free (AdduceQuote *self);

/** Describes a span of a text; (transfer full). */
AdduceQuote *adduce_quote_describe (AdduceText *text, AdduceSpan span);

/** Do the words of @text at @span equal the exact words of the quote? */
gboolean adduce_quote_matches (const AdduceQuote *self, AdduceText *text, AdduceSpan span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceQuote, adduce_quote_free)

G_END_DECLS
