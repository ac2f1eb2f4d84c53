/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which way words run, by the Unicode character database.
 */
#include "config.h"

#include "adduce-direction.h"

#include <unicode/uchar.h>

gboolean
adduce_direction_is_rtl (const char *utf8)
{
  g_return_val_if_fail (utf8 != NULL, FALSE);

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    switch (u_charDirection ((UChar32) g_utf8_get_char (p)))
      {
      case U_LEFT_TO_RIGHT:
        return FALSE;
      case U_RIGHT_TO_LEFT:
      case U_RIGHT_TO_LEFT_ARABIC:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}
