/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of AdduceUiWindow share: adduce-ui-window.c (frame, state shown), -actions.c (what can be
 * done), -corpus.c (opening and watching a folder), -pages.c (one for each view of the corpus) and -narrow.c (what
 * a narrow one looks like).
 */
#pragma once

#include "adduce-ui-article-list.h"
#include "adduce-ui-article-view.h"
#include "adduce-ui-care-bar.h"
#include "adduce-ui-command-palette.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-inspector.h"
#include "adduce-ui-messages.h"
#include "adduce-ui-page.h"
#include "adduce-ui-panes.h"
#include "adduce-ui-welcome.h"
#include "adduce-ui-window.h"

G_BEGIN_DECLS

struct _AdduceUiWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toast_overlay;
  GtkOverlay *overlay;
  GtkStack *stack;
  AdwBin *welcome_bin;
  AdwHeaderBar *header_bar;
  AdwWindowTitle *title;
  GtkLabel *state_label;
  AdwViewStack *page_stack;
  AdwBin *page_bar_bin;
  GtkWidget *list_button;
  GtkWidget *inspector_button;
  GtkPaned *outer_paned;
  GtkPaned *inner_paned;
  AdduceUiArticleList *article_list;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *status_button;
  GtkMenuButton *narrow_status_button;
  GtkMenuButton *menu_button;
  GtkWidget *add_button;
  GtkWidget *bars;
  GtkWidget *narrow_bar;
  AdduceUiCareBar *care_bar;
  GtkRevealer *save_bar;
  GtkLabel *save_label;
  GtkRevealer *codebook_bar;
  GtkLabel *codebook_label;
  GMenuModel *main_menu;   /* the buttons get theirs after the first frame */
  GMenuModel *status_menu;

  /* made after the first frame */
  AdduceUiArticleView *article_view;
  AdduceUiInspector *inspector;
  AdduceUiWelcome *welcome;
  AdduceUiCommandPalette *palette;
  AdwViewSwitcher *switcher;       /* in the header bar, where there is room */
  int switcher_needs[2];           /* how wide the bar then is at least */
  AdwViewSwitcherBar *page_bar;    /* else at the bottom */

  AdduceUiPanes *panes;
  AdduceUiContext *context;
  AdduceUiCare *care;
  GSettings *settings;
  GSignalGroup *session_signals;
  GSignalGroup *history_signals;
  GSignalGroup *meta_signals;
  GSignalGroup *corpus_signals;
  AdduceUiMessages *messages;
  guint panes_source;

  /* corpus */
  GCancellable *loading;
  GFileMonitor *codebook_monitor;
  guint codebook_source;
  gint64 loading_since;

  /* desktop */
  guint inhibit_cookie;
  guint unsaved_source;
  char *asked_folder;  /* to be opened where what is not saved may be lost; or NULL */
  gboolean closing;    /* the user said to close although something is not saved */
};

/**
 * _adduce_ui_window_ensure_panes:
 *
 * Makes the article view and the inspector, where that was not done yet: they are a third of the time to the
 * first frame, and there is nothing to show in them by then.
 */
void _adduce_ui_window_ensure_panes (AdduceUiWindow *self);

/**
 * _adduce_ui_window_prepare_menus:
 *
 * Menus are made after the first frame, or when their button is pressed before it (adduce-ui-window-actions.c).
 */
void _adduce_ui_window_prepare_menus (AdduceUiWindow *self);
void _adduce_ui_window_make_menus (AdduceUiWindow *self);

/** Makes the welcome page, where that was not done yet; (transfer none). */
AdduceUiWelcome *_adduce_ui_window_ensure_welcome (AdduceUiWindow *self);

/** Which panes are seen at which width (adduce-ui-window-narrow.c). */
void _adduce_ui_window_make_panes (AdduceUiWindow *self);

/** Where the list has the whole window, it makes way for the article that one went to without it. */
void _adduce_ui_window_show_reading (AdduceUiWindow *self);

/* --- the pages (adduce-ui-window-pages.c) --- */

/** Ties the stack of pages to the context; a page is made when it is first shown. */
void _adduce_ui_window_make_pages (AdduceUiWindow *self);

/** Makes what switches between them, after the first frame. */
void _adduce_ui_window_make_switcher (AdduceUiWindow *self);

/** Where the switcher is, in a window of this width. */
void _adduce_ui_window_place_switcher (AdduceUiWindow *self, int width);

/** (nullable): the page about the corpus that is seen; %NULL for the articles. */
AdduceUiPage *_adduce_ui_window_get_page (AdduceUiWindow *self);

/** Writes what the pages have not written yet; %FALSE where that failed. */
gboolean _adduce_ui_window_flush_pages (AdduceUiWindow *self, GError **error);

/**
 * Writes what the pages have not written yet; where that fails it asks, and returns %TRUE.
 *
 * @anyway: the name of the button that loses it, with a mnemonic
 * @func: gets what adduce_ui_dialogs_ask() gives, and a reference of the window
 */
gboolean _adduce_ui_window_ask_about_pages (AdduceUiWindow *self, const char *anyway, AdduceUiPathFunc func);

/** Shows the articles, where another page is seen. */
void _adduce_ui_window_show_articles (AdduceUiWindow *self);

void _adduce_ui_window_install_actions (AdduceUiWindow *self);

/** Adds going to the next article with work left, and the mouse's buttons for back and forward. */
void _adduce_ui_window_install_moving (AdduceUiWindow *self);
/** The action that opens the command palette. */
void _adduce_ui_window_install_palette (AdduceUiWindow *self);
/** Those of the list of claims (adduce-ui-window-claims.c). */
void _adduce_ui_window_install_claim_actions (AdduceUiWindow *self);

/** Those that keep work from being lost (adduce-ui-window-care.c), and when they mean something. */
void _adduce_ui_window_install_care (AdduceUiWindow *self);
void _adduce_ui_window_update_care (AdduceUiWindow *self);

/** Buttons that mean something on the page that is seen, at this width. */
void _adduce_ui_window_update_bars (AdduceUiWindow *self);

/** Makes the button of the status as wide as its longest word, so that nothing moves when an article gets on. */
void _adduce_ui_window_size_status_button (AdduceUiWindow *self);

/** Says what would be undone. */
void _adduce_ui_window_update_history (AdduceUiWindow *self);

/** Sets states and sensitivity of actions from the context. */
void _adduce_ui_window_update_actions (AdduceUiWindow *self);
void _adduce_ui_window_show_toast (AdduceUiWindow *self, const char *text, gboolean offer_undo);
void _adduce_ui_window_close_corpus (AdduceUiWindow *self);

/* --- the desktop (adduce-ui-window-desktop.c) --- */

/** Opens the folder in the window that is right for it. */
void _adduce_ui_window_show_folder (AdduceUiWindow *self, const char *path);

/** While something is not saved the session is not to end. */
void _adduce_ui_window_check_unsaved (AdduceUiWindow *self);
void _adduce_ui_window_forget_unsaved (AdduceUiWindow *self);

/** Tells that long work has ended, unless the program has the keyboard; @id: the kind of work. */
void _adduce_ui_window_notify (AdduceUiWindow *self, const char *id, const char *title, const char *body);
void _adduce_ui_window_withdraw (AdduceUiWindow *self);

/** Takes files and folders that are dropped. */
void _adduce_ui_window_install_drop (AdduceUiWindow *self);

/** Opens the window in which articles are brought in from files; @paths: (nullable): these. */
void _adduce_ui_window_import (AdduceUiWindow *self, const char *const *paths);

/** Opens the window in which other programs' coding is brought in; @paths: (nullable): these files and folders. */
void _adduce_ui_window_import_coding (AdduceUiWindow *self, const char *const *paths);

/** Looks at the folder again: new, gone and changed articles. */
void _adduce_ui_window_refresh (AdduceUiWindow *self);

/** What was found of the folder by then stays. */
void _adduce_ui_window_stop_loading (AdduceUiWindow *self);
void _adduce_ui_window_try_sample (AdduceUiWindow *self);
void _adduce_ui_window_change_coder (AdduceUiWindow *self);

/** Marks the article as done; where claims lack something, asks first (adduce-ui-window-done.c). */
void _adduce_ui_window_mark_done (AdduceUiWindow *self);

G_END_DECLS
