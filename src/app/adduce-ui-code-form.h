/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCodeForm: all of a value of the codebook to be edited: names and definitions, how it looks, its key and
 * number, what it is below, whether it is retired. Each change is one act of the codebook's editor.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CODE_FORM (adduce_ui_code_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCodeForm, adduce_ui_code_form, ADDUCE_UI, CODE_FORM, GtkWidget)

GtkWidget *adduce_ui_code_form_new (void);

/** Shows a value; what is being typed for it stays, and for another one is handed over first. */
void adduce_ui_code_form_set_code (AdduceUiCodeForm *self, AdduceCodebookEditor *editor, AdduceVariable *variable,
                                   AdduceCode *code);

/** Hands over what is typed. */
void adduce_ui_code_form_commit (AdduceUiCodeForm *self);

/** Gives the name the keyboard focus. */
void adduce_ui_code_form_start (AdduceUiCodeForm *self);

G_END_DECLS
