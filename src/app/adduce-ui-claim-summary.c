/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim in words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-summary.h"
#include "adduce-ui-claim-text.h"

/* Claims that are listed in one tooltip, and code points of each piece of the words that are read out. */
#define MAX_CLAIMS 6
#define MAX_WORDS 300

static AdduceVariable *
get_variable (AdduceCodebook *codebook, const char *id)
{
  return codebook != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
}

char *
adduce_ui_claim_summary_tags (AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_autofree char *speakers = NULL;
  g_autofree char *stance = NULL;
  g_autofree char *evidence = NULL;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  if (adduce_claim_get_stance (claim) != NULL)
    stance = adduce_ui_claim_text_dup_value (adduce_claim_get_stance (claim), get_variable (codebook, "stance"));
  evidence
    = adduce_ui_claim_text_dup_values (adduce_claim_get_evidence (claim), get_variable (codebook, "evidence"));

  return g_strdup_printf ("%s · %s · %s · %s", *speakers != '\0' ? speakers : _("No speaker yet"),
                          stance != NULL ? stance : _("No stance yet"),
                          *evidence != '\0' ? evidence : _("No evidence yet"), adduce_claim_get_coder (claim));
}

char *
adduce_ui_claim_summary_describe (AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_autofree char *words = NULL;
  g_autofree char *issues = NULL;
  g_autofree char *tags = NULL;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  words = adduce_ui_claim_text_dup_quote (claim, MAX_WORDS);
  issues = adduce_ui_claim_text_dup_names (adduce_claim_get_issues (claim));
  tags = adduce_ui_claim_summary_tags (claim, codebook);

  /* translators: what a screen reader says of a claim: its words; speaker, stance, evidence, coder; issues */
  return g_strdup_printf (_("Claim “%s”: %s · %s"), words, tags, *issues != '\0' ? issues : _("No issue yet"));
}

char *
adduce_ui_claim_summary_list (GPtrArray *claims, AdduceCodebook *codebook)
{
  GString *text;

  g_return_val_if_fail (claims != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < claims->len && i < MAX_CLAIMS; i++)
    {
      g_autofree char *tags = adduce_ui_claim_summary_tags (claims->pdata[i], codebook);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", tags);
    }
  if (claims->len > MAX_CLAIMS)
    {
      guint rest = claims->len - MAX_CLAIMS;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (NULL, "and %u more", "and %u more", rest), rest);
    }

  return g_string_free (text, FALSE);
}
