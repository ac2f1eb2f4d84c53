/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children in columns. Measuring and placing go through the same function, so that they can't differ.
 */
#include "config.h"

#include "adduce-ui-columns-layout.h"

#define MAX_COLUMNS 8

struct _AdduceUiColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint column_width;
  guint spacing;
};

G_DEFINE_FINAL_TYPE (AdduceUiColumnsLayout, adduce_ui_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_minimum (GtkWidget *widget)
{
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

/* Goes through all children and returns the height of the longest column; places them if wanted. */
static int
place_children (AdduceUiColumnsLayout *self, GtkWidget *widget, int available, gboolean place)
{
  int spacing = (int) self->spacing;
  int wanted = MAX ((int) self->column_width, get_minimum (widget));
  int n_columns = CLAMP ((available + spacing) / (wanted + spacing), 1, MAX_COLUMNS);
  int width = (available - (n_columns - 1) * spacing) / n_columns;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int ends[MAX_COLUMNS] = { 0 };
  int longest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int column = 0;
      int height, x;

      if (!gtk_widget_should_layout (child))
        continue;
      for (int i = 1; i < n_columns; i++)
        if (ends[i] < ends[column])
          column = i;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      x = column * (width + spacing);
      if (place)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation) { rtl ? available - x - width : x, ends[column], width, height },
                                  -1);
      longest = MAX (longest, ends[column] + height);
      ends[column] += height + spacing;
    }
  return longest;
}

static GtkSizeRequestMode
adduce_ui_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
adduce_ui_columns_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                                  int for_size, int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline)
{
  AdduceUiColumnsLayout *self = ADDUCE_UI_COLUMNS_LAYOUT (manager);
  int narrowest = get_minimum (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrowest;
      *natural = MAX (narrowest, (int) self->column_width);
    }
  else
    *minimum = *natural = place_children (self, widget, MAX (for_size, narrowest), FALSE);
}

static void
adduce_ui_columns_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  place_children (ADDUCE_UI_COLUMNS_LAYOUT (manager), widget, width, TRUE);
}

static void
adduce_ui_columns_layout_class_init (AdduceUiColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = adduce_ui_columns_layout_get_request_mode;
  layout_class->measure = adduce_ui_columns_layout_measure;
  layout_class->allocate = adduce_ui_columns_layout_allocate;
}

static void
adduce_ui_columns_layout_init (AdduceUiColumnsLayout *self)
{
}

GtkLayoutManager *
adduce_ui_columns_layout_new (guint column_width, guint spacing)
{
  AdduceUiColumnsLayout *self = g_object_new (ADDUCE_UI_TYPE_COLUMNS_LAYOUT, NULL);

  self->column_width = column_width;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
