/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading an expression about claims: by recursive descent, one token ahead.
 */
#include "config.h"

#include "analysis/adduce-claim-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-article-facts.h"

typedef enum {
  END,
  WORD,
  STRING, /* in quotation marks */
  OPEN,
  CLOSE,
  COMMA,
} TokenKind;

/*
 * Parser:
 * @at: where the next token is read
 * @start: of the token at hand
 * @value: of the token at hand: without quotation marks
 */
typedef struct {
  const char *text;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  const char *at;
  const char *start;
  TokenKind kind;
  char *value;
  guint depth;
  GError *error;
} Parser;

static AdduceFilterNode *parse_or (Parser *self);

static const char *const keywords[] = {
  "and",  "or", "not",  "is",      "is-not", "unset",      "any", "contains",
  "from", "to", "text", "changed", "since",  "violations",
};

gboolean
adduce_filter_is_keyword (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_ascii_strcasecmp (keywords[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* --- errors --- */

static gpointer
fail (Parser *self, const char *place, const char *what)
{
  if (self->error == NULL)
    /* translators: a place in an expression, and a sentence about what is wrong there */
    g_set_error (&self->error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("character %ld: %s"),
                 g_utf8_strlen (self->text, place - self->text) + 1, what);
  return NULL;
}

/* @expected: (translated): what could stand here */
static gpointer
fail_expected (Parser *self, const char *expected)
{
  g_autofree char *what = NULL;
  if (self->kind == END)
    /* translators: what is missing at the end of an expression */
    what = g_strdup_printf (_("the expression ends where %s is expected"), expected);
  else
    {
      g_autofree char *found = g_strndup (self->start, (gsize) (self->at - self->start));
      /* translators: what stands in an expression, and what is expected there */
      what = g_strdup_printf (_("“%s” stands where %s is expected"), found, expected);
    }
  return fail (self, self->start, what);
}

/* --- tokens --- */

static gboolean
is_word_char (const char *p)
{
  return *p != '\0' && strchr ("(),\"", *p) == NULL && !g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
read_string (Parser *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *p = self->at + 1;
  for (; *p != '"'; p++)
    {
      if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
        p++;
      if (*p == '\0')
        {
          fail (self, self->at, _("the quotation marks that open here are not closed"));
          return FALSE;
        }
      g_string_append_c (value, *p);
    }
  self->at = p + 1;
  self->kind = STRING;
  self->value = g_string_free (g_steal_pointer (&value), FALSE);
  return TRUE;
}

static gboolean
next (Parser *self)
{
  g_clear_pointer (&self->value, g_free);
  self->kind = END;
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  self->start = self->at;
  switch (*self->at)
    {
    case '\0':
      self->kind = END;
      return TRUE;
    case '(':
    case ')':
    case ',':
      self->kind = *self->at == '(' ? OPEN : *self->at == ')' ? CLOSE : COMMA;
      self->at++;
      return TRUE;
    case '"':
      return read_string (self);
    default:
      while (is_word_char (self->at))
        self->at = g_utf8_next_char (self->at);
      self->kind = WORD;
      self->value = g_strndup (self->start, (gsize) (self->at - self->start));
      return TRUE;
    }
}

static gboolean
is_word (Parser *self, const char *word)
{
  return self->kind == WORD && g_ascii_strcasecmp (self->value, word) == 0;
}

/* Takes the word, if it is there. */
static gboolean
take_word (Parser *self, const char *word)
{
  return is_word (self, word) && next (self);
}

/* --- parts of tests --- */

/* (transfer full) (nullable) */
static char *
take_date (Parser *self)
{
  if (self->kind != WORD || !adduce_article_facts_is_date (self->value))
    return fail_expected (self, _("a date (YYYY-MM-DD, YYYY-MM or YYYY)"));
  char *date = g_steal_pointer (&self->value);
  if (!next (self))
    g_clear_pointer (&date, g_free);
  return date;
}

/* (transfer full) (nullable): values separated by commas */
static char **
take_values (Parser *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  do
    {
      if ((self->kind != STRING && self->kind != WORD) || (self->kind == WORD && adduce_filter_is_keyword (self->value))
          || *self->value == '\0')
        return fail_expected (self, _("a value (in quotation marks where it has blanks or is a word of the language)"));
      g_strv_builder_add (values, self->value);
      if (!next (self))
        return NULL;
    }
  while (self->kind == COMMA && next (self));
  return self->error == NULL ? g_strv_builder_end (values) : NULL;
}

static gboolean
take_words (Parser *self, AdduceFilterNode *node)
{
  if (self->kind != STRING && (self->kind != WORD || adduce_filter_is_keyword (self->value)))
    return fail_expected (self, _("words in quotation marks")) != NULL;
  char *values[] = { self->value, NULL };
  adduce_filter_node_take_values (node, g_strdupv (values));
  if (node->folded[0] == NULL)
    return fail (self, self->start, _("there are no words between the quotation marks")) != NULL;
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
  return self->error == NULL ? node : NULL;
}

static AdduceFilterNode *
parse_values (Parser *self, AdduceFilterNode *node)
{
  char **values = next (self) ? take_values (self) : NULL;
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
  if (self->kind != WORD || adduce_filter_is_keyword (self->value))
    return fail_expected (self, _("a field, “text”, “changed”, “violations”, “not” or “(”"));

  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceClaimField) field = adduce_claim_field_new (self->value, self->codebook, self->map, &error);
  if (field == NULL)
    return fail (self, self->start, error->message);
  return next (self) ? parse_field_test (self, field) : NULL;
}

/* --- brackets --- */

static AdduceFilterNode *
parse_bracket (Parser *self)
{
  g_autoptr (AdduceFilterNode) inner = next (self) ? parse_or (self) : NULL;
  if (inner == NULL)
    return NULL;
  if (self->kind != CLOSE)
    return fail_expected (self, _("“and”, “or” or “)”"));
  return next (self) ? g_steal_pointer (&inner) : NULL;
}

static AdduceFilterNode *
parse_not (Parser *self)
{
  if (self->depth == ADDUCE_CLAIM_FILTER_MAX_DEPTH)
    return fail (self, self->start, _("the expression is nested too deeply here"));

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
  else if (self->error == NULL)
    node = self->kind == OPEN ? parse_bracket (self) : parse_test (self);
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
  if (self->error != NULL)
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
  Parser self = { .text = text, .codebook = codebook, .map = map, .at = text };
  g_autoptr (AdduceFilterNode) node = NULL;
  if (next (&self))
    node = self.kind == END ? adduce_filter_node_new (ADDUCE_FILTER_AND) : parse_or (&self);
  if (node != NULL && self.kind != END)
    {
      fail_expected (&self, _("“and” or “or”"));
      g_clear_pointer (&node, adduce_filter_node_free);
    }
  g_free (self.value);
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return g_steal_pointer (&node);
}
