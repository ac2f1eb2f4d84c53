/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far coders agree on the values of one variable.
 */
#include "config.h"

#include "model/adduce-agreement.h"

#include <string.h>

struct _AdduceAgreement {
  GHashTable *counts; /* value → how often, as a guint64 */
  guint n_units;
  guint n_values;
  double n_disagreeing; /* the weight of pairs of different values */
};

AdduceAgreement *
adduce_agreement_new (void)
{
  AdduceAgreement *self = g_new0 (AdduceAgreement, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
adduce_agreement_free (AdduceAgreement *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->counts);
  g_free (self);
}

static void
count_value (AdduceAgreement *self, const char *value)
{
  guint64 *n = g_hash_table_lookup (self->counts, value);

  if (n == NULL)
    {
      n = g_new0 (guint64, 1);
      g_hash_table_insert (self->counts, g_strdup (value), n);
    }
  (*n)++;
}

void
adduce_agreement_add_unit (AdduceAgreement *self, const char *const *values, guint n_values)
{
  guint n_given = 0;
  guint n_different = 0; /* ordered pairs */

  g_return_if_fail (self != NULL);
  g_return_if_fail (values != NULL || n_values == 0);

  for (guint i = 0; i < n_values; i++)
    {
      if (values[i] == NULL)
        continue;
      n_given++;
      for (guint k = 0; k < i; k++)
        if (values[k] != NULL && strcmp (values[i], values[k]) != 0)
          n_different += 2;
    }
  if (n_given < 2)
    return;

  self->n_units++;
  self->n_values += n_given;
  self->n_disagreeing += (double) n_different / (n_given - 1);
  for (guint i = 0; i < n_values; i++)
    if (values[i] != NULL)
      count_value (self, values[i]);
}

guint
adduce_agreement_get_n_units (const AdduceAgreement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_units;
}

guint
adduce_agreement_get_n_values (const AdduceAgreement *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_values;
}

gboolean
adduce_agreement_get_share (const AdduceAgreement *self, double *ret_share)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ret_share != NULL, FALSE);

  if (self->n_units == 0)
    return FALSE;
  *ret_share = 1.0 - self->n_disagreeing / self->n_values;
  return TRUE;
}

gboolean
adduce_agreement_get_alpha (const AdduceAgreement *self, double *ret_alpha, gboolean *ret_varies)
{
  double n = self != NULL ? self->n_values : 0.0;
  double expected = n * n;
  GHashTableIter iter;
  gpointer count;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ret_alpha != NULL, FALSE);

  if (self->n_units == 0)
    return FALSE;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    expected -= (double) *(guint64 *) count * (double) *(guint64 *) count;
  if (ret_varies != NULL)
    *ret_varies = g_hash_table_size (self->counts) > 1;
  *ret_alpha = g_hash_table_size (self->counts) > 1 ? 1.0 - (n - 1.0) * self->n_disagreeing / expected : 1.0;
  return TRUE;
}
