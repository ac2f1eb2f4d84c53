/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes, or came, of other programs' annotations, in words.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/** (transfer full): one line with the numbers: "12 claims · 11 placed · 1 lost …" */
char *adduce_ui_coding_summarize (const AdduceForeignResult *result);

/**
 * adduce_ui_coding_describe:
 * @most: how many problems, or 0 for all
 *
 * Returns: (transfer full): what does not come in as it is, and what the fields become
 */
char *adduce_ui_coding_describe (const AdduceForeignResult *result, guint most);

G_END_DECLS
