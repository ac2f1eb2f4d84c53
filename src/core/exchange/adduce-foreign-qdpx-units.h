/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the places of a REFI-QDA project are numbers of, which its standard says but its writers disagree about.
 *
 * Code points, UTF-16 or bytes; CR LF as one or two; a byte-order mark as one or none: each reading is scored over all
 * selections, by whether the words at the place begin with the selection's name, whether they begin and end between
 * words, and whether there is such a place at all. Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/**
 * AdduceForeignQdpxReading:
 * @unit: what is counted
 * @one: whether a line end is one, however it is written
 * @mark: whether a byte-order mark counts
 */
typedef struct {
  AdduceForeignUnit unit;
  gboolean one;
  gboolean mark;
} AdduceForeignQdpxReading;

typedef struct _AdduceForeignQdpxUnits AdduceForeignQdpxUnits;

/** @preferred: taken where others are no better. */
AdduceForeignQdpxUnits *adduce_foreign_qdpx_units_new (const AdduceForeignQdpxReading *preferred);
void adduce_foreign_qdpx_units_free (AdduceForeignQdpxUnits *self);

/** Selections that follow are in this text: UTF-8, with its byte-order mark and line ends. */
void adduce_foreign_qdpx_units_set_text (AdduceForeignQdpxUnits *self, const char *raw);

/** Takes a selection into account; @name: (nullable). */
void adduce_foreign_qdpx_units_add (AdduceForeignQdpxUnits *self, guint64 start, guint64 end, const char *name);

/**
 * adduce_foreign_qdpx_units_choose:
 * @ret_doubt: (out) (transfer full) (nullable): a sentence, where another reading that gives other words is nearly as
 *   good
 *
 * The reading with the best score.
 */
AdduceForeignQdpxReading adduce_foreign_qdpx_units_choose (AdduceForeignQdpxUnits *self, char **ret_doubt);

/** (transfer full): a text as a reading counts it. */
char *adduce_foreign_qdpx_reading_apply (const AdduceForeignQdpxReading *reading, const char *raw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignQdpxUnits, adduce_foreign_qdpx_units_free)

G_END_DECLS
