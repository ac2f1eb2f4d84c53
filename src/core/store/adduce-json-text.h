/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of JSON strings: UTF-8 and escapes. Pure functions, shared by the gate and the scan.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

static inline gboolean
adduce_json_is_high_surrogate (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static inline gboolean
adduce_json_is_low_surrogate (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The value of four hexadecimal digits; -1 where there aren't four before @end. */
int adduce_json_read_hex4 (const char *p, const char *end);

/** Bytes of the UTF-8 sequence of a character beyond ASCII; 0 where it is none. */
gsize adduce_json_measure_utf8 (const char *p, const char *end);

/** Code points of the inside of a string whose escapes are good. */
gsize adduce_json_count_code_points (const char *p, const char *end);

/**
 * adduce_json_unescape:
 * @dest: room for at least @end - @p bytes
 *
 * Writes the inside of a string without its escapes. What is no escape or no character becomes
 * U+FFFD, or goes where there is no room for that.
 *
 * Returns: the number of bytes written
 */
gsize adduce_json_unescape (char *dest, const char *p, const char *end);

G_END_DECLS
