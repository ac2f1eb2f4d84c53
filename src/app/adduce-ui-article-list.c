/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane with the corpus's articles.
 *
 * corpus → AdduceUiArticleRows → GtkSingleSelection. The selection and the context's article follow each other.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-chips.h"
#include "adduce-ui-article-filter.h"
#include "adduce-ui-article-list.h"
#include "adduce-ui-article-row.h"
#include "adduce-ui-article-rows.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-list-tab.h"

#define LONG_LOADING (G_USEC_PER_SEC / 2)

struct _AdduceUiArticleList
{
  GtkWidget parent_instance;

  GtkSearchEntry *filter_entry;
  GtkMenuButton *filter_button;
  AdduceUiArticleFilter *filter_popover;
  AdduceUiArticleChips *chips;
  GtkDropDown *status_filter;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkRevealer *loading_revealer;
  GtkLabel *loading_label;
  GtkWidget *stop_button;
  GtkWidget *look_on_button;
  GtkWidget *go_on_button;
  GtkWidget *problem_page;
  GtkWidget *box;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *corpus_signals;
  GSignalGroup *article_signals; /* of the open one */
  AdduceUiArticleRows *rows;
  GtkSingleSelection *selection;
  guint progress_source;
  gint64 loading_since; /* 0: it isn't */
  guint reselect_source;
  gboolean selecting;
  gboolean is_lost; /* the open article, by the selection; until it is set again */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  PROP_SORT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiArticleList, adduce_ui_article_list, GTK_TYPE_WIDGET)

/* Why there is no article: a sentence; and a way on where somebody stopped the looking. */
static void
show_problem (AdduceUiArticleList *self, AdduceCorpus *corpus)
{
  gboolean stopped = adduce_corpus_get_stopped (corpus);
  const char *problem = adduce_corpus_get_problem (corpus);
  g_autofree char *escaped = NULL;

  if (stopped)
    problem = _("Looking at the folder was stopped before an article was found");
  else if (problem == NULL)
    problem = _("This folder has no articles (.txt, .text or .md)");
  escaped = g_markup_escape_text (problem, -1);
  g_object_set (self->problem_page, "title", stopped ? _("Stopped") : _("No Articles"), "description", escaped, NULL);
  gtk_widget_set_visible (self->go_on_button, stopped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* The page that fits: a list, no match, or why there is no article. */
static void
update_page (AdduceUiArticleList *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (corpus == NULL || n_shown > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (adduce_corpus_get_n_articles (corpus) > 0)
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  else if (adduce_corpus_get_loading (corpus))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else
    show_problem (self, corpus);
}

static void queue_progress (AdduceUiArticleList *self);

/* What takes longer than half a second says how far it is, and can be stopped; what was stopped says so. */
static void
update_loading (AdduceUiArticleList *self, AdduceCorpus *corpus, guint n_seen)
{
  gint64 now = g_get_monotonic_time ();
  guint n_articles = corpus != NULL ? adduce_corpus_get_n_articles (corpus) : 0;
  gboolean stopped = corpus != NULL && adduce_corpus_get_stopped (corpus) && n_articles > 0;
  g_autofree char *text = NULL;

  if (corpus == NULL || !adduce_corpus_get_loading (corpus))
    self->loading_since = 0;
  else if (self->loading_since == 0)
    self->loading_since = now;
  gtk_revealer_set_reveal_child (
    self->loading_revealer, stopped || (self->loading_since != 0 && now - self->loading_since >= LONG_LOADING));
  gtk_widget_set_visible (self->stop_button, !stopped);
  gtk_widget_set_visible (self->look_on_button, stopped);
  if (stopped)
    /* translators: articles looked at, articles found so far */
    text = g_strdup_printf (_("Stopped at %u of %u articles"), n_seen, n_articles);
  else if (self->loading_since != 0)
    /* translators: articles looked at, articles found so far */
    text = g_strdup_printf (_("Looking at articles: %u of %u"), n_seen, n_articles);
  else
    return;

  gtk_label_set_label (self->loading_label, text);
  if (!stopped)
    queue_progress (self);
}

static void
update_progress (AdduceUiArticleList *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;
  guint n_articles = corpus != NULL ? adduce_corpus_get_n_articles (corpus) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint n_done = 0, n_seen = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_articles; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      n_done += adduce_article_get_status (article) == ADDUCE_STATUS_DONE;
      n_seen += adduce_article_is_seen (article);
    }
  update_loading (self, corpus, n_seen);

  if (n_shown != n_articles)
    text = g_strdup_printf (
      /* translators: articles shown, articles in all, articles that are done */
      _("%u of %u shown · %u done"), n_shown, n_articles, n_done);
  else
    text = g_strdup_printf (
      /* translators: articles in all, articles that are done */
      g_dngettext (NULL, "%u article · %u done", "%u articles · %u done", n_articles), n_articles, n_done);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, n_articles > 0 ? (double) n_done / n_articles : 0);
}

static gboolean
progress_cb (gpointer user_data)
{
  AdduceUiArticleList *self = user_data;

  self->progress_source = 0;
  update_progress (self);
  update_page (self);
  return G_SOURCE_REMOVE;
}

/* While 10,000 articles fill in, counting once every tenth of a second is enough. */
static void
queue_progress (AdduceUiArticleList *self)
{
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (100, progress_cb, self);
}

static guint
find_position (AdduceUiArticleList *self, AdduceArticle *article)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; article != NULL && i < n; i++)
    {
      g_autoptr (AdduceArticle) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item == article)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Callbacks */

static void
filter_changed_cb (AdduceUiArticleList *self)
{
  adduce_ui_article_rows_filter (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->filter_entry)),
                                 gtk_drop_down_get_selected (self->status_filter));
  update_page (self);
  queue_progress (self);
}

static void
selected_cb (AdduceUiArticleList *self)
{
  AdduceArticle *article = gtk_single_selection_get_selected_item (self->selection);

  /* A filter that hides the open article does not close it. When it is shown again and not selected yet, GTK may
   * give the keyboard to the list, if nothing else has it, and selects its first row with that. */
  if (self->selecting || article == NULL || self->context == NULL || self->is_lost)
    return;

  self->selecting = TRUE;
  adduce_ui_context_open_article (self->context, article);
  self->selecting = FALSE;
}

/* Nothing is open yet: the first row has the focus, so the list view would go to the second. */
static gboolean
key_pressed_cb (AdduceUiArticleList *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;

  if (!down || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0
      || gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
    return FALSE;

  adduce_ui_article_list_step (self, 1);
  return TRUE;
}

static void
choice_changed_cb (AdduceUiArticleList *self)
{
  update_page (self);
  queue_progress (self);
}

/* The row that has the focus is not yet chosen when nothing is open. */
static void
activated_cb (AdduceUiArticleList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  if (self->context != NULL)
    g_signal_emit_by_name (self->context, "focus-article");
}

/* Typed faster than the entry says that it was changed: what is shown is brought up to it first. */
static void
filter_activated_cb (AdduceUiArticleList *self)
{
  filter_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    activated_cb (self, 0);
}

static gboolean
filter_key_cb (AdduceUiArticleList *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *row;

  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return GDK_EVENT_PROPAGATE;

  /* To the list itself it would go where it was there, which is another row by now. */
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->list_view));
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return GDK_EVENT_STOP;
}

static void
context_article_cb (AdduceUiArticleList *self)
{
  guint position;

  g_signal_group_set_target (self->article_signals, adduce_ui_context_get_article (self->context));
  if (self->selecting)
    return;

  position = find_position (self, adduce_ui_context_get_article (self->context));
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/* Titles and counts came in while the list was shown: put it in order once, at the end. */
static void
corpus_loading_cb (AdduceUiArticleList *self)
{
  if (!adduce_corpus_get_loading (adduce_ui_context_get_corpus (self->context)))
    adduce_ui_article_rows_refresh (self->rows);
  queue_progress (self);
}

static void
context_corpus_cb (AdduceUiArticleList *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  adduce_ui_article_rows_set_corpus (self->rows, corpus);
  g_signal_group_set_target (self->corpus_signals, corpus);
  queue_progress (self);
  update_page (self);
}

static gboolean
reselect_cb (gpointer user_data)
{
  AdduceUiArticleList *self = user_data;
  AdduceArticle *article = self->context != NULL ? adduce_ui_context_get_article (self->context) : NULL;

  self->reselect_source = 0;
  self->is_lost = FALSE;
  if (article != NULL && gtk_single_selection_get_selected_item (self->selection) != (gpointer) article)
    {
      self->selecting = TRUE;
      gtk_single_selection_set_selected (self->selection, find_position (self, article));
      self->selecting = FALSE;
    }
  return G_SOURCE_REMOVE;
}

/* Where one is must be known before one goes on from there. */
static void
reselect_now (AdduceUiArticleList *self)
{
  if (self->reselect_source == 0)
    return;

  g_source_remove (self->reselect_source);
  reselect_cb (self);
}

/* A filter or a batch may have moved or hidden the article that is open. The selection is set when all that
 * listen to the model have heard of the change: the list view crashes otherwise. */
static void
items_changed_cb (AdduceUiArticleList *self)
{
  queue_progress (self);
  update_page (self);
  if (self->context != NULL && adduce_ui_context_get_article (self->context) != NULL
      && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    self->is_lost = TRUE;
  if (self->reselect_source == 0)
    self->reselect_source = g_idle_add (reselect_cb, self);
}

static void
adduce_ui_article_list_dispose (GObject *object)
{
  AdduceUiArticleList *self = ADDUCE_UI_ARTICLE_LIST (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_handle_id (&self->reselect_source, g_source_remove);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->corpus_signals);
  g_clear_object (&self->article_signals);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (adduce_ui_article_rows_get_choice (self->rows), self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_article_list_parent_class)->dispose (object);
}

static void
adduce_ui_article_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleList *self = ADDUCE_UI_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_SORT:
      g_value_set_string (value, adduce_ui_article_rows_get_sort (self->rows));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_sort (AdduceUiArticleList *self, const char *sort)
{
  if (sort == NULL || g_str_equal (adduce_ui_article_rows_get_sort (self->rows), sort))
    return;

  adduce_ui_article_rows_set_sort (self->rows, sort);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

static void
adduce_ui_article_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiArticleList *self = ADDUCE_UI_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      if (!g_set_object (&self->context, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->context_signals, self->context);
      if (self->context != NULL)
        context_corpus_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_article_list_class_init (AdduceUiArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = adduce_ui_article_list_dispose;
  object_class->get_property = adduce_ui_article_list_get_property;
  object_class->set_property = adduce_ui_article_list_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "path", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_ROW);
  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_FILTER);
  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_CHIPS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, chips);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, status_filter);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, list_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, loading_revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, loading_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, stop_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, look_on_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleList, problem_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
adduce_ui_article_list_init (AdduceUiArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->list_view);
  adduce_ui_compat_label_drop_down (self->status_filter, _("Which articles are shown"));

  adduce_ui_key_tip_set (GTK_WIDGET (self->filter_button), _("Choose articles by date, outlet and more"),
                         "win.choose-articles");
  adduce_ui_tip_mute_open (self->filter_button);
  self->rows = adduce_ui_article_rows_new ();
  g_signal_connect_swapped (adduce_ui_article_rows_get_choice (self->rows), "changed", G_CALLBACK (choice_changed_cb),
                            self);
  adduce_ui_article_filter_set_choice (self->filter_popover, adduce_ui_article_rows_get_choice (self->rows));
  adduce_ui_article_chips_set_choice (self->chips, adduce_ui_article_rows_get_choice (self->rows));
  self->selection = gtk_single_selection_new (g_object_ref (adduce_ui_article_rows_get_model (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (context_corpus_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::article", G_CALLBACK (context_article_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (queue_progress), self);
  self->article_signals = g_signal_group_new (ADDUCE_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->article_signals, "notify::status", G_CALLBACK (queue_progress), self);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::loading", G_CALLBACK (corpus_loading_cb), self);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::problem", G_CALLBACK (queue_progress), self);
}

void
adduce_ui_article_list_step (AdduceUiArticleList *self, int direction)
{
  guint n, position;

  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n == 0)
    return;

  reselect_now (self);
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : n - 1;
  else if ((direction > 0 && position + 1 < n) || (direction < 0 && position > 0))
    position += direction;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

GPtrArray *
adduce_ui_article_list_list_from (AdduceUiArticleList *self, int direction, guint *ret_n_before)
{
  GPtrArray *articles;
  guint n, position;
  gboolean is_open;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self), NULL);
  g_return_val_if_fail (ret_n_before != NULL, NULL);

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  reselect_now (self);
  position = gtk_single_selection_get_selected (self->selection);
  is_open = position != GTK_INVALID_LIST_POSITION;
  if (!is_open)
    position = direction > 0 ? n - 1 : 0;
  *ret_n_before = 0;
  for (guint i = 1; i < n + !is_open; i++)
    {
      guint at = (position + (direction > 0 ? i : n - i)) % n;
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (self->selection), at);

      if (!adduce_article_get_openable (article))
        continue;
      *ret_n_before += !is_open || (direction > 0 ? at > position : at < position);
      g_ptr_array_add (articles, g_steal_pointer (&article));
    }
  return articles;
}

void
adduce_ui_article_list_focus_filter (AdduceUiArticleList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

GPtrArray *
adduce_ui_article_list_list_shown (AdduceUiArticleList *self)
{
  GPtrArray *articles;

  g_return_val_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self), NULL);

  articles = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    g_ptr_array_add (articles, g_list_model_get_item (G_LIST_MODEL (self->selection), i));
  return articles;
}

void
adduce_ui_article_list_open_filter (AdduceUiArticleList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self));

  gtk_menu_button_popup (self->filter_button);
}

void
adduce_ui_article_list_focus_list (AdduceUiArticleList *self)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
