/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long reading a sidecar of 10,000 claims takes, against json-glib's own parse of the same bytes (at
 * most 1.5): bench-sidecar MAKE-CORPUS
 */
#include "adduce.h"

#include "bench.h"

#include <json-glib/json-glib.h>

#define N_CLAIMS "10000"
#define RUNS 7
#define BAR 1.5

static void
read_cb (gpointer bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_parse (bytes, &error);
  if (sidecar == NULL)
    g_error ("%s", error->message);
}

static void
parse_cb (gpointer bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  if (!json_parser_load_from_data (parser, data, (gssize) n_bytes, &error))
    g_error ("%s", error->message);
}

static GBytes *
make_sidecar (const char *make_corpus)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  if (folder == NULL)
    g_error ("%s", error->message);
  const char *const make[] = { make_corpus, folder, "1", N_CLAIMS, NULL };
  const char *const remove[] = { "rm", "-rf", folder, NULL };
  if (!g_spawn_sync (NULL, (char **) make, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  g_autofree char *article = g_build_filename (folder, "2031-01-article-00000.txt", NULL);
  g_autofree char *path = adduce_paths_sidecar (article, "anna");
  GBytes *bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  return bytes;
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    g_error ("usage: bench-sidecar MAKE-CORPUS");
  g_autoptr (GBytes) bytes = make_sidecar (argv[1]);
  gboolean ok = bench_against ("sidecar of 10,000 claims", NULL, read_cb, "json-glib", parse_cb, bytes, RUNS, BAR);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
