/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodingValues: what the values of one field of other programs' annotations are: of a variable with a list one
 * of that, or a new one, or nothing; of others other words.
 */
#pragma once

#include <adwaita.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODING_VALUES (adduce_ui_coding_values_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodingValues, adduce_ui_coding_values, ADDUCE_UI, CODING_VALUES, AdwPreferencesPage)

/** Values that have a row; all others stay as they are, or as a mapping says. */
#define ADDUCE_UI_CODING_VALUES_MAX 200

/**
 * adduce_ui_coding_values_show:
 * @use: (transfer none): the field; it must live as long as it is shown
 * @variable: (nullable): of the codebook
 * @values: (element-type utf8 utf8): which is changed when something is chosen
 */
void adduce_ui_coding_values_show (AdduceUiCodingValues *self, const AdduceForeignFieldUse *use,
                                   AdduceVariable *variable, GHashTable *values);

/** Forgets what is shown. */
void adduce_ui_coding_values_clear (AdduceUiCodingValues *self);

G_END_DECLS
