/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover with the filters that were saved.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-saved.h"

#define SETTINGS_KEY "claims-filters"

struct _AdduceUiClaimsSaved
{
  GtkPopover parent_instance;

  GtkListBox *saved_list;
  GtkEditable *name_entry;

  GSettings *settings;
  char *expression;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsSaved, adduce_ui_claims_saved, GTK_TYPE_POPOVER)

static void fill_saved (AdduceUiClaimsSaved *self);

/* Writes the saved filters without @name, and with it where @expression is not NULL. */
static void
change_saved (AdduceUiClaimsSaved *self, const char *name, const char *expression)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, SETTINGS_KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *text;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &other, &text))
    if (!g_str_equal (other, name))
      g_variant_builder_add (&builder, "(ss)", other, text);
  if (expression != NULL)
    g_variant_builder_add (&builder, "(ss)", name, expression);
  g_settings_set_value (self->settings, SETTINGS_KEY, g_variant_builder_end (&builder));
}

static void
forget_cb (GtkWidget *button, AdduceUiClaimsSaved *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));

  change_saved (self, name, NULL);
  fill_saved (self);
}

static GtkWidget *
make_saved_row (AdduceUiClaimsSaved *self, const char *name, const char *expression)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* translators: the name of a saved filter */
  g_autofree char *forget = g_strdup_printf (_("Forget the filter %s"), name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_tooltip_text (row, expression);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, forget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, forget, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_object_set_data_full (G_OBJECT (row), "expression", g_strdup (expression), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (forget_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_saved (AdduceUiClaimsSaved *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, SETTINGS_KEY);
  GVariantIter iter;
  const char *name, *expression;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->saved_list, 0)) != NULL)
    gtk_list_box_remove (self->saved_list, GTK_WIDGET (row));
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &expression))
    gtk_list_box_append (self->saved_list, make_saved_row (self, name, expression));
}

static void
shown_cb (AdduceUiClaimsSaved *self)
{
  GtkListBoxRow *row;

  fill_saved (self);
  row = gtk_list_box_get_row_at_index (self->saved_list, 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->name_entry));
}

static void
saved_activated_cb (AdduceUiClaimsSaved *self, GtkListBoxRow *row)
{
  g_autofree char *expression = g_strdup (g_object_get_data (G_OBJECT (row), "expression"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, expression);
}

static void
save_cb (AdduceUiClaimsSaved *self)
{
  const char *name = gtk_editable_get_text (self->name_entry);

  if (*name == '\0')
    return;
  change_saved (self, name, self->expression);
  gtk_editable_set_text (self->name_entry, "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
adduce_ui_claims_saved_finalize (GObject *object)
{
  AdduceUiClaimsSaved *self = ADDUCE_UI_CLAIMS_SAVED (object);

  g_clear_object (&self->settings);
  g_free (self->expression);
  G_OBJECT_CLASS (adduce_ui_claims_saved_parent_class)->finalize (object);
}

static void
adduce_ui_claims_saved_class_init (AdduceUiClaimsSavedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = adduce_ui_claims_saved_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-claims-saved.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsSaved, saved_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsSaved, name_entry);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
adduce_ui_claims_saved_init (AdduceUiClaimsSaved *self)
{
  self->settings = g_settings_new ("io.github.adduce.Adduce");
  self->expression = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
adduce_ui_claims_saved_set_expression (AdduceUiClaimsSaved *self, const char *expression)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_SAVED (self));
  g_return_if_fail (expression != NULL);

  g_free (self->expression);
  self->expression = g_strdup (expression);
}
