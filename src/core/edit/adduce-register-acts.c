/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done to a register.
 */
#include "config.h"

#include "edit/adduce-register-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-breaks.h"

static void
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, message);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text != NULL ? text : "");

  return *g_strstrip (copy) == '\0';
}

static gboolean
same_id (AdduceEntity *a, AdduceEntity *b)
{
  return strcmp (adduce_entity_get_id (a), adduce_entity_get_id (b)) == 0;
}

/* Adds what the builder has made of an entry. */
static void
put (AdduceRegisterChange *change, AdduceEntity *before, AdduceEntityBuilder *builder)
{
  g_autoptr (AdduceEntity) after = adduce_entity_builder_end (builder);

  adduce_register_change_put (change, before, after);
}

AdduceRegisterChange *
adduce_register_act_edit (AdduceEntity *before, AdduceEntity *after)
{
  /* translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_("Edit “%s”"), adduce_entity_get_name (before));
  AdduceRegisterChange *change = adduce_register_change_new (label);

  if (!adduce_entity_same_content (before, after))
    adduce_register_change_put (change, before, after);
  return change;
}

AdduceRegisterChange *
adduce_register_act_rename (AdduceEntity *entity, const char *name, GError **error)
{
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autoptr (AdduceEntity) after = NULL;
  g_autofree char *label = NULL;
  AdduceRegisterChange *change;

  g_return_val_if_fail (ADDUCE_IS_ENTITY (entity), NULL);

  if (is_blank (name))
    {
      set_invalid (error, _("A name must not be empty"));
      return NULL;
    }
  /* translators: %s is a name */
  label = g_strdup_printf (_("Rename “%s”"), adduce_entity_get_name (entity));
  change = adduce_register_change_new (label);
  builder = adduce_entity_builder_new_from (entity);
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_NAME, name);
  adduce_entity_builder_add_alias (builder, adduce_entity_get_name (entity));
  after = adduce_entity_builder_end (builder);
  if (!adduce_entity_same_content (entity, after))
    adduce_register_change_put (change, entity, after);
  return change;
}

/* --- merging --- */

/* Texts that the target takes over where it has none. */
static const AdduceEntityField taken[]
  = { ADDUCE_ENTITY_KIND, ADDUCE_ENTITY_PARENT, ADDUCE_ENTITY_WIKIDATA, ADDUCE_ENTITY_VIAF, ADDUCE_ENTITY_NOTE };

static gboolean
has_value_at (AdduceEntity *entity, const AdduceEntityValue *wanted)
{
  for (guint i = 0; i < adduce_entity_get_n_values (entity); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (entity, i);

      if (strcmp (value->attribute, wanted->attribute) == 0 && g_strcmp0 (value->from, wanted->from) == 0
          && g_strcmp0 (value->to, wanted->to) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
take_over (AdduceEntityBuilder *builder, AdduceEntity *source)
{
  g_autoptr (AdduceEntity) target = adduce_entity_builder_end (builder);
  const char *const *aliases = adduce_entity_get_aliases (source);

  adduce_entity_builder_add_alias (builder, adduce_entity_get_name (source));
  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_entity_builder_add_alias (builder, aliases[i]);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      const char *text = adduce_entity_get_text (source, taken[i]);

      if (adduce_entity_get_text (target, taken[i]) == NULL
          && (taken[i] != ADDUCE_ENTITY_PARENT || g_strcmp0 (text, adduce_entity_get_id (target)) != 0))
        adduce_entity_builder_set_text (builder, taken[i], text);
    }
  for (guint i = 0; i < adduce_entity_get_n_values (source); i++)
    {
      const AdduceEntityValue *value = adduce_entity_get_value (source, i);

      if (!has_value_at (target, value))
        adduce_entity_builder_add_value (builder, value);
    }
}

static gboolean
check_gone (AdduceRegister *base, AdduceEntity *entity, AdduceEntity *into, GError **error)
{
  const char *id = adduce_entity_get_id (entity);

  if (adduce_register_is_special (base, id))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: %s is a name */
                   _("“%s” belongs to every corpus; merge the other into it, or give it another name"),
                   adduce_entity_get_name (entity));
      return FALSE;
    }
  if (into != NULL && strcmp (adduce_register_resolve_code (base, adduce_entity_get_id (into)), id) == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: two names */
                   _("“%s” can’t become “%s”, which means the same already"), adduce_entity_get_name (entity),
                   adduce_entity_get_name (into));
      return FALSE;
    }
  return TRUE;
}

static void
put_merged (AdduceRegisterChange *change, AdduceEntity *source, AdduceEntity *target)
{
  g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (source);

  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_MERGED_INTO, adduce_entity_get_id (target));
  put (change, source, builder);
}

AdduceRegisterChange *
adduce_register_act_merge (AdduceRegister *base, AdduceEntity *target, AdduceEntity *const *sources, guint n_sources,
                           GError **error)
{
  g_autoptr (AdduceRegisterChange) change = NULL;
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (target), NULL);

  if (n_sources == 0)
    {
      set_invalid (error, _("There is nothing to merge"));
      return NULL;
    }
  for (guint i = 0; i < n_sources; i++)
    if (!check_gone (base, sources[i], target, error))
      return NULL;

  if (n_sources == 1)
    /* translators: two names */
    label = g_strdup_printf (_("Merge “%s” into “%s”"), adduce_entity_get_name (sources[0]),
                             adduce_entity_get_name (target));
  else
    /* translators: a number, then a name */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge %u entry into “%s”", "Merge %u entries into “%s”",
                                          n_sources),
                             n_sources, adduce_entity_get_name (target));
  change = adduce_register_change_new (label);
  builder = adduce_entity_builder_new_from (target);
  for (guint i = 0; i < n_sources; i++)
    take_over (builder, sources[i]);
  put (change, target, builder);
  for (guint i = 0; i < n_sources; i++)
    put_merged (change, sources[i], target);
  return g_steal_pointer (&change);
}

AdduceRegisterChange *
adduce_register_act_unmerge (AdduceRegister *base, AdduceEntity *entity, GError **error)
{
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autofree char *label = NULL;
  const char *const *aliases;
  AdduceEntity *into;
  AdduceRegisterChange *change;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (entity), NULL);

  if (adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO) == NULL)
    {
      /* translators: %s is a name */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("“%s” was not merged into anything"),
                   adduce_entity_get_name (entity));
      return NULL;
    }

  /* translators: %s is a name */
  label = g_strdup_printf (_("Take “%s” out again"), adduce_entity_get_name (entity));
  change = adduce_register_change_new (label);
  builder = adduce_entity_builder_new_from (entity);
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_MERGED_INTO, NULL);
  put (change, entity, builder);

  into = adduce_register_resolve (base, adduce_entity_get_id (entity));
  if (into == NULL || same_id (into, entity))
    return change;
  adduce_entity_builder_free (builder);
  builder = adduce_entity_builder_new_from (into);
  aliases = adduce_entity_get_aliases (entity);
  adduce_entity_builder_remove_alias (builder, adduce_entity_get_name (entity));
  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_entity_builder_remove_alias (builder, aliases[i]);
  put (change, into, builder);
  return change;
}

AdduceRegisterChange *
adduce_register_act_unmerge_all (AdduceRegister *base, AdduceEntity *into, GError **error)
{
  g_autoptr (AdduceRegisterChange) change = NULL;
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (into), NULL);

  /* translators: %s is a name */
  label = g_strdup_printf (_("Take “%s” apart again"), adduce_entity_get_name (into));
  change = adduce_register_change_new (label);
  builder = adduce_entity_builder_new_from (into);
  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);
      const char *const *aliases = adduce_entity_get_aliases (entity);
      g_autoptr (AdduceEntityBuilder) own = NULL;

      if (same_id (entity, into) || adduce_register_resolve (base, adduce_entity_get_id (entity)) != into)
        continue;
      own = adduce_entity_builder_new_from (entity);
      adduce_entity_builder_set_text (own, ADDUCE_ENTITY_MERGED_INTO, NULL);
      put (change, entity, own);
      adduce_entity_builder_remove_alias (builder, adduce_entity_get_name (entity));
      for (guint k = 0; aliases[k] != NULL; k++)
        adduce_entity_builder_remove_alias (builder, aliases[k]);
    }
  if (adduce_register_change_is_empty (change))
    {
      /* translators: %s is a name */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("Nothing was merged into “%s”"),
                   adduce_entity_get_name (into));
      return NULL;
    }
  put (change, into, builder);
  return g_steal_pointer (&change);
}

AdduceRegisterChange *
adduce_register_act_delete (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                            AdduceEntity *replacement, GError **error)
{
  g_autoptr (AdduceRegisterChange) change = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  if (n_entities == 1)
    /* translators: %s is a name */
    label = g_strdup_printf (_("Delete “%s”"), adduce_entity_get_name (entities[0]));
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u entry", "Delete %u entries", n_entities),
                             n_entities);
  change = adduce_register_change_new (label);
  for (guint i = 0; i < n_entities; i++)
    {
      if (!check_gone (base, entities[i], replacement, error))
        return NULL;
      if (replacement != NULL)
        put_merged (change, entities[i], replacement);
      else
        adduce_register_change_remove (change, entities[i]);
    }
  if (replacement != NULL && adduce_entity_get_revision (replacement) == 0)
    adduce_register_change_put (change, replacement, replacement);
  return g_steal_pointer (&change);
}

/* --- many at once --- */

static AdduceRegisterChange *
new_for_many (AdduceEntity *const *entities, guint n_entities, const char *what)
{
  g_autofree char *label = NULL;

  if (n_entities == 1)
    /* translators: "Party" and a name */
    label = g_strdup_printf (_("Change %s of “%s”"), what, adduce_entity_get_name (entities[0]));
  else
    /* translators: "Party" and a number */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Change %s of %u entry", "Change %s of %u entries",
                                          n_entities),
                             what, n_entities);
  return adduce_register_change_new (label);
}

AdduceRegisterChange *
adduce_register_act_set_text (AdduceEntity *const *entities, guint n_entities, AdduceEntityField field,
                              const char *text)
{
  AdduceRegisterChange *change = new_for_many (entities, n_entities, adduce_entity_field_get_label (field));

  for (guint i = 0; i < n_entities; i++)
    {
      g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (entities[i]);

      adduce_entity_builder_set_text (builder, field, text);
      put (change, entities[i], builder);
    }
  return change;
}

static gboolean
check_value (const AdduceEntityValue *value, GError **error)
{
  const char *wrong = NULL;

  if (value->from != NULL && !adduce_entity_is_day (value->from))
    wrong = value->from;
  else if (value->to != NULL && !adduce_entity_is_day (value->to))
    wrong = value->to;
  if (wrong != NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   _("“%s” is no day, month or year like 2031-03-04, 2031-03 or 2031"), wrong);
      return FALSE;
    }
  if (value->from != NULL && value->to != NULL
      && strncmp (value->from, value->to, MIN (strlen (value->from), strlen (value->to))) > 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("%s comes after %s"), value->from, value->to);
      return FALSE;
    }
  return TRUE;
}

AdduceRegisterChange *
adduce_register_act_set_value (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                               const AdduceEntityValue *value, GError **error)
{
  AdduceRegisterChange *change;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (value != NULL && value->attribute != NULL, NULL);

  if (!check_value (value, error))
    return NULL;

  change = new_for_many (entities, n_entities, adduce_register_get_attribute_label (base, value->attribute));
  for (guint i = 0; i < n_entities; i++)
    {
      g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (entities[i]);

      if (is_blank (value->value))
        adduce_entity_builder_remove_value (builder, value);
      else
        adduce_entity_builder_add_value (builder, value);
      put (change, entities[i], builder);
    }
  return change;
}

AdduceRegisterChange *
adduce_register_act_set_parent (AdduceRegister *base, AdduceEntity *const *entities, guint n_entities,
                                AdduceEntity *parent, GError **error)
{
  g_autoptr (AdduceRegisterChange) change = NULL;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  for (guint i = 0; i < n_entities; i++)
    for (AdduceEntity *above = parent; above != NULL; above = adduce_register_get_parent (base, above))
      if (same_id (above, entities[i]))
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                       /* translators: two names */
                       _("“%s” can’t stand below “%s”, which is itself or stands below it"),
                       adduce_entity_get_name (entities[i]), adduce_entity_get_name (parent));
          return NULL;
        }

  change = adduce_register_act_set_text (entities, n_entities, ADDUCE_ENTITY_PARENT,
                                         parent != NULL ? adduce_entity_get_id (parent) : NULL);
  if (parent != NULL && adduce_entity_get_revision (parent) == 0)
    adduce_register_change_put (change, parent, parent);
  return g_steal_pointer (&change);
}

AdduceRegisterChange *
adduce_register_act_set_distinct (AdduceEntity *one, AdduceEntity *other, gboolean distinct)
{
  g_autofree char *label = NULL;
  AdduceRegisterChange *change;

  g_return_val_if_fail (ADDUCE_IS_ENTITY (one), NULL);
  g_return_val_if_fail (ADDUCE_IS_ENTITY (other), NULL);

  /* translators: two names */
  label = g_strdup_printf (distinct ? _("“%s” is not “%s”") : _("“%s” may be “%s”"), adduce_entity_get_name (one),
                           adduce_entity_get_name (other));
  change = adduce_register_change_new (label);
  adduce_register_change_set_distinct (change, adduce_entity_get_id (one), adduce_entity_get_id (other), distinct);
  return change;
}

AdduceRegisterChange *
adduce_register_act_define (AdduceRegister *base, const char *label, char **ret_id, GError **error)
{
  g_autofree char *slug = NULL;
  g_autofree char *what = NULL;
  const char *const *attributes;
  AdduceRegisterChange *change;

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);

  if (is_blank (label))
    {
      set_invalid (error, _("A name must not be empty"));
      return NULL;
    }
  slug = adduce_breaks_slug (label);
  attributes = adduce_register_list_attributes (base);
  if (g_strv_contains (attributes, slug))
    {
      /* translators: %s is the name of an attribute */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("There is an attribute “%s” already"), label);
      return NULL;
    }

  /* translators: %s is the name of an attribute */
  what = g_strdup_printf (_("Add the attribute “%s”"), label);
  change = adduce_register_change_new (what);
  adduce_register_change_define (change, slug, NULL, label);
  if (ret_id != NULL)
    *ret_id = g_steal_pointer (&slug);
  return change;
}
