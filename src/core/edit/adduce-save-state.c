/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the disk has what was done.
 */
#include "config.h"

#include "edit/adduce-save-state.h"

G_DEFINE_ENUM_TYPE (AdduceSaveState, adduce_save_state,
                    G_DEFINE_ENUM_VALUE (ADDUCE_SAVE_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_SAVE_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_SAVE_STATE_FAILED, "failed"))
