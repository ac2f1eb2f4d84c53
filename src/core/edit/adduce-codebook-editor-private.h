/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of AdduceCodebookEditor only.
 */
#pragma once

#include "edit/adduce-codebook-editor.h"

G_BEGIN_DECLS

/* The value; an error naming variable and value where there is none. (transfer none) (nullable) */
AdduceCode *adduce_codebook_editor_need_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                              GError **error);
AdduceVariable *adduce_codebook_editor_need_variable (AdduceCodebookEditor *self, const char *variable_id,
                                                      GError **error);

void adduce_codebook_editor_set_usage (AdduceCodebookEditor *self, AdduceCodeUsage *usage);

/* Performs what was built and frees the builder. */
gboolean adduce_codebook_editor_end (AdduceCodebookEditor *self, AdduceCodebookBuilder *builder, const char *label,
                                     GError **error);

G_END_DECLS
