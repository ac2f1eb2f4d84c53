/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Units: a text with an anchor ^ and a caret | in it, what is done, and where they are then.
 */
#include "adduce.h"

#include <string.h>

/* Reads "The ^levy| stays": the text, the anchor (the caret where there is no ^) and the caret. */
static AdduceText *
read_marked (const char *marked, guint *ret_anchor, guint *ret_caret)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AdduceText *text;
  guint anchor = G_MAXUINT, caret = 0, offset = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '^')
        anchor = offset;
      else if (*p == '|')
        caret = offset;
      else
        {
          g_string_append_unichar (utf8, g_utf8_get_char (p));
          offset++;
        }
    }
  bytes = g_bytes_new (utf8->str, utf8->len);
  text = adduce_text_new (bytes, &error);
  g_assert_no_error (error);
  *ret_anchor = anchor != G_MAXUINT ? anchor : caret;
  *ret_caret = caret;
  return text;
}

static char *
print_marked (AdduceText *text, guint anchor, guint caret)
{
  guint length = adduce_text_get_length (text);
  g_autofree char *before = adduce_text_dup_slice (text, (AdduceSpan) { 0, MIN (anchor, caret) });
  g_autofree char *inside = adduce_text_dup_slice (text, (AdduceSpan) { MIN (anchor, caret), MAX (anchor, caret) });
  g_autofree char *behind = adduce_text_dup_slice (text, (AdduceSpan) { MAX (anchor, caret), length });

  if (anchor == caret)
    return g_strconcat (before, "|", behind, NULL);
  return g_strconcat (before, anchor < caret ? "^" : "|", inside, anchor < caret ? "|" : "^", behind, NULL);
}

static const AdduceUnit units[] = { ADDUCE_UNIT_WORD, ADDUCE_UNIT_SENTENCE, ADDUCE_UNIT_PARAGRAPH };

/* A letter is a step: w and W for a word forwards and backwards, s and S a sentence, p and P a paragraph. */
static void
test_move_end (void)
{
  static const char *const cases[][3] = {
    /* out, word by word, and back in */
    { "The |levy stays, all of it.", "w", "The ^levy| stays, all of it." },
    { "The |levy stays, all of it.", "www", "The ^levy stays, all| of it." },
    { "The ^levy stays, all| of it.", "W", "The ^levy stays|, all of it." },
    { "The ^levy stays, all| of it.", "WW", "The ^levy| stays, all of it." },
    { "The ^levy stays, all| of it.", "WWW", "The |levy stays, all of it." },
    /* beyond the anchor */
    { "The ^levy stays, all| of it.", "WWWW", "|The ^levy stays, all of it." },
    { "The ^levy stays, all| of it.", "WWWWw", "The |levy stays, all of it." },
    { "The |levy ^stays.", "w", "The levy |stays." },
    { "The |levy ^stays.", "ww", "The levy ^stays|." },
    { "One two |three four^.", "W", "One |two three four^." },
    { "One two |three four^.", "w", "One two three |four^." },
    /* from within a word */
    { "The le|vy stays.", "w", "The le^vy| stays." },
    { "The le|vy stays.", "W", "The |le^vy stays." },
    { "The le^vy sta|ys.", "W", "The le^vy| stays." },
    { "The le^vy sta|ys.", "WW", "The le|vy stays." },
    { "The |levy sta^ys.", "ww", "The levy sta|ys." },
    /* over lines; nothing more at the ends */
    { "One|.\n\nTwo.", "w", "One^.\n\nTwo|." },
    { "One^.\n\nTwo|.", "W", "One|.\n\nTwo." },
    { "One |two.", "ww", "One ^two|." },
    { "|One two.", "W", "|One two." },
    { "|…", "wW", "|…" },
    { "", "wWsSpP", "|" },
    /* sentences */
    { "One is. |Two is. Three is.", "s", "One is. ^Two is.| Three is." },
    { "One is. |Two is. Three is.", "ss", "One is. ^Two is. Three is.|" },
    { "One is. ^Two is. Three is.|", "S", "One is. ^Two is.| Three is." },
    { "One is. ^Two is. Three is.|", "SS", "One is. |Two is. Three is." },
    { "One is. ^Two is. Three is.|", "SSS", "|One is. ^Two is. Three is." },
    { "|One is. ^Two is. Three is.", "s", "One is. |Two is. Three is." },
    { "|One is. Two is.^", "s", "One is. |Two is.^" },
    { "|One is. Two is.^", "ss", "One is. Two is.|" },
    { "One is. Tw|o is. Three is.", "s", "One is. Tw^o is.| Three is." },
    { "One is. Tw|o is. Three is.", "S", "One is. |Tw^o is. Three is." },
    { "One is. Tw|o is. Three is.", "SS", "|One is. Tw^o is. Three is." },
    { "|One is. Tw^o is. Three is.", "ss", "One is. Tw|o is. Three is." },
    { "Mr. Pell |left.\n\n“Dr. Falk stays.” So.", "ss", "Mr. Pell ^left.\n\n“Dr. Falk stays.”| So." },
    /* paragraphs */
    { "|One.\n\nTwo. 2.\nThree.", "p", "^One.|\n\nTwo. 2.\nThree." },
    { "|One.\n\nTwo. 2.\nThree.", "pp", "^One.\n\nTwo. 2.|\nThree." },
    { "^One.\n\nTwo. 2.|\nThree.", "P", "^One.|\n\nTwo. 2.\nThree." },
    { "^One.\n\nTwo. 2.|\nThree.", "PP", "|One.\n\nTwo. 2.\nThree." },
    { "One.\n\nT|wo.\n \nThree.", "p", "One.\n\nT^wo.|\n \nThree." },
    { "One.\n\nT|wo.\n \nThree.", "pp", "One.\n\nT^wo.\n \nThree.|" },
    { "One.\n\nTwo|.\n \nThree.", "PP", "|One.\n\nTwo^.\n \nThree." },
    /* other scripts */
    { "Паром |остаётся, г. Пелл.", "ww", "Паром ^остаётся, г|. Пелл." },
    { "我们|在北京。他走了。", "w", "我们^在|北京。他走了。" },
    { "我们|在北京。他走了。", "s", "我们^在北京。|他走了。" },
    { "وقالت |الحكومة إن السد.", "ww", "وقالت ^الحكومة إن| السد." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint anchor, caret;
      g_autoptr (AdduceText) text = read_marked (cases[i][0], &anchor, &caret);
      g_autofree char *found = NULL;

      for (const char *p = cases[i][1]; *p != '\0'; p++)
        {
          AdduceUnit unit = units[strchr ("wsp", g_ascii_tolower (*p)) - "wsp"];

          caret = adduce_unit_move_end (text, unit, anchor, caret, g_ascii_islower (*p) ? 1 : -1);
        }
      found = print_marked (text, anchor, caret);
      g_assert_cmpstr (found, ==, cases[i][2]);
    }
}

/* What a selection grows to, step by step, until it grows no more. */
static void
test_grow (void)
{
  static const char *const cases[][6] = {
    { "She said “the le|vy stays” today. So.", "levy", "the levy stays", "She said “the levy stays” today.",
      "She said “the levy stays” today. So." },
    { "One.\n\nTwo th|ree. Four.\n\nFive.", "three", "Two three.", "Two three. Four." },
    /* a caret where a word ends, and beside none */
    { "One two| three.", "two", "One two three." },
    { "One two.| “Three.”", "One two.", "One two. “Three.”" },
    { "One – |– two.", "One – – two." },
    /* what was selected is held */
    { "One t^wo thr|ee. Four.", "two three", "One two three.", "One two three. Four." },
    { "One two. Th^ree. Fo|ur. Five.", "Three. Four", "Three. Four.", "One two. Three. Four. Five." },
    { "One.\nT^wo.\nThr|ee.\nFour.", "Two.\nThree", "Two.\nThree." },
    /* a quotation longer than a sentence; its mark is in the sentence */
    { "“One tw|o. Three.” Four.", "two", "“One two.", "“One two. Three.”", "“One two. Three.” Four." },
    { "He: “One. Tw|o. Three.” Four.", "Two", "Two.", "One. Two. Three.", "He: “One. Two. Three.”",
      "He: “One. Two. Three.” Four." },
    /* nested, and over paragraphs */
    { "“He said ‘not n|ow’ twice” today. So.", "now", "not now", "He said ‘not now’ twice",
      "“He said ‘not now’ twice” today.", "“He said ‘not now’ twice” today. So." },
    { "“One.\n\n“Tw|o.”", "Two", "Two.", "“Two.”", "“One.\n\n“Two.”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint anchor, caret;
      g_autoptr (AdduceText) text = read_marked (cases[i][0], &anchor, &caret);
      AdduceSpan span = { MIN (anchor, caret), MAX (anchor, caret) };

      for (guint k = 1; k < 6 && cases[i][k] != NULL; k++)
        {
          g_autofree char *slice = NULL;

          g_assert_true (adduce_unit_grow (text, span, &span));
          slice = adduce_text_dup_slice (text, span);
          g_assert_cmpstr (slice, ==, cases[i][k]);
        }
      g_assert_false (adduce_unit_grow (text, span, &span));
    }
}

static void
test_shrink (void)
{
  guint anchor, caret;
  g_autoptr (AdduceText) text = read_marked ("^She said “the levy stays” today. So.|", &anchor, &caret);
  static const AdduceSpan expected[] = { { 0, 32 }, { 10, 24 }, { 14, 18 }, { 15, 15 }, { 15, 15 } };
  AdduceSpan span = { anchor, caret };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      span = adduce_unit_shrink (text, span, 15);
      g_assert_cmpuint (span.start, ==, expected[i].start);
      g_assert_cmpuint (span.end, ==, expected[i].end);
    }
}

static void
test_get_at (void)
{
  guint offset, caret;
  g_autoptr (AdduceText) text = read_marked ("One two. Three.\n\n  Four.  |", &offset, &caret);
  static const struct {
    guint offset;
    AdduceSpan spans[3];
  } cases[] = {
    { 0, { { 0, 3 }, { 0, 8 }, { 0, 15 } } },    { 3, { { 0, 3 }, { 0, 8 }, { 0, 15 } } },
    { 8, { { 8, 8 }, { 0, 8 }, { 0, 15 } } },    { 9, { { 9, 14 }, { 9, 15 }, { 0, 15 } } },
    { 15, { { 15, 15 }, { 9, 15 }, { 0, 15 } } }, { 16, { { 16, 16 }, { 16, 16 }, { 16, 16 } } },
    { 21, { { 19, 23 }, { 19, 24 }, { 19, 24 } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; k < G_N_ELEMENTS (units); k++)
      {
        AdduceSpan span = adduce_unit_get_at (text, units[k], cases[i].offset);

        g_assert_cmpuint (span.start, ==, cases[i].spans[k].start);
        g_assert_cmpuint (span.end, ==, cases[i].spans[k].end);
      }
}

/* Arrows go by what is left and right in the paragraph. */
static void
test_rtl (void)
{
  guint anchor, caret;
  g_autoptr (AdduceText) text
    = read_marked ("one\n“…” السد one\n\n12 המ\n12 – …\none السد\n|", &anchor, &caret);
  static const gboolean expected[] = { FALSE, TRUE, FALSE, TRUE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < adduce_text_get_n_paragraphs (text); i++)
    g_assert_cmpint (adduce_breaks_is_rtl (text, adduce_text_get_paragraph (text, i).end), ==, expected[i]);
}

/* From anywhere and by any unit: there is always an end, and what shrinks lies in what was. */
static void
test_noise (void)
{
  static const char *const parts[] = { "a", "bc ", ". ", "“", "” ", "’", "\n", "  ", "好", "。", "Dr. ", "3", "? " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310414);
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (AdduceText) text = NULL;
  guint anchor, caret, length;

  for (guint i = 0; i < 2000; i++)
    g_string_append (utf8, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  text = read_marked (utf8->str, &anchor, &caret);
  length = adduce_text_get_length (text);
  for (guint i = 0; i < 600; i++)
    {
      AdduceUnit unit = units[i % 3];
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) length + 1);
      guint to = adduce_unit_move_end (text, unit, from, from, 1);
      guint back = adduce_unit_move_end (text, unit, from, to, -1);
      AdduceSpan span = { from, from }, next;

      g_assert_cmpuint (to, >=, from);
      g_assert_cmpuint (back, >=, from);
      g_assert_cmpuint (back, <=, to);
      while (adduce_unit_grow (text, span, &next))
        {
          AdduceSpan shrunk = adduce_unit_shrink (text, next, from);

          g_assert_true (next.start <= span.start && next.end >= span.end);
          g_assert_cmpuint (next.end - next.start, >, span.end - span.start);
          g_assert_cmpuint (shrunk.start, ==, span.start);
          g_assert_cmpuint (shrunk.end, ==, span.end);
          span = next;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/units/move-end", test_move_end);
  g_test_add_func ("/units/grow", test_grow);
  g_test_add_func ("/units/shrink", test_shrink);
  g_test_add_func ("/units/get-at", test_get_at);
  g_test_add_func ("/units/rtl", test_rtl);
  g_test_add_func ("/units/noise", test_noise);

  return g_test_run ();
}
