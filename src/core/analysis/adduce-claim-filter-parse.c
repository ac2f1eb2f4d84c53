/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading an expression about claims: by recursive descent, one token ahead.
 */
#include "config.h"

#include "analysis/adduce-claim-filter-private.h"

#include <glib/gi18n-lib.h>

#include "store/adduce-article-facts.h"
#include "text/adduce-expression.h"

/* Where it is, and what it is about. */
typedef struct {
  AdduceExpression words;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  guint depth;
} Parser;

static AdduceFilterNode *parse_or (Parser *self);

static const char *const keywords[] = {
  "and",  "or", "not",  "is",      "is-not", "unset",      "any", "contains",
  "from", "to", "text", "changed", "since",  "violations", NULL,
};

const char *const *
adduce_filter_get_keywords (void)
{
  return keywords;
}

static gpointer
fail (Parser *self, const char *place, const char *what)
{
  return adduce_expression_fail (&self->words, place, what);
}

static gpointer
fail_expected (Parser *self, const char *expected)
{
  return adduce_expression_fail_expected (&self->words, expected);
}

static gboolean
next (Parser *self)
{
  return adduce_expression_next (&self->words);
}

static gboolean
is_word (Parser *self, const char *word)
{
  return adduce_expression_is_word (&self->words, word);
}

static gboolean
take_word (Parser *self, const char *word)
{
  return adduce_expression_take_word (&self->words, word);
}

/* --- parts of tests --- */

/* (transfer full) (nullable) */
static char *
take_date (Parser *self)
{
  if (self->words.kind != ADDUCE_TOKEN_WORD || !adduce_article_facts_is_date (self->words.value))
    return fail_expected (self, _("a date (YYYY-MM-DD, YYYY-MM or YYYY)"));
  char *date = g_steal_pointer (&self->words.value);
  if (!next (self))
    g_clear_pointer (&date, g_free);
  return date;
}

static gboolean
take_words (Parser *self, AdduceFilterNode *node)
{
  if (!adduce_expression_is_value (&self->words))
    return fail_expected (self, _("words in quotation marks")) != NULL;
  char *values[] = { self->words.value, NULL };
  adduce_filter_node_take_values (node, g_strdupv (values));
  if (node->folded[0] == NULL)
    return fail (self, self->words.start, _("there are no words between the quotation marks")) != NULL;
  return next (self);
}

/* --- tests --- */

static AdduceFilterNode *
parse_range (Parser *self, AdduceFilterNode *node)
{
  if (take_word (self, "from") && (node->from = take_date (self)) == NULL)
    return NULL;
  if (take_word (self, "to") && (node->to = take_date (self)) == NULL)
    return NULL;
  return self->words.error == NULL ? node : NULL;
}

static AdduceFilterNode *
parse_values (Parser *self, AdduceFilterNode *node)
{
  char **values = next (self) ? adduce_expression_take_values (&self->words) : NULL;
  if (values == NULL)
    return NULL;
  adduce_filter_node_take_values (node, values);
  return node;
}

/* What stands behind a field. */
static AdduceFilterNode *
parse_field_test (Parser *self, AdduceClaimField *field)
{
  gboolean is_date = adduce_claim_field_get_kind (field) == ADDUCE_CLAIM_FIELD_DATE;
  g_autoptr (AdduceFilterNode) node = adduce_filter_node_new (ADDUCE_FILTER_IS);
  node->field = adduce_claim_field_ref (field);
  if (is_word (self, "is") || is_word (self, "is-not"))
    {
      node->kind = is_word (self, "is") ? ADDUCE_FILTER_IS : ADDUCE_FILTER_IS_NOT;
      return parse_values (self, node) != NULL ? g_steal_pointer (&node) : NULL;
    }
  if (is_word (self, "unset") || is_word (self, "any"))
    {
      node->kind = is_word (self, "unset") ? ADDUCE_FILTER_UNSET : ADDUCE_FILTER_ANY;
      return next (self) ? g_steal_pointer (&node) : NULL;
    }
  if (take_word (self, "contains"))
    {
      node->kind = ADDUCE_FILTER_CONTAINS;
      return take_words (self, node) ? g_steal_pointer (&node) : NULL;
    }
  if (is_date && (is_word (self, "from") || is_word (self, "to")))
    {
      node->kind = ADDUCE_FILTER_RANGE;
      return parse_range (self, node) != NULL ? g_steal_pointer (&node) : NULL;
    }
  return fail_expected (self, is_date ? _("“is”, “is-not”, “from”, “to”, “unset”, “any” or “contains”")
                                      : _("“is”, “is-not”, “unset”, “any” or “contains”"));
}

static AdduceFilterNode *
parse_test (Parser *self)
{
  if (take_word (self, "violations"))
    return adduce_filter_node_new (ADDUCE_FILTER_VIOLATIONS);
  if (take_word (self, "text"))
    {
      g_autoptr (AdduceFilterNode) node = adduce_filter_node_new (ADDUCE_FILTER_TEXT);
      return take_words (self, node) ? g_steal_pointer (&node) : NULL;
    }
  if (take_word (self, "changed"))
    {
      g_autoptr (AdduceFilterNode) node = adduce_filter_node_new (ADDUCE_FILTER_CHANGED);
      if (!is_word (self, "since"))
        return fail_expected (self, _("“since”"));
      node->from = next (self) ? take_date (self) : NULL;
      return node->from != NULL ? g_steal_pointer (&node) : NULL;
    }
  if (self->words.kind != ADDUCE_TOKEN_WORD || adduce_expression_is_keyword (&self->words, self->words.value))
    return fail_expected (self, _("a field, “text”, “changed”, “violations”, “not” or “(”"));

  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceClaimField) field = adduce_claim_field_new (self->words.value, self->codebook, self->map, &error);
  if (field == NULL)
    return fail (self, self->words.start, error->message);
  return next (self) ? parse_field_test (self, field) : NULL;
}

/* --- brackets --- */

static AdduceFilterNode *
parse_bracket (Parser *self)
{
  g_autoptr (AdduceFilterNode) inner = next (self) ? parse_or (self) : NULL;
  if (inner == NULL)
    return NULL;
  if (self->words.kind != ADDUCE_TOKEN_CLOSE)
    return fail_expected (self, _("“and”, “or” or “)”"));
  return next (self) ? g_steal_pointer (&inner) : NULL;
}

static AdduceFilterNode *
parse_not (Parser *self)
{
  if (self->depth == ADDUCE_CLAIM_FILTER_MAX_DEPTH)
    return fail (self, self->words.start, _("the expression is nested too deeply here"));

  g_autoptr (AdduceFilterNode) node = NULL;
  self->depth++;
  if (take_word (self, "not"))
    {
      AdduceFilterNode *inner = parse_not (self);
      if (inner != NULL)
        {
          node = adduce_filter_node_new (ADDUCE_FILTER_NOT);
          g_ptr_array_add (node->children, inner);
        }
    }
  else if (self->words.error == NULL)
    node = self->words.kind == ADDUCE_TOKEN_OPEN ? parse_bracket (self) : parse_test (self);
  self->depth--;
  return g_steal_pointer (&node);
}

/* Operands of one operator; a single one stands for itself, one of the same kind joins in. */
static AdduceFilterNode *
parse_joined (Parser *self, AdduceFilterKind kind, const char *word, AdduceFilterNode *(*parse) (Parser *))
{
  g_autoptr (AdduceFilterNode) node = adduce_filter_node_new (kind);
  do
    {
      AdduceFilterNode *operand = parse (self);
      if (operand == NULL)
        return NULL;
      if (operand->kind == kind)
        {
          g_ptr_array_extend_and_steal (node->children, g_steal_pointer (&operand->children));
          adduce_filter_node_free (operand);
        }
      else
        g_ptr_array_add (node->children, operand);
    }
  while (take_word (self, word));
  if (self->words.error != NULL)
    return NULL;
  return node->children->len == 1 ? g_ptr_array_steal_index (node->children, 0) : g_steal_pointer (&node);
}

static AdduceFilterNode *
parse_and (Parser *self)
{
  return parse_joined (self, ADDUCE_FILTER_AND, "and", parse_not);
}

static AdduceFilterNode *
parse_or (Parser *self)
{
  return parse_joined (self, ADDUCE_FILTER_OR, "or", parse_and);
}

AdduceFilterNode *
adduce_filter_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map, GError **error)
{
  Parser self = { .codebook = codebook, .map = map };
  g_autoptr (AdduceFilterNode) node = NULL;
  if (adduce_expression_init (&self.words, text, keywords))
    node = self.words.kind == ADDUCE_TOKEN_END ? adduce_filter_node_new (ADDUCE_FILTER_AND) : parse_or (&self);
  if (node != NULL && self.words.kind != ADDUCE_TOKEN_END)
    {
      fail_expected (&self, _("“and” or “or”"));
      g_clear_pointer (&node, adduce_filter_node_free);
    }
  if (self.words.error != NULL)
    g_propagate_error (error, g_steal_pointer (&self.words.error));
  adduce_expression_clear (&self.words);
  return g_steal_pointer (&node);
}
