/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiValueFields: one's own variables of the codebook in a form, one below the other (AdduceUiValueField): those
 * for claims or those for articles.
 *
 * A variable that is retired has a field only where there is a value. A variable that the codebook does not have, but
 * the claims do, has one too, so that nothing that a claim has is hidden.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_VALUE_FIELDS (adduce_ui_value_fields_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiValueFields, adduce_ui_value_fields, ADDUCE_UI, VALUE_FIELDS, GtkWidget)

/*
 * AdduceUiValueFields::edited (fields, AdduceVariable *variable, AdduceTagList *tags): the user wants these values.
 *   Returns whether they were taken.
 * AdduceUiValueFields::refused (fields, const char *reason): what was typed can't be a value.
 * AdduceUiValueFields::done (fields)
 */

GtkWidget *adduce_ui_value_fields_new (void);

/** @codebook: (nullable) */
void adduce_ui_value_fields_set_codebook (AdduceUiValueFields *self, AdduceCodebook *codebook,
                                          AdduceVariableScope scope);

/** @corpus: (nullable): whose speakers and issues are offered for entities. */
void adduce_ui_value_fields_set_corpus (AdduceUiValueFields *self, AdduceCorpus *corpus);

/**
 * AdduceUiDupValues:
 * @ret_some: (out) (transfer full): what only some have
 *
 * Returns: (transfer full): the values of a variable
 */
typedef AdduceTagList *(*AdduceUiDupValues) (const char *variable_id, AdduceTagList **ret_some, gpointer data);

/**
 * adduce_ui_value_fields_show:
 * @extra: (nullable) (array zero-terminated=1): ids of variables that have values and may be unknown
 * @same: as for adduce_ui_value_field_set_values()
 */
void adduce_ui_value_fields_show (AdduceUiValueFields *self, AdduceUiDupValues dup_values, gpointer data,
                                  const char *const *extra, gboolean same);

void adduce_ui_value_fields_commit (AdduceUiValueFields *self);
void adduce_ui_value_fields_popdown (AdduceUiValueFields *self);

/** Gives a variable's field the keyboard focus; %FALSE where there is none. */
gboolean adduce_ui_value_fields_start (AdduceUiValueFields *self, const char *variable_id);

G_END_DECLS
