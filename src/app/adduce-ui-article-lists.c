/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of articles.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-lists.h"
#include "adduce-ui-compat.h"

struct _AdduceUiArticleLists
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkListBox *list_box;
  GtkExpander *expander;
  GtkEditable *name_entry;
  GtkEditable *coders_entry;
  GtkSpinButton *common_spin;
  GtkLabel *problem_label;

  AdduceArticleChoice *choice; /* or NULL */
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleLists, adduce_ui_article_lists, GTK_TYPE_WIDGET)

static void
show_problem (AdduceUiArticleLists *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* (nullable) */
static const char *
get_folder (AdduceUiArticleLists *self)
{
  AdduceCorpus *corpus = self->choice != NULL ? adduce_article_choice_get_corpus (self->choice) : NULL;

  return corpus != NULL ? adduce_corpus_get_folder (corpus) : NULL;
}

static void
remove_cb (GtkWidget *button, AdduceUiArticleLists *self)
{
  AdduceArticleList *list = g_object_get_data (G_OBJECT (button), "list");
  g_autoptr (GError) error = NULL;

  if (!adduce_article_lists_remove (get_folder (self), adduce_article_list_get_name (list), &error))
    {
      show_problem (self, error->message);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
  adduce_ui_article_lists_refresh (self);
}

/* What a list has, in words. */
static char *
describe (AdduceArticleList *list)
{
  g_autoptr (AdduceArticleFilter) filter = adduce_article_filter_parse (adduce_article_list_get_where (list), NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *const *articles = adduce_article_list_get_articles (list);

  if (articles != NULL)
    {
      guint n = g_strv_length ((char **) articles);

      g_ptr_array_add (words, g_strdup_printf (g_dngettext (NULL, "%u article", "%u articles", n), n));
    }
  for (guint i = 0; filter != NULL && i < adduce_article_filter_get_n_parts (filter); i++)
    g_ptr_array_add (words, adduce_article_filter_dup_part_label (filter, i));
  if (filter == NULL)
    g_ptr_array_add (words, g_strdup (adduce_article_list_get_where (list)));
  if (adduce_article_list_get_sample (list) > 0)
    /* translators: so many articles drawn at random, with that seed */
    g_ptr_array_add (words, g_strdup_printf (_("sample of %u, seed %s"), adduce_article_list_get_sample (list),
                                             adduce_article_list_get_seed (list)));
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? g_strjoinv (", ", (char **) words->pdata) : g_strdup (_("All articles"));
}

static GtkWidget *
make_row (AdduceUiArticleLists *self, AdduceArticleList *list)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (adduce_article_list_get_name (list));
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = describe (list);
  /* translators: the name of a list of articles */
  g_autofree char *drop = g_strdup_printf (_("Remove the list %s"), adduce_article_list_get_name (list));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_tooltip_text (row, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, drop);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, drop, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adduce_article_list_get_name (list), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  g_object_set_data_full (G_OBJECT (button), "list", adduce_article_list_ref (list),
                          (GDestroyNotify) adduce_article_list_unref);
  g_object_set_data_full (G_OBJECT (row), "list", adduce_article_list_ref (list),
                          (GDestroyNotify) adduce_article_list_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
activated_cb (AdduceUiArticleLists *self, GtkListBoxRow *row)
{
  g_autoptr (AdduceArticleList) list = adduce_article_list_ref (g_object_get_data (G_OBJECT (row), "list"));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, list);
}

/* (transfer full) (nullable): what was typed; with a sentence where that is nothing. */
static char *
take_name (AdduceUiArticleLists *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));

  if (get_folder (self) == NULL)
    return NULL;
  if (!adduce_article_list_is_name (name))
    {
      show_problem (self, _("Type a name for the list first"));
      gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
      return NULL;
    }
  return g_steal_pointer (&name);
}

/* @lists: (element-type AdduceArticleList) */
static void
put (AdduceUiArticleLists *self, GPtrArray *lists)
{
  g_autoptr (GError) error = NULL;

  if (!adduce_article_lists_put (get_folder (self), lists, &error))
    {
      show_problem (self, error->message);
      return;
    }
  gtk_editable_set_text (self->name_entry, "");
  adduce_ui_article_lists_refresh (self);
}

static void
save_cb (AdduceUiArticleLists *self)
{
  g_autofree char *name = take_name (self);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_list_unref);
  AdduceArticleList *now;

  if (name == NULL)
    return;
  now = adduce_article_choice_get (self->choice);
  g_ptr_array_add (lists, adduce_article_list_new (
                            name, adduce_article_list_get_where (now), adduce_article_list_get_sample (now),
                            adduce_article_list_get_seed (now), adduce_article_list_get_coder (now),
                            adduce_article_list_get_articles (now)));
  put (self, lists);
}

static void
assign_cb (AdduceUiArticleLists *self)
{
  g_autofree char *name = take_name (self);
  g_auto (GStrv) coders = NULL;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *corpus;

  if (name == NULL)
    return;
  coders = g_strsplit (gtk_editable_get_text (self->coders_entry), ",", -1);
  corpus = G_LIST_MODEL (adduce_article_choice_get_corpus (self->choice));
  for (guint i = 0; i < g_list_model_get_n_items (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (corpus, i);

      if (adduce_article_choice_matches (self->choice, article))
        g_ptr_array_add (chosen, g_steal_pointer (&article));
    }
  lists = adduce_article_sample_make_lists (chosen, name,
                                            adduce_article_list_get_seed (adduce_article_choice_get (self->choice)),
                                            coders, (guint) gtk_spin_button_get_value_as_int (self->common_spin),
                                            &error);
  if (lists != NULL)
    put (self, lists);
  else
    show_problem (self, error->message);
}

static gboolean
adduce_ui_article_lists_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_ARTICLE_LISTS (widget)->name_entry));
}

static void
adduce_ui_article_lists_dispose (GObject *object)
{
  AdduceUiArticleLists *self = ADDUCE_UI_ARTICLE_LISTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->choice);
  G_OBJECT_CLASS (adduce_ui_article_lists_parent_class)->dispose (object);
}

static void
adduce_ui_article_lists_class_init (AdduceUiArticleListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_lists_dispose;
  widget_class->grab_focus = adduce_ui_article_lists_grab_focus;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, ADDUCE_TYPE_ARTICLE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-article-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, expander);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, list_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, coders_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, common_spin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleLists, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, assign_cb);
}

static void
adduce_ui_article_lists_init (AdduceUiArticleLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_empty_expander (self->expander);
}

void
adduce_ui_article_lists_set_choice (AdduceUiArticleLists *self, AdduceArticleChoice *choice)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LISTS (self));

  g_set_object (&self->choice, choice);
}

void
adduce_ui_article_lists_refresh (AdduceUiArticleLists *self)
{
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LISTS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
  if (get_folder (self) == NULL)
    return;
  lists = adduce_article_lists_load (get_folder (self), &error);
  show_problem (self, error != NULL ? error->message : NULL);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    gtk_list_box_append (self->list_box, make_row (self, lists->pdata[i]));
}
