/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that may be those of the same, and names that are not, worked by hand: as newspapers spell them in Latin,
 * Cyrillic, Greek and Arabic letters.
 */
#include "adduce.h"

#include <string.h>

static void
add_key_cb (guint64 key, gboolean weak, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, key);
}

/* Whoever is alike must be compared at all. */
static gboolean
share_key (const AdduceNameForm *a, const AdduceNameForm *b)
{
  g_autoptr (GArray) of_a = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) of_b = g_array_new (FALSE, FALSE, sizeof (guint64));

  adduce_name_form_foreach_key (a, add_key_cb, of_a);
  adduce_name_form_foreach_key (b, add_key_cb, of_b);
  for (guint i = 0; i < of_a->len; i++)
    for (guint j = 0; j < of_b->len; j++)
      if (g_array_index (of_a, guint64, i) == g_array_index (of_b, guint64, j))
        return TRUE;
  return FALSE;
}

static guint n_wrong; /* all are tried, and told */

static void
assert_likeness (const char *one, const char *other, AdduceLikeness expected)
{
  g_autoptr (AdduceNameForm) a = adduce_name_form_new (one);
  g_autoptr (AdduceNameForm) b = adduce_name_form_new (other);
  AdduceLikeness there = adduce_name_form_compare (a, b), back = adduce_name_form_compare (b, a);

  if (there == expected && back == expected && (expected == ADDUCE_LIKENESS_NONE || share_key (a, b)))
    return;
  g_printerr ("“%s” and “%s”: %s and back %s, not %s, or no key is shared\n", one, other,
                  adduce_likeness_to_id (there), adduce_likeness_to_id (back), adduce_likeness_to_id (expected));
  n_wrong++;
}

typedef struct {
  const char *one;
  const char *other;
  AdduceLikeness likeness;
} Pair;

static const Pair alike[] = {
  /* case, accents, marks */
  { "Mira Kovač", "MIRA KOVAC", ADDUCE_LIKENESS_SAME },
  { "O’Brien", "O'Brien", ADDUCE_LIKENESS_SAME },
  { "Jean-Pierre Raffarin", "Jean Pierre Raffarin", ADDUCE_LIKENESS_SAME },
  { "U.S. Senate", "U S Senate", ADDUCE_LIKENESS_SAME },
  /* other scripts: Russian, Ukrainian, Belarusian, Bulgarian, Greek, Arabic, Hebrew, Chinese */
  { "Александр Лукашенко", "Aleksandr Lukashenko", ADDUCE_LIKENESS_SPELLING },
  { "Лукашенко", "Lukaschenko", ADDUCE_LIKENESS_SPELLING },
  { "Лукашенко", "Lukashenka", ADDUCE_LIKENESS_LETTERS },
  { "Lukashenko", "Lukashenka", ADDUCE_LIKENESS_LETTERS },
  { "Аляксандр Лукашэнка", "Alyaksandr Lukashenka", ADDUCE_LIKENESS_SPELLING },
  { "Alyaksandr Lukashenka", "Aleksandr Lukashenko", ADDUCE_LIKENESS_LETTERS },
  { "Никита Хрущёв", "Nikita Khrushchev", ADDUCE_LIKENESS_SPELLING },
  { "Володимир Зеленський", "Volodymyr Zelenskyy", ADDUCE_LIKENESS_SPELLING },
  { "Бойко Борисов", "Boyko Borisov", ADDUCE_LIKENESS_SPELLING },
  { "Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis", ADDUCE_LIKENESS_SPELLING },
  { "Αλέξης Τσίπρας", "Alexis Tsipras", ADDUCE_LIKENESS_SPELLING },
  { "Γιάνης Βαρουφάκης", "Yanis Varoufakis", ADDUCE_LIKENESS_LETTERS },
  { "محمد مرسي", "Mohamed Morsi", ADDUCE_LIKENESS_CONSONANTS },
  { "محمود عباس", "Mahmoud Abbas", ADDUCE_LIKENESS_CONSONANTS },
  { "فلاديمير بوتين", "Vladimir Putin", ADDUCE_LIKENESS_CONSONANTS },
  { "القذافي", "Gaddafi", ADDUCE_LIKENESS_CONSONANTS },
  { "习近平", "Xi Jinping", ADDUCE_LIKENESS_SPELLING },
  /* order of words */
  { "Kovač, Mira", "Mira Kovač", ADDUCE_LIKENESS_ORDER },
  { "Лукашенко Александр", "Aleksandr Lukashenko", ADDUCE_LIKENESS_ORDER },
  /* initials */
  { "M. Kovač", "Mira Kovač", ADDUCE_LIKENESS_INITIALS },
  { "Kovač M", "Mira Kovac", ADDUCE_LIKENESS_INITIALS },
  { "George W. Bush", "George Bush", ADDUCE_LIKENESS_INITIALS },
  { "А. Лукашенко", "Aleksandr Lukashenko", ADDUCE_LIKENESS_INITIALS },
  { "Α. Τσίπρας", "Alexis Tsipras", ADDUCE_LIKENESS_INITIALS },
  /* titles */
  { "President Aleksandr Lukashenko", "Aleksandr Lukashenko", ADDUCE_LIKENESS_TITLE },
  { "Dr. Mira Kovač", "Mira Kovač", ADDUCE_LIKENESS_TITLE },
  { "Mira Kovač, MP", "Mira Kovač", ADDUCE_LIKENESS_TITLE },
  { "Bundeskanzlerin Angela Merkel", "Angela Merkel", ADDUCE_LIKENESS_TITLE },
  { "Президент Лукашенко", "Lukashenko", ADDUCE_LIKENESS_TITLE },
  { "Πρωθυπουργός Τσίπρας", "Tsipras", ADDUCE_LIKENESS_TITLE },
  { "الرئيس محمد مرسي", "محمد مرسي", ADDUCE_LIKENESS_TITLE },
  /* letters */
  { "Ministry of Transport", "Ministery of Transport", ADDUCE_LIKENESS_LETTERS },
  { "Yanukovych", "Yanukovich", ADDUCE_LIKENESS_SPELLING },
  { "Khodorkovsky", "Hodorkowskij", ADDUCE_LIKENESS_SPELLING },
  { "Netanyahu", "Netanjahu", ADDUCE_LIKENESS_SPELLING },
  { "Kyrgyzstan", "Kirghizstan", ADDUCE_LIKENESS_LETTERS },
  /* a part */
  { "Lukashenko", "Aleksandr Lukashenko", ADDUCE_LIKENESS_PART },
  { "President Lukashenko", "Aleksandr Lukashenko", ADDUCE_LIKENESS_PART },
};

static const Pair different[] = {
  { "Reactor 1", "Reactor 2", ADDUCE_LIKENESS_NONE },
  { "Anna Lund", "Hanna Berg", ADDUCE_LIKENESS_NONE },
  { "Mira Kovač", "Ana Kovač", ADDUCE_LIKENESS_NONE },
  { "M. Kovač", "Ana Kovač", ADDUCE_LIKENESS_NONE },
  { "M. Kovač", "M. Horvat", ADDUCE_LIKENESS_NONE },
  { "Ali", "Eli", ADDUCE_LIKENESS_NONE },
  { "Port Office", "Post Office", ADDUCE_LIKENESS_NONE },
  { "imports should be taxed", "exports should be taxed", ADDUCE_LIKENESS_NONE },
  { "The bridge should be built", "The bridge should not be built", ADDUCE_LIKENESS_NONE },
  { "Лукашенко", "Лукин", ADDUCE_LIKENESS_NONE },
  { "محمد مرسي", "Mahmoud Abbas", ADDUCE_LIKENESS_NONE },
  { "Ministry of Transport", "Ministry of Defence", ADDUCE_LIKENESS_NONE },
  { "The mayor", "The president", ADDUCE_LIKENESS_NONE },
  { "", "", ADDUCE_LIKENESS_NONE },
  { "…", "?", ADDUCE_LIKENESS_NONE },
};

static void
test_alike (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    assert_likeness (alike[i].one, alike[i].other, alike[i].likeness);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_different (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (different); i++)
    assert_likeness (different[i].one, different[i].other, different[i].likeness);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* Names that nobody has. */
static void
test_odd (void)
{
  g_autofree char *long_name = g_strnfill (100000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (AdduceNameForm) form = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "word%u ", i);
  assert_likeness (long_name, long_name, ADDUCE_LIKENESS_SAME);
  assert_likeness (many->str, many->str, ADDUCE_LIKENESS_SAME);
  assert_likeness (many->str, long_name, ADDUCE_LIKENESS_NONE);
  form = adduce_name_form_new ("\xff\xfe broken");
  g_assert_nonnull (form);
  g_assert_cmpuint (n_wrong, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-form/alike", test_alike);
  g_test_add_func ("/name-form/different", test_different);
  g_test_add_func ("/name-form/odd", test_odd);
  return g_test_run ();
}
