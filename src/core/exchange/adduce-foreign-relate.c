/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Relations between claims as fields.
 */
#include "config.h"

#include "exchange/adduce-foreign-relate.h"

#include "exchange/adduce-foreign-ruler.h"

/* The ruler of the document that was asked last. */
struct _AdduceForeignRelations {
  const AdduceForeignDocument *document;
  AdduceForeignRuler *ruler;
};

AdduceForeignRelations *
adduce_foreign_relations_new (void)
{
  return g_new0 (AdduceForeignRelations, 1);
}

void
adduce_foreign_relations_free (AdduceForeignRelations *self)
{
  g_clear_pointer (&self->ruler, adduce_foreign_ruler_free);
  g_free (self);
}

/* (transfer full) (nullable) */
static char *
dup_piece (AdduceForeignRelations *self, const AdduceForeignDocument *document, const AdduceForeignPiece *piece)
{
  guint way = adduce_foreign_ruler_make_way (document->unit, FALSE);
  AdduceText *text;
  AdduceSpan span;

  if (piece->quote != NULL)
    return g_strdup (piece->quote);
  if (document->text == NULL)
    return NULL;
  if (self->document != document)
    {
      g_clear_pointer (&self->ruler, adduce_foreign_ruler_free);
      self->ruler = adduce_foreign_ruler_new (document->text);
      self->document = document;
    }
  text = adduce_foreign_ruler_get_text (self->ruler);
  /* one that is too large for an article has no text */
  return text != NULL && adduce_foreign_ruler_find (self->ruler, way, piece->start, &span.start)
             && adduce_foreign_ruler_find (self->ruler, way, piece->end, &span.end)
             && adduce_text_contains_span (text, span)
           ? adduce_text_dup_slice (text, span)
           : NULL;
}

/* With one blank for each run of white space. */
static void
append_tidy (GString *out, const char *words)
{
  gboolean blank = FALSE;

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar letter = g_utf8_get_char (words);

      if (g_unichar_isspace (letter))
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, letter);
    }
}

char *
adduce_foreign_relations_dup_words (AdduceForeignRelations *self, const AdduceForeignClaim *claim)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claim->pieces->len; i++)
    {
      g_autofree char *piece
        = dup_piece (self, claim->document, &g_array_index (claim->pieces, AdduceForeignPiece, i));

      if (piece == NULL)
        continue;
      if (words->len > 0)
        g_string_append (words, " … ");
      append_tidy (words, piece);
    }
  if (words->len == 0)
    g_string_append (words, claim->id != NULL ? claim->id : claim->place);
  if (g_utf8_strlen (words->str, -1) > ADDUCE_FOREIGN_RELATED_LETTERS)
    {
      const char *end = g_utf8_offset_to_pointer (words->str, ADDUCE_FOREIGN_RELATED_LETTERS - 1);

      g_string_truncate (words, (gsize) (end - words->str));
      g_string_append (words, "…");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
adduce_foreign_relations_add (AdduceForeignRelations *self, AdduceForeignClaim *from, const char *key,
                              const AdduceForeignClaim *to)
{
  g_autofree char *words = adduce_foreign_relations_dup_words (self, to);

  adduce_foreign_claim_add_field (from, key, words, NULL);
}
