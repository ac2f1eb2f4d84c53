/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages on the screen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-print-pages.h"

#define GAP 18
#define MIN_WIDTH 240
#define MAX_SCALE 1.5

struct _AdduceUiPrintPages
{
  GtkWidget parent_instance;

  AdducePrint *print; /* not owned */
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (AdduceUiPrintPages, adduce_ui_print_pages, GTK_TYPE_WIDGET)

static double
get_scale (AdduceUiPrintPages *self, int width)
{
  return CLAMP ((width - 2 * GAP) / adduce_print_get_paper (self->print)->width, 0.1, MAX_SCALE);
}

static double
get_step (AdduceUiPrintPages *self, int width)
{
  return adduce_print_get_paper (self->print)->height * get_scale (self, width) + GAP;
}

static GtkSizeRequestMode
adduce_ui_print_pages_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
adduce_ui_print_pages_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                               int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiPrintPages *self = ADDUCE_UI_PRINT_PAGES (widget);

  *minimum = *natural = MIN_WIDTH;
  if (self->print == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (MIN_WIDTH, (int) adduce_print_get_paper (self->print)->width + 2 * GAP);
  else
    *minimum = *natural
      = (int) (adduce_print_get_n_pages (self->print) * get_step (self, for_size > 0 ? for_size : MIN_WIDTH)) + GAP;
}

static void
append_page (AdduceUiPrintPages *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *sheet, double scale)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA edge = { 0, 0, 0, 0.25 };
  const GdkRGBA colors[] = { edge, edge, edge, edge };
  const float widths[] = { 1, 1, 1, 1 };
  GskRoundedRect outline;
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, sheet);
  cr = gtk_snapshot_append_cairo (snapshot, sheet);
  cairo_translate (cr, sheet->origin.x, sheet->origin.y);
  cairo_scale (cr, scale, scale);
  adduce_print_draw (self->print, page, cr);
  cairo_destroy (cr);
  gsk_rounded_rect_init_from_rect (&outline, sheet, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
adduce_ui_print_pages_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiPrintPages *self = ADDUCE_UI_PRINT_PAGES (widget);
  int width = gtk_widget_get_width (widget);
  double top = 0, bottom = gtk_widget_get_height (widget);
  double scale, step;

  if (self->print == NULL)
    return;

  if (self->adjustment != NULL)
    {
      top = gtk_adjustment_get_value (self->adjustment);
      bottom = top + gtk_adjustment_get_page_size (self->adjustment);
    }
  scale = get_scale (self, width);
  step = get_step (self, width);
  for (guint page = (guint) MAX ((top - GAP) / step, 0);
       page < adduce_print_get_n_pages (self->print) && GAP + page * step < bottom; page++)
    {
      double sheet_width = adduce_print_get_paper (self->print)->width * scale;
      graphene_rect_t sheet = GRAPHENE_RECT_INIT ((float) (int) ((width - sheet_width) / 2),
                                                  (float) (int) (GAP + page * step), (float) sheet_width,
                                                  (float) (step - GAP));

      append_page (self, snapshot, page, &sheet, scale);
    }
}

static void
set_adjustment (AdduceUiPrintPages *self, GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    {
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
      g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
    }
}

static void
adduce_ui_print_pages_root (GtkWidget *widget)
{
  GtkWidget *scrolled;

  GTK_WIDGET_CLASS (adduce_ui_print_pages_parent_class)->root (widget);

  scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scrolled != NULL)
    set_adjustment (ADDUCE_UI_PRINT_PAGES (widget),
                    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
}

static void
adduce_ui_print_pages_unroot (GtkWidget *widget)
{
  set_adjustment (ADDUCE_UI_PRINT_PAGES (widget), NULL);

  GTK_WIDGET_CLASS (adduce_ui_print_pages_parent_class)->unroot (widget);
}

static void
adduce_ui_print_pages_class_init (AdduceUiPrintPagesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = adduce_ui_print_pages_get_request_mode;
  widget_class->measure = adduce_ui_print_pages_measure;
  widget_class->snapshot = adduce_ui_print_pages_snapshot;
  widget_class->root = adduce_ui_print_pages_root;
  widget_class->unroot = adduce_ui_print_pages_unroot;

  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
adduce_ui_print_pages_init (AdduceUiPrintPages *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
adduce_ui_print_pages_set_print (AdduceUiPrintPages *self, AdducePrint *print)
{
  g_autofree char *label = NULL;

  g_return_if_fail (ADDUCE_UI_IS_PRINT_PAGES (self));

  self->print = print;
  if (print != NULL)
    {
      guint n_pages = adduce_print_get_n_pages (print);

      label = g_strdup_printf (g_dngettext (NULL, "%u page as it is printed", "%u pages as they are printed", n_pages),
                               n_pages);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
