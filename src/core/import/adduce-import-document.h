/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportDocument: what a file says, as paragraphs, whatever its format; from which the rules of the databases
 * make articles.
 *
 * Of a format that has lines (plain text) each line is a paragraph, empty ones too, and lines belong together up to
 * an empty one. Belongs to one thread.
 */
#pragma once

#include <gio/gio.h>

#include "import/adduce-import-fields.h"

G_BEGIN_DECLS

/** The most paragraphs of a document. */
#define ADDUCE_IMPORT_MAX_PARAGRAPHS 4000000

/**
 * AdduceImportParagraph:
 * @text: valid UTF-8; a forced line break is a LF
 * @start: first byte in the original
 * @end: behind the last byte
 * @level: of a heading, from 1; 0 for other paragraphs
 */
typedef struct {
  char *text;
  guint64 start;
  guint64 end;
  guint level;
} AdduceImportParagraph;

/**
 * AdduceImportDocument:
 * @paragraphs: (element-type AdduceImportParagraph)
 * @fields: what the file says of itself
 * @notes: (element-type utf8): sentences about what could not be read
 * @encoding: (nullable)
 * @lines: whether paragraphs are lines
 * @has_places: whether paragraphs know where they stood; else all are taken to be the whole file
 * @n_bytes: of the file
 */
typedef struct {
  GArray *paragraphs;
  AdduceImportFields *fields;
  GPtrArray *notes;
  char *encoding;
  gboolean lines;
  gboolean has_places;
  guint64 n_bytes;
} AdduceImportDocument;

AdduceImportDocument *adduce_import_document_new (guint64 n_bytes);
void adduce_import_document_free (AdduceImportDocument *self);

/** @text: (transfer full): valid UTF-8. */
void adduce_import_document_take (AdduceImportDocument *self, char *text, guint level, guint64 start, guint64 end);

/** A sentence, once. */
void adduce_import_document_note (AdduceImportDocument *self, const char *note);

guint adduce_import_document_get_n (const AdduceImportDocument *self);
const AdduceImportParagraph *adduce_import_document_get (const AdduceImportDocument *self, guint index);

/** (transfer full): those from @first up to but without @end as text; an empty line between paragraphs. */
char *adduce_import_document_dup_text (const AdduceImportDocument *self, guint first, guint end);

/** Where these stood in the original. */
void adduce_import_document_get_place (const AdduceImportDocument *self, guint first, guint end, guint64 *ret_start,
                                       guint64 *ret_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportDocument, adduce_import_document_free)

G_END_DECLS
