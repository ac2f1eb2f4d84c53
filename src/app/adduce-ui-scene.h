/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiScene: what is to be drawn of an article's claims, for all that draws: the text, the claim gutter
 * and the overview strip have one scene between them.
 *
 * Data structure: the two claim sets with their span indexes, which are asked anew for each stretch that is
 * drawn; a paint for each value met. Nothing is kept per claim, so a change of one claim costs nothing here.
 */
#pragma once

#include "adduce-ui-claim-paints.h"
#include "adduce-ui-lens.h"
#include "adduce-ui-stamps.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_SCENE (adduce_ui_scene_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiScene, adduce_ui_scene, ADDUCE_UI, SCENE, GObject)

/*
 * Signals:
 *   "claims-changed" (scene, guint start, guint end): claims between these code points, and perhaps the lanes of
 *     others
 *   "style-changed" (scene): colours, patterns, letters, light: everything is to be drawn anew
 *   "focus-changed" (scene): the focused claim or those chosen besides
 *   "hits-changed" (scene)
 */

/**
 * AdduceUiSceneEntry:
 * @span: one piece of the claim
 * @claim: (transfer full): whose
 * @lane: the lane of the line under the words; others' come below one's own
 * @own: whether the coder who is at work made it
 *
 * One piece of a claim in a stretch of text.
 */
typedef struct {
  AdduceSpan span;
  AdduceClaim *claim;
  guint lane;
  gboolean own;
} AdduceUiSceneEntry;

AdduceUiScene *adduce_ui_scene_new (void);

/**
 * @own, @others, @codebook: (nullable): the claims that are drawn; changes of the sets are followed, so that to
 * set again what is set is free.
 */
void adduce_ui_scene_set_claims (AdduceUiScene *self, AdduceClaimSet *own, AdduceClaimSet *others,
                                 AdduceCodebook *codebook);

/** (transfer none) (nullable) */
AdduceCodebook *adduce_ui_scene_get_codebook (AdduceUiScene *self);

/** The lens's: what codes have become; (transfer none) (nullable). */
AdduceCodeMap *adduce_ui_scene_get_code_map (AdduceUiScene *self);

/** @lens: (nullable): %NULL colours by stance. */
void adduce_ui_scene_set_lens (AdduceUiScene *self, AdduceUiLens *lens);

/** @claim: (nullable): the claim that stands out. */
void adduce_ui_scene_set_focused (AdduceUiScene *self, AdduceClaim *claim);

/** (transfer none) (nullable) */
AdduceClaim *adduce_ui_scene_get_focused (AdduceUiScene *self);

/** Whether this version of the claim is in the set of the coder who is at work. */
gboolean adduce_ui_scene_has_own (AdduceUiScene *self, AdduceClaim *claim);

/** @claims: (nullable) (element-type AdduceClaim): those that are marked as chosen. */
void adduce_ui_scene_set_chosen (AdduceUiScene *self, GPtrArray *claims);

/** Whether the claim is one of several that are chosen; %FALSE where only the focused one is. */
gboolean adduce_ui_scene_is_chosen (AdduceUiScene *self, AdduceClaim *claim);

/** Whether it is the focused claim, in whatever version. */
gboolean adduce_ui_scene_is_focused (AdduceUiScene *self, AdduceClaim *claim);

/** @hits: (array length=n_hits): in text order, not overlapping; @current: which is outlined, or %G_MAXUINT. */
void adduce_ui_scene_set_hits (AdduceUiScene *self, const AdduceSpan *hits, guint n_hits, guint current);

/** (transfer none) (element-type AdduceSpan) */
GArray *adduce_ui_scene_get_hits (AdduceUiScene *self);
guint adduce_ui_scene_get_current_hit (AdduceUiScene *self);

/** The first hit that ends after @offset, or how many there are. */
guint adduce_ui_scene_find_hit (AdduceUiScene *self, guint offset);

/**
 * adduce_ui_scene_query:
 *
 * Returns: (transfer full) (element-type AdduceUiSceneEntry): the pieces of claims in @extent in text order,
 *   one's own first
 */
GArray *adduce_ui_scene_query (AdduceUiScene *self, AdduceSpan extent);

/** Whether two answers of adduce_ui_scene_query() are the same, so that what was drawn of one is good still. */
gboolean adduce_ui_scene_entries_equal (GArray *a, GArray *b);

/** (transfer none): how the claim is drawn; valid until "style-changed". */
const AdduceUiClaimPaint *adduce_ui_scene_get_paint (AdduceUiScene *self, AdduceClaim *claim);

/** (transfer none): small drawings that recur; cleared with each "style-changed". */
AdduceUiStamps *adduce_ui_scene_get_stamps (AdduceUiScene *self);

/** Whether nothing of stance, speaker, issue and evidence is unset, where the codebook has it. */
gboolean adduce_ui_scene_is_complete (AdduceUiScene *self, AdduceClaim *claim);

G_END_DECLS
