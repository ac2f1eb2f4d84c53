/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiClaimRow: the card of one claim in the list of the inspector: who says what about which issue, in
 * which words, on what grounds, and what is still unset, in words.
 *
 * A list view makes some 200 rows whatever is in sight. So the card is as high as its font says and not as its
 * words do, and nothing of them has to be laid out to find that out (GtkInscription). What a screen reader says of
 * the card is right at once; what is read on it is laid out when it comes into view.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-ui-claim-item.h"
#include "adduce-ui-scene.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_CLAIM_ROW (adduce_ui_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiClaimRow, adduce_ui_claim_row, ADDUCE_UI, CLAIM_ROW, GtkWidget)

GtkWidget *adduce_ui_claim_row_new (void);

/** (transfer none) (nullable). Property "item". */
AdduceUiClaimItem *adduce_ui_claim_row_get_item (AdduceUiClaimRow *self);

/** @item: (nullable): the claim to show; the row follows its changes. */
void adduce_ui_claim_row_set_item (AdduceUiClaimRow *self, AdduceUiClaimItem *item);

/** @scene: (nullable): by which the claim is named and coloured, and fades. */
void adduce_ui_claim_row_set_scene (AdduceUiClaimRow *self, AdduceUiScene *scene);

/** @paragraphs: (nullable) (transfer none): of the article, for a number; to be taken away before it is freed. */
void adduce_ui_claim_row_set_paragraphs (AdduceUiClaimRow *self, AdduceParagraphs *paragraphs);

/** Whether what is read on the card is that of its item. */
gboolean adduce_ui_claim_row_get_laid_out (AdduceUiClaimRow *self);

/** Before a card with another item is drawn: lays its words out if it is @in_view, and hides its old ones if not. */
void adduce_ui_claim_row_lay_out (AdduceUiClaimRow *self, gboolean in_view);

G_END_DECLS
