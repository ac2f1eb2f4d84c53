/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which panes are seen. Own code, since libadwaita's containers for it come and go with its versions.
 */
#include "config.h"

#include "adduce-ui-compat.h"
#include "adduce-ui-panes.h"
#include "adduce-ui-text-scale.h"

/* Below these widths, at a usual size of text, there is no room for three panes, for two. */
#define WIDE 860
#define MEDIUM 600

/* What the outer panes need, and may take of the width at most. */
#define MIN_LIST 180
#define MIN_INSPECTOR 260

/* The article's part of the height, where the claims are below it. */
#define ARTICLE_PART 0.5

/* What handles and rounding take. */
#define SLACK 4

struct _AdduceUiPanes
{
  GObject parent_instance;

  GSettings *settings;
  GtkPaned *outer;
  GtkPaned *inner;
  GtkWidget *list;
  GtkWidget *inspector; /* or NULL */
  AdduceUiPanesMode mode;
  int width;
  int height;
  int list_width; /* as last chosen */
  int inspector_width;
  int placed_list; /* as last set */
  int placed_inspector;
  guint place_id;
  gboolean list_open;  /* where it is not a setting */
  gboolean has_article;
  gboolean stopped;
};

enum {
  PROP_0,
  PROP_MODE,
  PROP_SHOW_LIST,
  PROP_SHOW_INSPECTOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiPanes, adduce_ui_panes, G_TYPE_OBJECT)

static gboolean
shows_list (AdduceUiPanes *self)
{
  if (self->mode == ADDUCE_UI_PANES_WIDE)
    return g_settings_get_boolean (self->settings, "show-list");
  return self->list_open || !self->has_article;
}

static gboolean
shows_inspector (AdduceUiPanes *self)
{
  return g_settings_get_boolean (self->settings, "show-inspector")
         && (self->mode == ADDUCE_UI_PANES_WIDE || !shows_list (self));
}

/* Callbacks */

static void
article_chosen_cb (gpointer user_data)
{
  g_autoptr (AdduceUiPanes) self = user_data;

  if (self->has_article && !self->stopped)
    adduce_ui_panes_show_article (self);
}

/* A tap on an article is meant for reading it. The list handles it after this. */
static void
released_cb (AdduceUiPanes *self, int n_press, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->list, x, y, GTK_PICK_DEFAULT);

  if (self->mode != ADDUCE_UI_PANES_WIDE && widget != NULL && !GTK_IS_LIST_VIEW (widget)
      && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW) != NULL)
    g_idle_add_once (article_chosen_cb, g_object_ref (self));
}

/* Where the panes meet, as far as the width allows. */
static void
place (AdduceUiPanes *self)
{
  int list = CLAMP (self->list_width, MIN_LIST, MAX (MIN_LIST, self->width / 4));
  int inspector = CLAMP (self->inspector_width, MIN_INSPECTOR, MAX (MIN_INSPECTOR, self->width / 3));

  if (self->mode == ADDUCE_UI_PANES_NARROW)
    {
      gtk_paned_set_position (self->inner, (int) (gtk_widget_get_height (GTK_WIDGET (self->inner)) * ARTICLE_PART));
      return;
    }
  if (self->mode == ADDUCE_UI_PANES_MEDIUM)
    list = MAX (MIN_LIST, self->width * 2 / 5);
  gtk_paned_set_position (self->outer, list);
  gtk_paned_set_position (self->inner, self->width - inspector - (shows_list (self) ? list : 0));
  self->placed_list = list;
  self->placed_inspector = inspector;
}

static gboolean
place_cb (gpointer user_data)
{
  AdduceUiPanes *self = user_data;

  self->place_id = 0;
  place (self);
  return G_SOURCE_REMOVE;
}

/* Not before the panes have got their new sizes: a paned adds to its position what it got more or less. */
static void
queue_place (AdduceUiPanes *self)
{
  if (self->place_id == 0 && !self->stopped)
    self->place_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_cb, self, NULL);
}

/* What was dragged is kept, before the panes change. */
static void
note_widths (AdduceUiPanes *self)
{
  int list = gtk_widget_get_width (self->list);
  int inspector = self->inspector != NULL ? gtk_widget_get_width (self->inspector) : 0;

  if (self->mode != ADDUCE_UI_PANES_WIDE || self->place_id != 0)
    return;
  if (gtk_widget_get_mapped (self->list) && self->placed_list > 0 && ABS (list - self->placed_list) > SLACK)
    self->list_width = list;
  if (self->inspector != NULL && gtk_widget_get_mapped (self->inspector) && self->placed_inspector > 0
      && ABS (inspector - self->placed_inspector) > SLACK)
    self->inspector_width = inspector;
}

static void
update (AdduceUiPanes *self)
{
  gboolean narrow = self->mode == ADDUCE_UI_PANES_NARROW;

  gtk_widget_set_visible (self->list, shows_list (self));
  gtk_widget_set_visible (GTK_WIDGET (self->inner), !narrow || !shows_list (self));
  if (self->inspector != NULL)
    gtk_widget_set_visible (self->inspector, shows_inspector (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
changed (AdduceUiPanes *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_LIST]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_INSPECTOR]);
}

static void
set_list_open (AdduceUiPanes *self, gboolean open)
{
  if (self->list_open == open)
    return;

  self->list_open = open;
  if (self->mode != ADDUCE_UI_PANES_WIDE)
    {
      changed (self);
      queue_place (self);
    }
}

static void
adduce_ui_panes_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiPanes *self = ADDUCE_UI_PANES (object);

  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_int (value, self->mode);
      break;
    case PROP_SHOW_LIST:
      g_value_set_boolean (value, shows_list (self));
      break;
    case PROP_SHOW_INSPECTOR:
      g_value_set_boolean (value, shows_inspector (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_panes_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiPanes *self = ADDUCE_UI_PANES (object);

  switch (prop_id)
    {
    case PROP_SHOW_LIST:
      if (self->mode == ADDUCE_UI_PANES_WIDE)
        g_settings_set_boolean (self->settings, "show-list", g_value_get_boolean (value));
      else
        set_list_open (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_INSPECTOR:
      if (g_value_get_boolean (value))
        adduce_ui_panes_show_inspector (self);
      else
        g_settings_set_boolean (self->settings, "show-inspector", FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_panes_finalize (GObject *object)
{
  g_clear_handle_id (&ADDUCE_UI_PANES (object)->place_id, g_source_remove);
  g_clear_object (&ADDUCE_UI_PANES (object)->settings);

  G_OBJECT_CLASS (adduce_ui_panes_parent_class)->finalize (object);
}

static void
adduce_ui_panes_class_init (AdduceUiPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_ui_panes_get_property;
  object_class->set_property = adduce_ui_panes_set_property;
  object_class->finalize = adduce_ui_panes_finalize;

  properties[PROP_MODE] = g_param_spec_int ("mode", NULL, NULL, ADDUCE_UI_PANES_WIDE, ADDUCE_UI_PANES_NARROW,
                                            ADDUCE_UI_PANES_WIDE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_LIST] = g_param_spec_boolean ("show-list", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_INSPECTOR] = g_param_spec_boolean ("show-inspector", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_panes_init (AdduceUiPanes *self)
{
  self->mode = ADDUCE_UI_PANES_WIDE;
}

static void
add_gesture (AdduceUiPanes *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (gesture));
}

AdduceUiPanes *
adduce_ui_panes_new (GSettings *settings, GtkPaned *outer, GtkPaned *inner, GtkWidget *list)
{
  AdduceUiPanes *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_PANES, NULL);
  self->settings = g_object_ref (settings);
  self->outer = outer;
  self->inner = inner;
  self->list = list;
  self->list_width = g_settings_get_int (settings, "list-position");
  self->inspector_width = g_settings_get_int (settings, "inspector-position");
  g_signal_connect_object (settings, "changed::show-list", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::show-inspector", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  add_gesture (self);
  update (self);
  adduce_ui_compat_watch_handle (outer);

  return self;
}

void
adduce_ui_panes_set_inspector (AdduceUiPanes *self, GtkWidget *inspector)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  self->inspector = inspector;
  update (self);
  adduce_ui_compat_watch_handle (self->inner);
  queue_place (self);
}

void
adduce_ui_panes_set_size (AdduceUiPanes *self, int width, int height)
{
  AdduceUiPanesMode mode;
  gboolean narrower;

  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  if (self->width == width && self->height == height)
    return;

  mode = adduce_ui_panes_choose (width, adduce_ui_text_scale_get ());
  narrower = width < self->width || self->width == 0;
  note_widths (self);
  self->width = width;
  self->height = height;
  if (self->mode != mode)
    {
      self->mode = mode;
      self->list_open = FALSE;
      changed (self);
      queue_place (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
    }
  else if (narrower || mode == ADDUCE_UI_PANES_NARROW)
    queue_place (self);
}

void
adduce_ui_panes_set_has_article (AdduceUiPanes *self, gboolean has_article)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  if (self->has_article == has_article)
    return;

  /* The list that came by itself stays until one is done with it. */
  if (has_article && self->mode != ADDUCE_UI_PANES_WIDE)
    self->list_open = TRUE;
  self->has_article = has_article;
  changed (self);
}

AdduceUiPanesMode
adduce_ui_panes_get_mode (AdduceUiPanes *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PANES (self), ADDUCE_UI_PANES_WIDE);

  return self->mode;
}

void
adduce_ui_panes_show_list (AdduceUiPanes *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  g_object_set (self, "show-list", TRUE, NULL);
}

void
adduce_ui_panes_show_article (AdduceUiPanes *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  set_list_open (self, FALSE);
}

void
adduce_ui_panes_show_inspector (AdduceUiPanes *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  set_list_open (self, FALSE);
  g_settings_set_boolean (self->settings, "show-inspector", TRUE);
}

void
adduce_ui_panes_stop (AdduceUiPanes *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  self->stopped = TRUE;
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->settings, self);
}

void
adduce_ui_panes_save (AdduceUiPanes *self)
{
  g_return_if_fail (ADDUCE_UI_IS_PANES (self));

  note_widths (self);
  g_settings_set_int (self->settings, "list-position", MAX (self->list_width, 120));
  g_settings_set_int (self->settings, "inspector-position", MAX (self->inspector_width, 200));
}

AdduceUiPanesMode
adduce_ui_panes_choose (int width, double scale)
{
  if (width < MEDIUM * scale)
    return ADDUCE_UI_PANES_NARROW;
  return width < WIDE * scale ? ADDUCE_UI_PANES_MEDIUM : ADDUCE_UI_PANES_WIDE;
}
