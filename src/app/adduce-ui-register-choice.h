/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterChoice: which register the page shows: the speakers, or one of the codebook's own entity variables.
 * It is seen where there is anything to choose.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_CHOICE (adduce_ui_register_choice_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterChoice, adduce_ui_register_choice, ADDUCE_UI, REGISTER_CHOICE, GtkWidget)

/*
 * AdduceUiRegisterChoice::chosen (choice, const char *id): another register; also the speakers where the codebook no
 *   longer has the one that was chosen.
 */

/** Follows the codebook of its corpus. */
void adduce_ui_register_choice_set_context (AdduceUiRegisterChoice *self, AdduceUiContext *context);

/** (transfer none): what the register that is chosen is called. */
const char *adduce_ui_register_choice_get_label (AdduceUiRegisterChoice *self);

G_END_DECLS
