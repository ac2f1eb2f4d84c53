/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes of other programs' annotations, in words.
 */
#include "config.h"

#include "adduce-ui-coding-words.h"

#include <glib/gi18n.h>

/* @part: (transfer full): of @n of something, where there are any */
static void
append_count (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, " · %s", part);
  g_free (part);
}

char *
adduce_ui_coding_summarize (const AdduceForeignResult *result)
{
  GString *text = g_string_new (NULL);
  const guint *states = result->n_states;
  guint n_by_name = result->n_matched - result->n_by_text;

  g_string_append_printf (text, g_dngettext (NULL, "%u claim", "%u claims", result->n_claims), result->n_claims);
  append_count (text, states[ADDUCE_FOREIGN_PLACED], g_strdup_printf (_("%u placed"), states[ADDUCE_FOREIGN_PLACED]));
  append_count (text, states[ADDUCE_FOREIGN_UNCHECKED],
                g_strdup_printf (_("%u unchecked"), states[ADDUCE_FOREIGN_UNCHECKED]));
  append_count (text, states[ADDUCE_FOREIGN_MOVED], g_strdup_printf (_("%u moved"), states[ADDUCE_FOREIGN_MOVED]));
  append_count (text, states[ADDUCE_FOREIGN_CHANGED],
                g_strdup_printf (_("%u changed"), states[ADDUCE_FOREIGN_CHANGED]));
  append_count (text, states[ADDUCE_FOREIGN_LOST], g_strdup_printf (_("%u lost"), states[ADDUCE_FOREIGN_LOST]));
  append_count (text, result->n_known, g_strdup_printf (_("%u there already"), result->n_known));
  append_count (text, result->n_by_text,
                g_strdup_printf (g_dngettext (NULL, "%u article known by its text", "%u articles known by their text",
                                              result->n_by_text), result->n_by_text));
  append_count (text, n_by_name,
                g_strdup_printf (g_dngettext (NULL, "%u article known by its name", "%u articles known by their names",
                                              n_by_name), n_by_name));
  append_count (text, result->n_new,
                g_strdup_printf (g_dngettext (NULL, "%u new article", "%u new articles", result->n_new),
                                 result->n_new));
  return g_string_free (text, FALSE);
}

char *
adduce_ui_coding_describe (const AdduceForeignResult *result, guint most)
{
  GString *text = g_string_new (NULL);
  GPtrArray *rules = adduce_foreign_mapping_get_rules (result->mapping);
  guint n = most > 0 ? MIN (result->problems->len, most) : result->problems->len;

  if (n == 0)
    g_string_append_printf (text, "%s\n", _("Everything comes in as it is in the file."));
  else
    g_string_append_printf (text, "%s\n", _("What does not come in, or not as it is in the file:"));
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "• %s\n", (char *) result->problems->pdata[i]);
  if (n < result->problems->len)
    {
      g_string_append_printf (text, g_dngettext (NULL, "• and %u more", "• and %u more", result->problems->len - n),
                              result->problems->len - n);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s\n", _("Fields and what they become:"));
  for (guint i = 0; i < rules->len; i++)
    {
      const AdduceForeignRule *rule = rules->pdata[i];

      g_string_append_printf (text, "• %s → %s\n", rule->key,
                              rule->variable != NULL ? rule->variable : _("left out"));
    }
  for (guint i = 0; result->added[i] != NULL; i++)
    {
      /* translators: what is added: “the value “pro” of “Stance”” */
      g_autofree char *line = g_strdup_printf (_("added to the codebook: %s"), result->added[i]);

      g_string_append_printf (text, "• %s\n", line);
    }
  return g_string_free (text, FALSE);
}
