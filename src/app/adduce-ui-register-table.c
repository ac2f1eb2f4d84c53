/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a register and the columns that are seen of them.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-focus.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-register-cell.h"
#include "adduce-ui-register-fields.h"
#include "adduce-ui-register-table.h"
#include "adduce-ui-sorted-top.h"
#include "adduce-ui-text-scale.h"

static const struct
{
  const char *id;
  const char *title;
  int width;
} known[] = {
  { ADDUCE_UI_REGISTER_NAME, N_("Name"), 200 },
  { ADDUCE_UI_REGISTER_CLAIMS, N_("Claims"), 66 },
  { ADDUCE_UI_REGISTER_STANCES, N_("Stances"), 126 },
  { ADDUCE_UI_REGISTER_KIND, N_("Kind"), 92 },
  { ADDUCE_UI_REGISTER_FIRST, N_("First"), 96 },
  { ADDUCE_UI_REGISTER_LAST, N_("Last"), 96 },
  { ADDUCE_UI_REGISTER_ARTICLES, N_("Articles"), 78 },
  { ADDUCE_UI_REGISTER_ALIASES, N_("Other names"), 180 },
  { ADDUCE_UI_REGISTER_NOTE, N_("Note"), 180 },
  { ADDUCE_UI_REGISTER_ID, N_("Id"), 160 },
};

typedef struct
{
  AdduceUiRegisterTable *table;
  char *id;
  GtkColumnViewColumn *column;
  gboolean wanted;
  gboolean seen; /* it is in the view */
} Column;

struct _AdduceUiRegisterTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  AdduceUiRegisterModel *model;
  char *setting;
  GSettings *settings;
  GPtrArray *columns; /* Column */
  GListStore *roots;
  GtkTreeListModel *tree;
  GtkMultiSelection *selection;
  char *text;
  gboolean narrow;
  gboolean updating;
};

enum {
  SIGNAL_CHOSEN_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiRegisterTable, adduce_ui_register_table, GTK_TYPE_WIDGET)

/* --- columns --- */

static void
column_free (gpointer data)
{
  Column *column = data;

  g_clear_object (&column->column);
  g_free (column->id);
  g_free (column);
}

static gboolean
is_fit_for_narrow (Column *column)
{
  return strcmp (column->id, ADDUCE_UI_REGISTER_NAME) == 0 || strcmp (column->id, ADDUCE_UI_REGISTER_CLAIMS) == 0;
}

/* Columns that are not seen are taken out: GTK 4.8 leaves room for those that are merely hidden. */
static void
show_columns (AdduceUiRegisterTable *self)
{
  guint place = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      gboolean seen = self->narrow ? is_fit_for_narrow (column) : column->wanted;

      if (seen && !column->seen)
        gtk_column_view_insert_column (self->view, place, column->column);
      else if (!seen && column->seen)
        gtk_column_view_remove_column (self->view, column->column);
      column->seen = seen;
      place += seen ? 1 : 0;
    }
}

static void
add_column (AdduceUiRegisterTable *self, const char *id, const char *title, int width, const char *const *wanted)
{
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkSorter) sorter = adduce_ui_register_cell_create_sorter (id);

  column->table = self;
  column->id = g_strdup (id);
  column->wanted = strcmp (id, ADDUCE_UI_REGISTER_NAME) == 0 || g_strv_contains (wanted, id);
  column->column = gtk_column_view_column_new (title, adduce_ui_register_cell_create_factory (self->model, id));
  gtk_column_view_column_set_sorter (column->column, sorter);
  gtk_column_view_column_set_resizable (column->column, TRUE);
  gtk_column_view_column_set_fixed_width (column->column, adduce_ui_text_scale_pixels (width));
  gtk_column_view_column_set_expand (column->column, strcmp (id, ADDUCE_UI_REGISTER_NAME) == 0);
  g_ptr_array_add (self->columns, column);
}

/* Anew where there is another attribute. */
static void
clear_columns (AdduceUiRegisterTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((Column *) self->columns->pdata[i])->seen)
      gtk_column_view_remove_column (self->view, ((Column *) self->columns->pdata[i])->column);
  g_ptr_array_set_size (self->columns, 0);
}

static void
fill_columns (AdduceUiRegisterTable *self)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  g_autoptr (GPtrArray) attributes = adduce_ui_register_fields_list (base);
  gboolean kinds = adduce_ui_register_fields_has_kinds (base);
  guint n = G_N_ELEMENTS (known) - !kinds + attributes->len;
  g_auto (GStrv) wanted = g_settings_get_strv (self->settings, self->setting);

  if (base == NULL || self->columns->len == n)
    return;
  clear_columns (self);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      /* Attributes stand behind the kind. */
      gboolean is_kind = strcmp (known[i].id, ADDUCE_UI_REGISTER_KIND) == 0;

      if (kinds || !is_kind)
        add_column (self, known[i].id, _(known[i].title), known[i].width, (const char *const *) wanted);
      for (guint k = 0; is_kind && k < attributes->len; k++)
        add_column (self, attributes->pdata[k], adduce_register_get_attribute_label (base, attributes->pdata[k]), 120,
                    (const char *const *) wanted);
    }
  show_columns (self);
  gtk_column_view_sort_by_column (self->view, ((Column *) self->columns->pdata[0])->column, GTK_SORT_ASCENDING);
}

static void
column_toggled_cb (GtkCheckButton *button, gpointer user_data)
{
  Column *column = user_data;
  AdduceUiRegisterTable *self = column->table;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  column->wanted = gtk_check_button_get_active (button);
  for (guint i = 0; i < self->columns->len; i++)
    if (((Column *) self->columns->pdata[i])->wanted)
      g_ptr_array_add (ids, ((Column *) self->columns->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, self->setting, (const char *const *) ids->pdata);
  show_columns (self);
}

GtkWidget *
adduce_ui_register_table_create_column_list (AdduceUiRegisterTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self), box);

  for (guint i = 1; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      GtkWidget *button = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column->column));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), column->wanted);
      g_signal_connect (button, "toggled", G_CALLBACK (column_toggled_cb), column);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* --- rows --- */

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  AdduceUiRegisterTable *self = user_data;
  GPtrArray *children = adduce_register_row_get_children (item);
  GListStore *store;

  if (children == NULL || *self->text != '\0')
    return NULL;
  store = g_list_store_new (ADDUCE_TYPE_REGISTER_ROW);
  g_list_store_splice (store, 0, 0, children->pdata, children->len);
  return G_LIST_MODEL (store);
}

static AdduceRegisterRow *
get_row (AdduceUiRegisterTable *self, guint position)
{
  g_autoptr (GtkTreeListRow) node = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (AdduceRegisterRow) row = node != NULL ? gtk_tree_list_row_get_item (node) : NULL;

  return row; /* the model has it */
}

static GHashTable *
list_chosen_ids (AdduceUiRegisterTable *self)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chosen = adduce_ui_register_table_list_chosen (self);

  for (guint i = 0; i < chosen->len; i++)
    g_hash_table_add (ids, g_strdup (adduce_register_row_get_id (chosen->pdata[i])));
  return ids;
}

static void
choose_again (AdduceUiRegisterTable *self, GHashTable *ids)
{
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; g_hash_table_size (ids) > 0 && i < n; i++)
    if (g_hash_table_contains (ids, adduce_register_row_get_id (get_row (self, i))))
      gtk_bitset_add (chosen, i);
  all = gtk_bitset_new_range (0, n);
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), chosen, all);
}

static void
fill (AdduceUiRegisterTable *self)
{
  GPtrArray *rows = adduce_ui_register_model_get_rows (self->model);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_auto (GStrv) words = adduce_match_split (self->text);
  g_autoptr (AdduceNameKey) key = adduce_name_key_new (self->text);
  g_autoptr (GHashTable) chosen = list_chosen_ids (self);
  gboolean all = *self->text == '\0';
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  for (guint i = 0; i < rows->len; i++)
    if (all ? adduce_register_row_get_parent (rows->pdata[i]) == NULL
            : adduce_register_row_matches (rows->pdata[i], (const char *const *) words, key))
      g_ptr_array_add (shown, rows->pdata[i]);
  self->updating = TRUE;
  g_list_store_splice (self->roots, 0, g_list_model_get_n_items (G_LIST_MODEL (self->roots)), shown->pdata,
                       shown->len);
  choose_again (self, chosen);
  self->updating = FALSE;
  /* The row that had it may have gone; the keyboard must not go elsewhere with it. */
  if (focused && shown->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

/* Callbacks */

static void
selection_changed_cb (AdduceUiRegisterTable *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

static void
activate_cb (AdduceUiRegisterTable *self, guint position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Overrides */

/* Who comes from the filter means the first row, unless one is chosen. */
static gboolean
adduce_ui_register_table_grab_focus (GtkWidget *widget)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (ADDUCE_UI_REGISTER_TABLE (widget)->selection);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);

  if (gtk_bitset_is_empty (chosen))
    gtk_selection_model_select_item (selection, 0, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_REGISTER_TABLE (widget)->view));
}

static void
adduce_ui_register_table_dispose (GObject *object)
{
  AdduceUiRegisterTable *self = ADDUCE_UI_REGISTER_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (adduce_ui_register_table_parent_class)->dispose (object);
}

static void
adduce_ui_register_table_finalize (GObject *object)
{
  AdduceUiRegisterTable *self = ADDUCE_UI_REGISTER_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_free (self->setting);
  g_free (self->text);

  G_OBJECT_CLASS (adduce_ui_register_table_parent_class)->finalize (object);
}

static void
adduce_ui_register_table_class_init (AdduceUiRegisterTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_register_table_finalize;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_register_table_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN_CHANGED]
    = g_signal_new ("chosen-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED]
    = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_register_table_init (AdduceUiRegisterTable *self)
{
  GtkTreeListRowSorter *sorter;
  GtkSortListModel *sorted;

  self->text = g_strdup ("");
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->settings = g_settings_new ("io.github.adduce.Adduce");
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  adduce_ui_list_tab_install (self->view);
  adduce_ui_sorted_top_install (self->view);
  self->roots = g_list_store_new (ADDUCE_TYPE_REGISTER_ROW);
  self->tree
    = gtk_tree_list_model_new (G_LIST_MODEL (self->roots), FALSE, TRUE, create_children_cb, self, NULL);
  sorter = gtk_tree_list_row_sorter_new (g_object_ref (gtk_column_view_get_sorter (self->view)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->tree), GTK_SORTER (sorter));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "register-table");
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* --- public --- */

void
adduce_ui_register_table_set_model (AdduceUiRegisterTable *self, AdduceUiRegisterModel *model, const char *setting,
                                    const char *label)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self));
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  g_set_object (&self->model, model);
  g_free (self->setting);
  self->setting = g_strdup (setting);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  clear_columns (self);
  adduce_ui_register_table_update (self);
}

void
adduce_ui_register_table_update (AdduceUiRegisterTable *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self));

  fill_columns (self);
  fill (self);
}

void
adduce_ui_register_table_set_text (AdduceUiRegisterTable *self, const char *text)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self));
  g_return_if_fail (text != NULL);

  if (strcmp (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  fill (self);
}

guint
adduce_ui_register_table_get_n_shown (AdduceUiRegisterTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

GPtrArray *
adduce_ui_register_table_list_chosen (AdduceUiRegisterTable *self)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) bits = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self), chosen);

  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_iter_init_first (&iter, bits, &position))
    do
      g_ptr_array_add (chosen, g_object_ref (get_row (self, position)));
    while (gtk_bitset_iter_next (&iter, &position));
  return chosen;
}

gboolean
adduce_ui_register_table_choose (AdduceUiRegisterTable *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    if (strcmp (adduce_register_row_get_id (get_row (self, i)), id) == 0)
      {
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

void
adduce_ui_register_table_choose_all (AdduceUiRegisterTable *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

void
adduce_ui_register_table_set_narrow (AdduceUiRegisterTable *self, gboolean narrow)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_TABLE (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show_columns (self);
}
