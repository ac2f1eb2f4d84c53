/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children in lines that wrap. Both passes, measuring and placing, go through place_children(), so that
 * they can't differ.
 */
#include "config.h"

#include "adduce-ui-wrap-layout.h"

struct _AdduceUiWrapLayout
{
  GtkLayoutManager parent_instance;

  guint spacing;
};

enum {
  PROP_0,
  PROP_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiWrapLayout, adduce_ui_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (GtkWidget *widget)
{
  return skip_hidden (gtk_widget_get_first_child (widget));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static int
get_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
get_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* The children from @first on that share a line: the first after it, their widths, the line's height. */
static GtkWidget *
find_line_end (AdduceUiWrapLayout *self, GtkWidget *first, int available, int *ret_used, int *ret_height)
{
  GtkWidget *child = first;
  int used = 0;
  int height = 0;

  while (child != NULL)
    {
      int width = get_width (child, available);

      if (child != first && used + (int) self->spacing + width > available)
        break;
      used += (child != first ? (int) self->spacing : 0) + width;
      height = MAX (height, get_height (child, width));
      child = get_next (child);
    }

  *ret_used = used;
  *ret_height = height;
  return child;
}

static void
place_line (AdduceUiWrapLayout *self, GtkWidget *widget, GtkWidget *first, GtkWidget *end, int y, int height,
            int available, int rest)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = get_next (child))
    {
      int width = get_width (child, available);
      GtkAllocation place;

      if (rest > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          width += rest;
          rest = 0;
        }
      place = (GtkAllocation) { rtl ? available - x - width : x, y, width, height };
      gtk_widget_size_allocate (child, &place, -1);
      x += width + (int) self->spacing;
    }
}

/* Goes through all lines and returns their height; places the children if wanted. */
static int
place_children (AdduceUiWrapLayout *self, GtkWidget *widget, int available, gboolean place)
{
  GtkWidget *first = get_first (widget);
  int y = 0;

  while (first != NULL)
    {
      int used, height;
      GtkWidget *end = find_line_end (self, first, available, &used, &height);

      if (place)
        place_line (self, widget, first, end, y, height, available, available - used);
      y += height + (end != NULL ? (int) self->spacing : 0);
      first = end;
    }
  return y;
}

static GtkSizeRequestMode
adduce_ui_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
adduce_ui_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                               int for_size, int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  AdduceUiWrapLayout *self = ADDUCE_UI_WRAP_LAYOUT (manager);
  int widest = 0;
  int all = 0;

  for (GtkWidget *child = get_first (widget); child != NULL; child = get_next (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? (int) self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, all);
    }
  else
    {
      *minimum = place_children (self, widget, for_size < 0 ? MAX (widest, all) : MAX (widest, for_size), FALSE);
      *natural = *minimum;
    }
}

static void
adduce_ui_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                                int baseline)
{
  place_children (ADDUCE_UI_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
adduce_ui_wrap_layout_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiWrapLayout *self = ADDUCE_UI_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      g_value_set_uint (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_wrap_layout_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiWrapLayout *self = ADDUCE_UI_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_SPACING:
      if (self->spacing != g_value_get_uint (value))
        {
          self->spacing = g_value_get_uint (value);
          gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_wrap_layout_class_init (AdduceUiWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = adduce_ui_wrap_layout_get_property;
  object_class->set_property = adduce_ui_wrap_layout_set_property;
  layout_class->get_request_mode = adduce_ui_wrap_layout_get_request_mode;
  layout_class->measure = adduce_ui_wrap_layout_measure;
  layout_class->allocate = adduce_ui_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_uint ("spacing", NULL, NULL, 0, 1000, 0,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_wrap_layout_init (AdduceUiWrapLayout *self)
{
}

GtkLayoutManager *
adduce_ui_wrap_layout_new (guint spacing)
{
  return g_object_new (ADDUCE_UI_TYPE_WRAP_LAYOUT, "spacing", spacing, NULL);
}
