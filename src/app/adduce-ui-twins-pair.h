/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTwinsPair: two articles of a group beside each other, or below where there is little room, with what differs
 * marked. The first is the one whose claims are carried over: "source" (notifies) is its number in the group.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TWINS_PAIR (adduce_ui_twins_pair_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTwinsPair, adduce_ui_twins_pair, ADDUCE_UI, TWINS_PAIR, GtkBox)

/**
 * adduce_ui_twins_pair_show:
 * @group: (array zero-terminated=1): paths below @folder, at least two
 * @source: which of them is the first
 */
void adduce_ui_twins_pair_show (AdduceUiTwinsPair *self, const char *folder, char **group, guint source);

guint adduce_ui_twins_pair_get_source (AdduceUiTwinsPair *self);

/** A drop-down of words that may be longer than there is room; its tooltip is its name. */
void adduce_ui_twins_pair_prepare (GtkDropDown *drop_down);

G_END_DECLS
