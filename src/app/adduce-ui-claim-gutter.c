/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Brackets beside the text.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-claim-gutter.h"
#include "adduce-ui-gutter-line.h"

/* More lines than any screen shows; so many are kept before all are forgotten. */
#define MAX_LINES 1024

/* The letters are this much of the text's font. */
#define SCALE 0.68

/* So many lanes there are at most, and for so many there is room in any case. */
#define MAX_LANES 6
#define FEW_LANES 4
#define FEW_LANES_NARROW 3

/* Below this width of the view lanes are as narrow as they can be. */
#define NARROW 480

struct _AdduceUiClaimGutter
{
  GObject parent_instance;

  GtkTextView *view;                /* not owned: owns us */
  AdduceUiHighlighter *highlighter; /* not owned */
  AdduceUiScene *scene;             /* not owned */
  PangoLayout *layout;
  GHashTable *lines; /* line number → AdduceUiGutterLine */
  GHashTable *pages; /* number + 1 → AdduceUiGutterLanes */
  AdduceUiGutterPlace place;
  int char_width;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimGutter, adduce_ui_claim_gutter, G_TYPE_OBJECT)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiClaimGutter *self)
{
  return ADDUCE_UI_ARTICLE_BUFFER (gtk_text_view_get_buffer (self->view));
}

static AdduceUiGutterLanes *
ensure_page (AdduceUiClaimGutter *self, const GtkTextIter *iter)
{
  guint number = adduce_ui_gutter_lanes_get_page (get_buffer (self), iter);
  AdduceUiGutterLanes *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number + 1));

  if (page == NULL)
    {
      /* letters may be narrower than the average */
      guint reach = self->place.column * 5 / 4 / MAX (self->char_width, 1);

      page = adduce_ui_gutter_lanes_new (self->scene, get_buffer (self), number, reach);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number + 1), page);
    }

  return page;
}

/* The line with @iter, up to date; @ret_drawn tells whether it was not. */
static AdduceUiGutterLine *
ensure_line (AdduceUiClaimGutter *self, const GtkTextIter *iter, int height, AdduceUiTextRows *rows,
             gboolean *ret_drawn)
{
  gboolean drawn;
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (iter));
  AdduceUiGutterLine *line = g_hash_table_lookup (self->lines, key);

  if (line == NULL || adduce_ui_gutter_line_get_height (line) != height)
    {
      line = adduce_ui_gutter_line_new (self->scene, &self->place,
                                        adduce_ui_article_buffer_get_line_span (get_buffer (self), iter), height);
      g_hash_table_insert (self->lines, key, line);
    }
  drawn = adduce_ui_gutter_line_update (line, ensure_page (self, iter), rows, self->layout);
  if (ret_drawn != NULL)
    *ret_drawn = drawn;

  return line;
}

static void
forget (AdduceUiClaimGutter *self)
{
  g_hash_table_remove_all (self->lines);
  g_hash_table_remove_all (self->pages);
}

static void
check_layout (AdduceUiClaimGutter *self)
{
  int left = gtk_text_view_get_left_margin (self->view);
  int column = gtk_widget_get_width (GTK_WIDGET (self->view)) - left - gtk_text_view_get_right_margin (self->view);

  if (self->place.left == left && self->place.column == column && g_hash_table_size (self->lines) <= MAX_LINES)
    return;

  forget (self);
  self->place.left = left;
  self->place.column = column;
}

/* Callbacks */

static void
claims_changed_cb (AdduceUiClaimGutter *self)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_remove_all (self->pages);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    adduce_ui_gutter_line_invalidate (line);
}

static void
style_changed_cb (AdduceUiClaimGutter *self)
{
  forget (self);
}

/* The focused claim may have a bracket where it has no words, see adduce-ui-gutter-lanes.c. */
static void
focus_changed_cb (AdduceUiClaimGutter *self)
{
  GHashTableIter iter;
  gpointer line;

  claims_changed_cb (self);
  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &line))
    adduce_ui_gutter_line_invalidate_marks (line);
}

static void
adduce_ui_claim_gutter_dispose (GObject *object)
{
  AdduceUiClaimGutter *self = ADDUCE_UI_CLAIM_GUTTER (object);

  forget (self);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (adduce_ui_claim_gutter_parent_class)->dispose (object);
}

static void
adduce_ui_claim_gutter_finalize (GObject *object)
{
  AdduceUiClaimGutter *self = ADDUCE_UI_CLAIM_GUTTER (object);

  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);

  G_OBJECT_CLASS (adduce_ui_claim_gutter_parent_class)->finalize (object);
}

static void
adduce_ui_claim_gutter_class_init (AdduceUiClaimGutterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_claim_gutter_dispose;
  object_class->finalize = adduce_ui_claim_gutter_finalize;
}

static void
adduce_ui_claim_gutter_init (AdduceUiClaimGutter *self)
{
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_ui_gutter_line_free);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_ui_gutter_lanes_free);
}

AdduceUiClaimGutter *
adduce_ui_claim_gutter_new (GtkTextView *view, AdduceUiHighlighter *highlighter)
{
  AdduceUiClaimGutter *self = g_object_new (ADDUCE_UI_TYPE_CLAIM_GUTTER, NULL);

  self->view = view;
  self->highlighter = highlighter;
  self->scene = adduce_ui_highlighter_get_scene (highlighter);
  g_signal_connect_object (self->scene, "claims-changed", G_CALLBACK (claims_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "style-changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "focus-changed", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  adduce_ui_claim_gutter_update (self);

  return self;
}

void
adduce_ui_claim_gutter_update (AdduceUiClaimGutter *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoContext *context;
  PangoFontMetrics *metrics;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self));

  context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->char_width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  pango_font_metrics_unref (metrics);

  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), "0");
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_get_pixel_size (self->layout, &self->place.letter_width, &self->place.letter_height);
  adduce_ui_stamps_clear (adduce_ui_scene_get_stamps (self->scene));
  forget (self);
}

int
adduce_ui_claim_gutter_get_min_width (AdduceUiClaimGutter *self, int view_width)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), 0);

  return view_width < NARROW ? adduce_ui_gutter_place_get_width_for (&self->place, FEW_LANES_NARROW, TRUE)
                             : adduce_ui_gutter_place_get_width_for (&self->place, FEW_LANES, FALSE);
}

int
adduce_ui_claim_gutter_get_max_width (AdduceUiClaimGutter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), 0);

  return adduce_ui_gutter_place_get_width_for (&self->place, MAX_LANES, FALSE);
}

void
adduce_ui_claim_gutter_set_place (AdduceUiClaimGutter *self, int width, gboolean right)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self));

  if (self->place.width == width && self->place.right == right)
    return;

  self->place.width = width;
  self->place.right = right;
  forget (self);
}

gboolean
adduce_ui_claim_gutter_contains (AdduceUiClaimGutter *self, double x)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), FALSE);

  return adduce_ui_gutter_place_contains (&self->place, x);
}

AdduceClaim *
adduce_ui_claim_gutter_get_claim_at (AdduceUiClaimGutter *self, double x, double y)
{
  int buffer_x, buffer_y, top, height;
  AdduceUiTextRows *rows;
  GtkTextIter iter;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), NULL);

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  check_layout (self);
  if (!adduce_ui_gutter_place_contains (&self->place, buffer_x))
    return NULL;

  gtk_text_view_get_line_at_y (self->view, &iter, buffer_y, NULL);
  gtk_text_view_get_line_yrange (self->view, &iter, &top, &height);
  if (buffer_y < top || buffer_y >= top + height)
    return NULL;

  rows = adduce_ui_highlighter_get_rows (self->highlighter, &iter);
  return adduce_ui_gutter_line_find (ensure_line (self, &iter, height, rows, NULL), rows, buffer_x, buffer_y - top);
}

guint
adduce_ui_claim_gutter_get_row_at (AdduceUiClaimGutter *self, double y)
{
  GtkTextIter iter;
  int buffer_y;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), 0);

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, 0, (int) y, NULL, &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, gtk_text_view_get_left_margin (self->view), buffer_y);
  gtk_text_view_backward_display_line_start (self->view, &iter);
  return adduce_ui_article_buffer_get_offset (get_buffer (self), &iter);
}

gboolean
adduce_ui_claim_gutter_prepare (AdduceUiClaimGutter *self, const GtkTextIter *iter, int height)
{
  gboolean drawn;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self), FALSE);

  check_layout (self);
  ensure_line (self, iter, height, adduce_ui_highlighter_get_rows (self->highlighter, iter), &drawn);
  return drawn;
}

void
adduce_ui_claim_gutter_snapshot (AdduceUiClaimGutter *self, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_GUTTER (self));

  check_layout (self);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do
    {
      AdduceUiTextRows *rows;
      int y, height;

      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (y >= visible.y + visible.height)
        break;
      rows = adduce_ui_highlighter_get_rows (self->highlighter, &iter);
      adduce_ui_gutter_line_snapshot (ensure_line (self, &iter, height, rows, NULL), snapshot, y);
    }
  while (gtk_text_iter_forward_line (&iter));
}
