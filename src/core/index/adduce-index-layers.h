/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceIndexLayers: sidecars as rows of the index, and the values of fields, once each. Internal to the index.
 */
#pragma once

#include "index/adduce-index-plan.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

typedef struct _AdduceIndexLayers AdduceIndexLayers;
typedef struct _AdduceIndexLayer AdduceIndexLayer;

/** @db: outlives it */
AdduceIndexLayers *adduce_index_layers_new (AdduceIndexDb *db);
void adduce_index_layers_free (AdduceIndexLayers *self);

/** Finds or makes the value of a field. */
gboolean adduce_index_layers_get_tag (AdduceIndexLayers *self, const char *field, const char *code, const char *label,
                                      gint64 *ret_tag, GError **error);

/** Reads a sidecar; (transfer full). */
AdduceIndexLayer *adduce_index_layer_read (const char *folder, const AdduceIndexSource *source);
void adduce_index_layer_free (gpointer self);

/**
 * adduce_index_layers_write:
 * @article: id of its article
 * @text: (nullable): of the article; only needed together with @zones
 * @zones: (nullable) (element-type AdduceZone): of the article
 */
gboolean adduce_index_layers_write (AdduceIndexLayers *self, gint64 article, const AdduceIndexSource *source,
                                    AdduceIndexLayer *layer, AdduceText *text, GArray *zones, GError **error);
gboolean adduce_index_layers_remove (AdduceIndexLayers *self, gint64 layer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceIndexLayers, adduce_index_layers_free)

G_END_DECLS
