/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchQuery: what is looked for in the articles of a corpus, as people write it.
 *
 *   levy AND (ferry OR "public transport") NOT speaker:kovac date:2031-03..2031-06
 *
 *   word            the word, without regard to case and accents
 *   pre*            words that begin so
 *   "some words"    these words in this order; "some wor*" with the beginning of the last one
 *   a b, a AND b    both in the article
 *   a OR b          at least one; AND binds more
 *   NOT a           not in the article
 *   a NEAR/5 b      both, with at most 5 words between them; NEAR is NEAR/10
 *   /expression/    a regular expression (AdduceFind) over the articles that the rest finds; \/ is a slash
 *   field:value     of the article or of a claim in it; field:"two words", field:pre*, field:a,b (one of them),
 *                   field:* (any)
 *   ( )             brackets
 *
 * Operators are in capitals. Fields of articles are `outlet`, `date`, `title`, `path`, `status`; of claims `coder`,
 * `speaker`, `issue`, `stance`, `evidence`, `certainty`, `note` and the variables of the codebook. Fields of claims
 * that are joined by AND are asked of one and the same claim. A value is a code, or whole words of a label. Dates are
 * `2031-03-04`, `2031-03`, `2031` or a stretch `2031..2033`, of which an end may be left out; what is known less
 * exactly is compared as far as it is known.
 *
 * What is not a positive part (what NOT stands before, fields) gives no hits in the text; a query that looks for no
 * words finds the claims that its fields are about.
 *
 * Immutable, reference-counted, any thread.
 */
#pragma once

#include <gio/gio.h>

#include "model/adduce-code-map.h"
#include "model/adduce-codebook.h"

G_BEGIN_DECLS

/** The longest query, in bytes. */
#define ADDUCE_SEARCH_MAX_QUERY 4096

/** How deep brackets and NOT may be nested. */
#define ADDUCE_SEARCH_MAX_DEPTH 50

/** How many words, phrases and fields a query may have. */
#define ADDUCE_SEARCH_MAX_TERMS 200

#define ADDUCE_TYPE_SEARCH_QUERY (adduce_search_query_get_type ())
typedef struct _AdduceSearchQuery AdduceSearchQuery;
GType adduce_search_query_get_type (void);

/**
 * adduce_search_query_parse:
 * @text: UTF-8
 * @codebook: (nullable): for one's own variables, and the labels of values
 * @map: (nullable): what speakers, issues and values were merged or renamed to
 * @error: return location; %ADDUCE_ERROR_INVALID: which character, from 1, what is wrong there and what to do
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSearchQuery *adduce_search_query_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map,
                                              GError **error);
AdduceSearchQuery *adduce_search_query_ref (AdduceSearchQuery *self);
void adduce_search_query_unref (AdduceSearchQuery *self);

/** The text that was parsed. */
const char *adduce_search_query_get_text (AdduceSearchQuery *self);

/** Whether it looks for words or an expression, and not for fields alone. */
gboolean adduce_search_query_has_words (AdduceSearchQuery *self);

/** (transfer full) (array zero-terminated=1): the fields that there are. */
char **adduce_search_query_list_fields (AdduceCodebook *codebook);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchQuery, adduce_search_query_unref)

G_END_DECLS
