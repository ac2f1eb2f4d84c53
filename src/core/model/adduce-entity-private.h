/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an entry and its builder share.
 */
#pragma once

#include "model/adduce-entity.h"

G_BEGIN_DECLS

typedef struct {
  char *id;
  guint64 revision;
  char *texts[ADDUCE_ENTITY_N_FIELDS];
  GPtrArray *aliases; /* char *, ended by NULL in an entry, not in a builder */
  GArray *values;     /* AdduceEntityValue with texts that are owned; by attribute, then beginning */
  char *extra;
} AdduceEntityData;

void adduce_entity_data_init (AdduceEntityData *self);
void adduce_entity_data_copy (AdduceEntityData *self, const AdduceEntityData *other);
void adduce_entity_data_clear (AdduceEntityData *self);

const AdduceEntityData *adduce_entity_get_data (AdduceEntity *self);

/** Takes a copy; (transfer full). */
AdduceEntity *adduce_entity_new_from_data (const AdduceEntityData *data);

/** Order of values: attribute, beginning (none first), end. */
int adduce_entity_compare_values (const AdduceEntityValue *a, const AdduceEntityValue *b);

G_END_DECLS
