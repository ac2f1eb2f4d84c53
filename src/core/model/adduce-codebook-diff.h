/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between two versions of a codebook, and how two changed copies become one. Any thread.
 */
#pragma once

#include "adduce-codebook-builder.h"

G_BEGIN_DECLS

/**
 * adduce_codebook_diff:
 * @like: what the changes have in common: coder, time, versions; the rest is filled in
 *
 * The history entries that lead from one to the other; versions, revisions and histories are not compared.
 *
 * Returns: (transfer full) (element-type AdduceCodebookChange): with new ids; empty where nothing differs
 */
GPtrArray *adduce_codebook_diff (AdduceCodebook *before, AdduceCodebook *after, const AdduceCodebookChangeInfo *like);

/**
 * adduce_codebook_raise_revisions:
 * @before: (nullable): what it was made from
 *
 * Returns: (transfer full): @after, in which every variable, value and rule that differs from @before has a revision
 * larger than there
 */
AdduceCodebook *adduce_codebook_raise_revisions (AdduceCodebook *before, AdduceCodebook *after);

/**
 * adduce_codebook_merge:
 * @base: what both were made from
 * @mine: what is to be written, the later one
 * @theirs: what is there
 * @ret_n_both: (out) (optional): how many entries both had changed differently
 *
 * Merges by id. Where only one side changed a head, value or rule it is that side's; where both did, the larger
 * revision wins, of equal ones mine; a change wins against a removal. Histories are joined, so that what lost is
 * still told, and my versions come after theirs.
 *
 * Returns: (transfer full)
 */
AdduceCodebook *adduce_codebook_merge (AdduceCodebook *base, AdduceCodebook *mine, AdduceCodebook *theirs,
                                       guint *ret_n_both);

G_END_DECLS
