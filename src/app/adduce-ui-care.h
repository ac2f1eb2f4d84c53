/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiCare: what a folder needs before work goes on: changes that a killed run could not save, and copies of one's
 * file of claims, or of what is known of articles, that synchronising programs left. Looks in the background when the
 * folder is opened; what is found is brought in only when that is asked for, and told as a list.
 *
 * Properties: "n-journals", "n-copies" (how many files of claims are concerned), "n-metas" (of articles), "busy".
 * AdduceUiCare::done (care, const char *message): something was brought in; a sentence.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CARE (adduce_ui_care_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiCare, adduce_ui_care, ADDUCE_UI, CARE, GObject)

/** @context: (transfer none): outlives it */
AdduceUiCare *adduce_ui_care_new (AdduceUiContext *context);

/** Looks into the folder of the context's corpus. */
void adduce_ui_care_look (AdduceUiCare *self);

guint adduce_ui_care_get_n_journals (AdduceUiCare *self);
guint adduce_ui_care_get_n_copies (AdduceUiCare *self);
guint adduce_ui_care_get_n_metas (AdduceUiCare *self);
gboolean adduce_ui_care_get_busy (AdduceUiCare *self);

/** Brings in what killed runs left. */
void adduce_ui_care_recover (AdduceUiCare *self);

/** Joins the copies into the files that they are of. */
void adduce_ui_care_join (AdduceUiCare *self);

G_END_DECLS
