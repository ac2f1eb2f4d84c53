/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a table.
 */
#include "config.h"

#include "import/adduce-import-rows.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "import/adduce-import-columns.h"

struct _AdduceImportRows {
  const AdduceImportInput *input;
  AdduceImportBatch *batch;
  const char *format;
  char *encoding;
  AdduceImportColumns *columns;
  GPtrArray *names;  /* of the columns; NULL until the header came */
  GPtrArray *fields; /* of the columns, borrowed; NULL for those of none */
  gboolean useful;   /* a column is the headline or the text */
};

AdduceImportRows *
adduce_import_rows_new (const AdduceImportInput *input, AdduceImportBatch *batch, const char *format,
                        const char *encoding, GError **error)
{
  AdduceImportColumns *columns = adduce_import_columns_new (input->options, error);
  AdduceImportRows *self;

  if (columns == NULL)
    return NULL;
  self = g_new0 (AdduceImportRows, 1);
  self->input = input;
  self->batch = batch;
  self->format = format;
  self->encoding = g_strdup (encoding);
  self->columns = columns;
  return self;
}

void
adduce_import_rows_free (AdduceImportRows *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  adduce_import_columns_free (self->columns);
  g_free (self->encoding);
  g_free (self);
}

static void
read_header (AdduceImportRows *self, const char *const *cells, guint n)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *tidy = self->input->options->no_header ? g_strdup ("") : adduce_import_tidy (cells[i]);

      /* translators: what a column without a name is called; %u is its number */
      g_ptr_array_add (self->names, *tidy != '\0' ? g_steal_pointer (&tidy) : g_strdup_printf (_("Column %u"), i + 1));
    }
  g_ptr_array_set_size (self->fields, (int) n);
  adduce_import_columns_assign (self->columns, (const char *const *) self->names->pdata, n,
                                (const char **) self->fields->pdata);
  for (guint i = 0; i < n; i++)
    self->useful = self->useful || g_strcmp0 (self->fields->pdata[i], "body") == 0
                   || g_strcmp0 (self->fields->pdata[i], "headline") == 0;
}

void
adduce_import_rows_take (AdduceImportRows *self, const char *const *cells, guint n, guint line, guint64 start,
                         guint64 end)
{
  AdduceImportArticle *article;
  g_autofree char *note = NULL;

  if (self->names == NULL)
    {
      read_header (self, cells, n);
      if (!self->input->options->no_header)
        return;
    }
  if (!self->useful)
    return;

  article = adduce_import_article_new ();
  adduce_import_article_set_place (article, self->input->member, start, end);
  adduce_import_article_set_origin (article, self->format, NULL, self->encoding);
  if (n > self->names->len)
    {
      note = g_strdup_printf (_("Line %u has more cells than there are columns; the last were left out"), line);
      adduce_import_article_doubt (article, ADDUCE_IMPORT_DOUBTFUL, note);
    }
  adduce_import_columns_take (article, (const char *const *) self->names->pdata,
                              (const char *const *) self->fields->pdata, cells, MIN (n, self->names->len),
                              self->input->options->order, self->batch);
}

gboolean
adduce_import_rows_end (AdduceImportRows *self, GError **error)
{
  g_autofree char *names = NULL;

  if (self->useful)
    return TRUE;
  if (self->names == NULL || self->names->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("the table is empty"));
      return FALSE;
    }
  g_ptr_array_add (self->names, NULL);
  names = g_strjoinv (", ", (char **) self->names->pdata);
  /* translators: %s is a list of names of columns */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
               _("which column is the text or the headline is not known; say so with a mapping like text=COLUMN. "
                 "There are: %s"), names);
  return FALSE;
}
