/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of the entries of a register.
 */
#include "config.h"

#include "adduce-ui-register-fields.h"

#include <string.h>

/* Whether any entry has a value of the attribute, or a kind where that is NULL. */
static gboolean
any_has (AdduceRegister *base, const char *attribute)
{
  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);

      if (attribute == NULL ? adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) != NULL
                            : adduce_entity_lookup_value (entity, attribute, NULL) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_issues (AdduceRegister *base)
{
  return strcmp (adduce_register_get_id (base), ADDUCE_REGISTER_ISSUE) == 0;
}

GPtrArray *
adduce_ui_register_fields_list (AdduceRegister *base)
{
  GPtrArray *offered = g_ptr_array_new ();
  const char *const *all = base != NULL ? adduce_register_list_attributes (base) : NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (!is_issues (base) || !adduce_register_is_built_in (all[i]) || any_has (base, all[i]))
      g_ptr_array_add (offered, (gpointer) all[i]);
  return offered;
}

gboolean
adduce_ui_register_fields_has_kinds (AdduceRegister *base)
{
  return base == NULL || !is_issues (base) || any_has (base, NULL);
}
