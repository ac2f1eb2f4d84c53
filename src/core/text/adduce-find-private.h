/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two ways of finding: words (adduce-find-words.c) and expressions (adduce-find-regex.c).
 */
#pragma once

#include "text/adduce-find.h"

G_BEGIN_DECLS

/** Gets each hit in text order, never empty; %FALSE refuses it: then one that overlaps it may come. */
typedef gboolean (*AdduceFindFunc) (AdduceSpan hit, gpointer user_data);

typedef struct _AdduceFindWords AdduceFindWords;

/** %NULL where nothing is left of the pattern that could be found. */
AdduceFindWords *_adduce_find_words_new (const char *pattern, AdduceFindFlags flags);
void _adduce_find_words_free (AdduceFindWords *self);
gboolean _adduce_find_words_run (AdduceFindWords *self, AdduceText *text, GCancellable *cancellable,
                                 AdduceFindFunc func, gpointer user_data);

typedef struct _AdduceFindRegex AdduceFindRegex;

AdduceFindRegex *_adduce_find_regex_new (const char *pattern, AdduceFindFlags flags, GError **error);
void _adduce_find_regex_free (AdduceFindRegex *self);
gboolean _adduce_find_regex_run (AdduceFindRegex *self, AdduceText *text, GCancellable *cancellable,
                                 AdduceFindFunc func, gpointer user_data, GError **error);

G_END_DECLS
