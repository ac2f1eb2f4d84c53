/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which `annotate` and `retag` say how a claim is coded.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/**
 * AdduceCliCoding:
 *
 * The options as they came; %NULL for those that were not given. Lists are %NULL-terminated.
 */
typedef struct {
  char *span;
  char **speakers;
  char **issues;
  char *stance;
  char **evidence;
  char *certainty;
  char *note;
  char **sets;
  gboolean reviewed;
  char *coder;
} AdduceCliCoding;

extern AdduceCliCoding adduce_cli_coding;

/** The options that fill adduce_cli_coding, for the table of a verb. */
extern const GOptionEntry adduce_cli_coding_entries[];

/** Whether any option but `--coder` was given. */
gboolean adduce_cli_coding_is_given (void);

/** Whether nothing but `--reviewed` was. */
gboolean adduce_cli_coding_is_review (void);

/**
 * adduce_cli_coding_apply:
 * @error: return location; %ADDUCE_ERROR_USAGE for words that can't be read, %ADDUCE_ERROR_INVALID
 * for spans outside the text and values that the codebook does not have (with those it has)
 *
 * Puts what was given into the claim; an empty string unsets. What is about the article is left out.
 */
gboolean adduce_cli_coding_apply (AdduceClaimBuilder *builder, AdduceText *text,
                                  AdduceCodebook *codebook, GError **error);

/** Whether nothing was given but values of variables about articles. */
gboolean adduce_cli_coding_is_about_article (AdduceCodebook *codebook);

/** (transfer full) (nullable): what was given about the article; %NULL where nothing is new, and with @error. */
AdduceCommand *adduce_cli_coding_make_article_command (AdduceSession *session, GError **error);

/** (transfer full) (nullable): both as one; each (transfer full) (nullable). */
AdduceCommand *adduce_cli_coding_join (AdduceCommand *claims, AdduceCommand *article);

G_END_DECLS
