/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting an entry of a register: some of its claims get another speaker, issue …. Unlike merging this changes the
 * claims, through AdduceCorpusEdit: all or none, and taken back as one.
 */
#pragma once

#include "analysis/adduce-claim-row.h"
#include "edit/adduce-corpus-edit.h"
#include "model/adduce-register.h"

G_BEGIN_DECLS

/**
 * adduce_register_split:
 * @variable: what of the claims (adduce_register_find_field())
 * @rows: (element-type AdduceClaimRow): the claims of the corpus
 * @entity: what is split, of the register or only of claims
 * @name: of what the claims get instead; an entry of the register, or new
 * @articles: (nullable) (array zero-terminated=1): paths below the corpus: all claims in these
 * @claims: (nullable) (array zero-terminated=1): ids of claims
 * @error: return location; %ADDUCE_ERROR_INVALID where the name is one of the entry's own, %ADDUCE_ERROR_NOT_FOUND
 *   where no claim is meant
 *
 * Returns: (transfer full) (nullable): to be run
 */
AdduceCorpusEdit *adduce_register_split (const char *folder, AdduceRegister *base, const char *variable,
                                         GPtrArray *rows, AdduceEntity *entity, const char *name,
                                         const char *const *articles, const char *const *claims, GError **error);

G_END_DECLS
