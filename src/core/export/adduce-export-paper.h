/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportPaper: what makes pages, which the core can't.
 *
 * Programs that can draw say how once, before anything else (adduce_print_offer_paper()); without one there is no
 * format for pages.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a paragraph is. */
typedef enum {
  ADDUCE_EXPORT_PAPER_TITLE,
  ADDUCE_EXPORT_PAPER_HEADING,
  ADDUCE_EXPORT_PAPER_SOURCE,
  ADDUCE_EXPORT_PAPER_TEXT,
  ADDUCE_EXPORT_PAPER_CLAIM,
  ADDUCE_EXPORT_PAPER_FACT,
} AdduceExportPaperKind;

/** Takes bytes of the file. */
typedef void (*AdduceExportPaperWrite) (const guint8 *data, gsize n_bytes, gpointer user_data);

/**
 * AdduceExportPaper:
 * @begin: begins a file; @write may be called by any of these
 * @add: a paragraph, in Pango's markup; headings become the outline, by @label
 * @end: ends the file and frees all
 *
 * How pages are made, of one file in one thread.
 */
typedef struct {
  gpointer (*begin) (const char *title, AdduceExportPaperWrite write, gpointer user_data);
  void (*add) (gpointer paper, AdduceExportPaperKind kind, const char *markup, const char *label);
  void (*end) (gpointer paper);
} AdduceExportPaper;

/** @paper: (nullable): must live for ever. */
void adduce_export_set_paper (const AdduceExportPaper *paper);

/** (transfer none) (nullable) */
const AdduceExportPaper *adduce_export_get_paper (void);

G_END_DECLS
