/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of the places that are proposed end a sentence. The rules look back and forth from such a place, one
 * character or word at a time; they know nothing about where else sentences end.
 */
#include "config.h"

#include "text/adduce-sentence-rules.h"

#include <string.h>

#include "text/adduce-lexicon.h"

/* What stands before a dateline's full stop is shorter. */
#define MAX_DATELINE 40

#define MAX_WORD 32

typedef AdduceSentencePart Part;

typedef enum {
  WORD_NEVER = 1 << 0,
  WORD_MAYBE = 1 << 1,
  WORD_NUMBER = 1 << 2,
  WORD_MONTH = 1 << 3,
  WORD_ORDINAL = 1 << 4,
  WORD_STARTER = 1 << 5,
  WORD_PARTICLE = 1 << 6,
} WordFlags;

/* What follows a place where a sentence may begin. */
typedef struct {
  gunichar first; /* the first character that is no space; 0 at the end */
  gboolean is_dash;
  gboolean is_quoted;  /* an opening mark stands before the word */
  gboolean is_initial; /* one letter and a full stop */
  gboolean is_elided;  /* one letter and an apostrophe: "L’Assemblée" */
  guint start;         /* of the word */
  guint end;
  guint flags;
} Following;

/* A word before a full stop. */
typedef struct {
  guint start;
  guint end; /* where its full stop is */
} Token;

static const AdduceLexicon *
get_lexicon (void)
{
  static const char *const keys[]
    = { "never", "maybe", "number", "months", "ordinal", "starters", "particles", NULL };
  static gsize lexicon = 0;

  if (g_once_init_enter (&lexicon))
    g_once_init_leave (&lexicon, (gsize) adduce_lexicon_new ("sentences", keys, 4));
  return (const AdduceLexicon *) lexicon;
}

/* --- characters --- */

/* Quotation marks of any kind, brackets that close, and Markdown's marks. */
static gboolean
is_closer (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
      return TRUE;
    default:
      return c == '"' || c == '\'' || c == '*' || c == '_';
    }
}

static gboolean
is_opener (gunichar c)
{
  return is_closer (c) || g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == 0xbf || c == 0xa1;
}

static gboolean
is_dash (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* Georgian counts as lower case and has no capitals in running text. */
static gboolean
is_lower (gunichar c)
{
  return g_unichar_islower (c) && !(c >= 0x10d0 && c <= 0x10ff);
}

static gboolean
is_greek (gunichar c)
{
  return (c >= 0x370 && c <= 0x3ff) || (c >= 0x1f00 && c <= 0x1fff);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_token_char (gunichar c)
{
  return is_word_char (c) || is_dash (c) || c == '.' || c == '/' || c == '\'' || c == 0x2019 || c == 0xaa
         || c == 0xba;
}

/* Full stops of scripts that have no spaces between sentences: wide ones, and those that are no ASCII. */
static gboolean
needs_no_space (gunichar c)
{
  return c > 0x7f && c != 0x2024 && c != 0x2026;
}

static gboolean
is_opening (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_OPEN_PUNCTUATION || c == 0x201c || c == 0x2018;
}

static gunichar
get_char (const Part *part, guint index)
{
  return index < part->n_chars ? part->chars[index] : 0;
}

static guint
lookup (const Part *part, guint start, guint end)
{
  g_autofree char *word = NULL;

  if (end <= start || end - start > MAX_WORD)
    return 0;
  word = g_ucs4_to_utf8 (part->chars + start, (glong) (end - start), NULL, NULL, NULL);
  return word != NULL ? adduce_lexicon_lookup (get_lexicon (), word) : 0;
}

static gboolean
is_roman (const Part *part, guint start, guint end)
{
  if (end <= start)
    return FALSE;
  for (guint i = start; i < end; i++)
    if (part->chars[i] > 0x7f || strchr ("IVXLCDM", (int) part->chars[i]) == NULL)
      return FALSE;
  return end - start > 1 || part->chars[start] == 'V' || part->chars[start] == 'X';
}

static gboolean
is_number (const Part *part, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (!g_unichar_isdigit (part->chars[i]))
      return FALSE;
  return end > start;
}

/* --- what stands around a break --- */

static Following
look_behind_break (const Part *part, guint at)
{
  Following following = { 0 };
  guint i = at;

  while (g_unichar_isspace (get_char (part, i)))
    i++;
  following.first = get_char (part, i);
  for (; i < part->n_chars && !is_word_char (part->chars[i]); i++)
    {
      if (is_dash (part->chars[i]))
        following.is_dash = TRUE;
      else if (is_opener (part->chars[i]))
        following.is_quoted = TRUE;
      else if (!g_unichar_isspace (part->chars[i]) && part->chars[i] != 0x2026 && part->chars[i] != '.')
        break;
    }

  following.start = following.end = i;
  while (following.end < part->n_chars && is_word_char (part->chars[following.end]))
    following.end++;
  if (following.end == i + 1)
    {
      gunichar next = get_char (part, following.end);

      following.is_initial = next == '.' && g_unichar_isalpha (part->chars[i]);
      following.is_elided = (next == '\'' || next == 0x2019) && g_unichar_isalpha (get_char (part, following.end + 1));
    }
  following.flags = lookup (part, following.start, following.end);

  return following;
}

/* The word before the full stop at @stop; it may hold full stops ("z.B"). */
static Token
get_token (const Part *part, guint stop)
{
  Token token = { stop, stop };

  while (token.start > 0 && is_token_char (part->chars[token.start - 1]))
    token.start--;
  while (token.start < stop && !is_word_char (part->chars[token.start]))
    token.start++;
  for (guint i = token.start; i + 1 < stop; i++) /* l’On. */
    if (part->chars[i] == 0x2019 || part->chars[i] == '\'')
      token.start = i + 1;
  return token;
}

/* The word before the token, where only spaces, and a full stop if that is asked for, are in between. */
static gboolean
get_token_before (const Part *part, Token token, gboolean stopped, Token *ret_token)
{
  guint i = token.start;

  while (i > 0 && g_unichar_isspace (part->chars[i - 1]))
    i--;
  if (i == 0 || i == token.start)
    return FALSE;
  if (!stopped)
    {
      *ret_token = (Token) { i, i };
      while (ret_token->start > 0 && is_word_char (part->chars[ret_token->start - 1]))
        ret_token->start--;
      return ret_token->start < i;
    }
  if (part->chars[i - 1] != '.')
    return FALSE;
  *ret_token = get_token (part, i - 1);
  return ret_token->end > ret_token->start && ret_token->end - ret_token->start <= 4;
}

static void
append_token (GString *string, const Part *part, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    g_string_append_unichar (string, part->chars[i]);
}

/* Where a sentence begins an abbreviation may have a capital. */
static guint
lookup_name (const char *name, gboolean is_first)
{
  guint flags = adduce_lexicon_lookup (get_lexicon (), name);
  gunichar first = g_utf8_get_char (name);

  if (flags == 0 && is_first && g_unichar_isupper (first))
    {
      g_autoptr (GString) lower = g_string_new (NULL);

      g_string_append_unichar (lower, g_unichar_tolower (first));
      g_string_append (lower, g_utf8_next_char (name));
      flags = adduce_lexicon_lookup (get_lexicon (), lower->str);
    }
  return flags;
}

/* The flags of an abbreviation that may be written with spaces, "z. B.", of which the token is any word. */
static guint
lookup_abbreviation (const Part *part, guint start, Token token, const Following *following)
{
  Token before[2];
  guint n_before = 0;
  guint flags = 0;
  gboolean is_first;
  gboolean goes_on = following->end > following->start && following->end - following->start <= 4
                     && get_char (part, following->end) == '.';

  if (token.end - token.start > MAX_WORD)
    return 0;

  for (Token at = token; n_before < 2 && get_token_before (part, at, TRUE, &before[n_before]); n_before++)
    at = before[n_before];
  is_first = !adduce_sentence_rules_has_words (part, start, n_before > 0 ? before[n_before - 1].start : token.start);

  for (guint n = 0; n <= n_before; n++)
    {
      g_autoptr (GString) name = g_string_new (NULL);

      for (guint i = n; i > 0; i--)
        {
          append_token (name, part, before[i - 1].start, before[i - 1].end);
          g_string_append_c (name, '.');
        }
      append_token (name, part, token.start, token.end);
      flags |= lookup_name (name->str, is_first);
      if (goes_on)
        {
          g_string_append_c (name, '.');
          append_token (name, part, following->start, following->end);
          if (adduce_lexicon_lookup (get_lexicon (), name->str) != 0)
            flags |= WORD_NEVER;
        }
    }

  return flags;
}

/* Single letters with full stops in between: "U.S", "н.э"; "J.-P" too. */
static gboolean
is_dotted (const Part *part, Token token)
{
  guint n_letters = 0;

  for (guint i = token.start; i < token.end; i++)
    {
      gunichar c = part->chars[i];

      if (g_unichar_isalpha (c))
        {
          if (i > token.start && g_unichar_isalpha (part->chars[i - 1]))
            return FALSE;
          n_letters++;
        }
      else if (c != '.' && !is_dash (c))
        return FALSE;
    }
  return n_letters > 1;
}

static gboolean
is_initial (const Part *part, Token token)
{
  gunichar c = part->chars[token.start];

  if (token.end - token.start != 1 || !g_unichar_isalpha (c))
    return FALSE;
  if (g_unichar_isupper (c))
    return TRUE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "PORT HALLAN. Mar 4 (Northwire) –" */
static gboolean
is_dateline (const Part *part, guint start, Token token, const Following *following)
{
  guint n_letters = 0;
  guint i;

  if (start != 0 || !part->begins_paragraph || token.end > MAX_DATELINE)
    return FALSE;
  for (i = 0; i < token.end; i++)
    {
      if (g_unichar_islower (part->chars[i]))
        return FALSE;
      n_letters += g_unichar_isupper (part->chars[i]) ? 1 : 0;
    }
  if (n_letters < 3)
    return FALSE;
  if ((following->flags & WORD_MONTH) != 0)
    return TRUE;
  if (is_number (part, following->start, following->end))
    return TRUE;
  if (following->first != '(')
    return FALSE;

  /* "LONDON. (Northwire) –" */
  for (i = following->end; i < part->n_chars && i < following->end + MAX_DATELINE; i++)
    if (part->chars[i] == ')')
      return is_dash (get_char (part, i + 1)) || is_dash (get_char (part, i + 2));
  return FALSE;
}

/* --- the rules --- */

/* Whether a number or an initial stands alone before its full stop, as before the point of a list. */
static gboolean
is_list_mark (const Part *part, guint start, Token token)
{
  if (start != 0 || !part->begins_paragraph)
    return FALSE;
  for (guint i = 0; i < token.start; i++)
    if (g_unichar_isalnum (part->chars[i]))
      return FALSE;
  return token.end - token.start <= 3
         && (is_number (part, token.start, token.end) || token.end - token.start == 1
             || is_roman (part, token.start, token.end));
}

static gboolean
is_ordinal (const Part *part, Token token, const Following *following)
{
  Token before;

  if (!(is_number (part, token.start, token.end) && token.end - token.start <= 2)
      && !is_roman (part, token.start, token.end))
    return FALSE;
  if ((following->flags & WORD_MONTH) != 0)
    return TRUE;
  return (following->flags & WORD_STARTER) == 0 && get_token_before (part, token, FALSE, &before)
         && (lookup (part, before.start, before.end) & WORD_ORDINAL) != 0;
}

/* Whether the full stop at @stop ends the sentence that begins at @start; @at is where the next would. */
static gboolean
ends_at_stop (const Part *part, guint start, guint stop, const Following *following)
{
  Token token = get_token (part, stop);
  gboolean is_starter = (following->flags & WORD_STARTER) != 0;
  guint flags;

  if (token.start < start || token.start == token.end)
    return TRUE;
  if (is_list_mark (part, start, token) || is_dateline (part, start, token, following))
    return FALSE;
  if (is_number (part, token.start, token.end) || is_roman (part, token.start, token.end))
    return !is_ordinal (part, token, following);

  flags = lookup_abbreviation (part, start, token, following);
  if ((flags & WORD_NEVER) != 0)
    return FALSE;
  if ((flags & (WORD_NUMBER | WORD_MONTH)) != 0
      && (g_unichar_isdigit (following->first) || is_roman (part, following->start, following->end)
          || ((flags & WORD_MONTH) != 0 && (following->is_dash || following->first == '('))))
    return FALSE;
  if ((flags & WORD_MAYBE) != 0)
    return is_starter || following->is_elided || following->is_quoted;
  if (is_initial (part, token) || is_dotted (part, token))
    return !following->is_initial && is_starter
           && ((following->flags & WORD_PARTICLE) == 0 || is_dotted (part, token));
  return TRUE;
}

gboolean
adduce_sentence_rules_has_words (const Part *part, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (g_unichar_isalnum (part->chars[i]))
      return TRUE;
  return FALSE;
}

/* Whether words of the author's stand between dashes in a speech: «Нет, — сказал он. — Мы ждём». Only then
 * does a dash begin a sentence; "LONDON. — The" is one. */
static gboolean
is_speech_resumed (const Part *part, guint start, guint end)
{
  for (guint i = start + 2; i + 2 < end; i++)
    {
      gunichar before = part->chars[i - 2];

      if (is_dash (part->chars[i]) && g_unichar_isspace (part->chars[i - 1]) && g_unichar_isspace (part->chars[i + 1])
          && (g_unichar_ispunct (before) || before == 0xbb) && g_unichar_islower (part->chars[i + 2]))
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_sentence_rules_is_break (const Part *part, guint start, guint at)
{
  Following following = look_behind_break (part, at);
  guint end = at;
  guint mark;

  while (end > start && g_unichar_isspace (part->chars[end - 1]))
    end--;
  mark = end;
  while (mark > start && is_closer (part->chars[mark - 1]))
    mark--;
  if (mark == start || !adduce_sentence_rules_has_words (part, start, end))
    return FALSE;
  if (end == at && !needs_no_space (part->chars[mark - 1]))
    return FALSE;

  /* “Really?” she said. – «Что?» — спросил он. */
  if (following.end > following.start && is_lower (part->chars[following.start]))
    return FALSE;
  if (is_dash (following.first) && !is_speech_resumed (part, start, mark))
    return FALSE;

  if (part->chars[mark - 1] == '.' && (mark < 2 || part->chars[mark - 2] != '.'))
    return ends_at_stop (part, start, mark - 1, &following);
  return TRUE;
}

guint
adduce_sentence_rules_adjust (const Part *part, guint at)
{
  guint i = at;

  if (at < 2 || at >= part->n_chars)
    return at;

  /* 等。“我们 */
  if (is_opening (part->chars[at - 1]) && needs_no_space (part->chars[at - 2]))
    return at - 1;

  if (g_unichar_isspace (part->chars[at - 1]))
    {
      if (part->chars[at] == 0xbb)
        i++;
    }
  else if (part->chars[at - 1] == '[')
    {
      while (g_unichar_isdigit (get_char (part, i)))
        i++;
      i = i > at && get_char (part, i) == ']' ? i + 1 : at;
    }
  else
    {
      while (i < part->n_chars && g_unichar_type (part->chars[i]) == G_UNICODE_OTHER_NUMBER)
        i++;
    }
  if (i == at || (i < part->n_chars && !g_unichar_isspace (part->chars[i])))
    return at;

  while (g_unichar_isspace (get_char (part, i)))
    i++;
  return i;
}

void
adduce_sentence_rules_propose (Part *part)
{
  for (guint i = 0; i < part->n_chars; i++)
    {
      gunichar c = part->chars[i];
      guint next = i + 1;
      gboolean marked = c == 0x2026 || c == ';';

      if ((c != 0x2026 && c != '.' && c != '!' && c != '?' && c != ';')
          || (c == ';' && (i == 0 || !is_greek (part->chars[i - 1]))))
        continue;
      for (; is_closer (get_char (part, next)); next++)
        marked = marked || part->chars[next] == '*' || part->chars[next] == '_';
      if (!g_unichar_isspace (get_char (part, next)))
        continue;
      while (g_unichar_isspace (get_char (part, next)))
        next++;
      if (next < part->n_chars
          && (marked || is_dash (part->chars[next]) || (part->chars[next] >= 0x10d0 && part->chars[next] <= 0x10ff)))
        part->breaks[next] = TRUE;
    }
}
