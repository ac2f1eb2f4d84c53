/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How journals are named, shared by their writer and their recovery.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** 2: lines that belong together. A program that knows only 1 leaves such a journal alone. */
#define ADDUCE_JOURNAL_VERSION 2

/** The sidecar's path with its folder's links resolved, as a URI (so any file name is UTF-8). */
char *adduce_journal_make_uri (const char *sidecar_path);

/** What the names of the journals of that sidecar begin with. */
char *adduce_journal_make_prefix (const char *uri);

G_END_DECLS
