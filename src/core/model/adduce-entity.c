/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of registers.
 */
#include "config.h"

#include "model/adduce-entity-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"

struct _AdduceEntity {
  GObject parent_instance;

  AdduceEntityData data;
  gsize slugs; /* char **, once asked for */
  gsize keys;  /* AdduceNameKey **, once asked for */
};

G_DEFINE_FINAL_TYPE (AdduceEntity, adduce_entity, G_TYPE_OBJECT)

static const char *const field_ids[ADDUCE_ENTITY_N_FIELDS] = {
  "name", "kind", "parent", "mergedInto", "wikidata", "viaf", "note",
};

static const char *const field_labels[ADDUCE_ENTITY_N_FIELDS] = {
  N_("Name"), N_("Kind"), N_("Parent"), N_("Merged into"), N_("Wikidata"), N_("VIAF"), N_("Note"),
};

static const char *const kinds[] = { "person", "organisation", "role", "collective", NULL };
static const char *const kind_labels[] = { N_("Person"), N_("Organisation"), N_("Role"), N_("Collective") };

const char *
adduce_entity_field_to_id (AdduceEntityField field)
{
  g_return_val_if_fail (field < ADDUCE_ENTITY_N_FIELDS, NULL);

  return field_ids[field];
}

const char *
adduce_entity_field_get_label (AdduceEntityField field)
{
  g_return_val_if_fail (field < ADDUCE_ENTITY_N_FIELDS, NULL);

  return _(field_labels[field]);
}

const char *const *
adduce_entity_list_kinds (void)
{
  return kinds;
}

const char *
adduce_entity_kind_get_label (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (strcmp (kinds[i], kind) == 0)
      return _(kind_labels[i]);
  return kind;
}

const char *
adduce_entity_kind_from_text (const char *text)
{
  static const struct {
    const char *word;
    const char *kind;
  } words[] = { { "organization", "organisation" }, { "org", "organisation" }, { "individual", "person" },
                { "group", "collective" } };

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, kinds[i]) == 0 || g_utf8_collate (text, _(kind_labels[i])) == 0)
      return kinds[i];
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      return words[i].kind;
  return text;
}

/* @n digits, as a number; -1 where there is something else. */
static int
read_digits (const char *text, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

gboolean
adduce_entity_is_day (const char *text)
{
  gsize length;
  int year, month = 1, day = 1;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strlen (text);
  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  if ((length > 4 && text[4] != '-') || (length > 7 && text[7] != '-'))
    return FALSE;
  year = read_digits (text, 4);
  if (length > 4)
    month = read_digits (text + 5, 2);
  if (length > 7)
    day = read_digits (text + 8, 2);
  return year > 0 && month > 0 && day > 0
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* --- data --- */

static void
value_clear (AdduceEntityValue *value)
{
  g_free ((char *) value->attribute);
  g_free ((char *) value->value);
  g_free ((char *) value->from);
  g_free ((char *) value->to);
}

void
adduce_entity_data_init (AdduceEntityData *self)
{
  *self = (AdduceEntityData) { 0 };
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  self->values = g_array_new (FALSE, FALSE, sizeof (AdduceEntityValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) value_clear);
}

void
adduce_entity_data_copy (AdduceEntityData *self, const AdduceEntityData *other)
{
  adduce_entity_data_init (self);
  self->id = g_strdup (other->id);
  self->revision = other->revision;
  self->extra = g_strdup (other->extra);
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    self->texts[i] = g_strdup (other->texts[i]);
  for (guint i = 0; i < other->aliases->len; i++)
    if (other->aliases->pdata[i] != NULL)
      g_ptr_array_add (self->aliases, g_strdup (other->aliases->pdata[i]));
  for (guint i = 0; i < other->values->len; i++)
    {
      const AdduceEntityValue *value = &g_array_index (other->values, AdduceEntityValue, i);
      AdduceEntityValue copy = { g_strdup (value->attribute), g_strdup (value->value), g_strdup (value->from),
                                 g_strdup (value->to) };

      g_array_append_val (self->values, copy);
    }
}

void
adduce_entity_data_clear (AdduceEntityData *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->extra, g_free);
  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_array_unref);
}

int
adduce_entity_compare_values (const AdduceEntityValue *a, const AdduceEntityValue *b)
{
  int order = strcmp (a->attribute, b->attribute);

  if (order == 0)
    order = g_strcmp0 (a->from, b->from);
  return order != 0 ? order : g_strcmp0 (a->to, b->to);
}

/* --- the entry --- */

static void
adduce_entity_finalize (GObject *object)
{
  AdduceEntity *self = ADDUCE_ENTITY (object);
  AdduceNameKey **keys = (AdduceNameKey **) self->keys;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    adduce_name_key_free (keys[i]);
  g_free (keys);
  g_strfreev ((char **) self->slugs);
  adduce_entity_data_clear (&self->data);

  G_OBJECT_CLASS (adduce_entity_parent_class)->finalize (object);
}

static void
adduce_entity_class_init (AdduceEntityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_entity_finalize;
}

static void
adduce_entity_init (AdduceEntity *self)
{
}

const AdduceEntityData *
adduce_entity_get_data (AdduceEntity *self)
{
  return &self->data;
}

AdduceEntity *
adduce_entity_new_from_data (const AdduceEntityData *data)
{
  AdduceEntity *self = g_object_new (ADDUCE_TYPE_ENTITY, NULL);

  adduce_entity_data_copy (&self->data, data);
  g_ptr_array_add (self->data.aliases, NULL);
  return self;
}

AdduceEntity *
adduce_entity_new (const char *id, const char *name)
{
  g_autoptr (AdduceEntityBuilder) builder = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  builder = adduce_entity_builder_new (id, name);
  return adduce_entity_builder_end (builder);
}

const char *
adduce_entity_get_id (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  return self->data.id;
}

const char *
adduce_entity_get_name (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  return self->data.texts[ADDUCE_ENTITY_NAME];
}

guint64
adduce_entity_get_revision (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), 0);

  return self->data.revision;
}

const char *
adduce_entity_get_text (AdduceEntity *self, AdduceEntityField field)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);
  g_return_val_if_fail (field < ADDUCE_ENTITY_N_FIELDS, NULL);

  return self->data.texts[field];
}

const char *const *
adduce_entity_get_aliases (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  return (const char *const *) self->data.aliases->pdata;
}

guint
adduce_entity_get_n_values (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), 0);

  return self->data.values->len;
}

const AdduceEntityValue *
adduce_entity_get_value (AdduceEntity *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);
  g_return_val_if_fail (index < self->data.values->len, NULL);

  return &g_array_index (self->data.values, AdduceEntityValue, index);
}

/* A month or year stands for all its days, so only what both have is compared. */
static gboolean
holds (const AdduceEntityValue *value, const char *date)
{
  if (value->from != NULL && strncmp (date, value->from, MIN (strlen (value->from), strlen (date))) < 0)
    return FALSE;
  return value->to == NULL || strncmp (date, value->to, MIN (strlen (value->to), strlen (date))) <= 0;
}

const char *
adduce_entity_lookup_value (AdduceEntity *self, const char *attribute, const char *date)
{
  const AdduceEntityValue *always = NULL, *last = NULL;

  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);
  g_return_val_if_fail (attribute != NULL, NULL);

  /* They are in the order of their beginnings. */
  for (guint i = 0; i < self->data.values->len; i++)
    {
      const AdduceEntityValue *value = &g_array_index (self->data.values, AdduceEntityValue, i);

      if (strcmp (value->attribute, attribute) != 0)
        continue;
      if (value->from == NULL && value->to == NULL)
        always = value;
      else if (date == NULL || holds (value, date))
        last = value;
    }

  if (date == NULL)
    return always != NULL ? always->value : last != NULL ? last->value : NULL;
  return last != NULL ? last->value : always != NULL ? always->value : NULL;
}

const char *const *
adduce_entity_get_slugs (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  if (g_once_init_enter (&self->slugs))
    {
      const char *const *aliases = adduce_entity_get_aliases (self);
      GStrvBuilder *builder = g_strv_builder_new ();
      g_autofree char *slug = adduce_breaks_slug (adduce_entity_get_name (self));

      g_strv_builder_add (builder, slug);
      for (guint i = 0; aliases[i] != NULL; i++)
        {
          g_autofree char *other = adduce_breaks_slug (aliases[i]);

          g_strv_builder_add (builder, other);
        }
      g_once_init_leave (&self->slugs, (gsize) g_strv_builder_end (builder));
      g_strv_builder_unref (builder);
    }
  return (const char *const *) self->slugs;
}

const AdduceNameKey *const *
adduce_entity_get_name_keys (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  if (g_once_init_enter (&self->keys))
    {
      const char *const *aliases = adduce_entity_get_aliases (self);
      guint n = g_strv_length ((char **) aliases);
      AdduceNameKey **keys = g_new0 (AdduceNameKey *, n + 2);

      keys[0] = adduce_name_key_new (adduce_entity_get_name (self));
      for (guint i = 0; i < n; i++)
        keys[i + 1] = adduce_name_key_new (aliases[i]);
      g_once_init_leave (&self->keys, (gsize) keys);
    }
  return (const AdduceNameKey *const *) self->keys;
}

const char *
adduce_entity_get_extra (AdduceEntity *self)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (self), NULL);

  return self->data.extra;
}

static gboolean
same_values (GArray *a, GArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    {
      const AdduceEntityValue *x = &g_array_index (a, AdduceEntityValue, i);
      const AdduceEntityValue *y = &g_array_index (b, AdduceEntityValue, i);

      if (adduce_entity_compare_values (x, y) != 0 || strcmp (x->value, y->value) != 0)
        return FALSE;
    }
  return a->len == b->len;
}

gboolean
adduce_entity_same_content (AdduceEntity *a, AdduceEntity *b)
{
  g_return_val_if_fail (ADDUCE_IS_ENTITY (a), FALSE);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (b), FALSE);

  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    if (g_strcmp0 (a->data.texts[i], b->data.texts[i]) != 0)
      return FALSE;
  return strcmp (a->data.id, b->data.id) == 0 && g_strcmp0 (a->data.extra, b->data.extra) == 0
         && g_strv_equal (adduce_entity_get_aliases (a), adduce_entity_get_aliases (b))
         && same_values (a->data.values, b->data.values);
}
