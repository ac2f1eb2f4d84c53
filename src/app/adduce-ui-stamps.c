/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stamps.
 */
#include "config.h"

#include <math.h>

#include "adduce-ui-stamps.h"

/* More than values, sizes and marks make; so many are kept before all are forgotten. */
#define MAX_STAMPS 512

#define RING 1.5

struct _AdduceUiStamps
{
  GHashTable *textures; /* key with size → GdkTexture */
  int scale;
};

static GdkTexture *
make_texture (AdduceUiStamps *self, float width, float height, AdduceUiStampFunc func, gconstpointer data)
{
  int columns = (int) ceilf (width * self->scale), rows = (int) ceilf (height * self->scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;
  gsize stride;

  cairo_scale (cr, self->scale, self->scale);
  func (cr, width, height, data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), stride * (gsize) rows);
  cairo_surface_destroy (surface);
  texture = gdk_memory_texture_new (columns, rows, GDK_MEMORY_DEFAULT, bytes, stride);

  return texture;
}

AdduceUiStamps *
adduce_ui_stamps_new (void)
{
  AdduceUiStamps *self = g_new0 (AdduceUiStamps, 1);

  self->scale = 1;
  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return self;
}

void
adduce_ui_stamps_free (AdduceUiStamps *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->textures);
  g_free (self);
}

void
adduce_ui_stamps_clear (AdduceUiStamps *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->textures);
}

void
adduce_ui_stamps_set_scale (AdduceUiStamps *self, int scale)
{
  g_return_if_fail (self != NULL);

  if (self->scale == scale)
    return;

  self->scale = scale;
  adduce_ui_stamps_clear (self);
}

void
adduce_ui_stamps_append (AdduceUiStamps *self, GtkSnapshot *snapshot, const char *key, const graphene_rect_t *where,
                         AdduceUiStampFunc func, gconstpointer data)
{
  GdkTexture *texture;
  char name[128];

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (key != NULL && where != NULL && func != NULL);

  g_snprintf (name, sizeof name, "%g×%g %s", where->size.width, where->size.height, key);
  texture = g_hash_table_lookup (self->textures, name);
  if (texture == NULL)
    {
      if (g_hash_table_size (self->textures) >= MAX_STAMPS)
        adduce_ui_stamps_clear (self);
      texture = make_texture (self, where->size.width, where->size.height, func, data);
      g_hash_table_insert (self->textures, g_strdup (name), texture);
    }
  gtk_snapshot_append_texture (snapshot, texture, where);
}

typedef struct {
  const GdkRGBA *color;
  const GdkRGBA *paper;
} Ring;

static void
draw_ring (cairo_t *cr, float width, float height, gconstpointer data)
{
  const Ring *ring = data;

  cairo_arc (cr, width / 2, height / 2, MIN (width, height) / 2 - RING / 2, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, ring->paper);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ring->color);
  cairo_set_line_width (cr, RING);
  cairo_stroke (cr);
}

void
adduce_ui_stamps_append_ring (AdduceUiStamps *self, GtkSnapshot *snapshot, const GdkRGBA *color,
                              const GdkRGBA *paper, const graphene_rect_t *where)
{
  const Ring ring = { color, paper };
  char key[32];

  g_return_if_fail (color != NULL && paper != NULL);

  g_snprintf (key, sizeof key, "ring %02x%02x%02x", (int) (color->red * 255), (int) (color->green * 255),
              (int) (color->blue * 255));
  adduce_ui_stamps_append (self, snapshot, key, where, draw_ring, &ring);
}
