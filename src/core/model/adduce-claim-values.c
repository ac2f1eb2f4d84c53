/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a claim says of one's own variables.
 */
#include "config.h"

#include "adduce-claim-values.h"

#include <string.h>

typedef struct {
  const char *variable; /* interned: a corpus has few */
  AdduceTagList *tags;
} Entry;

struct _AdduceClaimValues {
  GArray *entries; /* Entry */
};

static void
entry_clear_cb (gpointer data)
{
  Entry *entry = data;

  adduce_tag_list_unref (entry->tags);
}

static AdduceClaimValues *
create (void)
{
  AdduceClaimValues *self = g_atomic_rc_box_new0 (AdduceClaimValues);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear_cb);
  return self;
}

static void
clear_cb (gpointer data)
{
  AdduceClaimValues *self = data;

  g_array_unref (self->entries);
}

static void
put (AdduceClaimValues *self, const char *variable_id, AdduceTagList *tags)
{
  Entry entry = { g_intern_string (variable_id), adduce_tag_list_ref (tags) };

  g_array_append_val (self->entries, entry);
}

static gboolean
is_empty (AdduceTagList *tags)
{
  return tags == NULL || adduce_tag_list_get_n_tags (tags) == 0;
}

AdduceClaimValues *
adduce_claim_values_ref (AdduceClaimValues *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_claim_values_unref (AdduceClaimValues *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_cb);
}

guint
adduce_claim_values_get_n_variables (const AdduceClaimValues *self)
{
  return self != NULL ? self->entries->len : 0;
}

const char *
adduce_claim_values_get_variable (const AdduceClaimValues *self, guint index)
{
  g_return_val_if_fail (index < adduce_claim_values_get_n_variables (self), NULL);

  return g_array_index (self->entries, Entry, index).variable;
}

AdduceTagList *
adduce_claim_values_get_tags (const AdduceClaimValues *self, guint index)
{
  g_return_val_if_fail (index < adduce_claim_values_get_n_variables (self), NULL);

  return g_array_index (self->entries, Entry, index).tags;
}

AdduceTagList *
adduce_claim_values_lookup (const AdduceClaimValues *self, const char *variable_id)
{
  g_return_val_if_fail (variable_id != NULL, NULL);

  for (guint i = 0; i < adduce_claim_values_get_n_variables (self); i++)
    if (g_str_equal (adduce_claim_values_get_variable (self, i), variable_id))
      return adduce_claim_values_get_tags (self, i);
  return NULL;
}

AdduceClaimValues *
adduce_claim_values_set (AdduceClaimValues *self, const char *variable_id, AdduceTagList *tags)
{
  g_return_val_if_fail (variable_id != NULL, NULL);

  g_autoptr (AdduceClaimValues) copy = create ();
  gboolean known = adduce_claim_values_lookup (self, variable_id) != NULL;
  gboolean missing = !known && !is_empty (tags);
  for (guint i = 0; i < adduce_claim_values_get_n_variables (self); i++)
    {
      const char *other = adduce_claim_values_get_variable (self, i);

      if (g_str_equal (other, variable_id))
        {
          if (!is_empty (tags))
            put (copy, variable_id, tags);
          continue;
        }
      if (missing && strcmp (other, variable_id) > 0)
        {
          put (copy, variable_id, tags);
          missing = FALSE;
        }
      put (copy, other, adduce_claim_values_get_tags (self, i));
    }
  if (missing)
    put (copy, variable_id, tags);
  return copy->entries->len > 0 ? g_steal_pointer (&copy) : NULL;
}

AdduceClaimValues *
adduce_claim_values_append (AdduceClaimValues *self, const char *variable_id, AdduceTagList *tags)
{
  g_return_val_if_fail (variable_id != NULL, NULL);

  AdduceClaimValues *copy = create ();
  for (guint i = 0; i < adduce_claim_values_get_n_variables (self); i++)
    put (copy, adduce_claim_values_get_variable (self, i), adduce_claim_values_get_tags (self, i));
  if (!is_empty (tags))
    put (copy, variable_id, tags);
  return copy;
}
