/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the beginning of a file looks like to a person: lines of a text, rows of a workbook, words of a document or of
 * pages, the members of an archive. Private to exchange.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** How much is shown of one thing. */
#define ADDUCE_EXCHANGE_GLIMPSE_LINES 60
#define ADDUCE_EXCHANGE_GLIMPSE_LINE 2000 /* characters */

/**
 * adduce_exchange_glimpse_append:
 * @path: a file
 * @name: what it is called, for its ending
 * @n_lines: how many at the most
 *
 * Appends lines, each with its end, and one of `…` where there is more. What can't be read is a sentence.
 */
void adduce_exchange_glimpse_append (GString *out, const char *path, const char *name, guint n_lines,
                                     GCancellable *cancellable);

G_END_DECLS
