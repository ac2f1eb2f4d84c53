/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is seen on the search page: which of its parts fits, how many were found, what goes on, what is wrong.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-search-page-private.h"

void
_adduce_ui_search_page_tell (AdduceUiSearchPage *self, const char *text)
{
  g_signal_emit_by_name (self->context, "message", text, FALSE);
}

gboolean
_adduce_ui_search_page_is_concordance (AdduceUiSearchPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "concordance");
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_variant_get_boolean (state);
}

static const char *
choose_child (AdduceUiSearchPage *self)
{
  if (self->corpus == NULL || self->query == NULL)
    return "start";
  if (self->n_articles == 0)
    return self->searching != NULL || (self->updating != NULL && !self->updated) ? "searching" : "nothing";
  if (!_adduce_ui_search_page_is_concordance (self))
    return "articles";
  return self->n_hits > 0 ? "hits" : "no-hits";
}

void
_adduce_ui_search_page_update_count (AdduceUiSearchPage *self)
{
  guint n = self->n_articles, n_hits = (guint) MIN (self->n_hits, G_MAXUINT);
  guint n_chosen = _adduce_ui_search_page_is_concordance (self) ? adduce_ui_search_hits_get_n_chosen (self->hits) : 0;
  g_autofree char *hits = g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", n_hits), n_hits);
  g_autofree char *articles = g_strdup_printf (g_dngettext (NULL, "%u article", "%u articles", n), n);
  /* translators: "12 hits", "3 articles" */
  g_autofree char *text = g_strdup_printf (_("%s in %s"), hits, articles);
  g_autofree char *chosen = NULL;

  if (n_chosen > 1)
    /* translators: "12 hits in 3 articles", and how many of them are chosen */
    chosen = g_strdup_printf (_("%s · %u chosen"), text, n_chosen);
  gtk_label_set_label (self->count_label, self->query == NULL ? "" : chosen != NULL ? chosen : text);
}

void
_adduce_ui_search_page_update_progress (AdduceUiSearchPage *self)
{
  AdduceUiCorpusEdits *edits = self->context != NULL ? adduce_ui_context_get_corpus_edits (self->context) : NULL;
  gboolean editing = self->claiming != NULL || (edits != NULL && adduce_ui_corpus_edits_get_running (edits));
  gboolean busy = editing || self->updating != NULL || self->searching != NULL;

  gtk_revealer_set_reveal_child (self->progress_revealer, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_revealer), busy);
  if (!busy)
    return;
  gtk_label_set_label (self->progress_label, editing                  ? _("Changing claims")
                                             : self->updating != NULL ? _("Reading articles")
                                                                      : _("Searching"));
  if (editing)
    gtk_progress_bar_set_fraction (self->progress_bar, adduce_ui_corpus_edits_get_progress (edits));
  else if (self->updating != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, self->progress);
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

void
_adduce_ui_search_page_update_problems (AdduceUiSearchPage *self)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_autofree char *note = self->index != NULL ? adduce_index_dup_note (self->index) : NULL;
  g_auto (GStrv) unread = self->index != NULL ? adduce_index_dup_problems (self->index) : NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  if (note != NULL)
    g_strv_builder_add (all, note);
  if (self->stopped && self->index != NULL)
    {
      guint n = adduce_index_get_n_articles (self->index);
      g_autofree char *stopped
        = g_strdup_printf (g_dngettext (NULL, "Reading was stopped: %u article can be searched so far",
                                        "Reading was stopped: %u articles can be searched so far", n), n);

      g_strv_builder_add (all, stopped);
    }
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    g_strv_builder_add (all, self->problems->pdata[i]);
  if (unread != NULL)
    g_strv_builder_addv (all, (const char **) unread);
  if (self->n_kept < self->n_hits)
    {
      g_autofree char *more
        = g_strdup_printf (g_dngettext (NULL, "Only the first %u hit is shown; look for less",
                                        "Only the first %u hits are shown; look for less", self->n_kept),
                           self->n_kept);
      g_strv_builder_add (all, more);
    }
  lines = g_strv_builder_end (all);
  text = g_strjoinv ("\n", lines);
  gtk_widget_set_visible (self->problems_bar, lines[0] != NULL);
  gtk_label_set_label (self->problems_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problems_label), lines[0] != NULL ? text : NULL);
}

void
_adduce_ui_search_page_update (AdduceUiSearchPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_child (self));
  _adduce_ui_search_page_update_count (self);
  _adduce_ui_search_page_update_progress (self);
  _adduce_ui_search_page_update_actions (self);
}

void
_adduce_ui_search_page_show_error (AdduceUiSearchPage *self, const char *sentence)
{
  gboolean shown = sentence != NULL;

  gtk_label_set_label (self->error_label, shown ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->query_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               shown ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (shown)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->query_entry), "error");
      adduce_ui_compat_announce (GTK_WIDGET (self->query_entry), sentence);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->query_entry), "error");
}

/* --- orders --- */

/* As in adduce_search_order_to_id(), for people. */
static const char *
get_order_label (AdduceSearchOrder order)
{
  switch (order)
    {
    case ADDUCE_SEARCH_BY_DATE:
      return _("By date");
    case ADDUCE_SEARCH_BY_OUTLET:
      return _("By outlet");
    case ADDUCE_SEARCH_BY_TITLE:
      return _("By title");
    case ADDUCE_SEARCH_BY_LEFT:
      return _("By the words before");
    case ADDUCE_SEARCH_BY_WORDS:
      return _("By the hit");
    case ADDUCE_SEARCH_BY_RIGHT:
      return _("By the words after");
    case ADDUCE_SEARCH_BY_HITS:
      return _("Most hits first");
    case ADDUCE_SEARCH_BY_PATH:
    default:
      return _("By path");
    }
}

void
_adduce_ui_search_page_fill_orders (AdduceUiSearchPage *self)
{
  gboolean hits = _adduce_ui_search_page_is_concordance (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (AdduceSearchOrder order = ADDUCE_SEARCH_BY_PATH; order <= ADDUCE_SEARCH_BY_HITS; order++)
    if (adduce_search_order_is_for (order, hits))
      gtk_string_list_append (labels, get_order_label (order));
  gtk_drop_down_set_model (self->order_drop_down, G_LIST_MODEL (labels));
}

void
_adduce_ui_search_page_apply_order (AdduceUiSearchPage *self)
{
  gboolean hits = _adduce_ui_search_page_is_concordance (self);
  guint wanted = gtk_drop_down_get_selected (self->order_drop_down), n = 0;

  for (AdduceSearchOrder order = ADDUCE_SEARCH_BY_PATH; order <= ADDUCE_SEARCH_BY_HITS; order++)
    if (adduce_search_order_is_for (order, hits) && n++ == wanted)
      {
        if (hits)
          adduce_ui_search_hits_sort (self->hits, order);
        else
          adduce_ui_search_list_sort (self->list, order);
      }
}
