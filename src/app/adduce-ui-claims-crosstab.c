/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often the values of two fields come together.
 *
 * Counted by a worker. The model has a row for each value and one for the totals; a column of the view knows which of
 * the table it is, the first having the rows' names and the last the totals.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-claims-crosstab.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-text-scale.h"
#include "adduce-ui-wrap-layout.h"

/* More make a view slow and nobody wiser; the text has all of them. */
#define MAX_COLUMNS 40
#define LABEL_LENGTH 60
#define NAMES_WIDTH 200

/* Of columns of the view that are none of the table. */
#define NAMES G_MAXUINT
#define TOTALS (G_MAXUINT - 1)

struct _AdduceUiClaimsCrosstab
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *rows_drop_down;
  GtkDropDown *columns_drop_down;
  GtkDropDown *shares_drop_down;
  GtkLabel *note_label;
  GtkColumnView *view;

  AdduceClaimView *claims;
  GPtrArray *fields; /* AdduceClaimField, as in the drop-downs */
  GtkStringList *model;
  AdduceCrosstab *table; /* or NULL */
  GCancellable *counting;
  gboolean setting;
};

enum {
  SIGNAL_CELL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsCrosstab, adduce_ui_claims_crosstab, GTK_TYPE_WIDGET)

static AdduceCrosstabShares
get_shares (AdduceUiClaimsCrosstab *self)
{
  return (AdduceCrosstabShares) gtk_drop_down_get_selected (self->shares_drop_down);
}

/* --- cells --- */

static guint
get_count (AdduceCrosstab *table, guint row, guint column)
{
  gboolean below = row == adduce_crosstab_get_n_rows (table);

  if (column == TOTALS)
    return below ? adduce_crosstab_get_total (table) : adduce_crosstab_get_row_total (table, row);
  return below ? adduce_crosstab_get_column_total (table, column) : adduce_crosstab_get_count (table, row, column);
}

static char *
dup_cell (AdduceUiClaimsCrosstab *self, guint row, guint column)
{
  guint count = get_count (self->table, row, column);
  guint whole;

  switch (get_shares (self))
    {
    case ADDUCE_CROSSTAB_ROW:
      whole = get_count (self->table, row, TOTALS);
      break;
    case ADDUCE_CROSSTAB_COLUMN:
      whole = get_count (self->table, adduce_crosstab_get_n_rows (self->table), column);
      break;
    case ADDUCE_CROSSTAB_TOTAL:
      whole = adduce_crosstab_get_total (self->table);
      break;
    case ADDUCE_CROSSTAB_COUNTS:
    default:
      return g_strdup_printf ("%u", count);
    }
  /* translators: a share of a hundred */
  return g_strdup_printf (_("%.1f %%"), whole > 0 ? 100.0 * count / whole : 0);
}

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
clicked_cb (GtkWidget *button, AdduceUiClaimsCrosstab *self)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column"));
  g_autofree char *expression = NULL;

  if (column == TOTALS && self->table != NULL)
    column = adduce_crosstab_get_n_columns (self->table);
  if (self->table == NULL || row > adduce_crosstab_get_n_rows (self->table)
      || column > adduce_crosstab_get_n_columns (self->table))
    return;
  expression = adduce_crosstab_dup_cell_filter (self->table, row, column);
  g_signal_emit (self, signals[SIGNAL_CELL], 0, expression);
}

static void
setup_cb (AdduceUiClaimsCrosstab *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  guint column = get_column (factory);
  GtkWidget *child;

  if (column == NAMES)
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
    }
  else
    {
      child = gtk_button_new_with_label ("");
      gtk_widget_add_css_class (child, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), 1);
      g_object_set_data (G_OBJECT (child), "column", GUINT_TO_POINTER (column));
      g_signal_connect (child, "clicked", G_CALLBACK (clicked_cb), self);
    }
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, child);
}

static void
bind_button (AdduceUiClaimsCrosstab *self, GtkWidget *button, guint row, guint column)
{
  g_autofree char *text = dup_cell (self, row, column);
  gboolean below = row == adduce_crosstab_get_n_rows (self->table);
  const char *row_label = below ? _("Total") : adduce_crosstab_get_row_label (self->table, row);
  /* translators: a row's name, a column's name, and the count or share of both */
  g_autofree char *spoken
    = g_strdup_printf (_("%s, %s: %s"), row_label,
                       column == TOTALS ? _("Total") : adduce_crosstab_get_column_label (self->table, column), text);

  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_sensitive (button, get_count (self->table, row, column) > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
bind_cb (AdduceUiClaimsCrosstab *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  guint row = gtk_list_item_get_position (item), column = get_column (factory);
  GtkWidget *child = gtk_list_item_get_child (item);
  gboolean below;

  if (self->table == NULL || row > adduce_crosstab_get_n_rows (self->table))
    return;
  below = row == adduce_crosstab_get_n_rows (self->table);
  if (column == NAMES)
    {
      g_autofree char *name = adduce_ui_claim_text_isolate (
        below ? _("Total") : adduce_crosstab_get_row_label (self->table, row), LABEL_LENGTH);

      gtk_label_set_label (GTK_LABEL (child), name);
      gtk_widget_set_tooltip_text (child, name);
    }
  else
    bind_button (self, child, row, column);
}

/* --- the table --- */

static void
add_column (AdduceUiClaimsCrosstab *self, const char *title, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *isolated = adduce_ui_claim_text_isolate (title, LABEL_LENGTH);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  view_column = gtk_column_view_column_new (isolated, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (column == NAMES)
    gtk_column_view_column_set_fixed_width (view_column, adduce_ui_text_scale_pixels (NAMES_WIDTH));
  gtk_column_view_append_column (self->view, view_column);
}

static void
show_table (AdduceUiClaimsCrosstab *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_columns = self->table != NULL ? adduce_crosstab_get_n_columns (self->table) : 0;
  guint n_rows = self->table != NULL ? adduce_crosstab_get_n_rows (self->table) : 0;
  g_autofree char *note = NULL;

  gtk_string_list_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)), NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  if (n_rows > 0)
    {
      add_column (self, "", NAMES);
      for (guint i = 0; i < MIN (n_columns, MAX_COLUMNS); i++)
        add_column (self, adduce_crosstab_get_column_label (self->table, i), i);
      add_column (self, _("Total"), TOTALS);
      for (guint i = 0; i <= n_rows; i++)
        gtk_string_list_append (self->model, "");
    }
  if (n_columns > MAX_COLUMNS)
    note = g_strdup_printf (_("%u further columns are not shown; copies and exports have them"),
                            n_columns - MAX_COLUMNS);
  else if (self->table != NULL && adduce_crosstab_get_total (self->table) > adduce_crosstab_get_n_claims (self->table))
    note = g_strdup (_("Claims with several values count once for each"));
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), note != NULL);
}

typedef struct {
  GPtrArray *rows;
  AdduceClaimField *down;
  AdduceClaimField *across;
  AdduceCrosstab *table;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_ptr_array_unref (counting->rows);
  adduce_claim_field_unref (counting->down);
  adduce_claim_field_unref (counting->across);
  g_clear_pointer (&counting->table, adduce_crosstab_free);
  g_free (counting);
}

static void
count_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Counting *counting = task_data;

  counting->table = adduce_crosstab_new (counting->rows, counting->down, counting->across);
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiClaimsCrosstab) self = user_data;
  Counting *counting = g_task_get_task_data (G_TASK (result));

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || self->box == NULL)
    return;
  g_clear_pointer (&self->table, adduce_crosstab_free);
  self->table = g_steal_pointer (&counting->table);
  show_table (self);
}

static AdduceClaimField *
get_field (AdduceUiClaimsCrosstab *self, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return self->fields != NULL && selected < self->fields->len ? self->fields->pdata[selected] : NULL;
}

static void
count (AdduceUiClaimsCrosstab *self)
{
  AdduceClaimField *down = get_field (self, self->rows_drop_down);
  AdduceClaimField *across = get_field (self, self->columns_drop_down);
  g_autoptr (GTask) task = NULL;
  Counting *counting;

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (down == NULL || across == NULL || self->setting || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  counting = g_new0 (Counting, 1);
  counting->rows = adduce_claim_view_ref_found (self->claims);
  counting->down = adduce_claim_field_ref (down);
  counting->across = adduce_claim_field_ref (across);
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, counted_cb, g_object_ref (self));
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_cb);
}

static void
chosen_cb (AdduceUiClaimsCrosstab *self)
{
  count (self);
}

static void
shares_cb (AdduceUiClaimsCrosstab *self)
{
  if (self->table != NULL)
    show_table (self);
}

static void
adduce_ui_claims_crosstab_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_claims_crosstab_parent_class)->map (widget);
  count (ADDUCE_UI_CLAIMS_CROSSTAB (widget));
}

static void
adduce_ui_claims_crosstab_dispose (GObject *object)
{
  AdduceUiClaimsCrosstab *self = ADDUCE_UI_CLAIMS_CROSSTAB (object);

  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->claims);
  g_clear_object (&self->model);
  g_clear_pointer (&self->table, adduce_crosstab_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_ui_claims_crosstab_parent_class)->dispose (object);
}

static void
adduce_ui_claims_crosstab_class_init (AdduceUiClaimsCrosstabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claims_crosstab_dispose;
  widget_class->map = adduce_ui_claims_crosstab_map;
  signals[SIGNAL_CELL] = g_signal_new ("cell", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claims-crosstab.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, rows_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, columns_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, shares_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, note_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsCrosstab, view);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shares_cb);
}

static void
adduce_ui_claims_crosstab_init (AdduceUiClaimsCrosstab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->view);
  self->model = gtk_string_list_new (NULL);
  gtk_column_view_set_model (self->view,
                             GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)))));
  adduce_ui_compat_label_drop_down (self->rows_drop_down, _("Field of the rows"));
  adduce_ui_compat_label_drop_down (self->columns_drop_down, _("Field of the columns"));
  adduce_ui_compat_label_drop_down (self->shares_drop_down, _("Counts or shares"));
}

GtkWidget *
adduce_ui_claims_crosstab_new (AdduceClaimView *view)
{
  AdduceUiClaimsCrosstab *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIMS_CROSSTAB, NULL);
  self->claims = g_object_ref (view);
  g_signal_connect_swapped (view, "updated", G_CALLBACK (count), self);
  return GTK_WIDGET (self);
}

static guint
find_field (AdduceUiClaimsCrosstab *self, const char *id)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (adduce_claim_field_get_id (self->fields->pdata[i]), id))
      return i;
  return 0;
}

void
adduce_ui_claims_crosstab_set_codebook (AdduceUiClaimsCrosstab *self, AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GtkStringList) labels = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_CROSSTAB (self));

  all = adduce_claim_field_list (codebook, map);
  labels = gtk_string_list_new (NULL);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  for (guint i = 0; i < all->len; i++)
    if (adduce_claim_field_get_kind (all->pdata[i]) != ADDUCE_CLAIM_FIELD_TEXT
        && !g_str_equal (adduce_claim_field_get_id (all->pdata[i]), "modified"))
      {
        g_ptr_array_add (self->fields, adduce_claim_field_ref (all->pdata[i]));
        gtk_string_list_append (labels, adduce_claim_field_get_label (all->pdata[i]));
      }
  self->setting = TRUE;
  gtk_drop_down_set_model (self->rows_drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_model (self->columns_drop_down, G_LIST_MODEL (labels));
  self->setting = FALSE;
  adduce_ui_claims_crosstab_set_fields (self, "speaker", "stance");
}

void
adduce_ui_claims_crosstab_set_fields (AdduceUiClaimsCrosstab *self, const char *rows, const char *columns)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_CROSSTAB (self));
  g_return_if_fail (rows != NULL && columns != NULL);

  self->setting = TRUE;
  gtk_drop_down_set_selected (self->rows_drop_down, find_field (self, rows));
  gtk_drop_down_set_selected (self->columns_drop_down, find_field (self, columns));
  self->setting = FALSE;
  count (self);
}

char *
adduce_ui_claims_crosstab_dup_text (AdduceUiClaimsCrosstab *self, char separator)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_CROSSTAB (self), NULL);

  return self->table != NULL ? adduce_crosstab_to_text (self->table, get_shares (self), separator) : NULL;
}

void
adduce_ui_claims_crosstab_focus (AdduceUiClaimsCrosstab *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_CROSSTAB (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->rows_drop_down));
}
