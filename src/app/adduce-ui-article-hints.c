/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is drawn, in words.
 */
#include "config.h"

#include "adduce-ui-article-hints.h"
#include "adduce-ui-claim-summary.h"

struct _AdduceUiArticleHints
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned */
  AdduceUiContext *context;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleHints, adduce_ui_article_hints, G_TYPE_OBJECT)

/* Callbacks */

static gboolean
query_tooltip_cb (AdduceUiArticleHints *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  AdduceUiArticleBuffer *buffer = adduce_ui_text_view_get_article_buffer (self->view);
  g_autoptr (GPtrArray) claims = NULL;
  g_autofree char *text = NULL;
  guint offset;

  if (self->context == NULL || gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer)))
    return FALSE;
  if (keyboard)
    offset = adduce_ui_article_buffer_get_caret (buffer);
  else if (!adduce_ui_text_view_get_character_at (self->view, x, y, &offset))
    return FALSE;

  claims = adduce_ui_context_query_claims (self->context, (AdduceSpan) { offset, offset });
  if (claims->len == 0)
    return FALSE;

  text = adduce_ui_claim_summary_list (claims, adduce_ui_context_get_codebook (self->context));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
focused_cb (AdduceUiArticleHints *self)
{
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  g_autofree char *text = NULL;

  if (claim != NULL)
    text = adduce_ui_claim_summary_describe (claim, adduce_ui_context_get_codebook (self->context));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

static void
adduce_ui_article_hints_dispose (GObject *object)
{
  AdduceUiArticleHints *self = ADDUCE_UI_ARTICLE_HINTS (object);

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);

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
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
adduce_ui_article_hints_set_context (AdduceUiArticleHints *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_HINTS (self));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (context != NULL)
    g_signal_connect_object (context, "notify::focused-claim", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  focused_cb (self);
}
