/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codebooks as files: what is read, what is wrong with its line, and which one is in force.
 */
#include "adduce.h"

#include <string.h>

#include "scratch.h"
#include "sidecar-fixture.h"

/* Lines are counted in the messages. */
static const char good[] = "{\n"                                                            /*  1 */
                           "  \"schemaVersion\": \"1.0\",\n"                                /*  2 */
                           "  \"id\": \"urn:uuid:019b0c6e-0000-7000-8000-00000000c0de\",\n" /* 3 */
                           "  \"version\": 7,\n"                                            /*  4 */
                           "  \"title\": \"Ferries\",\n"                                    /*  5 */
                           "  \"description\": \"For tests\",\n"                            /*  6 */
                           "  \"rules\": [\"One.\",\n"                                      /*  7 */
                           "    \"Two.\"],\n"                                               /*  8 */
                           "  \"variables\": [\n"                                           /*  9 */
                           "    {\n"                                                        /* 10 */
                           "      \"id\": \"stance\",\n"                                    /* 11 */
                           "      \"label\": \"Stance\",\n"                                 /* 12 */
                           "      \"type\": \"one\",\n"                                     /* 13 */
                           "      \"definition\": \"Which side\",\n"                        /* 14 */
                           "      \"values\": [\n"                                          /* 15 */
                           "        {\n"                                                    /* 16 */
                           "          \"id\": \"for\",\n"                                   /* 17 */
                           "          \"label\": \"Is for it\",\n"                          /* 18 */
                           "          \"definition\": \"D\",\n"                             /* 19 */
                           "          \"use\": \"U\",\n"                                    /* 20 */
                           "          \"avoid\": \"A\",\n"                                  /* 21 */
                           "          \"example\": \"E\",\n"                                /* 22 */
                           "          \"color\": \"#2b8766\",\n"                            /* 23 */
                           "          \"pattern\": \"wavy\",\n"                             /* 24 */
                           "          \"key\": \"F\",\n"                                    /* 25 */
                           "          \"number\": -1,\n"                                    /* 26 */
                           "          \"literature\": \"L\"\n"                              /* 27 */
                           "        },\n"                                                   /* 28 */
                           "        {\n"                                                    /* 29 */
                           "          \"id\": \"against\",\n"                               /* 30 */
                           "          \"label\": \"Is against it\",\n"                      /* 31 */
                           "          \"key\": \"é\"\n"                                     /* 32 */
                           "        }\n"                                                    /* 33 */
                           "      ]\n"                                                      /* 34 */
                           "    },\n"                                                       /* 35 */
                           "    {\n"                                                        /* 36 */
                           "      \"id\": \"evidence\",\n"                                  /* 37 */
                           "      \"label\": \"Evidence\",\n"                               /* 38 */
                           "      \"type\": \"several\",\n"                                 /* 39 */
                           "      \"values\": [],\n"                                        /* 40 */
                           "      \"later\": {\"a\": 1}\n"                                  /* 41 */
                           "    }\n"                                                        /* 42 */
                           "  ]\n"                                                          /* 43 */
                           "}\n";

static AdduceCodebook *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return adduce_codebook_parse (bytes, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = parse (good, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (adduce_codebook_get_id (codebook), ==,
                   "urn:uuid:019b0c6e-0000-7000-8000-00000000c0de");
  g_assert_cmpuint (adduce_codebook_get_version (codebook), ==, 7);
  g_assert_cmpstr (adduce_codebook_get_title (codebook), ==, "Ferries");
  g_assert_cmpstr (adduce_codebook_get_description (codebook), ==, "For tests");
  const char *const *rules = adduce_codebook_get_rules (codebook);
  g_assert_cmpuint (g_strv_length ((char **) rules), ==, 2);
  g_assert_cmpstr (rules[1], ==, "Two.");
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, good, -1);
  g_autofree char *digest = g_strconcat ("sha256:", hex, NULL);
  g_assert_cmpstr (adduce_codebook_get_digest (codebook), ==, digest);

  AdduceVariable *stance = adduce_codebook_get_variable (codebook, "stance");
  g_assert_cmpstr (adduce_variable_get_label (stance), ==, "Stance");
  g_assert_cmpstr (adduce_variable_get_definition (stance), ==, "Which side");
  g_assert_cmpint (adduce_variable_get_kind (stance), ==, ADDUCE_VARIABLE_ONE);
  g_assert_cmpuint (adduce_variable_get_n_codes (stance), ==, 2);
  AdduceVariable *evidence = adduce_codebook_get_variable (codebook, "evidence");
  g_assert_cmpint (adduce_variable_get_kind (evidence), ==, ADDUCE_VARIABLE_SEVERAL);
  g_assert_cmpuint (adduce_variable_get_n_codes (evidence), ==, 0);

  const AdduceCodeInfo *info =
    adduce_code_get_info (adduce_codebook_lookup (codebook, "stance", "for"));
  g_assert_cmpstr (info->label, ==, "Is for it");
  g_assert_cmpstr (info->definition, ==, "D");
  g_assert_cmpstr (info->use, ==, "U");
  g_assert_cmpstr (info->avoid, ==, "A");
  g_assert_cmpstr (info->example, ==, "E");
  g_assert_cmpstr (info->color, ==, "#2b8766");
  g_assert_cmpint (info->pattern, ==, ADDUCE_CODE_PATTERN_WAVY);
  g_assert_cmpuint (info->key, ==, 'F');
  g_assert_true (info->has_number);
  g_assert_cmpint (info->number, ==, -1);
  g_assert_cmpstr (info->literature, ==, "L");

  const AdduceCodeInfo *least =
    adduce_code_get_info (adduce_codebook_lookup (codebook, "stance", "against"));
  g_assert_null (least->definition);
  g_assert_null (least->color);
  g_assert_cmpint (least->pattern, ==, ADDUCE_CODE_PATTERN_SOLID);
  g_assert_cmpuint (least->key, ==, 0xe9);
  g_assert_false (least->has_number);
}

/* --- mistakes --- */

static const struct {
  const char *from;
  const char *to;
  guint line;
  const char *words;
  AdduceError code;
} mistakes[] = {
  { "\"1.0\"", "\"2.1\"", 2, "newer Adduce", ADDUCE_ERROR_VERSION },
  { "\"1.0\"", "1.0", 2, "whole numbers", ADDUCE_ERROR_JSON },
  { "\"1.0\"", "\"one\"", 2, "version", ADDUCE_ERROR_FORMAT },
  { "\"schemaVersion\"", "\"schema\"", 1, "“schemaVersion” is missing", ADDUCE_ERROR_FORMAT },
  { "urn:uuid:019b", "uuid:019b", 3, "must be an id", ADDUCE_ERROR_FORMAT },
  { "\"version\": 7", "\"version\": 0", 4, "must be from 1", ADDUCE_ERROR_FORMAT },
  { "\"version\": 7", "\"version\": \"7\"", 4, "whole number", ADDUCE_ERROR_FORMAT },
  { "\"title\": \"Ferries\"", "\"title\": \"\"", 5, "must not be empty", ADDUCE_ERROR_FORMAT },
  { "\"title\"", "\"name\"", 1, "“title” is missing", ADDUCE_ERROR_FORMAT },
  { "\"For tests\"", "[]", 6, "text in quotation marks", ADDUCE_ERROR_FORMAT },
  { "\"rules\": [\"One.\",\n    \"Two.\"]", "\"rules\": \"One.\"", 7, "list", ADDUCE_ERROR_FORMAT },
  { "\"Two.\"", "2", 8, "rule", ADDUCE_ERROR_FORMAT },
  { "\"variables\": [", "\"variables\": [], \"old\": [", 9, "at least 1", ADDUCE_ERROR_FORMAT },
  { "\"variables\": [\n", "\"variables\": [7,\n", 9, "object", ADDUCE_ERROR_FORMAT },
  { "\"variables\": [\n", "\"variables\": [\n[],", 10, "object", ADDUCE_ERROR_FORMAT },
  { "\"id\": \"stance\"", "\"id\": \"Stance\"", 11, "lower-case", ADDUCE_ERROR_FORMAT },
  { "\"id\": \"stance\"", "\"ID\": \"stance\"", 10, "“id” is missing", ADDUCE_ERROR_FORMAT },
  { "\"label\": \"Stance\"", "\"label\": \"\"", 12, "must not be empty", ADDUCE_ERROR_FORMAT },
  { "\"type\": \"one\"", "\"type\": \"two\"", 13,
    "must be one, several, text, number, boolean, entity or date, not “two”",
    ADDUCE_ERROR_FORMAT },
  { "\"type\": \"one\",", "", 10, "“type” is missing", ADDUCE_ERROR_FORMAT },
  { "\"Which side\"", "null", 14, "text in quotation marks", ADDUCE_ERROR_FORMAT },
  { "\"values\": [\n", "\"values\": [null,\n", 15, "object", ADDUCE_ERROR_FORMAT },
  { "\"id\": \"for\"", "\"id\": \"against\"", 30,
    "another value of this variable has the id “against”", ADDUCE_ERROR_FORMAT },
  { "\"id\": \"for\",", "", 16, "“id” is missing", ADDUCE_ERROR_FORMAT },
  { "\"label\": \"Is for it\",", "", 16, "“label” is missing", ADDUCE_ERROR_FORMAT },
  { "\"use\": \"U\"", "\"use\": 1", 20, "use", ADDUCE_ERROR_FORMAT },
  { "#2b8766", "#2B8766", 23, "#2B8766", ADDUCE_ERROR_FORMAT },
  { "#2b8766", "2b8766", 23, "colour", ADDUCE_ERROR_FORMAT },
  { "#2b8766", "#2b876", 23, "colour", ADDUCE_ERROR_FORMAT },
  { "#2b8766", "green", 23, "green", ADDUCE_ERROR_FORMAT },
  { "\"wavy\"", "\"zigzag\"", 24, "zigzag", ADDUCE_ERROR_FORMAT },
  { "\"key\": \"F\"", "\"key\": \"FF\"", 25, "one letter", ADDUCE_ERROR_FORMAT },
  { "\"key\": \"F\"", "\"key\": \"\"", 25, "one letter", ADDUCE_ERROR_FORMAT },
  { "\"key\": \"F\"", "\"key\": \" \"", 25, "one letter", ADDUCE_ERROR_FORMAT },
  { "\"key\": \"F\"", "\"key\": \"\\u0007\"", 25, "one letter", ADDUCE_ERROR_FORMAT },
  { "\"key\": \"F\"", "\"key\": \"É\"", 32, "is that of the value “Is for it” already",
    ADDUCE_ERROR_FORMAT },
  { "\"number\": -1", "\"number\": \"-1\"", 26, "whole number", ADDUCE_ERROR_FORMAT },
  { "\"number\": -1", "\"number\": 0.5", 26, "whole numbers", ADDUCE_ERROR_JSON },
  { "\"L\"\n        },", "\"L\",\n        },", 28, "comma before the end", ADDUCE_ERROR_JSON },
  { "\"use\": \"U\",", "\"use\": \"U\"", 21, "comma", ADDUCE_ERROR_JSON },
  { "\"id\": \"evidence\"", "\"id\": \"stance\"", 37, "another variable has the id “stance”",
    ADDUCE_ERROR_FORMAT },
  { "\"values\": [],", "", 36, "“values” is missing", ADDUCE_ERROR_FORMAT },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *text = fixture_replace (good, mistakes[i].from, mistakes[i].to, 0, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCodebook) codebook = parse (text, &error);
      if (codebook != NULL)
        g_error ("taken with %s", mistakes[i].to);
      g_assert_error (error, ADDUCE_ERROR, (int) mistakes[i].code);
      g_autofree char *place = g_strdup_printf ("line %u", mistakes[i].line);
      gsize n_place = strlen (place);
      if (strncmp (error->message, place, n_place) != 0
          || strchr (":,", error->message[n_place]) == NULL
          || strstr (error->message, mistakes[i].words) == NULL)
        g_error ("%s: “%s” is not “%s: …%s…”", mistakes[i].to, error->message, place,
                 mistakes[i].words);
    }

  g_autoptr (GError) error = NULL;
  g_assert_null (parse ("", &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON);
}

/* --- which one is in force --- */

static void
test_presets (void)
{
  static const struct {
    const char *name;
    guint n_stances;
    guint n_evidence;
  } presets[] = { { "default", 6, 17 }, { "news-basic", 6, 9 } };
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset (presets[i].name, &error);
      g_assert_no_error (error);
      AdduceVariable *stance = adduce_codebook_get_variable (codebook, "stance");
      AdduceVariable *evidence = adduce_codebook_get_variable (codebook, "evidence");
      g_assert_cmpuint (adduce_variable_get_n_codes (stance), ==, presets[i].n_stances);
      g_assert_cmpuint (adduce_variable_get_n_codes (evidence), ==, presets[i].n_evidence);
    }
  g_autoptr (GError) error = NULL;
  g_assert_null (adduce_codebook_load_preset ("none such", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
assert_in_force (const char *folder, const char *title, const char *problem_words)
{
  g_autofree char *problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, &problem);
  g_assert_cmpstr (adduce_codebook_get_title (codebook), ==, title);
  if (problem_words == NULL)
    g_assert_cmpstr (problem, ==, NULL);
  else
    g_assert_nonnull (strstr (problem, problem_words));
}

static char *
dup_default_title (void)
{
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", NULL);
  return g_strdup (adduce_codebook_get_title (codebook));
}

static void
test_last_good (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *link = g_strconcat (folder, "-link", NULL);
  g_autofree char *default_title = dup_default_title ();
  g_assert_cmpint (symlink (folder, link), ==, 0);

  /* none; opening changes nothing */
  assert_in_force (folder, default_title, NULL);
  g_assert_cmpuint (scratch_count (folder), ==, 0);

  /* broken from the start */
  g_autofree char *broken = fixture_replace (good, "\"wavy\"", "\"zigzag\"", 0, NULL);
  scratch_write (folder, "codebook.json", broken);
  assert_in_force (folder, default_title, "codebook.json: line 24: ");
  assert_in_force (folder, default_title, "The default codebook is used meanwhile");

  /* good, then broken: the last good one */
  scratch_write (folder, "codebook.json", good);
  assert_in_force (folder, "Ferries", NULL);
  scratch_write (folder, "codebook.json", broken);
  assert_in_force (folder, "Ferries", "codebook.json: line 24: ");
  assert_in_force (link, "Ferries", "stays in force");
  scratch_write (folder, "codebook.json", "");
  assert_in_force (folder, "Ferries", "empty");
  scratch_assert_text (folder, "codebook.json", "");

  /* a later good one takes its place */
  g_autofree char *renamed = fixture_replace (good, "\"Ferries\"", "\"Boats\"", 0, NULL);
  scratch_write (folder, "codebook.json", renamed);
  assert_in_force (folder, "Boats", NULL);
  scratch_write (folder, "codebook.json", broken);
  assert_in_force (link, "Boats", "line 24");

  /* another corpus knows nothing of it */
  g_autofree char *other = scratch_new ();
  scratch_write (other, "codebook.json", broken);
  assert_in_force (other, default_title, "line 24");

  /* taken away: the default again */
  g_autofree char *path = scratch_path (folder, "codebook.json");
  g_assert_cmpint (unlink (path), ==, 0);
  assert_in_force (folder, default_title, NULL);

  /* a folder of that name */
  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
  assert_in_force (folder, "Boats", "folder");
  g_assert_cmpint (unlink (link), ==, 0);
  scratch_remove (folder);
  scratch_remove (other);
}

static void
no_default_run (gpointer user_data)
{
  const char *folder = user_data;
  g_setenv ("ADDUCE_DATA_DIR", folder, TRUE);
  g_autofree char *problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, &problem);
  g_assert_nonnull (codebook);
  g_assert_cmpuint (g_list_model_get_n_items (adduce_codebook_get_variables (codebook)), ==, 0);
  g_assert_nonnull (strstr (problem, "install Adduce again"));
}

static void
test_no_default (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_run (no_default_run, folder);
  scratch_remove (folder);
}

static void
test_ensure (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *default_title = dup_default_title ();
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_codebook_ensure_in_corpus (folder, &error));
  g_assert_no_error (error);
  g_autofree char *installed = adduce_paths_installed ("codebooks/default.json");
  g_autofree char *expected = NULL;
  g_assert_true (g_file_get_contents (installed, &expected, NULL, NULL));
  scratch_assert_text (folder, "codebook.json", expected);
  assert_in_force (folder, default_title, NULL);

  /* what is there stays, whatever it is */
  scratch_write (folder, "codebook.json", "{");
  g_assert_true (adduce_codebook_ensure_in_corpus (folder, &error));
  scratch_assert_text (folder, "codebook.json", "{");
  scratch_remove (folder);

  g_assert_false (adduce_codebook_ensure_in_corpus (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
assert_corpus (const char *article, const char *expected)
{
  g_autofree char *folder = adduce_codebook_find_corpus (article);
  g_assert_cmpstr (folder, ==, expected);
}

static void
test_find_corpus (void)
{
  g_autofree char *folder = scratch_new ();
  scratch_write (folder, "corpus/politics/local/a.txt", "words");
  scratch_write (folder, "corpus/b.txt", "words");
  g_autofree char *a = scratch_path (folder, "corpus/politics/local/a.txt");
  g_autofree char *b = scratch_path (folder, "corpus/b.txt");
  g_autofree char *local = scratch_path (folder, "corpus/politics/local");
  g_autofree char *politics = scratch_path (folder, "corpus/politics");
  g_autofree char *corpus = scratch_path (folder, "corpus");

  assert_corpus (a, local);
  assert_corpus (b, corpus);
  scratch_write (folder, "corpus/codebook.json", good);
  assert_corpus (a, corpus);
  assert_corpus (b, corpus);
  scratch_write (folder, "corpus/politics/codebook.json", good);
  assert_corpus (a, politics);
  assert_corpus (b, corpus);

  g_autofree char *dotted = scratch_path (folder, "corpus/politics/./local/../local/a.txt");
  assert_corpus (dotted, politics);
  g_assert_cmpint (g_chdir (local), ==, 0);
  assert_corpus ("a.txt", politics);
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/codebook/read", test_read);
  g_test_add_func ("/codebook/mistakes", test_mistakes);
  g_test_add_func ("/codebook/presets", test_presets);
  g_test_add_func ("/codebook/last-good", test_last_good);
  g_test_add_func ("/codebook/no-default", test_no_default);
  g_test_add_func ("/codebook/ensure", test_ensure);
  g_test_add_func ("/codebook/find-corpus", test_find_corpus);
  return g_test_run ();
}
