/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Groups of actions in a window.
 */
#include "config.h"

#include "adduce-ui-action-groups.h"

/* Groups by prefix, as data of the window. */
#define DATA "adduce-action-groups"

static GHashTable *
ensure_groups (GtkWidget *root)
{
  GHashTable *groups = g_object_get_data (G_OBJECT (root), DATA);

  if (groups == NULL)
    {
      groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (root), DATA, groups, (GDestroyNotify) g_hash_table_unref);
    }
  return groups;
}

void
adduce_ui_action_groups_insert (GtkWidget *root, const char *prefix, GActionGroup *group)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  g_return_if_fail (prefix != NULL);
  g_return_if_fail (group == NULL || G_IS_ACTION_GROUP (group));

  gtk_widget_insert_action_group (root, prefix, group);
  if (group != NULL)
    g_hash_table_replace (ensure_groups (root), g_strdup (prefix), g_object_ref (group));
  else
    g_hash_table_remove (ensure_groups (root), prefix);
}

GActionGroup *
adduce_ui_action_groups_get (GtkWindow *window, const char *prefix)
{
  GHashTable *groups;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  if (g_str_equal (prefix, "win"))
    return G_IS_ACTION_GROUP (window) ? G_ACTION_GROUP (window) : NULL;
  if (g_str_equal (prefix, "app"))
    return (GActionGroup *) gtk_window_get_application (window);

  groups = g_object_get_data (G_OBJECT (window), DATA);
  return groups != NULL ? g_hash_table_lookup (groups, prefix) : NULL;
}
