/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiOverviewMap: a whole article as a strip of pixel rows: which values of claims are where, and what a search
 * found. A row stands for the same number of characters everywhere, so that no line needs to be laid out.
 *
 * Data structure: for each row the paints of the claims in it, and all rows as one texture. A change of claims asks
 * anew for the rows it touches only; the texture is then some ten thousand pixels to write. A frame draws the
 * texture.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-scene.h"

G_BEGIN_DECLS

typedef struct _AdduceUiOverviewMap AdduceUiOverviewMap;

/** @scene: (transfer none): lives at least as long. */
AdduceUiOverviewMap *adduce_ui_overview_map_new (AdduceUiScene *scene);
void adduce_ui_overview_map_free (AdduceUiOverviewMap *self);

/** @length: of the text; @claims_width, @hits_width: in pixels of the device, as @n_rows. */
void adduce_ui_overview_map_set_size (AdduceUiOverviewMap *self, guint length, guint n_rows, guint claims_width,
                                      guint hits_width);

/** Claims between these code points changed; 0 and %G_MAXUINT for all. */
void adduce_ui_overview_map_invalidate (AdduceUiOverviewMap *self, guint start, guint end);
void adduce_ui_overview_map_invalidate_hits (AdduceUiOverviewMap *self);

/** The row in which a code point is, and the code points of a row. */
guint adduce_ui_overview_map_get_row (AdduceUiOverviewMap *self, guint offset);
AdduceSpan adduce_ui_overview_map_get_extent (AdduceUiOverviewMap *self, guint row);

/** (transfer none) (nullable): the strip as it is now: claims at the left, hits at the right; %NULL without rows. */
GdkTexture *adduce_ui_overview_map_get_texture (AdduceUiOverviewMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiOverviewMap, adduce_ui_overview_map_free)

G_END_DECLS
