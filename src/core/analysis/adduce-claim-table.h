/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of claims as text: as a table, and as quotations with their sources for a paper. Pure, any thread.
 */
#pragma once

#include "analysis/adduce-claim-field.h"

G_BEGIN_DECLS

/**
 * adduce_claim_table_to_text:
 * @rows: (element-type AdduceClaimRow)
 * @fields: (element-type AdduceClaimField): the columns; the head has their ids
 * @separator: `,` or a tab
 * @safe: see adduce_csv_append_cell()
 *
 * Returns: (transfer full): by RFC 4180, several values separated by "; "; lines end in "\r\n"
 */
char *adduce_claim_table_to_text (GPtrArray *rows, GPtrArray *fields, char separator, gboolean safe);

/**
 * adduce_claim_table_dup_citation:
 * @speaker: the field, which knows what speakers are called now
 *
 * “Words” (Speaker, in: Title, Outlet, date): what is unknown is left out.
 *
 * Returns: (transfer full)
 */
char *adduce_claim_table_dup_citation (AdduceClaimRow *row, AdduceClaimField *speaker);

/** (transfer full): the citations of all, an empty line between them. */
char *adduce_claim_table_dup_citations (GPtrArray *rows, AdduceClaimField *speaker);

G_END_DECLS
