/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of comma- and tab-separated values by RFC 4180.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_csv_append_cell:
 * @separator: `,`, `;` or a tab
 * @safe: put `'` before a cell that a spreadsheet would run as a formula
 *
 * One cell: in quotation marks where it holds the separator, a quotation mark or a line end, and where it begins or
 * ends with a blank, which some readers trim. Separators and line ends are the caller's.
 */
void adduce_csv_append_cell (GString *out, const char *cell, char separator, gboolean safe);

/** The same with what was appended to @out since its length was @start. */
void adduce_csv_end_cell (GString *out, gsize start, char separator, gboolean safe);

/**
 * adduce_csv_append_text:
 *
 * The same for a text that is read back later: with `'` before it where a spreadsheet would take it as a formula, a
 * number that it writes otherwise (`0042`, `1e5`, twenty digits), a date or a truth value.
 */
void adduce_csv_append_text (GString *out, const char *cell, char separator);

/** (transfer none): the cell without the `'` of adduce_csv_append_text(). */
const char *adduce_csv_skip_mark (const char *cell);

G_END_DECLS
