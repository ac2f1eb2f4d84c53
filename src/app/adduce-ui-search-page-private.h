/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the search page share.
 */
#pragma once

#include <adwaita.h>

#include "adduce-ui-search-hits.h"
#include "adduce-ui-search-list.h"
#include "adduce-ui-search-page.h"

G_BEGIN_DECLS

struct _AdduceUiSearchPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkEntry *query_entry;
  GtkMenuButton *help_button;
  GtkLabel *error_label;
  GtkDropDown *order_drop_down;
  GtkMenuButton *claims_button;
  GtkMenuButton *more_button;
  GtkLabel *count_label;
  GtkRevealer *progress_revealer;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkStack *stack;
  GtkWidget *list_bin;
  GtkWidget *hits_bin;
  GtkWidget *problems_bar;
  GtkLabel *problems_label;

  AdduceUiContext *context;
  AdduceCorpus *corpus; /* or NULL */
  AdduceIndex *index;   /* of the corpus, or NULL */
  AdduceIndexWatch *watch; /* from when the page is first seen on, or NULL */
  AdduceUiSearchList *list;
  AdduceUiSearchHits *hits;
  GSimpleActionGroup *actions;
  GSettings *settings;

  GCancellable *updating;  /* the index is brought up to date; or NULL */
  gboolean stale;          /* something changed since */
  gboolean updated;        /* at least once */
  gboolean stopped;        /* before all was read */
  double progress;         /* of that, 0 to 1 */
  GCancellable *searching; /* or NULL */
  guint n_run;             /* which search it is: what another one found comes too late */
  gboolean old;            /* what is shown was found by the search before */
  AdduceSearchQuery *query; /* what is shown, or NULL */
  GPtrArray *problems;     /* of the search: sentences */
  guint64 n_hits;
  guint n_articles;
  guint n_kept;
  char *place; /* "PATH\nSTART" that is to be shown when it is there */
  guint type_source;

  GCancellable *claiming; /* hits are read to become claims; or NULL */
  AdduceSearchClaims *claims; /* whose change is being made; or NULL */
};

/* --- adduce-ui-search-page.c --- */

/** Looks for the same query, as it is to be done differently now. */
void _adduce_ui_search_page_search_again (AdduceUiSearchPage *self);

/* --- adduce-ui-search-seen.c --- */

/** Tells the user something, as a toast. */
void _adduce_ui_search_page_tell (AdduceUiSearchPage *self, const char *text);

/** Whether hits are shown, and not articles. */
gboolean _adduce_ui_search_page_is_concordance (AdduceUiSearchPage *self);

/** Which of the pages of the stack fits, how many there are, what goes on. */
void _adduce_ui_search_page_update (AdduceUiSearchPage *self);

void _adduce_ui_search_page_update_count (AdduceUiSearchPage *self);
void _adduce_ui_search_page_update_progress (AdduceUiSearchPage *self);
void _adduce_ui_search_page_update_problems (AdduceUiSearchPage *self);

/** What is wrong with the query, below it; @sentence: (nullable): %NULL for nothing. */
void _adduce_ui_search_page_show_error (AdduceUiSearchPage *self, const char *sentence);

/** The order that is chosen, for what is shown. */
void _adduce_ui_search_page_apply_order (AdduceUiSearchPage *self);

/** Fills the drop-down of orders with those that fit what is shown. */
void _adduce_ui_search_page_fill_orders (AdduceUiSearchPage *self);

/* --- adduce-ui-search-acts.c --- */

/** Shows the place that is remembered, where it is among what was found. */
void _adduce_ui_search_page_try_place (AdduceUiSearchPage *self);

/** The same rows are there again in a moment: who is among them stays where they are. */
void _adduce_ui_search_page_remember_place (AdduceUiSearchPage *self);

void _adduce_ui_search_page_make_actions (AdduceUiSearchPage *self);
void _adduce_ui_search_page_update_actions (AdduceUiSearchPage *self);

void _adduce_ui_search_page_open_article (AdduceUiSearchPage *self, AdduceSearchArticle *article);
void _adduce_ui_search_page_open_hit (AdduceUiSearchPage *self, AdduceSearchHit *hit);

/** A change of many files came to its end: what was made for it and not needed goes. */
void _adduce_ui_search_page_end_claims (AdduceUiSearchPage *self);

G_END_DECLS
