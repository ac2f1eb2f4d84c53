/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiReviewNotice: tells that a claim was coded before a change of the codebook, and lets one say that it is
 * right all the same. It is seen only where there is something to tell.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REVIEW_NOTICE (adduce_ui_review_notice_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiReviewNotice, adduce_ui_review_notice, ADDUCE_UI, REVIEW_NOTICE, GtkWidget)

/*
 * Signals:
 *   "right" (): the claim is right under the present codebook.
 */

/**
 * adduce_ui_review_notice_show:
 * @codebook: (nullable)
 * @claim: (nullable): a claim, or what is said of the article as a whole
 * @can_change: whether it is the coder's own
 */
void adduce_ui_review_notice_show (AdduceUiReviewNotice *self, AdduceCodebook *codebook, AdduceClaim *claim,
                                   gboolean can_change);

G_END_DECLS
