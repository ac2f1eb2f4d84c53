/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiValueField: one variable of the codebook in a form: its name, and what is chosen or typed for it by what
 * kind of variable it is.
 *
 *   one, several   AdduceUiCodeBox; AdduceUiCodeChoice where there are many values
 *   text           AdduceUiNoteEntry
 *   number, date   AdduceUiValueEntry
 *   yes or no      AdduceUiCodeBox
 *   entity         AdduceUiTagEntry
 *
 * The field changes nothing itself: the owner hears "edited", makes the change and sets the values to what they are
 * then.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_VALUE_FIELD (adduce_ui_value_field_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiValueField, adduce_ui_value_field, ADDUCE_UI, VALUE_FIELD, GtkWidget)

/*
 * AdduceUiValueField::edited (field, AdduceTagList *tags): the user wants these values; none to unset it. Returns
 *   whether they were taken.
 * AdduceUiValueField::refused (field, const char *reason): what was typed can't be a value, and is about to go.
 * AdduceUiValueField::done (field): the user has finished here.
 */

GtkWidget *adduce_ui_value_field_new (AdduceVariable *variable);

/** (transfer none) */
AdduceVariable *adduce_ui_value_field_get_variable (AdduceUiValueField *self);

/** Whether @variable can be shown by the same field, which then keeps what is being typed. */
gboolean adduce_ui_value_field_set_variable (AdduceUiValueField *self, AdduceVariable *variable);

/** @vocabulary: (nullable): what entities are completed from. */
void adduce_ui_value_field_set_vocabulary (AdduceUiValueField *self, AdduceVocabulary *vocabulary);

/**
 * adduce_ui_value_field_set_values:
 * @tags: the values
 * @some: values that only some of several claims have
 * @same: whether they are those of the claims that were shown: what is being typed stays then
 */
void adduce_ui_value_field_set_values (AdduceUiValueField *self, AdduceTagList *tags, AdduceTagList *some,
                                       gboolean same);

/** Hands over what is typed. */
void adduce_ui_value_field_commit (AdduceUiValueField *self);

/** Closes a list that hangs below the field and does not scroll with it. */
void adduce_ui_value_field_popdown (AdduceUiValueField *self);

/** Gives the field the keyboard focus. */
void adduce_ui_value_field_start (AdduceUiValueField *self);

G_END_DECLS
