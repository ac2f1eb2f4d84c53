/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of languages, as databases write them. Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_language_find_code:
 * @name: “English”, “DEUTSCH; GERMAN”, “français”, “en-GB”
 *
 * The first of them that is known counts: names in English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Russian, Ukrainian and Polish, and in the language itself.
 *
 * Returns: (transfer full) (nullable): BCP 47, like `en` or `en-GB`
 */
char *adduce_language_find_code (const char *name);

G_END_DECLS
