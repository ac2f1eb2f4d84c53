/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long `adduce-cli list` takes over 10,000 articles: bench-list ADDUCE-CLI MAKE-CORPUS
 *
 * The first time, without a cache, against json-glib merely parsing the sidecars (at most 1/5); then with
 * nothing changed, against one fstatat() of every article and sidecar by name in their open folder (at
 * most 3). The whole command is timed, from its start to its end, with its output thrown away.
 */
#include "bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <spawn.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ARTICLES "10000"
#define N_CLAIMS "18"
#define FIRST_RUNS 3
#define AGAIN_RUNS 15
#define FIRST_BAR 0.2
#define AGAIN_BAR 3.0

/* A file that was changed less than two seconds before is looked at again, by rule. */
#define SETTLE_US (2500 * 1000)

typedef struct {
  const char *cli;
  char *folder;
  char *cache;
  GPtrArray *names;
} Bench;

/* Runs a command with its output thrown away, by the quickest way that there is to start one. */
static void
run (const char *const *arguments)
{
  posix_spawn_file_actions_t actions;
  pid_t pid = 0;
  int status = 0;
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  int code = posix_spawnp (&pid, arguments[0], &actions, NULL, (char *const *) arguments, environ);
  posix_spawn_file_actions_destroy (&actions);
  if (code != 0)
    g_error ("%s: %s", arguments[0], g_strerror (code));
  if (waitpid (pid, &status, 0) != pid || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s failed", arguments[0]);
}

static void
forget_cb (gpointer user_data)
{
  Bench *bench = user_data;
  const char *const remove[] = { "rm", "-rf", bench->cache, NULL };
  run (remove);
}

static void
list_cb (gpointer user_data)
{
  Bench *bench = user_data;
  const char *const list[] = { bench->cli, "list", bench->folder, NULL };
  run (list);
}

static void
parse_cb (gpointer user_data)
{
  Bench *bench = user_data;
  for (guint i = 0; i < bench->names->len; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *data = NULL;
      gsize n_bytes = 0;
      if (!g_str_has_suffix (bench->names->pdata[i], ".json"))
        continue;
      g_autofree char *path = g_build_filename (bench->folder, bench->names->pdata[i], NULL);
      if (!g_file_get_contents (path, &data, &n_bytes, &error)
          || !json_parser_load_from_data (parser, data, (gssize) n_bytes, &error))
        g_error ("%s", error->message);
    }
}

static void
stat_cb (gpointer user_data)
{
  Bench *bench = user_data;
  int fd = open (bench->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (guint i = 0; i < bench->names->len; i++)
    {
      struct stat info;
      if (fstatat (fd, bench->names->pdata[i], &info, AT_SYMLINK_NOFOLLOW) != 0)
        g_error ("%s is gone", (const char *) bench->names->pdata[i]);
    }
  close (fd);
}

static void
find_names (Bench *bench)
{
  DIR *dir = opendir (bench->folder);
  struct dirent *entry;
  bench->names = g_ptr_array_new_with_free_func (g_free);
  while ((entry = readdir (dir)) != NULL)
    if (entry->d_name[0] != '.')
      g_ptr_array_add (bench->names, g_strdup (entry->d_name));
  closedir (dir);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 3)
    g_error ("usage: bench-list ADDUCE-CLI MAKE-CORPUS");
  g_autofree char *home = g_dir_make_tmp ("adduce-bench-XXXXXX", &error);
  if (home == NULL)
    g_error ("%s", error->message);

  Bench bench = { .cli = argv[1] };
  bench.folder = g_build_filename (home, "corpus", NULL);
  bench.cache = g_build_filename (home, "cache", NULL);
  g_setenv ("XDG_CACHE_HOME", bench.cache, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);

  const char *const make[] = { argv[2], bench.folder, N_ARTICLES, N_CLAIMS, NULL };
  run (make);
  find_names (&bench);
  g_usleep (SETTLE_US);

  gboolean ok = bench_against ("list, first time", forget_cb, list_cb, "json-glib", parse_cb, &bench,
                               FIRST_RUNS, FIRST_BAR);
  ok = bench_against ("list, nothing changed", NULL, list_cb, "stat", stat_cb, &bench, AGAIN_RUNS, AGAIN_BAR)
       && ok;

  const char *const remove[] = { "rm", "-rf", home, NULL };
  run (remove);
  g_ptr_array_unref (bench.names);
  g_free (bench.folder);
  g_free (bench.cache);
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
