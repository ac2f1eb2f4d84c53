/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews. Two ways to tell them: labels before a colon ("Q:", "Halima Osterby:"), and paragraphs that end
 * in a question mark between others that answer. The second is easily fooled, so it wants three questions,
 * somebody who is spoken to, and answers that are longer than what was asked.
 */
#include "config.h"

#include "text/adduce-turns.h"

#include <string.h>

#include "text/adduce-lexicon.h"

/* In characters. */
#define MAX_LABEL 40
#define MAX_QUESTION 300

#define MAX_LABEL_WORDS 4

/* Who speaks in an interview is known after so many labels. */
#define MAX_LABELS 200

typedef enum {
  WORD_QUESTION = 1 << 0,
  WORD_ANSWER = 1 << 1,
  WORD_YOU = 1 << 2,
} WordFlags;

/* A paragraph that is not blank. */
typedef struct {
  AdduceSpan span;
  AdduceSpan label; /* empty where it has none */
  char *name;       /* its words, or NULL */
  gboolean asks;
  gboolean ends;    /* in a mark that ends a sentence */
  gboolean dashed;
  gboolean quoted;
  gboolean says_you;
} Paragraph;

static const AdduceLexicon *
get_lexicon (void)
{
  static const char *const keys[] = { "question", "answer", "you", NULL };
  static gsize lexicon = 0;

  if (g_once_init_enter (&lexicon))
    g_once_init_leave (&lexicon, (gsize) adduce_lexicon_new ("interview", keys, 2));
  return (const AdduceLexicon *) lexicon;
}

static void
paragraph_clear (gpointer data)
{
  g_free (((Paragraph *) data)->name);
}

static Paragraph *
get (GArray *paragraphs, guint index)
{
  return &g_array_index (paragraphs, Paragraph, index);
}

static guint
get_length (GArray *paragraphs, guint index)
{
  const Paragraph *paragraph = get (paragraphs, index);

  return paragraph->span.end - paragraph->span.start;
}

static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == '_' || c == '#';
}

static gboolean
is_quotation_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return c == '"' || c == '\'' || c == 0x201e || c == 0x201a || c == 0x300c || c == 0x300e;
    }
}

static gboolean
is_closing (gunichar c)
{
  return is_quotation_mark (c) || is_mark (c) || g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION;
}

/* --- a paragraph --- */

/* Words before a colon at its beginning, or a letter or two before a full stop ("Q. Why?"). */
static void
read_label (Paragraph *paragraph, const gunichar *chars, guint n_chars)
{
  guint start = 0, end, behind, n_words = 1;

  while (start < n_chars && (is_mark (chars[start]) || g_unichar_isspace (chars[start])))
    start++;
  for (end = start; end < n_chars && end - start <= MAX_LABEL; end++)
    {
      if (g_unichar_isspace (chars[end]))
        n_words++;
      else if (chars[end] == ':' || chars[end] == 0xff1a || (chars[end] == '.' && end - start <= 2))
        break;
      else if (!g_unichar_isalpha (chars[end]) && !g_unichar_ismark (chars[end])
               && strchr (".-'", chars[end] < 0x80 ? (int) chars[end] : '.') == NULL)
        return;
    }
  if (end == start || end >= n_chars || end - start > MAX_LABEL || n_words > MAX_LABEL_WORDS
      || g_unichar_islower (chars[start]))
    return;

  behind = end + 1;
  while (behind < n_chars && is_mark (chars[behind]))
    behind++;
  if (behind >= n_chars || !(g_unichar_isspace (chars[behind]) || chars[end] == 0xff1a))
    return;

  paragraph->label = (AdduceSpan) { paragraph->span.start + start, paragraph->span.start + end };
  paragraph->name = g_ucs4_to_utf8 (chars + start, (glong) (end - start), NULL, NULL, NULL);
}

static gboolean
has_you (const gunichar *chars, guint n_chars)
{
  guint start = 0;

  for (guint i = 0; i <= n_chars; i++)
    {
      g_autofree char *word = NULL;

      if (i < n_chars && (g_unichar_isalpha (chars[i]) || g_unichar_ismark (chars[i])))
        continue;
      if (i > start && i - start < 12)
        {
          word = g_ucs4_to_utf8 (chars + start, (glong) (i - start), NULL, NULL, NULL);
          if ((adduce_lexicon_lookup (get_lexicon (), word) & WORD_YOU) != 0)
            return TRUE;
        }
      start = i + 1;
    }
  return FALSE;
}

static void
read_paragraph (Paragraph *paragraph, const gunichar *chars, guint n_chars)
{
  guint end = n_chars;
  guint start = 0;
  gunichar last;

  while (start < n_chars && is_mark (chars[start]))
    start++;
  while (end > 1 && (is_closing (chars[end - 1]) || g_unichar_isspace (chars[end - 1])))
    end--;
  last = chars[end - 1];

  paragraph->asks = last == '?' || last == 0x61f || last == 0xff1f || last == 0x37e;
  paragraph->ends = paragraph->asks || last == '.' || last == '!' || last == 0x2026 || last == 0x3002;
  paragraph->dashed = start + 1 < n_chars && g_unichar_type (chars[start]) == G_UNICODE_DASH_PUNCTUATION
                      && g_unichar_isspace (chars[start + 1]);
  paragraph->quoted = start < n_chars && is_quotation_mark (chars[start]);
  paragraph->says_you = paragraph->asks && n_chars <= MAX_QUESTION && has_you (chars, n_chars);
  read_label (paragraph, chars, n_chars);
}

/* The paragraphs that are not blank, without the white space around them. */
static GArray *
read_paragraphs (AdduceText *text)
{
  GArray *paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  guint n_paragraphs = adduce_text_get_n_paragraphs (text);

  g_array_set_clear_func (paragraphs, paragraph_clear);
  for (guint i = 0; i < n_paragraphs; i++)
    {
      AdduceSpan span = adduce_text_get_paragraph (text, i);
      g_autofree char *slice = adduce_text_dup_slice (text, span);
      g_autofree gunichar *chars = g_utf8_to_ucs4_fast (slice, -1, NULL);
      guint n_chars = span.end - span.start;
      guint start = 0;
      Paragraph paragraph = { 0 };

      while (n_chars > 0 && g_unichar_isspace (chars[n_chars - 1]))
        n_chars--;
      while (start < n_chars && g_unichar_isspace (chars[start]))
        start++;
      if (start == n_chars)
        continue;
      paragraph.span = (AdduceSpan) { span.start + start, span.start + n_chars };
      read_paragraph (&paragraph, chars + start, n_chars - start);
      g_array_append_val (paragraphs, paragraph);
    }
  return paragraphs;
}

static void
append_turn (GArray *turns, GArray *paragraphs, guint index, AdduceTurnKind kind, AdduceSpan speaker)
{
  AdduceTurn turn = { kind, get (paragraphs, index)->span, speaker };

  g_array_append_val (turns, turn);
}

/* --- labels --- */

static gboolean
is_same_name (const char *a, const char *b)
{
  return a != NULL && b != NULL && (g_str_has_suffix (a, b) || g_str_has_suffix (b, a));
}

/* How many paragraphs have the label, and how many of these ask. */
static guint
count_label (GArray *paragraphs, const char *name, guint *ret_n_asking)
{
  guint n = 0, n_asking = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    if (is_same_name (get (paragraphs, i)->name, name))
      {
        n++;
        n_asking += get (paragraphs, i)->asks ? 1 : 0;
      }
  *ret_n_asking = n_asking;
  return n;
}

static guint
look_up_label (const Paragraph *paragraph)
{
  return paragraph->name != NULL ? adduce_lexicon_lookup (get_lexicon (), paragraph->name) : 0;
}

/* Fills in who asks and who answers by "Q:" and "A:": a label that stands for a question, and the first one
 * after it that stands for an answer. */
static gboolean
find_letters (GArray *paragraphs, const char **ret_asker, const char **ret_other)
{
  const char *asker = NULL, *other = NULL;
  guint n_asker = 0, n_other = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const Paragraph *paragraph = get (paragraphs, i);
      guint flags = look_up_label (paragraph);

      if (asker == NULL && (flags & WORD_QUESTION) != 0)
        asker = paragraph->name;
      else if (asker != NULL && other == NULL && (flags & WORD_ANSWER) != 0
               && !g_str_equal (paragraph->name, asker))
        other = paragraph->name;
      n_asker += g_strcmp0 (paragraph->name, asker) == 0 && asker != NULL ? 1 : 0;
      n_other += g_strcmp0 (paragraph->name, other) == 0 && other != NULL ? 1 : 0;
    }
  *ret_asker = asker;
  *ret_other = other;
  return n_asker > 0 && n_other > 0 && n_asker + n_other > 2;
}

/* By names: one who mostly asks, and another. */
static gboolean
find_names (GArray *paragraphs, const char **ret_asker, const char **ret_other)
{
  const char *asker = NULL, *other = NULL;
  guint n_labels = 0;

  for (guint i = 0; i < paragraphs->len && n_labels < MAX_LABELS; i++)
    {
      const char *name = get (paragraphs, i)->name;
      guint n_asking, n;

      if (name == NULL)
        continue;
      n_labels++;
      n = count_label (paragraphs, name, &n_asking);
      if (n < 2)
        continue;
      if (asker == NULL && n_asking >= 2 && n_asking * 2 >= n)
        asker = name;
      else if (other == NULL && n_asking * 2 < n)
        other = name;
    }
  *ret_asker = asker;
  *ret_other = other;
  return asker != NULL && other != NULL && !is_same_name (asker, other);
}

/* From the first label to the last; what has none goes on with what was before. */
static void
list_labelled (GArray *turns, GArray *paragraphs, const char *asker, const char *other, gboolean named)
{
  AdduceSpan speaker = { 0, 0 };
  AdduceTurnKind kind = ADDUCE_TURN_QUESTION;
  guint first = G_MAXUINT, last = 0, n_labels = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const char *name = get (paragraphs, i)->name;

      if (!is_same_name (name, asker) && !is_same_name (name, other))
        continue;
      first = MIN (first, i);
      last = i;
      n_labels++;
    }
  if (n_labels * 3 < last - first + 1)
    return;

  for (guint i = first; i <= last; i++)
    {
      const Paragraph *paragraph = get (paragraphs, i);

      if (is_same_name (paragraph->name, asker) || is_same_name (paragraph->name, other))
        {
          kind = is_same_name (paragraph->name, asker) ? ADDUCE_TURN_QUESTION : ADDUCE_TURN_ANSWER;
          speaker = named ? paragraph->label : (AdduceSpan) { 0, 0 };
        }
      append_turn (turns, paragraphs, i, kind, speaker);
    }
}

/* --- question marks --- */

static gboolean
may_be_question (GArray *paragraphs, guint index)
{
  const Paragraph *paragraph = get (paragraphs, index);

  return paragraph->asks && !paragraph->quoted && get_length (paragraphs, index) <= MAX_QUESTION;
}

/* The paragraphs that ask, less a last one that nothing long enough follows. */
static GArray *
find_questions (GArray *paragraphs)
{
  GArray *questions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i + 1 < paragraphs->len; i++)
    if (may_be_question (paragraphs, i))
      g_array_append_val (questions, i);
  while (questions->len > 0)
    {
      guint last = g_array_index (questions, guint, questions->len - 1);

      if (get_length (paragraphs, last + 1) >= get_length (paragraphs, last))
        break;
      g_array_set_size (questions, questions->len - 1);
    }
  return questions;
}

static gboolean
are_questions (GArray *paragraphs, GArray *questions)
{
  guint n = questions->len;
  guint n_dashed = 0, n_you = 0, n_answered = 0;
  guint region;

  if (n < 2)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint at = g_array_index (questions, guint, i);
      guint next = i + 1 < n ? g_array_index (questions, guint, i + 1) : at + 2;
      guint length = 0;

      n_dashed += get (paragraphs, at)->dashed ? 1 : 0;
      n_you += get (paragraphs, at)->says_you ? 1 : 0;
      for (guint k = at + 1; k < next; k++)
        length += get_length (paragraphs, k);
      n_answered += length > get_length (paragraphs, at) ? 1 : 0;
    }

  region = g_array_index (questions, guint, n - 1) - g_array_index (questions, guint, 0) + 2;
  if (n_answered * 3 < n * 2 || n * 6 < region)
    return FALSE;
  return n_dashed == n || (n >= 3 && n_you * 3 >= n);
}

/* Whether the paragraph is much shorter than both beside it, and a sentence. */
static gboolean
is_short (GArray *paragraphs, guint index)
{
  guint length = get_length (paragraphs, index);

  return get (paragraphs, index)->ends && length <= MAX_QUESTION
         && length * 5 <= 3 * MIN (get_length (paragraphs, index - 1), get_length (paragraphs, index + 1));
}

/* Whether short and long paragraphs take turns from the first question to the last, so that those in the
 * place of a question are taken for one though they have no question mark. */
static gboolean
alternates (GArray *paragraphs, GArray *questions)
{
  for (guint i = 0; i + 1 < questions->len; i++)
    {
      guint at = g_array_index (questions, guint, i);
      guint next = g_array_index (questions, guint, i + 1);

      if ((next - at) % 2 != 0)
        return FALSE;
      for (guint k = at + 2; k < next; k += 2)
        if (!is_short (paragraphs, k))
          return FALSE;
    }
  return TRUE;
}

/* How far the last answer goes: as long as paragraphs are about as long as answers are. */
static guint
find_end (GArray *paragraphs, GArray *questions, guint end)
{
  guint last = g_array_index (questions, guint, questions->len - 1);
  gsize sum = 0;
  guint n = 0;

  for (guint i = g_array_index (questions, guint, 0); i <= last + 1; i++)
    if (!may_be_question (paragraphs, i))
      {
        sum += get_length (paragraphs, i);
        n++;
      }
  while (end < paragraphs->len && n > 0 && get_length (paragraphs, end) * 2 >= sum / n)
    end++;
  return end;
}

static void
list_asked (GArray *turns, GArray *paragraphs, GArray *questions)
{
  gboolean strict = alternates (paragraphs, questions);
  guint first = g_array_index (questions, guint, 0);
  guint last = g_array_index (questions, guint, questions->len - 1);
  guint alternating = last + 2;
  guint end;

  while (strict && alternating + 1 < paragraphs->len && is_short (paragraphs, alternating))
    alternating += 2;
  end = find_end (paragraphs, questions, alternating);
  for (guint i = first, k = 0; i < end; i++)
    {
      gboolean question = strict ? i < alternating && (i - first) % 2 == 0
                                 : k < questions->len && g_array_index (questions, guint, k) == i;

      k += question ? 1 : 0;
      append_turn (turns, paragraphs, i, question ? ADDUCE_TURN_QUESTION : ADDUCE_TURN_ANSWER,
                   (AdduceSpan) { 0, 0 });
    }
}

GArray *
adduce_turns_list (AdduceText *text)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (AdduceTurn));
  g_autoptr (GArray) paragraphs = NULL;
  g_autoptr (GArray) questions = NULL;
  const char *asker, *other;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  paragraphs = read_paragraphs (text);
  if (find_letters (paragraphs, &asker, &other))
    list_labelled (turns, paragraphs, asker, other, FALSE);
  else if (find_names (paragraphs, &asker, &other))
    list_labelled (turns, paragraphs, asker, other, TRUE);
  if (turns->len > 0)
    return g_steal_pointer (&turns);

  questions = find_questions (paragraphs);
  if (are_questions (paragraphs, questions))
    list_asked (turns, paragraphs, questions);
  return g_steal_pointer (&turns);
}

const char *
adduce_turn_kind_to_id (AdduceTurnKind kind)
{
  return kind == ADDUCE_TURN_QUESTION ? "question" : "answer";
}
