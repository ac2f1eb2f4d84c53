/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiPrintJob: an article with the claims that are shown, or a codebook, as it was when the job was made, and
 * the ways to paper.
 *
 * Holds values that never change (text, claims, codebook), so that one may go on coding meanwhile. Paper and printer
 * that were chosen last are those of the next job (adduce-ui-print-memory).
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce-print.h"
#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_PRINT_JOB (adduce_ui_print_job_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiPrintJob, adduce_ui_print_job, ADDUCE_UI, PRINT_JOB, GObject)

/*
 * AdduceUiPrintJob::finished (job, const char *title, const char *body): it was printed or written, or that failed.
 */

/** @context: with an open article. @settings: those of the program, for the font. */
AdduceUiPrintJob *adduce_ui_print_job_new (AdduceUiContext *context, GSettings *settings);

/** The codebook itself, as the appendix of a paper. */
AdduceUiPrintJob *adduce_ui_print_job_new_for_codebook (AdduceCodebook *codebook);

/** Whether it is an article, which can have claims. */
gboolean adduce_ui_print_job_has_claims (AdduceUiPrintJob *self);

/** (transfer none): the article's, or the codebook's. */
const char *adduce_ui_print_job_get_title (AdduceUiPrintJob *self);

/**
 * adduce_ui_print_job_make_print:
 * @setup: (nullable): the paper; %NULL for that which was chosen last, or the usual one
 *
 * Returns: (transfer full): nothing of it is laid out yet
 */
AdducePrint *adduce_ui_print_job_make_print (AdduceUiPrintJob *self, GtkPageSetup *setup);

/** Asks for a printer, and prints. */
void adduce_ui_print_job_run (AdduceUiPrintJob *self, GtkWindow *parent);

/**
 * adduce_ui_print_job_make_operation:
 *
 * Returns: (transfer full): the toolkit's side of it, for what needs no question
 */
GtkPrintOperation *adduce_ui_print_job_make_operation (AdduceUiPrintJob *self);

G_END_DECLS
