/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceVocabulary: the speakers or the issues used so far in a corpus, for completion.
 *
 * With a register a tag stands for what its code means there: it is offered under the canonical name, found by any
 * of its names, and what was merged counts as one; entries that nobody used are offered, too.
 *
 * Data structure: a hash by code (what it means) of labels, each with count and last use, and keys of names; of an
 * entry that the register does not have the label used more often wins. Belongs to one thread.
 */
#pragma once

#include "adduce-register.h"
#include "adduce-tag.h"
#include "text/adduce-name.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_VOCABULARY (adduce_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (AdduceVocabulary, adduce_vocabulary, ADDUCE, VOCABULARY, GObject)

AdduceVocabulary *adduce_vocabulary_new (void);

/** @value: (nullable) (transfer none): what codes mean; linear in the number of tags and entries. */
void adduce_vocabulary_set_register (AdduceVocabulary *self, AdduceRegister *value);

/** (transfer full): the tag as it is now by the register, else itself. */
AdduceTag *adduce_vocabulary_resolve_tag (AdduceVocabulary *self, AdduceTag *tag);

/** (transfer none) (nullable): what has just this name or other name by the register. */
AdduceTag *adduce_vocabulary_find_name (AdduceVocabulary *self, const char *name);

/** How well the best name of a tag fits what was typed. */
AdduceNameFit adduce_vocabulary_fit (AdduceVocabulary *self, AdduceTag *tag, const AdduceNameKey *typed);

/** Counts @count uses of a tag more (fewer where negative; at 0 the tag is kept, but ranks last). */
void adduce_vocabulary_count (AdduceVocabulary *self, AdduceTag *tag, int count);

guint adduce_vocabulary_get_n_tags (AdduceVocabulary *self);
guint adduce_vocabulary_get_n_uses (AdduceVocabulary *self, const char *code);

/** (transfer none) (nullable) */
AdduceTag *adduce_vocabulary_lookup (AdduceVocabulary *self, const char *code);

/**
 * adduce_vocabulary_search:
 * @text: what was typed; "" asks for the most used
 * @max: the most tags to return
 *
 * Tags whose label has every word of @text at the start of one of its words, or anywhere (those rank
 * lower), as AdduceNameKey has it. Within a rank the later and more often used come first.
 *
 * Returns: (transfer full) (element-type AdduceTag): best first
 */
GPtrArray *adduce_vocabulary_search (AdduceVocabulary *self, const char *text, guint max);

/** The same, but within a rank only how often a tag is used counts; (transfer full) (element-type AdduceTag). */
GPtrArray *adduce_vocabulary_search_frequent (AdduceVocabulary *self, const char *text, guint max);

G_END_DECLS
