/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headline of an article: what web pages put above it, in several languages; the sample corpus;
 * and texts that have none.
 */
#include "adduce.h"

#include <string.h>

#define TEASER \
  "The new ferry needs a deeper harbour, and nobody has said yet who pays for the digging, for how " \
  "long the quay will be closed, and where the fishermen are to land what they catch in the meantime.\n"

static void
assert_title (const char *article, const char *expected)
{
  g_autofree char *title = adduce_text_guess_title (article, -1);
  g_autofree char *same = adduce_text_guess_title (article, (gssize) strlen (article));

  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpstr (same, ==, expected);
}

static void
test_plain (void)
{
  static const char *const cases[][2] = {
    { "A ferry for all\n\n" TEASER, "A ferry for all" },
    { "A ferry for all\n" TEASER, "A ferry for all" },
    { "A ferry for all", "A ferry for all" },
    { "\n\n  A ferry \t for\u00a0all  \n\n" TEASER, "A ferry for all" },
    { "\xef\xbb\xbf" "A ferry for all\r\n\r\n" TEASER, "A ferry for all" },
    { "A ferry for all\r\rBy Ada Lark\r\r" TEASER, "A ferry for all" },
    { "We have had enough.\n\nAda Lark\n\n" TEASER, "We have had enough." },
    { "渡轮公司宣布新航线\n\n渡轮公司今天说。\n", "渡轮公司宣布新航线" },
    /* Wrapped over two lines. */
    { "Council votes for the ferry\nand against the bridge\n\nBy Ada Lark\n\n" TEASER,
      "Council votes for the ferry and against the bridge" },
    /* Hard-wrapped paragraphs below. */
    { "A ferry for all\n\nThe new ferry needs a deeper harbour, and nobody\nhas said yet who pays for\n"
      "Ada Lark's digging.\n\nThe quay is closed\nfor two years.\n",
      "A ferry for all" },
    { "# A ferry for all\n\nText.\n", "A ferry for all" },
    { "The Harbour Letter\n\n## A ferry for all\n\nText.\n", "A ferry for all" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_title (cases[i][0], cases[i][1]);
}

/* Furniture above the headline. */
static void
test_furniture (void)
{
  static const char *const above[] = {
    "Copyright © 2031 Harbour Press",
    "© Harbour Press. All rights reserved.",
    "Privacy and Cookie Policies.",
    "We use cookies to make the harbour better. [Accept all] [Settings]",
    "Wir verwenden Cookies. [Alle annehmen]",
    "Все права защищены. Перепечатка только с гиперссылкой.",
    "Source: Harbour Press",
    "Photo: Ada Lark / Harbour Press",
    "Фото: Пресс-служба порта",
    "Bild: Hafenblatt",
    "12 March 2031",
    "March 12, 2031",
    "Wednesday, 12 March 2031, 14:05",
    "2031-03-12 14:05",
    "12.03.2031",
    "12 марта 2031, 09:40",
    "am 12. März 2031 um 9:40 Uhr",
    "Published on March 12, 2031",
    "Last updated: yesterday",
    "Опубликовано 12 марта",
    "• $ 97.97 +1.17\n  • 102.04 -0.09\n  • BR 92.09 -1.01%",
    "Home | Harbour | Politics | About us",
    "Home » Harbour » Politics » About us",
    "Harbour   Politics   Sport   Weather",
    "Harbour\tPolitics\tSport",
    "Startseite · Hafen · Politik",
    "Skip to main content",
    "Log in",
    "Share this article",
    "Реклама",
    "Anzeige",
    "www.harbour.example",
    "https://harbour.example/ferry",
    "Write to harbour@press.example",
    "Contact: [email protected]",
    "By Ada Lark",
    "By Ada Lark and Ben Oddo",
    "Von unserer Korrespondentin Ada Lark",
    "Article by: Ada Lark\nTranslated by: Ben Oddo",
    "Автор: Ада Ларк",
    "366 reads",
    "Total\n0\nShares",
    "--------------------",
    "***",
    "OPINION",
    "Мнение",
    "📌 🌊 🗞️",
    "HARBOUR GAZETTE :: Council notebook\nIssue 3,117 :: Tuesday 12 March 2031 :: Price 1.50 crowns",
    "«Гавань». Газета побережья\n12 марта 2031, 09:40 | Просмотров: 2 317",
    "صحيفة المرسى\n12 آذار 2031 – 18:15",
    "Harbour Letter\nSubscribe for 2 crowns   Sign in   Crossword",
    "ferry harbour quay digging boats\nWhy support the Harbour Press?",
    "Home » Harbour » Politics\nSkip to content\nWhy has this page no advertisements?",
    "Copyright © 2031 Harbour Press\n\nThe work of Harbour Press is supported by the Quay Foundation\n\n"
    "When quoting us, please add a hyperlink to the Harbour Press and take no more than 500 characters "
    "of the story. To reprint anything longer, written permission must be asked of the editors.\n\n"
    "Privacy and Cookie Policies.",
  };
  static const char *const titles[] = {
    "Belmar and Ketta: the ferry is not our enemy",
    "Why did Belmar offend Ketta: interview",
    "Expert: Belmar, Ketta wish to keep out of ferry dispute",
    "A ferry, a bridge and a harbour against the tide?",
    "By-election shocks the harbour party",
    "Von der Lahr warnt vor neuer Brücke",
    "Паром, плотина и больница: три счёта на одном столе",
    "سدّ المرفأ بين وعود الشركة ومخاوف الصيادين",
    "Fähre ab 2031: was sich ändert",
    "«On ne partira pas», disent les pêcheurs",
    "5 things to know about the new ferry",
    "The ferry — and the bridge — after the vote",
    "« Oui » à la digue, « non » au pont ?",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (above); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (titles); k++)
        {
          g_autofree char *article
              = g_strconcat (above[i], "\n\n", titles[k], "\n\n", TEASER, TEASER, NULL);
          g_autofree char *crlf = NULL;
          g_auto (GStrv) lines = g_strsplit (article, "\n", -1);

          assert_title (article, titles[k]);
          crlf = g_strjoinv ("\r\n", lines);
          assert_title (crlf, titles[k]);
        }
    }
}

/* Furniture below the headline, with and without a blank line. */
static void
test_below (void)
{
  static const char *const below[] = {
    "By Ada Lark\n12 March 2031\n\n",
    "12 March 2031\n\n",
    "\nBy Ada Lark\n\nHarbour correspondent\n\n",
    "\nThe quay will be closed for two years.\n\nPublished on March 12, 2031\n\n",
    "\nWe use cookies. [Accept all]\n\nThe quay will be closed.\n\n",
    "\nArticle by: Ada Lark\nTranslated by: Ben Oddo\n\n",
    "\n[Image: the harbour in fog]\n\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *article = g_strconcat ("A ferry for all\n", below[i], TEASER, NULL);

      assert_title (article, "A ferry for all");
    }
}

static void
test_nothing (void)
{
  static const char *const cases[][2] = {
    { "", NULL },
    { "\n\n", NULL },
    { " \t\r\n\u00a0\u3000\n", NULL },
    { "\xef\xbb\xbf", NULL },
    { "\u200b\u200e\u00ad\n", NULL },
    /* No line with words: the first with anything. */
    { "\n12.03.2031\n---\n", "12.03.2031" },
    { "***\n", "***" },
    { "👍\n", "👍" },
    /* Only furniture. */
    { "By Ada Lark\n\n12 March 2031\n", "By Ada Lark" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_title (cases[i][0], cases[i][1]);
  g_assert_null (adduce_text_guess_title (NULL, 0));
}

/* Without a headline the first words are taken, cut at a word. */
static void
test_cut (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autofree char *expected_letters = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append (words, "слово ");
      g_string_append (letters, "я");
      g_string_append (marks, "e\u0301");
    }
  title = adduce_text_guess_title (words->str, -1);
  g_assert_true (g_str_has_suffix (title, "слово…"));
  /* 33 words of six characters are 198 with the last space, which makes way for the ellipsis. */
  g_assert_cmpint (g_utf8_strlen (title, -1), ==, 198);

  expected_letters = g_utf8_substring (letters->str, 0, 199);
  g_clear_pointer (&title, g_free);
  title = adduce_text_guess_title (letters->str, -1);
  g_assert_true (g_str_has_prefix (title, expected_letters));
  g_assert_cmpstr (title + strlen (expected_letters), ==, "…");

  /* No letter loses its mark. */
  g_clear_pointer (&title, g_free);
  title = adduce_text_guess_title (marks->str, -1);
  g_assert_true (g_str_has_suffix (title, "e\u0301…"));
  g_assert_cmpint (g_utf8_strlen (title, -1), <=, 200);
}

/* Exactly 200 characters are not cut. */
static void
test_not_cut (void)
{
  g_autofree char *exact = g_strnfill (200, 'x');
  g_autofree char *more = g_strnfill (201, 'x');
  g_autofree char *start = g_strnfill (199, 'x');
  g_autofree char *cut = g_strconcat (start, "…", NULL);

  assert_title (exact, exact);
  assert_title (more, cut);
}

/* The start of a file, cut anywhere, and bytes that are no text. */
static void
test_bytes (void)
{
  static const char article[] = "\xef\xbb\xbfДата: 12.03.2031\r\n\r\nПаром для всех\r\n\r\nТекст.\r\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310407);

  for (gsize size = 0; size < sizeof article; size++)
    {
      g_autofree char *copy = g_memdup2 (article, MAX (size, 1));
      g_autofree char *title = adduce_text_guess_title (copy, (gssize) size);

      g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
    }
  for (guint round = 0; round < 3000; round++)
    {
      guint8 data[300];
      gsize size = (gsize) g_rand_int_range (rand, 0, sizeof data);
      g_autofree guint8 *copy = NULL;
      g_autofree char *title = NULL;

      for (gsize i = 0; i < size; i++)
        data[i] = (guint8) (round % 2 == 0 ? g_rand_int_range (rand, 0, 256)
                                           : "ab \n\r\t:|@.\xc2\xab\xe2\x80"[g_rand_int_range (
                                                 rand, 0, 15)]);
      copy = g_memdup2 (data, MAX (size, 1));
      title = adduce_text_guess_title ((const char *) copy, (gssize) size);
      if (title == NULL)
        continue;
      g_assert_true (g_utf8_validate (title, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (title, -1), <=, 200);
      g_assert_null (strpbrk (title, "\n\r\t"));
      g_assert_cmpuint (strlen (title), >, 0);
    }
}

/* The titles that a reader of the sample articles gives them. */
static void
test_sample_corpus (void)
{
  static const char *const cases[][2] = {
    { "2031-03-04-northwire-barrage.txt",
      "Hallan barrage to cost 6.1 billion crowns, auditors say; government to press on with bill" },
    { "2031-03-18-estuary-review-interview-osterby.txt",
      "\"The mud keeps its own accounts\": a hydrologist on the Hallan barrage" },
    { "2031-04-02-ketta-daily-channel.txt",
      "‼️ WHAT HAPPENED ON THE 6.40 — AND WHAT MINISTERS SAY ABOUT IT ‼️" },
    { "2031-04-09-courier-committee-hearing.txt",
      "Eleven hours, nineteen witnesses and one estuary" },
    { "opinion/2031-03-11-seld-institute-who-pays.txt",
      "Who Carries the Tide? The Barrage Guarantee Is the Real Question" },
    { "opinion/2031-03-22-an-island-is-not-a-line-item.txt", "An island is not a line item" },
    { "opinion/blog-tide-table-arithmetic.txt", "Arithmetic for people who live on slopes" },
    { "parties/2031-04-12-green-harbour-newsletter.md",
      "Green Harbour: Letter from the Quay, No. 14" },
    { "regional/2031-04-15-dunmarrow-council.txt",
      "District council votes 17 to 4 against hospital closure and asks for a share of the tide" },
    { "world/2031-03-25-ustye-paromy-i-plotina.txt",
      "Паром, плотина и больница: три счёта на одном столе" },
    { "world/2031-03-29-al-marsa-barrage.txt", "سدّ Hallan بين وعود الشركة ومخاوف الصيادين" },
    { "world/2031-04-20-analyse-drei-rechnungen.txt", "Drei Rechnungen, eine Mehrheit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "sample-corpus",
                                                cases[i][0], NULL);
      g_autofree char *data = NULL;
      g_autofree char *start = NULL;
      g_autofree char *whole = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      whole = adduce_text_guess_title (data, (gssize) size);
      g_assert_cmpstr (whole, ==, cases[i][1]);
      /* The first kilobytes are enough. */
      start = adduce_text_guess_title (data, (gssize) MIN (size, (gsize) 4096));
      g_assert_cmpstr (start, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/title/plain", test_plain);
  g_test_add_func ("/title/furniture", test_furniture);
  g_test_add_func ("/title/below", test_below);
  g_test_add_func ("/title/nothing", test_nothing);
  g_test_add_func ("/title/cut", test_cut);
  g_test_add_func ("/title/not-cut", test_not_cut);
  g_test_add_func ("/title/bytes", test_bytes);
  g_test_add_func ("/title/sample-corpus", test_sample_corpus);

  return g_test_run ();
}
