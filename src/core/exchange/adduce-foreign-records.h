/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What readers of annotated documents in JSON have in common, one record a document. Internal to the folder.
 *
 * The records stand on lines of their own, or in a list, or the file is one of them.
 */
#pragma once

#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-reader.h"

G_BEGIN_DECLS

/**
 * AdduceForeignRecord:
 * @value: an object
 * @foreign: where it goes
 * @input: the file
 * @line: where it begins, from 1
 * @number: of all records, from 1
 * @user_data: the reader's
 *
 * One of them; the rest is the lines' own.
 */
typedef struct {
  const AdduceJsonValue *value;
  AdduceForeign *foreign;
  const AdduceForeignInput *input;
  guint line;
  guint number;
  gpointer user_data;
  /*< private >*/
  const char *data;
  const char *cursor;
  guint cursor_line;
} AdduceForeignRecord;

/** Returns: %FALSE with @error, which does not name the line */
typedef gboolean (*AdduceForeignRecordFunc) (AdduceForeignRecord *record, GError **error);

/**
 * adduce_foreign_records_each:
 * @strict: whether the ending of the file's name says which of the ways it is: lines for `.jsonl`, else not
 *
 * Calls @func for each record.
 */
gboolean adduce_foreign_records_each (const AdduceForeignInput *input, AdduceForeign *foreign, gboolean strict,
                                      AdduceForeignRecordFunc func, gpointer user_data, GCancellable *cancellable,
                                      GError **error);

/** (transfer full) (nullable): what the first record is in, for sniffing; @ret_record is the record. */
AdduceJsonTree *adduce_foreign_records_peek (const AdduceForeignInput *input, const AdduceJsonValue **ret_record);

/** "line 3": where a value in the record stands; (transfer full). Quickest from the beginning to the end. */
char *adduce_foreign_record_dup_place (AdduceForeignRecord *record, const AdduceJsonValue *value);

/** Says of a value in the record what is wrong with it. */
void adduce_foreign_record_complain (AdduceForeignRecord *record, const AdduceJsonValue *value, const char *problem);

/**
 * adduce_foreign_record_add_document:
 * @text: (nullable): its text
 * @meta: (nullable): object with what is known of it: `path`, `title`, `date` …
 *
 * Returns: (transfer none): named by @meta, else by the file and the number
 */
AdduceForeignDocument *adduce_foreign_record_add_document (AdduceForeignRecord *record, const char *text,
                                                           const AdduceJsonValue *meta);

/**
 * adduce_foreign_record_add_meta:
 * @skip: (nullable): names of members between blanks, " text label ", that are no metadata
 *
 * All members of an object become fields of the document, those of objects in it with both names.
 */
void adduce_foreign_record_add_meta (AdduceForeignDocument *document, const AdduceJsonValue *meta, const char *skip);

/** What our own exports say of the coder of all claims in the record: (transfer none) (nullable): the coder. */
const char *adduce_foreign_record_add_layer (AdduceForeignRecord *record, AdduceForeignDocument *document,
                                             const AdduceJsonValue *meta);

/** Adds the label of a claim; @is_own: our own export wrote it, whose label “claim” stands for none. */
void adduce_foreign_record_add_label (AdduceForeignClaim *claim, const char *label, gboolean is_own);

/**
 * adduce_foreign_record_add_piece:
 * @start: (nullable): where it begins
 * @end: (nullable): behind its end
 * @quote: (nullable): its words
 *
 * Adds a piece. Where a place is no whole number from 0 on, the quote alone is; without one that is said.
 *
 * Returns: whether there is a piece
 */
gboolean adduce_foreign_record_add_piece (AdduceForeignRecord *record, AdduceForeignClaim *claim,
                                          const AdduceJsonValue *start, const AdduceJsonValue *end, const char *quote);

G_END_DECLS
