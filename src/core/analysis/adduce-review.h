/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceReview: what is left to do with claims, and what is wrong with them.
 *
 * Unset is work that is left; a broken rule is something to look at again. The rules are a table of functions
 * in adduce-review.c: another rule is another row. A review is made for the claims of one coder in one article
 * and told nothing of their changes: make another after one. Making one is linear in the number of claims.
 */
#pragma once

#include "model/adduce-claim.h"
#include "model/adduce-codebook.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceUnset:
 *
 * What nobody has decided yet of a claim.
 */
typedef enum {
  ADDUCE_UNSET_NOTHING = 0,
  ADDUCE_UNSET_SPEAKER = 1 << 0,
  ADDUCE_UNSET_ISSUE = 1 << 1,
  ADDUCE_UNSET_STANCE = 1 << 2,
  ADDUCE_UNSET_EVIDENCE = 1 << 3,
} AdduceUnset;

/**
 * adduce_review_get_unset:
 * @codebook: (nullable): a stance or evidence for which it has no values can't be set, and isn't left to do
 */
AdduceUnset adduce_review_get_unset (AdduceClaim *claim, AdduceCodebook *codebook);

/** (transfer full): ids in order, %NULL-ended: `speaker`, `issue`, `stance`, `evidence`. */
char **adduce_unset_to_ids (AdduceUnset unset);

/** (transfer full): translated, "no speaker, no stance"; "" for nothing. */
char *adduce_unset_to_string (AdduceUnset unset);

/**
 * AdduceViolation:
 * @rule: id of the rule: `unknown-value`, `words-changed`, `coded-twice`; `required`, `at-most-one` and
 *   `not-together` are the codebook's own (AdduceConstraint)
 * @message: a translated sentence
 *
 * One rule that a claim breaks.
 */
typedef struct {
  const char *rule;
  char *message;
} AdduceViolation;

typedef struct _AdduceReview AdduceReview;

/**
 * adduce_review_new:
 * @codebook: (nullable): without it no value is unknown
 * @text: (nullable): without it no words are compared
 * @claims: (array length=n_claims): those of one coder in one article
 */
AdduceReview *adduce_review_new (AdduceCodebook *codebook, AdduceText *text, AdduceClaim *const *claims,
                                 guint n_claims);

/** @article: (nullable): what the coder says of the article, for rules about both; without it nothing is said of it */
void adduce_review_set_article (AdduceReview *self, AdduceClaim *article);
void adduce_review_free (AdduceReview *self);

/** (transfer full) (element-type AdduceViolation): the rules that the claim breaks; empty for none. */
GPtrArray *adduce_review_list_violations (AdduceReview *self, AdduceClaim *claim);

/** (transfer full) (element-type AdduceViolation): the rules that what is said of the article breaks. */
GPtrArray *adduce_review_list_article_violations (AdduceReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceReview, adduce_review_free)

G_END_DECLS
