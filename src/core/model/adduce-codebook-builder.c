/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The builder with which codebooks and their later versions are made.
 */
#include "config.h"

#include "adduce-codebook-builder.h"

#define NOT_FOUND G_MAXUINT

/* A variable that is being made; its head is that of @head, its values are @codes. */
typedef struct {
  AdduceVariable *head;
  GPtrArray *codes; /* AdduceCode */
} Variable;

struct _AdduceCodebookBuilder {
  char *id;
  guint64 version;
  char *title;
  char *description;
  char **rules; /* or NULL */
  char *extra;
  GPtrArray *variables;   /* Variable */
  GPtrArray *constraints; /* AdduceConstraint */
  GPtrArray *changes;     /* AdduceCodebookChange */
};

static void
variable_free_cb (gpointer data)
{
  Variable *variable = data;

  g_object_unref (variable->head);
  g_ptr_array_unref (variable->codes);
  g_free (variable);
}

/* (transfer full) */
static GPtrArray *
copy_model (GListModel *model)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));
  return items;
}

static Variable *
variable_new (AdduceVariable *head, GPtrArray *codes)
{
  Variable *variable = g_new0 (Variable, 1);

  variable->head = g_object_ref (head);
  variable->codes = codes;
  return variable;
}

static guint
find_variable (AdduceCodebookBuilder *self, const char *id)
{
  for (guint i = 0; i < self->variables->len; i++)
    if (g_str_equal (adduce_variable_get_id (((Variable *) self->variables->pdata[i])->head), id))
      return i;
  return NOT_FOUND;
}

static guint
find_code (GPtrArray *codes, const char *id)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_str_equal (adduce_code_get_id (codes->pdata[i]), id))
      return i;
  return NOT_FOUND;
}

static guint
find_constraint (AdduceCodebookBuilder *self, const char *id)
{
  for (guint i = 0; i < self->constraints->len; i++)
    if (g_str_equal (adduce_constraint_get_info (self->constraints->pdata[i])->id, id))
      return i;
  return NOT_FOUND;
}

/* (nullable) */
static GPtrArray *
get_codes (AdduceCodebookBuilder *self, const char *variable_id)
{
  guint index = find_variable (self, variable_id);

  return index != NOT_FOUND ? ((Variable *) self->variables->pdata[index])->codes : NULL;
}

/* Takes over @item. */
static void
insert (GPtrArray *items, gpointer item, int index)
{
  g_ptr_array_insert (items, index < 0 || index > (int) items->len ? -1 : index, item);
}

static void
move (GPtrArray *items, guint from, guint to)
{
  gpointer item = g_ptr_array_steal_index (items, from);

  g_ptr_array_insert (items, (int) MIN (to, items->len), item);
}

AdduceCodebookBuilder *
adduce_codebook_builder_new (const char *id, const char *title)
{
  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  AdduceCodebookBuilder *self = g_new0 (AdduceCodebookBuilder, 1);
  self->id = g_strdup (id);
  self->version = 1;
  self->title = g_strdup (title);
  self->variables = g_ptr_array_new_with_free_func (variable_free_cb);
  self->constraints = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

AdduceCodebookBuilder *
adduce_codebook_builder_new_from (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceCodebookBuilder *self = adduce_codebook_builder_new (adduce_codebook_get_id (codebook),
                                                             adduce_codebook_get_title (codebook));
  GListModel *variables = adduce_codebook_get_variables (codebook);
  self->version = adduce_codebook_get_version (codebook);
  adduce_codebook_builder_set_description (self, adduce_codebook_get_description (codebook));
  adduce_codebook_builder_set_rules (self, adduce_codebook_get_rules (codebook));
  adduce_codebook_builder_set_extra (self, adduce_codebook_get_extra (codebook));
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      g_ptr_array_add (self->variables, variable_new (variable, copy_model (adduce_variable_get_codes (variable))));
    }
  g_ptr_array_unref (self->constraints);
  self->constraints = copy_model (adduce_codebook_get_constraints (codebook));
  g_ptr_array_unref (self->changes);
  self->changes = copy_model (adduce_codebook_get_history (codebook));
  return self;
}

void
adduce_codebook_builder_free (AdduceCodebookBuilder *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->description);
  g_strfreev (self->rules);
  g_free (self->extra);
  g_ptr_array_unref (self->variables);
  g_ptr_array_unref (self->constraints);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

void
adduce_codebook_builder_set_version (AdduceCodebookBuilder *self, guint64 version)
{
  g_return_if_fail (self != NULL);
  self->version = version;
}

void
adduce_codebook_builder_set_title (AdduceCodebookBuilder *self, const char *title)
{
  g_return_if_fail (self != NULL && title != NULL);
  g_free (self->title);
  self->title = g_strdup (title);
}

void
adduce_codebook_builder_set_description (AdduceCodebookBuilder *self, const char *description)
{
  g_return_if_fail (self != NULL);
  g_free (self->description);
  self->description = g_strdup (description);
}

void
adduce_codebook_builder_set_rules (AdduceCodebookBuilder *self, const char *const *rules)
{
  g_return_if_fail (self != NULL);
  g_strfreev (self->rules);
  self->rules = g_strdupv ((char **) rules);
}

void
adduce_codebook_builder_set_extra (AdduceCodebookBuilder *self, const char *extra)
{
  g_return_if_fail (self != NULL);
  g_free (self->extra);
  self->extra = g_strdup (extra);
}

void
adduce_codebook_builder_put_variable (AdduceCodebookBuilder *self, const AdduceVariableInfo *info, int index)
{
  g_return_if_fail (self != NULL && info != NULL);

  g_autoptr (AdduceVariable) head = adduce_variable_new_full (info, NULL, 0);
  guint old = find_variable (self, info->id);
  if (old == NOT_FOUND)
    insert (self->variables, variable_new (head, g_ptr_array_new_with_free_func (g_object_unref)), index);
  else
    g_set_object (&((Variable *) self->variables->pdata[old])->head, head);
}

void
adduce_codebook_builder_put_whole (AdduceCodebookBuilder *self, AdduceVariable *variable)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_VARIABLE (variable));

  guint old = find_variable (self, adduce_variable_get_id (variable));
  Variable *whole = variable_new (variable, copy_model (adduce_variable_get_codes (variable)));
  if (old == NOT_FOUND)
    {
      g_ptr_array_add (self->variables, whole);
      return;
    }
  variable_free_cb (self->variables->pdata[old]);
  self->variables->pdata[old] = whole;
}

void
adduce_codebook_builder_remove_variable (AdduceCodebookBuilder *self, const char *variable_id)
{
  g_return_if_fail (self != NULL && variable_id != NULL);

  guint index = find_variable (self, variable_id);
  if (index != NOT_FOUND)
    g_ptr_array_remove_index (self->variables, index);
}

void
adduce_codebook_builder_move_variable (AdduceCodebookBuilder *self, const char *variable_id, guint index)
{
  g_return_if_fail (self != NULL && variable_id != NULL);

  guint old = find_variable (self, variable_id);
  if (old != NOT_FOUND)
    move (self->variables, old, index);
}

void
adduce_codebook_builder_put_code (AdduceCodebookBuilder *self, const char *variable_id, const AdduceCodeInfo *info,
                                  int index)
{
  g_return_if_fail (self != NULL && variable_id != NULL && info != NULL);

  GPtrArray *codes = get_codes (self, variable_id);
  g_return_if_fail (codes != NULL);

  AdduceCode *code = adduce_code_new (info);
  guint old = find_code (codes, info->id);
  if (old == NOT_FOUND)
    {
      insert (codes, code, index);
      return;
    }
  g_object_unref (codes->pdata[old]);
  codes->pdata[old] = code;
}

void
adduce_codebook_builder_remove_code (AdduceCodebookBuilder *self, const char *variable_id, const char *code_id)
{
  g_return_if_fail (self != NULL && variable_id != NULL && code_id != NULL);

  GPtrArray *codes = get_codes (self, variable_id);
  guint index = codes != NULL ? find_code (codes, code_id) : NOT_FOUND;
  if (index != NOT_FOUND)
    g_ptr_array_remove_index (codes, index);
}

void
adduce_codebook_builder_move_code (AdduceCodebookBuilder *self, const char *variable_id, const char *code_id,
                                   guint index)
{
  g_return_if_fail (self != NULL && variable_id != NULL && code_id != NULL);

  GPtrArray *codes = get_codes (self, variable_id);
  guint old = codes != NULL ? find_code (codes, code_id) : NOT_FOUND;
  if (old != NOT_FOUND)
    move (codes, old, index);
}

void
adduce_codebook_builder_put_constraint (AdduceCodebookBuilder *self, AdduceConstraint *constraint)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CONSTRAINT (constraint));

  guint old = find_constraint (self, adduce_constraint_get_info (constraint)->id);
  if (old == NOT_FOUND)
    g_ptr_array_add (self->constraints, g_object_ref (constraint));
  else
    g_set_object ((AdduceConstraint **) &self->constraints->pdata[old], constraint);
}

void
adduce_codebook_builder_remove_constraint (AdduceCodebookBuilder *self, const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);

  guint index = find_constraint (self, id);
  if (index != NOT_FOUND)
    g_ptr_array_remove_index (self->constraints, index);
}

void
adduce_codebook_builder_add_change (AdduceCodebookBuilder *self, AdduceCodebookChange *change)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_CODEBOOK_CHANGE (change));
  g_ptr_array_add (self->changes, g_object_ref (change));
}

void
adduce_codebook_builder_clear_history (AdduceCodebookBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_set_size (self->changes, 0);
}

AdduceCodebook *
adduce_codebook_builder_end (AdduceCodebookBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GPtrArray) variables = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->variables->len; i++)
    {
      Variable *variable = self->variables->pdata[i];

      g_ptr_array_add (variables, adduce_variable_new_full (adduce_variable_get_info (variable->head),
                                                            (AdduceCode *const *) variable->codes->pdata,
                                                            variable->codes->len));
    }
  AdduceCodebookInfo info = { .id = self->id,
                              .version = self->version,
                              .title = self->title,
                              .description = self->description,
                              .rules = (const char *const *) self->rules,
                              .variables = (AdduceVariable *const *) variables->pdata,
                              .n_variables = variables->len,
                              .constraints = (AdduceConstraint *const *) self->constraints->pdata,
                              .n_constraints = self->constraints->len,
                              .changes = (AdduceCodebookChange *const *) self->changes->pdata,
                              .n_changes = self->changes->len,
                              .extra = self->extra };
  return adduce_codebook_new_full (&info);
}
