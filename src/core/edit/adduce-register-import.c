/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bringing two registers together.
 */
#include "config.h"

#include "edit/adduce-register-acts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_message (GPtrArray *messages, const char *format, AdduceEntity *entity, const char *what)
{
  if (messages == NULL)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (messages, g_strdup_printf (format, adduce_entity_get_name (entity), what));
#pragma GCC diagnostic pop
}

/* Takes over what @theirs has set. */
static void
take_over (AdduceRegisterChange *change, AdduceEntity *mine, AdduceEntity *theirs, GPtrArray *messages)
{
  g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (mine);
  g_autoptr (AdduceEntity) after = NULL;
  const char *const *aliases = adduce_entity_get_aliases (theirs);

  for (guint i = 0; i < ADDUCE_ENTITY_N_FIELDS; i++)
    {
      const char *old = adduce_entity_get_text (mine, i), *new = adduce_entity_get_text (theirs, i);

      if (new == NULL || g_strcmp0 (old, new) == 0)
        continue;
      adduce_entity_builder_set_text (builder, i, new);
      if (i == ADDUCE_ENTITY_NAME)
        adduce_entity_builder_add_alias (builder, old);
      else if (old != NULL)
        /* translators: a name, and what was changed ("Party") */
        add_message (messages, _("“%s” had another %s; that of the file stands now"), mine,
                     adduce_entity_field_get_label (i));
    }
  for (guint i = 0; aliases[i] != NULL; i++)
    adduce_entity_builder_add_alias (builder, aliases[i]);
  /* All values of an attribute, with their times, are one thing. */
  for (guint i = 0; i < adduce_entity_get_n_values (theirs); i++)
    adduce_entity_builder_clear_values (builder, adduce_entity_get_value (theirs, i)->attribute);
  for (guint i = 0; i < adduce_entity_get_n_values (theirs); i++)
    adduce_entity_builder_add_value (builder, adduce_entity_get_value (theirs, i));
  after = adduce_entity_builder_end (builder);
  if (!adduce_entity_same_content (mine, after))
    adduce_register_change_put (change, mine, after);
}

/* The larger revision wins; of two names both are found. */
static void
take_later (AdduceRegisterChange *change, AdduceEntity *mine, AdduceEntity *theirs, GPtrArray *messages)
{
  gboolean they_win = adduce_entity_get_revision (theirs) > adduce_entity_get_revision (mine);
  AdduceEntity *winner = they_win ? theirs : mine, *loser = they_win ? mine : theirs;
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autoptr (AdduceEntity) after = NULL;

  if (adduce_entity_same_content (mine, theirs))
    return;
  builder = adduce_entity_builder_new_from (winner);
  if (strcmp (adduce_entity_get_name (mine), adduce_entity_get_name (theirs)) != 0)
    {
      adduce_entity_builder_add_alias (builder, adduce_entity_get_name (loser));
      /* translators: two names of one entry */
      add_message (messages, _("“%s” is also called “%s”: both changed the name, the later change stands"), winner,
                   adduce_entity_get_name (loser));
    }
  else
    /* translators: %s is a name */
    add_message (messages,
                 they_win ? _("“%s” was changed in both; the version of the file is the later one and stands")
                          : _("“%s” was changed in both; the version here is the later one and stands"),
                 winner, NULL);
  after = adduce_entity_builder_end (builder);
  if (!adduce_entity_same_content (mine, after))
    adduce_register_change_put (change, mine, after);
}

static void
import_removed (AdduceRegisterChange *change, AdduceRegister *base, AdduceRegister *other, GPtrArray *messages)
{
  GHashTableIter iter;
  gpointer id, revision;

  g_hash_table_iter_init (&iter, adduce_register_get_removed (other));
  while (g_hash_table_iter_next (&iter, &id, &revision))
    {
      AdduceEntity *mine = adduce_register_lookup (base, id);

      if (mine == NULL)
        continue;
      if (adduce_entity_get_revision (mine) < *(const guint64 *) revision)
        adduce_register_change_remove (change, mine);
      else
        /* translators: %s is a name */
        add_message (messages, _("“%s” was taken away in the file, but changed later here; it is kept"), mine, NULL);
    }
}

static void
import_attributes (AdduceRegisterChange *change, AdduceRegister *base, AdduceRegister *other)
{
  const char *const *attributes = adduce_register_list_attributes (other);

  for (guint i = 0; attributes[i] != NULL; i++)
    if (!g_strv_contains (adduce_register_list_attributes (base), attributes[i]))
      adduce_register_change_define (change, attributes[i], NULL,
                                     adduce_register_get_attribute_label (other, attributes[i]));
}

static void
import_distinct (AdduceRegisterChange *change, AdduceRegister *base, AdduceRegister *other)
{
  const char *const *pairs = adduce_register_list_distinct (other);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) ids = g_strsplit (pairs[i], " ", 2);

      if (!adduce_register_is_distinct (base, ids[0], ids[1]))
        adduce_register_change_set_distinct (change, ids[0], ids[1], TRUE);
    }
}

AdduceRegisterChange *
adduce_register_act_import (AdduceRegister *base, AdduceRegister *other, gboolean by_revision, GPtrArray *messages)
{
  AdduceRegisterChange *change = adduce_register_change_new (_("Import"));

  g_return_val_if_fail (ADDUCE_IS_REGISTER (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_REGISTER (other), NULL);

  import_attributes (change, base, other);
  for (guint i = 0; i < adduce_register_get_n_entities (other); i++)
    {
      AdduceEntity *theirs = adduce_register_get_entity (other, i);
      AdduceEntity *mine = adduce_register_lookup (base, adduce_entity_get_id (theirs));

      if (adduce_entity_get_revision (theirs) == 0)
        continue;
      if (mine == NULL)
        {
          const guint64 *removed
            = g_hash_table_lookup (adduce_register_get_removed (base), adduce_entity_get_id (theirs));
          g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (theirs);
          g_autoptr (AdduceEntity) fresh = NULL;

          if (by_revision && removed != NULL && *removed > adduce_entity_get_revision (theirs))
            continue;
          adduce_entity_builder_set_revision (builder, 0);
          fresh = adduce_entity_builder_end (builder);
          adduce_register_change_put (change, fresh, fresh);
        }
      else if (by_revision)
        take_later (change, mine, theirs, messages);
      else
        take_over (change, mine, theirs, messages);
    }
  if (by_revision)
    import_removed (change, base, other, messages);
  import_distinct (change, base, other);
  return change;
}
