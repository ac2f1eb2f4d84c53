/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ZIP file, by the layout of PKWARE's APPNOTE 6.3: deflated by zlib through GIO; ZIP64 where there are more files or
 * bytes than the old directory can count.
 *
 * Why not a library: libarchive 3.6 sets the flag of data descriptors and leaves the sizes in front of the data zero,
 * even where it only stores, and not every reader of DOCX and QDPX takes that. libzip writes sizes in front, but only
 * by seeking back, once all sources are there: a workbook would be kept until the end, could not go through a pipe, and
 * the library would be one more module of the Flatpak.
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
#define TABLE_SIZE 256

struct _AdduceExportZip {
  GString *directory;
  guint64 n_bytes; /* written so far */
  guint64 n_files;
};

struct _AdduceExportZipPart {
  GZlibCompressor *compressor;
  GByteArray *packed; /* raw deflate, as ZIP has it */
  guint64 n_bytes;
  guint32 sum;
  guint32 table[TABLE_SIZE]; /* of the checksum */
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

static void
fill_table (guint32 *table)
{
  for (guint i = 0; i < TABLE_SIZE; i++)
    {
      guint32 value = i;

      for (guint bit = 0; bit < 8; bit++)
        value = (value & 1) != 0 ? POLYNOMIAL ^ value >> 1 : value >> 1;
      table[i] = value;
    }
}

/* One step of the compressor; what it took of the data is left out of it. */
static GConverterResult
part_convert (AdduceExportZipPart *self, const char **data, gsize *n_bytes, GConverterFlags flags)
{
  guchar buffer[16 * 1024];
  gsize n_read = 0;
  gsize n_written = 0;
  GConverterResult result = g_converter_convert (G_CONVERTER (self->compressor), *data, *n_bytes, buffer,
                                                 sizeof buffer, flags, &n_read, &n_written, NULL);

  g_byte_array_append (self->packed, buffer, (guint) n_written);
  *data += n_read;
  *n_bytes -= n_read;
  return result;
}

AdduceExportZipPart *
adduce_export_zip_part_new (void)
{
  AdduceExportZipPart *self = g_new0 (AdduceExportZipPart, 1);

  self->compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, LEVEL);
  self->packed = g_byte_array_new ();
  self->sum = 0xffffffff;
  fill_table (self->table);
  return self;
}

void
adduce_export_zip_part_free (AdduceExportZipPart *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->compressor);
  g_byte_array_unref (self->packed);
  g_free (self);
}

void
adduce_export_zip_part_append (AdduceExportZipPart *self, const char *data, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    self->sum = self->table[(self->sum ^ (guchar) data[i]) & 0xff] ^ self->sum >> 8;
  self->n_bytes += n_bytes;
  while (n_bytes > 0)
    if (part_convert (self, &data, &n_bytes, G_CONVERTER_NO_FLAGS) == G_CONVERTER_ERROR)
      break;
}

static void
part_finish (AdduceExportZipPart *self)
{
  const char *data = "";
  gsize n_bytes = 0;
  GConverterResult result;

  do
    result = part_convert (self, &data, &n_bytes, G_CONVERTER_INPUT_AT_END);
  while (result == G_CONVERTER_CONVERTED);
  self->sum = ~self->sum;
}

AdduceExportZip *
adduce_export_zip_new (void)
{
  AdduceExportZip *self = g_new0 (AdduceExportZip, 1);

  self->directory = g_string_new (NULL);
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
adduce_export_zip_add_part (AdduceExportZip *self, GString *out, const char *name, AdduceExportZipPart *part)
{
  gsize before = out->len;

  g_return_if_fail (part->n_bytes < MAX_32 && strlen (name) < MAX_16);

  part_finish (part);
  append_entry (self, name, part->sum, part->packed->len, part->n_bytes);
  append_32 (out, LOCAL_MAGIC);
  append_common (out, VERSION_OLD, part->sum, part->packed->len, part->n_bytes, strlen (name));
  append_16 (out, 0);
  g_string_append (out, name);
  g_string_append_len (out, (const char *) part->packed->data, (gssize) part->packed->len);
  self->n_bytes += out->len - before;
  self->n_files++;
}

void
adduce_export_zip_add (AdduceExportZip *self, GString *out, const char *name, const char *data, gsize n_bytes)
{
  g_autoptr (AdduceExportZipPart) part = adduce_export_zip_part_new ();

  adduce_export_zip_part_append (part, data, n_bytes);
  adduce_export_zip_add_part (self, out, name, part);
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
