/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cells and members hold: labels, numbers and times, and what a row has in variables of one's own.
 */

#include "config.h"

#include "export/adduce-export-rows.h"

#define SECONDS_A_DAY 86400
#define DAYS_BEFORE 306 /* 0001-01-01 from 0000-03-01 on */
/* 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what has a year of four digits */
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

/* Year, month and day of a day, which is counted from 0000-03-01 on: February is the last month of such a year, so that
 * a leap day is its last day. 400 years have 146,097 days, and five months from March or August on 153. */
static void
split_day (guint day, guint *ret_year, guint *ret_month, guint *ret_day)
{
  guint era = day / 146097, of_era = day % 146097;
  guint year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  guint of_year = of_era - (365 * year + year / 4 - year / 100);
  guint month = (5 * of_year + 2) / 153;

  *ret_day = of_year - (153 * month + 2) / 5 + 1;
  *ret_month = month < 10 ? month + 3 : month - 9;
  *ret_year = 400 * era + year + (month < 10 ? 0 : 1);
}

/* A table has two in each row, and GDate, even more g_date_time_format(), takes longer than all its other cells. */
void
adduce_export_append_time (GString *out, gint64 seconds)
{
  char form[] = "YYYY-MM-DDThh:mm:ssZ";
  guint day, month, year, second;

  if (seconds < FIRST_SECOND || seconds > LAST_SECOND)
    return;
  split_day (DAYS_BEFORE + (guint) ((seconds - FIRST_SECOND) / SECONDS_A_DAY), &year, &month, &day);
  second = (guint) ((seconds - FIRST_SECOND) % SECONDS_A_DAY);
  write_digits (form, 4, year);
  write_digits (form + 5, 2, month);
  write_digits (form + 8, 2, day);
  write_digits (form + 11, 2, second / 3600);
  write_digits (form + 14, 2, second / 60 % 60);
  write_digits (form + 17, 2, second % 60);
  g_string_append_len (out, form, sizeof form - 1);
}

void
adduce_export_append_number (GString *out, guint64 number)
{
  char digits[20];
  guint n = sizeof digits;

  do
    digits[--n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, digits + n, (gssize) (sizeof digits - n));
}

void
adduce_export_append_spans (GString *out, const AdduceSpanSet *spans)
{
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (i > 0)
        g_string_append_c (out, ',');
      adduce_export_append_number (out, span.start);
      g_string_append_c (out, '-');
      adduce_export_append_number (out, span.end);
    }
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
