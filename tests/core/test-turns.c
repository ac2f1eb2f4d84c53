/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interviews, and what is none.
 */
#include "adduce.h"

#include <string.h>

/* An answer that is longer than any question here. */
#define LONG \
  "I am asked this at every bus stop, and I say the same each time: the lock adds thirty-five minutes to each " \
  "crossing, nobody at the Secretariat had counted them, and somebody will have to pay for them in the end."

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);

  g_assert_no_error (error);
  return text;
}

/* A letter for each line that is not empty: Q, A or a dot; behind it the speaker's name where there is one. */
static char *
print_turns (const char *utf8)
{
  g_autoptr (AdduceText) text = make_text (utf8);
  g_autoptr (GArray) turns = adduce_turns_list (text);
  GString *letters = g_string_new (NULL);
  guint next = 0;

  for (guint i = 0; i < adduce_text_get_n_paragraphs (text); i++)
    {
      AdduceSpan span = adduce_text_get_paragraph (text, i);
      const AdduceTurn *turn = next < turns->len ? &g_array_index (turns, AdduceTurn, next) : NULL;

      if (span.start == span.end)
        continue;
      if (turn == NULL || turn->span.start >= span.end)
        {
          g_string_append_c (letters, '.');
          continue;
        }
      g_assert_cmpuint (turn->span.start, >=, span.start);
      g_assert_cmpuint (turn->span.end, <=, span.end);
      g_string_append_c (letters, turn->kind == ADDUCE_TURN_QUESTION ? 'Q' : 'A');
      if (turn->speaker.end > turn->speaker.start)
        {
          g_autofree char *name = adduce_text_dup_slice (text, turn->speaker);

          g_string_append_printf (letters, "(%s)", name);
        }
      next++;
    }
  g_assert_cmpuint (next, ==, turns->len);
  return g_string_free (letters, FALSE);
}

static void
assert_turns (const char *utf8, const char *expected)
{
  g_autofree char *turns = print_turns (utf8);

  g_assert_cmpstr (turns, ==, expected);
}

static void
test_letters (void)
{
  assert_turns ("Headline\n\nQ: Why?\nA: Because.\nQ: And then?\nA: Nothing.\n\nBy a reporter", ".QAQA.");
  assert_turns ("Q. Why?\nA. Because.\nAnd so on.\nQ. Then?\nA. Nothing.", "QAAQA");
  assert_turns ("**Q:** Why?\n\n**A:** Because.\n\n**Q:** Then?\n\n**A:** Nothing.", "QAQA");
  assert_turns ("Question: Why?\nAnswer: Because.\nQuestion: Then?", "QAQ");
  assert_turns ("В: Почему?\nО: Потому.\nВ: И что?\nО: Ничего.", "QAQA");
  assert_turns ("П: Чому?\nВ: Тому.\nП: І що?\nВ: Нічого.", "QAQA");
  assert_turns ("Frage: Warum?\nAntwort: Darum.\nFrage: Und?\nAntwort: Nichts.", "QAQA");
  assert_turns ("D : Pourquoi ?\nAccess: no\nA: one letter\nB: another", "....");
}

static void
test_names (void)
{
  assert_turns ("Headline\n\nLantern: Why?\n\nOsterby: Because.\n\nAnd so on.\n\nLantern: And then?\n\n"
                "Osterby: Nothing.\n\nEnd",
                ".Q(Lantern)A(Osterby)A(Osterby)Q(Lantern)A(Osterby).");
  assert_turns ("LQ: Why?\nHalima Osterby: Because.\nLQ: Then?\nOsterby: Nothing.\nLQ: Who?\nOsterby: You.",
                "Q(LQ)A(Halima Osterby)Q(LQ)A(Osterby)Q(LQ)A(Osterby)");
  assert_turns ("Лев Заречин: Почему?\nБрид Сандвер: Потому.\nЛев Заречин: И что?\nБрид Сандвер: Ничего.",
                "Q(Лев Заречин)A(Брид Сандвер)Q(Лев Заречин)A(Брид Сандвер)");
}

static void
test_dashes (void)
{
  assert_turns ("Заголовок\n\n— Почему паром?\n\n— " LONG "\n\n— А плотина?\n\n— " LONG "\n\n" LONG "\n\nАвтор",
                ".QAQAA.");
  assert_turns ("– Wieso die Fähre?\n" LONG "\n– Und der Damm?\n" LONG, "QAQA");
}

static void
test_plain (void)
{
  assert_turns ("A hydrologist on the barrage\n\n" LONG "\n\nAre you for it?\n\n" LONG "\n\nWould you say why?\n\n" LONG
                "\n\n" LONG "\n\nAnd the ferry?\n\n" LONG "\n\nBrenwick bureau\n\nLoad more",
                "..QAQAAQA..");
  assert_turns ("**Sind Sie dafür?**\n" LONG "\n**Und der Damm?**\n" LONG "\n**Was sagen Sie Pell?**\n" LONG, "QAQAQA");
  /* strictly one by one: what stands in a question's place is one */
  assert_turns ("Are you for it?\n\n" LONG "\n\nPell says you are wrong.\n\n" LONG "\n\nWhat do you say?\n\n" LONG
                "\n\nDo you sail?\n\n" LONG "\n\nYou sound angry.\n\n" LONG "\n\nBrenwick bureau\n\n" LONG,
                "QAQAQAQAQA..");
}

static void
test_none (void)
{
  static const char *const texts[] = {
    "",
    "One line.",
    /* a question or two in the text */
    "Headline\n\n" LONG "\n\nWho will pay for you?\n\n" LONG "\n\nWill you?\n\n" LONG,
    /* headings with questions that speak to nobody */
    "What is a barrage?\n" LONG "\nWhat does it cost?\n" LONG "\nWho is against it?\n" LONG,
    /* quotations */
    "“Will you pay?”\n" LONG "\n“Can you pay?”\n" LONG "\n“Are you sure?”\n" LONG,
    /* questions far apart */
    "Are you sure?\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG
    "\nDo you know?\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\n" LONG "\nDo you?\n" LONG,
    /* a poll, one question below the other */
    "Are you for it?\nAre you against it?\nDo you sail?\nDo you vote?",
    /* lines with labels, as pages have them */
    "Photo: Tim Orde\nSource: Northwire\nTopics: Coast\nPhoto: Tim Orde\nSource: Northwire",
    "Energy: up\nBudget: down\nEnergy: up\nBudget: down",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (AdduceText) text = make_text (texts[i]);
      g_autoptr (GArray) turns = adduce_turns_list (text);

      if (turns->len > 0)
        {
          g_test_message ("not an interview: %s", texts[i]);
          g_test_fail ();
        }
    }
}

/* One article of the sample corpus is an interview: 20 paragraphs, one after the other. */
static void
test_sample (void)
{
  static const struct {
    const char *name;
    guint n_turns;
  } articles[] = {
    { "2031-03-04-northwire-barrage.txt", 0 },
    { "2031-03-18-estuary-review-interview-osterby.txt", 20 },
    { "2031-04-02-ketta-daily-channel.txt", 0 },
    { "2031-04-09-courier-committee-hearing.txt", 0 },
    { "opinion/2031-03-11-seld-institute-who-pays.txt", 0 },
    { "opinion/2031-03-22-an-island-is-not-a-line-item.txt", 0 },
    { "opinion/blog-tide-table-arithmetic.txt", 0 },
    { "regional/2031-04-15-dunmarrow-council.txt", 0 },
    { "world/2031-03-25-ustye-paromy-i-plotina.txt", 0 },
    { "world/2031-03-29-al-marsa-barrage.txt", 0 },
    { "world/2031-04-20-analyse-drei-rechnungen.txt", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path
        = g_build_filename (g_getenv ("ADDUCE_DATA_DIR"), "sample-corpus", articles[i].name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceText) text = adduce_text_load (path, &error);
      g_autoptr (GArray) turns = NULL;

      g_assert_no_error (error);
      turns = adduce_turns_list (text);
      g_assert_cmpuint (turns->len, ==, articles[i].n_turns);
      for (guint k = 0; k < turns->len; k++)
        g_assert_cmpint (g_array_index (turns, AdduceTurn, k).kind, ==,
                         k % 2 == 0 ? ADDUCE_TURN_QUESTION : ADDUCE_TURN_ANSWER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/turns/letters", test_letters);
  g_test_add_func ("/turns/names", test_names);
  g_test_add_func ("/turns/dashes", test_dashes);
  g_test_add_func ("/turns/plain", test_plain);
  g_test_add_func ("/turns/none", test_none);
  g_test_add_func ("/turns/sample", test_sample);

  return g_test_run ();
}
