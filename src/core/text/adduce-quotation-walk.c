/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quotations of one paragraph, by one walk over it with a stack of what is open.
 *
 * A mark is rarely clear by itself: “ opens in English and closes in German, ’ closes or is an apostrophe,
 * » closes in French and opens in German, " does both. What it does follows from what is open and from
 * whether a space or a word stands on either side.
 */
#include "config.h"

#include "text/adduce-quotation-walk.h"

/* How far a mark that surely closes is looked for, to tell an apostrophe. */
#define MAX_LOOKAHEAD 1000

/* More would be no text. */
#define MAX_DEPTH 32

typedef struct {
  gunichar mark;
  guint index; /* into the result */
} Open;

typedef struct {
  const gunichar *chars;
  guint n_chars;
  Open open[MAX_DEPTH];
  guint n_open;
  guint next_closing[2]; /* where the next ' and ’ are that look closing, as far as is known */
  GArray *quotations;
} Walk;

static gunichar
get_char (const Walk *walk, guint at)
{
  return at < walk->n_chars ? walk->chars[at] : 0;
}

static gunichar
get_char_before (const Walk *walk, guint at)
{
  return at > 0 ? walk->chars[at - 1] : 0;
}

static gboolean
is_space (gunichar c)
{
  return c == 0 || g_unichar_isspace (c);
}

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Of a script that has no spaces. */
static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff)
         || (c >= 0xff01 && c <= 0xffee) || (c >= 0x3001 && c <= 0x3003);
}

/* Space, an opening mark or a dash stands before, and no space behind. */
static gboolean
looks_opening (const Walk *walk, guint at)
{
  gunichar before = get_char_before (walk, at);
  gunichar behind = get_char (walk, at + 1);

  if (is_space (behind))
    return FALSE;
  if (is_space (before) || is_ideograph (before))
    return TRUE;
  switch (g_unichar_type (before))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
      return TRUE;
    default:
      return before == '"' || before == '\'' || before == 0xbb || before == '/' || before == '*' || before == '_';
    }
}

/* Something stands before, and no word behind. */
static gboolean
looks_closing (const Walk *walk, guint at)
{
  gunichar before = get_char_before (walk, at);
  gunichar behind = get_char (walk, at + 1);

  return !is_space (before) && (!is_word (behind) || is_ideograph (before) || is_ideograph (behind));
}

static gboolean
is_single (gunichar mark)
{
  return mark == '\'' || mark == 0x2018 || mark == 0x201a;
}

/* Whether @closer can close what @opener opened. */
static gboolean
matches (gunichar opener, gunichar closer)
{
  switch (opener)
    {
    case '"':
      return closer == '"' || closer == 0x201d || closer == 0x201c;
    case '\'':
      return closer == '\'' || closer == 0x2019;
    case 0x201c: /* “ */
    case 0x201f:
      return closer == 0x201d || closer == '"';
    case 0x201d: /* ” as in Swedish */
      return closer == 0x201d;
    case 0x201e: /* „ */
      return closer == 0x201c || closer == 0x201d || closer == '"';
    case 0x2018: /* ‘ */
      return closer == 0x2019 || closer == '\'';
    case 0x201a: /* ‚ */
      return closer == 0x2018 || closer == 0x2019;
    case 0xab: /* « */
      return closer == 0xbb;
    case 0xbb:
      return closer == 0xab || closer == 0xbb;
    case 0x2039: /* ‹ */
      return closer == 0x203a;
    case 0x203a:
      return closer == 0x2039 || closer == 0x203a;
    case 0x300c: /* 「 */
      return closer == 0x300d;
    case 0x300e:
      return closer == 0x300f;
    case 0xff62:
      return closer == 0xff63;
    default:
      return FALSE;
    }
}

/* The place in the stack of the innermost that @closer closes, or the stack's size. */
static guint
find_open (const Walk *walk, gunichar closer)
{
  for (guint i = walk->n_open; i > 0; i--)
    if (matches (walk->open[i - 1].mark, closer))
      return i - 1;
  return walk->n_open;
}

static gboolean
is_open (const Walk *walk, gunichar closer)
{
  return find_open (walk, closer) < walk->n_open;
}

static gboolean
is_innermost (const Walk *walk, gunichar opener)
{
  return walk->n_open > 0 && walk->open[walk->n_open - 1].mark == opener;
}

static void
open_at (Walk *walk, guint at)
{
  AdduceQuotation quotation = { .outer = { at, at }, .depth = walk->n_open };

  if (walk->n_open == MAX_DEPTH)
    return;
  walk->open[walk->n_open++] = (Open) { walk->chars[at], walk->quotations->len };
  g_array_append_val (walk->quotations, quotation);
}

/* Ends the quotation before @end, which is the place behind its mark where it is @closed. */
static void
finish (Walk *walk, const Open *open, guint end, gboolean closed)
{
  AdduceQuotation *quotation = &g_array_index (walk->quotations, AdduceQuotation, open->index);
  guint start = quotation->outer.start + 1;
  guint inner_end = closed ? end - 1 : end;

  while (start < inner_end && g_unichar_isspace (walk->chars[start]))
    start++;
  while (inner_end > start && g_unichar_isspace (walk->chars[inner_end - 1]))
    inner_end--;
  quotation->inner = (AdduceSpan) { start, inner_end };
  quotation->outer.end = closed ? end : inner_end;
  quotation->closed = closed;
}

/* What is not closed inside of what is was no quotation. */
static void
drop (Walk *walk, guint level)
{
  while (walk->n_open > level)
    {
      AdduceQuotation *quotation
        = &g_array_index (walk->quotations, AdduceQuotation, walk->open[--walk->n_open].index);

      quotation->outer.end = quotation->outer.start;
    }
}

static void
close_at (Walk *walk, guint at)
{
  guint level = find_open (walk, walk->chars[at]);

  if (level == walk->n_open)
    return;
  drop (walk, level + 1);
  walk->n_open--;
  finish (walk, &walk->open[level], at + 1, TRUE);
}

/* --- single marks and apostrophes --- */

/* Whether ’ or ' at @at is certain to close: a full stop, comma or the like stands beside it. */
static gboolean
closes_surely (const Walk *walk, guint at)
{
  gunichar before = get_char_before (walk, at);
  gunichar behind = get_char (walk, at + 1);

  if (!looks_closing (walk, at))
    return FALSE;
  return g_unichar_ispunct (before) || (behind != 0 && !g_unichar_isspace (behind)) || before != 's'
         || behind == 0;
}

/* A mark behind @at that closes surely, before the next one that opens. */
static gboolean
is_closed_later (const Walk *walk, guint at)
{
  gunichar mark = walk->chars[at] == '\'' ? '\'' : 0x2019;

  for (guint i = at + 1; i < walk->n_chars && i < at + MAX_LOOKAHEAD; i++)
    {
      if (walk->chars[i] == 0x2018)
        return FALSE;
      if (walk->chars[i] != mark)
        continue;
      if (closes_surely (walk, i))
        return TRUE;
      if (mark == '\'' && looks_opening (walk, i))
        return FALSE;
    }
  return FALSE;
}

/* Likewise for one that opens: any that closes. */
static gboolean
is_closed_somewhere (Walk *walk, guint at)
{
  gunichar mark = walk->chars[at] == '\'' ? '\'' : 0x2019;
  guint *next = &walk->next_closing[mark == '\'' ? 0 : 1];

  if (*next <= at)
    for (*next = at + 1; *next < walk->n_chars; (*next)++)
      if (walk->chars[*next] == mark && looks_closing (walk, *next))
        break;
  return *next < walk->n_chars;
}

/* ’90s, ’68, 'em, 'tis */
static gboolean
is_elision (const Walk *walk, guint at)
{
  static const char *const words[] = { "em", "tis", "twas", "til", "cause", "n", "round", "bout", "s" };
  guint end = at + 1;
  g_autofree char *word = NULL;

  if (g_unichar_isdigit (get_char (walk, at + 1)) && g_unichar_isdigit (get_char (walk, at + 2)))
    return !g_unichar_isdigit (get_char (walk, at + 3));
  while (end < walk->n_chars && end < at + 8 && g_unichar_isalpha (walk->chars[end]))
    end++;
  if (end == at + 1)
    return FALSE;
  word = g_ucs4_to_utf8 (walk->chars + at + 1, (glong) (end - at - 1), NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* ‘, ’ and ' */
static void
walk_single (Walk *walk, guint at)
{
  gunichar mark = walk->chars[at];
  gboolean opening = looks_opening (walk, at);

  if (mark == 0x2018 && is_innermost (walk, 0x201a))
    close_at (walk, at);
  else if (mark != 0x2019 && opening && !is_elision (walk, at))
    {
      /* Straight ones are seldom left open, and curly ones only where a paragraph begins with them. */
      if (is_closed_somewhere (walk, at) || (mark == 0x2018 && at == 0))
        open_at (walk, at);
    }
  else if (mark != 0x2018 && is_open (walk, mark) && looks_closing (walk, at)
           && (closes_surely (walk, at) || !is_closed_later (walk, at)))
    close_at (walk, at);
}

/* --- double marks --- */

/* " and “ and ”, which open or close by what is open and what stands beside them. */
static void
walk_double (Walk *walk, guint at)
{
  gunichar mark = walk->chars[at];
  gboolean opening = looks_opening (walk, at);
  gboolean closing = looks_closing (walk, at);

  if (mark == 0x201c || mark == 0x201f)
    {
      /* “ closes „ and, where it stands like a mark that closes, ". */
      if ((is_open (walk, mark) && closing && !opening) || (is_innermost (walk, 0x201e) && closing))
        close_at (walk, at);
      else
        open_at (walk, at);
    }
  else if (mark == 0x201d)
    {
      if (is_open (walk, mark) && !(is_innermost (walk, 0x201d) && opening))
        close_at (walk, at);
      else if (opening)
        open_at (walk, at);
    }
  else if (is_ideograph (get_char_before (walk, at)) || is_ideograph (get_char (walk, at + 1)))
    {
      if (is_open (walk, mark))
        close_at (walk, at);
      else
        open_at (walk, at);
    }
  else if (is_open (walk, mark) && closing && (!opening || is_innermost (walk, mark)))
    close_at (walk, at);
  else if (opening)
    open_at (walk, at);
}

/* « » ‹ ›: the one that points outwards opens in most languages, in German the other. */
static void
walk_angular (Walk *walk, guint at)
{
  gunichar mark = walk->chars[at];
  gboolean leftwards = mark == 0xab || mark == 0x2039;

  if (leftwards)
    {
      gunichar reverse = mark == 0xab ? 0xbb : 0x203a;

      if (is_innermost (walk, reverse) || (is_open (walk, mark) && !looks_opening (walk, at)))
        close_at (walk, at);
      else
        open_at (walk, at);
      return;
    }
  if (is_open (walk, mark) && !(is_innermost (walk, mark) && looks_opening (walk, at)))
    close_at (walk, at);
  else if (looks_opening (walk, at))
    open_at (walk, at);
}

static void
walk_mark (Walk *walk, guint at)
{
  switch (walk->chars[at])
    {
    case '\'':
    case 0x2018:
    case 0x2019:
      walk_single (walk, at);
      break;

    case '"':
    case 0x201c:
    case 0x201d:
    case 0x201f:
      walk_double (walk, at);
      break;

    case 0x201e: /* „ */
    case 0x300c:
    case 0x300e:
    case 0xff62:
      open_at (walk, at);
      break;

    case 0x201a: /* ‚ looks like a comma and is now and then used as one */
      if (looks_opening (walk, at))
        open_at (walk, at);
      break;

    case 0x300d:
    case 0x300f:
    case 0xff63:
      close_at (walk, at);
      break;

    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
      walk_angular (walk, at);
      break;

    default:
      break;
    }
}

/* Takes over what was a quotation, with its depth among those. */
static void
append_found (GArray *quotations, GArray *found, guint offset)
{
  guint ends[MAX_DEPTH + 1];
  guint depth = 0;

  for (guint i = 0; i < found->len; i++)
    {
      AdduceQuotation quotation = g_array_index (found, AdduceQuotation, i);

      if (quotation.inner.end == quotation.inner.start || quotation.outer.end == quotation.outer.start)
        continue;
      while (depth > 0 && ends[depth - 1] <= quotation.outer.start)
        depth--;
      quotation.depth = depth;
      ends[depth++] = quotation.outer.end;
      quotation.inner.start += offset;
      quotation.inner.end += offset;
      quotation.outer.start += offset;
      quotation.outer.end += offset;
      g_array_append_val (quotations, quotation);
    }
}

void
adduce_quotation_walk (AdduceText *text, AdduceSpan paragraph, GArray *quotations)
{
  gsize start_byte = adduce_text_get_byte_index (text, paragraph.start);
  gsize end_byte = adduce_text_get_byte_index (text, paragraph.end);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AdduceQuotation));
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (adduce_text_get_utf8 (text) + start_byte,
                                                    (glong) (end_byte - start_byte), NULL);
  Walk walk = { .chars = chars, .n_chars = paragraph.end - paragraph.start, .quotations = found };

  for (guint i = 0; i < walk.n_chars; i++)
    walk_mark (&walk, i);

  while (walk.n_open > 0)
    {
      const Open *open = &walk.open[walk.n_open - 1];

      /* An apostrophe may have been taken for a mark. */
      if (is_single (open->mark) && g_array_index (found, AdduceQuotation, open->index).outer.start > 0)
        drop (&walk, walk.n_open - 1);
      else
        {
          walk.n_open--;
          finish (&walk, open, walk.n_chars, FALSE);
        }
    }

  append_found (quotations, found, paragraph.start);
}
