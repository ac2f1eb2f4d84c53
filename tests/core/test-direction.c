/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which way words run.
 */
#include "adduce.h"

static void
test_words (void)
{
  static const struct {
    const char *words;
    gboolean rtl;
  } table[] = {
    { "", FALSE },
    { "The levy", FALSE },
    { "سدّ Hallan", TRUE },
    { "Hallan سدّ", FALSE },
    { "«12,5 % שלום»", TRUE },                       /* marks and digits have no direction of their own */
    { "\342\201\250שלום\342\201\251, Pell", TRUE },   /* in isolates */
    { "… 2031 🙂", FALSE },
    { "Паром", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (adduce_direction_is_rtl (table[i].words), ==, table[i].rtl);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/direction/words", test_words);

  return g_test_run ();
}
