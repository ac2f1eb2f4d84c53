/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceText: the annotation text of an article, immutable.
 *
 * The annotation text is the file decoded as UTF-8, a leading byte-order mark dropped, CR LF and lone
 * CR made LF, and nothing else: no normalisation, no trimming. All offsets are Unicode code points of
 * this text. A checkpoint table makes offset ↔ byte conversions cheap. Safe to read from any thread.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-span.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_TEXT (adduce_text_get_type ())
G_DECLARE_FINAL_TYPE (AdduceText, adduce_text, ADDUCE, TEXT, GObject)

/** The largest article that is opened, in bytes. */
#define ADDUCE_TEXT_MAX_BYTES (16 * 1024 * 1024)

/**
 * adduce_text_new:
 * @file: the bytes of an article's file
 * @error: return location; %ADDUCE_ERROR_NOT_TEXT with line and byte of the file, both counted from 1,
 *   for NUL and invalid UTF-8 (saying when it looks like UTF-16), %ADDUCE_ERROR_TOO_LARGE
 *
 * Decodes a file.
 *
 * Returns: (transfer full) (nullable): the text; an empty file is a text of length 0
 */
AdduceText *adduce_text_new (GBytes *file, GError **error);

/**
 * adduce_text_load:
 * @path: a path in the file name encoding
 *
 * Reads and decodes a regular file; a directory, FIFO or device is refused at once (nothing blocks). A
 * file that changes while it is read is read again, and %G_IO_ERROR_BUSY if that doesn't end. Errors are
 * prefixed with the file's display name.
 *
 * Returns: (transfer full) (nullable): the text
 */
AdduceText *adduce_text_load (const char *path, GError **error);

/** The text as UTF-8, NUL-terminated; (transfer none). */
const char *adduce_text_get_utf8 (AdduceText *self);
gsize adduce_text_get_n_bytes (AdduceText *self);

/** Length in code points. */
guint adduce_text_get_length (AdduceText *self);

/** `sha256:` and 64 hex digits of the annotation text as UTF-8. */
const char *adduce_text_get_digest (AdduceText *self);

/** `sha256:` and 64 hex digits of the file's bytes. */
const char *adduce_text_get_file_digest (AdduceText *self);

/** Byte index into get_utf8() of the code point @offset (clamped to the end). */
gsize adduce_text_get_byte_index (AdduceText *self, guint offset);

/** Code point offset of the character that starts at or before @byte_index. */
guint adduce_text_get_offset_at_byte (AdduceText *self, gsize byte_index);

/**
 * adduce_text_dup_slice:
 *
 * Returns: (transfer full): the UTF-8 of @span, clamped to the text
 */
char *adduce_text_dup_slice (AdduceText *self, AdduceSpan span);

/** Is the span non-empty, not reversed and inside the text? */
gboolean adduce_text_contains_span (AdduceText *self, AdduceSpan span);

/**
 * adduce_text_check_spans:
 * @error: return location; %ADDUCE_ERROR_INVALID naming the span and the text's length
 */
gboolean adduce_text_check_spans (AdduceText *self, const AdduceSpanSet *spans, GError **error);

/** Number of lines (paragraphs), at least 1; line ends are LF. */
guint adduce_text_get_n_paragraphs (AdduceText *self);

/** The paragraph (from 0) that holds @offset. */
guint adduce_text_get_paragraph_at (AdduceText *self, guint offset);

/** The paragraph's span without its LF. */
AdduceSpan adduce_text_get_paragraph (AdduceText *self, guint paragraph);

typedef struct _AdduceDisplayMap AdduceDisplayMap;
typedef struct _AdduceParagraphs AdduceParagraphs;

/**
 * adduce_text_get_display_map:
 *
 * How the text is shown; made when first asked for, and kept. Takes some milliseconds for a long text: to be
 * asked for in the thread that loads it.
 *
 * Returns: (transfer none)
 */
const AdduceDisplayMap *adduce_text_get_display_map (AdduceText *self);

/** The paragraphs as a reader counts them; made when first asked for, and kept; (transfer none). */
AdduceParagraphs *adduce_text_get_numbering (AdduceText *self);

/** (transfer none) (element-type AdduceTurn): see adduce_turns_list(); made when first asked for, and kept. */
GArray *adduce_text_get_turns (AdduceText *self);

/**
 * adduce_text_guess_title:
 * @utf8: (nullable): the start of an article as it is in the file; a few kilobytes do, and a cut in the
 *   middle of a line or of a character does no harm
 * @n_bytes: its length, or -1 if NUL-terminated
 *
 * The first plausible headline: the first line with words that is not a ticker, date, counter, notice
 * of copyright or cookies, source line, navigation line or the like (a line below that goes on in lower
 * case belongs to it); else the first line with any text. The rules are in adduce-title.c. White space is
 * made single spaces; more than 200 code points are cut, the last being an ellipsis.
 *
 * Returns: (transfer full) (nullable): %NULL for a text with no visible character
 */
char *adduce_text_guess_title (const char *utf8, gssize n_bytes);

G_END_DECLS
