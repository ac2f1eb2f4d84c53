/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names and values.
 */
#include "config.h"

#include "import/adduce-import-fields.h"

#include <string.h>

struct _AdduceImportFields {
  GPtrArray *fields; /* AdduceImportField; few, so they are looked through */
  gsize n_bytes;     /* of values that were set */
  gboolean full;
};

static void
field_free (gpointer data)
{
  AdduceImportField *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field->raw);
  g_free (field->passage);
  g_free (field);
}

AdduceImportFields *
adduce_import_fields_new (void)
{
  AdduceImportFields *self = g_new0 (AdduceImportFields, 1);

  self->fields = g_ptr_array_new_with_free_func (field_free);
  return self;
}

void
adduce_import_fields_free (AdduceImportFields *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->fields);
  g_free (self);
}

guint
adduce_import_fields_get_n (const AdduceImportFields *self)
{
  return self->fields->len;
}

const AdduceImportField *
adduce_import_fields_get (const AdduceImportFields *self, guint index)
{
  return self->fields->pdata[index];
}

gboolean
adduce_import_fields_is_full (const AdduceImportFields *self)
{
  return self->full;
}

static AdduceImportField *
find_field (const AdduceImportFields *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      AdduceImportField *field = self->fields->pdata[i];

      if (strcmp (field->name, name) == 0)
        return field;
    }
  return NULL;
}

const char *
adduce_import_fields_find (const AdduceImportFields *self, const char *name)
{
  const AdduceImportField *field = find_field (self, name);

  return field != NULL ? field->value : NULL;
}

char *
adduce_import_tidy (const char *text)
{
  return adduce_article_meta_tidy (text);
}

void
adduce_import_fields_set (AdduceImportFields *self, const char *name, const char *value, const char *raw)
{
  g_autofree char *tidy = adduce_import_tidy (value);
  AdduceImportField *field = find_field (self, name);

  if (*tidy == '\0')
    return;
  if ((field == NULL && self->fields->len >= ADDUCE_IMPORT_MAX_FIELDS)
      || self->n_bytes + strlen (tidy) > ADDUCE_IMPORT_MAX_VALUES)
    {
      self->full = TRUE;
      return;
    }
  self->n_bytes += strlen (tidy);
  if (field == NULL)
    {
      field = g_new0 (AdduceImportField, 1);
      field->name = g_strdup (name);
      g_ptr_array_add (self->fields, field);
    }

  g_free (field->value);
  g_free (field->raw);
  field->value = g_steal_pointer (&tidy);
  field->raw = raw != NULL ? adduce_import_tidy (raw) : NULL;
  g_clear_pointer (&field->passage, g_free);
}

void
adduce_import_fields_guess (AdduceImportFields *self, const char *name, const char *value, const char *passage)
{
  AdduceImportField *field;

  adduce_import_fields_set (self, name, value, NULL);
  field = find_field (self, name);
  if (field != NULL)
    field->passage = adduce_import_tidy (passage);
}

void
adduce_import_fields_add (AdduceImportFields *self, const char *name, const char *value)
{
  g_autofree char *tidy = value != NULL ? adduce_import_tidy (value) : NULL;
  const AdduceImportField *field = find_field (self, name);
  g_autofree char *both = NULL;

  if (tidy == NULL || *tidy == '\0')
    return;
  if (field == NULL)
    {
      adduce_import_fields_set (self, name, tidy, NULL);
      return;
    }

  g_auto (GStrv) parts = g_strsplit (field->value, "; ", -1);
  if (g_strv_contains ((const char *const *) parts, tidy) || strcmp (field->value, tidy) == 0)
    return;
  both = g_strconcat (field->value, "; ", tidy, NULL);
  adduce_import_fields_set (self, name, both, NULL);
}

void
adduce_import_fields_offer (AdduceImportFields *self, const char *name, const char *value)
{
  if (value != NULL && find_field (self, name) == NULL)
    adduce_import_fields_set (self, name, value, NULL);
}

void
adduce_import_fields_offer_all (AdduceImportFields *self, const AdduceImportFields *other)
{
  for (guint i = 0; i < other->fields->len; i++)
    {
      const AdduceImportField *field = other->fields->pdata[i];

      if (find_field (self, field->name) == NULL)
        adduce_import_fields_set (self, field->name, field->value, field->raw);
    }
}

void
adduce_import_fields_add_label (AdduceImportFields *self, const char *label, const char *value)
{
  g_autofree char *tidy = adduce_import_tidy (label);
  g_autofree char *name = g_strconcat (":", tidy, NULL);

  if (*tidy != '\0')
    adduce_import_fields_add (self, name, value);
}

const char *
adduce_import_field_get_label (const AdduceImportField *field)
{
  return field->name[0] == ':' ? field->name + 1 : NULL;
}
