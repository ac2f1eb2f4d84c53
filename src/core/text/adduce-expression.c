/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of an expression.
 */
#include "config.h"

#include "text/adduce-expression.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

gpointer
adduce_expression_fail (AdduceExpression *self, const char *place, const char *what)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (what != NULL, NULL);

  if (self->error == NULL)
    /* translators: a place in an expression, and a sentence about what is wrong there */
    g_set_error (&self->error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("character %ld: %s"),
                 g_utf8_strlen (self->text, place - self->text) + 1, what);
  return NULL;
}

gpointer
adduce_expression_fail_expected (AdduceExpression *self, const char *expected)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (expected != NULL, NULL);

  if (self->kind == ADDUCE_TOKEN_END)
    /* translators: what is missing at the end of an expression */
    what = g_strdup_printf (_("the expression ends where %s is expected"), expected);
  else
    {
      g_autofree char *found = g_strndup (self->start, (gsize) (self->at - self->start));
      /* translators: what stands in an expression, and what is expected there */
      what = g_strdup_printf (_("“%s” stands where %s is expected"), found, expected);
    }
  return adduce_expression_fail (self, self->start, what);
}

static gboolean
is_word_char (const char *p)
{
  return *p != '\0' && strchr ("(),\"", *p) == NULL && !g_unichar_isspace (g_utf8_get_char (p));
}

static gboolean
read_string (AdduceExpression *self)
{
  g_autoptr (GString) value = g_string_new (NULL);
  const char *p = self->at + 1;

  for (; *p != '"'; p++)
    {
      if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
        p++;
      if (*p == '\0')
        {
          adduce_expression_fail (self, self->at, _("the quotation marks that open here are not closed"));
          return FALSE;
        }
      g_string_append_c (value, *p);
    }
  self->at = p + 1;
  self->kind = ADDUCE_TOKEN_STRING;
  self->value = g_string_free (g_steal_pointer (&value), FALSE);
  return TRUE;
}

static gboolean
is_one_of (const char *const *words, const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* What those who come from R, Python or a spreadsheet write for a word of the language. */
static const char *
translate_sign (const char *word)
{
  static const char *const signs[][2] = {
    { "=", "is" }, { "==", "is" }, { "!=", "is-not" }, { "≠", "is-not" }, { "<>", "is-not" },
    { "&", "and" }, { "&&", "and" }, { "|", "or" }, { "||", "or" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i][0], word))
      return signs[i][1];
  return NULL;
}

static void
read_word (AdduceExpression *self)
{
  g_autofree char *word = NULL;

  while (is_word_char (self->at))
    self->at = g_utf8_next_char (self->at);
  word = g_strndup (self->start, (gsize) (self->at - self->start));
  self->kind = ADDUCE_TOKEN_WORD;
  self->value = g_strdup (translate_sign (word));
  if (self->value == NULL || !is_one_of (self->keywords, self->value))
    {
      g_free (self->value);
      self->value = g_steal_pointer (&word);
    }
}

gboolean
adduce_expression_next (AdduceExpression *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->value, g_free);
  self->kind = ADDUCE_TOKEN_END;
  while (g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  self->start = self->at;
  switch (*self->at)
    {
    case '\0':
      return TRUE;
    case '(':
    case ')':
    case ',':
      self->kind = *self->at == '('   ? ADDUCE_TOKEN_OPEN
                   : *self->at == ')' ? ADDUCE_TOKEN_CLOSE
                                      : ADDUCE_TOKEN_COMMA;
      self->at++;
      return TRUE;
    case '"':
      return read_string (self);
    default:
      read_word (self);
      return TRUE;
    }
}

gboolean
adduce_expression_init (AdduceExpression *self, const char *text, const char *const *keywords)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  *self = (AdduceExpression) { .text = text, .keywords = keywords, .at = text };
  return adduce_expression_next (self);
}

void
adduce_expression_clear (AdduceExpression *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_error (&self->error);
}

gboolean
adduce_expression_is_word (AdduceExpression *self, const char *word)
{
  return self->kind == ADDUCE_TOKEN_WORD && g_ascii_strcasecmp (self->value, word) == 0;
}

gboolean
adduce_expression_take_word (AdduceExpression *self, const char *word)
{
  return adduce_expression_is_word (self, word) && adduce_expression_next (self);
}

gboolean
adduce_expression_is_keyword (AdduceExpression *self, const char *word)
{
  return is_one_of (self->keywords, word);
}

gboolean
adduce_expression_is_value (AdduceExpression *self)
{
  return self->kind == ADDUCE_TOKEN_STRING
         || (self->kind == ADDUCE_TOKEN_WORD && !is_one_of (self->keywords, self->value));
}

char **
adduce_expression_take_values (AdduceExpression *self)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  do
    {
      if (!adduce_expression_is_value (self) || *self->value == '\0')
        return adduce_expression_fail_expected (
          self, _("a value (in quotation marks where it has blanks or is a word of the language)"));
      g_strv_builder_add (values, self->value);
      if (!adduce_expression_next (self))
        return NULL;
    }
  while (self->kind == ADDUCE_TOKEN_COMMA && adduce_expression_next (self));
  return self->error == NULL ? g_strv_builder_end (values) : NULL;
}

/* Whether the value reads as one word. */
static gboolean
is_plain (const char *value, const char *const *keywords)
{
  if (*value == '\0' || translate_sign (value) != NULL || is_one_of (keywords, value))
    return FALSE;
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_word_char (p))
      return FALSE;
  return TRUE;
}

void
adduce_expression_append_quoted (GString *text, const char *value)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (value != NULL);

  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

char *
adduce_expression_quote (const char *value, const char *const *keywords)
{
  GString *text;

  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (keywords != NULL, NULL);

  if (is_plain (value, keywords))
    return g_strdup (value);
  text = g_string_new (NULL);
  adduce_expression_append_quoted (text, value);
  return g_string_free (text, FALSE);
}
