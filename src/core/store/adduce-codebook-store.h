/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks as files: the presets that are installed, and a corpus's own `codebook.json`.
 *
 * The format is data/schemas/codebook-1.schema.json.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * adduce_codebook_parse:
 * @error: return location; %ADDUCE_ERROR_JSON or %ADDUCE_ERROR_FORMAT with line and reason (missing label,
 *   two values with one id, two with one key, unknown pattern, colour that is none …), %ADDUCE_ERROR_VERSION
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCodebook *adduce_codebook_parse (GBytes *bytes, GError **error);

/**
 * adduce_codebook_serialize:
 *
 * The file, byte for byte the same for the same content; members that are not known come last.
 *
 * Returns: (transfer full)
 */
GBytes *adduce_codebook_serialize (AdduceCodebook *codebook);

/** (transfer full): the names of the installed presets, in the order of the alphabet. */
GStrv adduce_codebook_list_presets (void);

/** An installed preset: "default", "news-basic" …; (transfer full). */
AdduceCodebook *adduce_codebook_load_preset (const char *name, GError **error);

/**
 * adduce_codebook_load_for_corpus:
 * @folder: the corpus
 * @ret_problem: (out) (optional) (transfer full) (nullable): a sentence naming `codebook.json`, line and
 *   reason where it could not be used
 *
 * The corpus's own codebook; where it has none, the default one; where its own is broken, the last good
 * version of it (kept in Adduce's data folder), else the default.
 *
 * Returns: (transfer full): never %NULL (an empty codebook where even the default is missing)
 */
AdduceCodebook *adduce_codebook_load_for_corpus (const char *folder, char **ret_problem);

/**
 * adduce_codebook_load_own:
 * @ret_exists: (out): whether the corpus has a codebook of its own; if not, the default one is returned
 * @error: return location; where its own can't be read or understood, naming file, line and reason
 *
 * The codebook to be edited: never another one in place of what is broken.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceCodebook *adduce_codebook_load_own (const char *folder, gboolean *ret_exists, GError **error);

/**
 * adduce_codebook_save:
 * @base: what @mine was made from, as it was read or written last
 * @mine: what is to be written
 * @ret_n_both: (out) (optional): see adduce_codebook_merge()
 * @error: return location; what is there and can't be understood is left alone
 *
 * Writes the corpus's codebook; what another program wrote since @base is merged. Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): what was written
 */
AdduceCodebook *adduce_codebook_save (const char *folder, AdduceCodebook *base, AdduceCodebook *mine,
                                      guint *ret_n_both, GError **error);

/**
 * adduce_codebook_ensure_in_corpus:
 *
 * Writes the default codebook as `codebook.json` where the corpus has none; done with the first claim, so
 * that opening a folder changes nothing in it.
 */
gboolean adduce_codebook_ensure_in_corpus (const char *folder, GError **error);

/**
 * adduce_codebook_find_corpus:
 * @article_path: an article
 *
 * The nearest folder at or above the article's that has a `codebook.json`, else the article's own folder;
 * for the command line, which is given single articles.
 *
 * Returns: (transfer full)
 */
char *adduce_codebook_find_corpus (const char *article_path);

G_END_DECLS
