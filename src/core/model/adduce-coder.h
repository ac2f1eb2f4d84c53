/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCoder: who codes. Immutable.
 *
 * The nickname is part of file names and the pseudonym in exports: `[a-z0-9-]`, at most 32, no hyphen at
 * either end. The id tells two coders of one nickname apart.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ADDUCE_TYPE_CODER (adduce_coder_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCoder, adduce_coder, ADDUCE, CODER, GObject)

/**
 * adduce_coder_new:
 * @id: (nullable): `urn:uuid:…`; %NULL for a new one
 * @name: (nullable): the person's name, optional
 * @error: return location; %ADDUCE_ERROR_INVALID for a nickname that can't be one
 */
AdduceCoder *adduce_coder_new (const char *id, const char *nickname, const char *name, GError **error);
const char *adduce_coder_get_id (AdduceCoder *self);
const char *adduce_coder_get_nickname (AdduceCoder *self);
const char *adduce_coder_get_name (AdduceCoder *self);

gboolean adduce_coder_is_nickname (const char *text);

/** A nickname made of a person's name ("Anna Lindqvist" → "anna-lindqvist"); (transfer full). */
char *adduce_coder_suggest_nickname (const char *name);

G_END_DECLS
