/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changed about a claim, in words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-changes.h"
#include "adduce-ui-claim-text.h"

#define MAX_WORDS 300

static void
append (GString *text, const char *name, const char *value)
{
  if (text->len > 0)
    /* translators: between the things of a claim that changed */
    g_string_append (text, _("; "));
  /* translators: what changed, and what it is now: "Stance: Supports" */
  g_string_append_printf (text, _("%s: %s"), name, value != NULL && *value != '\0' ? value : _("unset"));
}

static AdduceVariable *
get_variable (AdduceCodebook *codebook, const char *id)
{
  return codebook != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
}

static const char *
get_variable_label (AdduceCodebook *codebook, const char *id, const char *fallback)
{
  AdduceVariable *variable = get_variable (codebook, id);

  return variable != NULL ? adduce_variable_get_label (variable) : fallback;
}

static void
append_names (GString *text, const char *name, AdduceTagList *before, AdduceTagList *after)
{
  g_autofree char *names = NULL;

  if (adduce_tag_list_equal (before, after))
    return;
  names = adduce_ui_claim_text_dup_names (after);
  append (text, name, names);
}

static void
append_codes (GString *text, AdduceClaim *before, AdduceClaim *after, AdduceCodebook *codebook)
{
  AdduceTag *stance = adduce_claim_get_stance (after);
  AdduceTagList *evidence = adduce_claim_get_evidence (after);

  if (!adduce_tag_equal (adduce_claim_get_stance (before), stance))
    {
      g_autofree char *value
        = stance != NULL ? adduce_ui_claim_text_dup_value (stance, get_variable (codebook, "stance")) : NULL;

      append (text, get_variable_label (codebook, "stance", _("Stance")), value);
    }
  if (!adduce_tag_list_equal (adduce_claim_get_evidence (before), evidence))
    {
      g_autofree char *values = adduce_ui_claim_text_dup_values (evidence, get_variable (codebook, "evidence"));

      append (text, get_variable_label (codebook, "evidence", _("Evidence")), values);
    }
}

char *
adduce_ui_claim_changes_describe (AdduceClaim *before, AdduceClaim *after, AdduceCodebook *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ADDUCE_IS_CLAIM (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (after), NULL);

  if (!adduce_span_set_equal (adduce_claim_get_spans (before), adduce_claim_get_spans (after)))
    {
      g_autofree char *words = adduce_ui_claim_text_dup_quote (after, MAX_WORDS);

      append (text, _("Words"), words);
    }
  append_names (text, _("Speaker"), adduce_claim_get_speakers (before), adduce_claim_get_speakers (after));
  append_names (text, _("Issue"), adduce_claim_get_issues (before), adduce_claim_get_issues (after));
  append_codes (text, before, after, codebook);
  if (adduce_claim_get_certainty (before) != adduce_claim_get_certainty (after))
    append (text, _("Certainty"), adduce_certainty_get_label (adduce_claim_get_certainty (after)));
  if (g_strcmp0 (adduce_claim_get_note (before), adduce_claim_get_note (after)) != 0)
    {
      const char *note = adduce_claim_get_note (after);
      g_autofree char *shown = note != NULL ? adduce_ui_claim_text_isolate (note, MAX_WORDS) : NULL;

      append (text, _("Note"), shown);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
