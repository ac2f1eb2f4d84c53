/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates as newspapers and databases write them.
 */
#pragma once

#include "import/adduce-import.h"

G_BEGIN_DECLS

/**
 * adduce_import_parse_date:
 * @text: UTF-8
 * @order: what 03/04/2031 means
 * @whole: whether nothing but a date, a day of the week, a time and their small words may stand there
 * @ret_ambiguous: (out) (optional): whether it is a date that may be two days
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
 */
char *adduce_import_parse_date (const char *text, AdduceImportOrder order, gboolean whole, gboolean *ret_ambiguous);

/**
 * adduce_import_set_date:
 *
 * Sets the field `date` of an article with what stood there, or, where that can't be understood, the field
 * `date_raw`, and the article becomes doubtful.
 */
void adduce_import_set_date (AdduceImportArticle *article, const char *text, AdduceImportOrder order);

G_END_DECLS
