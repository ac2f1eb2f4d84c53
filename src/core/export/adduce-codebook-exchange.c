/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which format a file has, and what importers have in common.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/adduce-codebook-qdc.h"

#include "adduce-error.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "text/adduce-breaks.h"

#define MAX_ID 64

static AdduceCodebook *
read_csv (GBytes *bytes, const char *title, AdduceCodebook *known, GError **error)
{
  return adduce_codebook_from_csv (bytes, title, error);
}

static const struct {
  const char *suffix;
  GBytes *(*write) (AdduceCodebook *codebook);
  AdduceCodebook *(*read) (GBytes *bytes, const char *title, AdduceCodebook *known, GError **error);
} formats[] = {
  { ".json", adduce_codebook_serialize, NULL },
  { ".qdc", adduce_codebook_to_qdc, adduce_codebook_from_qdc },
  { ".csv", adduce_codebook_to_csv, read_csv },
  { ".tsv", NULL, read_csv },
  { ".html", adduce_codebook_to_html, NULL },
};

static int
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return (int) i;
  return -1;
}

char *
adduce_codebook_make_free_id (GHashTable *ids, const char *label)
{
  g_autofree char *slug = adduce_breaks_slug (label);

  for (guint n = 1;; n++)
    {
      g_autofree char *end = n > 1 ? g_strdup_printf ("-%u", n) : g_strdup ("");
      g_autofree char *start = g_strndup (slug, MIN (strlen (slug), MAX_ID - strlen (end)));
      g_autofree char *id = g_strconcat (start, end, NULL);

      if (!g_hash_table_contains (ids, id))
        {
          g_hash_table_add (ids, g_strdup (id));
          return g_steal_pointer (&id);
        }
    }
}

char *
adduce_codebook_tidy_color (const char *color)
{
  gsize n = color != NULL ? strlen (color) : 0;

  if ((n != 4 && n != 7) || color[0] != '#' || strspn (color + 1, "0123456789abcdefABCDEF") != n - 1)
    return NULL;
  if (n == 7)
    return g_ascii_strdown (color, -1);
  g_autofree char *whole
    = g_strdup_printf ("#%c%c%c%c%c%c", color[1], color[1], color[2], color[2], color[3], color[3]);
  return g_ascii_strdown (whole, -1);
}

char *
adduce_codebook_tidy_text (const char *text, glong max)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_strstrip (valid);
  if (*valid == '\0')
    return NULL;
  if (g_utf8_strlen (valid, -1) > max)
    return g_utf8_substring (valid, 0, max);
  return g_steal_pointer (&valid);
}

AdduceCodebook *
adduce_codebook_import (const char *path, AdduceCodebook *known, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  int format = find_format (path);
  g_autofree char *display = adduce_paths_display (path);
  if (format < 0 || (formats[format].read == NULL && format > 0))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("%s: a codebook is read from files named .json, .qdc, .csv or .tsv"), display);
      return NULL;
    }
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, error);
  if (bytes == NULL)
    return NULL;

  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *valid = adduce_paths_display (base);
  AdduceCodebook *codebook = formats[format].read == NULL ? adduce_codebook_parse (bytes, error)
                                                          : formats[format].read (bytes, valid, known, error);
  if (codebook == NULL)
    g_prefix_error (error, "%s: ", display);
  return codebook;
}

gboolean
adduce_codebook_export (AdduceCodebook *codebook, const char *path, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  int format = find_format (path);
  if (format < 0 || formats[format].write == NULL)
    {
      g_autofree char *display = adduce_paths_display (path);
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("%s: a codebook is written to files named .json, .qdc, .csv, .html or .pdf"), display);
      return FALSE;
    }
  g_autoptr (GBytes) bytes = formats[format].write (codebook);
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}
