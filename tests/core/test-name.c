/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names found by a part of them, in whatever script.
 */
#include "model-fixture.h"

/* The spellings that the BGN/PCGN table for Russian gives, without the marks for soft signs; Greek by ISO 843. */
static void
test_romanize (void)
{
  static const char *const pairs[][2] = {
    { "Лукашенко", "lukashenko" },
    { "Щербаков", "shcherbakov" },
    { "Жуков", "zhukov" },
    { "Юлия", "yuliya" },
    { "Царёв", "tsarev" },
    { "Гоголь", "gogol" },
    { "Οδυσσέας", "odysseas" },
    { "Mira Kovač", "mira kovac" },
    { "  Two   Words ", "two words" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *roman = adduce_breaks_romanize (pairs[i][0]);

      g_assert_cmpstr (roman, ==, pairs[i][1]);
    }
}

static AdduceNameFit
fit (const char *name, const char *typed)
{
  g_autoptr (AdduceNameKey) name_key = adduce_name_key_new (name);
  g_autoptr (AdduceNameKey) typed_key = adduce_name_key_new (typed);

  return adduce_name_key_fit (name_key, typed_key);
}

static void
test_same_script (void)
{
  g_assert_cmpint (fit ("Mira Kovač", "mira"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Mira Kovač", "KOVAC"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Mira Kovač", "kov mi"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Mira Kovač", "ira"), ==, ADDUCE_NAME_FIT_INSIDE);
  g_assert_cmpint (fit ("Mira Kovač", "mira ova"), ==, ADDUCE_NAME_FIT_INSIDE);
  g_assert_cmpint (fit ("Mira Kovač", "mira x"), ==, ADDUCE_NAME_FIT_NONE);
  g_assert_cmpint (fit ("Mira Kovač", " "), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Петрова, Анна", "анна пет"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Алёна", "алена"), ==, ADDUCE_NAME_FIT_WORD_START);
  /* one script: one spelling is not another */
  g_assert_cmpint (fit ("Canberra", "chan"), ==, ADDUCE_NAME_FIT_NONE);
  g_assert_cmpint (fit ("Sandvér", "shan"), ==, ADDUCE_NAME_FIT_NONE);
}

static void
test_other_script (void)
{
  static const char *const typed[] = { "l", "lukash", "Lukashenko", "lukasch", "Łukasz", "lukaš", "aleks luk" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpint (fit ("Александр Лукашенко", typed[i]), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Лукашенко", "kash"), ==, ADDUCE_NAME_FIT_INSIDE);
  g_assert_cmpint (fit ("Лукашенко", "lukin"), ==, ADDUCE_NAME_FIT_NONE);

  /* the reverse */
  g_assert_cmpint (fit ("Alexander Lukashenko", "лукаш"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Lukaschenko", "Лукашенко"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Volodymyr Zelensky", "зеленс"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Nikita Khrushchev", "Хрущёв"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Зеленский", "zelensky"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Зеленський", "Zelenskyy"), ==, ADDUCE_NAME_FIT_WORD_START);
  g_assert_cmpint (fit ("Παπαδόπουλος", "papad"), ==, ADDUCE_NAME_FIT_WORD_START);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/romanize", test_romanize);
  g_test_add_func ("/name/same-script", test_same_script);
  g_test_add_func ("/name/other-script", test_other_script);
  return g_test_run ();
}
