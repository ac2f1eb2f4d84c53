/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected in an article, and the selection that a middle click pastes (PRIMARY).
 *
 * GTK gives up a text's selection as soon as other words are selected anywhere, be it in a field of this window,
 * or in a browser. In an article it is what is about to be coded, and stays; also a search hit that is selected
 * while one types must not take the words in the field their selection. So the two are kept apart, and what
 * the user selects in the article is published as PRIMARY as a copy.
 */
#pragma once

#include "adduce-ui-text-view.h"

G_BEGIN_DECLS

/** Keeps the selection of a view apart from PRIMARY; for a new view. */
void adduce_ui_primary_watch (GtkTextView *view);

/** For gtk_text_view_set_buffer(), which would connect the two. */
void adduce_ui_primary_set_buffer (GtkTextView *view, GtkTextBuffer *buffer);

/** Publishes what is selected, if anything. */
void adduce_ui_primary_publish (AdduceUiTextView *view);

G_END_DECLS
