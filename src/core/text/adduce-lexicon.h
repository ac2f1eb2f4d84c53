/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The core's own lists of words, data/lexicons/NAME.ini, which are part of the library: a group a language,
 * a key a kind of word. They are not for users of the core.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AdduceLexicon AdduceLexicon;

/**
 * adduce_lexicon_new:
 * @name: of the file, without its ending
 * @keys: (array zero-terminated=1): the keys that are read; the words of the first get the flag 1, those of
 *   the second 2, then 4 …
 *
 * The words of all languages. A word of the first @n_capital keys that begins with a capital is also known in
 * capitals.
 */
AdduceLexicon *adduce_lexicon_new (const char *name, const char *const *keys, guint n_capital);

/** The same with words as adduce_breaks_fold() makes them, to be looked up so. */
AdduceLexicon *adduce_lexicon_new_folded (const char *name, const char *const *keys);

/** The flags of the keys that have the word, in any language; 0 where none has. */
guint adduce_lexicon_lookup (const AdduceLexicon *self, const char *word);

G_END_DECLS
