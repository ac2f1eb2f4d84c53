/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which way words run.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether the first letter that has a direction, in isolates or not, runs from right to left. */
gboolean adduce_direction_is_rtl (const char *utf8);

G_END_DECLS
