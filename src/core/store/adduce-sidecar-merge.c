/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging two sidecars of one coder and article by claim id.
 *
 * For each id a side has a claim, a tombstone, or nothing. Nothing is no evidence: only tombstones
 * say that a claim was removed, because a file that a synchronising program brought back from
 * another computer lacks whatever was made here since. Where both sides changed a claim and it is
 * known from what, each field that only one side changed is that side's. Where both changed a field,
 * or nothing is known, the claim that is shown and those that lost form a set: the shown one is the
 * largest (revision, then text), the others are its `conflict`, a list of annotations without sources
 * (and of tombstones, for a removal that lost against a change), largest first. Joining sets in this
 * way does not depend on who is "mine", and doing it again changes nothing.
 *
 * A claim that wins against a tombstone takes at least its revision, so that it wins against other
 * copies of the tombstone too, which may be met without a base.
 */
#include "config.h"

#include <string.h>

#include "store/adduce-claim-json.h"
#include "store/adduce-json-writer.h"
#include "store/adduce-sidecar-private.h"

#define MAX_CONFLICT 32

/* What a side has of an id; all NULL for nothing. Borrowed. */
typedef struct {
  AdduceClaim *claim;
  const AdduceSidecarTombstone *tombstone;
} Side;

typedef struct {
  AdduceSidecar *base; /* or NULL */
  AdduceSidecar *mine;
  AdduceSidecar *theirs;
  AdduceSidecar *merged;
  guint n_conflicts;
} Merge;

static Side
get_side (AdduceSidecar *sidecar, const char *id)
{
  Side side = { NULL, NULL };
  if (sidecar == NULL)
    return side;
  side.claim = adduce_sidecar_lookup (sidecar, id);
  if (side.claim == NULL)
    side.tombstone = (const AdduceSidecarTombstone *) adduce_sidecar_lookup_tombstone (sidecar, id);
  return side;
}

static gboolean
is_nothing (Side side)
{
  return side.claim == NULL && side.tombstone == NULL;
}

static gboolean
same_claims (AdduceClaim *a, AdduceClaim *b)
{
  if (a == b)
    return TRUE;
  if (adduce_claim_get_revision (a) != adduce_claim_get_revision (b)
      || adduce_claim_get_modified (a) != adduce_claim_get_modified (b))
    return FALSE;
  g_autofree char *x = adduce_claim_json_to_text (a);
  g_autofree char *y = adduce_claim_json_to_text (b);
  return g_str_equal (x, y);
}

static int
compare_tombstones (const AdduceSidecarTombstone *a, const AdduceSidecarTombstone *b)
{
  if (a->base.revision != b->base.revision)
    return a->base.revision < b->base.revision ? -1 : 1;
  g_autofree char *x = adduce_sidecar_tombstone_to_text (a);
  g_autofree char *y = adduce_sidecar_tombstone_to_text (b);
  return strcmp (x, y);
}

static gboolean
same_sides (Side a, Side b)
{
  if (a.claim != NULL && b.claim != NULL)
    return same_claims (a.claim, b.claim);
  if (a.tombstone != NULL && b.tombstone != NULL)
    return compare_tombstones (a.tombstone, b.tombstone) == 0;
  return is_nothing (a) && is_nothing (b);
}

/* --- what lost --- */

/* One version that lost. */
typedef struct {
  gint64 revision;
  char *text;
} Lost;

static void
lost_free (gpointer data)
{
  Lost *self = data;
  g_free (self->text);
  g_free (self);
}

static int
compare_lost_cb (gconstpointer a, gconstpointer b)
{
  const Lost *x = *(Lost *const *) a, *y = *(Lost *const *) b;
  if (x->revision != y->revision)
    return x->revision > y->revision ? -1 : 1;
  return strcmp (y->text, x->text);
}

static void
add_lost (GPtrArray *set, gint64 revision, char *text)
{
  Lost *lost = g_new (Lost, 1);
  *lost = (Lost) { revision, text };
  g_ptr_array_add (set, lost);
}

static void
add_lost_of (GPtrArray *set, AdduceClaim *claim)
{
  g_autoptr (JsonArray) conflict = adduce_claim_json_dup_conflict (claim);
  for (guint i = 0; conflict != NULL && i < json_array_get_length (conflict); i++)
    {
      JsonNode *node = json_array_get_element (conflict, i);
      gint64 revision = 0;
      if (JSON_NODE_HOLDS_OBJECT (node))
        revision = json_object_get_int_member_with_default (json_node_get_object (node),
                                                            ADDUCE_JSON_REVISION, 0);
      add_lost (set, revision, adduce_json_node_to_text (node));
    }
}

/* (transfer full): the claim without what lost against it. */
static AdduceClaim *
strip (AdduceClaim *claim)
{
  g_autoptr (JsonArray) conflict = adduce_claim_json_dup_conflict (claim);
  if (conflict == NULL)
    return g_object_ref (claim);
  return adduce_claim_json_with_conflict (claim, NULL, adduce_claim_get_revision (claim));
}

/* (transfer full) (nullable): the set in order, each once, without the winner. */
static JsonArray *
make_conflict (GPtrArray *set, const char *winner)
{
  JsonArray *conflict = json_array_new ();
  const char *last = NULL;

  g_ptr_array_sort (set, compare_lost_cb);
  for (guint i = 0; i < set->len; i++)
    {
      const Lost *lost = set->pdata[i];
      if (g_str_equal (lost->text, winner) || (last != NULL && g_str_equal (lost->text, last))
          || json_array_get_length (conflict) == MAX_CONFLICT)
        continue;
      last = lost->text;
      json_array_add_element (conflict, json_from_string (lost->text, NULL));
    }
  if (json_array_get_length (conflict) > 0)
    return conflict;
  json_array_unref (conflict);
  return NULL;
}

/* Puts the winner, with the set of what lost, into the result. */
static void
put_winner (Merge *self, AdduceClaim *winner, GPtrArray *set, guint64 revision)
{
  g_autoptr (AdduceClaim) bare = strip (winner);
  g_autofree char *text = adduce_claim_json_to_text (bare);
  g_autoptr (JsonArray) conflict = make_conflict (set, text);
  g_autoptr (AdduceClaim) claim = adduce_claim_json_with_conflict (winner, conflict, revision);
  if (conflict != NULL)
    adduce_sidecar_need_term (self->merged, ADDUCE_JSON_CONFLICT);
  if (!same_claims (claim, winner))
    {
      adduce_sidecar_put (self->merged, claim);
      self->n_conflicts++;
    }
  else
    adduce_sidecar_put (self->merged, winner);
}

/* --- one id --- */

static void
take_side (Merge *self, Side side)
{
  if (side.claim != NULL)
    adduce_sidecar_put (self->merged, side.claim);
  else if (side.tombstone != NULL)
    adduce_sidecar_take_tombstone (self->merged, adduce_sidecar_tombstone_copy (side.tombstone));
}

/* (transfer full): what one side made of the base, with what the other made of it put over that. */
static AdduceClaim *
apply_changes (AdduceClaim *base, AdduceClaim *side, AdduceClaim *over)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (side);

  adduce_claim_builder_apply (builder, base, over);
  adduce_claim_builder_set_codebook_version (builder, MAX (adduce_claim_get_codebook_version (side),
                                                           adduce_claim_get_codebook_version (over)));
  adduce_claim_builder_set_modified (builder,
                                     MAX (adduce_claim_get_modified (side), adduce_claim_get_modified (over)));
  adduce_claim_builder_set_revision (builder,
                                     MAX (adduce_claim_get_revision (side), adduce_claim_get_revision (over)));
  return adduce_claim_builder_end (builder);
}

/* (transfer full): its time stays, or who merges when would be seen in what comes of it. */
static AdduceClaim *
with_revision (AdduceClaim *claim, guint64 revision)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  adduce_claim_builder_set_revision (builder, revision);
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

/* (transfer full): what comes of two versions of @base, the winner's where both changed a field. What is
 * neither the one nor the other is a version of its own, and has a revision of its own: else it might lose
 * against one of them. */
static AdduceClaim *
join (AdduceClaim *base, AdduceClaim *winner, AdduceClaim *loser)
{
  g_autoptr (AdduceClaim) joined = apply_changes (base, loser, winner);

  if (adduce_claim_same_content (joined, winner))
    return g_object_ref (winner);
  if (adduce_claim_same_content (joined, loser))
    return with_revision (loser, adduce_claim_get_revision (winner));
  return with_revision (joined, adduce_claim_get_revision (winner) + 1);
}

/* Is all that @side changed in @claim as well? */
static gboolean
has_changes (AdduceClaim *claim, AdduceClaim *base, AdduceClaim *side)
{
  g_autoptr (AdduceClaim) with = apply_changes (base, claim, side);

  return adduce_claim_same_content (claim, with);
}

/* @base: (nullable) */
static void
merge_claims (Merge *self, AdduceClaim *base, AdduceClaim *a, AdduceClaim *b)
{
  g_autoptr (AdduceClaim) bare_base = base != NULL ? strip (base) : NULL;
  g_autoptr (AdduceClaim) bare_a = strip (a);
  g_autoptr (AdduceClaim) bare_b = strip (b);
  g_autofree char *text_a = adduce_claim_json_to_text (bare_a);
  g_autofree char *text_b = adduce_claim_json_to_text (bare_b);
  guint64 revision_a = adduce_claim_get_revision (a), revision_b = adduce_claim_get_revision (b);
  gboolean a_wins = revision_a != revision_b ? revision_a > revision_b
                                             : strcmp (text_a, text_b) >= 0;
  AdduceClaim *winner = a_wins ? bare_a : bare_b, *loser = a_wins ? bare_b : bare_a;
  g_autoptr (AdduceClaim) joined = base != NULL ? join (bare_base, winner, loser) : g_object_ref (winner);

  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (lost_free);
  add_lost_of (set, a);
  add_lost_of (set, b);
  if (base != NULL ? !has_changes (joined, bare_base, loser) : !adduce_claim_same_content (bare_a, bare_b))
    add_lost (set, (gint64) MIN (revision_a, revision_b), g_strdup (a_wins ? text_b : text_a));
  if (joined == winner)
    put_winner (self, a_wins ? a : b, set, MAX (revision_a, revision_b));
  else
    put_winner (self, joined, set, adduce_claim_get_revision (joined));
}

/* @changed: the base has the id, so both sides are known to have changed it. */
static void
merge_removal (Merge *self, AdduceClaim *claim, const AdduceSidecarTombstone *tombstone,
               gboolean changed)
{
  guint64 revision = adduce_claim_get_revision (claim);
  if (!changed && revision < tombstone->base.revision)
    {
      take_side (self, (Side) { NULL, tombstone });
      return;
    }

  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (lost_free);
  add_lost_of (set, claim);
  if (changed || revision == tombstone->base.revision)
    add_lost (set, (gint64) tombstone->base.revision, adduce_sidecar_tombstone_to_text (tombstone));
  put_winner (self, claim, set, MAX (revision, tombstone->base.revision));
}

static void
merge_id (Merge *self, const char *id)
{
  Side base = get_side (self->base, id);
  Side mine = get_side (self->mine, id);
  Side theirs = get_side (self->theirs, id);

  if (same_sides (mine, theirs) || is_nothing (theirs))
    take_side (self, mine);
  else if (is_nothing (mine))
    take_side (self, theirs);
  else if (!is_nothing (base) && same_sides (mine, base))
    take_side (self, theirs);
  else if (!is_nothing (base) && same_sides (theirs, base))
    take_side (self, mine);
  else if (mine.claim != NULL && theirs.claim != NULL)
    merge_claims (self, base.claim, mine.claim, theirs.claim);
  else if (mine.claim != NULL)
    merge_removal (self, mine.claim, theirs.tombstone, !is_nothing (base));
  else if (theirs.claim != NULL)
    merge_removal (self, theirs.claim, mine.tombstone, !is_nothing (base));
  else
    take_side (self, compare_tombstones (mine.tombstone, theirs.tombstone) > 0 ? mine : theirs);
}

/* --- what is said of the article --- */

/* (transfer full): the same under another id */
static AdduceClaim *
with_id (AdduceClaim *claim, const char *id)
{
  if (g_str_equal (adduce_claim_get_id (claim), id))
    return g_object_ref (claim);

  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, adduce_claim_get_revision (claim));
  adduce_claim_builder_set_modified (builder, adduce_claim_get_modified (claim));
  return adduce_claim_builder_end (builder);
}

/* There is one a file: where both sides made theirs, they are one with the smaller id from now on, and as each began
 * with nothing, that is what both are compared to. */
static void
merge_article (Merge *self)
{
  AdduceClaim *base = self->base != NULL ? self->base->article : NULL;
  AdduceClaim *mine = self->mine->article, *theirs = self->theirs->article;
  if (mine == NULL || theirs == NULL || same_claims (mine, theirs))
    {
      take_side (self, (Side) { mine != NULL ? mine : theirs, NULL });
      return;
    }

  const char *my_id = adduce_claim_get_id (mine), *their_id = adduce_claim_get_id (theirs);
  const char *id = strcmp (my_id, their_id) <= 0 ? my_id : their_id;
  g_autoptr (AdduceClaimBuilder) nothing
    = adduce_claim_builder_new_for_article (adduce_coder_get_nickname (self->mine->coder));
  g_autoptr (AdduceClaim) empty = adduce_claim_builder_end (nothing);
  if (base == NULL && !g_str_equal (my_id, their_id))
    base = empty;
  g_autoptr (AdduceClaim) a = with_id (mine, id), b = with_id (theirs, id);
  g_autoptr (AdduceClaim) from = base != NULL ? with_id (base, id) : NULL;
  if (from != NULL && same_claims (a, from))
    take_side (self, (Side) { b, NULL });
  else if (from != NULL && same_claims (b, from))
    take_side (self, (Side) { a, NULL });
  else
    merge_claims (self, from, a, b);
}

/* --- the head of the page --- */

static gint64
get_codebook_version (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_int_member_with_default (
           json_node_get_object (node), ADDUCE_JSON_VERSION, 0)
                                       : 0;
}

static gint64
get_minor_version (JsonNode *node)
{
  const char *text = json_node_get_string (node);
  const char *dot = text == NULL ? NULL : strchr (text, '.');
  return dot == NULL ? 0 : g_ascii_strtoll (dot + 1, NULL, 10);
}

static int
get_status (JsonNode *node)
{
  AdduceStatus status = ADDUCE_STATUS_NEW;
  const char *id = json_node_get_string (node);
  if (id != NULL)
    adduce_status_from_id (id, &status);
  return (int) status;
}

/* Both sides changed a member: does the first win? The codebook that is newer, the status that is
 * further, the later format; else the smaller text, which for id and creation is the older file. */
static gboolean
first_wins (const char *name, JsonNode *a, JsonNode *b, const char *text_a, const char *text_b)
{
  gint64 x = 0, y = 0;
  if (g_str_equal (name, ADDUCE_JSON_CODEBOOK))
    {
      x = get_codebook_version (a);
      y = get_codebook_version (b);
    }
  else if (g_str_equal (name, ADDUCE_JSON_SCHEMA_VERSION))
    {
      x = get_minor_version (a);
      y = get_minor_version (b);
    }
  else if (g_str_equal (name, ADDUCE_JSON_STATUS))
    {
      x = get_status (a);
      y = get_status (b);
    }
  return x != y ? x > y : strcmp (text_a, text_b) <= 0;
}

/* (transfer none) */
static JsonNode *
choose_member (Merge *self, const char *name)
{
  JsonNode *mine = json_object_get_member (self->mine->header, name);
  JsonNode *theirs = json_object_get_member (self->theirs->header, name);
  JsonNode *base = self->base == NULL ? NULL : json_object_get_member (self->base->header, name);
  if (mine == NULL || theirs == NULL)
    return mine != NULL ? mine : theirs;

  g_autofree char *my_text = adduce_sidecar_member_to_text (name, mine);
  g_autofree char *their_text = adduce_sidecar_member_to_text (name, theirs);
  g_autofree char *base_text = base == NULL ? NULL : adduce_sidecar_member_to_text (name, base);
  if (g_strcmp0 (my_text, base_text) == 0)
    return theirs;
  if (g_strcmp0 (their_text, base_text) == 0)
    return mine;
  return first_wins (name, mine, theirs, my_text, their_text) ? mine : theirs;
}

static char *
join_names (JsonObject *object)
{
  GString *names = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_string_append_printf (names, "%s\n", name);
  return g_string_free (names, FALSE);
}

static void
merge_members (Merge *self, JsonObject *header, JsonObject *from)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!json_object_has_member (header, name))
      json_object_set_member (header, name, adduce_json_copy_node (choose_member (self, name)));
}

/* Terms that only one of the contexts maps are kept. */
static void
join_terms (Merge *self, AdduceSidecar *from)
{
  JsonArray *context = json_object_get_array_member (from->header, ADDUCE_JSON_CONTEXT);
  JsonArray *merged = json_object_get_array_member (self->merged->header, ADDUCE_JSON_CONTEXT);
  JsonObject *own = json_array_get_object_element (merged, 1);
  JsonObjectIter iter;
  const char *term;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, json_array_get_object_element (context, 1));
  while (json_object_iter_next_ordered (&iter, &term, &node))
    if (!json_object_has_member (own, term))
      json_object_set_member (own, term, adduce_json_copy_node (node));
}

/* The order of unknown members must not depend on which side is whose. */
static void
merge_header (Merge *self)
{
  JsonObject *header = json_object_new ();
  g_autofree char *my_names = join_names (self->mine->header);
  g_autofree char *their_names = join_names (self->theirs->header);
  gboolean mine_first = strcmp (my_names, their_names) <= 0;

  merge_members (self, header, mine_first ? self->mine->header : self->theirs->header);
  merge_members (self, header, mine_first ? self->theirs->header : self->mine->header);
  self->merged = adduce_sidecar_new_from_header (header);
  self->merged->has_removed = self->mine->has_removed || self->theirs->has_removed;
  join_terms (self, self->mine);
  join_terms (self, self->theirs);
  adduce_sidecar_header_changed (self->merged);
}

static void
merge_ids_of (Merge *self, AdduceSidecar *side, AdduceSidecar *done)
{
  for (guint i = 0; i < side->claims->len; i++)
    {
      const char *id = adduce_claim_get_id (side->claims->pdata[i]);
      if (done == NULL || is_nothing (get_side (done, id)))
        merge_id (self, id);
    }
  for (guint i = 0; i < side->tombstones->len; i++)
    {
      const char *id = ((const AdduceTombstone *) side->tombstones->pdata[i])->id;
      if (done == NULL || is_nothing (get_side (done, id)))
        merge_id (self, id);
    }
}

AdduceSidecar *
adduce_sidecar_merge (AdduceSidecar *base, AdduceSidecar *mine, AdduceSidecar *theirs,
                      guint *ret_conflicts)
{
  g_return_val_if_fail (base == NULL || ADDUCE_IS_SIDECAR (base), NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (mine), NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (theirs), NULL);

  Merge self = { .base = base, .mine = mine, .theirs = theirs };
  merge_header (&self);
  merge_article (&self);
  merge_ids_of (&self, mine, NULL);
  merge_ids_of (&self, theirs, mine);
  if (ret_conflicts != NULL)
    *ret_conflicts = self.n_conflicts;
  return self.merged;
}
