/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree that the gate fills: against json-glib's for the same text, and lines against a count.
 */
#include "adduce.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "store/adduce-json-gate.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json-writer.h"

#define N_TREES 3000

static AdduceJsonTree *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AdduceJsonTree *tree = adduce_json_tree_new (bytes, &error);
  g_assert_no_error (error);
  return tree;
}

static void
test_shape (void)
{
  g_autoptr (AdduceJsonTree) tree = parse (
    "{\n\"a\": [1, -2, {\"x\": null}],\n\"b\": \"\\u00fc\\n\",\n\n\"c\": true, \"d\": {}\n}");
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  g_assert_cmpint (root->type, ==, ADDUCE_JSON_OBJECT);
  g_assert_cmpuint (root->n_children, ==, 4);
  g_assert_cmpuint (root->size, ==, 9);
  g_assert_null (root->name);

  const AdduceJsonValue *a = adduce_json_value_get (root, "a");
  g_assert_cmpint (a->type, ==, ADDUCE_JSON_ARRAY);
  g_assert_cmpuint (a->n_children, ==, 3);
  const AdduceJsonValue *one = adduce_json_value_first (a);
  const AdduceJsonValue *two = adduce_json_value_next (a, one);
  const AdduceJsonValue *three = adduce_json_value_next (a, two);
  g_assert_cmpint (one->integer, ==, 1);
  g_assert_cmpint (two->integer, ==, -2);
  g_assert_null (two->name);
  g_assert_cmpint (adduce_json_value_get (three, "x")->type, ==, ADDUCE_JSON_NULL);
  g_assert_null (adduce_json_value_next (a, three));

  g_assert_cmpstr (adduce_json_value_get_string (root, "b"), ==, "ü\n");
  g_assert_null (adduce_json_value_get_string (root, "a"));
  g_assert_null (adduce_json_value_get_string (root, "x"));
  g_assert_null (adduce_json_value_get (root, "x"));
  g_assert_null (adduce_json_value_get (a, "x"));
  g_assert_cmpint (adduce_json_value_get (root, "c")->integer, ==, 1);
  g_assert_null (adduce_json_value_first (adduce_json_value_get (root, "d")));

  g_assert_cmpuint (adduce_json_tree_get_line (tree, root), ==, 1);
  g_assert_cmpuint (adduce_json_tree_get_line (tree, three), ==, 2);
  g_assert_cmpuint (adduce_json_tree_get_line (tree, adduce_json_value_get (root, "b")), ==, 3);
  g_assert_cmpuint (adduce_json_tree_get_line (tree, adduce_json_value_get (root, "d")), ==, 5);
}

static void
test_no_object (void)
{
  static const char *const texts[] = { "[]", "\"a\"", "7", "null" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;
      g_assert_null (adduce_json_tree_new (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT);
    }
  g_autoptr (GBytes) fraction = g_bytes_new_static ("{\"a\":0.5}", 9);
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_json_tree_new (fraction, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
}

/* --- random texts --- */

static void
append_space (GRand *rand, GString *text)
{
  for (int i = g_rand_int_range (rand, -3, 3); i > 0; i--)
    g_string_append_c (text, " \n\t\r"[g_rand_int_range (rand, 0, 4)]);
}

static void
append_string (GRand *rand, GString *text)
{
  static const char *const pieces[] = {
    "a",   "b",       "ü",       "🧾",           "\\n", "\\\"", "\\\\",
    "\\/", "\\u0041", "\\u20AC", "\\ud83e\\uddfe", " ",   "\\t"
  };
  g_string_append_c (text, '"');
  for (int i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (text, '"');
}

static void
append_value (GRand *rand, GString *text, guint depth)
{
  int kind = g_rand_int_range (rand, 0, depth > 5 ? 5 : 9);
  append_space (rand, text);
  if (kind == 0)
    g_string_append (text, "null");
  else if (kind == 1)
    g_string_append (text, g_rand_boolean (rand) ? "true" : "false");
  else if (kind == 2)
    g_string_append_printf (text, "%d", g_rand_int_range (rand, -100000, 100000));
  else if (kind <= 4)
    append_string (rand, text);
  else
    {
      gboolean object = kind >= 7;
      int n = g_rand_int_range (rand, 0, 5);
      g_string_append_c (text, object ? '{' : '[');
      append_space (rand, text);
      for (int i = 0; i < n; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_space (rand, text);
          if (object)
            g_string_append_printf (text, "\"%s%d\" :", i % 2 == 0 ? "name\\u0020" : "ü", i);
          append_value (rand, text, depth + 1);
        }
      g_string_append_c (text, object ? '}' : ']');
    }
  append_space (rand, text);
}

static char *
to_text (JsonNode *node)
{
  return adduce_json_node_to_text (node);
}

/* The line of each value is that of its first byte in the text. */
static void
check_places (AdduceJsonTree *tree, const char *text, const AdduceJsonValue *value)
{
  guint line = 1;
  for (guint i = 0; i < value->place; i++)
    line += text[i] == '\n';
  g_assert_cmpuint (adduce_json_tree_get_line (tree, value), ==, line);
  if (value->name != NULL)
    g_assert_cmpint (text[value->place], ==, '"');
  for (const AdduceJsonValue *child = adduce_json_value_first (value); child != NULL;
       child = adduce_json_value_next (value, child))
    check_places (tree, text, child);
}

static void
test_against_json_glib (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310305);
  for (guint i = 0; i < N_TREES; i++)
    {
      GString *text = g_string_new ("{\"root\":");
      append_value (rand, text, 0);
      g_string_append_c (text, '}');

      g_autoptr (AdduceJsonTree) tree = parse (text->str);
      g_autoptr (JsonNode) ours = adduce_json_value_to_node (adduce_json_tree_get_root (tree));
      g_autoptr (JsonNode) theirs = json_from_string (text->str, NULL);
      g_assert_true (json_node_equal (ours, theirs));
      /* equal does not look at the order of members */
      g_autofree char *our_text = to_text (ours);
      g_autofree char *their_text = to_text (theirs);
      g_assert_cmpstr (our_text, ==, their_text);
      check_places (tree, text->str, adduce_json_tree_get_root (tree));
      g_string_free (text, TRUE);
    }
}

/* What other programs write: numbers as they stand, names twice, long strings, any whole. */
static void
test_foreign (void)
{
  g_autofree char *words = g_strnfill (200000, 'x');
  g_autofree char *text = g_strdup_printf ("[1.50, -2e3, {\"a\": \"%s\", \"a\": \"\\ud83d\"}, true]", words);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new_foreign (bytes, &error);

  g_assert_no_error (error);
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  g_assert_cmpint (root->type, ==, ADDUCE_JSON_ARRAY);
  g_assert_cmpuint (root->n_children, ==, 4);
  const AdduceJsonValue *first = adduce_json_value_first (root), *second = adduce_json_value_next (root, first);
  const AdduceJsonValue *third = adduce_json_value_next (root, second);
  g_assert_cmpstr (first->string, ==, "1.50");
  g_assert_cmpstr (second->string, ==, "-2e3");
  g_assert_cmpuint (third->n_children, ==, 2);
  g_assert_cmpuint (strlen (adduce_json_value_get_string (third, "a")), ==, 200000);
  /* Half a pair is no character. */
  g_assert_cmpstr (adduce_json_value_next (third, adduce_json_value_first (third))->string, ==, "\xef\xbf\xbd");
}

/* Lines of a text of many: 1 stands in the second, 20,000 in the last. */
static void
test_lines (void)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (AdduceJsonTree) tree = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint line = 1;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (text, "%s\n%u", i > 1 ? "," : "", i);
  g_string_append_c (text, ']');
  bytes = g_bytes_new (text->str, text->len);
  tree = adduce_json_tree_new_foreign (bytes, NULL);
  g_assert_nonnull (tree);
  const AdduceJsonValue *root = adduce_json_tree_get_root (tree);
  for (const AdduceJsonValue *one = adduce_json_value_first (root); one != NULL;
       one = adduce_json_value_next (root, one))
    g_assert_cmpuint (adduce_json_tree_get_line (tree, one), ==, ++line);
  g_assert_cmpuint (line, ==, 20001);
}

static void
test_foreign_refused (void)
{
  static const char *const texts[] = { "[1.]", "[01]", "{\"a\" 1}", "[\"\xff\"]", "[1] 2", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (adduce_json_tree_new_foreign (bytes, &error));
      g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tree/shape", test_shape);
  g_test_add_func ("/json-tree/no-object", test_no_object);
  g_test_add_func ("/json-tree/lines", test_lines);
  g_test_add_func ("/json-tree/foreign", test_foreign);
  g_test_add_func ("/json-tree/foreign-refused", test_foreign_refused);
  g_test_add_func ("/json-tree/against-json-glib", test_against_json_glib);
  return g_test_run ();
}
