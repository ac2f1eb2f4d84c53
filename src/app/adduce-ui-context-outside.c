/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What others changed, and going back to old versions.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* Whether what a session finds changed on the disk was changed from here: a session may see it before the change is
 * done with all files. */
static gboolean
is_own_edit (AdduceUiContext *self)
{
  return self->own_edit || adduce_ui_corpus_edits_get_running (adduce_ui_context_get_corpus_edits (self));
}

void
_adduce_ui_context_merged (AdduceUiContext *self, guint n_changes)
{
  g_autofree char *text = g_strdup_printf (
    g_dngettext (NULL, "%u claim was changed by another program", "%u claims were changed by another program",
                 n_changes),
    n_changes);

  if (!is_own_edit (self))
    _adduce_ui_context_message (self, text, FALSE);
}

void
_adduce_ui_context_outside_changes (AdduceUiContext *self, GPtrArray *changes)
{
  if (!is_own_edit (self))
    adduce_ui_context_add_changes (self, changes);
}

GListModel *
adduce_ui_context_get_changes (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return G_LIST_MODEL (self->changes);
}

void
adduce_ui_context_add_changes (AdduceUiContext *self, GPtrArray *changes)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));
  g_return_if_fail (changes != NULL);

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->changes));
  if (changes->len > 0)
    g_list_store_splice (self->changes, n, 0, changes->pdata, changes->len);
}

void
adduce_ui_context_check_own (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  _adduce_ui_context_check_sessions (self);
  _adduce_ui_context_zones_changed (self);
}

gboolean
_adduce_ui_context_drop_outdated (AdduceUiContext *self, AdduceArticle *article, AdduceSession *session)
{
  adduce_session_check_outside (session);
  if (!adduce_session_is_text_outdated (session))
    return FALSE;
  g_hash_table_remove (self->sessions, adduce_article_get_relative (article));
  return TRUE;
}

void
adduce_ui_context_reread (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->session == NULL || !adduce_session_is_text_outdated (self->session))
    return;
  adduce_session_flush (self->session, NULL); /* what can't be saved stays in the journal */
  _adduce_ui_context_reopen (self);
}

gboolean
adduce_ui_context_restore (AdduceUiContext *self, AdduceSidecar *version, const char *label)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (version), FALSE);

  g_autoptr (AdduceSidecar) current = self->session != NULL ? adduce_session_dup_sidecar (self->session) : NULL;
  if (current == NULL)
    return FALSE;
  g_autoptr (AdduceSidecar) restored
    = adduce_version_restore (version, current, adduce_session_get_text (self->session));
  g_autoptr (GPtrArray) changes = adduce_sidecar_diff (current, restored);
  g_autoptr (AdduceCommand) command = adduce_command_new_restore (changes, label);
  return adduce_ui_context_perform (self, command);
}
