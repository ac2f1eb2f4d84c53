/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceFacet: one side of a claim by which claims are coloured, faded, filtered and grouped.
 *
 * What a claim is under a facet is a list of tags, so that speakers, values and coders are treated alike;
 * a coder is a tag whose code and label are the nickname. No tag at all is "unset".
 */
#pragma once

#include "adduce-code-map.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_FACET_STANCE,
  ADDUCE_FACET_EVIDENCE,
  ADDUCE_FACET_SPEAKER,
  ADDUCE_FACET_ISSUE,
  ADDUCE_FACET_CODER,
} AdduceFacet;

#define ADDUCE_N_FACETS 5

#define ADDUCE_TYPE_FACET (adduce_facet_get_type ())
GType adduce_facet_get_type (void);

/** `stance`, `evidence`, `speaker`, `issue`, `coder`. */
const char *adduce_facet_to_id (AdduceFacet facet);

/** %FALSE for an unknown id; then @ret_facet is left alone. */
gboolean adduce_facet_from_id (const char *id, AdduceFacet *ret_facet);

/** The translated name of a facet ("Stance", …). */
const char *adduce_facet_get_label (AdduceFacet facet);

/**
 * adduce_facet_dup_tags:
 *
 * Returns: (transfer full): what the claim is under the facet, the main one first; empty where it is unset
 */
AdduceTagList *adduce_facet_dup_tags (AdduceFacet facet, AdduceClaim *claim);

/** The same as the codes are now; @map: (nullable) (transfer full). */
AdduceTagList *adduce_facet_resolve_tags (AdduceFacet facet, AdduceClaim *claim, AdduceCodeMap *map);

/**
 * adduce_facet_matches:
 * @code: a code; "" for claims where the facet is unset
 *
 * Whether the claim has that value under the facet, be it one of several.
 */
gboolean adduce_facet_matches (AdduceFacet facet, AdduceClaim *claim, const char *code);

G_END_DECLS
