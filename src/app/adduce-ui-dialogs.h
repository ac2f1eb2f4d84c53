/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs that a later GTK or libadwaita deprecates, and nothing else: the one place to change when the
 * floor rises.
 */
#pragma once

#include <adwaita.h>
#include "adduce.h"

G_BEGIN_DECLS

/** Called with the chosen path (file name encoding), or %NULL where the user cancelled. */
typedef void (*AdduceUiPathFunc) (const char *path, gpointer user_data);

void adduce_ui_dialogs_open_folder (GtkWindow *parent, const char *title, const char *accept,
                                    AdduceUiPathFunc func, gpointer user_data);
void adduce_ui_dialogs_save_file (GtkWindow *parent, const char *title, const char *name, AdduceUiPathFunc func,
                                  gpointer user_data);

/** @patterns: names of files, "*.csv *.json"; @what: what they are called */
void adduce_ui_dialogs_open_file (GtkWindow *parent, const char *title, const char *patterns, const char *what,
                                  AdduceUiPathFunc func, gpointer user_data);

/** Called with the chosen paths (file name encoding), or %NULL where the user cancelled. */
typedef void (*AdduceUiPathsFunc) (const char *const *paths, gpointer user_data);

/** Lets several files of any kind be chosen. */
void adduce_ui_dialogs_open_files (GtkWindow *parent, const char *title, AdduceUiPathsFunc func, gpointer user_data);

/**
 * adduce_ui_dialogs_ask:
 * @extra: (nullable): a widget between the text and the buttons; it can activate the default
 * @accept: the name of the button that does it, with a mnemonic
 * @other: (nullable): that of another one
 * @destructive: whether what @accept does takes something away
 *
 * @func gets "accept", "other", or %NULL where the user cancelled; @extra is still there then.
 */
void adduce_ui_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, GtkWidget *extra,
                            const char *accept, const char *other, gboolean destructive, AdduceUiPathFunc func,
                            gpointer user_data);

/** Called with the coder, or %NULL where the user did not say. */
typedef void (*AdduceUiCoderFunc) (AdduceCoder *coder, gpointer user_data);

/** Asks who codes. @present: (nullable): who it is now */
void adduce_ui_dialogs_ask_coder (GtkWindow *parent, AdduceCoder *present, AdduceUiCoderFunc func,
                                  gpointer user_data);

/** Asks whether to close although something could not be saved; @func gets "close" or "cancel". */
void adduce_ui_dialogs_ask_close (GtkWindow *parent, const char *reason, AdduceUiPathFunc func,
                                  gpointer user_data);

/** Tells something that went wrong, with a Close button. */
void adduce_ui_dialogs_tell (GtkWindow *parent, const char *heading, const char *body);
void adduce_ui_dialogs_about (GtkWindow *parent);

G_END_DECLS
