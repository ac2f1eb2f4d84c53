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

/* What a character asks for; a bit for each, so that one look at a cell finds all. */
enum { COMMA = 1, TAB = 2, SEMICOLON = 4, ALWAYS = 8 };
static const guchar special[256] = {
  [','] = COMMA, ['\t'] = TAB, [';'] = SEMICOLON, ['"'] = ALWAYS, ['\r'] = ALWAYS, ['\n'] = ALWAYS,
};

static gboolean
needs_quotes (const char *cell, char separator, gsize length)
{
  guchar found = 0;

  for (gsize i = 0; i < length; i++)
    found |= special[(guchar) cell[i]];
  return (found & (ALWAYS | special[(guchar) separator])) != 0 || g_ascii_isspace (cell[0])
         || g_ascii_isspace (cell[length - 1]);
}

/* A spreadsheet counts in numbers of 15 digits, and writes them without zeros in front. */
static gboolean
is_plain_number (const char *cell)
{
  gsize length = strlen (cell);

  return length <= 15 && strspn (cell, "0123456789") == length && (cell[0] != '0' || length == 1);
}

/* Digits and what numbers, days and times are written with: 1e5, 2031-03-04, 1/2, 12:30, 7 %. */
static gboolean
looks_like_number (const char *cell)
{
  gsize length = strlen (cell);

  return strcspn (cell, "0123456789") < length && strspn (cell, "0123456789.,:;/-+eE% ") == length
         && !is_plain_number (cell);
}

/* Whether a spreadsheet would write something else than it read. */
static gboolean
is_changed_by_spreadsheets (const char *cell)
{
  return looks_like_formula (cell) || looks_like_number (cell) || g_ascii_strcasecmp (cell, "true") == 0
         || g_ascii_strcasecmp (cell, "false") == 0;
}

/* Marks before such a cell are text too. */
static gboolean
is_marked (const char *cell)
{
  return is_changed_by_spreadsheets (cell + strspn (cell, "'"));
}

/* Of a cell that is not empty. */
static void
end (GString *out, gsize start, char separator, gboolean prefix)
{
  if (!needs_quotes (out->str + start, separator, out->len - start))
    {
      if (prefix)
        g_string_insert_c (out, (gssize) start, '\'');
      return;
    }

  g_autofree char *cell = g_strdup (out->str + start);
  const char *rest = cell;
  g_string_truncate (out, start);
  g_string_append (out, prefix ? "\"'" : "\"");
  for (const char *quote; (quote = strchr (rest, '"')) != NULL; rest = quote + 1)
    {
      g_string_append_len (out, rest, quote + 1 - rest);
      g_string_append_c (out, '"');
    }
  g_string_append (out, rest);
  g_string_append_c (out, '"');
}

void
adduce_csv_end_cell (GString *out, gsize start, char separator, gboolean safe)
{
  if (out->len > start)
    end (out, start, separator, safe && looks_like_formula (out->str + start));
}

void
adduce_csv_append_cell (GString *out, const char *cell, char separator, gboolean safe)
{
  gsize start = out->len;

  g_string_append (out, cell);
  adduce_csv_end_cell (out, start, separator, safe);
}

void
adduce_csv_append_text (GString *out, const char *cell, char separator)
{
  gsize start = out->len;

  g_string_append (out, cell);
  if (out->len > start)
    end (out, start, separator, is_marked (cell));
}

const char *
adduce_csv_skip_mark (const char *cell)
{
  return cell[0] == '\'' && is_marked (cell) ? cell + 1 : cell;
}
