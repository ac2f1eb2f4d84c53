/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canonical writer; what it must write is written out by hand.
 */
#include "adduce.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "store/adduce-json-gate.h"
#include "store/adduce-json-writer.h"

static void
assert_written (AdduceJsonWriter *writer, const char *expected)
{
  GString *text = adduce_json_writer_end (writer);
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (adduce_json_gate (text->str, text->len, ADDUCE_JSON_STRICT, NULL));
  g_string_free (text, TRUE);
}

static void
write_sample (AdduceJsonWriter *writer)
{
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_string (writer, "name", "Mira “M” Kovač 🧾");
  adduce_json_writer_integer (writer, "number", -7);
  adduce_json_writer_begin_array (writer, "list");
  adduce_json_writer_begin_object (writer, NULL);
  adduce_json_writer_integer (writer, "start", 0);
  adduce_json_writer_end_object (writer);
  adduce_json_writer_string (writer, NULL, "");
  adduce_json_writer_begin_array (writer, NULL);
  adduce_json_writer_end_array (writer);
  adduce_json_writer_end_array (writer);
  adduce_json_writer_begin_object (writer, "empty");
  adduce_json_writer_end_object (writer);
  adduce_json_writer_end_object (writer);
}

static void
test_pretty (void)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  write_sample (&writer);
  assert_written (&writer, "{\n"
                           "  \"name\": \"Mira “M” Kovač 🧾\",\n"
                           "  \"number\": -7,\n"
                           "  \"list\": [\n"
                           "    {\n"
                           "      \"start\": 0\n"
                           "    },\n"
                           "    \"\",\n"
                           "    []\n"
                           "  ],\n"
                           "  \"empty\": {}\n"
                           "}\n");
}

static void
test_compact (void)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  write_sample (&writer);
  assert_written (&writer, "{\"name\":\"Mira “M” Kovač 🧾\",\"number\":-7,"
                           "\"list\":[{\"start\":0},\"\",[]],\"empty\":{}}");
}

static void
test_whole (void)
{
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_end_object (&writer);
  assert_written (&writer, "{}\n");
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_integer (&writer, NULL, 9007199254740991);
  assert_written (&writer, "9007199254740991");
}

/* RFC 8259, section 7: quotation mark, reverse solidus and U+0000 to U+001F must be escaped,
 * nothing else. */
static void
test_escapes (void)
{
  static const char *const expected[] = {
    "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b",
    "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f", "\\u0010",
    "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017", "\\u0018",
    "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"
  };
  for (guint c = 1; c < 128; c++)
    {
      char value[] = { 'x', (char) c, 'y', 0 };
      g_autofree char *quoted = c < 32      ? g_strdup_printf ("\"x%sy\"", expected[c - 1])
                                : c == '"'  ? g_strdup ("\"x\\\"y\"")
                                : c == '\\' ? g_strdup ("\"x\\\\y\"")
                                            : g_strdup_printf ("\"%s\"", value);
      AdduceJsonWriter writer;
      adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
      adduce_json_writer_string (&writer, NULL, value);
      assert_written (&writer, quoted);
    }

  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_COMPACT);
  adduce_json_writer_begin_object (&writer, NULL);
  adduce_json_writer_integer (&writer, "a\"\n", 1);
  adduce_json_writer_string (&writer, "/", "\xc2\x85\xe2\x80\xa8</script>");
  adduce_json_writer_end_object (&writer);
  assert_written (&writer, "{\"a\\\"\\n\":1,\"/\":\"\xc2\x85\xe2\x80\xa8</script>\"}");
}

/* json-glib writes what a parser read; a text that is canonical already comes out as it is. */
static void
test_nodes (void)
{
  static const char text[] = "{\n"
                             "  \"z\": null,\n"
                             "  \"a\": [\n"
                             "    true,\n"
                             "    false,\n"
                             "    -9007199254740991,\n"
                             "    {\n"
                             "      \"b\": {},\n"
                             "      \"a\": \"\\u001f\"\n"
                             "    }\n"
                             "  ],\n"
                             "  \"m\": \"ü\"\n"
                             "}\n";
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  adduce_json_writer_node (&writer, NULL, node);
  assert_written (&writer, text);

  g_autofree char *compact = adduce_json_node_to_text (node);
  g_assert_cmpstr (
    compact, ==,
    "{\"z\":null,\"a\":[true,false,-9007199254740991,{\"b\":{},\"a\":\"\\u001f\"}],\"m\":\"ü\"}");
  g_autofree char *object = adduce_json_object_to_text (json_node_get_object (node));
  g_assert_cmpstr (object, ==, compact);
}

/* Deeper than the line of spaces that is at hand. */
static void
test_deep (void)
{
  GString *expected = g_string_new (NULL);
  AdduceJsonWriter writer;
  adduce_json_writer_init (&writer, ADDUCE_JSON_PRETTY);
  for (int i = 0; i < 40; i++)
    {
      adduce_json_writer_begin_array (&writer, NULL);
      g_string_append_printf (expected, "[\n%*s", 2 * i + 2, "");
    }
  adduce_json_writer_integer (&writer, NULL, 1);
  g_string_append_c (expected, '1');
  for (int i = 39; i >= 0; i--)
    {
      adduce_json_writer_end_array (&writer);
      g_string_append_printf (expected, "\n%*s]", 2 * i, "");
    }
  g_string_append_c (expected, '\n');
  assert_written (&writer, expected->str);
  g_string_free (expected, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/pretty", test_pretty);
  g_test_add_func ("/json-writer/compact", test_compact);
  g_test_add_func ("/json-writer/whole", test_whole);
  g_test_add_func ("/json-writer/escapes", test_escapes);
  g_test_add_func ("/json-writer/nodes", test_nodes);
  g_test_add_func ("/json-writer/deep", test_deep);
  return g_test_run ();
}
