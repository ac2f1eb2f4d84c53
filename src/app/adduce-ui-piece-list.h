/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPieceList: the pieces of a claim's words, each with the paragraph that it stands in.
 *
 * Where there are several, each can be taken away.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PIECE_LIST (adduce_ui_piece_list_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPieceList, adduce_ui_piece_list, ADDUCE_UI, PIECE_LIST, GtkWidget)

/*
 * AdduceUiPieceList::edited (list, AdduceSpanSet *spans): the user wants the claim to stand only there.
 */

GtkWidget *adduce_ui_piece_list_new (void);

/**
 * adduce_ui_piece_list_set_claim:
 * @claim: (nullable): the claim; %NULL for none
 * @text: (nullable): the article; needed for a claim
 */
void adduce_ui_piece_list_set_claim (AdduceUiPieceList *self, AdduceClaim *claim, AdduceText *text);

G_END_DECLS
