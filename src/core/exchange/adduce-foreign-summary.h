/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignSummary: what was read, counted: how many claims there are of how many documents, who coded them, and
 * which fields they have, with their values. What a mapping is chosen by. Filled by one thread, then read in any one.
 */
#pragma once

#include "exchange/adduce-foreign-mapping.h"

G_BEGIN_DECLS

/**
 * AdduceForeignValueUse:
 * @value: of a field
 * @n: how often it was met
 */
typedef struct {
  char *value;
  guint n;
} AdduceForeignValueUse;

/**
 * AdduceForeignFieldUse:
 * @key: of the field
 * @n_claims: claims, and articles of which something is said, that have it
 * @values: (element-type AdduceForeignValueUse): each once, in the order in which they came
 * @example: (nullable): the beginning of the words of the first claim that has it, where the file has them
 */
typedef struct {
  char *key;
  guint n_claims;
  GPtrArray *values;
  char *example;
} AdduceForeignFieldUse;

/**
 * AdduceForeignSummary:
 * @fields: (element-type AdduceForeignFieldUse): in the order in which they came
 * @n_claims: claims
 * @n_documents: documents, with claims or without
 * @n_uncoded: claims, and articles of which something is said, of which the file does not say who coded
 * @coders: (array zero-terminated=1): what the file calls those who did, each once
 */
typedef struct {
  GPtrArray *fields;
  guint n_claims;
  guint n_documents;
  guint n_uncoded;
  char **coders;
} AdduceForeignSummary;

/** (transfer full) */
AdduceForeignSummary *adduce_foreign_summary_new (AdduceForeign *foreign);
void adduce_foreign_summary_free (AdduceForeignSummary *self);

/** (transfer none) (nullable) */
const AdduceForeignFieldUse *adduce_foreign_summary_find (AdduceForeignSummary *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignSummary, adduce_foreign_summary_free)

G_END_DECLS
