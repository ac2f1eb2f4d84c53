/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From one format of claims to another, without a corpus of the user's.
 */
#pragma once

#include "exchange/adduce-foreign-take.h"
#include "export/adduce-export.h"

G_BEGIN_DECLS

/**
 * AdduceExchangeInput:
 * @paths: (array zero-terminated=1): files and folders
 * @format: (nullable): what they are; %NULL finds out
 * @articles: (nullable): a folder that has the articles, for formats without texts; it is only read
 */
typedef struct {
  const char *const *paths;
  const char *format;
  const char *articles;
} AdduceExchangeInput;

/**
 * adduce_exchange_convert:
 * @taken: how the claims are to be understood; never a dry run
 * @output: file or folder to make, as in adduce_export_corpus()
 * @written: what is to be made
 * @ret_taken: (out) (transfer full): what was read, and what of it could not be
 * @error: return location; what adduce_foreign_read(), adduce_foreign_take() and adduce_export_corpus() say
 *
 * Blocks; any thread.
 *
 * Returns: (transfer full) (nullable): what was written
 */
AdduceExportResult *adduce_exchange_convert (const AdduceExchangeInput *input, const AdduceForeignOptions *taken,
                                             const char *output, const AdduceExportOptions *written,
                                             AdduceForeignResult **ret_taken, GCancellable *cancellable,
                                             GError **error);

G_END_DECLS
