/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding claims again on pages, as poppler reads them.
 *
 * A page has glyphs, no words, and a reader orders lines anew where letters of another size or direction stand in
 * them. So each word is looked for by itself, of its letters and digits, but for those that are written from right to
 * left; and there must be as many claims by each coder as there should be.
 */
#include "config.h"

#include "exchange/adduce-exchange-reread.h"

#include <glib/gi18n-lib.h>
#include <poppler.h>
#include <string.h>

#include "exchange/adduce-foreign-read.h"
#include "export/adduce-export-reading.h"
#include "store/adduce-durable.h"
#include "text/adduce-direction.h"

/* The last line of a page is its number. */
static void
append_page (GString *text, PopplerPage *page)
{
  g_autofree char *words = poppler_page_get_text (page);
  g_autofree char *trimmed = g_strchomp (g_strdup (words != NULL ? words : ""));
  char *last = strrchr (trimmed, '\n');

  if (last != NULL && strspn (last + 1, "0123456789 ") == strlen (last + 1))
    *last = '\0';
  g_string_append (text, trimmed);
  g_string_append_c (text, '\n');
}

static gboolean
read_pdf (const char *output, gboolean grouped, GPtrArray *marks, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = adduce_durable_read (output, ADDUCE_FOREIGN_MAX_BYTES, NULL, error);
  PopplerDocument *pdf = bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, error) : NULL;
  g_autoptr (GObject) owner = (GObject *) pdf; /* its types have no cleanup function */
  g_autoptr (GString) text = g_string_new (NULL);

  if (pdf == NULL)
    return FALSE;
  for (int i = 0; i < poppler_document_get_n_pages (pdf); i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      g_autoptr (GObject) page_owner = (GObject *) page;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (page != NULL)
        append_page (text, page);
    }
  g_ptr_array_add (marks, adduce_reread_squeeze (text->str));
  return TRUE;
}

/* What is looked for behind the claim before, and then the words. */
static char *
make_page_mark (AdduceExportRun *run, const AdduceExportRow *row, guint *ret_n)
{
  const AdduceReadingClaim one = { row->layer, row->claim };
  g_auto (GStrv) facts = adduce_export_reading_describe (run, &one);
  guint n_facts = g_strv_length (facts); /* who coded it is the last pair */
  g_autofree char *coder = g_strconcat (facts[n_facts - 2], facts[n_facts - 1], NULL);
  g_autofree char *squeezed_coder = adduce_reread_squeeze (coder);
  g_autofree char *text = adduce_claim_dup_text (row->claim, " ");
  g_autoptr (GString) mark = g_string_new (squeezed_coder);
  g_auto (GStrv) words = NULL;

  *ret_n = 1;
  if (run->options->text == ADDUCE_EXPORT_TEXT_QUOTES)
    {
      g_auto (GStrv) groups = adduce_export_reading_list_groups (run, row->claim);

      *ret_n = g_strv_length (groups);
    }
  g_autofree char *tidy = adduce_reread_tidy (text);
  words = g_strsplit (tidy, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *squeezed = adduce_reread_squeeze (words[i]);

      if (!adduce_direction_is_rtl (squeezed))
        g_string_append_printf (mark, ADDUCE_REREAD_SEPARATOR "%s", squeezed);
    }
  return g_string_free (g_steal_pointer (&mark), FALSE);
}

const AdduceReread adduce_reread_pdf = { "pdf", read_pdf, make_page_mark, .is_text = TRUE };
