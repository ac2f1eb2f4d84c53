/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registers: what a code means, what holds on a day, and the file: what is written, what is kept that is not ours,
 * what is said of files that are wrong.
 */
#include "adduce.h"
#include "scratch.h"

static AdduceRegister *
parse (const char *json, const char *id, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return adduce_register_parse (bytes, id, error);
}

static AdduceRegister *
parse_well (const char *json)
{
  g_autoptr (GError) error = NULL;
  AdduceRegister *self = parse (json, "speaker", &error);

  g_assert_no_error (error);
  return self;
}

#define HEAD "{\n  \"schemaVersion\": \"1.0\",\n  \"register\": \"speaker\",\n"

/* Days by hand: an office from 4 March 2031 to the end of June 2033, another from July 2033 on. */
static void
test_days (void)
{
  static const struct {
    const char *date;
    const char *office;
  } expected[] = {
    { "2030-12-31", "Mayor" },      { "2031-03-03", "Mayor" },      { "2031-03-04", "Minister" },
    { "2033-06-01", "Minister" },   { "2033-06-30", "Minister" },   { "2033-07-01", "Chancellor" },
    { "2040-01-01", "Chancellor" }, { "2032", "Minister" },         { "2033-06", "Minister" },
    { NULL, "Mayor" },
  };
  static const AdduceEntityValue values[] = {
    { "office", "Chancellor", "2033-07", NULL },
    { "office", "Mayor", NULL, NULL },
    { "office", "Minister", "2031-03-04", "2033-06" },
    { "party", "Greens", NULL, "2032" },
  };
  g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new ("mira-kovac", "Mira Kovač");
  g_autoptr (AdduceEntity) entity = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    adduce_entity_builder_add_value (builder, &values[i]);
  entity = adduce_entity_builder_end (builder);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (adduce_entity_lookup_value (entity, "office", expected[i].date), ==, expected[i].office);
  g_assert_cmpstr (adduce_entity_lookup_value (entity, "party", "2032-12-31"), ==, "Greens");
  g_assert_null (adduce_entity_lookup_value (entity, "party", "2033-01-01"));
  g_assert_cmpstr (adduce_entity_lookup_value (entity, "party", NULL), ==, "Greens");
  g_assert_null (adduce_entity_lookup_value (entity, "country", "2032-12-31"));
}

static void
test_is_day (void)
{
  static const char *const days[] = { "2031", "2031-03", "2031-03-04", "2028-02-29", "0001-01-01" };
  static const char *const others[]
    = { "", "31", "2031-13", "2031-00", "2031-02-29", "2031-3-4", "2031/03/04", "2031-03-041", "0000", "20310304" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (adduce_entity_is_day (days[i]));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (adduce_entity_is_day (others[i]));
}

static void
test_resolve (void)
{
  g_autoptr (AdduceRegister) self = parse_well (
    HEAD "\"entries\": ["
         "{\"id\":\"a\",\"revision\":1,\"name\":\"Anna\",\"mergedInto\":\"b\"},"
         "{\"id\":\"b\",\"revision\":2,\"name\":\"Bela\",\"mergedInto\":\"c\",\"aliases\":[\"Old Bela\"]},"
         "{\"id\":\"c\",\"revision\":1,\"name\":\"Cora Lund\",\"aliases\":[\"C. Lund\",\"Лунд\"]},"
         "{\"id\":\"d\",\"revision\":1,\"name\":\"Dana\",\"mergedInto\":\"e\"},"
         "{\"id\":\"e\",\"revision\":1,\"name\":\"Emil\",\"mergedInto\":\"d\"},"
         "{\"id\":\"f\",\"revision\":1,\"name\":\"Fritz\",\"mergedInto\":\"gone\"},"
         "{\"id\":\"g\",\"revision\":1,\"name\":\"Twice\",\"aliases\":[\"Same\"]},"
         "{\"id\":\"h\",\"revision\":1,\"name\":\"Thrice\",\"aliases\":[\"Same\"]}]}");
  g_auto (GStrv) problems = adduce_register_list_problems (self);

  g_assert_cmpstr (adduce_register_resolve_code (self, "a"), ==, "c");
  g_assert_cmpstr (adduce_register_resolve_code (self, "b"), ==, "c");
  g_assert_cmpstr (adduce_register_resolve_code (self, "c"), ==, "c");
  /* codes that coders made of names of one entry */
  g_assert_cmpstr (adduce_register_resolve_code (self, "c-lund"), ==, "c");
  g_assert_cmpstr (adduce_register_resolve_code (self, "old-bela"), ==, "c");
  g_assert_cmpstr (adduce_register_resolve_code (self, "cora-lund"), ==, "c");
  g_assert_cmpstr (adduce_entity_get_id (adduce_register_find_name (self, "Лунд")), ==, "c");
  /* of two: of none */
  g_assert_cmpstr (adduce_register_resolve_code (self, "same"), ==, "same");
  g_assert_null (adduce_register_resolve (self, "same"));
  /* round in a circle, and nowhere */
  g_assert_cmpstr (adduce_register_resolve_code (self, "d"), ==, "d");
  g_assert_cmpstr (adduce_register_resolve_code (self, "e"), ==, "e");
  g_assert_cmpstr (adduce_register_resolve_code (self, "f"), ==, "f");
  g_assert_cmpstr (adduce_register_resolve_code (self, "nobody"), ==, "nobody");
  g_assert_cmpuint (g_strv_length (problems), ==, 3);

  g_autoptr (AdduceTag) a = adduce_tag_new ("a", "Anna");
  g_autoptr (AdduceTag) c = adduce_tag_new ("c", "Cora");
  g_autoptr (AdduceTag) x = adduce_tag_new ("x", "Xaver");
  AdduceTag *const tags[] = { x, a, c };
  g_autoptr (AdduceTagList) list = adduce_tag_list_new (tags, 3);
  g_autoptr (AdduceTagList) resolved = adduce_register_resolve_list (self, list);
  g_autofree char *labels = adduce_tag_list_to_string (resolved, "|");

  g_assert_cmpstr (labels, ==, "Xaver|Cora Lund");
}

static void
test_specials (void)
{
  g_autoptr (AdduceRegister) speakers = adduce_register_new ("speaker");
  g_autoptr (AdduceRegister) issues = adduce_register_new ("issue");
  g_autoptr (GBytes) bytes = adduce_register_serialize (speakers);

  g_assert_cmpuint (adduce_register_get_n_entities (issues), ==, 0);
  g_assert_cmpuint (adduce_register_get_n_entities (speakers), ==, 2);
  g_assert_cmpstr (adduce_entity_get_name (adduce_register_resolve (speakers, "article-author")), ==,
                   "Article author");
  g_assert_cmpstr (adduce_entity_get_name (adduce_register_resolve (speakers, "unnamed-source")), ==,
                   "Unnamed source");
  g_assert_true (adduce_register_is_special (speakers, "unnamed-source"));
  g_assert_false (adduce_register_is_special (issues, "unnamed-source"));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), HEAD "  \"entries\": []\n}\n",
                   strlen (HEAD "  \"entries\": []\n}\n"));
}

static void
test_tree (void)
{
  g_autoptr (AdduceRegister) self
    = parse_well (HEAD "\"entries\": ["
                       "{\"id\":\"a\",\"revision\":1,\"name\":\"A\"},"
                       "{\"id\":\"b\",\"revision\":1,\"name\":\"B\",\"parent\":\"a\"},"
                       "{\"id\":\"c\",\"revision\":1,\"name\":\"C\",\"parent\":\"old\"},"
                       "{\"id\":\"old\",\"revision\":1,\"name\":\"Old\",\"mergedInto\":\"b\"},"
                       "{\"id\":\"x\",\"revision\":1,\"name\":\"X\",\"parent\":\"y\"},"
                       "{\"id\":\"y\",\"revision\":1,\"name\":\"Y\",\"parent\":\"x\"}]}");

  g_assert_null (adduce_register_get_parent (self, adduce_register_lookup (self, "a")));
  g_assert_true (adduce_register_get_parent (self, adduce_register_lookup (self, "b"))
                 == adduce_register_lookup (self, "a"));
  g_assert_true (adduce_register_get_parent (self, adduce_register_lookup (self, "c"))
                 == adduce_register_lookup (self, "b"));
  g_assert_null (adduce_register_get_parent (self, adduce_register_lookup (self, "x")));
  g_assert_null (adduce_register_get_parent (self, adduce_register_lookup (self, "y")));
}

/* All there is, in the order of the schema, with members and entries that are not known. */
static const char everything[] = HEAD "  \"attributes\": [\n"
                                      "    {\n      \"id\": \"office\",\n      \"label\": \"Office\"\n    }\n"
                                      "  ],\n"
                                      "  \"entries\": [\n"
                                      "    {\n"
                                      "      \"id\": \"mira-kovac\",\n"
                                      "      \"revision\": 7,\n"
                                      "      \"name\": \"Mira Kovač\",\n"
                                      "      \"aliases\": [\n        \"Kovač\",\n        \"М. Ковач\"\n      ],\n"
                                      "      \"kind\": \"person\",\n"
                                      "      \"parent\": \"port-office\",\n"
                                      "      \"wikidata\": \"Q42\",\n"
                                      "      \"viaf\": \"113230702\",\n"
                                      "      \"note\": \"says “no”\\nalways\",\n"
                                      "      \"values\": [\n"
                                      "        {\n          \"attribute\": \"country\",\n"
                                      "          \"value\": \"Norrland\"\n        },\n"
                                      "        {\n          \"attribute\": \"office\",\n"
                                      "          \"value\": \"Mayor\",\n"
                                      "          \"from\": \"2031-03-04\",\n"
                                      "          \"to\": \"2033\"\n        }\n"
                                      "      ],\n"
                                      "      \"mood\": [\n        \"x\",\n        1\n      ]\n"
                                      "    },\n"
                                      "    {\n"
                                      "      \"id\": \"port-office\",\n"
                                      "      \"revision\": 1,\n"
                                      "      \"name\": \"Port Office\"\n"
                                      "    },\n"
                                      "    {\n"
                                      "      \"id\": \"the-port\",\n"
                                      "      \"revision\": 2,\n"
                                      "      \"name\": \"The port\",\n"
                                      "      \"kind\": \"choir\",\n"
                                      "      \"mergedInto\": \"port-office\"\n"
                                      "    }\n"
                                      "  ],\n"
                                      "  \"distinct\": [\n"
                                      "    [\n      \"mira-kovac\",\n      \"port-office\"\n    ]\n"
                                      "  ],\n"
                                      "  \"removed\": [\n"
                                      "    {\n      \"id\": \"nobody\",\n      \"revision\": 3\n    }\n"
                                      "  ],\n"
                                      "  \"later\": true\n"
                                      "}\n";

static void
test_file (void)
{
  g_autoptr (AdduceRegister) self = parse_well (everything);
  g_autoptr (GBytes) bytes = adduce_register_serialize (self);
  AdduceEntity *mira = adduce_register_lookup (self, "mira-kovac");

  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, everything);
  g_assert_cmpuint (adduce_entity_get_revision (mira), ==, 7);
  g_assert_cmpstr (adduce_entity_get_text (mira, ADDUCE_ENTITY_WIKIDATA), ==, "Q42");
  g_assert_cmpstr (adduce_entity_get_text (mira, ADDUCE_ENTITY_NOTE), ==, "says “no”\nalways");
  g_assert_cmpstr (adduce_entity_get_aliases (mira)[1], ==, "М. Ковач");
  g_assert_cmpstr (adduce_register_get_attribute_label (self, "office"), ==, "Office");
  g_assert_cmpstr (adduce_register_get_attribute_label (self, "actor-type"), ==, "Actor type");
  g_assert_true (adduce_register_is_distinct (self, "port-office", "mira-kovac"));
  g_assert_false (adduce_register_is_distinct (self, "port-office", "the-port"));
}

/* Each says the line, and what is wrong in words that somebody can act on. */
static void
test_bad_files (void)
{
  static const struct {
    const char *json;
    const char *message;
  } files[] = {
    { "", "empty" },
    { "[]", "object" },
    { "{\n}", "schemaVersion" },
    { "{\n  \"schemaVersion\": \"2.0\"}", "line 2" },
    { "{\"schemaVersion\": \"1.0\",\n \"register\": \"issue\",\n \"entries\": []}", "line 2" },
    { HEAD "\"entries\": {}}", "line 4" },
    { HEAD "\"entries\": [\n{\"id\":\"A b\",\"revision\":1,\"name\":\"x\"}]}", "line 5" },
    { HEAD "\"entries\": [\n{\"id\":\"a\",\"revision\":0,\"name\":\"x\"}]}", "line 5" },
    { HEAD "\"entries\": [\n{\"id\":\"a\",\"revision\":1,\"name\":\"  \"}]}", "must not be empty" },
    { HEAD "\"entries\": [\n{\"id\":\"a\",\"revision\":1,\"name\":\"x\"},\n"
           "{\"id\":\"a\",\"revision\":1,\"name\":\"y\"}]}",
      "line 6: another entry has the id “a” already" },
    { HEAD "\"entries\": [\n{\"id\":\"a\",\"revision\":1,\"name\":\"x\",\"aliases\":[3]}]}", "line 5" },
    { HEAD "\"entries\": [\n{\"id\":\"a\",\"revision\":1,\"name\":\"x\",\"values\":["
           "{\"attribute\":\"party\",\"value\":\"P\",\"from\":\"yesterday\"}]}]}",
      "“from” must be a day, month or year" },
    { HEAD "\"entries\": [],\n\"distinct\": [[\"a\"]]}", "two ids" },
    { HEAD "\"entries\": [],\n\"removed\": [{\"id\":\"a\"}]}", "line 5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceRegister) self = parse (files[i].json, "speaker", &error);

      g_assert_null (self);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, files[i].message));
    }
}

static void
test_paths (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *speakers = adduce_register_make_path ("/c", "speaker");
  g_autofree char *issues = adduce_register_make_path ("/c", "issue");
  g_autofree char *own = adduce_register_make_path ("/c", "addressee");
  g_autofree char *problem = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) empty = adduce_register_load (folder, "issue", &error);
  g_autoptr (AdduceRegister) broken = NULL;

  g_assert_cmpstr (speakers, ==, "/c/speakers.json");
  g_assert_cmpstr (issues, ==, "/c/issues.json");
  g_assert_cmpstr (own, ==, "/c/addressee.register.json");
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_register_get_n_entities (empty), ==, 0);

  scratch_write (folder, "issues.json", "{\n\"x\"}");
  broken = adduce_register_load_for_corpus (folder, "issue", &problem);
  g_assert_cmpuint (adduce_register_get_n_entities (broken), ==, 0);
  g_assert_nonnull (strstr (problem, "issues.json"));
  g_assert_nonnull (strstr (problem, "line 2"));
  scratch_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/days", test_days);
  g_test_add_func ("/register/is-day", test_is_day);
  g_test_add_func ("/register/resolve", test_resolve);
  g_test_add_func ("/register/specials", test_specials);
  g_test_add_func ("/register/tree", test_tree);
  g_test_add_func ("/register/file", test_file);
  g_test_add_func ("/register/bad-files", test_bad_files);
  g_test_add_func ("/register/paths", test_paths);
  return g_test_run ();
}
