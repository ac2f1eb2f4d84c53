/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quotations: texts whose quotations were told by hand; what is around a caret; parts and wholes.
 */
#include "adduce.h"

#include <string.h>

typedef struct {
  const char *text;
  const char *quotations; /* the words of each, with a bar in between */
} Case;

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

static GArray *
list_all (AdduceText *text)
{
  return adduce_quotation_list (text, (AdduceSpan) { 0, adduce_text_get_length (text) });
}

static void
test_found (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (AdduceText) text = make_text (c->text);
      g_autoptr (GArray) quotations = list_all (text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint i = 0; i < quotations->len; i++)
        {
          const AdduceQuotation *quotation = &g_array_index (quotations, AdduceQuotation, i);
          g_autofree char *inner = adduce_text_dup_slice (text, quotation->inner);

          g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", inner);
          g_assert_cmpuint (quotation->outer.start, <, quotation->inner.start);
          g_assert_cmpuint (quotation->outer.end, >=, quotation->inner.end);
          g_assert_cmpint (quotation->closed, ==, quotation->outer.end > quotation->inner.end);
        }
      if (!g_str_equal (found->str, c->quotations))
        {
          g_test_message ("in       %s", c->text);
          g_test_message ("found    %s", found->str);
          g_test_message ("expected %s", c->quotations);
          g_test_fail ();
        }
    }
}

static const Case english[] = {
  { "No quotation here.", "" },
  { "“It stays,” she said. “All of it.”", "It stays,|All of it." },
  { "He called it “a wall”; she didn’t.", "a wall" },
  { "‘It stays,’ she said.", "It stays," },
  { "“He said ‘no’ twice.”", "He said ‘no’ twice.|no" },
  { "‘He said “no” twice.’", "He said “no” twice.|no" },
  { "“‘No’ is what he said.”", "‘No’ is what he said.|No" },
  { "“He said: ‘No.’”", "He said: ‘No.’|No." },
  { "(“It stays.”)", "It stays." },
  { "“It stays”—so he said—“and grows.”", "It stays|and grows." },
  { "“Nobody,” he said, “has shown me,” and sat down.", "Nobody,|has shown me," },
  /* apostrophes */
  { "The ’90s, O’Neil’s, the states’ aims, rock ’n’ roll.", "" },
  { "‘The states’ aims don’t count,’ he said.", "The states’ aims don’t count," },
  { "‘It was the bosses’ he said.", "It was the bosses" },
  { "‘90s music isn’t ‘dead’ yet.", "dead" },
  { "‘It’s the ’90s,’ she said.", "It’s the ’90s," },
  /* left open */
  { "“It stays. He left.", "It stays. He left." },
  { "He said “it stays.\nNobody else did.", "it stays." },
  { "“He said ‘no.” She left.", "He said ‘no." },
  { "” alone, and ’ too", "" },
  { "“” and “ ” are empty", "" },
  { NULL, NULL },
};

static const Case straight[] = {
  { "\"It stays,\" she said. \"All of it.\"", "It stays,|All of it." },
  { "'It stays,' she said.", "It stays," },
  { "\"He said 'no' twice.\"", "He said 'no' twice.|no" },
  { "'the mud keeps every \"gain\" we made,' and", "the mud keeps every \"gain\" we made,|gain" },
  { "\"My x, 'the mud \"kept\" us,' and\" he", "My x, 'the mud \"kept\" us,' and|the mud \"kept\" us,|kept" },
  { "Don't. O'Neil's '90s and '68, 'tis the states' aim, rock 'n' roll.", "" },
  { "'Don't count the states' aims,' he said.", "Don't count the states' aims," },
  { "Fishers' Co-op and Dockers' Union", "" },
  { "(\"It stays\")", "It stays" },
  { "\"It stays\"--he said--\"and grows.\"", "It stays|and grows." },
  { "The 12\" pipe and 5'6\" man", "" },
  { "\"I was—\" he began. \"Never.\"", "I was—|Never." },
  { "He said \"it stays\n\"It grows,\" he said.", "it stays|It grows," },
  /* mixed */
  { "“It stays\" and \"it grows”", "It stays|it grows" },
  { "מנכ\"ל צה\"ל אמר \"המעבורת נשארת\".", "המעבורת נשארת" },
  { "*\"It stays\"*", "It stays" },
  { NULL, NULL },
};

static const Case german[] = {
  { "„Die Fähre bleibt“, sagt er.", "Die Fähre bleibt" },
  { "„Er sagte ‚nein‘ dazu.“", "Er sagte ‚nein‘ dazu.|nein" },
  { "„Ja.“ „Nein.“", "Ja.|Nein." },
  { "»Drei Ressorts«, sagt er. »Drei ›Pläne‹ nur.«", "Drei Ressorts|Drei ›Pläne‹ nur.|Pläne" },
  { "«Das Klima prüft nicht mit.»", "Das Klima prüft nicht mit." },
  { "„Die Fähre bleibt”, mówi. „Nie.”", "Die Fähre bleibt|Nie." },
  { "„Die Fähre bleibt\", sagt er.", "Die Fähre bleibt" },
  { "\"Die Fähre bleibt“, sagt er.", "Die Fähre bleibt" },
  { "”Färjan blir kvar”, säger han. »Ja» och »nej».", "Färjan blir kvar|Ja|nej" },
  { "Ob „ja“ oder „nein“: beides.", "ja|nein" },
  { NULL, NULL },
};

static const Case angular[] = {
  { "« Le bac reste », dit-elle.", "Le bac reste" },
  { "«\u00a0Le bac reste\u00a0», dit-elle. «\u202fQuoi\u202f?\u202f»", "Le bac reste|Quoi\u202f?" },
  { "« Il a dit « non » hier », dit-elle.", "Il a dit « non » hier|non" },
  { "« Il a dit “non” hier »", "Il a dit “non” hier|non" },
  { "«Паром остаётся», — сказал он. «Мне говорят: „Нет“, — и всё».", "Паром остаётся|Мне говорят: „Нет“, — и всё|Нет" },
  { "Газета «Устье» и «Кетта Лайн»", "Устье|Кетта Лайн" },
  { "Le bac ‹reste› ici", "reste" },
  { "قال: «العبّارة باقية». ثم ذهب.", "العبّارة باقية" },
  { "Home » Pilotage » Weather", "" },
  { "« Older: How to throw", "Older: How to throw" },
  { NULL, NULL },
};

static const Case asian[] = {
  { "「フェリーは残る」と彼は言った。", "フェリーは残る" },
  { "彼は「『海』を見た」と言った。", "『海』を見た|海" },
  { "他说“渡轮留下”。“‘不’也行。”", "渡轮留下|‘不’也行。|不" },
  { "他说\"渡轮留下\"然后走了。", "渡轮留下" },
  { "｢はい｣と", "はい" },
  { NULL, NULL },
};

/* Where the caret or the selection is, between brackets, and what asking again and again gives. */
static void
test_around (void)
{
  static const char *const cases[][5] = {
    { "“It []stays,” she said.", "It stays," },
    { "[]“It stays,” she said.", "It stays," },
    { "“It stays,”[] she said.", "It stays," },
    { "“It stays,” she[] said.", NULL },
    { "“It [stays,” she] said.", NULL },
    { "“He said ‘n[]o’ twice.”", "no", "He said ‘no’ twice." },
    { "“He [s]aid ‘no’ twice.”", "He said ‘no’ twice." },
    { "[“He said ‘no’ twice.”]", NULL },
    { "\"My x, 'the mud \"im[]proved\" us,' and\" he", "improved", "the mud \"improved\" us,",
      "My x, 'the mud \"improved\" us,' and" },
    { "« Il a dit « n[]on » hier », dit-elle.", "non", "Il a dit « non » hier" },
    /* several paragraphs */
    { "He said: “It st[]ays.\n\n“It grows.\n\n“It ends.” He left.", "It stays.",
      "It stays.\n\n“It grows.\n\n“It ends." },
    { "He said: “It stays.\n\n“It grows.\n\n“It [e]nds.” He left.", "It ends.",
      "It stays.\n\n“It grows.\n\n“It ends." },
    { "He said: “It stays.\n\nIt [g]rows.\n\n“It ends.” He left.", NULL },
    { "“It stays.” He left.\n“It [g]rows.” He came.", "It grows." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (cases[i][0], "[]", 3);
      g_autofree char *joined = g_strjoinv ("", parts);
      g_autoptr (AdduceText) text = make_text (joined);
      AdduceSpan span;
      AdduceQuotation quotation;

      span.start = (guint) g_utf8_strlen (parts[0], -1);
      span.end = span.start + (guint) g_utf8_strlen (parts[1], -1);
      for (guint k = 1; k < 5 && cases[i][k] != NULL; k++)
        {
          g_autofree char *inner = NULL;

          g_assert_true (adduce_quotation_find_around (text, span, &quotation));
          inner = adduce_text_dup_slice (text, quotation.inner);
          g_assert_cmpstr (inner, ==, cases[i][k]);
          span = quotation.inner;
        }
      g_assert_false (adduce_quotation_find_around (text, span, &quotation));
    }
}

static void
test_members (void)
{
  g_autoptr (AdduceText) text = make_text ("A “b ‘c’ d.\n\n“e ‘f’”\n“g” h\n");
  static const AdduceQuotation expected[] = {
    { { 3, 11 }, { 2, 11 }, 0, FALSE, FALSE }, { { 6, 7 }, { 5, 8 }, 1, TRUE, FALSE },
    { { 14, 19 }, { 13, 20 }, 0, TRUE, TRUE }, { { 17, 18 }, { 16, 19 }, 1, TRUE, FALSE },
    { { 22, 23 }, { 21, 24 }, 0, TRUE, FALSE },
  };
  g_autoptr (GArray) quotations = list_all (text);
  g_autoptr (GArray) some = adduce_quotation_list (text, (AdduceSpan) { 15, 16 });

  g_assert_cmpuint (quotations->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < quotations->len; i++)
    {
      const AdduceQuotation *quotation = &g_array_index (quotations, AdduceQuotation, i);

      g_assert_cmpuint (quotation->inner.start, ==, expected[i].inner.start);
      g_assert_cmpuint (quotation->inner.end, ==, expected[i].inner.end);
      g_assert_cmpuint (quotation->outer.start, ==, expected[i].outer.start);
      g_assert_cmpuint (quotation->outer.end, ==, expected[i].outer.end);
      g_assert_cmpuint (quotation->depth, ==, expected[i].depth);
      g_assert_cmpint (quotation->closed, ==, expected[i].closed);
      g_assert_cmpint (quotation->continues, ==, expected[i].continues);
    }

  /* one paragraph alone knows of the one before */
  g_assert_cmpuint (some->len, ==, 2);
  g_assert_cmpuint (g_array_index (some, AdduceQuotation, 0).outer.start, ==, 13);
  g_assert_true (g_array_index (some, AdduceQuotation, 0).continues);
}

/* Marks in any order do no harm, and are dealt with in time that is no square of their number. */
static void
test_noise (void)
{
  static const char *const marks[] = { "“", "”", "‘", "’", "\"", "'", "„", "‚", "«", "»", "‹", "›", "「", "」", " ",
                                       "a", ".", "\n", "s" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310303);
  g_autoptr (GString) utf8 = g_string_new (NULL);
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GArray) quotations = NULL;
  AdduceQuotation quotation;

  for (guint i = 0; i < 40000; i++)
    g_string_append (utf8, marks[g_rand_int_range (rand, 0, i < 20000 ? 19 : 17)]);
  text = make_text (utf8->str);
  quotations = list_all (text);
  for (guint i = 0; i < quotations->len; i++)
    {
      const AdduceQuotation *q = &g_array_index (quotations, AdduceQuotation, i);

      g_assert_cmpuint (q->outer.start, <, q->inner.start);
      g_assert_cmpuint (q->inner.start, <, q->inner.end);
      g_assert_cmpuint (q->inner.end, <=, q->outer.end);
      g_assert_true (adduce_text_contains_span (text, q->outer));
      if (i > 0)
        g_assert_cmpuint (g_array_index (quotations, AdduceQuotation, i - 1).outer.start, <, q->outer.start);
    }
  for (guint i = 0; i < 60; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) adduce_text_get_length (text));
      AdduceSpan span = { at, at };

      while (adduce_quotation_find_around (text, span, &quotation))
        {
          g_assert_cmpuint (quotation.inner.end - quotation.inner.start, >, span.end - span.start);
          span = quotation.inner;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/quotation/english", english, test_found);
  g_test_add_data_func ("/quotation/straight", straight, test_found);
  g_test_add_data_func ("/quotation/german", german, test_found);
  g_test_add_data_func ("/quotation/angular", angular, test_found);
  g_test_add_data_func ("/quotation/asian", asian, test_found);
  g_test_add_func ("/quotation/around", test_around);
  g_test_add_func ("/quotation/members", test_members);
  g_test_add_func ("/quotation/noise", test_noise);

  return g_test_run ();
}
