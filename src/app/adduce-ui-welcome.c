/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of a window without a corpus.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-tip.h"
#include "adduce-ui-welcome.h"
#include "adduce.h"

struct _AdduceUiWelcome
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (AdduceUiWelcome, adduce_ui_welcome, ADW_TYPE_BIN)

static void
row_activated_cb (AdduceUiWelcome *self, GtkListBoxRow *row)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  if (path != NULL)
    g_signal_emit_by_name (self, "open-recent", path);
}

static void
adduce_ui_welcome_class_init (AdduceUiWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_signal_new ("open-recent", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWelcome, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWelcome, recent_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWelcome, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
adduce_ui_welcome_init (AdduceUiWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_key_tip_add_all (GTK_WIDGET (self));
  adduce_ui_key_tip_set (GTK_WIDGET (self->menu_button), _("Main Menu"), "win.menu");
}

static GtkWidget *
make_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *title = adduce_paths_display (name);
  g_autofree char *subtitle = adduce_paths_display (folder);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "folder-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

void
adduce_ui_welcome_set_recent (AdduceUiWelcome *self, const char *const *recent)
{
  GtkWidget *child;
  guint n_shown = 0;

  g_return_if_fail (ADDUCE_UI_IS_WELCOME (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, child);
  for (guint i = 0; recent != NULL && recent[i] != NULL && n_shown < 8; i++)
    if (g_file_test (recent[i], G_FILE_TEST_IS_DIR))
      {
        gtk_list_box_append (self->recent_list, make_row (recent[i]));
        n_shown++;
      }
  gtk_widget_set_visible (self->recent_group, n_shown > 0);
}

void
adduce_ui_welcome_set_problem (AdduceUiWelcome *self, const char *problem)
{
  g_return_if_fail (ADDUCE_UI_IS_WELCOME (self));

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

void
adduce_ui_welcome_set_menu (AdduceUiWelcome *self, GMenuModel *menu)
{
  g_return_if_fail (ADDUCE_UI_IS_WELCOME (self));

  gtk_menu_button_set_menu_model (self->menu_button, menu);
}
