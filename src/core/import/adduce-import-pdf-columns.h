/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order in which the lines of a printed page are read. Internal to the folder.
 */
#pragma once

#include "import/adduce-import-pdf-lines.h"

G_BEGIN_DECLS

/** Puts the lines of each page into the order of reading, column by column. */
void adduce_import_pdf_columns_order (GArray *lines);

G_END_DECLS
