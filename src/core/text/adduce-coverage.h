/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCoverage: overlapping spans flattened into disjoint runs.
 *
 * A run is a longest stretch over which the same owners apply. Runs are sorted, never empty, and only
 * those with at least one owner are kept. Immutable.
 */
#pragma once

#include "adduce-span-index.h"

G_BEGIN_DECLS

/**
 * AdduceCoverageRun:
 * @span: the stretch
 * @depth: how many owners cover it, at least 1
 * @owners: (array length=depth): their numbers, ascending
 */
typedef struct {
  AdduceSpan span;
  guint depth;
  const guint *owners;
} AdduceCoverageRun;

typedef struct _AdduceCoverage AdduceCoverage;

/** Flattens the entries that meet @extent, clipped to it. */
AdduceCoverage *adduce_coverage_new (AdduceSpanIndex *index, AdduceSpan extent);
void adduce_coverage_free (AdduceCoverage *self);

guint adduce_coverage_get_n_runs (AdduceCoverage *self);
AdduceCoverageRun adduce_coverage_get_run (AdduceCoverage *self, guint index);

/**
 * adduce_coverage_to_string:
 *
 * Returns: (transfer full): for tests and debugging: `0-5:0 5-8:0+2` (span:owners)
 */
char *adduce_coverage_to_string (AdduceCoverage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCoverage, adduce_coverage_free)

G_END_DECLS
