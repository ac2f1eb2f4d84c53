/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of the field by which claims are grouped.
 *
 * The model is a list of codes, the first row being all groups and "" what is unset; what stands in a row is asked of
 * the view. Where only counts changed the rows stay and are bound again.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-claims-groups.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-list-tab.h"

/* No code begins so. */
#define ALL "\x01"
#define LABEL_LENGTH 80

struct _AdduceUiClaimsGroups
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStringList *codes;
  AdduceClaimView *view;
  AdduceClaimField *field; /* that the codes are of */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimsGroups, adduce_ui_claims_groups, GTK_TYPE_WIDGET)

static void
setup_cb (AdduceUiClaimsGroups *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (count, "article-count");
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (AdduceUiClaimsGroups *self, GtkListItem *item)
{
  const char *code = gtk_string_object_get_string (gtk_list_item_get_item (item));
  AdduceClaimUses *groups = adduce_claim_view_get_groups (self->view);
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean all = g_str_equal (code, ALL);
  const AdduceClaimUse *use = groups != NULL && !all ? adduce_claim_uses_lookup (groups, code) : NULL;
  guint n = all ? adduce_claim_view_get_n_found (self->view) : use != NULL ? use->n_claims : 0;
  g_autofree char *label = NULL;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *claims = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  g_autofree char *spoken = NULL;

  if (all)
    label = g_strdup (_("All"));
  else if (use == NULL || use->tag == NULL)
    label = g_strdup (_("Unset"));
  else
    label = adduce_ui_claim_text_isolate (adduce_claim_field_get_value_label (self->field, use->tag), LABEL_LENGTH);
  spoken = g_strdup_printf ("%s, %s", label, claims);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), count);
  gtk_widget_set_tooltip_text (box, label);
  adduce_ui_compat_label_row (box, spoken);
}

static guint
find_code (AdduceUiClaimsGroups *self, const char *code)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->codes)); i++)
    if (g_str_equal (gtk_string_list_get_string (self->codes, i), code))
      return i;
  return 0;
}

static void
update (AdduceUiClaimsGroups *self)
{
  AdduceClaimField *field = adduce_claim_view_get_group (self->view);
  AdduceClaimUses *groups = adduce_claim_view_get_groups (self->view);
  const char *chosen = adduce_claim_view_get_group_code (self->view);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_clear_pointer (&self->field, adduce_claim_field_unref);
  if (field != NULL)
    self->field = adduce_claim_field_ref (field);
  if (groups != NULL)
    {
      g_ptr_array_add (codes, (gpointer) ALL);
      for (guint i = 0; i < adduce_claim_uses_get_n_values (groups); i++)
        g_ptr_array_add (codes, (gpointer) adduce_tag_get_code (adduce_claim_uses_get_value (groups, i)->tag));
      if (adduce_claim_uses_lookup (groups, "") != NULL)
        g_ptr_array_add (codes, (gpointer) "");
    }
  g_ptr_array_add (codes, NULL);
  self->setting = TRUE;
  gtk_string_list_splice (self->codes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->codes)),
                          (const char *const *) codes->pdata);
  gtk_single_selection_set_selected (self->selection, find_code (self, chosen != NULL ? chosen : ALL));
  self->setting = FALSE;
}

static void
selected_cb (AdduceUiClaimsGroups *self)
{
  GtkStringObject *object = gtk_single_selection_get_selected_item (self->selection);
  const char *code = object != NULL ? gtk_string_object_get_string (object) : ALL;

  if (!self->setting)
    adduce_claim_view_set_group_code (self->view, g_str_equal (code, ALL) ? NULL : code);
}

static void
adduce_ui_claims_groups_dispose (GObject *object)
{
  AdduceUiClaimsGroups *self = ADDUCE_UI_CLAIMS_GROUPS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->view);
  g_clear_pointer (&self->field, adduce_claim_field_unref);
  G_OBJECT_CLASS (adduce_ui_claims_groups_parent_class)->dispose (object);
}

static void
adduce_ui_claims_groups_class_init (AdduceUiClaimsGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claims_groups_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_claims_groups_init (AdduceUiClaimsGroups *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->codes = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->codes));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  adduce_ui_list_tab_install (self->list);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Groups of claims"),
                                  -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claims_groups_new (AdduceClaimView *view)
{
  AdduceUiClaimsGroups *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIMS_GROUPS, NULL);
  self->view = g_object_ref (view);
  g_signal_connect_swapped (view, "updated", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
