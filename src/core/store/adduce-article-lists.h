/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of articles as a file of the corpus, `lists.json` (docs/sidecar.md). All coders share it. Any thread.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-article-list.h"

G_BEGIN_DECLS

/** The most lists of a corpus. */
#define ADDUCE_ARTICLE_LISTS_MAX 1000

/** (transfer full): the file in a corpus. */
char *adduce_article_lists_make_path (const char *folder);

/**
 * adduce_article_lists_load:
 * @error: return location; a file that can't be read or understood, with place and reason. It is left alone.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceArticleList): in the order of the file; empty where there is
 *   none
 */
GPtrArray *adduce_article_lists_load (const char *folder, GError **error);

/** (transfer none) (nullable): the list of that name; case doesn't count. */
AdduceArticleList *adduce_article_lists_find (GPtrArray *lists, const char *name);

/**
 * adduce_article_lists_put:
 * @lists: (element-type AdduceArticleList): each is put where one of its name stands, else at the end
 *
 * All or none; what others wrote meanwhile, and members that are not known here, stay.
 */
gboolean adduce_article_lists_put (const char *folder, GPtrArray *lists, GError **error);

/** %ADDUCE_ERROR_NOT_FOUND where there is no list of that name. */
gboolean adduce_article_lists_remove (const char *folder, const char *name, GError **error);

G_END_DECLS
