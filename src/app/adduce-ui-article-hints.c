/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn, in words.
 */
#include "config.h"

#include "adduce-ui-announcer.h"
#include "adduce-ui-article-hints.h"
#include "adduce-ui-claim-hover.h"
#include "adduce-ui-claim-summary.h"

struct _AdduceUiArticleHints
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiContext *context;
  AdduceUiAnnouncer *announcer;
  AdduceUiClaimHover *hover;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleHints, adduce_ui_article_hints, G_TYPE_OBJECT)

/* Callbacks */

static gboolean
query_tooltip_cb (AdduceUiArticleHints *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->view);
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *text = NULL;
  guint offset;

  /* The pointer gets a card, see AdduceUiClaimHover. */
  if (!keyboard || self->context == NULL || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer)))
    return FALSE;

  offset = adduce_ui_article_buffer_get_caret (buffer);
  claims = adduce_ui_context_query_claims (self->context, (AdduceSpan) { offset, offset });
  if (claims->len == 0)
    return FALSE;

  shown = adduce_code_map_resolve_claims (adduce_ui_context_get_code_map (self->context), claims);
  text = adduce_ui_claim_summary_list (shown, adduce_ui_context_get_codebook (self->context));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
adduce_ui_article_hints_dispose (GObject *object)
{
  AdduceUiArticleHints *self = ADDUCE_UI_ARTICLE_HINTS (object);

  if (self->announcer != NULL)
    g_object_run_dispose (G_OBJECT (self->announcer));
  g_clear_object (&self->announcer);
  g_clear_object (&self->context);
  if (self->hover != NULL)
    g_object_run_dispose (G_OBJECT (self->hover));
  g_clear_object (&self->hover);

  G_OBJECT_CLASS (adduce_ui_article_hints_parent_class)->dispose (object);
}

static void
adduce_ui_article_hints_class_init (AdduceUiArticleHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_hints_dispose;
}

static void
adduce_ui_article_hints_init (AdduceUiArticleHints *self)
{
}

AdduceUiArticleHints *
adduce_ui_article_hints_new (AdduceUiTextView *view)
{
  AdduceUiArticleHints *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ARTICLE_HINTS, NULL);
  self->view = view;
  self->announcer = adduce_ui_announcer_new (GTK_WIDGET (view));
  self->hover = adduce_ui_claim_hover_new (view);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
adduce_ui_article_hints_set_context (AdduceUiArticleHints *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_HINTS (self));

  g_set_object (&self->context, context);
  adduce_ui_announcer_set_context (self->announcer, context);
  adduce_ui_claim_hover_set_context (self->hover, context);
}
