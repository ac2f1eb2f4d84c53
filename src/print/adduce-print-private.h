/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of AdducePrint share: adduce-print.c (the whole, head and foot), -flow.c (the text into rows and
 * pages), -claims.c (highlights and brackets), -legend.c (what the colours mean), -notes.c (the notes in the margin),
 * -pdf.c (the file).
 */
#pragma once

#include <pango/pangocairo.h>
#include "adduce-print-ink.h"
#include "adduce-print.h"

G_BEGIN_DECLS

/** The text's size, and the notes' in relation to it. */
#define ADDUCE_PRINT_FONT_SIZE 10.0
#define ADDUCE_PRINT_NOTE_SCALE 0.78

/** A paragraph of what is shown: bytes without the line feed, the first character; its number or 0. */
typedef struct {
  gsize start;
  gsize end;
  guint first_char;
  guint number;
} AdducePrintParagraph;

/** A row on paper: bytes of what is shown; place below the top of the text's area. */
typedef struct {
  guint paragraph;
  guint row;
  gsize start;
  gsize end;
  guint page;
  double y;
  double height;
  double baseline;
} AdducePrintRow;

/** A stretch of what is shown, in bytes. */
typedef struct {
  gsize start;
  gsize end;
} AdducePrintPiece;

/** A claim and how it is drawn; @lane: of its bracket, or -1; @meaning: the value that its colour stands for. */
typedef struct {
  AdduceClaim *claim;
  AdducePrintPiece *pieces;
  guint n_pieces;
  int lane;
  gboolean own;
  gboolean noted;
  AdducePrintInk ink;
  AdduceCodePattern pattern;
  char *meaning;
  char letters[ADDUCE_LETTERS_SIZE];
} AdducePrintClaim;

/** A note, or the part of a long one: rows of its layout, and where they stand in the text's area. */
typedef struct {
  guint claim;
  int first_row;
  int n_rows;
  double height;
  guint page;
  double x;
  double y;
} AdducePrintNote;

/** A codebook instead of an article. */
typedef struct _AdducePrintBook AdducePrintBook;

struct _AdducePrint {
  AdducePrintBook *book; /* or NULL; then there is only title and paper besides */

  /* content */
  char *title;
  char *source;
  AdduceText *text;
  AdduceCodebook *codebook;
  AdduceFacet color_by;
  char *coder;
  char *family;
  double font_size;
  GArray *claims; /* AdducePrintClaim */
  gboolean many_coders;

  /* where things are, in points from the corner of the paper; the area is that of text and notes */
  AdducePrintPaper paper;
  double area_top;
  double area_height;
  double text_x;
  double text_width;
  double gutter_x;
  double notes_x;
  double notes_width;
  double lane_width;

  PangoContext *pango;
  const AdduceDisplayMap *map;
  GArray *paragraphs;   /* AdducePrintParagraph */
  GArray *rows;         /* AdducePrintRow */
  GArray *pages;        /* guint: the first row of each page of text */
  GArray *notes;        /* AdducePrintNote */
  guint next_paragraph;
  double next_y;
  gboolean after_blank;
  guint next_claim;     /* whose note is to be placed */
  guint next_note_page;
  GQueue waiting;       /* AdducePrintNote *, those without a place */
  gboolean done;
  guint n_pages;
};

/** (transfer full): a layout in the print's fonts. */
PangoLayout *_adduce_print_make_layout (AdducePrint *self, const char *family, double size);

/* --- a codebook (adduce-print-codebook.c) --- */

AdducePrintBook *_adduce_print_book_new (AdduceCodebook *codebook, const AdducePrintPaper *paper);
void _adduce_print_book_free (AdducePrintBook *self);
gboolean _adduce_print_book_step (AdducePrintBook *self, gint64 microseconds);
double _adduce_print_book_get_progress (AdducePrintBook *self);

/** When all is laid out. */
guint _adduce_print_book_get_n_pages (AdducePrintBook *self);
void _adduce_print_book_draw (AdducePrintBook *self, guint page, cairo_t *cr);

/* --- the text (adduce-print-flow.c) --- */

void _adduce_print_flow_begin (AdducePrint *self);

/** Breaks the next paragraph; %FALSE when there is none. */
gboolean _adduce_print_flow_next (AdducePrint *self);

/** (transfer full): the layout of a paragraph. */
PangoLayout *_adduce_print_flow_make_layout (AdducePrint *self, guint paragraph);

/** The byte of what is shown at which a character stands. */
gsize _adduce_print_flow_get_byte (AdducePrint *self, guint shown);

/** The row with that byte; 0 where there is none. */
guint _adduce_print_flow_find_row (AdducePrint *self, gsize byte);

/** The rows of a page of text: from @ret_first up to and without @ret_end. */
void _adduce_print_flow_get_rows (AdducePrint *self, guint page, guint *ret_first, guint *ret_end);

/* --- claims (adduce-print-claims.c) --- */

void _adduce_print_claims_add (AdducePrint *self, GPtrArray *claims);

/** Gives lanes; how many are in use. */
guint _adduce_print_claims_set_lanes (AdducePrint *self);
void _adduce_print_claims_place (AdducePrint *self);
void _adduce_print_claim_clear (gpointer claim);

/** Highlights and numbers of a row, before its letters are drawn. */
void _adduce_print_claims_draw_row (AdducePrint *self, guint row, PangoLayoutLine *line, cairo_t *cr);
void _adduce_print_claims_draw_brackets (AdducePrint *self, guint page, cairo_t *cr);

/** The square with the letters; full for one's own claims. */
void _adduce_print_claims_draw_chip (AdducePrint *self, const AdducePrintClaim *claim, double x, double y, double size,
                                     cairo_t *cr);

/* --- colours (adduce-print-legend.c) --- */

/** Colour, pattern and letters of all claims. */
void _adduce_print_legend_set_looks (AdducePrint *self);

/** A line that explains the colours of a page. */
void _adduce_print_legend_draw (AdducePrint *self, guint page, double y, cairo_t *cr);

/* --- notes (adduce-print-notes.c) --- */

/** Places those of the next page; %FALSE when there are none left. */
gboolean _adduce_print_notes_next (AdducePrint *self);
void _adduce_print_notes_draw (AdducePrint *self, guint page, cairo_t *cr);

G_END_DECLS
