/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiDateBars: how many articles appeared when, as bars. A stretch of them is chosen by dragging over it, or with
 * the arrow keys and Shift; Delete chooses none.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_DATE_BARS (adduce_ui_date_bars_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiDateBars, adduce_ui_date_bars, ADDUCE_UI, DATE_BARS, GtkWidget)

/*
 * AdduceUiDateBars::brushed (bars, guint from, guint to): those dates are chosen (adduce_article_get_date()); both 0
 * for none.
 */

/** @dates: (element-type AdduceArticleDates) */
void adduce_ui_date_bars_set_dates (AdduceUiDateBars *self, GArray *dates);

/** Shows a stretch as chosen; 0 for open ends, both for none. Emits nothing. */
void adduce_ui_date_bars_show_range (AdduceUiDateBars *self, guint32 from, guint32 to);

G_END_DECLS
