/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiMetaForm: what is known of an article, field by field: what is a guess, and from which words; confirming it;
 * other values; fields of one's own.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_META_FORM (adduce_ui_meta_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiMetaForm, adduce_ui_meta_form, ADDUCE_UI, META_FORM, GtkWidget)

/*
 * AdduceUiMetaForm::summary (form, const char *text): what is said of it in a line
 */

void adduce_ui_meta_form_set_context (AdduceUiMetaForm *self, AdduceUiContext *context);

/** @article: (nullable): whose fields are shown; what was typed of another one is kept */
void adduce_ui_meta_form_set_article (AdduceUiMetaForm *self, AdduceArticle *article);

/** Puts the keyboard in the first field. */
void adduce_ui_meta_form_focus (AdduceUiMetaForm *self);

/** What is being typed is taken. */
void adduce_ui_meta_form_commit (AdduceUiMetaForm *self);

G_END_DECLS
