/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims that were coded before a change of the codebook that affects them. Reads files, changes none; any thread.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/**
 * adduce_outdated_list_changes:
 *
 * The changes of the codebook's history that came after the version that the claim was last coded under, that can
 * make a difference (adduce_codebook_change_is_affecting()), and that are about a value that the claim has, or about a
 * variable in which it has one; not what was taken back since. A claim of an unknown version was coded before all.
 *
 * Returns: (transfer full) (element-type AdduceCodebookChange): empty for none
 */
GPtrArray *adduce_outdated_list_changes (AdduceCodebook *codebook, AdduceClaim *claim);

/**
 * AdduceOutdated:
 * @article: path below the corpus
 * @coder: nickname
 * @claim: the claim, or what is said of the article as a whole (adduce_claim_is_about_article())
 * @changes: (element-type AdduceCodebookChange): why
 */
typedef struct {
  char *article;
  char *coder;
  AdduceClaim *claim;
  GPtrArray *changes;
} AdduceOutdated;

/**
 * adduce_outdated_list_corpus:
 * @error: return location; where the folder can't be read, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type AdduceOutdated): by article and coder
 */
GPtrArray *adduce_outdated_list_corpus (const char *folder, AdduceCodebook *codebook, GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
