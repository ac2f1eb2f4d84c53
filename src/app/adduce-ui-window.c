/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's frame, and the state that it shows.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-accels.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-reading.h"
#include "adduce-ui-window-private.h"

/* A phone's; a window can be made as narrow, whatever its panes ask for now: there will be fewer then. */
#define MIN_WIDTH 360

#define MIN_PANE 260

/* Milliseconds without a frame after which nobody is taken to see the window: a slow machine may need most of it. */
#define NEVER_PAINTED 2000

G_DEFINE_FINAL_TYPE (AdduceUiWindow, adduce_ui_window, ADW_TYPE_APPLICATION_WINDOW)

void
_adduce_ui_window_show_toast (AdduceUiWindow *self, const char *text, gboolean offer_undo)
{
  adduce_ui_messages_show (self->messages, text, offer_undo);
}

static const char *
get_save_text (AdduceSession *session)
{
  switch (adduce_session_get_save_state (session))
    {
    case ADDUCE_SAVE_STATE_PENDING:
      return _("Saving…");
    case ADDUCE_SAVE_STATE_FAILED:
      return _("Could not save");
    case ADDUCE_SAVE_STATE_SAVED:
    default:
      return _("Saved");
    }
}

static void
update_title (AdduceUiWindow *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceArticle *article = adduce_ui_context_get_article (self->context);
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  g_autoptr (GString) subtitle = g_string_new (NULL), state = g_string_new (NULL);
  g_autofree char *window_title = NULL;

  if (corpus == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Adduce"));
      return;
    }

  /* Where there is little room, whether it is saved is seen, and who codes is not. */
  if (session != NULL && adduce_session_get_read_only_reason (session) != NULL)
    g_string_append (state, _("Read only"));
  else if (session != NULL)
    g_string_append (state, get_save_text (session));
  if (coder != NULL)
    g_string_append_printf (state, "%s%s", state->len > 0 ? " · " : "", adduce_coder_get_nickname (coder));
  if (article != NULL)
    g_string_append_printf (subtitle, "%s%s", adduce_corpus_get_title (corpus), state->len > 0 ? " · " : "");
  g_string_append (subtitle, state->str);

  gtk_label_set_label (self->state_label, state->str);
  adw_window_title_set_title (self->title, article != NULL ? adduce_article_get_title (article)
                                                           : adduce_corpus_get_title (corpus));
  adw_window_title_set_subtitle (self->title, subtitle->str);
  window_title = g_strdup_printf ("%s – %s", adduce_corpus_get_title (corpus), _("Adduce"));
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), window_title) != 0) /* GTK does not look */
    gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
update_save_bar (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  gboolean failed
    = session != NULL && adduce_session_get_save_state (session) == ADDUCE_SAVE_STATE_FAILED;

  if (failed)
    {
      const char *message = adduce_session_get_save_message (session);
      g_autofree char *text = NULL;

      /* translators: %s is a sentence saying why saving failed */
      text = g_strdup_printf (_("%s. Your changes are kept; Adduce goes on trying."),
                              message != NULL ? message : _("Could not save"));
      gtk_label_set_label (self->save_label, text);
    }
  gtk_revealer_set_reveal_child (self->save_bar, failed);
}

static void
update_history_button (GtkButton *button, const char *verb, const char *what, const char *action)
{
  g_autofree char *text = NULL;

  /* translators: "Undo" and what was done: "Undo Add Claim" */
  text = what != NULL ? g_strdup_printf (_("%s %s"), verb, what) : g_strdup (verb);
  adduce_ui_key_tip_set (GTK_WIDGET (button), text, action);
}

void
_adduce_ui_window_update_history (AdduceUiWindow *self)
{
  AdduceUiPage *page = _adduce_ui_window_get_page (self);
  g_autofree char *undo = adduce_ui_context_dup_step_label (self->context, FALSE);
  g_autofree char *redo = adduce_ui_context_dup_step_label (self->context, TRUE);

  update_history_button (self->undo_button, _("Undo"), page != NULL ? adduce_ui_page_get_undo_label (page) : undo,
                         "win.undo");
  update_history_button (self->redo_button, _("Redo"), page != NULL ? adduce_ui_page_get_redo_label (page) : redo,
                         "win.redo");
  _adduce_ui_window_update_actions (self);
}

static void
update_status_button (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  AdduceStatus status = session != NULL ? adduce_session_get_status (session) : ADDUCE_STATUS_NEW;

  if (g_strcmp0 (gtk_menu_button_get_label (self->status_button), adduce_status_get_label (status)) != 0)
    gtk_menu_button_set_label (self->status_button, adduce_status_get_label (status));
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_button), session != NULL);
  _adduce_ui_window_update_actions (self);
}

/* Callbacks */

static void
session_cb (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->history_signals, session != NULL ? adduce_session_get_history (session) : NULL);
  update_title (self);
  update_save_bar (self);
  _adduce_ui_window_update_history (self);
  update_status_button (self);
}

static void
save_state_cb (AdduceUiWindow *self)
{
  update_title (self);
  update_save_bar (self);
  _adduce_ui_window_check_unsaved (self);
}

static void
read_only_cb (AdduceUiWindow *self)
{
  update_title (self);
  _adduce_ui_window_update_care (self);
}

static void
codebook_problem_cb (AdduceUiWindow *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  const char *problem = corpus != NULL ? adduce_corpus_get_codebook_problem (corpus) : NULL;

  if (problem != NULL)
    gtk_label_set_label (self->codebook_label, problem);
  gtk_revealer_set_reveal_child (self->codebook_bar, problem != NULL);
}

static void
open_recent_cb (AdduceUiWindow *self, const char *path)
{
  _adduce_ui_window_show_folder (self, path);
}

AdduceUiWelcome *
_adduce_ui_window_ensure_welcome (AdduceUiWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = g_object_new (ADDUCE_UI_TYPE_WELCOME, NULL);
      adduce_ui_welcome_set_menu (self->welcome, self->main_menu);
      g_signal_connect_swapped (self->welcome, "open-recent", G_CALLBACK (open_recent_cb), self);
      adw_bin_set_child (self->welcome_bin, GTK_WIDGET (self->welcome));
    }
  return self->welcome;
}

static void
update_recent (AdduceUiWindow *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, "recent-corpora");

  adduce_ui_welcome_set_recent (_adduce_ui_window_ensure_welcome (self), (const char *const *) recent);
}

static void
corpus_cb (AdduceUiWindow *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  g_signal_group_set_target (self->corpus_signals, corpus);
  g_signal_group_set_target (self->meta_signals, adduce_ui_context_get_meta_editor (self->context));
  gtk_stack_set_visible_child_name (self->stack, corpus != NULL ? "corpus" : "welcome");
  gtk_widget_set_visible (self->bars, corpus != NULL);
  if (corpus == NULL && self->article_view != NULL)
    update_recent (self);
  update_title (self);
  codebook_problem_cb (self);
  _adduce_ui_window_update_history (self);
}

/* What was said of one article is not about the next. */
static void
article_cb (AdduceUiWindow *self)
{
  adduce_ui_messages_clear (self->messages);
  adduce_ui_panes_set_has_article (self->panes, adduce_ui_context_get_article (self->context) != NULL);
  update_title (self);
}

static void
message_cb (AdduceUiWindow *self, const char *text, gboolean offer_undo)
{
  _adduce_ui_window_show_toast (self, text, offer_undo);
}

static void
recovered_cb (AdduceUiWindow *self, guint n_changes)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u change of an earlier run was recovered",
                                                        "%u changes of an earlier run were recovered", n_changes),
                                           n_changes);

  _adduce_ui_window_show_toast (self, text, FALSE);
}

static void
codebook_dismissed_cb (AdduceUiWindow *self)
{
  gtk_revealer_set_reveal_child (self->codebook_bar, FALSE);
}

static void
active_cb (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);

  if (gtk_window_is_active (GTK_WINDOW (self)))
    _adduce_ui_window_withdraw (self);
  /* A folder monitor misses what other machines and sandboxes do. */
  if (gtk_window_is_active (GTK_WINDOW (self)) && session != NULL)
    adduce_session_check_outside (session);
}

static void
close_answer_cb (const char *answer, gpointer user_data)
{
  g_autoptr (AdduceUiWindow) self = user_data;

  if (answer == NULL || g_str_equal (answer, "cancel"))
    return;

  self->closing = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_window_state (AdduceUiWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 300));
  g_settings_set_int (self->settings, "window-height", MAX (height, 300));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (adduce_ui_context_get_corpus (self->context) == NULL)
    return;

  adduce_ui_panes_save (self->panes);
}

static gboolean
adduce_ui_window_close_request (GtkWindow *window)
{
  AdduceUiWindow *self = ADDUCE_UI_WINDOW (window);

  if (self->inspector != NULL)
    adduce_ui_inspector_commit (self->inspector);
  if (!self->closing && !adduce_ui_context_flush (self->context))
    {
      AdduceSession *session = adduce_ui_context_get_session (self->context);
      const char *reason = session != NULL ? adduce_session_get_save_message (session) : NULL;

      adduce_ui_dialogs_ask_close (window, reason != NULL ? reason : _("Some claims could not be saved."),
                                   close_answer_cb, g_object_ref (self));
      return TRUE;
    }
  if (!self->closing && _adduce_ui_window_ask_about_pages (self, _("_Close Anyway"), close_answer_cb))
    return TRUE;
  save_window_state (self);

  return GTK_WINDOW_CLASS (adduce_ui_window_parent_class)->close_request (window);
}

void
_adduce_ui_window_ensure_panes (AdduceUiWindow *self)
{
  if (self->article_view != NULL)
    return;

  self->article_view = g_object_new (ADDUCE_UI_TYPE_ARTICLE_VIEW, "context", self->context, "width-request", 240,
                                     "hexpand", TRUE, NULL);
  self->inspector
    = g_object_new (ADDUCE_UI_TYPE_INSPECTOR, "context", self->context, "width-request", MIN_PANE, NULL);
  adduce_ui_reading_bind (self->settings, adduce_ui_article_view_get_text_view (self->article_view));
  adduce_ui_inspector_bind_settings (self->inspector, self->settings);
  gtk_paned_set_start_child (self->inner_paned, GTK_WIDGET (self->article_view));
  gtk_paned_set_end_child (self->inner_paned, GTK_WIDGET (self->inspector));
  adduce_ui_panes_set_inspector (self->panes, GTK_WIDGET (self->inspector));
  _adduce_ui_window_make_switcher (self);
}

static gboolean
panes_cb (gpointer data)
{
  AdduceUiWindow *self = data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  self->panes_source = 0;
  if (application != NULL)
    adduce_ui_accels_install (application);
  _adduce_ui_window_make_menus (self);
  _adduce_ui_window_ensure_panes (self);
  if (adduce_ui_context_get_corpus (self->context) == NULL)
    update_recent (self);
  else
    _adduce_ui_window_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (GdkFrameClock *clock, AdduceUiWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_clear_handle_id (&self->panes_source, g_source_remove);
  if (self->article_view == NULL)
    self->panes_source = g_idle_add (panes_cb, self);
}

static void
adduce_ui_window_realize (GtkWidget *widget)
{
  AdduceUiWindow *self = ADDUCE_UI_WINDOW (widget);

  GTK_WIDGET_CLASS (adduce_ui_window_parent_class)->realize (widget);
  if (self->article_view != NULL || self->panes_source != 0)
    return;

  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), self, 0);
  /* A window that nobody sees may never be painted. */
  self->panes_source = g_timeout_add (NEVER_PAINTED, panes_cb, self);
}

static void
adduce_ui_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiWindow *self = ADDUCE_UI_WINDOW (widget);

  adduce_ui_panes_set_size (self->panes, width, height);
  _adduce_ui_window_place_switcher (self, width);
  GTK_WIDGET_CLASS (adduce_ui_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static void
adduce_ui_window_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  AdduceUiWindow *self = ADDUCE_UI_WINDOW (widget);
  int least = 0, other = 0, baselines[2] = { -1, -1 };

  /* Until the panes give way to a narrow window, less than what they need is no question for a later GTK. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      GTK_WIDGET_CLASS (adduce_ui_window_parent_class)
        ->measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &other, &baselines[0], &baselines[1]);
      for_size = MAX (for_size, least);
    }
  GTK_WIDGET_CLASS (adduce_ui_window_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);

  if (orientation == GTK_ORIENTATION_HORIZONTAL && adduce_ui_panes_get_mode (self->panes) != ADDUCE_UI_PANES_NARROW)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
adduce_ui_window_dispose (GObject *object)
{
  AdduceUiWindow *self = ADDUCE_UI_WINDOW (object);

  g_clear_handle_id (&self->codebook_source, g_source_remove);
  g_clear_handle_id (&self->panes_source, g_source_remove);
  if (self->context != NULL)
    _adduce_ui_window_close_corpus (self);
  if (self->care != NULL)
    g_object_run_dispose (G_OBJECT (self->care));
  g_clear_object (&self->care);
  if (self->panes != NULL)
    adduce_ui_panes_stop (self->panes);
  _adduce_ui_window_forget_unsaved (self);
  g_clear_object (&self->messages);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->meta_signals);
  g_clear_object (&self->corpus_signals);
  if (self->context != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->context, self);
      g_signal_handlers_disconnect_by_data (self->context, self->panes);
    }
  if (self->switcher != NULL)
    g_clear_object (&self->title);
  g_clear_object (&self->switcher);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->asked_folder, g_free);

  G_OBJECT_CLASS (adduce_ui_window_parent_class)->dispose (object);

  g_clear_object (&self->panes);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, page_bar_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, list_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, outer_paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, inner_paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, article_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, status_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, narrow_status_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, status_menu);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, bars);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, care_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, save_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, save_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, codebook_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiWindow, codebook_label);
  gtk_widget_class_bind_template_callback (widget_class, codebook_dismissed_cb);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
}

static void
adduce_ui_window_class_init (AdduceUiWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = adduce_ui_window_close_request;
  widget_class->measure = adduce_ui_window_measure;
  widget_class->size_allocate = adduce_ui_window_size_allocate;
  widget_class->realize = adduce_ui_window_realize;

  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_LIST);
  g_type_ensure (ADDUCE_UI_TYPE_CARE_BAR);
  bind_template (widget_class);
}

static void
connect_context (AdduceUiWindow *self)
{
  self->context = adduce_ui_context_new ();
  g_signal_connect_swapped (self->context, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_connect_swapped (self->context, "notify::article", G_CALLBACK (article_cb), self);
  g_signal_connect_swapped (self->context, "notify::coder", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->context, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_connect_swapped (self->context, "message", G_CALLBACK (message_cb), self);
  g_signal_connect_swapped (self->context, "reveal", G_CALLBACK (_adduce_ui_window_show_reading), self);
  g_signal_connect_swapped (self->context, "show-place", G_CALLBACK (_adduce_ui_window_show_reading), self);
  g_signal_connect_swapped (self->context, "select-place", G_CALLBACK (_adduce_ui_window_show_reading), self);
  g_signal_connect_swapped (self->context, "focus-article", G_CALLBACK (adduce_ui_panes_show_article), self->panes);

  self->session_signals = g_signal_group_new (ADDUCE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-state", G_CALLBACK (save_state_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::save-message", G_CALLBACK (save_state_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::read-only-reason", G_CALLBACK (read_only_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::status", G_CALLBACK (update_status_button), self);
  g_signal_group_connect_swapped (self->session_signals, "recovered", G_CALLBACK (recovered_cb), self);
  self->history_signals = g_signal_group_new (ADDUCE_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->history_signals, "notify", G_CALLBACK (_adduce_ui_window_update_history), self);
  g_signal_group_connect_swapped (self->history_signals, "notify", G_CALLBACK (adduce_ui_messages_withdraw_undo),
                                  self->messages);
  self->meta_signals = g_signal_group_new (ADDUCE_TYPE_META_EDITOR);
  g_signal_group_connect_swapped (self->meta_signals, "notify", G_CALLBACK (_adduce_ui_window_update_history), self);
  g_signal_group_connect_swapped (self->meta_signals, "changed", G_CALLBACK (adduce_ui_messages_withdraw_undo),
                                  self->messages);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::codebook-problem",
                                  G_CALLBACK (codebook_problem_cb), self);
}

static void
restore_window_state (AdduceUiWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
adduce_ui_window_init (AdduceUiWindow *self)
{
  self->settings = g_settings_new (ADDUCE_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_label_toasts (self->toast_overlay);
  adduce_ui_compat_watch_popovers (GTK_WINDOW (self));
  self->messages = adduce_ui_messages_new (self->toast_overlay);
  _adduce_ui_window_prepare_menus (self);
  _adduce_ui_window_make_panes (self);
  connect_context (self);
  _adduce_ui_window_make_pages (self);
  _adduce_ui_window_install_actions (self);
  _adduce_ui_window_install_drop (self);
  adduce_ui_key_tip_add_all (GTK_WIDGET (self));
  adduce_ui_key_tip_set (GTK_WIDGET (self->menu_button), _("Main Menu"), "win.menu");

  g_object_set (self->article_list, "context", self->context, NULL);
  g_settings_bind (self->settings, "show-other-coders", self->context, "show-others", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "color-by", adduce_ui_context_get_lens (self->context), "color-by",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "sort-order", self->article_list, "sort", G_SETTINGS_BIND_DEFAULT);

  restore_window_state (self);
  session_cb (self);
  corpus_cb (self);
}

AdduceUiWindow *
adduce_ui_window_new (GtkApplication *application)
{
  return g_object_new (ADDUCE_UI_TYPE_WINDOW, "application", application, NULL);
}

void
adduce_ui_window_flush (AdduceUiWindow *self)
{
  g_return_if_fail (ADDUCE_UI_IS_WINDOW (self));

  if (self->inspector != NULL)
    adduce_ui_inspector_commit (self->inspector);
  adduce_ui_context_flush (self->context);
  _adduce_ui_window_flush_pages (self, NULL);
}

const char *
adduce_ui_window_get_folder (AdduceUiWindow *self)
{
  AdduceCorpus *corpus;

  g_return_val_if_fail (ADDUCE_UI_IS_WINDOW (self), NULL);

  corpus = adduce_ui_context_get_corpus (self->context);
  return corpus != NULL ? adduce_corpus_get_folder (corpus) : NULL;
}

AdduceUiContext *
adduce_ui_window_get_context (AdduceUiWindow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_WINDOW (self), NULL);

  return self->context;
}
