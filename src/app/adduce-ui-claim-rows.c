/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows in use and spare ones.
 */
#include "config.h"

#include "adduce-ui-claim-rows.h"

/* As many as a list view has at most. */
#define MAX_SPARE 256

/* Of an item: its row, while it has one. */
#define ROW_KEY "adduce-row"

struct _AdduceUiClaimRows
{
  GHashTable *rows; /* all that there are, borrowed */
  GPtrArray *spare; /* those that no item has */
  GtkWidget *list_view; /* weak */
  GdkFrameClock *clock; /* while the list is realized */
};

/* Where a card stands is known once the list is laid out; one that GTK hides stays where it was. */
static gboolean
is_in_view (GtkWidget *card, GtkWidget *list_view)
{
  graphene_rect_t bounds;

  return gtk_widget_get_child_visible (card) && gtk_widget_compute_bounds (card, list_view, &bounds)
         && bounds.origin.y < gtk_widget_get_height (list_view) && bounds.origin.y + bounds.size.height > 0;
}

/* After the list's own: what is queued here is laid out in the same frame. */
static void
layout_cb (AdduceUiClaimRows *self)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->list_view); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      GtkWidget *row = gtk_widget_get_first_child (card);

      if (ADDUCE_UI_IS_CLAIM_ROW (row) && !adduce_ui_claim_row_get_laid_out (ADDUCE_UI_CLAIM_ROW (row)))
        adduce_ui_claim_row_lay_out (ADDUCE_UI_CLAIM_ROW (row), is_in_view (card, self->list_view));
    }
}

static void
unrealize_cb (AdduceUiClaimRows *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, layout_cb, self);
  g_clear_object (&self->clock);
}

static void
realize_cb (AdduceUiClaimRows *self)
{
  unrealize_cb (self);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->list_view));
  g_signal_connect_data (self->clock, "layout", G_CALLBACK (layout_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
row_gone_cb (gpointer data, GObject *row)
{
  g_hash_table_remove (data, row);
}

AdduceUiClaimRows *
adduce_ui_claim_rows_new (void)
{
  AdduceUiClaimRows *self = g_new0 (AdduceUiClaimRows, 1);

  self->rows = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
adduce_ui_claim_rows_free (AdduceUiClaimRows *self)
{
  GHashTableIter iter;
  gpointer row;

  if (self == NULL)
    return;

  unrealize_cb (self);
  if (self->list_view != NULL)
    g_signal_handlers_disconnect_by_data (self->list_view, self);
  g_clear_weak_pointer (&self->list_view);
  g_ptr_array_unref (self->spare);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_object_weak_unref (row, row_gone_cb, self->rows);
  g_hash_table_unref (self->rows);
  g_free (self);
}

void
adduce_ui_claim_rows_watch (AdduceUiClaimRows *self, GtkListView *list_view)
{
  g_return_if_fail (self != NULL && self->list_view == NULL);
  g_return_if_fail (GTK_IS_LIST_VIEW (list_view) && !gtk_widget_get_realized (GTK_WIDGET (list_view)));

  g_set_weak_pointer (&self->list_view, GTK_WIDGET (list_view));
  g_signal_connect_swapped (list_view, "realize", G_CALLBACK (realize_cb), self);
  g_signal_connect_swapped (list_view, "unrealize", G_CALLBACK (unrealize_cb), self);
}

void
adduce_ui_claim_rows_set_up (AdduceUiClaimRows *self, GtkListItem *item)
{
  g_autoptr (GtkWidget) row = NULL;

  g_return_if_fail (self != NULL);

  if (self->spare->len > 0)
    row = g_ptr_array_steal_index (self->spare, self->spare->len - 1);
  else
    {
      row = g_object_ref_sink (adduce_ui_claim_row_new ());
      g_hash_table_add (self->rows, row);
      g_object_weak_ref (G_OBJECT (row), row_gone_cb, self->rows);
    }
  gtk_list_item_set_child (item, row);
  g_object_set_data_full (G_OBJECT (item), ROW_KEY, g_steal_pointer (&row), g_object_unref);
}

void
adduce_ui_claim_rows_settle (AdduceUiClaimRows *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *card = row != NULL ? gtk_widget_get_parent (row) : NULL;

  g_return_if_fail (self != NULL);

  if (card == NULL || gtk_widget_get_realized (card) || gtk_widget_get_next_sibling (card) == NULL)
    return;

  gtk_widget_set_visible (card, FALSE);
  g_object_unref (gtk_widget_create_pango_context (card)); /* needs the style */
  gtk_widget_set_visible (card, TRUE);
}

/* By now the item itself has let go of its child. */
void
adduce_ui_claim_rows_tear_down (AdduceUiClaimRows *self, GtkListItem *item)
{
  g_autoptr (GtkWidget) row = g_object_steal_data (G_OBJECT (item), ROW_KEY);

  g_return_if_fail (self != NULL);

  gtk_list_item_set_child (item, NULL);
  if (row != NULL)
    adduce_ui_claim_row_set_item (ADDUCE_UI_CLAIM_ROW (row), NULL);
  if (row != NULL && self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, g_steal_pointer (&row));
}

void
adduce_ui_claim_rows_forget_paragraphs (AdduceUiClaimRows *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    adduce_ui_claim_row_set_paragraphs (row, NULL);
}
