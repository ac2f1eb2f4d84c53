/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences: texts that were divided by hand, in several languages and scripts; places between them; long
 * paragraphs.
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

static AdduceSpan
get_whole (AdduceText *text)
{
  return (AdduceSpan) { 0, adduce_text_get_length (text) };
}

/* Removes white space of any kind at both ends. */
static char *
dup_trimmed (const char *part)
{
  const char *end = part + strlen (part);

  while (g_unichar_isspace (g_utf8_get_char (part)))
    part = g_utf8_next_char (part);
  while (end > part && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (part, (gsize) (end - part));
}

/* A bar stands between sentences: where it stands in the white space there does not matter. */
static void
assert_divided (const char *divided)
{
  g_auto (GStrv) parts = g_strsplit (divided, "|", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autoptr (AdduceText) text = make_text (joined);
  g_autoptr (GArray) sentences = adduce_sentences_list (text, get_whole (text));
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *sentence = dup_trimmed (parts[i]);

      g_string_append_printf (expected, "%s|", sentence);
    }
  for (guint i = 0; i < sentences->len; i++)
    {
      g_autofree char *sentence = adduce_text_dup_slice (text, g_array_index (sentences, AdduceSpan, i));

      g_string_append_printf (found, "%s|", sentence);
    }
  if (!g_str_equal (found->str, expected->str))
    {
      g_test_message ("found    %s", found->str);
      g_test_message ("expected %s", expected->str);
      g_test_fail ();
    }
}

static void
test_divided (gconstpointer data)
{
  const char *const *cases = data;

  for (guint i = 0; cases[i] != NULL; i++)
    assert_divided (cases[i]);
}

static const char *const english[] = {
  "The levy stays.| It was voted on.| Was it?| It was!| Then it stays.",
  /* titles, initials, companies */
  "Mr. Pell and Dr. Reyl met Gov. Tavander in St. Brenwick.| They left.",
  "MR. PELL AND DR. REYL LEFT.",
  "J. Smith called.| So did J. R. R. Falk and J.-P. Sandvér.| Nobody answered.",
  "J. Le Goff wrote it.| He chose plan B.| Then he slept.",
  "Oskaw Power Inc. Chairwoman Falk agreed.| She works for Oskaw Power Inc.| The firm is old.",
  "The U.S. Senate met in Washington, D.C.| It was late.| The U.S. has left.",
  "They came at 5 p.m. Tuesday.| Others came at 6 p.m.| They sat down.",
  "Gulls, terns, etc. were seen, e.g. Little Terns, i.e. Sterna, cf. Pell et al. 2029.| That is all.",
  "Pell vs. Falk begins on Monday.| He is in his eighties, Pell Sr.| But he came.",
  "Ph. D. students came, as did Ch. Falk.| They came late.",
  /* numbers */
  "It costs 6.1 billion crowns.| No. 5 is closed.| He said no.| They left.",
  "See p. 12 and Fig. 3.| Sec. 4 is on pp. 20-22.| Read art. 31.",
  "It opens on Mar. 4 and closes on Oct. 31.| It will be open until March.| The rest is known.",
  "1. The first point.| It is short.|\n2. The second.|\nIV. The fourth.",
  "He came in 2030.| The others had left in 2029.| There were 19.| One stayed.",
  /* quotations */
  "\"The figure was wrong.| It was incomplete,\" she said.| \"We know.\"| They left.",
  "“Really?” she asked.| “No!” he said.| “Never.”| Then they left.",
  "“It stays,” she said.| “Who pays?”| Nobody knew.",
  "‘It stays.’| ‘Who pays?’ they asked.| ('Nobody.')| They left.",
  "The bill (it is long!) passed.| (It was late.)| They left.",
  /* ellipses */
  "He hesitated…| Then he left.",
  "He hesitated ... and left.| “Well…” she said.| They waited...| Nobody came.",
  "(…) The rest is known.| […] It was late.",
  /* datelines */
  "PORT HALLAN. Mar 4 (Northwire) – The barrage will cost more.| It was known.",
  "BRENWICK. (Northwire) – The barrage will cost more.| It was known.",
  "BRENWICK, Oct. 4 (Northwire) – The barrage will cost more.| It was known.",
  /* notes and addresses */
  "It was lost.[3] |The rest was found.² |All is well.",
  "Read hallan.example/a.html now.| Write to a.b@hallan.example.| Thanks.",
  /* line ends, and marks alone */
  "A headline|\nAnother line without a full stop|\n\n“A quotation|\nover two lines.”",
  "   Leading space.|   More space.   \n\t|Tab.",
  "nw/ts/jb",
  "He left.| She stayed. – – –",
  "*It is bold.*| _So is this._| Nothing else is.",
  NULL,
};

static const char *const german[] = {
  "Dr. Falk kam am 3. März.| Er blieb bis zum 22. April.| Am 5. Tag ging er.",
  "Im 19. Jahrhundert gab es das nicht.| Ludwig XIV. regierte.| Es waren 19.| Die Zahl stimmt.",
  "Das gilt z. B. für Fähren, d. h. für alle, u. a. die kleine.| Z. B. Boote fehlen.",
  "Das gilt z.B. für Fähren usw.| Die Frist endet.| Sie hat Fähren, Boote usw. verkauft.",
  "Siehe Nr. 5, Abs. 2 und S. 12.| Das ist alles.",
  "„Ist das so?“, fragte sie.| „Nein!“, rief er.| „Es bleibt.“| Dann ging er.",
  "»Drei Ressorts«, sagt er.| »Wer hat Zeit?«| Niemand.",
  "Er zögerte … dann ging er.| Um 6.40 Uhr kam Hr. Pell.",
  "Das kostet 2,4 Mio. Kronen.| Sie hatte 3 Mio.| Der Rest fehlt.",
  NULL,
};

static const char *const romance[] = {
  /* French: spaces inside the marks */
  "« Que faire ? » demande-t-il.| M. Le Pell et Mme Falk sont partis.| « Rien. »| Elle reste.",
  "«\u00a0Que faire\u00a0?\u00a0»\u00a0|Elle l’ignore.| Cf. art. 12, p. ex. le bac, etc.| Le reste est connu.",
  "Il est venu le 3 avr. 2031.| J.-P. Falk aussi.| L’été fut long !| Et l’hiver ?",
  /* Spanish */
  "El Sr. Pell y la Sra. Falk llegaron a las 5 p. m. |Después se fueron.| ¿Por qué?| ¡Nadie lo sabe!",
  "EE. UU. no firmó.| Véase la pág. 12 y el art. 3.| Ud. lo sabe.",
  /* Italian */
  "Il dott. Falk e la sig.ra Pell sono partiti.| L’On. Rossi resta, ecc.| Il resto è noto.",
  "Cfr. pag. 12.| Perché?| Non si sa.",
  /* Portuguese */
  "O Sr. Falk e a Dra. Pell saíram.| Ver pág. 12, art. 3.| Não se sabe.| É tudo.",
  NULL,
};

static const char *const slavic[] = {
  /* Russian */
  "В 2031 г. паром, т. е. судно, остался.| Это было в 2030 г.| Потом он ушёл.",
  "А. С. Фальк и Дж. Пелл живут на ул. Морской, д. 5.| И т. д.| Всё.",
  "Он видел суда, лодки и т. п.| На берегу было тихо.| Это стоит 5 млн руб. в год.",
  "«Что делать?» — спросил он.| «Ничего!»| Она ушла.",
  "«Мы ждём, — сказал он.| — Паром ушёл».| Все молчали…| Никто не пришёл.",
  "ПОРТ-ХАЛЛАН. — В субботу было тихо.| Потом пошёл дождь.",
  "Стр. 5, рис. 3.| Он приехал 3 апр. 2031 года.",
  /* Ukrainian */
  "У 2031 р. пором, тобто судно, лишився.| Див. с. 5.| Проф. Фальк мешкає на вул. Морській.",
  "Він бачив човни і т. д.| Потім пішов.| «Що робити?» — спитав він.",
  /* Polish */
  "W 2031 r. prom, np. Ketta, został.| Prof. Falk mieszka przy ul. Morskiej.| To było w 2030 r.| Potem odszedł.",
  "Były łodzie, promy itd.| Nie wiadomo, dlaczego.| „Co robić?”, zapytał dr hab. Pell.",
  NULL,
};

static const char *const dutch[] = {
  "Dhr. Pell en mevr. Falk zijn vertrokken.| Zie blz. 12, nr. 5, enz.| De rest is bekend.",
  "Drs. Falk kwam bijv. Maandag niet.| Waarom?| Niemand weet het.",
  NULL,
};

static const char *const scripts[] = {
  /* Greek and Georgian */
  "Το φέρι μένει.| Γιατί;| Κανείς δεν ξέρει.",
  "ბორანი რჩება.| რატომ?| არავინ იცის.",
  /* Chinese and Japanese: no spaces */
  "渡轮留下。|为什么？|没有人知道！|“我们等着。”|他走了。",
  "フェリーは残る。|なぜ？|「誰も知らない。」|彼は去った。",
  /* Korean */
  "배는 남는다.| 왜?| 아무도 모른다.",
  /* Arabic and Hebrew */
  "العبّارة باقية.| لماذا؟| قال د. حداد إنه لا يعرف.",
  "המעבורת נשארת.| למה?| איש אינו יודע.",
  /* Hindi, with danda */
  "नाव रहती है।| क्यों?| कोई नहीं जानता।",
  /* Armenian and Amharic */
  "Լաստանավը մնում է։| Ոչ ոք չգիտի։",
  "መርከቡ ይቀራል።| ለምን?",
  NULL,
};

/* Facts of Unicode Annex 29, section 5, and of lines in its test file SentenceBreakTest.txt. */
static const char *const unicode[] = {
  "c.d", "C.d", "c.D", "3.4", "etc.)’ “(the", "the resp. leaders are",
  "“Go.”| (He did.)", "It is.| \u2018It\u2019", "字。|字", "字.字",
  NULL,
};

static void
test_places (void)
{
  g_autoptr (AdduceText) text = make_text ("  One. Two!  \n\n Three? Four");
  static const struct {
    guint offset;
    AdduceSpan sentence;
    guint previous;
    guint next;
  } cases[] = {
    { 0, { 2, 6 }, 0, 2 },    { 2, { 2, 6 }, 0, 7 },    { 5, { 2, 6 }, 2, 7 },    { 6, { 2, 6 }, 2, 7 },
    { 7, { 7, 11 }, 2, 16 },  { 11, { 7, 11 }, 7, 16 }, { 13, { 7, 11 }, 7, 16 }, { 14, { 14, 14 }, 7, 16 },
    { 15, { 16, 22 }, 7, 16 }, { 16, { 16, 22 }, 7, 23 }, { 23, { 23, 27 }, 16, 27 }, { 27, { 23, 27 }, 23, 27 },
    { 900, { 23, 27 }, 23, 27 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AdduceSpan sentence = adduce_sentences_get_at (text, cases[i].offset);

      g_assert_cmpuint (sentence.start, ==, cases[i].sentence.start);
      g_assert_cmpuint (sentence.end, ==, cases[i].sentence.end);
      g_assert_cmpuint (adduce_sentences_get_previous_start (text, cases[i].offset), ==, cases[i].previous);
      g_assert_cmpuint (adduce_sentences_get_next_start (text, cases[i].offset), ==, cases[i].next);
    }
}

static void
test_empty (void)
{
  g_autoptr (AdduceText) empty = make_text ("");
  g_autoptr (AdduceText) blank = make_text ("\n \n");
  g_autoptr (GArray) sentences = adduce_sentences_list (blank, get_whole (blank));

  g_assert_cmpuint (sentences->len, ==, 0);
  g_assert_cmpuint (adduce_sentences_get_at (empty, 5).end, ==, 0);
  g_assert_cmpuint (adduce_sentences_get_at (blank, 1).start, ==, 1);
  g_assert_cmpuint (adduce_sentences_get_at (blank, 1).end, ==, 1);
  g_assert_cmpuint (adduce_sentences_get_next_start (blank, 0), ==, 3);
  g_assert_cmpuint (adduce_sentences_get_previous_start (blank, 3), ==, 0);
}

/* All calls agree, wherever one asks, in a text of all the cases and in one paragraph of 400,000 characters. */
static void
assert_agree (AdduceText *text, guint step)
{
  g_autoptr (GArray) sentences = adduce_sentences_list (text, get_whole (text));
  guint length = adduce_text_get_length (text);

  for (guint i = 0; i < sentences->len; i += step)
    {
      AdduceSpan sentence = g_array_index (sentences, AdduceSpan, i);
      guint middle = sentence.start + (sentence.end - sentence.start) / 2;
      AdduceSpan found = adduce_sentences_get_at (text, middle);

      g_assert_cmpuint (found.start, ==, sentence.start);
      g_assert_cmpuint (found.end, ==, sentence.end);
      g_assert_cmpuint (adduce_sentences_get_previous_start (text, sentence.end), ==, sentence.start);
      g_assert_cmpuint (adduce_sentences_get_next_start (text, sentence.start), ==,
                        i + 1 < sentences->len ? g_array_index (sentences, AdduceSpan, i + 1).start : length);
    }
}

static void
test_agree (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  const char *const *const tables[] = { english, german, romance, slavic, dutch, scripts, unicode };
  g_autoptr (AdduceText) text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; tables[i][k] != NULL; k++)
      g_string_append_printf (utf8, "%s\n\n", tables[i][k]);
  text = make_text (utf8->str);
  assert_agree (text, 1);
}

static void
test_long_paragraph (void)
{
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GArray) sentences = NULL;

  /* 40 characters and a space each */
  for (guint i = 0; i < 10000; i++)
    g_string_append (utf8, "Mr. Pell wägt „Fähren“, Boote und Autos. ");
  text = make_text (utf8->str);
  sentences = adduce_sentences_list (text, get_whole (text));
  g_assert_cmpuint (sentences->len, ==, 10000);
  for (guint i = 0; i < sentences->len; i++)
    {
      g_assert_cmpuint (g_array_index (sentences, AdduceSpan, i).start, ==, 41 * i);
      g_assert_cmpuint (g_array_index (sentences, AdduceSpan, i).end, ==, 41 * i + 40);
    }
  assert_agree (text, 97);
}

/* Without any full stop: it is cut, and no cut is empty or reversed. */
static void
test_endless (void)
{
  g_autofree char *utf8 = g_strnfill (3000000, 'a');
  g_autoptr (AdduceText) text = make_text (utf8);
  g_autoptr (GArray) sentences = adduce_sentences_list (text, get_whole (text));
  guint at = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      AdduceSpan sentence = g_array_index (sentences, AdduceSpan, i);

      g_assert_cmpuint (sentence.start, ==, at);
      g_assert_cmpuint (sentence.end, >, at);
      at = sentence.end;
    }
  g_assert_cmpuint (at, ==, 3000000);
}

static gpointer
divide_cb (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    g_assert_cmpuint (adduce_sentences_get_at (data, 2).end, ==, 16);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (AdduceText) text = make_text ("Mr. Pell stayed. So.");
  GThread *threads[8];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("divide", divide_cb, text);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sentences/english", english, test_divided);
  g_test_add_data_func ("/sentences/german", german, test_divided);
  g_test_add_data_func ("/sentences/romance", romance, test_divided);
  g_test_add_data_func ("/sentences/slavic", slavic, test_divided);
  g_test_add_data_func ("/sentences/dutch", dutch, test_divided);
  g_test_add_data_func ("/sentences/scripts", scripts, test_divided);
  g_test_add_data_func ("/sentences/unicode", unicode, test_divided);
  g_test_add_func ("/sentences/places", test_places);
  g_test_add_func ("/sentences/empty", test_empty);
  g_test_add_func ("/sentences/agree", test_agree);
  g_test_add_func ("/sentences/long-paragraph", test_long_paragraph);
  g_test_add_func ("/sentences/endless", test_endless);
  g_test_add_func ("/sentences/threads", test_threads);

  return g_test_run ();
}
