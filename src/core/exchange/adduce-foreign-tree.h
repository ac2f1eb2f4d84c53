/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values that stand below others in the file that they are from. Private to exchange.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/** @parent: another value of the key; @name: what the value is called below it. The first that is said of it counts. */
void adduce_foreign_set_parent (AdduceForeign *self, const char *key, const char *value, const char *parent,
                                const char *name);

/** %FALSE where it stands below none; @ret_parent, @ret_name: (transfer none). */
gboolean adduce_foreign_get_parent (AdduceForeign *self, const char *key, const char *value, const char **ret_parent,
                                    const char **ret_name);

G_END_DECLS
