/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCsvTable: a table of texts, read from a file of values separated by commas, semicolons or tabs (RFC 4180), as
 * spreadsheets and other programs write them. Immutable, any thread.
 *
 * The separator is what the first record has most of outside quotation marks; a line `sep=;` before it is obeyed.
 * The encoding is told by a byte-order mark; else it is UTF-16 where every other byte is null or one other, UTF-8 if
 * the bytes are that, Windows-1251 where letters beyond ASCII stand side by side, as those of Cyrillic words do, else
 * Windows-1252.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The largest file in bytes, the most records and cells of one. */
#define ADDUCE_CSV_TABLE_MAX_BYTES (64 * 1024 * 1024)
#define ADDUCE_CSV_TABLE_MAX_ROWS 1000000
#define ADDUCE_CSV_TABLE_MAX_CELLS 2000

typedef struct _AdduceCsvTable AdduceCsvTable;

/**
 * adduce_csv_table_new:
 * @encoding: (nullable): as iconv knows it; %NULL guesses
 * @error: return location; %ADDUCE_ERROR_FORMAT with the line, %ADDUCE_ERROR_TOO_LARGE, %ADDUCE_ERROR_NOT_TEXT
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCsvTable *adduce_csv_table_new (GBytes *bytes, const char *encoding, GError **error);

/**
 * adduce_csv_table_new_partial:
 * @ret_problem: (out) (transfer full) (nullable): what is wrong where the records end too early
 * @ret_stop: (out): the byte of the text at which the record begins that could not be read; the text's length else
 *
 * The same; but where a record can't be read, those before it are the table.
 */
AdduceCsvTable *adduce_csv_table_new_partial (GBytes *bytes, const char *encoding, char **ret_problem,
                                              gsize *ret_stop, GError **error);
void adduce_csv_table_free (AdduceCsvTable *self);

/** What it was read as: `UTF-8`, `UTF-16LE`, `WINDOWS-1251` … */
const char *adduce_csv_table_get_encoding (AdduceCsvTable *self);

/** Records, the header counted; records without any text are left out. */
guint adduce_csv_table_get_n_rows (AdduceCsvTable *self);

/** The line on which a record begins, from 1. */
guint adduce_csv_table_get_line (AdduceCsvTable *self, guint row);

/** Where a record begins and ends, in bytes of the text as UTF-8 without a byte-order mark. */
gsize adduce_csv_table_get_start (AdduceCsvTable *self, guint row);
gsize adduce_csv_table_get_end (AdduceCsvTable *self, guint row);
guint adduce_csv_table_get_n_cells (AdduceCsvTable *self, guint row);

/** (transfer none): "" where the record has no such cell. */
const char *adduce_csv_table_get_cell (AdduceCsvTable *self, guint row, guint cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCsvTable, adduce_csv_table_free)

G_END_DECLS
