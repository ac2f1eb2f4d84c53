/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCoverage: a sweep over the edges of the clipped spans. Between two edges the set of active
 * owners is constant; a stretch with the same owners as the one it touches is joined to it. The runs'
 * owners lie in one array, one after the other.
 */
#include "config.h"

#include "text/adduce-coverage.h"

/* Where a piece of an owner starts or ends. */
typedef struct {
  guint position;
  guint owner;
  gboolean is_start;
} Edge;

/* An owner that covers the present position, with so many pieces. */
typedef struct {
  guint owner;
  guint n_pieces;
} Active;

typedef struct {
  AdduceSpan span;
  guint depth;
  gsize first; /* index into owners */
} Run;

struct _AdduceCoverage {
  GArray *runs;   /* of Run */
  GArray *owners; /* of guint */
};

typedef struct {
  AdduceSpan extent;
  GArray *edges;
} Collection;

static int
compare_edges_cb (gconstpointer a, gconstpointer b)
{
  const Edge *x = a;
  const Edge *y = b;

  return x->position < y->position ? -1 : x->position > y->position;
}

/* Adds or drops one piece of an owner; @active stays sorted by owner. */
static void
apply_edge (GArray *active, const Edge *edge)
{
  guint low = 0;
  guint high = active->len;
  Active *found;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (active, Active, middle).owner < edge->owner)
        low = middle + 1;
      else
        high = middle;
    }
  found = low < active->len ? &g_array_index (active, Active, low) : NULL;
  if (found != NULL && found->owner != edge->owner)
    found = NULL;

  if (found != NULL && edge->is_start)
    found->n_pieces++;
  else if (found != NULL && --found->n_pieces == 0)
    g_array_remove_index (active, low);
  else if (found == NULL && edge->is_start)
    {
      Active added = { edge->owner, 1 };

      g_array_insert_val (active, low, added);
    }
}

static gboolean
has_owners (AdduceCoverage *self, const Run *run, GArray *active)
{
  const guint *owners = &g_array_index (self->owners, guint, run->first);

  if (run->depth != active->len)
    return FALSE;
  for (guint i = 0; i < active->len; i++)
    {
      if (owners[i] != g_array_index (active, Active, i).owner)
        return FALSE;
    }
  return TRUE;
}

/* Adds the stretch [start, end) with the active owners. */
static void
append_run (AdduceCoverage *self, guint start, guint end, GArray *active)
{
  Run *last = self->runs->len > 0 ? &g_array_index (self->runs, Run, self->runs->len - 1) : NULL;
  Run run = { { start, end }, active->len, self->owners->len };

  if (last != NULL && last->span.end == start && has_owners (self, last, active))
    {
      last->span.end = end;
      return;
    }
  for (guint i = 0; i < active->len; i++)
    g_array_append_val (self->owners, g_array_index (active, Active, i).owner);
  g_array_append_val (self->runs, run);
}

static gboolean
collect_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  Collection *collection = user_data;
  Edge start = { MAX (entry->span.start, collection->extent.start), entry->owner, TRUE };
  Edge end = { MIN (entry->span.end, collection->extent.end), entry->owner, FALSE };

  g_array_append_val (collection->edges, start);
  g_array_append_val (collection->edges, end);
  return TRUE;
}

AdduceCoverage *
adduce_coverage_new (AdduceSpanIndex *index, AdduceSpan extent)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (Active));
  Collection collection = { extent, edges };
  AdduceCoverage *self;

  g_return_val_if_fail (index != NULL, NULL);

  self = g_new0 (AdduceCoverage, 1);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  if (extent.start < extent.end)
    adduce_span_index_query (index, extent, collect_cb, &collection);
  g_array_sort (edges, compare_edges_cb);

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      apply_edge (active, edge);
      if (active->len > 0 && i + 1 < edges->len && edge[1].position > edge->position)
        append_run (self, edge->position, edge[1].position, active);
    }
  return self;
}

void
adduce_coverage_free (AdduceCoverage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->runs);
  g_array_unref (self->owners);
  g_free (self);
}

guint
adduce_coverage_get_n_runs (AdduceCoverage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->runs->len;
}

AdduceCoverageRun
adduce_coverage_get_run (AdduceCoverage *self, guint index)
{
  AdduceCoverageRun none = { { 0, 0 }, 0, NULL };
  const Run *run;

  g_return_val_if_fail (self != NULL && index < self->runs->len, none);

  run = &g_array_index (self->runs, Run, index);
  return (AdduceCoverageRun) { run->span, run->depth,
                               &g_array_index (self->owners, guint, run->first) };
}

char *
adduce_coverage_to_string (AdduceCoverage *self)
{
  GString *string;

  g_return_val_if_fail (self != NULL, NULL);

  string = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++)
    {
      AdduceCoverageRun run = adduce_coverage_get_run (self, i);

      g_string_append_printf (string, "%s%u-%u:", i > 0 ? " " : "", run.span.start, run.span.end);
      for (guint k = 0; k < run.depth; k++)
        g_string_append_printf (string, "%s%u", k > 0 ? "+" : "", run.owners[k]);
    }
  return g_string_free (string, FALSE);
}
