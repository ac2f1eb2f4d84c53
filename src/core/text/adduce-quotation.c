/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotations: what adduce-quotation-walk finds in paragraphs, and how they go on from one to the next.
 */
#include "config.h"

#include "text/adduce-quotation.h"

#include "text/adduce-quotation-walk.h"

static gboolean
is_blank (AdduceText *text, AdduceSpan span)
{
  const char *p = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, span.start);

  for (guint i = span.start; i < span.end; i++, p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* The outermost quotation that is still open at the end of @quotations, from @first on. */
static AdduceQuotation *
get_unclosed (GArray *quotations, guint first)
{
  for (guint i = first; i < quotations->len; i++)
    {
      AdduceQuotation *quotation = &g_array_index (quotations, AdduceQuotation, i);

      if (!quotation->closed && quotation->depth == 0)
        return quotation;
    }
  return NULL;
}

static gunichar
get_mark (AdduceText *text, const AdduceQuotation *quotation)
{
  return g_utf8_get_char (adduce_text_get_utf8 (text)
                          + adduce_text_get_byte_index (text, quotation->outer.start));
}

/* Whether the first quotation from @first on stands where its paragraph begins. */
static gboolean
begins_paragraph (AdduceText *text, const AdduceQuotation *quotation)
{
  guint start
    = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, quotation->outer.start)).start;

  return is_blank (text, (AdduceSpan) { start, quotation->outer.start });
}

/* The quotations of paragraphs @from to @to; the first can't know of what was before. */
static GArray *
list_paragraphs (AdduceText *text, guint from, guint to)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (AdduceQuotation));
  gunichar unclosed = 0;

  for (guint i = from; i <= to; i++)
    {
      guint first = quotations->len;
      AdduceQuotation *last;

      if (is_blank (text, adduce_text_get_paragraph (text, i)))
        continue;
      adduce_quotation_walk (text, adduce_text_get_paragraph (text, i), quotations);
      if (quotations->len > first)
        {
          AdduceQuotation *begun = &g_array_index (quotations, AdduceQuotation, first);

          begun->continues
            = unclosed != 0 && get_mark (text, begun) == unclosed && begins_paragraph (text, begun);
        }
      last = get_unclosed (quotations, first);
      unclosed = last != NULL ? get_mark (text, last) : 0;
    }
  return quotations;
}

/* The nearest paragraph before @paragraph, or behind it, that is not blank; @paragraph if there is none. */
static guint
get_neighbour (AdduceText *text, guint paragraph, int direction)
{
  guint n_paragraphs = adduce_text_get_n_paragraphs (text);
  guint i = paragraph;

  while (direction < 0 ? i > 0 : i + 1 < n_paragraphs)
    {
      i = direction < 0 ? i - 1 : i + 1;
      if (!is_blank (text, adduce_text_get_paragraph (text, i)))
        return i;
    }
  return paragraph;
}

/* Whether a quotation goes on from paragraph @from to @to, the next that is not blank. */
static gboolean
goes_on (AdduceText *text, guint from, guint to)
{
  g_autoptr (GArray) quotations = NULL;

  if (from == to)
    return FALSE;
  quotations = list_paragraphs (text, from, to);
  for (guint i = 0; i < quotations->len; i++)
    if (g_array_index (quotations, AdduceQuotation, i).continues)
      return TRUE;
  return FALSE;
}

GArray *
adduce_quotation_list (AdduceText *text, AdduceSpan within)
{
  guint from, to, before;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  from = adduce_text_get_paragraph_at (text, within.start);
  to = within.end > within.start ? adduce_text_get_paragraph_at (text, within.end - 1) : from;
  before = get_neighbour (text, from, -1);
  if (goes_on (text, before, from))
    {
      GArray *quotations = list_paragraphs (text, before, to);
      guint start = adduce_text_get_paragraph (text, from).start;
      guint n_before = 0;

      while (g_array_index (quotations, AdduceQuotation, n_before).outer.start < start)
        n_before++;
      g_array_remove_range (quotations, 0, n_before);
      return quotations;
    }
  return list_paragraphs (text, from, to);
}

/* The parts of quotations of several paragraphs, joined: those are what is left when its parts are too
 * small. */
static void
append_joined (GArray *quotations)
{
  guint n_parts = quotations->len;

  for (guint i = 0; i < n_parts; i++)
    {
      AdduceQuotation whole = g_array_index (quotations, AdduceQuotation, i);
      gboolean joined = FALSE;

      if (whole.closed || whole.continues || whole.depth > 0)
        continue;
      for (guint k = i + 1; k < n_parts && !whole.closed; k++)
        {
          AdduceQuotation part = g_array_index (quotations, AdduceQuotation, k);

          if (part.depth > 0)
            continue;
          if (!part.continues)
            break;
          whole.inner.end = part.inner.end;
          whole.outer.end = part.outer.end;
          whole.closed = part.closed;
          joined = TRUE;
        }
      if (joined)
        g_array_append_val (quotations, whole);
    }
}

gboolean
adduce_quotation_find_around (AdduceText *text, AdduceSpan span, AdduceQuotation *ret_quotation)
{
  g_autoptr (GArray) quotations = NULL;
  const AdduceQuotation *best = NULL;
  guint from, to, next;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);
  g_return_val_if_fail (ret_quotation != NULL, FALSE);

  from = adduce_text_get_paragraph_at (text, span.start);
  to = adduce_text_get_paragraph_at (text, span.end > span.start ? span.end - 1 : span.end);
  while (next = get_neighbour (text, from, -1), goes_on (text, next, from))
    from = next;
  while (next = get_neighbour (text, to, 1), goes_on (text, to, next))
    to = next;

  quotations = list_paragraphs (text, from, to);
  append_joined (quotations);
  for (guint i = 0; i < quotations->len; i++)
    {
      const AdduceQuotation *quotation = &g_array_index (quotations, AdduceQuotation, i);

      if (span.start < quotation->outer.start || span.end > quotation->outer.end
          || (span.start <= quotation->inner.start && span.end >= quotation->inner.end))
        continue;
      if (best == NULL
          || quotation->outer.end - quotation->outer.start < best->outer.end - best->outer.start)
        best = quotation;
    }
  if (best == NULL)
    return FALSE;

  *ret_quotation = *best;
  return TRUE;
}
