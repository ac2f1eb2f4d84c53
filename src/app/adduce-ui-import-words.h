/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in files, and what became of it, in words.
 *
 * Files are (element-type AdduceUiImportFile), articles a list of AdduceImportArticle; what is returned is (transfer
 * full).
 */
#pragma once

#include "adduce-ui-import-job.h"

G_BEGIN_DECLS

/** Bytes of a text that are shown. */
#define ADDUCE_UI_IMPORT_MAX_SHOWN 60000

/** (transfer none): “good”, “doubtful”, “unparsed”. */
const char *adduce_ui_import_words_get_state (AdduceImportArticle *article);

/** @ret_all: (nullable): all that is wrong, a sentence a line; the text itself has the first of it. */
char *adduce_ui_import_words_found (GPtrArray *files, GListModel *articles, char **ret_all);

/** An article with its fields, as it comes in. */
char *adduce_ui_import_words_article (AdduceImportArticle *article);

/** What stands in the file of what became the article. */
char *adduce_ui_import_words_raw (AdduceImportBatch *batch, AdduceImportArticle *article);

/** @ret_first: (transfer full): its first line, how many were written. */
char *adduce_ui_import_words_report (GPtrArray *files, GListModel *articles, const AdduceUiImportResult *result,
                                     char **ret_first);

G_END_DECLS
