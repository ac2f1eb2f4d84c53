/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a name fits what somebody typed to find it. Both are folded (adduce_breaks_fold()), so accents and
 * case don't count.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_match_split:
 * @typed: what was typed
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, folded
 */
char **adduce_match_split (const char *typed);

/**
 * adduce_match_score:
 * @name: a folded name
 * @words: (array zero-terminated=1): folded words
 *
 * Each word has to be somewhere in the name: best at its beginning, next best where a word of it begins.
 *
 * Returns: 0 where a word is missing; else the higher the better, 1 for no words at all
 */
guint adduce_match_score (const char *name, const char *const *words);

G_END_DECLS
