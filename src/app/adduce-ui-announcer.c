/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What eyes see, for screen readers.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-announcer.h"
#include "adduce-ui-claim-changes.h"
#include "adduce-ui-claim-summary.h"
#include "adduce-ui-compat.h"

struct _AdduceUiAnnouncer
{
  GObject parent_instance;

  GtkWidget *widget; /* not owned */
  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *session_signals;
  AdduceClaim *claim; /* the focused claim as it was told last, or NULL */
};

G_DEFINE_FINAL_TYPE (AdduceUiAnnouncer, adduce_ui_announcer, G_TYPE_OBJECT)

/* "2 of 3 claims here", or NULL where it is alone; (transfer full). */
static char *
dup_count (AdduceUiAnnouncer *self, AdduceClaim *claim)
{
  g_autoptr (GPtrArray) claims = adduce_ui_context_list_here (self->context);

  for (guint i = 0; claims->len > 1 && i < claims->len; i++)
    if (g_str_equal (adduce_claim_get_id (claims->pdata[i]), adduce_claim_get_id (claim)))
      return g_strdup_printf (
        /* translators: which of the claims that lie over each other is in focus; there are at least two */
        g_dngettext (NULL, "%u of %u claim here", "%u of %u claims here", claims->len), i + 1, claims->len);
  return NULL;
}

/* The words, the tags and how many lie there; NULL without a focused claim; (transfer full). */
static char *
dup_focused (AdduceUiAnnouncer *self)
{
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  g_autoptr (AdduceClaim) shown = NULL;
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;

  if (claim == NULL)
    return NULL;

  shown = adduce_code_map_resolve_claim (adduce_ui_context_get_code_map (self->context), claim);
  text = adduce_ui_claim_summary_describe (shown, adduce_ui_context_get_codebook (self->context));
  count = dup_count (self, claim);
  if (count == NULL)
    return g_steal_pointer (&text);
  /* translators: the words and tags of a claim; "2 of 3 claims here" */
  return g_strdup_printf (_("%s. %s"), text, count);
}

/* @news: (nullable): what happened; it stands first, so that it is heard first. */
static void
tell (AdduceUiAnnouncer *self, const char *news)
{
  g_autofree char *focused = dup_focused (self);
  g_autofree char *both = NULL;
  const char *text = news != NULL ? news : focused;

  if (news != NULL && focused != NULL)
    /* translators: what happened; the words and tags of the claim that is in focus */
    both = g_strdup_printf (_("%s. %s"), news, focused);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  both != NULL ? both : text != NULL ? text : "", -1);
  if (text != NULL)
    adduce_ui_compat_announce (self->widget, text);
}

/* Callbacks */

static void
focused_cb (AdduceUiAnnouncer *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  g_autoptr (AdduceClaim) before = g_steal_pointer (&self->claim);
  g_autofree char *changes = NULL;

  g_set_object (&self->claim, claim);
  if (claim != NULL && before != NULL && g_str_equal (adduce_claim_get_id (claim), adduce_claim_get_id (before)))
    {
      AdduceCodeMap *map = adduce_ui_context_get_code_map (self->context);
      g_autoptr (AdduceClaim) old = adduce_code_map_resolve_claim (map, before);
      g_autoptr (AdduceClaim) now = adduce_code_map_resolve_claim (map, claim);

      changes = adduce_ui_claim_changes_describe (old, now, adduce_ui_context_get_codebook (self->context));
      if (changes == NULL)
        return;
    }
  tell (self, changes);
}

static void
message_cb (AdduceUiAnnouncer *self, const char *text)
{
  tell (self, text);
}

static void
save_state_cb (AdduceUiAnnouncer *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  g_autofree char *text = NULL;

  if (session == NULL || adduce_session_get_save_state (session) != ADDUCE_SAVE_STATE_FAILED)
    return;
  /* translators: %s is a sentence that says why */
  text = g_strdup_printf (_("Could not save: %s"), adduce_session_get_save_message (session));
  tell (self, text);
}

static void
session_cb (AdduceUiAnnouncer *self)
{
  g_signal_group_set_target (self->session_signals,
                             self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL);
}

static void
adduce_ui_announcer_dispose (GObject *object)
{
  AdduceUiAnnouncer *self = ADDUCE_UI_ANNOUNCER (object);

  g_clear_object (&self->context_signals);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->context);
  g_clear_object (&self->claim);

  G_OBJECT_CLASS (adduce_ui_announcer_parent_class)->dispose (object);
}

static void
adduce_ui_announcer_class_init (AdduceUiAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_announcer_dispose;
}

static void
adduce_ui_announcer_init (AdduceUiAnnouncer *self)
{
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::focused-claim", G_CALLBACK (focused_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "message", G_CALLBACK (message_cb), self);
  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-state", G_CALLBACK (save_state_cb), self);
}

AdduceUiAnnouncer *
adduce_ui_announcer_new (GtkWidget *widget)
{
  AdduceUiAnnouncer *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_ANNOUNCER, NULL);
  self->widget = widget;
  return self;
}

void
adduce_ui_announcer_set_context (AdduceUiAnnouncer *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_ANNOUNCER (self));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  session_cb (self);
  if (context != NULL)
    focused_cb (self);
}
