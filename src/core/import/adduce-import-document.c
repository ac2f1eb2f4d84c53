/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paragraphs of a file.
 */
#include "config.h"

#include "import/adduce-import-document.h"

#include <glib/gi18n-lib.h>

static void
clear_paragraph_cb (gpointer data)
{
  AdduceImportParagraph *paragraph = data;

  g_free (paragraph->text);
}

AdduceImportDocument *
adduce_import_document_new (guint64 n_bytes)
{
  AdduceImportDocument *self = g_new0 (AdduceImportDocument, 1);

  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (AdduceImportParagraph));
  g_array_set_clear_func (self->paragraphs, clear_paragraph_cb);
  self->fields = adduce_import_fields_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->n_bytes = n_bytes;
  return self;
}

void
adduce_import_document_free (AdduceImportDocument *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->paragraphs);
  adduce_import_fields_free (self->fields);
  g_ptr_array_unref (self->notes);
  g_free (self->encoding);
  g_free (self);
}

void
adduce_import_document_take (AdduceImportDocument *self, char *text, guint level, guint64 start, guint64 end)
{
  AdduceImportParagraph paragraph = { text, start, end, level };

  if (self->paragraphs->len < ADDUCE_IMPORT_MAX_PARAGRAPHS)
    g_array_append_val (self->paragraphs, paragraph);
  else
    {
      g_free (text);
      adduce_import_document_note (self, _("It has more than 4,000,000 paragraphs; those after them were left out"));
    }
}

void
adduce_import_document_note (AdduceImportDocument *self, const char *note)
{
  if (!g_ptr_array_find_with_equal_func (self->notes, note, g_str_equal, NULL))
    g_ptr_array_add (self->notes, g_strdup (note));
}

guint
adduce_import_document_get_n (const AdduceImportDocument *self)
{
  return self->paragraphs->len;
}

const AdduceImportParagraph *
adduce_import_document_get (const AdduceImportDocument *self, guint index)
{
  return &g_array_index (self->paragraphs, AdduceImportParagraph, index);
}

char *
adduce_import_document_dup_text (const AdduceImportDocument *self, guint first, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      const char *paragraph = adduce_import_document_get (self, i)->text;

      if (i > first)
        g_string_append (text, self->lines ? "\n" : "\n\n");
      g_string_append (text, paragraph);
    }
  return g_string_free (text, FALSE);
}

void
adduce_import_document_get_place (const AdduceImportDocument *self, guint first, guint end, guint64 *ret_start,
                                  guint64 *ret_end)
{
  gboolean known = self->has_places && first < end;

  *ret_start = known ? adduce_import_document_get (self, first)->start : 0;
  *ret_end = known ? adduce_import_document_get (self, end - 1)->end : self->n_bytes;
}
