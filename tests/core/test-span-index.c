/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The span index: order, queries and lanes, by hand and against brute force.
 */
#include "adduce.h"

/* Entries are written as START-END:OWNER, lanes come back as START-END:OWNER@LANE. */
static AdduceSpanIndex *
make_index (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AdduceSpanEntry));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      AdduceSpanEntry entry = { .lane = 77 };
      char *rest;

      entry.span.start = (guint) g_ascii_strtoull (words[i], &rest, 10);
      entry.span.end = (guint) g_ascii_strtoull (rest + 1, &rest, 10);
      entry.owner = (guint) g_ascii_strtoull (rest + 1, NULL, 10);
      g_array_append_val (entries, entry);
    }
  return adduce_span_index_new ((gpointer) entries->data, entries->len);
}

static gboolean
append_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  GString *string = user_data;

  g_string_append_printf (string, "%s%u-%u:%u@%u", string->len > 0 ? " " : "", entry->span.start,
                          entry->span.end, entry->owner, entry->lane);
  return TRUE;
}

static char *
query (AdduceSpanIndex *index, guint start, guint end)
{
  GString *string = g_string_new (NULL);

  adduce_span_index_query (index, (AdduceSpan) { start, end }, append_cb, string);
  return g_string_free (string, FALSE);
}

static void
test_lanes (void)
{
  static const struct {
    const char *entries;
    const char *expected;
    guint n_lanes;
  } cases[] = {
    { "", "", 1 },
    { "0-5:0", "0-5:0@0", 1 },
    { "0-5:0 5-9:1", "0-5:0@0 5-9:1@0", 1 },                 /* touching is not overlapping */
    { "0-5:0 4-9:1", "0-5:0@0 4-9:1@1", 2 },
    { "0-5:0 0-9:1", "0-9:1@0 0-5:0@1", 2 },                 /* the longest first */
    { "0-5:8 0-5:3", "0-5:3@0 0-5:8@1", 2 },                 /* equal ones by owner */
    { "0-9:0 1-4:1 5-8:2", "0-9:0@0 1-4:1@1 5-8:2@1", 2 },   /* lanes are used again */
    { "0-4:0 1-9:1 5-8:2", "0-4:0@0 1-9:1@1 5-8:2@0", 2 },   /* the lowest first */
    { "0-5:0 10-15:0 4-11:1", "0-5:0@0 4-11:1@1 10-15:0@0", 2 },
    { "0-5:0 20-25:0 8-12:1", "0-5:0@0 8-12:1@0 20-25:0@0", 1 }, /* a gap is free for others */
    { "0-5:0 20-25:0 8-22:1", "0-5:0@0 8-22:1@1 20-25:0@0", 2 }, /* if they fit */
    { "0-5:0 2-9:0", "0-5:0@0 2-9:0@0", 1 },                 /* an owner doesn't overlap itself */
    { "0-9:0 2-3:0 4-5:1", "0-9:0@0 2-3:0@0 4-5:1@1", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AdduceSpanIndex) index = make_index (cases[i].entries);
      g_autofree char *all = query (index, 0, 1000);

      g_assert_cmpstr (all, ==, cases[i].expected);
      g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, cases[i].n_lanes);
    }
}

static void
test_query (void)
{
  static const struct {
    AdduceSpan extent;
    const char *expected;
  } cases[] = {
    { { 0, 1 }, "" },
    { { 0, 2 }, "" },
    { { 0, 3 }, "2-6:0@0" },
    { { 5, 8 }, "2-6:0@0" },
    { { 6, 8 }, "" },
    { { 6, 9 }, "8-12:1@0" },
    { { 11, 12 }, "8-12:1@0 10-20:2@1" },
    { { 12, 13 }, "10-20:2@1" },
    { { 2, 2 }, "2-6:0@0" }, /* an empty extent asks for a place */
    { { 6, 6 }, "" },
    { { 11, 11 }, "8-12:1@0 10-20:2@1" },
    { { 20, 20 }, "" },
    { { 4294967295u, 4294967295u }, "" },
    { { 0, 4294967295u }, "2-6:0@0 8-12:1@0 10-20:2@1" },
  };
  g_autoptr (AdduceSpanIndex) index = make_index ("10-20:2 2-6:0 8-12:1");

  g_assert_cmpuint (adduce_span_index_get_n_entries (index), ==, 3);
  g_assert_cmpuint (adduce_span_index_get_entries (index)[0].owner, ==, 0);
  g_assert_cmpuint (adduce_span_index_get_entries (index)[2].owner, ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = query (index, cases[i].extent.start, cases[i].extent.end);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static gboolean
stop_at_third_cb (const AdduceSpanEntry *entry, gpointer user_data)
{
  guint *n_calls = user_data;

  return ++*n_calls < 3;
}

static void
test_stop (void)
{
  g_autoptr (AdduceSpanIndex) index = make_index ("0-9:0 1-9:1 2-9:2 3-9:3 4-9:4");
  guint n_calls = 0;

  adduce_span_index_query (index, (AdduceSpan) { 0, 9 }, stop_at_third_cb, &n_calls);
  g_assert_cmpuint (n_calls, ==, 3);
}

/* Empty and reversed entries are kept, but never found, and take no lane. */
static void
test_empty_entries (void)
{
  g_autoptr (AdduceSpanIndex) index = make_index ("5-5:0 9-3:1 4-6:2");
  g_autofree char *found = query (index, 0, 100);

  g_assert_cmpstr (found, ==, "4-6:2@0");
  g_assert_cmpuint (adduce_span_index_get_n_entries (index), ==, 3);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, 1);
}

static gboolean
overlap (AdduceSpan a, AdduceSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static gboolean
owners_overlap (const AdduceSpanEntry *entries, guint n_entries, guint a, guint b)
{
  for (guint i = 0; i < n_entries; i++)
    {
      for (guint k = 0; k < n_entries; k++)
        {
          if (entries[i].owner == a && entries[k].owner == b
              && overlap (entries[i].span, entries[k].span))
            return TRUE;
        }
    }
  return FALSE;
}

/* Each owner, in order, goes to the lowest lane that has no owner it overlaps. */
static guint
assert_greedy_lanes (const AdduceSpanEntry *entries, guint n_entries, guint n_owners)
{
  g_autofree int *lane_of = g_new (int, n_owners);
  guint n_lanes = 1;

  for (guint i = 0; i < n_owners; i++)
    lane_of[i] = -1;
  for (guint i = 0; i < n_entries; i++)
    {
      guint owner = entries[i].owner;
      gboolean taken = lane_of[owner] < 0;

      for (int lane = 0; taken; lane++)
        {
          taken = FALSE;
          for (guint other = 0; other < n_owners && !taken; other++)
            taken = lane_of[other] == lane && owners_overlap (entries, n_entries, owner, other);
          if (!taken)
            lane_of[owner] = lane;
        }
      g_assert_cmpint ((int) entries[i].lane, ==, lane_of[owner]);
      n_lanes = MAX (n_lanes, (guint) lane_of[owner] + 1);
    }
  return n_lanes;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310403);

  for (guint round = 0; round < 150; round++)
    {
      AdduceSpanEntry entries[200];
      const AdduceSpanEntry *sorted;
      guint n_entries = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (entries) + 1);
      guint n_owners = (guint) g_rand_int_range (rand, 1, 40);
      gint32 longest = g_rand_int_range (rand, 2, 60);
      g_autoptr (AdduceSpanIndex) index = NULL;

      for (guint i = 0; i < n_entries; i++)
        {
          entries[i].span.start = (guint) g_rand_int_range (rand, 0, 800);
          entries[i].span.end = entries[i].span.start + (guint) g_rand_int_range (rand, 1, longest);
          entries[i].owner = (guint) g_rand_int_range (rand, 0, (gint32) n_owners);
        }
      index = adduce_span_index_new (entries, n_entries);
      sorted = adduce_span_index_get_entries (index);
      g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==,
                        assert_greedy_lanes (sorted, n_entries, n_owners));
      for (guint i = 1; i < n_entries; i++)
        g_assert_true (sorted[i - 1].span.start < sorted[i].span.start
                       || (sorted[i - 1].span.start == sorted[i].span.start
                           && sorted[i - 1].span.end >= sorted[i].span.end));

      for (guint i = 0; i < 50; i++)
        {
          AdduceSpan extent;
          g_autoptr (GString) expected = g_string_new (NULL);
          g_autofree char *found = NULL;

          extent.start = (guint) g_rand_int_range (rand, 0, 880);
          extent.end = extent.start + (guint) g_rand_int_range (rand, 1, 100);
          for (guint k = 0; k < n_entries; k++)
            {
              if (overlap (sorted[k].span, extent))
                append_cb (&sorted[k], expected);
            }
          found = query (index, extent.start, extent.end);
          g_assert_cmpstr (found, ==, expected->str);
        }
    }
}

/* --- changes, against a list that is searched through --- */

typedef struct {
  AdduceSpan spans[3];
  guint n_spans;
  guint lane;
} Owner;

static guint
get_lane (AdduceSpanIndex *index, guint owner)
{
  const AdduceSpanEntry *entries = adduce_span_index_get_entries (index);

  for (guint i = 0; i < adduce_span_index_get_n_entries (index); i++)
    if (entries[i].owner == owner)
      return entries[i].lane;
  g_assert_not_reached ();
}

static gboolean
lane_is_free (GArray *owners, const Owner *owner, guint lane, guint except)
{
  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *other = &g_array_index (owners, Owner, i);

      if (i == except || other->lane != lane)
        continue;
      for (guint k = 0; k < owner->n_spans; k++)
        for (guint m = 0; m < other->n_spans; m++)
          if (overlap (owner->spans[k], other->spans[m]))
            return FALSE;
    }
  return TRUE;
}

/* What is known of the owners is what the index has: entries, order, lanes, queries. */
static void
assert_index (AdduceSpanIndex *index, GArray *owners, GRand *rand)
{
  const AdduceSpanEntry *entries = adduce_span_index_get_entries (index);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (AdduceSpanEntry));
  g_autoptr (AdduceSpanIndex) fresh = NULL;
  guint n_lanes = 1;

  for (guint i = 0; i < owners->len; i++)
    {
      const Owner *owner = &g_array_index (owners, Owner, i);

      for (guint k = 0; k < owner->n_spans; k++)
        {
          AdduceSpanEntry entry = { owner->spans[k], i, 0 };

          g_array_append_val (list, entry);
        }
      n_lanes = MAX (n_lanes, owner->lane + 1);
      g_assert_true (lane_is_free (owners, owner, owner->lane, i));
    }
  fresh = adduce_span_index_new ((const AdduceSpanEntry *) list->data, list->len);
  g_assert_cmpuint (adduce_span_index_get_n_entries (index), ==, list->len);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, n_lanes);
  for (guint i = 0; i < list->len; i++)
    {
      const AdduceSpanEntry *expected = &adduce_span_index_get_entries (fresh)[i];

      g_assert_cmpuint (entries[i].span.start, ==, expected->span.start);
      g_assert_cmpuint (entries[i].span.end, ==, expected->span.end);
      g_assert_cmpuint (entries[i].owner, ==, expected->owner);
      g_assert_cmpuint (entries[i].lane, ==, g_array_index (owners, Owner, entries[i].owner).lane);
    }
  for (guint i = 0; i < 5; i++)
    {
      AdduceSpan extent = { (guint) g_rand_int_range (rand, 0, 900), 0 };
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *found = NULL;

      extent.end = extent.start + (guint) g_rand_int_range (rand, 1, 90);
      for (guint k = 0; k < list->len; k++)
        if (overlap (entries[k].span, extent))
          append_cb (&entries[k], expected);
      found = query (index, extent.start, extent.end);
      g_assert_cmpstr (found, ==, expected->str);
    }
}

static Owner
make_owner (GRand *rand)
{
  Owner owner = { .n_spans = (guint) g_rand_int_range (rand, 1, 4) };
  guint at = (guint) g_rand_int_range (rand, 0, 700);

  for (guint i = 0; i < owner.n_spans; i++)
    {
      owner.spans[i].start = at;
      owner.spans[i].end = at = at + (guint) g_rand_int_range (rand, 1, 60);
      at += (guint) g_rand_int_range (rand, 1, 60);
    }
  return owner;
}

static guint
find_lowest_lane (GArray *owners, const Owner *owner)
{
  guint lane = 0;

  while (!lane_is_free (owners, owner, lane, G_MAXUINT))
    lane++;
  return lane;
}

/* An owner that comes takes the lowest free lane, one that changes keeps its own where it can, and no other moves. */
static void
test_changes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310406);
  g_autoptr (AdduceSpanIndex) index = adduce_span_index_new (NULL, 0);
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (Owner));

  for (guint round = 0; round < 3000; round++)
    {
      gint32 what = g_rand_int_range (rand, 0, 5);
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) owners->len + 1);
      Owner owner = make_owner (rand);

      if (what < 2 || owners->len == 0)
        {
          owner.lane = find_lowest_lane (owners, &owner);
          g_array_insert_val (owners, at, owner);
          adduce_span_index_insert (index, at, owner.spans, owner.n_spans);
        }
      else if (what == 2 || owners->len > 120)
        {
          at %= owners->len;
          g_array_remove_index (owners, at);
          adduce_span_index_remove (index, at);
        }
      else
        {
          guint from = (guint) g_rand_int_range (rand, 0, (gint32) owners->len), lane;

          lane = g_array_index (owners, Owner, from).lane;
          g_array_remove_index (owners, from);
          at %= owners->len + 1;
          owner.lane = lane_is_free (owners, &owner, lane, G_MAXUINT) ? lane : find_lowest_lane (owners, &owner);
          g_array_insert_val (owners, at, owner);
          adduce_span_index_replace (index, from, at, owner.spans, owner.n_spans);
        }
      assert_index (index, owners, rand);
    }
}

/* An owner without room takes no lane, and finds one when it gets some. */
static void
test_change_of_empty (void)
{
  g_autoptr (AdduceSpanIndex) index = make_index ("0-9:0 3-6:1");
  const AdduceSpan none = { 4, 4 }, some = { 4, 8 };

  adduce_span_index_insert (index, 0, &none, 1);
  g_assert_cmpuint (get_lane (index, 0), ==, 0);
  g_assert_cmpuint (get_lane (index, 1), ==, 0);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, 2);
  adduce_span_index_replace (index, 0, 0, &some, 1);
  g_assert_cmpuint (get_lane (index, 0), ==, 2);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, 3);
  adduce_span_index_insert (index, 3, NULL, 0);
  adduce_span_index_remove (index, 3);
  adduce_span_index_remove (index, 0);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, 2);
}

/* 10,000 nested entries need as many lanes. */
static void
test_deep (void)
{
  guint n_entries = 10000;
  g_autofree AdduceSpanEntry *entries = g_new0 (AdduceSpanEntry, n_entries);
  g_autoptr (AdduceSpanIndex) index = NULL;

  for (guint i = 0; i < n_entries; i++)
    entries[i] = (AdduceSpanEntry) { { i, 20000 - i }, n_entries - i, 0 };
  index = adduce_span_index_new (entries, n_entries);
  g_assert_cmpuint (adduce_span_index_get_n_lanes (index), ==, n_entries);
  for (guint i = 0; i < n_entries; i++)
    g_assert_cmpuint (adduce_span_index_get_entries (index)[i].lane, ==, i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/span-index/lanes", test_lanes);
  g_test_add_func ("/span-index/query", test_query);
  g_test_add_func ("/span-index/stop", test_stop);
  g_test_add_func ("/span-index/empty-entries", test_empty_entries);
  g_test_add_func ("/span-index/random", test_random);
  g_test_add_func ("/span-index/changes", test_changes);
  g_test_add_func ("/span-index/change-of-empty", test_change_of_empty);
  g_test_add_func ("/span-index/deep", test_deep);

  return g_test_run ();
}
