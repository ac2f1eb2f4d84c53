/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRegisterRow: an entry of a register with how claims use it: a row of the page and of `list`. Immutable but
 * for what is made when first asked for; any thread.
 */
#pragma once

#include "analysis/adduce-claim-uses.h"
#include "model/adduce-corpus.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_REGISTER_ROW (adduce_register_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceRegisterRow, adduce_register_row, ADDUCE, REGISTER_ROW, GObject)

/** (transfer none) */
AdduceEntity *adduce_register_row_get_entity (AdduceRegisterRow *self);
const char *adduce_register_row_get_id (AdduceRegisterRow *self);
guint adduce_register_row_get_n_claims (AdduceRegisterRow *self);
guint adduce_register_row_get_n_articles (AdduceRegisterRow *self);

/** (nullable): dates of the earliest and latest article with such a claim. */
const char *adduce_register_row_get_first (AdduceRegisterRow *self);
const char *adduce_register_row_get_last (AdduceRegisterRow *self);

/** Claims by stance: in the order of the codebook, the last are those without one. */
guint adduce_register_row_get_n_stances (AdduceRegisterRow *self);
guint adduce_register_row_get_stance (AdduceRegisterRow *self, guint index);

/** By strcmp() the order of names. */
const char *adduce_register_row_get_name_key (AdduceRegisterRow *self);

/** (transfer none) (nullable): the row above it in the tree. */
AdduceRegisterRow *adduce_register_row_get_parent (AdduceRegisterRow *self);

/** (transfer none) (nullable) (element-type AdduceRegisterRow): those below it, by name. */
GPtrArray *adduce_register_row_get_children (AdduceRegisterRow *self);

/**
 * adduce_register_row_matches:
 * @words: (array zero-terminated=1): of adduce_match_split()
 * @typed: (nullable): a key of the whole text, to find names in other scripts
 *
 * Whether names, values and note have each of the words, or a name fits what was typed.
 */
gboolean adduce_register_row_matches (AdduceRegisterRow *self, const char *const *words,
                                      const AdduceNameKey *typed);

/**
 * adduce_register_rows_list:
 * @rows: (nullable) (element-type AdduceClaimRow): the claims of the corpus
 * @codebook: (nullable): for the stances
 *
 * A row for each entry that was not merged, and for each speaker, issue … that only claims have.
 *
 * Returns: (transfer full) (element-type AdduceRegisterRow): by name
 */
GPtrArray *adduce_register_rows_list (AdduceRegister *base, GPtrArray *rows, AdduceCodebook *codebook);

/**
 * adduce_register_list_together:
 *
 * Returns: (transfer full) (element-type GStrv): the ids of the entries of each claim that has several
 */
GPtrArray *adduce_register_list_together (AdduceRegister *base, GPtrArray *rows, AdduceCodebook *codebook);

/**
 * adduce_register_rows_count_claims:
 * @rows: (element-type AdduceRegisterRow)
 * @together: of adduce_register_list_together()
 *
 * How many claims have one of the entries; a claim that has several of them counts once.
 */
guint adduce_register_rows_count_claims (GPtrArray *rows, GPtrArray *together);

/**
 * adduce_register_find_field:
 * @codebook: (nullable)
 *
 * Returns: (transfer none) (nullable): the field of claims that the register's entries are counted by: its own id, or
 *   the first variable whose values it has; %NULL where the codebook no longer has any
 */
const char *adduce_register_find_field (AdduceRegister *base, AdduceCodebook *codebook);

/** Adds what the codes of the register mean now, for a variable whose values it has. */
void adduce_register_add_to_map (AdduceRegister *base, const char *variable, AdduceCodeMap *map);

/** What codes of all variables mean by the registers of a corpus; (transfer full). */
AdduceCodeMap *adduce_corpus_make_code_map (AdduceCorpus *corpus);

G_END_DECLS
