/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of AdduceUiContext share.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

struct _AdduceUiContext
{
  GObject parent_instance;

  AdduceCorpus *corpus;
  AdduceCoder *coder;
  AdduceArticle *article;
  AdduceSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *claims_signals;
  GSignalGroup *others_signals;
  GHashTable *sessions; /* relative path of an article → AdduceSession that was changed */
  GCancellable *opening;
  char *open_error;
  char *focused_id;
  char *last_focused_id; /* of the claim that was focused last: a further span is meant for it */
  AdduceClaim *focused_claim;
  GHashTable *chosen; /* ids of claims that are chosen besides the focused one */
  AdduceUiLens *lens;
  AdduceSpan selection;
  gboolean show_others;
};

void _adduce_ui_context_message (AdduceUiContext *self, const char *text, gboolean offer_undo);

/** @session: (nullable) */
void _adduce_ui_context_set_session (AdduceUiContext *self, AdduceSession *session);

/** Closes the open session and opens the article again, e.g. for another coder. */
void _adduce_ui_context_reopen (AdduceUiContext *self);

/** Tells that other claims are chosen. */
void _adduce_ui_context_chosen_changed (AdduceUiContext *self);

/** Focuses without choosing it alone. */
void _adduce_ui_context_set_focus (AdduceUiContext *self, const char *id);

/** Sets the focused claim anew from its id, after the claims changed. */
void _adduce_ui_context_refresh_focus (AdduceUiContext *self);

G_END_DECLS
