/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiStamps: small drawings that recur, kept as textures: a frame with a hundred chips of letters draws them in
 * a tenth of the time that their shapes and glyphs take.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AdduceUiStamps AdduceUiStamps;

/** Draws something in a rectangle from 0, 0 to @width, @height. */
typedef void (*AdduceUiStampFunc) (cairo_t *cr, float width, float height, gconstpointer data);

AdduceUiStamps *adduce_ui_stamps_new (void);
void adduce_ui_stamps_free (AdduceUiStamps *self);

/** Forgets all: colours or fonts changed. */
void adduce_ui_stamps_clear (AdduceUiStamps *self);

/** Pixels of the device in one of ours. */
void adduce_ui_stamps_set_scale (AdduceUiStamps *self, int scale);

/**
 * adduce_ui_stamps_append:
 * @key: tells what is drawn; the size is part of it anyway
 * @where: crisp where its coordinates are whole numbers
 * @func: draws it where it was not drawn before
 */
void adduce_ui_stamps_append (AdduceUiStamps *self, GtkSnapshot *snapshot, const char *key,
                              const graphene_rect_t *where, AdduceUiStampFunc func, gconstpointer data);

/** A ring in @color, filled with @paper. */
void adduce_ui_stamps_append_ring (AdduceUiStamps *self, GtkSnapshot *snapshot, const GdkRGBA *color,
                                   const GdkRGBA *paper, const graphene_rect_t *where);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiStamps, adduce_ui_stamps_free)

G_END_DECLS
