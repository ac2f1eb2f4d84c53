/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiVariableForm: a variable of the codebook to be edited, without its values: name, definition, kind, scope,
 * register, whether it is switched off, and the rules about it. Each change is one act of the codebook's editor.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_VARIABLE_FORM (adduce_ui_variable_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiVariableForm, adduce_ui_variable_form, ADDUCE_UI, VARIABLE_FORM, GtkWidget)

GtkWidget *adduce_ui_variable_form_new (void);

/** Shows a variable; what is being typed for it stays. */
void adduce_ui_variable_form_set_variable (AdduceUiVariableForm *self, AdduceCodebookEditor *editor,
                                           AdduceVariable *variable);

/** Hands over what is typed. */
void adduce_ui_variable_form_commit (AdduceUiVariableForm *self);

/** Gives the name the keyboard focus. */
void adduce_ui_variable_form_start (AdduceUiVariableForm *self);

G_END_DECLS
