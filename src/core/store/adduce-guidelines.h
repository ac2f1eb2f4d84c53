/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team's guidelines: `guidelines.md` in the corpus folder, a text in Markdown that anybody may change. Any thread.
 */
#pragma once

#include "adduce-durable.h"

G_BEGIN_DECLS

/** A guideline text is no longer than this, in bytes. */
#define ADDUCE_GUIDELINES_MAX (1024 * 1024)

/**
 * adduce_guidelines_load:
 * @ret_stamp: (out): what the file was, for adduce_guidelines_save()
 * @error: return location; %ADDUCE_ERROR_NOT_TEXT where it is not UTF-8, %ADDUCE_ERROR_TOO_LARGE, GIO's; names the file
 *
 * Returns: (transfer full) (nullable): the text; "" where there is no file
 */
char *adduce_guidelines_load (const char *folder, AdduceFileStamp *ret_stamp, GError **error);

/**
 * adduce_guidelines_save:
 * @stamp: (inout): what the file was when it was read or written last; what it is now
 * @ret_theirs: (out) (transfer full) (nullable): where somebody else changed the file meanwhile: what they wrote
 * @error: return location; %ADDUCE_ERROR_CONFLICT where somebody else changed it: then nothing was written, and
 *   @stamp is that of their version, so that saving once more, with both in the text, replaces it
 *
 * Writes the text whole or not at all. The same text that is there already is no conflict. No file is made for "".
 */
gboolean adduce_guidelines_save (const char *folder, const char *text, AdduceFileStamp *stamp, char **ret_theirs,
                                 GError **error);

G_END_DECLS
