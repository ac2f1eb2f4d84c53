/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes paragraphs of the lines of printed pages. Internal to the folder; it knows nothing of PDF.
 */
#pragma once

#include "import/adduce-import-document.h"

G_BEGIN_DECLS

/**
 * AdduceImportPdfLine:
 * @text: valid UTF-8; owned by the array
 * @page: from 0
 * @x1: left, from the left of the page
 * @y1: top, from the top of the page
 * @width: of the page
 */
typedef struct {
  char *text;
  guint page;
  double x1, y1, x2, y2;
  double width, height;
} AdduceImportPdfLine;

/** (transfer full) (element-type AdduceImportPdfLine). */
GArray *adduce_import_pdf_lines_new (void);

/**
 * adduce_import_pdf_lines_join:
 * @lines: in the order of reading
 *
 * Headers and footers that repeat, and page numbers, are left out, words that were divided at the end of a line made
 * whole, lines joined to paragraphs.
 */
void adduce_import_pdf_lines_join (GArray *lines, AdduceImportDocument *document);

G_END_DECLS
