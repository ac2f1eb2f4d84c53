/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimRows: the rows of the list of claims.
 *
 * Making rows is most of what a change of article costs, and the list throws them away with its items: here they
 * are kept, and given to the next items. Belongs to the list's factory.
 *
 * It also sees to it that the words of those that come into view are laid out, in the layout of the frame in which
 * they are first seen: a list that goes far would otherwise lay out 200 cards for the ten that are seen.
 */
#pragma once

#include "adduce-ui-claim-row.h"

G_BEGIN_DECLS

typedef struct _AdduceUiClaimRows AdduceUiClaimRows;

AdduceUiClaimRows *adduce_ui_claim_rows_new (void);

/** Lets go of all rows; the list is gone by then. */
void adduce_ui_claim_rows_free (AdduceUiClaimRows *self);

/** @list_view: (transfer none): whose rows these are; may go before */
void adduce_ui_claim_rows_watch (AdduceUiClaimRows *self, GtkListView *list_view);

/** For the factory's signals: gives the item a row, and takes it back. */
void adduce_ui_claim_rows_set_up (AdduceUiClaimRows *self, GtkListItem *item);
void adduce_ui_claim_rows_tear_down (AdduceUiClaimRows *self, GtkListItem *item);

/**
 * For the factory's signal, first: gives its style to a new card that others follow, while those do not see it.
 *
 * Up to GTK 4.8 at least, a new widget hands "my parent is another" on to all its siblings behind it, and each
 * computes its style anew, with all that is in it, and shares none of it. That was half of what it cost to delete
 * a claim among thousands: the list makes one card for the one that it throws away. A card that is not visible hands
 * on nothing, and once it has a style there is nothing to hand on. Much asks for a style, fonts as well, and would
 * do so first. Where GTK makes cards in another way, this does nothing.
 */
void adduce_ui_claim_rows_settle (AdduceUiClaimRows *self, GtkListItem *item);

/** The paragraphs that rows have will not be there any more. */
void adduce_ui_claim_rows_forget_paragraphs (AdduceUiClaimRows *self);

G_END_DECLS
