/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignMapping: which fields of a foreign format are which variables, and which of their values are which.
 *
 * A field is a speaker, an issue, stance, evidence, certainty or note, a variable of the codebook or one that is to be
 * made, or is left out, which is said. What a mapping does not name is guessed: by its name, else by the codebook's
 * variables, else by its values; what is none of these becomes a variable, so that nothing is lost. Saved as JSON
 * (docs/import.md). Immutable once it is said.
 */
#pragma once

#include "exchange/adduce-foreign.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** Where fields go that are notes. */
#define ADDUCE_FOREIGN_NOTE "note"

/** The variable that certainty is. */
#define ADDUCE_FOREIGN_CERTAINTY "certainty"

typedef struct _AdduceForeignMapping AdduceForeignMapping;

/**
 * AdduceForeignRule:
 * @key: of the field
 * @variable: (nullable): id of the variable, `note` or `certainty`; %NULL where it is left out
 * @values: (nullable) (element-type utf8 utf8): the format's value → ours; "" for one that says nothing
 * @guessed: nobody said so
 */
typedef struct {
  char *key;
  char *variable;
  GHashTable *values;
  gboolean guessed;
} AdduceForeignRule;

/** (transfer full): one that says nothing. */
AdduceForeignMapping *adduce_foreign_mapping_new (void);

/**
 * adduce_foreign_mapping_say:
 * @variable: (nullable): see AdduceForeignRule
 * @values: (nullable) (transfer full): likewise
 *
 * Says what a field is, which nothing has been said of.
 */
void adduce_foreign_mapping_say (AdduceForeignMapping *self, const char *key, const char *variable,
                                 GHashTable *values);

/** (transfer full): the id of a variable of its own for a field, which @codebook does not have yet. */
char *adduce_foreign_mapping_name_variable (const char *key, AdduceCodebook *codebook);

/**
 * adduce_foreign_mapping_parse:
 * @error: return location; %ADDUCE_ERROR_JSON or %ADDUCE_ERROR_FORMAT with line and reason
 *
 * Returns: (transfer full) (nullable)
 */
AdduceForeignMapping *adduce_foreign_mapping_parse (GBytes *bytes, GError **error);

/** (transfer full): the file; the same bytes for the same mapping. */
GBytes *adduce_foreign_mapping_serialize (AdduceForeignMapping *self);

/**
 * adduce_foreign_mapping_complete:
 * @self: (nullable): what was said
 * @foreign: what was read
 * @codebook: the corpus's
 *
 * Returns: (transfer full): a rule for each key of the fields of @foreign: those of @self, and guesses
 */
AdduceForeignMapping *adduce_foreign_mapping_complete (AdduceForeignMapping *self, AdduceForeign *foreign,
                                                       AdduceCodebook *codebook);
void adduce_foreign_mapping_free (AdduceForeignMapping *self);

/** (transfer none) (element-type AdduceForeignRule): in the order in which keys came. */
GPtrArray *adduce_foreign_mapping_get_rules (AdduceForeignMapping *self);

/** (transfer none) (nullable) */
const AdduceForeignRule *adduce_foreign_mapping_find (AdduceForeignMapping *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignMapping, adduce_foreign_mapping_free)

G_END_DECLS
