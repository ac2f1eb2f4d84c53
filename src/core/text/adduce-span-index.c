/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSpanIndex.
 *
 * A new index gives lanes to owners in the order of their first entries. A lane keeps the stretches taken in
 * it, sorted and disjoint; an owner goes to the lowest lane in which all its pieces are free. Nearly always the
 * question is settled by the last first piece put into a lane, which an array of its own keeps. These are only
 * needed while building: later the lanes that are taken at a place are those of the entries found there.
 */
#include "config.h"

#include "text/adduce-span-index.h"

#define BLOCK 64

struct _AdduceSpanIndex {
  GArray *entries;    /* AdduceSpanEntry */
  GArray *block_ends; /* guint: the largest end of each BLOCK entries */
  guint n_lanes;
};

/* The lanes while they are given. */
typedef struct {
  GPtrArray *taken; /* per lane a GArray of AdduceSpan */
  GArray *busy;     /* per lane the guint end of the last first piece */
} Lanes;

static int
compare_entries_cb (gconstpointer a, gconstpointer b)
{
  const AdduceSpanEntry *x = a;
  const AdduceSpanEntry *y = b;

  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end > y->span.end ? -1 : 1;
  return x->owner < y->owner ? -1 : x->owner > y->owner;
}

static int
compare_owners_cb (gconstpointer a, gconstpointer b)
{
  const AdduceSpanEntry *x = a;
  const AdduceSpanEntry *y = b;

  if (x->owner != y->owner)
    return x->owner < y->owner ? -1 : 1;
  return compare_entries_cb (a, b);
}

static AdduceSpanEntry *
get_entry (AdduceSpanIndex *self, guint index)
{
  return &g_array_index (self->entries, AdduceSpanEntry, index);
}

static gboolean
is_empty (AdduceSpan span)
{
  return span.start >= span.end;
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

/* The first of entries sorted by owner that is not of an owner before @owner. */
static guint
find_owner (GArray *by_owner, guint owner)
{
  guint low = 0;
  guint high = by_owner->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (by_owner, AdduceSpanEntry, middle).owner < owner)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Gives lanes to the sorted entries; empty ones take no room. */
static void
give_lanes (AdduceSpanIndex *self)
{
  g_autoptr (GArray) by_owner = g_array_copy (self->entries);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) busy = g_array_new (FALSE, FALSE, sizeof (guint));
  Lanes lanes = { taken, busy };

  g_array_sort (by_owner, compare_owners_cb);
  for (guint i = 0; i < by_owner->len; i++)
    g_array_index (by_owner, AdduceSpanEntry, i).lane = G_MAXUINT;

  for (guint i = 0; i < self->entries->len; i++)
    {
      AdduceSpanEntry *entry = get_entry (self, i);
      guint first = find_owner (by_owner, entry->owner);
      AdduceSpanEntry *known = &g_array_index (by_owner, AdduceSpanEntry, first);

      if (known->lane == G_MAXUINT)
        {
          g_array_set_size (pieces, 0);
          for (guint k = first; k < by_owner->len; k++)
            {
              const AdduceSpanEntry *other = &g_array_index (by_owner, AdduceSpanEntry, k);

              if (other->owner != entry->owner)
                break;
              if (!is_empty (other->span))
                append_piece (pieces, other->span);
            }
          known->lane = pieces->len > 0 ? take_lane (&lanes, pieces) : 0;
        }
      entry->lane = known->lane;
    }
  self->n_lanes = MAX (taken->len, 1);
}

/* The blocks from the one of entry @from on. */
static void
update_blocks (AdduceSpanIndex *self, guint from)
{
  g_array_set_size (self->block_ends, (self->entries->len + BLOCK - 1) / BLOCK);
  for (guint block = from / BLOCK; block < self->block_ends->len; block++)
    {
      guint end = 0;

      for (guint i = block * BLOCK; i < MIN ((block + 1) * BLOCK, self->entries->len); i++)
        end = MAX (end, get_entry (self, i)->span.end);
      g_array_index (self->block_ends, guint, block) = end;
    }
}

static guint
find_place (AdduceSpanIndex *self, const AdduceSpanEntry *entry)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries_cb (get_entry (self, middle), entry) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
collect_lane_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  GArray *lanes = user_data;

  g_array_append_val (lanes, entry->lane);
  return TRUE;
}

static int
compare_lanes_cb (gconstpointer a, gconstpointer b)
{
  const guint *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

/* A lane in which nothing is where the pieces are: @wanted, or the lowest. */
static guint
find_lane (AdduceSpanIndex *self, const AdduceSpan *spans, guint n_spans, guint wanted)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean fits = wanted != G_MAXUINT;
  guint lowest = 0;

  for (guint i = 0; i < n_spans; i++)
    if (!is_empty (spans[i]))
      adduce_span_index_query (self, spans[i], collect_lane_cb, taken);
  g_array_sort (taken, compare_lanes_cb);
  for (guint i = 0; i < taken->len; i++)
    {
      guint lane = g_array_index (taken, guint, i);

      fits = fits && lane != wanted;
      if (lane == lowest)
        lowest++;
    }
  return fits ? wanted : lowest;
}

/* Takes an owner's entries away, and returns its lane. */
static guint
take_out (AdduceSpanIndex *self, guint owner)
{
  guint first = self->entries->len, n_kept = 0;
  guint lane = G_MAXUINT;

  self->n_lanes = 1;
  for (guint i = 0; i < self->entries->len; i++)
    {
      AdduceSpanEntry *entry = get_entry (self, i);

      if (entry->owner == owner)
        {
          lane = entry->lane;
          first = MIN (first, i);
          continue;
        }
      if (entry->owner > owner)
        entry->owner--;
      self->n_lanes = MAX (self->n_lanes, entry->lane + 1);
      *get_entry (self, n_kept++) = *entry;
    }
  g_array_set_size (self->entries, n_kept);
  update_blocks (self, first);
  return lane;
}

static void
put_in (AdduceSpanIndex *self, guint owner, const AdduceSpan *spans, guint n_spans, guint wanted)
{
  guint lane = find_lane (self, spans, n_spans, wanted);
  guint first = self->entries->len;

  for (guint i = 0; i < self->entries->len; i++)
    get_entry (self, i)->owner += get_entry (self, i)->owner >= owner;
  for (guint i = 0; i < n_spans; i++)
    {
      AdduceSpanEntry entry = { spans[i], owner, lane };
      guint place = find_place (self, &entry);

      g_array_insert_val (self->entries, place, entry);
      first = MIN (first, place);
      if (!is_empty (spans[i]))
        self->n_lanes = MAX (self->n_lanes, lane + 1);
    }
  update_blocks (self, first);
}

AdduceSpanIndex *
adduce_span_index_new (const AdduceSpanEntry *entries, guint n_entries)
{
  AdduceSpanIndex *self;

  g_return_val_if_fail (entries != NULL || n_entries == 0, NULL);

  self = g_new0 (AdduceSpanIndex, 1);
  self->entries = g_array_sized_new (FALSE, FALSE, sizeof (AdduceSpanEntry), n_entries + 1);
  self->block_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  if (n_entries > 0)
    g_array_append_vals (self->entries, entries, n_entries);
  g_array_sort (self->entries, compare_entries_cb);
  update_blocks (self, 0);
  give_lanes (self);
  return self;
}

void
adduce_span_index_free (AdduceSpanIndex *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->entries);
  g_array_unref (self->block_ends);
  g_free (self);
}

void
adduce_span_index_insert (AdduceSpanIndex *self, guint owner, const AdduceSpan *spans, guint n_spans)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spans != NULL || n_spans == 0);

  put_in (self, owner, spans, n_spans, G_MAXUINT);
}

void
adduce_span_index_remove (AdduceSpanIndex *self, guint owner)
{
  g_return_if_fail (self != NULL);

  take_out (self, owner);
}

void
adduce_span_index_replace (AdduceSpanIndex *self, guint old_owner, guint owner, const AdduceSpan *spans,
                           guint n_spans)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (spans != NULL || n_spans == 0);

  put_in (self, owner, spans, n_spans, take_out (self, old_owner));
}

void
adduce_span_index_query (AdduceSpanIndex *self, AdduceSpan extent, AdduceSpanIndexFunc func,
                         gpointer user_data)
{
  guint64 end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  end = MAX ((guint64) extent.end, (guint64) extent.start + 1);
  for (guint i = 0; i < self->entries->len && get_entry (self, i)->span.start < end; i++)
    {
      const AdduceSpanEntry *entry = get_entry (self, i);

      if (i % BLOCK == 0 && g_array_index (self->block_ends, guint, i / BLOCK) <= extent.start)
        i += BLOCK - 1;
      else if (entry->span.end > extent.start && !is_empty (entry->span) && !func (entry, user_data))
        return;
    }
}

guint
adduce_span_index_get_n_entries (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const AdduceSpanEntry *
adduce_span_index_get_entries (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const AdduceSpanEntry *) self->entries->data;
}

guint
adduce_span_index_get_n_lanes (AdduceSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->n_lanes;
}
