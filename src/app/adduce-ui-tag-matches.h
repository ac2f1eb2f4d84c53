/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTagMatches: the list below AdduceUiTagEntry: what the vocabulary has for what was typed.
 *
 * It never takes the keyboard focus: the entry moves the highlight. Uses are counted over the corpus.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TAG_MATCHES (adduce_ui_tag_matches_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTagMatches, adduce_ui_tag_matches, ADDUCE_UI, TAG_MATCHES, GtkPopover)

/*
 * AdduceUiTagMatches::chosen (matches, AdduceTag *tag): a row was clicked.
 */

/**
 * adduce_ui_tag_matches_search:
 * @vocabulary: (nullable): what to search in
 * @typed: what was typed; "" asks for what is used most
 * @taken: what needs no offering any more
 *
 * Fills the list: the exact match first, then the others, then "Create …" where @typed is new. What Return
 * should take is highlighted: nothing for "", the first match where every word that was typed begins a
 * word of it, else what was typed itself.
 *
 * Returns: whether there is anything to show
 */
gboolean adduce_ui_tag_matches_search (AdduceUiTagMatches *self, AdduceVocabulary *vocabulary, const char *typed,
                                       AdduceTagList *taken);

/** Moves the highlight down (+1) or up (-1), round and round. */
void adduce_ui_tag_matches_move (AdduceUiTagMatches *self, int step);

/** (transfer none) (nullable): %NULL where nothing is highlighted. */
AdduceTag *adduce_ui_tag_matches_get_highlighted (AdduceUiTagMatches *self);

/** What was typed as a tag, by the vocabulary's name for it if it has one; (transfer full) (nullable). */
AdduceTag *adduce_ui_tag_matches_create_tag (AdduceVocabulary *vocabulary, const char *typed);

G_END_DECLS
