/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands for coders who are not to be known.
 */

#include "config.h"

#include "export/adduce-export-pseudonyms.h"

#include <string.h>

#include "export/adduce-export-files.h"
#include "store/adduce-paths.h"

GHashTable *
adduce_export_pseudonyms_new (GPtrArray *files)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *pseudonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < files->len; i++)
    {
      const AdduceExportFile *file = files->pdata[i];

      for (guint k = 0; file->sidecars[k] != NULL; k++)
        {
          char *nickname = NULL;

          adduce_paths_parse_sidecar_name (file->sidecars[k], NULL, &nickname);
          g_hash_table_add (names, nickname);
        }
    }

  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);
  guint n = 0;
  for (GList *link = sorted; link != NULL; link = link->next)
    g_hash_table_insert (pseudonyms, g_strdup (link->data), g_strdup_printf ("coder-%u", ++n));
  return pseudonyms;
}

/* Whether a nickname stands there as a word; it has a to z, digits and hyphens only. */
static gboolean
has_word (const char *text, const char *nickname)
{
  gsize n = strlen (nickname);

  for (const char *at = strstr (text, nickname); at != NULL; at = strstr (at + n, nickname))
    {
      gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (g_utf8_get_char (at + n)))
        return TRUE;
    }
  return FALSE;
}

gboolean
adduce_export_pseudonyms_find (GHashTable *pseudonyms, const char *note)
{
  g_autofree char *folded = NULL;
  GHashTableIter iter;
  gpointer nickname;

  if (pseudonyms == NULL || note == NULL)
    return FALSE;
  folded = g_utf8_casefold (note, -1);
  g_hash_table_iter_init (&iter, pseudonyms);
  while (g_hash_table_iter_next (&iter, &nickname, NULL))
    if (has_word (folded, nickname))
      return TRUE;
  return FALSE;
}
