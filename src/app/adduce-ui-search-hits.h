/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiSearchHits: hits as a concordance: what stands before, the words, what stands behind, and in which article.
 *
 * A click on a head orders by its column. Below 560 pixels all of a hit stands in one column. Several hits can be
 * chosen.
 *
 * Signals: "activated" (hits, AdduceSearchHit), "chosen-changed" (hits).
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SEARCH_HITS (adduce_ui_search_hits_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiSearchHits, adduce_ui_search_hits, ADDUCE_UI, SEARCH_HITS, GtkWidget)

GtkWidget *adduce_ui_search_hits_new (void);

void adduce_ui_search_hits_clear (AdduceUiSearchHits *self);

/** @hits: (element-type AdduceSearchHit) */
void adduce_ui_search_hits_add (AdduceUiSearchHits *self, GPtrArray *hits);

void adduce_ui_search_hits_sort (AdduceUiSearchHits *self, AdduceSearchOrder order);

/** (transfer full) (element-type AdduceSearchHit): in their order. */
GPtrArray *adduce_ui_search_hits_list (AdduceUiSearchHits *self);

/** (transfer full) (element-type AdduceSearchHit): the chosen ones. */
GPtrArray *adduce_ui_search_hits_list_chosen (AdduceUiSearchHits *self);
guint adduce_ui_search_hits_get_n_chosen (AdduceUiSearchHits *self);
void adduce_ui_search_hits_choose_all (AdduceUiSearchHits *self);

gboolean adduce_ui_search_hits_focus (AdduceUiSearchHits *self);

/** Puts the focus on a hit, by its article's path below the corpus and its first character. */
gboolean adduce_ui_search_hits_show (AdduceUiSearchHits *self, const char *relative, guint start);

G_END_DECLS
