/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an article looks. The column is centred by the margins, which depend on the width and so are set while it is
 * given. The widget's request must not depend on them, or a wide window could not be made narrow again.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-gutter.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-paragraph-gutter.h"
#include "adduce-ui-primary.h"
#include "adduce-ui-text-ahead.h"
#include "adduce-ui-text-view.h"
#include "adduce-ui-zone-layer.h"

#define MARGIN 16 /* at least, at the edges */
#define MIN_WIDTH 240
#define MAX_NATURAL 2000 /* is asked for where rows have no measure */

struct _AdduceUiTextView
{
  GtkSourceView parent_instance;

  AdduceUiArticleBuffer *buffer;
  AdduceUiArticleBuffer *nothing; /* looked at while the text changes */
  AdduceUiHighlighter *highlighter;
  AdduceUiClaimGutter *claims;
  AdduceUiTextAhead *ahead;
  AdduceUiParagraphGutter *numbers;
  AdduceUiTextStyle *style;
  AdduceUiZoneLayer *zones;
  GtkTextMark *target; /* where to scroll: a mark moves with the layout while heights become known */
  guint scroll_id;
  int zoom;
  gboolean from_right; /* whether rows begin at the right */
  int column;      /* width of the text in pixels at most */
  AdduceSpan seen; /* lines that were drawn last; only their places are known for sure */
};

enum {
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* There is a style class for each. */
static const int zoom_steps[] = { 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200 };

G_DEFINE_FINAL_TYPE (AdduceUiTextView, adduce_ui_text_view, GTK_SOURCE_TYPE_VIEW)

static guint
find_zoom_step (int percent)
{
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (zoom_steps); i++)
    if (ABS (zoom_steps[i] - percent) < ABS (zoom_steps[best] - percent))
      best = i;

  return best;
}

static void
set_zoom_class (AdduceUiTextView *self, gboolean set)
{
  g_autofree char *name = g_strdup_printf ("zoom-%d", self->zoom);

  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Measures the font: the width of the column and the room between the rows, where the lines of claims go. */
static void
update_font (AdduceUiTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int char_width = pango_font_metrics_get_approximate_char_width (metrics);
  int height = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  int leading = adduce_ui_text_style_get_leading (self->style, height);

  pango_font_metrics_unref (metrics);
  self->column = adduce_ui_text_style_get_column (self->style, char_width);
  if (gtk_text_view_get_pixels_inside_wrap (view) != leading)
    {
      gtk_text_view_set_pixels_inside_wrap (view, leading);
      gtk_text_view_set_pixels_below_lines (view, leading);
    }
}

/* At least, at the edge where rows begin, in a view of some width. */
static int
get_margin (AdduceUiTextView *self, int width)
{
  int numbers = adduce_ui_text_style_get_numbers (self->style) ? adduce_ui_paragraph_gutter_get_width (self->numbers)
                                                               : MARGIN / 2;

  return numbers + adduce_ui_claim_gutter_get_min_width (self->claims, width);
}

/* Gives what the margin has to the numbers and the brackets. */
static void
share_margin (AdduceUiTextView *self, int margin, int least, int width)
{
  int claims = adduce_ui_claim_gutter_get_min_width (self->claims, width) + margin - least;

  claims = MIN (claims, adduce_ui_claim_gutter_get_max_width (self->claims));
  adduce_ui_claim_gutter_set_place (self->claims, claims, self->from_right);
  adduce_ui_paragraph_gutter_set_place (self->numbers, claims, self->from_right);
}

static void
note_seen (AdduceUiTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  self->seen.start = adduce_ui_article_buffer_get_offset (self->buffer, &iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  self->seen.end = adduce_ui_article_buffer_get_line_span (self->buffer, &iter).end;
}

/* Whether @span, or its beginning where it is long, can be seen. Lines that GTK has not measured yet count
 * for nothing, so that what is far away may seem to be near. */
static gboolean
is_seen (AdduceUiTextView *self, AdduceSpan span)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible, first, last;
  GtkTextIter iter;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || span.start < self->seen.start || span.start > self->seen.end)
    return FALSE;

  gtk_text_view_get_visible_rect (view, &visible);
  adduce_ui_article_buffer_get_iter (self->buffer, &iter, span.start);
  gtk_text_view_get_iter_location (view, &iter, &first);
  adduce_ui_article_buffer_get_iter (self->buffer, &iter, MIN (span.end, self->seen.end));
  gtk_text_view_get_iter_location (view, &iter, &last);

  return first.y >= visible.y && first.y + first.height <= visible.y + visible.height
         && (last.y + last.height <= visible.y + visible.height
             || first.y <= visible.y + visible.height / 3);
}

/* Not by gtk_text_view_scroll_to_mark(): that scrolls sideways too, and where lines are not measured yet it
 * does so while the view is being drawn, when the scrollbars must not change any more. */
static void
scroll_to_target (AdduceUiTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  GdkRectangle rect;
  GtkTextIter iter;

  if (adjustment == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter, self->target);
  gtk_text_view_get_iter_location (view, &iter, &rect);
  gtk_adjustment_set_value (adjustment, rect.y + gtk_text_view_get_top_margin (view)
                                          - gtk_adjustment_get_page_size (adjustment) / 3);
}

/* Callbacks */

/* GTK has measured all lines by now: it does so at a higher priority. */
static gboolean
scroll_idle_cb (gpointer user_data)
{
  AdduceUiTextView *self = user_data;

  self->scroll_id = 0;
  scroll_to_target (self);

  return G_SOURCE_REMOVE;
}

static void
style_cb (AdduceUiTextView *self)
{
  gboolean justified = adduce_ui_text_style_get_justified (self->style);

  update_font (self);
  gtk_text_view_set_justification (GTK_TEXT_VIEW (self), justified ? GTK_JUSTIFY_FILL : GTK_JUSTIFY_LEFT);
  adduce_ui_highlighter_invalidate (self->highlighter);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
zoom_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int direction = g_str_has_suffix (action_name, "in") ? 1 : g_str_has_suffix (action_name, "out") ? -1 : 0;

  adduce_ui_text_view_step_zoom (ADDUCE_UI_TEXT_VIEW (widget), direction);
}

static void
adduce_ui_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (view);

  GTK_TEXT_VIEW_CLASS (adduce_ui_text_view_parent_class)->snapshot_layer (view, layer, snapshot);

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      adduce_ui_zone_layer_snapshot_below (self->zones, snapshot);
      adduce_ui_highlighter_snapshot (self->highlighter, snapshot);
      adduce_ui_claim_gutter_snapshot (self->claims, snapshot);
      if (adduce_ui_text_style_get_numbers (self->style))
        adduce_ui_paragraph_gutter_snapshot (self->numbers, snapshot);
      note_seen (self);
      adduce_ui_text_ahead_start (self->ahead);
    }
  else
    adduce_ui_zone_layer_snapshot_above (self->zones, snapshot);
}

/* The article's own words, where they are shown otherwise. */
static void
adduce_ui_text_view_copy_clipboard (GtkTextView *view)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (view);
  AdduceText *text = adduce_ui_article_buffer_get_text (self->buffer);
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (self->buffer);
  g_autofree char *words = NULL;

  if (text == NULL || selection.end <= selection.start
      || adduce_display_map_get_changes (adduce_text_get_display_map (text)) == ADDUCE_DISPLAY_CHANGES_NONE)
    {
      GTK_TEXT_VIEW_CLASS (adduce_ui_text_view_parent_class)->copy_clipboard (view);
      return;
    }

  words = adduce_text_dup_slice (text, selection);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
}

static void
adduce_ui_text_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (adduce_ui_text_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = MAX (MIN_WIDTH, get_margin (self, G_MAXINT) + MIN (self->column, MAX_NATURAL) + MARGIN);
    }
}

static void
adduce_ui_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  int least = get_margin (self, width);
  int column = MIN (self->column, MAX (0, width - least - MARGIN));
  int margin = MAX (least, (width - column) / 2);
  int other = MAX (MARGIN, width - margin - column);
  int left = self->from_right ? other : margin;
  int right = self->from_right ? margin : other;

  share_margin (self, margin, least, width);
  if (gtk_text_view_get_left_margin (view) != left)
    gtk_text_view_set_left_margin (view, left);
  if (gtk_text_view_get_right_margin (view) != right)
    gtk_text_view_set_right_margin (view, right);

  GTK_WIDGET_CLASS (adduce_ui_text_view_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
adduce_ui_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (adduce_ui_text_view_parent_class)->css_changed (widget, change);

  update_font (ADDUCE_UI_TEXT_VIEW (widget));
  if (ADDUCE_UI_TEXT_VIEW (widget)->numbers != NULL)
    {
      adduce_ui_paragraph_gutter_update (ADDUCE_UI_TEXT_VIEW (widget)->numbers);
      adduce_ui_claim_gutter_update (ADDUCE_UI_TEXT_VIEW (widget)->claims);
    }
}

/* GtkSourceView can take another buffer only when it is constructed. */
static void
adduce_ui_text_view_constructed (GObject *object)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (object);
  GtkTextIter start;

  G_OBJECT_CLASS (adduce_ui_text_view_parent_class)->constructed (object);

  self->nothing = adduce_ui_article_buffer_new ();
  self->buffer = adduce_ui_article_buffer_new ();
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self->buffer), &start);
  self->target = gtk_text_buffer_create_mark (GTK_TEXT_BUFFER (self->buffer), "adduce-target", &start, TRUE);
  self->highlighter = adduce_ui_highlighter_new (GTK_TEXT_VIEW (self));
  self->claims = adduce_ui_claim_gutter_new (GTK_TEXT_VIEW (self), self->highlighter);
  self->ahead = adduce_ui_text_ahead_new (GTK_TEXT_VIEW (self), self->highlighter, self->claims);
  self->numbers = adduce_ui_paragraph_gutter_new (GTK_TEXT_VIEW (self));
  self->zones = adduce_ui_zone_layer_new (GTK_TEXT_VIEW (self));
}

static void
adduce_ui_text_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_text_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (object);

  switch (prop_id)
    {
    case PROP_ZOOM:
      adduce_ui_text_view_set_zoom (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_text_view_dispose (GObject *object)
{
  AdduceUiTextView *self = ADDUCE_UI_TEXT_VIEW (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_pointer (&self->ahead, adduce_ui_text_ahead_free);
  g_clear_object (&self->claims);
  g_clear_object (&self->highlighter);
  g_clear_object (&self->numbers);
  g_clear_object (&self->zones);

  G_OBJECT_CLASS (adduce_ui_text_view_parent_class)->dispose (object);

  g_clear_object (&self->buffer);
  g_clear_object (&self->nothing);
  g_clear_object (&self->style);
}

static void
install_zoom (GtkWidgetClass *widget_class)
{
  static const struct {
    guint keyval;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, "view.zoom-in" },     { GDK_KEY_equal, "view.zoom-in" },
    { GDK_KEY_KP_Add, "view.zoom-in" },   { GDK_KEY_minus, "view.zoom-out" },
    { GDK_KEY_KP_Subtract, "view.zoom-out" }, { GDK_KEY_0, "view.zoom-reset" },
    { GDK_KEY_KP_0, "view.zoom-reset" },
  };

  gtk_widget_class_install_action (widget_class, "view.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "view.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (widget_class, "view.zoom-reset", NULL, zoom_action_cb);
  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].keyval, GDK_CONTROL_MASK, bindings[i].action,
                                         NULL);
}

static void
adduce_ui_text_view_class_init (AdduceUiTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = adduce_ui_text_view_constructed;
  object_class->dispose = adduce_ui_text_view_dispose;
  object_class->get_property = adduce_ui_text_view_get_property;
  object_class->set_property = adduce_ui_text_view_set_property;
  widget_class->measure = adduce_ui_text_view_measure;
  widget_class->size_allocate = adduce_ui_text_view_size_allocate;
  widget_class->css_changed = adduce_ui_text_view_css_changed;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = adduce_ui_text_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = adduce_ui_text_view_copy_clipboard;

  properties[PROP_ZOOM]
    = g_param_spec_int ("zoom", NULL, NULL, 50, 200, 100,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_zoom (widget_class);
}

static void
adduce_ui_text_view_init (AdduceUiTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->zoom = 100;
  self->style = adduce_ui_text_style_new ();
  g_signal_connect_object (self->style, "notify", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 48);
  gtk_widget_add_css_class (GTK_WIDGET (self), "adduce-article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article text"), -1);

  set_zoom_class (self, TRUE);
  update_font (self);
  adduce_ui_primary_watch (view);
}

AdduceUiTextView *
adduce_ui_text_view_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_TEXT_VIEW, NULL);
}

AdduceUiArticleBuffer *
adduce_ui_text_view_get_article_buffer (AdduceUiTextView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), NULL);

  return self->buffer;
}

AdduceUiHighlighter *
adduce_ui_text_view_get_highlighter (AdduceUiTextView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), NULL);

  return self->highlighter;
}

AdduceUiClaimGutter *
adduce_ui_text_view_get_claim_gutter (AdduceUiTextView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), NULL);

  return self->claims;
}

AdduceUiTextStyle *
adduce_ui_text_view_get_text_style (AdduceUiTextView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), NULL);

  return self->style;
}

void
adduce_ui_text_view_set_zones (AdduceUiTextView *self, GArray *zones)
{
  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));

  adduce_ui_zone_layer_set_zones (self->zones, zones);
}

void
adduce_ui_text_view_set_text (AdduceUiTextView *self, AdduceText *text)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));
  if (text == adduce_ui_article_buffer_get_text (self->buffer))
    return;

  /* GTK keeps the place at the top by a mark that a new text pushes to its end, and lines that it laid out, which it
   * compares, freed, with the next text's: it must see the old text go, and look at another while the new is set. */
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, 0);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), "", 0);
  adduce_ui_primary_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->nothing));
  adduce_ui_article_buffer_set_text (self->buffer, text);
  adduce_ui_primary_set_buffer (GTK_TEXT_VIEW (self), GTK_TEXT_BUFFER (self->buffer));
  adduce_ui_article_buffer_empty (self->nothing);
  self->seen = (AdduceSpan) { G_MAXUINT, G_MAXUINT };

  self->from_right = text != NULL && adduce_ui_text_rows_begin_at_right (adduce_text_get_utf8 (text));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  adduce_ui_paragraph_gutter_update (self->numbers);
  adduce_ui_claim_gutter_update (self->claims);
  adduce_ui_highlighter_invalidate (self->highlighter);
}

void
adduce_ui_text_view_scroll_to (AdduceUiTextView *self, guint offset)
{
  GtkTextIter iter;

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));

  adduce_ui_article_buffer_get_iter (self->buffer, &iter, offset);
  gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self->buffer), self->target, &iter);
  scroll_to_target (self);

  /* Lines that are not measured yet count for nothing, so this may have stopped short. */
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_idle_cb, self, NULL);
}

void
adduce_ui_text_view_reveal (AdduceUiTextView *self, AdduceSpan span)
{
  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));

  if (!is_seen (self, span))
    adduce_ui_text_view_scroll_to (self, span.start);
}

gboolean
adduce_ui_text_view_get_character_at (AdduceUiTextView *self, double x, double y, guint *ret_offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x, buffer_y;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), FALSE);
  g_return_val_if_fail (ret_offset != NULL, FALSE);

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;

  *ret_offset = adduce_ui_article_buffer_get_offset (self->buffer, &iter);
  return TRUE;
}

const int *
adduce_ui_text_view_get_zooms (guint *ret_n_zooms)
{
  *ret_n_zooms = G_N_ELEMENTS (zoom_steps);
  return zoom_steps;
}

int
adduce_ui_text_view_get_zoom (AdduceUiTextView *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self), 100);

  return self->zoom;
}

void
adduce_ui_text_view_set_zoom (AdduceUiTextView *self, int percent)
{
  int zoom = zoom_steps[find_zoom_step (percent)];

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));

  if (self->zoom == zoom)
    return;

  set_zoom_class (self, FALSE);
  self->zoom = zoom;
  set_zoom_class (self, TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
adduce_ui_text_view_step_zoom (AdduceUiTextView *self, int direction)
{
  guint step;

  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (self));

  step = find_zoom_step (self->zoom);
  if (direction == 0)
    adduce_ui_text_view_set_zoom (self, 100);
  else if (direction > 0 && step + 1 < G_N_ELEMENTS (zoom_steps))
    adduce_ui_text_view_set_zoom (self, zoom_steps[step + 1]);
  else if (direction < 0 && step > 0)
    adduce_ui_text_view_set_zoom (self, zoom_steps[step - 1]);
}
