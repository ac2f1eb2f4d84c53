/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignCoding: foreign fields as values of variables: with a codebook that has all that is needed for them.
 *
 *   coding = adduce_foreign_coding_new (foreign, mapping, codebook);
 *   codebook = adduce_foreign_coding_get_codebook (coding);      … what it is to be …
 *   adduce_foreign_coding_apply (coding, claim, builder);
 *
 * Values that a variable of the codebook does not have are added to it. A variable that there is not is made, of the
 * kind that all its values are: number, date, yes or no, one or several of a list, text. What an existing variable
 * can't take goes into the note, under the variable's name. One thread.
 */
#pragma once

#include "exchange/adduce-foreign-mapping.h"
#include "model/adduce-claim.h"
#include "model/adduce-register.h"

G_BEGIN_DECLS

typedef struct _AdduceForeignCoding AdduceForeignCoding;

/** @mapping: complete; it must live as long as the coding. */
AdduceForeignCoding *adduce_foreign_coding_new (AdduceForeign *foreign, AdduceForeignMapping *mapping,
                                                AdduceCodebook *codebook);
void adduce_foreign_coding_free (AdduceForeignCoding *self);

/** (transfer none): the one it was made with where that has all. */
AdduceCodebook *adduce_foreign_coding_get_codebook (AdduceForeignCoding *self);

/** (transfer full) (array zero-terminated=1): sentences about what is added to the codebook. */
char **adduce_foreign_coding_describe (AdduceForeignCoding *self);

/** Gives a claim that is being made, or what is said of an article, the values of its fields and its note; of a claim
 * without those of variables of the article. */
void adduce_foreign_coding_apply (AdduceForeignCoding *self, const AdduceForeignClaim *claim,
                                  AdduceClaimBuilder *builder);

/** Gives what is said of an article the values that a claim's fields have of variables of the article; %FALSE where
 * there are none. */
gboolean adduce_foreign_coding_apply_article (AdduceForeignCoding *self, const AdduceForeignClaim *claim,
                                              AdduceClaimBuilder *builder);

/**
 * adduce_foreign_coding_extend_register:
 * @now: a register
 *
 * Adds entries for those of its values that it has none for, and what is known of them where nothing is known yet.
 *
 * Returns: (transfer full): the same register where there is nothing to add
 */
AdduceRegister *adduce_foreign_coding_extend_register (AdduceForeignCoding *self, AdduceRegister *now);

/** (transfer full) (array zero-terminated=1): ids of the registers that have values in it. */
char **adduce_foreign_coding_list_registers (AdduceForeignCoding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignCoding, adduce_foreign_coding_free)

G_END_DECLS
