/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units. Two questions are answered for each kind, which unit ends behind a place and which begins before
 * it; all else is made of them.
 */
#include "config.h"

#include "text/adduce-units.h"

#include "text/adduce-breaks.h"
#include "text/adduce-quotation.h"
#include "text/adduce-sentences.h"

static gboolean
is_empty (AdduceSpan span)
{
  return span.end <= span.start;
}

static gboolean
contains (AdduceSpan outer, AdduceSpan inner)
{
  return outer.start <= inner.start && inner.end <= outer.end;
}

static guint
get_length (AdduceSpan span)
{
  return span.end - span.start;
}

static gboolean
may_be_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* --- paragraphs --- */

/* Without the white space around it; empty where it is blank. */
static AdduceSpan
get_trimmed_paragraph (AdduceText *text, guint paragraph)
{
  AdduceSpan span = adduce_text_get_paragraph (text, paragraph);
  const char *utf8 = adduce_text_get_utf8 (text);
  const char *start = utf8 + adduce_text_get_byte_index (text, span.start);
  const char *end = utf8 + adduce_text_get_byte_index (text, span.end);

  for (; start < end && g_unichar_isspace (g_utf8_get_char (start)); start = g_utf8_next_char (start))
    span.start++;
  for (; end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))); end = g_utf8_prev_char (end))
    span.end--;
  return span;
}

static gboolean
find_paragraph_behind (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  guint n_paragraphs = adduce_text_get_n_paragraphs (text);

  for (guint i = adduce_text_get_paragraph_at (text, offset); i < n_paragraphs; i++)
    {
      AdduceSpan span = get_trimmed_paragraph (text, i);

      if (is_empty (span) || span.end <= offset)
        continue;
      *ret_span = span;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_paragraph_before (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  for (guint i = adduce_text_get_paragraph_at (text, offset) + 1; i > 0; i--)
    {
      AdduceSpan span = get_trimmed_paragraph (text, i - 1);

      if (is_empty (span) || span.start >= offset)
        continue;
      *ret_span = span;
      return TRUE;
    }
  return FALSE;
}

/* --- sentences --- */

static gboolean
find_sentence_behind (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  AdduceSpan sentence = adduce_sentences_get_at (text, offset);

  if (is_empty (sentence) || sentence.end <= offset)
    sentence = adduce_sentences_get_at (text, adduce_sentences_get_next_start (text, offset));
  *ret_span = sentence;
  return sentence.end > offset;
}

static gboolean
find_sentence_before (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  AdduceSpan sentence = adduce_sentences_get_at (text, adduce_sentences_get_previous_start (text, offset));

  *ret_span = sentence;
  return !is_empty (sentence) && sentence.start < offset;
}

/* --- words --- */

static gboolean
find_word_behind (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  guint length = adduce_text_get_length (text);
  const char *p = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, offset);

  for (guint i = offset; i < length; i++, p = g_utf8_next_char (p))
    {
      AdduceSpan word;

      if (!may_be_word (g_utf8_get_char (p)))
        continue;
      word = adduce_breaks_get_word_at (text, i);
      if (word.end <= offset)
        continue;
      *ret_span = word;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_word_before (AdduceText *text, guint offset, AdduceSpan *ret_span)
{
  const char *p = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, offset);

  for (guint i = MIN (offset, adduce_text_get_length (text)); i > 0; i--)
    {
      AdduceSpan word;

      p = g_utf8_prev_char (p);
      if (!may_be_word (g_utf8_get_char (p)))
        continue;
      word = adduce_breaks_get_word_at (text, i - 1);
      if (is_empty (word) || word.start >= offset)
        continue;
      *ret_span = word;
      return TRUE;
    }
  return FALSE;
}

/* --- any --- */

/* The first that ends behind @offset. */
static gboolean
find_behind (AdduceText *text, AdduceUnit unit, guint offset, AdduceSpan *ret_span)
{
  switch (unit)
    {
    case ADDUCE_UNIT_PARAGRAPH:
      return find_paragraph_behind (text, offset, ret_span);
    case ADDUCE_UNIT_SENTENCE:
      return find_sentence_behind (text, offset, ret_span);
    case ADDUCE_UNIT_WORD:
    default:
      return find_word_behind (text, offset, ret_span);
    }
}

/* The last that begins before @offset. */
static gboolean
find_before (AdduceText *text, AdduceUnit unit, guint offset, AdduceSpan *ret_span)
{
  switch (unit)
    {
    case ADDUCE_UNIT_PARAGRAPH:
      return find_paragraph_before (text, offset, ret_span);
    case ADDUCE_UNIT_SENTENCE:
      return find_sentence_before (text, offset, ret_span);
    case ADDUCE_UNIT_WORD:
    default:
      return find_word_before (text, offset, ret_span);
    }
}

AdduceSpan
adduce_unit_get_at (AdduceText *text, AdduceUnit unit, guint offset)
{
  AdduceSpan span = { offset, offset };

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), span);

  offset = MIN (offset, adduce_text_get_length (text));
  if (find_behind (text, unit, offset, &span) && span.start <= offset)
    return span;
  if (find_before (text, unit, offset, &span) && span.end >= offset)
    return span;
  return (AdduceSpan) { offset, offset };
}

guint
adduce_unit_move_end (AdduceText *text, AdduceUnit unit, guint anchor, guint caret, int direction)
{
  AdduceSpan span;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), caret);

  if (direction > 0 && caret >= anchor)
    return find_behind (text, unit, caret, &span) ? span.end : caret;
  if (direction < 0 && caret <= anchor)
    return find_before (text, unit, caret, &span) ? span.start : caret;

  /* Towards the anchor: the unit that the caret is in, or that lies next to it, drops off. */
  if (direction > 0)
    {
      if (!find_behind (text, unit, caret, &span))
        return anchor;
      if (span.start <= caret && !find_behind (text, unit, span.end, &span))
        return anchor;
      return MIN (span.start, anchor);
    }
  if (!find_before (text, unit, caret, &span))
    return anchor;
  if (span.end >= caret && !find_before (text, unit, span.start, &span))
    return anchor;
  return MAX (span.end, anchor);
}

/* The units in which @span begins and ends, and what is in between. */
static AdduceSpan
cover (AdduceText *text, AdduceUnit unit, AdduceSpan span)
{
  AdduceSpan first, last;

  if (is_empty (span))
    return adduce_unit_get_at (text, unit, span.start);

  if (find_behind (text, unit, span.start, &first))
    span.start = MIN (span.start, first.start);
  if (find_before (text, unit, span.end, &last))
    span.end = MAX (span.end, last.end);
  return span;
}

gboolean
adduce_unit_grow (AdduceText *text, AdduceSpan span, AdduceSpan *ret_span)
{
  AdduceSpan candidates[4];
  guint n_candidates = 0;
  AdduceSpan best = { 0, G_MAXUINT };
  AdduceQuotation quotation;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);
  g_return_val_if_fail (ret_span != NULL, FALSE);

  candidates[n_candidates++] = cover (text, ADDUCE_UNIT_WORD, span);
  candidates[n_candidates++] = cover (text, ADDUCE_UNIT_SENTENCE, span);
  candidates[n_candidates++] = cover (text, ADDUCE_UNIT_PARAGRAPH, span);
  if (adduce_quotation_find_around (text, span, &quotation))
    candidates[n_candidates++] = contains (quotation.inner, span) ? quotation.inner : quotation.outer;

  for (guint i = 0; i < n_candidates; i++)
    if (contains (candidates[i], span) && get_length (candidates[i]) > get_length (span)
        && get_length (candidates[i]) < get_length (best))
      best = candidates[i];
  if (best.end == G_MAXUINT)
    return FALSE;

  *ret_span = best;
  return TRUE;
}

AdduceSpan
adduce_unit_shrink (AdduceText *text, AdduceSpan span, guint pivot)
{
  AdduceSpan shrunk = { pivot, pivot };
  AdduceSpan next;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), shrunk);

  while (adduce_unit_grow (text, shrunk, &next) && contains (span, next) && get_length (next) < get_length (span))
    shrunk = next;
  return shrunk;
}
