/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of AdduceForeignCoding, shared by its files: what goes into each variable, and what the mapping makes of a
 * field. Private to exchange.
 */
#pragma once

#include "exchange/adduce-foreign-coding.h"
#include "model/adduce-codebook-builder.h"

G_BEGIN_DECLS

/* What goes into one variable. */
typedef struct {
  char *id;
  char *label;
  AdduceVariable *variable; /* NULL for speaker and issue */
  gboolean is_new;
  GHashTable *tags;  /* "KEY\nVALUE\nCODE" → AdduceTag, or NULL where it can't be one */
  GPtrArray *values; /* AdduceForeignField (not owned), each once */
  gboolean several;  /* a claim has more than one */
  gboolean of_claims;
  gboolean of_articles;
} AdduceForeignTarget;

struct _AdduceForeignCoding {
  AdduceForeign *foreign;
  AdduceForeignMapping *mapping;
  AdduceCodebook *codebook;
  GHashTable *targets; /* id → AdduceForeignTarget */
  GPtrArray *order;    /* AdduceForeignTarget, as they came */
  GPtrArray *added;    /* sentences */
};

/** Whether its values are entries of a register. */
gboolean adduce_foreign_target_is_entity (const AdduceForeignTarget *target);

/** (transfer full): the key of a field among the tags of its target. */
char *adduce_foreign_field_make_key (const AdduceForeignField *field);

/** (transfer none): what the mapping makes of a value. */
const char *adduce_foreign_coding_map (AdduceForeignCoding *self, const AdduceForeignField *field);
gboolean adduce_foreign_coding_is_mapped (AdduceForeignCoding *self, const AdduceForeignField *field);

/** Makes a tag of each value of a target; a variable and values that the codebook does not have are added to @builder.
 * @ret_changed: set where something is. */
void adduce_foreign_coding_make_tags (AdduceForeignCoding *self, AdduceForeignTarget *target,
                                      AdduceCodebookBuilder *builder, gboolean *ret_changed);

G_END_DECLS
