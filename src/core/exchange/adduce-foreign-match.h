/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignMatcher: which article of a corpus a foreign document is: by its text, else by its name. One thread.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

typedef struct _AdduceForeignMatcher AdduceForeignMatcher;

/**
 * adduce_foreign_matcher_new:
 * @folder: the corpus; one that is not there has no articles
 * @by_text: whether to read all articles, so that texts can be told
 */
AdduceForeignMatcher *adduce_foreign_matcher_new (const char *folder, gboolean by_text, GCancellable *cancellable,
                                                  GError **error);
void adduce_foreign_matcher_free (AdduceForeignMatcher *self);

/**
 * adduce_foreign_matcher_find:
 * @digest: (nullable): `sha256:…` of the document's annotation text
 * @ret_by_text: (out): whether the article was found by it
 *
 * Of several articles with that text the one whose name is like the document's. Names are compared without their
 * endings: the whole path, else the last part of it where only one article has that.
 *
 * Returns: (transfer none) (nullable): path below the corpus, in the file name encoding
 */
const char *adduce_foreign_matcher_find (AdduceForeignMatcher *self, const char *name, const char *digest,
                                         gboolean *ret_by_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignMatcher, adduce_foreign_matcher_free)

G_END_DECLS
