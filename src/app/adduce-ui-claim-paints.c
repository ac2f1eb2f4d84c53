/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints by facet.
 */
#include "config.h"

#include "adduce-ui-claim-paints.h"

struct _AdduceUiClaimPaints
{
  AdduceUiPalette *palette;
  AdduceCodebook *codebook;
  AdduceCodeMap *map; /* or NULL */
  AdduceFacet facet;
  GHashTable *paints; /* code ("" for unset) → AdduceUiClaimPaint */
  AdduceUiClaimPaint faded;
  AdduceCategories *categories;
};

static gboolean
is_in_codebook (AdduceFacet facet)
{
  return facet == ADDUCE_FACET_STANCE || facet == ADDUCE_FACET_EVIDENCE;
}

static void
set_colors (AdduceUiClaimPaints *self, AdduceUiClaimPaint *paint, const char *color)
{
  paint->line = adduce_ui_palette_get_line (self->palette, color);
  paint->fill = adduce_ui_palette_get_fill (self->palette, color);
  paint->focused_fill = adduce_ui_palette_get_focused_fill (self->palette, color);
  paint->paper = adduce_ui_palette_get_background (self->palette);
  paint->text = adduce_ui_palette_get_text (self->palette);
  paint->ink = adduce_ui_palette_get_ink (self->palette, &paint->line);
}

static void
paint_value (AdduceUiClaimPaints *self, AdduceUiClaimPaint *paint, AdduceTag *tag)
{
  const char *variable_id = adduce_facet_to_id (self->facet);
  AdduceVariable *variable = self->codebook != NULL ? adduce_codebook_get_variable (self->codebook, variable_id)
                                                    : NULL;
  AdduceCode *code = variable != NULL ? adduce_variable_resolve (variable, adduce_tag_get_code (tag)) : NULL;

  set_colors (self, paint, code != NULL ? adduce_code_get_info (code)->color : NULL);
  paint->pattern = code != NULL ? adduce_code_get_info (code)->pattern : ADDUCE_CODE_PATTERN_THIN;
  if (code != NULL)
    adduce_letters_of_code (variable, code, paint->letters);
  else
    adduce_letters_of_name (adduce_tag_get_label (tag), paint->letters);
}

static void
paint_category (AdduceUiClaimPaints *self, AdduceUiClaimPaint *paint, AdduceTag *tag)
{
  guint category = adduce_categories_take (self->categories, adduce_tag_get_code (tag), &paint->pattern);

  set_colors (self, paint, adduce_ui_palette_get_category (self->palette, category));
  adduce_letters_of_name (adduce_tag_get_label (tag), paint->letters);
}

/* @tag: (nullable): unset */
static const AdduceUiClaimPaint *
ensure_paint (AdduceUiClaimPaints *self, AdduceTag *tag)
{
  const char *code = tag != NULL ? adduce_tag_get_code (tag) : "";
  AdduceUiClaimPaint *paint = g_hash_table_lookup (self->paints, code);

  if (paint != NULL)
    return paint;

  paint = g_new0 (AdduceUiClaimPaint, 1);
  if (tag == NULL)
    {
      set_colors (self, paint, NULL);
      paint->pattern = ADDUCE_CODE_PATTERN_DASHED;
      paint->unset = TRUE;
      g_strlcpy (paint->letters, "?", sizeof paint->letters);
    }
  else if (is_in_codebook (self->facet))
    paint_value (self, paint, tag);
  else
    paint_category (self, paint, tag);
  g_hash_table_insert (self->paints, g_strdup (code), paint);

  return paint;
}

static int
compare_tags_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (adduce_tag_get_code (*(AdduceTag *const *) a), adduce_tag_get_code (*(AdduceTag *const *) b));
}

AdduceUiClaimPaints *
adduce_ui_claim_paints_new (AdduceUiPalette *palette)
{
  AdduceUiClaimPaints *self = g_new0 (AdduceUiClaimPaints, 1);

  self->palette = palette;
  self->categories = adduce_categories_new ();
  self->paints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  adduce_ui_claim_paints_reset (self, NULL, ADDUCE_FACET_STANCE);

  return self;
}

void
adduce_ui_claim_paints_free (AdduceUiClaimPaints *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->codebook);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_hash_table_unref (self->paints);
  adduce_categories_free (self->categories);
  g_free (self);
}

void
adduce_ui_claim_paints_reset (AdduceUiClaimPaints *self, AdduceCodebook *codebook, AdduceFacet facet)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->codebook, codebook);
  self->facet = facet;
  g_hash_table_remove_all (self->paints);
  adduce_categories_reset (self->categories);

  self->faded = (AdduceUiClaimPaint) { .pattern = ADDUCE_CODE_PATTERN_THIN, .faded = TRUE };
  self->faded.line = adduce_ui_palette_get_faded (self->palette);
  self->faded.paper = adduce_ui_palette_get_background (self->palette);
  self->faded.text = adduce_ui_palette_get_text (self->palette);
}

void
adduce_ui_claim_paints_set_code_map (AdduceUiClaimPaints *self, AdduceCodeMap *map)
{
  g_return_if_fail (self != NULL);

  if (map != NULL)
    adduce_code_map_ref (map);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map;
}

void
adduce_ui_claim_paints_learn (AdduceUiClaimPaints *self, GListModel *claims)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  guint n = g_list_model_get_n_items (claims);

  g_return_if_fail (self != NULL);

  if (is_in_codebook (self->facet))
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AdduceClaim) claim = g_list_model_get_item (claims, i);
      g_autoptr (AdduceTagList) list = adduce_facet_resolve_tags (self->facet, claim, self->map);

      if (adduce_tag_list_get_n_tags (list) > 0)
        g_ptr_array_add (tags, adduce_tag_ref (adduce_tag_list_get_tag (list, 0)));
    }
  g_ptr_array_sort (tags, compare_tags_cb);
  for (guint i = 0; i < tags->len; i++)
    ensure_paint (self, tags->pdata[i]);
}

const AdduceUiClaimPaint *
adduce_ui_claim_paints_get (AdduceUiClaimPaints *self, AdduceClaim *claim)
{
  g_autoptr (AdduceTagList) tags = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  if (self->facet == ADDUCE_FACET_STANCE)
    return ensure_paint (self, adduce_claim_get_stance (claim));
  tags = adduce_facet_resolve_tags (self->facet, claim, self->map);
  return ensure_paint (self, adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_list_get_tag (tags, 0) : NULL);
}

const AdduceUiClaimPaint *
adduce_ui_claim_paints_get_faded (AdduceUiClaimPaints *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->faded;
}
