/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What foreign files hold, written down to be compared: documents, claims, entities and sentences, one a line. Words
 * are cut out of the text here, with GLib's own conversions, in the unit that the reader named.
 */
#pragma once

#include "adduce.h"

#include <string.h>

/* (transfer full): what stands at a place; "?" where that is none. */
static inline char *
foreign_cut (const AdduceForeignDocument *document, guint64 start, guint64 end)
{
  g_autofree gunichar2 *units = NULL;
  char *words = NULL;
  glong n = 0;

  if (document->text == NULL)
    return g_strdup ("?");
  n = g_utf8_strlen (document->text, -1);
  if (document->unit == ADDUCE_FOREIGN_CODE_POINTS && start < end && end <= (guint64) n)
    return g_utf8_substring (document->text, (glong) start, (glong) end);
  if (document->unit == ADDUCE_FOREIGN_BYTES && start < end && end <= strlen (document->text))
    {
      words = g_strndup (document->text + start, end - start);
      if (g_utf8_validate (words, -1, NULL))
        return words;
      g_clear_pointer (&words, g_free);
    }
  units = g_utf8_to_utf16 (document->text, -1, NULL, &n, NULL);
  if (document->unit == ADDUCE_FOREIGN_UTF16 && start < end && end <= (guint64) n)
    words = g_utf16_to_utf8 (units + start, (glong) (end - start), NULL, NULL, NULL);
  return words != NULL ? words : g_strdup ("?");
}

static inline void
foreign_append_fields (GString *out, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const AdduceForeignField *field = fields->pdata[i];

      g_string_append_printf (out, " %s=%s", field->key, field->value);
      if (field->code != NULL)
        g_string_append_printf (out, "(%s)", field->code);
    }
}

static inline void
foreign_append_claim (GString *out, const AdduceForeignClaim *claim)
{
  g_string_append_printf (out, "%s:", claim->document->name);
  for (guint i = 0; i < claim->pieces->len; i++)
    {
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);
      g_autofree char *words = foreign_cut (claim->document, piece->start, piece->end);

      if (piece->has_place)
        g_string_append_printf (out, " %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "<%s>", piece->start, piece->end,
                                words);
      if (piece->quote != NULL && (!piece->has_place || strcmp (piece->quote, words) != 0))
        g_string_append_printf (out, " “%s”", piece->quote);
    }
  foreign_append_fields (out, claim->fields);
  if (claim->note != NULL)
    g_string_append_printf (out, " note: %s", claim->note);
  if (claim->coder != NULL)
    g_string_append_printf (out, " by %s", claim->coder);
  if (claim->status != NULL)
    g_string_append_printf (out, " status %s", claim->status);
  if (claim->created != 0)
    g_string_append_printf (out, " at %" G_GINT64_FORMAT, claim->created);
  g_string_append_printf (out, " (%s)\n", claim->place);
}

/* (transfer full): claims, then what was complained of. */
static inline char *
foreign_describe (AdduceForeign *foreign)
{
  GString *out = g_string_new (NULL);
  GPtrArray *claims = adduce_foreign_get_claims (foreign), *problems = adduce_foreign_get_problems (foreign);
  GPtrArray *entities = adduce_foreign_get_entities (foreign);

  for (guint i = 0; i < claims->len; i++)
    foreign_append_claim (out, claims->pdata[i]);
  for (guint i = 0; i < entities->len; i++)
    {
      const AdduceForeignEntity *entity = entities->pdata[i];

      g_string_append_printf (out, "%s %s:", entity->key, entity->name);
      foreign_append_fields (out, entity->fields);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (out, "! %s\n", (const char *) problems->pdata[i]);
  return g_string_free (out, FALSE);
}

/* (transfer full): documents with their fields. */
static inline char *
foreign_describe_documents (AdduceForeign *foreign)
{
  GString *out = g_string_new (NULL);
  GPtrArray *documents = adduce_foreign_get_documents (foreign);

  for (guint i = 0; i < documents->len; i++)
    {
      const AdduceForeignDocument *document = documents->pdata[i];

      g_string_append_printf (out, "%s:", document->name);
      foreign_append_fields (out, document->fields);
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* (transfer full): a file of tests/data/foreign, whose format is found out where it is NULL. */
static inline AdduceForeign *
foreign_read_file (const char *name, const char *format, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "foreign", name, NULL);
  const char *const paths[] = { path, NULL };

  return adduce_foreign_read (paths, format, NULL, error);
}

/* (transfer full) */
static inline AdduceForeign *
foreign_read_words (const char *words, const char *name, const char *format, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (words, strlen (words));

  return adduce_foreign_read_bytes (bytes, name, NULL, format, NULL, error);
}

static inline void
foreign_assert_file (const char *name, const char *format, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = foreign_read_file (name, format, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = foreign_describe (foreign);
  g_assert_cmpstr (found, ==, expected);
}

static inline void
foreign_assert_words (const char *words, const char *name, const char *format, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = foreign_read_words (words, name, format, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = foreign_describe (foreign);
  g_assert_cmpstr (found, ==, expected);
}

/* What is refused, and with which sentence. */
static inline void
foreign_assert_refused (const char *words, const char *name, const char *format, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceForeign) foreign = foreign_read_words (words, name, format, &error);

  g_assert_null (foreign);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, expected);
}
