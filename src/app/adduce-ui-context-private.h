/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of AdduceUiContext share.
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
  AdduceClaim *focused_claim;
  AdduceSpan selection;
  gboolean show_others;
};

void _adduce_ui_context_message (AdduceUiContext *self, const char *text, gboolean offer_undo);

/** Sets the focused claim anew from its id, after the claims changed. */
void _adduce_ui_context_refresh_focus (AdduceUiContext *self);

G_END_DECLS
