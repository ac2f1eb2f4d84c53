/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of pixels.
 *
 * A value has all the width where it is alone, else the values share it side by side. Patterns go across, since a
 * claim may be no more than a row or two.
 */
#include "config.h"

#include "adduce-ui-overview-map.h"

/* Values that are told apart in one row. */
#define MAX_VALUES 4

/* A claim takes so many rows more above and below, or it would not be seen in a long article. */
#define SPREAD 1

typedef struct {
  const AdduceUiClaimPaint *paints[MAX_VALUES]; /* by letters */
  guint n_paints;
} Row;

struct _AdduceUiOverviewMap
{
  AdduceUiScene *scene; /* not owned */
  guint length;
  guint claims_width;
  guint hits_width;
  GArray *rows;  /* Row */
  GArray *found; /* gboolean: whether a hit is in the row */
  guint stale_start;
  guint stale_end; /* rows that are to be asked for anew */
  gboolean hits_stale;
  GdkTexture *texture;
};

static void
add_paint (Row *row, const AdduceUiClaimPaint *paint)
{
  guint place = 0;

  for (guint i = 0; i < row->n_paints; i++)
    {
      if (row->paints[i] == paint)
        return;
      if (strcmp (row->paints[i]->letters, paint->letters) < 0)
        place = i + 1;
    }
  if (row->n_paints == MAX_VALUES)
    return;

  for (guint i = row->n_paints; i > place; i--)
    row->paints[i] = row->paints[i - 1];
  row->paints[place] = paint;
  row->n_paints++;
}

/* What is in the light goes before what is not. */
static void
update_row (AdduceUiOverviewMap *self, guint index)
{
  Row *row = &g_array_index (self->rows, Row, index);
  AdduceSpan extent = adduce_ui_overview_map_get_extent (self, index - MIN (index, SPREAD));
  g_autoptr (GArray) entries = NULL;
  const AdduceUiClaimPaint *faded = NULL;

  extent.end = adduce_ui_overview_map_get_extent (self, MIN (index + SPREAD, self->rows->len - 1)).end;
  extent.end = MAX (extent.end, extent.start + 1);
  entries = adduce_ui_scene_query (self->scene, extent);
  row->n_paints = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      AdduceClaim *claim = g_array_index (entries, AdduceUiSceneEntry, i).claim;
      const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, claim);

      if (paint->faded)
        faded = paint;
      else
        add_paint (row, paint);
    }
  if (faded != NULL && row->n_paints == 0)
    add_paint (row, faded);
}

static void
update_hits (AdduceUiOverviewMap *self)
{
  GArray *hits = adduce_ui_scene_get_hits (self->scene);

  memset (self->found->data, 0, self->found->len * sizeof (gboolean));
  for (guint i = 0; i < hits->len; i++)
    {
      guint row = adduce_ui_overview_map_get_row (self, g_array_index (hits, AdduceSpan, i).start);

      for (guint k = row - MIN (row, SPREAD); k <= MIN (row + SPREAD, self->found->len - 1); k++)
        g_array_index (self->found, gboolean, k) = TRUE;
    }
}

/* --- pixels --- */

static guint32
to_pixel (const GdkRGBA *color)
{
  return 0xff000000u | (guint32) (color->red * 255 + 0.5f) << 16 | (guint32) (color->green * 255 + 0.5f) << 8
         | (guint32) (color->blue * 255 + 0.5f);
}

/* Whether the pixel @x of @width is one of the pattern's. */
static gboolean
is_inked (const AdduceUiClaimPaint *paint, guint x, guint width, guint row)
{
  guint third = MAX (width / 3, 1);

  if (paint->faded)
    return x >= third && x < width - third;
  if (paint->unset)
    return x == 0 || x == width - 1;

  switch (paint->pattern)
    {
    case ADDUCE_CODE_PATTERN_DASHED:
      return x % 4 < 2;
    case ADDUCE_CODE_PATTERN_DOUBLE:
      return x < third || x >= width - third;
    case ADDUCE_CODE_PATTERN_DOTTED:
      return (x + row) % 2 == 0;
    case ADDUCE_CODE_PATTERN_WAVY:
      return (x + row) % 6 < 3;
    case ADDUCE_CODE_PATTERN_THIN:
      return x >= third && x < width - third;
    case ADDUCE_CODE_PATTERN_SOLID:
    default:
      return TRUE;
    }
}

static void
write_row (AdduceUiOverviewMap *self, guint index, guint32 *pixels, guint32 hit)
{
  const Row *row = &g_array_index (self->rows, Row, index);

  for (guint i = 0; i < row->n_paints; i++)
    {
      guint from = self->claims_width * i / row->n_paints, to = self->claims_width * (i + 1) / row->n_paints;
      guint32 pixel = to_pixel (&row->paints[i]->line);

      /* a gap, so that neighbours stay apart */
      if (i + 1 < row->n_paints && to > from + 2)
        to--;
      for (guint x = from; x < to; x++)
        if (is_inked (row->paints[i], x - from, to - from, index))
          pixels[x] = pixel;
    }
  if (g_array_index (self->found, gboolean, index))
    for (guint x = 0; x < self->hits_width; x++)
      pixels[self->claims_width + x] = hit;
}

static GdkTexture *
make_texture (AdduceUiOverviewMap *self)
{
  guint width = self->claims_width + self->hits_width;
  gsize size = (gsize) width * self->rows->len * sizeof (guint32);
  guint32 *pixels = g_malloc0 (size);
  g_autoptr (GBytes) bytes = NULL;
  GdkRGBA color = adduce_ui_palette_get_line (adduce_ui_palette_get_default (), ADDUCE_UI_PALETTE_HIT);
  guint32 hit = to_pixel (&color);

  for (guint i = 0; i < self->rows->len; i++)
    write_row (self, i, pixels + (gsize) i * width, hit);
  bytes = g_bytes_new_take (pixels, size);

  return gdk_memory_texture_new ((int) width, (int) self->rows->len, GDK_MEMORY_DEFAULT, bytes,
                                 width * sizeof (guint32));
}

AdduceUiOverviewMap *
adduce_ui_overview_map_new (AdduceUiScene *scene)
{
  AdduceUiOverviewMap *self;

  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (scene), NULL);

  self = g_new0 (AdduceUiOverviewMap, 1);
  self->scene = scene;
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->found = g_array_new (FALSE, TRUE, sizeof (gboolean));

  return self;
}

void
adduce_ui_overview_map_free (AdduceUiOverviewMap *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->rows);
  g_array_unref (self->found);
  g_clear_object (&self->texture);
  g_free (self);
}

void
adduce_ui_overview_map_set_size (AdduceUiOverviewMap *self, guint length, guint n_rows, guint claims_width,
                                 guint hits_width)
{
  g_return_if_fail (self != NULL);

  if (self->length == length && self->rows->len == n_rows && self->claims_width == claims_width
      && self->hits_width == hits_width)
    return;

  self->length = length;
  self->claims_width = claims_width;
  self->hits_width = hits_width;
  g_array_set_size (self->rows, n_rows);
  g_array_set_size (self->found, n_rows);
  adduce_ui_overview_map_invalidate (self, 0, G_MAXUINT);
  adduce_ui_overview_map_invalidate_hits (self);
}

void
adduce_ui_overview_map_invalidate (AdduceUiOverviewMap *self, guint start, guint end)
{
  guint first, last;

  g_return_if_fail (self != NULL);

  g_clear_object (&self->texture);
  if (self->rows->len == 0)
    return;

  first = adduce_ui_overview_map_get_row (self, start);
  last = adduce_ui_overview_map_get_row (self, MAX (end, 1) - 1);
  first -= MIN (first, SPREAD + 1);
  last = MIN (last + SPREAD + 2, self->rows->len);
  if (self->stale_start >= self->stale_end)
    {
      self->stale_start = first;
      self->stale_end = last;
      return;
    }
  self->stale_start = MIN (self->stale_start, first);
  self->stale_end = MAX (self->stale_end, last);
}

void
adduce_ui_overview_map_invalidate_hits (AdduceUiOverviewMap *self)
{
  g_return_if_fail (self != NULL);

  self->hits_stale = TRUE;
  g_clear_object (&self->texture);
}

guint
adduce_ui_overview_map_get_row (AdduceUiOverviewMap *self, guint offset)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->rows->len == 0 || self->length == 0)
    return 0;

  return (guint) ((guint64) MIN (offset, self->length - 1) * self->rows->len / self->length);
}

AdduceSpan
adduce_ui_overview_map_get_extent (AdduceUiOverviewMap *self, guint row)
{
  guint64 n_rows;

  g_return_val_if_fail (self != NULL, ((AdduceSpan) { 0, 0 }));

  n_rows = MAX (self->rows->len, 1);
  return (AdduceSpan) {
    .start = (guint) ((guint64) row * self->length / n_rows),
    .end = (guint) (((guint64) row + 1) * self->length / n_rows),
  };
}

GdkTexture *
adduce_ui_overview_map_get_texture (AdduceUiOverviewMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->rows->len == 0 || self->length == 0 || self->claims_width + self->hits_width == 0)
    return NULL;
  if (self->texture != NULL)
    return self->texture;

  for (guint i = self->stale_start; i < MIN (self->stale_end, self->rows->len); i++)
    update_row (self, i);
  self->stale_start = self->stale_end = 0;
  if (self->hits_stale)
    update_hits (self);
  self->hits_stale = FALSE;
  self->texture = make_texture (self);

  return self->texture;
}
