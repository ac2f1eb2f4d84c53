/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the article is shown, where it matters.
 */
#include "config.h"

#include "adduce-ui-display-notice.h"

struct _AdduceUiDisplayNotice
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;

  AdduceUiTextView *view;
  GSignalGroup *buffer_signals;
};

enum {
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiDisplayNotice, adduce_ui_display_notice, GTK_TYPE_WIDGET)

/* The words stay while the notice goes away. */
static void
update (AdduceUiDisplayNotice *self)
{
  AdduceUiArticleBuffer *buffer = self->view != NULL ? adduce_ui_text_view_get_article_buffer (self->view) : NULL;
  AdduceText *text = buffer != NULL ? adduce_ui_article_buffer_get_text (buffer) : NULL;
  g_autofree char *words = text != NULL ? adduce_display_map_describe (adduce_text_get_display_map (text)) : NULL;

  if (words != NULL)
    gtk_label_set_label (self->label, words);
  gtk_revealer_set_reveal_child (self->revealer, words != NULL);
}

/* Callbacks */

static void
dismiss_cb (AdduceUiDisplayNotice *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
adduce_ui_display_notice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiDisplayNotice *self = ADDUCE_UI_DISPLAY_NOTICE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_display_notice_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiDisplayNotice *self = ADDUCE_UI_DISPLAY_NOTICE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      adduce_ui_display_notice_set_view (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_display_notice_dispose (GObject *object)
{
  AdduceUiDisplayNotice *self = ADDUCE_UI_DISPLAY_NOTICE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->buffer_signals);
  g_clear_object (&self->view);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_display_notice_parent_class)->dispose (object);
}

static void
adduce_ui_display_notice_class_init (AdduceUiDisplayNoticeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_display_notice_dispose;
  object_class->get_property = adduce_ui_display_notice_get_property;
  object_class->set_property = adduce_ui_display_notice_set_property;

  properties[PROP_VIEW]
    = g_param_spec_object ("view", NULL, NULL, ADDUCE_UI_TYPE_TEXT_VIEW,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-display-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiDisplayNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiDisplayNotice, label);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_display_notice_init (AdduceUiDisplayNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buffer_signals = g_signal_group_new (ADDUCE_UI_TYPE_ARTICLE_BUFFER);
  g_signal_group_connect_swapped (self->buffer_signals, "notify::article-text", G_CALLBACK (update), self);
}

void
adduce_ui_display_notice_set_view (AdduceUiDisplayNotice *self, AdduceUiTextView *view)
{
  g_return_if_fail (ADDUCE_UI_IS_DISPLAY_NOTICE (self));
  g_return_if_fail (view == NULL || ADDUCE_UI_IS_TEXT_VIEW (view));

  if (!g_set_object (&self->view, view))
    return;

  g_signal_group_set_target (self->buffer_signals,
                             view != NULL ? adduce_ui_text_view_get_article_buffer (view) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}
