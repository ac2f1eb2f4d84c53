/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims that have lost their words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-lost-list.h"

#define QUOTE_MAX_LENGTH 160

/* About what fits into a line where the pane is narrow. */
#define NATURAL_CHARS 24

struct _AdduceUiLostList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *heading;
  GtkListBox *list;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *lost_signals;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiLostList, adduce_ui_lost_list, GTK_TYPE_WIDGET)

/* (transfer none) (nullable): that of a row, as it is now */
static AdduceClaim *
get_claim (AdduceUiLostList *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;

  return session != NULL && id != NULL ? adduce_claim_set_lookup (adduce_session_get_lost (session), id) : NULL;
}

/* Callbacks */

static void
move_cb (GtkWidget *button, AdduceUiLostList *self)
{
  AdduceClaim *claim = get_claim (self, button);
  AdduceSpan span = adduce_ui_context_get_selection (self->context);
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (claim == NULL)
    return;
  if (!adduce_ui_context_get_has_selection (self->context))
    {
      g_signal_emit_by_name (self->context, "message", _("Select words in the article first"), FALSE);
      return;
    }
  id = g_strdup (adduce_claim_get_id (claim));
  spans = adduce_span_set_new (&span, 1, &error);
  if (spans != NULL)
    command = adduce_command_new_place (
      claim, spans, adduce_session_get_text (adduce_ui_context_get_session (self->context)), &error);
  if (command == NULL)
    g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  else if (adduce_ui_context_perform (self->context, command))
    adduce_ui_context_focus_claim (self->context, id, TRUE);
}

static void
remove_cb (GtkWidget *button, AdduceUiLostList *self)
{
  AdduceClaim *claim = get_claim (self, button);
  g_autoptr (AdduceCommand) command = claim != NULL ? adduce_command_new_remove (claim) : NULL;

  if (command != NULL && adduce_ui_context_perform (self->context, command))
    g_signal_emit_by_name (self->context, "message", _("Claim removed"), TRUE);
}

static GtkWidget *
create_button (const char *icon, const char *tip, GCallback clicked, AdduceUiLostList *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
create_row (gpointer item, gpointer data)
{
  AdduceUiLostList *self = data;
  AdduceClaim *claim = item;
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  g_autofree char *speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  g_autofree char *text = *speakers != '\0' ? g_strdup_printf ("%s: %s", speakers, quote) : g_strdup (quote);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A scrolled window asks how high its child is at the width that it would like best: so that is a narrow one. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), NATURAL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_button ("edit-paste-symbolic", _("Put the claim onto the selection"),
                                                G_CALLBACK (move_cb), self));
  gtk_box_append (GTK_BOX (box), create_button ("user-trash-symbolic", _("Remove the lost claim"),
                                                G_CALLBACK (remove_cb), self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (adduce_claim_get_id (claim)), g_free);
  return row;
}

static void
update (AdduceUiLostList *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  guint n = session != NULL ? adduce_claim_set_get_n_claims (adduce_session_get_lost (session)) : 0;
  g_autofree char *text = g_strdup_printf (
    g_dngettext (NULL, "%u claim without a place in the article", "%u claims without a place in the article", n), n);

  gtk_widget_set_visible (self->box, n > 0);
  if (n > 0)
    gtk_label_set_text (self->heading, text);
}

static void
session_cb (AdduceUiLostList *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  AdduceClaimSet *lost = session != NULL ? adduce_session_get_lost (session) : NULL;

  g_signal_group_set_target (self->lost_signals, lost);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (lost), create_row, self, NULL);
  update (self);
}

static void
adduce_ui_lost_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_lost_list_set_context (ADDUCE_UI_LOST_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lost_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, ADDUCE_UI_LOST_LIST (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_lost_list_dispose (GObject *object)
{
  AdduceUiLostList *self = ADDUCE_UI_LOST_LIST (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_clear_object (&self->context_signals);
  g_clear_object (&self->lost_signals);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (adduce_ui_lost_list_parent_class)->dispose (object);
}

static void
adduce_ui_lost_list_class_init (AdduceUiLostListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_lost_list_dispose;
  object_class->get_property = adduce_ui_lost_list_get_property;
  object_class->set_property = adduce_ui_lost_list_set_property;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-lost-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLostList, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLostList, heading);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiLostList, list);
}

static void
adduce_ui_lost_list_init (AdduceUiLostList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  self->lost_signals = g_signal_group_new (ADDUCE_TYPE_CLAIM_SET);
  g_signal_group_connect_swapped (self->lost_signals, "items-changed", G_CALLBACK (update), self);
}

void
adduce_ui_lost_list_set_context (AdduceUiLostList *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_LOST_LIST (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  g_signal_group_set_target (self->context_signals, context);
  session_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}
