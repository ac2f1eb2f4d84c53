/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMetaTable: what is known of articles as the rows and columns of a column view, several rows to be chosen.
 *
 * The articles' files are read by a worker, a thousand at a time, and again when they are said to be others. Cells show
 * what is known so far; those on the screen are kept track of, to be told.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_META_TABLE (adduce_ui_meta_table_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMetaTable, adduce_ui_meta_table, ADDUCE_UI, META_TABLE, GObject)

/*
 * Signals:
 *   "changed" (table): more was read, or others are chosen
 */

/** @articles: (element-type AdduceArticle): the rows; all are chosen. @view gets its columns and its model. */
AdduceUiMetaTable *adduce_ui_meta_table_new (GtkColumnView *view, const char *folder, GPtrArray *articles);

/** The view goes: nothing more is shown in it. */
void adduce_ui_meta_table_detach (AdduceUiMetaTable *self);

/** @paths: (element-type utf8): of articles whose files are others now. */
void adduce_ui_meta_table_read (AdduceUiMetaTable *self, GPtrArray *paths);

gboolean adduce_ui_meta_table_get_reading (AdduceUiMetaTable *self);
guint adduce_ui_meta_table_get_n_articles (AdduceUiMetaTable *self);

/** Of how many it is known so far what is known of them. */
guint adduce_ui_meta_table_get_n_read (AdduceUiMetaTable *self);
guint adduce_ui_meta_table_get_n_chosen (AdduceUiMetaTable *self);
guint adduce_ui_meta_table_count_guesses (AdduceUiMetaTable *self);

/** (transfer full) (array zero-terminated=1): paths of the chosen articles. */
char **adduce_ui_meta_table_list_chosen (AdduceUiMetaTable *self);

/** (transfer full) (element-type utf8 utf8): paths of all, as a set. */
GHashTable *adduce_ui_meta_table_list_paths (AdduceUiMetaTable *self);

/** Whether a field of an article is a guess, and says just that. */
gboolean adduce_ui_meta_table_is_guess (AdduceUiMetaTable *self, const char *path, const char *name,
                                        const char *value);

/** (transfer full): all rows, with all that is known of them. */
GBytes *adduce_ui_meta_table_write_csv (AdduceUiMetaTable *self);

G_END_DECLS
