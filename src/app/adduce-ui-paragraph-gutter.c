/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraph numbers. The width is that of the widest number of the article, asked for when the text or
 * the font changes and not while drawing.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-paragraph-gutter.h"

#define PADDING 6

struct _AdduceUiParagraphGutter
{
  GtkSourceGutterRendererText parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (AdduceUiParagraphGutter, adduce_ui_paragraph_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiParagraphGutter *self)
{
  GtkSourceBuffer *buffer = gtk_source_gutter_renderer_get_buffer (GTK_SOURCE_GUTTER_RENDERER (self));

  return ADDUCE_UI_IS_ARTICLE_BUFFER (buffer) ? ADDUCE_UI_ARTICLE_BUFFER (buffer) : NULL;
}

static void
adduce_ui_paragraph_gutter_query_data (GtkSourceGutterRenderer *renderer, GtkSourceGutterLines *lines, guint line)
{
  AdduceUiArticleBuffer *buffer = get_buffer (ADDUCE_UI_PARAGRAPH_GUTTER (renderer));
  guint number = buffer != NULL ? adduce_ui_article_buffer_get_number (buffer, line) : 0;
  char text[16] = "";

  if (number > 0)
    g_snprintf (text, sizeof text, "%u", number);
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (renderer), text, -1);
}

static void
adduce_ui_paragraph_gutter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiParagraphGutter *self = ADDUCE_UI_PARAGRAPH_GUTTER (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : 0;
  *minimum_baseline = *natural_baseline = -1;
}

static void
adduce_ui_paragraph_gutter_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (adduce_ui_paragraph_gutter_parent_class)->css_changed (widget, change);

  adduce_ui_paragraph_gutter_update (ADDUCE_UI_PARAGRAPH_GUTTER (widget));
}

static void
adduce_ui_paragraph_gutter_class_init (AdduceUiParagraphGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  widget_class->measure = adduce_ui_paragraph_gutter_measure;
  widget_class->css_changed = adduce_ui_paragraph_gutter_css_changed;
  renderer_class->query_data = adduce_ui_paragraph_gutter_query_data;
}

static void
adduce_ui_paragraph_gutter_init (AdduceUiParagraphGutter *self)
{
  GtkSourceGutterRenderer *renderer = GTK_SOURCE_GUTTER_RENDERER (self);

  gtk_source_gutter_renderer_set_alignment_mode (renderer, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST);
  gtk_source_gutter_renderer_set_xalign (renderer, 1.0);
  gtk_source_gutter_renderer_set_yalign (renderer, 0.5);
  gtk_source_gutter_renderer_set_xpad (renderer, PADDING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "adduce-paragraphs");
}

AdduceUiParagraphGutter *
adduce_ui_paragraph_gutter_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_PARAGRAPH_GUTTER, NULL);
}

void
adduce_ui_paragraph_gutter_update (AdduceUiParagraphGutter *self)
{
  AdduceUiArticleBuffer *buffer;
  g_autoptr (PangoLayout) layout = NULL;
  char text[16];
  int width = 0;

  g_return_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self));

  buffer = get_buffer (self);
  g_snprintf (text, sizeof text, "%u", buffer != NULL ? adduce_ui_article_buffer_get_n_numbers (buffer) : 0);
  for (char *c = text; *c != '\0'; c++)
    *c = '8';
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  width = MAX (width, 16) + 2 * PADDING;
  if (width != self->width)
    {
      self->width = width;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
}

int
adduce_ui_paragraph_gutter_get_width (AdduceUiParagraphGutter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self), 0);

  return self->width;
}
