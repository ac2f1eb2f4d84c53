/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of claims, its selection, and the form below it.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-list.h"
#include "adduce-ui-claim-row.h"
#include "adduce-ui-inspector.h"

struct _AdduceUiInspector
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkLabel *count_label;
  GtkListView *list_view;
  GtkPaned *paned;
  AdduceUiClaimForm *form;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  AdduceUiClaimList *claims;
  GtkSingleSelection *selection;
  AdduceCodebook *codebook; /* by which the rows are shown */
  guint scroll_id;
  gboolean syncing; /* the selection follows the context */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiInspector, adduce_ui_inspector, GTK_TYPE_WIDGET)

/* --- what is shown where there are no claims --- */

static void
show_status (AdduceUiInspector *self, const char *icon, const char *title, const char *description)
{
  adw_status_page_set_icon_name (self->status_page, icon);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, description);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
update_page (AdduceUiInspector *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  const char *read_only = session != NULL ? adduce_session_get_read_only_reason (session) : NULL;
  g_autofree char *escaped = read_only != NULL ? g_markup_escape_text (read_only, -1) : NULL;

  if (self->context != NULL && adduce_ui_context_get_opening (self->context))
    gtk_stack_set_visible_child_name (self->stack, "opening");
  else if (session == NULL)
    show_status (self, "text-x-generic-symbolic", _("No Article Open"),
                 _("Open an article to see and make its claims"));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->claims)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "claims");
  else if (read_only != NULL)
    show_status (self, "changes-prevent-symbolic", _("No Claims"), escaped);
  else
    show_status (self, "document-edit-symbolic", _("No Claims Yet"),
                 _("Select words in the article and press Enter to make them a claim"));
}

static void
update_count (AdduceUiInspector *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->claims));
  guint n_others = 0;
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (session != NULL && adduce_ui_context_get_show_others (self->context))
    n_others = adduce_claim_set_get_n_claims (adduce_session_get_others (session));

  count = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  if (n_others > 0)
    /* translators: the first is "12 claims", then the number of those that others have made */
    text = g_strdup_printf (_("%s, %u by others"), count, n_others);
  gtk_label_set_label (self->count_label, text != NULL ? text : count);
}

/* --- selection and focused claim --- */

static void
scroll_to_selected (AdduceUiInspector *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION && gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static gboolean
scroll_cb (gpointer data)
{
  AdduceUiInspector *self = data;

  self->scroll_id = 0;
  scroll_to_selected (self);
  return G_SOURCE_REMOVE;
}

static void
queue_scroll (AdduceUiInspector *self)
{
  /* What was just added is not laid out yet. */
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

/* The row of the selected claim, where it is in sight: the list by itself gives the focus to the row that
 * had it last, which need not be the selected one. */
static GtkWidget *
find_selected_row (AdduceUiInspector *self)
{
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list_view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (selected != NULL && ADDUCE_UI_IS_CLAIM_ROW (row)
          && adduce_ui_claim_row_get_item (ADDUCE_UI_CLAIM_ROW (row)) == selected)
        return child;
    }
  return NULL;
}

static void
sync_selection (AdduceUiInspector *self)
{
  AdduceClaim *focused = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (focused == NULL || !adduce_ui_claim_list_find (self->claims, adduce_claim_get_id (focused), &position))
    position = GTK_INVALID_LIST_POSITION;
  if (gtk_single_selection_get_selected (self->selection) == position)
    return;

  self->syncing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->syncing = FALSE;
  queue_scroll (self);
}

static void
update_claims (AdduceUiInspector *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  AdduceClaimSet *own = session != NULL ? adduce_session_get_claims (session) : NULL;
  AdduceClaimSet *others = NULL;

  if (session != NULL && adduce_ui_context_get_show_others (self->context))
    others = adduce_session_get_others (session);
  adduce_ui_claim_list_set_claims (self->claims, own, others);
  update_page (self);
  update_count (self);
  sync_selection (self);
}

/* Rows are made by the codebook: another one makes them anew. */
static void
update_codebook (AdduceUiInspector *self)
{
  AdduceCodebook *codebook = self->context != NULL ? adduce_ui_context_get_codebook (self->context) : NULL;
  GtkListItemFactory *factory = gtk_list_view_get_factory (self->list_view);

  if (!g_set_object (&self->codebook, codebook) || factory == NULL)
    return;

  g_object_ref (factory);
  gtk_list_view_set_factory (self->list_view, NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
}

/* Callbacks */

static void
item_setup_cb (AdduceUiInspector *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, adduce_ui_claim_row_new ());
}

static void
item_bind_cb (AdduceUiInspector *self, GtkListItem *item)
{
  AdduceUiClaimRow *row = ADDUCE_UI_CLAIM_ROW (gtk_list_item_get_child (item));

  adduce_ui_claim_row_set_codebook (row, self->codebook);
  adduce_ui_claim_row_set_item (row, gtk_list_item_get_item (item));
}

static void
item_unbind_cb (AdduceUiInspector *self, GtkListItem *item)
{
  adduce_ui_claim_row_set_item (ADDUCE_UI_CLAIM_ROW (gtk_list_item_get_child (item)), NULL);
}

/* Something in the list was selected by hand, or the selected one has moved, which concerns nobody. By hand
 * nothing can be unselected: where nothing is selected, the claim has gone. */
static void
selected_cb (AdduceUiInspector *self)
{
  AdduceUiClaimItem *item = gtk_single_selection_get_selected_item (self->selection);
  AdduceClaim *focused;

  if (self->syncing || item == NULL || self->context == NULL)
    return;
  focused = adduce_ui_context_get_focused_claim (self->context);
  if (focused != NULL && g_str_equal (adduce_claim_get_id (focused), adduce_ui_claim_item_get_id (item)))
    return;

  adduce_ui_context_focus_claim (self->context, adduce_ui_claim_item_get_id (item), TRUE);
}

static void
activate_cb (AdduceUiInspector *self, guint position)
{
  g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->claims), position);

  adduce_ui_context_focus_claim (self->context, adduce_ui_claim_item_get_id (item), TRUE);
  g_signal_emit_by_name (self->context, "focus-article");
}

/* From wherever in the inspector: back to the text. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiInspector *self)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->context == NULL)
    return FALSE;

  g_signal_emit_by_name (self->context, "focus-article");
  return TRUE;
}

static void
items_changed_cb (AdduceUiInspector *self)
{
  update_page (self);
  update_count (self);
  sync_selection (self);
}

/* Overrides */

static gboolean
adduce_ui_inspector_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD
      && gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    {
      GtkWidget *row = find_selected_row (self);

      return gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list_view));
    }

  return GTK_WIDGET_CLASS (adduce_ui_inspector_parent_class)->focus (widget, direction);
}

static void
adduce_ui_inspector_dispose (GObject *object)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->context_signals);
  if (self->claims != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->claims, self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
    }
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->claims);
  g_clear_object (&self->context);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (adduce_ui_inspector_parent_class)->dispose (object);
}

static void
adduce_ui_inspector_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
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
      adduce_ui_inspector_set_context (self, g_value_get_object (value));
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
  widget_class->focus = adduce_ui_inspector_focus;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, status_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, list_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, form);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
adduce_ui_inspector_init (AdduceUiInspector *self)
{
  self->claims = adduce_ui_claim_list_new ();
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->claims));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  /* After the selection's own handler, so that there is a selection to bring in line. */
  g_signal_connect_swapped (self->claims, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);

  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (update_claims), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::opening", G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::show-others", G_CALLBACK (update_claims), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::focused-claim", G_CALLBACK (sync_selection),
                                  self);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (update_codebook), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (update_codebook), self);
  update_claims (self);
}

GtkWidget *
adduce_ui_inspector_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_INSPECTOR, NULL);
}

void
adduce_ui_inspector_set_context (AdduceUiInspector *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  adduce_ui_claim_form_set_context (self->form, context);
  update_codebook (self);
  update_claims (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
adduce_ui_inspector_commit (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  adduce_ui_claim_form_commit (self->form);
}

void
adduce_ui_inspector_focus_list (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
