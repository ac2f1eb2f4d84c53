/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What adduce-ui-register-page.c (what is seen) and adduce-ui-register-page-actions.c (what can be done) share.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-register-choice.h"
#include "adduce-ui-register-details.h"
#include "adduce-ui-register-model.h"
#include "adduce-ui-register-page.h"
#include "adduce-ui-register-table.h"
#include "adduce-ui-register-work.h"

G_BEGIN_DECLS

struct _AdduceUiRegisterPage
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *list_box;
  AdduceUiRegisterChoice *choice;
  GtkEditable *search_entry;
  GtkMenuButton *columns_button;
  GtkScrolledWindow *columns_scroller;
  GtkMenuButton *menu_button;
  GtkLabel *problem_label;
  GtkWidget *pairs_button;
  GtkLabel *pairs_label;
  GtkStack *stack;
  AdduceUiRegisterWork *work;
  AdduceUiRegisterTable *table;
  AdwStatusPage *empty_page;
  GtkLabel *count_label;
  AdduceUiRegisterDetails *details;

  AdduceUiContext *context;
  AdduceFacet kind;
  AdduceUiRegisterModel *model; /* of the register that is shown */
  GHashTable *models;           /* id → AdduceUiRegisterModel: of those that were, with what can be undone in each */
  GSimpleActionGroup *actions; /* the window's while the page is seen */
  gboolean narrow;
  gboolean details_wanted; /* where there is room for one of both */
  guint narrow_source;
};

/** Shows what is known of the chosen ones, or the table, and gives it the keyboard focus. */
void _adduce_ui_register_page_show_details (AdduceUiRegisterPage *self, gboolean wanted);

/** Makes the actions; the window's while the page is seen. */
void _adduce_ui_register_page_add_actions (AdduceUiRegisterPage *self);

/** What can be done with what is chosen now. */
void _adduce_ui_register_page_update_actions (AdduceUiRegisterPage *self);

G_END_DECLS
