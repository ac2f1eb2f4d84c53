/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PDF: the text of its pages, as poppler orders it, columns one after the other; made into paragraphs by where its
 * lines stand (adduce-import-pdf-lines.c).
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-pdf-lines.h"

/* Pages that are read, and characters of one. */
#define MAX_PAGES 5000
#define MAX_CHARACTERS 1000000

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  return memmem (data, MIN (n, 1024), "%PDF-", 5) != NULL ? 95 : 0;
}

/* The lines of a page, each with its rectangle. */
static void
read_page (PopplerPage *page, guint number, GArray *lines)
{
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *boxes = NULL;
  double width, height;
  guint n_boxes = 0, index = 0;
  const char *p = text != NULL ? text : "";

  poppler_page_get_size (page, &width, &height);
  if (*p == '\0' || !poppler_page_get_text_layout (page, &boxes, &n_boxes))
    return;

  while (*p != '\0' && index < MIN (n_boxes, MAX_CHARACTERS))
    {
      AdduceImportPdfLine line = { .page = number, .width = width, .height = height };
      const char *start = p;

      line.x1 = width, line.y1 = height;
      for (; *p != '\0' && *p != '\n' && *p != '\f' && index < n_boxes; p = g_utf8_next_char (p), index++)
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          {
            line.x1 = MIN (line.x1, boxes[index].x1);
            line.x2 = MAX (line.x2, boxes[index].x2);
            line.y1 = MIN (line.y1, boxes[index].y1);
            line.y2 = MAX (line.y2, boxes[index].y2);
          }
      line.text = g_strstrip (g_strndup (start, (gsize) (p - start)));
      if (*line.text != '\0')
        g_array_append_val (lines, line);
      else
        g_free (line.text);
      if (*p != '\0' && (*p == '\n' || *p == '\f'))
        {
          p++;
          index++;
        }
    }
  g_free (boxes);
}

/* What poppler says, as a sentence of ours. */
static void
explain (const GError *poppler_error, GError **error)
{
  if (g_error_matches (poppler_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                         _("it is encrypted; save it without a password first"));
  else
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("it is damaged, so that no page can be read"));
}

static void
read_fields (PopplerDocument *pdf, AdduceImportDocument *document)
{
  g_autofree char *title = poppler_document_get_title (pdf), *author = poppler_document_get_author (pdf);

  if (title != NULL)
    adduce_import_fields_add_label (document->fields, "Title", title);
  if (author != NULL)
    adduce_import_fields_add_label (document->fields, "Author", author);
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) poppler_error = NULL;
  g_autoptr (AdduceImportDocument) document = NULL;
  PopplerDocument *pdf = poppler_document_new_from_bytes (input->bytes, NULL, &poppler_error);
  g_autoptr (GObject) pdf_owner = pdf != NULL ? G_OBJECT (pdf) : NULL; /* poppler of the floor has no autoptr */
  g_autoptr (GArray) lines = NULL;
  guint n_pages, n_empty = 0;

  if (pdf == NULL || poppler_document_get_n_pages (pdf) < 1)
    {
      explain (poppler_error, error);
      return NULL;
    }

  lines = adduce_import_pdf_lines_new ();
  document = adduce_import_document_new (g_bytes_get_size (input->bytes));
  n_pages = (guint) poppler_document_get_n_pages (pdf);
  for (guint i = 0; i < MIN (n_pages, MAX_PAGES); i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, (int) i);
      g_autoptr (GObject) page_owner = page != NULL ? G_OBJECT (page) : NULL;
      guint before = lines->len;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (page != NULL)
        read_page (page, i, lines);
      n_empty += lines->len == before;
    }
  if (lines->len == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                           _("its pages have no text, only pictures, as a scan has; give it a text layer with a "
                             "program for that (OCR) first"));
      return NULL;
    }

  adduce_import_pdf_lines_join (lines, document);
  read_fields (pdf, document);
  if (n_empty > 0)
    {
      g_autofree char *note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page has no text",
                                                            "%u pages have no text", n_empty), n_empty);

      adduce_import_document_note (document, note);
    }
  if (n_pages > MAX_PAGES)
    adduce_import_document_note (document, _("It has more than 5,000 pages; those after them were left out"));
  return g_steal_pointer (&document);
}

const AdduceImportReader adduce_import_pdf = {
  "pdf", sniff, read_document, NULL,
};
