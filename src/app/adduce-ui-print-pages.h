/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPrintPages: the pages of a print below each other, as wide as there is room, in a scrolled window.
 *
 * Only what is in view is drawn: a print may have thousands of pages.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-print.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PRINT_PAGES (adduce_ui_print_pages_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPrintPages, adduce_ui_print_pages, ADDUCE_UI, PRINT_PAGES, GtkWidget)

/** @print: (nullable): laid out; lives until another is set. */
void adduce_ui_print_pages_set_print (AdduceUiPrintPages *self, AdducePrint *print);

G_END_DECLS
