/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRuleList: the codebook's rules about one variable: those there are, in words, each with a button that removes
 * it; and below them another one to be put together. Each is one act of the codebook's editor.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_RULE_LIST (adduce_ui_rule_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRuleList, adduce_ui_rule_list, ADDUCE_UI, RULE_LIST, GtkWidget)

GtkWidget *adduce_ui_rule_list_new (void);
void adduce_ui_rule_list_set_variable (AdduceUiRuleList *self, AdduceCodebookEditor *editor, AdduceVariable *variable);

G_END_DECLS
