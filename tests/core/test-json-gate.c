/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate: what is JSON, what of it we take, and where the messages point. The cases are the table
 * tests/data/json/gate.txt.
 */
#include "adduce.h"

#include <string.h>

#include "store/adduce-json-gate.h"

/* The bytes of a case: "<0a>" is the byte 10. */
static GString *
unpack (const char *text)
{
  GString *bytes = g_string_new (NULL);
  while (*text != 0)
    if (text[0] == '<' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2])
        && text[3] == '>')
      {
        g_string_append_c (
          bytes, (char) (g_ascii_xdigit_value (text[1]) << 4 | g_ascii_xdigit_value (text[2])));
        text += 4;
      }
    else
      g_string_append_c (bytes, *text++);
  return bytes;
}

/* Exactly these bytes, with nothing readable behind them: ASan sees a step too far. */
static gboolean
passes (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error)
{
  g_autofree char *exact = g_memdup2 (data, n_bytes);
  return adduce_json_gate (n_bytes == 0 ? "" : exact, n_bytes, mode, error);
}

static void
assert_case (const char *line, const GString *bytes, AdduceJsonMode mode, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean passed = passes (bytes->str, bytes->len, mode, &error);
  if (passed != expected)
    g_error ("%s: %s in mode %d", line, passed ? "passed" : error->message, (int) mode);
  if (passed)
    return;
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "json", "gate.txt", NULL);
  g_autofree char *table = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &table, NULL, &error);
  g_assert_no_error (error);

  guint n_cases = 0;
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      if (*line == 0 || *line == '#')
        continue;
      g_assert_true (strchr ("ypn", line[0]) != NULL && line[1] == ' ');
      GString *bytes = unpack (line + 2);
      assert_case (line, bytes, ADDUCE_JSON_PLAIN, line[0] != 'n');
      assert_case (line, bytes, ADDUCE_JSON_STRICT, line[0] == 'y');
      g_string_free (bytes, TRUE);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, >=, 200);
}

/* The public vectors: what RFC 8259 makes of them is said by the first letter of their names. Counts are the suite's
 * own, so that none goes missing. */
static void
test_suite (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "json", "JSONTestSuite", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_taken = 0, n_refused = 0, n_free = 0;
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_bytes;
      gboolean passed;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (g_file_get_contents (path, &data, &n_bytes, NULL));
      passed = passes (data, n_bytes, ADDUCE_JSON_PLAIN, &error);
      if (name[0] != 'i' && passed != (name[0] == 'y'))
        g_error ("%s: %s", name, passed ? "taken" : error->message);
      g_assert_true (passed || (error->message != NULL && g_utf8_validate (error->message, -1, NULL)));
      if (passes (data, n_bytes, ADDUCE_JSON_STRICT, NULL) && !passed)
        g_error ("%s: what is refused is taken where more is asked", name);
      n_taken += name[0] == 'y';
      n_refused += name[0] == 'n';
      n_free += name[0] == 'i';
    }
  g_assert_cmpuint (n_taken, ==, 95);
  g_assert_cmpuint (n_refused, ==, 188);
  g_assert_cmpuint (n_free, ==, 35);
}

/* Every proper beginning of a text that is an object is no JSON. */
static void
test_cut_off (void)
{
  static const char text[] =
    "{\"a\": [1, -20, true, null, \"\\u00fc\\n\xc3\xbc\"], \"b\": {\"c\": {}}}";
  for (gsize n = 0; n < strlen (text); n++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (passes (text, n, ADDUCE_JSON_STRICT, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
    }
  g_assert_true (passes (text, strlen (text), ADDUCE_JSON_STRICT, NULL));
}

static void
assert_refused (const char *data, gsize n_bytes, AdduceError code, const char *beginning)
{
  for (AdduceJsonMode mode = ADDUCE_JSON_PLAIN; mode <= ADDUCE_JSON_STRICT; mode++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (passes (data, n_bytes, mode, &error));
      g_assert_error (error, ADDUCE_ERROR, (int) code);
      if (!g_str_has_prefix (error->message, beginning))
        g_error ("“%s” does not begin with “%s”", error->message, beginning);
    }
}

static char *
repeat (const char *piece, gsize n)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *open = repeat ("[", 64);
  g_autofree char *close = repeat ("]", 64);
  g_autofree char *just = g_strconcat (open, close, NULL);
  g_autofree char *over = g_strconcat ("[", just, "]", NULL);
  g_assert_true (passes (just, strlen (just), ADDUCE_JSON_STRICT, NULL));
  assert_refused (over, strlen (over), ADDUCE_ERROR_TOO_LARGE, "line 1, column 65: ");

  g_autofree char *brackets = repeat ("[", 200000);
  assert_refused (brackets, strlen (brackets), ADDUCE_ERROR_TOO_LARGE, "line 1, column 65: ");
  g_autofree char *objects = repeat ("{\"a\":", 200000);
  assert_refused (objects, strlen (objects), ADDUCE_ERROR_TOO_LARGE, "line 1, column 321: ");
  g_autofree char *mixed = repeat ("[{\"\":", 200000);
  assert_refused (mixed, strlen (mixed), ADDUCE_ERROR_TOO_LARGE, "line 1, column 161: ");
  g_autofree char *lines = repeat ("[\n", 200000);
  assert_refused (lines, strlen (lines), ADDUCE_ERROR_TOO_LARGE, "line 65, column 1: ");
}

static void
assert_string_length (const char *piece, gsize n, gboolean good)
{
  g_autofree char *inside = repeat (piece, n);
  g_autofree char *text = g_strconcat ("{\"a\":\n\"", inside, "\"}", NULL);
  if (good)
    g_assert_true (passes (text, strlen (text), ADDUCE_JSON_STRICT, NULL));
  else
    assert_refused (text, strlen (text), ADDUCE_ERROR_TOO_LARGE, "line 2, column 1: ");
}

/* 65,536 characters, however they are written. */
static void
test_strings (void)
{
  assert_string_length ("a", 65536, TRUE);
  assert_string_length ("a", 65537, FALSE);
  assert_string_length ("ü", 65536, TRUE);
  assert_string_length ("ü", 65537, FALSE);
  assert_string_length ("🧾", 65536, TRUE);
  assert_string_length ("🧾", 65537, FALSE);
  assert_string_length ("\\n", 65536, TRUE);
  assert_string_length ("\\n", 65537, FALSE);
  assert_string_length ("\\u00fc", 65536, TRUE);
  assert_string_length ("\\u00fc", 65537, FALSE);
  assert_string_length ("\\ud83e\\uddfe", 65536, TRUE);
  assert_string_length ("\\ud83e\\uddfe", 65537, FALSE);
}

static void
test_size (void)
{
  gsize n_bytes = 16 * 1024 * 1024;
  g_autofree char *text = g_malloc (n_bytes + 1);
  memset (text, ' ', n_bytes + 1);
  memcpy (text, "[]", 2);
  g_assert_true (adduce_json_gate (text, n_bytes, ADDUCE_JSON_STRICT, NULL));
  assert_refused (text, n_bytes + 1, ADDUCE_ERROR_TOO_LARGE, "the file is larger than 16 MiB");

  assert_refused ("", 0, ADDUCE_ERROR_JSON, "the file is empty");

  g_autofree char *few = repeat ("0,", 1999998);
  g_autofree char *just = g_strconcat ("[", few, "0]", NULL);
  g_autofree char *over = g_strconcat ("[0,", few, "0]", NULL);
  g_assert_true (passes (just, strlen (just), ADDUCE_JSON_STRICT, NULL));
  assert_refused (over, strlen (over), ADDUCE_ERROR_TOO_LARGE, "line 1, column 4000000: ");
  g_assert_true (passes (over, strlen (over), ADDUCE_JSON_FOREIGN, NULL));
}

/* Other programs' files have more: 2^24 values, the list itself among them. */
static void
test_foreign_size (void)
{
  g_autofree char *few = repeat ("0,", 16777214);
  g_autofree char *just = g_strconcat ("[", few, "0]", NULL);
  g_autofree char *over = g_strconcat ("[0,", few, "0]", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (passes (just, strlen (just), ADDUCE_JSON_FOREIGN, NULL));
  g_assert_false (adduce_json_gate (over, strlen (over), ADDUCE_JSON_FOREIGN, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "there are more than 16,777,216 values"));
}

/* Where the message points; lines and columns counted by hand. */
static void
test_places (void)
{
  static const struct {
    const char *text;
    const char *beginning;
  } cases[] = {
    { "{\n  \"a\": 1,\n}", "line 3, column 1: the comma before the end of the object" },
    { "[\n  1,\n  2,\n]", "line 4, column 1: the comma before the end of the list" },
    { "{\"a\": 1\n \"b\": 2}", "line 2, column 2: a comma or the end" },
    { "{\"ü\": 1, \"🧾\" 2}", "line 1, column 14: a colon must follow" },
    { "{\"a\":\r\n tru}", "line 2, column 2: a value must stand here" },
    { "{\"a\": \"ü\x01\"}", "line 1, column 9: a line break or control" },
    { "[\"one\",\n \"two]", "line 2, column 2: the string that begins here" },
    { "[1]\n\n  x", "line 3, column 3: something follows" },
    { "[\n\n", "line 3, column 1: the text ends too early" },
    { "[\"ü\\q\"]", "line 1, column 4: JSON has no such escape" },
    { "[\n007]", "line 2, column 1: a number must not begin with a zero" },
    { "\xef\xbb\xbf{}", "the file begins with a byte-order mark" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), ADDUCE_ERROR_JSON, cases[i].beginning);

  g_autoptr (GError) error = NULL;
  const char *twice = "{\n \"a\": 1,\n \"b\": {\"a\": 1},\n \"\\u0061\": 2}";
  g_assert_false (passes (twice, strlen (twice), ADDUCE_JSON_STRICT, &error));
  g_assert_true (g_str_has_prefix (error->message, "line 4, column 2: a member of this name"));
}

/* Objects with many members take another way than those with few; the twin stands at either end. */
static void
test_many_members (void)
{
  for (guint n = 1; n < 60; n++)
    for (guint twin = 0; twin <= n; twin++) /* n: none */
      {
        GString *text = g_string_new ("{");
        for (guint i = 0; i < n; i++)
          g_string_append_printf (text, "\"name %u\":%u,", i, i);
        if (twin < n)
          g_string_append_printf (text, "\"name \\u00%02x%s\":0}",
                                  '0' + (twin < 10 ? twin : twin / 10),
                                  twin < 10       ? ""
                                  : twin % 10 < 1 ? "0"
                                                  : (char[]) { (char) ('0' + twin % 10), 0 });
        else
          g_string_append (text, "\"other\":0}");
        g_assert_cmpint (passes (text->str, text->len, ADDUCE_JSON_STRICT, NULL), ==, twin == n);
        g_assert_true (passes (text->str, text->len, ADDUCE_JSON_PLAIN, NULL));
        g_string_free (text, TRUE);
      }

  /* A hostile one: every pair compared would be 10^11 comparisons. */
  GString *text = g_string_new ("{");
  for (guint i = 0; i < 500000; i++)
    g_string_append_printf (text, "\"%u\":0,", i);
  g_string_append (text, "\"x\":0}");
  g_assert_true (passes (text->str, text->len, ADDUCE_JSON_STRICT, NULL));
  g_string_free (text, TRUE);
}

/* Whatever bytes come: an answer, a sentence for no, and only JSON gets a yes (strict within
 * plain). */
static void
test_any_bytes (void)
{
  static const char alphabet[] = "[]{}:,\"\\untrfales0123456789.-+eE \n\x01\xc3\xbc\xf0\x9f";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310304);
  guint n_good = 0;

  for (guint i = 0; i < 300000; i++)
    {
      char text[24];
      gsize n_bytes = (gsize) g_rand_int_range (rand, 1, 24);
      for (gsize j = 0; j < n_bytes; j++)
        text[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      g_autoptr (GError) error = NULL;
      gboolean plain = passes (text, n_bytes, ADDUCE_JSON_PLAIN, &error);
      gboolean strict = passes (text, n_bytes, ADDUCE_JSON_STRICT, NULL);
      g_assert_true (plain || !strict);
      g_assert_true (plain || g_utf8_validate (error->message, -1, NULL));
      n_good += plain;
    }
  g_assert_cmpuint (n_good, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-gate/suite", test_suite);
  g_test_add_func ("/json-gate/table", test_table);
  g_test_add_func ("/json-gate/cut-off", test_cut_off);
  g_test_add_func ("/json-gate/depth", test_depth);
  g_test_add_func ("/json-gate/strings", test_strings);
  g_test_add_func ("/json-gate/size", test_size);
  g_test_add_func ("/json-gate/foreign-size", test_foreign_size);
  g_test_add_func ("/json-gate/places", test_places);
  g_test_add_func ("/json-gate/many-members", test_many_members);
  g_test_add_func ("/json-gate/any-bytes", test_any_bytes);
  return g_test_run ();
}
