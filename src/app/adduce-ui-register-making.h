/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making the rows of a register from the claims of a whole corpus, and finding which of them may be the same, in a
 * worker.
 */
#pragma once

#include <gio/gio.h>

#include "adduce.h"

G_BEGIN_DECLS

/**
 * AdduceUiRegisterMade:
 * @rows: (element-type AdduceRegisterRow): all, by name
 * @pairs: (element-type AdduceDuplicate)
 * @together: of claims with several entries; as adduce_register_list_together() makes it
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *pairs;
  GPtrArray *together;
} AdduceUiRegisterMade;

void adduce_ui_register_made_free (AdduceUiRegisterMade *self);

/** @codebook: (nullable) @claims: (element-type AdduceClaimRow) */
void adduce_ui_register_make_async (AdduceRegister *base, AdduceCodebook *codebook, GPtrArray *claims,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/** (transfer full) (nullable): %NULL where it was cancelled. */
AdduceUiRegisterMade *adduce_ui_register_make_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceUiRegisterMade, adduce_ui_register_made_free)

G_END_DECLS
