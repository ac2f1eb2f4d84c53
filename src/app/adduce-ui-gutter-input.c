/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mouse at the brackets. A legacy controller, since a gesture would leave the press to others too.
 */
#include "config.h"

#include "adduce-ui-gutter-input.h"

struct _AdduceUiGutterInput
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiContext *context;
  gboolean pressed;
  gboolean pointing;
};

G_DEFINE_FINAL_TYPE (AdduceUiGutterInput, adduce_ui_gutter_input, G_TYPE_OBJECT)

static AdduceClaim *
get_claim_at (AdduceUiGutterInput *self, double x, double y)
{
  return adduce_ui_claim_gutter_get_claim_at (adduce_ui_text_view_get_claim_gutter (self->view), x, y);
}

/* The event's place in the view. */
static gboolean
get_point (AdduceUiGutterInput *self, GdkEvent *event, double *ret_x, double *ret_y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double x, y, surface_x, surface_y;
  graphene_point_t point;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;

  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self->view),
                                 &GRAPHENE_POINT_INIT (x - surface_x, y - surface_y), &point))
    return FALSE;

  *ret_x = point.x;
  *ret_y = point.y;
  return TRUE;
}

static void
press_claim (AdduceUiGutterInput *self, AdduceClaim *claim, gboolean besides)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (claim));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (besides)
    adduce_ui_context_toggle_chosen (self->context, id);
  else
    adduce_ui_context_focus_claim (self->context, id, FALSE);
}

/* Callbacks */

static gboolean
press (AdduceUiGutterInput *self, GdkEvent *event, guint button)
{
  gboolean besides = (gdk_event_get_modifier_state (event) & GDK_CONTROL_MASK) != 0;
  AdduceClaim *claim;
  double x, y;

  if (!get_point (self, event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  claim = get_claim_at (self, x, y);
  if (claim == NULL)
    return GDK_EVENT_PROPAGATE;

  /* The menu of the text is for this claim then. */
  if (button == GDK_BUTTON_SECONDARY)
    {
      if (!adduce_ui_context_is_chosen (self->context, adduce_claim_get_id (claim)))
        press_claim (self, claim, FALSE);
      return GDK_EVENT_PROPAGATE;
    }
  if (button != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;

  self->pressed = TRUE;
  press_claim (self, claim, besides);
  return GDK_EVENT_STOP;
}

static void
point (AdduceUiGutterInput *self, GdkEvent *event)
{
  gboolean pointing;
  double x, y;

  pointing = get_point (self, event, &x, &y) && get_claim_at (self, x, y) != NULL;
  if (self->pointing == pointing)
    return;

  self->pointing = pointing;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), pointing ? "pointer" : "text");
}

static gboolean
event_cb (AdduceUiGutterInput *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (self->context == NULL)
    return GDK_EVENT_PROPAGATE;

  switch ((int) type)
    {
    case GDK_BUTTON_PRESS:
      return press (self, event, gdk_button_event_get_button (event));

    case GDK_TOUCH_BEGIN:
      return press (self, event, GDK_BUTTON_PRIMARY);

    case GDK_MOTION_NOTIFY:
      if (!self->pressed)
        point (self, event);
      return self->pressed;

    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      if (!self->pressed)
        return GDK_EVENT_PROPAGATE;
      self->pressed = FALSE;
      return GDK_EVENT_STOP;

    case GDK_TOUCH_UPDATE:
      return self->pressed;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
adduce_ui_gutter_input_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_GUTTER_INPUT (object)->context);

  G_OBJECT_CLASS (adduce_ui_gutter_input_parent_class)->dispose (object);
}

static void
adduce_ui_gutter_input_class_init (AdduceUiGutterInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_gutter_input_dispose;
}

static void
adduce_ui_gutter_input_init (AdduceUiGutterInput *self)
{
}

AdduceUiGutterInput *
adduce_ui_gutter_input_new (AdduceUiTextView *view)
{
  AdduceUiGutterInput *self;
  GtkEventController *events;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_GUTTER_INPUT, NULL);
  self->view = view;
  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), events);

  return self;
}

void
adduce_ui_gutter_input_set_context (AdduceUiGutterInput *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_GUTTER_INPUT (self));

  g_set_object (&self->context, context);
}
