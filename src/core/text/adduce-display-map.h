/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceDisplayMap: how an AdduceText is shown where laying it out as it is would take seconds to minutes.
 *
 * Almost every article is shown as it is; then the map is the identity, shares the text's bytes and holds
 * nothing. Otherwise, in the lines concerned only:
 *
 *   - a line of more than 8,000 characters is broken into rows of 1,500 to 2,000: behind a space, else between
 *     letters; each row ends in "↵" and a line feed, which stand for no character of the text;
 *   - more than 32 combining marks on one letter (4, in lines where many letters have more) become ⟦+99⟧, which
 *     says how many marks are not shown;
 *   - embeddings and overrides of the direction of writing, which can make a text read as what it does not say,
 *     become ⟦RLO⟧ and the like; marks and isolates, which Arabic and Hebrew need, only where a line has more
 *     than 500 of them;
 *   - in a chain of letters or emoji joined by zero-width joiners every eleventh joiner becomes ⟦ZWJ⟧.
 *
 * Data structure: the shown text, and the stretches where it departs from the text, in order; between two of
 * them both sides run alike, so that an offset is mapped by a binary search. Both mappings are monotonic, and
 * to_text (to_shown (x)) is x for every offset but those inside folded marks. Immutable; any thread.
 */
#pragma once

#include "adduce-text.h"

G_BEGIN_DECLS

/**
 * AdduceDisplayChanges:
 * @ADDUCE_DISPLAY_CHANGES_BROKEN: long lines are broken
 * @ADDUCE_DISPLAY_CHANGES_FOLDED: floods of marks are folded
 * @ADDUCE_DISPLAY_CHANGES_DIRECTED: controls of the direction are shown as signs
 * @ADDUCE_DISPLAY_CHANGES_CUT: chains of joiners are cut
 */
typedef enum {
  ADDUCE_DISPLAY_CHANGES_NONE = 0,
  ADDUCE_DISPLAY_CHANGES_BROKEN = 1 << 0,
  ADDUCE_DISPLAY_CHANGES_FOLDED = 1 << 1,
  ADDUCE_DISPLAY_CHANGES_DIRECTED = 1 << 2,
  ADDUCE_DISPLAY_CHANGES_CUT = 1 << 3,
} AdduceDisplayChanges;

/** The longest line that is shown as it is, and the longest row that one is broken into, in characters. */
#define ADDUCE_DISPLAY_MAX_LINE 8000
#define ADDUCE_DISPLAY_MAX_ROW 2000

/** The most marks on one letter, and direction controls in one line, that are shown as they are. */
#define ADDUCE_DISPLAY_MAX_MARKS 32
#define ADDUCE_DISPLAY_MAX_CONTROLS 500

/** @text: must outlive the map. See also adduce_text_get_display_map(). */
AdduceDisplayMap *adduce_display_map_new (AdduceText *text);
void adduce_display_map_free (AdduceDisplayMap *self);

/** What differs from the text; 0 for the identity. */
AdduceDisplayChanges adduce_display_map_get_changes (const AdduceDisplayMap *self);

/** (transfer full) (nullable): sentences for people that say what differs; %NULL where nothing does. */
char *adduce_display_map_describe (const AdduceDisplayMap *self);

/** What is shown; (transfer none), NUL-terminated. */
const char *adduce_display_map_get_utf8 (const AdduceDisplayMap *self);
gsize adduce_display_map_get_n_bytes (const AdduceDisplayMap *self);

/** Length of what is shown, in characters. */
guint adduce_display_map_get_length (const AdduceDisplayMap *self);

/** Where the character at @offset is shown: behind a break, and before the sign that stands for it. */
guint adduce_display_map_to_shown (const AdduceDisplayMap *self, guint offset);

/** Where what ends at @offset ends: before a break. */
guint adduce_display_map_to_shown_end (const AdduceDisplayMap *self, guint offset);

/** The offset in the text of a place in what is shown; inside a sign it is that behind the sign. */
guint adduce_display_map_to_text (const AdduceDisplayMap *self, guint shown);

/** Whether the row that starts at @shown goes on with a broken line, and so begins no paragraph. */
gboolean adduce_display_map_is_continuation (const AdduceDisplayMap *self, guint shown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceDisplayMap, adduce_display_map_free)

G_END_DECLS
