/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiBookForm: what is said of the codebook as a whole: title, description, general rules for people,
 * and which of the further variables that come with the program are switched on. Each change
 * is one act of the codebook's editor.
 */
#pragma once

#include <gtk/gtk.h>
#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_BOOK_FORM (adduce_ui_book_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiBookForm, adduce_ui_book_form, ADDUCE_UI, BOOK_FORM, GtkWidget)

GtkWidget *adduce_ui_book_form_new (void);

/** Shows the editor's codebook as it is now; what is being typed stays. */
void adduce_ui_book_form_update (AdduceUiBookForm *self, AdduceCodebookEditor *editor);

/** Hands over what is typed. */
void adduce_ui_book_form_commit (AdduceUiBookForm *self);

/** Gives the title the keyboard focus. */
void adduce_ui_book_form_start (AdduceUiBookForm *self);

G_END_DECLS
