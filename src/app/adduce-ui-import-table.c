/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The articles that were found in files.
 */
#include "config.h"

#include "adduce-ui-import-table.h"

#include <glib/gi18n.h>

#include "adduce-ui-import-words.h"
#include "adduce-ui-list-tab.h"

#define FILE_KEY "adduce-ui-import-file"

/* Columns that are no fields; all others are the names of fields. */
static const struct
{
  const char *id;
  int width, height;
} columns[] = {
  { "state", 110 }, { "date", 110 }, { "outlet", 130 }, { "headline", 220 }, { "authors", 130 }, { "file", 130 },
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

struct _AdduceUiImportTable
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkColumnView *view;
  GPtrArray *files; /* or NULL */
  GListStore *articles;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (AdduceUiImportTable, adduce_ui_import_table, GTK_TYPE_WIDGET)

/* (nullable) */
static const AdduceImportField *
find_field (AdduceImportArticle *article, const char *name)
{
  AdduceImportFields *fields = adduce_import_article_get_fields (article);

  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    if (g_str_equal (adduce_import_fields_get (fields, i)->name, name))
      return adduce_import_fields_get (fields, i);
  return NULL;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

/* (transfer full): what stands in a cell. */
static char *
dup_cell (AdduceImportArticle *article, const char *column)
{
  AdduceUiImportFile *file = adduce_ui_import_table_get_file (article);
  const AdduceImportField *field;
  g_autofree char *name = NULL;

  if (g_str_equal (column, "state"))
    return g_strdup (adduce_ui_import_words_get_state (article));
  if (g_str_equal (column, "file"))
    {
      name = g_path_get_basename (file->path);
      return adduce_paths_display (name);
    }
  field = find_field (article, column);
  if (field == NULL)
    return g_strdup (_("– missing"));
  return g_strconcat (field->value, field->passage != NULL ? " ?" : NULL, NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, const char *column)
{
  AdduceImportArticle *article = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = dup_cell (article, column);
  gboolean is_state = g_str_equal (column, "state");
  gboolean is_missing = !is_state && !g_str_equal (column, "file") && find_field (article, column) == NULL;
  gboolean is_doubtful = is_state && adduce_import_article_get_state (article) != ADDUCE_IMPORT_OK;

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_remove_css_class (label, "dim-label");
  gtk_widget_remove_css_class (label, "warning");
  if (is_missing)
    gtk_widget_add_css_class (label, "dim-label");
  if (is_doubtful)
    gtk_widget_add_css_class (label, "warning");
}

static const char *
get_title (const char *id)
{
  AdduceArticleField field;

  if (g_str_equal (id, "state"))
    return _("State");
  if (g_str_equal (id, "file"))
    return _("File");
  return adduce_article_field_find (id, &field) ? adduce_article_field_get_label (field) : id;
}

static void
add_columns (AdduceUiImportTable *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) columns[i].id);
      column = gtk_column_view_column_new (get_title (columns[i].id), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
selected_cb (AdduceUiImportTable *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
adduce_ui_import_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_SELECTED)
    g_value_set_object (value, adduce_ui_import_table_get_selected (ADDUCE_UI_IMPORT_TABLE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
adduce_ui_import_table_dispose (GObject *object)
{
  AdduceUiImportTable *self = ADDUCE_UI_IMPORT_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->articles);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_ui_import_table_parent_class)->dispose (object);
}

static void
adduce_ui_import_table_class_init (AdduceUiImportTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_import_table_dispose;
  G_OBJECT_CLASS (klass)->get_property = adduce_ui_import_table_get_property;
  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, ADDUCE_TYPE_IMPORT_ARTICLE,
                                              G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-import-table.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportTable, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiImportTable, view);
}

static void
adduce_ui_import_table_init (AdduceUiImportTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->view);
  self->articles = g_list_store_new (ADDUCE_TYPE_IMPORT_ARTICLE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->articles)));
  add_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
}

void
adduce_ui_import_table_set_files (AdduceUiImportTable *self, GPtrArray *files)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = NULL; /* while its articles are shown */

  g_return_if_fail (ADDUCE_UI_IS_IMPORT_TABLE (self));

  before = g_steal_pointer (&self->files);
  self->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];
      guint n = file->batch != NULL ? adduce_import_batch_get_n_articles (file->batch) : 0;

      for (guint k = 0; k < n; k++)
        {
          AdduceImportArticle *article = adduce_import_batch_get_article (file->batch, k);

          g_object_set_data (G_OBJECT (article), FILE_KEY, file);
          g_ptr_array_add (found, article);
        }
    }
  g_list_store_splice (self->articles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->articles)), found->pdata,
                       found->len);
}

GPtrArray *
adduce_ui_import_table_get_files (AdduceUiImportTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_IMPORT_TABLE (self), NULL);

  return self->files;
}

GListModel *
adduce_ui_import_table_get_articles (AdduceUiImportTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_IMPORT_TABLE (self), NULL);

  return G_LIST_MODEL (self->articles);
}

AdduceImportArticle *
adduce_ui_import_table_get_selected (AdduceUiImportTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_IMPORT_TABLE (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

AdduceUiImportFile *
adduce_ui_import_table_get_file (AdduceImportArticle *article)
{
  g_return_val_if_fail (ADDUCE_IS_IMPORT_ARTICLE (article), NULL);

  return g_object_get_data (G_OBJECT (article), FILE_KEY);
}
