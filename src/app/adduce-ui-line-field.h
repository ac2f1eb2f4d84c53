/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiLineField: a heading and a text to be edited below it: one line, or several.
 *
 * One line is handed over by Return or when the keyboard focus goes elsewhere, several also at a pause in typing;
 * Escape takes back what was typed in one line. What is refused stays, with the reason below it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_LINE_FIELD (adduce_ui_line_field_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiLineField, adduce_ui_line_field, ADDUCE_UI, LINE_FIELD, GtkWidget)

/*
 * AdduceUiLineField::edited (field, const char *text): the user wants this text, trimmed; "" for none. Returns (char *,
 *   transfer full) why not; NULL where it was taken.
 */

/** @several: whether the text may have several lines. */
GtkWidget *adduce_ui_line_field_new (const char *title, gboolean several);

/** @text: (nullable). What is being typed stays where @same, the text being of what was shown. */
void adduce_ui_line_field_set_text (AdduceUiLineField *self, const char *text, gboolean same);

/** A tooltip for the heading. */
void adduce_ui_line_field_set_tip (AdduceUiLineField *self, const char *tip);

/** How wide one line is at least, in characters; then it does not grow. */
void adduce_ui_line_field_set_width (AdduceUiLineField *self, int n_chars);

/** Hands over what is typed. */
void adduce_ui_line_field_commit (AdduceUiLineField *self);

/** Gives it the keyboard focus with everything selected. */
void adduce_ui_line_field_start (AdduceUiLineField *self);

/** A check button of a form, whose words wrap. */
GtkWidget *adduce_ui_line_field_check_new (const char *label);

G_END_DECLS
