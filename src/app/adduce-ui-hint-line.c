/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tooltip of what is under the pointer, in a fixed place.
 */
#include "config.h"

#include <string.h>

#include "adduce-ui-code-button.h"
#include "adduce-ui-hint-line.h"

#define N_LINES 2

struct _AdduceUiHintLine
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *root; /* not owned */
};

G_DEFINE_FINAL_TYPE (AdduceUiHintLine, adduce_ui_hint_line, GTK_TYPE_WIDGET)

/* Markup for the control, NULL where there is nothing to say of it. */
static char *
dup_hint (GtkWidget *widget)
{
  const char *tip = gtk_widget_get_tooltip_markup (widget);
  const char *end;

  if (ADDUCE_UI_IS_CODE_BUTTON (widget))
    return adduce_ui_code_button_dup_hint (ADDUCE_UI_CODE_BUTTON (widget));
  if (tip == NULL || *tip == '\0')
    return NULL;

  end = strchr (tip, '\n');
  return end != NULL ? g_strndup (tip, (gsize) (end - tip)) : g_strdup (tip);
}

static void
mute (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_widget_set_has_tooltip (child, FALSE);
      mute (child);
    }
}

static void
motion_cb (AdduceUiHintLine *self, double x, double y)
{
  g_autofree char *hint = NULL;

  for (GtkWidget *widget = gtk_widget_pick (self->root, x, y, GTK_PICK_INSENSITIVE);
       widget != NULL && widget != self->root && hint == NULL; widget = gtk_widget_get_parent (widget))
    hint = dup_hint (widget);
  gtk_label_set_markup (GTK_LABEL (self->label), hint != NULL ? hint : "");
}

static void
leave_cb (AdduceUiHintLine *self)
{
  gtk_label_set_markup (GTK_LABEL (self->label), "");
}

/* Two lines of text high; as wide as it may be. */
static void
adduce_ui_hint_line_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  AdduceUiHintLine *self = ADDUCE_UI_HINT_LINE (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->label, "X\nX");

      G_STATIC_ASSERT (N_LINES == 2);
      pango_layout_get_pixel_size (layout, NULL, natural);
      *minimum = *natural;
    }
}

static void
adduce_ui_hint_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiHintLine *self = ADDUCE_UI_HINT_LINE (widget);
  int needed;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  gtk_widget_allocate (self->label, width, MAX (height, needed), -1, NULL);
}

static void
adduce_ui_hint_line_unmap (GtkWidget *widget)
{
  leave_cb (ADDUCE_UI_HINT_LINE (widget));

  GTK_WIDGET_CLASS (adduce_ui_hint_line_parent_class)->unmap (widget);
}

static void
adduce_ui_hint_line_dispose (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_HINT_LINE (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_hint_line_parent_class)->dispose (object);
}

static void
adduce_ui_hint_line_class_init (AdduceUiHintLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_hint_line_dispose;
  widget_class->measure = adduce_ui_hint_line_measure;
  widget_class->unmap = adduce_ui_hint_line_unmap;
  widget_class->size_allocate = adduce_ui_hint_line_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "hintline");
}

static void
adduce_ui_hint_line_init (AdduceUiHintLine *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->label = label;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), N_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
adduce_ui_hint_line_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_HINT_LINE, NULL);
}

void
adduce_ui_hint_line_watch (AdduceUiHintLine *self, GtkWidget *root)
{
  GtkEventController *motion;

  g_return_if_fail (ADDUCE_UI_IS_HINT_LINE (self));
  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (self->root == NULL);

  self->root = root;
  motion = gtk_event_controller_motion_new ();
  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (root, motion);
}

void
adduce_ui_hint_line_take_tips (AdduceUiHintLine *self)
{
  g_return_if_fail (ADDUCE_UI_IS_HINT_LINE (self));
  g_return_if_fail (self->root != NULL);

  mute (self->root);
}

const char *
adduce_ui_hint_line_get_text (AdduceUiHintLine *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_HINT_LINE (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->label));
}
