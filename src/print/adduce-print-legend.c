/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the colours mean: the look of each claim by its value, and the line at the foot that explains those of a page.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-print-private.h"

#define CHIP 7.0
#define LINE 11.0
#define GAP 3.0
#define SIZE 7.0
#define MIN_ENTRY 60.0 /* with some letters of the name */
#define MAX_ENTRY 150.0

typedef struct {
  guint category;
  AdduceCodePattern pattern;
} Given;

/* (nullable) (transfer full): what the claim is under the facet. */
static AdduceTag *
dup_tag (AdducePrint *self, AdduceClaim *claim)
{
  g_autoptr (AdduceTagList) tags = adduce_facet_dup_tags (self->color_by, claim);

  return adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_ref (adduce_tag_list_get_tag (tags, 0)) : NULL;
}

static gboolean
is_in_codebook (AdduceFacet facet)
{
  return facet == ADDUCE_FACET_STANCE || facet == ADDUCE_FACET_EVIDENCE;
}

static void
look_up (AdducePrint *self, AdducePrintClaim *claim, AdduceTag *tag)
{
  AdduceVariable *variable = self->codebook != NULL
                               ? adduce_codebook_get_variable (self->codebook, adduce_facet_to_id (self->color_by))
                               : NULL;
  AdduceCode *code = variable != NULL ? adduce_variable_resolve (variable, adduce_tag_get_code (tag)) : NULL;

  claim->ink = adduce_print_ink_parse (code != NULL ? adduce_code_get_info (code)->color : NULL);
  claim->pattern = code != NULL ? adduce_code_get_info (code)->pattern : ADDUCE_CODE_PATTERN_DASHED;
  claim->meaning = adduce_paths_display (code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag));
  if (code != NULL)
    adduce_letters_of_code (variable, code, claim->letters);
  else
    adduce_letters_of_name (adduce_tag_get_label (tag), claim->letters);
}

static int
compare_codes_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Colours of what has none in the codebook: the codes are taken in their order, as in the window. */
static GHashTable *
give_categories (AdducePrint *self)
{
  GHashTable *given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (AdduceCategories) categories = adduce_categories_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->claims->len; i++)
    {
      AdduceTag *tag = dup_tag (self, g_array_index (self->claims, AdducePrintClaim, i).claim);

      if (tag != NULL)
        g_ptr_array_add (codes, g_strdup (adduce_tag_get_code (tag)));
      g_clear_pointer (&tag, adduce_tag_unref);
    }
  g_ptr_array_sort (codes, compare_codes_cb);
  for (guint i = 0; i < codes->len; i++)
    if (!g_hash_table_contains (given, codes->pdata[i]))
      {
        Given *one = g_new0 (Given, 1);

        one->category = adduce_categories_take (categories, codes->pdata[i], &one->pattern);
        g_hash_table_insert (given, g_strdup (codes->pdata[i]), one);
      }
  return given;
}

void
_adduce_print_legend_set_looks (AdducePrint *self)
{
  g_autoptr (GHashTable) given = is_in_codebook (self->color_by) ? NULL : give_categories (self);

  for (guint i = 0; i < self->claims->len; i++)
    {
      AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);
      AdduceTag *tag = dup_tag (self, claim->claim);

      if (tag == NULL)
        {
          claim->ink = adduce_print_ink_parse (NULL);
          claim->pattern = ADDUCE_CODE_PATTERN_DASHED;
          claim->meaning = g_strdup (_("Not set"));
          g_strlcpy (claim->letters, "?", sizeof claim->letters);
        }
      else if (given == NULL)
        look_up (self, claim, tag);
      else
        {
          const Given *one = g_hash_table_lookup (given, adduce_tag_get_code (tag));

          claim->ink = adduce_print_ink_parse (adduce_category_get_color (one->category));
          claim->pattern = one->pattern;
          claim->meaning = adduce_paths_display (adduce_tag_get_label (tag));
          adduce_letters_of_name (adduce_tag_get_label (tag), claim->letters);
        }
      g_clear_pointer (&tag, adduce_tag_unref);
    }
}

static gboolean
is_on_page (AdducePrint *self, guint index, guint page)
{
  const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, index);
  guint first, end;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const AdducePrintNote *note = &g_array_index (self->notes, AdducePrintNote, i);

      if (note->claim == index && note->page == page)
        return TRUE;
    }
  _adduce_print_flow_get_rows (self, page, &first, &end);
  for (guint i = 0; i < claim->n_pieces && first < end; i++)
    if (claim->pieces[i].start < g_array_index (self->rows, AdducePrintRow, end - 1).end
        && claim->pieces[i].end > g_array_index (self->rows, AdducePrintRow, first).start)
      return TRUE;
  return FALSE;
}

/* Words at @x, no wider than @width; what they take. */
static double
draw_words (AdducePrint *self, const char *text, double x, double y, double width, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = _adduce_print_make_layout (self, "Sans", SIZE);
  int text_width;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &text_width, NULL);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return (double) text_width / PANGO_SCALE;
}

/* The same with the claim's chip and line before it. */
static double
draw_entry (AdducePrint *self, const AdducePrintClaim *claim, double x, double y, double width, cairo_t *cr)
{
  double words = CHIP + 1.5 + LINE + GAP;
  double middle = y + 0.7 + CHIP / 2;
  AdducePrintClaim shown = *claim;

  shown.own = TRUE;
  _adduce_print_claims_draw_chip (self, &shown, x, y + 0.7, CHIP, cr);
  adduce_print_ink_line (&claim->ink, claim->pattern, x + CHIP + 1.5, middle, x + CHIP + 1.5 + LINE, middle, cr);
  return words + draw_words (self, claim->meaning, x + words, y, width - words, cr);
}

void
_adduce_print_legend_draw (AdducePrint *self, guint page, double y, cairo_t *cr)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  double x = self->paper.left;
  double right = self->paper.width - self->paper.right;

  for (guint i = 0; i < self->claims->len; i++)
    {
      const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, i);

      if (g_hash_table_contains (told, claim->meaning) || !is_on_page (self, i, page))
        continue;
      if (x == self->paper.left)
        x += draw_words (self, adduce_facet_get_label (self->color_by), x, y, right - x, cr) + 3 * GAP;
      if (right - x < MIN_ENTRY)
        {
          draw_words (self, "…", MIN (x, right - SIZE), y, SIZE, cr);
          return;
        }
      x += draw_entry (self, claim, x, y, MIN (right - x, MAX_ENTRY), cr) + 3 * GAP;
      g_hash_table_add (told, claim->meaning);
    }
}
