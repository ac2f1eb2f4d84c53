/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a text is shown, and where each of its characters is: by hand, by reading what is shown with a reader of our
 * own, and on texts made to stop a text view.
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

static AdduceText *
make_repeated (const char *before, const char *unit, guint n, const char *after)
{
  g_autoptr (GString) string = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (string, unit);
  g_string_append (string, after);
  return make_text (string->str);
}

/* --- a reader of what is shown --- */

static guint
read_sign (const char *sign)
{
  static const char *const names[] = { "ALM", "LRM", "RLM", "LRE", "RLE", "PDF", "LRO",
                                       "RLO", "LRI", "RLI", "FSI", "PDI", "ZWJ" };
  static const gunichar characters[] = { 0x61c,  0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
                                         0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200d };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strncmp (sign, names[i], 3) == 0 && strncmp (sign + 3, "⟧", strlen ("⟧")) == 0)
      return characters[i];
  g_assert_not_reached ();
}

static void
check_break (const AdduceDisplayMap *map, guint offset, guint place)
{
  g_assert_cmpuint (adduce_display_map_to_text (map, place), ==, offset);
  g_assert_cmpuint (adduce_display_map_to_text (map, place + 1), ==, offset);
  g_assert_cmpuint (adduce_display_map_to_shown_end (map, offset), ==, place);
  g_assert_true (adduce_display_map_is_continuation (map, place + 2));
}

/* @n characters at @offset are shown as @n_shown at @place. */
static void
check_shown (const AdduceDisplayMap *map, guint offset, guint n, guint place, guint n_shown)
{
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (adduce_display_map_to_shown (map, offset + i), ==, place);
  g_assert_cmpuint (adduce_display_map_to_text (map, place), ==, offset);
  for (guint i = 1; i < n_shown; i++)
    g_assert_cmpuint (adduce_display_map_to_text (map, place + i), ==, offset + n);
}

/* Reads what is shown character by character beside the text, which has neither ⟦ nor ↵ in it, and asks the map
 * about every place on both sides. Returns the length of the longest line shown. */
static guint
check_against_shown (AdduceText *text)
{
  const AdduceDisplayMap *map = adduce_text_get_display_map (text);
  const char *shown = adduce_display_map_get_utf8 (map);
  const char *t = adduce_text_get_utf8 (text);
  guint offset = 0, place = 0, row = 0, longest = 0, n_marks = 0;

  g_assert_cmpuint (strlen (shown), ==, adduce_display_map_get_n_bytes (map));
  g_assert_cmpuint (g_utf8_strlen (shown, -1), ==, adduce_display_map_get_length (map));
  while (*shown != '\0')
    {
      guint n = 1, n_shown = 1;

      if (strncmp (shown, "↵\n", strlen ("↵\n")) == 0)
        {
          check_break (map, offset, place);
          shown += strlen ("↵\n");
          place += 2;
          longest = MAX (longest, row);
          row = 0;
          continue;
        }
      if (strncmp (shown, "⟦+", strlen ("⟦+")) == 0)
        {
          n = (guint) g_ascii_strtoull (shown + strlen ("⟦+"), NULL, 10);
          g_assert_cmpuint (n, >, 0);
          for (guint i = 0; i < n; i++, t = g_utf8_next_char (t))
            g_assert_true (g_unichar_ismark (g_utf8_get_char (t)));
        }
      else if (strncmp (shown, "⟦", strlen ("⟦")) == 0)
        {
          g_assert_cmpuint (g_utf8_get_char (t), ==, read_sign (shown + strlen ("⟦")));
          t = g_utf8_next_char (t);
        }
      else
        {
          g_assert_cmpuint (g_utf8_get_char (shown), ==, g_utf8_get_char (t));
          n_marks = g_unichar_ismark (g_utf8_get_char (t)) ? n_marks + 1 : 0;
          g_assert_cmpuint (n_marks, <=, ADDUCE_DISPLAY_MAX_MARKS);
          t = g_utf8_next_char (t);
        }
      if (strncmp (shown, "⟦", strlen ("⟦")) == 0)
        n_shown = (guint) g_utf8_strlen (shown, strstr (shown, "⟧") + strlen ("⟧") - shown);
      check_shown (map, offset, n, place, n_shown);
      row = *shown == '\n' || strncmp (shown, "\u2029", strlen ("\u2029")) == 0 ? 0 : row + n_shown;
      longest = MAX (longest, row);
      offset += n;
      place += n_shown;
      shown = g_utf8_offset_to_pointer (shown, n_shown);
    }
  g_assert_cmpuint (*t, ==, '\0');
  g_assert_cmpuint (adduce_display_map_to_shown (map, offset), ==, place);
  g_assert_cmpuint (adduce_display_map_to_shown (map, offset + 99), ==, place);
  g_assert_cmpuint (adduce_display_map_to_text (map, place + 99), ==, offset);
  return longest;
}

/* --- tests --- */

static void
test_identity (void)
{
  /* Real words with as many marks and controls as their languages use. */
  static const char *const fine[] = {
    "",
    "\n\n\n",
    "The levy stays, she said.",
    "בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם וְאֵ֥ת הָאָֽרֶץ",   /* Hebrew, points and accents */
    "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",                          /* Arabic, vocalised */
    "सर्वे भवन्तु सुखिनः। क्षत्रिय स्त्री",                              /* Devanagari */
    "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกัน",                       /* Thai */
    "བོད་སྐད་ཧཱུྃ",                                                /* Tibetan */
    "Tie\u0302\u0301ng Vie\u0323\u0302t",                        /* Vietnamese, decomposed */
    "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏴\u200d☠\ufe0f 🇺🇳 1\ufe0f\u20e3",
    "می\u200cخواهم",                                             /* Persian with a non-joiner */
    "\u2067שלום\u2069 \u200fא\u200e",                            /* isolates and marks */
  };

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autoptr (AdduceText) once = make_text (fine[i]);
      g_autoptr (AdduceText) often = make_repeated ("", fine[i], 100, "\n");
      AdduceText *texts[] = { once, often };

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          const AdduceDisplayMap *map = adduce_text_get_display_map (texts[k]);

          g_assert_cmpint (adduce_display_map_get_changes (map), ==, ADDUCE_DISPLAY_CHANGES_NONE);
          g_assert_null (adduce_display_map_describe (map));
          g_assert_true (adduce_display_map_get_utf8 (map) == adduce_text_get_utf8 (texts[k]));
          g_assert_cmpuint (adduce_display_map_get_length (map), ==, adduce_text_get_length (texts[k]));
          g_assert_cmpuint (adduce_display_map_to_shown (map, 3), ==, MIN (3, adduce_text_get_length (texts[k])));
          g_assert_cmpuint (adduce_display_map_to_text (map, 0), ==, 0);
          g_assert_false (adduce_display_map_is_continuation (map, 0));
        }
    }
}

static void
test_limits (void)
{
  static const struct {
    const char *before;
    const char *unit;
    guint n_fine; /* the most that are shown as they are */
    const char *after;
    AdduceDisplayChanges change;
  } limits[] = {
    { "one\ntwo\n", "x", 8000, "\n", ADDUCE_DISPLAY_CHANGES_BROKEN },
    { "one\n", "语", 8000, "", ADDUCE_DISPLAY_CHANGES_BROKEN },
    { "x\u2029", "x", 8000, "\u2029y", ADDUCE_DISPLAY_CHANGES_BROKEN },
    { "e", "\u0301", 32, "n\n", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "\n\ne", "\u20dd", 32, " ", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "क", "\u093e", 32, "", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "e\u200d", "\u0301", 32, "", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "e", "\u0301\u2060", 32, "", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "", "e\u0301\u0301\u0301\u0301\u0301\u0301", 128, "", ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "x\n", "a\u200e", 500, "", ADDUCE_DISPLAY_CHANGES_DIRECTED },
    { "x\n", "\u2066a\u2069", 250, "", ADDUCE_DISPLAY_CHANGES_DIRECTED },
    { "a", "\u202e", 0, "b", ADDUCE_DISPLAY_CHANGES_DIRECTED },
    { "x\n", "👨\u200d", 10, "👨", ADDUCE_DISPLAY_CHANGES_CUT },
    { "x\n", "👨🏽\ufe0f\u200d", 10, "👨", ADDUCE_DISPLAY_CHANGES_CUT },
    { "x\n", "\u200d", 10, "", ADDUCE_DISPLAY_CHANGES_CUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (AdduceText) most
        = make_repeated (limits[i].before, limits[i].unit, limits[i].n_fine, limits[i].after);
      g_autoptr (AdduceText) more
        = make_repeated (limits[i].before, limits[i].unit, limits[i].n_fine + 1, limits[i].after);

      g_assert_cmpint (adduce_display_map_get_changes (adduce_text_get_display_map (most)), ==, 0);
      g_assert_cmpint (adduce_display_map_get_changes (adduce_text_get_display_map (more)), ==, limits[i].change);
      check_against_shown (most);
      check_against_shown (more);
    }
}

static void
test_by_hand (void)
{
  g_autoptr (AdduceText) turned = make_text ("in \u202eevil\u202c.\n");
  g_autoptr (AdduceText) flood = make_repeated ("a", "\u0301", 40, "b");
  const AdduceDisplayMap *map = adduce_text_get_display_map (turned);

  g_assert_cmpstr (adduce_display_map_get_utf8 (map), ==, "in ⟦RLO⟧evil⟦PDF⟧.\n");
  g_assert_cmpuint (adduce_display_map_to_shown (map, 3), ==, 3);  /* the override */
  g_assert_cmpuint (adduce_display_map_to_shown (map, 4), ==, 8);  /* e */
  g_assert_cmpuint (adduce_display_map_to_shown (map, 9), ==, 17); /* the full stop */
  g_assert_cmpuint (adduce_display_map_to_text (map, 3), ==, 3);
  g_assert_cmpuint (adduce_display_map_to_text (map, 5), ==, 4);
  g_assert_cmpuint (adduce_display_map_to_text (map, 8), ==, 4);
  g_assert_cmpuint (adduce_display_map_to_text (map, 17), ==, 9);

  map = adduce_text_get_display_map (flood);
  g_assert_true (g_str_has_suffix (adduce_display_map_get_utf8 (map), "\u0301⟦+8⟧b"));
  g_assert_cmpuint (adduce_display_map_get_length (map), ==, 1 + 32 + 4 + 1);
  g_assert_cmpuint (adduce_display_map_to_shown (map, 41), ==, 37);
  g_assert_cmpuint (adduce_display_map_to_shown (map, 36), ==, 33); /* inside */
  g_assert_cmpuint (adduce_display_map_to_text (map, 33), ==, 33);
  g_assert_cmpuint (adduce_display_map_to_text (map, 35), ==, 41);
}

/* A long line is broken behind spaces where there are some, and never inside a letter. */
static void
test_breaks (void)
{
  static const struct {
    const char *unit;
    gboolean at_spaces;
  } cases[] = {
    { "seven words and one of seventeen letters ", TRUE },
    { "x", FALSE },
    { "语言", FALSE },
    { "e\u0301\u0302", FALSE },
    { "👨\u200d👩\u200d👧", FALSE },
    { "ក្ស្ត្រី", FALSE },
    { "각", FALSE },
    { "word \u0301\u0301", TRUE }, /* a space with marks is a letter */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_repeated ("", cases[i].unit, 20000, "\n");
      const AdduceDisplayMap *map = adduce_text_get_display_map (text);
      guint unit = (guint) g_utf8_strlen (cases[i].unit, -1), n_rows = 1;
      guint length = adduce_text_get_length (text);

      g_assert_cmpint (adduce_display_map_get_changes (map), ==, ADDUCE_DISPLAY_CHANGES_BROKEN);
      g_assert_cmpuint (check_against_shown (text), <=, ADDUCE_DISPLAY_MAX_ROW + unit);
      for (guint k = 1; k < length; k++)
        {
          const char *p = adduce_text_get_utf8 (text) + adduce_text_get_byte_index (text, k);

          if (adduce_display_map_to_shown_end (map, k) == adduce_display_map_to_shown (map, k))
            continue;
          n_rows++;
          if (cases[i].at_spaces)
            g_assert_true (p[-1] == ' ' || g_unichar_ismark (g_utf8_get_char (g_utf8_prev_char (p))));
          else
            g_assert_cmpuint (k % unit, ==, 0);
        }
      g_assert_cmpuint (n_rows, >=, length / (ADDUCE_DISPLAY_MAX_ROW + unit));
      g_assert_cmpuint (n_rows, <=, length / 1500 + 1);
    }
}

static void
test_random (void)
{
  static const char *const units[] = {
    "a",      " ",      "word ",  "\n",     "\u2029", "語",     "é",       "e\u0301",
    "\u0301", "\u200d", "\u202e", "\u202c", "\u2066", "\u2069", "👩\u200d", "\u200f",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      guint n = (guint) g_rand_int_range (rand, 1, 300);

      /* Runs of one unit, mostly short, and some long enough to be too much. */
      for (guint i = 0; i < n; i++)
        {
          const char *unit = units[g_rand_int_range (rand, 0, G_N_ELEMENTS (units))];
          guint times = (guint) g_rand_int_range (rand, 1, g_rand_int_range (rand, 0, 20) == 0 ? 3000 : 5);

          for (guint k = 0; k < times; k++)
            g_string_append (string, unit);
        }
      g_autoptr (AdduceText) text = make_text (string->str);
      g_assert_cmpuint (check_against_shown (text), <=, ADDUCE_DISPLAY_MAX_LINE);
    }
}

/* What takes Pango seconds to minutes comes out in rows of a bearable length. */
static void
test_hostile (void)
{
  static const struct {
    const char *unit;
    guint n;
    AdduceDisplayChanges changes;
  } cases[] = {
    { "word ", 2000000, ADDUCE_DISPLAY_CHANGES_BROKEN },
    { "x", 10000000, ADDUCE_DISPLAY_CHANGES_BROKEN },
    { "a\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c", 50000,
      ADDUCE_DISPLAY_CHANGES_BROKEN | ADDUCE_DISPLAY_CHANGES_FOLDED },
    { "\u202eab\u202c", 100000, ADDUCE_DISPLAY_CHANGES_BROKEN | ADDUCE_DISPLAY_CHANGES_DIRECTED },
    { "👩\u200d", 150000, ADDUCE_DISPLAY_CHANGES_BROKEN | ADDUCE_DISPLAY_CHANGES_CUT },
  };
  g_autoptr (AdduceText) marks = make_repeated ("a", "\u0301", 50000, "b");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceText) text = make_repeated ("", cases[i].unit, cases[i].n, "");
      const AdduceDisplayMap *map = adduce_text_get_display_map (text);
      g_autofree char *description = adduce_display_map_describe (map);

      g_assert_cmpint (adduce_display_map_get_changes (map), ==, cases[i].changes);
      g_assert_nonnull (strstr (description, "unchanged"));
      g_assert_cmpuint (check_against_shown (text), <=, ADDUCE_DISPLAY_MAX_ROW + 600);
    }
  g_assert_cmpuint (check_against_shown (marks), <, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/display-map/identity", test_identity);
  g_test_add_func ("/display-map/limits", test_limits);
  g_test_add_func ("/display-map/by-hand", test_by_hand);
  g_test_add_func ("/display-map/breaks", test_breaks);
  g_test_add_func ("/display-map/random", test_random);
  g_test_add_func ("/display-map/hostile", test_hostile);

  return g_test_run ();
}
