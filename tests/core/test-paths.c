/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of the files of a corpus. Digests are from sha256sum, percent-encoding is done by hand.
 */
#include "adduce.h"

#include "scratch.h"

static void
test_article_names (void)
{
  static const char *const yes[] = { "a.txt", "a.TXT", "a.text", "a.Text", "a.md", "A.MD", "a.b.txt",
                                     "a b.txt", "a\nb.txt", "\xff.txt", "ü.md", "a.json.txt" };
  static const char *const no[] = { "", "txt", ".txt", ".a.txt", "a.txt~", "a.tx", "a.html", "a.json",
                                    "atxt", "a.txt.anna.claims.json", "a.md5", "a.txt " };

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    if (!adduce_paths_is_article_name (yes[i]))
      g_error ("“%s” is an article", yes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (adduce_paths_is_article_name (no[i]))
      g_error ("“%s” is no article", no[i]);
}

static void
assert_sidecar (const char *article, const char *nickname, const char *expected)
{
  g_autofree char *sidecar = adduce_paths_sidecar (article, nickname);
  g_assert_cmpstr (sidecar, ==, expected);
}

static void
test_sidecar (void)
{
  assert_sidecar ("a.txt", "anna", "a.txt.anna.claims.json");
  assert_sidecar ("/corpus/x.y/a.md", "b-2", "/corpus/x.y/a.md.b-2.claims.json");
  assert_sidecar ("./a b\n.txt", "anna", "./a b\n.txt.anna.claims.json");

  /* ".anna.claims.json" has 17 bytes: 238 are the most that fit in 255 */
  g_autofree char *b234 = g_strnfill (234, 'b');
  g_autofree char *fits = g_strconcat ("/c/", b234, ".txt", NULL);
  g_autofree char *fitting = g_strconcat (fits, ".anna.claims.json", NULL);
  assert_sidecar (fits, "anna", fitting);

  g_autofree char *b80 = g_strnfill (80, 'b');
  g_autofree char *too_long = g_strconcat ("/c/", b234, "b.txt", NULL);
  g_autofree char *shortened = g_strconcat ("/c/", b80, "~24d94f3533e04354.anna.claims.json", NULL);
  assert_sidecar (too_long, "anna", shortened);

  /* 79 times "a", then letters of two bytes: the 80th byte would cut one in two */
  g_autofree char *a79 = g_strnfill (79, 'a');
  GString *wide = g_string_new (a79);
  for (int i = 0; i < 80; i++)
    g_string_append (wide, "ä");
  g_string_append (wide, ".txt");
  g_autofree char *wide_name = g_string_free (wide, FALSE);
  g_autofree char *wide_short = g_strconcat (a79, "~58f985d8a511fe10.anna.claims.json", NULL);
  assert_sidecar (wide_name, "anna", wide_short);
}

static void
test_parse (void)
{
  static const struct {
    const char *name;
    const char *article; /* NULL: no sidecar */
    const char *nickname;
  } cases[] = {
    { "a.txt.anna.claims.json", "a.txt", "anna" },
    { "a.b.TXT.b-2.claims.json", "a.b.TXT", "b-2" },
    { "a\n\xff.md.9.claims.json", "a\n\xff.md", "9" },
    { "some~0123456789abcdef.anna.claims.json", "some~0123456789abcdef", "anna" },
    { "a.txt.abcdefghijklmnopqrstuvwxyz012345.claims.json", "a.txt", "abcdefghijklmnopqrstuvwxyz012345" },
    { "a.txt.abcdefghijklmnopqrstuvwxyz0123456.claims.json", NULL, NULL }, /* 33 */
    { "a.txt.claims.json", NULL, NULL },
    { "a.txt..claims.json", NULL, NULL },
    { "a.txt.Anna.claims.json", NULL, NULL },
    { "a.txt.-anna.claims.json", NULL, NULL },
    { "a.txt.anna-.claims.json", NULL, NULL },
    { "a.txt.an na.claims.json", NULL, NULL },
    { "a.html.anna.claims.json", NULL, NULL },
    { ".a.txt.anna.claims.json", NULL, NULL },
    { "a.txt.anna.claims.json~", NULL, NULL },
    { "a.txt.anna.claims.jso", NULL, NULL },
    { "some~0123456789ABCDEF.anna.claims.json", NULL, NULL },
    { ".claims.json", NULL, NULL },
    { "", NULL, NULL },
    /* conflict copies */
    { "a.txt.anna.claims.sync-conflict-20310304-101500-ABCDEFG.json", NULL, NULL },
    { "a.txt.anna.sync-conflict-20310304-101500-ABCDEFG.claims.json", NULL, NULL },
    { "a.txt.anna.claims (conflicted copy 2031-03-04 101500).json", NULL, NULL },
    { "a.txt.anna (conflicted copy 2031-03-04 101500).claims.json", NULL, NULL },
    { "a.txt.anna.claims (Anna's conflicted copy 2031-03-04).json", NULL, NULL },
    { "a.txt.anna.claims.json (conflicted copy 2031-03-04 101500)", NULL, NULL },
    /* the claims of an article that is a conflict copy itself */
    { "a.sync-conflict-20310304-101500-ABCDEFG.txt.anna.claims.json",
      "a.sync-conflict-20310304-101500-ABCDEFG.txt", "anna" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *article = NULL;
      g_autofree char *nickname = NULL;
      gboolean is_sidecar = adduce_paths_parse_sidecar_name (cases[i].name, &article, &nickname);
      g_assert_cmpint (is_sidecar, ==, cases[i].article != NULL);
      g_assert_cmpint (adduce_paths_parse_sidecar_name (cases[i].name, NULL, NULL), ==, is_sidecar);
      g_assert_cmpstr (article, ==, cases[i].article);
      g_assert_cmpstr (nickname, ==, cases[i].nickname);
    }
}

/* The same marks at the file with what is known of an article. */
static void
test_meta_conflicts (void)
{
  static const struct {
    const char *name;
    const char *meta; /* NULL: no conflict copy of such a file */
  } cases[] = {
    { "a.txt.meta.sync-conflict-20310304-101500-ABCDEFG.json", "a.txt.meta.json" },
    { "a.txt.sync-conflict-20310304-101500-ABCDEFG.meta.json", "a.txt.meta.json" },
    { "a.txt.meta (conflicted copy 2031-03-04 101500).json", "a.txt.meta.json" },
    { "a.md.meta (Anna's conflicted copy 2031-03-04 (1)).json", "a.md.meta.json" },
    { "a.txt.meta_conflict-20310304-101500.json", "a.txt.meta.json" },
    { "a.txt.meta-DESKTOP-AB12CD3.json", "a.txt.meta.json" },
    { "a.txt.meta.Conflict2.json", "a.txt.meta.json" },
    { "a.txt.meta.json", NULL },
    { "a.txt.meta-.json", NULL },
    { "a.txt.meta (1).json", NULL },
    { "a.pdf.meta.Conflict.json", NULL },
    { "a.txt.meta.Conflict.txt", NULL },
    { "a.sync-conflict-20310304-101500-ABCDEFG.txt.meta.json", NULL },
    { "a.txt.anna.claims.Conflict.json", NULL },
    { "a-DESKTOP.txt.meta.json", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *meta = NULL;
      g_assert_cmpint (adduce_paths_parse_meta_conflict_name (cases[i].name, &meta), ==, cases[i].meta != NULL);
      g_assert_cmpint (adduce_paths_parse_meta_conflict_name (cases[i].name, NULL), ==, cases[i].meta != NULL);
      g_assert_cmpstr (meta, ==, cases[i].meta);
      g_assert_false (meta != NULL && adduce_paths_parse_conflict_name (cases[i].name, NULL));
    }
}

static void
test_conflicts (void)
{
  static const struct {
    const char *name;
    const char *sidecar; /* NULL: no conflict copy of a sidecar */
  } cases[] = {
    { "a.txt.anna.claims.sync-conflict-20310304-101500-ABCDEFG.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims.sync-conflict-20310304-101500.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.sync-conflict-20310304-101500-ABCDEFG.claims.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims (conflicted copy 2031-03-04 101500).json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims (conflicted copy 2031-03-04 101500 2).json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims (Anna's conflicted copy 2031-03-04).json", "a.txt.anna.claims.json" },
    { "a (1).txt.anna.claims (PC's conflicted copy 2031-03-04).json", "a (1).txt.anna.claims.json" },
    { "a.txt.anna.claims_conflict-20310304-101500.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims (Anna's conflicted copy 2031-03-04 (1)).json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims-DESKTOP-AB12CD3.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims-annas-macbook-2.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims.Conflict.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims.Conflict3.json", "a.txt.anna.claims.json" },
    { "a.txt.anna.claims-.json", NULL },
    { "a-DESKTOP-AB12CD3.txt.anna.claims.json", NULL },
    { "a.txt.anna-DESKTOP.claims.json", NULL },
    { "a.txt.anna.claims (conflicted copy 2031-03-04.json", NULL },
    { "a.txt.anna.claims.json", NULL },
    { "a.txt.anna.claims (1).json", NULL },
    { "a.txt.anna.claims (copy.json", NULL },
    { "a.sync-conflict-20310304-101500-ABCDEFG.txt", NULL },
    { "a.sync-conflict-20310304-101500-ABCDEFG.txt.anna.claims.json", NULL },
    { "codebook.sync-conflict-20310304-101500-ABCDEFG.json", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sidecar = NULL;
      g_assert_cmpint (adduce_paths_parse_conflict_name (cases[i].name, &sidecar), ==, cases[i].sidecar != NULL);
      g_assert_cmpstr (sidecar, ==, cases[i].sidecar);
    }
}

static void
test_list (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *b239 = g_strnfill (235, 'b');
  g_autofree char *long_name = g_strconcat (b239, ".txt", NULL);
  g_autofree char *article = scratch_path (folder, "a.txt");
  g_autofree char *long_article = scratch_path (folder, long_name);
  g_autofree char *long_sidecar = adduce_paths_sidecar (long_article, "anna");
  g_autofree char *short_sidecar = adduce_paths_sidecar (long_article, "x");
  g_autofree char *long_name_only = g_path_get_basename (long_sidecar);
  g_autofree char *short_name_only = g_path_get_basename (short_sidecar);

  scratch_write (folder, "a.txt", "");
  scratch_write (folder, "a.txt.zoe.claims.json", "");
  scratch_write (folder, "a.txt.anna.claims.json", "");
  scratch_write (folder, "a.txt.anna.claims (conflicted copy 2031-03-04 101500).json", "");
  scratch_write (folder, "aa.txt.anna.claims.json", "");
  scratch_write (folder, "a.txt.txt.anna.claims.json", "");
  scratch_write (folder, long_name_only, "");
  scratch_write (folder, short_name_only, "");

  g_auto (GStrv) sidecars = adduce_paths_list_sidecars (article);
  g_autofree char *anna = scratch_path (folder, "a.txt.anna.claims.json");
  g_autofree char *zoe = scratch_path (folder, "a.txt.zoe.claims.json");
  g_assert_cmpuint (g_strv_length (sidecars), ==, 2);
  g_assert_cmpstr (sidecars[0], ==, anna);
  g_assert_cmpstr (sidecars[1], ==, zoe);

  /* one of its sidecars has the shortened name, the other the whole */
  g_auto (GStrv) long_sidecars = adduce_paths_list_sidecars (long_article);
  g_assert_cmpuint (g_strv_length (long_sidecars), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *) long_sidecars, long_sidecar));
  g_assert_true (g_strv_contains ((const char *const *) long_sidecars, short_sidecar));

  g_auto (GStrv) none = adduce_paths_list_sidecars ("/nowhere/at/all/a.txt");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  scratch_remove (folder);
}

static void
test_display (void)
{
  static const struct {
    const char *path;
    const char *expected;
  } cases[] = {
    { "/corpus/a b.txt", "/corpus/a b.txt" },
    { "Ожидание.txt", "Ожидание.txt" },
    { "a\nb\x1b[31m.txt", "a␊b␛[31m.txt" },
    { "a\x7f.txt", "a␡.txt" },
    { "a\u202etxt.exe", "a⟨U+202E⟩txt.exe" },
    { "a\xff.txt", "a\ufffd.txt" },
    /* chosen through the portal of a sandbox; and what only looks so */
    { "/run/user/1000/doc/0a1b2c3d/Wester Sarn/a.txt", "Wester Sarn/a.txt" },
    { "/run/user/1000/doc/0a1b2c3d", "" },
    { "/run/user/1000/doc/a b/c.txt", "/run/user/1000/doc/a b/c.txt" },
    { "/run/user/1000/a.txt", "/run/user/1000/a.txt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = adduce_paths_display (cases[i].path);
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      if (i != 5) /* what stands for bad bytes is the platform's choice */
        g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_encode_source (void)
{
  static const struct {
    const char *name;
    const char *expected;
  } cases[] = {
    { "2031-03-04_a~b.txt", "2031-03-04_a~b.txt" },
    { "a b.txt", "a%20b.txt" },
    { "100%.txt", "100%25.txt" },
    { "why?#1.txt", "why%3F%231.txt" },
    { "a:b\\c.txt", "a%3Ab%5Cc.txt" },
    { "a\nb\x7f.txt", "a%0Ab%7F.txt" },
    { "<a>\"|.txt", "%3Ca%3E%22%7C.txt" },
    { "It's (a) test, & more!.txt", "It's%20(a)%20test,%20&%20more!.txt" },
    { "Größe.txt", "Größe.txt" },                     /* an IRI may hold it */
    { "a\u202e.txt", "a%E2%80%AE.txt" },              /* but not this (RFC 3987, 4.1) */
    { "a\u00a0b.txt", "a%C2%A0b.txt" },
    { "a\xff\xc3.txt", "a%FF%C3.txt" },
    { ".hidden.txt", "%2Ehidden.txt" },
    { "../a.txt", "%2E./a.txt" },
    { "/a.txt", "%2Fa.txt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *source = adduce_paths_encode_source (cases[i].name);
      g_autofree char *decoded = g_uri_unescape_string (source, NULL);
      g_assert_cmpstr (source, ==, cases[i].expected);
      if (g_utf8_validate (cases[i].name, -1, NULL))
        g_assert_cmpstr (decoded, ==, cases[i].name);
    }
}

static void
assert_private (const char *folder)
{
  struct stat info;
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_true (S_ISDIR (info.st_mode));
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_own_folders (void)
{
  g_autofree char *data = adduce_paths_data_dir ("journal");
  g_autofree char *cache = adduce_paths_cache_dir ("corpora");
  g_autofree char *config = adduce_paths_config_dir ();
  g_autofree char *whole = adduce_paths_data_dir (NULL);
  assert_private (data);
  assert_private (cache);
  assert_private (config);
  assert_private (whole);
  g_assert_true (g_str_has_prefix (data, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (data, "/adduce/journal"));
  g_assert_true (g_str_has_prefix (cache, g_get_user_cache_dir ()));
  g_assert_true (g_str_has_prefix (config, g_get_user_config_dir ()));
  g_assert_true (g_str_has_suffix (whole, "/adduce"));
}

static void
test_installed (void)
{
  g_autofree char *before = g_strdup (g_getenv ("ADDUCE_DATA_DIR"));
  g_setenv ("ADDUCE_DATA_DIR", "/some/where", TRUE);
  g_autofree char *sub = adduce_paths_installed ("codebooks");
  g_assert_cmpstr (sub, ==, "/some/where/codebooks");
  g_unsetenv ("ADDUCE_DATA_DIR");
  g_autofree char *built_in = adduce_paths_installed ("codebooks");
  g_assert_true (g_path_is_absolute (built_in));
  g_assert_true (g_str_has_suffix (built_in, "/adduce/codebooks"));
  if (before != NULL)
    g_setenv ("ADDUCE_DATA_DIR", before, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/paths/article-names", test_article_names);
  g_test_add_func ("/paths/sidecar", test_sidecar);
  g_test_add_func ("/paths/parse", test_parse);
  g_test_add_func ("/paths/conflicts", test_conflicts);
  g_test_add_func ("/paths/meta-conflicts", test_meta_conflicts);
  g_test_add_func ("/paths/list", test_list);
  g_test_add_func ("/paths/display", test_display);
  g_test_add_func ("/paths/encode-source", test_encode_source);
  g_test_add_func ("/paths/own-folders", test_own_folders);
  g_test_add_func ("/paths/installed", test_installed);
  return g_test_run ();
}
