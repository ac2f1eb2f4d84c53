/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing an article's claims from the command line: who codes, by which codebook, and one change
 * that is either on the disk afterwards or was not made.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** Is it the file of an article, by name, and is it there? %ADDUCE_ERROR_USAGE, else GIO's. */
gboolean adduce_cli_check_article (const char *path, GError **error);

/**
 * adduce_cli_load_codebook:
 *
 * The codebook of the corpus that the article is in; what is wrong with its file goes to standard
 * error and to @ret_problem.
 *
 * Returns: (transfer full)
 */
AdduceCodebook *adduce_cli_load_codebook (const char *article, char **ret_problem);

/** What codes mean by the registers of an article's corpus; sentences are added to @problems; (transfer full). */
AdduceCodeMap *adduce_cli_load_code_map (const char *article, GPtrArray *problems);

/**
 * adduce_cli_load_coder:
 * @nickname: (nullable): who codes; %NULL for the coder of this computer
 * @error: return location; where nobody is known, or the nickname can't be one
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCoder *adduce_cli_load_coder (const char *nickname, GError **error);

/**
 * adduce_cli_open:
 * @nickname: (nullable): who codes; %NULL for the coder of this computer
 * @error: return location; also where the article can't be coded now
 *
 * Opens an article for a change; problems with the files of others go to standard error.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSession *adduce_cli_open (const char *article, const char *nickname, GError **error);

/** Does the command and saves; where it can't be saved it is taken back. */
gboolean adduce_cli_perform (AdduceSession *session, AdduceCommand *command, GError **error);

/**
 * adduce_cli_find_claim:
 * @name: an id, its UUID, or at least 8 characters that one UUID begins with
 * @error: return location; %ADDUCE_ERROR_NOT_FOUND, also where it is another coder's or there are
 * several
 *
 * Returns: (transfer none) (nullable): a claim of the coder's own
 */
AdduceClaim *adduce_cli_find_claim (AdduceSession *session, const char *name, GError **error);

/** (transfer full) (nullable) (element-type AdduceClaim): the same for each of the names. */
GPtrArray *adduce_cli_find_claims (AdduceSession *session, char **names, GError **error);

/** Reads an offset; %ADDUCE_ERROR_USAGE where it is none. */
gboolean adduce_cli_parse_offset (const char *word, guint *ret_offset, GError **error);

G_END_DECLS
