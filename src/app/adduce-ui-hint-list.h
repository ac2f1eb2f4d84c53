/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiHintList: what could be better in the codebook, or in one part of it, each with a button that mends it where
 * that is possible. Mending is one act of the codebook's editor.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_HINT_LIST (adduce_ui_hint_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiHintList, adduce_ui_hint_list, ADDUCE_UI, HINT_LIST, GtkWidget)

/*
 * AdduceUiHintList::activated (list, const char *variable_id, const char *code_id): a hint was clicked; @code_id may be
 *   NULL.
 */

GtkWidget *adduce_ui_hint_list_new (void);

/** @variable_id: (nullable): %NULL for all; @code_id: (nullable): %NULL for all of the variable */
void adduce_ui_hint_list_update (AdduceUiHintList *self, AdduceCodebookEditor *editor, const char *variable_id,
                                 const char *code_id);

G_END_DECLS
