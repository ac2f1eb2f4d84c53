/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as JSON. Internal to the store. The format is data/schemas/register-1.schema.json.
 */
#pragma once

#include "model/adduce-register.h"
#include "store/adduce-json.h"

G_BEGIN_DECLS

/** The most entries, other names of one, values of one, attributes and pairs. */
#define ADDUCE_REGISTER_MAX_ENTRIES 100000
#define ADDUCE_REGISTER_MAX_NAMES 1000
#define ADDUCE_REGISTER_MAX_VALUES 1000
#define ADDUCE_REGISTER_MAX_ATTRIBUTES 200

/**
 * adduce_register_json_read:
 * @id: of the register that it must be
 * @known: (nullable): entries that are the same here are these objects, which know their slugs and keys already
 *
 * Returns: (transfer full) (nullable): else the tree has an error
 */
AdduceRegister *adduce_register_json_read (AdduceJsonTree *tree, const char *id, AdduceRegister *known);

/** The canonical bytes; (transfer full). */
GBytes *adduce_register_json_write (AdduceRegister *self);

G_END_DECLS
