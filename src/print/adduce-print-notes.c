/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notes in the margin.
 *
 * Page by page: of those that wait and those whose claims begin here as many as there is room for, in order; first
 * each as high as its claim, then, from the last one up, as much higher as is needed. The others wait for the next
 * page. When the text has ended they stand in columns.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-print-private.h"

#define CHIP 8.0
#define INDENT 12.0
#define GAP 5.0
#define COLUMN_GAP 14.0

/* --- what they say --- */

static void
append_names (GString *string, AdduceTagList *tags, AdduceVariable *variable)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      AdduceCode *code = variable != NULL ? adduce_variable_resolve (variable, adduce_tag_get_code (tag)) : NULL;
      g_autofree char *name
        = adduce_paths_display (code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag));

      /* translators: between the names of speakers and the like */
      g_string_append (string, i > 0 ? _(", ") : "");
      g_string_append (string, name);
    }
}

static void
append_line (GString *string, const char *text)
{
  if (*text == '\0')
    return;
  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, text);
}

static void
append_values (AdducePrint *self, GString *string, AdduceClaim *claim)
{
  AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autoptr (AdduceTagList) stances = adduce_tag_list_new (&stance, stance != NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  AdduceVariable *stance_variable = NULL, *evidence_variable = NULL;

  if (self->codebook != NULL)
    {
      stance_variable = adduce_codebook_get_variable (self->codebook, "stance");
      evidence_variable = adduce_codebook_get_variable (self->codebook, "evidence");
    }
  append_names (line, stances, stance_variable);
  if (line->len > 0 && adduce_tag_list_get_n_tags (adduce_claim_get_evidence (claim)) > 0)
    g_string_append (line, " · ");
  append_names (line, adduce_claim_get_evidence (claim), evidence_variable);
  append_line (string, line->str);
}

static void
append_rest (AdducePrint *self, GString *string, const AdducePrintClaim *printed)
{
  AdduceClaim *claim = printed->claim;
  g_autofree char *unset = adduce_unset_to_string (adduce_review_get_unset (claim, self->codebook));
  g_autoptr (GString) line = g_string_new (NULL);

  if (adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET)
    {
      /* translators: how sure the coder is of the coding: "Certainty: High" */
      g_string_append_printf (line, _("Certainty: %s"),
                              adduce_certainty_get_label (adduce_claim_get_certainty (claim)));
    }
  if (*unset != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", unset);
  if (self->many_coders)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", adduce_claim_get_coder (claim));
  append_line (string, line->str);
  if (printed->n_pieces == 0)
    append_line (string, _("Its words are not in the article any more"));
}

static void
append_note (GString *string, const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note != NULL ? note : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = adduce_paths_display (lines[i]);

      append_line (string, line);
    }
}

static void
set_style (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* (transfer full): the number and the speaker, the values, the issue, the note, the rest. */
static PangoLayout *
make_layout (AdducePrint *self, guint index)
{
  const AdducePrintClaim *printed = &g_array_index (self->claims, AdducePrintClaim, index);
  AdduceClaim *claim = printed->claim;
  PangoLayout *layout = _adduce_print_make_layout (self, "Sans", self->font_size * ADDUCE_PRINT_NOTE_SCALE);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GString) issues = g_string_new (NULL);
  gsize start;

  g_string_append_printf (string, "%u  ", index + 1);
  append_names (string, adduce_claim_get_speakers (claim), NULL);
  set_style (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, string->len);
  append_values (self, string, claim);
  append_names (issues, adduce_claim_get_issues (claim), NULL);
  start = string->len;
  append_line (string, issues->str);
  set_style (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, string->len);
  append_note (string, adduce_claim_get_note (claim));
  start = string->len;
  append_rest (self, string, printed);
  set_style (attributes, pango_attr_foreground_new (0x6000, 0x6000, 0x6000), start, string->len);

  pango_layout_set_width (layout, (int) ((self->notes_width - INDENT) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, string->str, (int) string->len);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* --- where they stand --- */

/* Adds the note of a claim to those that wait; one that is higher than a page in parts. */
static void
queue_note (AdducePrint *self, guint index)
{
  g_autoptr (PangoLayout) layout = make_layout (self, index);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  AdducePrintNote part = { .claim = index };

  for (int row = 0; row < pango_layout_get_line_count (layout); row++)
    {
      PangoRectangle logical;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height = (double) logical.height / PANGO_SCALE;
      if (part.n_rows > 0 && part.height + height > self->area_height)
        {
          g_queue_push_tail (&self->waiting, g_memdup2 (&part, sizeof part));
          part = (AdducePrintNote) { .claim = index, .first_row = row };
        }
      part.n_rows++;
      part.height += height;
      pango_layout_iter_next_line (iter);
    }
  g_queue_push_tail (&self->waiting, g_memdup2 (&part, sizeof part));
}

/* Where its claim is on the page; the top where that is on another. */
static double
get_wanted_y (AdducePrint *self, const AdducePrintNote *note, guint page)
{
  const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, note->claim);
  const AdducePrintRow *row;

  if (claim->n_pieces == 0 || self->rows->len == 0 || note->first_row > 0)
    return 0;
  row = &g_array_index (self->rows, AdducePrintRow, _adduce_print_flow_find_row (self, claim->pieces[0].start));
  return row->page == page ? row->y + row->baseline - self->font_size * 0.9 : 0;
}

static guint
get_page (AdducePrint *self, guint index)
{
  const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, index);

  if (claim->n_pieces == 0 || self->rows->len == 0)
    return 0;
  return g_array_index (self->rows, AdducePrintRow, _adduce_print_flow_find_row (self, claim->pieces[0].start)).page;
}

static void
place_column (AdducePrint *self, guint page, double x)
{
  guint first = self->notes->len;
  double used = 0, y = 0, limit = self->area_height;

  while (!g_queue_is_empty (&self->waiting))
    {
      g_autofree AdducePrintNote *note = NULL;
      AdducePrintNote *next = g_queue_peek_head (&self->waiting);

      if (self->notes->len > first && used + next->height > self->area_height)
        break;
      note = g_queue_pop_head (&self->waiting);
      used += note->height + GAP;
      note->page = page;
      note->x = x;
      note->y = MAX (y, get_wanted_y (self, note, page));
      y = note->y + note->height + GAP;
      g_array_append_val (self->notes, *note);
    }
  for (guint i = self->notes->len; i > first; i--)
    {
      AdducePrintNote *note = &g_array_index (self->notes, AdducePrintNote, i - 1);

      note->y = MAX (MIN (note->y, limit - note->height), 0);
      limit = note->y - GAP;
    }
}

gboolean
_adduce_print_notes_next (AdducePrint *self)
{
  guint page = self->next_note_page++;

  while (self->next_claim < self->claims->len && get_page (self, self->next_claim) <= page)
    queue_note (self, self->next_claim++);
  if (page < self->pages->len)
    place_column (self, page, self->notes_x);
  else
    for (double x = self->paper.left; x + self->notes_width <= self->paper.width - self->paper.right + 0.01;
         x += self->notes_width + COLUMN_GAP)
      place_column (self, page, x);
  self->n_pages = page + 1;
  return page + 1 < self->pages->len || !g_queue_is_empty (&self->waiting);
}

/* --- drawing --- */

/* From the bracket to the note, where both are on the page. */
static void
draw_leader (AdducePrint *self, const AdducePrintClaim *claim, const AdducePrintNote *note, double y, cairo_t *cr)
{
  double wanted = get_wanted_y (self, note, note->page);

  if (claim->n_pieces == 0 || note->first_row > 0 || get_page (self, note->claim) != note->page)
    return;
  adduce_print_ink_set (&claim->ink, 0.6, cr);
  cairo_set_line_width (cr, 0.4);
  cairo_move_to (cr, self->notes_x - 9, self->area_top + wanted + CHIP / 2 + 1);
  cairo_line_to (cr, self->notes_x - 1.5, y + CHIP / 2 + 1);
  cairo_stroke (cr);
}

static void
draw_note (AdducePrint *self, const AdducePrintNote *note, cairo_t *cr)
{
  const AdducePrintClaim *claim = &g_array_index (self->claims, AdducePrintClaim, note->claim);
  g_autoptr (PangoLayout) layout = make_layout (self, note->claim);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  double top = self->area_top + note->y;
  int above = 0;

  draw_leader (self, claim, note, top, cr);
  if (note->first_row == 0)
    _adduce_print_claims_draw_chip (self, claim, note->x, top + 1, CHIP, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int row = 0; row < note->first_row + note->n_rows; row++)
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      if (row == note->first_row)
        above = logical.y;
      if (row >= note->first_row)
        {
          cairo_move_to (cr, note->x + INDENT + (double) logical.x / PANGO_SCALE,
                         top + (double) (pango_layout_iter_get_baseline (iter) - above) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
}

void
_adduce_print_notes_draw (AdducePrint *self, guint page, cairo_t *cr)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const AdducePrintNote *note = &g_array_index (self->notes, AdducePrintNote, i);

      if (note->page == page)
        draw_note (self, note, cr);
    }
}
