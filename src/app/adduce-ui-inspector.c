/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open article's claims. The list's selection and the context's focused claim follow each other.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-item.h"
#include "adduce-ui-claim-list.h"
#include "adduce-ui-claim-row.h"
#include "adduce-ui-inspector.h"

struct _AdduceUiInspector
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkListView *list_view;
  AdduceUiClaimForm *form;

  AdduceUiContext *context;
  GSignalGroup *signals;
  AdduceUiClaimList *claims;
  GtkSingleSelection *selection;
  gboolean following; /* one side is being set from the other */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, GTK_TYPE_WIDGET)

static void
update_count (AdduceUiInspector *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->claims));
  g_autofree char *text = NULL;

  if (session == NULL)
    {
      gtk_label_set_label (self->count_label, _("Claims"));
      gtk_stack_set_visible_child_name (self->stack, "no-article");
      return;
    }
  text = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  gtk_label_set_label (self->count_label, n > 0 ? text : _("Claims"));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "no-claims");
}

/* Where the row is not seen, it comes into sight; else the list stays as it is. */
static void
select_focused (AdduceUiInspector *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  guint position = GTK_INVALID_LIST_POSITION;

  if (claim != NULL && !adduce_ui_claim_list_find (self->claims, adduce_claim_get_id (claim), &position))
    position = GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/* Callbacks */

static void
source_cb (AdduceUiInspector *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  gboolean others = adduce_ui_context_get_show_others (self->context);

  self->following = TRUE;
  adduce_ui_claim_list_set_claims (self->claims, session != NULL ? adduce_session_get_claims (session) : NULL,
                                   session != NULL && others ? adduce_session_get_others (session) : NULL);
  self->following = FALSE;
  update_count (self);
  select_focused (self);
}

static void
items_changed_cb (AdduceUiInspector *self)
{
  update_count (self);
}

static void
claims_changed_cb (AdduceUiInspector *self)
{
  select_focused (self);
}

static void
selected_cb (AdduceUiInspector *self)
{
  AdduceUiClaimItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->following || self->context == NULL || item == NULL)
    return;

  self->following = TRUE;
  adduce_ui_context_focus_claim (self->context, adduce_ui_claim_item_get_id (item), TRUE);
  self->following = FALSE;
}

static void
focused_claim_cb (AdduceUiInspector *self)
{
  if (!self->following)
    select_focused (self);
}

static void
activated_cb (AdduceUiInspector *self)
{
  if (self->context != NULL)
    g_signal_emit_by_name (self->context, "focus-article");
}

static void
row_setup_cb (AdduceUiInspector *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, adduce_ui_claim_row_new ());
}

static void
row_bind_cb (AdduceUiInspector *self, GtkListItem *list_item)
{
  AdduceUiClaimRow *row = ADDUCE_UI_CLAIM_ROW (gtk_list_item_get_child (list_item));

  adduce_ui_claim_row_set_codebook (row,
                                    self->context != NULL ? adduce_ui_context_get_codebook (self->context) : NULL);
  adduce_ui_claim_row_set_item (row, gtk_list_item_get_item (list_item));
}

static void
row_unbind_cb (AdduceUiInspector *self, GtkListItem *list_item)
{
  adduce_ui_claim_row_set_item (ADDUCE_UI_CLAIM_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
adduce_ui_inspector_dispose (GObject *object)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (object);

  g_clear_object (&self->signals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->claims);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_inspector_parent_class)->dispose (object);
}

static void
adduce_ui_inspector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, ADDUCE_UI_INSPECTOR (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_inspector_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      if (!g_set_object (&self->context, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->signals, self->context);
      g_object_set (self->form, "context", self->context, NULL);
      if (self->context != NULL)
        source_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_inspector_class_init (AdduceUiInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_inspector_dispose;
  object_class->get_property = adduce_ui_inspector_get_property;
  object_class->set_property = adduce_ui_inspector_set_property;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, list_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, form);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
adduce_ui_inspector_init (AdduceUiInspector *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->claims = adduce_ui_claim_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->claims)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->claims, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  self->signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->signals, "notify::session", G_CALLBACK (source_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::show-others", G_CALLBACK (source_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::focused-claim", G_CALLBACK (focused_claim_cb), self);
  g_signal_group_connect_swapped (self->signals, "claims-changed", G_CALLBACK (claims_changed_cb), self);
}

void
adduce_ui_inspector_focus_list (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
