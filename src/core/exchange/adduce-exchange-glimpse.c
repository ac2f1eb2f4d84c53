/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first lines of a file, whatever it is.
 */
#include "config.h"

#include "exchange/adduce-exchange-glimpse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/adduce-import-package.h"
#include "import/adduce-import-xlsx.h"
#include "import/adduce-import.h"
#include "store/adduce-durable.h"

#define MAX_BYTES (256 * 1024 * 1024)
#define MORE "…\n"
#define DOCUMENT "word/document.xml"
/* Of a text in an archive, of which there may be many. */
#define MEMBER_LINES 12

/* Rows or members on their way to lines. */
typedef struct {
  GString *out;
  guint n_left;
} Lines;

/* A line as it is, or its beginning. */
static void
append_line (GString *out, const char *text, gsize n)
{
  const char *end = text;
  guint length = 0;

  while (end < text + n && length++ < ADDUCE_EXCHANGE_GLIMPSE_LINE)
    end = g_utf8_next_char (end);
  g_string_append_len (out, text, MIN (end, text + n) - text);
  g_string_append (out, end < text + n ? " …\n" : "\n");
}

/* @n: of valid UTF-8 */
static void
append_lines (GString *out, const char *text, gsize n, guint n_lines)
{
  const char *end = text + n;

  for (guint i = 0; text < end; i++)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));
      gsize length = (gsize) ((stop != NULL ? stop : end) - text);

      if (i == n_lines)
        {
          g_string_append (out, MORE);
          return;
        }
      append_line (out, text, length > 0 && text[length - 1] == '\r' ? length - 1 : length);
      text = stop != NULL ? stop + 1 : end;
    }
}

static gboolean
is_text (const char *data, gsize n)
{
  return g_utf8_validate_len (data, n, NULL);
}

static gboolean
row_cb (const char *const *cells, guint n_cells, guint line, gpointer user_data)
{
  Lines *lines = user_data;
  g_autoptr (GString) row = g_string_new (NULL);

  if (lines->n_left == 0)
    {
      g_string_append (lines->out, MORE);
      return FALSE;
    }
  lines->n_left--;
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\r\n\t", ' ');

      g_string_append_printf (row, "%s%s", i > 0 ? "\t" : "", cell);
    }
  append_line (lines->out, row->str, row->len);
  return TRUE;
}

/* The words of a document or of pages, as an article made of it would have them; FALSE where there is none. */
static gboolean
append_document (GString *out, GBytes *bytes, const char *name, const char *format, guint n_lines,
                 GCancellable *cancellable)
{
  AdduceImportOptions options = { .format = format, .rule = "none" };
  g_autoptr (AdduceImportBatch) batch = adduce_import_read_bytes (bytes, name, &options, cancellable, NULL);
  g_autofree char *text = NULL;

  if (batch == NULL || adduce_import_batch_get_n_articles (batch) == 0)
    return FALSE;
  text = adduce_import_article_dup_text (adduce_import_batch_get_article (batch, 0));
  append_lines (out, text, strlen (text), n_lines);
  return TRUE;
}

static gboolean
member_cb (const char *name, GBytes *bytes, const GError *error, gpointer user_data)
{
  Lines *lines = user_data;
  gsize n = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;
  g_autofree char *size = g_format_size (n);

  if (lines->n_left == 0)
    {
      g_string_append (lines->out, MORE);
      return FALSE;
    }
  lines->n_left--;
  /* translators: a file in an archive, and its size */
  g_string_append_printf (lines->out, _("%s (%s)"), name, size);
  g_string_append_c (lines->out, '\n');
  if (data != NULL && is_text (data, n))
    append_lines (lines->out, data, n, MEMBER_LINES);
  return TRUE;
}

static gboolean
append_archive (GString *out, GBytes *bytes, const char *name, guint n_lines, GCancellable *cancellable)
{
  Lines lines = { out, n_lines };

  if (adduce_import_xlsx_is_one (bytes))
    return adduce_import_xlsx_read_first (bytes, row_cb, &lines, cancellable, NULL);
  if (adduce_import_package_has (bytes, DOCUMENT))
    return append_document (out, bytes, name, "docx", n_lines, cancellable);
  return adduce_import_package_each (bytes, NULL, member_cb, &lines, cancellable, NULL);
}

void
adduce_exchange_glimpse_append (GString *out, const char *path, const char *name, guint n_lines,
                                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, MAX_BYTES, NULL, &error);
  gsize n = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &n) : NULL;

  g_return_if_fail (out != NULL && name != NULL);

  if (error != NULL)
    g_string_append_printf (out, "%s\n", error->message);
  else if (n > 4 && memcmp (data, "%PDF", 4) == 0
           && append_document (out, bytes, name, "pdf", n_lines, cancellable))
    return;
  else if (n > 2 && memcmp (data, "PK", 2) == 0 && append_archive (out, bytes, name, n_lines, cancellable))
    return;
  else if (is_text (data, n))
    append_lines (out, data, n, n_lines);
  else
    {
      g_autofree char *size = g_format_size (n);

      /* translators: the size of a file, "4.2 kB" */
      g_string_append_printf (out, _("%s that are no text"), size);
      g_string_append_c (out, '\n');
    }
}
