/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a register and its builder share.
 */
#pragma once

#include "model/adduce-register.h"

G_BEGIN_DECLS

typedef struct {
  char *id;
  GHashTable *entities; /* id (owned) → AdduceEntity */
  GPtrArray *attributes; /* char *: ids of one's own; ended by NULL in a register */
  GHashTable *labels;   /* id of an attribute (owned) → char * */
  GHashTable *distinct; /* set of "ID ID" (owned), the lesser first */
  GHashTable *removed;  /* id (owned) → guint64 * */
  char *extra;
} AdduceRegisterData;

void adduce_register_data_init (AdduceRegisterData *self, const char *id);
void adduce_register_data_copy (AdduceRegisterData *self, const AdduceRegisterData *other);
void adduce_register_data_clear (AdduceRegisterData *self);

/** "ID ID", the lesser first; (transfer full). */
char *adduce_register_make_pair (const char *id, const char *other);

const AdduceRegisterData *adduce_register_get_data (AdduceRegister *self);

/** Takes a copy; (transfer full). */
AdduceRegister *adduce_register_new_from_data (const AdduceRegisterData *data);

G_END_DECLS
