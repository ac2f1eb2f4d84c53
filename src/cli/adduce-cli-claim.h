/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims on standard output.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** Several lines: number and place, words, one line for each thing that is set. */
void adduce_cli_print_claim (AdduceClaim *claim, AdduceCodebook *codebook, guint number);

/** One line for each value of one's own variables; @coding: a claim, or what is said of an article. */
void adduce_cli_print_values (AdduceClaim *coding, AdduceCodebook *codebook);

/** One JSON object with what the coder says of the article. */
void adduce_cli_print_article_json (AdduceSession *session, const char *article);

/** One JSON object with the claim as the session now has it. */
void adduce_cli_print_claim_json (AdduceSession *session, const char *article, const char *id);

/** One JSON object with several claims, as the session now has them. */
void adduce_cli_print_claims_json (AdduceSession *session, const char *article, const char *const *ids,
                                   guint n_ids);

G_END_DECLS
