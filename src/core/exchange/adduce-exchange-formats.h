/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that claims are written in and read from, as the tables of docs/formats.md.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** (transfer full): the formats that are written, with what each has a place for and whether it is read, too. */
char *adduce_exchange_formats_to_markdown (void);

/** (transfer full): those that are read only. */
char *adduce_exchange_read_formats_to_markdown (void);

G_END_DECLS
