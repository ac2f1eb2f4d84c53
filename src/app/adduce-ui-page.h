/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPage: what the window asks of a page that is about the whole corpus: undo, redo and the keyboard.
 *
 * An interface of widgets. The window makes a page when it is first shown. A page has a "context" property and a
 * history of its own, which Undo and Redo of the window mean while the page is seen; it emits "history-changed"
 * when its labels are others.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce-ui-print-job.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PAGE (adduce_ui_page_get_type ())
G_DECLARE_INTERFACE (AdduceUiPage, adduce_ui_page, ADDUCE_UI, PAGE, GtkWidget)

/**
 * AdduceUiPageInterface:
 * @undo: takes back the last change
 * @redo: does the change again that was taken back
 * @get_undo_label: (nullable): what would be taken back, translated ("Merge Speakers"); %NULL for nothing
 * @get_redo_label: (nullable): likewise
 * @focus: gives the keyboard to what is used first; %FALSE where there is nothing
 * @make_print_job: (nullable): what is printed of it, (transfer full); left out where nothing is
 * @flush: writes what is not written yet; %FALSE where that failed
 * @show_place: puts the focus on what the page once told AdduceUiPages to be in focus
 *
 * All may be left out.
 */
struct _AdduceUiPageInterface
{
  GTypeInterface parent_interface;

  void (*undo) (AdduceUiPage *self);
  void (*redo) (AdduceUiPage *self);
  const char *(*get_undo_label) (AdduceUiPage *self);
  const char *(*get_redo_label) (AdduceUiPage *self);
  gboolean (*focus) (AdduceUiPage *self);
  AdduceUiPrintJob *(*make_print_job) (AdduceUiPage *self);
  gboolean (*flush) (AdduceUiPage *self, GError **error);
  void (*show_place) (AdduceUiPage *self, const char *place);
};

void adduce_ui_page_undo (AdduceUiPage *self);
void adduce_ui_page_redo (AdduceUiPage *self);
const char *adduce_ui_page_get_undo_label (AdduceUiPage *self);
const char *adduce_ui_page_get_redo_label (AdduceUiPage *self);
gboolean adduce_ui_page_focus (AdduceUiPage *self);
gboolean adduce_ui_page_prints (AdduceUiPage *self);
AdduceUiPrintJob *adduce_ui_page_make_print_job (AdduceUiPage *self);
gboolean adduce_ui_page_flush (AdduceUiPage *self, GError **error);
void adduce_ui_page_show_place (AdduceUiPage *self, const char *place);

/** To be called by the page: what would be undone or redone is something else. */
void adduce_ui_page_history_changed (AdduceUiPage *self);

G_END_DECLS
