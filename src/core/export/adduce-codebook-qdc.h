/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the writer and the reader of REFI-QDA share; private to export.
 */
#pragma once

#include "export/adduce-codebook-exchange.h"

G_BEGIN_DECLS

#define ADDUCE_CODEBOOK_QDC_NAMESPACE "urn:QDA-XML:codebook:1.0"
#define ADDUCE_CODEBOOK_QDC_USE "Use: "
#define ADDUCE_CODEBOOK_QDC_AVOID "Avoid: "
#define ADDUCE_CODEBOOK_QDC_EXAMPLE "Example: "
#define ADDUCE_CODEBOOK_QDC_LITERATURE "Literature: "
#define ADDUCE_CODEBOOK_QDC_SET "Adduce: "

/* The deepest tree of values. */
#define ADDUCE_CODEBOOK_QDC_MAX_DEPTH 64

/* (transfer full): the same for the same ids. */
char *adduce_codebook_qdc_make_guid (const char *kind, const char *variable_id, const char *code_id);

/* --- gathering what another program calls its codes --- */

/** Ids are made of labels, unique among those of @ids, to which the new one is added; (transfer full). */
char *adduce_codebook_make_free_id (GHashTable *ids, const char *label);

/** (transfer full) (nullable): `#rrggbb` of `#RGB` or `#RRGGBB`; %NULL of anything else. */
char *adduce_codebook_tidy_color (const char *color);

/** (transfer full) (nullable): trimmed, at most as long as files allow; %NULL where nothing is left. */
char *adduce_codebook_tidy_text (const char *text, glong max);

G_END_DECLS
