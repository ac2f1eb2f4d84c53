/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers as files of a corpus: `speakers.json`, `issues.json`, and `ID.register.json` for an entity variable of
 * one's own (docs/registers.md). Curation alone writes them. Any thread.
 */
#pragma once

#include "model/adduce-corpus.h"

G_BEGIN_DECLS

/** The file of a register in a corpus; (transfer full). */
char *adduce_register_make_path (const char *folder, const char *id);

/** @error: return location; %ADDUCE_ERROR_JSON or %ADDUCE_ERROR_FORMAT with line and reason; (transfer full). */
AdduceRegister *adduce_register_parse (GBytes *bytes, const char *id, GError **error);

/** The canonical bytes; (transfer full). */
GBytes *adduce_register_serialize (AdduceRegister *self);

/**
 * adduce_register_load:
 * @error: return location; prefixed with the file; the file is left alone
 *
 * Returns: (transfer full) (nullable): an empty register where there is no file
 */
AdduceRegister *adduce_register_load (const char *folder, const char *id, GError **error);

/**
 * adduce_register_load_for_corpus:
 * @ret_problem: (out) (optional) (transfer full) (nullable): a sentence naming the file, line and reason where it
 *   could not be read
 *
 * Returns: (transfer full): never %NULL; an empty register where the file can't be read
 */
AdduceRegister *adduce_register_load_for_corpus (const char *folder, const char *id, char **ret_problem);

/**
 * adduce_registers_load_into:
 *
 * Gives a corpus its registers and, where it has none, its codebook, which tells of them.
 *
 * Returns: (transfer full) (array zero-terminated=1): sentences
 */
char **adduce_registers_load_into (AdduceCorpus *corpus);

/**
 * AdduceRegisterFunc:
 * @now: what the file holds
 *
 * Makes of what the file holds what it is to hold; perhaps more than once.
 *
 * Returns: (transfer full) (nullable): %NULL with @error to leave the file as it is
 */
typedef AdduceRegister *(*AdduceRegisterFunc) (AdduceRegister *now, gpointer user_data, GError **error);

/**
 * adduce_register_update:
 * @known: (nullable): what was read before: entries that are still the same are the same objects
 * @error: return location; of @func, or why the file can't be read or written: it is as it was before then
 *
 * Reads the file, has it changed and replaces it, with others locked out; where somebody writes meanwhile all the
 * same, once more. Nothing is written where the bytes stay the same.
 *
 * Returns: (transfer full) (nullable): what the file holds now
 */
AdduceRegister *adduce_register_update (const char *folder, const char *id, AdduceRegister *known,
                                        AdduceRegisterFunc func, gpointer user_data, GError **error);

G_END_DECLS
