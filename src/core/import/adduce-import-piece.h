/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes one piece of a document, which is an article of a database, to its parts. Internal to the folder.
 */
#pragma once

#include "import/adduce-import-records.h"

G_BEGIN_DECLS

/**
 * adduce_import_piece_parse:
 * @first: the first paragraph of the piece
 * @end: behind its last
 * @is_first: whether a cover may stand before it
 *
 * Returns: whether any part of it was recognised
 */
gboolean adduce_import_piece_parse (AdduceImportRule *rule, const AdduceImportDocument *document, guint first,
                                    guint end, gboolean is_first, AdduceImportOrder order,
                                    AdduceImportArticle *article);

/** A paragraph as expressions are matched against it; (transfer full). */
char *adduce_import_piece_dup_plain (const char *text);

G_END_DECLS
