/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No article is open.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adduce-ui-article-empty.h"

struct _AdduceUiArticleEmpty
{
  GtkWidget parent_instance;

  AdwStatusPage *page;

  GSignalGroup *context_signals;
  GSignalGroup *corpus_signals;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleEmpty, adduce_ui_article_empty, GTK_TYPE_WIDGET)

static void
update (AdduceUiArticleEmpty *self)
{
  g_autoptr (AdduceCorpus) corpus = g_signal_group_dup_target (self->corpus_signals);
  gboolean nothing
    = corpus != NULL && !adduce_corpus_get_loading (corpus) && adduce_corpus_get_n_articles (corpus) == 0;

  adw_status_page_set_title (self->page, nothing ? _("Nothing to Read Yet") : _("Choose an Article"));
  adw_status_page_set_description (self->page, nothing ? _("Put articles into the folder, then refresh it.")
                                                       : _("Select one in the list to read and code it."));
}

/* Callbacks */

static void
corpus_cb (AdduceUiArticleEmpty *self)
{
  g_autoptr (AdduceUiContext) context = g_signal_group_dup_target (self->context_signals);

  g_signal_group_set_target (self->corpus_signals, context != NULL ? adduce_ui_context_get_corpus (context) : NULL);
  update (self);
}

static void
adduce_ui_article_empty_dispose (GObject *object)
{
  AdduceUiArticleEmpty *self = ADDUCE_UI_ARTICLE_EMPTY (object);
  GtkWidget *child;

  g_clear_object (&self->context_signals);
  g_clear_object (&self->corpus_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_article_empty_parent_class)->dispose (object);
}

static void
adduce_ui_article_empty_class_init (AdduceUiArticleEmptyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_empty_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-empty.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleEmpty, page);
}

static void
adduce_ui_article_empty_init (AdduceUiArticleEmpty *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (corpus_cb), self);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::loading", G_CALLBACK (update), self);
  update (self);
}

void
adduce_ui_article_empty_set_context (AdduceUiArticleEmpty *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_EMPTY (self));

  g_signal_group_set_target (self->context_signals, context);
  corpus_cb (self);
}
