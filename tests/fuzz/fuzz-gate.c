/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate against json-glib: what the strict gate lets through json-glib reads, and reads as the same.
 */
#include "fuzz.h"

#include <json-glib/json-glib.h>

#include "store/adduce-json-gate.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json-writer.h"

static char *
write_node (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) plain_error = NULL, error = NULL, tree_error = NULL, peer_error = NULL;
  gboolean plain = adduce_json_gate ((const char *) data, n_bytes, ADDUCE_JSON_PLAIN, &plain_error);
  gboolean strict = adduce_json_gate ((const char *) data, n_bytes, ADDUCE_JSON_STRICT, &error);
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (bytes, &tree_error);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *ours = NULL, *theirs = NULL;

  FUZZ_ASSERT (plain == (plain_error == NULL));
  FUZZ_ASSERT (strict == (error == NULL));
  FUZZ_ASSERT (!strict || plain);
  fuzz_assert_answer (tree, tree_error);
  FUZZ_ASSERT (strict || tree == NULL);
  if (tree == NULL)
    return 0;

  parser = json_parser_new_immutable ();
  FUZZ_ASSERT (json_parser_load_from_data (parser, (const char *) data, (gssize) n_bytes, &peer_error));
  node = adduce_json_value_to_node (adduce_json_tree_get_root (tree));
  ours = write_node (node);
  theirs = write_node (json_parser_get_root (parser));
  FUZZ_ASSERT (g_str_equal (ours, theirs));
  return 0;
}
