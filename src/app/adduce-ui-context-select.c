/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several claims chosen at once.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

gboolean
adduce_ui_context_is_chosen (AdduceUiContext *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return g_strcmp0 (self->focused_id, id) == 0 || g_hash_table_contains (self->chosen, id);
}

GPtrArray *
adduce_ui_context_list_chosen (AdduceUiContext *self)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) claims = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  if (g_hash_table_size (self->chosen) == 0)
    {
      if (self->focused_claim != NULL)
        g_ptr_array_add (chosen, g_object_ref (self->focused_claim));
      return g_steal_pointer (&chosen);
    }

  claims = adduce_ui_context_list_claims (self);
  for (guint i = 0; i < claims->len; i++)
    if (adduce_ui_context_is_chosen (self, adduce_claim_get_id (claims->pdata[i])))
      g_ptr_array_add (chosen, g_object_ref (claims->pdata[i]));

  return g_steal_pointer (&chosen);
}

guint
adduce_ui_context_get_n_chosen (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), 0);

  if (self->focused_claim == NULL)
    return 0;

  return g_hash_table_size (self->chosen) + (g_hash_table_contains (self->chosen, self->focused_id) ? 0 : 1);
}

void
adduce_ui_context_choose_claims (AdduceUiContext *self, const char *const *ids, guint n_ids)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  g_hash_table_remove_all (self->chosen);
  for (guint i = 1; i < n_ids; i++)
    g_hash_table_add (self->chosen, g_strdup (ids[i]));
  _adduce_ui_context_set_focus (self, n_ids > 0 ? ids[0] : NULL);
  _adduce_ui_context_chosen_changed (self);
}

void
adduce_ui_context_toggle_chosen (AdduceUiContext *self, const char *id)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));
  g_return_if_fail (id != NULL);

  if (!adduce_ui_context_is_chosen (self, id))
    {
      if (self->focused_id != NULL)
        g_hash_table_add (self->chosen, g_strdup (self->focused_id));
      _adduce_ui_context_set_focus (self, id);
    }
  else if (g_strcmp0 (self->focused_id, id) != 0)
    g_hash_table_remove (self->chosen, id);
  else
    {
      g_autoptr (GPtrArray) chosen = adduce_ui_context_list_chosen (self);
      const char *next = NULL;

      for (guint i = 0; i < chosen->len && next == NULL; i++)
        if (!g_str_equal (adduce_claim_get_id (chosen->pdata[i]), id))
          next = adduce_claim_get_id (chosen->pdata[i]);
      g_hash_table_remove (self->chosen, id);
      if (next != NULL)
        g_hash_table_remove (self->chosen, next);
      _adduce_ui_context_set_focus (self, next);
    }
  _adduce_ui_context_chosen_changed (self);
}

/* The next of one's own claims after (or before) the focused one or, where that is not one's own, after where it
 * begins; without one, after the caret. NULL where there is none. */
static AdduceClaim *
find_next_own (AdduceUiContext *self, AdduceClaimSet *claims, int direction)
{
  guint n = adduce_claim_set_get_n_claims (claims), position = 0, place = self->selection.start;

  if (self->focused_id != NULL && adduce_claim_set_find (claims, self->focused_id, &position))
    {
      if (direction > 0 ? position + 1 >= n : position == 0)
        return NULL;
      return adduce_claim_set_get (claims, direction > 0 ? position + 1 : position - 1);
    }

  if (self->focused_claim != NULL)
    place = adduce_span_set_get_start (adduce_claim_get_spans (self->focused_claim));
  while (position < n
         && adduce_span_set_get_start (adduce_claim_get_spans (adduce_claim_set_get (claims, position))) < place)
    position++;
  if (n == 0)
    return NULL;
  return adduce_claim_set_get (claims, (direction > 0 ? position : position + n - 1) % n);
}

void
adduce_ui_context_step_chosen (AdduceUiContext *self, int direction)
{
  AdduceClaimSet *claims;
  AdduceClaim *next;
  const char *id;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->session == NULL)
    return;

  claims = adduce_session_get_claims (self->session);
  next = find_next_own (self, claims, direction);
  if (adduce_claim_set_get_n_claims (claims) == 0)
    _adduce_ui_context_message (self, _("You have no claims in this article yet"), FALSE);
  if (next == NULL)
    return;

  id = adduce_claim_get_id (next);
  if (self->focused_id == NULL || adduce_claim_set_lookup (claims, self->focused_id) == NULL)
    {
      /* Nothing can be done to a claim of another coder: it does not stay chosen besides. */
      adduce_ui_context_focus_claim (self, id, TRUE);
      return;
    }
  if (adduce_ui_context_is_chosen (self, id))
    {
      g_hash_table_remove (self->chosen, self->focused_id);
      _adduce_ui_context_set_focus (self, id);
      _adduce_ui_context_chosen_changed (self);
    }
  else
    adduce_ui_context_toggle_chosen (self, id);
  g_signal_emit_by_name (self, "reveal");
}

void
adduce_ui_context_choose_all (AdduceUiContext *self)
{
  AdduceClaimSet *claims;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->session == NULL)
    return;

  /* The focused one stays focused: it comes first. */
  claims = adduce_session_get_claims (self->session);
  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (claims, i);

      g_ptr_array_insert (ids, claim == self->focused_claim ? 0 : -1, (gpointer) adduce_claim_get_id (claim));
    }
  if (ids->len == 0)
    _adduce_ui_context_message (self, _("You have no claims in this article yet"), FALSE);
  else
    adduce_ui_context_choose_claims (self, (const char *const *) ids->pdata, ids->len);
}

void
adduce_ui_context_choose_focused (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  adduce_ui_context_focus_claim (self, self->focused_id, FALSE);
}
