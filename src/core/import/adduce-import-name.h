/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for the files of imported articles. Pure functions.
 */
#pragma once

#include "import/adduce-import-article.h"

G_BEGIN_DECLS

/** Bytes of the longest name, without its ending: sidecars' names are made of it. */
#define ADDUCE_IMPORT_MAX_NAME 120

/**
 * adduce_import_name_clean:
 * @name: UTF-8
 *
 * Without what a file's name can't have on some system, what can't be seen, what turns the direction of writing, and
 * dots and blanks at its ends.
 *
 * Returns: (transfer full): may be empty
 */
char *adduce_import_name_clean (const char *name);

/**
 * adduce_import_name_make:
 *
 * The name of the file that it was by itself; else date, outlet and headline in small letters, like
 * `2031-03-04-ketta-daily-levy-stays`.
 *
 * Returns: (transfer full): without ending; never empty
 */
char *adduce_import_name_make (AdduceImportArticle *article);

G_END_DECLS
