/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * replay FILE-OR-FOLDER...: gives each file to a target, as libFuzzer would.
 */
#include "fuzz.h"

#include <glib/gstdio.h>

static guint n_inputs;

static void
replay_file (const char *path)
{
  g_autofree char *content = NULL;
  g_autofree guint8 *exact = NULL;
  gsize n_bytes = 0;

  if (!g_file_get_contents (path, &content, &n_bytes, NULL))
    g_error ("%s can't be read", path);
  exact = g_memdup2 (content, n_bytes); /* nothing readable behind it */
  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", n_bytes);
  n_inputs++;
}

static void
replay (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    {
      replay_file (path);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      replay (child);
    }
}

int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay (argv[i]);
  g_print ("%u inputs\n", n_inputs);
  return n_inputs > 0 ? 0 : 1;
}
