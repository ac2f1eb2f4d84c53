/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotes: the words of a span and what stands around them.
 */
#include "config.h"

#include "text/adduce-quote.h"

G_DEFINE_BOXED_TYPE (AdduceQuote, adduce_quote, adduce_quote_copy, adduce_quote_free)

AdduceQuote *
adduce_quote_new (const char *exact, const char *prefix, const char *suffix)
{
  AdduceQuote *self;

  g_return_val_if_fail (exact != NULL, NULL);

  self = g_new0 (AdduceQuote, 1);
  self->exact = g_strdup (exact);
  self->prefix = g_strdup (prefix != NULL ? prefix : "");
  self->suffix = g_strdup (suffix != NULL ? suffix : "");
  return self;
}

AdduceQuote *
adduce_quote_copy (const AdduceQuote *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return adduce_quote_new (self->exact, self->prefix, self->suffix);
}

void
adduce_quote_free (AdduceQuote *self)
{
  if (self == NULL)
    return;
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}

AdduceQuote *
adduce_quote_describe (AdduceText *text, AdduceSpan span)
{
  AdduceQuote *self;
  guint length;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  length = adduce_text_get_length (text);
  span.end = MIN (span.end, length);
  span.start = MIN (span.start, span.end);

  self = g_new0 (AdduceQuote, 1);
  self->exact = adduce_text_dup_slice (text, span);
  self->prefix = adduce_text_dup_slice (
      text, (AdduceSpan) { span.start - MIN (span.start, ADDUCE_QUOTE_CONTEXT), span.start });
  self->suffix = adduce_text_dup_slice (
      text, (AdduceSpan) { span.end, span.end + MIN (length - span.end, ADDUCE_QUOTE_CONTEXT) });
  return self;
}

gboolean
adduce_quote_matches (const AdduceQuote *self, AdduceText *text, AdduceSpan span)
{
  gsize start, n_bytes;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  if (!adduce_text_contains_span (text, span))
    return FALSE;
  start = adduce_text_get_byte_index (text, span.start);
  n_bytes = adduce_text_get_byte_index (text, span.end) - start;
  return strlen (self->exact) == n_bytes
         && memcmp (self->exact, adduce_text_get_utf8 (text) + start, n_bytes) == 0;
}
