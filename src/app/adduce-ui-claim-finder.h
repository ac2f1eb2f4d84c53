/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimFinder: the claims of a list that a filter finds, in its order, as a GListModel of
 * AdduceUiClaimItem, and a tally of all of the list.
 *
 * GtkFilterListModel and GtkSortListModel look again at an item only when it is removed and added, which would
 * cost its row selection and focus at every change of a tag. Here a changed claim goes where it belongs, found
 * by halving on keys that were kept.
 *
 * Claims that are held stay where they are though they no longer match or belong elsewhere: what one is
 * working on must not slip away under one's hands. They go when they are no longer held.
 */
#pragma once

#include "adduce-ui-claim-filter.h"
#include "adduce-ui-claim-list.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_FINDER (adduce_ui_claim_finder_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimFinder, adduce_ui_claim_finder, ADDUCE_UI, CLAIM_FINDER, GObject)

/*
 * AdduceUiClaimFinder::tally-changed (finder): there are other claims, or they are coded otherwise.
 */

AdduceUiClaimFinder *adduce_ui_claim_finder_new (AdduceUiClaimList *list, AdduceUiClaimFilter *filter);

/** Position of the claim with that id among those that are shown; %FALSE if it is not. */
gboolean adduce_ui_claim_finder_find (AdduceUiClaimFinder *self, const char *id, guint *ret_position);

/** @claims: (element-type AdduceClaim): those that are held from now on. */
void adduce_ui_claim_finder_hold (AdduceUiClaimFinder *self, GPtrArray *claims);

/** (transfer none): of all claims of the list, shown or not. */
AdduceClaimTally *adduce_ui_claim_finder_get_tally (AdduceUiClaimFinder *self);

G_END_DECLS
