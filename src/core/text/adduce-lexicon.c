/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of words, read once and kept.
 */
#include "config.h"

#include "text/adduce-lexicon.h"

#include <gio/gio.h>

#include "adduce-lexicons.h"
#include "text/adduce-breaks.h"

#define FOLDER "/io/github/adduce/Adduce/lexicons/"

struct _AdduceLexicon {
  GHashTable *words; /* → flags */
};

static void
register_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      adduce_lexicons_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

static void
add_word (AdduceLexicon *self, char *word, guint flag)
{
  guint flags = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));

  g_hash_table_replace (self->words, word, GUINT_TO_POINTER (flags | flag));
}

static void
add_words (AdduceLexicon *self, char **words, guint flag, gboolean capitals)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (capitals && g_unichar_isupper (first) && g_utf8_strlen (words[i], -1) > 1)
        add_word (self, g_utf8_strup (words[i], -1), flag);
      add_word (self, g_strdup (words[i]), flag);
    }
}

AdduceLexicon *
adduce_lexicon_new (const char *name, const char *const *keys, guint n_capital)
{
  g_autofree char *path = g_strconcat (FOLDER, name, ".ini", NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages = NULL;
  AdduceLexicon *self = g_new0 (AdduceLexicon, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  register_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    {
      g_debug ("no words: %s", error->message); /* it is part of the library */
      return self;
    }

  languages = g_key_file_get_groups (file, NULL);
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint k = 0; keys[k] != NULL; k++)
      {
        g_auto (GStrv) words = g_key_file_get_string_list (file, languages[i], keys[k], NULL, NULL);

        add_words (self, words, 1u << k, k < n_capital);
      }

  return self;
}

AdduceLexicon *
adduce_lexicon_new_folded (const char *name, const char *const *keys)
{
  AdduceLexicon *self = adduce_lexicon_new (name, keys, 0);
  g_autoptr (GHashTable) words = g_steal_pointer (&self->words);
  GHashTableIter iter;
  gpointer word, flags;

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, &flags))
    add_word (self, adduce_breaks_fold (word), GPOINTER_TO_UINT (flags));
  return self;
}

guint
adduce_lexicon_lookup (const AdduceLexicon *self, const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, word));
}
