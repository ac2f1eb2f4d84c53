/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queries as tokens.
 */
#include "config.h"

#include "index/adduce-search-lexer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

/* --- errors --- */

gpointer
adduce_search_lexer_fail (AdduceSearchLexer *self, const char *place, const char *what)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->error == NULL)
    /* translators: a place in a query, and a sentence about what is wrong there */
    g_set_error (&self->error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("character %ld: %s"),
                 g_utf8_strlen (self->text, place - self->text) + 1, what);
  return NULL;
}

gpointer
adduce_search_lexer_fail_expected (AdduceSearchLexer *self, const char *expected)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *what = NULL;
  if (self->kind == ADDUCE_SEARCH_TOKEN_END)
    /* translators: what is missing at the end of a query */
    what = g_strdup_printf (_("the query ends where %s is expected"), expected);
  else
    {
      g_autofree char *found = g_strndup (self->start, (gsize) (self->at - self->start));
      /* translators: what stands in a query, and what is expected there */
      what = g_strdup_printf (_("“%s” stands where %s is expected"), found, expected);
    }
  return adduce_search_lexer_fail (self, self->start, what);
}

/* --- tokens --- */

static gboolean
ends_word (const char *p)
{
  return *p == '\0' || strchr ("()\"", *p) != NULL || g_unichar_isspace (g_utf8_get_char (p));
}

/* Up to @mark, before which a backslash may stand; other backslashes stay where they are of an expression. */
static char *
take_marked (AdduceSearchLexer *self, char mark, const char *unclosed)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *p = self->at + 1;
  for (; *p != mark; p++)
    {
      if (*p == '\\' && (p[1] == mark || (p[1] == '\\' && mark == '"')))
        p++;
      else if (*p == '\\' && p[1] == '\\')
        g_string_append_c (value, *p++);
      if (*p == '\0')
        return adduce_search_lexer_fail (self, self->at, unclosed);
      g_string_append_c (value, *p);
    }
  self->at = p + 1;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/* The length of a name with its colon, behind which something stands; else 0. */
static gsize
get_field_length (const char *start)
{
  const char *p = start;
  if (!g_ascii_isalpha (*p))
    return 0;
  while (g_ascii_isalnum (*p) || (*p != '\0' && strchr ("-_.", *p) != NULL))
    p++;
  return *p == ':' && p[1] != '\0' && !g_unichar_isspace (g_utf8_get_char (p + 1)) && p[1] != ')'
           ? (gsize) (p - start) + 1 : 0;
}

void
adduce_search_lexer_take_word (AdduceSearchLexer *self)
{
  g_return_if_fail (self != NULL);

  self->start = self->at;
  while (!ends_word (self->at))
    self->at = g_utf8_next_char (self->at);
  self->kind = ADDUCE_SEARCH_TOKEN_WORD;
  g_free (self->value);
  self->value = g_strndup (self->start, (gsize) (self->at - self->start));
}

static gboolean
read_word (AdduceSearchLexer *self)
{
  gsize n_field = get_field_length (self->start);
  if (n_field > 0)
    {
      self->kind = ADDUCE_SEARCH_TOKEN_FIELD;
      self->value = g_ascii_strdown (self->start, (gssize) n_field - 1);
      self->at = self->start + n_field;
      return TRUE;
    }
  adduce_search_lexer_take_word (self);
  return TRUE;
}

gboolean
adduce_search_lexer_next (AdduceSearchLexer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->value, g_free);
  self->kind = ADDUCE_SEARCH_TOKEN_END;
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  self->start = self->at;
  switch (*self->at)
    {
    case '\0':
      return TRUE;
    case '(':
    case ')':
      self->kind = *self->at == '(' ? ADDUCE_SEARCH_TOKEN_OPEN : ADDUCE_SEARCH_TOKEN_CLOSE;
      self->at++;
      return TRUE;
    case '"':
      self->kind = ADDUCE_SEARCH_TOKEN_PHRASE;
      self->value = take_marked (self, '"', _("the quotation marks that open here are not closed"));
      return self->value != NULL;
    case '/':
      self->kind = ADDUCE_SEARCH_TOKEN_REGEX;
      self->value = take_marked (self, '/', _("the expression that begins here has no “/” at its end"));
      return self->value != NULL;
    default:
      return read_word (self);
    }
}

gboolean
adduce_search_lexer_is_word (const AdduceSearchLexer *self, const char *word)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  return self->kind == ADDUCE_SEARCH_TOKEN_WORD && g_str_equal (self->value, word);
}
