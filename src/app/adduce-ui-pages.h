/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPages: which page of the window is seen, and what was in focus on it.
 *
 * The articles are one page; the others are about the whole corpus. A page tells what is in focus on it, so that
 * one finds it again when one comes back; what that is, a row's id, is the page's own affair.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_PAGE_ARTICLES,
  ADDUCE_UI_PAGE_CLAIMS,
  ADDUCE_UI_PAGE_SPEAKERS,
  ADDUCE_UI_PAGE_ISSUES,
  ADDUCE_UI_PAGE_CODEBOOK,
  ADDUCE_UI_PAGE_SEARCH,
} AdduceUiPageId;

#define ADDUCE_UI_N_PAGES 6

/** `articles`, `claims` …: names of stack pages and targets of actions. */
const char *adduce_ui_page_id_to_name (AdduceUiPageId id);
gboolean adduce_ui_page_id_from_name (const char *name, AdduceUiPageId *ret_id);

#define ADDUCE_UI_TYPE_PAGES (adduce_ui_pages_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPages, adduce_ui_pages, ADDUCE_UI, PAGES, GObject)

/*
 * Properties (all notify):
 *   "page"  the name of the page that is seen
 *
 * Signals:
 *   "leaving" (pages): another page will be seen
 *   "show-place" (pages, const char *place): the page that is seen should put the focus there
 */

AdduceUiPages *adduce_ui_pages_new (void);

AdduceUiPageId adduce_ui_pages_get_page (AdduceUiPages *self);
void adduce_ui_pages_set_page (AdduceUiPages *self, AdduceUiPageId page);

/** What is in focus on a page, as the page told last; (nullable). */
const char *adduce_ui_pages_get_place (AdduceUiPages *self, AdduceUiPageId page);

/** The page tells what is in focus on it; %NULL for nothing. */
void adduce_ui_pages_set_place (AdduceUiPages *self, AdduceUiPageId page, const char *place);

/** Shows the page with @place (nullable) in focus. */
void adduce_ui_pages_go (AdduceUiPages *self, AdduceUiPageId page, const char *place);

G_END_DECLS
