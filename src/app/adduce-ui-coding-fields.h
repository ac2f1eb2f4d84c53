/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodingFields: which fields of other programs' annotations are which variables, a row each with how many
 * claims have it, what its values are and words that have it; and who coded.
 *
 * Signals: "values" (key, variable: nullable): the values of a field are to be said.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-coding-job.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODING_FIELDS (adduce_ui_coding_fields_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodingFields, adduce_ui_coding_fields, ADDUCE_UI, CODING_FIELDS, GtkWidget)

/** Fields that have a row; what a mapping says of others, or is guessed, counts for these. */
#define ADDUCE_UI_CODING_FIELDS_MAX 300

/** @read: (transfer none): must live as long as it is shown; @mapping: what fields are. */
void adduce_ui_coding_fields_show (AdduceUiCodingFields *self, const AdduceUiCodingRead *read,
                                   AdduceForeignMapping *mapping);

/** Forgets what is shown. */
void adduce_ui_coding_fields_clear (AdduceUiCodingFields *self);

/** (transfer full): what was chosen. */
AdduceForeignMapping *adduce_ui_coding_fields_dup_mapping (AdduceUiCodingFields *self);

/** (transfer none) (element-type utf8 utf8): what the values of a field are, to be changed. */
GHashTable *adduce_ui_coding_fields_get_values (AdduceUiCodingFields *self, const char *key);

/** (transfer none) (nullable): the coder that was typed. */
const char *adduce_ui_coding_fields_get_coder (AdduceUiCodingFields *self);

void adduce_ui_coding_fields_focus_coder (AdduceUiCodingFields *self);

G_END_DECLS
