/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of comma- and tab-separated values.
 */
#include "config.h"

#include "text/adduce-csv.h"

#include <string.h>

/* Cells that begin so can be run as a formula (OWASP); the last four are the full-width forms. */
static gboolean
looks_like_formula (const char *cell)
{
  static const char *const wide[] = { "＝", "＋", "－", "＠" };

  if (cell[0] != '\0' && strchr ("=+-@\t\r\n", cell[0]) != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      if (g_str_has_prefix (cell, wide[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
needs_quotes (const char *cell, char separator)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  gsize length = strlen (cell);

  return length > 0
         && (strpbrk (cell, special) != NULL || g_ascii_isspace (cell[0])
             || g_ascii_isspace (cell[length - 1]));
}

void
adduce_csv_append_cell (GString *out, const char *cell, char separator, gboolean safe)
{
  gboolean prefix = safe && looks_like_formula (cell);

  if (!needs_quotes (cell, separator))
    {
      g_string_append (out, prefix ? "'" : "");
      g_string_append (out, cell);
      return;
    }

  g_string_append (out, prefix ? "\"'" : "\"");
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}
