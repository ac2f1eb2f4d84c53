/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiAnnouncer: tells screen readers what eyes see in an article: the claim that has come into focus with
 * its words and tags and how many lie there, what was done to it, messages, and saves that fail.
 *
 * It is announced where GTK can (see adduce-ui-compat), and always the description of the text, which screen
 * readers say when it changes while the text has the keyboard, and on request.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ANNOUNCER (adduce_ui_announcer_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiAnnouncer, adduce_ui_announcer, ADDUCE_UI, ANNOUNCER, GObject)

/** @widget: (transfer none): the text; lives at least as long. */
AdduceUiAnnouncer *adduce_ui_announcer_new (GtkWidget *widget);

/** @context: (nullable) */
void adduce_ui_announcer_set_context (AdduceUiAnnouncer *self, AdduceUiContext *context);

G_END_DECLS
