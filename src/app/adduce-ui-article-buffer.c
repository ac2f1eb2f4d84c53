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
  const AdduceDisplayMap *map; /* of the text; NULL without one */
  GArray *numbers; /* guint for each line of the buffer: the paragraph's number, or 0 */
  guint n_numbers;
};

enum {
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

static gboolean
is_continuation (AdduceUiArticleBuffer *self, const GtkTextIter *iter)
{
  return self->map != NULL && adduce_display_map_is_continuation (self->map, (guint) gtk_text_iter_get_offset (iter));
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
      guint number = is_continuation (self, &iter) || is_blank_line (&iter) ? 0 : ++self->n_numbers;

      g_array_append_val (self->numbers, number);
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
adduce_ui_article_buffer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleBuffer *self = ADDUCE_UI_ARTICLE_BUFFER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_object (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_buffer_dispose (GObject *object)
{
  AdduceUiArticleBuffer *self = ADDUCE_UI_ARTICLE_BUFFER (object);

  self->map = NULL;
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

  object_class->get_property = adduce_ui_article_buffer_get_property;
  object_class->dispose = adduce_ui_article_buffer_dispose;
  object_class->finalize = adduce_ui_article_buffer_finalize;

  properties[PROP_TEXT] = g_param_spec_object ("article-text", NULL, NULL, ADDUCE_TYPE_TEXT,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_article_buffer_init (AdduceUiArticleBuffer *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_highlight_syntax (GTK_SOURCE_BUFFER (self), FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (GTK_SOURCE_BUFFER (self), FALSE);
  /* Colours come from the theme or, by CSS, from the palette (adduce-ui-reading.c), which sees to the contrast. */
  gtk_source_buffer_set_style_scheme (GTK_SOURCE_BUFFER (self), NULL);
}

AdduceUiArticleBuffer *
adduce_ui_article_buffer_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_ARTICLE_BUFFER, NULL);
}

void
adduce_ui_article_buffer_empty (AdduceUiArticleBuffer *self)
{
  g_autoptr (GSList) marks = NULL;
  GtkTextIter start;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), "", 0);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  marks = gtk_text_iter_get_marks (&start);
  for (GSList *l = marks; l != NULL; l = l->next)
    if (gtk_text_mark_get_name (l->data) == NULL)
      gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self), l->data);
}

void
adduce_ui_article_buffer_set_text (AdduceUiArticleBuffer *self, AdduceText *text)
{
  GtkTextIter start;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  if (!g_set_object (&self->text, text))
    return;

  self->map = NULL; /* it was the last text's */
  adduce_ui_article_buffer_empty (self);
  self->map = text != NULL ? adduce_text_get_display_map (text) : NULL;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), text != NULL ? adduce_display_map_get_utf8 (self->map) : "",
                            text != NULL ? (int) adduce_display_map_get_n_bytes (self->map) : 0);
  count_paragraphs (self);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
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

  if (self->map != NULL)
    offset = adduce_display_map_to_shown (self->map, offset);
  adduce_ui_article_buffer_get_iter_at_place (self, iter, offset);
}

AdduceSpan
adduce_ui_article_buffer_get_places (AdduceUiArticleBuffer *self, AdduceSpan span)
{
  guint start;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), span);

  if (self->map == NULL)
    return span;
  start = adduce_display_map_to_shown (self->map, span.start);
  return (AdduceSpan) { start, span.end > span.start ? adduce_display_map_to_shown_end (self->map, span.end) : start };
}

void
adduce_ui_article_buffer_get_iter_at_place (AdduceUiArticleBuffer *self, GtkTextIter *iter, guint place)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), iter, (int) MIN (place, G_MAXINT));
}

guint
adduce_ui_article_buffer_get_offset (AdduceUiArticleBuffer *self, const GtkTextIter *iter)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  if (self->map != NULL)
    return adduce_display_map_to_text (self->map, (guint) gtk_text_iter_get_offset (iter));
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
  AdduceSpan now, places;
  GtkTextIter start, end;
  gboolean caret_first;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  now = adduce_ui_article_buffer_get_selection (self);
  if (now.start == span.start && now.end == span.end)
    return;

  caret_first = now.end > now.start && adduce_ui_article_buffer_get_caret (self) == now.start;
  places = adduce_ui_article_buffer_get_places (self, span);
  adduce_ui_article_buffer_get_iter_at_place (self, &start, places.start);
  adduce_ui_article_buffer_get_iter_at_place (self, &end, places.end);
  if (caret_first)
    gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &start, &end);
  else
    gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self), &end, &start);
}

guint
adduce_ui_article_buffer_get_anchor (AdduceUiArticleBuffer *self)
{
  AdduceSpan selection;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self), 0);

  selection = adduce_ui_article_buffer_get_selection (self);
  return adduce_ui_article_buffer_get_caret (self) == selection.start ? selection.end : selection.start;
}

void
adduce_ui_article_buffer_select_from (AdduceUiArticleBuffer *self, guint anchor, guint caret)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (self));

  adduce_ui_article_buffer_select (self, (AdduceSpan) { MIN (anchor, caret), MAX (anchor, caret) });
  if (adduce_ui_article_buffer_get_caret (self) == caret)
    return;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  if (caret < anchor)
    gtk_text_buffer_select_range (buffer, &start, &end);
  else
    gtk_text_buffer_select_range (buffer, &end, &start);
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
