/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with an article's files, as a text.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_ui_problems_dup_text:
 * @problems: (nullable): sentences
 * @reason: (nullable): a sentence that is shown elsewhere already
 *
 * Returns: (transfer full): the first problems, one a line, without @reason, and how many there are more
 */
char *adduce_ui_problems_dup_text (const char *const *problems, const char *reason);

G_END_DECLS
