/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as the tokens that it is searched by.
 *
 * A token is a run of letters and digits, without case, accents and strokes (adduce_breaks_fold() of each of its
 * characters). Scripts that are written without spaces between words, or that join endings to them without a mark
 * (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar), give a token for each letter with its marks: a word in them is found
 * as the phrase of its letters, wherever it stands, without a dictionary that one version of ICU has and the next has
 * not. What is not seen (soft hyphens, joiners, Arabic vowel marks and the stroke that lengthens a word) is no
 * part of a token and does not end one.
 *
 * Pure, any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No token has more bytes; what is longer is cut. */
#define ADDUCE_TOKENS_MAX_BYTES 256

/** When this changes, what was made of older tokens is to be made anew. */
#define ADDUCE_TOKENS_VERSION 1

/**
 * AdduceTokenFunc:
 * @folded: its letters, not NUL-terminated
 * @start: where it stands in the text, in bytes
 * @end: behind it
 *
 * Returns: whether to go on
 */
typedef gboolean (*AdduceTokenFunc) (const char *folded, gsize n_folded, gsize start, gsize end, gpointer user_data);

/**
 * adduce_tokens_each:
 * @utf8: valid UTF-8
 * @n_bytes: its length, or -1 if NUL-terminated
 *
 * Returns: %FALSE where @func stopped it
 */
gboolean adduce_tokens_each (const char *utf8, gssize n_bytes, AdduceTokenFunc func, gpointer user_data);

/** The tokens with one space between them; (transfer full). */
char *adduce_tokens_join (const char *utf8);

/** Whether it has any letter or digit. */
gboolean adduce_tokens_has_any (const char *utf8);

G_END_DECLS
