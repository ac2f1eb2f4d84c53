/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compressed copies.
 */
#include "config.h"

#include "store/adduce-archive.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "adduce-error.h"
#include "model/adduce-claim.h"
#include "store/adduce-durable-private.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define FOLDER "texts"
#define ENDING ".gz"
#define DIGEST_PREFIX "sha256:"
#define DIGEST_DIGITS 64
#define MAX_COMPRESSED (64 * 1024 * 1024)
#define CHUNK 65536

static gboolean
fail_errno (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *shown = adduce_paths_display (path);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
               /* translators: a file and the system's reason */
               _("%s: could not be written: %s"), shown, g_strerror (code));
  return FALSE;
}

static GBytes *
compress (GBytes *bytes, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  gsize n_bytes = 0;
  const void *data = g_bytes_get_data (bytes, &n_bytes);

  if (!g_output_stream_write_all (stream, data, n_bytes, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
write_file (int fd, GBytes *bytes)
{
  gsize n_bytes = 0, done = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  while (done < n_bytes)
    {
      gssize n = write (fd, data + done, n_bytes - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          errno = n == 0 ? ENOSPC : errno;
          return FALSE;
        }
      done += (gsize) n;
    }
  return TRUE;
}

gboolean
adduce_archive_write (const char *path, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  g_autoptr (GBytes) compressed = compress (bytes, error);
  if (compressed == NULL)
    return FALSE;

  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *id = adduce_id_new ();
  g_autofree char *name = g_strconcat (".", strrchr (id, ':') + 1, ADDUCE_DURABLE_TEMP_ENDING, NULL);
  g_autofree char *temp = g_build_filename (folder, name, NULL);
  int fd = open (temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail_errno (path, error);
  gboolean written = write_file (fd, compressed);
  int code = errno;
  if (close (fd) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  if (written && g_rename (temp, path) == 0)
    return TRUE;

  if (written)
    code = errno;
  g_unlink (temp);
  errno = code;
  return fail_errno (path, error);
}

GBytes *
adduce_archive_read (const char *path, gsize max_bytes, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (GBytes) compressed = adduce_durable_read (path, MAX_COMPRESSED, NULL, error);
  if (compressed == NULL)
    return NULL;

  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (compressed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gssize n;
  while ((n = g_input_stream_read (stream, chunk, CHUNK, NULL, error)) > 0)
    {
      if ((gsize) n > max_bytes - out->len)
        {
          g_autofree char *shown = adduce_paths_display (path);
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("%s: the copy is damaged"), shown);
          return NULL;
        }
      g_byte_array_append (out, chunk, (guint) n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* --- texts --- */

/* (transfer full) (nullable): NULL for what is no digest */
static char *
make_text_path (const char *digest, gboolean make_folder)
{
  const char *digits = digest + strlen (DIGEST_PREFIX);
  if (!g_str_has_prefix (digest, DIGEST_PREFIX) || strlen (digits) != DIGEST_DIGITS
      || strspn (digits, "0123456789abcdef") != DIGEST_DIGITS)
    return NULL;

  g_autofree char *part = g_strndup (digits, 2);
  g_autofree char *sub = g_build_filename (FOLDER, part, NULL);
  g_autofree char *folder = make_folder ? adduce_paths_data_dir (sub)
                                        : g_build_filename (g_get_user_data_dir (), "adduce", sub, NULL);
  g_autofree char *name = g_strconcat (digits, ENDING, NULL);
  return g_build_filename (folder, name, NULL);
}

gboolean
adduce_archive_keep_text (AdduceText *text, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  g_autofree char *path = make_text_path (adduce_text_get_digest (text), TRUE);
  if (g_access (path, F_OK) == 0)
    return TRUE;
  g_autoptr (GBytes) bytes = g_bytes_new (adduce_text_get_utf8 (text), adduce_text_get_n_bytes (text));
  return adduce_archive_write (path, bytes, error);
}

gboolean
adduce_archive_has_text (const char *digest)
{
  g_return_val_if_fail (digest != NULL, FALSE);

  g_autofree char *path = make_text_path (digest, FALSE);
  return path != NULL && g_access (path, F_OK) == 0;
}

AdduceText *
adduce_archive_load_text (const char *digest)
{
  g_return_val_if_fail (digest != NULL, NULL);

  g_autofree char *path = make_text_path (digest, FALSE);
  g_autoptr (GBytes) bytes = path != NULL ? adduce_archive_read (path, ADDUCE_TEXT_MAX_BYTES, NULL) : NULL;
  g_autoptr (AdduceText) text = bytes != NULL ? adduce_text_new (bytes, NULL) : NULL;
  return text != NULL && g_str_equal (adduce_text_get_digest (text), digest) ? g_steal_pointer (&text) : NULL;
}
