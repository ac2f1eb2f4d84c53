/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XLSX: the rows of each sheet that is not empty, as those of a table. Cells have texts, numbers or days counted from
 * 1899-12-30 (or 1904-01-01); which numbers are days, their format tells.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-package.h"
#include "import/adduce-import-rows.h"
#include "import/adduce-import-xlsx.h"

#define WORKBOOK "xl/workbook.xml"
#define STRINGS "xl/sharedStrings.xml"
#define STYLES "xl/styles.xml"
#define SHEETS "xl/worksheets/*"

#define MAX_COLUMNS 2000
#define MAX_STRINGS 4000000

/* Day 1 of the Julian calendar of GDate that a spreadsheet counts from. */
#define DAY_1899 693594
#define DAY_1904 695056

typedef struct {
  GPtrArray *strings;  /* shared */
  GHashTable *formats; /* number format id → whether it is a date, of the file's own */
  GArray *styles;      /* gboolean: of cells, whether it is a date */
  gboolean is_damaged; /* a part of it ended too early */
  gboolean from_1904;
  gboolean with_times;
} Book;

static guint
sniff (const AdduceImportInput *input)
{
  return adduce_import_package_has (input->bytes, WORKBOOK) ? 95 : 0;
}

static gboolean
is (xmlTextReader *reader, const char *name)
{
  const xmlChar *local = xmlTextReaderConstLocalName (reader);

  return local != NULL && strcmp ((const char *) local, name) == 0;
}

static gboolean
is_start (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && is (reader, name);
}

static gboolean
is_end (xmlTextReader *reader, const char *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT && is (reader, name);
}

static guint
read_number_attribute (xmlTextReader *reader, const char *name, guint fallback)
{
  g_autofree char *value = adduce_import_package_dup_attribute (reader, name);
  guint64 number;

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL) ? (guint) number
                                                                                                : fallback;
}

/* --- what the sheets share --- */

static void
read_strings (Book *book, GBytes *bytes)
{
  xmlTextReader *reader = bytes != NULL ? adduce_import_package_open_xml (bytes) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_text = FALSE, in_phonetic = FALSE;

  int status = 1;

  while (reader != NULL && book->strings->len < MAX_STRINGS && (status = xmlTextReaderRead (reader)) == 1)
    {
      if (is_start (reader, "si"))
        {
          g_string_truncate (text, 0);
          if (xmlTextReaderIsEmptyElement (reader) == 1)
            g_ptr_array_add (book->strings, g_strdup (""));
        }
      else if (is_start (reader, "rPh"))
        in_phonetic = TRUE;
      else if (is_end (reader, "rPh"))
        in_phonetic = FALSE;
      else if (is_start (reader, "t"))
        in_text = xmlTextReaderIsEmptyElement (reader) == 0;
      else if (is_end (reader, "t"))
        in_text = FALSE;
      else if (is_end (reader, "si"))
        g_ptr_array_add (book->strings, g_strdup (text->str));
      else if (in_text && !in_phonetic && xmlTextReaderConstValue (reader) != NULL)
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
    }
  book->is_damaged = book->is_damaged || status < 0 || book->strings->len >= MAX_STRINGS;
  if (reader != NULL)
    xmlFreeTextReader (reader);
}

/* Years, or days and months, outside of what is quoted or in brackets. */
static gboolean
is_date_format (const char *code)
{
  gboolean quoted = FALSE;

  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '[' && strchr (p, ']') != NULL)
        p = strchr (p, ']');
      else if (!quoted && strchr ("yYdD", *p) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_date_id (Book *book, guint id)
{
  gpointer own;

  if (g_hash_table_lookup_extended (book->formats, GUINT_TO_POINTER (id), NULL, &own))
    return GPOINTER_TO_INT (own) != 0;
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58);
}

static void
read_styles (Book *book, GBytes *bytes)
{
  xmlTextReader *reader = bytes != NULL ? adduce_import_package_open_xml (bytes) : NULL;
  gboolean in_cells = FALSE;

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    {
      if (is_start (reader, "numFmt"))
        {
          g_autofree char *code = adduce_import_package_dup_attribute (reader, "formatCode");

          g_hash_table_replace (book->formats, GUINT_TO_POINTER (read_number_attribute (reader, "numFmtId", 0)),
                                GINT_TO_POINTER (code != NULL && is_date_format (code)));
        }
      else if (is_start (reader, "cellXfs"))
        in_cells = TRUE;
      else if (is_end (reader, "cellXfs"))
        in_cells = FALSE;
      else if (in_cells && is_start (reader, "xf"))
        {
          gboolean date = is_date_id (book, read_number_attribute (reader, "numFmtId", 0));

          g_array_append_val (book->styles, date);
        }
    }
  if (reader != NULL)
    xmlFreeTextReader (reader);
}

static void
read_workbook (Book *book, GBytes *bytes)
{
  xmlTextReader *reader = adduce_import_package_open_xml (bytes);

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    if (is_start (reader, "workbookPr"))
      {
        g_autofree char *value = adduce_import_package_dup_attribute (reader, "date1904");

        book->from_1904 = value != NULL && (g_str_equal (value, "1") || g_str_equal (value, "true"));
      }
  if (reader != NULL)
    xmlFreeTextReader (reader);
}

/* --- cells --- */

/* The column of a reference like “AB12”, from 0. */
static guint
get_column (const char *reference, guint fallback)
{
  guint column = 0;

  if (reference == NULL || !g_ascii_isupper (*reference))
    return fallback;
  for (const char *p = reference; g_ascii_isupper (*p) && column < MAX_COLUMNS; p++)
    column = 26 * column + (guint) (*p - 'A') + 1;
  return column - 1;
}

static char *
make_day (Book *book, const char *value)
{
  double number = g_ascii_strtod (value, NULL);
  gint64 day = (gint64) floor (number) + (book->from_1904 ? DAY_1904 : DAY_1899);
  GDate date;

  if (!(number >= 1 && number < 3000000) || day >= G_MAXUINT32)
    return g_strdup (value);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (!g_date_valid (&date))
    return g_strdup (value);
  if (book->with_times)
    {
      int second = (int) round ((number - floor (number)) * 86400);

      return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_get_year (&date), (int) g_date_get_month (&date),
                              g_date_get_day (&date), second / 3600 % 24, second / 60 % 60, second % 60);
    }
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}

/* (transfer full): a string without the escapes _xHHHH_ of what XML can't write; those of nothing that is a text go. */
static char *
unescape (const char *value)
{
  GString *plain = g_string_new (NULL);

  for (const char *at = value; *at != '\0'; at++)
    {
      gunichar c = 0;

      if (at[0] != '_' || at[1] != 'x' || strspn (at + 2, "0123456789abcdefABCDEF") < 4 || at[6] != '_')
        {
          g_string_append_c (plain, *at);
          continue;
        }
      for (guint i = 2; i < 6; i++)
        c = 16 * c + (gunichar) g_ascii_xdigit_value (at[i]);
      if (c != 0 && g_unichar_validate (c))
        g_string_append_unichar (plain, c);
      at += 6;
    }
  return g_string_free (plain, FALSE);
}

/* (transfer full): what the cell shows, more or less. */
static char *
make_cell (Book *book, const char *type, guint style, const char *value)
{
  guint64 index;

  if (g_strcmp0 (type, "s") == 0)
    return g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &index, NULL) && index < book->strings->len
             ? unescape (book->strings->pdata[index]) : g_strdup ("");
  if (g_strcmp0 (type, "inlineStr") == 0)
    return unescape (value);
  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (value, "1") ? "true" : "false");
  if (g_strcmp0 (type, "e") == 0)
    return g_strdup ("");
  if ((type == NULL || g_str_equal (type, "n")) && style < book->styles->len
      && g_array_index (book->styles, gboolean, style) && *value != '\0')
    return make_day (book, value);
  return g_strdup (value);
}

static void
put_cell (GPtrArray *row, guint column, char *text)
{
  if (column >= MAX_COLUMNS)
    {
      g_free (text);
      return;
    }
  while (row->len <= column)
    g_ptr_array_add (row, g_strdup (""));
  g_free (row->pdata[column]);
  row->pdata[column] = text;
}

/* One cell; the reader stands on its beginning, and then on its end. */
static void
read_cell (Book *book, xmlTextReader *reader, GPtrArray *row)
{
  g_autofree char *reference = adduce_import_package_dup_attribute (reader, "r");
  g_autofree char *type = adduce_import_package_dup_attribute (reader, "t");
  guint style = read_number_attribute (reader, "s", 0);
  g_autoptr (GString) value = g_string_new (NULL);
  gboolean in_value = FALSE;

  /* Where cells have no references, an empty one counts. */
  if (xmlTextReaderIsEmptyElement (reader) == 1)
    {
      put_cell (row, get_column (reference, row->len), g_strdup (""));
      return;
    }
  while (xmlTextReaderRead (reader) == 1 && !is_end (reader, "c"))
    {
      if (is_start (reader, "v") || is_start (reader, "t"))
        in_value = xmlTextReaderIsEmptyElement (reader) == 0;
      else if (is_end (reader, "v") || is_end (reader, "t"))
        in_value = FALSE;
      else if (in_value && xmlTextReaderConstValue (reader) != NULL)
        g_string_append (value, (const char *) xmlTextReaderConstValue (reader));
    }
  put_cell (row, get_column (reference, row->len), make_cell (book, type, style, value->str));
}

static gboolean
has_text (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) row->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

/* FALSE where the sheet is empty. */
static gboolean
read_sheet (Book *book, GBytes *bytes, AdduceImportXlsxRow func, gpointer user_data, GCancellable *cancellable)
{
  xmlTextReader *reader = adduce_import_package_open_xml (bytes);
  g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
  guint line = 0;
  gboolean any = FALSE;
  gboolean goes_on = TRUE;
  int status = reader != NULL ? 1 : -1;

  while (status == 1 && goes_on && !g_cancellable_is_cancelled (cancellable)
         && (status = xmlTextReaderRead (reader)) == 1)
    {
      if (is_start (reader, "row"))
        {
          g_ptr_array_set_size (row, 0);
          line = read_number_attribute (reader, "r", line + 1);
        }
      else if (is_start (reader, "c"))
        read_cell (book, reader, row);
      else if (is_end (reader, "row") && has_text (row))
        {
          any = TRUE;
          goes_on = func ((const char *const *) row->pdata, row->len, line, user_data);
        }
    }
  book->is_damaged = book->is_damaged || status < 0;
  if (reader != NULL)
    xmlFreeTextReader (reader);
  return any;
}

/* The rows of articles, and how many bytes the file has. */
typedef struct {
  AdduceImportRows *rows;
  guint64 n_bytes;
} ArticleRows;

static gboolean
take_row (const char *const *cells, guint n_cells, guint line, gpointer user_data)
{
  ArticleRows *articles = user_data;

  adduce_import_rows_take (articles->rows, cells, n_cells, line, 0, articles->n_bytes);
  return TRUE;
}

static gboolean
is_sheet (const char *member)
{
  return g_str_has_prefix (member, "xl/worksheets/") && g_str_has_suffix (member, ".xml")
         && strchr (member + strlen ("xl/worksheets/"), '/') == NULL;
}

static gboolean
read_sheets (Book *book, GHashTable *members, const AdduceImportInput *input, AdduceImportBatch *batch,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (members), (GCompareFunc) g_strcmp0);
  guint n_sheets = 0, n_read = 0;
  g_autoptr (GError) first_error = NULL;

  for (GList *name = names; name != NULL; name = name->next)
    {
      g_autoptr (AdduceImportRows) rows = NULL;
      g_autoptr (GError) sheet_error = NULL;

      ArticleRows articles;

      if (!is_sheet (name->data))
        continue;
      rows = adduce_import_rows_new (input, batch, adduce_import_xlsx.id, NULL, error);
      if (rows == NULL)
        return FALSE;
      articles = (ArticleRows){ rows, g_bytes_get_size (input->bytes) };
      if (!read_sheet (book, g_hash_table_lookup (members, name->data), take_row, &articles, cancellable))
        continue;
      n_sheets++;
      if (adduce_import_rows_end (rows, &sheet_error))
        n_read++;
      else
        {
          g_autofree char *problem = g_strdup_printf ("%s: %s", (char *) name->data, sheet_error->message);

          adduce_import_batch_complain (batch, problem);
          if (first_error == NULL)
            first_error = g_steal_pointer (&sheet_error);
        }
    }
  if (n_sheets > 0 && n_read == 0)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else if (n_sheets == 0)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the table is empty"));
  return n_read > 0;
}

static void
open_book (Book *book, GHashTable *members)
{
  book->strings = g_ptr_array_new_with_free_func (g_free);
  book->formats = g_hash_table_new (NULL, NULL);
  book->styles = g_array_new (FALSE, FALSE, sizeof (gboolean));
  read_workbook (book, g_hash_table_lookup (members, WORKBOOK));
  read_strings (book, g_hash_table_lookup (members, STRINGS));
  read_styles (book, g_hash_table_lookup (members, STYLES));
}

static void
close_book (Book *book)
{
  g_ptr_array_unref (book->strings);
  g_hash_table_unref (book->formats);
  g_array_unref (book->styles);
}

gboolean
adduce_import_xlsx_is_one (GBytes *bytes)
{
  return adduce_import_package_has (bytes, WORKBOOK);
}

gboolean
adduce_import_xlsx_read_first (GBytes *bytes, AdduceImportXlsxRow func, gpointer user_data, GCancellable *cancellable,
                               GError **error)
{
  static const char *const wanted[] = { WORKBOOK, STRINGS, STYLES, SHEETS, NULL };
  g_autoptr (GHashTable) members = adduce_import_package_read (bytes, wanted, cancellable, error);
  g_autoptr (GList) names = NULL;
  Book book = { .with_times = TRUE };
  gboolean any = FALSE, is_damaged;

  if (members == NULL)
    return FALSE;
  names = g_list_sort (g_hash_table_get_keys (members), (GCompareFunc) g_strcmp0);
  open_book (&book, members);
  for (GList *name = names; name != NULL && !any; name = name->next)
    any = is_sheet (name->data)
          && read_sheet (&book, g_hash_table_lookup (members, name->data), func, user_data, cancellable);
  is_damaged = book.is_damaged;
  close_book (&book);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!any || is_damaged)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                         is_damaged ? _("a part of it is damaged") : _("the table is empty"));
  return any && !is_damaged;
}

static gboolean
read_records (const AdduceImportInput *input, AdduceImportBatch *batch, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[] = { WORKBOOK, STRINGS, STYLES, SHEETS, NULL };
  g_autoptr (GHashTable) members = adduce_import_package_read (input->bytes, wanted, cancellable, error);
  Book book = { 0 };
  gboolean fine;

  if (members == NULL)
    return FALSE;
  open_book (&book, members);
  fine = read_sheets (&book, members, input, batch, cancellable, error);
  if (fine && book.is_damaged)
    adduce_import_batch_complain (batch, _("a part of it is damaged; what follows the damage was left out"));
  close_book (&book);
  return fine;
}

const AdduceImportReader adduce_import_xlsx = {
  "xlsx", sniff, NULL, read_records,
};
