/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text with what only it has marked.
 */
#include "config.h"

#include "adduce-ui-twins-text.h"

#include "adduce-ui-article-buffer.h"

struct _AdduceUiTwinsText {
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (AdduceUiTwinsText, adduce_ui_twins_text, GTK_TYPE_TEXT_VIEW)

static void
adduce_ui_twins_text_class_init (AdduceUiTwinsTextClass *klass)
{
}

static void
adduce_ui_twins_text_init (AdduceUiTwinsText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_left_margin (view, 8);
  gtk_text_view_set_right_margin (view, 8);
  gtk_text_view_set_top_margin (view, 8);
  gtk_text_view_set_bottom_margin (view, 8);
}

void
adduce_ui_twins_text_show (AdduceUiTwinsText *self, AdduceText *text, GArray *spans)
{
  g_autoptr (AdduceUiArticleBuffer) buffer = NULL;

  g_return_if_fail (ADDUCE_UI_IS_TWINS_TEXT (self));

  buffer = adduce_ui_article_buffer_new ();
  adduce_ui_article_buffer_set_text (buffer, text);
  gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer), "own", "underline", PANGO_UNDERLINE_SINGLE, "weight",
                              PANGO_WEIGHT_BOLD, NULL);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      AdduceSpan span = g_array_index (spans, AdduceSpan, i);
      GtkTextIter start, end;

      adduce_ui_article_buffer_get_iter (buffer, &start, span.start);
      adduce_ui_article_buffer_get_iter (buffer, &end, span.end);
      gtk_text_buffer_apply_tag_by_name (GTK_TEXT_BUFFER (buffer), "own", &start, &end);
    }
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (buffer));
}
