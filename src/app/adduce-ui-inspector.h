/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiInspector: the open article's claims, and the fields of the focused one.
 *
 * The list's selection and the context's focused claim are one: either follows the other. The keyboard
 * focus goes to the list first.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_INSPECTOR (adduce_ui_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, ADDUCE_UI, INSPECTOR, GtkWidget)

GtkWidget *adduce_ui_inspector_new (void);

/** Property "context". */
void adduce_ui_inspector_set_context (AdduceUiInspector *self, AdduceUiContext *context);

/** Hands over what is being typed: before undo, removing the claim, or closing. */
void adduce_ui_inspector_commit (AdduceUiInspector *self);

/** Gives the list of claims the keyboard focus. */
void adduce_ui_inspector_focus_list (AdduceUiInspector *self);

/** Opens the filter of the claims and gives it the keyboard focus. */
void adduce_ui_inspector_focus_filter (AdduceUiInspector *self);

/** Remembers how claims are listed. */
void adduce_ui_inspector_bind_settings (AdduceUiInspector *self, GSettings *settings);

G_END_DECLS
