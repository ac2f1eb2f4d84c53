/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterMerge: a dialog in which one says what several entries become, seeing all that changes before it
 * happens: they are merged into one of them or another, or deleted with a replacement for what claims have.
 *
 *   typing       finds what they are to become, among all entries
 *   Down, Up     move in the list
 *   Return       does it
 *   Escape       leaves all as it is
 */
#pragma once

#include "adduce-ui-register-model.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_MERGE (adduce_ui_register_merge_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterMerge, adduce_ui_register_merge, ADDUCE_UI, REGISTER_MERGE, GtkWindow)

/**
 * adduce_ui_register_merge_present:
 * @rows: (element-type AdduceRegisterRow): what is merged or deleted
 * @deleting: whether names and values of these are not taken over
 */
void adduce_ui_register_merge_present (GtkWindow *parent, AdduceUiRegisterModel *model, GPtrArray *rows,
                                       gboolean deleting);

/**
 * adduce_ui_register_merge_describe:
 * @change: (transfer none): not done yet
 * @target: (nullable): what @n_claims claims will count as
 *
 * Returns: (transfer full): what would become of entries and claims, a line each
 */
char *adduce_ui_register_merge_describe (AdduceUiRegisterModel *model, AdduceRegisterChange *change,
                                         AdduceEntity *target, guint n_claims);

G_END_DECLS
