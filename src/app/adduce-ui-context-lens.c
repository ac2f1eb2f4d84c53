/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The light on some of the claims.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

void
_adduce_ui_context_take_registers (AdduceUiContext *self)
{
  g_autoptr (AdduceCodeMap) map = self->corpus != NULL ? adduce_corpus_make_code_map (self->corpus) : NULL;

  adduce_ui_lens_set_code_map (self->lens, map);
  if (self->session != NULL)
    g_signal_emit_by_name (self, "claims-changed");
}

AdduceCodeMap *
adduce_ui_context_get_code_map (AdduceUiContext *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return adduce_ui_lens_get_code_map (self->lens);
}

AdduceTagList *
adduce_ui_context_resolve_tags (AdduceUiContext *self, AdduceFacet facet, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  return adduce_facet_resolve_tags (facet, claim, adduce_ui_context_get_code_map (self));
}

/* What the focused claim is under the facet: the first tag's code, "" for unset; (transfer full). */
static char *
dup_focused_code (AdduceUiContext *self, AdduceFacet facet)
{
  AdduceClaim *focused = adduce_ui_context_get_focused_claim (self);
  g_autoptr (AdduceTagList) tags = NULL;

  if (focused == NULL)
    return NULL;

  tags = adduce_ui_context_resolve_tags (self, facet, focused);
  if (adduce_tag_list_get_n_tags (tags) == 0)
    return g_strdup ("");
  return g_strdup (adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)));
}

/* The name of a code, as the codebook or else some claim of the article has it; (transfer full). */
static char *
dup_name (AdduceUiContext *self, AdduceFacet facet, const char *code)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self);
  AdduceCode *value = codebook != NULL ? adduce_codebook_resolve (codebook, adduce_facet_to_id (facet), code) : NULL;
  AdduceCodeMap *map = adduce_ui_context_get_code_map (self);
  AdduceTag *now = map != NULL ? adduce_code_map_lookup (map, adduce_facet_to_id (facet), code) : NULL;
  g_autoptr (GPtrArray) claims = NULL;

  if (*code == '\0')
    return g_strdup (_("unset"));
  if (value != NULL)
    return g_strdup (adduce_code_get_label (value));
  if (now != NULL)
    return g_strdup (adduce_tag_get_label (now));

  claims = adduce_ui_context_list_claims (self);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (facet, claims->pdata[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        if (g_str_equal (adduce_tag_get_code (adduce_tag_list_get_tag (tags, k)), code))
          return g_strdup (adduce_tag_get_label (adduce_tag_list_get_tag (tags, k)));
    }

  return g_strdup (code);
}

void
adduce_ui_context_toggle_backlight (AdduceUiContext *self, AdduceFacet facet)
{
  AdduceUiLens *lens;
  g_autofree char *code = NULL;
  const char *lit;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  lens = adduce_ui_context_get_lens (self);
  lit = adduce_ui_lens_get_backlight_code (lens);
  code = dup_focused_code (self, facet);
  if (lit != NULL && adduce_ui_lens_get_backlight_facet (lens) == facet
      && (code == NULL || adduce_ui_lens_shows (lens, adduce_ui_context_get_focused_claim (self))))
    adduce_ui_lens_set_backlight (lens, facet, NULL);
  else if (code != NULL)
    adduce_ui_lens_set_backlight (lens, facet, code);
  else
    g_signal_emit_by_name (self, "message", _("Put the caret in a claim to light up those that have the same"), FALSE);
}

char *
adduce_ui_context_dup_backlight_label (AdduceUiContext *self)
{
  AdduceUiLens *lens;
  AdduceFacet facet;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  lens = adduce_ui_context_get_lens (self);
  if (adduce_ui_lens_get_backlight_code (lens) == NULL)
    return NULL;

  facet = adduce_ui_lens_get_backlight_facet (lens);
  name = dup_name (self, facet, adduce_ui_lens_get_backlight_code (lens));
  /* translators: what claims that don't fade have in common: "Speaker", "Stance" …, and its value */
  return g_strdup_printf (_("Backlight: %s %s"), adduce_facet_get_label (facet), name);
}
