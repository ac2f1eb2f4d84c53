/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims by stance as a bar.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-palette.h"
#include "adduce-ui-pattern.h"
#include "adduce-ui-stance-bar.h"

#define WIDTH 110
#define HEIGHT 18
#define LINE_HEIGHT 4
#define GAP 1

/* Below this a piece has no letters. */
#define MIN_LETTERS 14

struct _AdduceUiStanceBar
{
  GtkWidget parent_instance;

  AdduceRegisterRow *row;
  AdduceVariable *stance;
};

G_DEFINE_FINAL_TYPE (AdduceUiStanceBar, adduce_ui_stance_bar, GTK_TYPE_WIDGET)

/* NULL for the claims without a stance. */
static AdduceCode *
get_code (AdduceVariable *stance, guint index)
{
  return stance != NULL && index < adduce_variable_get_n_codes (stance) ? adduce_variable_get_code (stance, index)
                                                                        : NULL;
}

static guint
sum_up (AdduceRegisterRow *row)
{
  guint sum = 0;

  for (guint i = 0; i < adduce_register_row_get_n_stances (row); i++)
    sum += adduce_register_row_get_stance (row, i);
  return sum;
}

char *
adduce_ui_stance_bar_dup_text (AdduceRegisterRow *row, AdduceVariable *stance)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (ADDUCE_IS_REGISTER_ROW (row), NULL);

  for (guint i = 0; i < adduce_register_row_get_n_stances (row); i++)
    {
      guint n = adduce_register_row_get_stance (row, i);
      AdduceCode *code = get_code (stance, i);

      if (n == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      if (code != NULL)
        g_string_append_printf (text, "%u %s", n, adduce_code_get_label (code));
      else
        /* translators: a number of claims that have no stance */
        g_string_append_printf (text, _("%u without"), n);
    }
  return g_string_free (text, FALSE);
}

static void
draw_letters (AdduceUiStanceBar *self, GtkSnapshot *snapshot, AdduceCode *code, const graphene_rect_t *piece,
              const GdkRGBA *ground)
{
  GdkRGBA ink = adduce_ui_palette_get_ink (adduce_ui_palette_get_default (), ground);
  char letters[ADDUCE_LETTERS_SIZE];
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  adduce_letters_of_code (self->stance, code, letters);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letters);
  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL * PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width + 2 > piece->size.width)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (piece->origin.x + (piece->size.width - (float) width) / 2,
                                                piece->origin.y + (piece->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_piece (AdduceUiStanceBar *self, GtkSnapshot *snapshot, guint index, graphene_rect_t piece)
{
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();
  AdduceCode *code = get_code (self->stance, index);
  GdkRGBA color = code != NULL ? adduce_ui_palette_get_line (palette, adduce_code_get_info (code)->color)
                               : adduce_ui_palette_get_line (palette, NULL);
  graphene_rect_t line = piece;

  line.origin.y += line.size.height - LINE_HEIGHT;
  line.size.height = LINE_HEIGHT;
  if (code == NULL)
    {
      const float widths[4] = { 1, 1, 1, 1 };
      const GdkRGBA colors[4] = { color, color, color, color };
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &piece, 0);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
      return;
    }
  piece.size.height -= LINE_HEIGHT + 1;
  gtk_snapshot_append_color (snapshot, &color, &piece);
  adduce_ui_pattern_append (snapshot, adduce_code_get_info (code)->pattern, &color, &line);
  if (piece.size.width >= MIN_LETTERS)
    draw_letters (self, snapshot, code, &piece, &color);
}

static void
adduce_ui_stance_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiStanceBar *self = ADDUCE_UI_STANCE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint sum = self->row != NULL ? sum_up (self->row) : 0, before = 0;

  for (guint i = 0; sum > 0 && i < adduce_register_row_get_n_stances (self->row); i++)
    {
      guint n = adduce_register_row_get_stance (self->row, i);
      float begin = width * (float) before / (float) sum, end = width * (float) (before + n) / (float) sum;

      if (n > 0)
        draw_piece (self, snapshot, i,
                    GRAPHENE_RECT_INIT (rtl ? width - end : begin, 0, MAX (end - begin - GAP, 1), height));
      before += n;
    }
}

static void
adduce_ui_stance_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
adduce_ui_stance_bar_dispose (GObject *object)
{
  AdduceUiStanceBar *self = ADDUCE_UI_STANCE_BAR (object);

  g_clear_object (&self->row);
  g_clear_object (&self->stance);

  G_OBJECT_CLASS (adduce_ui_stance_bar_parent_class)->dispose (object);
}

static void
adduce_ui_stance_bar_class_init (AdduceUiStanceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_stance_bar_dispose;
  widget_class->measure = adduce_ui_stance_bar_measure;
  widget_class->snapshot = adduce_ui_stance_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stancebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
adduce_ui_stance_bar_init (AdduceUiStanceBar *self)
{
  g_signal_connect_object (adduce_ui_palette_get_default (), "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
adduce_ui_stance_bar_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_STANCE_BAR, NULL);
}

void
adduce_ui_stance_bar_set_row (AdduceUiStanceBar *self, AdduceRegisterRow *row, AdduceVariable *stance)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ADDUCE_UI_IS_STANCE_BAR (self));

  g_set_object (&self->row, row);
  g_set_object (&self->stance, stance);
  text = row != NULL ? adduce_ui_stance_bar_dup_text (row, stance) : g_strdup ("");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *text != '\0' ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
