/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones: marking held against a picture of the text, one letter a character, and the file: what is written,
 * what is kept that is not ours, what is done when the article or the file is not as it was.
 */
#include "adduce.h"
#include "scratch.h"

static AdduceText *
make_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  AdduceText *text = adduce_text_new (bytes, NULL);

  g_assert_nonnull (text);
  return text;
}

static char *
to_string (GArray *zones)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < zones->len; i++)
    {
      AdduceZone zone = g_array_index (zones, AdduceZone, i);

      g_string_append_printf (string, "%s%s %u-%u", i > 0 ? ", " : "", adduce_zone_kind_to_id (zone.kind),
                              zone.span.start, zone.span.end);
    }
  return g_string_free (string, FALSE);
}

#define ASSERT_ZONES(zones, expected) \
  G_STMT_START \
  { \
    g_autofree char *string_ = to_string (zones); \
    g_assert_cmpstr (string_, ==, expected); \
  } \
  G_STMT_END

/* Marks and unmarks at random; a zone is a run of marks in the picture. */
static void
test_mark (void)
{
  GRand *rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) zones = g_array_new (FALSE, FALSE, sizeof (AdduceZone));
  char picture[2][41] = { { 0 }, { 0 } };

  for (int n = 0; n < 3000; n++)
    {
      guint start = (guint) g_rand_int_range (rand, 0, 39);
      AdduceSpan span = { start, (guint) g_rand_int_range (rand, (int) start + 1, 41) };
      AdduceZoneKind kind = g_rand_boolean (rand) ? ADDUCE_ZONE_QUESTION : ADDUCE_ZONE_BOILERPLATE;
      gboolean marked = g_rand_boolean (rand);
      GArray *after = adduce_zones_mark (zones, kind, span, marked);
      gboolean covered = TRUE;

      g_array_unref (zones);
      zones = after;
      memset (picture[kind] + span.start, marked, span.end - span.start);
      for (guint k = 0; k < 2; k++)
        {
          char drawn[41] = { 0 };

          for (guint i = 0; i < zones->len; i++)
            {
              AdduceZone zone = g_array_index (zones, AdduceZone, i);

              g_assert_cmpuint (zone.span.start, <, zone.span.end);
              if (zone.kind != k)
                continue;
              /* none begins where another ends */
              g_assert_true (zone.span.start == 0 || !drawn[zone.span.start - 1]);
              memset (drawn + zone.span.start, 1, zone.span.end - zone.span.start);
            }
          g_assert_cmpmem (drawn, sizeof drawn, picture[k], sizeof picture[k]);
        }
      span = (AdduceSpan) { start / 2, start / 2 + 5 };
      for (guint i = span.start; i < span.end; i++)
        covered = covered && picture[kind][i];
      g_assert_cmpint (adduce_zones_cover (zones, kind, span), ==, covered);
    }
  g_rand_free (rand);
}

static const char article[] = "Home News Sport\nThe levy stays.\nAll rights reserved\n";

static void
test_file (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *meta = g_strconcat (path, ".meta.json", NULL);
  g_autoptr (AdduceText) text = make_text (article);
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) one = NULL;
  g_autoptr (GArray) two = NULL;
  g_autoptr (GArray) read = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  none = adduce_zones_load (path, text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  one = adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 0, 15 }, TRUE, &error);
  g_assert_no_error (error);
  ASSERT_ZONES (one, "boilerplate 0-15");
  g_assert_true (g_file_get_contents (meta, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==,
                   "{\n"
                   "  \"schemaVersion\": \"1.0\",\n"
                   "  \"zones\": [\n"
                   "    {\n"
                   "      \"kind\": \"boilerplate\",\n"
                   "      \"start\": 0,\n"
                   "      \"end\": 15,\n"
                   "      \"quote\": \"Home News Sport\"\n"
                   "    }\n"
                   "  ]\n"
                   "}\n");

  two = adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 32, 51 }, TRUE, &error);
  g_assert_no_error (error);
  ASSERT_ZONES (two, "boilerplate 0-15, boilerplate 32-51");
  g_array_unref (two);
  two = adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 0, 15 }, FALSE, &error);
  read = adduce_zones_load (path, text, NULL, &error);
  g_assert_no_error (error);
  ASSERT_ZONES (read, "boilerplate 32-51");
  scratch_remove (folder);
}

/* Members, kinds and places that we don't know stay; zones follow their words. */
static void
test_others (void)
{
  static const char before[]
    = "{\"title\": \"Levy\", \"schemaVersion\": \"1.4\", \"zones\": ["
      "{\"kind\": \"advert\", \"start\": 3, \"end\": 5, \"quote\": \"x\", \"by\": \"me\"},"
      "{\"kind\": \"question\", \"start\": 2, \"end\": 17, \"quote\": \"The levy stays.\"},"
      "{\"kind\": \"boilerplate\", \"start\": 0, \"end\": 9, \"quote\": \"no longer\"}], \"date\": {\"value\": 1}}\n";
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (AdduceText) text = make_text (article);
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) marked = NULL;
  g_autofree char *meta = g_strconcat (path, ".meta.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  guint n_lost = 0;

  scratch_write (folder, "a.txt.meta.json", before);
  read = adduce_zones_load (path, text, &n_lost, &error);
  g_assert_no_error (error);
  ASSERT_ZONES (read, "question 16-31"); /* where its words stand now */
  g_assert_cmpuint (n_lost, ==, 1);

  marked = adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 32, 51 }, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (meta, &contents, NULL, NULL));
  for (guint i = 0; i < 6; i++)
    {
      static const char *const kept[] = { "\"title\": \"Levy\"", "\"schemaVersion\": \"1.4\"", "\"by\": \"me\"",
                                          "\"no longer\"", "\"value\": 1", "\"All rights reserved\"" };

      g_assert_nonnull (strstr (contents, kept[i]));
    }
  g_assert_true (strstr (contents, "title") < strstr (contents, "zones")
                 && strstr (contents, "zones") < strstr (contents, "date"));
  scratch_remove (folder);
}

/* Words that are there twice say nothing about where they went. */
static void
test_ambiguous (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autoptr (AdduceText) text = make_text ("new\nmenu\nwords\nmenu\n");
  g_autoptr (GArray) read = NULL;
  guint n_lost = 0;

  scratch_write (folder, "a.txt.meta.json",
                 "{\"schemaVersion\": \"1.0\", \"zones\": [{\"kind\": \"boilerplate\", \"start\": 0, \"end\": 4, "
                 "\"quote\": \"menu\"}]}");
  read = adduce_zones_load (path, text, &n_lost, NULL);
  g_assert_cmpuint (read->len, ==, 0);
  g_assert_cmpuint (n_lost, ==, 1);
  scratch_remove (folder);
}

#define HEAD "{\"schemaVersion\": \"1.0\", \"zones\": [{\"kind\": \"boilerplate\", "

/* A file that is not understood is left as it is, with a sentence that names it. */
static void
test_bad (void)
{
  static const char *const files[] = {
    "",
    "{",
    "[]",
    "{}",
    "{\"schemaVersion\": \"2.0\"}",
    "{\"schemaVersion\": \"1.0\", \"zones\": 3}",
    "{\"schemaVersion\": \"1.0\", \"zones\": [1]}",
    HEAD "\"start\": 5, \"end\": 5, \"quote\": \"x\"}]}",
    HEAD "\"start\": -1, \"end\": 5, \"quote\": \"x\"}]}",
    HEAD "\"start\": 1, \"end\": 5}]}",
  };
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);
  g_autofree char *meta = g_strconcat (path, ".meta.json", NULL);
  g_autoptr (AdduceText) text = make_text (article);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;

      scratch_write (folder, "a.txt.meta.json", files[i]);
      g_assert_null (adduce_zones_load (path, text, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, "a.txt.meta.json"));
      g_assert_null (
        adduce_zones_store_mark (path, text, ADDUCE_ZONE_BOILERPLATE, (AdduceSpan) { 0, 15 }, TRUE, NULL));
      g_assert_true (g_file_get_contents (meta, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, files[i]);
    }
  scratch_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zones/mark", test_mark);
  g_test_add_func ("/zones/file", test_file);
  g_test_add_func ("/zones/others", test_others);
  g_test_add_func ("/zones/ambiguous", test_ambiguous);
  g_test_add_func ("/zones/bad", test_bad);
  return g_test_run ();
}
