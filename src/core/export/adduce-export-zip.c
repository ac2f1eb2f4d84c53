/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP file, by the layout of PKWARE's APPNOTE 6.3: deflated by zlib through GIO; ZIP64 where there are more files or
 * bytes than the old directory can count.
 */

#include "config.h"

#include "export/adduce-export-zip.h"

#include <gio/gio.h>
#include <string.h>

#define LOCAL_MAGIC 0x04034b50
#define CENTRAL_MAGIC 0x02014b50
#define END_MAGIC 0x06054b50
#define END64_MAGIC 0x06064b50
#define LOCATOR_MAGIC 0x07064b50
#define VERSION_OLD 20
#define VERSION_64 45
#define FLAG_UTF8 0x0800
#define METHOD_DEFLATE 8
#define FIRST_DAY 0x0021 /* 1980-01-01 */
#define MAX_16 0xffff
#define MAX_32 G_GUINT64_CONSTANT (0xffffffff)
#define POLYNOMIAL 0xedb88320
#define LEVEL 6

struct _AdduceExportZip {
  GString *directory;
  guint64 n_bytes; /* written so far */
  guint64 n_files;
  guint32 table[256]; /* of the checksum */
};

static void
append_16 (GString *out, guint value)
{
  g_string_append_c (out, (char) (value & 0xff));
  g_string_append_c (out, (char) (value >> 8 & 0xff));
}

static void
append_32 (GString *out, guint64 value)
{
  append_16 (out, (guint) (value & MAX_16));
  append_16 (out, (guint) (value >> 16 & MAX_16));
}

static void
append_64 (GString *out, guint64 value)
{
  append_32 (out, value & MAX_32);
  append_32 (out, value >> 32);
}

static guint32
make_checksum (const AdduceExportZip *self, const char *data, gsize n_bytes)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < n_bytes; i++)
    sum = self->table[(sum ^ (guchar) data[i]) & 0xff] ^ sum >> 8;
  return ~sum;
}

/* (transfer full): raw deflate, as ZIP has it. */
static GByteArray *
deflate_data (const char *data, gsize n_bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  GByteArray *packed = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  guchar buffer[16 * 1024];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (G_CONVERTER (compressor), data, n_bytes, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      g_return_val_if_fail (result != G_CONVERTER_ERROR, packed);
      g_byte_array_append (packed, buffer, (guint) n_written);
      data += n_read;
      n_bytes -= n_read;
    }
  return packed;
}

AdduceExportZip *
adduce_export_zip_new (void)
{
  AdduceExportZip *self = g_new0 (AdduceExportZip, 1);

  self->directory = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->table); i++)
    {
      guint32 value = i;

      for (guint bit = 0; bit < 8; bit++)
        value = (value & 1) != 0 ? POLYNOMIAL ^ value >> 1 : value >> 1;
      self->table[i] = value;
    }
  return self;
}

void
adduce_export_zip_free (AdduceExportZip *self)
{
  if (self == NULL)
    return;

  g_string_free (self->directory, TRUE);
  g_free (self);
}

/* What the local header and the directory have in common, up to the length of the name. */
static void
append_common (GString *out, guint version, guint32 sum, guint64 n_packed, guint64 n_bytes, gsize n_name)
{
  append_16 (out, version);
  append_16 (out, FLAG_UTF8);
  append_16 (out, METHOD_DEFLATE);
  append_16 (out, 0);
  append_16 (out, FIRST_DAY);
  append_32 (out, sum);
  append_32 (out, n_packed);
  append_32 (out, n_bytes);
  append_16 (out, (guint) n_name);
}

static void
append_entry (AdduceExportZip *self, const char *name, guint32 sum, guint64 n_packed, guint64 n_bytes)
{
  gboolean is_far = self->n_bytes >= MAX_32;
  guint version = is_far ? VERSION_64 : VERSION_OLD;

  append_32 (self->directory, CENTRAL_MAGIC);
  append_16 (self->directory, version);
  append_common (self->directory, version, sum, n_packed, n_bytes, strlen (name));
  append_16 (self->directory, is_far ? 12 : 0);
  append_16 (self->directory, 0);
  append_16 (self->directory, 0);
  append_16 (self->directory, 0);
  append_32 (self->directory, 0);
  append_32 (self->directory, is_far ? MAX_32 : self->n_bytes);
  g_string_append (self->directory, name);
  if (!is_far)
    return;
  append_16 (self->directory, 1);
  append_16 (self->directory, 8);
  append_64 (self->directory, self->n_bytes);
}

void
adduce_export_zip_add (AdduceExportZip *self, GString *out, const char *name, const char *data, gsize n_bytes)
{
  g_autoptr (GByteArray) packed = deflate_data (data, n_bytes);
  guint32 sum = make_checksum (self, data, n_bytes);
  gsize before = out->len;

  g_return_if_fail (n_bytes < MAX_32 && strlen (name) < MAX_16);

  append_entry (self, name, sum, packed->len, n_bytes);
  append_32 (out, LOCAL_MAGIC);
  append_common (out, VERSION_OLD, sum, packed->len, n_bytes, strlen (name));
  append_16 (out, 0);
  g_string_append (out, name);
  g_string_append_len (out, (const char *) packed->data, (gssize) packed->len);
  self->n_bytes += out->len - before;
  self->n_files++;
}

static void
append_end_64 (AdduceExportZip *self, GString *out)
{
  guint64 at = self->n_bytes + self->directory->len;

  append_32 (out, END64_MAGIC);
  append_64 (out, 44);
  append_16 (out, VERSION_64);
  append_16 (out, VERSION_64);
  append_32 (out, 0);
  append_32 (out, 0);
  append_64 (out, self->n_files);
  append_64 (out, self->n_files);
  append_64 (out, self->directory->len);
  append_64 (out, self->n_bytes);
  append_32 (out, LOCATOR_MAGIC);
  append_32 (out, 0);
  append_64 (out, at);
  append_32 (out, 1);
}

void
adduce_export_zip_end (AdduceExportZip *self, GString *out)
{
  gboolean is_large = self->n_files >= MAX_16 || self->n_bytes >= MAX_32 || self->directory->len >= MAX_32;

  g_string_append_len (out, self->directory->str, (gssize) self->directory->len);
  if (is_large)
    append_end_64 (self, out);
  append_32 (out, END_MAGIC);
  append_16 (out, 0);
  append_16 (out, 0);
  append_16 (out, (guint) MIN (self->n_files, MAX_16));
  append_16 (out, (guint) MIN (self->n_files, MAX_16));
  append_32 (out, MIN (self->directory->len, MAX_32));
  append_32 (out, MIN (self->n_bytes, MAX_32));
  append_16 (out, 0);
}
