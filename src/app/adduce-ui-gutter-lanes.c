/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lanes of brackets.
 */
#include "config.h"

#include "adduce-ui-gutter-lanes.h"

#define PAGE_SIZE 8192

struct _AdduceUiGutterLanes
{
  GArray *items; /* AdduceUiGutterItem, by start, the longer first */
};

/* What is taken of a lane. */
typedef struct {
  guint end;
  int line; /* of the buffer, in which it ends */
} Lane;

static void
clear_item_cb (gpointer data)
{
  g_clear_object (&((AdduceUiGutterItem *) data)->claim);
}

static GArray *
new_items (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AdduceUiGutterItem));

  g_array_set_clear_func (items, clear_item_cb);
  return items;
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const AdduceUiGutterItem *one = a, *two = b;

  if (one->extent.start != two->extent.start)
    return one->extent.start < two->extent.start ? -1 : 1;
  if (one->extent.end != two->extent.end)
    return one->extent.end > two->extent.end ? -1 : 1;
  if (one->own != two->own)
    return one->own ? -1 : 1;
  return adduce_claim_compare (one->claim, two->claim);
}

/* The start of the first line that does not begin before @offset, or the end of the text. */
static guint
get_line_start_from (AdduceUiArticleBuffer *buffer, guint offset)
{
  GtkTextIter iter;

  adduce_ui_article_buffer_get_iter (buffer, &iter, offset);
  if (!gtk_text_iter_starts_line (&iter) && !gtk_text_iter_forward_line (&iter))
    gtk_text_iter_forward_to_end (&iter);

  return adduce_ui_article_buffer_get_offset (buffer, &iter);
}

static int
get_line (AdduceUiArticleBuffer *buffer, guint offset)
{
  GtkTextIter iter;

  adduce_ui_article_buffer_get_iter (buffer, &iter, offset);
  return gtk_text_iter_get_line (&iter);
}

static void
add_claim (GArray *items, GHashTable *known, AdduceClaim *claim, gboolean own)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  AdduceSpan extent = { adduce_span_set_get_start (spans), adduce_span_set_get_end (spans) };
  AdduceUiGutterItem item = { .claim = claim, .extent = extent, .own = own };

  if (!g_hash_table_add (known, claim))
    return;

  g_object_ref (claim);
  g_array_append_val (items, item);
}

static void
collect (AdduceUiGutterLanes *self, AdduceUiScene *scene, AdduceSpan page)
{
  g_autoptr (GArray) entries = adduce_ui_scene_query (scene, page);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  AdduceClaim *focused = adduce_ui_scene_get_focused (scene);

  for (guint i = 0; i < entries->len; i++)
    {
      const AdduceUiSceneEntry *entry = &g_array_index (entries, AdduceUiSceneEntry, i);

      add_claim (self->items, known, entry->claim, entry->own);
    }

  /* A gap as long as a page holds nothing of the claim; the focused one is joined all the same. */
  if (focused != NULL && adduce_ui_scene_has_own (scene, focused))
    {
      AdduceSpanSet *spans = adduce_claim_get_spans (focused);

      if (adduce_span_set_get_start (spans) < page.end && adduce_span_set_get_end (spans) > page.start)
        add_claim (self->items, known, focused, TRUE);
    }
  g_array_sort (self->items, compare_items_cb);
}

/* Whether a bracket at @start, in @line, can't touch those in the lane. */
static gboolean
is_free (const Lane *lane, guint start, int line, guint reach)
{
  return lane->end <= start && (lane->line < line || start - lane->end >= reach);
}

static guint
find_lane (GArray *lanes, guint start, int line, guint reach)
{
  guint lane = 0;

  while (lane < lanes->len && !is_free (&g_array_index (lanes, Lane, lane), start, line, reach))
    lane++;

  return lane;
}

static gboolean
all_free (GArray *lanes, guint start, int line, guint reach)
{
  for (guint i = 0; i < lanes->len; i++)
    if (!is_free (&g_array_index (lanes, Lane, i), start, line, reach))
      return FALSE;

  return TRUE;
}

static void
end_bunch (AdduceUiGutterLanes *self, guint from, guint to, GArray *lanes)
{
  for (guint i = from; i < to; i++)
    g_array_index (self->items, AdduceUiGutterItem, i).n_lanes = lanes->len;
  g_array_set_size (lanes, 0);
}

static void
give_lanes (AdduceUiGutterLanes *self, AdduceUiArticleBuffer *buffer, guint reach)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
  guint first = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      AdduceUiGutterItem *item = &g_array_index (self->items, AdduceUiGutterItem, i);
      int line = get_line (buffer, item->extent.start);

      if (all_free (lanes, item->extent.start, line, reach))
        {
          end_bunch (self, first, i, lanes);
          first = i;
        }
      item->lane = find_lane (lanes, item->extent.start, line, reach);
      if (item->lane == lanes->len)
        g_array_set_size (lanes, lanes->len + 1);
      g_array_index (lanes, Lane, item->lane)
        = (Lane) { item->extent.end, get_line (buffer, MAX (item->extent.end, 1) - 1) };
    }
  end_bunch (self, first, self->items->len, lanes);
}

guint
adduce_ui_gutter_lanes_get_page (AdduceUiArticleBuffer *buffer, const GtkTextIter *iter)
{
  return adduce_ui_article_buffer_get_line_span (buffer, iter).start / PAGE_SIZE;
}

AdduceUiGutterLanes *
adduce_ui_gutter_lanes_new (AdduceUiScene *scene, AdduceUiArticleBuffer *buffer, guint page, guint reach)
{
  AdduceUiGutterLanes *self;
  AdduceSpan extent;

  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (scene), NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_BUFFER (buffer), NULL);

  self = g_new0 (AdduceUiGutterLanes, 1);
  self->items = new_items ();
  extent.start = get_line_start_from (buffer, page * PAGE_SIZE);
  extent.end = get_line_start_from (buffer, (page + 1) * PAGE_SIZE);
  collect (self, scene, extent);
  give_lanes (self, buffer, reach);

  return self;
}

void
adduce_ui_gutter_lanes_free (AdduceUiGutterLanes *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_free (self);
}

GArray *
adduce_ui_gutter_lanes_query (AdduceUiGutterLanes *self, AdduceSpan extent)
{
  GArray *found = new_items ();

  g_return_val_if_fail (self != NULL, found);

  for (guint i = 0; i < self->items->len; i++)
    {
      AdduceUiGutterItem item = g_array_index (self->items, AdduceUiGutterItem, i);

      if (item.extent.start >= MAX (extent.end, extent.start + 1))
        break;
      if (item.extent.end <= extent.start)
        continue;
      g_object_ref (item.claim);
      g_array_append_val (found, item);
    }

  return found;
}

gboolean
adduce_ui_gutter_items_equal (GArray *a, GArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AdduceUiGutterItem *one = &g_array_index (a, AdduceUiGutterItem, i);
      const AdduceUiGutterItem *two = &g_array_index (b, AdduceUiGutterItem, i);

      if (one->claim != two->claim || one->lane != two->lane || one->n_lanes != two->n_lanes || one->own != two->own)
        return FALSE;
    }

  return TRUE;
}
