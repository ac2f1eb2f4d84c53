/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones, drawn. Only what is visible is looked at; zones are few and whole paragraphs, so nothing is kept
 * between frames.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-text-rows.h"
#include "adduce-ui-zone-layer.h"

/* Of the ground beside the text, and of the rule there. */
#define SPACE 5
#define RULE_WIDTH 2
#define RULE_DOT 3

#define TINT_OPACITY 0.05
#define RULE_OPACITY 0.5

struct _AdduceUiZoneLayer
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: owns us */
  GArray *zones;     /* AdduceZone, or NULL */
};

typedef void (*DrawFunc) (AdduceUiZoneLayer *self, GtkSnapshot *snapshot, AdduceSpan zone, const GtkTextIter *line);

G_DEFINE_FINAL_TYPE (AdduceUiZoneLayer, adduce_ui_zone_layer, G_TYPE_OBJECT)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiZoneLayer *self)
{
  return ADDUCE_UI_ARTICLE_BUFFER (gtk_text_view_get_buffer (self->view));
}

/* The rows of a line across the column, with a little at both sides. */
static graphene_rect_t
get_line_rect (AdduceUiZoneLayer *self, const GtkTextIter *line)
{
  int left = gtk_text_view_get_left_margin (self->view);
  int right = gtk_text_view_get_right_margin (self->view);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int y, height;

  gtk_text_view_get_line_yrange (self->view, line, &y, &height);
  return GRAPHENE_RECT_INIT (left - SPACE, y, width - left - right + 2 * SPACE, height);
}

/* At the side where no claims' brackets are. */
static void
draw_rule (AdduceUiZoneLayer *self, GtkSnapshot *snapshot, const graphene_rect_t *rect, gboolean dotted)
{
  GdkRGBA color = adduce_ui_palette_get_text (adduce_ui_palette_get_default ());
  gboolean right = gtk_text_view_get_left_margin (self->view) >= gtk_text_view_get_right_margin (self->view);
  float x = right ? rect->origin.x + rect->size.width - RULE_WIDTH : rect->origin.x;

  color.alpha = RULE_OPACITY;
  if (!dotted)
    gtk_snapshot_append_color (snapshot, &color,
                               &GRAPHENE_RECT_INIT (x, rect->origin.y, RULE_WIDTH, rect->size.height));
  for (float y = rect->origin.y; dotted && y < rect->origin.y + rect->size.height; y += 2 * RULE_DOT)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, y, RULE_WIDTH, RULE_DOT));
}

static void
draw_question (AdduceUiZoneLayer *self, GtkSnapshot *snapshot, AdduceSpan zone, const GtkTextIter *line)
{
  GdkRGBA tint = adduce_ui_palette_get_text (adduce_ui_palette_get_default ());
  graphene_rect_t rect = get_line_rect (self, line);

  tint.alpha = TINT_OPACITY;
  gtk_snapshot_append_color (snapshot, &tint, &rect);
  draw_rule (self, snapshot, &rect, FALSE);
}

static void
draw_boilerplate (AdduceUiZoneLayer *self, GtkSnapshot *snapshot, AdduceSpan zone, const GtkTextIter *line)
{
  GdkRGBA veil = adduce_ui_palette_get_veil (adduce_ui_palette_get_default ());
  AdduceSpan extent = adduce_ui_article_buffer_get_line_span (get_buffer (self), line);
  graphene_rect_t rect = get_line_rect (self, line);
  g_autoptr (AdduceUiTextRows) rows = NULL;
  g_autoptr (GArray) pieces = NULL;

  if (zone.start <= extent.start && zone.end >= extent.end)
    {
      gtk_snapshot_append_color (snapshot, &veil, &rect);
      draw_rule (self, snapshot, &rect, TRUE);
      return;
    }

  rows = adduce_ui_text_rows_new (self->view, line);
  pieces = adduce_ui_text_rows_get_pieces (rows, zone);
  for (guint i = 0; i < pieces->len; i++)
    {
      graphene_rect_t piece = g_array_index (pieces, AdduceUiTextPiece, i).rect;

      graphene_rect_offset (&piece, 0, rect.origin.y);
      gtk_snapshot_append_color (snapshot, &veil, &piece);
    }
}

/* The code points that are on the screen. */
static AdduceSpan
get_visible (AdduceUiZoneLayer *self, GdkRectangle *ret_rect)
{
  GtkTextIter first, last;

  gtk_text_view_get_visible_rect (self->view, ret_rect);
  gtk_text_view_get_line_at_y (self->view, &first, ret_rect->y, NULL);
  gtk_text_view_get_line_at_y (self->view, &last, ret_rect->y + ret_rect->height, NULL);
  return (AdduceSpan) { adduce_ui_article_buffer_get_line_span (get_buffer (self), &first).start,
                        adduce_ui_article_buffer_get_line_span (get_buffer (self), &last).end };
}

static void
snapshot_zones (AdduceUiZoneLayer *self, GtkSnapshot *snapshot, AdduceZoneKind kind, DrawFunc draw)
{
  GdkRectangle visible_rect;
  AdduceSpan visible;

  if (self->zones == NULL || self->zones->len == 0)
    return;

  visible = get_visible (self, &visible_rect);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (self->zones, AdduceZone, i);
      GtkTextIter line;

      if (zone->span.start > visible.end)
        break;
      if (zone->kind != kind || zone->span.end <= visible.start)
        continue;

      adduce_ui_article_buffer_get_iter (get_buffer (self), &line, MAX (zone->span.start, visible.start));
      do
        {
          if (adduce_ui_article_buffer_get_line_span (get_buffer (self), &line).start
              >= MIN (zone->span.end, visible.end + 1))
            break;
          draw (self, snapshot, zone->span, &line);
        }
      while (gtk_text_iter_forward_line (&line));
    }
}

static void
adduce_ui_zone_layer_finalize (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_ZONE_LAYER (object)->zones, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_zone_layer_parent_class)->finalize (object);
}

static void
adduce_ui_zone_layer_class_init (AdduceUiZoneLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_zone_layer_finalize;
}

static void
adduce_ui_zone_layer_init (AdduceUiZoneLayer *self)
{
}

AdduceUiZoneLayer *
adduce_ui_zone_layer_new (GtkTextView *view)
{
  AdduceUiZoneLayer *self = g_object_new (ADDUCE_UI_TYPE_ZONE_LAYER, NULL);

  self->view = view;

  return self;
}

void
adduce_ui_zone_layer_set_zones (AdduceUiZoneLayer *self, GArray *zones)
{
  g_return_if_fail (ADDUCE_UI_IS_ZONE_LAYER (self));

  if (self->zones == zones)
    return;

  g_clear_pointer (&self->zones, g_array_unref);
  self->zones = zones != NULL ? g_array_ref (zones) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
adduce_ui_zone_layer_snapshot_below (AdduceUiZoneLayer *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (ADDUCE_UI_IS_ZONE_LAYER (self));

  snapshot_zones (self, snapshot, ADDUCE_ZONE_QUESTION, draw_question);
}

void
adduce_ui_zone_layer_snapshot_above (AdduceUiZoneLayer *self, GtkSnapshot *snapshot)
{
  g_return_if_fail (ADDUCE_UI_IS_ZONE_LAYER (self));

  snapshot_zones (self, snapshot, ADDUCE_ZONE_BOILERPLATE, draw_boilerplate);
}
