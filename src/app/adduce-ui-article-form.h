/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiArticleForm: what the coder says of the open article as a whole, below its claims: the fields of the
 * codebook's variables about articles, in an expander whose title tells what is set and what a rule misses.
 *
 * It is seen where the codebook has such variables, or something is said under one that it no longer has.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_ARTICLE_FORM (adduce_ui_article_form_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiArticleForm, adduce_ui_article_form, ADDUCE_UI, ARTICLE_FORM, GtkWidget)

GtkWidget *adduce_ui_article_form_new (void);

/** Property "context". */
void adduce_ui_article_form_set_context (AdduceUiArticleForm *self, AdduceUiContext *context);

/** Hands over what is being typed. */
void adduce_ui_article_form_commit (AdduceUiArticleForm *self);

/**
 * adduce_ui_article_form_focus_field:
 * @field: "article" for the first field, "article:ID" for that of a variable; others are passed over
 *
 * Opens the form and gives the field the keyboard focus; also on AdduceUiContext::focus-field.
 */
void adduce_ui_article_form_focus_field (AdduceUiArticleForm *self, const char *field);

G_END_DECLS
