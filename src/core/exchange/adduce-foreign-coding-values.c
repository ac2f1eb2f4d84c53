/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values of foreign fields as those of the codebook: the kind of a new variable, and new values of a list, below what
 * they stand below in the file.
 */
#include "config.h"

#include "exchange/adduce-foreign-coding-private.h"
#include "exchange/adduce-foreign-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-json.h"
#include "text/adduce-breaks.h"

/* A new variable is a list where it has no more values than this, none longer than that. */
#define MAX_CODES 200
#define MAX_CODE_LENGTH 80

/* --- new variables --- */

static gboolean
all_are (AdduceForeignCoding *self, const AdduceForeignTarget *target, AdduceVariableKind kind)
{
  g_autoptr (AdduceVariable) trial = adduce_variable_new (target->id, target->id, NULL, kind, NULL, 0);

  for (guint i = 0; i < target->values->len; i++)
    {
      const char *value = adduce_foreign_coding_map (self, target->values->pdata[i]);
      g_autoptr (AdduceTag) tag = adduce_variable_parse_value (trial, value, NULL);

      if (tag == NULL)
        return FALSE;
    }
  return TRUE;
}

static AdduceVariableKind
choose_kind (AdduceForeignCoding *self, const AdduceForeignTarget *target)
{
  static const AdduceVariableKind plain[] = { ADDUCE_VARIABLE_NUMBER, ADDUCE_VARIABLE_DATE, ADDUCE_VARIABLE_BOOLEAN };
  gboolean is_list = target->values->len <= MAX_CODES;

  for (guint i = 0; i < target->values->len; i++)
    {
      const AdduceForeignField *field = target->values->pdata[i];

      /* A code beside the label is a list's. */
      if (field->code != NULL && !g_str_equal (field->code, field->value))
        return target->several ? ADDUCE_VARIABLE_SEVERAL : ADDUCE_VARIABLE_ONE;
      is_list = is_list && strlen (field->value) <= MAX_CODE_LENGTH && strchr (field->value, '\n') == NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (plain) && !target->several; i++)
    if (all_are (self, target, plain[i]))
      return plain[i];
  if (!is_list)
    return ADDUCE_VARIABLE_TEXT;
  return target->several ? ADDUCE_VARIABLE_SEVERAL : ADDUCE_VARIABLE_ONE;
}

static void
add_variable (AdduceForeignCoding *self, AdduceForeignTarget *target, AdduceCodebookBuilder *builder)
{
  const AdduceVariableInfo info = {
    .id = target->id,
    .label = target->label,
    .kind = choose_kind (self, target),
    .scope = target->of_claims ? ADDUCE_SCOPE_CLAIM : ADDUCE_SCOPE_ARTICLE,
  };

  target->variable = adduce_variable_new_full (&info, NULL, 0);
  adduce_codebook_builder_put_variable (builder, &info, -1);
  /* translators: the name of a variable, and what its values are: “Number” */
  g_ptr_array_add (self->added, g_strdup_printf (_("the variable “%s” (%s)"), target->label,
                                                 adduce_variable_kind_get_label (info.kind)));
}

/* --- values --- */

static AdduceTag *make_code (AdduceForeignCoding *self, AdduceForeignTarget *target, const AdduceForeignField *field,
                             const char *value, AdduceCodebookBuilder *builder, GHashTable *made,
                             gboolean *ret_changed);

/* (transfer full): what a new value has for an id. */
static char *
make_id (AdduceForeignCoding *self, const AdduceForeignField *field, const char *value)
{
  if (field->code != NULL && !adduce_foreign_coding_is_mapped (self, field) && adduce_json_is_slug (field->code))
    return g_strdup (field->code);
  return adduce_breaks_slug (value);
}

/* A value of that name below one that the file's parent is, or (nullable) none. */
static AdduceCode *
find_below (AdduceForeignCoding *self, const AdduceForeignTarget *target, const AdduceForeignField *field)
{
  const char *parent, *name;
  AdduceForeignField above = { field->key, NULL, NULL };
  AdduceCode *known;

  if (adduce_foreign_coding_is_mapped (self, field)
      || !adduce_foreign_get_parent (self->foreign, field->key, field->value, &parent, &name))
    return NULL;
  above.value = (char *) parent;
  known = find_below (self, target, &above);
  if (known == NULL)
    {
      g_autoptr (AdduceTag) tag
        = adduce_variable_parse_value (target->variable, adduce_foreign_coding_map (self, &above), NULL);

      known = tag != NULL ? adduce_variable_lookup (target->variable, adduce_tag_get_code (tag)) : NULL;
    }
  for (guint i = 0; known != NULL && i < adduce_variable_get_n_codes (target->variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (target->variable, i);

      if (g_strcmp0 (adduce_code_get_info (code)->parent, adduce_code_get_id (known)) == 0
          && g_str_equal (adduce_code_get_label (code), name))
        return code;
    }
  return NULL;
}

/* (transfer none) (nullable): the value of the codebook that it is. */
static AdduceCode *
find_code (AdduceForeignCoding *self, const AdduceForeignTarget *target, const AdduceForeignField *field,
           const char *value)
{
  g_autoptr (AdduceTag) tag = NULL;
  g_autofree char *id = NULL;
  AdduceCode *code = NULL;

  if (field->code != NULL && !adduce_foreign_coding_is_mapped (self, field))
    code = adduce_variable_lookup (target->variable, field->code);
  if (code == NULL)
    code = find_below (self, target, field);
  if (code != NULL)
    return code;
  tag = adduce_variable_parse_value (target->variable, value, NULL);
  if (tag != NULL)
    return adduce_variable_lookup (target->variable, adduce_tag_get_code (tag));
  id = make_id (self, field, value);
  return adduce_variable_lookup (target->variable, id);
}

/* (transfer full) (nullable): the one that a new value is put below, which is made where it is new, too. */
static AdduceTag *
make_parent (AdduceForeignCoding *self, AdduceForeignTarget *target, const AdduceForeignField *field,
             const char **ret_name, AdduceCodebookBuilder *builder, GHashTable *made, gboolean *ret_changed)
{
  const char *parent;
  AdduceForeignField above = { field->key, NULL, NULL };

  if (adduce_foreign_coding_is_mapped (self, field)
      || !adduce_foreign_get_parent (self->foreign, field->key, field->value, &parent, ret_name))
    return NULL;
  above.value = (char *) parent;
  if (*adduce_foreign_coding_map (self, &above) == '\0')
    return NULL;
  return make_code (self, target, &above, adduce_foreign_coding_map (self, &above), builder, made, ret_changed);
}

/* (transfer full) (nullable): the tag of a value of a list; it is added where it is new. */
static AdduceTag *
make_code (AdduceForeignCoding *self, AdduceForeignTarget *target, const AdduceForeignField *field, const char *value,
           AdduceCodebookBuilder *builder, GHashTable *made, gboolean *ret_changed)
{
  AdduceCode *code = find_code (self, target, field, value);
  g_autofree char *id = make_id (self, field, value);
  g_autoptr (AdduceTag) parent = NULL;
  const char *name = value;
  AdduceTag *tag;

  if (code != NULL)
    return adduce_tag_ref (adduce_code_get_tag (code));
  tag = g_hash_table_lookup (made, id);
  if (tag != NULL)
    return adduce_tag_ref (tag);

  parent = make_parent (self, target, field, &name, builder, made, ret_changed);
  if (parent == NULL)
    name = value;
  const AdduceForeignMeaning *meaning = adduce_foreign_find_meaning (self->foreign, field->key, field->value);
  const AdduceCodeInfo info = { .id = id,
                                .label = name,
                                .definition = meaning != NULL ? meaning->definition : NULL,
                                .color = meaning != NULL ? meaning->color : NULL,
                                .parent = parent != NULL ? adduce_tag_get_code (parent) : NULL };
  adduce_codebook_builder_put_code (builder, target->id, &info, -1);
  *ret_changed = TRUE;
  if (!target->is_new)
    /* translators: a value, the variable that it is added to */
    g_ptr_array_add (self->added, g_strdup_printf (_("the value “%s” of “%s”"), value,
                                                   adduce_variable_get_label (target->variable)));
  tag = adduce_tag_new (id, name);
  g_hash_table_insert (made, g_steal_pointer (&id), adduce_tag_ref (tag));
  return tag;
}

/* What the file says of values that are there, where the codebook says nothing. */
static void
fill_known (AdduceForeignCoding *self, AdduceForeignTarget *target, AdduceCodebookBuilder *builder,
            gboolean *ret_changed)
{
  GPtrArray *meanings = adduce_foreign_get_meanings (self->foreign);
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < meanings->len; i++)
    {
      const AdduceForeignMeaning *meaning = meanings->pdata[i];
      const AdduceForeignField field = { meaning->key, meaning->value, NULL };
      const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, meaning->key);
      AdduceCode *code;

      if (meaning->definition == NULL || rule == NULL || g_strcmp0 (rule->variable, target->id) != 0
          || *adduce_foreign_coding_map (self, &field) == '\0')
        continue;
      code = find_code (self, target, &field, adduce_foreign_coding_map (self, &field));
      if (code == NULL || adduce_code_get_info (code)->definition != NULL || !g_hash_table_add (filled, code))
        continue;
      AdduceCodeInfo info = *adduce_code_get_info (code);
      info.definition = meaning->definition;
      adduce_codebook_builder_put_code (builder, target->id, &info, -1);
      *ret_changed = TRUE;
      /* translators: a value, the variable that has it */
      g_ptr_array_add (self->added, g_strdup_printf (_("the definition of the value “%s” of “%s”"), info.label,
                                                     adduce_variable_get_label (target->variable)));
    }
}

/* The values of a new list that the file describes, but no claim has. */
static void
make_unused (AdduceForeignCoding *self, AdduceForeignTarget *target, AdduceCodebookBuilder *builder, GHashTable *made)
{
  GPtrArray *meanings = adduce_foreign_get_meanings (self->foreign);
  guint n_before = g_hash_table_size (made);
  gboolean changed;

  for (guint i = 0; i < meanings->len && g_hash_table_size (made) < MAX_CODES; i++)
    {
      const AdduceForeignMeaning *meaning = meanings->pdata[i];
      const AdduceForeignField field = { meaning->key, meaning->value, NULL };
      const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, meaning->key);
      g_autoptr (AdduceTag) tag = NULL;

      if (rule != NULL && g_strcmp0 (rule->variable, target->id) == 0
          && *adduce_foreign_coding_map (self, &field) != '\0')
        tag = make_code (self, target, &field, adduce_foreign_coding_map (self, &field), builder, made, &changed);
    }
  if (g_hash_table_size (made) > n_before)
    {
      guint n = g_hash_table_size (made) - n_before;

      g_ptr_array_add (self->added,
                       /* translators: how many values, and the variable that has them */
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u value of “%s” that no claim has",
                                                     "%u values of “%s” that no claim has", n),
                                        n, target->label));
    }
}

static AdduceTag *
make_entity (AdduceForeignCoding *self, const AdduceForeignField *field, const char *value)
{
  if (field->code != NULL && !adduce_foreign_coding_is_mapped (self, field) && adduce_json_is_slug (field->code))
    return adduce_tag_new (field->code, value);
  return adduce_tag_new_for_label (value);
}

void
adduce_foreign_coding_make_tags (AdduceForeignCoding *self, AdduceForeignTarget *target,
                                 AdduceCodebookBuilder *builder, gboolean *ret_changed)
{
  g_autoptr (GHashTable) made
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) adduce_tag_unref);

  if (target->is_new)
    {
      add_variable (self, target, builder);
      *ret_changed = TRUE;
    }
  for (guint i = 0; i < target->values->len; i++)
    {
      const AdduceForeignField *field = target->values->pdata[i];
      const char *value = adduce_foreign_coding_map (self, field);
      AdduceTag *tag;

      if (adduce_foreign_target_is_entity (target))
        tag = make_entity (self, field, value);
      else if (adduce_variable_kind_has_codes (adduce_variable_get_kind (target->variable)))
        tag = make_code (self, target, field, value, builder, made, ret_changed);
      else
        tag = adduce_variable_parse_value (target->variable, value, NULL);
      g_hash_table_insert (target->tags, adduce_foreign_field_make_key (field), tag);
    }
  if (adduce_foreign_target_is_entity (target)
      || !adduce_variable_kind_has_codes (adduce_variable_get_kind (target->variable)))
    return;
  if (target->is_new)
    make_unused (self, target, builder, made);
  else
    fill_known (self, target, builder, ret_changed);
}
