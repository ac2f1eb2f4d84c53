/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of names for people: as the language of the program has it (Å after Z in Swedish), numbers by their
 * value, whatever the script.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** By strcmp() of these names are in order; any thread; (transfer full). */
char *adduce_collate_key (const char *name);

G_END_DECLS
