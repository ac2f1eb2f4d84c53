/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Commands that settle what waits.
 */
#include "config.h"

#include "edit/adduce-command-review.h"

#include <glib/gi18n-lib.h>

#include "store/adduce-claim-anchor.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-sidecar-diff.h"

AdduceCommand *
adduce_command_new_accept_place (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimAnchor) own = adduce_claim_anchor_new (claim, "");
  g_autoptr (AdduceClaim) after = adduce_claim_anchor_apply (claim, NULL, own->spans, own->quotes);
  return adduce_command_new_replace (claim, after, _("Keep Claim Here"));
}

AdduceCommand *
adduce_command_new_accept_places (AdduceClaim *const *claims, guint n_claims)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_claims; i++)
    if (adduce_claim_anchor_waits (claims[i]) && !adduce_claim_anchor_is_lost (claims[i]))
      g_ptr_array_add (commands, adduce_command_new_accept_place (claims[i]));
  if (commands->len == 0)
    return NULL;
  g_autofree char *label
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Accept %u Place", "Accept %u Places", commands->len),
                       commands->len);
  return adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, label);
}

AdduceCommand *
adduce_command_new_place (AdduceClaim *claim, AdduceSpanSet *spans, AdduceText *text, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (spans != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  if (!adduce_text_check_spans (text, spans, error))
    return NULL;
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    g_ptr_array_add (quotes, adduce_quote_describe (text, adduce_span_set_get_span (spans, i)));
  g_autoptr (AdduceClaim) after = adduce_claim_anchor_apply (claim, NULL, spans, quotes);
  return adduce_command_new_replace (claim, after, _("Move Claim"));
}

AdduceCommand *
adduce_command_new_mark_lost (AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  g_return_val_if_fail (anchor != NULL, NULL);

  anchor->status = ADDUCE_ANCHOR_ORPHAN;
  anchor->confirmed = TRUE;
  g_autoptr (AdduceClaim) after = adduce_claim_anchor_apply (claim, anchor, anchor->spans, anchor->quotes);
  return adduce_command_new_replace (claim, after, _("Mark Claim as Lost"));
}

AdduceCommand *
adduce_command_new_settle (AdduceClaim *claim, AdduceClaim *version, const char *const *fields)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  g_autoptr (AdduceClaim) after = adduce_claim_conflict_settle (claim, version, fields);
  return adduce_command_new_replace (claim, after, _("Settle Claim"));
}

AdduceCommand *
adduce_command_new_restore (GPtrArray *changes, const char *label)
{
  g_return_val_if_fail (changes != NULL, NULL);

  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < changes->len; i++)
    {
      const AdduceClaimChange *change = changes->pdata[i];
      if (change->before == NULL)
        g_ptr_array_add (commands, adduce_command_new_add (change->after));
      else if (change->after == NULL)
        g_ptr_array_add (commands, adduce_command_new_remove (change->before));
      else
        g_ptr_array_add (commands, adduce_command_new_replace (change->before, change->after, label));
    }
  return adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, label);
}
