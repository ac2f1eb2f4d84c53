/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of JSON strings.
 */
#include "config.h"

#include "store/adduce-json-text.h"

#include <string.h>

#define REPLACEMENT 0xfffd

int
adduce_json_read_hex4 (const char *p, const char *end)
{
  if (end - p < 4)
    return -1;
  int value = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);
      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

/* The ranges are those of Unicode's table 3-7. */
gsize
adduce_json_measure_utf8 (const char *text, const char *end)
{
  const guint8 *p = (const guint8 *) text;
  gsize n_left = end - text;
  guint8 first = p[0];
  guint8 low = 0x80, high = 0xbf;
  gsize n_bytes;

  if (first >= 0xc2 && first <= 0xdf)
    n_bytes = 2;
  else if (first >= 0xe0 && first <= 0xef)
    {
      n_bytes = 3;
      low = first == 0xe0 ? 0xa0 : 0x80;
      high = first == 0xed ? 0x9f : 0xbf;
    }
  else if (first >= 0xf0 && first <= 0xf4)
    {
      n_bytes = 4;
      low = first == 0xf0 ? 0x90 : 0x80;
      high = first == 0xf4 ? 0x8f : 0xbf;
    }
  else
    return 0;

  if (n_left < n_bytes || p[1] < low || p[1] > high)
    return 0;
  for (gsize i = 2; i < n_bytes; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;
  return n_bytes;
}

gsize
adduce_json_count_code_points (const char *p, const char *end)
{
  gsize n = 0;
  while (p < end)
    {
      if (*p != '\\')
        {
          n += ((guchar) *p & 0xc0) != 0x80;
          p++;
        }
      else if (p + 1 < end && p[1] == 'u')
        {
          /* The two halves of a pair are one. */
          n += !adduce_json_is_low_surrogate (adduce_json_read_hex4 (p + 2, end));
          p += 6;
        }
      else
        {
          n++;
          p += 2;
        }
    }
  return n;
}

/* The character of the escape \uXXXX whose digits begin at @p; @ret_next is behind it. */
static gunichar
read_unicode_escape (const char *p, const char *end, const char **ret_next)
{
  int unit = adduce_json_read_hex4 (p, end);
  *ret_next = MIN (p + 4, end);
  if (!adduce_json_is_high_surrogate (unit))
    return unit <= 0 || adduce_json_is_low_surrogate (unit) ? REPLACEMENT : (gunichar) unit;

  p += 4;
  int second = end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? adduce_json_read_hex4 (p + 2, end)
                                                           : -1;
  if (!adduce_json_is_low_surrogate (second))
    return REPLACEMENT;
  *ret_next = p + 6;
  return 0x10000 + ((gunichar) (unit - 0xd800) << 10) + (gunichar) (second - 0xdc00);
}

gsize
adduce_json_unescape (char *dest, const char *p, const char *end)
{
  char *out = dest;
  while (p < end)
    {
      const char *backslash = memchr (p, '\\', end - p);
      gsize n_plain = (backslash == NULL ? end : backslash) - p;
      memcpy (out, p, n_plain);
      out += n_plain;
      if (backslash == NULL || backslash + 1 >= end)
        break;

      static const char letters[] = "bfnrt";
      const char *letter = backslash[1] == 0 ? NULL : strchr (letters, backslash[1]);
      p = backslash + 2;
      if (backslash[1] == 'u')
        {
          /* At least six bytes of text became at most four. */
          gboolean room = end - p >= 4;
          gunichar c = read_unicode_escape (p, end, &p);
          if (room)
            out += g_unichar_to_utf8 (c, out);
        }
      else
        *out++ = letter != NULL ? "\b\f\n\r\t"[letter - letters] : backslash[1];
    }
  return (gsize) (out - dest);
}
