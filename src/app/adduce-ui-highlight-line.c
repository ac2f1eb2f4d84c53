/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of highlights.
 */
#include "config.h"

#include "adduce-ui-highlight-line.h"

struct _AdduceUiHighlightLine
{
  AdduceUiScene *scene; /* not owned */
  AdduceUiTextRows *rows;
  int height;
  AdduceUiHighlightParts invalid;
  GArray *entries; /* AdduceUiSceneEntry: the claims drawn, or NULL */
  GskRenderNode *claims;
  GskRenderNode *focus;
  GskRenderNode *hits;
};

static GArray *
get_pieces (AdduceUiHighlightLine *self, AdduceSpan span)
{
  return adduce_ui_text_rows_get_pieces (self->rows, span);
}

/* Where there are more than two lanes they are drawn closer to each other. */
static gboolean
is_dense (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, AdduceUiSceneEntry, i).lane > 1)
      return TRUE;

  return FALSE;
}

static gboolean
ends_here (const AdduceUiSceneEntry *entry, AdduceSpan extent)
{
  return entry->span.end <= extent.end
         && entry->span.end == adduce_span_set_get_end (adduce_claim_get_spans (entry->claim));
}

static void
append_claim_line (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, const AdduceUiSceneEntry *entry, gboolean dense,
                   GArray *pieces)
{
  const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, entry->claim);

  adduce_ui_claim_paint_append_line (paint, snapshot, entry->own, entry->lane, dense, pieces);
  if (entry->own && !paint->faded && ends_here (entry, adduce_ui_text_rows_get_span (self->rows))
      && !adduce_ui_scene_is_complete (self->scene, entry->claim))
    adduce_ui_claim_paint_append_open_end (paint, snapshot, adduce_ui_scene_get_stamps (self->scene), entry->lane,
                                           dense, pieces);
}

static GskRenderNode *
draw_claims (AdduceUiHighlightLine *self)
{
  GArray *entries = self->entries;
  g_autoptr (GPtrArray) pieces = NULL;
  GtkSnapshot *snapshot;
  gboolean dense = is_dense (entries);

  if (entries->len == 0)
    return NULL;

  /* All fills, then all lines, so that no fill covers a line. */
  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const AdduceUiSceneEntry *entry = &g_array_index (entries, AdduceUiSceneEntry, i);
      const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, entry->claim);

      g_ptr_array_add (pieces, get_pieces (self, entry->span));
      if (!paint->faded)
        adduce_ui_claim_paint_append_fill (snapshot, &paint->fill, entry->own, pieces->pdata[i]);
    }
  for (guint i = 0; i < entries->len; i++)
    append_claim_line (self, snapshot, &g_array_index (entries, AdduceUiSceneEntry, i), dense, pieces->pdata[i]);

  return gtk_snapshot_free_to_node (snapshot);
}

/* The gaps of a claim in several pieces, dotted in its lane, so that one sees what belongs together. */
static void
append_bridges (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, const GdkRGBA *color, guint lane)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (adduce_ui_scene_get_focused (self->scene));
  AdduceUiClaimPaint paint = { .line = *color, .pattern = ADDUCE_CODE_PATTERN_DOTTED };
  gboolean dense = is_dense (self->entries);

  for (guint i = 1; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan gap = { adduce_span_set_get_span (spans, i - 1).end,
                         adduce_span_set_get_span (spans, i).start };
      g_autoptr (GArray) pieces = get_pieces (self, gap);

      adduce_ui_claim_paint_append_line (&paint, snapshot, TRUE, lane, dense, pieces);
    }
}

static void
append_marked (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, const AdduceUiSceneEntry *entry, gboolean focused)
{
  const AdduceUiClaimPaint *paint = adduce_ui_scene_get_paint (self->scene, entry->claim);
  g_autoptr (GArray) pieces = get_pieces (self, entry->span);

  if (!paint->faded)
    adduce_ui_claim_paint_append_fill (snapshot, &paint->focused_fill, TRUE, pieces);
  adduce_ui_claim_paint_append_outline (snapshot, &paint->line, focused, pieces);
}

static GskRenderNode *
draw_focus (AdduceUiHighlightLine *self)
{
  AdduceSpan extent = adduce_ui_text_rows_get_span (self->rows);
  AdduceClaim *focused = adduce_ui_scene_get_focused (self->scene);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  AdduceSpanSet *spans = NULL;
  guint lane = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AdduceUiSceneEntry *entry = &g_array_index (self->entries, AdduceUiSceneEntry, i);

      if (adduce_ui_scene_is_focused (self->scene, entry->claim))
        {
          append_marked (self, snapshot, entry, TRUE);
          lane = entry->lane;
        }
      else if (adduce_ui_scene_is_chosen (self->scene, entry->claim))
        append_marked (self, snapshot, entry, FALSE);
    }

  if (focused != NULL)
    spans = adduce_claim_get_spans (focused);
  if (spans != NULL && adduce_span_set_get_start (spans) < extent.end && adduce_span_set_get_end (spans) > extent.start)
    append_bridges (self, snapshot, &adduce_ui_scene_get_paint (self->scene, focused)->line, lane);

  return gtk_snapshot_free_to_node (snapshot);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const AdduceSpan *one = a, *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/* Where claims have a fill, in text order; the spans may overlap. */
static GArray *
list_filled (AdduceUiHighlightLine *self)
{
  GArray *filled = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AdduceUiSceneEntry *entry = &g_array_index (self->entries, AdduceUiSceneEntry, i);

      if (!adduce_ui_scene_get_paint (self->scene, entry->claim)->faded)
        g_array_append_val (filled, entry->span);
    }
  g_array_sort (filled, compare_spans_cb);
  return filled;
}

static void
append_hit_fill (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, const GdkRGBA *color, AdduceSpan span)
{
  g_autoptr (GArray) pieces = NULL;

  if (span.start >= span.end)
    return;
  pieces = get_pieces (self, span);
  adduce_ui_claim_paint_append_fill (snapshot, color, TRUE, pieces);
}

/* A hit has its fill only where no claim has one, so that a claim's colour is that of its stance alone. */
static void
append_bare_parts (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, const GdkRGBA *color, AdduceSpan hit,
                   GArray *filled, guint *first)
{
  guint at = hit.start;

  /* What ends before this hit ends before the next as well. */
  while (*first < filled->len && g_array_index (filled, AdduceSpan, *first).end <= hit.start)
    (*first)++;
  for (guint i = *first; i < filled->len && at < hit.end; i++)
    {
      AdduceSpan span = g_array_index (filled, AdduceSpan, i);

      if (span.start >= hit.end)
        break;
      append_hit_fill (self, snapshot, color, (AdduceSpan) { at, span.start });
      at = MAX (at, span.end);
    }
  append_hit_fill (self, snapshot, color, (AdduceSpan) { at, hit.end });
}

/* Drawn beneath the claims. All hits have a frame that stands out from the words, so it is seen around claims too. */
static GskRenderNode *
draw_hits (AdduceUiHighlightLine *self)
{
  AdduceSpan extent = adduce_ui_text_rows_get_span (self->rows);
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();
  GdkRGBA fill = adduce_ui_palette_get_hit (palette);
  GdkRGBA line = adduce_ui_palette_get_line (palette, ADDUCE_UI_PALETTE_HIT);
  GdkRGBA text = adduce_ui_palette_get_text (palette);
  GArray *hits = adduce_ui_scene_get_hits (self->scene);
  g_autoptr (GArray) filled = NULL;
  GtkSnapshot *snapshot;
  guint first = 0;

  if (hits->len == 0)
    return NULL;

  filled = list_filled (self);
  snapshot = gtk_snapshot_new ();
  for (guint i = adduce_ui_scene_find_hit (self->scene, extent.start); i < hits->len; i++)
    {
      AdduceSpan hit = g_array_index (hits, AdduceSpan, i);
      gboolean current = i == adduce_ui_scene_get_current_hit (self->scene);
      g_autoptr (GArray) pieces = NULL;

      if (hit.start >= extent.end)
        break;
      append_bare_parts (self, snapshot, &fill, hit, filled, &first);
      pieces = get_pieces (self, hit);
      adduce_ui_claim_paint_append_frame (snapshot, current ? &text : &line, current, pieces);
    }

  return gtk_snapshot_free_to_node (snapshot);
}

/* --- what is kept --- */

/* Looks at the claims of the line again; what was drawn stays where they are the same. */
static void
check_claims (AdduceUiHighlightLine *self)
{
  g_autoptr (GArray) entries = adduce_ui_scene_query (self->scene, adduce_ui_text_rows_get_span (self->rows));

  if (self->entries != NULL && adduce_ui_scene_entries_equal (self->entries, entries))
    return;

  g_clear_pointer (&self->entries, g_array_unref);
  self->entries = g_steal_pointer (&entries);
  self->invalid |= ADDUCE_UI_HIGHLIGHT_STYLE | ADDUCE_UI_HIGHLIGHT_HITS;
}

AdduceUiHighlightLine *
adduce_ui_highlight_line_new (AdduceUiScene *scene, GtkTextView *view, const GtkTextIter *iter, int height)
{
  AdduceUiHighlightLine *self = g_new0 (AdduceUiHighlightLine, 1);

  self->scene = scene;
  self->height = height;
  self->rows = adduce_ui_text_rows_new (view, iter);
  self->invalid = ADDUCE_UI_HIGHLIGHT_CLAIMS | ADDUCE_UI_HIGHLIGHT_STYLE | ADDUCE_UI_HIGHLIGHT_FOCUS
                  | ADDUCE_UI_HIGHLIGHT_HITS;

  return self;
}

void
adduce_ui_highlight_line_free (AdduceUiHighlightLine *self)
{
  g_return_if_fail (self != NULL);

  adduce_ui_text_rows_free (self->rows);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->claims, gsk_render_node_unref);
  g_clear_pointer (&self->focus, gsk_render_node_unref);
  g_clear_pointer (&self->hits, gsk_render_node_unref);
  g_free (self);
}

int
adduce_ui_highlight_line_get_height (AdduceUiHighlightLine *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

AdduceUiTextRows *
adduce_ui_highlight_line_get_rows (AdduceUiHighlightLine *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

void
adduce_ui_highlight_line_invalidate (AdduceUiHighlightLine *self, AdduceUiHighlightParts parts)
{
  g_return_if_fail (self != NULL);

  self->invalid |= parts;
}

gboolean
adduce_ui_highlight_line_update (AdduceUiHighlightLine *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->invalid == 0)
    return FALSE;

  if (self->invalid & ADDUCE_UI_HIGHLIGHT_CLAIMS)
    check_claims (self);
  if (self->invalid & ADDUCE_UI_HIGHLIGHT_STYLE)
    {
      g_clear_pointer (&self->claims, gsk_render_node_unref);
      self->claims = draw_claims (self);
      self->invalid |= ADDUCE_UI_HIGHLIGHT_FOCUS;
    }
  if (self->invalid & ADDUCE_UI_HIGHLIGHT_FOCUS)
    {
      g_clear_pointer (&self->focus, gsk_render_node_unref);
      self->focus = draw_focus (self);
    }
  if (self->invalid & ADDUCE_UI_HIGHLIGHT_HITS)
    {
      g_clear_pointer (&self->hits, gsk_render_node_unref);
      self->hits = draw_hits (self);
    }
  self->invalid = 0;

  return TRUE;
}

void
adduce_ui_highlight_line_snapshot (AdduceUiHighlightLine *self, GtkSnapshot *snapshot, int y)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));

  adduce_ui_highlight_line_update (self);
  if (self->claims == NULL && self->focus == NULL && self->hits == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  if (self->hits != NULL)
    gtk_snapshot_append_node (snapshot, self->hits);
  if (self->claims != NULL)
    gtk_snapshot_append_node (snapshot, self->claims);
  if (self->focus != NULL)
    gtk_snapshot_append_node (snapshot, self->focus);
  gtk_snapshot_restore (snapshot);
}
