/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A concordance.
 */
#include "config.h"

#include "adduce-ui-list-tab.h"
#include "adduce-ui-search-hits.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-search-row.h"
#include "adduce-ui-sorted-top.h"
#include "adduce-ui-text-scale.h"

/* Below this width all stands in one column, and below that the words have the room of date and outlet. */
#define NARROW 560
#define MEDIUM 900

/* What a column shows; the last has all, for narrow windows. */
typedef enum {
  LEFT,
  WORDS,
  RIGHT,
  TITLE,
  DATE,
  OUTLET,
  ALL,
  N_COLUMNS,
} What;

static const struct {
  const char *title;
  AdduceSearchOrder order;
  int width; /* 0: what is left */
} columns[] = {
  [LEFT] = { N_ ("Before"), ADDUCE_SEARCH_BY_LEFT, 0 },    [WORDS] = { N_ ("Hit"), ADDUCE_SEARCH_BY_WORDS, 120 },
  [RIGHT] = { N_ ("After"), ADDUCE_SEARCH_BY_RIGHT, 0 },  [TITLE] = { N_ ("Article"), ADDUCE_SEARCH_BY_TITLE, 170 },
  [DATE] = { N_ ("Date"), ADDUCE_SEARCH_BY_DATE, 96 },     [OUTLET] = { N_ ("Outlet"), ADDUCE_SEARCH_BY_OUTLET, 110 },
  [ALL] = { N_ ("Hit"), ADDUCE_SEARCH_BY_PATH, 0 },
};

struct _AdduceUiSearchHits
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *store;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;
  GtkColumnViewColumn *columns[N_COLUMNS];
  int min_width; /* from which on the columns are shown that are: 0, NARROW or MEDIUM */
  AdduceSearchOrder order; /* that was asked for last, but by a head */
  guint narrow_source;
};

enum {
  SIGNAL_ACTIVATED,
  SIGNAL_CHOSEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiSearchHits, adduce_ui_search_hits, GTK_TYPE_WIDGET)

/* --- cells --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  What what = GPOINTER_TO_UINT (user_data);
  GtkWidget *label;

  if (what == ALL)
    {
      gtk_list_item_set_child (item, adduce_ui_search_row_new ());
      return;
    }
  label = gtk_inscription_new (NULL);
  /* The words that stand next to the hit are those to be seen. */
  gtk_inscription_set_xalign (GTK_INSCRIPTION (label), what == LEFT ? 1 : 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label), what == LEFT ? GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_START
                                                                           : GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (label), PANGO_WRAP_CHAR);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (label), 1);
  if (what == WORDS)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_item_set_child (item, label);
}

static const char *
get_text (AdduceSearchHit *hit, What what)
{
  AdduceSearchArticle *article = adduce_search_hit_get_article (hit);

  switch (what)
    {
    case LEFT:
      return adduce_search_hit_get_left (hit);
    case WORDS:
      return adduce_search_hit_get_words (hit);
    case RIGHT:
      return adduce_search_hit_get_right (hit);
    case TITLE:
      return adduce_search_article_get_title (article);
    case DATE:
      return adduce_search_article_get_date (article);
    case OUTLET:
      return adduce_search_article_get_outlet (article);
    case ALL:
    case N_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

/* What is read out when the row has the focus; the widget of the cell stands between ours and the row's. */
static void
label_row (GtkWidget *cell, const char *text)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);

  adduce_ui_compat_label_row (cell, text);
  if (parent != NULL)
    adduce_ui_compat_label_row (parent, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  What what = GPOINTER_TO_UINT (user_data);
  AdduceSearchHit *hit = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  if (what == ALL)
    {
      adduce_ui_search_row_show_hit (ADDUCE_UI_SEARCH_ROW (cell), hit);
      label_row (cell, adduce_ui_search_row_get_text (ADDUCE_UI_SEARCH_ROW (cell)));
      return;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), get_text (hit, what));
  if (what != WORDS)
    return;
  text = g_strdup_printf ("%s%s%s, %s", adduce_search_hit_get_left (hit), adduce_search_hit_get_words (hit),
                          adduce_search_hit_get_right (hit), get_text (hit, TITLE));
  label_row (cell, text);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return adduce_search_compare_hits ((AdduceSearchHit *) a, (AdduceSearchHit *) b,
                                     columns[GPOINTER_TO_UINT (user_data)].order);
}

static void
make_column (AdduceUiSearchHits *self, What what)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(columns[what].title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (what));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (what));
  gtk_column_view_column_set_resizable (column, what != ALL);
  gtk_column_view_column_set_expand (column, columns[what].width == 0);
  if (columns[what].width > 0)
    gtk_column_view_column_set_fixed_width (column, adduce_ui_text_scale_pixels (columns[what].width));
  if (what != ALL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (what), NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  self->columns[what] = column;
}

/* (A column that is hidden and shown again does not get its width in GTK 4.8.) */
static gboolean
is_shown (AdduceUiSearchHits *self, What what)
{
  return (what == ALL) == (self->min_width == 0) && (self->min_width == MEDIUM || (what != DATE && what != OUTLET));
}

static void
remove_columns (AdduceUiSearchHits *self)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (shown) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
place_columns (AdduceUiSearchHits *self)
{
  remove_columns (self);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (is_shown (self, i))
      gtk_column_view_append_column (self->view, self->columns[i]);
}

static int
get_min_width (int width)
{
  return width < NARROW ? 0 : width < MEDIUM ? NARROW : MEDIUM;
}

static gboolean
narrow_cb (gpointer user_data)
{
  AdduceUiSearchHits *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->narrow_source = 0;
  if (width > 0 && get_min_width (width) != self->min_width)
    {
      self->min_width = get_min_width (width);
      place_columns (self);
      adduce_ui_search_hits_sort (self, self->order);
    }
  return G_SOURCE_REMOVE;
}

/* --- callbacks --- */

static void
activate_cb (AdduceUiSearchHits *self, guint position)
{
  g_autoptr (GObject) hit = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (hit != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, hit);
}

static void
selection_cb (AdduceUiSearchHits *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN_CHANGED], 0);
}

/* --- the widget --- */

static void
adduce_ui_search_hits_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiSearchHits *self = ADDUCE_UI_SEARCH_HITS (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (get_min_width (width) != self->min_width && self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

static void
adduce_ui_search_hits_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ADDUCE_UI_SEARCH_HITS (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
adduce_ui_search_hits_dispose (GObject *object)
{
  AdduceUiSearchHits *self = ADDUCE_UI_SEARCH_HITS (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->sorted != NULL)
    gtk_sort_list_model_set_sorter (self->sorted, NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (adduce_ui_search_hits_parent_class)->dispose (object);
}

static void
adduce_ui_search_hits_class_init (AdduceUiSearchHitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_search_hits_dispose;
  widget_class->size_allocate = adduce_ui_search_hits_size_allocate;
  widget_class->measure = adduce_ui_search_hits_measure;
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_SEARCH_HIT);
  signals[SIGNAL_CHOSEN_CHANGED] = g_signal_new ("chosen-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_search_hits_init (AdduceUiSearchHits *self)
{
  self->min_width = MEDIUM;
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  adduce_ui_list_tab_install (self->view);
  adduce_ui_sorted_top_install (self->view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hits with the words around them"), -1);
  for (guint i = 0; i < N_COLUMNS; i++)
    make_column (self, i);
  place_columns (self);
  self->store = g_list_store_new (ADDUCE_TYPE_SEARCH_HIT);
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->store)),
                                          g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_sort_list_model_set_incremental (self->sorted, TRUE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->sorted)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/* --- calls --- */

GtkWidget *
adduce_ui_search_hits_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_SEARCH_HITS, NULL);
}

void
adduce_ui_search_hits_clear (AdduceUiSearchHits *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self));

  g_list_store_remove_all (self->store);
}

void
adduce_ui_search_hits_add (AdduceUiSearchHits *self, GPtrArray *hits)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self));
  g_return_if_fail (hits != NULL);

  g_list_store_splice (self->store, g_list_model_get_n_items (G_LIST_MODEL (self->store)), 0, hits->pdata, hits->len);
}

/* By the column's head where it is shown, so that it tells of the order. */
void
adduce_ui_search_hits_sort (AdduceUiSearchHits *self, AdduceSearchOrder order)
{
  g_autoptr (GtkSorter) sorter = NULL;
  What what = LEFT;

  g_return_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self));

  self->order = order;
  while (what < ALL && columns[what].order != order)
    what++;
  if (what == ALL || is_shown (self, what))
    {
      gtk_column_view_sort_by_column (self->view, what != ALL ? self->columns[what] : NULL, GTK_SORT_ASCENDING);
      sorter = g_object_ref (gtk_column_view_get_sorter (self->view));
    }
  else
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (what), NULL));
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
}

GPtrArray *
adduce_ui_search_hits_list (AdduceUiSearchHits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self), NULL);

  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    g_ptr_array_add (hits, g_list_model_get_item (G_LIST_MODEL (self->sorted), i));
  return hits;
}

GPtrArray *
adduce_ui_search_hits_list_chosen (AdduceUiSearchHits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self), NULL);

  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      gpointer hit = g_list_model_get_item (G_LIST_MODEL (self->sorted), gtk_bitset_get_nth (chosen, i));

      if (hit != NULL)
        g_ptr_array_add (hits, hit);
    }
  return hits;
}

guint
adduce_ui_search_hits_get_n_chosen (AdduceUiSearchHits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self), 0);

  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (chosen);
}

void
adduce_ui_search_hits_choose_all (AdduceUiSearchHits *self)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self));

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* The list inside the column view, which takes the keyboard. */
static GtkWidget *
get_list (AdduceUiSearchHits *self)
{
  GType list_type = g_type_from_name ("GtkListBase");

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (list_type != 0 && g_type_is_a (G_OBJECT_TYPE (child), list_type))
      return child;
  return GTK_WIDGET (self->view);
}

gboolean
adduce_ui_search_hits_focus (AdduceUiSearchHits *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self), FALSE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0 && gtk_widget_grab_focus (get_list (self));
}

gboolean
adduce_ui_search_hits_show (AdduceUiSearchHits *self, const char *relative, guint start)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_HITS (self), FALSE);
  g_return_val_if_fail (relative != NULL, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr (AdduceSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (adduce_search_hit_get_span (hit).start != start
          || !g_str_equal (adduce_search_article_get_relative (adduce_search_hit_get_article (hit)), relative))
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
      gtk_widget_activate_action (get_list (self), "list.scroll-to-item", "u", i);
      gtk_widget_grab_focus (get_list (self));
      return TRUE;
    }
  return FALSE;
}
