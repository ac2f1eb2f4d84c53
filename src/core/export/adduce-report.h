/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceReport: one JSON document for other programs, written from front to back.
 *
 *   report = adduce_report_new (TRUE);
 *   adduce_report_begin_object (report, NULL);
 *   adduce_report_string (report, "path", path);
 *   adduce_report_end_object (report);
 *   text = adduce_report_end (report);
 *
 * The first argument after the report is the member's name, %NULL inside arrays and for the whole.
 * What is unset is null. Members of a claim have the same names wherever a claim is written: in
 * JSON Lines and in what the command line prints.
 */
#pragma once

#include "model/adduce-claim.h"
#include "model/adduce-codebook.h"
#include "store/adduce-sidecar.h"

G_BEGIN_DECLS

typedef struct _AdduceReport AdduceReport;

/** @pretty: over several lines for people, else on one line. */
AdduceReport *adduce_report_new (gboolean pretty);
void adduce_report_free (AdduceReport *self);

/** (transfer full): the document; the report may be used for the next one. */
char *adduce_report_end (AdduceReport *self);

void adduce_report_begin_object (AdduceReport *self, const char *name);
void adduce_report_end_object (AdduceReport *self);
void adduce_report_begin_array (AdduceReport *self, const char *name);
void adduce_report_end_array (AdduceReport *self);

/** @value: (nullable): %NULL is null. */
void adduce_report_string (AdduceReport *self, const char *name, const char *value);
void adduce_report_integer (AdduceReport *self, const char *name, gint64 value);
void adduce_report_boolean (AdduceReport *self, const char *name, gboolean value);
void adduce_report_null (AdduceReport *self, const char *name);

/** A path as UTF-8: as it is, or where it is not UTF-8 as it is shown. */
void adduce_report_path (AdduceReport *self, const char *name, const char *path);

/**
 * adduce_report_claim:
 * @codebook: (nullable): where labels and numbers come from
 *
 * The members of a claim into the object that is being written: claim_id, spans, text, speakers,
 * speaker_codes, issues, issue_codes, stance, stance_label, stance_number, evidence,
 * evidence_labels, values and value_labels (of one's own variables, by id; only where there are),
 * certainty, note, created, modified, revision, codebook_version.
 */
void adduce_report_claim (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook);

/** The same, but the member text is an empty list. */
void adduce_report_claim_without_text (AdduceReport *self, AdduceClaim *claim, AdduceCodebook *codebook);

/**
 * adduce_report_article_values:
 * @article: (nullable): what a coder says of an article
 *
 * The members article_values and article_value_labels, by the ids of variables; left out where nothing is said.
 */
void adduce_report_article_values (AdduceReport *self, AdduceClaim *article, AdduceCodebook *codebook);

/** The member `anchor`: `ok` or `changed`. */
void adduce_report_anchor (AdduceReport *self, gboolean anchored);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceReport, adduce_report_free)

G_END_DECLS
