/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceAgreement: how far coders agree on the values of one variable.
 *
 * Krippendorff’s alpha for nominal data, as “Computing Krippendorff’s Alpha-Reliability” (2011) has it, any number of
 * coders and with missing values, and the percentage of agreement that goes with it. Each unit with m ≥ 2 values gives
 * each ordered pair of its values the weight 1 / (m − 1); units with fewer tell nothing. With o the weight of pairs of
 * different values, n the number of values that count and n_c how many of them are c:
 *
 *   agreement = 1 − o / n        alpha = 1 − (n − 1) · o / (n² − Σ n_c²)
 *
 * Data structure: the sums, and n_c by value: units come one by one and are not kept. One thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AdduceAgreement AdduceAgreement;

AdduceAgreement *adduce_agreement_new (void);
void adduce_agreement_free (AdduceAgreement *self);

/** @values: (array length=n_values): what each coder chose; %NULL for nothing */
void adduce_agreement_add_unit (AdduceAgreement *self, const char *const *values, guint n_values);

/** Units that two or more coders gave a value, and how many values these have. */
guint adduce_agreement_get_n_units (const AdduceAgreement *self);
guint adduce_agreement_get_n_values (const AdduceAgreement *self);

/** 0 to 1; %FALSE where there is no such unit. */
gboolean adduce_agreement_get_share (const AdduceAgreement *self, double *ret_share);

/** At most 1; %FALSE where there is no such unit. Where all values are one, alpha is not defined: 1 is returned,
 * and @ret_varies, if given, is %FALSE. */
gboolean adduce_agreement_get_alpha (const AdduceAgreement *self, double *ret_alpha, gboolean *ret_varies);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceAgreement, adduce_agreement_free)

G_END_DECLS
