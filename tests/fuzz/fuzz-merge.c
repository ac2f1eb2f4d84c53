/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging two histories that began alike: which side is whose does not matter, once more changes nothing, and no
 * claim is lost. The bytes say what happened to which claim, in three parts: before, here and there.
 */
#include "fuzz.h"

#include "../core/sidecar-fixture.h"

#define N_IDS 6
#define MAX_EDITS 40

static AdduceClaim *
edit (AdduceText *text, AdduceClaim *old, guint number, guint8 how)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (how);
  g_autoptr (AdduceClaim) fresh = old == NULL ? fixture_claim (rand, text, number) : NULL;
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (old != NULL ? old : fresh);
  g_autoptr (AdduceTag) stance = adduce_tag_new (how & 1 ? "support" : "oppose", how & 1 ? "Supports" : "Opposes");

  if (how & 2)
    adduce_claim_builder_set_stance (builder, stance);
  else
    fixture_vary (rand, builder);
  adduce_claim_builder_set_modified (builder, 1930386600 + how);
  if (how & 4)
    adduce_claim_builder_set_revision (builder, (old != NULL ? adduce_claim_get_revision (old) : 0) + how);
  return adduce_claim_builder_end (builder);
}

static void
change (AdduceSidecar *side, AdduceText *text, guint8 what, guint8 how)
{
  guint number = what % N_IDS;
  g_autofree char *id = fixture_id (number);
  AdduceClaim *claim = adduce_sidecar_lookup (side, id);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (side, id);
  g_autoptr (AdduceClaim) edited = NULL;

  if (what >= 0xc0 && claim != NULL)
    {
      adduce_sidecar_remove (side, id, adduce_claim_get_revision (claim) + 1);
      return;
    }
  if (what >= 0xb0)
    {
      adduce_sidecar_set_status (side, (AdduceStatus) (how % 3));
      return;
    }

  edited = edit (text, claim, number, how);
  if (tombstone != NULL)
    {
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (edited);

      adduce_claim_builder_set_revision (builder, tombstone->revision + 1);
      g_clear_object (&edited);
      edited = adduce_claim_builder_end (builder);
    }
  adduce_sidecar_put (side, edited);
}

/* Pairs of bytes up to the next 0xff. */
static void
read_part (AdduceSidecar *side, AdduceText *text, const guint8 **data, gsize *n_bytes)
{
  for (guint n = 0; *n_bytes >= 2 && n < MAX_EDITS; n++)
    {
      guint8 what = (*data)[0], how = (*data)[1];

      if (what == 0xff)
        {
          (*data)++;
          (*n_bytes)--;
          return;
        }
      change (side, text, what, how);
      *data += 2;
      *n_bytes -= 2;
    }
}

static void
assert_equal (AdduceSidecar *a, AdduceSidecar *b)
{
  g_autoptr (GBytes) x = adduce_sidecar_serialize (a), y = adduce_sidecar_serialize (b);

  fuzz_assert_same_bytes (x, y);
}

static void
assert_kept (AdduceSidecar *merged, AdduceSidecar *mine, AdduceSidecar *theirs)
{
  for (guint number = 0; number < N_IDS; number++)
    {
      g_autofree char *id = fixture_id (number);
      gboolean claims = adduce_sidecar_lookup (mine, id) != NULL || adduce_sidecar_lookup (theirs, id) != NULL;
      gboolean tombs = adduce_sidecar_lookup_tombstone (mine, id) != NULL
                       || adduce_sidecar_lookup_tombstone (theirs, id) != NULL;
      gboolean claim = adduce_sidecar_lookup (merged, id) != NULL;
      gboolean tomb = adduce_sidecar_lookup_tombstone (merged, id) != NULL;

      FUZZ_ASSERT (claim != tomb || (!claim && !claims && !tombs));
      FUZZ_ASSERT (!claim || claims); /* none is made up, and one goes only where it was removed */
      FUZZ_ASSERT (!tomb || tombs);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  static AdduceText *text;
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  g_autoptr (AdduceSidecar) base = NULL, mine = NULL, theirs = NULL;
  gboolean with_base = n_bytes > 0 && (data[0] & 1);

  if (text == NULL)
    text = fixture_long_text ();
  if (n_bytes > 0)
    data++, n_bytes--;
  base = adduce_sidecar_new (coder, "a.txt", text);
  read_part (base, text, &data, &n_bytes);
  mine = adduce_sidecar_copy (base);
  theirs = adduce_sidecar_copy (base);
  read_part (mine, text, &data, &n_bytes);
  read_part (theirs, text, &data, &n_bytes);
  if (!with_base)
    g_clear_object (&base);

  {
    g_autoptr (AdduceSidecar) one = adduce_sidecar_merge (base, mine, theirs, NULL);
    g_autoptr (AdduceSidecar) other = adduce_sidecar_merge (base, theirs, mine, NULL);
    g_autoptr (AdduceSidecar) same = adduce_sidecar_merge (base, mine, mine, NULL);
    g_autoptr (AdduceSidecar) again = adduce_sidecar_merge (one, one, one, NULL);

    assert_equal (one, other);
    assert_equal (same, mine);
    assert_equal (again, one);
    assert_kept (one, mine, theirs);
  }
  return 0;
}
