/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportDecoded: bytes of any encoding as UTF-8, and where in the bytes each part of it stood.
 *
 * The encoding is that of a byte-order mark; else the one that is asked for; else UTF-8 where the bytes are that;
 * else what the file says of itself, if the bytes can be that; else UTF-16 where every other byte is null; else
 * what uchardet finds. Belongs to one thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AdduceImportDecoded:
 * @text: valid UTF-8 without byte-order mark and without NUL but the last
 * @n: its bytes
 * @encoding: as iconv knows it
 * @guessed: nothing said so, it was only found likely
 * @note: (nullable): a sentence about what the file says of itself and is not
 */
typedef struct {
  char *text;
  gsize n;
  char *encoding;
  gboolean guessed;
  char *note;
  gsize n_mark;       /* bytes of the byte-order mark */
  gsize last_offset;  /* where adduce_import_decoded_get_place() was last, */
  guint64 last_place; /* and what it found */
} AdduceImportDecoded;

/**
 * adduce_import_decode:
 * @wanted: (nullable): the user's word; nothing else is tried then, but that a byte-order mark counts more
 * @declared: (nullable): what the file says of itself
 * @error: return location; %ADDUCE_ERROR_NOT_TEXT: what to do
 *
 * Returns: (transfer full) (nullable)
 */
AdduceImportDecoded *adduce_import_decode (const char *data, gsize n_bytes, const char *wanted, const char *declared,
                                           GError **error);
void adduce_import_decoded_free (AdduceImportDecoded *self);

/**
 * adduce_import_decoded_get_place:
 * @offset: a byte of the text at which a character begins
 *
 * The byte of the file where that character begins. Quickest when asked from the beginning to the end.
 */
guint64 adduce_import_decoded_get_place (AdduceImportDecoded *self, gsize offset);

/** Some bytes of a code page as UTF-8, what has no meaning there as U+FFFD; (transfer full). */
char *adduce_import_decode_some (const char *data, gsize n_bytes, const char *encoding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportDecoded, adduce_import_decoded_free)

G_END_DECLS
