/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the driver asks of a format. Private to export.
 *
 * A format gets the articles one by one and appends to the strings of the run's files, which the driver writes out
 * between articles. To add one: a file with an AdduceExportWriter, its name here, one line in the registry
 * (adduce-export-formats.c).
 */
#pragma once

#include "export/adduce-export-loss.h"
#include "export/adduce-export-rows.h"
#include "export/adduce-export-target.h"
#include "export/adduce-export.h"
#include "export/adduce-report.h"

G_BEGIN_DECLS

/** All that a claim is. */
#define ADDUCE_EXPORT_HOLDS_ALL                                                                                        \
  (ADDUCE_HOLDS_SPANS | ADDUCE_HOLDS_DISCONTINUOUS | ADDUCE_HOLDS_OVERLAP | ADDUCE_HOLDS_FACETS                        \
   | ADDUCE_HOLDS_CERTAINTY | ADDUCE_HOLDS_VALUES | ADDUCE_HOLDS_NOTES | ADDUCE_HOLDS_CODERS | ADDUCE_HOLDS_TIMES      \
   | ADDUCE_HOLDS_ARTICLE)

/** The words of the claims, or none. */
#define ADDUCE_EXPORT_TEXTS_OF_ROWS (1u << ADDUCE_EXPORT_TEXT_QUOTES | 1u << ADDUCE_EXPORT_TEXT_OFFSETS)

/** The words of the articles, which the format can't be without. */
#define ADDUCE_EXPORT_TEXTS_WHOLE (1u << ADDUCE_EXPORT_TEXT_FULL)

typedef struct _AdduceExportCells AdduceExportCells;

void adduce_export_cells_free (AdduceExportCells *self);

/**
 * AdduceExportRun:
 * @options: what was asked for; its text is one that the format has
 * @name: of the corpus
 * @n_written: claims that were not left out
 * @cells: (nullable): of formats that are a table, see adduce-export-cells.h
 * @state: the format's own
 *
 * One export while it runs.
 */
typedef struct {
  const AdduceExportFormat *format;
  const AdduceExportOptions *options;
  const char *name;
  AdduceCodebook *codebook;
  AdduceRegister *speakers;
  AdduceExportTarget *target;
  AdduceExportLosses *losses;
  guint n_written;
  AdduceExportCells *cells;
  gpointer state;
} AdduceExportRun;

/**
 * AdduceExportWriter:
 * @format: how the registry shows it
 * @keeps_moved: whether it takes claims whose words are not at their place any more
 * @begin: (nullable): what stands before the articles
 * @add_article: one article with its layers
 * @end: (nullable): what stands behind them
 * @free_state: (nullable): of @state
 *
 * One format.
 */
typedef struct {
  AdduceExportFormat format;
  gboolean keeps_moved;
  void (*begin) (AdduceExportRun *run);
  void (*add_article) (AdduceExportRun *run, const AdduceExportArticle *article);
  void (*end) (AdduceExportRun *run);
  GDestroyNotify free_state;
} AdduceExportWriter;

/** (nullable) */
const AdduceExportWriter *adduce_export_find_writer (const char *id);

/** The string of the run's only file. */
GString *adduce_export_run_get_out (AdduceExportRun *run);

/** 64 hex digits: the SHA-256 of the article's text; (transfer none). */
const char *adduce_export_get_sha256 (const AdduceExportArticle *article);

/** Notes that something of a claim can't be held. */
void adduce_export_run_lose (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim,
                             AdduceExportLossKind kind);

/**
 * adduce_export_run_name:
 * @folder: (nullable): what goes before it, and a `/`
 * @extension: what replaces the article's own
 *
 * Returns: (transfer full): a name for a file of the article's in the folder that is made, which no other has
 */
char *adduce_export_run_name (AdduceExportRun *run, const AdduceExportArticle *article, const char *folder,
                              const char *extension);

/* --- what several formats write alike --- */

/** The label of formats that take one is made of stance and evidence. */
#define ADDUCE_EXPORT_LABEL_JOINED "joined"

/** Which variable's code is the one label of formats that take one; (transfer none). */
const char *adduce_export_run_get_label_variable (const AdduceExportRun *run);

/** Whether a word may be the option for that: a variable, or "joined" for stance and evidence. */
gboolean adduce_export_label_is_known (const char *label, AdduceCodebook *codebook);

/** (transfer full): the claim's one label, a word; `claim` where it has none. Loses further values, where there is an
 * @article: (nullable). */
char *adduce_export_run_dup_label (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim);

/** Whether the claim has more of speakers, issues, stance and evidence than its label. */
gboolean adduce_export_run_loses_facets (const AdduceExportRun *run, AdduceClaim *claim);

/**
 * adduce_export_run_take_tokens:
 *
 * The tokens that hold a span; loses that it was widened. %FALSE where there are none.
 */
gboolean adduce_export_run_take_tokens (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim,
                                        const GArray *tokens, AdduceSpan span, guint *ret_first, guint *ret_last);

/** The members path, article_id, title, date, outlet and, of a @layer, coder and article_status; "" for unknown. */
void adduce_export_report_source (AdduceReport *report, const AdduceExportArticle *article,
                                  const AdduceExportLayer *layer);

/** Ends the document and appends it. */
void adduce_export_append_report (GString *out, AdduceReport *report);

/** Codes that were met, by variable: variable → (code → label). */
GHashTable *adduce_export_met_new (void);
void adduce_export_met_add (GHashTable *met, const char *variable, const char *code, const char *label);

/** (transfer container): the keys of a table of strings in the order of their bytes; @table: (nullable). */
GList *adduce_export_met_list (GHashTable *table);

/**
 * adduce_export_list_attributes:
 *
 * Returns: (transfer full) (element-type utf8): "kind" and the attributes of which any speaker has something
 */
GPtrArray *adduce_export_list_attributes (AdduceRegister *speakers);

/** What a speaker is under one of these on a day; (nullable). */
const char *adduce_export_get_attribute (AdduceRegister *speakers, const AdduceTag *speaker, const char *attribute,
                                         const char *date);

extern const AdduceExportWriter adduce_export_csv;
extern const AdduceExportWriter adduce_export_tsv;
extern const AdduceExportWriter adduce_export_jsonl;
extern const AdduceExportWriter adduce_export_xlsx;
extern const AdduceExportWriter adduce_export_shards;
extern const AdduceExportWriter adduce_export_w3c;
extern const AdduceExportWriter adduce_export_brat;
extern const AdduceExportWriter adduce_export_webanno;
extern const AdduceExportWriter adduce_export_uima_xmi;
extern const AdduceExportWriter adduce_export_cas_json;
extern const AdduceExportWriter adduce_export_conll;
extern const AdduceExportWriter adduce_export_doccano;
extern const AdduceExportWriter adduce_export_label_studio;
extern const AdduceExportWriter adduce_export_prodigy;
extern const AdduceExportWriter adduce_export_labelbuddy;
extern const AdduceExportWriter adduce_export_dna_csv;
extern const AdduceExportWriter adduce_export_html;
extern const AdduceExportWriter adduce_export_md;
extern const AdduceExportWriter adduce_export_docx;
extern const AdduceExportWriter adduce_export_pdf;
extern const AdduceExportWriter adduce_export_huggingface;
extern const AdduceExportWriter adduce_export_methods;
extern const AdduceExportWriter adduce_export_tei;
extern const AdduceExportWriter adduce_export_qdpx;

G_END_DECLS
