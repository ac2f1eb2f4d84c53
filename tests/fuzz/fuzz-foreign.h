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

/* Wherever the file says that claims stand, they are put inside the article or nowhere. */
static inline void
fuzz_foreign_place (AdduceForeign *foreign, const AdduceForeignDocument *document, AdduceText *article)
{
  GPtrArray *all = adduce_foreign_get_claims (foreign);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (AdduceForeignPlacer) placer = NULL;

  for (guint i = 0; i < all->len; i++)
    if (((const AdduceForeignClaim *) all->pdata[i])->document == document)
      g_ptr_array_add (claims, all->pdata[i]);
  placer = adduce_foreign_placer_new (document, claims, article, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceSpanSet) spans = NULL, old = NULL;
      g_autoptr (GPtrArray) quotes = NULL;
      g_autofree char *digest = NULL;
      AdduceForeignState state = adduce_foreign_placer_place (placer, claims->pdata[i], &spans);

      FUZZ_ASSERT ((state == ADDUCE_FOREIGN_LOST) == (spans == NULL));
      FUZZ_ASSERT (spans == NULL || adduce_text_check_spans (article, spans, NULL));
      if (adduce_foreign_placer_describe (placer, claims->pdata[i], &old, &quotes, &digest))
        FUZZ_ASSERT (adduce_span_set_get_n_spans (old) == quotes->len && digest != NULL);
    }
}

/* The document's own text as the article, and that with something before it. */
static inline void
fuzz_foreign_place_all (AdduceForeign *foreign, const AdduceForeignDocument *document)
{
  const char *words = document->text != NULL ? document->text : "Some words of an article.\nAnd more.\n";
  g_autofree char *longer = g_strconcat ("New. ", words, NULL);
  g_autoptr (AdduceText) same = fuzz_make_text (words);
  g_autoptr (AdduceText) other = fuzz_make_text (longer);

  if (same != NULL)
    fuzz_foreign_place (foreign, document, same);
  if (same != NULL && other != NULL)
    fuzz_foreign_place (foreign, document, other);
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
      if (i == 0)
        fuzz_foreign_place_all (foreign, document);
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
