/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `claims` and `crosstab` share: a corpus with its claims, which of them are meant, fields by their names.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/**
 * AdduceCliClaims:
 * @claims: all of the corpus
 * @codebook: the one in force; borrowed
 * @map: what the codes of speakers and issues mean now
 * @rows: (element-type AdduceClaimRow): those that are meant
 * @problems: (array zero-terminated=1): sentences about what could not be read
 */
typedef struct {
  AdduceCorpusClaims *claims;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  GPtrArray *rows;
  char **problems;
} AdduceCliClaims;

/**
 * adduce_cli_claims_load:
 * @where: (nullable): an expression, as it came from the command line
 * @no_boilerplate: without the claims that stand in boilerplate as a whole
 */
gboolean adduce_cli_claims_load (AdduceCliClaims *self, const char *folder, const char *where, gboolean no_boilerplate,
                                 GError **error);
void adduce_cli_claims_clear (AdduceCliClaims *self);

/** (transfer full) (nullable): the field of that name, as it came from the command line. */
AdduceClaimField *adduce_cli_claims_get_field (AdduceCliClaims *self, const char *name, GError **error);

/** Complains of the problems; returns the exit status. */
int adduce_cli_claims_end (AdduceCliClaims *self);

/**
 * adduce_cli_print_columns:
 * @cells: (element-type utf8): row by row, the first row being the heads
 * @n_columns: how many cells make a row
 * @numbers: from which column on cells are numbers, which stand at the right
 *
 * Prints a table for people; long cells are cut.
 */
void adduce_cli_print_columns (GPtrArray *cells, guint n_columns, guint numbers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AdduceCliClaims, adduce_cli_claims_clear)

G_END_DECLS
