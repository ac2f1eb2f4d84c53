/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loading articles from real files of every kind.
 */
#include "adduce.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("adduce-text-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
write_file (Fixture *fixture, const char *name, const char *data, gssize size)
{
  char *path = path_of (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
  return path;
}

/* Loading must fail so, with a message that starts with the name and holds @words. */
static void
assert_refused (const char *path, GQuark domain, int code, const char *name, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = g_strconcat (name, ": ", NULL);

  g_assert_null (adduce_text_load (path, &error));
  g_assert_error (error, domain, code);
  if (!g_str_has_prefix (error->message, prefix) || strstr (error->message, words) == NULL)
    g_error ("no “%s…%s” in “%s”", prefix, words, error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r\t\033"));
  g_assert_null (adduce_text_load (path, NULL));
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "x.txt", "\xef\xbb\xbfОдин\r\nдва\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_load (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (adduce_text_get_utf8 (text), ==, "Один\nдва\n");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "x.txt", "", 0);
  g_autofree char *mark_path = write_file (fixture, "y.txt", "\xef\xbb\xbf", 3);
  g_autoptr (AdduceText) text = adduce_text_load (path, NULL);
  g_autoptr (AdduceText) mark = adduce_text_load (mark_path, NULL);

  g_assert_cmpuint (adduce_text_get_length (text), ==, 0);
  g_assert_cmpuint (adduce_text_get_length (mark), ==, 0);
  g_assert_cmpstr (adduce_text_get_utf8 (mark), ==, "");
}

/* Another version of the file is read the next time. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "x.txt", "old", -1);
  g_autoptr (AdduceText) before = adduce_text_load (path, NULL);
  g_autofree char *again = write_file (fixture, "x.txt", "new", -1);
  g_autoptr (AdduceText) after = adduce_text_load (again, NULL);

  g_assert_cmpstr (adduce_text_get_utf8 (before), ==, "old");
  g_assert_cmpstr (adduce_text_get_utf8 (after), ==, "new");
}

static void
test_not_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nul = write_file (fixture, "nul.txt", "one\ntw\0o", 8);
  g_autofree char *latin = write_file (fixture, "latin.txt", "one\ncaf\xe9", -1);
  g_autofree char *wide = write_file (fixture, "wide.txt", "\xff\xfe" "a\0", 4);

  assert_refused (nul, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT, "nul.txt", "line 2 (byte 7 ");
  assert_refused (latin, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT, "latin.txt", "line 2 (byte 8 ");
  assert_refused (wide, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT, "wide.txt", "UTF-16");
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "large.txt");
  g_autofree char *most = path_of (fixture, "most.txt");
  g_autofree char *chunk = g_strnfill (1024 * 1024, 'x');
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GError) error = NULL;
  int fd;

  /* 50 MiB of real bytes. */
  fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (write (fd, chunk, 1024 * 1024), ==, 1024 * 1024);
  g_assert_cmpint (close (fd), ==, 0);
  assert_refused (path, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, "large.txt", "50");
  assert_refused (path, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, "large.txt", "16 MiB");

  /* One byte over the limit, and just at it. */
  g_assert_cmpint (truncate (path, 16777217), ==, 0);
  assert_refused (path, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, "large.txt", "16 MiB");
  g_assert_cmpint (g_rename (path, most), ==, 0);
  g_assert_cmpint (truncate (most, 16777216), ==, 0);
  text = adduce_text_load (most, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (adduce_text_get_length (text), ==, 16777216);

  /* A hole larger than any memory is refused before anything is allocated. */
  g_assert_cmpint (truncate (most, (off_t) 1 << 42), ==, 0);
  assert_refused (most, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, "most.txt", "4");
}

static void
test_not_regular (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = path_of (fixture, "folder.txt");
  g_autofree char *fifo = path_of (fixture, "x.txt");
  g_autofree char *link = path_of (fixture, "link.txt");
  g_autofree char *device = path_of (fixture, "device.txt");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "folder.txt", "folder");

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fifo, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "x.txt", "file");

  g_assert_cmpint (symlink (fifo, link), ==, 0);
  assert_refused (link, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "link.txt", "file");

  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  assert_refused (device, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "device.txt", "file");
}

static void
test_socket (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "socket.txt");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpuint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <,
                    sizeof address.sun_path);
  g_assert_cmpint (bind (fd, (gpointer) &address, sizeof address), ==, 0);
  assert_refused (path, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "socket.txt", "file");
  close (fd);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "real.txt", "real", -1);
  g_autofree char *link = path_of (fixture, "link.txt");
  g_autofree char *loop = path_of (fixture, "loop.txt");
  g_autofree char *dangling = path_of (fixture, "dangling.txt");
  g_autoptr (AdduceText) text = NULL;

  g_assert_cmpint (symlink ("real.txt", link), ==, 0);
  text = adduce_text_load (link, NULL);
  g_assert_cmpstr (adduce_text_get_utf8 (text), ==, "real");

  g_assert_cmpint (symlink ("loop.txt", loop), ==, 0);
  assert_refused (loop, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, "loop.txt", "");
  g_assert_cmpint (symlink ("nothing.txt", dangling), ==, 0);
  assert_refused (dangling, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "dangling.txt", "");
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "missing.txt");
  g_autofree char *below = path_of (fixture, "missing/x.txt");

  assert_refused (path, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "missing.txt", "");
  assert_refused (below, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "x.txt", "");
}

/* Names that would break or forge a message. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    const char *shown;
  } cases[] = {
    { "two\nlines.txt", "two␊lines.txt" },
    { "tab\tand\033[31mred.txt", "tab␉and␛[31mred.txt" },
    { "del\x7f.txt", "del␡.txt" },
    { "left\xe2\x80\xaetxt.exe", "left[U+202E]txt.exe" },
    { "bad\xff.txt", "bad\xef\xbf\xbd.txt" },
    { "%s%n.txt", "%s%n.txt" },
    { "Ünï语.txt", "Ünï语.txt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_file (fixture, cases[i].name, "\xff", 1);
      g_autoptr (AdduceText) text = NULL;

      assert_refused (path, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT, cases[i].shown, "UTF-8");
      g_assert_cmpint (g_remove (path), ==, 0);
      g_free (path);
      path = write_file (fixture, cases[i].name, "fine", -1);
      text = adduce_text_load (path, NULL);
      g_assert_cmpstr (adduce_text_get_utf8 (text), ==, "fine");
    }
}

/* Nothing keeps a file open. */
static void
test_descriptors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fine = write_file (fixture, "fine.txt", "fine", -1);
  g_autofree char *bad = write_file (fixture, "bad.txt", "\xff", 1);
  int first = g_open (fine, O_RDONLY | O_CLOEXEC, 0);
  int second;

  close (first);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (AdduceText) text = adduce_text_load (fine, NULL);

      g_assert_null (adduce_text_load (bad, NULL));
      g_assert_null (adduce_text_load (fixture->folder, NULL));
    }
  second = g_open (fine, O_RDONLY | O_CLOEXEC, 0);
  close (second);
  g_assert_cmpint (first, ==, second);
}

#define ADD(name, function) \
  g_test_add ("/text-load/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("load", test_load);
  ADD ("empty", test_empty);
  ADD ("reload", test_reload);
  ADD ("not-text", test_not_text);
  ADD ("too-large", test_too_large);
  ADD ("not-regular", test_not_regular);
  ADD ("socket", test_socket);
  ADD ("links", test_links);
  ADD ("missing", test_missing);
  ADD ("names", test_names);
  ADD ("descriptors", test_descriptors);

  return g_test_run ();
}
