/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window with what can be chosen. Not an AdwPreferencesWindow, which newer libadwaita deprecates; its
 * pages are AdwPreferencesPages all the same.
 */
#include "config.h"

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-keys-page.h"
#include "adduce-ui-preferences.h"
#include "adduce-ui-reading-page.h"

struct _AdduceUiPreferences
{
  AdwWindow parent_instance;

  AdwViewStack *stack;
  AdduceUiKeysPage *keys_page;
};

G_DEFINE_FINAL_TYPE (AdduceUiPreferences, adduce_ui_preferences, ADW_TYPE_WINDOW)

static void
adduce_ui_preferences_class_init (AdduceUiPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ADDUCE_UI_TYPE_KEYS_PAGE);
  g_type_ensure (ADDUCE_UI_TYPE_READING_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPreferences, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiPreferences, keys_page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_preferences_init (AdduceUiPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiPreferences *
adduce_ui_preferences_new (GtkWindow *parent)
{
  AdduceUiPreferences *self = g_object_new (ADDUCE_UI_TYPE_PREFERENCES, "transient-for", parent, NULL);

  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  return self;
}

void
adduce_ui_preferences_set_codebook (AdduceUiPreferences *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_PREFERENCES (self));

  adduce_ui_keys_page_set_codebook (self->keys_page, codebook);
}

void
adduce_ui_preferences_show_page (AdduceUiPreferences *self, const char *name)
{
  g_return_if_fail (ADDUCE_UI_IS_PREFERENCES (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}
