/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an expression about claims is made of. Private to the filter and its parser.
 */
#pragma once

#include "analysis/adduce-claim-filter.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_FILTER_AND,
  ADDUCE_FILTER_OR,
  ADDUCE_FILTER_NOT,
  ADDUCE_FILTER_IS,
  ADDUCE_FILTER_IS_NOT,
  ADDUCE_FILTER_UNSET,
  ADDUCE_FILTER_ANY,
  ADDUCE_FILTER_CONTAINS,
  ADDUCE_FILTER_RANGE,
  ADDUCE_FILTER_TEXT,
  ADDUCE_FILTER_CHANGED,
  ADDUCE_FILTER_VIOLATIONS,
} AdduceFilterKind;

/**
 * AdduceFilterNode:
 * @children: (element-type AdduceFilterNode): of and, or, not
 * @field: (nullable): of tests of a field
 * @values: (nullable) (array zero-terminated=1): as they were written; of “contains” and “text” one
 * @folded: (nullable) (array zero-terminated=1): values folded; of “contains” and “text” words folded
 * @slugs: (nullable) (array zero-terminated=1): values as codes that are made of labels, then what values were merged
 *   into since they were asked for
 * @from: (nullable): of ranges and “changed since”
 * @to: (nullable): of ranges
 *
 * Bracket or test.
 */
typedef struct {
  AdduceFilterKind kind;
  GPtrArray *children;
  AdduceClaimField *field;
  char **values;
  char **folded;
  char **slugs;
  char *from;
  char *to;
} AdduceFilterNode;

AdduceFilterNode *adduce_filter_node_new (AdduceFilterKind kind);
void adduce_filter_node_free (AdduceFilterNode *self);

/** Sets @values, folded as the kind needs it; @values: (transfer full). */
void adduce_filter_node_take_values (AdduceFilterNode *self, char **values);

/** (transfer full) (nullable): %NULL with @error where the text is wrong; an “and” of nothing where it is empty. */
AdduceFilterNode *adduce_filter_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map,
                                       GError **error);

/** (transfer none): what a filter is made of. */
AdduceFilterNode *adduce_claim_filter_get_root (AdduceClaimFilter *self);

/** (transfer full): @outer: the operator that it stands under, for brackets. */
char *adduce_filter_node_to_string (const AdduceFilterNode *self, AdduceFilterKind outer);

/** (array zero-terminated=1): words that mean something in expressions. */
const char *const *adduce_filter_get_keywords (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceFilterNode, adduce_filter_node_free)

G_END_DECLS
