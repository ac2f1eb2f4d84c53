/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words and letters: cases of Unicode's own test files, selections in many scripts, long paragraphs;
 * and strings made comparable.
 */
#include "adduce.h"

#include <string.h>

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

/*
 * Reads a line of a Unicode test file, "÷ 0061 × 0308 ÷ 0062 ÷": the text, and for each offset whether
 * there is a boundary (÷) or not (×).
 */
static AdduceText *
read_case (const char *line, GArray *boundaries)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GString) utf8 = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean boundary = strcmp (words[i], "÷") == 0;

      if (boundary || strcmp (words[i], "×") == 0)
        g_array_append_val (boundaries, boundary);
      else
        g_string_append_unichar (utf8, (gunichar) g_ascii_strtoull (words[i], NULL, 16));
    }
  return make_text (utf8->str);
}

static guint
boundary_before (GArray *boundaries, guint offset)
{
  while (!g_array_index (boundaries, gboolean, offset))
    offset--;
  return offset;
}

static guint
boundary_after (GArray *boundaries, guint offset)
{
  while (!g_array_index (boundaries, gboolean, offset))
    offset++;
  return offset;
}

/* Lines of GraphemeBreakTest.txt of the Unicode Character Database, version 15.0, that 17.0 still agrees with. */
static void
test_unicode_graphemes (void)
{
  static const char *const lines[] = {
    "÷ 0020 ÷ 0020 ÷",
    "÷ 0061 × 0308 ÷",
    "÷ 0020 × 200D ÷ 0646 ÷",
    "÷ 0646 × 200D ÷ 0020 ÷",
    "÷ 0020 ÷ 000A ÷",
    "÷ 1100 × 1100 ÷",
    "÷ 1100 × 1160 ÷",
    "÷ 1100 ÷ 11A8 ÷",
    "÷ AC00 × 11A8 ÷ 1100 ÷",
    "÷ AC01 × 11A8 ÷ 1100 ÷",
    "÷ 1F1E6 × 1F1E7 ÷ 1F1E8 ÷ 0062 ÷",
    "÷ 0061 ÷ 1F1E6 × 1F1E7 ÷ 1F1E8 ÷ 0062 ÷",
    "÷ 0061 ÷ 1F1E6 × 1F1E7 × 200D ÷ 1F1E8 ÷ 0062 ÷",
    "÷ 0061 ÷ 1F1E6 × 200D ÷ 1F1E7 × 1F1E8 ÷ 0062 ÷",
    "÷ 0061 ÷ 1F1E6 × 1F1E7 ÷ 1F1E8 × 1F1E9 ÷ 0062 ÷",
    "÷ 0061 × 200D ÷",
    "÷ 0061 × 0308 ÷ 0062 ÷",
    "÷ 0061 × 0903 ÷ 0062 ÷",
    "÷ 0061 ÷ 0600 × 0062 ÷",
    "÷ 1F476 × 1F3FF ÷ 1F476 ÷",
    "÷ 0061 × 1F3FF ÷ 1F476 ÷",
    "÷ 0061 × 1F3FF ÷ 1F476 × 200D × 1F6D1 ÷",
    "÷ 1F476 × 1F3FF × 0308 × 200D × 1F476 × 1F3FF ÷",
    "÷ 1F6D1 × 200D × 1F6D1 ÷",
    "÷ 0061 × 200D ÷ 1F6D1 ÷",
    "÷ 0061 × 200D ÷ 2701 ÷",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (gboolean));
      g_autoptr (AdduceText) text = read_case (lines[i], boundaries);
      guint length = adduce_text_get_length (text);

      for (guint start = 0; start <= length; start++)
        {
          for (guint end = start; end <= length; end++)
            {
              AdduceSpan span = adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { start, end });
              guint expected_start = boundary_before (boundaries, start);

              g_assert_cmpuint (span.start, ==, expected_start);
              g_assert_cmpuint (span.end, ==,
                                start == end ? expected_start : boundary_after (boundaries, end));
            }
        }
    }
}

/* Lines of WordBreakTest.txt of the same; words are the segments that have a letter or digit. */
static void
test_unicode_words (void)
{
  static const char *const lines[] = {
    "÷ 0061 × 0308 ÷",
    "÷ 0646 × 200D ÷ 0020 ÷",
    "÷ 0041 × 0041 × 0041 ÷",
    "÷ 0041 ÷ 003A ÷ 003A ÷ 0041 ÷",
    "÷ 05D0 × 0027 ÷",
    "÷ 05D0 × 0022 × 05D0 ÷",
    "÷ 0041 × 0030 × 0030 × 0041 ÷",
    "÷ 0030 × 002C × 0030 ÷",
    "÷ 0030 ÷ 002C ÷ 002C ÷ 0030 ÷",
    "÷ 3031 × 3031 ÷",
    "÷ 0041 × 005F × 0030 × 005F × 3031 × 005F ÷",
    "÷ 0041 × 005F × 005F × 0041 ÷",
    "÷ 0061 × 0027 × 0041 ÷",
    "÷ 0061 ÷ 0027 ÷ 0030 ÷",
    "÷ 0061 ÷ 0027 ÷",
    "÷ 0061 ÷ 0027 ÷ 002C ÷",
    "÷ 0061 × 2060 × 00AD ÷",
    "÷ 0020 ÷ 0061 ÷ 002C ÷",
    "÷ 0061 × 2060 × 0031 ÷ 002C ÷",
    "÷ 0020 ÷ 0031 ÷ 002E × 2060 ÷",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (gboolean));
      g_autoptr (AdduceText) text = read_case (lines[i], boundaries);

      for (guint offset = 0; offset < adduce_text_get_length (text); offset++)
        {
          AdduceSpan segment = { boundary_before (boundaries, offset),
                                 boundary_after (boundaries, offset + 1) };
          g_autofree char *slice = adduce_text_dup_slice (text, segment);
          AdduceSpan word, snapped;

          if (!g_unichar_isalnum (g_utf8_get_char (slice)))
            continue;
          word = adduce_breaks_get_word_at (text, offset);
          g_assert_cmpuint (word.start, ==, segment.start);
          g_assert_cmpuint (word.end, ==, segment.end);
          snapped = adduce_breaks_snap_to_words (text, (AdduceSpan) { offset, offset + 1 });
          g_assert_cmpuint (snapped.start, ==, segment.start);
          g_assert_cmpuint (snapped.end, ==, segment.end);
        }
    }
}

/* Takes the ASCII brackets that stand for the edges of a selection out of @marked. */
static AdduceText *
read_selection (const char *marked, AdduceSpan *ret_span)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  guint offset = 0;

  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '[')
        ret_span->start = offset;
      else if (*p == ']')
        ret_span->end = offset;
      else
        {
          g_string_append_unichar (utf8, g_utf8_get_char (p));
          offset++;
        }
    }
  return make_text (utf8->str);
}

typedef AdduceSpan (*SnapFunc) (AdduceText *text, AdduceSpan span);

static void
assert_snaps (SnapFunc snap, const char *selected, const char *expected)
{
  AdduceSpan span = { 0, 0 };
  AdduceSpan wanted = { 0, 0 };
  g_autoptr (AdduceText) text = read_selection (selected, &span);
  g_autoptr (AdduceText) same = read_selection (expected, &wanted);
  AdduceSpan snapped = snap (text, span);
  AdduceSpan again = snap (text, snapped);

  g_assert_cmpstr (adduce_text_get_utf8 (text), ==, adduce_text_get_utf8 (same));
  if (snapped.start != wanted.start || snapped.end != wanted.end)
    g_error ("“%s” became %u-%u, not “%s”", selected, snapped.start, snapped.end, expected);
  /* What is snapped stays where it is. */
  g_assert_cmpuint (again.start, ==, snapped.start);
  g_assert_cmpuint (again.end, ==, snapped.end);
}

/* This is over 60 lines because it is one table: a selection, and what becomes of it. */
static void
test_snap_to_words (void)
{
  static const char *const cases[][2] = {
    { "The [mini]ster said", "The [minister] said" },
    { "The min[ister sa]id", "The [minister said]" },
    { "The [minister] said", "The [minister] said" },
    { "The[ minister ]said", "The [minister] said" },
    { "The[ \n\t minister\u00a0\u3000]said", "The \n\t [minister]\u00a0\u3000said" },
    { "[T]he", "[The]" },
    { "Th[e]", "[The]" },
    { "[The]", "[The]" },
    { "it ended[.] Then", "it ended[.] Then" },
    { "it end[ed.] Then", "it [ended.] Then" },
    { "it ended[, t]hen", "it ended[, then]" },
    { "end[ed?!] Then", "[ended?!] Then" },
    /* Quotation marks stay in or out as they were selected. */
    { "one “cust[oms wa]r” more", "one “[customs war]” more" },
    { "one [“customs wa]r” more", "one [“customs war]” more" },
    { "one [ “customs war”] more", "one  [“customs war”] more" },
    { "one «cust[oms wa]r» more", "one «[customs war]» more" },
    { "„Die F[ähre] bleibt“", "„Die [Fähre] bleibt“" },
    /* Apostrophes inside a word belong to it. */
    { "Lukashenka’[s] recent", "[Lukashenka’s] recent" },
    { "they do[n't] know", "they [don't] know" },
    { "rock 'n[' roll]", "rock 'n[' roll]" },
    { "the states[’] aims", "the states[’] aims" },
    /* Hyphens join words of their own. */
    { "Порт-Ха[лла]н", "Порт-[Халлан]" },
    { "m[ulti-vect]or", "[multi-vector]" },
    { "multi-vect[or]", "multi-[vector]" },
    /* Numbers. */
    { "cost 6[.]1 billion", "cost [6.1] billion" },
    { "1[,00]0 boats", "[1,000] boats" },
    { "about 2[7]%", "about [27]%" },
    { "about 2[7%]", "about [27%]" },
    /* Scripts. */
    { "Паром [оста]ётся, сказал он", "Паром [остаётся], сказал он" },
    { "пари[й]", "[парий]" },
    { "τη[ς Ευρώ]πης", "[της Ευρώπης]" },
    { "وقالت الح[كومة إ]ن السد", "وقالت [الحكومة إن] السد" },
    { "اَلسَّ[لَا]مُ عَلَيْكُمْ", "[اَلسَّلَامُ] عَلَيْكُمْ" },
    { "ראש הממש[לה] אמר", "ראש [הממשלה] אמר" },
    { "צה[\"]ל אישר", "[צה\"ל] אישר" },
    { "भारत सर[का]र ने", "भारत [सरकार] ने" },
    { "我们[在]北京。", "我们[在]北京。" },
    { "我[们]在北京。", "[我们]在北京。" },
    { "我[们在北]京。", "[我们在北京]。" },
    { "カメ[ラ]を買う", "[カメラ]を買う" },
    { "대[한민]국 정부", "[대한민국] 정부" },
    { "สวัส[ดี]ครับ", "[สวัสดี]ครับ" },
    /* Letters made of several code points. */
    { "un cafe[\u0301] noir", "un [cafe\u0301] noir" },
    { "un caf[e]\u0301 noir", "un [cafe\u0301] noir" },
    { "the 👨\u200d👩[\u200d👧]\u200d👦 family", "the [👨\u200d👩\u200d👧\u200d👦] family" },
    { "a 👍[🏽] b", "a [👍🏽] b" },
    { "a 🇺[🇳] b", "a [🇺🇳] b" },
    /* More than one paragraph. */
    { "fir[st line\nsecond li]ne", "[first line\nsecond line]" },
    { "first[\n\nsec]ond", "first\n\n[second]" },
    { "fir[st\n\n]second", "[first]\n\nsecond" },
    /* White space alone is nothing. */
    { "one[ ]two", "one[] two" },
    { "one [ \n\u3000\t ]two", "one [] \n\u3000\t two" },
    { "one[]two", "one[]two" },
    { "[]", "[]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_snaps (adduce_breaks_snap_to_words, cases[i][0], cases[i][1]);
}

static void
test_snap_to_graphemes (void)
{
  static const char *const cases[][2] = {
    { "mini[s]ter", "mini[s]ter" },
    { " [ ] ", " [ ] " },
    { "cafe[\u0301 n]oir", "caf[e\u0301 n]oir" },
    { "caf[e]\u0301 noir", "caf[e\u0301] noir" },
    { "👨\u200d👩[\u200d]👧\u200d👦", "[👨\u200d👩\u200d👧\u200d👦]" },
    { "1[\ufe0f]\u20e3!", "[1\ufe0f\u20e3]!" },
    { "🇺🇳🇺[🇳]🇺🇳", "🇺🇳[🇺🇳]🇺🇳" },
    { "a[\u0301]\nb", "[a\u0301]\nb" },
    { "a[\n]b", "a[\n]b" },
    { "\u1112[\u1161]\u11ab국", "[\u1112\u1161\u11ab]국" },
    { "cafe[]\u0301", "caf[]e\u0301" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_snaps (adduce_breaks_snap_to_graphemes, cases[i][0], cases[i][1]);
}

/* Edges beyond the text or in the wrong order do no harm. */
static void
test_clamped (void)
{
  g_autoptr (AdduceText) text = make_text ("one two");
  g_autoptr (AdduceText) empty = make_text ("");
  AdduceSpan span;

  span = adduce_breaks_snap_to_words (text, (AdduceSpan) { 5, 900 });
  g_assert_cmpuint (span.start, ==, 4);
  g_assert_cmpuint (span.end, ==, 7);
  span = adduce_breaks_snap_to_words (text, (AdduceSpan) { 6, 1 });
  g_assert_cmpuint (span.start, ==, 0);
  g_assert_cmpuint (span.end, ==, 7);
  span = adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { G_MAXUINT, G_MAXUINT });
  g_assert_cmpuint (span.start, ==, 7);
  g_assert_cmpuint (span.end, ==, 7);
  span = adduce_breaks_snap_to_words (empty, (AdduceSpan) { 0, 3 });
  g_assert_cmpuint (span.end, ==, 0);
  span = adduce_breaks_get_word_at (empty, 3);
  g_assert_cmpuint (span.start, ==, 0);
  g_assert_cmpuint (span.end, ==, 0);
}

static void
test_word_at (void)
{
  /* The bracket pair is the word expected at the offset; an empty pair where there is none. */
  static const struct {
    guint offset;
    const char *expected;
  } cases[] = {
    { 0, "[one] – two,\nthree" },  { 2, "[one] – two,\nthree" },   { 3, "[one] – two,\nthree" },
    { 4, "one []– two,\nthree" },  { 5, "one –[] two,\nthree" },   { 6, "one – [two],\nthree" },
    { 9, "one – [two],\nthree" },  { 10, "one – two,[]\nthree" },  { 11, "one – two,\n[three]" },
    { 16, "one – two,\n[three]" }, { 900, "one – two,\n[three]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdduceSpan expected = { 0, 0 };
      g_autoptr (AdduceText) text = read_selection (cases[i].expected, &expected);
      AdduceSpan word = adduce_breaks_get_word_at (text, cases[i].offset);

      g_assert_cmpuint (word.start, ==, expected.start);
      g_assert_cmpuint (word.end, ==, expected.end);
    }
}

/* Units whose boundaries are known by construction, in paragraphs longer than the window. */
static void
test_long_paragraph (void)
{
  static const char *const units[] = {
    "a", "e\u0301", "я", "👨\u200d👩\u200d👧", "🇺🇳 ", "하", " ", "\n", "1\ufe0f\u20e3",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310406);
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (GArray) boundaries = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (AdduceText) text = NULL;
  gboolean boundary = TRUE;

  for (guint i = 0; i < 60000; i++)
    {
      /* Line ends are rare, so that most paragraphs are long. */
      const char *unit = units[g_rand_int_range (rand, 0, G_N_ELEMENTS (units))];

      if (*unit == '\n' && g_rand_int_range (rand, 0, 2000) != 0)
        continue;
      g_string_append (utf8, unit);
      for (const char *p = unit; *p != '\0'; p = g_utf8_next_char (p))
        {
          /* The space behind a flag is a unit of its own. */
          boundary = p == unit || *p == ' ';
          g_array_append_val (boundaries, boundary);
        }
    }
  boundary = TRUE;
  g_array_append_val (boundaries, boundary);

  text = make_text (utf8->str);
  for (guint i = 0; i < 3000; i++)
    {
      gint32 length = (gint32) adduce_text_get_length (text);
      guint start = (guint) g_rand_int_range (rand, 0, length);
      guint end = (guint) g_rand_int_range (rand, (gint32) start + 1, length + 1);
      AdduceSpan span = adduce_breaks_snap_to_graphemes (text, (AdduceSpan) { start, end });

      g_assert_cmpuint (span.start, ==, boundary_before (boundaries, start));
      g_assert_cmpuint (span.end, ==, boundary_after (boundaries, end));
    }
}

/* 16 MiB in one paragraph: a selection costs no more than in a short one, or this would take hours. */
static void
test_huge_paragraph (void)
{
  g_autoptr (GString) utf8 = g_string_sized_new (ADDUCE_TEXT_MAX_BYTES);
  g_autoptr (AdduceText) text = NULL;
  guint n_words = 1800000;

  /* Nine bytes, eight characters. */
  for (guint i = 0; i < n_words; i++)
    g_string_append (utf8, "quäcken ");
  text = make_text (utf8->str);
  for (guint i = 0; i < n_words; i += 997)
    {
      AdduceSpan span = { 8 * i + 2, 8 * i + 13 };

      span = adduce_breaks_snap_to_words (text, span);
      g_assert_cmpuint (span.start, ==, 8 * i);
      g_assert_cmpuint (span.end, ==, MIN (8 * i + 15, 8 * n_words - 1));
    }
}

/* The same in a script without spaces, where words come from a dictionary: "Beijing" a million times. */
static void
test_huge_ideographs (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (AdduceText) text = NULL;
  guint n_words = 1000000;

  for (guint i = 0; i < n_words; i++)
    g_string_append (utf8, "北京");
  text = make_text (utf8->str);
  for (guint i = 0; i < n_words; i += 9973)
    {
      AdduceSpan span = adduce_breaks_snap_to_words (text, (AdduceSpan) { 2 * i + 1, 2 * i + 2 });

      g_assert_cmpuint (span.start, ==, 2 * i);
      g_assert_cmpuint (span.end, ==, 2 * i + 2);
    }
}

static gpointer
snap_cb (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      AdduceSpan span = adduce_breaks_snap_to_words (data, (AdduceSpan) { 5, 6 });
      g_autofree char *folded = adduce_breaks_fold ("Żółć");
      g_autofree char *slug = adduce_breaks_slug ("Żółć");

      g_assert_cmpuint (span.start, ==, 4);
      g_assert_cmpuint (span.end, ==, 7);
      g_assert_cmpstr (folded, ==, "zolc");
      g_assert_cmpstr (slug, ==, "zolc");
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (AdduceText) text = make_text ("one two three");
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("snap", snap_cb, text);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { " \t ", "" },
    { "Lukashenko", "lukashenko" },
    { "  Two \t\n WORDS\u00a0here ", "two words here" },
    { "Łukasz Żółć", "lukasz zolc" },
    { "CAFÉ", "cafe" },
    { "CAFE\u0301", "cafe" },
    { "Straße", "strasse" },
    { "STRASSE", "strasse" },
    { "ﬁne №", "fine no" },
    { "１２３", "123" },
    { "O’Brien", "o'brien" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "Σίσυφος", "σισυφοσ" },
    { "Ёлкин", "елкин" },
    { "Елкин", "елкин" },
    { "İstanbul", "istanbul" },
    { "مُحَمَّد", "محمد" },
    { "שָׁלוֹם", "שלום" },
    { "हिन्दी", "हिन्दी" }, /* vowel signs stay */
    { "\xff" "A", "\ufffd" "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = adduce_breaks_fold (cases[i][0]);
      g_autofree char *again = adduce_breaks_fold (folded);

      g_assert_cmpstr (folded, ==, cases[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
}

/* Voiced and unvoiced kana are different letters; decomposed and composed ones are the same. */
static void
test_fold_kana (void)
{
  g_autofree char *ga = adduce_breaks_fold ("が");
  g_autofree char *ka = adduce_breaks_fold ("か");
  g_autofree char *decomposed = adduce_breaks_fold ("か\u3099");

  g_assert_cmpstr (ga, !=, ka);
  g_assert_cmpstr (ga, ==, decomposed);
}

/* The digests were made with sha256sum of coreutils. */
static void
test_slug (void)
{
  static const char *const cases[][2] = {
    { "Expert", "expert" },
    { "  Alexander   Lukashenko ", "alexander-lukashenko" },
    { "O'Brien", "obrien" },
    { "O’Brien", "obrien" },
    { "U.S. president", "u-s-president" },
    { "well-known", "well-known" },
    { "--a--", "a" },
    { "3.5, or 4", "3-5-or-4" },
    { "Łódź", "lodz" },
    { "Jo\u0301zef", "jozef" },
    { "Đặng Thị", "dang-thi" },
    { "Straße", "strasse-58a3778c" },
    { "Лукашенко", "lukasenko-622f743e" },
    { "!!!", "x-e84c538e" },
    { ".", "x-cdb4ee2a" },
    { "", "x-e3b0c442" },
    { "3 %", "3-9e773d6e" },
    { "语言", "yu-yan-9f6fee1a" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-635361c4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = adduce_breaks_slug (cases[i][0]);

      g_assert_cmpstr (slug, ==, cases[i][1]);
      g_assert_cmpuint (strlen (slug), <=, 64);
    }
}

/* Labels that differ by more than spelling have different codes, all of the allowed letters. */
static void
test_slug_differs (void)
{
  static const char *const labels[] = {
    "Lukashenko", "Лукашенко", "Лукашенка", "Лукашэнка", "C", "C++", "C#", "мел", "мель", "Щит", "Шит",
    "50 %", "50", "50 €", "a/b", "a b", "a & b", "a + b", "語", "语", "говорить", "يقول", "يقال",
    "👍", "👎", "👍🏽", "?", "??", "x²", "x2", "Maße", "Masse", "\xff", "\xfe\xff", "№ 5", "No 5!",
    "The tidal barrage should be built with public money and the province should guarantee it",
    "The tidal barrage should be built with public money and the province should guarantee half",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      char *slug = adduce_breaks_slug (labels[i]);

      g_assert_cmpuint (strlen (slug), >, 0);
      g_assert_cmpuint (strlen (slug), <=, 64);
      g_assert_cmpuint (strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (slug));
      g_assert_true (slug[0] != '-' && slug[strlen (slug) - 1] != '-');
      g_assert_true (g_hash_table_add (seen, slug));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/breaks/unicode-graphemes", test_unicode_graphemes);
  g_test_add_func ("/breaks/unicode-words", test_unicode_words);
  g_test_add_func ("/breaks/snap-to-words", test_snap_to_words);
  g_test_add_func ("/breaks/snap-to-graphemes", test_snap_to_graphemes);
  g_test_add_func ("/breaks/clamped", test_clamped);
  g_test_add_func ("/breaks/word-at", test_word_at);
  g_test_add_func ("/breaks/long-paragraph", test_long_paragraph);
  g_test_add_func ("/breaks/huge-paragraph", test_huge_paragraph);
  g_test_add_func ("/breaks/huge-ideographs", test_huge_ideographs);
  g_test_add_func ("/breaks/threads", test_threads);
  g_test_add_func ("/breaks/fold", test_fold);
  g_test_add_func ("/breaks/fold-kana", test_fold_kana);
  g_test_add_func ("/breaks/slug", test_slug);
  g_test_add_func ("/breaks/slug-differs", test_slug_differs);

  return g_test_run ();
}
