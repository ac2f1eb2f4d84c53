/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportRows: the claims of a corpus, read article by article as they are asked for.
 *
 *   rows = adduce_export_rows_new (folder, options, TRUE, cancellable, &error);
 *   while ((article = adduce_export_rows_next (rows, cancellable, &error)) != NULL)
 *     …
 *
 * At any time one article with its claims is in memory. Private to export.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-article.h"
#include "model/adduce-claim.h"
#include "model/adduce-codebook.h"
#include "model/adduce-register.h"
#include "export/adduce-export.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceExportClaim:
 * @claim: the claim, with the values that stand for its own now (adduce_codebook_resolve_claim()), and its speakers
 * and issues as the registers have them now
 * @anchored: whether the spans point to the claim's words in the article as it is now
 */
typedef struct {
  AdduceClaim *claim;
  gboolean anchored;
} AdduceExportClaim;

/**
 * AdduceExportLayer:
 * @coder: nickname, or what stands for it
 * @status: the coder's status of the article
 * @values: (nullable): what the coder says of the article, with the values that stand for its own now
 * @claims: (element-type AdduceExportClaim): in text order; may be empty
 *
 * What one coder has in an article.
 */
typedef struct {
  char *coder;
  AdduceStatus status;
  AdduceClaim *values;
  GArray *claims;
} AdduceExportLayer;

/**
 * AdduceExportArticle:
 * @id: 16 hex digits: the beginning of the SHA-256 of the path below the corpus
 * @path: path below the corpus, valid UTF-8
 * @title: (nullable): the guessed title
 * @date: (nullable): when the article appeared
 * @outlet: (nullable): who published it
 * @layers: (element-type AdduceExportLayer): by nickname; at least one
 * @left_out: (element-type utf8): ids of claims that stand in boilerplate, which was to be left out
 *
 * One article that was coded.
 */
typedef struct {
  char *id;
  char *path;
  char *title;
  char *date;
  char *outlet;
  AdduceText *text;
  GPtrArray *layers;
  GPtrArray *left_out;
} AdduceExportArticle;

/**
 * AdduceExportRow:
 *
 * One claim with what is around it, for formats that have one row a claim.
 */
typedef struct {
  const AdduceExportArticle *article;
  const AdduceExportLayer *layer;
  AdduceClaim *claim;
  gboolean anchored;
} AdduceExportRow;

typedef struct _AdduceExportRows AdduceExportRows;

/**
 * adduce_export_rows_new:
 * @options: which articles and claims; must live as long as the rows
 * @keeps_moved: whether claims go on whose words are not at their place any more; then a sentence says so
 *
 * Finds the articles; they come by path, their layers by nickname.
 */
AdduceExportRows *adduce_export_rows_new (const char *folder, const AdduceExportOptions *options, gboolean keeps_moved,
                                          GCancellable *cancellable, GError **error);
void adduce_export_rows_free (AdduceExportRows *self);

/** (transfer none) (nullable): the next article, until the one after it is asked for; %NULL at the end, and with @error
 * where cancelled. */
const AdduceExportArticle *
adduce_export_rows_next (AdduceExportRows *self, GCancellable *cancellable, GError **error);

/** The codebook in force in the corpus; (transfer none). */
AdduceCodebook *adduce_export_rows_get_codebook (AdduceExportRows *self);

/** The register of the speakers; (transfer none). */
AdduceRegister *adduce_export_rows_get_speakers (AdduceExportRows *self);

/** (transfer none) (element-type utf8): sentences about what is left out, so far. */
GPtrArray *adduce_export_rows_get_problems (AdduceExportRows *self);

/** All articles, coded or not. */
guint adduce_export_rows_get_n_articles (AdduceExportRows *self);

/** Articles with claims: how many there are, and how many were read so far. */
guint adduce_export_rows_get_n_coded (AdduceExportRows *self);
guint adduce_export_rows_get_n_read (AdduceExportRows *self);

/** `YYYY-MM-DDThh:mm:ssZ`; "" for a time that can't be written so; (transfer full). */
char *adduce_export_format_time (gint64 seconds);

/** The same, appended. */
void adduce_export_append_time (GString *out, gint64 seconds);

/** Decimal. */
void adduce_export_append_number (GString *out, guint64 number);

/** As adduce_span_set_to_string(). */
void adduce_export_append_spans (GString *out, const AdduceSpanSet *spans);

/**
 * adduce_export_get_label:
 * @variable: (nullable): "stance" or "evidence"; %NULL where no codebook has the values
 *
 * The label by the codebook in force, else the one it had when it was coded; (transfer none).
 */
const char *
adduce_export_get_label (AdduceCodebook *codebook, const char *variable, const AdduceTag *tag);

/** The stance's number by the codebook; %FALSE where there is none. */
gboolean
adduce_export_get_number (AdduceCodebook *codebook, const AdduceTag *stance, gint64 *ret_number);

/** (transfer full) (element-type AdduceVariable): one's own variables, in the codebook's order. */
GPtrArray *adduce_export_list_own (AdduceCodebook *codebook);

/** (transfer none) (nullable): what the row has in a variable of one's own, of its claim or of its article. */
AdduceTagList *adduce_export_row_get_values (const AdduceExportRow *row, AdduceVariable *variable);

/** `ok` or `changed`. */
const char *adduce_export_get_anchor (gboolean anchored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceExportRows, adduce_export_rows_free)

G_END_DECLS
