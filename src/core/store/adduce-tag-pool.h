/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTagPool: equal tags made once.
 *
 * Files with thousands of claims repeat the same few speakers, issues and codes; while one is read,
 * the pool hands out the tag and the list that are there already. One thread; what it gave outlives
 * it.
 */
#pragma once

#include "model/adduce-tag.h"

G_BEGIN_DECLS

typedef struct _AdduceTagPool AdduceTagPool;

AdduceTagPool *adduce_tag_pool_new (void);
void adduce_tag_pool_free (AdduceTagPool *self);

/** (transfer none): the tag of that code and label. */
AdduceTag *adduce_tag_pool_get_tag (AdduceTagPool *self, const char *code, const char *label);

/**
 * adduce_tag_pool_get_list:
 * @tags: (element-type AdduceTag): tags of this pool, of different codes
 *
 * Returns: (transfer full): the list of them; shared where it has none or one
 */
AdduceTagList *adduce_tag_pool_get_list (AdduceTagPool *self, GPtrArray *tags);

G_END_DECLS
