/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding claims again in what is written only: reports, tables for statistics, TEI. Internal to the folder.
 *
 * There is no reader that makes claims of these, but each shows every claim somewhere. What is read of one is a mark:
 * what names it, as far as the format does, and its words, parted by %ADDUCE_REREAD_SEPARATOR. Marks of what was
 * written are compared with those that the corpus should give. Blanks and control characters of the words count alike.
 */
#pragma once

#include "export/adduce-export-private.h"

G_BEGIN_DECLS

#define ADDUCE_REREAD_SEPARATOR "\x1f"

/**
 * AdduceReread:
 * @id: of the format
 * @read: adds the marks of a result to @marks
 * @make: the mark that a claim should have there; @ret_n: how often
 * @is_text: the only mark is all that it says; that of a claim has what stands there for each claim, behind that for
 * the claim before, and its words one by one, which stand anywhere
 *
 * How claims are found again in one format.
 */
typedef struct {
  const char *id;
  gboolean (*read) (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error);
  char *(*make) (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n);
  gboolean is_text;
} AdduceReread;

/** (nullable): %NULL for a format that claims can be read from. */
const AdduceReread *adduce_reread_find (const char *format);

/** (transfer none): the words of a mark. */
const char *adduce_reread_get_words (const char *mark);

/** Calls @func with the bytes of each file below @folder whose name ends so; %FALSE where one can't be read or @func
 * says so. */
typedef gboolean (*AdduceRereadFile) (const char *name, GBytes *bytes, gpointer user_data, GError **error);
gboolean adduce_reread_each_file (const char *folder, const char *ending, AdduceRereadFile func, gpointer user_data,
                                  GCancellable *cancellable, GError **error);

/** (transfer full): with one blank for each stretch of blanks and control characters; @words: (nullable). */
char *adduce_reread_tidy (const char *words);

/** (transfer full): only the letters and digits of it, decomposed, without case: what a page surely shows. */
char *adduce_reread_squeeze (const char *words);

extern const AdduceReread adduce_reread_shards;
extern const AdduceReread adduce_reread_huggingface;
extern const AdduceReread adduce_reread_dna_csv;
extern const AdduceReread adduce_reread_tei;
extern const AdduceReread adduce_reread_html;
extern const AdduceReread adduce_reread_md;
extern const AdduceReread adduce_reread_docx;
extern const AdduceReread adduce_reread_pdf;
extern const AdduceReread adduce_reread_methods;

G_END_DECLS
