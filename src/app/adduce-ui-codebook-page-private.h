/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of AdduceUiCodebookPage: itself (adduce-ui-codebook-page.c), its actions on what is selected
 * (adduce-ui-codebook-acts.c), those that ask first (adduce-ui-codebook-asks.c), and files
 * (adduce-ui-codebook-files.c).
 */
#pragma once

#include "adduce-ui-codebook-page.h"
#include "adduce-ui-codebook-tree.h"

G_BEGIN_DECLS

/** (transfer none) (nullable): what edits the codebook; %NULL where it can't be read. */
AdduceCodebookEditor *_adduce_ui_codebook_page_get_editor (AdduceUiCodebookPage *self);
AdduceUiCodebookTree *_adduce_ui_codebook_page_get_tree (AdduceUiCodebookPage *self);
AdduceUiContext *_adduce_ui_codebook_page_get_context (AdduceUiCodebookPage *self);
GtkWindow *_adduce_ui_codebook_page_get_window (AdduceUiCodebookPage *self);

/** What is selected; %NULL where nothing is; (transfer none). */
const AdduceUiCodebookNodeInfo *_adduce_ui_codebook_page_get_selected (AdduceUiCodebookPage *self);

/** Tells in a toast why something could not be done; takes the error (nullable). Whether there was none. */
gboolean _adduce_ui_codebook_page_tell (AdduceUiCodebookPage *self, GError *error);

/** "12 claims have it."; "" while that is not counted; (transfer full). */
char *_adduce_ui_codebook_page_count (AdduceUiCodebookPage *self, const char *variable_id, const char *code_id);

/** The group of the page's actions, "book"; (transfer full). */
GActionGroup *_adduce_ui_codebook_page_make_actions (AdduceUiCodebookPage *self);

/** The menu of the page: presets, files; (transfer full). */
GMenuModel *_adduce_ui_codebook_page_make_menu (void);

/** Which actions mean something for what is selected. */
void _adduce_ui_codebook_page_update_actions (AdduceUiCodebookPage *self, GActionMap *map);

/** Gives a variable or value another name. */
void _adduce_ui_codebook_page_rename (AdduceUiCodebookPage *self, const char *key, const char *name);

/** A row was dropped on another. */
void _adduce_ui_codebook_page_drop (AdduceUiCodebookPage *self, const char *key, const char *on, AdduceUiDrop where);

/* What asks first. */
void _adduce_ui_codebook_page_ask_value (AdduceUiCodebookPage *self);
void _adduce_ui_codebook_page_ask_variable (AdduceUiCodebookPage *self);
void _adduce_ui_codebook_page_ask_merge (AdduceUiCodebookPage *self);
void _adduce_ui_codebook_page_ask_remove (AdduceUiCodebookPage *self);
void _adduce_ui_codebook_page_ask_retire (AdduceUiCodebookPage *self);

/** Asks for a file of another codebook, and takes from it. */
void _adduce_ui_codebook_page_import (AdduceUiCodebookPage *self);

/** Asks for a file, and writes the codebook by what its name ends with. */
void _adduce_ui_codebook_page_export (AdduceUiCodebookPage *self);

/** Asks which variables of another codebook are to be taken. */
void _adduce_ui_codebook_page_ask_take (AdduceUiCodebookPage *self, AdduceCodebook *other);

G_END_DECLS
