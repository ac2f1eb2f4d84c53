/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaimRow: a claim among all claims of a corpus, with what is known of where it comes from.
 *
 * Immutable but for the words that text filters look at, which are folded once, when first asked for; any thread
 * may read. A changed claim is another row. What all claims of one coder in one article have in common is in an
 * AdduceClaimSource, which they share.
 */
#pragma once

#include "model/adduce-article.h"
#include "model/adduce-claim.h"
#include "model/adduce-zone.h"

G_BEGIN_DECLS

/**
 * AdduceClaimSource:
 * @relative: the article's path below the corpus in the file name encoding
 * @sidecar: path below the corpus of the file that has the claim, likewise
 * @article: as a tag: its code the same path for people, valid UTF-8, its label the title, or the file's name
 * @coder: nickname, as a tag
 * @date: (nullable): when the article appeared, `YYYY-MM-DD` or less; as a tag
 * @outlet: (nullable): who published it, as a tag
 * @status: the coder's status of the article
 * @values: (nullable): what the coder says of the article (adduce_sidecar_get_article())
 * @folded: title, outlet and path, folded by adduce_breaks_fold(); made by adduce_claim_source_new()
 *
 * Members are borrowed and don't change.
 */
typedef struct {
  char *relative;
  char *sidecar;
  AdduceTag *article;
  AdduceTag *coder;
  AdduceTag *date;
  AdduceTag *outlet;
  AdduceStatus status;
  AdduceClaim *values;
  char *folded;
} AdduceClaimSource;

/** @self: copied with what it points to, but for @folded, which is made; (transfer full). */
AdduceClaimSource *adduce_claim_source_new (const AdduceClaimSource *self);
AdduceClaimSource *adduce_claim_source_ref (AdduceClaimSource *self);
void adduce_claim_source_unref (AdduceClaimSource *self);

/** Whether both say the same. */
gboolean adduce_claim_source_equal (const AdduceClaimSource *a, const AdduceClaimSource *b);

#define ADDUCE_TYPE_CLAIM_ROW (adduce_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (AdduceClaimRow, adduce_claim_row, ADDUCE, CLAIM_ROW, GObject)

/**
 * adduce_claim_row_new:
 * @violations: (nullable) (array zero-terminated=1): sentences about rules that the claim breaks; copied
 * @zones: in what kinds of zones it stands, as adduce_zones_list_kinds() has it
 */
AdduceClaimRow *adduce_claim_row_new (AdduceClaim *claim, AdduceClaimSource *source,
                                      const char *const *violations, guint zones);

/** (transfer none) */
AdduceClaim *adduce_claim_row_get_claim (AdduceClaimRow *self);

/** (transfer none) */
const AdduceClaimSource *adduce_claim_row_get_source (AdduceClaimRow *self);

/** (transfer none) (nullable) (array zero-terminated=1): sentences; %NULL where no rule is broken. */
const char *const *adduce_claim_row_get_violations (AdduceClaimRow *self);

/** The kinds of zones that it stands in as a whole, as bits: 1 << %ADDUCE_ZONE_BOILERPLATE. */
guint adduce_claim_row_get_zones (AdduceClaimRow *self);

/** Quote, speakers, issues and note, folded by adduce_breaks_fold(): single words are found in it. */
const char *adduce_claim_row_get_folded (AdduceClaimRow *self);

/** The article's date, to compare as text; "" where it is unknown. */
const char *adduce_claim_row_get_date (AdduceClaimRow *self);

/** By path, coder and place: the order in which they are exported. */
int adduce_claim_row_compare (AdduceClaimRow *a, AdduceClaimRow *b);

/** Whether both show the same claim of the same revision in the same surroundings. */
gboolean adduce_claim_row_equal (AdduceClaimRow *a, AdduceClaimRow *b);

/** Takes those out that stand in a zone of the kind as a whole; @rows: (element-type AdduceClaimRow). */
void adduce_claim_rows_remove_zone (GPtrArray *rows, AdduceZoneKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimSource, adduce_claim_source_unref)

G_END_DECLS
