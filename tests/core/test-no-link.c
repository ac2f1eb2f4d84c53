/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that are to be opened, but through no link, where every such open is refused: the document portal of a sandbox
 * answers ELOOP to O_NOFOLLOW for whatever it has. Here the kernel does, by a filter of system calls in a child.
 */
#include "adduce.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "corpus-fixture.h"
#include "store/adduce-durable-private.h"

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define FLAGS offsetof (struct seccomp_data, args[2])
#else
#define FLAGS (offsetof (struct seccomp_data, args[2]) + 4)
#endif

/* As the portal: new files and folders may be opened so, all else not. */
static void
refuse_no_follow (void)
{
  struct sock_filter rules[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 4),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, FLAGS),
    BPF_STMT (BPF_ALU | BPF_AND | BPF_K, O_NOFOLLOW | O_CREAT | O_DIRECTORY),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, O_NOFOLLOW, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ELOOP),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog filter = { G_N_ELEMENTS (rules), rules };

  g_assert_cmpint (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), ==, 0);
  g_assert_cmpint (prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter), ==, 0);
}

static void
make_link (const char *folder, const char *target, const char *name)
{
  g_autofree char *path = scratch_path (folder, name);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static int
open_in (const char *folder, const char *name, int flags)
{
  int fd, folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (folder_fd, >=, 0);
  fd = _adduce_durable_open_no_link (folder_fd, name, flags | O_CLOEXEC);
  int saved = errno;
  close (folder_fd);
  errno = saved;
  return fd;
}

static void
assert_refused (const char *folder, const char *name, int error)
{
  g_assert_cmpint (open_in (folder, name, O_RDONLY | O_NONBLOCK), ==, -1);
  g_assert_cmpint (errno, ==, error);
}

static void
assert_opens (const char *folder, const char *name, const char *text)
{
  char buffer[16] = { 0 };
  int fd = open_in (folder, name, O_RDONLY | O_NONBLOCK);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (_adduce_durable_read_all (fd, buffer, sizeof buffer - 1), ==, strlen (text));
  g_assert_cmpstr (buffer, ==, text);
  close (fd);
}

/* A file is opened, a link not, whatever it leads to. */
static void
open_all (gpointer folder)
{
  assert_opens (folder, "file", "words");
  assert_refused (folder, "to-file", ELOOP);
  assert_refused (folder, "to-folder", ELOOP);
  assert_refused (folder, "to-nothing", ELOOP);
  assert_refused (folder, "to-itself", ELOOP);
  assert_refused (folder, "nothing", ENOENT);
}

static void
open_all_refused (gpointer folder)
{
  g_autofree char *path = scratch_path (folder, "file");

  refuse_no_follow ();
  g_assert_cmpint (open (path, O_RDONLY | O_NOFOLLOW), ==, -1);
  g_assert_cmpint (errno, ==, ELOOP);
  open_all (folder);
  assert_refused (folder, "pipe", ELOOP); /* not even for a moment */
}

static void
test_open (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *pipe_path = scratch_path (folder, "pipe");

  scratch_write (folder, "file", "words");
  make_link (folder, "file", "to-file");
  make_link (folder, ".", "to-folder");
  make_link (folder, "missing", "to-nothing");
  make_link (folder, "to-itself", "to-itself");
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  scratch_run (open_all, folder);
  scratch_run (open_all_refused, folder);
  scratch_remove (folder);
}

/* --- what is done with it --- */

static GBytes *
new_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* A second save is one over what is known, and what another wrote is still found out. */
static void
save_thrice (gpointer folder)
{
  g_autofree char *path = scratch_path (folder, "a.json");
  g_autoptr (GBytes) one = new_bytes ("one"), two = new_bytes ("two"), three = new_bytes ("three");
  g_autoptr (GError) error = NULL;
  AdduceFileStamp none = { 0 }, first = { 0 }, second = { 0 };

  refuse_no_follow ();
  adduce_durable_replace (path, one, &none, &first, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (adduce_durable_is_unchanged (path, &first));
  adduce_durable_replace (path, two, &first, &second, NULL, &error);
  g_assert_no_error (error);
  scratch_assert_text (folder, "a.json", "two");
  g_assert_false (adduce_durable_replace (path, three, &first, NULL, NULL, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  scratch_assert_text (folder, "a.json", "two");
}

static void
test_save (gconstpointer by_rename)
{
  g_autofree char *folder = scratch_new ();

  if (by_rename)
    g_setenv ("ADDUCE_FORCE_RENAME", "1", TRUE);
  scratch_run (save_thrice, folder);
  g_unsetenv ("ADDUCE_FORCE_RENAME");
  scratch_remove (folder);
}

static char *
list (const char *folder)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autoptr (GError) error = NULL;

  adduce_corpus_load (corpus, "anna", NULL, &error);
  g_assert_no_error (error);
  return fixture_dump (corpus);
}

typedef struct {
  const char *folder;
  const char *expected;
} ListCase;

static void
list_refused (gpointer data)
{
  ListCase *c = data;
  g_autofree char *listed = NULL;

  refuse_no_follow ();
  listed = list (c->folder);
  g_assert_cmpstr (listed, ==, c->expected);
}

static char *
make_corpus (void)
{
  static const FixtureClaim claim = { 0, 5, "Ada Fen", "The dam is safe", "support", "expert" };
  char *folder = scratch_new ();

  scratch_write (folder, "a.txt", "Words are here.\n");
  scratch_write (folder, "sub/b.txt", "Words are there.\n");
  fixture_code_as (folder, "a.txt", "a.txt.anna.claims.json", "anna", "Anna", -1, &claim, 1);
  make_link (folder, "sub/b.txt", "linked.txt");
  make_link (folder, "/etc/passwd", "outside.txt");
  return folder;
}

/* Articles and claims are found as anywhere; in a folder of its own each, so that no cache knows them. */
static void
test_list (void)
{
  g_autofree char *folder = make_corpus (), *refused = make_corpus ();
  g_autofree char *listed = list (folder);

  g_assert_nonnull (strstr (listed, "a.txt|Words are here.|1|1|1|"));
  scratch_run (list_refused, &(ListCase) { refused, listed });
  scratch_remove (folder);
  scratch_remove (refused);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/no-link/open", test_open);
  g_test_add_data_func ("/no-link/save", NULL, test_save);
  g_test_add_data_func ("/no-link/save-by-rename", "yes", test_save);
  g_test_add_func ("/no-link/list", test_list);
  return g_test_run ();
}
