/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceZone: a stretch of an article that is not its own text like the rest: an interviewer's question, or
 * boilerplate (navigation, advertising, a notice of copyright). Zones change how an article is shown, never
 * what can be coded.
 */
#pragma once

#include "text/adduce-span.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_ZONE_BOILERPLATE,
  ADDUCE_ZONE_QUESTION,
} AdduceZoneKind;

#define ADDUCE_N_ZONE_KINDS (ADDUCE_ZONE_QUESTION + 1)

/** A plain value; zones are kept in a GArray, in text order. */
typedef struct {
  AdduceZoneKind kind;
  AdduceSpan span;
} AdduceZone;

/** The id that files have: "boilerplate", "question". */
const char *adduce_zone_kind_to_id (AdduceZoneKind kind);
gboolean adduce_zone_kind_from_id (const char *id, AdduceZoneKind *ret_kind);

/** Translated: “Boilerplate”, “Question”. */
const char *adduce_zone_kind_get_label (AdduceZoneKind kind);

/**
 * adduce_zones_cover:
 * @zones: (element-type AdduceZone)
 *
 * Whether zones of the kind cover the whole span.
 */
gboolean adduce_zones_cover (GArray *zones, AdduceZoneKind kind, AdduceSpan span);

/**
 * adduce_zones_list_parts:
 * @zones: (element-type AdduceZone): in text order
 *
 * The parts of the span that are of the kind, or with @marked %FALSE those that are not.
 *
 * Returns: (transfer full) (element-type AdduceSpan): in text order
 */
GArray *adduce_zones_list_parts (GArray *zones, AdduceZoneKind kind, AdduceSpan span, gboolean marked);

/**
 * adduce_zones_mark:
 * @zones: (element-type AdduceZone): in text order, those of a kind not overlapping
 * @marked: whether the span is to be of the kind
 *
 * Adds the span to the zones of the kind or takes it out of them; zones that then touch become one, and one
 * may be cut in two. Other kinds stay.
 *
 * Returns: (transfer full) (element-type AdduceZone): the zones after that
 */
GArray *adduce_zones_mark (GArray *zones, AdduceZoneKind kind, AdduceSpan span, gboolean marked);

G_END_DECLS
