/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relations between claims, which Adduce does not have: they become fields of the claim where they begin, with the
 * words of the other. Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/** The most letters of the other's words. */
#define ADDUCE_FOREIGN_RELATED_LETTERS 120

typedef struct _AdduceForeignRelations AdduceForeignRelations;

AdduceForeignRelations *adduce_foreign_relations_new (void);
void adduce_foreign_relations_free (AdduceForeignRelations *self);

/**
 * adduce_foreign_relations_add:
 * @key: what the relation is called
 * @to: what it is to
 *
 * @from gets the field @key with the words of @to: its quotes, else what stands at its places.
 */
void adduce_foreign_relations_add (AdduceForeignRelations *self, AdduceForeignClaim *from, const char *key,
                                   const AdduceForeignClaim *to);

/** (transfer full): the words of a claim, for people, no longer than the limit. */
char *adduce_foreign_relations_dup_words (AdduceForeignRelations *self, const AdduceForeignClaim *claim);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignRelations, adduce_foreign_relations_free)

G_END_DECLS
