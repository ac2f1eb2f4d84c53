/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holding a claim against the codebook's rules. Any thread.
 *
 * What was merged into a value counts as that value. Rules about variables that are switched off, that are about
 * articles or that the codebook lacks ask for nothing. "certainty" can be named in a rule like any variable.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** Whether the claim keeps to the rule. */
gboolean adduce_constraint_is_kept (AdduceConstraint *self, AdduceClaim *claim, AdduceCodebook *codebook);

/** (transfer full): the rule as a translated sentence, "“Frame” is required where “Stance” is “Supports”". */
char *adduce_constraint_describe (AdduceConstraint *self, AdduceCodebook *codebook);

G_END_DECLS
