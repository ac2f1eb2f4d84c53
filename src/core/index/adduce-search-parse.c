/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading queries: by recursive descent, one token ahead.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "index/adduce-search-lexer.h"
#include "index/adduce-search-node.h"
#include "model/adduce-article.h"
#include "store/adduce-article-facts.h"
#include "text/adduce-tokens.h"

#define NEAR "NEAR"
#define DEFAULT_DISTANCE 10
#define MAX_DISTANCE 1000
#define RANGE ".."

typedef struct {
  AdduceSearchLexer lexer;
  guint depth;
  guint n_terms;
  AdduceCodebook *codebook;
  GPtrArray *regexes;
} Parser;

static gpointer
fail (Parser *self, const char *place, const char *what)
{
  return adduce_search_lexer_fail (&self->lexer, place, what);
}

static gpointer
fail_expected (Parser *self, const char *expected)
{
  return adduce_search_lexer_fail_expected (&self->lexer, expected);
}

static gboolean
next (Parser *self)
{
  return adduce_search_lexer_next (&self->lexer);
}

static gboolean
is_word (Parser *self, const char *word)
{
  return adduce_search_lexer_is_word (&self->lexer, word);
}

/* `NEAR` or `NEAR/5` */
static gboolean
is_near (Parser *self)
{
  return self->lexer.kind == ADDUCE_SEARCH_TOKEN_WORD && g_str_has_prefix (self->lexer.value, NEAR)
         && (self->lexer.value[strlen (NEAR)] == '\0' || self->lexer.value[strlen (NEAR)] == '/');
}

static gboolean
is_operator (Parser *self)
{
  return is_word (self, "AND") || is_word (self, "OR") || is_word (self, "NOT") || is_near (self);
}

static gboolean
count_term (Parser *self, const char *place)
{
  g_autofree char *what = NULL;
  if (++self->n_terms <= ADDUCE_SEARCH_MAX_TERMS)
    return TRUE;
  /* translators: %d is a number */
  what = g_strdup_printf (_("a query may have at most %d words, phrases and fields"), ADDUCE_SEARCH_MAX_TERMS);
  fail (self, place, what);
  return FALSE;
}

/* --- words --- */

/* Takes the star at the end of a word or phrase, or behind the marks of a phrase. */
static gboolean
take_star (Parser *self, char *value)
{
  gsize length = strlen (value);
  if (self->lexer.kind == ADDUCE_SEARCH_TOKEN_PHRASE && *self->lexer.at == '*')
    {
      self->lexer.at++;
      return TRUE;
    }
  if (length == 0 || value[length - 1] != '*')
    return FALSE;
  value[length - 1] = '\0';
  return TRUE;
}

static gboolean
check_words (Parser *self, const char *place, const char *words)
{
  g_autofree char *what = NULL;
  if (adduce_tokens_has_any (words))
    return TRUE;
  /* translators: %s is what was typed, like “—” */
  what = g_strdup_printf (_("“%s” has no letters or digits to look for"), words);
  fail (self, place, what);
  return FALSE;
}

/* A star elsewhere would be taken for a blank without a word. */
static gboolean
check_stars (Parser *self, const char *place, const char *words)
{
  const char *star = strchr (words, '*');
  if (star == NULL || self->lexer.kind == ADDUCE_SEARCH_TOKEN_PHRASE)
    return TRUE;
  fail (self, place, _("“*” stands for the rest of a word, so it belongs at its end"));
  return FALSE;
}

/* “outlet: northwire” would look for two words that nobody meant. */
static gboolean
check_no_field (Parser *self, const char *place, const char *words)
{
  gsize length = strlen (words);
  if (self->lexer.kind != ADDUCE_SEARCH_TOKEN_WORD || length < 2 || words[length - 1] != ':')
    return TRUE;
  g_auto (GStrv) fields = adduce_search_query_list_fields (self->codebook);
  g_autofree char *name = g_ascii_strdown (words, (gssize) length - 1);
  if (!g_strv_contains ((const char *const *) fields, name))
    return TRUE;
  /* translators: %s is the name of a field of a query, twice */
  g_autofree char *what = g_strdup_printf (_("the value of “%s:” must stand right behind the colon, without a blank; "
                                             "the word “%s” alone needs no colon"), name, name);
  fail (self, place, what);
  return FALSE;
}

static AdduceSearchNode *
take_words (Parser *self)
{
  const char *place = self->lexer.start;
  g_autoptr (AdduceSearchNode) node = adduce_search_node_new (ADDUCE_SEARCH_WORDS);
  node->text = g_steal_pointer (&self->lexer.value);
  node->prefix = take_star (self, node->text);
  if (node->prefix && *node->text == '\0')
    return fail (self, place, _("“*” stands for the rest of a word, so it belongs at its end"));
  if (self->lexer.kind == ADDUCE_SEARCH_TOKEN_WORD && node->text[0] == '-' && adduce_tokens_has_any (node->text))
    return fail (self, place, _("what is not to be there has NOT before it; what begins with “-” stands in quotation "
                                "marks"));
  if (!check_no_field (self, place, node->text))
    return NULL;
  if (!check_words (self, place, node->text) || !check_stars (self, place, node->text) || !count_term (self, place)
      || !next (self))
    return NULL;
  return g_steal_pointer (&node);
}

static AdduceSearchNode *
take_regex (Parser *self)
{
  const char *place = self->lexer.start;
  g_autoptr (AdduceSearchNode) node = adduce_search_node_new (ADDUCE_SEARCH_REGEX);
  g_autoptr (GError) error = NULL;
  node->text = g_steal_pointer (&self->lexer.value);
  node->find = adduce_find_new (node->text, ADDUCE_FIND_REGEX, &error);
  if (node->find == NULL)
    return fail (self, place, error->message);
  if (!count_term (self, place) || !next (self))
    return NULL;
  node->number = self->regexes->len;
  g_ptr_array_add (self->regexes, node);
  return g_steal_pointer (&node);
}

/* --- fields --- */

static gboolean
is_date_field (Parser *self, const char *field)
{
  AdduceVariable *variable = self->codebook != NULL ? adduce_codebook_get_variable (self->codebook, field) : NULL;
  return g_str_equal (field, "date")
         || (variable != NULL && adduce_variable_get_info (variable)->kind == ADDUCE_VARIABLE_DATE);
}

static gboolean
check_field (Parser *self, const char *field)
{
  g_auto (GStrv) fields = adduce_search_query_list_fields (self->codebook);
  if (g_strv_contains ((const char *const *) fields, field))
    return TRUE;
  g_autofree char *known = g_strjoinv (", ", fields);
  /* translators: the name of a field, and those that there are */
  g_autofree char *what = g_strdup_printf (_("there is no field “%s”; there are: %s; a word with a colon stands in "
                                             "quotation marks"), field, known);
  fail (self, self->lexer.start, what);
  return FALSE;
}

static gboolean
take_date (Parser *self, const char *place, const char *text, char **ret_date)
{
  if (*text == '\0')
    return TRUE;
  if (!adduce_article_facts_is_date (text))
    {
      /* translators: %s is what was typed for a date */
      g_autofree char *what = g_strdup_printf (_("“%s” is no date; dates are like 2031-03-04, 2031-03 or 2031, "
                                                 "stretches like 2031-03..2031-06 or 2031.."), text);
      fail (self, place, what);
      return FALSE;
    }
  *ret_date = g_strdup (text);
  return TRUE;
}

/* @node: gets the ends of a stretch */
static gboolean
take_dates (Parser *self, AdduceSearchNode *node, const char *place)
{
  const char *range = strstr (self->lexer.value, RANGE);
  if (range == NULL)
    return take_date (self, place, self->lexer.value, &node->from)
           && take_date (self, place, self->lexer.value, &node->to)
           && (node->from != NULL || fail_expected (self, _("a date")) != NULL);
  g_autofree char *from = g_strndup (self->lexer.value, (gsize) (range - self->lexer.value));
  if (!take_date (self, place, from, &node->from) || !take_date (self, place, range + strlen (RANGE), &node->to))
    return FALSE;
  if (node->from != NULL && node->to != NULL
      && strncmp (node->from, node->to, MIN (strlen (node->from), strlen (node->to))) > 0)
    {
      fail (self, place, _("the stretch of time ends before it begins"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_status (Parser *self, const char *place, const AdduceSearchValue *value)
{
  AdduceStatus status;
  if (value->prefix || adduce_status_from_id (value->text, &status))
    return TRUE;
  g_autofree char *what = NULL;
  /* translators: %s is what was typed; the ids are as they are */
  what = g_strdup_printf (_("“%s” is no status; there are: new, in-progress, done"), value->text);
  fail (self, place, what);
  return FALSE;
}

static gboolean
add_value (Parser *self, AdduceSearchNode *node, const char *place, char *text)
{
  gboolean prefix = take_star (self, text);
  g_autofree char *what = NULL;
  if (!prefix || *text != '\0')
    if (!check_words (self, place, text) || !check_stars (self, place, text))
      return FALSE;
  g_ptr_array_add (node->values, adduce_search_value_new (text, prefix));
  return !g_str_equal (node->field, "status")
         || check_status (self, place, node->values->pdata[node->values->len - 1]);
}

/* Several values are separated by commas where they are not in quotation marks. */
static gboolean
take_values (Parser *self, AdduceSearchNode *node, const char *place)
{
  g_auto (GStrv) several = NULL;
  node->values = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_search_value_free);
  if (self->lexer.kind == ADDUCE_SEARCH_TOKEN_PHRASE)
    return add_value (self, node, place, self->lexer.value);
  several = g_strsplit (self->lexer.value, ",", -1);
  for (guint i = 0; several[i] != NULL; i++)
    if (!add_value (self, node, place, several[i]))
      return FALSE;
  return TRUE;
}

static AdduceSearchNode *
take_field (Parser *self)
{
  g_autoptr (AdduceSearchNode) node = NULL;
  g_autofree char *field = g_strdup (self->lexer.value);
  const char *place = self->lexer.start;
  if (!check_field (self, field) || !count_term (self, place))
    return NULL;
  /* The value stands there at once, and whatever it looks like it is no field. */
  self->lexer.start = self->lexer.at;
  g_clear_pointer (&self->lexer.value, g_free);
  if (*self->lexer.at == '"')
    {
      if (!next (self))
        return NULL;
    }
  else
    {
      adduce_search_lexer_take_word (&self->lexer);
      if (*self->lexer.value == '\0')
        return fail (self, self->lexer.start, _("the value of a field stands behind its colon: a word, or words in "
                                                "quotation marks"));
    }
  place = self->lexer.start;

  gboolean is_date = is_date_field (self, field) && !g_str_equal (self->lexer.value, "*");
  node = adduce_search_node_new (is_date ? ADDUCE_SEARCH_DATE : ADDUCE_SEARCH_FIELD);
  node->field = g_steal_pointer (&field);
  if (!(is_date ? take_dates (self, node, place) : take_values (self, node, place)) || !next (self))
    return NULL;
  return g_steal_pointer (&node);
}

/* --- the tree --- */

static AdduceSearchNode *take_or (Parser *self);

static AdduceSearchNode *
take_brackets (Parser *self)
{
  const char *place = self->lexer.start;
  if (!next (self))
    return NULL;
  g_autoptr (AdduceSearchNode) node = take_or (self);
  if (node == NULL)
    return NULL;
  if (self->lexer.kind != ADDUCE_SEARCH_TOKEN_CLOSE)
    return fail (self, place, _("the bracket that opens here is not closed"));
  return next (self) ? g_steal_pointer (&node) : NULL;
}

static AdduceSearchNode *
take_one (Parser *self)
{
  switch (self->lexer.kind)
    {
    case ADDUCE_SEARCH_TOKEN_OPEN:
      return take_brackets (self);
    case ADDUCE_SEARCH_TOKEN_PHRASE:
      return take_words (self);
    case ADDUCE_SEARCH_TOKEN_REGEX:
      return take_regex (self);
    case ADDUCE_SEARCH_TOKEN_FIELD:
      return take_field (self);
    case ADDUCE_SEARCH_TOKEN_WORD:
      if (!is_operator (self))
        return take_words (self);
      return fail_expected (self, _("a word, a phrase or a field (operators in quotation marks are words)"));
    case ADDUCE_SEARCH_TOKEN_CLOSE:
    case ADDUCE_SEARCH_TOKEN_END:
    default:
      return fail_expected (self, _("a word, a phrase or a field"));
    }
}

/* Behind the slash of `NEAR/5`, or the default. */
static gboolean
take_distance (Parser *self, guint *ret_distance)
{
  const char *number = self->lexer.value + strlen (NEAR);
  guint64 distance = DEFAULT_DISTANCE;
  if (*number == '/' && !g_ascii_string_to_unsigned (number + 1, 10, 0, MAX_DISTANCE, &distance, NULL))
    {
      /* translators: %d is a number; NEAR stays as it is */
      g_autofree char *what = g_strdup_printf (_("NEAR/ has a number from 0 to %d behind it: how many words may stand "
                                                 "between"), MAX_DISTANCE);
      fail (self, self->lexer.start, what);
      return FALSE;
    }
  *ret_distance = (guint) distance;
  return next (self);
}

static gboolean
check_near (Parser *self, const char *place, const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_WORDS)
    return TRUE;
  fail (self, place, _("NEAR stands between words or phrases only"));
  return FALSE;
}

static AdduceSearchNode *
take_near (Parser *self)
{
  const char *place = self->lexer.start;
  g_autoptr (AdduceSearchNode) first = take_one (self);
  if (first == NULL || !is_near (self))
    return g_steal_pointer (&first);

  if (!check_near (self, place, first))
    return NULL;
  g_autoptr (AdduceSearchNode) node = adduce_search_node_new (ADDUCE_SEARCH_NEAR);
  g_ptr_array_add (node->children, g_steal_pointer (&first));
  while (is_near (self))
    {
      guint distance = 0;
      const char *operator = self->lexer.start;
      if (!take_distance (self, &distance))
        return NULL;
      if (node->children->len > 1 && distance != node->distance)
        return fail (self, operator, _("words that are joined by NEAR have the same number behind each"));
      node->distance = distance;
      place = self->lexer.start;
      AdduceSearchNode *another = take_one (self);
      if (another == NULL)
        return NULL;
      g_ptr_array_add (node->children, another);
      if (!check_near (self, place, another))
        return NULL;
    }
  return g_steal_pointer (&node);
}

static AdduceSearchNode *
take_not (Parser *self)
{
  AdduceSearchNode *inner = NULL;
  if (++self->depth > ADDUCE_SEARCH_MAX_DEPTH)
    {
      /* translators: %d is a number */
      g_autofree char *what = g_strdup_printf (_("brackets and NOT are nested deeper than %d"),
                                               ADDUCE_SEARCH_MAX_DEPTH);
      return fail (self, self->lexer.start, what);
    }
  if (!is_word (self, "NOT"))
    inner = take_near (self);
  else if (next (self))
    {
      AdduceSearchNode *child = take_not (self);
      if (child != NULL)
        {
          inner = adduce_search_node_new (ADDUCE_SEARCH_NOT);
          g_ptr_array_add (inner->children, child);
        }
    }
  self->depth--;
  return inner;
}

/* A node of the kind with the children, or the only one; children of its own kind become its own. */
static AdduceSearchNode *
join (AdduceSearchKind kind, GPtrArray *children)
{
  if (children->len == 1)
    return g_ptr_array_steal_index (children, 0);
  AdduceSearchNode *node = adduce_search_node_new (kind);
  while (children->len > 0)
    {
      AdduceSearchNode *child = g_ptr_array_steal_index (children, 0);
      if (child->kind != kind)
        {
          g_ptr_array_add (node->children, child);
          continue;
        }
      while (child->children->len > 0)
        g_ptr_array_add (node->children, g_ptr_array_steal_index (child->children, 0));
      adduce_search_node_free (child);
    }
  return node;
}

static AdduceSearchNode *
take_and (Parser *self)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_search_node_free);
  for (;;)
    {
      AdduceSearchNode *child = take_not (self);
      if (child == NULL)
        return NULL;
      g_ptr_array_add (children, child);
      if (is_word (self, "AND"))
        {
          if (!next (self))
            return NULL;
        }
      else if (self->lexer.kind == ADDUCE_SEARCH_TOKEN_END || self->lexer.kind == ADDUCE_SEARCH_TOKEN_CLOSE
               || is_word (self, "OR"))
        return join (ADDUCE_SEARCH_AND, children);
    }
}

static AdduceSearchNode *
take_or (Parser *self)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_search_node_free);
  for (;;)
    {
      AdduceSearchNode *child = take_and (self);
      if (child == NULL)
        return NULL;
      g_ptr_array_add (children, child);
      if (!is_word (self, "OR"))
        return join (ADDUCE_SEARCH_OR, children);
      if (!next (self))
        return NULL;
    }
}

static gboolean
check_text (const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("The query is not valid UTF-8"));
  else if (strlen (text) > ADDUCE_SEARCH_MAX_QUERY)
    /* translators: %d is a number */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("The query is longer than %d bytes"),
                 ADDUCE_SEARCH_MAX_QUERY);
  else
    return TRUE;
  return FALSE;
}

AdduceSearchNode *
adduce_search_parse (const char *text, AdduceCodebook *codebook, GPtrArray *regexes, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (regexes != NULL, NULL);

  if (!check_text (text, error))
    return NULL;
  Parser parser = { .lexer = { .text = text, .start = text, .at = text }, .codebook = codebook, .regexes = regexes };
  g_autoptr (AdduceSearchNode) root = next (&parser) ? take_or (&parser) : NULL;
  if (root != NULL && parser.lexer.kind != ADDUCE_SEARCH_TOKEN_END)
    fail (&parser, parser.lexer.start, _("the bracket that closes here was not opened"));
  g_free (parser.lexer.value);
  if (parser.lexer.error == NULL)
    return g_steal_pointer (&root);
  g_propagate_error (error, parser.lexer.error);
  return NULL;
}
