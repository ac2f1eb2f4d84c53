/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking for a name.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-editable.h"
#include "adduce-ui-register-rename.h"

/* What the dialog is about; owned by it. */
typedef struct
{
  GtkWindow *window;
  GtkEditable *entry;
  AdduceUiRegisterModel *model;
  AdduceEntity *entity; /* NULL for a new one */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->model);
  g_clear_object (&asking->entity);
  g_free (asking);
}

/* (transfer full) (nullable) */
static AdduceRegisterChange *
create_add (Asking *asking, const char *name, GError **error)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (asking->model);
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (name);
  g_autoptr (AdduceEntity) entity = NULL;
  AdduceRegisterChange *change;

  if (tag == NULL || adduce_register_find_name (base, name) != NULL
      || adduce_register_lookup (base, adduce_tag_get_code (tag)) != NULL)
    {
      /* translators: %s is a name */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("There is “%s” already"), name);
      return NULL;
    }
  /* translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_("Add “%s”"), adduce_tag_get_label (tag));
  change = adduce_register_change_new (label);
  entity = adduce_entity_new (adduce_tag_get_code (tag), adduce_tag_get_label (tag));
  adduce_register_change_put (change, entity, entity);
  return change;
}

static void
done_cb (Asking *asking)
{
  const char *name = gtk_editable_get_text (asking->entry);
  GError *error = NULL;
  AdduceRegisterChange *change = asking->entity != NULL ? adduce_register_act_rename (asking->entity, name, &error)
                                                        : create_add (asking, name, &error);

  adduce_ui_register_model_perform (asking->model, change, error);
  gtk_window_close (asking->window);
}

static GtkWidget *
create_content (Asking *asking, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (done_cb), asking);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (done_cb), asking);
  asking->entry = GTK_EDITABLE (entry);
  return box;
}

void
adduce_ui_register_rename_present (GtkWindow *parent, AdduceUiRegisterModel *model, AdduceRegisterRow *row)
{
  Asking *asking = g_new0 (Asking, 1);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  asking->model = g_object_ref (model);
  if (row != NULL)
    asking->entity = g_object_ref (adduce_register_row_get_entity (row));
  asking->window = g_object_new (GTK_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "default-width", 380, "title",
                                 row != NULL ? _("Rename") : _("Add"), NULL);
  g_object_set_data_full (G_OBJECT (asking->window), "asking", asking, asking_free);
  gtk_window_set_titlebar (asking->window, gtk_header_bar_new ());
  gtk_window_set_child (asking->window, create_content (asking, row != NULL ? _("_Rename") : _("_Add")));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (asking->window), keys);
  if (asking->entity != NULL)
    adduce_ui_editable_show (asking->entry, adduce_entity_get_name (asking->entity));
  gtk_window_present (asking->window);
  gtk_widget_grab_focus (GTK_WIDGET (asking->entry));
}
