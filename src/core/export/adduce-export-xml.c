/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in XML 1.0.
 */

#include "config.h"

#include "export/adduce-export-xml.h"

#include <string.h>

/* The production Char of XML 1.0; surrogates are in no valid UTF-8. */
static gboolean
is_forbidden (gunichar c)
{
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xfffe || c == 0xffff;
}

gboolean
adduce_export_xml_append (GString *out, const char *text, gssize n_bytes)
{
  const char *end = text + (n_bytes >= 0 ? (gsize) n_bytes : strlen (text));
  gboolean lossy = FALSE;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      lossy = lossy || is_forbidden (c);
      switch (c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, "&quot;");
          break;
        case '\t':
        case '\n':
        case '\r':
          g_string_append_printf (out, "&#%u;", c);
          break;
        default:
          g_string_append_unichar (out, is_forbidden (c) ? ' ' : c);
          break;
        }
    }
  return lossy;
}

gboolean
adduce_export_xml_is_lossy (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_forbidden (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}
