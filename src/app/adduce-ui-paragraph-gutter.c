/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraph numbers. The width is that of the widest number of the article, measured when the text or the
 * font changes and not while drawing.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-paragraph-gutter.h"

#define SPACE_BEFORE 8
#define SPACE_AFTER 8
#define SCALE 0.75

/* Of the text's colour; keeps a contrast of 4.5:1 with the background. */
#define OPACITY 0.72

struct _AdduceUiParagraphGutter
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: owns us */
  PangoLayout *layout;
  int width;
  int distance;
  gboolean right;
};

G_DEFINE_FINAL_TYPE (AdduceUiParagraphGutter, adduce_ui_paragraph_gutter, G_TYPE_OBJECT)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiParagraphGutter *self)
{
  return ADDUCE_UI_ARTICLE_BUFFER (gtk_text_view_get_buffer (self->view));
}

static void
snapshot_number (AdduceUiParagraphGutter *self, GtkSnapshot *snapshot, guint number, const GtkTextIter *iter,
                 const GdkRGBA *color)
{
  GdkRectangle row;
  char text[16];
  int x, width, height;

  g_snprintf (text, sizeof text, "%u", number);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  gtk_text_view_get_iter_location (self->view, iter, &row);

  if (self->right)
    x = gtk_widget_get_width (GTK_WIDGET (self->view)) - gtk_text_view_get_right_margin (self->view)
        + self->distance + SPACE_AFTER;
  else
    x = gtk_text_view_get_left_margin (self->view) - self->distance - SPACE_AFTER - width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, row.y + (row.height - height + 1) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
adduce_ui_paragraph_gutter_dispose (GObject *object)
{
  AdduceUiParagraphGutter *self = ADDUCE_UI_PARAGRAPH_GUTTER (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (adduce_ui_paragraph_gutter_parent_class)->dispose (object);
}

static void
adduce_ui_paragraph_gutter_class_init (AdduceUiParagraphGutterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_paragraph_gutter_dispose;
}

static void
adduce_ui_paragraph_gutter_init (AdduceUiParagraphGutter *self)
{
}

AdduceUiParagraphGutter *
adduce_ui_paragraph_gutter_new (GtkTextView *view)
{
  AdduceUiParagraphGutter *self = g_object_new (ADDUCE_UI_TYPE_PARAGRAPH_GUTTER, NULL);

  self->view = view;
  adduce_ui_paragraph_gutter_update (self);

  return self;
}

void
adduce_ui_paragraph_gutter_update (AdduceUiParagraphGutter *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  char text[16];
  int width = 0;

  g_return_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self));

  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  pango_layout_set_attributes (self->layout, attributes);

  g_snprintf (text, sizeof text, "%u", adduce_ui_article_buffer_get_n_numbers (get_buffer (self)));
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_size (self->layout, &width, NULL);
  width += SPACE_BEFORE + SPACE_AFTER;
  if (self->width != width)
    {
      self->width = width;
      gtk_widget_queue_resize (GTK_WIDGET (self->view));
    }
}

int
adduce_ui_paragraph_gutter_get_width (AdduceUiParagraphGutter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self), 0);

  return self->width;
}

void
adduce_ui_paragraph_gutter_set_place (AdduceUiParagraphGutter *self, int distance, gboolean right)
{
  g_return_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self));

  self->distance = distance;
  self->right = right;
}

void
adduce_ui_paragraph_gutter_snapshot (AdduceUiParagraphGutter *self, GtkSnapshot *snapshot)
{
  AdduceUiArticleBuffer *buffer;
  GdkRectangle visible;
  GtkTextIter iter;
  GdkRGBA color;

  g_return_if_fail (ADDUCE_UI_IS_PARAGRAPH_GUTTER (self));

  buffer = get_buffer (self);
  color = adduce_ui_palette_get_text (adduce_ui_palette_get_default ());
  color.alpha = OPACITY;
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do
    {
      guint number = adduce_ui_article_buffer_get_number (buffer, gtk_text_iter_get_line (&iter));
      int y;

      gtk_text_view_get_line_yrange (self->view, &iter, &y, NULL);
      if (y >= visible.y + visible.height)
        break;
      if (number > 0)
        snapshot_number (self, snapshot, number, &iter, &color);
    }
  while (gtk_text_iter_forward_line (&iter));
}
