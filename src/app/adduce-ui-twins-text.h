/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTwinsText: one of two texts that are nearly the same, for reading, with what only it has marked: underlined
 * and in bold, so that it needs no colour.
 */
#pragma once

#include <gtk/gtk.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TWINS_TEXT (adduce_ui_twins_text_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTwinsText, adduce_ui_twins_text, ADDUCE_UI, TWINS_TEXT, GtkTextView)

/**
 * adduce_ui_twins_text_show:
 * @text: (nullable)
 * @spans: (nullable) (element-type AdduceSpan): what only this text has
 */
void adduce_ui_twins_text_show (AdduceUiTwinsText *self, AdduceText *text, GArray *spans);

G_END_DECLS
