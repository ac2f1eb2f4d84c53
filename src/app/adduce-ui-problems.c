/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with an article's files, in as many lines as there is room for.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-problems.h"

/* Sentences about sidecars that are shown one by one. */
#define MAX_PROBLEMS 4

char *
adduce_ui_problems_dup_text (const char *const *problems, const char *reason)
{
  GString *text = g_string_new (NULL);
  guint n_left = 0, n_shown = 0;

  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    {
      if (g_strcmp0 (problems[i], reason) == 0)
        continue;
      if (n_shown == MAX_PROBLEMS)
        n_left++;
      else
        g_string_append_printf (text, "%s%s", n_shown++ > 0 ? "\n" : "", problems[i]);
    }
  if (n_left > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (NULL, "and %u more problem", "and %u more problems", n_left),
                              n_left);
    }
  return g_string_free (text, FALSE);
}
