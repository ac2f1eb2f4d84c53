/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One article in the list.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-row.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"

struct _AdduceUiArticleRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkImage *status_image;
  GtkLabel *title_label;
  GtkLabel *path_label;
  GtkLabel *count_label;
  GtkImage *problem_image;

  AdduceArticle *article;
  GSignalGroup *signals;
};

enum {
  PROP_0,
  PROP_ARTICLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleRow, adduce_ui_article_row, GTK_TYPE_WIDGET)

static const char *
get_status_icon (AdduceStatus status)
{
  switch (status)
    {
    case ADDUCE_STATUS_DONE:
      return "adduce-status-done-symbolic";
    case ADDUCE_STATUS_IN_PROGRESS:
      return "adduce-status-in-progress-symbolic";
    case ADDUCE_STATUS_NEW:
    default:
      return "adduce-status-new-symbolic";
    }
}

static void
update (AdduceUiArticleRow *self)
{
  AdduceStatus status;
  const char *problem, *title, *path;
  guint n_claims;
  g_autofree char *count = NULL;
  g_autofree char *count_text = NULL;
  g_autofree char *spoken = NULL;

  if (self->article == NULL)
    return;

  status = adduce_article_get_status (self->article);
  problem = adduce_article_get_problem (self->article);
  title = adduce_article_get_title (self->article);
  path = adduce_article_get_display_path (self->article);
  n_claims = adduce_article_get_n_claims (self->article);
  count = g_strdup_printf ("%u", n_claims);
  count_text = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n_claims), n_claims);
  spoken = g_strdup_printf ("%s, %s, %s%s%s", title, adduce_status_get_label (status), count_text,
                            problem != NULL ? ", " : "", problem != NULL ? problem : "");

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->path_label, path);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_claims > 0);
  adduce_ui_tip_set (GTK_WIDGET (self->count_label), count_text);
  gtk_image_set_from_icon_name (self->status_image, get_status_icon (status));
  adduce_ui_tip_set (GTK_WIDGET (self->status_image), adduce_status_get_label (status));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_image), problem != NULL);
  adduce_ui_tip_set (GTK_WIDGET (self), problem != NULL ? problem : path);
  adduce_ui_compat_label_row (GTK_WIDGET (self), spoken);
}

static void
article_notify_cb (AdduceUiArticleRow *self)
{
  update (self);
}

static void
adduce_ui_article_row_dispose (GObject *object)
{
  AdduceUiArticleRow *self = ADDUCE_UI_ARTICLE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->article);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_article_row_parent_class)->dispose (object);
}

static void
adduce_ui_article_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleRow *self = ADDUCE_UI_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleRow *self = ADDUCE_UI_ARTICLE_ROW (object);

  switch (prop_id)
    {
    case PROP_ARTICLE:
      if (g_set_object (&self->article, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->article);
          update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_row_class_init (AdduceUiArticleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_article_row_dispose;
  object_class->get_property = adduce_ui_article_row_get_property;
  object_class->set_property = adduce_ui_article_row_set_property;

  properties[PROP_ARTICLE]
    = g_param_spec_object ("article", NULL, NULL, ADDUCE_TYPE_ARTICLE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, status_image);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, path_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleRow, problem_image);
}

static void
adduce_ui_article_row_init (AdduceUiArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ADDUCE_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (article_notify_cb), self);
}
