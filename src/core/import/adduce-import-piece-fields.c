/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article of lines with labels.
 */
#include "config.h"

#include "import/adduce-import-piece-private.h"

#include <string.h>

typedef struct {
  char *label;
  const char *field;
  GString *value; /* paragraphs, parted by an empty line */
  guint last;     /* length of the last line, in characters */
  gboolean blank;
} Field;

static void
end_field (AdduceImportPiece *self, Field *field)
{
  g_autofree char *value = g_string_free (g_steal_pointer (&field->value), FALSE);

  if (field->label != NULL)
    adduce_import_piece_put (self, field->field, field->label, value);
  g_clear_pointer (&field->label, g_free);
  field->field = NULL;
  field->value = g_string_new (NULL);
  field->last = 0;
  field->blank = FALSE;
}

static void
continue_field (Field *field, const char *line, gboolean lines)
{
  if (field->value->len > 0)
    {
      if (!lines || field->blank)
        g_string_append (field->value, "\n\n");
      else
        g_string_append_c (field->value, field->last >= ADDUCE_IMPORT_FULL_LINE ? ' ' : '\n');
    }
  g_string_append (field->value, line);
  field->last = (guint) g_utf8_strlen (line, -1);
  field->blank = FALSE;
}

static gboolean
begins_field (AdduceImportPiece *self, const Field *current, const char *plain, gboolean is_first, char **ret_label,
              const char **ret_field, char **ret_value)
{
  g_autoptr (GMatchInfo) match = NULL;
  const char *value;
  gboolean tail, in_body = current->field != NULL && g_str_equal (current->field, "body");

  if (adduce_import_piece_split_label (self->rule, plain, ret_label, &value))
    {
      if (adduce_import_rule_find_label (self->rule, *ret_label, ret_field, &tail))
        {
          *ret_value = g_strdup (value);
          self->any = TRUE;
          return TRUE;
        }
      g_clear_pointer (ret_label, g_free);
    }
  /* What stands first may be a headline with a colon in it. */
  if (in_body || (is_first && self->rule->head != NULL) || self->rule->unknown == NULL
      || !g_regex_match (self->rule->unknown, plain, 0, &match))
    return FALSE;
  *ret_label = g_match_info_fetch (match, 1);
  *ret_value = g_match_info_fetch (match, 2);
  *ret_field = NULL;
  return TRUE;
}

void
adduce_import_piece_read_fields (AdduceImportPiece *self, const AdduceImportDocument *document, guint first, guint end)
{
  Field field = { .value = g_string_new (NULL) };
  g_autoptr (GPtrArray) head = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      g_autofree char *plain = adduce_import_piece_dup_plain (adduce_import_document_get (document, i)->text);
      g_autofree char *label = NULL, *value = NULL;
      const char *name = NULL;

      if (*g_strchug (plain) == '\0')
        field.blank = TRUE;
      else if (begins_field (self, &field, plain, field.label == NULL && head->len == 0, &label, &name, &value))
        {
          end_field (self, &field);
          field.label = g_steal_pointer (&label);
          field.field = name;
          g_strstrip (value);
          if (*value != '\0')
            continue_field (&field, value, document->lines);
        }
      else if (field.label != NULL)
        continue_field (&field, plain, document->lines);
      else
        {
          AdduceImportBlock *block = g_new0 (AdduceImportBlock, 1);

          block->text = g_strdup (plain);
          block->plain = g_strdup (plain);
          g_ptr_array_add (self->blocks, block);
          g_ptr_array_add (head, block);
        }
    }
  end_field (self, &field);
  g_string_free (field.value, TRUE);
  if (head->len > 0)
    adduce_import_piece_assign (self, head, self->rule->head,
                                self->rule->head != NULL ? g_strv_length (self->rule->head) : 0, FALSE);
}
