/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others changed in the article.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-changes-bar.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-wrap-layout.h"

struct _AdduceUiChangesBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkWidget *settle_button;
  GtkWidget *changes_button;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *session_signals;
  GSignalGroup *list_signals;
  guint n_seen;      /* of the list of changes: those that were dismissed */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiChangesBar, adduce_ui_changes_bar, GTK_TYPE_WIDGET)

/* The claims; @ret_article: whether what is said of the article is contested besides */
static guint
count_contested (AdduceUiChangesBar *self, gboolean *ret_article)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  g_autoptr (GPtrArray) claims = session != NULL ? adduce_session_list_contested (session) : NULL;
  guint n = claims != NULL ? claims->len : 0;

  *ret_article = n > 0 && adduce_claim_is_about_article (claims->pdata[0]);
  return n - (*ret_article ? 1 : 0);
}

/* Of those that were not seen; @ret_n_left: fields that differ, and were left as they are: they did not come. */
static guint
count_changes (AdduceUiChangesBar *self, guint *ret_n_left)
{
  GListModel *changes = self->context != NULL ? adduce_ui_context_get_changes (self->context) : NULL;
  guint n = changes != NULL ? g_list_model_get_n_items (changes) : 0;

  *ret_n_left = 0;
  self->n_seen = MIN (self->n_seen, n);
  for (guint i = self->n_seen; i < n; i++)
    {
      g_autoptr (AdduceOutsideChange) change = g_list_model_get_item (changes, i);

      *ret_n_left += adduce_outside_change_get_claim (change) == NULL && adduce_outside_change_is_contested (change);
    }
  return n - self->n_seen - *ret_n_left;
}

/* Appends the words about @n of something, if there is any. @words: (transfer full) */
static void
say (GString *text, guint n, char *words)
{
  if (n > 0 && text->len > 0)
    g_string_append (text, " · ");
  if (n > 0)
    g_string_append (text, words);
  g_free (words);
}

/* The words stay while the bar goes away. */
static void
update (AdduceUiChangesBar *self)
{
  gboolean article;
  guint n_left, n_contested = count_contested (self, &article), n_changes = count_changes (self, &n_left);
  g_autoptr (GString) text = g_string_new (NULL);

  if (article)
    g_string_append (text, _("What is said of the article was changed in two places; say which version holds"));
  say (text, n_contested,
       g_strdup_printf (g_dngettext (NULL, "%u claim was changed in two places; say which version holds",
                                     "%u claims were changed in two places; say which version holds", n_contested),
                        n_contested));
  say (text, n_changes,
       g_strdup_printf (
         g_dngettext (NULL, "%u change came from elsewhere", "%u changes came from elsewhere", n_changes), n_changes));
  say (text, n_left,
       g_strdup_printf (g_dngettext (NULL, "%u field of articles differs in a copy, and was left as it is",
                                     "%u fields of articles differ in copies, and were left as they are", n_left),
                        n_left));
  if (text->len > 0 && g_strcmp0 (gtk_label_get_text (self->label), text->str) != 0)
    {
      gtk_label_set_text (self->label, text->str);
      adduce_ui_compat_announce (GTK_WIDGET (self), text->str);
    }
  gtk_widget_set_visible (self->settle_button, article || n_contested > 0);
  gtk_widget_set_visible (self->changes_button, n_changes + n_left > 0);
  gtk_revealer_set_reveal_child (self->revealer, text->len > 0);
}

/* Callbacks */

static void
session_cb (AdduceUiChangesBar *self)
{
  g_signal_group_set_target (self->session_signals,
                             self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL);
  update (self);
}

static void
dismiss_cb (AdduceUiChangesBar *self)
{
  if (self->context != NULL)
    self->n_seen = g_list_model_get_n_items (adduce_ui_context_get_changes (self->context));
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
adduce_ui_changes_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_changes_bar_set_context (ADDUCE_UI_CHANGES_BAR (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_changes_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, ADDUCE_UI_CHANGES_BAR (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_changes_bar_dispose (GObject *object)
{
  AdduceUiChangesBar *self = ADDUCE_UI_CHANGES_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->context_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (adduce_ui_changes_bar_parent_class)->dispose (object);
}

static void
adduce_ui_changes_bar_class_init (AdduceUiChangesBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_changes_bar_dispose;
  object_class->get_property = adduce_ui_changes_bar_get_property;
  object_class->set_property = adduce_ui_changes_bar_set_property;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-changes-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesBar, label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesBar, settle_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiChangesBar, changes_button);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
adduce_ui_changes_bar_init (AdduceUiChangesBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (update), self);
  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::article", G_CALLBACK (update), self);
  self->list_signals = g_signal_group_new (G_TYPE_LIST_STORE);
  g_signal_group_connect_swapped (self->list_signals, "items-changed", G_CALLBACK (update), self);
}

void
adduce_ui_changes_bar_set_context (AdduceUiChangesBar *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CHANGES_BAR (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  g_signal_group_set_target (self->context_signals, context);
  g_signal_group_set_target (self->list_signals, context != NULL ? adduce_ui_context_get_changes (context) : NULL);
  session_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}
