/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands for coders who are not to be known, in a dataset. Private to export.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_export_pseudonyms_new:
 * @files: (element-type AdduceExportFile): articles with their files of claims
 *
 * Returns: (transfer full): nickname → "coder-1" and so on, in the order of the nicknames
 */
GHashTable *adduce_export_pseudonyms_new (GPtrArray *files);

/** Whether a note names one of them, in capitals or not; @pseudonyms, @note: (nullable): then %FALSE. */
gboolean adduce_export_pseudonyms_find (GHashTable *pseudonyms, const char *note);

G_END_DECLS
