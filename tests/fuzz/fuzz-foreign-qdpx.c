/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * REFI-QDA projects, read as foreign claims: what stands before the first byte 0x1f is project.qde, the rest the text
 * sources/s.txt; the two are zipped. What begins with PK is an archive itself.
 */
#include "fuzz-foreign.h"

#include <archive.h>
#include <archive_entry.h>

static void
add_member (struct archive *archive, const char *name, const void *data, gsize n_bytes)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) n_bytes);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, n_bytes);
  archive_entry_free (entry);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  const guint8 *end = n_bytes > 0 ? memchr (data, 0x1f, n_bytes) : NULL;
  gsize n_first = end != NULL ? (gsize) (end - data) : n_bytes;
  gsize n_buffer = n_bytes + 4096, n_used = 0;
  g_autofree guint8 *buffer = NULL;
  struct archive *archive;

  if (n_bytes > 2 && memcmp (data, "PK", 2) == 0)
    return fuzz_foreign (data, n_bytes, "qdpx", "x.qdpx");
  buffer = g_malloc (n_buffer);
  archive = archive_write_new ();
  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:compression=store");
  archive_write_open_memory (archive, buffer, n_buffer, &n_used);
  add_member (archive, "project.qde", data, n_first);
  if (end != NULL)
    add_member (archive, "sources/s.txt", end + 1, n_bytes - n_first - 1);
  archive_write_close (archive);
  archive_write_free (archive);
  return fuzz_foreign (buffer, n_used, "qdpx", "x.qdpx");
}
