/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The coder, and what may be a nickname.
 */
#include "model-fixture.h"

static void
test_new (void)
{
  g_autoptr (GError) error = NULL;
  AdduceCoder *coder = adduce_coder_new ("urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "anna",
                                         "Anna Lindqvist", &error);
  g_assert_no_error (error);
  g_autofree char *id = NULL, *nickname = NULL, *name = NULL;
  g_object_get (coder, "id", &id, "nickname", &nickname, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  g_assert_cmpstr (nickname, ==, "anna");
  g_assert_cmpstr (name, ==, "Anna Lindqvist");
  g_assert_cmpstr (adduce_coder_get_id (coder), ==, id);
  g_assert_cmpstr (adduce_coder_get_nickname (coder), ==, nickname);
  g_assert_cmpstr (adduce_coder_get_name (coder), ==, name);
  g_assert_finalize_object (coder);

  g_autoptr (AdduceCoder) a = adduce_coder_new (NULL, "bo", NULL, &error);
  g_autoptr (AdduceCoder) b = adduce_coder_new (NULL, "bo", "", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (adduce_coder_get_id (a), !=, adduce_coder_get_id (b));
  g_assert_true (g_str_has_prefix (adduce_coder_get_id (a), "urn:uuid:"));
  g_assert_null (adduce_coder_get_name (a));
  g_assert_null (adduce_coder_get_name (b));
}

static void
test_nickname (void)
{
  static const char *const good[] = {
    "a", "0", "anna", "anna-2", "a--b", "7of9", "abcdefghijklmnopqrstuvwxyz012345", /* 32 */
  };
  static const char *const bad[] = {
    "",      "-",     "-a",     "a-", "Anna", "anna lindqvist", "änna", "a.b", "a/b", "a_b", "..",
    "anna\n", "a\177", "abcdefghijklmnopqrstuvwxyz0123456", /* 33 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (adduce_coder_is_nickname (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (adduce_coder_is_nickname (bad[i]));
      g_assert_null (adduce_coder_new (NULL, bad[i], "Name", &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
    }
}

/* Every string of up to three characters of a small alphabet, by the rule as it is written. */
static void
test_nickname_all (void)
{
  static const char letters[] = "az09-A_ ";
  for (guint n = 1; n <= 3; n++)
    for (guint code = 0; code < 8 * 8 * 8; code++)
      {
        char text[4] = { letters[code % 8], letters[code / 8 % 8], letters[code / 64], '\0' };
        text[n] = '\0';
        g_assert_cmpint (adduce_coder_is_nickname (text), ==,
                         g_regex_match_simple ("\\A(?!-)[a-z0-9-]{1,32}(?<!-)\\z", text, 0, 0));
      }
}

static void
test_suggest (void)
{
  static const struct {
    const char *name;
    const char *nickname;
  } table[] = {
    { "Anna Lindqvist", "anna-lindqvist" },
    { "  Anna   Lindqvist ", "anna-lindqvist" },
    { "ANNA", "anna" },
    { "Łukasz Żółć", "lukasz-zolc" },
    { "Søren Ærø", "soren-aero" },
    { "Иван Петров", "ivan-petrov" },
    { "J. R. R. Tolkien", "j-r-r-tolkien" },
    { "Sean O’Neill (desk 4)", "sean-oneill-desk-4" },
    { "Agent deadbeef", "agent-deadbeef" }, /* not a digest */
    { "X", "x" },
    { "Xi", "xi" },
    { "Wolfeschlegelsteinhausenbergerdorff", "wolfeschlegelsteinhausenbergerdo" },
    { "Maximiliana Konstantinopolitan Smith", "maximiliana-konstantinopolitan-s" },
    { "Maximilianas Konstantinopolitans Smith", "maximilianas-konstantinopolitans" },
    { "", "coder" },
    { " ", "coder" },
    { "🙂", "coder" },
    { "---", "coder" },
    { "\377\376", "coder" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *nickname = adduce_coder_suggest_nickname (table[i].name);
      g_assert_cmpstr (nickname, ==, table[i].nickname);
    }
}

/* Whatever the name is, the suggestion can be used. */
static void
test_suggest_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260202);
  for (guint i = 0; i < 2000; i++)
    {
      char name[64];
      guint n = model_random (rand, sizeof name);
      for (guint j = 0; j < n; j++)
        name[j] = (char) (1 + model_random (rand, 255));
      name[n] = '\0';
      g_autofree char *nickname = adduce_coder_suggest_nickname (name);
      g_assert_true (adduce_coder_is_nickname (nickname));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coder/new", test_new);
  g_test_add_func ("/coder/nickname", test_nickname);
  g_test_add_func ("/coder/nickname-all", test_nickname_all);
  g_test_add_func ("/coder/suggest", test_suggest);
  g_test_add_func ("/coder/suggest-random", test_suggest_random);
  return g_test_run ();
}
