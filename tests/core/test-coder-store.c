/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who codes on this computer, as a file.
 */
#include "adduce.h"

#include "scratch.h"

#define ID "urn:uuid:018d77aa-0b1c-7f00-9a2b-33c4d5e6f701"

static void
write_config (const char *text)
{
  g_autofree char *config = adduce_paths_config_dir ();
  scratch_write (config, "coder.ini", text);
}

static void
test_nobody_yet (void)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_coder_load (&error));
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  static const char *const names[] = { "Anna Lindqvist", NULL, "Ольга = [Coder]\n#; \\ \"x\"", " two  blanks " };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCoder) coder = adduce_coder_new (ID, "anna-2", names[i], &error);
      g_assert_no_error (error);
      g_assert_true (adduce_coder_save (coder, &error));
      g_assert_no_error (error);
      g_autoptr (AdduceCoder) again = adduce_coder_load (&error);
      g_assert_no_error (error);
      g_assert_cmpstr (adduce_coder_get_id (again), ==, ID);
      g_assert_cmpstr (adduce_coder_get_nickname (again), ==, "anna-2");
      g_assert_cmpstr (adduce_coder_get_name (again), ==, names[i]);
    }
}

static void
test_by_hand (void)
{
  g_autoptr (GError) error = NULL;
  write_config ("[Coder]\nnickname=anna\n");
  g_autoptr (AdduceCoder) coder = adduce_coder_load (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (adduce_coder_get_nickname (coder), ==, "anna");

  /* the id that was missing stays what it became */
  g_autoptr (AdduceCoder) again = adduce_coder_load (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (adduce_coder_get_id (again), ==, adduce_coder_get_id (coder));
}

static void
test_broken (void)
{
  static const char *const texts[] = { "", "nonsense", "[Coder]\nname=Anna\n", "[Coder]\nnickname=Anna L\n",
                                       "[Coder]\nnickname=\n", "[Other]\nnickname=anna\n", "[Coder\nnickname=a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      write_config (texts[i]);
      g_assert_null (adduce_coder_load (&error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "coder.ini"));
    }
}

static void
test_in_the_way (void)
{
  g_autofree char *config = adduce_paths_config_dir ();
  g_autofree char *path = scratch_path (config, "coder.ini");
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (mkdir (path, 0700), ==, 0);
  g_assert_null (adduce_coder_load (&error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "anna", NULL, NULL);
  g_assert_false (adduce_coder_save (coder, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/coder-store/nobody-yet", test_nobody_yet);
  g_test_add_func ("/coder-store/round-trip", test_round_trip);
  g_test_add_func ("/coder-store/by-hand", test_by_hand);
  g_test_add_func ("/coder-store/broken", test_broken);
  g_test_add_func ("/coder-store/in-the-way", test_in_the_way);
  return g_test_run ();
}
