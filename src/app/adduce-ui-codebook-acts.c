/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done with what is selected on the codebook's page. Each act is one step of undo of
 * the codebook's editor.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-codebook-page-private.h"
#include "adduce-ui-dialogs.h"

#define SELF(data) ADDUCE_UI_CODEBOOK_PAGE (data)

static guint
get_index (AdduceVariable *variable, const char *code_id)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (g_str_equal (adduce_code_get_id (adduce_variable_get_code (variable, i)), code_id))
      return i;
  return 0;
}

static guint
get_variable_index (AdduceCodebook *codebook, const char *variable_id, guint *ret_n)
{
  GListModel *variables = adduce_codebook_get_variables (codebook);
  guint found = 0;

  *ret_n = g_list_model_get_n_items (variables);
  for (guint i = 0; i < *ret_n; i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (g_str_equal (adduce_variable_get_id (variable), variable_id))
        found = i;
    }
  return found;
}

/* The next (+1) or previous (-1) value with the same parent; (nullable). */
static AdduceCode *
find_sibling (AdduceVariable *variable, AdduceCode *code, int direction)
{
  const char *parent = adduce_code_get_info (code)->parent;
  guint n = adduce_variable_get_n_codes (variable);

  for (int i = (int)get_index (variable, adduce_code_get_id (code)) + direction;
       i >= 0 && i < (int)n; i += direction)
    {
      AdduceCode *other = adduce_variable_get_code (variable, (guint)i);

      if (g_strcmp0 (adduce_code_get_info (other)->parent, parent) == 0)
        return other;
    }
  return NULL;
}

static void
move (AdduceUiCodebookPage *self, int direction)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  GError *error = NULL;

  if (editor == NULL || info == NULL || info->variable == NULL)
    return;
  if (info->code != NULL)
    {
      AdduceCode *sibling = find_sibling (info->variable, info->code, direction);

      if (sibling != NULL)
        adduce_codebook_editor_move_code (
          editor, adduce_variable_get_id (info->variable), adduce_code_get_id (info->code),
          get_index (info->variable, adduce_code_get_id (sibling)), &error);
    }
  else
    {
      guint n;
      int index =
        (int)get_variable_index (info->codebook, adduce_variable_get_id (info->variable), &n)
        + direction;

      if (index >= 0 && index < (int)n)
        adduce_codebook_editor_move_variable (editor, adduce_variable_get_id (info->variable),
                                              (guint)index, &error);
    }
  _adduce_ui_codebook_page_tell (self, error);
}

/* Callbacks */

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (SELF (data), -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (SELF (data), 1);
}

static void
nest (AdduceUiCodebookPage *self, const AdduceUiCodebookNodeInfo *info, const char *parent_id)
{
  g_autofree char *parent = g_strdup (parent_id);
  g_autofree char *key = adduce_ui_codebook_node_make_key (adduce_variable_get_id (info->variable),
                                                           adduce_code_get_id (info->code));
  GError *error = NULL;

  adduce_codebook_editor_nest_code (_adduce_ui_codebook_page_get_editor (self),
                                    adduce_variable_get_id (info->variable),
                                    adduce_code_get_id (info->code), parent, &error);
  if (_adduce_ui_codebook_page_tell (self, error))
    adduce_ui_codebook_tree_select (_adduce_ui_codebook_page_get_tree (self), key);
}

static void
nest_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (SELF (data));
  AdduceCode *above =
    info != NULL && info->code != NULL ? find_sibling (info->variable, info->code, -1) : NULL;

  if (above != NULL)
    nest (SELF (data), info, adduce_code_get_id (above));
}

static void
unnest_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (SELF (data));
  const char *parent_id =
    info != NULL && info->code != NULL ? adduce_code_get_info (info->code)->parent : NULL;
  AdduceCode *parent =
    parent_id != NULL ? adduce_variable_lookup (info->variable, parent_id) : NULL;

  if (parent_id != NULL)
    nest (SELF (data), info, parent != NULL ? adduce_code_get_info (parent)->parent : NULL);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_codebook_tree_rename (_adduce_ui_codebook_page_get_tree (SELF (data)));
}

static void
add_value_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_ask_value (SELF (data));
}

static void
add_variable_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_ask_variable (SELF (data));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_ask_merge (SELF (data));
}

static void
retire_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_ask_retire (SELF (data));
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_ask_remove (SELF (data));
}

static void
preset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GError *error = NULL;
  g_autoptr (AdduceCodebook) preset =
    adduce_codebook_load_preset (g_variant_get_string (parameter, NULL), &error);

  if (_adduce_ui_codebook_page_tell (SELF (data), error)
      && _adduce_ui_codebook_page_get_editor (SELF (data)) != NULL)
    _adduce_ui_codebook_page_ask_take (SELF (data), preset);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_import (SELF (data));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_codebook_page_export (SELF (data));
}

GMenuModel *
_adduce_ui_codebook_page_make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();
  g_autoptr (GMenu) paper = g_menu_new ();
  g_auto (GStrv) presets = adduce_codebook_list_presets ();

  for (guint i = 0; presets[i] != NULL; i++)
    {
      g_autoptr (AdduceCodebook) preset = adduce_codebook_load_preset (presets[i], NULL);
      g_autoptr (GMenuItem) item = NULL;

      if (preset == NULL)
        continue;
      item = g_menu_item_new (adduce_codebook_get_title (preset), NULL);
      g_menu_item_set_action_and_target (item, "book.preset", "s", presets[i]);
      g_menu_append_item (submenu, item);
    }
  g_menu_append_submenu (menu, _("Take from a _Preset"), G_MENU_MODEL (submenu));
  g_menu_append (files, _("Take from a _File…"), "book.import");
  g_menu_append (files, _("_Export…"), "book.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  g_menu_append (paper, _("_Print…"), "win.print");
  g_menu_append (paper, _("Print Pre_view"), "win.print-preview");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (paper));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GActionGroup *
_adduce_ui_codebook_page_make_actions (AdduceUiCodebookPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "add-value", .activate = add_value_cb },
    { .name = "add-variable", .activate = add_variable_cb },
    { .name = "rename", .activate = rename_cb },
    { .name = "move-up", .activate = move_up_cb },
    { .name = "move-down", .activate = move_down_cb },
    { .name = "nest", .activate = nest_cb },
    { .name = "unnest", .activate = unnest_cb },
    { .name = "merge", .activate = merge_cb },
    { .name = "retire", .activate = retire_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "import", .activate = import_cb },
    { .name = "export", .activate = export_cb },
    { .name = "preset", .parameter_type = "s", .activate = preset_cb },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  return G_ACTION_GROUP (group);
}

static void
enable (GActionMap *map, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (map, name);

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_adduce_ui_codebook_page_update_actions (AdduceUiCodebookPage *self, GActionMap *map)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);
  gboolean edits = _adduce_ui_codebook_page_get_editor (self) != NULL && info != NULL;
  gboolean variable = edits && info->variable != NULL;
  gboolean code = edits && info->code != NULL;

  enable (map, "add-variable", edits);
  enable (map, "add-value",
          variable && adduce_variable_kind_has_codes (adduce_variable_get_kind (info->variable)));
  enable (map, "rename", edits);
  enable (map, "move-up", variable);
  enable (map, "move-down", variable);
  enable (map, "nest", code && find_sibling (info->variable, info->code, -1) != NULL);
  enable (map, "unnest", code && adduce_code_get_info (info->code)->parent != NULL);
  enable (map, "merge", code && adduce_variable_get_n_codes (info->variable) > 1);
  enable (map, "retire", variable);
  enable (map, "remove", variable);
  enable (map, "preset", edits);
  enable (map, "import", edits);
  enable (map, "export", edits);
}

/* --- what the tree tells --- */

void
_adduce_ui_codebook_page_rename (AdduceUiCodebookPage *self, const char *key, const char *name)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  g_autoptr (AdduceCodebook) codebook = g_object_ref (adduce_codebook_editor_get_codebook (editor));
  g_auto (GStrv) ids = g_strsplit (key, "/", 2);
  AdduceVariable *variable =
    ids[0] != NULL ? adduce_codebook_get_variable (codebook, ids[0]) : NULL;
  AdduceCode *code =
    variable != NULL && ids[1] != NULL ? adduce_variable_lookup (variable, ids[1]) : NULL;
  GError *error = NULL;

  if (code != NULL)
    {
      AdduceCodeInfo info = *adduce_code_get_info (code);

      info.label = name;
      adduce_codebook_editor_set_code (editor, ids[0], &info, &error);
    }
  else if (variable != NULL)
    {
      AdduceVariableInfo info = *adduce_variable_get_info (variable);

      info.label = name;
      adduce_codebook_editor_set_variable (editor, &info, &error);
    }
  else
    {
      adduce_codebook_editor_set_title (editor, name, &error);
    }
  _adduce_ui_codebook_page_tell (self, error);
}

/* Where it is put in a list from which it is taken first. */
static guint
get_target (guint from, guint on, AdduceUiDrop where)
{
  if (where == ADDUCE_UI_DROP_BEFORE)
    return from < on ? on - 1 : on;
  return from < on ? on : on + 1;
}

static void
drop_code (AdduceUiCodebookPage *self,
           AdduceVariable *variable,
           const char *code_id,
           const char *on_id,
           AdduceUiDrop where)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  g_autoptr (AdduceCodebookBuilder) builder =
    adduce_codebook_builder_new_from (adduce_codebook_editor_get_codebook (editor));
  const char *variable_id = adduce_variable_get_id (variable);
  AdduceCode *code = adduce_variable_lookup (variable, code_id);
  AdduceCode *on = on_id != NULL ? adduce_variable_lookup (variable, on_id) : NULL;
  AdduceCodeInfo info;
  g_autoptr (AdduceCodebook) changed = NULL;
  g_autofree char *label = NULL;
  GError *error = NULL;

  if (code == NULL || code == on)
    return;
  info = *adduce_code_get_info (code);
  info.parent =
    where == ADDUCE_UI_DROP_BELOW ? on_id : (on != NULL ? adduce_code_get_info (on)->parent : NULL);
  adduce_codebook_builder_put_code (builder, variable_id, &info, -1);
  if (on != NULL && where != ADDUCE_UI_DROP_BELOW)
    adduce_codebook_builder_move_code (
      builder, variable_id, code_id,
      get_target (get_index (variable, code_id), get_index (variable, on_id), where));
  changed = adduce_codebook_builder_end (builder);
  /* translators: an act that can be undone: a value is put elsewhere in its list */
  label = g_strdup_printf (_("Move “%s”"), info.label);
  adduce_codebook_editor_perform (editor, changed, label, &error);
  _adduce_ui_codebook_page_tell (self, error);
}

void
_adduce_ui_codebook_page_drop (AdduceUiCodebookPage *self,
                               const char *key,
                               const char *on,
                               AdduceUiDrop where)
{
  AdduceCodebookEditor *editor = _adduce_ui_codebook_page_get_editor (self);
  g_autoptr (AdduceCodebook) codebook = g_object_ref (adduce_codebook_editor_get_codebook (editor));
  g_auto (GStrv) ids = g_strsplit (key, "/", 2);
  g_auto (GStrv) on_ids = g_strsplit (on, "/", 2);
  AdduceVariable *variable =
    ids[0] != NULL ? adduce_codebook_get_variable (codebook, ids[0]) : NULL;
  GError *error = NULL;
  guint n;

  if (variable == NULL || on_ids[0] == NULL || g_str_equal (key, on))
    return;
  if (ids[1] != NULL && g_str_equal (ids[0], on_ids[0]))
    drop_code (self, variable, ids[1], on_ids[1], on_ids[1] != NULL ? where : ADDUCE_UI_DROP_BELOW);
  else if (ids[1] != NULL)
    g_set_error (&error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                 _("A value stays with its variable: drop it on one of “%s”"),
                 adduce_variable_get_label (variable));
  else
    adduce_codebook_editor_move_variable (editor, ids[0],
                                          get_target (get_variable_index (codebook, ids[0], &n),
                                                      get_variable_index (codebook, on_ids[0], &n),
                                                      where),
                                          &error);
  _adduce_ui_codebook_page_tell (self, error);
}
