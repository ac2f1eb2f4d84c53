/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPanes: which of a window's panes are seen, and where: the list of articles, the article, the
 * claims.
 *
 *   wide      list | article | claims, as the settings have them
 *   medium    article | claims; the list, when asked for, in the place of the claims
 *   narrow    the article above the claims; the list, when asked for, alone
 *
 * The widths at which this changes grow with the desktop's text. Where there is no room for the list it goes
 * away when an article is chosen, and comes by itself where none is open.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_UI_PANES_WIDE,
  ADDUCE_UI_PANES_MEDIUM,
  ADDUCE_UI_PANES_NARROW,
} AdduceUiPanesMode;

#define ADDUCE_UI_TYPE_PANES (adduce_ui_panes_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPanes, adduce_ui_panes, ADDUCE_UI, PANES, GObject)

/*
 * Properties (all notify):
 *   "mode" (read-only, int)  an AdduceUiPanesMode
 *   "show-list"       whether the list is seen; where there is room, a setting
 *   "show-inspector"  whether the claims are seen; a setting
 */

/**
 * adduce_ui_panes_new:
 * @outer: (transfer none): has the list and @inner; lives at least as long, as do all other widgets here
 * @inner: (transfer none): has the article and the claims, once there are any
 * @list: (transfer none)
 */
AdduceUiPanes *adduce_ui_panes_new (GSettings *settings, GtkPaned *outer, GtkPaned *inner, GtkWidget *list);

/** The claims' pane, which is made later. */
void adduce_ui_panes_set_inspector (AdduceUiPanes *self, GtkWidget *inspector);

/** To be called before the window gives its content this size. */
void adduce_ui_panes_set_size (AdduceUiPanes *self, int width, int height);

/** Says whether there is an article to be seen. */
void adduce_ui_panes_set_has_article (AdduceUiPanes *self, gboolean has_article);

AdduceUiPanesMode adduce_ui_panes_get_mode (AdduceUiPanes *self);

/** Makes the pane seen, whatever the settings and the width. */
void adduce_ui_panes_show_list (AdduceUiPanes *self);
void adduce_ui_panes_show_article (AdduceUiPanes *self);
void adduce_ui_panes_show_inspector (AdduceUiPanes *self);

/** To be called when the widgets go: they are touched no more, although others may still have this. */
void adduce_ui_panes_stop (AdduceUiPanes *self);

/** Writes where the panes meet into the settings. */
void adduce_ui_panes_save (AdduceUiPanes *self);

/** The mode for a width, where the desktop's text is @scale times as large as usual. */
AdduceUiPanesMode adduce_ui_panes_choose (int width, double scale);

G_END_DECLS
