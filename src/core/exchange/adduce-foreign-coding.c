/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Foreign fields as values of variables. It is over 600 lines because the codebook, claims and registers get their
 * values from the same targets.
 */
#include "config.h"

#include "exchange/adduce-foreign-coding.h"
#include "exchange/adduce-foreign-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/adduce-codebook-builder.h"
#include "store/adduce-json.h"
#include "text/adduce-breaks.h"

/* A new variable is a list where it has no more values than this, none longer than that. */
#define MAX_CODES 200
#define MAX_CODE_LENGTH 80

/* What goes into one variable. */
typedef struct {
  char *id;
  char *label;
  AdduceVariable *variable; /* NULL for speaker and issue */
  gboolean is_new;
  GHashTable *tags;  /* "KEY\nVALUE\nCODE" → AdduceTag, or NULL where it can't be one */
  GPtrArray *values; /* AdduceForeignField (not owned), each once */
  gboolean several;  /* a claim has more than one */
  gboolean of_claims;
  gboolean of_articles;
} Target;

struct _AdduceForeignCoding {
  AdduceForeign *foreign;
  AdduceForeignMapping *mapping;
  AdduceCodebook *codebook;
  GHashTable *targets; /* id → Target */
  GPtrArray *order;    /* Target, as they came */
  GPtrArray *added;    /* sentences */
};

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->id);
  g_free (target->label);
  g_clear_object (&target->variable);
  g_hash_table_unref (target->tags);
  g_ptr_array_unref (target->values);
  g_free (target);
}

static void
unref_tag (gpointer data)
{
  if (data != NULL)
    adduce_tag_unref (data);
}

static gboolean
is_name (const char *variable)
{
  return g_str_equal (variable, ADDUCE_REGISTER_SPEAKER) || g_str_equal (variable, ADDUCE_REGISTER_ISSUE);
}

static gboolean
is_entity (const Target *target)
{
  return target->variable == NULL || adduce_variable_get_kind (target->variable) == ADDUCE_VARIABLE_ENTITY;
}

static char *
make_key (const AdduceForeignField *field)
{
  return g_strconcat (field->key, "\n", field->value, "\n", field->code, NULL);
}

/* What the mapping makes of a value; (transfer none). */
static const char *
map_value (AdduceForeignCoding *self, const AdduceForeignField *field)
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

static gboolean
is_mapped (AdduceForeignCoding *self, const AdduceForeignField *field)
{
  return map_value (self, field) != field->value;
}

/* --- gathering --- */

static Target *
get_target (AdduceForeignCoding *self, const AdduceForeignField *field)
{
  const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, field->key);
  Target *target;

  if (rule == NULL || rule->variable == NULL || *map_value (self, field) == '\0'
      || g_str_equal (rule->variable, ADDUCE_FOREIGN_NOTE)
      || g_str_equal (rule->variable, ADDUCE_FOREIGN_CERTAINTY))
    return NULL;
  target = g_hash_table_lookup (self->targets, rule->variable);
  if (target != NULL)
    return target;
  target = g_new0 (Target, 1);
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
      Target *target = get_target (self, field);
      g_autofree char *key = make_key (field);

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

/* --- new variables --- */

static gboolean
all_are (AdduceForeignCoding *self, const Target *target, AdduceVariableKind kind)
{
  g_autoptr (AdduceVariable) trial = adduce_variable_new (target->id, target->id, NULL, kind, NULL, 0);

  for (guint i = 0; i < target->values->len; i++)
    {
      const char *value = map_value (self, target->values->pdata[i]);
      g_autoptr (AdduceTag) tag = adduce_variable_parse_value (trial, value, NULL);

      if (tag == NULL)
        return FALSE;
    }
  return TRUE;
}

static AdduceVariableKind
choose_kind (AdduceForeignCoding *self, const Target *target)
{
  static const AdduceVariableKind plain[]
    = { ADDUCE_VARIABLE_NUMBER, ADDUCE_VARIABLE_DATE, ADDUCE_VARIABLE_BOOLEAN };
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
add_variable (AdduceForeignCoding *self, Target *target, AdduceCodebookBuilder *builder)
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

static AdduceTag *make_code (AdduceForeignCoding *self, Target *target, const AdduceForeignField *field,
                             const char *value, AdduceCodebookBuilder *builder, GHashTable *made,
                             gboolean *ret_changed);

/* (transfer full): what a new value has for an id. */
static char *
make_id (AdduceForeignCoding *self, const AdduceForeignField *field, const char *value)
{
  if (field->code != NULL && !is_mapped (self, field) && adduce_json_is_slug (field->code))
    return g_strdup (field->code);
  return adduce_breaks_slug (value);
}

/* A value of that name below one that the file's parent is, or (nullable) none. */
static AdduceCode *
find_below (AdduceForeignCoding *self, const Target *target, const AdduceForeignField *field)
{
  const char *parent, *name;
  AdduceForeignField above = { field->key, NULL, NULL };
  AdduceCode *known;

  if (is_mapped (self, field) || !adduce_foreign_get_parent (self->foreign, field->key, field->value, &parent, &name))
    return NULL;
  above.value = (char *) parent;
  known = find_below (self, target, &above);
  if (known == NULL)
    {
      g_autoptr (AdduceTag) tag = adduce_variable_parse_value (target->variable, map_value (self, &above), NULL);

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
find_code (AdduceForeignCoding *self, const Target *target, const AdduceForeignField *field, const char *value)
{
  g_autoptr (AdduceTag) tag = NULL;
  g_autofree char *id = NULL;
  AdduceCode *code = NULL;

  if (field->code != NULL && !is_mapped (self, field))
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
make_parent (AdduceForeignCoding *self, Target *target, const AdduceForeignField *field, const char **ret_name,
             AdduceCodebookBuilder *builder, GHashTable *made, gboolean *ret_changed)
{
  const char *parent;
  AdduceForeignField above = { field->key, NULL, NULL };

  if (is_mapped (self, field)
      || !adduce_foreign_get_parent (self->foreign, field->key, field->value, &parent, ret_name))
    return NULL;
  above.value = (char *) parent;
  if (*map_value (self, &above) == '\0')
    return NULL;
  return make_code (self, target, &above, map_value (self, &above), builder, made, ret_changed);
}

/* (transfer full) (nullable): the tag of a value of a list; it is added where it is new. */
static AdduceTag *
make_code (AdduceForeignCoding *self, Target *target, const AdduceForeignField *field, const char *value,
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
fill_known (AdduceForeignCoding *self, Target *target, AdduceCodebookBuilder *builder, gboolean *ret_changed)
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
          || *map_value (self, &field) == '\0')
        continue;
      code = find_code (self, target, &field, map_value (self, &field));
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
make_unused (AdduceForeignCoding *self, Target *target, AdduceCodebookBuilder *builder, GHashTable *made)
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

      if (rule != NULL && g_strcmp0 (rule->variable, target->id) == 0 && *map_value (self, &field) != '\0')
        tag = make_code (self, target, &field, map_value (self, &field), builder, made, &changed);
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
  if (field->code != NULL && !is_mapped (self, field) && adduce_json_is_slug (field->code))
    return adduce_tag_new (field->code, value);
  return adduce_tag_new_for_label (value);
}

static void
make_tags (AdduceForeignCoding *self, Target *target, AdduceCodebookBuilder *builder, gboolean *ret_changed)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_tag);

  if (target->is_new)
    {
      add_variable (self, target, builder);
      *ret_changed = TRUE;
    }
  for (guint i = 0; i < target->values->len; i++)
    {
      const AdduceForeignField *field = target->values->pdata[i];
      const char *value = map_value (self, field);
      AdduceTag *tag;

      if (is_entity (target))
        tag = make_entity (self, field, value);
      else if (adduce_variable_kind_has_codes (adduce_variable_get_kind (target->variable)))
        tag = make_code (self, target, field, value, builder, made, ret_changed);
      else
        tag = adduce_variable_parse_value (target->variable, value, NULL);
      g_hash_table_insert (target->tags, make_key (field), tag);
    }
  if (is_entity (target) || !adduce_variable_kind_has_codes (adduce_variable_get_kind (target->variable)))
    return;
  if (target->is_new)
    make_unused (self, target, builder, made);
  else
    fill_known (self, target, builder, ret_changed);
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
    make_tags (self, self->order->pdata[i], builder, &changed);
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
takes_one (const Target *target)
{
  AdduceVariableKind kind;

  if (is_entity (target))
    return FALSE;
  kind = adduce_variable_get_kind (target->variable);
  return kind != ADDUCE_VARIABLE_SEVERAL;
}

static void
set_certainty (AdduceForeignCoding *self, const AdduceForeignField *field, AdduceClaimBuilder *builder, GString *note)
{
  const char *value = map_value (self, field);
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
  Target *target;
  g_autofree char *key = NULL;
  AdduceTag *tag;
  AdduceTagList *list;

  if (rule == NULL || rule->variable == NULL || *map_value (self, field) == '\0')
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
  key = make_key (field);
  tag = target != NULL ? g_hash_table_lookup (target->tags, key) : NULL;
  list = target != NULL ? g_hash_table_lookup (lists, target) : NULL;
  if (tag == NULL || (list != NULL && takes_one (target)
                      && !adduce_tag_list_contains (list, adduce_tag_get_code (tag))))
    append_note (note, field->key, field->value);
  else if (list == NULL)
    g_hash_table_insert (lists, target, adduce_tag_list_new (&tag, 1));
  else
    g_hash_table_insert (lists, target, adduce_tag_list_add (list, tag));
}

static gboolean
is_of_article (const Target *target)
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
      Target *target = get_target (self, claim->fields->pdata[i]);

      if (target != NULL && is_of_article (target))
        take_field (self, claim->fields->pdata[i], builder, lists, note);
    }
  for (guint i = 0; i < self->order->len; i++)
    {
      Target *target = self->order->pdata[i];
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
      Target *target = self->order->pdata[i];
      AdduceTagList *list = g_hash_table_lookup (lists, target);

      if (list != NULL && (claim->about_article || !is_of_article (target)))
        adduce_claim_builder_set_values (builder, target->id, list);
    }
  adduce_claim_builder_set_note (builder, note->len > 0 ? note->str : NULL);
}

/* --- registers --- */

static const char *
get_register (const Target *target)
{
  if (target->variable == NULL)
    return target->id;
  return adduce_variable_get_register (target->variable);
}

char **
adduce_foreign_coding_list_registers (AdduceForeignCoding *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      const char *id = is_entity (self->order->pdata[i]) ? get_register (self->order->pdata[i]) : NULL;

      if (id != NULL && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* What the file says of an entry, where the entry has nothing there yet; (transfer full). */
static AdduceEntity *
enrich (AdduceForeignCoding *self, Target *target, AdduceEntity *entity, const char *name,
        AdduceRegisterBuilder *builder)
{
  GPtrArray *entities = adduce_foreign_get_entities (self->foreign);
  g_autoptr (AdduceEntityBuilder) edit = adduce_entity_builder_new_from (entity);

  for (guint i = 0; i < entities->len; i++)
    {
      const AdduceForeignEntity *known = entities->pdata[i];
      const AdduceForeignRule *rule = adduce_foreign_mapping_find (self->mapping, known->key);

      if (!g_str_equal (known->name, name) || rule == NULL || g_strcmp0 (rule->variable, target->id) != 0)
        continue;
      if (known->kind != NULL && adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) == NULL)
        adduce_entity_builder_set_text (edit, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (known->kind));
      for (guint k = 0; k < known->fields->len; k++)
        {
          const AdduceForeignField *field = known->fields->pdata[k];
          g_autofree char *attribute = adduce_breaks_slug (field->key);

          if (g_str_equal (attribute, "kind"))
            {
              if (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) == NULL)
                adduce_entity_builder_set_text (edit, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (field->value));
              continue;
            }
          if (adduce_entity_lookup_value (entity, attribute, NULL) != NULL)
            continue;
          if (!adduce_register_is_built_in (attribute))
            adduce_register_builder_define (builder, attribute, field->key);
          adduce_entity_builder_set_value (edit, attribute, field->value);
        }
    }
  return adduce_entity_builder_end (edit);
}

AdduceRegister *
adduce_foreign_coding_extend_register (AdduceForeignCoding *self, AdduceRegister *now)
{
  g_autoptr (AdduceRegisterBuilder) builder = adduce_register_builder_new_from (now);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      Target *target = self->order->pdata[i];

      if (!is_entity (target) || g_strcmp0 (get_register (target), adduce_register_get_id (now)) != 0)
        continue;
      for (guint k = 0; k < target->values->len; k++)
        {
          const AdduceForeignField *field = target->values->pdata[k];
          g_autofree char *key = make_key (field);
          AdduceTag *tag = g_hash_table_lookup (target->tags, key);
          AdduceEntity *there = tag != NULL ? adduce_register_resolve (now, adduce_tag_get_code (tag)) : NULL;
          g_autoptr (AdduceEntity) before = NULL, after = NULL;
          g_autoptr (AdduceEntityBuilder) raise = NULL;

          if (tag == NULL || (there == NULL
                              && adduce_register_builder_get_removed (builder, adduce_tag_get_code (tag)) > 0))
            continue;
          before = there != NULL ? g_object_ref (there)
                                 : adduce_entity_new (adduce_tag_get_code (tag), adduce_tag_get_label (tag));
          after = enrich (self, target, before, field->value, builder);
          if (there != NULL && adduce_entity_same_content (before, after))
            continue;
          raise = adduce_entity_builder_new_from (after);
          adduce_entity_builder_set_revision (raise, adduce_entity_get_revision (before) + 1);
          g_clear_object (&after);
          after = adduce_entity_builder_end (raise);
          adduce_register_builder_put (builder, after);
          changed = TRUE;
        }
    }
  return changed ? adduce_register_builder_end (builder) : g_object_ref (now);
}
