/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the targets of foreign formats share: a format reads what comes in, and what must hold of all that it read is
 * looked at.
 */
#pragma once

#include "fuzz.h"

static inline void
fuzz_foreign_check_text (const char *text)
{
  FUZZ_ASSERT (text == NULL || g_utf8_validate (text, -1, NULL));
}

static inline void
fuzz_foreign_check_fields (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const AdduceForeignField *field = fields->pdata[i];

      FUZZ_ASSERT (field->key != NULL && field->value != NULL && *field->value != '\0');
      fuzz_foreign_check_text (field->key);
      fuzz_foreign_check_text (field->value);
      fuzz_foreign_check_text (field->code);
    }
}

static inline void
fuzz_foreign_check_claim (const AdduceForeignClaim *claim)
{
  FUZZ_ASSERT (claim->document != NULL && claim->place != NULL);
  FUZZ_ASSERT (claim->about_article == (claim->pieces->len == 0));
  for (guint i = 0; i < claim->pieces->len; i++)
    {
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);

      FUZZ_ASSERT (piece->has_place || piece->quote != NULL);
      fuzz_foreign_check_text (piece->quote);
      fuzz_foreign_check_text (piece->prefix);
      fuzz_foreign_check_text (piece->suffix);
    }
  fuzz_foreign_check_fields (claim->fields);
  fuzz_foreign_check_text (claim->note);
  fuzz_foreign_check_text (claim->coder);
  fuzz_foreign_check_text (claim->id);
}

/* @siblings: (nullable) */
static inline int
fuzz_foreign_with (GBytes *bytes, const char *format, const char *name, GHashTable *siblings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read_bytes (bytes, name, siblings, format, NULL, &error);

  fuzz_assert_answer (foreign, error);
  if (foreign == NULL)
    return 0;
  for (guint i = 0; i < adduce_foreign_get_documents (foreign)->len; i++)
    {
      const AdduceForeignDocument *document = adduce_foreign_get_documents (foreign)->pdata[i];

      /* It stays below the folder. */
      g_auto (GStrv) parts = g_strsplit (document->name, "/", -1);

      FUZZ_ASSERT (*document->name != '\0' && *document->name != '/');
      FUZZ_ASSERT (!g_strv_contains ((const char *const *) parts, ".."));
      fuzz_foreign_check_text (document->name);
      fuzz_foreign_check_text (document->text);
      fuzz_foreign_check_fields (document->fields);
    }
  for (guint i = 0; i < adduce_foreign_get_claims (foreign)->len; i++)
    fuzz_foreign_check_claim (adduce_foreign_get_claims (foreign)->pdata[i]);
  for (guint i = 0; i < adduce_foreign_get_problems (foreign)->len; i++)
    fuzz_foreign_check_text (adduce_foreign_get_problems (foreign)->pdata[i]);
  return 0;
}

static inline int
fuzz_foreign (const guint8 *data, gsize n_bytes, const char *format, const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  return fuzz_foreign_with (bytes, format, name, NULL);
}

/* What stands before the first byte 0x1f is the file @name, the rest the one beside it. */
static inline int
fuzz_foreign_pair (const guint8 *data, gsize n_bytes, const char *format, const char *name, const char *sibling)
{
  const guint8 *end = memchr (data, 0x1f, n_bytes);
  gsize n_first = end != NULL ? (gsize) (end - data) : n_bytes;
  gsize n_second = end != NULL ? n_bytes - n_first - 1 : 0;
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_first);
  g_autoptr (GBytes) other = g_bytes_new (end != NULL ? end + 1 : data, n_second);
  g_autoptr (GHashTable) siblings = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (siblings, (gpointer) sibling, other);
  return fuzz_foreign_with (bytes, format, name, siblings);
}
