/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holding a claim, or what is said of an article, against the codebook's rules. Any thread.
 *
 * What was merged into a value counts as that value. Rules about variables that are switched off or that the codebook
 * lacks ask for nothing. "certainty" can be named in a rule like any variable. A rule all of whose variables are about
 * the article is held against that once; in others the article's values count for each of its claims.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** Whether it is held against what is said of an article, not against each claim. */
gboolean adduce_constraint_is_about_article (AdduceConstraint *self, AdduceCodebook *codebook);

/**
 * adduce_constraint_is_kept:
 * @claim: (nullable): %NULL to ask of the article only
 * @article: (nullable): what the coder says of the article (adduce_sidecar_get_article())
 *
 * Whether the claim, or without one the article, keeps to the rule. A rule that is not about it is kept.
 */
gboolean adduce_constraint_is_kept (AdduceConstraint *self, AdduceClaim *claim, AdduceClaim *article,
                                    AdduceCodebook *codebook);

/** (transfer full): the rule as a translated sentence, "“Frame” is required where “Stance” is “Supports”". */
char *adduce_constraint_describe (AdduceConstraint *self, AdduceCodebook *codebook);

G_END_DECLS
