/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What work is left in an article or a corpus: articles that are not marked done, claims with something unset
 * or with a broken rule. Reads files, changes none; any thread.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-review.h"
#include "model/adduce-article.h"

G_BEGIN_DECLS

/**
 * AdduceTodoClaim:
 * @claim: the claim
 * @unset: what is unset
 * @violations: (element-type AdduceViolation): the rules it breaks
 *
 * A claim with work left.
 */
typedef struct {
  AdduceClaim *claim;
  AdduceUnset unset;
  GPtrArray *violations;
} AdduceTodoClaim;

/**
 * adduce_todo_list_claims:
 * @claims: (array length=n_claims): those of one coder in one article
 * @article: (nullable): what the coder says of the article
 * @text: (nullable): the article's
 *
 * What is missing before an article can be called done, without reading a file.
 *
 * Returns: (transfer full) (element-type AdduceTodoClaim): the claims with something left, in their order
 */
GPtrArray *adduce_todo_list_claims (AdduceClaim *const *claims, guint n_claims, AdduceClaim *article,
                                    AdduceText *text, AdduceCodebook *codebook);

/**
 * adduce_todo_list_article_violations:
 * @article: (nullable): what the coder says of the article
 *
 * Returns: (transfer full) (element-type AdduceViolation): what is missing or wrong in that
 */
GPtrArray *adduce_todo_list_article_violations (AdduceClaim *article, AdduceCodebook *codebook);

/** (transfer full): "no speaker; “Frame” is required where …", translated. */
char *adduce_todo_claim_describe (const AdduceTodoClaim *self);

/**
 * AdduceTodo:
 * @path: the article, as it was given; below the corpus for adduce_todo_list_corpus()
 * @coder: (nullable): whose work; %NULL where nobody has begun
 * @status: the coder's
 * @n_claims: the coder's claims, also those with nothing left
 * @claims: (element-type AdduceTodoClaim): those with something left, in text order
 * @violations: (element-type AdduceViolation): what is missing or wrong in what the coder says of the article
 * @problem: (nullable): why the article or the coder's file could not be read
 *
 * One coder's work left in one article.
 */
typedef struct {
  char *path;
  char *coder;
  AdduceStatus status;
  guint n_claims;
  GPtrArray *claims;
  GPtrArray *violations;
  char *problem;
} AdduceTodo;

/**
 * adduce_todo_list_article:
 * @nickname: (nullable): whose work; %NULL for that of everybody who has begun
 * @codebook: the codebook in force
 * @error: return location; where the article can't be read
 *
 * Returns: (transfer full) (nullable) (element-type AdduceTodo): one a coder, also where nothing is left
 */
GPtrArray *adduce_todo_list_article (const char *path, const char *nickname, AdduceCodebook *codebook,
                                     GError **error);

/**
 * adduce_todo_list_corpus:
 * @error: return location; where the folder can't be read
 *
 * Returns: (transfer full) (nullable) (element-type AdduceTodo): those with work left, by path
 */
GPtrArray *adduce_todo_list_corpus (const char *folder, const char *nickname, GCancellable *cancellable,
                                    GError **error);

/** Is it done: marked so by the coder, and with nothing unset or wrong? */
gboolean adduce_todo_is_finished (const AdduceTodo *self);

/**
 * adduce_todo_has_unset:
 *
 * Whether any claim of the coder in the article has something unset, or a rule about the article is broken; %FALSE too
 * where the file can't be read.
 */
gboolean adduce_todo_has_unset (const char *path, const char *nickname, AdduceCodebook *codebook);

G_END_DECLS
