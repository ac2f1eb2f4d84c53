/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cells and members hold: labels, numbers and times, and what a row has in variables of one's own.
 */

#include "config.h"

#include "export/adduce-export-rows.h"

#define SECONDS_A_DAY 86400
/* 0001-01-01T00:00:00Z, which is day 1 of GDate, and 9999-12-31T23:59:59Z: what has a year of four digits */
#define FIRST_SECOND (-G_GINT64_CONSTANT (62135596800))
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)

static void
write_digits (char *place, guint n, guint number)
{
  while (n > 0)
    {
      place[--n] = (char) ('0' + number % 10);
      number /= 10;
    }
}

/* A table has two in each row, and g_date_time_format() takes longer than all its other cells. */
void
adduce_export_append_time (GString *out, gint64 seconds)
{
  char form[] = "YYYY-MM-DDThh:mm:ssZ";
  gint64 days;
  guint second;
  GDate date;

  if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
    return;
  days = (seconds - FIRST_SECOND) / SECONDS_A_DAY;
  second = (guint) ((seconds - FIRST_SECOND) % SECONDS_A_DAY);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (1 + days));
  write_digits (form, 4, g_date_get_year (&date));
  write_digits (form + 5, 2, g_date_get_month (&date));
  write_digits (form + 8, 2, g_date_get_day (&date));
  write_digits (form + 11, 2, second / 3600);
  write_digits (form + 14, 2, second / 60 % 60);
  write_digits (form + 17, 2, second % 60);
  g_string_append_len (out, form, sizeof form - 1);
}

char *
adduce_export_format_time (gint64 seconds)
{
  GString *time = g_string_new (NULL);

  adduce_export_append_time (time, seconds);
  return g_string_free (time, FALSE);
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
