/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks for other programs and for readers: REFI-QDA (`.qdc`), CSV, JSON, HTML. Any thread.
 *
 * `.qdc` (REFI-QDA 1.0, Codebook.xsd): a variable is a code that can't be assigned, its values are the codes below it,
 * as a tree; retired and merged values can't be assigned. The GUID of a code is made of the ids alone, so that two
 * exports say the same of the same value. What the format has no place for stands in the description, in lines that
 * begin with `Use:`, `Avoid:`, `Example:`, `Literature:`, and is found again there. A set for each kind of variable
 * tells which variables are of it.
 *
 * CSV: one row a variable, with its label, and one row a value; columns by name, in any order (docs/codebook.md).
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** (transfer full): XML as UTF-8. */
GBytes *adduce_codebook_to_qdc (AdduceCodebook *codebook);

/**
 * adduce_codebook_from_qdc:
 * @title: what the codebook is to be called
 * @known: (nullable): a codebook whose variables and values are known again by their GUIDs, so that they keep their
 *   ids; ids of all others are made of their names
 * @error: return location; %ADDUCE_ERROR_FORMAT with the line and what is wrong
 *
 * Takes also what the schema does not but programs write: empty sets, no codes, unknown elements. Codes without
 * others below are put into one variable, "codes".
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCodebook *adduce_codebook_from_qdc (GBytes *bytes, const char *title, AdduceCodebook *known, GError **error);

/** (transfer full): with a byte-order mark, for spreadsheets. */
GBytes *adduce_codebook_to_csv (AdduceCodebook *codebook);

/**
 * adduce_codebook_from_csv:
 * @error: return location; %ADDUCE_ERROR_FORMAT with the row and what is wrong
 *
 * Separated by commas, semicolons or tabs.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCodebook *adduce_codebook_from_csv (GBytes *bytes, const char *title, GError **error);

/** (transfer full): one page, laid out as the appendix of a paper. */
GBytes *adduce_codebook_to_html (AdduceCodebook *codebook);

/**
 * adduce_codebook_import:
 * @path: a file; `.qdc`, `.csv`, `.tsv` or `.json` by its name
 * @known: (nullable): as for adduce_codebook_from_qdc()
 * @error: return location; prefixed with the file
 *
 * Returns: (transfer full) (nullable): for adduce_codebook_editor_take()
 */
AdduceCodebook *adduce_codebook_import (const char *path, AdduceCodebook *known, GError **error);

/**
 * adduce_codebook_export:
 * @path: a file; `.qdc`, `.csv`, `.json` or `.html` by its name
 *
 * Writes the file; an old one is replaced only when the new one is whole.
 */
gboolean adduce_codebook_export (AdduceCodebook *codebook, const char *path, GError **error);

G_END_DECLS
