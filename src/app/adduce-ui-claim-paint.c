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

/* Across the circle at the end of what is not complete. */
#define OPEN_END 7

/* How far a frame stands out from the words, which is also how wide a strong one is. */
#define FRAME 2

#define HATCH_SIZE 4
#define HATCH_OPACITY 0.75
#define OTHERS_OPACITY 0.7

/* How far below the words a lane is. */
static float
get_lane_y (guint lane, gboolean dense)
{
  return (lane % MAX_LANES) * (dense ? LANE_PITCH_DENSE : LANE_PITCH);
}

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
  int height = dense ? LANE_HEIGHT_DENSE : LANE_HEIGHT;
  float y = get_lane_y (lane, dense);

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
adduce_ui_claim_paint_append_outline (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean strong,
                                      GArray *pieces)
{
  const GdkRGBA colors[4] = { *color, *color, *color, *color };

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (pieces != NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AdduceUiTextPiece *piece = &g_array_index (pieces, AdduceUiTextPiece, i);
      const float side = strong ? 2 : 1;
      const float widths[4] = { 1, piece->ends ? side : 0, 1, piece->starts ? side : 0 };
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &piece->rect, 0);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

void
adduce_ui_claim_paint_append_frame (GtkSnapshot *snapshot, const GdkRGBA *color, gboolean strong, GArray *pieces)
{
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  const float width = strong ? FRAME : 1;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (pieces != NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const AdduceUiTextPiece *piece = &g_array_index (pieces, AdduceUiTextPiece, i);
      const float widths[4] = { width, piece->ends ? width : 0, width, piece->starts ? width : 0 };
      graphene_rect_t rect = piece->rect;
      GskRoundedRect frame;

      graphene_rect_inset (&rect, -FRAME, -FRAME);
      gsk_rounded_rect_init_from_rect (&frame, &rect, 0);
      gtk_snapshot_append_border (snapshot, &frame, widths, colors);
    }
}

void
adduce_ui_claim_paint_append_open_end (const AdduceUiClaimPaint *self, GtkSnapshot *snapshot, AdduceUiStamps *stamps,
                                       guint lane, gboolean dense, GArray *pieces)
{
  const AdduceUiTextPiece *last;
  graphene_rect_t circle;
  float y;

  g_return_if_fail (self != NULL && pieces != NULL);

  if (pieces->len == 0)
    return;

  last = &g_array_index (pieces, AdduceUiTextPiece, pieces->len - 1);
  y = last->rect.origin.y + last->rect.size.height + get_lane_y (lane, dense);
  graphene_rect_init (&circle, last->rect.origin.x + MAX (last->rect.size.width - OPEN_END, 0),
                      y - (OPEN_END - (dense ? LANE_HEIGHT_DENSE : LANE_HEIGHT)) / 2, OPEN_END, OPEN_END);
  adduce_ui_stamps_append_ring (stamps, snapshot, &self->line, &self->paper, &circle);
}
