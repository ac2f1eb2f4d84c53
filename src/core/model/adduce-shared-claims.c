/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of several coders are of the same words.
 */
#include "config.h"

#include "model/adduce-shared-claims.h"

/* A claim, and the group that it is in so far. */
typedef struct {
  AdduceClaim *claim;
  guint layer;
  guint group;
} Member;

/* Two of them by index, and of how many characters: an exact ratio, so that those alike are alike on every machine. */
typedef struct {
  guint one;
  guint two;
  guint64 n_both;
  guint64 n_either;
} Pair;

static guint
count_characters (AdduceSpanSet *spans)
{
  guint n = 0;

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      n += span.end - span.start;
    }
  return n;
}

/* Both are sorted, and neither overlaps itself. */
static guint
count_shared (AdduceSpanSet *one, AdduceSpanSet *two)
{
  guint n = 0;

  for (guint i = 0, k = 0; i < adduce_span_set_get_n_spans (one) && k < adduce_span_set_get_n_spans (two);)
    {
      AdduceSpan a = adduce_span_set_get_span (one, i);
      AdduceSpan b = adduce_span_set_get_span (two, k);
      guint start = MAX (a.start, b.start);
      guint end = MIN (a.end, b.end);

      n += end > start ? end - start : 0;
      if (a.end < b.end)
        i++;
      else
        k++;
    }
  return n;
}

static void
add_pair (GArray *pairs, const GArray *members, guint one, guint two)
{
  AdduceSpanSet *a = adduce_claim_get_spans (g_array_index (members, Member, one).claim);
  AdduceSpanSet *b = adduce_claim_get_spans (g_array_index (members, Member, two).claim);
  guint n_both = count_shared (a, b);
  Pair pair = { one, two, n_both, (guint64) count_characters (a) + count_characters (b) - n_both };

  if (2 * pair.n_both > pair.n_either)
    g_array_append_val (pairs, pair);
}

static int
compare_members_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_compare (((const Member *) a)->claim, ((const Member *) b)->claim);
}

/* The most alike first; members are in text order. */
static int
compare_pairs_cb (gconstpointer a, gconstpointer b)
{
  const Pair *x = a;
  const Pair *y = b;
  guint64 left = x->n_both * y->n_either;
  guint64 right = y->n_both * x->n_either;

  if (left != right)
    return left > right ? -1 : 1;
  if (x->one != y->one)
    return x->one < y->one ? -1 : 1;
  return x->two < y->two ? -1 : x->two > y->two;
}

static GArray *
list_members (GPtrArray *const *layers, guint n_layers)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < n_layers; i++)
    for (guint k = 0; k < layers[i]->len; k++)
      {
        Member member = { layers[i]->pdata[k], i, 0 };

        g_array_append_val (members, member);
      }
  g_array_sort (members, compare_members_cb);
  return members;
}

static GArray *
list_pairs (const GArray *members)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < members->len; i++)
    {
      const Member *one = &g_array_index (members, Member, i);
      guint end = adduce_span_set_get_end (adduce_claim_get_spans (one->claim));

      for (guint k = i + 1; k < members->len; k++)
        {
          const Member *two = &g_array_index (members, Member, k);

          if (adduce_span_set_get_start (adduce_claim_get_spans (two->claim)) >= end)
            break;
          if (one->layer != two->layer)
            add_pair (pairs, members, i, k);
        }
    }
  g_array_sort (pairs, compare_pairs_cb);
  return pairs;
}

static gboolean
share_a_coder (AdduceClaim *const *one, AdduceClaim *const *two, guint n_layers)
{
  for (guint i = 0; i < n_layers; i++)
    if (one[i] != NULL && two[i] != NULL)
      return TRUE;
  return FALSE;
}

/* Each member begins as a group of its own; of two that are joined the later is emptied. */
static void
join (GArray *members, GPtrArray *groups, guint n_layers, const Pair *pair)
{
  guint one = g_array_index (members, Member, pair->one).group;
  guint two = g_array_index (members, Member, pair->two).group;
  guint first = MIN (one, two);
  guint second = MAX (one, two);
  AdduceClaim **into = groups->pdata[first];
  AdduceClaim **from = groups->pdata[second];

  if (first == second || share_a_coder (into, from, n_layers))
    return;
  for (guint i = 0; i < n_layers; i++)
    if (from[i] != NULL)
      into[i] = g_steal_pointer (&from[i]);
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, Member, i).group == second)
      g_array_index (members, Member, i).group = first;
}

static guint
count_claims (AdduceClaim *const *group, guint n_layers)
{
  guint n = 0;

  for (guint i = 0; i < n_layers; i++)
    n += group[i] != NULL ? 1 : 0;
  return n;
}

GPtrArray *
adduce_shared_claims_find (GPtrArray *const *layers, guint n_layers)
{
  g_autoptr (GArray) members = NULL;
  g_autoptr (GArray) pairs = NULL;
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (layers != NULL || n_layers == 0, groups);

  members = list_members (layers, n_layers);
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);
      AdduceClaim **group = g_new0 (AdduceClaim *, n_layers);

      member->group = i;
      group[member->layer] = member->claim;
      g_ptr_array_add (groups, group);
    }
  pairs = list_pairs (members);
  for (guint i = 0; i < pairs->len; i++)
    join (members, groups, n_layers, &g_array_index (pairs, Pair, i));
  for (guint i = groups->len; i > 0; i--)
    if (count_claims (groups->pdata[i - 1], n_layers) < 2)
      g_ptr_array_remove_index (groups, i - 1);
  return groups;
}
