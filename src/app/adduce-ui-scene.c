/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be drawn.
 */
#include "config.h"

#include "adduce-ui-scene.h"

struct _AdduceUiScene
{
  GObject parent_instance;

  AdduceClaimSet *own;
  AdduceClaimSet *others;
  AdduceCodebook *codebook;
  AdduceUiLens *lens;
  AdduceClaim *focused;
  GHashTable *chosen; /* ids, owned; NULL where no more than one claim is chosen */
  GArray *hits;       /* AdduceSpan */
  guint current_hit;  /* or G_MAXUINT */
  AdduceUiClaimPaints *paints;
  AdduceUiStamps *stamps;
  gboolean learnt;
};

enum {
  SIGNAL_CLAIMS_CHANGED,
  SIGNAL_STYLE_CHANGED,
  SIGNAL_FOCUS_CHANGED,
  SIGNAL_HITS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiScene, adduce_ui_scene, G_TYPE_OBJECT)

typedef struct {
  AdduceClaimSet *set;
  GArray *entries;
  guint first_lane;
  gboolean own;
} Query;

static gboolean
collect_entry_cb (const AdduceSpanEntry *found, gpointer user_data)
{
  Query *query = user_data;
  AdduceClaim *claim = adduce_claim_set_get (query->set, found->owner);
  AdduceUiSceneEntry entry = { found->span, NULL, query->first_lane + found->lane, query->own };

  g_return_val_if_fail (claim != NULL, TRUE);

  entry.claim = g_object_ref (claim);
  g_array_append_val (query->entries, entry);
  return TRUE;
}

static void
clear_entry_cb (gpointer data)
{
  g_clear_object (&((AdduceUiSceneEntry *) data)->claim);
}

static void
reset_paints (AdduceUiScene *self)
{
  adduce_ui_claim_paints_set_code_map (self->paints, adduce_ui_scene_get_code_map (self));
  adduce_ui_claim_paints_reset (self->paints, self->codebook,
                                self->lens != NULL ? adduce_ui_lens_get_color_by (self->lens) : ADDUCE_FACET_STANCE);
  self->learnt = FALSE;
  adduce_ui_stamps_clear (self->stamps);
}

/* Callbacks */

static void
set_changed_cb (AdduceUiScene *self, guint start, guint end)
{
  g_signal_emit (self, signals[SIGNAL_CLAIMS_CHANGED], 0, start, end);
}

static void
style_changed_cb (AdduceUiScene *self)
{
  reset_paints (self);
  g_signal_emit (self, signals[SIGNAL_STYLE_CHANGED], 0);
}

static void
follow_set (AdduceUiScene *self, AdduceClaimSet **field, AdduceClaimSet *set)
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
adduce_ui_scene_dispose (GObject *object)
{
  AdduceUiScene *self = ADDUCE_UI_SCENE (object);

  follow_set (self, &self->own, NULL);
  follow_set (self, &self->others, NULL);
  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_data (self->lens, self);
  g_clear_object (&self->lens);
  g_clear_object (&self->codebook);
  g_clear_object (&self->focused);
  g_clear_pointer (&self->chosen, g_hash_table_unref);

  G_OBJECT_CLASS (adduce_ui_scene_parent_class)->dispose (object);
}

static void
adduce_ui_scene_finalize (GObject *object)
{
  AdduceUiScene *self = ADDUCE_UI_SCENE (object);

  g_clear_pointer (&self->paints, adduce_ui_claim_paints_free);
  g_clear_pointer (&self->stamps, adduce_ui_stamps_free);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_scene_parent_class)->finalize (object);
}

static void
adduce_ui_scene_class_init (AdduceUiSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_scene_dispose;
  object_class->finalize = adduce_ui_scene_finalize;

  signals[SIGNAL_CLAIMS_CHANGED] = g_signal_new ("claims-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_STYLE_CHANGED]
    = g_signal_new ("style-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FOCUS_CHANGED]
    = g_signal_new ("focus-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HITS_CHANGED]
    = g_signal_new ("hits-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_scene_init (AdduceUiScene *self)
{
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();

  self->hits = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  self->current_hit = G_MAXUINT;
  self->paints = adduce_ui_claim_paints_new (palette);
  self->stamps = adduce_ui_stamps_new ();
  g_signal_connect_object (palette, "changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
}

AdduceUiScene *
adduce_ui_scene_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_SCENE, NULL);
}

void
adduce_ui_scene_set_claims (AdduceUiScene *self, AdduceClaimSet *own, AdduceClaimSet *others,
                            AdduceCodebook *codebook)
{
  gboolean other_sets;

  g_return_if_fail (ADDUCE_UI_IS_SCENE (self));
  g_return_if_fail (own != NULL || others == NULL);

  other_sets = self->own != own || self->others != others;
  follow_set (self, &self->own, own);
  follow_set (self, &self->others, others);
  if (g_set_object (&self->codebook, codebook) || other_sets)
    style_changed_cb (self);
  if (other_sets) /* what changes in a set it tells by itself, and where */
    set_changed_cb (self, 0, G_MAXUINT);
}

AdduceCodebook *
adduce_ui_scene_get_codebook (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);

  return self->codebook;
}

AdduceCodeMap *
adduce_ui_scene_get_code_map (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);

  return self->lens != NULL ? adduce_ui_lens_get_code_map (self->lens) : NULL;
}

void
adduce_ui_scene_set_lens (AdduceUiScene *self, AdduceUiLens *lens)
{
  g_return_if_fail (ADDUCE_UI_IS_SCENE (self));

  if (self->lens == lens)
    return;

  if (self->lens != NULL)
    g_signal_handlers_disconnect_by_data (self->lens, self);
  g_set_object (&self->lens, lens);
  if (lens != NULL)
    g_signal_connect_object (lens, "changed", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

void
adduce_ui_scene_set_focused (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_UI_IS_SCENE (self));

  if (g_set_object (&self->focused, claim))
    g_signal_emit (self, signals[SIGNAL_FOCUS_CHANGED], 0);
}

AdduceClaim *
adduce_ui_scene_get_focused (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);

  return self->focused;
}

gboolean
adduce_ui_scene_has_own (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), FALSE);

  return self->own != NULL && adduce_claim_set_lookup (self->own, adduce_claim_get_id (claim)) == claim;
}

void
adduce_ui_scene_set_chosen (AdduceUiScene *self, GPtrArray *claims)
{
  g_return_if_fail (ADDUCE_UI_IS_SCENE (self));

  if (self->chosen == NULL && (claims == NULL || claims->len < 2))
    return;

  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (claims != NULL && claims->len > 1)
    {
      self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < claims->len; i++)
        g_hash_table_add (self->chosen, g_strdup (adduce_claim_get_id (claims->pdata[i])));
    }
  g_signal_emit (self, signals[SIGNAL_FOCUS_CHANGED], 0);
}

gboolean
adduce_ui_scene_is_chosen (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), FALSE);

  return self->chosen != NULL && g_hash_table_contains (self->chosen, adduce_claim_get_id (claim));
}

gboolean
adduce_ui_scene_is_focused (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), FALSE);

  return self->focused != NULL
         && (self->focused == claim
             || g_str_equal (adduce_claim_get_id (self->focused), adduce_claim_get_id (claim)));
}

void
adduce_ui_scene_set_hits (AdduceUiScene *self, const AdduceSpan *hits, guint n_hits, guint current)
{
  g_return_if_fail (ADDUCE_UI_IS_SCENE (self));

  if (n_hits == 0 && self->hits->len == 0)
    return;

  self->current_hit = current;
  g_array_set_size (self->hits, 0);
  if (n_hits > 0)
    g_array_append_vals (self->hits, hits, n_hits);
  g_signal_emit (self, signals[SIGNAL_HITS_CHANGED], 0);
}

GArray *
adduce_ui_scene_get_hits (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);

  return self->hits;
}

guint
adduce_ui_scene_get_current_hit (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), G_MAXUINT);

  return self->current_hit;
}

guint
adduce_ui_scene_find_hit (AdduceUiScene *self, guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), 0);

  high = self->hits->len;
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

GArray *
adduce_ui_scene_query (AdduceUiScene *self, AdduceSpan extent)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (AdduceUiSceneEntry));
  Query query = { NULL, entries, 0, TRUE };

  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), entries);

  g_array_set_clear_func (entries, clear_entry_cb);
  if (extent.end <= extent.start)
    return entries;

  if (self->own != NULL && adduce_claim_set_get_n_claims (self->own) > 0)
    {
      query.set = self->own;
      adduce_span_index_query (adduce_claim_set_get_index (self->own), extent, collect_entry_cb, &query);
    }
  if (self->others != NULL && adduce_claim_set_get_n_claims (self->others) > 0)
    {
      for (guint i = 0; i < entries->len; i++)
        query.first_lane = MAX (query.first_lane, g_array_index (entries, AdduceUiSceneEntry, i).lane + 1);
      query.set = self->others;
      query.own = FALSE;
      adduce_span_index_query (adduce_claim_set_get_index (self->others), extent, collect_entry_cb, &query);
    }

  return entries;
}

gboolean
adduce_ui_scene_entries_equal (GArray *a, GArray *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AdduceUiSceneEntry *one = &g_array_index (a, AdduceUiSceneEntry, i);
      const AdduceUiSceneEntry *two = &g_array_index (b, AdduceUiSceneEntry, i);

      if (one->claim != two->claim || one->lane != two->lane || one->span.start != two->span.start
          || one->span.end != two->span.end || one->own != two->own)
        return FALSE;
    }

  return TRUE;
}

const AdduceUiClaimPaint *
adduce_ui_scene_get_paint (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  if (self->lens != NULL && !adduce_ui_lens_shows (self->lens, claim))
    return adduce_ui_claim_paints_get_faded (self->paints);

  if (!self->learnt)
    {
      self->learnt = TRUE;
      if (self->own != NULL)
        adduce_ui_claim_paints_learn (self->paints, G_LIST_MODEL (self->own));
      if (self->others != NULL)
        adduce_ui_claim_paints_learn (self->paints, G_LIST_MODEL (self->others));
    }

  return adduce_ui_claim_paints_get (self->paints, claim);
}

AdduceUiStamps *
adduce_ui_scene_get_stamps (AdduceUiScene *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), NULL);

  return self->stamps;
}

gboolean
adduce_ui_scene_is_complete (AdduceUiScene *self, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SCENE (self), TRUE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), TRUE);

  return adduce_review_get_unset (claim, self->codebook) == 0;
}
