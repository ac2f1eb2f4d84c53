/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSpanIndex.
 *
 * Lanes are given to owners in the order of their first entries. A lane keeps the stretches taken in
 * it, sorted and disjoint; an owner goes to the lowest lane in which all its pieces are free, so that
 * others may still use the gaps between them. Nearly always the question is settled by the last first
 * piece put into a lane, which an array of its own keeps.
 */
#include "config.h"

#include "text/adduce-span-index.h"

#define BLOCK 64

struct _AdduceSpanIndex {
  AdduceSpanEntry *entries;
  guint n_entries;
  guint *block_ends; /* the largest end of each BLOCK entries */
  guint n_lanes;
};

/* An entry while it is sorted. */
typedef struct {
  AdduceSpanEntry entry;
  guint position;
} Item;

/* The lanes while they are given. */
typedef struct {
  GPtrArray *taken; /* per lane a GArray of AdduceSpan */
  GArray *busy;     /* per lane the guint end of the last first piece */
} Lanes;

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  const Item *x = a;
  const Item *y = b;

  if (x->entry.span.start != y->entry.span.start)
    return x->entry.span.start < y->entry.span.start ? -1 : 1;
  if (x->entry.span.end != y->entry.span.end)
    return x->entry.span.end > y->entry.span.end ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

/* The number of spans of a sorted disjoint array that end at or before @start. */
static guint
count_before (GArray *spans, guint start)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (spans, AdduceSpan, middle).end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
lane_is_free (GArray *taken, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      AdduceSpan piece = g_array_index (pieces, AdduceSpan, i);
      guint next = count_before (taken, piece.start);

      if (next < taken->len && g_array_index (taken, AdduceSpan, next).start < piece.end)
        return FALSE;
    }
  return TRUE;
}

/* Puts an owner's pieces, sorted and disjoint, into the lowest lane free for them. */
static guint
take_lane (Lanes *lanes, GArray *pieces)
{
  AdduceSpan first = g_array_index (pieces, AdduceSpan, 0);
  GArray *taken = NULL;
  guint lane;

  for (lane = 0; lane < lanes->taken->len; lane++)
    {
      taken = g_ptr_array_index (lanes->taken, lane);
      if (g_array_index (lanes->busy, guint, lane) <= first.start && lane_is_free (taken, pieces))
        break;
    }
  if (lane == lanes->taken->len)
    {
      taken = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
      g_ptr_array_add (lanes->taken, taken);
      g_array_set_size (lanes->busy, lane + 1);
    }
  g_array_index (lanes->busy, guint, lane) = first.end;
  for (guint i = 0; i < pieces->len; i++)
    {
      AdduceSpan piece = g_array_index (pieces, AdduceSpan, i);

      g_array_insert_val (taken, count_before (taken, piece.start), piece);
    }
  return lane;
}

/* Adds a span to an array sorted by start, joining it to the last where they overlap or touch. */
static void
append_piece (GArray *pieces, AdduceSpan span)
{
  AdduceSpan *last = pieces->len > 0 ? &g_array_index (pieces, AdduceSpan, pieces->len - 1) : NULL;

  if (last != NULL && span.start <= last->end)
    last->end = MAX (last->end, span.end);
  else
    g_array_append_val (pieces, span);
}

/* Gives lanes to the sorted entries; empty ones take no room. */
static void
give_lanes (AdduceSpanIndex *self)
{
  g_autoptr (GHashTable) owners = NULL; /* owner → the GArray of its pieces */
  g_autoptr (GHashTable) given = NULL;  /* owner → lane + 1 */
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (guint));
  Lanes lanes = { taken, busy };

  owners = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  given = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->n_entries; i++)
    {
      AdduceSpanEntry *entry = &self->entries[i];
      GArray *pieces = g_hash_table_lookup (owners, GUINT_TO_POINTER (entry->owner));

      if (entry->span.start >= entry->span.end)
        continue;
      if (pieces == NULL)
        {
          pieces = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
          g_hash_table_insert (owners, GUINT_TO_POINTER (entry->owner), pieces);
        }
      append_piece (pieces, entry->span);
    }
  for (guint i = 0; i < self->n_entries; i++)
    {
      AdduceSpanEntry *entry = &self->entries[i];
      GArray *pieces = g_hash_table_lookup (owners, GUINT_TO_POINTER (entry->owner));
      guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (given, GUINT_TO_POINTER (entry->owner)));

      if (lane == 0 && pieces != NULL)
        {
          lane = take_lane (&lanes, pieces) + 1;
          g_hash_table_insert (given, GUINT_TO_POINTER (entry->owner), GUINT_TO_POINTER (lane));
        }
      entry->lane = lane > 0 ? lane - 1 : 0;
    }
  self->n_lanes = MAX (taken->len, 1);
}

AdduceSpanIndex *
adduce_span_index_new (const AdduceSpanEntry *entries, guint n_entries)
{
  g_autofree Item *items = NULL;
  AdduceSpanIndex *self;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);

  items = g_new (Item, n_entries);
  for (guint i = 0; i < n_entries; i++)
    items[i] = (Item) { entries[i], i };
  if (n_entries > 0)
    qsort (items, n_entries, sizeof *items, compare_items_cb);

  self = g_new0 (AdduceSpanIndex, 1);
  self->n_entries = n_entries;
  self->entries = g_new (AdduceSpanEntry, n_entries);
  self->block_ends = g_new0 (guint, n_entries / BLOCK + 1);
  for (guint i = 0; i < n_entries; i++)
    {
      guint *block_end = &self->block_ends[i / BLOCK];

      self->entries[i] = items[i].entry;
      *block_end = MAX (*block_end, items[i].entry.span.end);
    }
  give_lanes (self);
  return self;
}

void
adduce_span_index_free (AdduceSpanIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self->block_ends);
  g_free (self);
}

void
adduce_span_index_query (AdduceSpanIndex *self, AdduceSpan extent, AdduceSpanIndexFunc func,
                         gpointer user_data)
{
  guint64 end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  end = MAX ((guint64) extent.end, (guint64) extent.start + 1);
  for (guint i = 0; i < self->n_entries && self->entries[i].span.start < end; i++)
    {
      const AdduceSpanEntry *entry = &self->entries[i];

      if (i % BLOCK == 0 && self->block_ends[i / BLOCK] <= extent.start)
        i += BLOCK - 1;
      else if (entry->span.end > extent.start && entry->span.start < entry->span.end
               && !func (entry, user_data))
        return;
    }
}

guint
adduce_span_index_get_n_entries (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_entries;
}

const AdduceSpanEntry *
adduce_span_index_get_entries (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entries;
}

guint
adduce_span_index_get_n_lanes (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->n_lanes;
}
