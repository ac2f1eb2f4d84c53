/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which of two names fits better what was typed.
 */
#include "adduce.h"

static guint
score (const char *name, const char *typed)
{
  g_autofree char *folded = adduce_breaks_fold (name);
  g_auto (GStrv) words = adduce_match_split (typed);

  return adduce_match_score (folded, (const char *const *) words);
}

static void
test_matches (void)
{
  static const struct {
    const char *name;
    const char *typed;
    gboolean matches;
  } rows[] = {
    { "Next claim", "next", TRUE },
    { "Next claim", "NEXT", TRUE },
    { "Next claim", "cl ne", TRUE },
    { "Next claim", "laim", TRUE },
    { "Next claim", "next article", FALSE },
    { "Next claim", "nxt", FALSE },
    { "Next claim", "", TRUE },
    { "Next claim", "   ", TRUE },
    { "Évidence: Étude", "etude", TRUE },
    { "Evidence: Etude", "étude", TRUE },
    { "Straße", "strasse", TRUE },
    { "Позиция", "позиц", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (score (rows[i].name, rows[i].typed) > 0, ==, rows[i].matches);
}

static void
test_order (void)
{
  /* the better one first */
  static const char *const rows[][3] = {
    { "Claim after claim", "Next claim", "claim" },
    { "Next claim", "Reclaimed words", "claim" },
    { "Undo", "Redo", "un" },
    { "Go to the article", "Cargo article", "go art" },
    { "Cargo, then go", "Cargo", "go" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (score (rows[i][0], rows[i][2]), >, score (rows[i][1], rows[i][2]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/matches", test_matches);
  g_test_add_func ("/match/order", test_order);
  return g_test_run ();
}
