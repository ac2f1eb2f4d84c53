/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceVocabulary: the speakers or the issues used so far in a corpus, for completion.
 *
 * Data structure: a hash by code of (label, key of the label, count, last use); a label used more often wins.
 * Belongs to one thread.
 */
#pragma once

#include "adduce-tag.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_VOCABULARY (adduce_vocabulary_get_type ())
G_DECLARE_FINAL_TYPE (AdduceVocabulary, adduce_vocabulary, ADDUCE, VOCABULARY, GObject)

AdduceVocabulary *adduce_vocabulary_new (void);

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
