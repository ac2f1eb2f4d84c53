/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing where something stands.
 */
#include "config.h"

#include "text/adduce-span-edit.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "text/adduce-breaks.h"

static gunichar
get_char (AdduceText *text, guint offset)
{
  return g_utf8_get_char (adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, offset));
}

/* Most of what stands between words, told without asking ICU. */
static gboolean
is_between_words (AdduceText *text, guint offset)
{
  gunichar c = get_char (text, offset);

  return g_unichar_isspace (c) || (c < 0x80 && c != '_' && !g_ascii_isalnum (c)) || (c >= 0x2010 && c <= 0x205f);
}

/* The word that holds the character at @offset; empty where there is none. */
static AdduceSpan
get_word (AdduceText *text, guint offset)
{
  AdduceSpan word = { offset, offset };

  if (!is_between_words (text, offset))
    word = adduce_breaks_get_word_at (text, offset);
  if (offset < word.start || offset >= word.end)
    word = (AdduceSpan) { offset, offset };
  return word;
}

/* The last beginning of a word before @offset; FALSE where there is none. */
static gboolean
find_word_start_before (AdduceText *text, guint offset, guint *ret_start)
{
  for (guint p = offset; p > 0; p--)
    {
      AdduceSpan word = get_word (text, p - 1);

      if (word.start == word.end)
        continue;
      *ret_start = word.start;
      return TRUE;
    }
  return FALSE;
}

/* The first beginning of a word after @offset. */
static gboolean
find_word_start_after (AdduceText *text, guint offset, guint *ret_start)
{
  guint length = adduce_text_get_length (text);

  for (guint p = offset; p < length; p++)
    {
      AdduceSpan word = get_word (text, p);

      if (word.start > offset && word.start < word.end)
        {
          *ret_start = word.start;
          return TRUE;
        }
      if (word.end > p)
        p = word.end - 1;
    }
  return FALSE;
}

/* The first end of a word after @offset. */
static gboolean
find_word_end_after (AdduceText *text, guint offset, guint *ret_end)
{
  guint length = adduce_text_get_length (text);

  for (guint p = offset; p < length; p++)
    {
      AdduceSpan word = get_word (text, p);

      if (word.start == word.end)
        continue;
      *ret_end = word.end;
      return TRUE;
    }
  return FALSE;
}

/* The last end of a word before @offset. */
static gboolean
find_word_end_before (AdduceText *text, guint offset, guint *ret_end)
{
  for (guint p = offset; p > 0; p--)
    {
      AdduceSpan word = get_word (text, p - 1);

      if (word.start == word.end)
        continue;
      if (word.end < offset)
        {
          *ret_end = word.end;
          return TRUE;
        }
      p = word.start + 1;
    }
  return FALSE;
}

/* Where the end of a piece goes; it may go too far. FALSE: nowhere. */
static gboolean
find_edge (AdduceText *text, AdduceSpan span, AdduceSpanEdge edge, AdduceSpanUnit unit, gboolean grow,
           guint *ret_offset)
{
  guint length = adduce_text_get_length (text);

  if (unit == ADDUCE_SPAN_UNIT_WORD)
    {
      if (edge == ADDUCE_SPAN_EDGE_START)
        return grow ? find_word_start_before (text, span.start, ret_offset)
                    : find_word_start_after (text, span.start, ret_offset);
      return grow ? find_word_end_after (text, span.end, ret_offset)
                  : find_word_end_before (text, span.end, ret_offset);
    }

  if (edge == ADDUCE_SPAN_EDGE_START)
    {
      if (grow && span.start == 0)
        return FALSE;
      *ret_offset = grow ? adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { span.start - 1, span.start }).start
                         : adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { span.start, span.start + 1 }).end;
      return TRUE;
    }
  if (grow && span.end >= length)
    return FALSE;
  *ret_offset = grow ? adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { span.end, span.end + 1 }).end
                     : adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { span.end - 1, span.end }).start;
  return TRUE;
}

static GArray *
copy_spans (const AdduceSpanSet *set)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));

  for (guint i = 0; i < adduce_span_set_get_n_spans (set); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (set, i);

      g_array_append_val (spans, span);
    }
  return spans;
}

static AdduceSpanSet *
make_set (GArray *spans, GError **error)
{
  return adduce_span_set_new ((const AdduceSpan *) (gpointer) spans->data, spans->len, error);
}

static void
fail_empty (GError **error)
{
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                       _("Nothing would be left of the claim; remove it instead"));
}

gboolean
adduce_span_unit_from_id (const char *id, AdduceSpanUnit *ret_unit)
{
  g_return_val_if_fail (ret_unit != NULL, FALSE);

  if (g_strcmp0 (id, "word") == 0)
    *ret_unit = ADDUCE_SPAN_UNIT_WORD;
  else if (g_strcmp0 (id, "character") == 0)
    *ret_unit = ADDUCE_SPAN_UNIT_CHARACTER;
  else
    return FALSE;
  return TRUE;
}

guint
adduce_span_edit_find_piece (const AdduceSpanSet *spans, guint offset)
{
  guint best = 0, best_distance = G_MAXUINT;

  g_return_val_if_fail (spans != NULL, 0);

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      guint distance = offset < span.start ? span.start - offset : offset > span.end ? offset - span.end : 0;

      if (distance < best_distance)
        {
          best = i;
          best_distance = distance;
        }
    }
  return best;
}

AdduceSpanSet *
adduce_span_edit_move_edge (const AdduceSpanSet *spans, AdduceText *text, guint piece, AdduceSpanEdge edge,
                            AdduceSpanUnit unit, gboolean grow, GError **error)
{
  AdduceSpan span;
  guint offset = 0;

  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (piece < adduce_span_set_get_n_spans (spans), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!adduce_text_check_spans (text, spans, error))
    return NULL;
  span = adduce_span_set_get_span (spans, piece);
  if (!find_edge (text, span, edge, unit, grow, &offset))
    {
      if (grow)
        g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                             _("The claim can’t grow beyond the article"));
      else
        fail_empty (error);
      return NULL;
    }
  return adduce_span_edit_set_edge (spans, piece, edge, offset, error);
}

AdduceSpanSet *
adduce_span_edit_set_edge (const AdduceSpanSet *spans, guint piece, AdduceSpanEdge edge, guint offset,
                           GError **error)
{
  g_autoptr (GArray) copy = NULL;
  AdduceSpan *span;

  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (piece < adduce_span_set_get_n_spans (spans), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  copy = copy_spans (spans);
  span = &g_array_index (copy, AdduceSpan, piece);
  if (edge == ADDUCE_SPAN_EDGE_START)
    span->start = offset;
  else
    span->end = offset;
  if (span->start >= span->end)
    {
      fail_empty (error);
      return NULL;
    }
  return make_set (copy, error);
}

/* Without white space at the end (@at_end) or at the beginning. */
static AdduceSpan
trim (AdduceText *text, AdduceSpan span, gboolean at_end)
{
  if (at_end)
    while (span.end > span.start && g_unichar_isspace (get_char (text, span.end - 1)))
      span.end--;
  else
    while (span.start < span.end && g_unichar_isspace (get_char (text, span.start)))
      span.start++;
  return span;
}

static void
append_part (GArray *part, AdduceText *text, AdduceSpan span, gboolean at_end)
{
  span = trim (text, span, at_end);
  if (span.start < span.end)
    g_array_append_val (part, span);
}

gboolean
adduce_span_edit_split (const AdduceSpanSet *spans, AdduceText *text, guint offset, AdduceSpanSet **ret_before,
                        AdduceSpanSet **ret_after, GError **error)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));

  g_return_val_if_fail (spans != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);
  g_return_val_if_fail (ret_before != NULL && ret_after != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!adduce_text_check_spans (text, spans, error))
    return FALSE;

  offset = adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { offset, offset }).start;
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (span.end <= offset)
        g_array_append_val (before, span);
      else if (span.start >= offset)
        g_array_append_val (after, span);
      else
        {
          append_part (before, text, (AdduceSpan) { span.start, offset }, TRUE);
          append_part (after, text, (AdduceSpan) { offset, span.end }, FALSE);
        }
    }
  if (before->len == 0 || after->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("To split the claim, put the caret inside it, between the words"));
      return FALSE;
    }
  *ret_before = make_set (before, NULL);
  *ret_after = make_set (after, NULL);
  return TRUE;
}

AdduceSpanSet *
adduce_span_edit_unite (AdduceSpanSet *const *sets, guint n_sets, GError **error)
{
  g_autoptr (GArray) all = NULL;

  g_return_val_if_fail (sets != NULL && n_sets > 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  all = copy_spans (sets[0]);
  for (guint i = 1; i < n_sets; i++)
    {
      g_autoptr (GArray) more = copy_spans (sets[i]);

      g_array_append_vals (all, more->data, more->len);
    }
  return make_set (all, error);
}

AdduceSpanSet *
adduce_span_edit_remove_piece (const AdduceSpanSet *spans, guint piece, GError **error)
{
  g_autoptr (GArray) copy = NULL;

  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (piece < adduce_span_set_get_n_spans (spans), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (adduce_span_set_get_n_spans (spans) == 1)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                           _("The claim has only one piece; remove the claim instead"));
      return NULL;
    }
  copy = copy_spans (spans);
  g_array_remove_index (copy, piece);
  return make_set (copy, error);
}
