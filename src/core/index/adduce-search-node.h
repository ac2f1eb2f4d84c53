/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSearchNode: a part of a query. Internal to the index.
 *
 * Data structure: a tree that the parser makes and nobody changes after that.
 */
#pragma once

#include "index/adduce-search-query.h"
#include "text/adduce-find.h"

G_BEGIN_DECLS

/**
 * AdduceSearchKind:
 * @ADDUCE_SEARCH_AND: all children
 * @ADDUCE_SEARCH_OR: one of them
 * @ADDUCE_SEARCH_NOT: not its only child
 * @ADDUCE_SEARCH_NEAR: its children, which are words, near each other
 * @ADDUCE_SEARCH_WORDS: a word or phrase
 * @ADDUCE_SEARCH_REGEX: an expression
 * @ADDUCE_SEARCH_FIELD: a field has one of the values
 * @ADDUCE_SEARCH_DATE: a date in a stretch
 */
typedef enum {
  ADDUCE_SEARCH_AND,
  ADDUCE_SEARCH_OR,
  ADDUCE_SEARCH_NOT,
  ADDUCE_SEARCH_NEAR,
  ADDUCE_SEARCH_WORDS,
  ADDUCE_SEARCH_REGEX,
  ADDUCE_SEARCH_FIELD,
  ADDUCE_SEARCH_DATE,
} AdduceSearchKind;

/**
 * AdduceSearchValue:
 * @text: as it was typed, without `*`
 * @tokens: adduce_tokens_join() of it
 * @prefix: whether it is the beginning of words; with an empty text, any value
 */
typedef struct {
  char *text;
  char *tokens;
  gboolean prefix;
} AdduceSearchValue;

/**
 * AdduceSearchNode:
 * @children: (element-type AdduceSearchNode): of AND, OR, NOT, NEAR
 * @text: of words
 * @prefix: whether the last of the words is a beginning
 * @distance: of NEAR
 * @find: of an expression
 * @number: of an expression: which of the query's it is, from 0
 * @field: of a field or date: its id
 * @values: (element-type AdduceSearchValue): of a field
 * @from: (nullable): of a date
 * @to: (nullable): of a date
 */
typedef struct {
  AdduceSearchKind kind;
  GPtrArray *children;
  char *text;
  gboolean prefix;
  guint distance;
  AdduceFind *find;
  guint number;
  char *field;
  GPtrArray *values;
  char *from;
  char *to;
} AdduceSearchNode;

AdduceSearchNode *adduce_search_node_new (AdduceSearchKind kind);
void adduce_search_node_free (AdduceSearchNode *self);

AdduceSearchValue *adduce_search_value_new (const char *text, gboolean prefix);
void adduce_search_value_free (AdduceSearchValue *self);

/** What values are found in: adduce_tokens_join() with a blank before and behind; (transfer full). */
char *adduce_search_dup_words (const char *text);

/** Whether it is about words alone, so that FTS5 can answer it. */
gboolean adduce_search_node_is_words (const AdduceSearchNode *self);

/** Whether it is a field of claims, or who codes. */
gboolean adduce_search_node_is_claim_field (const AdduceSearchNode *self);

/** A field of articles, that is not asked of claims. */
gboolean adduce_search_field_is_article (const char *field);

/** (transfer none): the whole query. */
const AdduceSearchNode *adduce_search_query_get_root (AdduceSearchQuery *self);

/** (transfer none) (element-type AdduceSearchNode): its expressions, by their numbers. */
GPtrArray *adduce_search_query_get_regexes (AdduceSearchQuery *self);

/** (transfer none) (nullable) */
AdduceCodeMap *adduce_search_query_get_map (AdduceSearchQuery *self);
AdduceCodebook *adduce_search_query_get_codebook (AdduceSearchQuery *self);

/**
 * adduce_search_parse:
 * @regexes: (element-type AdduceSearchNode): filled; borrowed from the tree
 *
 * The text as a tree; (transfer full) (nullable).
 */
AdduceSearchNode *adduce_search_parse (const char *text, AdduceCodebook *codebook, GPtrArray *regexes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceSearchNode, adduce_search_node_free)

G_END_DECLS
