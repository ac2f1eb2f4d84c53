/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiGuidelines: the window with the team's guidelines, beside the one in which one codes: to be read, or to be
 * edited as plain text.
 *
 * What is typed is saved at every pause and when the window is left. Where somebody else changed the file meanwhile it
 * asks: both texts are kept one below the other, or theirs is taken. Nothing is written over unseen.
 */
#pragma once

#include <adwaita.h>
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_GUIDELINES (adduce_ui_guidelines_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiGuidelines, adduce_ui_guidelines, ADDUCE_UI, GUIDELINES, AdwWindow)

/** Of the corpus that the context has. */
GtkWindow *adduce_ui_guidelines_new (GtkWindow *parent, AdduceUiContext *context);

/** Writes what is typed, now; %FALSE where it can't be, which the window says. */
gboolean adduce_ui_guidelines_flush (AdduceUiGuidelines *self);

G_END_DECLS
