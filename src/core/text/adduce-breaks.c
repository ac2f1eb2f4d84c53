/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words and letters by ICU's break iterators. Strings made comparable (fold, slug) are adduce-fold.c.
 *
 * An iterator is expensive to open, so each thread keeps one of each kind. It is set to a window of
 * the text around the offset in question: the paragraph, as neither words nor letters cross a line end,
 * or some thousand characters of it where it is very long. So the cost does not grow with the article,
 * not even in scripts without spaces, where ICU looks at all characters up to the next sign.
 */
#include "config.h"

#include "text/adduce-breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* Characters before and after the offset that the window of a long paragraph has. */
#define WINDOW_REACH 4096

typedef struct {
  UBreakIterator *words;
  UBreakIterator *graphemes;
} Iterators;

/* A stretch of the text that an iterator is set to; its positions are bytes from @utf8. */
typedef struct {
  AdduceText *text;
  AdduceSpan span;
  gsize start_byte;
  UText utext;
  UBreakIterator *iterator;
} Window;

static void
iterators_free (Iterators *iterators)
{
  g_clear_pointer (&iterators->words, ubrk_close);
  g_clear_pointer (&iterators->graphemes, ubrk_close);
  g_free (iterators);
}

static GPrivate thread_iterators = G_PRIVATE_INIT ((GDestroyNotify) iterators_free);

/* This thread's iterator; NULL if ICU lacks its data. */
static UBreakIterator *
get_iterator (UBreakIteratorType type)
{
  Iterators *iterators = g_private_get (&thread_iterators);
  UBreakIterator **iterator;

  if (iterators == NULL)
    {
      iterators = g_new0 (Iterators, 1);
      g_private_set (&thread_iterators, iterators);
    }
  iterator = type == UBRK_WORD ? &iterators->words : &iterators->graphemes;
  if (*iterator == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      *iterator = ubrk_open (type, "", NULL, 0, &status);
      if (U_FAILURE (status))
        {
          g_debug ("no break iterator: %s", u_errorName (status));
          *iterator = NULL;
        }
    }
  return *iterator;
}

static gboolean
window_open (Window *window, AdduceText *text, guint offset, UBreakIteratorType type)
{
  UErrorCode status = U_ZERO_ERROR;
  AdduceSpan span;
  gsize end_byte;

  window->text = text;
  window->utext = (UText) UTEXT_INITIALIZER;
  window->iterator = get_iterator (type);
  if (window->iterator == NULL)
    return FALSE;

  span = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, offset));
  if (offset - span.start > WINDOW_REACH)
    span.start = offset - WINDOW_REACH;
  if (span.end > offset && span.end - offset > WINDOW_REACH)
    span.end = offset + WINDOW_REACH;
  window->span = span;
  window->start_byte = adduce_text_get_byte_index (text, span.start);
  end_byte = adduce_text_get_byte_index (text, span.end);

  utext_openUTF8 (&window->utext, adduce_text_get_utf8 (text) + window->start_byte,
                  (int64_t) (end_byte - window->start_byte), &status);
  ubrk_setUText (window->iterator, &window->utext, &status);
  if (U_FAILURE (status))
    {
      utext_close (&window->utext);
      return FALSE;
    }
  return TRUE;
}

static void
window_close (Window *window)
{
  utext_close (&window->utext);
}

static int32_t
window_to_icu (Window *window, guint offset)
{
  return (int32_t) (adduce_text_get_byte_index (window->text, offset) - window->start_byte);
}

static guint
window_from_icu (Window *window, int32_t position)
{
  return adduce_text_get_offset_at_byte (window->text, window->start_byte + (gsize) position);
}

/*
 * The segment that holds the character at @offset, and whether it is a word. The place behind a
 * paragraph's last character is an empty segment of its own.
 */
static AdduceSpan
find_segment (AdduceText *text, guint offset, UBreakIteratorType type, gboolean *ret_is_word)
{
  AdduceSpan segment = { offset, offset };
  gboolean is_word = FALSE;
  Window window;

  if (window_open (&window, text, offset, type))
    {
      if (offset < window.span.end)
        {
          int32_t end = ubrk_following (window.iterator, window_to_icu (&window, offset));

          if (end != UBRK_DONE)
            {
              is_word = ubrk_getRuleStatus (window.iterator) >= UBRK_WORD_NONE_LIMIT;
              segment.end = window_from_icu (&window, end);
              segment.start = window_from_icu (&window, ubrk_previous (window.iterator));
            }
        }
      window_close (&window);
    }
  if (ret_is_word != NULL)
    *ret_is_word = type == UBRK_WORD && is_word;
  return segment;
}

static AdduceSpan
clamp_span (AdduceText *text, AdduceSpan span)
{
  guint length = adduce_text_get_length (text);
  guint start = MIN (MIN (span.start, span.end), length);
  guint end = MIN (MAX (span.start, span.end), length);

  return (AdduceSpan) { start, end };
}

/* Without the white space at both ends; empty, at the start, where there is nothing else. */
static AdduceSpan
trim_span (AdduceText *text, AdduceSpan span)
{
  const char *utf8 = adduce_text_get_utf8 (text);
  const char *p = utf8 + adduce_text_get_byte_index (text, span.start);
  guint start = span.start;

  for (; start < span.end && g_unichar_isspace (g_utf8_get_char (p)); start++)
    p = g_utf8_next_char (p);
  if (start == span.end)
    return (AdduceSpan) { span.start, span.start };

  p = utf8 + adduce_text_get_byte_index (text, span.end);
  while (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      span.end--;
    }
  return (AdduceSpan) { start, span.end };
}

AdduceSpan
adduce_breaks_snap_to_words (AdduceText *text, AdduceSpan span)
{
  AdduceSpan segment;
  gboolean is_word;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), span);

  span = trim_span (text, clamp_span (text, span));
  if (span.start == span.end)
    return span;

  segment = find_segment (text, span.start, UBRK_WORD, &is_word);
  if (is_word)
    span.start = segment.start;
  /* Both characters beside the edge are in the same segment: the edge is inside it. */
  segment = find_segment (text, span.end - 1, UBRK_WORD, &is_word);
  if (is_word)
    span.end = MAX (span.end, segment.end);
  return adduce_breaks_snap_to_graphemes (text, span);
}

AdduceSpan
adduce_breaks_snap_to_graphemes (AdduceText *text, AdduceSpan span)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), span);

  span = clamp_span (text, span);
  if (span.start == span.end)
    {
      span.start = find_segment (text, span.start, UBRK_CHARACTER, NULL).start;
      span.end = span.start;
      return span;
    }
  span.start = find_segment (text, span.start, UBRK_CHARACTER, NULL).start;
  span.end = MAX (span.end, find_segment (text, span.end - 1, UBRK_CHARACTER, NULL).end);
  return span;
}

AdduceSpan
adduce_breaks_get_word_at (AdduceText *text, guint offset)
{
  AdduceSpan segment = { offset, offset };
  gboolean is_word = FALSE;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), segment);

  offset = MIN (offset, adduce_text_get_length (text));
  segment = find_segment (text, offset, UBRK_WORD, &is_word);
  if (!is_word && offset > 0)
    segment = find_segment (text, offset - 1, UBRK_WORD, &is_word);
  return is_word ? segment : (AdduceSpan) { offset, offset };
}

gboolean
adduce_breaks_is_rtl (AdduceText *text, guint offset)
{
  AdduceSpan paragraph;
  const char *p;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  paragraph = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, offset));
  p = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, paragraph.start);
  for (guint i = paragraph.start; i < paragraph.end; i++, p = g_utf8_next_char (p))
    switch ((int) u_charDirection ((UChar32) g_utf8_get_char (p)))
      {
      case U_LEFT_TO_RIGHT:
        return FALSE;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}
