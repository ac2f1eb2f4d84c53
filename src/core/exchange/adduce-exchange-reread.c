/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What finding claims again has in common.
 */
#include "config.h"

#include "exchange/adduce-exchange-reread.h"

#include <string.h>

#include "exchange/adduce-foreign-read.h"
#include "store/adduce-durable.h"

static const AdduceReread *const rereads[] = {
  &adduce_reread_shards, &adduce_reread_huggingface, &adduce_reread_dna_csv, &adduce_reread_tei,
  &adduce_reread_html,   &adduce_reread_md,          &adduce_reread_docx,    &adduce_reread_pdf,
  &adduce_reread_methods,
};

const AdduceReread *
adduce_reread_find (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (rereads); i++)
    if (g_strcmp0 (rereads[i]->id, format) == 0)
      return rereads[i];
  return NULL;
}

const char *
adduce_reread_get_words (const char *mark)
{
  const char *last = strrchr (mark, *ADDUCE_REREAD_SEPARATOR);

  return last != NULL ? last + 1 : mark;
}

static gboolean
read_file (const char *path, const char *name, AdduceRereadFile func, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_FOREIGN_MAX_BYTES, NULL, error);

  return bytes != NULL && func (name, bytes, user_data, error);
}

gboolean
adduce_reread_each_file (const char *folder, const char *ending, AdduceRereadFile func, gpointer user_data,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;
  gboolean fine = dir != NULL;

  while (fine && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fine = adduce_reread_each_file (path, ending, func, user_data, cancellable, error);
      else if (g_str_has_suffix (name, ending))
        fine = read_file (path, name, func, user_data, error);
    }
  return fine;
}

/* What the formats write as blanks, or as they please. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xfffe || c == 0xffff;
}

char *
adduce_reread_tidy (const char *words)
{
  GString *tidy = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = words != NULL ? words : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!is_blank (c))
        {
          if (blank && tidy->len > 0)
            g_string_append_c (tidy, ' ');
          g_string_append_unichar (tidy, c);
        }
      blank = is_blank (c);
    }
  return g_string_free (tidy, FALSE);
}

char *
adduce_reread_squeeze (const char *words)
{
  g_autofree char *whole = g_utf8_normalize (words, -1, G_NORMALIZE_ALL);
  GString *squeezed = g_string_new (NULL);

  for (const char *at = whole != NULL ? whole : ""; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (squeezed, g_unichar_tolower (g_utf8_get_char (at)));
  return g_string_free (squeezed, FALSE);
}
