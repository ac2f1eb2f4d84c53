/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of claims as text.
 */
#include "config.h"

#include "analysis/adduce-claim-table.h"

#include <glib/gi18n-lib.h>

#include "text/adduce-csv.h"

#define LIST_SEPARATOR "; "
#define PIECE_SEPARATOR " […] "
#define LINE_END "\r\n"

char *
adduce_claim_table_to_text (GPtrArray *rows, GPtrArray *fields, char separator, gboolean safe)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; i < fields->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, separator);
      adduce_csv_append_cell (text, adduce_claim_field_get_id (fields->pdata[i]), separator, FALSE);
    }
  g_string_append (text, LINE_END);

  for (guint i = 0; i < rows->len; i++)
    {
      for (guint j = 0; j < fields->len; j++)
        {
          g_autofree char *cell = adduce_claim_field_dup_text (fields->pdata[j], rows->pdata[i], LIST_SEPARATOR);
          if (j > 0)
            g_string_append_c (text, separator);
          adduce_csv_append_cell (text, cell, separator, safe);
        }
      g_string_append (text, LINE_END);
    }
  return g_string_free (text, FALSE);
}

/* White space runs are one blank: a quotation in a paper has no line ends of its own. */
static char *
dup_words (AdduceClaim *claim)
{
  g_autofree char *words = adduce_claim_dup_text (claim, PIECE_SEPARATOR);
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\r\n", -1);
  GString *joined = g_string_new (NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", parts[i]);
  return g_string_free (joined, FALSE);
}

char *
adduce_claim_table_dup_citation (AdduceClaimRow *row, AdduceClaimField *speaker)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (row), NULL);
  g_return_val_if_fail (speaker != NULL, NULL);

  const AdduceClaimSource *source = adduce_claim_row_get_source (row);
  g_autofree char *words = dup_words (adduce_claim_row_get_claim (row));
  g_autofree char *who = adduce_claim_field_dup_text (speaker, row, _(", "));
  g_autoptr (GString) where = g_string_new (NULL);
  /* translators: the title of an article, as the source of a quotation */
  g_string_append_printf (where, _("in: %s"), adduce_tag_get_label (source->article));
  if (source->outlet != NULL)
    g_string_append_printf (where, "%s%s", _(", "), adduce_tag_get_label (source->outlet));
  if (source->date != NULL)
    g_string_append_printf (where, "%s%s", _(", "), adduce_tag_get_label (source->date));
  if (*who == '\0')
    /* translators: a quotation, and where it is from */
    return g_strdup_printf (_("“%s” (%s)"), words, where->str);
  /* translators: a quotation, who speaks, and where it is from */
  return g_strdup_printf (_("“%s” (%s, %s)"), words, who, where->str);
}

char *
adduce_claim_table_dup_citations (GPtrArray *rows, AdduceClaimField *speaker)
{
  g_return_val_if_fail (rows != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *citation = adduce_claim_table_dup_citation (rows->pdata[i], speaker);
      g_string_append_printf (text, "%s%s\n", i > 0 ? "\n" : "", citation);
    }
  return g_string_free (text, FALSE);
}
