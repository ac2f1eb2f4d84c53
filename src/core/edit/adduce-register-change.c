/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of registers.
 */
#include "config.h"

#include "edit/adduce-register-change.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

/* Whether the file has the entry before and after. */
typedef struct {
  AdduceEntity *before;
  AdduceEntity *after;
  gboolean was_there;
  gboolean is_there;
} Step;

/* An attribute named, or a pair set distinct. */
typedef struct {
  char *name;   /* of the attribute; or an id */
  char *other;  /* NULL for attributes; the other id */
  char *before; /* NULL: not there */
  char *after;
} Mark;

struct _AdduceRegisterChange {
  GObject parent_instance;

  char *label;
  GArray *steps;
  GArray *marks;
  GPtrArray *entities; /* not owned */
};

G_DEFINE_FINAL_TYPE (AdduceRegisterChange, adduce_register_change, G_TYPE_OBJECT)

static void
step_clear (Step *step)
{
  g_clear_object (&step->before);
  g_clear_object (&step->after);
}

static void
mark_clear (Mark *mark)
{
  g_free (mark->name);
  g_free (mark->other);
  g_free (mark->before);
  g_free (mark->after);
}

static void
adduce_register_change_finalize (GObject *object)
{
  AdduceRegisterChange *self = ADDUCE_REGISTER_CHANGE (object);

  g_free (self->label);
  g_array_unref (self->steps);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->entities);

  G_OBJECT_CLASS (adduce_register_change_parent_class)->finalize (object);
}

static void
adduce_register_change_class_init (AdduceRegisterChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_register_change_finalize;
}

static void
adduce_register_change_init (AdduceRegisterChange *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, (GDestroyNotify) step_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, (GDestroyNotify) mark_clear);
  self->entities = g_ptr_array_new ();
}

AdduceRegisterChange *
adduce_register_change_new (const char *label)
{
  AdduceRegisterChange *self = g_object_new (ADDUCE_TYPE_REGISTER_CHANGE, NULL);

  self->label = g_strdup (label);
  return self;
}

const char *
adduce_register_change_get_label (AdduceRegisterChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), NULL);

  return self->label;
}

gboolean
adduce_register_change_is_empty (AdduceRegisterChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), TRUE);

  return self->steps->len == 0 && self->marks->len == 0;
}

static void
add_step (AdduceRegisterChange *self, AdduceEntity *before, AdduceEntity *after, gboolean was_there,
          gboolean is_there)
{
  Step step = { g_object_ref (before), g_object_ref (after), was_there, is_there };

  g_array_append_val (self->steps, step);
  g_ptr_array_add (self->entities, after);
}

void
adduce_register_change_put (AdduceRegisterChange *self, AdduceEntity *before, AdduceEntity *after)
{
  gboolean was_there;

  g_return_if_fail (ADDUCE_IS_REGISTER_CHANGE (self));
  g_return_if_fail (ADDUCE_IS_ENTITY (before));
  g_return_if_fail (ADDUCE_IS_ENTITY (after));

  was_there = adduce_entity_get_revision (before) > 0;
  if (!was_there || !adduce_entity_same_content (before, after))
    add_step (self, before, after, was_there, TRUE);
}

void
adduce_register_change_remove (AdduceRegisterChange *self, AdduceEntity *before)
{
  g_return_if_fail (ADDUCE_IS_REGISTER_CHANGE (self));
  g_return_if_fail (ADDUCE_IS_ENTITY (before));

  if (adduce_entity_get_revision (before) > 0)
    add_step (self, before, before, TRUE, FALSE);
}

void
adduce_register_change_define (AdduceRegisterChange *self, const char *attribute, const char *before,
                               const char *after)
{
  Mark mark = { g_strdup (attribute), NULL, g_strdup (before), g_strdup (after) };

  g_return_if_fail (ADDUCE_IS_REGISTER_CHANGE (self));
  g_return_if_fail (attribute != NULL);

  g_array_append_val (self->marks, mark);
}

void
adduce_register_change_set_distinct (AdduceRegisterChange *self, const char *id, const char *other,
                                     gboolean distinct)
{
  Mark mark
    = { g_strdup (id), g_strdup (other), distinct ? NULL : g_strdup (""), distinct ? g_strdup ("") : NULL };

  g_return_if_fail (ADDUCE_IS_REGISTER_CHANGE (self));
  g_return_if_fail (id != NULL && other != NULL);

  g_array_append_val (self->marks, mark);
}

AdduceRegisterChange *
adduce_register_change_invert (AdduceRegisterChange *self)
{
  AdduceRegisterChange *inverse;

  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), NULL);

  inverse = adduce_register_change_new (self->label);
  for (guint i = self->steps->len; i > 0; i--)
    {
      const Step *step = &g_array_index (self->steps, Step, i - 1);

      add_step (inverse, step->after, step->before, step->is_there, step->was_there);
    }
  for (guint i = self->marks->len; i > 0; i--)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i - 1);
      Mark back = { g_strdup (mark->name), g_strdup (mark->other), g_strdup (mark->after), g_strdup (mark->before) };

      g_array_append_val (inverse->marks, back);
    }
  return inverse;
}

/* --- applying --- */

static void
add_message (GPtrArray *messages, const char *format, const char *name)
{
  if (messages == NULL)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (messages, g_strdup_printf (format, name));
#pragma GCC diagnostic pop
}

static void
put (AdduceRegisterBuilder *builder, AdduceEntityBuilder *entity_builder, guint64 revision)
{
  g_autoptr (AdduceEntity) entity = NULL;

  adduce_entity_builder_set_revision (entity_builder, revision);
  entity = adduce_entity_builder_end (entity_builder);
  adduce_register_builder_put (builder, entity);
}

static void
apply_put (AdduceRegisterBuilder *builder, const Step *step, AdduceEntity *fresh, GPtrArray *messages)
{
  const char *id = adduce_entity_get_id (step->after);
  g_autoptr (AdduceEntityBuilder) entity_builder = NULL;
  g_autofree char *clash = NULL;
  guint64 revision;

  if (fresh == NULL)
    {
      guint64 removed = adduce_register_builder_get_removed (builder, id);

      if (step->was_there)
        /* translators: a name */
        add_message (messages, _("“%s” was taken away by somebody else meanwhile; it is back with this change"),
                     adduce_entity_get_name (step->after));
      entity_builder = adduce_entity_builder_new_from (step->after);
      put (builder, entity_builder, MAX (removed, adduce_entity_get_revision (step->before)) + 1);
      return;
    }

  revision = adduce_entity_get_revision (fresh) + 1;
  if (adduce_entity_same_content (fresh, step->before))
    {
      entity_builder = adduce_entity_builder_new_from (step->after);
      put (builder, entity_builder, revision);
      return;
    }

  entity_builder = adduce_entity_builder_new_from (fresh);
  clash = adduce_entity_builder_apply (entity_builder, step->before, step->after);
  put (builder, entity_builder, revision);
  if (clash != NULL && messages != NULL)
    /* translators: a name, and what was changed ("Party") */
    g_ptr_array_add (messages, g_strdup_printf (_("“%s” was changed by somebody else meanwhile; of %s this change "
                                                  "stands, as the later one"),
                                                adduce_entity_get_name (fresh), clash));
}

static void
apply_step (AdduceRegisterBuilder *builder, const Step *step, GPtrArray *messages)
{
  const char *id = adduce_entity_get_id (step->after);
  AdduceEntity *fresh = adduce_register_builder_lookup (builder, id);

  if (fresh != NULL && adduce_entity_get_revision (fresh) == 0)
    fresh = NULL;
  if (step->is_there)
    apply_put (builder, step, fresh, messages);
  else if (fresh == NULL)
    return;
  else if (!adduce_entity_same_content (fresh, step->before))
    /* translators: a name */
    add_message (messages, _("“%s” was changed by somebody else meanwhile and is kept"),
                 adduce_entity_get_name (fresh));
  else
    adduce_register_builder_remove (builder, id, adduce_entity_get_revision (fresh) + 1);
}

AdduceRegister *
adduce_register_change_apply (AdduceRegisterChange *self, AdduceRegister *now, GPtrArray *messages, GError **error)
{
  g_autoptr (AdduceRegisterBuilder) builder = NULL;
  g_autoptr (AdduceRegister) result = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_REGISTER (now), NULL);

  builder = adduce_register_builder_new_from (now);
  for (guint i = 0; i < self->steps->len; i++)
    apply_step (builder, &g_array_index (self->steps, Step, i), messages);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->other != NULL)
        adduce_register_builder_set_distinct (builder, mark->name, mark->other, mark->after != NULL);
      else
        adduce_register_builder_define (builder, mark->name, mark->after);
    }

  result = adduce_register_builder_end (builder);
  for (guint i = 0; i < self->steps->len; i++)
    {
      AdduceEntity *after = g_array_index (self->steps, Step, i).after;
      const char *into = adduce_entity_get_text (after, ADDUCE_ENTITY_MERGED_INTO);

      if (into == NULL || adduce_register_lookup (result, into) == NULL
          || strcmp (adduce_register_resolve_code (result, adduce_entity_get_id (after)),
                     adduce_entity_get_id (after))
               != 0)
        continue;
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT,
                   /* translators: two names */
                   _("“%s” can’t be merged into “%s”, which was merged into it; nothing was changed"),
                   adduce_entity_get_name (after),
                   adduce_entity_get_name (adduce_register_lookup (result, into)));
      return NULL;
    }
  return g_steal_pointer (&result);
}

GPtrArray *
adduce_register_change_list_entities (AdduceRegisterChange *self)
{
  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), NULL);

  return self->entities;
}

/* --- saying what it does --- */

static char *
dup_value_name (AdduceRegister *base, const AdduceEntityValue *value)
{
  const char *label = adduce_register_get_attribute_label (base, value->attribute);

  if (value->from == NULL && value->to == NULL)
    return g_strdup (label);
  return g_strdup_printf ("%s (%s – %s)", label, value->from != NULL ? value->from : "…",
                          value->to != NULL ? value->to : "…");
}

static const AdduceEntityValue *
find_value (AdduceEntity *entity, const AdduceEntityValue *wanted)
{
  for (guint i = 0; i < adduce_entity_get_n_values (entity); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);

      if (strcmp (value->attribute, wanted->attribute) == 0 && g_strcmp0 (value->from, wanted->from) == 0
          && g_strcmp0 (value->to, wanted->to) == 0)
        return value;
    }
  return NULL;
}

static void
add_line (GStrvBuilder *lines, AdduceEntity *entity, const char *what, const char *before, const char *after)
{
  const char *name = adduce_entity_get_name (entity);
  g_autofree char *line = NULL;

  if (before == NULL)
    line = g_strdup_printf ("%s: %s: %s", name, what, after);
  else
    line = g_strdup_printf ("%s: %s: %s → %s", name, what, before, after != NULL ? after : "–");
  g_strv_builder_add (lines, line);
}

/* Texts of a field for people: an id becomes a name. */
static const char *
show_text (AdduceRegister *base, AdduceEntityField field, const char *text)
{
  AdduceEntity *entity;

  if (text == NULL)
    return NULL;
  if (field == ADDUCE_ENTITY_KIND)
    return adduce_entity_kind_get_label (text);
  if (field != ADDUCE_ENTITY_PARENT && field != ADDUCE_ENTITY_MERGED_INTO)
    return text;
  entity = adduce_register_lookup (base, text);
  return entity != NULL ? adduce_entity_get_name (entity) : text;
}

static void
describe_values (GStrvBuilder *lines, AdduceRegister *base, const Step *step)
{
  for (guint i = 0; i < adduce_entity_get_n_values (step->after); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (step->after, i);
      const AdduceEntityValue *old = find_value (step->before, value);
      g_autofree char *name = dup_value_name (base, value);

      if (old == NULL || strcmp (old->value, value->value) != 0)
        add_line (lines, step->before, name, old != NULL ? old->value : NULL, value->value);
    }
  for (guint i = 0; i < adduce_entity_get_n_values (step->before); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (step->before, i);
      g_autofree char *name = dup_value_name (base, value);

      if (find_value (step->after, value) == NULL)
        add_line (lines, step->before, name, value->value, NULL);
    }
}

static void
describe_texts (GStrvBuilder *lines, AdduceRegister *base, const Step *step)
{
  const char *const *old = adduce_entity_get_aliases (step->before);
  const char *const *new = adduce_entity_get_aliases (step->after);

  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    {
      const char *before = show_text (base, i, adduce_entity_get_text (step->before, i));
      const char *after = show_text (base, i, adduce_entity_get_text (step->after, i));

      if (g_strcmp0 (before, after) != 0)
        add_line (lines, step->before, adduce_entity_field_get_label (i), before, after);
    }
  for (guint i = 0; new[i] != NULL; i++)
    if (!g_strv_contains (old, new[i]))
      add_line (lines, step->before, _("other name"), NULL, new[i]);
  for (guint i = 0; old[i] != NULL; i++)
    if (!g_strv_contains (new, old[i]) && strcmp (old[i], adduce_entity_get_name (step->after)) != 0)
      add_line (lines, step->before, _("other name"), old[i], NULL);
}

static void
add_sentence (GStrvBuilder *lines, AdduceEntity *entity, const char *sentence)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", adduce_entity_get_name (entity), sentence);

  g_strv_builder_add (lines, line);
}

static void
describe_step (GStrvBuilder *lines, AdduceRegister *base, const Step *step)
{
  Step shown = *step;
  g_autoptr (AdduceEntity) blank = NULL;

  if (!step->is_there)
    {
      add_sentence (lines, step->before, _("taken out of the register"));
      return;
    }
  if (!step->was_there && adduce_entity_same_content (step->before, step->after))
    {
      add_sentence (lines, step->after, _("comes into the register"));
      blank = adduce_entity_new (adduce_entity_get_id (step->after), adduce_entity_get_name (step->after));
      shown.before = blank;
    }
  describe_texts (lines, base, &shown);
  describe_values (lines, base, &shown);
}

char **
adduce_register_change_describe (AdduceRegisterChange *self, AdduceRegister *base)
{
  g_autoptr (AdduceRegister) after = NULL;
  g_autoptr (GStrvBuilder) lines = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER_CHANGE (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  lines = g_strv_builder_new ();
  after = adduce_register_change_apply (self, base, NULL, NULL); /* knows the entries that are added */
  for (guint i = 0; i < self->steps->len; i++)
    describe_step (lines, after != NULL ? after : base, &g_array_index (self->steps, Step, i));
  return g_strv_builder_end (lines);
}
