/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging two changed copies of a codebook.
 */
#include "config.h"

#include "adduce-codebook-diff.h"

typedef struct {
  AdduceCodebook *base;
  AdduceCodebook *mine;
  AdduceCodebook *theirs;
  AdduceCodebookBuilder *builder;
  guint n_both;
} Merge;

typedef enum {
  TAKE_NOTHING,
  TAKE_MINE,
  TAKE_THEIRS,
} Choice;

/* An entry as the three have it; %NULL: not there. */
typedef struct {
  gpointer base;
  gpointer mine;
  gpointer theirs;
  guint64 my_revision;
  guint64 their_revision;
  gboolean (*equal) (gpointer a, gpointer b);
} Entry;

static gboolean
same (const Entry *entry, gpointer a, gpointer b)
{
  return a == NULL || b == NULL ? a == b : entry->equal (a, b);
}

static Choice
choose (Merge *self, const Entry *entry)
{
  gboolean mine_changed = !same (entry, entry->base, entry->mine);
  gboolean theirs_changed = !same (entry, entry->base, entry->theirs);

  if (entry->mine == NULL && entry->theirs == NULL)
    return TAKE_NOTHING;
  if (!mine_changed || same (entry, entry->mine, entry->theirs))
    return entry->theirs != NULL ? TAKE_THEIRS : TAKE_NOTHING;
  if (!theirs_changed)
    return entry->mine != NULL ? TAKE_MINE : TAKE_NOTHING;

  self->n_both++;
  if (entry->mine == NULL)
    return TAKE_THEIRS;
  if (entry->theirs == NULL)
    return TAKE_MINE;
  return entry->their_revision > entry->my_revision ? TAKE_THEIRS : TAKE_MINE;
}

/* Both changed it: what wins must be known as later than both. */
static guint64
get_revision (const Entry *entry, Choice choice)
{
  guint64 won = choice == TAKE_MINE ? entry->my_revision : entry->their_revision;

  if (entry->base == NULL || same (entry, entry->base, entry->mine) || same (entry, entry->base, entry->theirs)
      || same (entry, entry->mine, entry->theirs))
    return won;
  return MAX (entry->my_revision, entry->their_revision) + (entry->my_revision == entry->their_revision ? 1 : 0);
}

/* --- order --- */

static const char *
get_item_id (gpointer item)
{
  return ADDUCE_IS_CODE (item) ? adduce_code_get_id (item) : adduce_variable_get_id (item);
}

/* (transfer full): ids (owned). */
static GPtrArray *
list_ids (GListModel *model)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      g_ptr_array_add (ids, g_strdup (get_item_id (item)));
    }
  return ids;
}

static guint
find (GPtrArray *ids, const char *id)
{
  guint index;

  return g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &index) ? index : G_MAXUINT;
}

/* Whether those that both have are in the same order. */
static gboolean
same_order (GPtrArray *a, GPtrArray *b)
{
  guint last = 0;

  for (guint i = 0; i < a->len; i++)
    {
      guint at = find (b, a->pdata[i]);

      if (at == G_MAXUINT)
        continue;
      if (at < last)
        return FALSE;
      last = at;
    }
  return TRUE;
}

/* (transfer full): all ids of both sides, in the order of the side that changed it; what only the other has stands
 * after what it follows there. */
static GPtrArray *
merge_order (GListModel *base, GListModel *mine, GListModel *theirs)
{
  g_autoptr (GPtrArray) old = list_ids (base);
  g_autoptr (GPtrArray) my_ids = list_ids (mine);
  g_autoptr (GPtrArray) their_ids = list_ids (theirs);
  gboolean my_order = !same_order (old, my_ids);
  GPtrArray *order = my_order ? g_steal_pointer (&my_ids) : g_steal_pointer (&their_ids);
  GPtrArray *others = my_order ? their_ids : my_ids;

  for (guint i = 0; i < others->len; i++)
    if (find (order, others->pdata[i]) == G_MAXUINT)
      g_ptr_array_insert (order, i == 0 ? 0 : (int) find (order, others->pdata[i - 1]) + 1,
                          g_strdup (others->pdata[i]));
  return order;
}

/* --- entries --- */

static gboolean
equal_codes (gpointer a, gpointer b)
{
  return adduce_code_equal (a, b);
}

static gboolean
equal_heads (gpointer a, gpointer b)
{
  return adduce_variable_equal_heads (a, b);
}

static gboolean
equal_constraints (gpointer a, gpointer b)
{
  return adduce_constraint_equal (a, b);
}

static GListModel *
get_codes (AdduceVariable *variable)
{
  return variable != NULL ? adduce_variable_get_codes (variable) : NULL;
}

static AdduceCode *
lookup (AdduceVariable *variable, const char *id)
{
  return variable != NULL ? adduce_variable_lookup (variable, id) : NULL;
}

static void
merge_codes (Merge *self, const char *variable_id)
{
  AdduceVariable *base = adduce_codebook_get_variable (self->base, variable_id);
  AdduceVariable *mine = adduce_codebook_get_variable (self->mine, variable_id);
  AdduceVariable *theirs = adduce_codebook_get_variable (self->theirs, variable_id);
  g_autoptr (GPtrArray) order = merge_order (get_codes (base), get_codes (mine), get_codes (theirs));

  for (guint i = 0; i < order->len; i++)
    {
      Entry entry = { .base = lookup (base, order->pdata[i]),
                      .mine = lookup (mine, order->pdata[i]),
                      .theirs = lookup (theirs, order->pdata[i]),
                      .equal = equal_codes };
      /* A variable that only one side has: the other did not remove its values one by one. */
      if (mine == NULL)
        entry.mine = entry.base;
      if (theirs == NULL)
        entry.theirs = entry.base;
      entry.my_revision = entry.mine != NULL ? adduce_code_get_info (entry.mine)->revision : 0;
      entry.their_revision = entry.theirs != NULL ? adduce_code_get_info (entry.theirs)->revision : 0;
      Choice choice = choose (self, &entry);
      if (choice == TAKE_NOTHING)
        continue;
      AdduceCodeInfo info = *adduce_code_get_info (choice == TAKE_MINE ? entry.mine : entry.theirs);
      info.revision = get_revision (&entry, choice);
      adduce_codebook_builder_put_code (self->builder, variable_id, &info, -1);
    }
}

/* Whether a side changed the values of a variable. */
static gboolean
has_other_codes (AdduceVariable *base, AdduceVariable *side)
{
  guint n_codes = adduce_variable_get_n_codes (base);

  if (side == NULL || adduce_variable_get_n_codes (side) != n_codes)
    return side != NULL;
  for (guint i = 0; i < n_codes; i++)
    if (!adduce_code_equal (adduce_variable_get_code (base, i), adduce_variable_get_code (side, i)))
      return TRUE;
  return FALSE;
}

static void
merge_variable (Merge *self, const char *id)
{
  AdduceVariable *base = adduce_codebook_get_variable (self->base, id);
  AdduceVariable *mine = adduce_codebook_get_variable (self->mine, id);
  AdduceVariable *theirs = adduce_codebook_get_variable (self->theirs, id);
  Entry entry = { .base = base, .mine = mine, .theirs = theirs, .equal = equal_heads };

  entry.my_revision = mine != NULL ? adduce_variable_get_info (mine)->revision : 0;
  entry.their_revision = theirs != NULL ? adduce_variable_get_info (theirs)->revision : 0;
  Choice choice = choose (self, &entry);
  if (choice == TAKE_NOTHING && base != NULL && has_other_codes (base, mine != NULL ? mine : theirs))
    {
      self->n_both++;
      choice = mine != NULL ? TAKE_MINE : TAKE_THEIRS;
    }
  if (choice == TAKE_NOTHING)
    return;
  AdduceVariableInfo info = *adduce_variable_get_info (choice == TAKE_MINE ? mine : theirs);
  info.revision = get_revision (&entry, choice);
  adduce_codebook_builder_put_variable (self->builder, &info, -1);
  merge_codes (self, id);
}

static AdduceConstraint *
find_constraint (AdduceCodebook *codebook, const char *id)
{
  GListModel *constraints = adduce_codebook_get_constraints (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
    {
      /* The list keeps its own reference. */
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);

      if (g_str_equal (adduce_constraint_get_info (constraint)->id, id))
        return constraint;
    }
  return NULL;
}

static void
merge_constraint (Merge *self, const char *id)
{
  Entry entry = { .base = find_constraint (self->base, id),
                  .mine = find_constraint (self->mine, id),
                  .theirs = find_constraint (self->theirs, id),
                  .equal = equal_constraints };

  entry.my_revision = entry.mine != NULL ? adduce_constraint_get_info (entry.mine)->revision : 0;
  entry.their_revision = entry.theirs != NULL ? adduce_constraint_get_info (entry.theirs)->revision : 0;
  Choice choice = choose (self, &entry);
  if (choice == TAKE_NOTHING)
    return;
  AdduceConstraintInfo info = *adduce_constraint_get_info (choice == TAKE_MINE ? entry.mine : entry.theirs);
  info.revision = get_revision (&entry, choice);
  g_autoptr (AdduceConstraint) constraint = adduce_constraint_new (&info);
  adduce_codebook_builder_put_constraint (self->builder, constraint);
}

static void
merge_constraints (Merge *self)
{
  AdduceCodebook *const sides[] = { self->theirs, self->mine };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    {
      GListModel *constraints = adduce_codebook_get_constraints (sides[side]);

      for (guint i = 0; i < g_list_model_get_n_items (constraints); i++)
        {
          g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);
          const char *id = adduce_constraint_get_info (constraint)->id;

          if (g_hash_table_add (seen, (char *) id))
            merge_constraint (self, id);
        }
    }
}

/* --- the rest --- */

static const char *
merge_text (const char *base, const char *mine, const char *theirs)
{
  return g_strcmp0 (base, mine) == 0 ? theirs : mine;
}

static void
merge_head (Merge *self)
{
  const char *const *base = adduce_codebook_get_rules (self->base);
  const char *const *mine = adduce_codebook_get_rules (self->mine);

  adduce_codebook_builder_set_title (self->builder, merge_text (adduce_codebook_get_title (self->base),
                                                                adduce_codebook_get_title (self->mine),
                                                                adduce_codebook_get_title (self->theirs)));
  adduce_codebook_builder_set_description (
    self->builder,
    merge_text (adduce_codebook_get_description (self->base), adduce_codebook_get_description (self->mine),
                adduce_codebook_get_description (self->theirs)));
  adduce_codebook_builder_set_extra (self->builder, merge_text (adduce_codebook_get_extra (self->base),
                                                                adduce_codebook_get_extra (self->mine),
                                                                adduce_codebook_get_extra (self->theirs)));
  adduce_codebook_builder_set_rules (self->builder,
                                     g_strv_equal (base, mine) ? adduce_codebook_get_rules (self->theirs) : mine);
}

/* Mine come after theirs, with versions that go on from there. */
static void
merge_history (Merge *self)
{
  GListModel *theirs = adduce_codebook_get_history (self->theirs), *mine = adduce_codebook_get_history (self->mine);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 old = adduce_codebook_get_version (self->base);
  guint64 now = adduce_codebook_get_version (self->theirs);
  guint64 shift = now > old ? now - old : 0;

  for (guint i = 0; i < g_list_model_get_n_items (theirs); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (theirs, i);

      g_hash_table_add (seen, g_strdup (adduce_codebook_change_get_info (change)->id));
      adduce_codebook_builder_add_change (self->builder, change);
    }
  for (guint i = 0; i < g_list_model_get_n_items (mine); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (mine, i);
      AdduceCodebookChangeInfo info = *adduce_codebook_change_get_info (change);

      if (g_hash_table_contains (seen, info.id))
        continue;
      info.from += shift;
      info.to += shift;
      g_autoptr (AdduceCodebookChange) shifted = adduce_codebook_change_new (&info);
      adduce_codebook_builder_add_change (self->builder, shifted);
    }
  adduce_codebook_builder_set_version (self->builder, adduce_codebook_get_version (self->mine) + shift);
}

/* --- what each side may have but not both --- */

static gboolean
is_circle (AdduceVariable *variable, const AdduceCodeInfo *info, gboolean merged)
{
  guint n_codes = adduce_variable_get_n_codes (variable);

  for (guint i = 0; i <= n_codes; i++)
    {
      const char *next = merged ? info->merged_into : info->parent;
      AdduceCode *code = next != NULL ? adduce_variable_lookup (variable, next) : NULL;

      if (code == NULL)
        return FALSE;
      info = adduce_code_get_info (code);
    }
  return TRUE;
}

/* A key that is taken goes, and so does what closes a circle. */
static gboolean
repair_code (AdduceVariable *variable, AdduceCode *code, GHashTable *keys,
             AdduceCodebookBuilder *builder)
{
  AdduceCodeInfo info = *adduce_code_get_info (code);
  gboolean in_use = !info.retired && info.merged_into == NULL;
  gboolean bad_key = in_use && info.key != 0
                     && !g_hash_table_add (keys, GUINT_TO_POINTER (g_unichar_tolower (info.key)));
  gboolean bad_parent = info.parent != NULL && is_circle (variable, &info, FALSE);
  gboolean bad_merge = info.merged_into != NULL && is_circle (variable, &info, TRUE);

  if (bad_key)
    info.key = 0;
  if (bad_parent)
    info.parent = NULL;
  if (bad_merge)
    info.merged_into = NULL;
  if (bad_key || bad_parent || bad_merge)
    adduce_codebook_builder_put_code (builder, adduce_variable_get_id (variable), &info, -1);
  return bad_parent || bad_merge;
}

/* (transfer full); @codebook: (transfer full) */
static AdduceCodebook *
repair (AdduceCodebook *codebook)
{
  for (gboolean again = TRUE; again;)
    {
      g_autoptr (AdduceCodebook) bad = codebook;
      g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new_from (bad);
      g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
      GListModel *variables = adduce_codebook_get_variables (bad);

      again = FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
        {
          g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

          /* One value of a circle is enough; then look again. */
          for (guint j = 0; j < adduce_variable_get_n_codes (variable) && !again; j++)
            again = repair_code (variable, adduce_variable_get_code (variable, j), keys, builder);
        }
      codebook = adduce_codebook_builder_end (builder);
    }
  return codebook;
}

AdduceCodebook *
adduce_codebook_merge (AdduceCodebook *base, AdduceCodebook *mine, AdduceCodebook *theirs, guint *ret_n_both)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (mine), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (theirs), NULL);

  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new (adduce_codebook_get_id (theirs), "");
  Merge self = { base, mine, theirs, builder, 0 };
  g_autoptr (GPtrArray) order = merge_order (adduce_codebook_get_variables (base), adduce_codebook_get_variables (mine),
                                             adduce_codebook_get_variables (theirs));
  merge_head (&self);
  for (guint i = 0; i < order->len; i++)
    merge_variable (&self, order->pdata[i]);
  merge_constraints (&self);
  merge_history (&self);
  if (ret_n_both != NULL)
    *ret_n_both = self.n_both;
  return repair (adduce_codebook_builder_end (builder));
}
