/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading back what was exported, and comparing it with the corpus.
 */
#pragma once

#include "export/adduce-export.h"

G_BEGIN_DECLS

/** Whether a format that is written can be read back. */
gboolean adduce_exchange_can_check (const char *format);

/**
 * adduce_exchange_check:
 * @folder: the corpus
 * @output: what adduce_export_corpus() made
 * @options: what it was made with
 * @written: what came of it
 * @error: return location; the result can't be read, or the corpus
 *
 * Brings the result into a copy of the corpus without claims, and compares claim for claim: place, words, speakers,
 * issues, stance, evidence, values, certainty, note, coder and times, less what the losses say of each claim. One whose
 * words are not in its article any more is not compared. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): a sentence for each difference
 */
GPtrArray *adduce_exchange_check (const char *folder, const char *output, const AdduceExportOptions *options,
                                  const AdduceExportResult *written, GCancellable *cancellable, GError **error);

G_END_DECLS
