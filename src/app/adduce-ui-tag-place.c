/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the words that are tagged.
 */
#include "config.h"

#include "adduce-ui-tag-place.h"

static AdduceSpan
get_words (AdduceUiContext *context, guint caret)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (context);
  AdduceSpanSet *spans;

  if (adduce_ui_context_get_has_selection (context))
    return adduce_ui_context_get_selection (context);
  if (claim != NULL)
    {
      spans = adduce_claim_get_spans (claim);
      for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
        {
          AdduceSpan span = adduce_span_set_get_span (spans, i);

          if (caret >= span.start && caret <= span.end)
            return span;
        }
    }
  return (AdduceSpan) { caret, caret };
}

/* The row of a character, in the view. */
static GdkRectangle
locate (AdduceUiTextView *view, guint offset)
{
  GdkRectangle rect;
  GtkTextIter iter;

  adduce_ui_article_buffer_get_iter (adduce_ui_text_view_get_article_buffer (view), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  return rect;
}

GdkRectangle
adduce_ui_tag_place_get (AdduceUiContext *context, AdduceUiTextView *view, GtkWidget *parent)
{
  guint caret = adduce_ui_article_buffer_get_caret (adduce_ui_text_view_get_article_buffer (view));
  AdduceSpan words = get_words (context, caret);
  int height = gtk_widget_get_height (GTK_WIDGET (view));
  GdkRectangle at = locate (view, caret);
  GdkRectangle first = locate (view, words.start);
  GdkRectangle last = locate (view, words.end > words.start ? words.end - 1 : words.end);
  int top = CLAMP (first.y, 0, height);
  int bottom = CLAMP (last.y + last.height, 0, height);
  graphene_point_t point;

  if (bottom - top > height / 2)
    {
      top = CLAMP (at.y, 0, height);
      bottom = CLAMP (at.y + at.height, 0, height);
    }
  at = (GdkRectangle) { CLAMP (at.x, 0, gtk_widget_get_width (GTK_WIDGET (view))), top, 1, MAX (bottom - top, 1) };
  if (gtk_widget_compute_point (GTK_WIDGET (view), parent, &GRAPHENE_POINT_INIT (at.x, at.y), &point))
    {
      at.x = (int) point.x;
      at.y = (int) point.y;
    }
  return at;
}
