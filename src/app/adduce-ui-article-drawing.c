/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the context to the scene and the view.
 */
#include "config.h"

#include "adduce-ui-article-drawing.h"

struct _AdduceUiArticleDrawing
{
  GObject parent_instance;

  AdduceUiTextView *view; /* not owned, as is its scene */
  AdduceUiScene *scene;
  AdduceUiContext *context;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleDrawing, adduce_ui_article_drawing, G_TYPE_OBJECT)

/* While no session is open the last one's claims stay as long as its text does. */
static void
claims_cb (AdduceUiArticleDrawing *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);

  if (session != NULL)
    adduce_ui_scene_set_claims (
      self->scene, adduce_session_get_claims (session),
      adduce_ui_context_get_show_others (self->context) ? adduce_session_get_others (session) : NULL,
      adduce_ui_context_get_codebook (self->context));
}

static void
zones_cb (AdduceUiArticleDrawing *self)
{
  if (adduce_ui_context_get_session (self->context) != NULL)
    adduce_ui_text_view_set_zones (self->view, adduce_ui_context_get_zones (self->context));
}

/* The claims that belong to this text are still to come. */
static void
text_read_cb (AdduceUiArticleDrawing *self)
{
  adduce_ui_scene_set_claims (self->scene, NULL, NULL, adduce_ui_context_get_codebook (self->context));
  adduce_ui_text_view_set_zones (self->view, NULL);
}

static void
focused_cb (AdduceUiArticleDrawing *self)
{
  adduce_ui_scene_set_focused (self->scene, adduce_ui_context_get_focused_claim (self->context));
}

static void
chosen_cb (AdduceUiArticleDrawing *self)
{
  g_autoptr (GPtrArray) chosen = adduce_ui_context_list_chosen (self->context);

  adduce_ui_scene_set_chosen (self->scene, chosen);
}

static void
adduce_ui_article_drawing_dispose (GObject *object)
{
  adduce_ui_article_drawing_set_context (ADDUCE_UI_ARTICLE_DRAWING (object), NULL);

  G_OBJECT_CLASS (adduce_ui_article_drawing_parent_class)->dispose (object);
}

static void
adduce_ui_article_drawing_class_init (AdduceUiArticleDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_drawing_dispose;
}

static void
adduce_ui_article_drawing_init (AdduceUiArticleDrawing *self)
{
}

AdduceUiArticleDrawing *
adduce_ui_article_drawing_new (AdduceUiTextView *view)
{
  AdduceUiArticleDrawing *self;

  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ARTICLE_DRAWING, NULL);
  self->view = view;
  self->scene = adduce_ui_highlighter_get_scene (adduce_ui_text_view_get_highlighter (view));

  return self;
}

void
adduce_ui_article_drawing_set_context (AdduceUiArticleDrawing *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_DRAWING (self));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;

  g_signal_connect_object (context, "notify::session", G_CALLBACK (claims_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::session", G_CALLBACK (zones_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "zones-changed", G_CALLBACK (zones_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "claims-changed", G_CALLBACK (claims_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "text-read", G_CALLBACK (text_read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::focused-claim", G_CALLBACK (focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "chosen-changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adduce_ui_scene_set_lens (self->scene, adduce_ui_context_get_lens (context));
  claims_cb (self);
  zones_cb (self);
  focused_cb (self);
  chosen_cb (self);
}
