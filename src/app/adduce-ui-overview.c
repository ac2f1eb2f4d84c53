/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip beside the scroll bar.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-summary.h"
#include "adduce-ui-overview-map.h"
#include "adduce-ui-overview.h"

#define PADDING 2
#define CLAIMS_WIDTH 12
#define HITS_WIDTH 5
#define WIDTH (2 * PADDING + CLAIMS_WIDTH + HITS_WIDTH)

/* Around the pointer, for what a tooltip tells. */
#define NEAR 3
#define MAX_TOLD 5

struct _AdduceUiOverview
{
  GtkWidget parent_instance;

  AdduceUiTextView *view; /* weak */
  AdduceUiOverviewMap *map;
  GSignalGroup *scene_signals;
  GSignalGroup *buffer_signals;
  GSignalGroup *adjustment_signals;
};

G_DEFINE_FINAL_TYPE (AdduceUiOverview, adduce_ui_overview, GTK_TYPE_WIDGET)

static AdduceUiScene *
get_scene (AdduceUiOverview *self)
{
  return adduce_ui_highlighter_get_scene (adduce_ui_text_view_get_highlighter (self->view));
}

static AdduceUiArticleBuffer *
get_buffer (AdduceUiOverview *self)
{
  return adduce_ui_text_view_get_article_buffer (self->view);
}

static guint
get_length (AdduceUiOverview *self)
{
  AdduceText *text = self->view != NULL ? adduce_ui_article_buffer_get_text (get_buffer (self)) : NULL;

  return text != NULL ? adduce_text_get_length (text) : 0;
}

static guint
get_offset (AdduceUiOverview *self, double y)
{
  int height = MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);
  double part = CLAMP (y / height, 0, 1);

  return (guint) (part * get_length (self));
}

static void
sync_size (AdduceUiOverview *self)
{
  guint scale = (guint) gtk_widget_get_scale_factor (GTK_WIDGET (self));

  adduce_ui_overview_map_set_size (self->map, get_length (self),
                                   (guint) MAX (gtk_widget_get_height (GTK_WIDGET (self)), 0) * scale,
                                   CLAIMS_WIDTH * scale, HITS_WIDTH * scale);
}

/* The part of the text that can be seen. */
static AdduceSpan
get_visible (AdduceUiOverview *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle visible;
  GtkTextIter iter;
  AdduceSpan span;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x, visible.y);
  span.start = adduce_ui_article_buffer_get_offset (get_buffer (self), &iter);
  gtk_text_view_get_iter_at_location (view, &iter, visible.x + visible.width, visible.y + visible.height);
  span.end = adduce_ui_article_buffer_get_offset (get_buffer (self), &iter);

  return span;
}

static void
append_visible (AdduceUiOverview *self, GtkSnapshot *snapshot, const GdkRGBA *text)
{
  AdduceSpan visible = get_visible (self);
  double top = adduce_ui_overview_get_y (self, visible.start), bottom = adduce_ui_overview_get_y (self, visible.end);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, (int) top, gtk_widget_get_width (GTK_WIDGET (self)),
                                             MAX ((int) (bottom - top), 4));
  GdkRGBA fill = *text, line = *text;
  GskRoundedRect outline;

  fill.alpha = 0.08;
  line.alpha = 0.3;
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { line, line, line, line });
}

static void
append_focused (AdduceUiOverview *self, GtkSnapshot *snapshot, const GdkRGBA *text)
{
  AdduceClaim *focused = adduce_ui_scene_get_focused (get_scene (self));
  AdduceSpanSet *spans;

  if (focused == NULL)
    return;

  spans = adduce_claim_get_spans (focused);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      double top = adduce_ui_overview_get_y (self, span.start), bottom = adduce_ui_overview_get_y (self, span.end);
      graphene_rect_t rect = GRAPHENE_RECT_INIT (0, (int) top - 2, 2 * PADDING + CLAIMS_WIDTH,
                                                 MAX ((int) (bottom - top), 1) + 4);
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &rect, 2);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1.5, 1.5, 1.5, 1.5 },
                                  (GdkRGBA[4]) { *text, *text, *text, *text });
    }
}

static void
append_current_hit (AdduceUiOverview *self, GtkSnapshot *snapshot, const GdkRGBA *text)
{
  GArray *hits = adduce_ui_scene_get_hits (get_scene (self));
  guint current = adduce_ui_scene_get_current_hit (get_scene (self));

  if (current < hits->len)
    gtk_snapshot_append_color (
      snapshot, text,
      &GRAPHENE_RECT_INIT (PADDING + CLAIMS_WIDTH,
                           (int) adduce_ui_overview_get_y (self, g_array_index (hits, AdduceSpan, current).start) - 1,
                           HITS_WIDTH + PADDING, 3));
}

static void
adduce_ui_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiOverview *self = ADDUCE_UI_OVERVIEW (widget);
  GdkRGBA text = adduce_ui_palette_get_text (adduce_ui_palette_get_default ());
  graphene_rect_t caret = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), 1);
  GdkTexture *texture;

  if (get_length (self) == 0)
    return;

  sync_size (self);
  append_visible (self, snapshot, &text);
  texture = adduce_ui_overview_map_get_texture (self->map);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture,
                                 &GRAPHENE_RECT_INIT (PADDING, 0, CLAIMS_WIDTH + HITS_WIDTH,
                                                      gtk_widget_get_height (widget)));
  append_focused (self, snapshot, &text);
  append_current_hit (self, snapshot, &text);
  caret.origin.y = (int) adduce_ui_overview_get_y (self, adduce_ui_article_buffer_get_caret (get_buffer (self)));
  gtk_snapshot_append_color (snapshot, &text, &caret);
}

static void
adduce_ui_overview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

/* Callbacks */

static void
claims_changed_cb (AdduceUiOverview *self, guint start, guint end)
{
  adduce_ui_overview_map_invalidate (self->map, start, end);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
style_changed_cb (AdduceUiOverview *self)
{
  claims_changed_cb (self, 0, G_MAXUINT);
}

static void
hits_changed_cb (AdduceUiOverview *self)
{
  adduce_ui_overview_map_invalidate_hits (self->map);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
adjustment_cb (AdduceUiOverview *self)
{
  g_signal_group_set_target (self->adjustment_signals, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static void
drag_begin_cb (AdduceUiOverview *self, double x, double y)
{
  if (get_length (self) > 0)
    adduce_ui_text_view_scroll_to (self->view, get_offset (self, y));
}

static void
drag_update_cb (AdduceUiOverview *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    drag_begin_cb (self, x + dx, y + dy);
}

static char *
dup_hits_text (AdduceUiOverview *self, AdduceSpan near)
{
  GArray *hits = adduce_ui_scene_get_hits (get_scene (self));
  guint n = 0;

  for (guint i = adduce_ui_scene_find_hit (get_scene (self), near.start);
       i < hits->len && g_array_index (hits, AdduceSpan, i).start < near.end; i++)
    n++;

  return n > 0 ? g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", n), n) : NULL;
}

static char *
dup_claims_text (AdduceUiOverview *self, AdduceSpan near)
{
  g_autoptr (GArray) entries = adduce_ui_scene_query (get_scene (self), near);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      AdduceClaim *claim = g_array_index (entries, AdduceUiSceneEntry, i).claim;

      if (!g_ptr_array_find (claims, claim, NULL))
        g_ptr_array_add (claims, claim);
    }
  if (claims->len == 0)
    return NULL;
  if (claims->len > MAX_TOLD)
    return g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", claims->len), claims->len);

  shown = adduce_code_map_resolve_claims (adduce_ui_scene_get_code_map (get_scene (self)), claims);
  return adduce_ui_claim_summary_list (shown, adduce_ui_scene_get_codebook (get_scene (self)));
}

static gboolean
query_tooltip_cb (AdduceUiOverview *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AdduceSpan near = { get_offset (self, y - NEAR), get_offset (self, y + NEAR) };
  g_autofree char *claims = NULL;
  g_autofree char *hits = NULL;
  g_autofree char *text = NULL;

  if (keyboard || get_length (self) == 0)
    return FALSE;

  claims = dup_claims_text (self, near);
  hits = dup_hits_text (self, near);
  if (claims == NULL && hits == NULL)
    return FALSE;

  text = g_strdup_printf ("%s%s%s", claims != NULL ? claims : "", claims != NULL && hits != NULL ? "\n" : "",
                          hits != NULL ? hits : "");
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
adduce_ui_overview_dispose (GObject *object)
{
  AdduceUiOverview *self = ADDUCE_UI_OVERVIEW (object);

  adduce_ui_overview_set_view (self, NULL);
  g_clear_object (&self->scene_signals);
  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->adjustment_signals);

  G_OBJECT_CLASS (adduce_ui_overview_parent_class)->dispose (object);
}

static void
adduce_ui_overview_class_init (AdduceUiOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_overview_dispose;
  widget_class->measure = adduce_ui_overview_measure;
  widget_class->snapshot = adduce_ui_overview_snapshot;

  gtk_widget_class_set_css_name (widget_class, "overview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
connect_signals (AdduceUiOverview *self)
{
  self->scene_signals = g_signal_group_new (ADDUCE_UI_TYPE_SCENE);
  g_signal_group_connect_swapped (self->scene_signals, "claims-changed", G_CALLBACK (claims_changed_cb), self);
  g_signal_group_connect_swapped (self->scene_signals, "style-changed", G_CALLBACK (style_changed_cb), self);
  g_signal_group_connect_swapped (self->scene_signals, "focus-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->scene_signals, "hits-changed", G_CALLBACK (hits_changed_cb), self);
  self->buffer_signals = g_signal_group_new (ADDUCE_UI_TYPE_ARTICLE_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "changed", G_CALLBACK (style_changed_cb), self);
  g_signal_group_connect_swapped (self->buffer_signals, "mark-set", G_CALLBACK (gtk_widget_queue_draw), self);
  self->adjustment_signals = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment_signals, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->adjustment_signals, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
adduce_ui_overview_init (AdduceUiOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  connect_signals (self);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Overview of the article"), -1);
}

GtkWidget *
adduce_ui_overview_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_OVERVIEW, NULL);
}

void
adduce_ui_overview_set_view (AdduceUiOverview *self, AdduceUiTextView *view)
{
  g_return_if_fail (ADDUCE_UI_IS_OVERVIEW (self));

  if (self->view == view)
    return;

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, adjustment_cb, self);
  g_clear_pointer (&self->map, adduce_ui_overview_map_free);
  g_set_weak_pointer (&self->view, view);
  g_signal_group_set_target (self->scene_signals, view != NULL ? get_scene (self) : NULL);
  g_signal_group_set_target (self->buffer_signals, view != NULL ? get_buffer (self) : NULL);
  g_signal_group_set_target (self->adjustment_signals, NULL);
  if (view == NULL)
    return;

  self->map = adduce_ui_overview_map_new (get_scene (self));
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self, G_CONNECT_SWAPPED);
  adjustment_cb (self);
}

double
adduce_ui_overview_get_y (AdduceUiOverview *self, guint offset)
{
  g_return_val_if_fail (ADDUCE_UI_IS_OVERVIEW (self), 0);

  return (double) offset * gtk_widget_get_height (GTK_WIDGET (self)) / MAX (get_length (self), 1);
}
