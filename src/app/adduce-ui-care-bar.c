/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in the folder.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-care-bar.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-wrap-layout.h"

struct _AdduceUiCareBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *recover_button;
  GtkWidget *join_button;
  GtkSpinner *spinner;

  AdduceUiCare *care;
  GSignalGroup *signals;
  gboolean dismissed;
};

enum {
  PROP_0,
  PROP_CARE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiCareBar, adduce_ui_care_bar, GTK_TYPE_WIDGET)

/* (transfer full): "" for nothing */
static char *
dup_words (guint n_journals, guint n_copies, guint n_metas)
{
  GString *text = g_string_new (NULL);

  if (n_journals > 0)
    g_string_append_printf (
      text,
      g_dngettext (NULL, "A run that ended unexpectedly left changes in %u article that are not in its file yet.",
                   "A run that ended unexpectedly left changes in %u articles that are not in their files yet.",
                   n_journals),
      n_journals);
  if (n_journals > 0 && n_copies > 0)
    g_string_append_c (text, ' ');
  if (n_copies > 0)
    g_string_append_printf (
      text,
      g_dngettext (NULL, "Your claims in %u article were changed in two places; a synchronizing program left a copy.",
                   "Your claims in %u articles were changed in two places; a synchronizing program left copies.",
                   n_copies),
      n_copies);
  if (text->len > 0 && n_metas > 0)
    g_string_append_c (text, ' ');
  if (n_metas > 0)
    g_string_append_printf (
      text,
      g_dngettext (NULL,
                   "What is known of %u article was changed in two places; a synchronizing program left a copy.",
                   "What is known of %u articles was changed in two places; a synchronizing program left copies.",
                   n_metas),
      n_metas);
  return g_string_free (text, FALSE);
}

/* The words stay while the bar goes away. */
static void
update (AdduceUiCareBar *self)
{
  guint n_journals = self->care != NULL ? adduce_ui_care_get_n_journals (self->care) : 0;
  guint n_copies = self->care != NULL ? adduce_ui_care_get_n_copies (self->care) : 0;
  guint n_metas = self->care != NULL ? adduce_ui_care_get_n_metas (self->care) : 0;
  gboolean busy = self->care != NULL && adduce_ui_care_get_busy (self->care);
  g_autofree char *text = dup_words (n_journals, n_copies, n_metas);

  if (*text == '\0')
    self->dismissed = FALSE;
  if (*text != '\0' && g_strcmp0 (gtk_label_get_text (self->label), text) != 0)
    {
      gtk_label_set_text (self->label, text);
      adduce_ui_compat_announce (GTK_WIDGET (self), text);
    }
  gtk_widget_set_visible (self->recover_button, n_journals > 0);
  gtk_widget_set_visible (self->join_button, n_copies + n_metas > 0);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_revealer_set_reveal_child (self->revealer, *text != '\0' && !self->dismissed);
}

/* Callbacks */

static void
dismiss_cb (AdduceUiCareBar *self)
{
  self->dismissed = TRUE;
  update (self);
}

static void
adduce_ui_care_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CARE:
      adduce_ui_care_bar_set_care (ADDUCE_UI_CARE_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_care_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CARE:
      g_value_set_object (value, ADDUCE_UI_CARE_BAR (object)->care);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_care_bar_dispose (GObject *object)
{
  AdduceUiCareBar *self = ADDUCE_UI_CARE_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->signals);
  g_clear_object (&self->care);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (adduce_ui_care_bar_parent_class)->dispose (object);
}

static void
adduce_ui_care_bar_class_init (AdduceUiCareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_care_bar_dispose;
  object_class->get_property = adduce_ui_care_bar_get_property;
  object_class->set_property = adduce_ui_care_bar_set_property;

  properties[PROP_CARE]
    = g_param_spec_object ("care", NULL, NULL, ADDUCE_UI_TYPE_CARE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-care-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCareBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCareBar, label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCareBar, recover_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCareBar, join_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCareBar, spinner);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
adduce_ui_care_bar_init (AdduceUiCareBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ADDUCE_UI_TYPE_CARE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
}

void
adduce_ui_care_bar_set_care (AdduceUiCareBar *self, AdduceUiCare *care)
{
  g_return_if_fail (ADDUCE_UI_IS_CARE_BAR (self));
  g_return_if_fail (care == NULL || ADDUCE_UI_IS_CARE (care));

  if (!g_set_object (&self->care, care))
    return;
  g_signal_group_set_target (self->signals, care);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CARE]);
}
