/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which verbs say which articles of a corpus are meant.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** The options, for the table of a verb. */
extern const GOptionEntry adduce_cli_choice_entries[];

/**
 * adduce_cli_choice_make:
 * @name: what the list is called
 * @coder: (nullable)
 * @error: return location; %ADDUCE_ERROR_USAGE for words that can't be read, %ADDUCE_ERROR_INVALID for an expression
 *   that is wrong, %ADDUCE_ERROR_NOT_FOUND where there is no such list as `--in` names
 *
 * Returns: (transfer full) (nullable): what was asked for, as a list that could be saved
 */
AdduceArticleList *adduce_cli_choice_make (const char *folder, const char *name, const char *coder, GError **error);

/**
 * adduce_cli_choice_apply:
 *
 * Reads all texts where the expression asks for twins; complains of those that can't be read.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceArticle): the articles that are meant, by their paths
 */
GPtrArray *adduce_cli_choice_apply (AdduceArticleList *list, AdduceCorpus *corpus, GError **error);

/** (transfer full) (element-type AdduceArticle): all articles of a corpus. */
GPtrArray *adduce_cli_choice_all (AdduceCorpus *corpus);

/** (transfer full): twins among articles; @problems: (element-type utf8): what can't be read. */
AdduceArticleTwins *adduce_cli_choice_read_twins (GPtrArray *articles, const char *folder, guint least,
                                                  GPtrArray *problems);

/** (transfer full) (nullable): whose status counts: @nickname, or this computer's coder. */
char *adduce_cli_choice_dup_coder (const char *nickname);

G_END_DECLS
