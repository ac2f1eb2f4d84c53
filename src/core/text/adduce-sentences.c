/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences. ICU proposes breaks in a part of a paragraph, and each is then kept or dropped by what stands
 * around it (adduce-sentence-rules).
 */
#include "config.h"

#include "text/adduce-sentences.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "text/adduce-sentence-rules.h"

#define LONG_PARAGRAPH 64000
#define PART_LENGTH 32000

/* How far behind a part's length a sentence is looked for at which to cut. */
#define PART_SLACK 4096

typedef AdduceSentencePart Part;

static UBreakIterator *
get_iterator (void)
{
  static GPrivate thread_iterator = G_PRIVATE_INIT ((GDestroyNotify) ubrk_close);
  UBreakIterator *iterator = g_private_get (&thread_iterator);

  if (iterator == NULL)
    {
      UErrorCode status = U_ZERO_ERROR;

      iterator = ubrk_open (UBRK_SENTENCE, "", NULL, 0, &status);
      if (U_FAILURE (status))
        {
          g_debug ("no break iterator: %s", u_errorName (status));
          return NULL;
        }
      g_private_set (&thread_iterator, iterator);
    }
  return iterator;
}

static void
propose_by_icu (Part *part, const char *utf8, gsize n_bytes)
{
  UBreakIterator *iterator = get_iterator ();
  UText utext = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  const char *p = utf8;
  guint index = 0;

  if (iterator == NULL)
    return;

  utext_openUTF8 (&utext, utf8, (int64_t) n_bytes, &status);
  ubrk_setUText (iterator, &utext, &status);
  if (U_SUCCESS (status))
    {
      for (int32_t at = ubrk_next (iterator); at != UBRK_DONE; at = ubrk_next (iterator))
        {
          guint place;

          for (; p < utf8 + at; p = g_utf8_next_char (p))
            index++;
          place = adduce_sentence_rules_adjust (part, index);
          if (place < part->n_chars)
            part->breaks[place] = TRUE;
        }
    }
  utext_close (&utext);
}

static void
append_sentence (GArray *sentences, const Part *part, guint offset, guint start, guint end)
{
  AdduceSpan sentence;

  while (start < end && g_unichar_isspace (part->chars[start]))
    start++;
  while (end > start && g_unichar_isspace (part->chars[end - 1]))
    end--;
  if (start == end)
    return;

  /* Marks alone at the end belong to what stands before. */
  if (!adduce_sentence_rules_has_words (part, start, end) && sentences->len > 0)
    {
      g_array_index (sentences, AdduceSpan, sentences->len - 1).end = offset + end;
      return;
    }
  sentence = (AdduceSpan) { offset + start, offset + end };
  g_array_append_val (sentences, sentence);
}

/* The sentences of a part of a paragraph; (transfer full). */
static GArray *
divide (AdduceText *text, AdduceSpan span)
{
  gsize start_byte = adduce_text_get_byte_index (text, span.start);
  gsize n_bytes = adduce_text_get_byte_index (text, span.end) - start_byte;
  const char *utf8 = adduce_text_get_utf8 (text) + start_byte;
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  Part part = { .n_chars = span.end - span.start };
  guint start = 0;

  if (part.n_chars == 0)
    return sentences;

  part.begins_paragraph
    = span.start == adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, span.start)).start;
  part.chars = g_utf8_to_ucs4_fast (utf8, (glong) n_bytes, NULL);
  part.breaks = g_new0 (gboolean, part.n_chars);
  propose_by_icu (&part, utf8, n_bytes);
  adduce_sentence_rules_propose (&part);

  for (guint i = 1; i < part.n_chars; i++)
    if (part.breaks[i] && adduce_sentence_rules_is_break (&part, start, i))
      {
        append_sentence (sentences, &part, span.start, start, i);
        start = i;
      }
  append_sentence (sentences, &part, span.start, start, part.n_chars);

  g_free (part.chars);
  g_free (part.breaks);
  return sentences;
}

/* --- parts --- */

/* Where part @index of a long paragraph begins: at a sentence, if one begins near. The first that seems to may
 * be a mistake, as it is not seen what stands before. */
static guint
get_cut (AdduceText *text, AdduceSpan paragraph, guint index)
{
  guint cut = paragraph.start + index * PART_LENGTH;
  g_autoptr (GArray) sentences = NULL;

  if (index == 0)
    return paragraph.start;
  if (cut >= paragraph.end)
    return paragraph.end;

  sentences = divide (text, (AdduceSpan) { cut, MIN (paragraph.end, cut + PART_SLACK) });
  if (sentences->len > 1)
    cut = g_array_index (sentences, AdduceSpan, MIN (sentences->len - 1, 2)).start;
  return cut;
}

/* The paragraph that holds @offset, or a part of it where it is long. */
static AdduceSpan
get_part (AdduceText *text, guint offset)
{
  AdduceSpan paragraph = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, offset));
  guint index;
  AdduceSpan part;

  if (paragraph.end - paragraph.start <= LONG_PARAGRAPH)
    return paragraph;

  index = (MIN (offset, paragraph.end - 1) - paragraph.start) / PART_LENGTH;
  part.start = get_cut (text, paragraph, index);
  if (index > 0 && part.start > offset)
    part.start = get_cut (text, paragraph, --index);
  part.end = get_cut (text, paragraph, index + 1);
  return part;
}

/* Where the next part begins, which may be behind a line end. */
static guint
get_behind (AdduceText *text, AdduceSpan part)
{
  AdduceSpan paragraph = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, part.start));

  return part.end == paragraph.end ? part.end + 1 : part.end;
}

AdduceSpan
adduce_sentences_get_at (AdduceText *text, guint offset)
{
  AdduceSpan sentence = { offset, offset };
  g_autoptr (GArray) sentences = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), sentence);

  offset = MIN (offset, adduce_text_get_length (text));
  sentences = divide (text, get_part (text, offset));
  sentence = (AdduceSpan) { offset, offset };
  for (guint i = 0; i < sentences->len; i++)
    if (i == 0 || g_array_index (sentences, AdduceSpan, i).start <= offset)
      sentence = g_array_index (sentences, AdduceSpan, i);
  return sentence;
}

guint
adduce_sentences_get_next_start (AdduceText *text, guint offset)
{
  guint length, at = offset;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), 0);

  length = adduce_text_get_length (text);
  while (at < length)
    {
      AdduceSpan part = get_part (text, at);
      g_autoptr (GArray) sentences = divide (text, part);

      for (guint i = 0; i < sentences->len; i++)
        if (g_array_index (sentences, AdduceSpan, i).start > offset)
          return g_array_index (sentences, AdduceSpan, i).start;
      at = get_behind (text, part);
    }
  return length;
}

guint
adduce_sentences_get_previous_start (AdduceText *text, guint offset)
{
  guint at;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), 0);

  at = offset = MIN (offset, adduce_text_get_length (text));
  for (;;)
    {
      AdduceSpan part = get_part (text, at);
      g_autoptr (GArray) sentences = divide (text, part);

      for (guint i = sentences->len; i > 0; i--)
        if (g_array_index (sentences, AdduceSpan, i - 1).start < offset)
          return g_array_index (sentences, AdduceSpan, i - 1).start;
      if (part.start == 0)
        return 0;
      at = part.start - 1;
    }
}

GArray *
adduce_sentences_list (AdduceText *text, AdduceSpan within)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  guint at;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  within.end = MIN (within.end, adduce_text_get_length (text));
  at = within.start;
  while (at < within.end)
    {
      AdduceSpan part = get_part (text, at);
      g_autoptr (GArray) sentences = divide (text, part);

      for (guint i = 0; i < sentences->len; i++)
        {
          AdduceSpan sentence = g_array_index (sentences, AdduceSpan, i);

          if (sentence.start < within.end && sentence.end > within.start)
            g_array_append_val (list, sentence);
        }
      at = get_behind (text, part);
    }
  return g_steal_pointer (&list);
}
