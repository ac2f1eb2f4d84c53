/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes articles of the paragraphs of a document, by the rules of the databases or as one. Internal to the folder.
 */
#pragma once

#include "import/adduce-import-reader.h"
#include "import/adduce-import-rule.h"

G_BEGIN_DECLS

/**
 * adduce_import_records_find:
 * @rules: (element-type AdduceImportRule)
 *
 * Returns: (transfer none) (nullable): the first rule for paragraphs that fits; the one the options ask for
 */
AdduceImportRule *adduce_import_records_find (GPtrArray *rules, const AdduceImportDocument *document,
                                              const AdduceImportOptions *options);

/** Divides a document by a rule. */
void adduce_import_records_divide (AdduceImportRule *rule, const AdduceImportDocument *document,
                                   const AdduceImportInput *input, const char *format, AdduceImportBatch *batch);

/** A document that is one article: @whole keeps every character of it. */
void adduce_import_records_take_one (const AdduceImportDocument *document, const AdduceImportInput *input,
                                     const char *format, gboolean whole, AdduceImportBatch *batch);

/** Puts the value of a label or column where it belongs; @field: (nullable): %NULL for a label of no field. */
void adduce_import_records_put (AdduceImportArticle *article, GString *body, const char *field, const char *label,
                                const char *value, AdduceImportOrder order);

/** Says what is doubtful about an article that was taken from a database or a table. */
void adduce_import_records_judge (AdduceImportArticle *article);

G_END_DECLS
