/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often the values of two fields come together in claims.
 *
 * The values come from AdduceClaimUses of either field, and so does their order; counts are one array.
 */
#include "config.h"

#include "analysis/adduce-crosstab.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/adduce-claim-filter.h"
#include "analysis/adduce-claim-uses.h"
#include "text/adduce-breaks.h"
#include "text/adduce-csv.h"

#define LINE_END "\r\n"

/* The values along one side; unset is the last, with the code "". */
typedef struct {
  AdduceClaimField *field;
  GPtrArray *codes;
  GPtrArray *labels;
  GHashTable *places; /* code, borrowed → index */
  guint *totals;
} Side;

struct _AdduceCrosstab {
  Side rows;
  Side columns;
  guint *counts;
  guint total;
  guint n_claims;
};

static const char *const shares_ids[] = {
  [ADDUCE_CROSSTAB_COUNTS] = "none",
  [ADDUCE_CROSSTAB_ROW] = "row",
  [ADDUCE_CROSSTAB_COLUMN] = "column",
  [ADDUCE_CROSSTAB_TOTAL] = "total",
};

gboolean
adduce_crosstab_shares_from_id (const char *id, AdduceCrosstabShares *ret_shares)
{
  for (guint i = 0; i < G_N_ELEMENTS (shares_ids); i++)
    if (g_strcmp0 (shares_ids[i], id) == 0)
      {
        *ret_shares = (AdduceCrosstabShares) i;
        return TRUE;
      }
  return FALSE;
}

static void
side_add (Side *side, const char *code, const char *label)
{
  char *copy = g_strdup (code);
  g_hash_table_insert (side->places, copy, GUINT_TO_POINTER (side->codes->len));
  g_ptr_array_add (side->codes, copy);
  g_ptr_array_add (side->labels, g_strdup (label));
}

static void
side_init (Side *side, GPtrArray *rows, AdduceClaimField *field)
{
  g_autoptr (AdduceClaimUses) uses = adduce_claim_uses_new (rows, field, NULL);
  side->field = adduce_claim_field_ref (field);
  side->codes = g_ptr_array_new_with_free_func (g_free);
  side->labels = g_ptr_array_new_with_free_func (g_free);
  side->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < adduce_claim_uses_get_n_values (uses); i++)
    {
      const AdduceTag *tag = adduce_claim_uses_get_value (uses, i)->tag;
      side_add (side, adduce_tag_get_code (tag), adduce_claim_field_get_value_label (field, tag));
    }
  if (adduce_claim_uses_lookup (uses, "") != NULL)
    side_add (side, "", _("Unset"));
  side->totals = g_new0 (guint, MAX (side->codes->len, 1));
}

static void
side_clear (Side *side)
{
  adduce_claim_field_unref (side->field);
  g_hash_table_unref (side->places);
  g_ptr_array_unref (side->codes);
  g_ptr_array_unref (side->labels);
  g_free (side->totals);
}

/* (transfer full): the places of the row's values. */
static GArray *
side_list_places (Side *side, AdduceClaimRow *row)
{
  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (side->field, row);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_tags = adduce_tag_list_get_n_tags (tags);
  for (guint i = 0; i < MAX (n_tags, 1); i++)
    {
      const char *code = n_tags > 0 ? adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)) : "";
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (side->places, code));
      g_array_append_val (places, place);
    }
  return places;
}

AdduceCrosstab *
adduce_crosstab_new (GPtrArray *rows, AdduceClaimField *row_field, AdduceClaimField *column_field)
{
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (row_field != NULL && column_field != NULL, NULL);

  AdduceCrosstab *self = g_new0 (AdduceCrosstab, 1);
  side_init (&self->rows, rows, row_field);
  side_init (&self->columns, rows, column_field);
  self->n_claims = rows->len;
  guint n_columns = self->columns.codes->len;
  self->counts = g_new0 (guint, MAX (self->rows.codes->len * n_columns, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GArray) down = side_list_places (&self->rows, rows->pdata[i]);
      g_autoptr (GArray) across = side_list_places (&self->columns, rows->pdata[i]);
      for (guint j = 0; j < down->len; j++)
        for (guint k = 0; k < across->len; k++)
          {
            guint row = g_array_index (down, guint, j), column = g_array_index (across, guint, k);
            self->counts[row * n_columns + column]++;
            self->rows.totals[row]++;
            self->columns.totals[column]++;
            self->total++;
          }
    }
  return self;
}

void
adduce_crosstab_free (AdduceCrosstab *self)
{
  if (self == NULL)
    return;
  side_clear (&self->rows);
  side_clear (&self->columns);
  g_free (self->counts);
  g_free (self);
}

guint
adduce_crosstab_get_n_claims (AdduceCrosstab *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_claims;
}

guint
adduce_crosstab_get_n_rows (AdduceCrosstab *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows.codes->len;
}

guint
adduce_crosstab_get_n_columns (AdduceCrosstab *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.codes->len;
}

const char *
adduce_crosstab_get_row_code (AdduceCrosstab *self, guint row)
{
  g_return_val_if_fail (row < adduce_crosstab_get_n_rows (self), NULL);

  return self->rows.codes->pdata[row];
}

const char *
adduce_crosstab_get_column_code (AdduceCrosstab *self, guint column)
{
  g_return_val_if_fail (column < adduce_crosstab_get_n_columns (self), NULL);

  return self->columns.codes->pdata[column];
}

const char *
adduce_crosstab_get_row_label (AdduceCrosstab *self, guint row)
{
  g_return_val_if_fail (row < adduce_crosstab_get_n_rows (self), NULL);

  return self->rows.labels->pdata[row];
}

const char *
adduce_crosstab_get_column_label (AdduceCrosstab *self, guint column)
{
  g_return_val_if_fail (column < adduce_crosstab_get_n_columns (self), NULL);

  return self->columns.labels->pdata[column];
}

guint
adduce_crosstab_get_count (AdduceCrosstab *self, guint row, guint column)
{
  g_return_val_if_fail (row < adduce_crosstab_get_n_rows (self), 0);
  g_return_val_if_fail (column < adduce_crosstab_get_n_columns (self), 0);

  return self->counts[row * self->columns.codes->len + column];
}

guint
adduce_crosstab_get_row_total (AdduceCrosstab *self, guint row)
{
  g_return_val_if_fail (row < adduce_crosstab_get_n_rows (self), 0);

  return self->rows.totals[row];
}

guint
adduce_crosstab_get_column_total (AdduceCrosstab *self, guint column)
{
  g_return_val_if_fail (column < adduce_crosstab_get_n_columns (self), 0);

  return self->columns.totals[column];
}

guint
adduce_crosstab_get_total (AdduceCrosstab *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->total;
}

static double
divide (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : 0;
}

double
adduce_crosstab_get_share (AdduceCrosstab *self, guint row, guint column, AdduceCrosstabShares shares)
{
  guint count = adduce_crosstab_get_count (self, row, column);
  return divide (count, shares == ADDUCE_CROSSTAB_ROW      ? self->rows.totals[row]
                        : shares == ADDUCE_CROSSTAB_COLUMN ? self->columns.totals[column]
                                                           : self->total);
}

/* Whether a name alone says which value is meant, also once somebody gives that another name. */
static gboolean
is_named (Side *side, guint index)
{
  g_autofree char *slug = adduce_breaks_slug (side->labels->pdata[index]);
  g_autofree char *folded = adduce_breaks_fold (side->labels->pdata[index]);
  if (!g_str_equal (slug, side->codes->pdata[index]))
    return FALSE;
  for (guint i = 0; i < side->labels->len; i++)
    {
      g_autofree char *other = adduce_breaks_fold (side->labels->pdata[i]);
      if (i != index && g_str_equal (other, folded))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_test (Side *side, guint index)
{
  const char *code = side->codes->pdata[index];
  const char *id = adduce_claim_field_get_id (side->field);
  g_autofree char *value = adduce_claim_filter_quote (is_named (side, index) ? side->labels->pdata[index] : code);
  return *code == '\0' ? g_strdup_printf ("%s unset", id) : g_strdup_printf ("%s is %s", id, value);
}

char *
adduce_crosstab_dup_cell_filter (AdduceCrosstab *self, guint row, guint column)
{
  g_return_val_if_fail (row <= adduce_crosstab_get_n_rows (self), NULL);
  g_return_val_if_fail (column <= adduce_crosstab_get_n_columns (self), NULL);

  g_autofree char *down = row < self->rows.codes->len ? dup_test (&self->rows, row) : NULL;
  g_autofree char *across = column < self->columns.codes->len ? dup_test (&self->columns, column) : NULL;
  return g_strconcat (down != NULL ? down : "", down != NULL && across != NULL ? " and " : "",
                      across != NULL ? across : "", NULL);
}

/* --- as text --- */

static void
append_number (GString *text, guint count, guint whole, gboolean as_share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (as_share)
    g_string_append (text, g_ascii_formatd (number, sizeof number, "%.4f", divide (count, whole)));
  else
    g_string_append_printf (text, "%u", count);
}

static void
append_head (AdduceCrosstab *self, GString *text, char separator)
{
  g_autofree char *corner = g_strdup_printf ("%s / %s", adduce_claim_field_get_label (self->rows.field),
                                             adduce_claim_field_get_label (self->columns.field));
  adduce_csv_append_cell (text, corner, separator, TRUE);
  for (guint i = 0; i < self->columns.labels->len; i++)
    {
      g_string_append_c (text, separator);
      adduce_csv_append_cell (text, self->columns.labels->pdata[i], separator, TRUE);
    }
  g_string_append_c (text, separator);
  g_string_append (text, _("Total"));
  g_string_append (text, LINE_END);
}

char *
adduce_crosstab_to_text (AdduceCrosstab *self, AdduceCrosstabShares shares, char separator)
{
  g_return_val_if_fail (self != NULL, NULL);

  gboolean as_share = shares != ADDUCE_CROSSTAB_COUNTS;
  guint n_rows = self->rows.codes->len, n_columns = self->columns.codes->len;
  GString *text = g_string_new (NULL);
  append_head (self, text, separator);
  for (guint i = 0; i <= n_rows; i++)
    {
      guint sum = i < n_rows ? self->rows.totals[i] : self->total;
      adduce_csv_append_cell (text, i < n_rows ? self->rows.labels->pdata[i] : _("Total"), separator, TRUE);
      for (guint j = 0; j <= n_columns; j++)
        {
          guint below = j < n_columns ? self->columns.totals[j] : self->total;
          guint count = j == n_columns ? sum : i == n_rows ? below : self->counts[i * n_columns + j];
          g_string_append_c (text, separator);
          append_number (text, count,
                         shares == ADDUCE_CROSSTAB_ROW ? sum : shares == ADDUCE_CROSSTAB_COLUMN ? below : self->total,
                         as_share);
        }
      g_string_append (text, LINE_END);
    }
  return g_string_free (text, FALSE);
}
