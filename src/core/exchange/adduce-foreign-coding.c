/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign fields as values of variables: which there are, and what a claim gets of them.
 */
#include "config.h"

#include "exchange/adduce-foreign-coding-private.h"

static void
unref_tag (gpointer data)
{
  if (data != NULL)
    adduce_tag_unref (data);
}

static void
target_free (gpointer data)
{
  AdduceForeignTarget *target = data;

  g_free (target->id);
  g_free (target->label);
  g_clear_object (&target->variable);
  g_hash_table_unref (target->tags);
  g_ptr_array_unref (target->values);
  g_free (target);
}

static gboolean
is_name (const char *variable)
{
  return g_str_equal (variable, ADDUCE_REGISTER_SPEAKER) || g_str_equal (variable, ADDUCE_REGISTER_ISSUE);
}

gboolean
adduce_foreign_target_is_entity (const AdduceForeignTarget *target)
{
  return target->variable == NULL || adduce_variable_get_kind (target->variable) == ADDUCE_VARIABLE_ENTITY;
}

char *
adduce_foreign_field_make_key (const AdduceForeignField *field)
{
  return g_strconcat (field->key, "\n", field->value, "\n", field->code, NULL);
}

const char *
adduce_foreign_coding_map (AdduceForeignCoding *self, const AdduceForeignField *field)
{
  const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, field->key);
  const char *mapped = NULL;

  if (rule != NULL && rule->values != NULL)
    {
      mapped = g_hash_table_lookup (rule->values, field->value);
      if (mapped == NULL && field->code != NULL)
        mapped = g_hash_table_lookup (rule->values, field->code);
    }
  return mapped != NULL ? mapped : field->value;
}

gboolean
adduce_foreign_coding_is_mapped (AdduceForeignCoding *self, const AdduceForeignField *field)
{
  return adduce_foreign_coding_map (self, field) != field->value;
}

/* --- gathering --- */

static AdduceForeignTarget *
get_target (AdduceForeignCoding *self, const AdduceForeignField *field)
{
  const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, field->key);
  AdduceForeignTarget *target;

  if (rule == NULL || rule->variable == NULL || *adduce_foreign_coding_map (self, field) == '\0'
      || g_str_equal (rule->variable, ADDUCE_FOREIGN_NOTE) || g_str_equal (rule->variable, ADDUCE_FOREIGN_CERTAINTY))
    return NULL;
  target = g_hash_table_lookup (self->targets, rule->variable);
  if (target != NULL)
    return target;
  target = g_new0 (AdduceForeignTarget, 1);
  target->id = g_strdup (rule->variable);
  target->label = g_strdup (field->key);
  target->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_tag);
  target->values = g_ptr_array_new ();
  if (!is_name (target->id))
    {
      target->variable = adduce_codebook_get_variable (self->codebook, target->id);
      target->is_new = target->variable == NULL;
      if (target->variable != NULL)
        g_object_ref (target->variable);
    }
  g_hash_table_insert (self->targets, target->id, target);
  g_ptr_array_add (self->order, target);
  return target;
}

static void
gather_claim (AdduceForeignCoding *self, const AdduceForeignClaim *claim)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < claim->fields->len; i++)
    {
      AdduceForeignField *field = claim->fields->pdata[i];
      AdduceForeignTarget *target = get_target (self, field);
      g_autofree char *key = adduce_foreign_field_make_key (field);

      if (target == NULL)
        continue;
      target->several = target->several || !g_hash_table_add (seen, target);
      target->of_claims = target->of_claims || !claim->about_article;
      target->of_articles = target->of_articles || claim->about_article;
      if (g_hash_table_contains (target->tags, key))
        continue;
      g_hash_table_insert (target->tags, g_steal_pointer (&key), NULL);
      g_ptr_array_add (target->values, field);
    }
}

AdduceForeignCoding *
adduce_foreign_coding_new (AdduceForeign *foreign, AdduceForeignMapping *mapping, AdduceCodebook *codebook)
{
  AdduceForeignCoding *self = g_new0 (AdduceForeignCoding, 1);
  GPtrArray *claims = adduce_foreign_get_claims (foreign);
  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new_from (codebook);
  gboolean changed = FALSE;

  self->foreign = foreign;
  self->mapping = mapping;
  self->codebook = g_object_ref (codebook);
  self->targets = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func (target_free);
  self->added = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < claims->len; i++)
    gather_claim (self, claims->pdata[i]);
  for (guint i = 0; i < self->order->len; i++)
    adduce_foreign_coding_make_tags (self, self->order->pdata[i], builder, &changed);
  if (changed)
    {
      g_object_unref (self->codebook);
      self->codebook = adduce_codebook_builder_end (builder);
    }
  return self;
}

void
adduce_foreign_coding_free (AdduceForeignCoding *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->codebook);
  g_hash_table_unref (self->targets);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->added);
  g_free (self);
}

AdduceCodebook *
adduce_foreign_coding_get_codebook (AdduceForeignCoding *self)
{
  return self->codebook;
}

char **
adduce_foreign_coding_describe (AdduceForeignCoding *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < self->added->len; i++)
    g_strv_builder_add (list, self->added->pdata[i]);
  return g_strv_builder_end (list);
}

/* --- claims --- */

/* A line of the note: "Tone: 5". */
static void
append_note (GString *note, const char *name, const char *value)
{
  if (note->len > 0)
    g_string_append_c (note, '\n');
  if (name != NULL)
    g_string_append_printf (note, "%s: ", name);
  g_string_append (note, value);
}

static gboolean
takes_one (const AdduceForeignTarget *target)
{
  AdduceVariableKind kind;

  if (adduce_foreign_target_is_entity (target))
    return FALSE;
  kind = adduce_variable_get_kind (target->variable);
  return kind != ADDUCE_VARIABLE_SEVERAL;
}

static void
set_certainty (AdduceForeignCoding *self, const AdduceForeignField *field, AdduceClaimBuilder *builder, GString *note)
{
  const char *value = adduce_foreign_coding_map (self, field);
  AdduceCertainty certainty;
  g_autofree char *word = g_ascii_strdown (value, -1);

  if (adduce_certainty_from_id (word, &certainty))
    adduce_claim_builder_set_certainty (builder, certainty);
  else
    append_note (note, field->key, value);
}

/* Adds a value to those that a claim has of a variable so far, or to the note. */
static void
take_field (AdduceForeignCoding *self, const AdduceForeignField *field, AdduceClaimBuilder *builder, GHashTable *lists,
            GString *note)
{
  const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, field->key);
  AdduceForeignTarget *target;
  g_autofree char *key = NULL;
  AdduceTag *tag;
  AdduceTagList *list;

  if (rule == NULL || rule->variable == NULL || *adduce_foreign_coding_map (self, field) == '\0')
    return;
  if (g_str_equal (rule->variable, ADDUCE_FOREIGN_NOTE))
    {
      append_note (note, NULL, field->value);
      return;
    }
  if (g_str_equal (rule->variable, ADDUCE_FOREIGN_CERTAINTY))
    {
      set_certainty (self, field, builder, note);
      return;
    }
  target = g_hash_table_lookup (self->targets, rule->variable);
  key = adduce_foreign_field_make_key (field);
  tag = target != NULL ? g_hash_table_lookup (target->tags, key) : NULL;
  list = target != NULL ? g_hash_table_lookup (lists, target) : NULL;
  if (tag == NULL
      || (list != NULL && takes_one (target) && !adduce_tag_list_contains (list, adduce_tag_get_code (tag))))
    append_note (note, field->key, field->value);
  else if (list == NULL)
    g_hash_table_insert (lists, target, adduce_tag_list_new (&tag, 1));
  else
    g_hash_table_insert (lists, target, adduce_tag_list_add (list, tag));
}

static gboolean
is_of_article (const AdduceForeignTarget *target)
{
  return target->variable != NULL && adduce_variable_get_info (target->variable)->scope == ADDUCE_SCOPE_ARTICLE;
}

gboolean
adduce_foreign_coding_apply_article (AdduceForeignCoding *self, const AdduceForeignClaim *claim,
                                     AdduceClaimBuilder *builder)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_tag_list_unref);
  g_autoptr (GString) note = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    any = any || is_of_article (self->order->pdata[i]);
  if (!any)
    return FALSE;
  any = FALSE;
  for (guint i = 0; i < claim->fields->len; i++)
    {
      AdduceForeignTarget *target = get_target (self, claim->fields->pdata[i]);

      if (target != NULL && is_of_article (target))
        take_field (self, claim->fields->pdata[i], builder, lists, note);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      AdduceForeignTarget *target = self->order->pdata[i];
      AdduceTagList *list = is_of_article (target) ? g_hash_table_lookup (lists, target) : NULL;

      if (list != NULL)
        adduce_claim_builder_set_values (builder, target->id, list);
      any = any || list != NULL;
    }
  return any;
}

void
adduce_foreign_coding_apply (AdduceForeignCoding *self, const AdduceForeignClaim *claim, AdduceClaimBuilder *builder)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_tag_list_unref);
  g_autoptr (GString) note = g_string_new (claim->note);

  for (guint i = 0; i < claim->fields->len; i++)
    take_field (self, claim->fields->pdata[i], builder, lists, note);
  for (guint i = 0; i < self->order->len; i++)
    {
      AdduceForeignTarget *target = self->order->pdata[i];
      AdduceTagList *list = g_hash_table_lookup (lists, target);

      if (list != NULL && (claim->about_article || !is_of_article (target)))
        adduce_claim_builder_set_values (builder, target->id, list);
    }
  adduce_claim_builder_set_note (builder, note->len > 0 ? note->str : NULL);
}
