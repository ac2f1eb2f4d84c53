/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What readers ask of a file and of those beside it.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-durable.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

const char *
adduce_foreign_input_get_data (const AdduceForeignInput *input, gsize *ret_n)
{
  const char *data = g_bytes_get_data (input->bytes, ret_n);

  return data != NULL ? data : "";
}

gboolean
adduce_foreign_input_has_ending (const AdduceForeignInput *input, const char *endings)
{
  g_auto (GStrv) list = g_strsplit (endings, ";", -1);
  const char *dot = strrchr (input->name, '.');

  for (guint i = 0; list[i] != NULL && dot != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, list[i]) == 0)
      return TRUE;
  return FALSE;
}

char *
adduce_foreign_input_rename (const AdduceForeignInput *input, const char *ending)
{
  const char *slash = strrchr (input->name, '/');
  const char *dot = strrchr (slash != NULL ? slash : input->name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (input->name, (gsize) (dot - input->name)) : g_strdup (input->name);

  return g_strconcat (stem, ending, NULL);
}

gboolean
adduce_foreign_input_mentions (const AdduceForeignInput *input, const char *words, gsize n_bytes)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);

  return g_strstr_len (data, (gssize) MIN (n, n_bytes), words) != NULL;
}

GBytes *
adduce_foreign_input_load (const AdduceForeignInput *input, const char *name, GError **error)
{
  const char *slash = strrchr (input->name, '/');
  g_autofree char *whole
    = slash != NULL ? g_strdup_printf ("%.*s/%s", (int) (slash - input->name), input->name, name) : g_strdup (name);
  GBytes *bytes = NULL;

  if (input->siblings != NULL)
    bytes = g_hash_table_lookup (input->siblings, name);
  else if (input->members != NULL)
    bytes = g_hash_table_lookup (input->members, whole);
  if (bytes != NULL)
    g_bytes_ref (bytes);
  else if (input->folder != NULL && strchr (name, '/') == NULL)
    {
      g_autofree char *path = g_build_filename (input->folder, name, NULL);

      bytes = adduce_durable_read (path, ADDUCE_FOREIGN_MAX_BYTES, NULL, error);
      if (bytes == NULL)
        return NULL;
    }
  else
    {
      /* translators: the name of a file */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s is missing beside it"), name);
      return NULL;
    }
  if (input->used != NULL)
    g_hash_table_add (input->used, g_steal_pointer (&whole));
  return bytes;
}

char *
adduce_foreign_dup_utf8 (GBytes *bytes, GError **error)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  const char *bad;

  if (n >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    {
      data += 3;
      n -= 3;
    }
  if (n > 0 && !g_utf8_validate (data, (gssize) n, &bad))
    {
      guint line = 1;

      for (const char *at = data; at < bad; at++)
        line += *at == '\n';
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                   *bad == '\0' ? _("line %u: a null byte stands here, so it is no text")
                                : _("line %u: this is not UTF-8; save the file as UTF-8 first"),
                   line);
      return NULL;
    }
  return g_strndup (n > 0 ? data : "", n);
}

char *
adduce_foreign_input_dup_text (const AdduceForeignInput *input, GError **error)
{
  return adduce_foreign_dup_utf8 (input->bytes, error);
}
