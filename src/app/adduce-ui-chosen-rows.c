/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which rows of a table were chosen.
 */
#include "config.h"

#include "adduce-ui-chosen-rows.h"

/*
 * AdduceUiChosenRows:
 * @list: the chosen ones, or %NULL until they are asked for; then the others are forgotten
 */
struct _AdduceUiChosenRows
{
  GPtrArray *rows;
  GtkBitset *places;
  GPtrArray *list;
};

AdduceUiChosenRows *
adduce_ui_chosen_rows_new (GPtrArray *rows, GtkBitset *places)
{
  AdduceUiChosenRows *self;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (places != NULL, NULL);

  self = g_new0 (AdduceUiChosenRows, 1);
  self->rows = g_ptr_array_ref (rows);
  self->places = gtk_bitset_copy (places);
  return self;
}

void
adduce_ui_chosen_rows_free (AdduceUiChosenRows *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->places, gtk_bitset_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self);
}

gboolean
adduce_ui_chosen_rows_is_empty (AdduceUiChosenRows *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->list != NULL ? self->list->len == 0 : gtk_bitset_is_empty (self->places);
}

GPtrArray *
adduce_ui_chosen_rows_list (AdduceUiChosenRows *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->list == NULL)
    {
      self->list = adduce_ui_chosen_rows_list_among (self->rows, self->places);
      g_clear_pointer (&self->rows, g_ptr_array_unref);
      g_clear_pointer (&self->places, gtk_bitset_unref);
    }
  return self->list;
}

GPtrArray *
adduce_ui_chosen_rows_list_among (GPtrArray *rows, GtkBitset *places)
{
  GPtrArray *list;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (places != NULL, NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, places, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < rows->len)
      g_ptr_array_add (list, g_object_ref (rows->pdata[position]));
  return list;
}
