/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A writable copy of the sample corpus.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * adduce_ui_sample_copy_async:
 * @parent: folder, chosen by the user, in which the copy is made
 *
 * Copies the installed sample corpus into a new folder "Adduce Sample" ("Adduce Sample 2" …) below @parent.
 */
void adduce_ui_sample_copy_async (const char *parent, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);

/** The new folder; (transfer full) (nullable). */
char *adduce_ui_sample_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
