/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the formats for readers have in common: an article with all its claims numbered, what there is to say of each,
 * and where marks begin and end in the text. Private to export.
 */
#pragma once

#include "export/adduce-export-private.h"

G_BEGIN_DECLS

/** One claim of an article, of whichever coder; numbers count from 1 in text order. */
typedef struct {
  const AdduceExportLayer *layer;
  AdduceClaim *claim;
} AdduceReadingClaim;

/**
 * AdduceReadingSegment:
 * @claims: (element-type guint): indices of those that cover it, in their order; empty outside
 * @ends: (element-type guint): indices of those whose last piece ends with it
 *
 * A stretch of the text in which the same claims stand; none has a line end inside, but one may be a line end.
 */
typedef struct {
  AdduceSpan span;
  GArray *claims;
  GArray *ends;
} AdduceReadingSegment;

/** (transfer full) (element-type AdduceReadingClaim): all claims of the article in text order. */
GArray *adduce_export_reading_list (const AdduceExportArticle *article);

/** (transfer full) (element-type AdduceReadingSegment): the whole text. */
GArray *adduce_export_reading_divide (const AdduceExportArticle *article, const GArray *claims);

/** (transfer full) (array zero-terminated=1): names and values by turns: what there is to say of a claim. */
char **adduce_export_reading_describe (AdduceExportRun *run, const AdduceReadingClaim *one);

/** (transfer full): title, outlet, date and path on one line, as far as they are known. */
char *adduce_export_reading_dup_source (const AdduceExportArticle *article, gboolean with_title);

/** (transfer full) (array zero-terminated=1): the headings that a claim stands under; one for each value. */
char **adduce_export_reading_list_groups (AdduceExportRun *run, AdduceClaim *claim);

/** (transfer none): what stands under a heading so far; @groups: heading → GString, both owned by it */
GString *adduce_export_reading_open_group (GHashTable *groups, const char *heading);

/** (transfer full): what the variable that claims are grouped by is called. */
char *adduce_export_reading_dup_group_name (AdduceExportRun *run);

G_END_DECLS
