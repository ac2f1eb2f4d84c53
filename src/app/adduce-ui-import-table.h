/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiImportTable: the articles that were found in files, a row each.
 *
 * Property "selected": which of them is chosen; NULL where there are none.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce-ui-import-job.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_IMPORT_TABLE (adduce_ui_import_table_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiImportTable, adduce_ui_import_table, ADDUCE_UI, IMPORT_TABLE, GtkWidget)

/** @files: (nullable) (element-type AdduceUiImportFile): which stay what they are while they are shown */
void adduce_ui_import_table_set_files (AdduceUiImportTable *self, GPtrArray *files);

/** (transfer none) (nullable) (element-type AdduceUiImportFile) */
GPtrArray *adduce_ui_import_table_get_files (AdduceUiImportTable *self);

/** (transfer none): the rows, of AdduceImportArticle. */
GListModel *adduce_ui_import_table_get_articles (AdduceUiImportTable *self);

/** (transfer none) (nullable) */
AdduceImportArticle *adduce_ui_import_table_get_selected (AdduceUiImportTable *self);

/** (transfer none): the file that the article was found in. */
AdduceUiImportFile *adduce_ui_import_table_get_file (AdduceImportArticle *article);

G_END_DECLS
