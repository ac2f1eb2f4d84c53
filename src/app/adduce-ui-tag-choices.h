/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTagChoices: a list of speakers or issues to take one of, below an entry: what a ranking has for what
 * was typed, then "Create …" where that is new.
 *
 * It never takes the keyboard focus: the entry moves the highlight. Uses are counted over the corpus.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TAG_CHOICES (adduce_ui_tag_choices_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTagChoices, adduce_ui_tag_choices, ADDUCE_UI, TAG_CHOICES, GtkWidget)

/*
 * AdduceUiTagChoices::chosen (choices, AdduceTag *tag): a row was clicked.
 */

GtkWidget *adduce_ui_tag_choices_new (void);

/**
 * adduce_ui_tag_choices_search:
 * @ranking: (nullable): what to search in
 * @vocabulary: (nullable): what is known by name
 * @typed: what was typed; "" asks for what is best
 * @taken: (nullable): what needs no offering any more
 * @eager: whether the first row is highlighted for "" too
 *
 * Fills the list: the tag that was typed in full first, then the others, then "Create …" where @typed is new.
 * What Return should take is highlighted: the first row where every word that was typed begins a word of it,
 * else what was typed itself.
 *
 * Returns: whether there is anything to show
 */
gboolean adduce_ui_tag_choices_search (AdduceUiTagChoices *self, AdduceTagRanking *ranking,
                                       AdduceVocabulary *vocabulary, const char *typed, AdduceTagList *taken,
                                       gboolean eager);

/** Moves the highlight down (+1) or up (-1), round and round. */
void adduce_ui_tag_choices_move (AdduceUiTagChoices *self, int step);

/** (transfer none) (nullable): %NULL where nothing is highlighted. */
AdduceTag *adduce_ui_tag_choices_get_highlighted (AdduceUiTagChoices *self);

/** What was typed as a tag, by the vocabulary's name for it if it has one; (transfer full) (nullable). */
AdduceTag *adduce_ui_tag_choices_create_tag (AdduceVocabulary *vocabulary, const char *typed);

G_END_DECLS
