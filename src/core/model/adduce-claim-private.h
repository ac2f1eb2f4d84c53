/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a claim is made of, shared by AdduceClaim and AdduceClaimBuilder only.
 */
#pragma once

#include "adduce-claim-values.h"
#include "adduce-claim.h"

G_BEGIN_DECLS

/* Every pointer is owned; the quotes are an array of AdduceQuote, one a span, never changed once it is
 * here, so that copies share it. NULL: stance and note and extra unset; spans and quotes not placed yet. */
typedef struct {
  char *id;
  guint64 revision;
  char *coder;
  gint64 created;
  gint64 modified;
  AdduceSpanSet *spans;
  GPtrArray *quotes;
  AdduceTagList *speakers;
  AdduceTagList *issues;
  AdduceTagList *evidence;
  AdduceTag *stance;
  AdduceTagList *stances; /* the stance as a list, made when asked for, in any thread */
  AdduceClaimValues *values; /* of one's own variables, or NULL */
  AdduceCertainty certainty;
  char *note;
  guint64 codebook_version;
  char *extra;
} AdduceClaimData;

void adduce_claim_data_copy (AdduceClaimData *copy, const AdduceClaimData *data);
void adduce_claim_data_clear (AdduceClaimData *data);

/* Takes a copy of the data. */
AdduceClaim *adduce_claim_new_from_data (const AdduceClaimData *data);
const AdduceClaimData *adduce_claim_peek_data (AdduceClaim *self);

gboolean adduce_claim_data_same_place (const AdduceClaimData *a, const AdduceClaimData *b);

/* Codes and labels. */
gboolean adduce_claim_same_tag (const AdduceTag *a, const AdduceTag *b);
gboolean adduce_claim_same_tags (const AdduceTagList *a, const AdduceTagList *b);

/* The same tags in each variable, whatever the order of the variables. */
gboolean adduce_claim_same_values (const AdduceClaimValues *a, const AdduceClaimValues *b);

/* (transfer full): ids of the variables in which the two differ. */
GPtrArray *adduce_claim_list_differences (const AdduceClaimValues *a, const AdduceClaimValues *b);

/* Takes over the values (nullable) of all variables of one's own; for readers. */
void adduce_claim_builder_take_all_values (AdduceClaimBuilder *self, AdduceClaimValues *values);

G_END_DECLS
