/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tooltips with keys.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-key-tip.h"
#include "adduce-ui-keymap.h"

typedef struct {
  char *text;
  char *action;
} Tip;

void
adduce_ui_tip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (text, gtk_widget_get_tooltip_text (widget)) != 0)
    gtk_widget_set_tooltip_text (widget, text);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("adduce-ui-key-tip");
}

static void
tip_free (Tip *tip)
{
  g_free (tip->text);
  g_free (tip->action);
  g_free (tip);
}

static void
update (GtkWidget *widget)
{
  Tip *tip = g_object_get_qdata (G_OBJECT (widget), get_quark ());
  const char *key = adduce_ui_keymap_get_label (adduce_ui_keymap_get_default (), tip->action);
  g_autofree char *with_key = NULL;

  /* translators: what a control does, and its key: "Undo (Ctrl+Z)" */
  with_key = key != NULL ? g_strdup_printf (_("%s (%s)"), tip->text, key) : g_strdup (tip->text);
  adduce_ui_tip_set (widget, with_key);
  if (key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS);
}

void
adduce_ui_key_tip_set (GtkWidget *widget, const char *text, const char *action)
{
  gboolean is_new;
  Tip *tip;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);
  g_return_if_fail (action != NULL);

  is_new = g_object_get_qdata (G_OBJECT (widget), get_quark ()) == NULL;
  tip = g_new0 (Tip, 1);
  tip->text = g_strdup (text);
  tip->action = g_strdup (action);
  g_object_set_qdata_full (G_OBJECT (widget), get_quark (), tip, (GDestroyNotify) tip_free);
  if (is_new)
    g_signal_connect_object (adduce_ui_keymap_get_default (), "changed", G_CALLBACK (update), widget,
                             G_CONNECT_SWAPPED);
  update (widget);
}

/* The pointer rests on the button when the menu has opened: the tooltip would come now, and lie on the menu. */
static gboolean
query_menu_tip_cb (GtkWidget *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

  if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)))
    g_signal_stop_emission_by_name (button, "query-tooltip");
  return FALSE;
}

void
adduce_ui_tip_mute_open (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  g_signal_connect (button, "query-tooltip", G_CALLBACK (query_menu_tip_cb), NULL);
  g_signal_connect (button, "notify::active", G_CALLBACK (gtk_widget_trigger_tooltip_query), NULL);
}

void
adduce_ui_key_tip_add_all (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name = GTK_IS_ACTIONABLE (child) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (child)) : NULL;
      const char *text = gtk_widget_get_tooltip_text (child);

      if (name != NULL && text != NULL && g_object_get_qdata (G_OBJECT (child), get_quark ()) == NULL)
        {
          GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child));
          g_autofree char *action = g_action_print_detailed_name (name, target);
          g_autofree char *own = g_strdup (text);

          adduce_ui_key_tip_set (child, own, action);
        }
      if (GTK_IS_MENU_BUTTON (child))
        adduce_ui_tip_mute_open (GTK_MENU_BUTTON (child));
      adduce_ui_key_tip_add_all (child);
    }
}
