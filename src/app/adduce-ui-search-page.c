/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search of all articles.
 *
 * What is typed is looked for after a moment; a search that is under way is stopped by the next. The index is brought
 * up to date by a worker while the page is seen; a search goes on meanwhile with what there is, and once more
 * afterwards.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-page.h"
#include "adduce-ui-search-page-private.h"
#include "adduce-ui-wrap-layout.h"

/* Milliseconds after the last letter. */
#define TYPE_MS 200

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void init_page (AdduceUiPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiSearchPage, adduce_ui_search_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

/* What a search and its page share: found too late it is of no use. */
typedef struct {
  AdduceUiSearchPage *page;
  guint n_run;
} Run;

/* --- searching --- */

static void
forget_results (AdduceUiSearchPage *self)
{
  adduce_ui_search_list_clear (self->list);
  adduce_ui_search_hits_clear (self->hits);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->n_hits = 0;
  self->n_articles = self->n_kept = 0;
  self->old = FALSE;
}

static void
stop_search (AdduceUiSearchPage *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->n_run++;
}

static void
batch_cb (const AdduceSearchResults *results, gpointer user_data)
{
  Run *run = user_data;
  AdduceUiSearchPage *self = run->page;

  if (run->n_run != self->n_run)
    return;
  /* What was found before stays until there is something else, so that nothing flickers while one types. */
  if (self->old)
    forget_results (self);
  adduce_ui_search_list_add (self->list, results->articles);
  adduce_ui_search_hits_add (self->hits, results->hits);
  self->n_articles += results->articles->len;
  self->n_kept += results->hits->len;
  self->n_hits = results->n_hits;
  _adduce_ui_search_page_update (self);
}

static void
searched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (AdduceUiSearchPage) self = run->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSearchResults) results = adduce_search_run_finish (result, &error);
  gboolean late = run->n_run != self->n_run || self->box == NULL;

  g_free (run);
  if (late)
    return;
  g_clear_object (&self->searching);
  if (self->old)
    forget_results (self);
  if (results != NULL && results->problems->len > 0)
    self->problems = g_ptr_array_ref (results->problems);
  if (error != NULL)
    _adduce_ui_search_page_show_error (self, error->message);
  _adduce_ui_search_page_try_place (self);
  _adduce_ui_search_page_update_problems (self);
  _adduce_ui_search_page_update (self);
}

/* Looks for the query anew. */
static void
start_search (AdduceUiSearchPage *self)
{
  AdduceSearchOptions options = {
    .no_boilerplate = g_settings_get_boolean (self->settings, "search-without-boilerplate"),
  };
  Run *run;

  stop_search (self);
  self->old = TRUE;
  if (self->query == NULL || self->index == NULL)
    {
      forget_results (self);
      _adduce_ui_search_page_update_problems (self);
      _adduce_ui_search_page_update (self);
      return;
    }
  run = g_new (Run, 1);
  *run = (Run) { g_object_ref (self), self->n_run };
  self->searching = g_cancellable_new ();
  adduce_search_run_async (self->index, self->query, &options, batch_cb, run, self->searching, searched_cb, run);
  _adduce_ui_search_page_update_progress (self);
}

void
_adduce_ui_search_page_search_again (AdduceUiSearchPage *self)
{
  if (self->query != NULL)
    start_search (self);
}

/* What is typed becomes the query; what was found stays while the new one can't be read. */
static void
take_query (AdduceUiSearchPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->query_entry));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (AdduceCodeMap) map = self->corpus != NULL ? adduce_corpus_make_code_map (self->corpus) : NULL;
  g_autoptr (GError) error = NULL;
  AdduceSearchQuery *query = NULL;

  g_clear_handle_id (&self->type_source, g_source_remove);
  if (*stripped != '\0')
    query = adduce_search_query_parse (text, self->corpus != NULL ? adduce_corpus_get_codebook (self->corpus) : NULL,
                                       map, &error);
  _adduce_ui_search_page_show_error (self, error != NULL ? error->message : NULL);
  if (error != NULL)
    return;
  g_clear_pointer (&self->query, adduce_search_query_unref);
  self->query = query;
  start_search (self);
}

static gboolean
typed_cb (gpointer user_data)
{
  AdduceUiSearchPage *self = user_data;

  self->type_source = 0;
  take_query (self);
  return G_SOURCE_REMOVE;
}

/* --- the index --- */

static void start_update (AdduceUiSearchPage *self);

static void
progress_cb (guint n_done, guint n_all, gpointer user_data)
{
  AdduceUiSearchPage *self = user_data;

  if (self->updating == NULL)
    return;
  self->progress = n_all > 0 ? (double) n_done / n_all : 0;
  _adduce_ui_search_page_update_progress (self);
}

static void
updated_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiSearchPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;
  gboolean done = adduce_index_update_finish (ADDUCE_INDEX (object), result, &changed, &error);

  if (self->box == NULL || (gpointer) self->index != (gpointer) object)
    return;
  g_clear_object (&self->updating);
  self->updated = TRUE;
  self->stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (!done && !self->stopped)
    _adduce_ui_search_page_show_error (self, error->message);
  if (changed && self->query != NULL)
    {
      _adduce_ui_search_page_remember_place (self);
      start_search (self);
    }
  _adduce_ui_search_page_update_problems (self);
  _adduce_ui_search_page_update (self);
  if (done && self->stale)
    start_update (self);
}

static void
start_update (AdduceUiSearchPage *self)
{
  if (self->index == NULL || self->updating != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || adduce_corpus_get_loading (self->corpus))
    {
      self->stale = TRUE;
      return;
    }
  if (self->watch == NULL)
    {
      self->watch = adduce_index_watch_new (adduce_corpus_get_folder (self->corpus));
      g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (start_update), self);
    }
  self->stale = FALSE;
  self->progress = 0;
  self->updating = g_cancellable_new ();
  adduce_index_update_async (self->index, progress_cb, self->updating, updated_cb, g_object_ref (self));
  _adduce_ui_search_page_update (self);
}

/* --- callbacks --- */

static void
entry_changed_cb (AdduceUiSearchPage *self)
{
  g_clear_handle_id (&self->type_source, g_source_remove);
  self->type_source = g_timeout_add (TYPE_MS, typed_cb, self);
}

/* Return looks at once, and once more to what was found. */
static void
entry_activate_cb (AdduceUiSearchPage *self)
{
  if (self->type_source != 0)
    take_query (self);
  else if (!(_adduce_ui_search_page_is_concordance (self) ? adduce_ui_search_hits_focus (self->hits)
                                                           : adduce_ui_search_list_focus (self->list)))
    take_query (self);
}

static void
entry_clear_cb (AdduceUiSearchPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->query_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->query_entry));
}

static void
order_cb (AdduceUiSearchPage *self)
{
  if (self->actions != NULL)
    _adduce_ui_search_page_apply_order (self);
}

static void
chosen_cb (AdduceUiSearchPage *self)
{
  _adduce_ui_search_page_update_count (self);
  _adduce_ui_search_page_update_actions (self);
}

static void
codebook_cb (AdduceUiSearchPage *self)
{
  if (self->query != NULL)
    take_query (self);
}

static void
changed_cb (AdduceUiSearchPage *self)
{
  start_update (self);
}

/* While the list of articles grows each batch would be a reason. */
static void
loading_cb (AdduceUiSearchPage *self)
{
  if (self->stale)
    start_update (self);
}

static void
edits_cb (AdduceUiSearchPage *self)
{
  if (!adduce_ui_corpus_edits_get_running (adduce_ui_context_get_corpus_edits (self->context)))
    _adduce_ui_search_page_end_claims (self);
  _adduce_ui_search_page_update (self);
  adduce_ui_page_history_changed (ADDUCE_UI_PAGE (self));
}

static void
forget_watch (AdduceUiSearchPage *self)
{
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
}

static void
corpus_cb (AdduceUiSearchPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->updating != NULL)
    g_cancellable_cancel (self->updating);
  g_clear_object (&self->updating);
  stop_search (self);
  forget_watch (self);
  g_clear_object (&self->index);
  g_set_object (&self->corpus, corpus);
  self->updated = FALSE;
  if (corpus != NULL)
    {
      self->index = adduce_index_new (adduce_corpus_get_folder (corpus));
      g_signal_connect_swapped (corpus, "notify::codebook", G_CALLBACK (codebook_cb), self);
      g_signal_connect_swapped (corpus, "register-changed", G_CALLBACK (codebook_cb), self);
      g_signal_connect_swapped (corpus, "notify::loading", G_CALLBACK (loading_cb), self);
      g_signal_connect_swapped (corpus, "article-changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (corpus, "items-changed", G_CALLBACK (changed_cb), self);
    }
  start_search (self);
  start_update (self);
}

/* --- the page's part in the window --- */

static AdduceUiCorpusEdits *
get_edits (AdduceUiPage *page)
{
  return adduce_ui_context_get_corpus_edits (ADDUCE_UI_SEARCH_PAGE (page)->context);
}

static void
page_undo (AdduceUiPage *page)
{
  adduce_ui_corpus_edits_undo (get_edits (page));
}

static void
page_redo (AdduceUiPage *page)
{
  adduce_ui_corpus_edits_redo (get_edits (page));
}

static const char *
page_get_undo_label (AdduceUiPage *page)
{
  return adduce_ui_corpus_edits_get_undo_label (get_edits (page));
}

static const char *
page_get_redo_label (AdduceUiPage *page)
{
  return adduce_ui_corpus_edits_get_redo_label (get_edits (page));
}

static gboolean
page_focus (AdduceUiPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_SEARCH_PAGE (page)->query_entry));
}

static void
page_show_place (AdduceUiPage *page, const char *place)
{
  AdduceUiSearchPage *self = ADDUCE_UI_SEARCH_PAGE (page);

  g_free (self->place);
  self->place = g_strdup (place);
  _adduce_ui_search_page_try_place (self);
}

static void
init_page (AdduceUiPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->get_undo_label = page_get_undo_label;
  iface->get_redo_label = page_get_redo_label;
  iface->focus = page_focus;
  iface->show_place = page_show_place;
}

/* --- the widget --- */

/* The actions are there while the page is seen: their keys mean nothing elsewhere. */
static void
adduce_ui_search_page_map (GtkWidget *widget)
{
  AdduceUiSearchPage *self = ADDUCE_UI_SEARCH_PAGE (widget);

  GTK_WIDGET_CLASS (adduce_ui_search_page_parent_class)->map (widget);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "search", G_ACTION_GROUP (self->actions));
  start_update (self);
}

static void
adduce_ui_search_page_unmap (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "search", NULL);
  GTK_WIDGET_CLASS (adduce_ui_search_page_parent_class)->unmap (widget);
}

static void
adduce_ui_search_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CONTEXT)
    ADDUCE_UI_SEARCH_PAGE (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
adduce_ui_search_page_constructed (GObject *object)
{
  AdduceUiSearchPage *self = ADDUCE_UI_SEARCH_PAGE (object);
  AdduceUiCorpusEdits *edits;

  G_OBJECT_CLASS (adduce_ui_search_page_parent_class)->constructed (object);
  if (self->context == NULL)
    return;
  edits = adduce_ui_context_get_corpus_edits (self->context);
  g_signal_connect_object (self->context, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::running", G_CALLBACK (edits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::progress", G_CALLBACK (_adduce_ui_search_page_update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::undo-label", G_CALLBACK (edits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
}

static void
adduce_ui_search_page_dispose (GObject *object)
{
  AdduceUiSearchPage *self = ADDUCE_UI_SEARCH_PAGE (object);

  g_clear_handle_id (&self->type_source, g_source_remove);
  stop_search (self);
  forget_watch (self);
  if (self->updating != NULL)
    g_cancellable_cancel (self->updating);
  if (self->claiming != NULL)
    g_cancellable_cancel (self->claiming);
  g_clear_object (&self->updating);
  g_clear_object (&self->claiming);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->hits != NULL)
    g_signal_handlers_disconnect_by_data (self->hits, self);
  self->hits = NULL;
  self->list = NULL;
  _adduce_ui_search_page_end_claims (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->index);
  g_clear_object (&self->corpus);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_search_page_parent_class)->dispose (object);
}

static void
adduce_ui_search_page_finalize (GObject *object)
{
  AdduceUiSearchPage *self = ADDUCE_UI_SEARCH_PAGE (object);

  g_clear_pointer (&self->query, adduce_search_query_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->place);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (adduce_ui_search_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, query_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, help_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, claims_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, list_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, hits_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, problems_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSearchPage, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
}

static void
adduce_ui_search_page_class_init (AdduceUiSearchPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = adduce_ui_search_page_constructed;
  object_class->set_property = adduce_ui_search_page_set_property;
  object_class->dispose = adduce_ui_search_page_dispose;
  object_class->finalize = adduce_ui_search_page_finalize;
  widget_class->map = adduce_ui_search_page_map;
  widget_class->unmap = adduce_ui_search_page_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
adduce_ui_search_page_init (AdduceUiSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = ADDUCE_UI_SEARCH_LIST (adduce_ui_search_list_new ());
  self->hits = ADDUCE_UI_SEARCH_HITS (adduce_ui_search_hits_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->hits), TRUE);
  gtk_box_append (GTK_BOX (self->list_bin), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self->hits_bin), GTK_WIDGET (self->hits));
  _adduce_ui_search_page_make_actions (self);
  _adduce_ui_search_page_fill_orders (self);
  adduce_ui_compat_label_drop_down (self->order_drop_down, _("Order"));
  adduce_ui_key_tip_add_all (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (_adduce_ui_search_page_open_article), self);
  g_signal_connect_swapped (self->hits, "activated", G_CALLBACK (_adduce_ui_search_page_open_hit), self);
  g_signal_connect_swapped (self->hits, "chosen-changed", G_CALLBACK (chosen_cb), self);
}

void
adduce_ui_search_page_show (AdduceUiSearchPage *self, const char *query)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_PAGE (self));
  g_return_if_fail (query != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->query_entry), query);
  take_query (self);
}
