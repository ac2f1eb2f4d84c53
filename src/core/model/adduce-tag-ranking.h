/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceTagRanking: which speakers or issues to offer, and in which order: what is at hand before what is
 * frequent.
 *
 * Data structure: one list for each source, in order; the vocabulary comes last. A tag is ranked by the best
 * source that has it. Made anew whenever tags are to be offered; belongs to one thread.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-facet.h"
#include "adduce-vocabulary.h"
#include "text/adduce-name.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceTagSource:
 *
 * Why a tag is offered; what is less comes earlier.
 */
typedef enum {
  ADDUCE_TAG_SOURCE_SUGGESTED, /* the caller has a reason of its own */
  ADDUCE_TAG_SOURCE_ARTICLE,   /* claims of this article have it; those that more have come first */
  ADDUCE_TAG_SOURCE_RECENT,    /* it was given lately; the last first */
  ADDUCE_TAG_SOURCE_CORPUS,    /* the vocabulary has it; the most used first */
  ADDUCE_TAG_SOURCE_TEXT,      /* nobody has it, but it stands in the text like a name; the nearest first */
} AdduceTagSource;

/**
 * AdduceTagChoice:
 * @tag: what is offered
 * @source: why
 * @fit: how well it fits what was typed
 * @n_uses: uses in the corpus
 */
typedef struct {
  AdduceTag *tag;
  AdduceTagSource source;
  AdduceNameFit fit;
  guint n_uses;
} AdduceTagChoice;

typedef struct _AdduceTagRanking AdduceTagRanking;

/** @vocabulary: (nullable) (transfer none): lives at least as long; (transfer full). */
AdduceTagRanking *adduce_tag_ranking_new (AdduceVocabulary *vocabulary);
void adduce_tag_ranking_free (AdduceTagRanking *self);

/** These go before all others, the first first. */
void adduce_tag_ranking_suggest (AdduceTagRanking *self, AdduceTagList *tags);

/** Counts what the claims (a list of AdduceClaim in text order) have under the facet. */
void adduce_tag_ranking_add_claims (AdduceTagRanking *self, AdduceFacet facet, GListModel *claims);

/** Tags that were given lately; what is added later is less recent. */
void adduce_tag_ranking_add_recent (AdduceTagRanking *self, AdduceTagList *tags);

/** Names in the text that are not in the vocabulary are offered last, those near @near (code points) first. */
void adduce_tag_ranking_add_text (AdduceTagRanking *self, AdduceText *text, guint near);

/**
 * adduce_tag_ranking_search:
 * @typed: a part of a name; "" asks for what is best
 * @taken: (nullable): what needs no offering
 * @max: the most tags to return
 *
 * By fit first, as AdduceNameKey has it, then by source; names of the text come last in any case.
 *
 * Returns: (transfer full) (element-type AdduceTagChoice): best first
 */
GPtrArray *adduce_tag_ranking_search (AdduceTagRanking *self, const char *typed, AdduceTagList *taken, guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceTagRanking, adduce_tag_ranking_free)

G_END_DECLS
