/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the targets of import share: a format reads what comes in, or it is put into an archive first; then what must
 * hold of every article is looked at.
 */
#pragma once

#include "fuzz.h"

#include "import/adduce-import-meta.h"
#include "import/adduce-import-name.h"
#include "store/adduce-json-tree.h"

static inline void
fuzz_import_check_article (AdduceImportArticle *article, const char *digest, guint number)
{
  g_autofree char *text = adduce_import_article_dup_text (article);
  g_autofree char *name = adduce_import_name_make (article);
  g_autoptr (GBytes) meta = adduce_import_meta_write (article, "originals/x.original", digest, number);
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (GError) meta_error = NULL, text_error = NULL;
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new (meta, &meta_error);
  g_autoptr (AdduceText) read = adduce_text_new (file, &text_error);

  fuzz_assert_answer (tree, meta_error);
  FUZZ_ASSERT (tree != NULL);
  FUZZ_ASSERT (read != NULL || g_error_matches (text_error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE));
  FUZZ_ASSERT (*name != '\0' && *name != '.' && strchr (name, '/') == NULL && strlen (name) <= ADDUCE_IMPORT_MAX_NAME);
  FUZZ_ASSERT (adduce_import_article_get_start (article) <= adduce_import_article_get_end (article));
}

static inline void
fuzz_import_bytes (GBytes *bytes, const char *format, const char *name)
{
  static const char *const mapping[] = { "records=a.b", "headline=#1", NULL };
  /* Rules are read anew each time, which takes long: only where they are what is looked at. */
  gboolean ruled = g_str_equal (format, "html") || g_str_equal (format, "text");
  const AdduceImportOptions options = { .format = format, .rule = ruled ? NULL : "none" };
  const AdduceImportOptions others = { .format = format, .rule = "none", .mapping = mapping, .no_header = TRUE };
  g_autoptr (GError) error = NULL, other_error = NULL;
  g_autoptr (AdduceImportBatch) batch = adduce_import_read_bytes (bytes, name, &options, NULL, &error);
  g_autoptr (AdduceImportBatch) other = adduce_import_read_bytes (bytes, name, &others, NULL, &other_error);

  fuzz_assert_answer (batch, error);
  fuzz_assert_answer (other, other_error);
  for (guint i = 0; batch != NULL && i < adduce_import_batch_get_n_articles (batch); i++)
    fuzz_import_check_article (adduce_import_batch_get_article (batch, i), adduce_import_batch_get_digest (batch),
                               i + 1);
}

static inline int
fuzz_import (const guint8 *data, gsize n_bytes, const char *format, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  fuzz_import_bytes (bytes, format, name);
  return 0;
}

/* --- archives --- */

static inline guint32
fuzz_crc (const guint8 *data, gsize n)
{
  guint32 crc = ~0u;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
    }
  return ~crc;
}

static inline void
fuzz_put (GByteArray *out, guint64 value, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = i < 8 ? (guint8) (value >> 8 * i) : 0;

      g_byte_array_append (out, &byte, 1);
    }
}

/* What the two headers of a member have in common. */
static inline void
fuzz_put_head (GByteArray *out, const char *name, const guint8 *data, gsize n)
{
  fuzz_put (out, 20, 2);
  fuzz_put (out, 0, 8); /* flags, stored, time, date */
  fuzz_put (out, fuzz_crc (data, n), 4);
  fuzz_put (out, n, 4);
  fuzz_put (out, n, 4);
  fuzz_put (out, strlen (name), 2);
}

/* A ZIP with these members, uncompressed; (transfer full). */
static inline GBytes *
fuzz_make_zip (const char *const *names, const guint8 *const *parts, const gsize *sizes, guint n)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < n; i++)
    {
      guint start = out->len;

      g_byte_array_append (out, (const guint8 *) "PK\3\4", 4);
      fuzz_put_head (out, names[i], parts[i], sizes[i]);
      fuzz_put (out, 0, 2);
      g_byte_array_append (out, (const guint8 *) names[i], (guint) strlen (names[i]));
      g_byte_array_append (out, parts[i], (guint) sizes[i]);

      g_byte_array_append (directory, (const guint8 *) "PK\1\2", 4);
      fuzz_put (directory, 20, 2);
      fuzz_put_head (directory, names[i], parts[i], sizes[i]);
      fuzz_put (directory, 0, 12); /* lengths of extra and comment, disk, attributes */
      fuzz_put (directory, start, 4);
      g_byte_array_append (directory, (const guint8 *) names[i], (guint) strlen (names[i]));
    }
  guint start = out->len;
  g_byte_array_append (out, directory->data, directory->len);
  g_byte_array_append (out, (const guint8 *) "PK\5\6", 4);
  fuzz_put (out, 0, 4);
  fuzz_put (out, n, 2);
  fuzz_put (out, n, 2);
  fuzz_put (out, directory->len, 4);
  fuzz_put (out, start, 4);
  fuzz_put (out, 0, 2);
  return g_byte_array_free_to_bytes (out);
}

/* The input, divided at bytes 0x1f, as the members of an archive. */
static inline int
fuzz_import_members (const guint8 *data, gsize n_bytes, const char *const *names, guint n, const char *format)
{
  const guint8 *parts[8];
  gsize sizes[8];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    {
      const guint8 *end = i + 1 < n ? memchr (data, 0x1f, n_bytes) : NULL;

      parts[i] = data;
      sizes[i] = end != NULL ? (gsize) (end - data) : n_bytes;
      data += end != NULL ? sizes[i] + 1 : sizes[i];
      n_bytes -= end != NULL ? sizes[i] + 1 : sizes[i];
    }
  bytes = fuzz_make_zip (names, parts, sizes, n);
  fuzz_import_bytes (bytes, format, "x.zip");
  return 0;
}
