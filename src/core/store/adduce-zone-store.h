/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones as a file: the member `zones` of `ARTICLE.meta.json` beside the article (docs/sidecar.md).
 *
 * All coders of a corpus share the file. What else is in it stays as it is: other members, zones of kinds
 * that are not known here, zones whose words are no longer in the article.
 */
#pragma once

#include "model/adduce-zone.h"
#include "store/adduce-sidecar.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

/** The largest such file that is read, in bytes. */
#define ADDUCE_ZONES_MAX_BYTES (2 * 1024 * 1024)

/** How many code points of a zone its file quotes. */
#define ADDUCE_ZONES_QUOTE 120

/** (transfer full): of the file for an article. */
char *adduce_zones_make_path (const char *article);

/**
 * adduce_zones_load:
 * @article: path of the article
 * @text: its text
 * @ret_n_lost: (out) (optional): how many zones could not be placed
 * @error: return location; a file that can't be read or understood. It is left alone.
 *
 * A zone whose words are no longer where they were is where they are now, if they are there once.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceZone): in text order; empty where there is no file
 */
GArray *adduce_zones_load (const char *article, AdduceText *text, guint *ret_n_lost, GError **error);

/**
 * adduce_zones_list_kinds:
 * @zones: (nullable) (element-type AdduceZone): of the article; %NULL for none
 * @sidecar: the one that has the claim
 * @text: (nullable): the article; %NULL where it can't be read
 *
 * In what the claim stands as a whole: all of its pieces, where they are sure to be what was coded. A claim of which
 * one letter lies outside does not.
 *
 * Returns: the kinds, as bits: 1 << %ADDUCE_ZONE_BOILERPLATE
 */
guint adduce_zones_list_kinds (GArray *zones, AdduceSidecar *sidecar, AdduceClaim *claim, AdduceText *text);

/**
 * adduce_zones_store_mark:
 *
 * adduce_zones_mark() on what the file holds now, written at once. Nothing is written where that changes
 * nothing.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceZone): all zones after that
 */
GArray *adduce_zones_store_mark (const char *article, AdduceText *text, AdduceZoneKind kind, AdduceSpan span,
                                 gboolean marked, GError **error);

/** The same for several spans with one write; @spans: (element-type AdduceSpan). */
GArray *adduce_zones_store_marks (const char *article, AdduceText *text, AdduceZoneKind kind, GArray *spans,
                                  gboolean marked, GError **error);

G_END_DECLS
