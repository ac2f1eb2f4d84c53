/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of many articles, as a table.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-meta-table.h"

#define PASS 1000 /* articles that are read at a time */

static const struct
{
  AdduceArticleField field;
  int width;
} columns[] = {
  { ADDUCE_ARTICLE_HEADLINE, 220 }, { ADDUCE_ARTICLE_DATE, 110 },    { ADDUCE_ARTICLE_OUTLET, 150 },
  { ADDUCE_ARTICLE_AUTHORS, 150 },  { ADDUCE_ARTICLE_LANGUAGE, 90 }, { ADDUCE_ARTICLE_SECTION, 120 },
  { ADDUCE_ARTICLE_GENRE, 100 },    { ADDUCE_ARTICLE_URL, 200 },
};

struct _AdduceUiMetaTable
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned; NULL when it has gone */
  char *folder;
  GListStore *articles;
  GtkMultiSelection *selection;
  GHashTable *metas; /* path → AdduceArticleMeta */
  GHashTable *cells; /* GtkListItem that are bound */
  GQueue to_read;    /* paths, owned */
  gboolean reading;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiMetaTable, adduce_ui_meta_table, G_TYPE_OBJECT)

static void read_some (AdduceUiMetaTable *self);

/* --- cells --- */

/* Which column: an index, -1 for the article itself. */
static int
get_column (GtkListItem *item)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (item), "column"));
}

static void
show_cell (AdduceUiMetaTable *self, GtkListItem *item)
{
  AdduceArticle *article = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  AdduceArticleMeta *meta = g_hash_table_lookup (self->metas, adduce_article_get_relative (article));
  const AdduceMetaValue *value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *tip = NULL;

  if (get_column (item) < 0)
    {
      gtk_label_set_label (GTK_LABEL (label), adduce_article_get_title (article));
      gtk_widget_set_tooltip_text (label, adduce_article_get_display_path (article));
      return;
    }
  if (meta != NULL)
    value = adduce_article_meta_find (meta, adduce_article_field_get_id (columns[get_column (item)].field));
  text = value != NULL ? g_strconcat (value->value, value->guess ? " ?" : NULL, NULL) : g_strdup ("");
  if (value != NULL && value->passage != NULL)
    /* translators: the words of an article from which a field was guessed */
    tip = g_strdup_printf (value->guess ? _("Guess, from “%s”") : _("From “%s”"), value->passage);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, tip != NULL ? tip : text);
  if (value != NULL && value->guess)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
show_cells (AdduceUiMetaTable *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_cell (self, item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
  g_object_set_data (G_OBJECT (item), "column", column);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AdduceUiMetaTable *self)
{
  g_hash_table_add (self->cells, item);
  show_cell (self, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AdduceUiMetaTable *self)
{
  g_hash_table_remove (self->cells, item);
}

/* @index: of the column; -1 for the article itself */
static void
add_column (AdduceUiMetaTable *self, int index, const char *title, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (index));
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
}

/* --- reading --- */

/* What a worker is given. */
typedef struct
{
  char *folder;
  char **paths;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->folder);
  g_strfreev (reading->paths);
  g_free (reading);
}

/* By path; what can't be read has nothing. */
static gpointer
read_work_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;
  GHashTable *metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) adduce_article_meta_unref);

  for (guint i = 0; reading->paths[i] != NULL; i++)
    {
      g_autofree char *article = g_build_filename (reading->folder, reading->paths[i], NULL);
      AdduceArticleMeta *meta = adduce_meta_load (article, NULL);

      g_hash_table_insert (metas, g_strdup (reading->paths[i]), meta != NULL ? meta : adduce_article_meta_new ());
    }
  return metas;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiMetaTable) self = user_data;
  g_autoptr (GHashTable) metas = adduce_work_finish (result, read_some, NULL);
  GHashTableIter iter;
  gpointer path, meta;

  self->reading = FALSE;
  if (self->view == NULL)
    return;
  g_hash_table_iter_init (&iter, metas);
  while (g_hash_table_iter_next (&iter, &path, &meta))
    {
      g_hash_table_replace (self->metas, path, meta);
      g_hash_table_iter_steal (&iter);
    }
  show_cells (self);
  read_some (self);
}

static void
read_some (AdduceUiMetaTable *self)
{
  static const AdduceWork work = { read_some, read_work_cb, reading_free, (GDestroyNotify) g_hash_table_unref, FALSE };
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  Reading *reading;
  char *path;

  if (!self->reading && self->to_read.length > 0)
    {
      for (guint i = 0; i < PASS && (path = g_queue_pop_head (&self->to_read)) != NULL; i++)
        {
          g_strv_builder_add (paths, path);
          g_free (path);
        }
      reading = g_new0 (Reading, 1);
      *reading = (Reading) { g_strdup (self->folder), g_strv_builder_end (paths) };
      self->reading = TRUE;
      adduce_work_start (&work, reading, NULL, read_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Callbacks */

static void
chosen_cb (AdduceUiMetaTable *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Overrides */

static void
adduce_ui_meta_table_finalize (GObject *object)
{
  AdduceUiMetaTable *self = ADDUCE_UI_META_TABLE (object);

  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_object_unref (self->selection);
  g_object_unref (self->articles);
  g_queue_clear_full (&self->to_read, g_free);
  g_hash_table_unref (self->metas);
  g_hash_table_unref (self->cells);
  g_free (self->folder);
  G_OBJECT_CLASS (adduce_ui_meta_table_parent_class)->finalize (object);
}

static void
adduce_ui_meta_table_class_init (AdduceUiMetaTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_meta_table_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
adduce_ui_meta_table_init (AdduceUiMetaTable *self)
{
  g_queue_init (&self->to_read);
  self->metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) adduce_article_meta_unref);
  self->cells = g_hash_table_new (NULL, NULL);
  self->articles = g_list_store_new (ADDUCE_TYPE_ARTICLE);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->articles)));
}

/* --- public --- */

AdduceUiMetaTable *
adduce_ui_meta_table_new (GtkColumnView *view, const char *folder, GPtrArray *articles)
{
  AdduceUiMetaTable *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (articles != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_META_TABLE, NULL);
  self->view = view;
  self->folder = g_strdup (folder);
  add_column (self, -1, _("Article"), 200);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, (int) i, adduce_article_field_get_label (columns[i].field), columns[i].width);
  g_list_store_splice (self->articles, 0, 0, articles->pdata, articles->len);
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (chosen_cb), self);
  for (guint i = 0; i < articles->len; i++)
    g_queue_push_tail (&self->to_read, g_strdup (adduce_article_get_relative (articles->pdata[i])));
  read_some (self);
  return self;
}

void
adduce_ui_meta_table_detach (AdduceUiMetaTable *self)
{
  g_return_if_fail (ADDUCE_UI_IS_META_TABLE (self));

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
}

void
adduce_ui_meta_table_read (AdduceUiMetaTable *self, GPtrArray *paths)
{
  g_return_if_fail (ADDUCE_UI_IS_META_TABLE (self));
  g_return_if_fail (paths != NULL);

  for (guint i = 0; i < paths->len; i++)
    g_queue_push_tail (&self->to_read, g_strdup (paths->pdata[i]));
  read_some (self);
}

gboolean
adduce_ui_meta_table_get_reading (AdduceUiMetaTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), FALSE);

  return self->reading;
}

guint
adduce_ui_meta_table_get_n_articles (AdduceUiMetaTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->articles));
}

guint
adduce_ui_meta_table_get_n_read (AdduceUiMetaTable *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), 0);

  return g_hash_table_size (self->metas);
}

guint
adduce_ui_meta_table_get_n_chosen (AdduceUiMetaTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), 0);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (chosen);
}

guint
adduce_ui_meta_table_count_guesses (AdduceUiMetaTable *self)
{
  GHashTableIter iter;
  gpointer meta;
  guint n = 0;

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), 0);

  g_hash_table_iter_init (&iter, self->metas);
  while (g_hash_table_iter_next (&iter, NULL, &meta))
    n += adduce_article_meta_get_n_guesses (meta);
  return n;
}

char **
adduce_ui_meta_table_list_chosen (AdduceUiMetaTable *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), NULL);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    {
      g_autoptr (AdduceArticle) article
        = g_list_model_get_item (G_LIST_MODEL (self->articles), gtk_bitset_get_nth (chosen, i));

      g_strv_builder_add (paths, adduce_article_get_relative (article));
    }
  return g_strv_builder_end (paths);
}

GHashTable *
adduce_ui_meta_table_list_paths (AdduceUiMetaTable *self)
{
  GHashTable *paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), paths);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (self->articles), i);

      g_hash_table_add (paths, g_strdup (adduce_article_get_relative (article)));
    }
  return paths;
}

gboolean
adduce_ui_meta_table_is_guess (AdduceUiMetaTable *self, const char *path, const char *name, const char *value)
{
  AdduceArticleMeta *meta;
  const AdduceMetaValue *known;

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), FALSE);

  meta = g_hash_table_lookup (self->metas, path);
  known = meta != NULL ? adduce_article_meta_find (meta, name) : NULL;
  return known != NULL && known->guess && g_str_equal (known->value, value);
}

GBytes *
adduce_ui_meta_table_write_csv (AdduceUiMetaTable *self)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GPtrArray) metas = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_meta_unref);
  g_auto (GStrv) all = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_META_TABLE (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->articles)); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (self->articles), i);
      AdduceArticleMeta *meta = g_hash_table_lookup (self->metas, adduce_article_get_relative (article));

      g_strv_builder_add (paths, adduce_article_get_relative (article));
      g_ptr_array_add (metas, meta != NULL ? adduce_article_meta_ref (meta) : adduce_article_meta_new ());
    }
  all = g_strv_builder_end (paths);
  return adduce_meta_csv_write (all, metas, FALSE);
}
