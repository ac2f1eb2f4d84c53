/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of brackets.
 */
#include "config.h"

#include "adduce-ui-bracket.h"
#include "adduce-ui-gutter-line.h"

/* Between text and brackets. */
#define GAP 7

/* A lane is as wide as a letter and this, but narrower where there are many. */
#define PADDING 7
#define MIN_PITCH 9

/* How far from the middle of a bracket it is still met: 16 pixels wide. */
#define REACH 8

/* The number of claims without a lane goes over its lane so far, away from the text. */
#define MORE 6

/* Below the last row, where the foot is. */
#define BELOW 3

struct _AdduceUiGutterLine
{
  AdduceUiScene *scene; /* not owned */
  AdduceUiGutterPlace place;
  AdduceSpan span;
  int height;
  GArray *items; /* AdduceUiGutterItem */
  GskRenderNode *brackets;
  GskRenderNode *marks;
  gboolean checked; /* whether @items are those of the page */
  gboolean drawn;
  gboolean marked;
};

/* What the parts of a bracket are drawn with. */
typedef struct {
  AdduceUiGutterLine *line;
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  AdduceUiTextRows *rows; /* NULL for an empty line */
} Pen;

/* --- places --- */

/* How wide a lane is where there are so many. */
static int
get_pitch (const AdduceUiGutterPlace *place, guint n_lanes)
{
  int room = place->width - GAP;

  return CLAMP (room / (int) MAX (n_lanes, 1), MIN_PITCH, place->letter_width + PADDING);
}

/* How many lanes there is room for; the last is for the sign where there are more. */
static guint
get_n_shown (const AdduceUiGutterPlace *place, guint n_lanes)
{
  guint n_fit = MAX ((place->width - GAP) / get_pitch (place, n_lanes), 1);

  return n_lanes <= n_fit ? n_lanes : n_fit - 1;
}

/* The left edge of a lane. */
static float
get_lane_x (const AdduceUiGutterPlace *place, guint n_lanes, guint lane)
{
  int pitch = get_pitch (place, n_lanes);

  if (place->right)
    return place->left + place->column + GAP + (int) lane * pitch;

  return place->left - GAP - ((int) lane + 1) * pitch;
}

static graphene_rect_t
get_chip (const AdduceUiGutterPlace *place, guint n_lanes, guint lane, float top)
{
  return GRAPHENE_RECT_INIT (get_lane_x (place, n_lanes, lane) + 1, top, get_pitch (place, n_lanes) - 2,
                             place->letter_height);
}

/* --- drawing --- */

static gboolean
is_shown (Pen *pen, const AdduceUiGutterItem *item)
{
  return item->lane < get_n_shown (&pen->line->place, item->n_lanes);
}

/* From where to where a bracket goes in the line. */
static void
get_ends (Pen *pen, const AdduceUiGutterItem *item, float *ret_top, float *ret_bottom)
{
  AdduceSpan inside = { MAX (item->extent.start, pen->line->span.start), MIN (item->extent.end, pen->line->span.end) };
  float top = 0, bottom = pen->line->height;

  if (pen->rows != NULL)
    adduce_ui_text_rows_get_range (pen->rows, inside, &top, &bottom);
  *ret_top = item->extent.start >= pen->line->span.start ? top : 0;
  *ret_bottom = item->extent.end <= pen->line->span.end ? bottom + BELOW : pen->line->height;
}

/* The rows of a piece, to the edges of the line where it goes on. */
static gboolean
get_piece_range (Pen *pen, AdduceSpan piece, float *ret_top, float *ret_bottom)
{
  *ret_top = 0;
  *ret_bottom = pen->line->height;
  if (pen->rows == NULL)
    return piece.start < pen->line->span.start && piece.end > pen->line->span.end;
  if (!adduce_ui_text_rows_get_range (pen->rows, piece, ret_top, ret_bottom))
    return FALSE;

  if (piece.start < pen->line->span.start)
    *ret_top = 0;
  *ret_bottom = piece.end > pen->line->span.end ? pen->line->height : *ret_bottom + BELOW;
  return TRUE;
}

static AdduceUiBracketFlags
get_flags (AdduceUiGutterLine *self, const AdduceUiGutterItem *item)
{
  AdduceUiBracketFlags flags = item->own ? ADDUCE_UI_BRACKET_OWN : 0;

  if (adduce_claim_get_note (item->claim) != NULL)
    flags |= ADDUCE_UI_BRACKET_NOTE;
  if (item->own && !adduce_ui_scene_is_complete (self->scene, item->claim))
    flags |= ADDUCE_UI_BRACKET_OPEN;
  if (self->place.right)
    flags |= ADDUCE_UI_BRACKET_RIGHT;

  return flags;
}

static void
append_bracket (Pen *pen, const AdduceUiGutterItem *item)
{
  AdduceUiGutterLine *self = pen->line;
  const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, item->claim);
  AdduceUiBracketFlags flags = get_flags (self, item);
  AdduceSpanSet *spans = adduce_claim_get_spans (item->claim);
  float x = get_lane_x (&self->place, item->n_lanes, item->lane) + get_pitch (&self->place, item->n_lanes) / 2;
  gboolean starts = item->extent.start >= pen->line->span.start;
  float top, bottom, reached;

  get_ends (pen, item, &top, &bottom);
  reached = starts && !paint->faded ? top + self->place.letter_height : top;
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      float piece_top, piece_bottom;

      if (!get_piece_range (pen, adduce_span_set_get_span (spans, i), &piece_top, &piece_bottom))
        continue;
      if (piece_top > reached)
        adduce_ui_bracket_append_joint (pen->snapshot, paint, x, reached, piece_top);
      adduce_ui_bracket_append_stem (pen->snapshot, paint, flags, x, MAX (reached, piece_top), piece_bottom);
      reached = MAX (reached, piece_bottom);
    }
  if (reached < bottom)
    adduce_ui_bracket_append_joint (pen->snapshot, paint, x, reached, bottom);

  if (item->extent.end <= pen->line->span.end)
    adduce_ui_bracket_append_foot (pen->snapshot, adduce_ui_scene_get_stamps (self->scene), paint, flags, x, bottom);
  if (starts)
    {
      graphene_rect_t chip = get_chip (&self->place, item->n_lanes, item->lane, top);

      adduce_ui_bracket_append_chip (pen->snapshot, adduce_ui_scene_get_stamps (self->scene), pen->layout, paint, flags,
                                     &chip);
    }
}

static void
append_mark (Pen *pen, const AdduceUiGutterItem *item, gboolean focused)
{
  AdduceUiGutterLine *self = pen->line;
  const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, item->claim);
  gboolean starts = item->extent.start >= pen->line->span.start, ends = item->extent.end <= pen->line->span.end;
  graphene_rect_t ground;
  float top, bottom;

  get_ends (pen, item, &top, &bottom);
  graphene_rect_init (&ground, get_lane_x (&self->place, item->n_lanes, item->lane) - 1, starts ? top - 2 : top,
                      get_pitch (&self->place, item->n_lanes) + 2, 0);
  ground.size.height = (ends ? bottom + 4 : bottom) - ground.origin.y;
  adduce_ui_bracket_append_ground (pen->snapshot, paint, focused, starts, ends, &ground);
}

/* What has no lane is counted where the first of it is. */
static void
append_more (Pen *pen)
{
  AdduceUiGutterLine *self = pen->line;
  GdkRGBA color = adduce_ui_palette_get_text (adduce_ui_palette_get_default ());
  const AdduceUiGutterItem *first = NULL;
  graphene_rect_t chip;
  float top = 0, bottom;
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const AdduceUiGutterItem *item = &g_array_index (self->items, AdduceUiGutterItem, i);

      if (is_shown (pen, item))
        continue;
      if (first == NULL)
        first = item;
      n++;
    }
  if (first == NULL)
    return;

  get_ends (pen, first, &top, &bottom);
  chip = get_chip (&self->place, first->n_lanes, get_n_shown (&self->place, first->n_lanes), top);
  chip.size.width += MORE;
  if (!self->place.right)
    chip.origin.x -= MORE;
  adduce_ui_bracket_append_more (pen->snapshot, adduce_ui_scene_get_stamps (self->scene), pen->layout, n, &color,
                                 &chip);
}

static GskRenderNode *
draw_brackets (Pen *pen)
{
  if (pen->line->items->len == 0)
    return NULL;

  pen->snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < pen->line->items->len; i++)
    {
      const AdduceUiGutterItem *item = &g_array_index (pen->line->items, AdduceUiGutterItem, i);

      if (is_shown (pen, item))
        append_bracket (pen, item);
    }
  append_more (pen);

  return gtk_snapshot_free_to_node (pen->snapshot);
}

static GskRenderNode *
draw_marks (Pen *pen)
{
  pen->snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < pen->line->items->len; i++)
    {
      const AdduceUiGutterItem *item = &g_array_index (pen->line->items, AdduceUiGutterItem, i);
      gboolean focused = adduce_ui_scene_is_focused (pen->line->scene, item->claim);

      if (is_shown (pen, item) && (focused || adduce_ui_scene_is_chosen (pen->line->scene, item->claim)))
        append_mark (pen, item, focused);
    }

  return gtk_snapshot_free_to_node (pen->snapshot);
}

/* Takes the line's brackets from the page; what was drawn stays where they are the same. */
static void
check_items (AdduceUiGutterLine *self, AdduceUiGutterLanes *lanes)
{
  g_autoptr (GArray) items = adduce_ui_gutter_lanes_query (lanes, self->span);

  self->checked = TRUE;
  if (self->items != NULL && adduce_ui_gutter_items_equal (self->items, items))
    return;

  g_clear_pointer (&self->items, g_array_unref);
  self->items = g_steal_pointer (&items);
  self->drawn = self->marked = FALSE;
}

int
adduce_ui_gutter_place_get_width_for (const AdduceUiGutterPlace *place, guint n_lanes, gboolean narrow)
{
  g_return_val_if_fail (place != NULL, 0);

  return GAP + (int) n_lanes * (narrow ? MIN_PITCH : place->letter_width + PADDING);
}

gboolean
adduce_ui_gutter_place_contains (const AdduceUiGutterPlace *place, double x)
{
  double from = place->right ? place->left + place->column : place->left;

  g_return_val_if_fail (place != NULL, FALSE);

  return place->right ? x >= from + GAP / 2 && x < from + place->width + GAP / 2
                      : x < from - GAP / 2 && x >= from - place->width - GAP / 2;
}

AdduceUiGutterLine *
adduce_ui_gutter_line_new (AdduceUiScene *scene, const AdduceUiGutterPlace *place, AdduceSpan span, int height)
{
  AdduceUiGutterLine *self;

  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (scene), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  self = g_new0 (AdduceUiGutterLine, 1);
  self->scene = scene;
  self->place = *place;
  self->span = span;
  self->height = height;

  return self;
}

void
adduce_ui_gutter_line_free (AdduceUiGutterLine *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->brackets, gsk_render_node_unref);
  g_clear_pointer (&self->marks, gsk_render_node_unref);
  g_free (self);
}

int
adduce_ui_gutter_line_get_height (AdduceUiGutterLine *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

void
adduce_ui_gutter_line_invalidate (AdduceUiGutterLine *self)
{
  g_return_if_fail (self != NULL);

  self->checked = FALSE;
}

void
adduce_ui_gutter_line_invalidate_marks (AdduceUiGutterLine *self)
{
  g_return_if_fail (self != NULL);

  self->marked = FALSE;
}

gboolean
adduce_ui_gutter_line_update (AdduceUiGutterLine *self, AdduceUiGutterLanes *lanes, AdduceUiTextRows *rows,
                              PangoLayout *layout)
{
  Pen pen = { self, NULL, layout, rows };

  g_return_val_if_fail (self != NULL && lanes != NULL, FALSE);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), FALSE);

  if (!self->checked)
    check_items (self, lanes);
  if (self->drawn && self->marked)
    return FALSE;

  if (!self->drawn)
    {
      g_clear_pointer (&self->brackets, gsk_render_node_unref);
      self->brackets = draw_brackets (&pen);
    }
  if (!self->marked)
    {
      g_clear_pointer (&self->marks, gsk_render_node_unref);
      self->marks = draw_marks (&pen);
    }
  self->drawn = self->marked = TRUE;

  return TRUE;
}

void
adduce_ui_gutter_line_snapshot (AdduceUiGutterLine *self, GtkSnapshot *snapshot, int y)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  if (self->brackets == NULL && self->marks == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  if (self->marks != NULL)
    gtk_snapshot_append_node (snapshot, self->marks);
  if (self->brackets != NULL)
    gtk_snapshot_append_node (snapshot, self->brackets);
  gtk_snapshot_restore (snapshot);
}

AdduceClaim *
adduce_ui_gutter_line_find (AdduceUiGutterLine *self, AdduceUiTextRows *rows, double x, double y)
{
  Pen pen = { self, NULL, NULL, rows };
  AdduceClaim *nearest = NULL, *before = NULL;
  double best = G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL && self->items != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AdduceUiGutterItem *item = &g_array_index (self->items, AdduceUiGutterItem, i);
      guint lane = MIN (item->lane, get_n_shown (&self->place, item->n_lanes));
      double half = get_pitch (&self->place, item->n_lanes) / 2.0;
      double distance = ABS (get_lane_x (&self->place, item->n_lanes, lane) + half - x);
      float top, bottom;

      get_ends (&pen, item, &top, &bottom);
      if (y < top - 2 || y >= bottom + 2 || distance > MAX (REACH, half + 1) || distance > best)
        continue;
      /* of brackets at one place each click takes the next */
      if (distance < best || adduce_ui_scene_is_focused (self->scene, before))
        nearest = item->claim;
      before = item->claim;
      best = distance;
    }

  return nearest;
}
