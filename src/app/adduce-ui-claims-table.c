/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All claims of a corpus in a column view.
 *
 * A click on a head turns the column view's own sorter, which sorts nothing here: each column's sorter only notes that
 * it was asked first, from which follows by what column and in what direction the rows are to be. (Which column that
 * is GTK tells from 4.10 on only.)
 *
 * What the column view has are places (AdduceUiSlot), in which other rows come to stand. Rows are replaced by others
 * when a claim changes; the chosen ones are known by their claims' ids, and chosen again.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-chosen-rows.h"
#include "adduce-ui-claims-column.h"
#include "adduce-ui-claims-table.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-place-selection.h"
#include "adduce-ui-slot-list.h"

/* Below this width all stands in one column. */
#define NARROW 560

struct _AdduceUiClaimsTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  AdduceUiPlaceSelection *selection;
  AdduceClaimView *model;
  AdduceUiSlotList *slots; /* its places */
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  char **ids;
  GPtrArray *columns; /* AdduceUiClaimsColumn; the first has all */
  GPtrArray *all;     /* AdduceClaimField of the column that has all */
  AdduceUiClaimsColumn *asked; /* whose sorter was asked first */
  guint question; /* whose answer is shown */
  gboolean narrow;
  gboolean sorting;
  guint narrow_source;
  AdduceUiChosenRows *chosen; /* whose claims are to be chosen again */
  guint choose_source;
  gboolean choosing;
  gboolean restoring; /* some of the chosen rows are not shown yet */
  gboolean focused; /* a row that was replaced had the keyboard */
};

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_CHOSEN_CHANGED,
  SIGNAL_KEY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimsTable, adduce_ui_claims_table, GTK_TYPE_WIDGET)

/* --- columns --- */

static void
asked_cb (AdduceUiClaimsColumn *column, gpointer user_data)
{
  AdduceUiClaimsTable *self = user_data;

  if (self->asked == NULL)
    self->asked = column;
}

/* @field: (nullable) */
static void
add_column (AdduceUiClaimsTable *self, AdduceClaimField *field)
{
  g_ptr_array_add (self->columns, adduce_ui_claims_column_new (field, self->all, self->codebook, asked_cb, self));
}

static AdduceUiClaimsColumn *
find_column (AdduceUiClaimsTable *self, const char *id)
{
  for (guint i = 1; i < self->columns->len; i++)
    {
      AdduceUiClaimsColumn *column = self->columns->pdata[i];

      if (g_str_equal (adduce_claim_field_get_id (adduce_ui_claims_column_get_field (column)), id))
        return column;
    }
  return NULL;
}

static void
remove_columns (AdduceUiClaimsTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* Those that were chosen, or the one for narrow windows. */
static void
place_columns (AdduceUiClaimsTable *self)
{
  remove_columns (self);
  for (guint i = 0; i < self->columns->len; i++)
    if ((i == 0) == self->narrow)
      gtk_column_view_append_column (self->view, adduce_ui_claims_column_get_column (self->columns->pdata[i]));
}

static void
make_columns (AdduceUiClaimsTable *self)
{
  static const char *const all[] = { "speaker", "stance", "issue", "article", "date" };

  self->sorting = TRUE;
  remove_columns (self);
  g_ptr_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (self->all, adduce_claim_field_new (all[i], self->codebook, self->map, NULL));
  add_column (self, NULL);
  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    {
      g_autoptr (AdduceClaimField) field = adduce_claim_field_new (self->ids[i], self->codebook, self->map, NULL);

      if (field != NULL)
        add_column (self, field);
    }
  place_columns (self);
  self->sorting = FALSE;
  if (adduce_claim_view_get_sort (self->model) != NULL)
    {
      g_autofree char *id = g_strdup (adduce_claim_field_get_id (adduce_claim_view_get_sort (self->model)));

      adduce_ui_claims_table_sort (self, id, adduce_claim_view_get_descending (self->model));
    }
}

static gboolean
narrow_cb (gpointer user_data)
{
  AdduceUiClaimsTable *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->narrow_source = 0;
  if (width > 0 && (width < NARROW) != self->narrow)
    {
      self->narrow = width < NARROW;
      place_columns (self);
    }
  return G_SOURCE_REMOVE;
}

/* --- order --- */

static void
sorter_changed_cb (AdduceUiClaimsTable *self)
{
  g_autoptr (GObject) one = NULL;
  g_autoptr (GObject) two = NULL;
  GtkOrdering order;

  if (self->sorting)
    return;
  one = g_object_new (G_TYPE_OBJECT, NULL);
  two = g_object_new (G_TYPE_OBJECT, NULL);
  self->asked = NULL;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, two);
  adduce_claim_view_set_sort (self->model, self->asked != NULL ? adduce_ui_claims_column_get_field (self->asked) : NULL,
                              order == GTK_ORDERING_LARGER);
}

void
adduce_ui_claims_table_sort (AdduceUiClaimsTable *self, const char *id, gboolean descending)
{
  AdduceUiClaimsColumn *column;
  g_autoptr (AdduceClaimField) field = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self));

  column = id != NULL ? find_column (self, id) : NULL;
  field = id != NULL ? adduce_claim_field_new (id, self->codebook, self->map, NULL) : NULL;
  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->view, column != NULL ? adduce_ui_claims_column_get_column (column) : NULL,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
  adduce_claim_view_set_sort (self->model, field, descending);
}

/* --- chosen rows --- */

static GtkWidget *
get_list (AdduceUiClaimsTable *self)
{
  GType list_type = g_type_from_name ("GtkListBase");

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (list_type != 0 && g_type_is_a (G_OBJECT_TYPE (child), list_type))
      return child;
  return GTK_WIDGET (self->view);
}

static void
selection_changed_cb (AdduceUiClaimsTable *self)
{
  /* While rows are replaced the selection loses some: those come back. */
  if (self->choose_source == 0 && !self->choosing)
    {
      g_autoptr (GPtrArray) rows = adduce_claim_view_ref_rows (self->model);
      g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

      self->restoring = FALSE;
      adduce_ui_chosen_rows_free (self->chosen);
      self->chosen = adduce_ui_chosen_rows_new (rows, chosen);
    }
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

/* Whether the same claims stand where rows are chosen; then these rows are the chosen ones. */
static gboolean
stay_chosen (AdduceUiClaimsTable *self, GPtrArray *rows)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *all_before = adduce_ui_chosen_rows_list (self->chosen);
  GtkBitsetIter iter;
  guint position, i = 0;

  if (gtk_bitset_get_size (chosen) != all_before->len || !gtk_bitset_iter_init_first (&iter, chosen, &position))
    return FALSE;
  do
    {
      AdduceClaimRow *row = position < rows->len ? rows->pdata[position] : NULL;
      AdduceClaimRow *before = all_before->pdata[i];

      if (row == before)
        continue;
      if (row == NULL || !g_str_equal (adduce_claim_get_id (adduce_claim_row_get_claim (row)),
                                       adduce_claim_get_id (adduce_claim_row_get_claim (before))))
        return FALSE;
      g_set_object ((AdduceClaimRow **) &all_before->pdata[i], row);
    }
  while (i++, gtk_bitset_iter_next (&iter, &position));
  return TRUE;
}

/* When all that listen to the model have heard of the change, but before another key comes; again while it grows. */
static gboolean
choose_cb (gpointer user_data)
{
  AdduceUiClaimsTable *self = user_data;
  g_autoptr (GPtrArray) rows = adduce_claim_view_ref_rows (self->model);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GtkBitset) chosen = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = NULL;
  GPtrArray *before;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  self->choose_source = 0;
  if (self->focused && n > 0)
    gtk_widget_grab_focus (get_list (self));
  self->focused = FALSE;
  if (adduce_ui_chosen_rows_is_empty (self->chosen) || (!self->restoring && stay_chosen (self, rows)))
    return G_SOURCE_REMOVE;
  before = adduce_ui_chosen_rows_list (self->chosen);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (wanted, (gpointer) adduce_claim_get_id (adduce_claim_row_get_claim (before->pdata[i])));
  for (guint i = 0; i < MIN (n, rows->len); i++)
    if (g_hash_table_contains (wanted, adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[i]))))
      gtk_bitset_add (chosen, i);
  self->restoring = gtk_bitset_get_size (chosen) < g_hash_table_size (wanted)
                    && adduce_ui_slot_list_get_growing (self->slots);
  mask = gtk_bitset_new_range (0, n);
  self->choosing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), chosen, mask);
  self->choosing = FALSE;
  return G_SOURCE_REMOVE;
}

static void
choose_later (AdduceUiClaimsTable *self)
{
  self->focused = self->focused || gtk_widget_get_focus_child (get_list (self)) != NULL;
  if (self->choose_source == 0 && (self->focused || !adduce_ui_chosen_rows_is_empty (self->chosen)))
    self->choose_source = g_idle_add_full (G_PRIORITY_HIGH, choose_cb, self, NULL);
}

/* More places: what was chosen may stand there. */
static void
grown_cb (AdduceUiClaimsTable *self)
{
  if (self->restoring)
    choose_later (self);
}

/* What is asked for begins at its top; what changed by itself stays where one looks. */
static void
before_rows_cb (AdduceUiClaimsTable *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double upper = gtk_adjustment_get_upper (adjustment);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->slots));

  if (adduce_claim_view_get_question (self->model) != self->question)
    gtk_adjustment_set_value (adjustment, 0);
  self->question = adduce_claim_view_get_question (self->model);
  adduce_ui_slot_list_set_first_seen (
    self->slots, upper > 0 ? (guint) (gtk_adjustment_get_value (adjustment) / upper * n) : 0);
}

static void
rows_cb (AdduceUiClaimsTable *self)
{
  choose_later (self);
}

/* --- callbacks --- */

static void
activate_cb (AdduceUiClaimsTable *self, guint position)
{
  g_autoptr (AdduceClaimRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (row != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, row);
}

static gboolean
key_cb (AdduceUiClaimsTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  gboolean handled = FALSE;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (character))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_KEY], 0, character, &handled);
  return handled;
}

static void
adduce_ui_claims_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiClaimsTable *self = ADDUCE_UI_CLAIMS_TABLE (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if ((width < NARROW) != self->narrow && self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

static void
adduce_ui_claims_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ADDUCE_UI_CLAIMS_TABLE (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
adduce_ui_claims_table_dispose (GObject *object)
{
  AdduceUiClaimsTable *self = ADDUCE_UI_CLAIMS_TABLE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_handle_id (&self->choose_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      remove_columns (self);
      self->view = NULL;
    }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->slots);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (adduce_ui_claims_table_parent_class)->dispose (object);
}

static void
adduce_ui_claims_table_finalize (GObject *object)
{
  AdduceUiClaimsTable *self = ADDUCE_UI_CLAIMS_TABLE (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->chosen, adduce_ui_chosen_rows_free);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_object (&self->codebook);
  G_OBJECT_CLASS (adduce_ui_claims_table_parent_class)->finalize (object);
}

static void
adduce_ui_claims_table_class_init (AdduceUiClaimsTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claims_table_dispose;
  object_class->finalize = adduce_ui_claims_table_finalize;
  widget_class->size_allocate = adduce_ui_claims_table_size_allocate;
  widget_class->measure = adduce_ui_claims_table_measure;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_CLAIM_ROW);
  signals[SIGNAL_CHOSEN_CHANGED] = g_signal_new ("chosen-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_KEY] = g_signal_new ("key", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "claimstable");
}

static void
adduce_ui_claims_table_init (AdduceUiClaimsTable *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GtkBitset) no_places = gtk_bitset_new_empty ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_ui_claims_column_free);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  self->chosen = adduce_ui_chosen_rows_new (none, no_places);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  adduce_ui_list_tab_install (self->view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Claims of the corpus"),
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* --- calls --- */

GtkWidget *
adduce_ui_claims_table_new (AdduceClaimView *view)
{
  AdduceUiClaimsTable *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM_VIEW (view), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIMS_TABLE, NULL);
  self->model = g_object_ref (view);
  g_signal_connect_swapped (view, "items-changed", G_CALLBACK (before_rows_cb), self);
  self->slots = adduce_ui_slot_list_new (G_LIST_MODEL (view));
  g_signal_connect_swapped (view, "items-changed", G_CALLBACK (rows_cb), self);
  self->selection = adduce_ui_place_selection_new (G_LIST_MODEL (self->slots));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (grown_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self);
  return GTK_WIDGET (self);
}

void
adduce_ui_claims_table_set_codebook (AdduceUiClaimsTable *self, AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self));

  if (map != NULL)
    adduce_code_map_ref (map);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map;
  g_set_object (&self->codebook, codebook);
  make_columns (self);
}

void
adduce_ui_claims_table_set_columns (AdduceUiClaimsTable *self, const char *const *ids)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self));
  g_return_if_fail (ids != NULL);

  if (self->ids != NULL && g_strv_equal ((const char *const *) self->ids, ids))
    return;
  g_strfreev (self->ids);
  self->ids = g_strdupv ((char **) ids);
  make_columns (self);
}

GPtrArray *
adduce_ui_claims_table_list_chosen (AdduceUiClaimsTable *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self), NULL);

  rows = adduce_claim_view_ref_rows (self->model);
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return adduce_ui_chosen_rows_list_among (rows, chosen);
}

GPtrArray *
adduce_ui_claims_table_take_chosen (AdduceUiClaimsTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self), NULL);

  adduce_ui_slot_list_complete (self->slots);
  if (self->choose_source != 0)
    {
      g_clear_handle_id (&self->choose_source, g_source_remove);
      choose_cb (self);
    }
  return adduce_ui_claims_table_list_chosen (self);
}

guint
adduce_ui_claims_table_get_n_chosen (AdduceUiClaimsTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self), 0);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (chosen);
}

void
adduce_ui_claims_table_choose_all (AdduceUiClaimsTable *self, gboolean choose)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self));

  adduce_ui_slot_list_complete (self->slots);
  if (choose)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

gboolean
adduce_ui_claims_table_show_claim (AdduceUiClaimsTable *self, const char *id)
{
  guint position;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!adduce_claim_view_find (self->model, id, &position))
    return FALSE;
  adduce_ui_slot_list_complete (self->slots);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", position);
  gtk_widget_grab_focus (get_list (self));
  return TRUE;
}

gboolean
adduce_ui_claims_table_focus (AdduceUiClaimsTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_TABLE (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0 && gtk_widget_grab_focus (get_list (self));
}
