/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignLayers: the sidecars of an article that foreign claims go into, one for each coder. Internal to the
 * folder; one thread.
 */
#pragma once

#include "exchange/adduce-foreign-coding.h"
#include "exchange/adduce-foreign-take.h"

G_BEGIN_DECLS

typedef struct _AdduceForeignLayers AdduceForeignLayers;

/**
 * adduce_foreign_layers_new:
 * @path: (nullable): of the article below the corpus; %NULL where it is not written, in a dry run
 * @problems: (element-type utf8): gets sentences
 * @undo: gets the removal of what is written
 *
 * All must live as long as the layers.
 */
AdduceForeignLayers *adduce_foreign_layers_new (const char *folder, const char *path, AdduceText *text,
                                                AdduceForeignCoding *coding, const AdduceForeignOptions *options,
                                                GPtrArray *problems, AdduceCorpusEdit *undo);
void adduce_foreign_layers_free (AdduceForeignLayers *self);

/**
 * adduce_foreign_layers_take:
 * @row: (nullable): is filled; %NULL for what is said of the article
 * @error: return location; a claim can't be made
 *
 * Where a sidecar that is there can't be read, that is said, and its coder's claims are left out.
 */
gboolean adduce_foreign_layers_take (AdduceForeignLayers *self, AdduceForeignPlacer *placer,
                                     const AdduceForeignClaim *claim, AdduceForeignRow *row, GError **error);

/** Saves those that changed; nothing in a dry run. */
gboolean adduce_foreign_layers_write (AdduceForeignLayers *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignLayers, adduce_foreign_layers_free)

G_END_DECLS
