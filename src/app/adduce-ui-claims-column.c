/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the table of all claims.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claims-column.h"

#include "adduce-ui-claims-cell.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-slot.h"
#include "adduce-ui-text-scale.h"

struct _AdduceUiClaimsColumn
{
  AdduceClaimField *field;  /* NULL of the column that has all */
  GPtrArray *all;           /* AdduceClaimField of that one; the first says whose claim it is */
  AdduceVariable *variable; /* or NULL */
  AdduceUiClaimsCellKind kind;
  GtkColumnViewColumn *column;
  AdduceUiClaimsColumnFunc asked;
  gpointer asked_data;
};

/* --- cells --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  AdduceUiClaimsColumn *column = user_data;

  gtk_list_item_set_child (item, adduce_ui_claims_cell_new (column->kind));
}

/* "Minister A: the words …": what is read out when the row has the focus. */
static void
label_row (AdduceUiClaimsColumn *self, GtkWidget *cell, AdduceClaimRow *row)
{
  g_autofree char *name = adduce_claim_table_dup_citation (row, self->all->pdata[0]);
  GtkWidget *parent = gtk_widget_get_parent (cell);

  adduce_ui_compat_label_row (cell, name);
  /* The widget of the cell stands between ours and the row's. */
  if (parent != NULL)
    adduce_ui_compat_label_row (parent, name);
}

static void
show_cell (AdduceUiClaimsColumn *column, GtkWidget *cell, AdduceUiSlot *slot)
{
  g_autoptr (AdduceClaimRow) row = adduce_ui_slot_dup_item (slot);

  if (row == NULL)
    {
      adduce_ui_claims_cell_clear (ADDUCE_UI_CLAIMS_CELL (cell));
      return;
    }
  adduce_ui_claims_cell_show (ADDUCE_UI_CLAIMS_CELL (cell), row, column->field, column->all, column->variable);
  if (column->kind == ADDUCE_UI_CLAIMS_CELL_QUOTE || column->kind == ADDUCE_UI_CLAIMS_CELL_ALL)
    label_row (column, cell, row);
}

/* Another row has come to stand in the place. */
static void
slot_changed_cb (GtkListItem *item, AdduceUiSlot *slot)
{
  show_cell (g_object_get_data (G_OBJECT (item), "column"), gtk_list_item_get_child (item), slot);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_object_set_data (G_OBJECT (item), "column", user_data);
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (slot_changed_cb), item);
  show_cell (user_data, gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* --- the column --- */

static int
asked_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  AdduceUiClaimsColumn *column = user_data;

  column->asked (column, column->asked_data);
  return GTK_ORDERING_SMALLER;
}

static const struct {
  const char *id;
  int width; /* 0: what is left */
} widths[] = {
  { "quote", 0 },     { "article", 170 }, { "date", 96 },   { "outlet", 120 },  { "speaker", 140 },
  { "issue", 180 },   { "stance", 140 },  { "coder", 70 },  { "status", 100 },  { "evidence", 130 },
  { "certainty", 90 }, { "note", 180 },   { "modified", 110 }, { "problems", 200 }, { "id", 140 },
};

static int
get_width (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (g_str_equal (widths[i].id, id))
      return widths[i].width;
  return 140;
}

static AdduceUiClaimsCellKind
get_kind (AdduceClaimField *field, AdduceVariable *variable)
{
  if (g_str_equal (adduce_claim_field_get_id (field), "quote"))
    return ADDUCE_UI_CLAIMS_CELL_QUOTE;
  return variable != NULL && !adduce_claim_field_has_several (field) && adduce_variable_get_n_codes (variable) > 0
           ? ADDUCE_UI_CLAIMS_CELL_VALUE
           : ADDUCE_UI_CLAIMS_CELL_TEXT;
}

AdduceUiClaimsColumn *
adduce_ui_claims_column_new (AdduceClaimField *field, GPtrArray *all, AdduceCodebook *codebook,
                             AdduceUiClaimsColumnFunc asked, gpointer user_data)
{
  AdduceUiClaimsColumn *self = g_new0 (AdduceUiClaimsColumn, 1);
  const char *id = field != NULL ? adduce_claim_field_get_id (field) : NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  int width = id != NULL ? get_width (id) : 0;

  self->field = field != NULL ? adduce_claim_field_ref (field) : NULL;
  self->all = g_ptr_array_ref (all);
  self->asked = asked;
  self->asked_data = user_data;
  if (id != NULL && codebook != NULL)
    g_set_object (&self->variable, adduce_codebook_get_variable (codebook, id));
  self->kind = field != NULL ? get_kind (field, self->variable) : ADDUCE_UI_CLAIMS_CELL_ALL;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->column
    = gtk_column_view_column_new (field != NULL ? adduce_claim_field_get_label (field) : _("Claim"), factory);
  gtk_column_view_column_set_resizable (self->column, id != NULL);
  gtk_column_view_column_set_expand (self->column, width == 0);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (self->column, adduce_ui_text_scale_pixels (width));
  if (field != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (asked_cb, self, NULL));

      gtk_column_view_column_set_sorter (self->column, sorter);
    }
  return self;
}

void
adduce_ui_claims_column_free (AdduceUiClaimsColumn *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->field, adduce_claim_field_unref);
  g_ptr_array_unref (self->all);
  g_clear_object (&self->variable);
  g_clear_object (&self->column);
  g_free (self);
}

AdduceClaimField *
adduce_ui_claims_column_get_field (AdduceUiClaimsColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

GtkColumnViewColumn *
adduce_ui_claims_column_get_column (AdduceUiClaimsColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->column;
}
