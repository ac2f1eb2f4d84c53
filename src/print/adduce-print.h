/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdducePrint: an article with its claims on paper.
 *
 * The text stands in one column, its claims highlighted; beside it their brackets with the letters of the value that
 * they are coloured by, and in the margin a note for each: speaker, stance, evidence, issue, what was noted. A number
 * at the first word of a claim is that of its note. Notes stand beside their words where there is room, else as near
 * as they can; what the pages of the text have no room for follows on pages of its own, so that every claim has a
 * note. A line at the foot says what the page's colours mean.
 *
 *   print = adduce_print_new (&content, &paper);
 *   while (!adduce_print_step (print, 20000)) …;     in pieces, so that one can go on meanwhile or stop
 *   for (i = 0; i < adduce_print_get_n_pages (print); i++)
 *     adduce_print_draw (print, i, cr);              in points, from the corner of the paper
 *
 * Needs Pango and cairo, no display. A print belongs to one thread at a time: another may take it over only
 * before the first step. Data structure: the paragraphs of what is shown (see AdduceDisplayMap), the rows that
 * they are broken into, each with its page, and the notes, each with page and place; layouts are made again when
 * a page is drawn, so that a text of thousands of pages needs little memory.
 */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "adduce.h"

G_BEGIN_DECLS

/** A sheet of paper and its margins, in points (72 to the inch). */
typedef struct {
  double width;
  double height;
  double top;
  double bottom;
  double left;
  double right;
} AdducePrintPaper;

/**
 * AdducePrintContent:
 * @title: for the head of each page
 * @source: (nullable): where the article is, for the foot
 * @text: the article
 * @claims: (element-type AdduceClaim): in text order
 * @codebook: (nullable): for names, letters and colours of values
 * @color_by: what the colours, lines and letters of claims stand for; the foot of each page explains them
 * @coder: (nullable): whose claims are drawn as one's own; %NULL: all
 * @font_family: (nullable): of the text; %NULL for a serif one
 * @font_size: of the text in points; 0 for the usual size
 *
 * What is to be printed. Members are borrowed during adduce_print_new().
 */
typedef struct {
  const char *title;
  const char *source;
  AdduceText *text;
  GPtrArray *claims;
  AdduceCodebook *codebook;
  AdduceFacet color_by;
  const char *coder;
  const char *font_family;
  double font_size;
} AdducePrintContent;

/**
 * adduce_print_paper_init:
 * @name: `a4`, `a5`, `letter` or `legal`; case does not matter
 *
 * Paper by its name, with margins of 15 mm.
 *
 * Returns: whether there is such a paper
 */
gboolean adduce_print_paper_init (AdducePrintPaper *paper, const char *name);

typedef struct _AdducePrint AdducePrint;

/** Takes margins that leave no room for text as if they were smaller. */
AdducePrint *adduce_print_new (const AdducePrintContent *content, const AdducePrintPaper *paper);

/**
 * adduce_print_new_for_codebook:
 *
 * A codebook, laid out as the appendix of a paper: title, rules, each variable and its values with definition, when
 * to use them and when not, example and literature; a bar in the value's colour beside it.
 */
AdducePrint *adduce_print_new_for_codebook (AdduceCodebook *codebook, const AdducePrintPaper *paper);

void adduce_print_free (AdducePrint *self);

/** Lays out for about that many microseconds, and at least a paragraph; %TRUE when all is laid out. */
gboolean adduce_print_step (AdducePrint *self, gint64 microseconds);

/** How much of the text is laid out, 0 to 1. */
double adduce_print_get_progress (AdducePrint *self);

/** The number of pages, at least 1; only when all is laid out. */
guint adduce_print_get_n_pages (AdducePrint *self);

/** Of an article; 0 for a codebook. */
guint adduce_print_get_n_claims (AdducePrint *self);

/** (transfer none): for names of windows and files. */
const char *adduce_print_get_title (AdducePrint *self);

/** (transfer none) */
const AdducePrintPaper *adduce_print_get_paper (AdducePrint *self);

/** Draws a page (from 0), when all is laid out. */
void adduce_print_draw (AdducePrint *self, guint page, cairo_t *cr);

/** Called with a fraction of the work. */
typedef void (*AdducePrintProgress) (double done, gpointer user_data);

/**
 * adduce_print_save_pdf:
 * @path: in the file name encoding; replaced only when the new file is whole
 * @progress: (nullable)
 *
 * Lays out and writes all pages.
 */
gboolean adduce_print_save_pdf (AdducePrint *self, const char *path, AdducePrintProgress progress,
                                gpointer user_data, GCancellable *cancellable, GError **error);

/**
 * adduce_print_save_pdf_async:
 * @self: (transfer full): one that no step was made with
 *
 * The same in a thread; progress is told in the main context.
 */
void adduce_print_save_pdf_async (AdducePrint *self, const char *path, AdducePrintProgress progress,
                                  gpointer progress_data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_print_save_pdf_finish (GAsyncResult *result, guint *ret_n_pages, GError **error);

/** Lets the export make pages of its reports; once, before anything else. */
void adduce_print_offer_paper (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdducePrint, adduce_print_free)

G_END_DECLS
