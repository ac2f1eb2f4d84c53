/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between two versions of a codebook.
 */
#include "config.h"

#include "adduce-codebook-diff.h"

typedef struct {
  const AdduceCodebookChangeInfo *like;
  GPtrArray *changes;
} Diff;

/* @before, @after: (nullable) */
static void
add (Diff *self, const char *act, const char *variable, const char *value, const char *field, const char *before,
     const char *after)
{
  AdduceCodebookChangeInfo info = *self->like;
  g_autofree char *id = adduce_id_new ();

  info.id = id;
  info.act = act;
  info.variable = variable;
  info.value = value;
  info.field = field;
  info.before = before;
  info.after = after;
  info.extra = NULL;
  g_ptr_array_add (self->changes, adduce_codebook_change_new (&info));
}

static void
compare_text (Diff *self, const char *variable, const char *value, const char *field, const char *before,
              const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    add (self, g_str_equal (field, "label") ? "rename" : "change", variable, value, field, before, after);
}

/* --- order --- */

/* (transfer full): ids of @items that are also in @others. */
static GPtrArray *
list_common (GListModel *items, GListModel *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint pass = 0; pass < 2; pass++)
    {
      GListModel *model = pass == 0 ? others : items;
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (model, i);
          const char *id = ADDUCE_IS_CODE (item) ? adduce_code_get_id (ADDUCE_CODE (item))
                                                 : adduce_variable_get_id (ADDUCE_VARIABLE (item));
          if (pass == 0)
            g_hash_table_add (known, (char *) id);
          else if (g_hash_table_contains (known, id))
            g_ptr_array_add (ids, g_strdup (id));
        }
    }
  return ids;
}

/* Is it the same order without this one? */
static gboolean
same_without (GPtrArray *a, GPtrArray *b, const char *id)
{
  for (guint i = 0, j = 0; i < a->len || j < b->len; i++, j++)
    {
      if (i < a->len && g_str_equal (a->pdata[i], id))
        i++;
      if (j < b->len && g_str_equal (b->pdata[j], id))
        j++;
      if (i < a->len && j < b->len && !g_str_equal (a->pdata[i], b->pdata[j]))
        return FALSE;
    }
  return TRUE;
}

/* @variable: (nullable): of which variable the items are the values; %NULL where they are variables */
static void
compare_order (Diff *self, GListModel *before, GListModel *after, const char *variable)
{
  g_autoptr (GPtrArray) old = list_common (before, after);
  g_autoptr (GPtrArray) new = list_common (after, before);
  guint first = 0;

  while (first < old->len && g_str_equal (old->pdata[first], new->pdata[first]))
    first++;
  if (first == old->len)
    return;

  const char *moved = same_without (old, new, old->pdata[first])   ? old->pdata[first]
                      : same_without (old, new, new->pdata[first]) ? new->pdata[first]
                                                                   : NULL;
  guint place = 0;
  while (moved != NULL && !g_str_equal (new->pdata[place], moved))
    place++;
  g_autofree char *text = moved != NULL ? g_strdup_printf ("%u", place + 1) : NULL;
  add (self, "move", variable != NULL ? variable : moved, variable != NULL ? moved : NULL, NULL, NULL, text);
}

/* --- values --- */

static void
compare_codes (Diff *self, const char *variable, AdduceCode *before, AdduceCode *after)
{
  const AdduceCodeInfo *a = adduce_code_get_info (before), *b = adduce_code_get_info (after);
  g_autofree char *a_number = a->has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, a->number) : NULL;
  g_autofree char *b_number = b->has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, b->number) : NULL;
  char a_key[7] = "", b_key[7] = "";

  if (a->key != 0)
    g_unichar_to_utf8 (a->key, a_key);
  if (b->key != 0)
    g_unichar_to_utf8 (b->key, b_key);
  compare_text (self, variable, b->id, "label", a->label, b->label);
  compare_text (self, variable, b->id, "definition", a->definition, b->definition);
  compare_text (self, variable, b->id, "use", a->use, b->use);
  compare_text (self, variable, b->id, "avoid", a->avoid, b->avoid);
  compare_text (self, variable, b->id, "example", a->example, b->example);
  compare_text (self, variable, b->id, "literature", a->literature, b->literature);
  compare_text (self, variable, b->id, "color", a->color, b->color);
  compare_text (self, variable, b->id, "pattern", adduce_code_pattern_to_id (a->pattern),
                adduce_code_pattern_to_id (b->pattern));
  compare_text (self, variable, b->id, "key", a_key[0] != '\0' ? a_key : NULL, b_key[0] != '\0' ? b_key : NULL);
  compare_text (self, variable, b->id, "number", a_number, b_number);
  if (g_strcmp0 (a->parent, b->parent) != 0)
    add (self, "nest", variable, b->id, "parent", a->parent, b->parent);
  if (g_strcmp0 (a->merged_into, b->merged_into) != 0)
    add (self, b->merged_into != NULL ? "merge" : "restore", variable, b->id, "mergedInto", a->merged_into,
         b->merged_into);
  else if (a->retired != b->retired)
    add (self, b->retired ? "retire" : "restore", variable, b->id, "retired", NULL, NULL);
}

static void
compare_variables (Diff *self, AdduceVariable *before, AdduceVariable *after)
{
  const AdduceVariableInfo *a = adduce_variable_get_info (before), *b = adduce_variable_get_info (after);

  compare_text (self, b->id, NULL, "label", a->label, b->label);
  compare_text (self, b->id, NULL, "definition", a->definition, b->definition);
  compare_text (self, b->id, NULL, "type", adduce_variable_kind_to_id (a->kind), adduce_variable_kind_to_id (b->kind));
  compare_text (self, b->id, NULL, "scope", a->scope == ADDUCE_SCOPE_ARTICLE ? "article" : "claim",
                b->scope == ADDUCE_SCOPE_ARTICLE ? "article" : "claim");
  compare_text (self, b->id, NULL, "register", a->entities, b->entities);
  if (a->retired != b->retired)
    add (self, b->retired ? "retire" : "restore", b->id, NULL, "retired", NULL, NULL);

  for (guint i = 0; i < adduce_variable_get_n_codes (before); i++)
    {
      AdduceCode *code = adduce_variable_get_code (before, i);
      AdduceCode *other = adduce_variable_lookup (after, adduce_code_get_id (code));

      if (other == NULL)
        add (self, "remove", b->id, adduce_code_get_id (code), NULL, adduce_code_get_label (code), NULL);
      else if (!adduce_code_equal (code, other))
        compare_codes (self, b->id, code, other);
    }
  for (guint i = 0; i < adduce_variable_get_n_codes (after); i++)
    {
      AdduceCode *code = adduce_variable_get_code (after, i);

      if (adduce_variable_lookup (before, adduce_code_get_id (code)) == NULL)
        add (self, "add", b->id, adduce_code_get_id (code), NULL, NULL, adduce_code_get_label (code));
    }
  compare_order (self, adduce_variable_get_codes (before), adduce_variable_get_codes (after), b->id);
}

/* --- the codebook --- */

/* (transfer full) (nullable): the rule of that id. */
static AdduceConstraint *
dup_constraint (AdduceCodebook *codebook, const char *id)
{
  GListModel *constraints = adduce_codebook_get_constraints (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);

      if (g_str_equal (adduce_constraint_get_info (constraint)->id, id))
        return g_steal_pointer (&constraint);
    }
  return NULL;
}

/* Rules of @codebook that @other lacks or, where @changed, has otherwise. */
static void
compare_constraints (Diff *self, AdduceCodebook *codebook, AdduceCodebook *other, const char *act, gboolean changed)
{
  GListModel *constraints = adduce_codebook_get_constraints (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      const AdduceConstraintInfo *info = adduce_constraint_get_info (constraint);
      g_autoptr (AdduceConstraint) old = dup_constraint (other, info->id);

      if (old == NULL || (changed && !adduce_constraint_equal (old, constraint)))
        add (self, old == NULL ? act : "change", info->variable, info->value, "constraints", NULL,
             adduce_constraint_kind_to_id (info->kind));
    }
}

static char *
join_rules (AdduceCodebook *codebook)
{
  return g_strjoinv ("\n", (char **) adduce_codebook_get_rules (codebook));
}

static void
compare_all_variables (Diff *self, AdduceCodebook *before, AdduceCodebook *after)
{
  GListModel *old = adduce_codebook_get_variables (before), *new = adduce_codebook_get_variables (after);

  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (old, i);
      AdduceVariable *other = adduce_codebook_get_variable (after, adduce_variable_get_id (variable));

      if (other == NULL)
        add (self, "remove", adduce_variable_get_id (variable), NULL, NULL, adduce_variable_get_label (variable), NULL);
      else
        compare_variables (self, variable, other);
    }
  for (guint i = 0; i < g_list_model_get_n_items (new); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (new, i);

      if (adduce_codebook_get_variable (before, adduce_variable_get_id (variable)) == NULL)
        add (self, "add", adduce_variable_get_id (variable), NULL, NULL, NULL, adduce_variable_get_label (variable));
    }
  compare_order (self, old, new, NULL);
}

GPtrArray *
adduce_codebook_diff (AdduceCodebook *before, AdduceCodebook *after, const AdduceCodebookChangeInfo *like)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (after), NULL);
  g_return_val_if_fail (like != NULL, NULL);

  Diff self = { like, g_ptr_array_new_with_free_func (g_object_unref) };
  g_autofree char *old_rules = join_rules (before);
  g_autofree char *new_rules = join_rules (after);
  compare_text (&self, NULL, NULL, "title", adduce_codebook_get_title (before), adduce_codebook_get_title (after));
  compare_text (&self, NULL, NULL, "description", adduce_codebook_get_description (before),
                adduce_codebook_get_description (after));
  compare_text (&self, NULL, NULL, "rules", old_rules, new_rules);
  compare_all_variables (&self, before, after);
  compare_constraints (&self, before, after, "remove", FALSE);
  compare_constraints (&self, after, before, "add", TRUE);
  return self.changes;
}

/* --- revisions --- */

static void
raise_codes (AdduceCodebookBuilder *builder, AdduceVariable *before, AdduceVariable *after)
{
  const char *variable = adduce_variable_get_id (after);

  for (guint i = 0; i < adduce_variable_get_n_codes (after); i++)
    {
      AdduceCode *code = adduce_variable_get_code (after, i);
      AdduceCode *old = before != NULL ? adduce_variable_lookup (before, adduce_code_get_id (code)) : NULL;
      AdduceCodeInfo info = *adduce_code_get_info (code);

      if (old == NULL || adduce_code_equal (old, code))
        continue;
      info.revision = MAX (info.revision, adduce_code_get_info (old)->revision) + 1;
      adduce_codebook_builder_put_code (builder, variable, &info, -1);
    }
}

static void
raise_constraints (AdduceCodebookBuilder *builder, AdduceCodebook *before, AdduceCodebook *after)
{
  GListModel *constraints = adduce_codebook_get_constraints (after);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
      AdduceConstraintInfo info = *adduce_constraint_get_info (constraint);
      g_autoptr (AdduceConstraint) old = dup_constraint (before, info.id);

      if (old == NULL || adduce_constraint_equal (old, constraint))
        continue;
      info.revision = MAX (info.revision, adduce_constraint_get_info (old)->revision) + 1;
      g_autoptr (AdduceConstraint) raised = adduce_constraint_new (&info);
      adduce_codebook_builder_put_constraint (builder, raised);
    }
}

AdduceCodebook *
adduce_codebook_raise_revisions (AdduceCodebook *before, AdduceCodebook *after)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (after), NULL);

  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new_from (after);
  GListModel *variables = adduce_codebook_get_variables (after);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      AdduceVariable *old = adduce_codebook_get_variable (before, adduce_variable_get_id (variable));
      AdduceVariableInfo info = *adduce_variable_get_info (variable);

      if (old != NULL && !adduce_variable_equal_heads (old, variable))
        {
          info.revision = MAX (info.revision, adduce_variable_get_info (old)->revision) + 1;
          adduce_codebook_builder_put_variable (builder, &info, -1);
        }
      raise_codes (builder, old, variable);
    }
  raise_constraints (builder, before, after);
  return adduce_codebook_builder_end (builder);
}
