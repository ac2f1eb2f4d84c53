/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceFind: something to look for in articles: words, or a regular expression. Immutable; may be run in
 * any thread, several at once.
 *
 * Words are compared canonically (é is é, however it was typed), without regard to case unless asked, and, if
 * asked, without accents; any space is a space, and what is typed for an apostrophe, a quotation mark or a hyphen is
 * also the typographic one. One pass over the text with the tables of Knuth, Morris and Pratt, in no more memory than
 * the words take. Regular expressions are ICU's (much like Perl's); ^ and $ are the ends of
 * paragraphs. An expression may take for ever on some texts, so a run ends after some seconds with an error,
 * and at once when it is cancelled.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceFindFlags:
 * @ADDUCE_FIND_DEFAULT: words, in any case, with their accents
 * @ADDUCE_FIND_REGEX: what is looked for is a regular expression
 * @ADDUCE_FIND_WORD: only whole words, by ICU's rules, also where words are not parted by spaces
 * @ADDUCE_FIND_CASE: capitals and small letters differ
 * @ADDUCE_FIND_NO_ACCENTS: letters are the same whatever accents they have; for words only
 */
typedef enum {
  ADDUCE_FIND_DEFAULT = 0,
  ADDUCE_FIND_REGEX = 1 << 0,
  ADDUCE_FIND_WORD = 1 << 1,
  ADDUCE_FIND_CASE = 1 << 2,
  ADDUCE_FIND_NO_ACCENTS = 1 << 3,
} AdduceFindFlags;

#define ADDUCE_TYPE_FIND (adduce_find_get_type ())
typedef struct _AdduceFind AdduceFind;
GType adduce_find_get_type (void);

/** The longest pattern, in bytes. */
#define ADDUCE_FIND_MAX_PATTERN 4096

/**
 * adduce_find_new:
 * @pattern: UTF-8
 * @error: return location; %ADDUCE_ERROR_INVALID saying what is wrong with an expression, and near which
 *   character, from 1; likewise for a pattern that is empty or too long
 *
 * Returns: (transfer full) (nullable)
 */
AdduceFind *adduce_find_new (const char *pattern, AdduceFindFlags flags, GError **error);
AdduceFind *adduce_find_ref (AdduceFind *self);
void adduce_find_unref (AdduceFind *self);

/**
 * adduce_find_run:
 * @cancellable: (nullable)
 * @error: return location; %ADDUCE_ERROR_FAILED where an expression takes too long or too much memory,
 *   %G_IO_ERROR_CANCELLED
 *
 * Finds all hits; those that are empty are none.
 *
 * Returns: (transfer full) (nullable) (element-type AdduceSpan): the hits in text order; they don't overlap
 */
GArray *adduce_find_run (AdduceFind *self, AdduceText *text, GCancellable *cancellable, GError **error);

/** Whether a run may take so long that it belongs into another thread. */
gboolean adduce_find_is_slow (AdduceFind *self, AdduceText *text);

/** The same in another thread. */
void adduce_find_run_async (AdduceFind *self, AdduceText *text, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
GArray *adduce_find_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceFind, adduce_find_unref)

G_END_DECLS
