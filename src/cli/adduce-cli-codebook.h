/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the acts of `codebook DIR ACT` share.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** Complains once of a file that the message may name already, and returns %ADDUCE_CLI_FAILED. */
int adduce_cli_codebook_fail (const char *folder, const GError *error);

/** Prints the variables with their values, indented as a tree. */
void adduce_cli_codebook_print (AdduceCodebook *codebook);

/** Prints the history, newest last. */
int adduce_cli_codebook_history (const char *folder, gboolean json);

/** Prints claims that were coded before a change that affects them. */
int adduce_cli_codebook_review (const char *folder, gboolean json);

/** Prints what is wrong with the codebook or could be better. */
int adduce_cli_codebook_check (const char *folder, gboolean json);

/** Takes variables into the corpus's codebook; @variables (nullable), @coder (nullable). */
int adduce_cli_codebook_take (const char *folder, AdduceCodebook *other, const char *source,
                              const char *const *variables, gboolean import, const char *coder, gboolean json);

G_END_DECLS
