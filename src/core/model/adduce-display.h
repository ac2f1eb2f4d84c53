/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of files and folders for people.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_display_name:
 * @name: a file's name or path, in the file name encoding
 *
 * Valid UTF-8 with everything that can't be seen, or turns the direction of what follows, made visible. Of a
 * path of the document portal, which means nothing to people, what stands before the chosen folder is left out.
 *
 * Returns: (transfer full)
 */
char *adduce_display_name (const char *name);

G_END_DECLS
