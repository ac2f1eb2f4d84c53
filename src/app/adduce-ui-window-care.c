/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window does so that no work is lost: old versions, what others changed, what waits to be settled, and what was
 * found in the folder.
 */
#include "config.h"

#include "adduce-ui-changes-dialog.h"
#include "adduce-ui-history-dialog.h"
#include "adduce-ui-settle-dialog.h"
#include "adduce-ui-window-private.h"

#define SELF(data) (ADDUCE_UI_WINDOW (data))

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (SELF (data)->inspector != NULL)
    adduce_ui_inspector_commit (SELF (data)->inspector);
  gtk_window_present (GTK_WINDOW (adduce_ui_history_dialog_new (data, SELF (data)->context)));
}

static void
changes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (adduce_ui_changes_dialog_new (data, SELF (data)->context)));
}

static void
settle_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (adduce_ui_settle_dialog_new (data, SELF (data)->context)));
}

static void
reread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_context_reread (SELF (data)->context);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_care_recover (SELF (data)->care);
}

static void
join_copies_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_care_join (SELF (data)->care);
}

static const GActionEntry entries[] = {
  { "history", history_cb, NULL, NULL, NULL },  { "changes", changes_cb, NULL, NULL, NULL },
  { "settle", settle_cb, NULL, NULL, NULL },    { "reread", reread_cb, NULL, NULL, NULL },
  { "recover", recover_cb, NULL, NULL, NULL },  { "join-copies", join_copies_cb, NULL, NULL, NULL },
};

static void
enable (AdduceUiWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
_adduce_ui_window_update_care (AdduceUiWindow *self)
{
  gboolean has_corpus = adduce_ui_context_get_corpus (self->context) != NULL;
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  gboolean own = session != NULL && adduce_session_get_sidecar_path (session) != NULL;
  gboolean busy = adduce_ui_care_get_busy (self->care);

  enable (self, "history", own);
  enable (self, "settle", own);
  enable (self, "changes", has_corpus);
  enable (self, "reread", session != NULL && adduce_session_is_text_outdated (session));
  enable (self, "recover", has_corpus && !busy);
  enable (self, "join-copies", has_corpus && !busy);
}

static void
done_cb (AdduceUiWindow *self, const char *message)
{
  _adduce_ui_window_show_toast (self, message, FALSE);
}

void
_adduce_ui_window_install_care (AdduceUiWindow *self)
{
  self->care = adduce_ui_care_new (self->context);
  adduce_ui_care_bar_set_care (self->care_bar, self->care);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->care, "notify", G_CALLBACK (_adduce_ui_window_update_care), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->care, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
}
