/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of files and folders for people.
 */
#include "config.h"

#include "adduce-display.h"

#include <string.h>

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

/* Behind where the document portal shows a sandbox what the user chose: "/run/user/1000/doc/0a1b2c3d/". */
static const char *
skip_portal (const char *path)
{
  static const char users[] = "/run/user/", documents[] = "/doc/";

  if (strncmp (path, users, strlen (users)) != 0)
    return path;
  const char *p = path + strlen (users);
  p += strspn (p, "0123456789");
  if (strncmp (p, documents, strlen (documents)) != 0)
    return path;
  p += strlen (documents);
  gsize n_id = strspn (p, "0123456789abcdef");
  if (n_id == 0 || (p[n_id] != '/' && p[n_id] != '\0'))
    return path;
  return p[n_id] == '/' ? p + n_id + 1 : p + n_id;
}

char *
adduce_display_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  name = skip_portal (name);

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
