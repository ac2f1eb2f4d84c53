/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value as a tile.
 */
#include "config.h"

#include "adduce-ui-claim-mark.h"
#include "adduce-ui-pattern.h"
#include "adduce-ui-text-scale.h"

#define WIDTH 20
#define HEIGHT 16
#define RADIUS 3
#define FONT_SIZE 10

struct _AdduceUiClaimMark
{
  GtkWidget parent_instance;

  AdduceUiClaimPaint paint;
  PangoLayout *layout; /* of the letters; NULL for none */
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimMark, adduce_ui_claim_mark, GTK_TYPE_WIDGET)

static void
adduce_ui_claim_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                              int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = adduce_ui_text_scale_pixels (orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT);
  *natural = *minimum;
}

static void
adduce_ui_claim_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AdduceUiClaimMark *self = ADDUCE_UI_CLAIM_MARK (widget);
  const int tile_height = adduce_ui_text_scale_pixels (HEIGHT);
  graphene_rect_t tile = GRAPHENE_RECT_INIT (0, (gtk_widget_get_height (widget) - tile_height) / 2,
                                             gtk_widget_get_width (widget), tile_height);
  graphene_rect_t line = GRAPHENE_RECT_INIT (0, tile.origin.y + tile_height - ADDUCE_UI_PATTERN_HEIGHT, tile.size.width,
                                             ADDUCE_UI_PATTERN_HEIGHT);
  GskRoundedRect clip;
  int width, height;

  gsk_rounded_rect_init_from_rect (&clip, &tile, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &self->paint.fill, &tile);
  adduce_ui_pattern_append (snapshot, self->paint.unset ? ADDUCE_CODE_PATTERN_DASHED : self->paint.pattern,
                            &self->paint.line, &line);
  gtk_snapshot_pop (snapshot);
  if (self->layout == NULL)
    return;

  pango_layout_get_pixel_size (self->layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (((int) tile.size.width - width) / 2,
                                                          tile.origin.y
                                                            + (tile_height - ADDUCE_UI_PATTERN_HEIGHT - height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &self->paint.text);
  gtk_snapshot_restore (snapshot);
}

static void
adduce_ui_claim_mark_dispose (GObject *object)
{
  g_clear_object (&ADDUCE_UI_CLAIM_MARK (object)->layout);

  G_OBJECT_CLASS (adduce_ui_claim_mark_parent_class)->dispose (object);
}

static void
adduce_ui_claim_mark_class_init (AdduceUiClaimMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_mark_dispose;
  widget_class->measure = adduce_ui_claim_mark_measure;
  widget_class->snapshot = adduce_ui_claim_mark_snapshot;

  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
adduce_ui_claim_mark_init (AdduceUiClaimMark *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
adduce_ui_claim_mark_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_MARK, NULL);
}

/* Of the tile's size, whatever the font: a larger one would not fit. */
static PangoLayout *
create_layout (AdduceUiClaimMark *self, const char *letters)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letters);
  PangoFontDescription *font
    = pango_font_description_copy (pango_context_get_font_description (pango_layout_get_context (layout)));

  pango_font_description_set_absolute_size (font, FONT_SIZE * adduce_ui_text_scale_get () * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  return layout;
}

static void
take_paint (AdduceUiClaimMark *self, const AdduceUiClaimPaint *paint)
{
  self->paint = *paint;
  if (*paint->letters == '\0')
    g_clear_object (&self->layout);
  else if (self->layout == NULL)
    self->layout = create_layout (self, paint->letters);
  else
    pango_layout_set_text (self->layout, paint->letters, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
adduce_ui_claim_mark_set_paint (AdduceUiClaimMark *self, const AdduceUiClaimPaint *paint)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_MARK (self));
  g_return_if_fail (paint != NULL);

  take_paint (self, paint);
}

void
adduce_ui_claim_mark_set_code (AdduceUiClaimMark *self, AdduceVariable *variable, AdduceCode *code)
{
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();
  const char *color = code != NULL ? adduce_code_get_info (code)->color : NULL;
  AdduceUiClaimPaint paint = {
    .line = adduce_ui_palette_get_line (palette, color),
    .fill = adduce_ui_palette_get_fill (palette, color),
    .text = adduce_ui_palette_get_text (palette),
    .pattern = code != NULL ? adduce_code_get_info (code)->pattern : ADDUCE_CODE_PATTERN_THIN,
    .unset = code == NULL,
    .letters = "?",
  };

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_MARK (self));

  if (code != NULL && variable != NULL)
    adduce_letters_of_code (variable, code, paint.letters);
  take_paint (self, &paint);
}
