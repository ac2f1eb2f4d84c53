/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of months and days of the week in the languages of newspapers, as ICU knows them. Made when first asked for,
 * then only read: any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Bit of a day of the week; the lower bits are those of the months, January being bit 0. */
#define ADDUCE_DATE_WORD_WEEKDAY (1u << 12)

/**
 * adduce_date_words_lookup:
 * @word: a word, as it stands; a dot behind it does no harm
 *
 * The months that a word may mean (a few mean different months in two languages), or that it is a day of the week;
 * 0 where it is neither.
 */
guint adduce_date_words_lookup (const char *word);

G_END_DECLS
