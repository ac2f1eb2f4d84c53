/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRegisterEditor: the only way to change a register of a corpus: does changes, writes each at once and whole,
 * and takes them back.
 *
 * A change is applied to what the file holds by then (see AdduceRegisterChange), so there is never anything unsaved.
 * Taking back is one more change of the file. Belongs to one thread; the calls with async write in a worker, one
 * after the other.
 */
#pragma once

#include "edit/adduce-register-change.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_REGISTER_EDITOR (adduce_register_editor_get_type ())
G_DECLARE_FINAL_TYPE (AdduceRegisterEditor, adduce_register_editor, ADDUCE, REGISTER_EDITOR, GObject)

/*
 * Properties, to be read: "register" (AdduceRegister), "undo-label" and "redo-label" (text, %NULL where there is
 * nothing), "problem" (text or %NULL: why the file can't be read, so that it can't be changed), "busy".
 */

/**
 * adduce_register_editor_new:
 * @base: (nullable): what was read already; %NULL reads the file
 */
AdduceRegisterEditor *adduce_register_editor_new (const char *folder, const char *id, AdduceRegister *base);

/** (transfer none): as last read or written; never %NULL. */
AdduceRegister *adduce_register_editor_get_register (AdduceRegisterEditor *self);
const char *adduce_register_editor_get_undo_label (AdduceRegisterEditor *self);
const char *adduce_register_editor_get_redo_label (AdduceRegisterEditor *self);
const char *adduce_register_editor_get_problem (AdduceRegisterEditor *self);
gboolean adduce_register_editor_get_busy (AdduceRegisterEditor *self);

/** Takes what somebody else has read of the file. */
void adduce_register_editor_set_register (AdduceRegisterEditor *self, AdduceRegister *base, const char *problem);

/**
 * adduce_register_editor_perform:
 * @ret_message: (out) (optional) (transfer full) (nullable): sentences about what somebody else changed
 *
 * Does and writes a change. An empty one does nothing and leaves no trace.
 */
gboolean adduce_register_editor_perform (AdduceRegisterEditor *self, AdduceRegisterChange *change,
                                         char **ret_message, GError **error);

/** @error: also %ADDUCE_ERROR_NOT_FOUND where there is nothing to take back. */
gboolean adduce_register_editor_undo (AdduceRegisterEditor *self, char **ret_message, GError **error);
gboolean adduce_register_editor_redo (AdduceRegisterEditor *self, char **ret_message, GError **error);

/** The same from a worker; a call while another is under way waits for it. */
void adduce_register_editor_perform_async (AdduceRegisterEditor *self, AdduceRegisterChange *change,
                                           GAsyncReadyCallback callback, gpointer user_data);
void adduce_register_editor_undo_async (AdduceRegisterEditor *self, GAsyncReadyCallback callback,
                                        gpointer user_data);
void adduce_register_editor_redo_async (AdduceRegisterEditor *self, GAsyncReadyCallback callback,
                                        gpointer user_data);
/**
 * adduce_register_editor_cancel:
 *
 * Stops what is under way and what waits for it, with %G_IO_ERROR_CANCELLED, as far as it is not being written yet:
 * nothing of it is. What is written is written, and can be undone.
 */
void adduce_register_editor_cancel (AdduceRegisterEditor *self);
gboolean adduce_register_editor_finish (AdduceRegisterEditor *self, GAsyncResult *result, char **ret_message,
                                        GError **error);

G_END_DECLS
