/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done in a window: its actions. Their keys are in adduce-ui-accels.c.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-guidelines.h"
#include "adduce-ui-actions.h"
#include "adduce-ui-coding-dialog.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-export-dialog.h"
#include "adduce-ui-import-dialog.h"
#include "adduce-ui-meta-dialog.h"
#include "adduce-ui-twins-dialog.h"
#include "adduce-ui-print-preview.h"
#include "adduce-ui-shortcuts.h"
#include "adduce-ui-window-private.h"

#define SELF(data) (ADDUCE_UI_WINDOW (data))
#define CONTEXT(data) (SELF (data)->context)

static void
remove_claim_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  /* A note that is being typed belongs to the claim, and to what Undo brings back. */
  if (SELF (data)->inspector != NULL)
    adduce_ui_inspector_commit (SELF (data)->inspector);
  adduce_ui_context_remove_claim (CONTEXT (data));
}

/* While a text field has the focus, Undo is that field's own; a field with nothing to undo passes it on. */
static gboolean
undo_in_field (AdduceUiWindow *self, const char *action_name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      gboolean undo = g_str_equal (action_name, "text.undo");

      if (undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer))
        return gtk_widget_activate_action (focus, action_name, NULL);
    }
  /* An entry does not say whether it can undo: it had something to undo if its text is another one afterwards. */
  if (GTK_IS_TEXT (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0')
    {
      g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));

      gtk_widget_activate_action (focus, action_name, NULL);
      return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), before);
    }
  return FALSE;
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiPage *page = _adduce_ui_window_get_page (SELF (data));

  if (undo_in_field (SELF (data), "text.undo"))
    return;
  adduce_ui_messages_withdraw_undo (SELF (data)->messages);
  if (page != NULL)
    adduce_ui_page_undo (page);
  else
    adduce_ui_context_undo (CONTEXT (data));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiPage *page = _adduce_ui_window_get_page (SELF (data));

  if (undo_in_field (SELF (data), "text.redo"))
    return;
  adduce_ui_messages_withdraw_undo (SELF (data)->messages);
  if (page != NULL)
    adduce_ui_page_redo (page);
  else
    adduce_ui_context_redo (CONTEXT (data));
}

static gboolean
has_article_variables (AdduceUiWindow *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;

  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE)
        return TRUE;
    }
  return FALSE;
}

static void
focus_field_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = SELF (data);
  const char *field = g_variant_get_string (parameter, NULL);

  adduce_ui_panes_show_inspector (self->panes);
  if (g_str_has_prefix (field, "article"))
    {
      if (!has_article_variables (self))
        _adduce_ui_window_show_toast (self, _("The codebook asks nothing of the article as a whole"), FALSE);
      else
        g_signal_emit_by_name (self->context, "focus-field", field);
      return;
    }
  if (g_str_equal (field, "metadata"))
    {
      g_signal_emit_by_name (self->context, "focus-field", field);
      return;
    }
  if (adduce_ui_context_get_has_selection (self->context)
      && adduce_ui_context_get_focused_claim (self->context) == NULL)
    adduce_ui_context_add_claim (self->context);
  if (adduce_ui_context_get_focused_claim (self->context) == NULL)
    _adduce_ui_window_show_toast (self, _("Put the caret in a claim, or select words to make one"), FALSE);
  else
    g_signal_emit_by_name (self->context, "focus-field", field);
}

static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceStatus status;

  if (!adduce_status_from_id (g_variant_get_string (parameter, NULL), &status))
    return;
  if (status == ADDUCE_STATUS_DONE)
    _adduce_ui_window_mark_done (SELF (data));
  else
    adduce_ui_context_set_status (CONTEXT (data), status);
  _adduce_ui_window_update_actions (SELF (data));
}

static void
next_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_article_list_step (SELF (data)->article_list, 1);
  _adduce_ui_window_show_reading (SELF (data));
}

static void
previous_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_article_list_step (SELF (data)->article_list, -1);
  _adduce_ui_window_show_reading (SELF (data));
}

static void
focus_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = SELF (data);
  const char *pane = g_variant_get_string (parameter, NULL);

  _adduce_ui_window_show_articles (self);
  if (g_str_equal (pane, "articles"))
    {
      adduce_ui_panes_show_list (self->panes);
      adduce_ui_article_list_focus_list (self->article_list);
    }
  else if (g_str_equal (pane, "claims"))
    {
      adduce_ui_panes_show_inspector (self->panes);
      _adduce_ui_window_ensure_panes (self);
      gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
    }
  else
    g_signal_emit_by_name (self->context, "focus-article");
}

static void
filter_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_show_articles (SELF (data));
  adduce_ui_panes_show_list (SELF (data)->panes);
  adduce_ui_article_list_focus_filter (SELF (data)->article_list);
}

static void
metadata_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = SELF (data);
  g_autoptr (GPtrArray) articles = NULL;

  if (adduce_ui_context_get_corpus (self->context) == NULL)
    return;
  if (self->inspector != NULL)
    adduce_ui_inspector_commit (self->inspector);
  articles = adduce_ui_article_list_list_shown (self->article_list);
  gtk_window_present (GTK_WINDOW (adduce_ui_meta_dialog_new (GTK_WINDOW (self), self->context, articles)));
}

static void
twins_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = SELF (data);

  if (adduce_ui_context_get_corpus (self->context) != NULL)
    gtk_window_present (GTK_WINDOW (adduce_ui_twins_dialog_new (GTK_WINDOW (self), self->context)));
}

void
_adduce_ui_window_import (AdduceUiWindow *self, const char *const *paths)
{
  AdduceUiImportDialog *dialog;

  if (adduce_ui_context_get_corpus (self->context) == NULL)
    {
      _adduce_ui_window_show_toast (self, _("Open a folder first, into which the articles are to come"), FALSE);
      return;
    }
  dialog = adduce_ui_import_dialog_new (GTK_WINDOW (self), self->context);
  g_signal_connect_object (dialog, "coding", G_CALLBACK (_adduce_ui_window_import_coding), self, G_CONNECT_SWAPPED);
  if (paths != NULL)
    adduce_ui_import_dialog_add_files (dialog, paths);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_import (SELF (data), NULL);
}

void
_adduce_ui_window_import_coding (AdduceUiWindow *self, const char *const *paths)
{
  AdduceUiCodingDialog *dialog;

  if (adduce_ui_context_get_corpus (self->context) == NULL)
    {
      _adduce_ui_window_show_toast (self, _("Open a folder first, into which the claims are to come"), FALSE);
      return;
    }
  dialog = adduce_ui_coding_dialog_new (GTK_WINDOW (self), self->context);
  if (paths != NULL)
    adduce_ui_coding_dialog_add_files (dialog, paths);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_coding_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_import_coding (SELF (data), NULL);
}

static void
choose_articles_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_show_articles (SELF (data));
  adduce_ui_panes_show_list (SELF (data)->panes);
  adduce_ui_article_list_open_filter (SELF (data)->article_list);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_ensure_panes (SELF (data));
  adduce_ui_article_view_find (SELF (data)->article_view);
}

static void
open_folder_done_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;

  if (path != NULL)
    _adduce_ui_window_show_folder (self, path);
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_dialogs_open_folder (GTK_WINDOW (data), _("Open a Folder of Articles"), _("_Open"),
                                 open_folder_done_cb, g_object_ref (data));
}

static void
try_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_try_sample (SELF (data));
}

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_refresh (SELF (data));
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (adduce_ui_context_get_opening (CONTEXT (data)))
    adduce_ui_context_open_article (CONTEXT (data), NULL);
  else
    _adduce_ui_window_stop_loading (SELF (data));
}

static void
save_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (adduce_ui_context_flush (CONTEXT (data)))
    _adduce_ui_window_show_toast (SELF (data), _("Everything is saved"), FALSE);
}

static void
export_finished_cb (AdduceUiWindow *self, const char *title, const char *body)
{
  _adduce_ui_window_notify (self, "export", title, body);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiWindow *self = SELF (data);
  AdduceUiExportDialog *dialog;

  adduce_ui_context_flush (self->context);
  dialog = adduce_ui_export_dialog_new (GTK_WINDOW (self), adduce_ui_window_get_folder (self));
  g_signal_connect_object (dialog, "finished", G_CALLBACK (export_finished_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
printed_cb (AdduceUiWindow *self, const char *title, const char *body)
{
  _adduce_ui_window_notify (self, "print", title, body);
}

/* (transfer full) (nullable): what the page prints, or the article as it is now, with the note that is being typed. */
static AdduceUiPrintJob *
make_job (AdduceUiWindow *self)
{
  AdduceUiPage *page = _adduce_ui_window_get_page (self);
  AdduceUiPrintJob *job;

  if (page == NULL && self->inspector != NULL)
    adduce_ui_inspector_commit (self->inspector);
  job = page != NULL ? adduce_ui_page_make_print_job (page) : adduce_ui_print_job_new (self->context, self->settings);
  if (job == NULL)
    return NULL;
  g_signal_connect_object (job, "finished", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  return job;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (AdduceUiPrintJob) job = make_job (data);

  if (job != NULL)
    adduce_ui_print_job_run (job, GTK_WINDOW (data));
}

static void
print_preview_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (AdduceUiPrintJob) job = make_job (data);

  if (job != NULL)
    gtk_window_present (GTK_WINDOW (adduce_ui_print_preview_new (GTK_WINDOW (data), job)));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (SELF (data)->menu_button);
}

static void
show_help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (
    adduce_ui_shortcuts_new (GTK_WINDOW (data), adduce_ui_context_get_codebook (CONTEXT (data))));
}

/* One for each window; the same again brings it to the front. */
static void
guidelines_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADDUCE_UI_IS_GUIDELINES (window) && gtk_window_get_transient_for (window) == GTK_WINDOW (data))
        {
          gtk_window_present (window);
          return;
        }
    }
  gtk_window_present (adduce_ui_guidelines_new (GTK_WINDOW (data), CONTEXT (data)));
}

static void
coder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _adduce_ui_window_change_coder (SELF (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adduce_ui_dialogs_about (GTK_WINDOW (data));
}

static const GActionEntry entries[] = {
  { "remove-claim", remove_claim_cb, NULL, NULL, NULL },
  { "undo", undo_cb, NULL, NULL, NULL },
  { "redo", redo_cb, NULL, NULL, NULL },
  { "focus-field", focus_field_cb, "s", NULL, NULL },
  { "status", status_cb, "s", "'new'", NULL },
  { "next-article", next_article_cb, NULL, NULL, NULL },
  { "previous-article", previous_article_cb, NULL, NULL, NULL },
  { "focus-pane", focus_pane_cb, "s", NULL, NULL },
  { "filter", filter_cb, NULL, NULL, NULL },
  { "metadata", metadata_cb, NULL, NULL, NULL },
  { "twins", twins_cb, NULL, NULL, NULL },
  { "import", import_cb, NULL, NULL, NULL },
  { "import-coding", import_coding_cb, NULL, NULL, NULL },
  { "choose-articles", choose_articles_cb, NULL, NULL, NULL },
  { "find", find_cb, NULL, NULL, NULL },
  { "open-folder", open_folder_cb, NULL, NULL, NULL },
  { "try-sample", try_sample_cb, NULL, NULL, NULL },
  { "refresh", refresh_cb, NULL, NULL, NULL },
  { "stop", stop_cb, NULL, NULL, NULL },
  { "print", print_cb, NULL, NULL, NULL },
  { "print-preview", print_preview_cb, NULL, NULL, NULL },
  { "save-now", save_now_cb, NULL, NULL, NULL },
  { "export", export_cb, NULL, NULL, NULL },
  { "menu", menu_cb, NULL, NULL, NULL },
  { "show-help-overlay", show_help_overlay_cb, NULL, NULL, NULL },
  { "guidelines", guidelines_cb, NULL, NULL, NULL },
  { "coder", coder_cb, NULL, NULL, NULL },
  { "about", about_cb, NULL, NULL, NULL },
};

/* Actions that mean nothing on the welcome page. */
static const char *const corpus_actions[] = {
  "next-article", "previous-article", "next-work", "previous-work", "focus-pane", "filter", "refresh", "save-now",
  "export", "stop", "back", "forward", "guidelines",
};

/* Those that are about the article, and mean nothing while it is not seen; with those of the context. */
static const char *const article_actions[] = { "focus-field", "status", "find" };

static void
enable (AdduceUiWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (G_IS_SIMPLE_ACTION (action))
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
_adduce_ui_window_update_actions (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  AdduceHistory *history = session != NULL ? adduce_session_get_history (session) : NULL;
  AdduceUiPage *page = _adduce_ui_window_get_page (self);
  gboolean has_corpus = adduce_ui_context_get_corpus (self->context) != NULL;
  gboolean reads = has_corpus && page == NULL;
  AdduceStatus status = session != NULL ? adduce_session_get_status (session) : ADDUCE_STATUS_NEW;

  adduce_ui_actions_set_enabled (G_ACTION_MAP (self), reads);
  for (guint i = 0; i < G_N_ELEMENTS (article_actions); i++)
    enable (self, article_actions[i], reads);
  for (guint i = 0; i < G_N_ELEMENTS (corpus_actions); i++)
    enable (self, corpus_actions[i], has_corpus);
  _adduce_ui_window_update_care (self);
  enable (self, "print", page != NULL ? adduce_ui_page_prints (page) : reads && session != NULL);
  enable (self, "print-preview", page != NULL ? adduce_ui_page_prints (page) : reads && session != NULL);
  enable (self, "undo", page != NULL ? adduce_ui_page_get_undo_label (page) != NULL
                                     : history != NULL && adduce_history_get_can_undo (history));
  enable (self, "redo", page != NULL ? adduce_ui_page_get_redo_label (page) != NULL
                                     : history != NULL && adduce_history_get_can_redo (history));
  g_action_change_state (g_action_map_lookup_action (G_ACTION_MAP (self), "status"),
                         g_variant_new_string (adduce_status_to_id (status)));
}

static void
make_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
_adduce_ui_window_prepare_menus (AdduceUiWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self->main_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->status_button, make_menu_cb, self->status_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->narrow_status_button, make_menu_cb, self->status_menu, NULL);
}

void
_adduce_ui_window_make_menus (AdduceUiWindow *self)
{
  make_menu_cb (self->menu_button, self->main_menu);
  make_menu_cb (self->status_button, self->status_menu);
  make_menu_cb (self->narrow_status_button, self->status_menu);
}

static void
change_state_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
}

void
_adduce_ui_window_install_actions (AdduceUiWindow *self)
{
  g_autoptr (GPropertyAction) show_list = g_property_action_new ("show-list", self->panes, "show-list");
  g_autoptr (GPropertyAction) show_inspector
    = g_property_action_new ("show-inspector", self->panes, "show-inspector");
  g_autoptr (GPropertyAction) show_others = g_property_action_new ("show-others", self->context, "show-others");
  g_autoptr (GPropertyAction) sort = g_property_action_new ("sort", self->article_list, "sort");
  GAction *status;

  adduce_ui_actions_add (G_ACTION_MAP (self), self->context);
  _adduce_ui_window_install_moving (self);
  _adduce_ui_window_install_palette (self);
  _adduce_ui_window_install_claim_actions (self);
  _adduce_ui_window_install_care (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_others));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sort));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_list));
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_inspector));

  status = g_action_map_lookup_action (G_ACTION_MAP (self), "status");
  g_signal_connect (status, "change-state", G_CALLBACK (change_state_cb), self);
}
