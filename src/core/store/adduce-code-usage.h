/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodeUsage: how many claims of a corpus have each value of each variable; immutable.
 *
 * Claims of all coders count. Made in one pass over the sidecars.
 */
#pragma once

#include <gio/gio.h>

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

G_END_DECLS
