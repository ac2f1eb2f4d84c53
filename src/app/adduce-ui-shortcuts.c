/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window with all keys.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-codebook-tree.h"
#include "adduce-ui-columns-layout.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-keymap.h"
#include "adduce-ui-shortcuts.h"
#include "adduce-ui-wrapped-tip.h"

#define COLUMN_WIDTH 300
#define SPACING 24

struct _AdduceUiShortcuts
{
  AdwWindow parent_instance;

  GtkEditable *entry;
  GtkWidget *groups_box;
  GtkWidget *no_match_label;

  AdduceUiKeymap *keymap;
  AdduceCodebook *codebook;
};

G_DEFINE_FINAL_TYPE (AdduceUiShortcuts, adduce_ui_shortcuts, ADW_TYPE_WINDOW)

static GtkWidget *
create_key_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_widget_add_css_class (label, "key-label");
  return label;
}

/* The keys, one below the other. */
static GtkWidget *
create_row (const char *title, GtkWidget *keys, const char *labels)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *name = NULL;
  g_autofree char *words = g_strjoin (" ", title, labels, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), keys);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  /* translators: what an action does, and its keys: "Undo: Ctrl+Z" */
  name = g_strdup_printf (_("%s: %s"), title, labels);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "words", adduce_breaks_fold (words), g_free);
  return row;
}

/* A heading with an empty list below, which is returned. */
static GtkWidget *
add_group (AdduceUiShortcuts *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "shortcut-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), list);
  gtk_widget_set_parent (box, self->groups_box);
  return list;
}

/* Those of a group that work in the article only, or the others; a row without a key is not shown. */
static void
add_rows (AdduceUiShortcuts *self, const char *group, gboolean bare, const char *title)
{
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);
  GtkWidget *list = NULL;

  for (guint i = 0; i < n_rows; i++)
    {
      guint n_keys = 0;
      const AdduceUiKey *keys = adduce_ui_keymap_get_keys (self->keymap, &rows[i], &n_keys);
      g_autofree char *labels = NULL;
      GtkWidget *box;

      if (!g_str_equal (rows[i].group, group) || rows[i].bare != bare || n_keys == 0)
        continue;
      labels = adduce_ui_keymap_dup_labels (self->keymap, &rows[i]);
      box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
      for (guint k = 0; k < n_keys; k++)
        {
          g_autofree char *label = adduce_ui_key_dup_label (keys[k]);

          gtk_box_append (GTK_BOX (box), create_key_label (label));
        }
      if (list == NULL)
        list = add_group (self, title);
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (_(rows[i].title), box, labels));
    }
}

static const char *
find_title (const char *action)
{
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (g_str_equal (rows[i].action, action))
      return _(rows[i].title);
  return action;
}

/* Keys of the rows of the codebook, which are not the user's to change. */
static void
add_tree_keys (AdduceUiShortcuts *self)
{
  GtkWidget *list = add_group (self, _("Codebook, in its list"));
  guint n_keys;
  const AdduceUiTreeKey *keys = adduce_ui_codebook_tree_get_keys (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *label = adduce_ui_key_dup_label (adduce_ui_key_new (keys[i].keyval, keys[i].modifiers));

      gtk_list_box_append (GTK_LIST_BOX (list),
                           create_row (find_title (keys[i].action), create_key_label (label), label));
    }
}

static void
add_variable (AdduceUiShortcuts *self, AdduceVariable *variable)
{
  /* translators: %s is what keys set or do while the article has the keyboard focus: "Stance", "Coding" */
  g_autofree char *title = g_strdup_printf (_("%s, in the article"), adduce_variable_get_label (variable));
  GtkWidget *list = NULL;

  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);
      g_autofree char *key = NULL;
      GtkWidget *row;

      g_object_get (code, "key-label", &key, NULL);
      if (key == NULL || *key == '\0' || !adduce_code_is_offered (code))
        continue;
      if (list == NULL)
        list = add_group (self, title);
      row = create_row (adduce_code_get_label (code), create_key_label (key), key);
      adduce_ui_wrapped_tip_enable (row);
      gtk_widget_set_tooltip_text (row, adduce_code_get_info (code)->definition);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

static void
search_changed_cb (AdduceUiShortcuts *self)
{
  g_auto (GStrv) words = adduce_match_split (gtk_editable_get_text (self->entry));
  gboolean any = FALSE;

  for (GtkWidget *group = gtk_widget_get_first_child (self->groups_box); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    {
      GtkWidget *list = gtk_widget_get_last_child (group);
      gboolean any_here = FALSE;

      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
        {
          gboolean shown = adduce_match_score (g_object_get_data (G_OBJECT (row), "words"),
                                               (const char *const *) words) > 0;

          gtk_widget_set_visible (row, shown);
          any_here = any_here || shown;
        }
      gtk_widget_set_visible (group, any_here);
      any = any || any_here;
    }
  gtk_widget_set_visible (self->no_match_label, !any);
}

static void
close_cb (AdduceUiShortcuts *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
change_cb (AdduceUiShortcuts *self)
{
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "app.keys", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
clear (AdduceUiShortcuts *self)
{
  GtkWidget *group;

  while ((group = gtk_widget_get_first_child (self->groups_box)) != NULL)
    gtk_widget_unparent (group);
}

static void
fill (AdduceUiShortcuts *self)
{
  const char *const *groups = adduce_ui_accels_get_groups ();
  GListModel *variables = self->codebook != NULL ? adduce_codebook_get_variables (self->codebook) : NULL;

  clear (self);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      /* translators: %s is what keys set or do while the article has the keyboard focus: "Stance", "Coding" */
      g_autofree char *in_article = g_strdup_printf (_("%s, in the article"), _(groups[i]));

      add_rows (self, groups[i], TRUE, in_article);
      add_rows (self, groups[i], FALSE, _(groups[i]));
    }
  add_tree_keys (self);
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      add_variable (self, variable);
    }
  search_changed_cb (self);
}

static void
adduce_ui_shortcuts_dispose (GObject *object)
{
  AdduceUiShortcuts *self = ADDUCE_UI_SHORTCUTS (object);

  if (self->groups_box != NULL)
    clear (self);
  self->groups_box = NULL;
  g_clear_object (&self->keymap);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (adduce_ui_shortcuts_parent_class)->dispose (object);
}

static void
adduce_ui_shortcuts_class_init (AdduceUiShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_shortcuts_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiShortcuts, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiShortcuts, groups_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiShortcuts, no_match_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_shortcuts_init (AdduceUiShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->groups_box, adduce_ui_columns_layout_new (COLUMN_WIDTH, SPACING));
  self->keymap = g_object_ref (adduce_ui_keymap_get_default ());
  g_signal_connect_object (self->keymap, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
}

GtkWindow *
adduce_ui_shortcuts_new (GtkWindow *parent, AdduceCodebook *codebook)
{
  AdduceUiShortcuts *self;

  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_SHORTCUTS, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  g_set_object (&self->codebook, codebook);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WINDOW (self);
}
