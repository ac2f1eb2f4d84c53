/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiImportSettings: what the reading of files goes by, as it can be said by hand.
 *
 * Signal "changed": after the user changed something.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_IMPORT_SETTINGS (adduce_ui_import_settings_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiImportSettings, adduce_ui_import_settings, ADDUCE_UI, IMPORT_SETTINGS, GtkWidget)

/** @paths: (element-type filename): the files, for each of which a format can be said */
void adduce_ui_import_settings_set_files (AdduceUiImportSettings *self, GPtrArray *paths);

/** What is said of all files; strings are those of the settings, until they change. */
void adduce_ui_import_settings_get_options (AdduceUiImportSettings *self, AdduceImportOptions *ret_options);

/** (transfer none) (nullable): the format of a file, by id; %NULL where it is found out. */
const char *adduce_ui_import_settings_get_format (AdduceUiImportSettings *self, const char *path);

G_END_DECLS
