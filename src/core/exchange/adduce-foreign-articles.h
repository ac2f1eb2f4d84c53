/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing foreign documents as articles. Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign.h"

G_BEGIN_DECLS

/**
 * adduce_foreign_write_articles:
 * @documents: (element-type AdduceForeignDocument): those to write; each has a text
 * @format: (nullable): for the metadata
 * @paths: (element-type utf8): gets for each document where it is now below the corpus, or %NULL where it could not be
 * written for a reason of its own, which @problems tells
 */
gboolean adduce_foreign_write_articles (const char *folder, GPtrArray *documents, const char *format, GPtrArray *paths,
                                        GPtrArray *problems, GCancellable *cancellable, GError **error);

G_END_DECLS
