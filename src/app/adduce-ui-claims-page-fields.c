/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which fields have a column on the page of all claims, and by which claims are grouped.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-page-private.h"

static void
column_toggled_cb (AdduceUiClaimsPage *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) ids = NULL;

  if (self->setting)
    return;
  builder = g_strv_builder_new ();
  for (GtkWidget *child = gtk_widget_get_first_child (self->columns_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (builder, g_object_get_data (G_OBJECT (child), "id"));
  ids = g_strv_builder_end (builder);
  if (ids[0] != NULL)
    g_settings_set_strv (self->settings, "claims-columns", (const char *const *) ids);
}

static void
add_column_check (AdduceUiClaimsPage *self, AdduceClaimField *field, const char *const *chosen)
{
  const char *id = adduce_claim_field_get_id (field);
  GtkWidget *check = gtk_check_button_new_with_label (adduce_claim_field_get_label (field));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (chosen, id));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (column_toggled_cb), self);
  gtk_box_append (GTK_BOX (self->columns_box), check);
}

/* The quote comes first, then all in their order. */
static void
fill_columns (AdduceUiClaimsPage *self)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->settings, "claims-columns");
  GtkWidget *child;

  self->setting = TRUE;
  while ((child = gtk_widget_get_first_child (self->columns_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->columns_box), child);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->fields->len; i++)
      if (g_str_equal (adduce_claim_field_get_id (self->fields->pdata[i]), "quote") == (pass == 0))
        add_column_check (self, self->fields->pdata[i], (const char *const *) chosen);
  self->setting = FALSE;
}

static void
columns_changed_cb (AdduceUiClaimsPage *self)
{
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, "claims-columns");

  adduce_ui_claims_table_set_columns (self->table, (const char *const *) ids);
}

static void
fill_groups (AdduceUiClaimsPage *self)
{
  AdduceClaimField *old = adduce_claim_view_get_group (self->view);
  g_autofree char *chosen = old != NULL ? g_strdup (adduce_claim_field_get_id (old)) : NULL;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->groups, 0);
  gtk_string_list_append (labels, _("No groups"));
  for (guint i = 0; i < self->fields->len; i++)
    {
      AdduceClaimField *field = self->fields->pdata[i];
      /* translators: a field ("Speaker") by which claims are grouped */
      g_autofree char *label = g_strdup_printf (_("By %s"), adduce_claim_field_get_label (field));

      if (adduce_claim_field_get_kind (field) == ADDUCE_CLAIM_FIELD_TEXT
          || g_str_equal (adduce_claim_field_get_id (field), "modified"))
        continue;
      g_ptr_array_add (self->groups, adduce_claim_field_ref (field));
      gtk_string_list_append (labels, label);
      if (g_strcmp0 (adduce_claim_field_get_id (field), chosen) == 0)
        selected = self->groups->len;
    }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->group_drop_down, G_LIST_MODEL (labels));
  self->setting = FALSE;
  gtk_drop_down_set_selected (self->group_drop_down, selected);
}

static void
group_cb (AdduceUiClaimsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->group_drop_down);

  if (self->setting || selected == GTK_INVALID_LIST_POSITION)
    return;
  adduce_claim_view_set_group (self->view, selected > 0 && selected <= self->groups->len
                                             ? self->groups->pdata[selected - 1] : NULL);
  _adduce_ui_claims_page_update (self);
}

void
_adduce_ui_claims_page_fill_fields (AdduceUiClaimsPage *self)
{
  fill_columns (self);
  fill_groups (self);
}

void
_adduce_ui_claims_page_init_fields (AdduceUiClaimsPage *self)
{
  g_signal_connect_object (self->settings, "changed::claims-columns", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->group_drop_down, "notify::selected", G_CALLBACK (group_cb), self);
  columns_changed_cb (self);
}
