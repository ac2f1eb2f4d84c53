/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing of claims. See the header for what is cached, and adduce-ui-text-rows.h for where text stands.
 */
#include "config.h"

#include "adduce-ui-article-buffer.h"
#include "adduce-ui-claim-paint.h"
#include "adduce-ui-highlighter.h"
#include "adduce-ui-palette.h"
#include "adduce-ui-text-rows.h"

/* More lines than any screen shows; so many are kept before all are forgotten. */
#define MAX_LINES 1024

typedef struct {
  AdduceUiTextRows *rows;
  int height;
  GskRenderNode *claims;
  GskRenderNode *focus;
  GskRenderNode *hits;
  gboolean claims_valid;
  gboolean focus_valid;
  gboolean hits_valid;
} Line;

struct _AdduceUiHighlighter
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: owns us */
  AdduceClaimSet *own;
  AdduceClaimSet *others;
  AdduceCodebook *codebook;
  AdduceClaim *focused;
  GArray *hits;           /* AdduceSpan, in text order */
  guint current_hit;      /* or G_MAXUINT */
  AdduceSpanIndex *index; /* of both sets, where there are others; owners count on from one's own */
  GHashTable *lines;      /* line number → Line */
  GHashTable *paints;     /* id of a stance ("" for unset) → AdduceUiClaimPaint */

  /* what the rows depend on */
  int width;
  int scale;
  guint font_serial;
};

G_DEFINE_FINAL_TYPE (AdduceUiHighlighter, adduce_ui_highlighter, G_TYPE_OBJECT)

static void
line_free (Line *line)
{
  g_clear_pointer (&line->rows, adduce_ui_text_rows_free);
  g_clear_pointer (&line->claims, gsk_render_node_unref);
  g_clear_pointer (&line->focus, gsk_render_node_unref);
  g_clear_pointer (&line->hits, gsk_render_node_unref);
  g_free (line);
}

static AdduceSpanIndex *
make_index (AdduceClaimSet *own, AdduceClaimSet *others)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AdduceSpanEntry));
  AdduceClaimSet *sets[] = { own, others };
  guint owner = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sets); s++)
    for (guint i = 0; i < adduce_claim_set_get_n_claims (sets[s]); i++, owner++)
      {
        AdduceSpanSet *spans = adduce_claim_get_spans (adduce_claim_set_get (sets[s], i));

        for (guint k = 0; k < adduce_span_set_get_n_spans (spans); k++)
          {
            AdduceSpanEntry entry = { .span = adduce_span_set_get_span (spans, k), .owner = owner };

            g_array_append_val (entries, entry);
          }
      }

  return adduce_span_index_new ((AdduceSpanEntry *) entries->data, entries->len);
}

/* One's own set's index is borrowed anew each time: it lives until the set changes. */
static AdduceSpanIndex *
get_index (AdduceUiHighlighter *self)
{
  if (self->own == NULL)
    return NULL;
  if (self->others == NULL || adduce_claim_set_get_n_claims (self->others) == 0)
    return adduce_claim_set_get_index (self->own);
  if (self->index == NULL)
    self->index = make_index (self->own, self->others);

  return self->index;
}

static gboolean
is_own (AdduceUiHighlighter *self, guint owner)
{
  return owner < adduce_claim_set_get_n_claims (self->own);
}

static AdduceClaim *
get_claim (AdduceUiHighlighter *self, guint owner)
{
  guint n_own = adduce_claim_set_get_n_claims (self->own);

  if (owner < n_own)
    return adduce_claim_set_get (self->own, owner);

  return self->others != NULL ? adduce_claim_set_get (self->others, owner - n_own) : NULL;
}

static const AdduceUiClaimPaint *
get_paint (AdduceUiHighlighter *self, AdduceClaim *claim)
{
  AdduceTag *stance = adduce_claim_get_stance (claim);
  const char *id = stance != NULL ? adduce_tag_get_code (stance) : "";
  AdduceUiClaimPaint *paint = g_hash_table_lookup (self->paints, id);

  if (paint == NULL)
    {
      paint = g_new0 (AdduceUiClaimPaint, 1);
      *paint = adduce_ui_claim_paint_make (adduce_ui_palette_get_default (), self->codebook, stance);
      g_hash_table_insert (self->paints, g_strdup (id), paint);
    }

  return paint;
}

/* --- a line's nodes --- */

static gboolean
collect_entry_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  GArray *entries = user_data;

  g_array_append_vals (entries, entry, 1);
  return TRUE;
}

static GArray *
query (AdduceUiHighlighter *self, AdduceSpan extent)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (AdduceSpanEntry));
  AdduceSpanIndex *index = get_index (self);

  if (index != NULL && extent.end > extent.start)
    adduce_span_index_query (index, extent, collect_entry_cb, entries);

  return entries;
}

static gboolean
is_dense (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_array_index (entries, AdduceSpanEntry, i).lane > 1)
      return TRUE;

  return FALSE;
}

static GskRenderNode *
draw_claims (AdduceUiHighlighter *self, Line *line)
{
  g_autoptr (GArray) entries = query (self, adduce_ui_text_rows_get_span (line->rows));
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GtkSnapshot *snapshot;
  gboolean dense = is_dense (entries);

  if (entries->len == 0)
    return NULL;

  /* All fills, then all lines, so that no fill covers a line. */
  snapshot = gtk_snapshot_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const AdduceSpanEntry *entry = &g_array_index (entries, AdduceSpanEntry, i);
      AdduceClaim *claim = get_claim (self, entry->owner);
      GArray *array = adduce_ui_text_rows_get_pieces (line->rows, entry->span);

      g_ptr_array_add (pieces, array);
      if (claim != NULL)
        adduce_ui_claim_paint_append_fill (snapshot, &get_paint (self, claim)->fill, is_own (self, entry->owner),
                                           array);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const AdduceSpanEntry *entry = &g_array_index (entries, AdduceSpanEntry, i);
      AdduceClaim *claim = get_claim (self, entry->owner);

      if (claim != NULL)
        adduce_ui_claim_paint_append_line (get_paint (self, claim), snapshot, is_own (self, entry->owner),
                                           entry->lane, dense, pieces->pdata[i]);
    }

  return gtk_snapshot_free_to_node (snapshot);
}

/* The gaps of a claim in several pieces, dotted in its lane, so that one sees what belongs together. */
static void
append_bridges (AdduceUiHighlighter *self, GtkSnapshot *snapshot, Line *line, const GdkRGBA *color, guint lane,
                gboolean dense)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (self->focused);
  AdduceUiClaimPaint paint = { .line = *color, .pattern = ADDUCE_CODE_PATTERN_DOTTED };

  for (guint i = 1; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan gap = { adduce_span_set_get_span (spans, i - 1).end,
                         adduce_span_set_get_span (spans, i).start };
      g_autoptr (GArray) pieces = adduce_ui_text_rows_get_pieces (line->rows, gap);

      adduce_ui_claim_paint_append_line (&paint, snapshot, TRUE, lane, dense, pieces);
    }
}

static GskRenderNode *
draw_focus (AdduceUiHighlighter *self, Line *line)
{
  AdduceSpan extent = adduce_ui_text_rows_get_span (line->rows);
  g_autoptr (GArray) entries = NULL;
  GtkSnapshot *snapshot;
  AdduceSpanSet *spans;
  const AdduceUiClaimPaint *paint;
  guint lane = 0;

  if (self->focused == NULL)
    return NULL;
  spans = adduce_claim_get_spans (self->focused);
  if (adduce_span_set_get_start (spans) >= extent.end || adduce_span_set_get_end (spans) <= extent.start)
    return NULL;

  snapshot = gtk_snapshot_new ();
  paint = get_paint (self, self->focused);
  entries = query (self, extent);
  for (guint i = 0; i < entries->len; i++)
    {
      const AdduceSpanEntry *entry = &g_array_index (entries, AdduceSpanEntry, i);
      AdduceClaim *claim = get_claim (self, entry->owner);
      g_autoptr (GArray) pieces = NULL;

      if (claim == NULL || !g_str_equal (adduce_claim_get_id (claim), adduce_claim_get_id (self->focused)))
        continue;

      lane = entry->lane;
      pieces = adduce_ui_text_rows_get_pieces (line->rows, entry->span);
      adduce_ui_claim_paint_append_fill (snapshot, &paint->focused_fill, TRUE, pieces);
      adduce_ui_claim_paint_append_outline (snapshot, &paint->line, pieces);
    }
  append_bridges (self, snapshot, line, &paint->line, lane, is_dense (entries));

  return gtk_snapshot_free_to_node (snapshot);
}

/* The first hit that ends after @offset. */
static guint
find_hit (AdduceUiHighlighter *self, guint offset)
{
  guint low = 0, high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, AdduceSpan, middle).end > offset)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static GskRenderNode *
draw_hits (AdduceUiHighlighter *self, Line *line)
{
  AdduceSpan extent = adduce_ui_text_rows_get_span (line->rows);
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();
  GdkRGBA color = adduce_ui_palette_get_hit (palette);
  GdkRGBA outline = adduce_ui_palette_get_text (palette);
  GtkSnapshot *snapshot;

  if (self->hits->len == 0)
    return NULL;

  snapshot = gtk_snapshot_new ();
  for (guint i = find_hit (self, extent.start); i < self->hits->len; i++)
    {
      AdduceSpan hit = g_array_index (self->hits, AdduceSpan, i);
      g_autoptr (GArray) pieces = NULL;

      if (hit.start >= extent.end)
        break;
      pieces = adduce_ui_text_rows_get_pieces (line->rows, hit);
      adduce_ui_claim_paint_append_fill (snapshot, &color, TRUE, pieces);
      if (i == self->current_hit)
        adduce_ui_claim_paint_append_outline (snapshot, &outline, pieces);
    }

  return gtk_snapshot_free_to_node (snapshot);
}

/* --- the frame --- */

static void
check_layout (AdduceUiHighlighter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  int width = gtk_widget_get_width (widget) - gtk_text_view_get_left_margin (self->view)
              - gtk_text_view_get_right_margin (self->view);
  int scale = gtk_widget_get_scale_factor (widget);
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (widget));

  if (self->width != width || self->scale != scale || self->font_serial != serial
      || g_hash_table_size (self->lines) > MAX_LINES)
    g_hash_table_remove_all (self->lines);
  self->width = width;
  self->scale = scale;
  self->font_serial = serial;
}

static Line *
ensure_line (AdduceUiHighlighter *self, const GtkTextIter *iter, int height)
{
  gpointer key = GINT_TO_POINTER (gtk_text_iter_get_line (iter));
  Line *line = g_hash_table_lookup (self->lines, key);

  if (line != NULL && line->height == height)
    return line;

  line = g_new0 (Line, 1);
  line->height = height;
  line->rows = adduce_ui_text_rows_new (self->view, iter);
  g_hash_table_insert (self->lines, key, line);

  return line;
}

static void
snapshot_line (AdduceUiHighlighter *self, GtkSnapshot *snapshot, Line *line, int y)
{
  if (!line->claims_valid)
    line->claims = draw_claims (self, line);
  if (!line->focus_valid)
    line->focus = draw_focus (self, line);
  if (!line->hits_valid)
    line->hits = draw_hits (self, line);
  line->claims_valid = line->focus_valid = line->hits_valid = TRUE;
  if (line->claims == NULL && line->focus == NULL && line->hits == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  if (line->claims != NULL)
    gtk_snapshot_append_node (snapshot, line->claims);
  if (line->focus != NULL)
    gtk_snapshot_append_node (snapshot, line->focus);
  if (line->hits != NULL)
    gtk_snapshot_append_node (snapshot, line->hits);
  gtk_snapshot_restore (snapshot);
}

static void
drop_nodes (AdduceUiHighlighter *self, gboolean claims, gboolean focus, gboolean hits)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Line *line = value;

      if (claims)
        {
          g_clear_pointer (&line->claims, gsk_render_node_unref);
          line->claims_valid = FALSE;
        }
      if (focus)
        {
          g_clear_pointer (&line->focus, gsk_render_node_unref);
          line->focus_valid = FALSE;
        }
      if (hits)
        {
          g_clear_pointer (&line->hits, gsk_render_node_unref);
          line->hits_valid = FALSE;
        }
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Callbacks */

/* The lanes of claims far from the change may change with it, so all are drawn anew. */
static void
set_changed_cb (AdduceUiHighlighter *self)
{
  g_clear_pointer (&self->index, adduce_span_index_free);
  drop_nodes (self, TRUE, TRUE, FALSE);
}

static void
palette_changed_cb (AdduceUiHighlighter *self)
{
  g_hash_table_remove_all (self->paints);
  drop_nodes (self, TRUE, TRUE, TRUE);
}

static void
follow_set (AdduceUiHighlighter *self, AdduceClaimSet **field, AdduceClaimSet *set)
{
  if (*field == set)
    return;

  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, set_changed_cb, self);
  g_set_object (field, set);
  if (set != NULL)
    g_signal_connect_object (set, "changed", G_CALLBACK (set_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
adduce_ui_highlighter_dispose (GObject *object)
{
  AdduceUiHighlighter *self = ADDUCE_UI_HIGHLIGHTER (object);

  follow_set (self, &self->own, NULL);
  follow_set (self, &self->others, NULL);
  g_clear_object (&self->codebook);
  g_clear_object (&self->focused);
  g_clear_pointer (&self->index, adduce_span_index_free);
  g_hash_table_remove_all (self->lines);

  G_OBJECT_CLASS (adduce_ui_highlighter_parent_class)->dispose (object);
}

static void
adduce_ui_highlighter_finalize (GObject *object)
{
  AdduceUiHighlighter *self = ADDUCE_UI_HIGHLIGHTER (object);

  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->paints, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_highlighter_parent_class)->finalize (object);
}

static void
adduce_ui_highlighter_class_init (AdduceUiHighlighterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_highlighter_dispose;
  object_class->finalize = adduce_ui_highlighter_finalize;
}

static void
adduce_ui_highlighter_init (AdduceUiHighlighter *self)
{
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) line_free);
  self->paints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->hits = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_signal_connect_object (adduce_ui_palette_get_default (), "changed", G_CALLBACK (palette_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

AdduceUiHighlighter *
adduce_ui_highlighter_new (GtkTextView *view)
{
  AdduceUiHighlighter *self = g_object_new (ADDUCE_UI_TYPE_HIGHLIGHTER, NULL);

  self->view = view;

  return self;
}

void
adduce_ui_highlighter_set_claims (AdduceUiHighlighter *self, AdduceClaimSet *own, AdduceClaimSet *others,
                                  AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));
  g_return_if_fail (own != NULL || others == NULL);

  follow_set (self, &self->own, own);
  follow_set (self, &self->others, others);
  if (g_set_object (&self->codebook, codebook))
    g_hash_table_remove_all (self->paints);
  set_changed_cb (self);
}

void
adduce_ui_highlighter_set_focused (AdduceUiHighlighter *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  if (g_set_object (&self->focused, claim))
    drop_nodes (self, FALSE, TRUE, FALSE);
}

void
adduce_ui_highlighter_set_hits (AdduceUiHighlighter *self, const AdduceSpan *hits, guint n_hits, guint current)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  if (n_hits == 0 && self->hits->len == 0)
    return;

  self->current_hit = current;
  g_array_set_size (self->hits, 0);
  if (n_hits > 0)
    g_array_append_vals (self->hits, hits, n_hits);
  drop_nodes (self, FALSE, FALSE, TRUE);
}

void
adduce_ui_highlighter_invalidate (AdduceUiHighlighter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  g_hash_table_remove_all (self->lines);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

void
adduce_ui_highlighter_snapshot (AdduceUiHighlighter *self, GtkSnapshot *snapshot)
{
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_if_fail (ADDUCE_UI_IS_HIGHLIGHTER (self));

  check_layout (self);
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do
    {
      int y, height;

      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (y >= visible.y + visible.height)
        break;
      if (!gtk_text_iter_ends_line (&iter))
        snapshot_line (self, snapshot, ensure_line (self, &iter, height), y);
    }
  while (gtk_text_iter_forward_line (&iter));
}
