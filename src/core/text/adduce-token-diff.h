/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTokenDiff: where the words of one text went in another.
 *
 * Both are cut into words, single other characters and single wide ones (scripts without spaces); the shortest list of
 * words taken away and added (E. W. Myers, “An O(ND) difference algorithm and its variations”, Algorithmica 1 (1986))
 * says which words are the same. Internal to the anchorer.
 */
#pragma once

#include "adduce-span.h"

G_BEGIN_DECLS

typedef struct _AdduceTokenDiff AdduceTokenDiff;

/** (transfer full) (nullable): %NULL where the texts differ too much to be told apart word by word. */
AdduceTokenDiff *adduce_token_diff_new (const gunichar *old_text, gsize n_old, const gunichar *text, gsize n_text);
void adduce_token_diff_free (AdduceTokenDiff *self);

/** Where a stretch of the old text is now; %FALSE where nothing of it is left. */
gboolean adduce_token_diff_map (AdduceTokenDiff *self, AdduceSpan span, AdduceSpan *ret_span);

/**
 * adduce_token_diff_list:
 * @ret_old: (out) (transfer full) (element-type AdduceSpan): stretches of the old text that are not in the new one
 * @ret_new: (out) (transfer full) (element-type AdduceSpan): stretches of the new text that are not in the old one
 *
 * What differs, in the order of the texts. Stretches that only blanks part are one.
 */
void adduce_token_diff_list (AdduceTokenDiff *self, GArray **ret_old, GArray **ret_new);

/** The same of two texts at once; %FALSE where they differ too much. */
gboolean adduce_token_diff_compare (const char *old_utf8, const char *utf8, GArray **ret_old, GArray **ret_new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTokenDiff, adduce_token_diff_free)

G_END_DECLS
