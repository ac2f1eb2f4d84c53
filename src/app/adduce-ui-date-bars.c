/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many articles appeared when, as bars.
 *
 * A bar is a widget of its own below this one, so that style and dark colours are the theme's.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-date-bars.h"

#define HEIGHT 64
#define MIN_BAR 2

struct _AdduceUiDateBars
{
  GtkWidget parent_instance;

  GArray *dates; /* AdduceArticleDates */
  GPtrArray *bars;
  guint max;
  int anchor; /* where a choice began; -1: nothing is chosen */
  int caret;  /* its other end */
};

enum {
  SIGNAL_BRUSHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiDateBars, adduce_ui_date_bars, GTK_TYPE_WIDGET)

static guint32
get_date (AdduceUiDateBars *self, int index)
{
  return g_array_index (self->dates, AdduceArticleDates, index).date;
}

static gboolean
is_chosen (AdduceUiDateBars *self, int index)
{
  return self->anchor >= 0 && index >= MIN (self->anchor, self->caret) && index <= MAX (self->anchor, self->caret);
}

/* For who does not see the bars. */
static void
update_words (AdduceUiDateBars *self)
{
  g_autofree char *text = NULL;
  char from[ADDUCE_ARTICLE_DATE_SIZE], to[ADDUCE_ARTICLE_DATE_SIZE];
  guint n = 0;

  for (guint i = 0; i < self->dates->len; i++)
    if (is_chosen (self, (int) i))
      n += g_array_index (self->dates, AdduceArticleDates, i).count;
  if (self->dates->len == 0)
    text = g_strdup (_("No article has a date"));
  else if (self->anchor < 0)
    text = g_strdup (_("All dates; drag over the bars, or use the arrow keys and Shift, to choose some"));
  else
    {
      adduce_article_format_date (get_date (self, MIN (self->anchor, self->caret)), from);
      adduce_article_format_date (get_date (self, MAX (self->anchor, self->caret)), to);
      /* translators: two dates, and how many articles appeared between them */
      text = g_strdup_printf (g_dngettext (NULL, "%s to %s: %u article", "%s to %s: %u articles", n), from, to, n);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update_bars (AdduceUiDateBars *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (is_chosen (self, (int) i))
      gtk_widget_add_css_class (self->bars->pdata[i], "chosen");
    else
      gtk_widget_remove_css_class (self->bars->pdata[i], "chosen");
  update_words (self);
}

static void
tell (AdduceUiDateBars *self)
{
  guint32 from = 0, to = 0;

  if (self->anchor >= 0)
    {
      from = get_date (self, MIN (self->anchor, self->caret));
      to = get_date (self, MAX (self->anchor, self->caret));
    }
  g_signal_emit (self, signals[SIGNAL_BRUSHED], 0, from, to);
}

static int
find_bar (AdduceUiDateBars *self, double x)
{
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);
  int n = (int) self->bars->len;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - 1 - x;
  return CLAMP ((int) (x * n / width), 0, n - 1);
}

/* Callbacks */

static void
drag_begin_cb (AdduceUiDateBars *self, double x, double y)
{
  if (self->bars->len == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->anchor = self->caret = find_bar (self, x);
  update_bars (self);
}

static void
drag_update_cb (AdduceUiDateBars *self, double x, double y, GtkGestureDrag *drag)
{
  double start_x, start_y;

  if (self->anchor < 0 || !gtk_gesture_drag_get_start_point (drag, &start_x, &start_y))
    return;
  self->caret = find_bar (self, start_x + x);
  update_bars (self);
}

static void
drag_end_cb (AdduceUiDateBars *self)
{
  if (self->anchor >= 0)
    tell (self);
}

static gboolean
key_cb (AdduceUiDateBars *self, guint keyval, guint keycode, GdkModifierType state)
{
  int n = (int) self->bars->len;
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  int to;

  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      to = self->anchor < 0 ? n - 1 : self->caret - forward;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      to = self->anchor < 0 ? 0 : self->caret + forward;
      break;
    case GDK_KEY_Home:
      to = 0;
      break;
    case GDK_KEY_End:
      to = n - 1;
      break;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      self->anchor = -1;
      update_bars (self);
      tell (self);
      return TRUE;
    default:
      return FALSE;
    }
  self->caret = CLAMP (to, 0, n - 1);
  if (!extend || self->anchor < 0)
    self->anchor = self->caret;
  update_bars (self);
  tell (self);
  return TRUE;
}

static void
adduce_ui_date_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  AdduceUiDateBars *self = ADDUCE_UI_DATE_BARS (widget);

  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_measure (self->bars->pdata[i], orientation, -1, minimum, natural, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_BAR * (int) MAX (self->bars->len, 1) : HEIGHT;
}

static void
adduce_ui_date_bars_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiDateBars *self = ADDUCE_UI_DATE_BARS (widget);
  int n = (int) self->bars->len;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < n; i++)
    {
      guint count = g_array_index (self->dates, AdduceArticleDates, i).count;
      int left = width * i / n, right = width * (i + 1) / n;
      int gap = right - left > 3 ? 1 : 0;
      int tall = count > 0 ? MAX ((int) ((double) height * count / MAX (self->max, 1)), 3) : 1;
      GtkAllocation place = { mirrored ? width - right : left, height - tall, MAX (right - left - gap, 1), tall };

      gtk_widget_size_allocate (self->bars->pdata[i], &place, -1);
    }
}

static void
remove_bars (AdduceUiDateBars *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_unparent (self->bars->pdata[i]);
  g_ptr_array_set_size (self->bars, 0);
}

static void
adduce_ui_date_bars_dispose (GObject *object)
{
  AdduceUiDateBars *self = ADDUCE_UI_DATE_BARS (object);

  remove_bars (self);
  G_OBJECT_CLASS (adduce_ui_date_bars_parent_class)->dispose (object);
}

static void
adduce_ui_date_bars_finalize (GObject *object)
{
  AdduceUiDateBars *self = ADDUCE_UI_DATE_BARS (object);

  g_array_unref (self->dates);
  g_ptr_array_unref (self->bars);
  G_OBJECT_CLASS (adduce_ui_date_bars_parent_class)->finalize (object);
}

static void
adduce_ui_date_bars_class_init (AdduceUiDateBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_date_bars_dispose;
  object_class->finalize = adduce_ui_date_bars_finalize;
  widget_class->measure = adduce_ui_date_bars_measure;
  widget_class->size_allocate = adduce_ui_date_bars_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "datebars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_BRUSHED] = g_signal_new ("brushed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
adduce_ui_date_bars_init (AdduceUiDateBars *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->dates = g_array_new (FALSE, FALSE, sizeof (AdduceArticleDates));
  self->bars = g_ptr_array_new ();
  self->anchor = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dates of the articles"), -1);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  update_words (self);
}

void
adduce_ui_date_bars_set_dates (AdduceUiDateBars *self, GArray *dates)
{
  g_return_if_fail (ADDUCE_UI_IS_DATE_BARS (self));
  g_return_if_fail (dates != NULL);

  remove_bars (self);
  g_array_unref (self->dates);
  self->dates = g_array_ref (dates);
  self->anchor = -1;
  self->max = 0;
  for (guint i = 0; i < dates->len; i++)
    {
      GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "css-name", "bar", NULL);

      self->max = MAX (self->max, g_array_index (dates, AdduceArticleDates, i).count);
      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      g_ptr_array_add (self->bars, bar);
    }
  update_words (self);
}

void
adduce_ui_date_bars_show_range (AdduceUiDateBars *self, guint32 from, guint32 to)
{
  g_return_if_fail (ADDUCE_UI_IS_DATE_BARS (self));

  self->anchor = -1;
  for (guint i = 0; (from != 0 || to != 0) && i < self->dates->len; i++)
    {
      guint32 date = get_date (self, (int) i);

      if ((from != 0 && date < from) || (to != 0 && date > to))
        continue;
      if (self->anchor < 0)
        self->anchor = (int) i;
      self->caret = (int) i;
    }
  update_bars (self);
}
