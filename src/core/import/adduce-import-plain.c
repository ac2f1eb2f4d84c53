/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text and Markdown: every line as it is.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/adduce-import-encoding.h"

static guint
sniff_plain (const AdduceImportInput *input)
{
  return adduce_import_has_ending (input, "txt;text;asc") ? 50 : 10;
}

static guint
sniff_markdown (const AdduceImportInput *input)
{
  return adduce_import_has_ending (input, "md;markdown") ? 70 : 0;
}

/* One paragraph a line, without its end. */
static void
take_lines (AdduceImportDocument *document, AdduceImportDecoded *decoded, GCancellable *cancellable)
{
  const char *p = decoded->text, *end = decoded->text + decoded->n;

  while (p < end && !g_cancellable_is_cancelled (cancellable))
    {
      const char *start = p;

      while (p < end && *p != '\n' && *p != '\r')
        p++;
      char *line = g_strndup (start, (gsize) (p - start));
      guint64 place = adduce_import_decoded_get_place (decoded, (gsize) (start - decoded->text));

      if (p < end)
        p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
      adduce_import_document_take (document, line, 0, place,
                                   adduce_import_decoded_get_place (decoded, (gsize) (p - decoded->text)));
    }
  /* The text ends in a line end, where the file does. */
  if (end > decoded->text && (end[-1] == '\n' || end[-1] == '\r'))
    adduce_import_document_take (document, g_strdup (""), 0, document->n_bytes, document->n_bytes);
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  g_autoptr (AdduceImportDocument) document = NULL;

  if (decoded == NULL)
    return NULL;

  document = adduce_import_document_new (n);
  document->lines = TRUE;
  document->has_places = TRUE;
  document->encoding = g_strdup (decoded->encoding);
  if (decoded->guessed)
    {
      /* translators: %s is the name of an encoding */
      g_autofree char *note = g_strdup_printf (_("That its encoding is %s was found out from its letters"),
                                               decoded->encoding);

      adduce_import_document_note (document, note);
    }
  take_lines (document, decoded, cancellable);
  return g_steal_pointer (&document);
}

const AdduceImportReader adduce_import_plain = {
  "text", sniff_plain, read_document, NULL,
};

const AdduceImportReader adduce_import_markdown = {
  "markdown", sniff_markdown, read_document, NULL,
};
