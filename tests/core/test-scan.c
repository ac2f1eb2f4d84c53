/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quick count agrees with reading.
 */
#include "adduce.h"

#include <string.h>

#include "sidecar-fixture.h"

static void
append_use (GString *uses, const char *dimension, const char *code, const char *label)
{
  g_string_append_printf (uses, "%s %s %s\n", dimension, code, label);
}

static void
use_cb (const char *dimension, const char *code, const char *label, gpointer user_data)
{
  append_use (user_data, dimension, code, label);
}

static void
append_tags (GString *uses, const char *dimension, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      if (adduce_tag_is_plain (tag))
        continue; /* a text or a number is no name */
      append_use (uses, dimension, adduce_tag_get_code (tag), adduce_tag_get_label (tag));
    }
}

static void
assert_agrees (GBytes *bytes)
{
  g_autoptr (AdduceSidecar) sidecar = fixture_parse (bytes);
  GString *expected = g_string_new (NULL);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);
      append_tags (expected, "speaker", adduce_claim_get_speakers (claim));
      append_tags (expected, "issue", adduce_claim_get_issues (claim));
      g_auto (GStrv) own = adduce_claim_list_variables (claim);
      for (guint k = 0; own[k] != NULL; k++)
        append_tags (expected, own[k], adduce_claim_get_values (claim, own[k]));
    }

  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  AdduceSidecarScan scan = { 0 };
  GString *uses = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_sidecar_scan (data, n_bytes, &scan, use_cb, uses, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (uses->str, ==, expected->str);
  g_assert_cmpuint (scan.n_claims, ==, adduce_sidecar_get_n_claims (sidecar));

  AdduceStatus status;
  g_assert_cmpint (scan.has_status, ==, adduce_sidecar_get_status (sidecar, &status));
  if (scan.has_status)
    g_assert_cmpint (scan.status, ==, status);

  AdduceSidecarScan count_only = { 0 };
  g_assert_true (adduce_sidecar_scan (data, n_bytes, &count_only, NULL, NULL, NULL));
  g_assert_cmpuint (count_only.n_claims, ==, scan.n_claims);
  g_string_free (expected, TRUE);
  g_string_free (uses, TRUE);
}

static void
test_files (void)
{
  static const char *const names[] = { FIXTURE_PLAIN, "unknown-members.json", "least.json" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = fixture_read (names[i]);
      assert_agrees (bytes);
    }

  /* where "type" and the bodies come last, and before each name its value's neighbour */
  g_autoptr (GBytes) bytes = fixture_read ("other-order.json");
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  AdduceSidecarScan scan;
  g_assert_true (adduce_sidecar_scan (data, n_bytes, &scan, NULL, NULL, NULL));
  g_assert_cmpuint (scan.n_claims, ==, 3);
  g_assert_cmpint (scan.status, ==, ADDUCE_STATUS_IN_PROGRESS);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (AdduceText) text = fixture_long_text ();
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (AdduceSidecar)
        sidecar = fixture_random (rand, text, (guint) g_rand_int_range (rand, 0, 20));
      g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
      assert_agrees (bytes);
    }
}

static gboolean
scan_text (const char *text, AdduceSidecarScan *scan, GString *uses, GError **error)
{
  g_autofree char *exact = g_memdup2 (text, strlen (text)); /* nothing readable behind it */
  return adduce_sidecar_scan (*text == 0 ? "" : exact, strlen (text), scan,
                              uses == NULL ? NULL : use_cb, uses, error);
}

/* Words that look like members, where they are none. */
static void
test_look_alikes (void)
{
  static const char text[] =
    "{\"type\":\"AnnotationPage\","
    "\"label\":\"items\",\"x\":{\"items\":[{},{}],\"status\":\"done\"},\"y\":[{},[{}]],"
    "\"items\":[{\"note\":\"body\",\"conflict\":[{\"body\":[{\"dimension\":\"speaker\",\"code\":"
    "\"no\","
    "\"value\":\"no\"}]}],\"body\":[{\"dimension\":\"speaker\",\"code\":\"a\",\"value\":\"A "
    "\\\"\\u00fc\\\\\","
    "\"mention\":[{\"value\":\"no\",\"code\":\"no\"}]},{\"value\":\"no\",\"dimension\":\"stance\","
    "\"code\":\"no\"},{\"value\":\"B\",\"code\":\"b\",\"dimension\":\"issue\"},{\"dimension\":"
    "\"issue\"}]},"
    "{\"body\":{\"dimension\":\"speaker\",\"code\":\"no\",\"value\":\"no\"}}],"
    "\"removed\":[{\"id\":1}],\"z\":{\"status\":\"new\"},\"status\":\"in-progress\"} \n";
  AdduceSidecarScan scan = { 0 };
  GString *uses = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (scan_text (text, &scan, uses, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (scan.n_claims, ==, 2);
  g_assert_true (scan.has_status);
  g_assert_cmpint (scan.status, ==, ADDUCE_STATUS_IN_PROGRESS);
  g_assert_cmpstr (uses->str, ==, "speaker a A \"ü\\\nissue b B\n");
  g_string_free (uses, TRUE);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    " \n",
    "{}",
    "[]",
    "null",
    "Dear diary",
    "{\"type\":\"AnnotationPage\"}",
    "{\"items\":[]}",
    "{\"type\":\"Annotation\",\"items\":[]}",
    "{\"type\":\"AnnotationPage\",\"items\":{}}",
    "{\"type\":\"AnnotationPage\",\"items\":[}]",
    "{\"type\":\"AnnotationPage\",\"items\":[]}}",
    "{\"type\":\"AnnotationPage\",\"items\":[]}{}",
    "{\"type\":\"AnnotationPage\",\"items\":[]} 1",
    "{\"type\":\"AnnotationPage\",\"items\":[]",
    "{\"type\":\"AnnotationPage\",\"items\":[]]",
    "{\"type\":\"AnnotationPage\",\"items\":[],\"a\":\"}",
    "{\"type\":\"AnnotationPage\",\"items\":[],\"a\":\"\\\"}",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AdduceSidecarScan scan = { .n_claims = 77 };
      g_autoptr (GError) error = NULL;
      g_assert_false (scan_text (texts[i], &scan, NULL, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
      g_assert_cmpuint (scan.n_claims, ==, 77);
    }

  g_autofree char *brackets = g_strnfill (200000, '[');
  g_autofree char *deep = g_strconcat ("{\"a\":", brackets, NULL);
  AdduceSidecarScan scan;
  g_autoptr (GError) error = NULL;
  g_assert_false (scan_text (deep, &scan, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
}

/* A file that was cut off anywhere is seen to be. */
static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = fixture_read (FIXTURE_PLAIN);
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  for (gsize n = 0; n < n_bytes - 1; n++)
    {
      AdduceSidecarScan scan;
      g_autofree char *exact = g_memdup2 (data, n);
      g_assert_false (adduce_sidecar_scan (n == 0 ? "" : exact, n, &scan, NULL, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scan/files", test_files);
  g_test_add_func ("/scan/random", test_random);
  g_test_add_func ("/scan/look-alikes", test_look_alikes);
  g_test_add_func ("/scan/refused", test_refused);
  g_test_add_func ("/scan/truncated", test_truncated);
  return g_test_run ();
}
