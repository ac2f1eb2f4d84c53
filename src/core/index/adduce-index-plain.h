/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as it is without its boilerplate. Internal to the index.
 *
 * Each byte of boilerplate is one that is part of no word, so that what stands before and behind it stays where it is,
 * and follows each other for phrases and NEAR.
 */
#pragma once

#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_index_plain_new:
 * @zones: (nullable) (element-type AdduceZone)
 *
 * Returns: (transfer full) (nullable): as many bytes as the text has; %NULL where it has no boilerplate
 */
char *adduce_index_plain_new (AdduceText *text, GArray *zones);

/** (transfer full): such a text with nothing in the place of its boilerplate, for expressions. */
char *adduce_index_plain_join (const char *plain, gsize n_bytes, gsize *ret_n_bytes);

/**
 * AdduceIndexPlainWalk:
 * @plain: the text
 * @n_bytes: of it
 * @at: 0 to begin with
 * @joined: likewise
 *
 * Goes from places in what is joined to those in the text; quick where they come in order.
 */
typedef struct {
  const char *plain;
  gsize n_bytes;
  gsize at;
  gsize joined;
} AdduceIndexPlainWalk;

/** Where the byte of what is joined stands. */
gsize adduce_index_plain_walk (AdduceIndexPlainWalk *walk, gsize joined);

/** Where the first word of it may be; @n_bytes where there is none. */
gsize adduce_index_plain_find_begin (const char *plain, gsize n_bytes);

G_END_DECLS
