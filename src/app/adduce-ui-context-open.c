/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening articles, and which of their sessions are kept.
 */
#include "config.h"

#include "adduce-ui-context-private.h"

/* A session with something to undo is kept, so that going away and back does not lose it. */
static void
keep_session (AdduceUiContext *self)
{
  AdduceHistory *history;

  if (self->session == NULL || self->article == NULL || adduce_session_is_text_outdated (self->session))
    return;

  history = adduce_session_get_history (self->session);
  if (adduce_history_get_can_undo (history) || adduce_history_get_can_redo (history)
      || adduce_session_get_save_state (self->session) != ADDUCE_SAVE_STATE_SAVED)
    g_hash_table_insert (self->sessions, g_strdup (adduce_article_get_relative (self->article)),
                         g_object_ref (self->session));
}

gboolean
adduce_ui_context_is_unsaved (AdduceUiContext *self)
{
  GHashTableIter iter;
  gpointer session;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    if (adduce_session_get_save_state (session) != ADDUCE_SAVE_STATE_SAVED)
      return TRUE;
  return self->session != NULL && adduce_session_get_save_state (self->session) != ADDUCE_SAVE_STATE_SAVED;
}

static void
set_open_error (AdduceUiContext *self, const char *text)
{
  if (g_strcmp0 (self->open_error, text) == 0)
    return;

  g_free (self->open_error);
  self->open_error = g_strdup (text);
  g_object_notify (G_OBJECT (self), "open-error");
}

static void
set_opening (AdduceUiContext *self, GCancellable *opening)
{
  gboolean was = self->opening != NULL;

  if (self->opening != NULL && opening != self->opening)
    g_cancellable_cancel (self->opening);
  g_set_object (&self->opening, opening);
  if (was != (opening != NULL))
    g_object_notify (G_OBJECT (self), "opening");
}

typedef struct {
  AdduceUiContext *context;
  GCancellable *cancellable;
} Opening;

static void
text_read_cb (AdduceText *text, gpointer user_data)
{
  Opening *opening = user_data;

  if (opening->context->opening == opening->cancellable)
    _adduce_ui_context_text_read (opening->context, text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Opening *opening = user_data;
  g_autoptr (AdduceUiContext) self = opening->context;
  g_autoptr (GCancellable) cancellable = opening->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSession) session = adduce_session_open_finish (result, &error);

  /* Another article was chosen meanwhile. */
  if (self->opening != cancellable)
    return;

  if (session == NULL)
    {
      set_open_error (self, error->message);
      set_opening (self, NULL);
      return;
    }

  adduce_session_set_codebook (session, adduce_ui_context_get_codebook (self));
  adduce_session_watch (session);
  _adduce_ui_context_set_session (self, session);
  set_opening (self, NULL);
  _adduce_ui_context_arrive (self);
}

static void
start_opening (AdduceUiContext *self)
{
  g_autofree char *path = adduce_article_dup_path (self->article);
  Opening *opening = g_new0 (Opening, 1);

  opening->context = g_object_ref (self);
  opening->cancellable = g_object_ref (self->opening);
  adduce_session_open_async (path, self->coder, adduce_ui_context_get_codebook (self), self->opening,
                             text_read_cb, opened_cb, opening);
}

/* Closes the open session and opens the article again, e.g. for another coder. */
void
_adduce_ui_context_reopen (AdduceUiContext *self)
{
  g_autoptr (AdduceArticle) article = NULL;

  if (self->article == NULL)
    return;

  article = g_object_ref (self->article);
  adduce_ui_context_open_article (self, NULL);
  adduce_ui_context_open_article (self, article);
}

void
adduce_ui_context_open_article (AdduceUiContext *self, AdduceArticle *article)
{
  g_autoptr (GCancellable) cancellable = NULL;
  AdduceSession *kept = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->article == article)
    return;

  adduce_ui_context_leave_place (self);
  g_clear_pointer (&self->wanted, adduce_ui_place_free);
  keep_session (self);
  if (article != NULL)
    kept = g_hash_table_lookup (self->sessions, adduce_article_get_relative (article));
  if (kept != NULL && _adduce_ui_context_drop_outdated (self, article, kept))
    kept = NULL;
  if (article != NULL && kept == NULL)
    cancellable = g_cancellable_new ();
  /* Whoever is told of the session that went is to know that another comes, and leaves all where it is. */
  set_opening (self, cancellable);
  set_open_error (self, NULL);
  g_set_object (&self->article, article);
  if (cancellable != NULL && self->opening == cancellable)
    start_opening (self); /* before all others are told: the worker has begun by then */
  _adduce_ui_context_set_session (self, kept);
  g_object_notify (G_OBJECT (self), "article");
  if (kept != NULL)
    adduce_session_check_outside (kept);
}
