/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of files and folders for people.
 */
#include "config.h"

#include "adduce-display.h"

/* The pictures of the control characters U+0000 to U+001F and of U+007F. */
#define CONTROL_PICTURES 0x2400
#define DELETE_PICTURE 0x2421

static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Nothing but the visible characters of ASCII and blanks? */
static gboolean
is_plain (const char *name)
{
  while (*name >= 0x20 && *name < 0x7f)
    name++;
  return *name == '\0';
}

char *
adduce_display_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  /* Most names are plain; a corpus has many thousand. */
  if (is_plain (name))
    return g_strdup (name);

  g_autofree char *valid = g_filename_display_name (name);
  GString *shown = g_string_sized_new (64);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x20)
        g_string_append_unichar (shown, CONTROL_PICTURES + c);
      else if (c == 0x7f)
        g_string_append_unichar (shown, DELETE_PICTURE);
      else if (is_invisible (c))
        g_string_append_printf (shown, "⟨U+%04X⟩", c);
      else
        g_string_append_unichar (shown, c);
    }
  return g_string_free (shown, FALSE);
}
