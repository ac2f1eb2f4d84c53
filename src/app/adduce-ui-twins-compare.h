/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing two texts word by word, in a worker.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiTwinsComparison:
 * @first: (nullable): %NULL where it can't be read; likewise @second
 * @only_first: (nullable) (element-type AdduceSpan): what only this one has; likewise @only_second
 * @problem: (nullable): why there is no comparison; a sentence
 */
typedef struct
{
  AdduceText *first;
  AdduceText *second;
  GArray *only_first;
  GArray *only_second;
  char *problem;
} AdduceUiTwinsComparison;

void adduce_ui_twins_comparison_free (AdduceUiTwinsComparison *self);

/** @first: path of a text; likewise @second */
void adduce_ui_twins_compare_async (const char *first, const char *second, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable): %NULL where it was cancelled. */
AdduceUiTwinsComparison *adduce_ui_twins_compare_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiTwinsComparison, adduce_ui_twins_comparison_free)

G_END_DECLS
