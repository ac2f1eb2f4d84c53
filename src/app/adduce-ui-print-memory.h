/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper and printer that were chosen last, also by a run before: in `print.ini` of Adduce's configuration
 * folder, as the toolkit writes them. A file that cannot be read counts as none. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce-print.h"

G_BEGIN_DECLS

/** (transfer none) (nullable): %NULL where none was chosen yet. */
GtkPageSetup *adduce_ui_print_memory_get_setup (void);

/** (transfer none) (nullable) */
GtkPrintSettings *adduce_ui_print_memory_get_settings (void);

/**
 * adduce_ui_print_memory_set:
 * @setup: (nullable): %NULL keeps what is known
 * @settings: (nullable): likewise. What is of one job only, as its pages, copies and file, is not kept for another run
 */
void adduce_ui_print_memory_set (GtkPageSetup *setup, GtkPrintSettings *settings);

/**
 * adduce_ui_print_memory_get_paper:
 * @setup: (nullable): %NULL for that which was chosen last, or the usual one
 * @ret_paper: (out): its sheet, with margins of half an inch at least
 */
void adduce_ui_print_memory_get_paper (GtkPageSetup *setup, AdducePrintPaper *ret_paper);

/** Forgets what was read, so that the next call reads the file (for tests). */
void adduce_ui_print_memory_drop (void);

G_END_DECLS
