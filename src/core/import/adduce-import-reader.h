/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportReader: how a format is known and read. Each format is a file with one constant of this type; the
 * table is in adduce-import.c. Internal to the folder.
 *
 * A reader of paragraphs fills a document, of which the rules make articles; a reader of records makes articles
 * itself.
 */
#pragma once

#include "import/adduce-import-batch.h"
#include "import/adduce-import-document.h"
#include "import/adduce-import.h"

G_BEGIN_DECLS

/**
 * AdduceImportInput:
 * @bytes: the whole file
 * @name: its name, or that in the archive, for people and for its ending
 * @member: (nullable): path in the archive that it came from
 * @options: what the user said
 * @rules: (element-type AdduceImportRule): read once for all
 * @depth: how many archives it is in
 */
typedef struct {
  GBytes *bytes;
  const char *name;
  const char *member;
  const AdduceImportOptions *options;
  GPtrArray *rules;
  guint depth;
} AdduceImportInput;

/**
 * AdduceImportReader:
 * @id: for --format and for the metadata
 * @sniff: how sure it is that this is the format, from its bytes and name: 0 not at all, 100 certain
 * @read_document: (nullable): @ret_document gets the paragraphs
 * @read_records: (nullable): @batch gets the articles
 */
typedef struct {
  const char *id;
  guint (*sniff) (const AdduceImportInput *input);
  AdduceImportDocument *(*read_document) (const AdduceImportInput *input, GCancellable *cancellable, GError **error);
  gboolean (*read_records) (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable,
                            GError **error);
} AdduceImportReader;

extern const AdduceImportReader adduce_import_plain;
extern const AdduceImportReader adduce_import_markdown;
extern const AdduceImportReader adduce_import_html;
extern const AdduceImportReader adduce_import_rtf;
extern const AdduceImportReader adduce_import_docx;
extern const AdduceImportReader adduce_import_odt;
extern const AdduceImportReader adduce_import_epub;
extern const AdduceImportReader adduce_import_srt;
extern const AdduceImportReader adduce_import_vtt;
extern const AdduceImportReader adduce_import_pdf;
extern const AdduceImportReader adduce_import_csv;
extern const AdduceImportReader adduce_import_xlsx;
extern const AdduceImportReader adduce_import_json;
extern const AdduceImportReader adduce_import_jsonl;
extern const AdduceImportReader adduce_import_ris;
extern const AdduceImportReader adduce_import_archive;

/** Whether the name ends in one of these, like "html;htm". */
gboolean adduce_import_has_ending (const AdduceImportInput *input, const char *endings);

/** The bytes of the input, never %NULL. */
const char *adduce_import_get_data (const AdduceImportInput *input, gsize *ret_n);

/** Reads an input into a batch, whatever its format; for what is in archives. */
gboolean adduce_import_read_input (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
