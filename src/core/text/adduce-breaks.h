/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where words and letters begin and end, by ICU's rules (Unicode Annex 29).
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * adduce_breaks_snap_to_words:
 * @span: a selection
 *
 * Widens an edge that stands inside a word to the word's edge and drops white space at both ends; other
 * marks that were selected (quotation marks, full stops) stay as selected. A span of white space alone
 * comes back empty (start == end).
 */
AdduceSpan adduce_breaks_snap_to_words (AdduceText *text, AdduceSpan span);

/**
 * Widens the edges so that no user-perceived character (grapheme cluster) is cut. An empty span stays
 * empty and moves before the character it stood in.
 */
AdduceSpan adduce_breaks_snap_to_graphemes (AdduceText *text, AdduceSpan span);

/** The word that holds @offset or ends there, or an empty span at @offset where there is none. */
AdduceSpan adduce_breaks_get_word_at (AdduceText *text, guint offset);

/** Whether the paragraph at @offset is read from right to left: by its first letter that says so. */
gboolean adduce_breaks_is_rtl (AdduceText *text, guint offset);

/**
 * adduce_breaks_fold:
 *
 * Folds a string for matching names: compatibility-decomposed, marks dropped, Latin letters and marks
 * like curly quotes made ASCII, case-folded, white space runs made one space and trimmed. The vowel signs
 * of Indic scripts and the voicing marks of kana stay, as they tell words apart.
 *
 * Returns: (transfer full): the folded string
 */
char *adduce_breaks_fold (const char *utf8);

/**
 * adduce_breaks_romanize:
 *
 * Writes a name of any script in Latin letters, folded as adduce_breaks_fold() does: Cyrillic as newspapers
 * write it (the rules of BGN/PCGN for Russian, without soft signs), other scripts as ICU does.
 *
 * Returns: (transfer full): the name in Latin
 */
char *adduce_breaks_romanize (const char *utf8);

/**
 * adduce_breaks_slug:
 * @label: a name or proposition
 *
 * A stable code for a label: transliterated to Latin and ASCII, lower case, words joined by hyphens,
 * at most 64 characters of `[a-z0-9-]`. Where something more than spaces, case, diacritics and the
 * punctuation `'’.,-` was lost, or the label was too long, 8 hex digits of its SHA-256 are appended, so
 * that different labels keep different codes. (The SHA-256 is of the label in NFC. Strokes, as in ø and
 * ł, count as diacritics; ß and æ don't.)
 *
 * Returns: (transfer full): the code; never empty (`x-` and the digest where nothing is left)
 */
char *adduce_breaks_slug (const char *label);

G_END_DECLS
