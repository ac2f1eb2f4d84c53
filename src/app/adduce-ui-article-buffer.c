/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The annotation text as a buffer.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"

struct _AdduceUiArticleBuffer
{
  GtkSourceBuffer parent_instance;

  AdduceText *text;
  GArray *numbers; /* guint for each line of the buffer: the paragraph's number, or 0 */
  guint n_numbers;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleBuffer, adduce_ui_article_buffer, GTK_SOURCE_TYPE_BUFFER)

static gboolean
is_blank_line (const GtkTextIter *start)
{
  GtkTextIter iter = *start;

  while (!gtk_text_iter_ends_line (&iter))
    {
      gunichar c = gtk_text_iter_get_char (&iter);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        return FALSE;
      gtk_text_iter_forward_char (&iter);
    }

  return TRUE;
}

static void
count_paragraphs (AdduceUiArticleBuffer *self)
{
  GtkTextIter iter;

  g_array_set_size (self->numbers, 0);
  self->n_numbers = 0;
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &iter);
  do
    {
      guint number = is_blank_line (&iter) ? 0 : ++self->n_numbers;

      g_array_append_val (self->numbers, number);
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
adduce_ui_article_buffer_dispose (GObject *object)
{
  AdduceUiArticleBuffer *self = ADDUCE_UI_ARTICLE_BUFFER (object);

  g_clear_object (&self->text);

  G_OBJECT_CLASS (adduce_ui_article_buffer_parent_class)->dispose (object);
}

static void
adduce_ui_article_buffer_finalize (GObject *object)
{
  AdduceUiArticleBuffer *self = ADDUCE_UI_ARTICLE_BUFFER (object);

  g_clear_pointer (&self->numbers, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_article_buffer_parent_class)->finalize (object);
}

static void
adduce_ui_article_buffer_class_init (AdduceUiArticleBufferClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_article_buffer_dispose;
  object_class->finalize = adduce_ui_article_buffer_finalize;
}

static void
adduce_ui_article_buffer_init (AdduceUiArticleBuffer *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (GTK_SOURCE_BUFFER (self), FALSE);
}

AdduceUiArticleBuffer *
adduce_ui_article_buffer_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_ARTICLE_BUFFER, NULL);
}

void
adduce_ui_article_buffer_set_text (AdduceUiArticleBuffer *self, AdduceText *text)
{
  GtkTextIter start;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  if (!g_set_object (&self->text, text))
    return;

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), text != NULL ? adduce_text_get_utf8 (text) : "",
                            text != NULL ? (int) adduce_text_get_n_bytes (text) : 0);
  count_paragraphs (self);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
}

AdduceText *
adduce_ui_article_buffer_get_text (AdduceUiArticleBuffer *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), NULL);

  return self->text;
}

void
adduce_ui_article_buffer_get_iter (AdduceUiArticleBuffer *self, GtkTextIter *iter, guint offset)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, (int) MIN (offset, G_MAXINT));
}

guint
adduce_ui_article_buffer_get_offset (AdduceUiArticleBuffer *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  return (guint) gtk_text_iter_get_offset (iter);
}

AdduceSpan
adduce_ui_article_buffer_get_line_span (AdduceUiArticleBuffer *self, const GtkTextIter *iter)
{
  GtkTextIter edge = *iter;
  AdduceSpan span = { 0, 0 };

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), span);

  gtk_text_iter_set_line_offset (&edge, 0);
  span.start = adduce_ui_article_buffer_get_offset (self, &edge);
  if (!gtk_text_iter_ends_line (&edge))
    gtk_text_iter_forward_to_line_end (&edge);
  span.end = adduce_ui_article_buffer_get_offset (self, &edge);

  return span;
}

guint
adduce_ui_article_buffer_get_caret (AdduceUiArticleBuffer *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));
  return adduce_ui_article_buffer_get_offset (self, &iter);
}

AdduceSpan
adduce_ui_article_buffer_get_selection (AdduceUiArticleBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), ((AdduceSpan) { 0, 0 }));

  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return (AdduceSpan) {
    .start = adduce_ui_article_buffer_get_offset (self, &start),
    .end = adduce_ui_article_buffer_get_offset (self, &end),
  };
}

void
adduce_ui_article_buffer_select (AdduceUiArticleBuffer *self, AdduceSpan span)
{
  AdduceSpan now;
  GtkTextIter start, end;
  gboolean caret_first;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  now = adduce_ui_article_buffer_get_selection (self);
  if (now.start == span.start && now.end == span.end)
    return;

  caret_first = now.end > now.start && adduce_ui_article_buffer_get_caret (self) == now.start;
  adduce_ui_article_buffer_get_iter (self, &start, span.start);
  adduce_ui_article_buffer_get_iter (self, &end, span.end);
  if (caret_first)
    gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &start, &end);
  else
    gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &end, &start);
}

guint
adduce_ui_article_buffer_get_number (AdduceUiArticleBuffer *self, guint line)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  return line < self->numbers->len ? g_array_index (self->numbers, guint, line) : 0;
}

guint
adduce_ui_article_buffer_get_n_numbers (AdduceUiArticleBuffer *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  return self->n_numbers;
}
