/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A journal that a killed run left, and the marks in an article, both as files with whatever in them.
 */
#include "fuzz.h"

#include <glib/gstdio.h>

#include "../core/scratch.h"
#include "../core/sidecar-fixture.h"

#include "store/adduce-journal-private.h"
#include "store/adduce-journal.h"
#include "store/adduce-paths.h"
#include "store/adduce-zone-store.h"

#define ARTICLE "The levy stays, she said.\n\nIt is not enough.\n"

static const char *folder_to_remove;

static void
remove_folder (void)
{
  scratch_remove (folder_to_remove);
}

/* A folder of this process alone, in memory where there is one. */
static const char *
get_folder (void)
{
  static char *folder;

  if (folder == NULL)
    {
      g_autofree char *template = g_build_filename (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm"
                                                                                                : g_get_tmp_dir (),
                                                    "adduce-fuzz-XXXXXX", NULL);

      folder = g_strdup (g_mkdtemp (template));
      g_setenv ("XDG_STATE_HOME", folder, TRUE);
      g_setenv ("XDG_DATA_HOME", folder, TRUE);
      folder_to_remove = folder;
      atexit (remove_folder);
    }
  return folder;
}

static void
write_file (const char *path, const guint8 *data, gsize n_bytes)
{
  FUZZ_ASSERT (g_file_set_contents (path, (const char *) data, (gssize) n_bytes, NULL));
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

static void
recover (const char *article, AdduceText *text, const guint8 *data, gsize n_bytes)
{
  g_autofree char *sidecar_path = g_strconcat (article, ".anna.claims.json", NULL);
  g_autofree char *uri = adduce_journal_make_uri (sidecar_path);
  g_autofree char *prefix = adduce_journal_make_prefix (uri);
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autofree char *name = g_strconcat (prefix, "1.jsonl", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *head = g_strdup_printf ("{\"journal\":2,\"sidecar\":\"%s\",\"textDigest\":\"%s\"}\n", uri,
                                           adduce_text_get_digest (text));
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "a.txt", text), again = NULL;
  g_autoptr (GPtrArray) used = NULL;
  g_autoptr (GBytes) written = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (n_bytes == 0 || data[0] != '\0') /* else the head is made up, too */
    g_byte_array_append (file, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (file, data, (guint) n_bytes);
  write_file (path, file->data, file->len);
  adduce_journal_recover (sidecar_path, sidecar, &used);
  written = adduce_sidecar_serialize (sidecar);
  again = adduce_sidecar_parse (written, NULL);
  FUZZ_ASSERT (again != NULL); /* what was taken can be saved */
  empty (folder);
}

static void
read_marks (const char *article, AdduceText *text, const guint8 *data, gsize n_bytes)
{
  g_autofree char *marks = adduce_zones_make_path (article);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) zones = NULL;

  write_file (marks, data, n_bytes);
  zones = adduce_zones_load (article, text, NULL, &error);
  fuzz_assert_answer (zones, error);
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    FUZZ_ASSERT (adduce_text_contains_span (text, g_array_index (zones, AdduceZone, i).span));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autofree char *article = g_build_filename (get_folder (), "a.txt", NULL);
  g_autoptr (AdduceText) text = fuzz_make_text (ARTICLE);

  recover (article, text, data, n_bytes);
  read_marks (article, text, data, n_bytes);
  return 0;
}
