/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodeUsage: how many claims of a corpus have each value of each variable; immutable.
 *
 * Claims of all coders count. Made in one pass over the sidecars.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CODE_USAGE (adduce_code_usage_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCodeUsage, adduce_code_usage, ADDUCE, CODE_USAGE, GObject)

/** Blocks; any thread. */
AdduceCodeUsage *adduce_code_usage_new_for_corpus (const char *folder, GCancellable *cancellable, GError **error);

/** All claims of the corpus. */
guint adduce_code_usage_get_n_claims (AdduceCodeUsage *self);

/**
 * adduce_code_usage_count:
 * @variable_id: a variable; also speaker and issue
 * @code_id: (nullable): one of its values, as the claims have it; %NULL for any
 */
guint adduce_code_usage_count (AdduceCodeUsage *self, const char *variable_id, const char *code_id);

/**
 * adduce_code_usage_count_value:
 * @variable: a variable of a codebook
 * @code_id: one of its values
 *
 * Claims that have the value or one that was merged into it; a claim that has several of them counts once.
 */
guint adduce_code_usage_count_value (AdduceCodeUsage *self, AdduceVariable *variable, const char *code_id);

/**
 * adduce_code_usage_count_both:
 *
 * The same for what would be one value if the second were merged into the first.
 */
guint adduce_code_usage_count_both (AdduceCodeUsage *self, AdduceVariable *variable, const char *code_id,
                                    const char *other_id);

G_END_DECLS
