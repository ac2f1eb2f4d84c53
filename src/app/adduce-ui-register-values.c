/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Attributes of an entry in a grid.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-editable.h"
#include "adduce-ui-register-values.h"

/* A value that may be typed; a row of the grid. */
typedef struct
{
  char *attribute;
  GtkEditable *value;
  GtkEditable *from;
  GtkEditable *to;
} Value;

struct _AdduceUiRegisterValues
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  AdduceRegister *base;
  GPtrArray *values; /* Value */
};

enum {
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiRegisterValues, adduce_ui_register_values, GTK_TYPE_WIDGET)

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->attribute);
  g_free (value);
}

static void
activate_cb (AdduceUiRegisterValues *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static GtkEditable *
create_entry (AdduceUiRegisterValues *self, const char *text, const char *attribute, const char *what, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *label = g_strdup_printf ("%s: %s", attribute, what);

  adduce_ui_editable_show (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  return GTK_EDITABLE (entry);
}

/* A second value of an attribute, for another time. */
static void add_value (AdduceUiRegisterValues *self, const char *attribute, const AdduceEntityValue *value,
                       gboolean first);

static void
another_cb (GtkButton *button, AdduceUiRegisterValues *self)
{
  const char *attribute = g_object_get_data (G_OBJECT (button), "attribute");
  Value *added;

  add_value (self, attribute, NULL, FALSE);
  added = self->values->pdata[self->values->len - 1];
  gtk_widget_grab_focus (GTK_WIDGET (added->value));
}

static void
add_button (AdduceUiRegisterValues *self, const char *attribute, const char *title, int line)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  /* translators: %s is an attribute ("Party") */
  g_autofree char *label = g_strdup_printf (_("Another value of %s, for another time"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "attribute", g_strdup (attribute), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (another_cb), self);
  gtk_grid_attach (self->grid, button, 3, line, 1, 1);
}

static void
add_value (AdduceUiRegisterValues *self, const char *attribute, const AdduceEntityValue *value, gboolean first)
{
  const char *title = adduce_register_get_attribute_label (self->base, attribute);
  int line = 2 * (int) self->values->len;
  Value *row = g_new0 (Value, 1);

  row->attribute = g_strdup (attribute);
  row->value = create_entry (self, value != NULL ? value->value : NULL, title, _("Value"), 6);
  row->from = create_entry (self, value != NULL ? value->from : NULL, title, _("From"), 10);
  row->to = create_entry (self, value != NULL ? value->to : NULL, title, _("To"), 10);
  g_ptr_array_add (self->values, row);
  if (first)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (self->grid, label, 0, line, 3, 1);
    }
  gtk_widget_set_hexpand (GTK_WIDGET (row->value), TRUE);
  gtk_grid_attach (self->grid, GTK_WIDGET (row->value), 0, line + 1, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (row->from), 1, line + 1, 1, 1);
  gtk_grid_attach (self->grid, GTK_WIDGET (row->to), 2, line + 1, 1, 1);
  add_button (self, attribute, title, line + 1);
}

static gboolean
is_offered (AdduceUiRegisterValues *self, const char *attribute)
{
  return strcmp (adduce_register_get_id (self->base), ADDUCE_REGISTER_ISSUE) != 0
         || !adduce_register_is_built_in (attribute);
}

static void
adduce_ui_register_values_dispose (GObject *object)
{
  AdduceUiRegisterValues *self = ADDUCE_UI_REGISTER_VALUES (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;
  g_clear_object (&self->base);

  G_OBJECT_CLASS (adduce_ui_register_values_parent_class)->dispose (object);
}

static void
adduce_ui_register_values_finalize (GObject *object)
{
  g_ptr_array_unref (ADDUCE_UI_REGISTER_VALUES (object)->values);

  G_OBJECT_CLASS (adduce_ui_register_values_parent_class)->finalize (object);
}

static void
adduce_ui_register_values_class_init (AdduceUiRegisterValuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_register_values_dispose;
  object_class->finalize = adduce_ui_register_values_finalize;
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_register_values_init (AdduceUiRegisterValues *self)
{
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_grid_set_column_spacing (self->grid, 4);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

void
adduce_ui_register_values_show (AdduceUiRegisterValues *self, AdduceRegister *base, AdduceEntity *entity)
{
  const char *const *attributes;
  GtkWidget *child;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_VALUES (self));
  g_return_if_fail (ADDUCE_IS_REGISTER (base));

  g_set_object (&self->base, base);
  attributes = adduce_register_list_attributes (base);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; attributes[i] != NULL; i++)
    {
      gboolean first = TRUE;

      for (guint k = 0; k < adduce_entity_get_n_values (entity); k++)
        {
          const AdduceEntityValue *value = adduce_entity_get_value (entity, k);

          if (strcmp (value->attribute, attributes[i]) != 0)
            continue;
          add_value (self, attributes[i], value, first);
          first = FALSE;
        }
      if (first && is_offered (self, attributes[i]))
        add_value (self, attributes[i], NULL, TRUE);
    }
}

gboolean
adduce_ui_register_values_apply (AdduceUiRegisterValues *self, AdduceEntityBuilder *builder, GError **error)
{
  const char *const *attributes;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_VALUES (self), FALSE);
  g_return_val_if_fail (self->base != NULL, FALSE);

  attributes = adduce_register_list_attributes (self->base);
  for (guint i = 0; attributes[i] != NULL; i++)
    adduce_entity_builder_clear_values (builder, attributes[i]);
  for (guint i = 0; i < self->values->len; i++)
    {
      Value *row = self->values->pdata[i];
      const char *from = gtk_editable_get_text (row->from), *to = gtk_editable_get_text (row->to);
      AdduceEntityValue value = { row->attribute, gtk_editable_get_text (row->value), *from != '\0' ? from : NULL,
                                  *to != '\0' ? to : NULL };
      g_autoptr (AdduceRegisterChange) tried = adduce_register_act_set_value (self->base, NULL, 0, &value, error);

      if (tried == NULL)
        return FALSE;
      adduce_entity_builder_add_value (builder, &value);
    }
  return TRUE;
}
