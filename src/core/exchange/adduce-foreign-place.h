/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignPlacer: where the claims of a foreign document stand in an article.
 *
 * Places are counted in the format's unit; where the quotes of the document agree better with another way of counting
 * (code points, UTF-16, bytes; CR LF as one or two), that is taken for the whole document. A piece whose words are not
 * at its place is looked for by its quote (AdduceAnchorer). Where the article's text is not the document's, places are
 * carried over: by its characters without white space where these are the same, else by the words. Pure but for
 * memory; one thread.
 */
#pragma once

#include "exchange/adduce-foreign.h"
#include "text/adduce-anchor.h"
#include "text/adduce-span.h"

G_BEGIN_DECLS

/**
 * AdduceForeignState:
 * @ADDUCE_FOREIGN_PLACED: the words are where the file says
 * @ADDUCE_FOREIGN_UNCHECKED: they are inside the text, but nothing says which words are meant
 * @ADDUCE_FOREIGN_MOVED: the same words, at another place
 * @ADDUCE_FOREIGN_CHANGED: words that are like them, or not all of the pieces
 * @ADDUCE_FOREIGN_LOST: nowhere: the claim is kept with its words, where these are known
 *
 * In order of how sure one may be.
 */
typedef enum {
  ADDUCE_FOREIGN_PLACED,
  ADDUCE_FOREIGN_UNCHECKED,
  ADDUCE_FOREIGN_MOVED,
  ADDUCE_FOREIGN_CHANGED,
  ADDUCE_FOREIGN_LOST,
} AdduceForeignState;

/** `placed`, `unchecked`, `moved`, `changed`, `lost` */
const char *adduce_foreign_state_to_id (AdduceForeignState state);

typedef struct _AdduceForeignPlacer AdduceForeignPlacer;

/**
 * adduce_foreign_placer_new:
 * @document: the document
 * @claims: (element-type AdduceForeignClaim): all claims of it, to find out how they count
 * @article: the article's text
 * @raw: (nullable): the article's file as UTF-8, for documents without text, whose program may have counted that
 */
AdduceForeignPlacer *adduce_foreign_placer_new (const AdduceForeignDocument *document, GPtrArray *claims,
                                                AdduceText *article, const char *raw);
void adduce_foreign_placer_free (AdduceForeignPlacer *self);

/** Whether another way of counting was taken than the format's. */
gboolean adduce_foreign_placer_is_recounted (AdduceForeignPlacer *self);

/**
 * adduce_foreign_placer_place:
 * @ret_spans: (out) (transfer full) (nullable): in the article; %NULL where lost
 *
 * Where a claim stands.
 */
AdduceForeignState adduce_foreign_placer_place (AdduceForeignPlacer *self, const AdduceForeignClaim *claim,
                                                AdduceSpanSet **ret_spans);

/**
 * adduce_foreign_placer_describe:
 * @ret_spans: (out) (transfer full): where the file says that the claim stands, in the document's text
 * @ret_quotes: (out) (transfer full) (element-type AdduceQuote): its words there, one a span
 * @ret_digest: (out) (transfer full): of that text, which is never the article's
 *
 * What a claim was, of which the article has not the same words; %FALSE where its words are not known.
 */
gboolean adduce_foreign_placer_describe (AdduceForeignPlacer *self, const AdduceForeignClaim *claim,
                                         AdduceSpanSet **ret_spans, GPtrArray **ret_quotes, char **ret_digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignPlacer, adduce_foreign_placer_free)

G_END_DECLS
