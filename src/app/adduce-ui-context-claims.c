/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims are shown, under what order, going from one to the next, and how many the list of articles tells.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* The two sets are in text order each. */
GPtrArray *
adduce_ui_context_list_claims (AdduceUiContext *self)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);
  AdduceClaimSet *own, *others;
  guint n_own, n_others, k = 0;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), g_steal_pointer (&claims));

  if (self->session == NULL)
    return g_steal_pointer (&claims);

  own = adduce_session_get_claims (self->session);
  others = adduce_session_get_others (self->session);
  n_own = adduce_claim_set_get_n_claims (own);
  n_others = self->show_others ? adduce_claim_set_get_n_claims (others) : 0;
  for (guint i = 0; i < n_own; i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (own, i);

      for (; k < n_others && adduce_claim_compare (adduce_claim_set_get (others, k), claim) < 0; k++)
        g_ptr_array_add (claims, g_object_ref (adduce_claim_set_get (others, k)));
      g_ptr_array_add (claims, g_object_ref (claim));
    }
  for (; k < n_others; k++)
    g_ptr_array_add (claims, g_object_ref (adduce_claim_set_get (others, k)));
  return g_steal_pointer (&claims);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  AdduceClaim *one = *(AdduceClaim *const *) a;
  AdduceClaim *two = *(AdduceClaim *const *) b;
  guint one_size = adduce_span_set_get_size (adduce_claim_get_spans (one));
  guint two_size = adduce_span_set_get_size (adduce_claim_get_spans (two));

  if (one_size != two_size)
    return one_size < two_size ? -1 : 1;
  return adduce_claim_compare (one, two);
}

GPtrArray *
adduce_ui_context_query_claims (AdduceUiContext *self, AdduceSpan extent)
{
  g_autoptr (GPtrArray) claims = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  if (self->session == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  claims = adduce_claim_set_query (adduce_session_get_claims (self->session), extent);
  if (self->show_others)
    {
      GPtrArray *others = adduce_claim_set_query (adduce_session_get_others (self->session), extent);

      g_ptr_array_extend_and_steal (claims, others);
      g_ptr_array_sort (claims, compare_sizes);
    }

  return g_steal_pointer (&claims);
}

void
adduce_ui_context_step_claim (AdduceUiContext *self, int direction)
{
  g_autoptr (GPtrArray) claims = NULL;
  guint position = G_MAXUINT;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claims = adduce_ui_context_list_claims (self);
  if (claims->len == 0)
    {
      _adduce_ui_context_message (
        self, self->session != NULL ? _("This article has no claims yet") : _("No article is open"), FALSE);
      return;
    }
  if (self->focused_claim == NULL || !g_ptr_array_find (claims, self->focused_claim, &position))
    {
      /* From the caret: the first claim after it, or the last before it. */
      guint i = 0;

      while (i < claims->len
             && adduce_span_set_get_start (adduce_claim_get_spans (claims->pdata[i])) < self->selection.start)
        i++;
      position = direction > 0 ? i : (i + claims->len - 1);
    }
  else
    position += direction > 0 ? 1 : claims->len - 1;

  adduce_ui_context_focus_claim (self, adduce_claim_get_id (claims->pdata[position % claims->len]), TRUE);
}

void
_adduce_ui_context_update_counts (AdduceUiContext *self)
{
  AdduceArticleSeen seen;
  guint n_own, n_others;

  if (self->session == NULL || self->article == NULL)
    return;

  n_own = adduce_claim_set_get_n_claims (adduce_session_get_claims (self->session));
  n_others = adduce_claim_set_get_n_claims (adduce_session_get_others (self->session));
  seen = (AdduceArticleSeen) {
    .title = adduce_article_get_title (self->article),
    .n_claims = n_own + n_others,
    .n_own_claims = n_own,
    .n_coders = adduce_article_get_n_coders (self->article),
    .status = adduce_session_get_status (self->session),
    .problem = adduce_article_get_problem (self->article),
    .openable = TRUE,
  };
  adduce_article_set_seen (self->article, &seen);
}
