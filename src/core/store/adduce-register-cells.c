/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells that hold several values.
 */
#include "config.h"

#include "store/adduce-register-cells.h"

#include <string.h>

#include "model/adduce-entity.h"

static void
cell_free (AdduceRegisterCell *cell)
{
  g_free (cell->value);
  g_free (cell->from);
  g_free (cell->to);
  g_free (cell);
}

void
adduce_register_cell_append (GString *cell, const char *value, const char *from, const char *to)
{
  g_return_if_fail (cell != NULL);
  g_return_if_fail (value != NULL);

  if (cell->len > 0)
    g_string_append_c (cell, '|');
  for (const char *p = value; *p != '\0'; p++)
    {
      if (strchr ("|[\\", *p) != NULL)
        g_string_append_c (cell, '\\');
      g_string_append_c (cell, *p);
    }
  if (from != NULL || to != NULL)
    g_string_append_printf (cell, " [%s..%s]", from != NULL ? from : "", to != NULL ? to : "");
}

static gboolean
is_day_or_none (const char *text)
{
  return *text == '\0' || adduce_entity_is_day (text);
}

/* Takes `FROM..TO` apart; FALSE where it is something else. */
static gboolean
read_days (const char *begin, gsize length, AdduceRegisterCell *cell)
{
  g_autofree char *text = g_strndup (begin, length);
  char *dots = strstr (text, "..");
  const char *from, *to;

  if (dots == NULL)
    return FALSE;
  *dots = '\0';
  from = g_strstrip (text);
  to = g_strstrip (dots + 2);
  if (!is_day_or_none (from) || !is_day_or_none (to) || (*from == '\0' && *to == '\0'))
    return FALSE;
  cell->from = *from != '\0' ? g_strdup (from) : NULL;
  cell->to = *to != '\0' ? g_strdup (to) : NULL;
  return TRUE;
}

static void
add_cell (GPtrArray *cells, GString *text, AdduceRegisterCell *cell)
{
  cell->value = g_strstrip (g_strdup (text->str));
  g_string_truncate (text, 0);
  if (*cell->value != '\0')
    g_ptr_array_add (cells, g_memdup2 (cell, sizeof *cell));
  else
    {
      g_free (cell->value);
      g_free (cell->from);
      g_free (cell->to);
    }
  *cell = (AdduceRegisterCell) { NULL, NULL, NULL };
}

GPtrArray *
adduce_register_cell_split (const char *cell, gboolean with_semicolons)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceRegisterCell next = { NULL, NULL, NULL };
  char separator = with_semicolons && strchr (cell, '|') == NULL ? ';' : '|';

  for (const char *p = cell; *p != '\0'; p++)
    {
      const char *end = *p == '[' ? strchr (p, ']') : NULL;

      if (*p == '\\' && p[1] != '\0' && strchr ("|[\\", p[1]) != NULL)
        g_string_append_c (text, *++p);
      else if (*p == separator)
        add_cell (cells, text, &next);
      else if (end != NULL && next.from == NULL && next.to == NULL && (end[1] == '\0' || end[1] == separator)
               && read_days (p + 1, (gsize) (end - p - 1), &next))
        p = end;
      else
        g_string_append_c (text, *p);
    }
  add_cell (cells, text, &next);
  return cells;
}
