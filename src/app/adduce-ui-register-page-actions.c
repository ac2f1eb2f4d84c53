/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done on the page of a register.
 */
#include "config.h"

#include "adduce-ui-register-merge.h"
#include "adduce-ui-register-page-private.h"
#include "adduce-ui-register-pairs.h"
#include "adduce-ui-register-rename.h"
#include "adduce-ui-register-split.h"
#include "adduce-ui-register-transfer.h"

static GtkWindow *
get_window (AdduceUiRegisterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);

  if (chosen->len == 1)
    adduce_ui_register_rename_present (get_window (self), self->model, chosen->pdata[0]);
}

static void
add_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (user_data);

  adduce_ui_register_rename_present (get_window (self), self->model, NULL);
}

static void
details_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  _adduce_ui_register_page_show_details (ADDUCE_UI_REGISTER_PAGE (user_data), TRUE);
}

static void
merge_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);

  if (chosen->len > 0)
    adduce_ui_register_merge_present (get_window (self), self->model, chosen, FALSE);
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);

  if (chosen->len > 0)
    adduce_ui_register_merge_present (get_window (self), self->model, chosen, TRUE);
}

static void
split_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);

  if (chosen->len == 1)
    adduce_ui_register_split_present (get_window (self), self->model, chosen->pdata[0]);
}

/* All that was merged into the entry is by itself again, as one change. */
static void
unmerge_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);
  GError *error = NULL;

  if (chosen->len == 1)
    adduce_ui_register_model_perform (
      self->model,
      adduce_register_act_unmerge_all (adduce_ui_register_model_get_register (self->model),
                                       adduce_register_row_get_entity (chosen->pdata[0]), &error),
      error);
}

static void
pairs_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (user_data);

  adduce_ui_register_pairs_present (get_window (self), self->model);
}

static void
filter_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_REGISTER_PAGE (user_data)->search_entry));
}

static void
columns_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (ADDUCE_UI_REGISTER_PAGE (user_data)->columns_button);
}

static void
choose_all_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adduce_ui_register_table_choose_all (ADDUCE_UI_REGISTER_PAGE (user_data)->table);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (user_data);

  adduce_ui_register_import (get_window (self), self->model);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (user_data);
  const char *id = adduce_register_get_id (adduce_ui_register_model_get_register (self->model));
  g_autofree char *own = g_strconcat (id, ".csv", NULL);
  const char *name = own;

  if (g_str_equal (id, ADDUCE_REGISTER_SPEAKER))
    name = "speakers.csv";
  else if (g_str_equal (id, ADDUCE_REGISTER_ISSUE))
    name = "issues.csv";
  adduce_ui_register_export (get_window (self), self->model, name);
}

static const GActionEntry actions[] = {
  { .name = "rename", .activate = rename_action },   { .name = "details", .activate = details_action },
  { .name = "merge", .activate = merge_action },     { .name = "split", .activate = split_action },
  { .name = "unmerge", .activate = unmerge_action }, { .name = "delete", .activate = delete_action },
  { .name = "add", .activate = add_action },         { .name = "pairs", .activate = pairs_action },
  { .name = "filter", .activate = filter_action },   { .name = "columns", .activate = columns_action },
  { .name = "choose-all", .activate = choose_all_action }, { .name = "import", .activate = import_action },
  { .name = "export", .activate = export_action },
};

void
_adduce_ui_register_page_add_actions (AdduceUiRegisterPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
}

static void
enable (AdduceUiRegisterPage *self, const char *action, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), action)),
                               enabled);
}

void
_adduce_ui_register_page_update_actions (AdduceUiRegisterPage *self)
{
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self->table);
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  gboolean writable = base != NULL && adduce_ui_register_model_get_problem (self->model) == NULL;

  enable (self, "rename", writable && chosen->len == 1);
  enable (self, "details", chosen->len > 0);
  enable (self, "merge", writable && chosen->len > 0);
  enable (self, "split", chosen->len == 1);
  enable (self, "unmerge", writable && chosen->len == 1);
  enable (self, "delete", writable && chosen->len > 0);
  enable (self, "add", writable);
  enable (self, "import", writable);
  enable (self, "export", base != NULL);
}
