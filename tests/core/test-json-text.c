/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Escapes in strings of JSON, good and bad: what they stand for by RFC 8259, and U+FFFD for what stands for nothing.
 */
#include "adduce.h"

#include <string.h>

#include "store/adduce-json-text.h"

#define BAD "\xef\xbf\xbd" /* U+FFFD */

/* @count: code points by the RFC, of those whose escapes are good */
static const struct {
  const char *text;
  const char *expected;
  gsize count;
} cases[] = {
  { "", "", 0 },
  { "plain Ü", "plain Ü", 7 },
  { "\\b\\f\\n\\r\\t", "\b\f\n\r\t", 5 },
  { "\\\"\\\\\\/", "\"\\/", 3 },
  { "\\u0041\\u00e9\\u20AC", "Aé€", 3 },
  { "\\ud83d\\ude80!", "🚀!", 2 },
  { "x\\u0000y", "x" BAD "y", 3 },
  { "\\ude80 alone", BAD " alone", 0 },
  { "\\ud83d", BAD, 0 },
  { "\\ud83d.", BAD ".", 0 },
  { "\\ud83d12345x", BAD "12345x", 0 },
  { "\\ud83d\\n12345", BAD "\n12345", 0 },
  { "\\ud83d\\u0041", BAD "A", 0 },
  { "\\u00", "", 0 },       /* no room */
  { "\\u00xy", BAD, 0 },
  { "ends in \\", "ends in ", 0 },
};

static void
test_escapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n = strlen (cases[i].text);
      g_autofree char *text = g_memdup2 (cases[i].text, n + 1), *out = g_malloc (n + 1);
      gsize n_out = adduce_json_unescape (out, text, text + n);

      g_assert_cmpuint (n_out, <=, n);
      g_assert_cmpmem (out, n_out, cases[i].expected, strlen (cases[i].expected));
      if (cases[i].count > 0)
        g_assert_cmpuint (adduce_json_count_code_points (text, text + n), ==, cases[i].count);
    }
}

/* A backslash before the byte 0 stands for that byte: nothing is read beyond the end. */
static void
test_nul (void)
{
  static const char text[] = { 'a', '\\', 0, 'b' };
  char out[sizeof text];

  g_assert_cmpuint (adduce_json_unescape (out, text, text + sizeof text), ==, 3);
  g_assert_cmpmem (out, 3, "a\0b", 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json-text/escapes", test_escapes);
  g_test_add_func ("/json-text/nul", test_nul);
  return g_test_run ();
}
