/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of the article, and the form of those that are chosen; or why there is nothing to show.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adduce-ui-article-form.h"
#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-pane.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-inspector.h"
#include "adduce-ui-lost-list.h"
#include "adduce-ui-meta-pane.h"
#include "adduce-ui-spinner.h"

#define SPINNER_DELAY_MS 300

struct _AdduceUiInspector
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwStatusPage *status_page;
  GtkPaned *paned;
  AdduceUiClaimPane *pane;
  AdduceUiClaimForm *form;
  AdduceUiLostList *lost_list;
  AdduceUiArticleForm *article_form;
  AdduceUiMetaPane *meta_pane;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  guint spinner_id;
  int list_height; /* of the list of claims, as it was last chosen */
  int room;        /* the greatest height that the list could have had then */
  guint place_id;
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

static gboolean
spinner_cb (gpointer data)
{
  AdduceUiInspector *self = data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  return G_SOURCE_REMOVE;
}

/* While another article is opened the page stays for a moment, so that going through articles does not flicker. */
static void
update_page (AdduceUiInspector *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  const char *error = self->context != NULL ? adduce_ui_context_get_open_error (self->context) : NULL;
  const char *read_only = session != NULL ? adduce_session_get_read_only_reason (session) : NULL;
  const char *reason = error != NULL ? error : read_only;
  g_autofree char *escaped = reason != NULL ? g_markup_escape_text (reason, -1) : NULL;

  if (self->context != NULL && adduce_ui_context_get_opening (self->context) && session == NULL)
    {
      if (self->spinner_id == 0)
        self->spinner_id = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
      return;
    }

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (error != NULL)
    show_status (self, "dialog-warning-symbolic", _("No Claims to Show"), escaped);
  else if (session == NULL)
    show_status (self, "text-x-generic-symbolic", _("No Article Open"),
                 _("Open an article to see and make its claims"));
  else if (adduce_ui_claim_pane_get_n_claims (self->pane) > 0)
    gtk_stack_set_visible_child_name (self->stack, "claims");
  else if (read_only != NULL)
    show_status (self, "changes-prevent-symbolic", _("No Claims"), escaped);
  else
    show_status (self, "document-edit-symbolic", _("No Claims Yet"),
                 _("Select words in the article and press Enter to make them a claim"));
}

/* --- where the list and the form meet --- */

static gboolean
place_cb (gpointer data)
{
  AdduceUiInspector *self = data;

  self->place_id = 0;
  gtk_paned_set_position (self->paned, MIN (self->list_height, self->room));
  return G_SOURCE_REMOVE;
}

/* A paned keeps the place it was pushed to in a low window; so ours is put back when there is room again. */
static void
position_changed_cb (AdduceUiInspector *self)
{
  int room;

  g_object_get (self->paned, "max-position", &room, NULL);
  if (room == self->room)
    {
      if (self->place_id == 0)
        self->list_height = gtk_paned_get_position (self->paned);
      return;
    }

  self->room = room;
  if (self->place_id == 0)
    self->place_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_cb, self, NULL);
}

/* Callbacks */

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

/* Overrides */

static gboolean
adduce_ui_inspector_focus (GtkWidget *widget, GtkDirectionType direction)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD
      && gtk_widget_get_mapped (GTK_WIDGET (self->pane)))
    return adduce_ui_claim_pane_focus_list (self->pane);

  return GTK_WIDGET_CLASS (adduce_ui_inspector_parent_class)->focus (widget, direction);
}

static void
adduce_ui_inspector_dispose (GObject *object)
{
  AdduceUiInspector *self = ADDUCE_UI_INSPECTOR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_object (&self->context_signals);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->context);

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

  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_FORM);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_FORM);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_PANE);
  g_type_ensure (ADDUCE_UI_TYPE_LOST_LIST);
  g_type_ensure (ADDUCE_UI_TYPE_META_PANE);
  g_type_ensure (ADDUCE_UI_TYPE_SPINNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, status_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, pane);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, lost_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, article_form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiInspector, meta_pane);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspector");
}

static void
adduce_ui_inspector_init (AdduceUiInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_watch_handle (self->paned);
  self->list_height = gtk_paned_get_position (self->paned);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->paned, "notify::max-position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "notify::n-claims", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);

  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::opening", G_CALLBACK (update_page), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::open-error", G_CALLBACK (update_page), self);
  update_page (self);
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
  adduce_ui_claim_pane_set_context (self->pane, context);
  adduce_ui_claim_form_set_context (self->form, context);
  adduce_ui_lost_list_set_context (self->lost_list, context);
  adduce_ui_article_form_set_context (self->article_form, context);
  adduce_ui_meta_pane_set_context (self->meta_pane, context);
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
adduce_ui_inspector_commit (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  adduce_ui_claim_form_commit (self->form);
  adduce_ui_article_form_commit (self->article_form);
  adduce_ui_meta_pane_commit (self->meta_pane);
}

void
adduce_ui_inspector_focus_list (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
adduce_ui_inspector_bind_settings (AdduceUiInspector *self, GSettings *settings)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  adduce_ui_claim_pane_bind_settings (self->pane, settings);
}

void
adduce_ui_inspector_focus_filter (AdduceUiInspector *self)
{
  g_return_if_fail (ADDUCE_UI_IS_INSPECTOR (self));

  adduce_ui_claim_pane_focus_filter (self->pane);
}
