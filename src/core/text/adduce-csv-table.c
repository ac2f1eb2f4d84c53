/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of separated values.
 */
#include "config.h"

#include "text/adduce-csv-table.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

typedef struct {
  guint first; /* of its cells */
  guint n;
  guint line;
  gsize start; /* in the text */
  gsize end;
} Row;

struct _AdduceCsvTable {
  char *encoding;
  GPtrArray *cells; /* char * */
  GArray *rows;     /* Row */
  gsize stop;       /* where the last record that was begun begins */
};

/* --- encodings --- */

/* Of every other byte, how many in a hundred are the two that come most often; @ret_null: whether null is one. */
static guint
measure_halves (const guchar *data, gsize n, gboolean *ret_null)
{
  guint counts[256] = { 0 };
  guint first = 0, second = 0;

  for (gsize i = 0; i + 1 < n; i += 2)
    counts[data[i]]++;
  for (guint i = 0; i < 256; i++)
    if (counts[i] > first)
      {
        second = first;
        first = counts[i];
      }
    else if (counts[i] > second)
      second = counts[i];
  *ret_null = counts[0] > 0 && counts[0] >= second;
  return n >= 2 ? (guint) ((first + second) * 100 / (n / 2)) : 0;
}

/* In UTF-16 one half of each pair is hardly ever other than null and, where it is not Latin, the number of a script. */
static const char *
guess_utf16 (const guchar *data, gsize n)
{
  gsize looked = MIN (n, 4096) & ~(gsize) 1;
  gboolean even_null, odd_null;
  guint even, odd;

  if (looked < 4)
    return NULL;
  even = measure_halves (data, looked, &even_null);
  odd = measure_halves (data + 1, looked, &odd_null);
  if (odd_null && odd > 90 && even < 70)
    return "UTF-16LE";
  if (even_null && even > 90 && odd < 70)
    return "UTF-16BE";
  return NULL;
}

/* Letters of Cyrillic words stand side by side; accented letters of Western languages mostly alone. */
static const char *
guess_windows (const guchar *data, gsize n)
{
  gsize side_by_side = 0, all = 0;

  for (gsize i = 0; i < n; i++)
    if (data[i] >= 0xc0)
      {
        all++;
        if ((i > 0 && data[i - 1] >= 0xc0) || (i + 1 < n && data[i + 1] >= 0xc0))
          side_by_side++;
      }
  return side_by_side * 2 > all ? "WINDOWS-1251" : "WINDOWS-1252";
}

static const char *
guess_encoding (const guchar *data, gsize n)
{
  const char *utf16;

  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return "UTF-8";
  if (n >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return "UTF-16LE";
  if (n >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return "UTF-16BE";
  utf16 = guess_utf16 (data, n);
  if (utf16 != NULL)
    return utf16;
  return g_utf8_validate_len ((const char *) data, n, NULL) ? "UTF-8" : guess_windows (data, n);
}

/* (transfer full) (nullable): UTF-8 without a mark. */
static char *
decode (GBytes *bytes, const char *encoding, GError **error)
{
  gsize n, n_written;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    text = g_utf8_validate_len (data, n, NULL) ? g_strndup (data, n) : NULL;
  else
    {
      text = g_convert (data, (gssize) n, "UTF-8", encoding, NULL, &n_written, &local_error);
      if (text != NULL && strlen (text) != n_written)
        g_clear_pointer (&text, g_free);
    }
  if (text == NULL)
    {
      /* translators: the name of an encoding */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                   _("this is no text in the encoding %s; say which it is, or save it as UTF-8"), encoding);
      return NULL;
    }
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text) - 2);
  return g_steal_pointer (&text);
}

/* --- records --- */

/* What the first record has most of outside quotation marks. */
static char
guess_separator (const char *text)
{
  static const char candidates[] = ",;\t";
  guint counts[3] = { 0, 0, 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    if (*p == '"')
      quoted = !quoted;
    else if (!quoted && strchr (candidates, *p) != NULL)
      counts[strchr (candidates, *p) - candidates]++;
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
fail (GError **error, guint line, const char *message)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"), line, message);
  return FALSE;
}

/* Reads a cell that begins with a quotation mark; FALSE where it does not end. */
static gboolean
read_quoted (const char **p, guint *line, GString *cell)
{
  const char *c = *p + 1;

  for (; *c != '\0'; c++)
    {
      if (*c == '"' && c[1] != '"')
        {
          *p = c + 1;
          return TRUE;
        }
      if (*c == '"')
        c++;
      if (*c == '\r' && c[1] == '\n')
        continue;
      if (*c == '\n' || *c == '\r')
        ++*line;
      g_string_append_c (cell, *c);
    }
  return FALSE;
}

static void
end_row (AdduceCsvTable *self, guint first, guint line, gsize end)
{
  Row row = { first, self->cells->len - first, line, self->stop, end };
  gboolean blank = TRUE;

  for (guint i = first; i < self->cells->len && blank; i++)
    blank = *(const char *) self->cells->pdata[i] == '\0';
  if (blank)
    g_ptr_array_set_size (self->cells, (int) first);
  else
    g_array_append_val (self->rows, row);
}

static gboolean
read_rows (AdduceCsvTable *self, const char *whole, const char *text, char separator, guint line, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      guint first = self->cells->len, begin = line;

      self->stop = (gsize) (p - whole);
      for (;;)
        {
          g_string_truncate (cell, 0);
          if (*p == '"' && !read_quoted (&p, &line, cell))
            return fail (error, begin, _("a quotation mark is opened and not closed"));
          for (; *p != '\0' && *p != separator && *p != '\n' && *p != '\r'; p++)
            g_string_append_c (cell, *p);
          g_ptr_array_add (self->cells, g_strndup (cell->str, cell->len));
          if (self->cells->len - first > ADDUCE_CSV_TABLE_MAX_CELLS)
            return fail (error, begin, _("there are too many columns"));
          if (*p != separator)
            break;
          p++;
        }
      if (*p == '\r')
        p++;
      if (*p == '\n')
        p++;
      line++;
      end_row (self, first, begin, (gsize) (p - whole));
      if (self->rows->len > ADDUCE_CSV_TABLE_MAX_ROWS)
        return fail (error, begin, _("there are too many rows"));
    }
  self->stop = (gsize) (p - whole);
  return TRUE;
}

/* @ret_problem: (nullable): wanted where a part of the records will do */
static AdduceCsvTable *
read_table (GBytes *bytes, const char *encoding, char **ret_problem, GError **error)
{
  g_autoptr (AdduceCsvTable) self = NULL;
  g_autoptr (GError) row_error = NULL;
  g_autofree char *text = NULL;
  const char *begin;
  char separator;
  guint line = 1;

  if (g_bytes_get_size (bytes) > ADDUCE_CSV_TABLE_MAX_BYTES)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("the file is larger than %d MiB"),
                   ADDUCE_CSV_TABLE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  self = g_new0 (AdduceCsvTable, 1);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->encoding = g_strdup (encoding != NULL ? encoding
                                              : guess_encoding (g_bytes_get_data (bytes, NULL) != NULL
                                                                  ? g_bytes_get_data (bytes, NULL)
                                                                  : (gconstpointer) "",
                                                                g_bytes_get_size (bytes)));
  text = g_bytes_get_size (bytes) > 0 ? decode (bytes, self->encoding, error) : g_strdup ("");
  if (text == NULL)
    return NULL;

  begin = text;
  separator = guess_separator (text);
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && strchr ("\r\n", text[5]) != NULL)
    {
      separator = text[4];
      begin = strchr (text, '\n') != NULL ? strchr (text, '\n') + 1 : text + strlen (text);
      line++;
    }
  if (read_rows (self, text, begin, separator, line, &row_error))
    return g_steal_pointer (&self);
  if (ret_problem == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&row_error));
      return NULL;
    }
  *ret_problem = g_strdup (row_error->message);
  return g_steal_pointer (&self);
}

AdduceCsvTable *
adduce_csv_table_new (GBytes *bytes, const char *encoding, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_table (bytes, encoding, NULL, error);
}

AdduceCsvTable *
adduce_csv_table_new_partial (GBytes *bytes, const char *encoding, char **ret_problem, gsize *ret_stop,
                              GError **error)
{
  AdduceCsvTable *self;

  g_return_val_if_fail (bytes != NULL && ret_problem != NULL && ret_stop != NULL, NULL);

  *ret_problem = NULL;
  self = read_table (bytes, encoding, ret_problem, error);
  if (self != NULL)
    *ret_stop = self->stop;
  return self;
}


void
adduce_csv_table_free (AdduceCsvTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_array_unref (self->rows);
  g_free (self->encoding);
  g_free (self);
}

const char *
adduce_csv_table_get_encoding (AdduceCsvTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

guint
adduce_csv_table_get_n_rows (AdduceCsvTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint
adduce_csv_table_get_line (AdduceCsvTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}

gsize
adduce_csv_table_get_start (AdduceCsvTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).start;
}

gsize
adduce_csv_table_get_end (AdduceCsvTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).end;
}

guint
adduce_csv_table_get_n_cells (AdduceCsvTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).n;
}

const char *
adduce_csv_table_get_cell (AdduceCsvTable *self, guint row, guint cell)
{
  const Row *found;

  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  found = &g_array_index (self->rows, Row, row);
  return cell < found->n ? self->cells->pdata[found->first + cell] : "";
}
