/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Selecting by several clicks.
 */
#include "config.h"

#include "adduce-ui-article-clicks.h"

/* How often the selection follows a pointer that is held above or below the view. */
#define SCROLL_INTERVAL_MS 50

struct _AdduceUiArticleClicks
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiArticleBuffer *buffer;
  guint n_clicks;
  guint32 time;    /* of the last press */
  double press_x, press_y;
  double x, y;     /* of the pointer */
  AdduceSpan base; /* the unit that was clicked */
  AdduceUnit unit;
  guint scroll_id;
  gboolean dragging;
  gboolean exact;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleClicks, adduce_ui_article_clicks, G_TYPE_OBJECT)

/* Where the event is, in the view. */
static gboolean
get_point (AdduceUiArticleClicks *self, GdkEvent *event, double *ret_x, double *ret_y)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self->view)));
  graphene_point_t point;
  double x, y, border_x, border_y;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;

  gtk_native_get_surface_transform (GTK_NATIVE (native), &border_x, &border_y);
  if (!gtk_widget_compute_point (native, GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT (x - border_x, y - border_y), &point))
    return FALSE;

  *ret_x = point.x;
  *ret_y = point.y;
  return TRUE;
}

/* The place nearest to a point, also where no character is. */
static guint
get_offset (AdduceUiArticleClicks *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  return adduce_ui_article_buffer_get_offset (self->buffer, &iter);
}

static void
extend (AdduceUiArticleClicks *self)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  guint offset = get_offset (self, self->x, self->y);
  AdduceSpan unit = { offset, offset };

  if (text == NULL)
    return;

  if (!self->exact)
    unit = adduce_unit_get_at (text, self->unit, offset);
  if (unit.start < self->base.start)
    adduce_ui_article_buffer_select_from (self->buffer, self->base.end, unit.start);
  else
    adduce_ui_article_buffer_select_from (self->buffer, self->base.start, MAX (unit.end, self->base.end));
}

/* The further out the pointer is, the faster. */
static gboolean
scroll_cb (gpointer user_data)
{
  AdduceUiArticleClicks *self = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double height = gtk_widget_get_height (GTK_WIDGET (self->view));
  double over = self->y < 0 ? self->y : MAX (0, self->y - height);

  if (over != 0 && adjustment != NULL)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + over / 2);
      extend (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
stop (AdduceUiArticleClicks *self)
{
  self->dragging = FALSE;
  g_clear_handle_id (&self->scroll_id, g_source_remove);
}

static void
count_press (AdduceUiArticleClicks *self, GdkEvent *event, double x, double y)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->view));
  guint32 time = gdk_event_get_time (event);
  int max_time, max_distance;

  g_object_get (settings, "gtk-double-click-time", &max_time, "gtk-double-click-distance", &max_distance, NULL);
  if (self->n_clicks > 0 && time - self->time < (guint32) max_time && ABS (x - self->press_x) <= max_distance
      && ABS (y - self->press_y) <= max_distance && (gdk_event_get_modifier_state (event) & GDK_SHIFT_MASK) == 0)
    self->n_clicks++;
  else
    self->n_clicks = 1;
  self->time = time;
}

static gboolean
press (AdduceUiArticleClicks *self, GdkEvent *event)
{
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  double x, y;

  stop (self);
  if (text == NULL || !get_point (self, event, &x, &y))
    return FALSE;

  count_press (self, event, x, y);
  self->press_x = self->x = x;
  self->press_y = self->y = y;
  if (self->n_clicks < 2)
    return FALSE;

  self->unit = self->n_clicks == 2   ? ADDUCE_UNIT_WORD
               : self->n_clicks == 3 ? ADDUCE_UNIT_SENTENCE
                                     : ADDUCE_UNIT_PARAGRAPH;
  self->base = adduce_unit_get_at (text, self->unit, get_offset (self, x, y));
  self->exact = FALSE;
  self->dragging = TRUE;
  self->scroll_id = g_timeout_add (SCROLL_INTERVAL_MS, scroll_cb, self);
  adduce_ui_article_buffer_select_from (self->buffer, self->base.start, self->base.end);
  return TRUE;
}

static void
move (AdduceUiArticleClicks *self, GdkEvent *event)
{
  double x, y;

  if (!get_point (self, event, &x, &y) || (x == self->x && y == self->y))
    return;

  self->exact = (gdk_event_get_modifier_state (event) & GDK_ALT_MASK) != 0;
  self->x = x;
  self->y = y;
  extend (self);
}

static void
adduce_ui_article_clicks_dispose (GObject *object)
{
  AdduceUiArticleClicks *self = ADDUCE_UI_ARTICLE_CLICKS (object);

  stop (self);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (adduce_ui_article_clicks_parent_class)->dispose (object);
}

static void
adduce_ui_article_clicks_class_init (AdduceUiArticleClicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_clicks_dispose;
}

static void
adduce_ui_article_clicks_init (AdduceUiArticleClicks *self)
{
}

AdduceUiArticleClicks *
adduce_ui_article_clicks_new (AdduceUiTextView *view)
{
  AdduceUiArticleClicks *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ARTICLE_CLICKS, NULL);
  self->view = view;
  self->buffer = g_object_ref (adduce_ui_text_view_get_article_buffer (view));
  return self;
}

gboolean
adduce_ui_article_clicks_handle_event (AdduceUiArticleClicks *self, GdkEvent *event)
{
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_CLICKS (self), FALSE);

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
      if (gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
        return press (self, event);
      self->n_clicks = 0;
      return FALSE;

    case GDK_BUTTON_RELEASE:
      if (!self->dragging || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
        return FALSE;
      stop (self);
      return TRUE;

    case GDK_MOTION_NOTIFY:
      if (!self->dragging)
        return FALSE;
      /* A release that was not seen. */
      if ((gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) == 0)
        stop (self);
      else
        move (self, event);
      return TRUE;

    case GDK_GRAB_BROKEN:
      stop (self);
      return FALSE;

    default:
      return FALSE;
    }
}

void
adduce_ui_article_clicks_forget (AdduceUiArticleClicks *self)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_CLICKS (self));

  controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->view));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE (controller))
        gtk_event_controller_reset (controller);
    }
}
