/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done on the search page.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialogs.h"
#include "adduce-ui-search-page-private.h"

/* --- the place --- */

void
_adduce_ui_search_page_try_place (AdduceUiSearchPage *self)
{
  g_auto (GStrv) parts = self->place != NULL ? g_strsplit (self->place, "\n", 2) : NULL;
  gboolean found;

  if (parts == NULL || parts[0] == NULL || parts[1] == NULL)
    return;
  if (_adduce_ui_search_page_is_concordance (self))
    found = adduce_ui_search_hits_show (self->hits, parts[0], (guint) g_ascii_strtoull (parts[1], NULL, 10));
  else
    found = adduce_ui_search_list_show (self->list, parts[0]);
  if (found)
    g_clear_pointer (&self->place, g_free);
}

static gboolean
has_focus (AdduceUiSearchPage *self, gpointer rows)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, rows);
}

void
_adduce_ui_search_page_remember_place (AdduceUiSearchPage *self)
{
  g_autoptr (GPtrArray) chosen = has_focus (self, self->hits) ? adduce_ui_search_hits_list_chosen (self->hits) : NULL;
  g_autoptr (AdduceSearchArticle) article
    = has_focus (self, self->list) ? adduce_ui_search_list_dup_selected (self->list) : NULL;
  guint start = 0;

  if (chosen != NULL && chosen->len > 0)
    {
      article = g_object_ref (adduce_search_hit_get_article (chosen->pdata[0]));
      start = adduce_search_hit_get_span (chosen->pdata[0]).start;
    }
  if (article == NULL)
    return;
  g_free (self->place);
  self->place = g_strdup_printf ("%s\n%u", adduce_search_article_get_relative (article), start);
}

/* --- opening --- */

/* Back leads to the page with the same thing in focus. */
static void
open_place (AdduceUiSearchPage *self, AdduceSearchArticle *found, AdduceSpan span, const char *claim)
{
  const char *relative = adduce_search_article_get_relative (found);
  AdduceArticle *article = self->corpus != NULL ? adduce_corpus_lookup (self->corpus, relative) : NULL;
  g_autofree char *place = g_strdup_printf ("%s\n%u", relative, span.start);

  if (article == NULL)
    {
      _adduce_ui_search_page_tell (self, _("That article is no longer there"));
      return;
    }
  adduce_ui_pages_set_place (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_SEARCH, place);
  if (claim != NULL)
    adduce_ui_context_open_claim (self->context, article, claim);
  else
    adduce_ui_context_open_place (self->context, article, span);
}

void
_adduce_ui_search_page_open_article (AdduceUiSearchPage *self, AdduceSearchArticle *article)
{
  open_place (self, article, adduce_search_article_get_first (article), NULL);
}

void
_adduce_ui_search_page_open_hit (AdduceUiSearchPage *self, AdduceSearchHit *hit)
{
  open_place (self, adduce_search_hit_get_article (hit), adduce_search_hit_get_span (hit),
              adduce_search_hit_get_claim (hit));
}

/* --- claims --- */

/* What a worker makes the change with. */
typedef struct {
  AdduceUiSearchPage *page;
  AdduceSearchClaims *claims;
} Claiming;

static void
claiming_free (gpointer data)
{
  Claiming *claiming = data;

  g_clear_object (&claiming->page);
  g_clear_pointer (&claiming->claims, adduce_search_claims_free);
  g_free (claiming);
}

void
_adduce_ui_search_page_end_claims (AdduceUiSearchPage *self)
{
  if (self->claims != NULL)
    adduce_search_claims_end (self->claims);
  g_clear_pointer (&self->claims, adduce_search_claims_free);
}

/* "3 are claims already. x.txt: …" */
static void
tell_rest (AdduceUiSearchPage *self, AdduceSearchClaims *claims)
{
  guint n = adduce_search_claims_get_n_known (claims);
  GPtrArray *problems = adduce_search_claims_get_problems (claims);

  if (problems->len > 0)
    _adduce_ui_search_page_tell (self, problems->pdata[0]);
  else if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u is a claim of yours already",
                                                            "%u are claims of yours already", n), n);

      _adduce_ui_search_page_tell (self, text);
    }
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Claiming *claiming = user_data;
  AdduceUiSearchPage *self = claiming->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCorpusEdit) edit = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->claiming);
  if (edit == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _adduce_ui_search_page_tell (self, error->message);
  else if (edit != NULL)
    {
      tell_rest (self, claiming->claims);
      _adduce_ui_search_page_end_claims (self);
      self->claims = g_steal_pointer (&claiming->claims);
      if (adduce_corpus_edit_get_n_steps (edit) > 0 && self->box != NULL)
        adduce_ui_corpus_edits_perform (adduce_ui_context_get_corpus_edits (self->context), edit);
    }
  if (self->box != NULL)
    _adduce_ui_search_page_update (self);
  claiming_free (claiming);
}

static void
make_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  AdduceSearchClaims *claims = task_data;
  g_autoptr (GError) error = NULL;
  AdduceCorpusEdit *edit = adduce_search_claims_make_edit (claims, NULL, NULL, cancellable, &error);

  if (edit != NULL)
    g_task_return_pointer (task, edit, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
claims_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiSearchPage *self = data;
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  gboolean sentence = g_str_equal (g_variant_get_string (parameter, NULL), "sentence");
  g_autoptr (GPtrArray) hits = adduce_ui_search_hits_list_chosen (self->hits);
  g_autoptr (GTask) task = NULL;
  Claiming *claiming;

  if (hits->len == 0 || self->claiming != NULL || self->corpus == NULL)
    return;
  if (coder == NULL)
    {
      _adduce_ui_search_page_tell (self, _("Say who codes first"));
      return;
    }
  claiming = g_new0 (Claiming, 1);
  claiming->page = g_object_ref (self);
  claiming->claims = adduce_search_claims_new (adduce_corpus_get_folder (self->corpus), coder,
                                               adduce_corpus_get_codebook (self->corpus),
                                               sentence ? ADDUCE_SEARCH_SPAN_SENTENCE : ADDUCE_SEARCH_SPAN_HIT);
  for (guint i = 0; i < hits->len; i++)
    adduce_search_claims_add (claiming->claims, hits->pdata[i]);
  self->claiming = g_cancellable_new ();
  task = g_task_new (NULL, self->claiming, made_cb, claiming);
  g_task_set_task_data (task, claiming->claims, NULL);
  g_task_run_in_thread (task, make_cb);
  _adduce_ui_search_page_update (self);
}

/* --- exporting --- */

static char *
dup_table (AdduceUiSearchPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!_adduce_ui_search_page_is_concordance (self))
    {
      rows = adduce_ui_search_list_list (self->list);
      return adduce_search_table_of_articles (rows, ',', FALSE);
    }
  rows = adduce_ui_search_hits_list (self->hits);
  return adduce_search_table_of_hits (rows, ',', FALSE);
}

static void
path_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiSearchPage) self = data;
  g_autofree char *text = path != NULL && self->box != NULL ? dup_table (self) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  bytes = g_bytes_new (text, strlen (text));
  if (adduce_durable_replace (path, bytes, NULL, NULL, NULL, &error))
    _adduce_ui_search_page_tell (self, _("The table was written"));
  else
    adduce_ui_dialogs_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Could Not Export"),
                            error->message);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_dialogs_save_file (GTK_WINDOW (gtk_widget_get_root (data)), _("Export What Was Found"), "search.csv",
                               path_cb, g_object_ref (data));
}

/* --- the other actions --- */

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_SEARCH_PAGE (data)->query_entry));
}

static void
rows_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiSearchPage *self = data;

  if (_adduce_ui_search_page_is_concordance (self))
    adduce_ui_search_hits_focus (self->hits);
  else
    adduce_ui_search_list_focus (self->list);
}

static void
order_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_SEARCH_PAGE (data)->order_drop_down));
  gtk_widget_activate (GTK_WIDGET (ADDUCE_UI_SEARCH_PAGE (data)->order_drop_down));
}

static void
concordance_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AdduceUiSearchPage *self = data;

  g_simple_action_set_state (action, value);
  _adduce_ui_search_page_fill_orders (self);
  _adduce_ui_search_page_update (self);
}

static void
without_boilerplate_cb (GSimpleAction *action, GVariant *value, gpointer data)
{
  AdduceUiSearchPage *self = data;

  g_simple_action_set_state (action, value);
  g_settings_set_value (self->settings, "search-without-boilerplate", value);
  _adduce_ui_search_page_search_again (self);
}

static void
choose_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_search_hits_choose_all (ADDUCE_UI_SEARCH_PAGE (data)->hits);
}

static void
clear_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiSearchPage *self = data;

  adduce_ui_search_page_show (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->query_entry));
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiSearchPage *self = data;
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (self->context);

  if (self->claiming != NULL)
    g_cancellable_cancel (self->claiming);
  else if (adduce_ui_corpus_edits_get_running (edits))
    adduce_ui_corpus_edits_cancel (edits);
  else if (self->updating != NULL)
    g_cancellable_cancel (self->updating);
  else if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
}

static void
set_enabled (AdduceUiSearchPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)),
                               enabled);
}

void
_adduce_ui_search_page_update_actions (AdduceUiSearchPage *self)
{
  gboolean hits = _adduce_ui_search_page_is_concordance (self);
  gboolean found = self->query != NULL && (hits ? self->n_kept > 0 : self->n_articles > 0);
  gboolean chosen = hits && found && self->claiming == NULL && adduce_ui_search_hits_get_n_chosen (self->hits) > 0;

  set_enabled (self, "export", found);
  set_enabled (self, "rows", found);
  set_enabled (self, "choose-all", hits && found);
  set_enabled (self, "claims", chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->claims_button), chosen);
}

void
_adduce_ui_search_page_make_actions (AdduceUiSearchPage *self)
{
  static const GActionEntry entries[] = {
    { "find", find_cb },
    { "rows", rows_cb },
    { "order", order_cb },
    { "concordance", NULL, NULL, "false", concordance_cb },
    { "without-boilerplate", NULL, NULL, "false", without_boilerplate_cb },
    { "claims", claims_cb, "s" },
    { "export", export_cb },
    { "choose-all", choose_all_cb },
    { "clear", clear_cb },
    { "stop", stop_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->settings = g_settings_new ("io.github.adduce.Adduce");
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "without-boilerplate")),
    g_settings_get_value (self->settings, "search-without-boilerplate"));
}
