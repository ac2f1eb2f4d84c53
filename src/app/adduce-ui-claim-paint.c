/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one claim is drawn.
 */
#include "config.h"

#include "adduce-ui-claim-paint.h"
#include "adduce-ui-pattern.h"
#include "adduce-ui-text-rows.h"

/* Room between the rows is for two lanes; where there are more, they are thinner and go on below. */
#define LANE_HEIGHT 3
#define LANE_PITCH 4
#define LANE_HEIGHT_DENSE 2
#define LANE_PITCH_DENSE 3
#define MAX_LANES 5

#define HATCH_SIZE 4
#define HATCH_OPACITY 0.75
#define OTHERS_OPACITY 0.7

static void
append_hatch (GtkSnapshot *snapshot, const GdkRGBA *color, const graphene_rect_t *rect)
{
  const GdkRGBA none = { color->red, color->green, color->blue, 0 };
  const GdkRGBA some = { color->red, color->green, color->blue, color->alpha * HATCH_OPACITY };
  const GskColorStop stops[] = { { 0, some }, { 0.5, some }, { 0.5, none }, { 1, none } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (HATCH_SIZE, HATCH_SIZE), stops,
                                                 G_N_ELEMENTS (stops));
}

void
adduce_ui_claim_paint_append_fill (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean own, GArray *pieces)
{
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (color != NULL && pieces != NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (pieces, AdduceUiTextPiece, i).rect;

      if (own)
        gtk_snapshot_append_color (snapshot, color, rect);
      else
        append_hatch (snapshot, color, rect);
    }
}

void
adduce_ui_claim_paint_append_line (const AdduceUiClaimPaint *self, GtkSnapshot *snapshot, gboolean own, guint lane,
                                   gboolean dense, GArray *pieces)
{
  GdkRGBA color;
  int pitch = dense ? LANE_PITCH_DENSE : LANE_PITCH;
  int height = dense ? LANE_HEIGHT_DENSE : LANE_HEIGHT;
  float y = (lane % MAX_LANES) * pitch;

  g_return_if_fail (self != NULL && pieces != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  color = self->line;
  if (!own)
    color.alpha = OTHERS_OPACITY;
  if (self->unset)
    {
      y += height - 2;
      height = 1;
    }

  for (guint i = 0; i < pieces->len; i++)
    {
      const graphene_rect_t *rect = &g_array_index (pieces, AdduceUiTextPiece, i).rect;
      graphene_rect_t line = GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y + rect->size.height + y,
                                                 rect->size.width, height);

      adduce_ui_pattern_append (snapshot, self->unset ? ADDUCE_CODE_PATTERN_DASHED : self->pattern, &color,
                                &line);
    }
}

void
adduce_ui_claim_paint_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, GArray *pieces)
{
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (pieces != NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AdduceUiTextPiece *piece = &g_array_index (pieces, AdduceUiTextPiece, i);
      const float widths[4] = { 1, piece->ends ? 2 : 0, 1, piece->starts ? 2 : 0 };
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &piece->rect, 0);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

AdduceUiClaimPaint
adduce_ui_claim_paint_make (AdduceUiPalette *palette, AdduceCodebook *codebook, AdduceTag *stance)
{
  AdduceCode *code = NULL;
  const char *color;

  if (stance != NULL && codebook != NULL)
    code = adduce_codebook_lookup (codebook, "stance", adduce_tag_get_code (stance));
  color = code != NULL ? adduce_code_get_info (code)->color : NULL;

  return (AdduceUiClaimPaint) {
    .line = adduce_ui_palette_get_line (palette, color),
    .fill = adduce_ui_palette_get_fill (palette, color),
    .focused_fill = adduce_ui_palette_get_focused_fill (palette, color),
    .pattern = code != NULL ? adduce_code_get_info (code)->pattern : ADDUCE_CODE_PATTERN_THIN,
    .unset = stance == NULL,
  };
}
