/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading dates.
 *
 * A date is divided into numbers, words and signs. Of numbers alone, year first or year last tells which is which;
 * the dot is only used where the day comes first. With the name of a month, the number beside it is the day.
 */
#include "config.h"

#include "import/adduce-import-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-article-facts.h"
#include "text/adduce-date-words.h"

#define MAX_TOKENS 24
#define MAX_BYTES 200

typedef enum {
  NUMBER,
  WORD,
  MONTH,
  WEEKDAY,
  SIGN,
} TokenType;

typedef struct {
  TokenType type;
  int value; /* of numbers, months (from 1) and signs */
  guint n_digits;
  gboolean used;
  char word[40];
} Token;

typedef struct {
  Token tokens[MAX_TOKENS];
  guint n;
  int year, month, day; /* 0: not known */
  AdduceImportOrder order;
  gboolean ambiguous;
} Reader;

/* --- tokens --- */

static const char *
read_number (Token *token, const char *p)
{
  token->type = NUMBER;
  for (; g_ascii_isdigit (*p); p++, token->n_digits++)
    if (token->n_digits < 9)
      token->value = 10 * token->value + (*p - '0');
  return p;
}

static const char *
read_word (Token *token, const char *p)
{
  const char *start = p;
  guint flags;

  while (*p != '\0' && (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  g_strlcpy (token->word, start, MIN ((gsize) (p - start) + 1, sizeof token->word));
  flags = g_utf8_validate (token->word, -1, NULL) ? adduce_date_words_lookup (token->word) : 0;
  token->type = flags == 0 ? WORD : WEEKDAY;
  for (int month = 1; month <= 12; month++)
    if ((flags & ~ADDUCE_DATE_WORD_WEEKDAY) == 1u << (month - 1))
      {
        token->type = MONTH;
        token->value = month;
      }
  return p;
}

static void
divide (Reader *self, const char *text)
{
  for (const char *p = text; *p != '\0' && self->n < MAX_TOKENS;)
    {
      Token *token = &self->tokens[self->n];
      gunichar c = g_utf8_get_char (p);

      *token = (Token) { 0 };
      if (g_unichar_isspace (c) || c == 0x200e || c == 0x200f)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (g_ascii_isdigit (*p))
        p = read_number (token, p);
      else if (g_unichar_isalpha (c))
        {
          /* 2031年3月4日: signs that say what the number before them is. */
          if (c == 0x5e74 || c == 0x6708 || c == 0x65e5 || c == 0xb144 || c == 0xc6d4 || c == 0xc77c)
            {
              token->type = SIGN;
              token->value = (int) c;
              p = g_utf8_next_char (p);
            }
          else
            p = read_word (token, p);
        }
      else
        {
          token->type = SIGN;
          token->value = (int) c;
          p = g_utf8_next_char (p);
        }
      self->n++;
    }
}

static gboolean
is_sign (const Reader *self, guint index, int sign)
{
  return index < self->n && self->tokens[index].type == SIGN && self->tokens[index].value == sign;
}

static gboolean
is_number (const Reader *self, guint index, guint min_digits, guint max_digits)
{
  return index < self->n && self->tokens[index].type == NUMBER && self->tokens[index].n_digits >= min_digits
         && self->tokens[index].n_digits <= max_digits && !self->tokens[index].used;
}

static gboolean
is_year (const Reader *self, guint index)
{
  return is_number (self, index, 4, 4) && self->tokens[index].value >= 1400 && self->tokens[index].value <= 2200;
}

static void
use (Reader *self, guint first, guint end)
{
  for (guint i = first; i < end && i < self->n; i++)
    self->tokens[i].used = TRUE;
}

/* --- forms --- */

/* 2031-03-04, 2031/3/4, 2031.03.04, 2031-03; 2031年3月4日 */
static gboolean
read_year_first (Reader *self, guint i)
{
  guint next = i + 1;

  if (!is_year (self, i) || !is_number (self, i + 2, 1, 2)
      || !(is_sign (self, next, '-') || is_sign (self, next, '/') || is_sign (self, next, '.')
           || is_sign (self, next, 0x5e74) || is_sign (self, next, 0xb144)))
    return FALSE;

  self->year = self->tokens[i].value;
  self->month = self->tokens[i + 2].value;
  use (self, i, i + 3);
  if ((is_sign (self, i + 3, self->tokens[next].value) || is_sign (self, i + 3, 0x6708)
       || is_sign (self, i + 3, 0xc6d4))
      && is_number (self, i + 4, 1, 2))
    {
      self->day = self->tokens[i + 4].value;
      use (self, i, i + 5);
    }
  return TRUE;
}

/* 20310304, 20310304101500 */
static gboolean
read_digits (Reader *self, guint i)
{
  int value = self->tokens[i].value;

  if (!is_number (self, i, 8, 8) || value / 10000 < 1400 || value / 10000 > 2200)
    return FALSE;
  self->year = value / 10000;
  self->month = value / 100 % 100;
  self->day = value % 100;
  use (self, i, i + 1);
  return TRUE;
}

/* 4.3.2031, 04/03/2031, 4-3-31 */
static gboolean
read_year_last (Reader *self, guint i)
{
  int sign, first, second;

  if (!is_number (self, i, 1, 2) || i + 4 >= self->n || self->tokens[i + 1].type != SIGN
      || !is_sign (self, i + 3, self->tokens[i + 1].value) || !is_number (self, i + 2, 1, 2)
      || !(is_year (self, i + 4) || is_number (self, i + 4, 2, 2)))
    return FALSE;

  sign = self->tokens[i + 1].value;
  if (sign != '.' && sign != '/' && sign != '-')
    return FALSE;
  first = self->tokens[i].value;
  second = self->tokens[i + 2].value;
  self->year = self->tokens[i + 4].value;
  if (self->tokens[i + 4].n_digits == 2)
    self->year += self->year < 70 ? 2000 : 1900;
  use (self, i, i + 5);

  if (sign == '.' || first > 12 || self->order == ADDUCE_IMPORT_ORDER_DMY)
    self->day = first, self->month = second;
  else if (second > 12 || self->order == ADDUCE_IMPORT_ORDER_MDY || first == second)
    self->month = first, self->day = second;
  else
    self->ambiguous = TRUE;
  return TRUE;
}

/* The number for the day beside the month's name: at most a dot, an ending or “of” between. */
static guint
find_day (Reader *self, guint month, int step)
{
  for (guint i = month, n = 0; n < 4; n++)
    {
      if (step < 0 ? i == 0 : i + 1 >= self->n)
        break;
      i += (guint) step;
      if (is_number (self, i, 1, 2) && self->tokens[i].value >= 1 && self->tokens[i].value <= 31)
        return i;
      if (self->tokens[i].type == NUMBER || self->tokens[i].type == MONTH
          || (self->tokens[i].type == WORD && strlen (self->tokens[i].word) > 3))
        break;
    }
  return G_MAXUINT;
}

/* 4 March 2031; March 4, 2031; Dienstag, 4. März 2031; le 4 mars 2031; March 2031 */
static gboolean
read_named (Reader *self, guint month)
{
  guint day, year = G_MAXUINT;

  if (self->tokens[month].type != MONTH)
    return FALSE;
  for (guint i = month + 1; i < self->n && i <= month + 6 && year == G_MAXUINT; i++)
    if (is_year (self, i))
      year = i;
  if (year == G_MAXUINT && month > 0 && is_year (self, month - 1))
    year = month - 1;
  if (year == G_MAXUINT)
    return FALSE;

  self->year = self->tokens[year].value;
  self->month = self->tokens[month].value;
  use (self, year, year + 1);
  use (self, month, month + 1);
  day = find_day (self, month, -1);
  if (day == G_MAXUINT)
    day = find_day (self, month, 1);
  /* 14:05 is a time. */
  if (day != G_MAXUINT && !is_sign (self, day + 1, ':') && !(day > 0 && is_sign (self, day - 1, ':')))
    {
      self->day = self->tokens[day].value;
      use (self, day, day + 1);
    }
  return TRUE;
}

/* --- what else may stand there --- */

static gboolean
is_small_word (const char *word)
{
  static const char *const words[] = { "de", "del", "of", "the", "le", "la", "den", "der", "am", "pm", "vom", "on",
                                       "th", "st", "nd", "rd", "er", "gmt", "utc", "est", "edt", "cet", "cest", "bst",
                                       "pst", "pdt", "msk", "uhr", "h", "z", "t", "à", "at", "um", "года", "г", "р",
                                       "року", "dne", "dnia", "do", "a", "las", "et", NULL };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (words, lower);
}

static gboolean
is_whole (const Reader *self)
{
  if (self->n >= MAX_TOKENS)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    {
      const Token *token = &self->tokens[i];

      if (token->type == WORD && !is_small_word (token->word))
        return FALSE;
      if (token->type == MONTH && !token->used)
        return FALSE;
      /* Hours, minutes, seconds and parts of them, and the offset of a zone. */
      if (token->type == NUMBER && !token->used && token->n_digits > 6)
        return FALSE;
    }
  return TRUE;
}

static char *
make_date (const Reader *self)
{
  g_autofree char *date = NULL;

  if (self->day > 0)
    date = g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
  else if (self->month > 0)
    date = g_strdup_printf ("%04d-%02d", self->year, self->month);
  else
    date = g_strdup_printf ("%04d", self->year);
  return adduce_article_facts_is_date (date) ? g_steal_pointer (&date) : NULL;
}

char *
adduce_import_parse_date (const char *text, AdduceImportOrder order, gboolean whole, gboolean *ret_ambiguous)
{
  Reader self = { .order = order };
  gboolean found = FALSE;
  g_autofree char *begin = g_utf8_make_valid (text, (gssize) MIN (strlen (text), MAX_BYTES));

  if (ret_ambiguous != NULL)
    *ret_ambiguous = FALSE;
  divide (&self, begin);
  for (guint i = 0; i < self.n && !found; i++)
    found = read_year_first (&self, i) || read_year_last (&self, i) || read_named (&self, i)
            || (self.tokens[i].type == NUMBER && read_digits (&self, i));

  /* 14 digits are a date with a time; a lone number may be a year. */
  if (!found && self.n == 1 && is_number (&self, 0, 14, 14) && g_utf8_strlen (begin, -1) >= 14)
    {
      g_autofree char *day = g_strndup (begin, 8);

      return adduce_import_parse_date (day, order, TRUE, NULL);
    }
  if (!found && self.n == 1 && is_year (&self, 0))
    {
      self.year = self.tokens[0].value;
      found = TRUE;
    }
  if (!found || (whole && !is_whole (&self)))
    return NULL;
  if (self.ambiguous)
    {
      if (ret_ambiguous != NULL)
        *ret_ambiguous = TRUE;
      return NULL;
    }
  return make_date (&self);
}

void
adduce_import_set_date (AdduceImportArticle *article, const char *text, AdduceImportOrder order)
{
  gboolean ambiguous;
  g_autofree char *date = adduce_import_parse_date (text, order, FALSE, &ambiguous);
  g_autofree char *tidy = adduce_import_tidy (text);
  g_autofree char *reason = NULL;

  if (*tidy == '\0')
    return;
  if (date != NULL)
    {
      adduce_import_fields_set (adduce_import_article_get_fields (article), "date", date, tidy);
      return;
    }

  adduce_import_fields_set (adduce_import_article_get_fields (article), "date_raw", tidy, NULL);
  if (ambiguous)
    /* translators: %s is a date like 03/04/2031 */
    reason = g_strdup_printf (_("The date %s may be two days; say which comes first, day or month"), tidy);
  else
    reason = g_strdup_printf (_("“%s” is not understood as a date"), tidy);
  adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, reason);
}
