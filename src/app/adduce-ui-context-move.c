/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going from claim to claim by what is to be done with them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* --- claims under the caret --- */

static int
find_claim (GPtrArray *claims, const char *id)
{
  for (guint i = 0; id != NULL && i < claims->len; i++)
    if (g_str_equal (adduce_claim_get_id (claims->pdata[i]), id))
      return (int) i;
  return -1;
}

void
adduce_ui_context_cycle_claims (AdduceUiContext *self, int direction)
{
  g_autoptr (GPtrArray) claims = NULL;
  guint n, next;
  int at;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  claims = adduce_ui_context_list_here (self);
  n = claims->len;
  if (n == 0)
    {
      _adduce_ui_context_message (self, _("There is no claim at the caret"), FALSE);
      return;
    }
  at = find_claim (claims, self->focused_id);
  if (n == 1 && at == 0)
    {
      _adduce_ui_context_message (self, _("There is no other claim at the caret"), FALSE);
      return;
    }

  if (at < 0)
    next = direction > 0 ? 0 : n - 1;
  else
    next = ((guint) at + (direction > 0 ? 1 : n - 1)) % n;
  adduce_ui_context_focus_claim (self, adduce_claim_get_id (claims->pdata[next]), FALSE);
}

GPtrArray *
adduce_ui_context_list_here (AdduceUiContext *self)
{
  guint offset;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  offset = self->selection.start;
  if (self->focused_claim != NULL && !adduce_span_set_contains (adduce_claim_get_spans (self->focused_claim), offset))
    offset = adduce_span_set_get_start (adduce_claim_get_spans (self->focused_claim));
  return adduce_ui_context_query_claims (self, (AdduceSpan) { offset, offset });
}

/* --- claims with work left --- */

typedef gboolean (*IsWanted) (AdduceUiContext *self, AdduceClaim *claim, gpointer data);

/* From where the search goes on: the focused claim, or the gap between two in which the caret is. */
static guint
find_start (AdduceUiContext *self, AdduceClaimSet *set, int direction)
{
  guint n = adduce_claim_set_get_n_claims (set), position = 0;

  if (self->focused_id != NULL && adduce_claim_set_find (set, self->focused_id, &position))
    return (position + (direction > 0 ? 1 : n - 1)) % n;

  while (position < n
         && adduce_span_set_get_start (adduce_claim_get_spans (adduce_claim_set_get (set, position)))
              < self->selection.start)
    position++;
  return direction > 0 ? position % n : (position + n - 1) % n;
}

/* Says where the search went on, and @text. */
static void
tell_arrival (AdduceUiContext *self, gboolean wrapped, int direction, const char *text)
{
  const char *where = direction > 0 ? _("Went on from the beginning") : _("Went on from the end");
  g_autofree char *both = NULL;

  if (!wrapped && text == NULL)
    return;
  if (wrapped && text != NULL)
    /* translators: "Went on from the beginning", then what is wrong with a claim */
    both = g_strdup_printf (_("%s. %s"), where, text);
  _adduce_ui_context_message (self, both != NULL ? both : wrapped ? where : text, FALSE);
}

/* The next of one's own claims that is wanted; it may be the focused one. Says whether the search went round. */
static AdduceClaim *
find_wanted (AdduceUiContext *self, int direction, IsWanted is_wanted, gpointer data, gboolean *ret_wrapped)
{
  AdduceClaimSet *set = adduce_session_get_claims (self->session);
  guint n = adduce_claim_set_get_n_claims (set);
  guint start = n > 0 ? find_start (self, set, direction) : 0;
  AdduceSpan caret = { self->selection.start, self->selection.start };
  guint from = self->focused_claim != NULL ? adduce_span_set_get_start (adduce_claim_get_spans (self->focused_claim))
                                           : caret.start;

  for (guint i = 0; i < n; i++)
    {
      guint position = (start + (direction > 0 ? i : n - i)) % n;
      AdduceClaim *claim = adduce_claim_set_get (set, position);
      guint place = adduce_span_set_get_start (adduce_claim_get_spans (claim));

      if (!is_wanted (self, claim, data))
        continue;
      *ret_wrapped = direction > 0 ? place < from : place > from;
      return claim;
    }
  return NULL;
}

static gboolean
check_session (AdduceUiContext *self)
{
  if (self->session == NULL)
    _adduce_ui_context_message (self, _("Choose an article first"), FALSE);
  return self->session != NULL;
}

static gboolean
has_unset (AdduceUiContext *self, AdduceClaim *claim, gpointer data)
{
  return adduce_review_get_unset (claim, data) != ADDUCE_UNSET_NOTHING;
}

void
adduce_ui_context_step_unset (AdduceUiContext *self, int direction)
{
  gboolean wrapped = FALSE;
  AdduceClaim *claim;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!check_session (self))
    return;
  claim = find_wanted (self, direction, has_unset, adduce_ui_context_get_codebook (self), &wrapped);
  if (claim == NULL)
    _adduce_ui_context_message (self, _("Nothing is unset in your claims here"), FALSE);
  else if (claim == self->focused_claim)
    _adduce_ui_context_message (self, _("No other claim of yours has something unset"), FALSE);
  else
    {
      adduce_ui_context_focus_claim (self, adduce_claim_get_id (claim), TRUE);
      tell_arrival (self, wrapped, direction, NULL);
    }
}

/* The first sentence about what is wrong; NULL for nothing; (transfer full). */
static char *
dup_violation (AdduceReview *review, AdduceClaim *claim)
{
  g_autoptr (GPtrArray) violations = adduce_review_list_violations (review, claim);

  return violations->len > 0 ? g_strdup (((AdduceViolation *) violations->pdata[0])->message) : NULL;
}

static gboolean
has_violation (AdduceUiContext *self, AdduceClaim *claim, gpointer data)
{
  g_autofree char *text = dup_violation (data, claim);

  return text != NULL;
}

/* (transfer full): of one's own claims as they are now. */
static AdduceReview *
make_review (AdduceUiContext *self)
{
  AdduceClaimSet *set = adduce_session_get_claims (self->session);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  for (guint i = 0; i < adduce_claim_set_get_n_claims (set); i++)
    g_ptr_array_add (claims, adduce_claim_set_get (set, i));

  AdduceReview *review
    = adduce_review_new (adduce_ui_context_get_codebook (self), adduce_session_get_text (self->session),
                         (AdduceClaim *const *) claims->pdata, claims->len);
  adduce_review_set_article (review, adduce_session_get_article (self->session));
  return review;
}

void
adduce_ui_context_step_violation (AdduceUiContext *self, int direction)
{
  g_autoptr (AdduceReview) review = NULL;
  g_autofree char *text = NULL;
  gboolean wrapped = FALSE;
  AdduceClaim *claim;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!check_session (self))
    return;
  review = make_review (self);
  claim = find_wanted (self, direction, has_violation, review, &wrapped);
  if (claim == NULL)
    {
      _adduce_ui_context_message (self, _("Your claims here break no rule"), FALSE);
      return;
    }
  text = dup_violation (review, claim);
  adduce_ui_context_focus_claim (self, adduce_claim_get_id (claim), TRUE);
  tell_arrival (self, wrapped, direction, text);
}
