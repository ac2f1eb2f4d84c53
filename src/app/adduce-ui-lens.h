/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiLens: how claims are looked at: by which facet they are coloured, and which of them are in the
 * light while the others fade. Everything that draws claims (text, gutter, strip, list) binds to one lens.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_LENS (adduce_ui_lens_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiLens, adduce_ui_lens, ADDUCE_UI, LENS, GObject)

/*
 * Properties (all notify): "color-by" (AdduceFacet), "backlight-facet" (AdduceFacet), "backlight-code" (string
 * or NULL: nothing fades).
 *
 * AdduceUiLens::changed (lens): draw anew; names may be others, too.
 */

AdduceUiLens *adduce_ui_lens_new (void);

AdduceFacet adduce_ui_lens_get_color_by (AdduceUiLens *self);
void adduce_ui_lens_set_color_by (AdduceUiLens *self, AdduceFacet facet);

AdduceFacet adduce_ui_lens_get_backlight_facet (AdduceUiLens *self);

/** (nullable): %NULL where nothing fades; "" where the light is on claims that have nothing set. */
const char *adduce_ui_lens_get_backlight_code (AdduceUiLens *self);

/** @code: (nullable): fades all claims that don't have it under the facet; %NULL puts the backlight out. */
void adduce_ui_lens_set_backlight (AdduceUiLens *self, AdduceFacet facet, const char *code);

/**
 * adduce_ui_lens_set_code_map:
 * @map: (nullable): what the codes of claims have become: those that are the same now have one colour and one light
 */
void adduce_ui_lens_set_code_map (AdduceUiLens *self, AdduceCodeMap *map);

/** (transfer none) (nullable) */
AdduceCodeMap *adduce_ui_lens_get_code_map (AdduceUiLens *self);

/** Whether the claim is in the light. */
gboolean adduce_ui_lens_shows (AdduceUiLens *self, AdduceClaim *claim);

G_END_DECLS
