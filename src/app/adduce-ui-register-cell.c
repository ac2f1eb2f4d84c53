/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is seen of an entry of a register in a column.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-register-cell.h"
#include "adduce-ui-stance-bar.h"

/* What a factory makes cells of. */
typedef struct
{
  AdduceUiRegisterModel *model;
  char *id; /* of the column */
} Cells;

/* --- what a cell says --- */

static char *
join_names (AdduceEntity *entity)
{
  return g_strjoinv (", ", (char **) adduce_entity_get_aliases (entity));
}

static char *
dup_value (AdduceEntity *entity, const char *attribute)
{
  return g_strdup (adduce_entity_lookup_value (entity, attribute, NULL));
}

/* (transfer full) (nullable) */
static char *
dup_text (AdduceRegisterRow *row, const char *id)
{
  AdduceEntity *entity = adduce_register_row_get_entity (row);
  const char *kind = adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND);

  if (strcmp (id, ADDUCE_UI_REGISTER_NAME) == 0)
    return g_strdup (adduce_entity_get_name (entity));
  if (strcmp (id, ADDUCE_UI_REGISTER_KIND) == 0)
    return kind != NULL ? g_strdup (adduce_entity_kind_get_label (kind)) : NULL;
  if (strcmp (id, ADDUCE_UI_REGISTER_CLAIMS) == 0)
    return g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  if (strcmp (id, ADDUCE_UI_REGISTER_ARTICLES) == 0)
    return g_strdup_printf ("%u", adduce_register_row_get_n_articles (row));
  if (strcmp (id, ADDUCE_UI_REGISTER_FIRST) == 0)
    return g_strdup (adduce_register_row_get_first (row));
  if (strcmp (id, ADDUCE_UI_REGISTER_LAST) == 0)
    return g_strdup (adduce_register_row_get_last (row));
  if (strcmp (id, ADDUCE_UI_REGISTER_ALIASES) == 0)
    return join_names (entity);
  if (strcmp (id, ADDUCE_UI_REGISTER_NOTE) == 0)
    return g_strdup (adduce_entity_get_text (entity, ADDUCE_ENTITY_NOTE));
  if (strcmp (id, ADDUCE_UI_REGISTER_ID) == 0)
    return g_strdup (adduce_entity_get_id (entity));
  return dup_value (entity, id);
}

static gboolean
is_number (const char *id)
{
  return strcmp (id, ADDUCE_UI_REGISTER_CLAIMS) == 0 || strcmp (id, ADDUCE_UI_REGISTER_ARTICLES) == 0;
}

/* --- cells --- */

static GtkWidget *
create_label (Cells *cells)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), is_number (cells->id) ? 1 : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (is_number (cells->id))
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Cells *cells = user_data;

  if (strcmp (cells->id, ADDUCE_UI_REGISTER_STANCES) == 0)
    gtk_list_item_set_child (item, adduce_ui_stance_bar_new ());
  else if (strcmp (cells->id, ADDUCE_UI_REGISTER_NAME) == 0)
    {
      GtkWidget *expander = gtk_tree_expander_new ();

      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), create_label (cells));
      gtk_list_item_set_child (item, expander);
    }
  else
    gtk_list_item_set_child (item, create_label (cells));
}

/* "Mira Kovač, Person, 12 claims": what is read out when the row has the focus. */
static void
label_row (GtkWidget *cell, AdduceRegisterRow *row)
{
  AdduceEntity *entity = adduce_register_row_get_entity (row);
  const char *kind = adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND);
  guint n = adduce_register_row_get_n_claims (row);
  g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
  g_autofree char *name
    = kind != NULL ? g_strdup_printf ("%s, %s, %s", adduce_entity_get_name (entity),
                                      adduce_entity_kind_get_label (kind), claims)
                   : g_strdup_printf ("%s, %s", adduce_entity_get_name (entity), claims);
  GtkWidget *parent = gtk_widget_get_parent (cell);

  adduce_ui_compat_label_row (cell, name);
  if (parent != NULL)
    adduce_ui_compat_label_row (parent, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Cells *cells = user_data;
  GtkTreeListRow *node = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autoptr (AdduceRegisterRow) row = ADDUCE_REGISTER_ROW (gtk_tree_list_row_get_item (node));
  g_autofree char *text = NULL;

  if (ADDUCE_UI_IS_STANCE_BAR (child))
    {
      adduce_ui_stance_bar_set_row (ADDUCE_UI_STANCE_BAR (child), row,
                                    adduce_ui_register_model_get_stance (cells->model));
      return;
    }
  text = dup_text (row, cells->id);
  if (GTK_IS_TREE_EXPANDER (child))
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), node);
      child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
      label_row (gtk_list_item_get_child (item), row);
    }
  gtk_label_set_text (GTK_LABEL (child), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (child, text != NULL && g_utf8_strlen (text, -1) > 12 ? text : NULL);
}

/* --- order --- */

static int
compare_numbers (guint a, guint b)
{
  return a == b ? 0 : a < b ? -1 : 1;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *id = user_data;
  AdduceRegisterRow *x = (gpointer) a, *y = (gpointer) b;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (strcmp (id, ADDUCE_UI_REGISTER_NAME) == 0)
    return strcmp (adduce_register_row_get_name_key (x), adduce_register_row_get_name_key (y));
  if (strcmp (id, ADDUCE_UI_REGISTER_CLAIMS) == 0 || strcmp (id, ADDUCE_UI_REGISTER_STANCES) == 0)
    return compare_numbers (adduce_register_row_get_n_claims (x), adduce_register_row_get_n_claims (y));
  if (strcmp (id, ADDUCE_UI_REGISTER_ARTICLES) == 0)
    return compare_numbers (adduce_register_row_get_n_articles (x), adduce_register_row_get_n_articles (y));
  one = dup_text (x, id);
  other = dup_text (y, id);
  if (one == NULL || other == NULL)
    return one == other ? 0 : one == NULL ? 1 : -1;
  return g_utf8_collate (one, other);
}

/* --- public --- */

static void
cells_free (gpointer data, GClosure *closure)
{
  Cells *cells = data;

  g_object_unref (cells->model);
  g_free (cells->id);
  g_free (cells);
}

GtkListItemFactory *
adduce_ui_register_cell_create_factory (AdduceUiRegisterModel *model, const char *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Cells *cells;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model), factory);
  g_return_val_if_fail (column != NULL, factory);

  cells = g_new0 (Cells, 1);
  *cells = (Cells) { g_object_ref (model), g_strdup (column) };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), cells);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), cells, cells_free, 0);
  return factory;
}

GtkSorter *
adduce_ui_register_cell_create_sorter (const char *column)
{
  g_return_val_if_fail (column != NULL, NULL);

  return GTK_SORTER (gtk_custom_sorter_new (compare_cb, g_strdup (column), g_free));
}
