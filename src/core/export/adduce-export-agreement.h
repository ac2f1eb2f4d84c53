/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportAgreement: how far the coders of a corpus agree so far, by variable. Private to export.
 *
 * Only articles count that two or more coders have coded. What is coded of claims is compared where their claims are of
 * the same words (adduce_shared_claims_find()), what is coded of articles in each of them; what a coder left unset says
 * nothing; of several values the whole set is one value, whatever its order. All variables are taken as nominal. Memory
 * grows with the values, not with the articles.
 */
#pragma once

#include "export/adduce-export-private.h"
#include "model/adduce-agreement.h"

G_BEGIN_DECLS

/**
 * AdduceExportAgreementRow:
 * @label: of the variable; (transfer none)
 * @agreement: (transfer none)
 */
typedef struct {
  const char *label;
  const AdduceAgreement *agreement;
} AdduceExportAgreementRow;

typedef struct _AdduceExportAgreement AdduceExportAgreement;

/** @codebook: lives as long */
AdduceExportAgreement *adduce_export_agreement_new (AdduceCodebook *codebook);
void adduce_export_agreement_free (AdduceExportAgreement *self);

void adduce_export_agreement_add (AdduceExportAgreement *self, const AdduceExportArticle *article);

/** Articles that two or more have coded, the claims in them, and how many of these another coder has too. */
guint adduce_export_agreement_get_n_articles (const AdduceExportAgreement *self);
guint adduce_export_agreement_get_n_claims (const AdduceExportAgreement *self);
guint adduce_export_agreement_get_n_shared (const AdduceExportAgreement *self);

/** (transfer full) (element-type AdduceExportAgreementRow): of those variables that have anything to compare. */
GArray *adduce_export_agreement_list (const AdduceExportAgreement *self);

G_END_DECLS
