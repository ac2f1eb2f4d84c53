/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceArchive: what is kept so that nothing is lost, in the user's data folder, compressed: good versions of sidecars
 * (AdduceVersions), and the texts of articles that claims were made in.
 *
 * A text's file is named by its digest, so that each is kept once, whatever becomes of the article; what is read is
 * held against the digest, and taken for missing where it differs. Any thread.
 */
#pragma once

#include "text/adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_archive_write:
 * @path: a file of ours that is not there yet
 *
 * Writes the bytes compressed, under a temporary name first. It is not waited for the disk: what is kept here is a
 * second copy, and who reads it can tell a damaged one.
 */
gboolean adduce_archive_write (const char *path, GBytes *bytes, GError **error);

/**
 * adduce_archive_read:
 * @max_bytes: of what comes out; more is damage
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *adduce_archive_read (const char *path, gsize max_bytes, GError **error);

/** Keeps a text, if it isn't kept already. */
gboolean adduce_archive_keep_text (AdduceText *text, GError **error);

/** Whether the text of that digest is kept; it may still turn out damaged. */
gboolean adduce_archive_has_text (const char *digest);

/** (transfer full) (nullable): the text of that digest, `sha256:` and 64 digits. */
AdduceText *adduce_archive_load_text (const char *digest);

G_END_DECLS
