/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims and articles as UIMA feature structures, for both of its formats. Private to export.
 *
 * Types: io.github.adduce.Article, one for the whole text; io.github.adduce.Claim, at the claim's first piece;
 * io.github.adduce.Piece, for each piece of a claim that has several, which the claim's `pieces` refer to.
 */
#pragma once

#include "export/adduce-export-private.h"

G_BEGIN_DECLS

#define ADDUCE_EXPORT_UIMA_PACKAGE "io.github.adduce"

/**
 * AdduceUimaFeature:
 * @name: of the feature
 * @value: (nullable): of a string
 * @values: (nullable) (array zero-terminated=1): of a list of strings
 *
 * One feature that is set.
 */
typedef struct {
  const char *name;
  char *value;
  char **values;
} AdduceUimaFeature;

/**
 * AdduceUimaType:
 * @name: "Claim"
 * @strings: (array zero-terminated=1): features that are strings
 * @lists: (array zero-terminated=1): features that are lists of strings
 * @references: (array zero-terminated=1): features that are lists of annotations
 *
 * One type.
 */
typedef struct {
  const char *name;
  const char *const *strings;
  const char *const *lists;
  const char *const *references;
} AdduceUimaType;

/** (array length=ret_n_types) (transfer none) */
const AdduceUimaType *adduce_export_uima_get_types (guint *ret_n_types);

/** (transfer full) (element-type AdduceUimaFeature): those that are set. */
GPtrArray *adduce_export_uima_list_claim (AdduceExportRun *run, AdduceClaim *claim);
GPtrArray *adduce_export_uima_list_article (AdduceExportRun *run, const AdduceExportArticle *article,
                                            const AdduceExportLayer *layer);

G_END_DECLS
