/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cells and members hold: labels, numbers and times, and what a row has in variables of one's own.
 */

#include "config.h"

#include "export/adduce-export-rows.h"

char *
adduce_export_format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

const char *
adduce_export_get_label (AdduceCodebook *codebook, const char *variable, const AdduceTag *tag)
{
  AdduceCode *code = codebook != NULL && variable != NULL
                       ? adduce_codebook_resolve (codebook, variable, adduce_tag_get_code (tag))
                       : NULL;

  return code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag);
}

gboolean
adduce_export_get_number (AdduceCodebook *codebook, const AdduceTag *stance, gint64 *ret_number)
{
  AdduceCode *code
    = codebook != NULL ? adduce_codebook_resolve (codebook, "stance", adduce_tag_get_code (stance)) : NULL;

  if (code == NULL || !adduce_code_get_info (code)->has_number)
    return FALSE;

  *ret_number = adduce_code_get_info (code)->number;
  return TRUE;
}

const char *
adduce_export_get_anchor (gboolean anchored)
{
  return anchored ? "ok" : "changed";
}

GPtrArray *
adduce_export_list_own (AdduceCodebook *codebook)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *variables = adduce_codebook_get_variables (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (!adduce_claim_is_built_in (adduce_variable_get_id (variable)))
        g_ptr_array_add (own, g_steal_pointer (&variable));
    }
  return own;
}

AdduceTagList *
adduce_export_row_get_values (const AdduceExportRow *row, AdduceVariable *variable)
{
  gboolean of_article = adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE;
  AdduceClaim *coding = of_article ? row->layer->values : row->claim;

  return coding != NULL ? adduce_claim_get_values (coding, adduce_variable_get_id (variable)) : NULL;
}
