/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a folder, watching its codebook, and who codes.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialogs.h"
#include "adduce-ui-sample.h"
#include "adduce-ui-window-private.h"

#define MAX_RECENT 10
#define LONG_LOADING (2 * G_USEC_PER_SEC)

static void
remember_folder (AdduceUiWindow *self, const char *folder)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, "recent-corpora");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;

  /* Settings hold UTF-8 only: a folder with another name can't be remembered. */
  if (!g_utf8_validate (folder, -1, NULL))
    return;

  g_strv_builder_add (builder, folder);
  for (guint i = 0, n = 1; old[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (old[i], folder))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }
  recent = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "recent-corpora", (const char *const *) recent);
}

static const char *
get_nickname (AdduceUiWindow *self)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);

  return coder != NULL ? adduce_coder_get_nickname (coder) : NULL;
}

/* Who has just opened a folder goes on in its list; who is elsewhere by now, by keys or writing, stays there. */
static void
offer_list (AdduceUiWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (adduce_ui_context_get_article (self->context) != NULL)
    return;
  if (focus != NULL && gtk_widget_get_mapped (focus)
      && (GTK_IS_EDITABLE (focus) || gtk_window_get_focus_visible (GTK_WINDOW (self))))
    return;
  adduce_ui_article_list_focus_list (self->article_list);
}

/* Callbacks */

/* Who waited long may have gone on to something else. */
static void
tell_loaded (AdduceUiWindow *self, AdduceCorpus *corpus)
{
  guint n_articles = adduce_corpus_get_n_articles (corpus);
  g_autofree char *text = NULL;

  if (g_get_monotonic_time () - self->loading_since < LONG_LOADING)
    return;

  text = g_strdup_printf (g_dngettext (NULL, "%u article was looked at", "%u articles were looked at", n_articles),
                          n_articles);
  _adduce_ui_window_notify (self, "loaded", adduce_corpus_get_title (corpus), text);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;
  AdduceCorpus *corpus = ADDUCE_CORPUS (source);
  g_autoptr (GError) error = NULL;
  gboolean loaded = adduce_corpus_load_finish (corpus, result, &error);

  if (adduce_ui_context_get_corpus (self->context) != corpus)
    return;
  if (loaded)
    {
      adduce_ui_care_look (self->care); /* now that it takes nothing from the list */
      offer_list (self);
      tell_loaded (self, corpus);
    }
  if (loaded || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A folder that never was is the welcome page's matter; one that vanished keeps what was seen of it. */
  if (adduce_corpus_get_n_articles (corpus) == 0 && _adduce_ui_window_flush_pages (self, NULL))
    {
      _adduce_ui_window_close_corpus (self);
      adduce_ui_welcome_set_problem (_adduce_ui_window_ensure_welcome (self), error->message);
    }
  else
    _adduce_ui_window_show_toast (self, error->message, FALSE);
}

static gboolean
is_same_codebook (AdduceCodebook *a, AdduceCodebook *b)
{
  return a != NULL && b != NULL && adduce_codebook_get_digest (a) != NULL
         && g_strcmp0 (adduce_codebook_get_digest (a), adduce_codebook_get_digest (b)) == 0;
}

static gboolean
reload_codebook_cb (gpointer data)
{
  AdduceUiWindow *self = data;
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autofree char *problem = NULL;

  self->codebook_source = 0;
  if (corpus == NULL)
    return G_SOURCE_REMOVE;

  codebook = adduce_codebook_load_for_corpus (adduce_corpus_get_folder (corpus), &problem);
  /* The corpus gets its file with its first claim: that is the codebook which is in force already. */
  if (!is_same_codebook (adduce_corpus_get_codebook (corpus), codebook))
    adduce_corpus_set_codebook (corpus, codebook);
  adduce_corpus_set_codebook_problem (corpus, problem);
  return G_SOURCE_REMOVE;
}

static void
codebook_changed_cb (AdduceUiWindow *self)
{
  /* An editor may write in several steps. */
  g_clear_handle_id (&self->codebook_source, g_source_remove);
  self->codebook_source = g_timeout_add (200, reload_codebook_cb, self);
}

static void
watch_codebook (AdduceUiWindow *self, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "codebook.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_clear_object (&self->codebook_monitor);
  self->codebook_monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->codebook_monitor != NULL)
    g_signal_connect_swapped (self->codebook_monitor, "changed", G_CALLBACK (codebook_changed_cb), self);
}

static void
open_now (AdduceUiWindow *self, const char *folder)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);

  if (adduce_ui_context_get_corpus (self->context) != NULL)
    _adduce_ui_window_close_corpus (self);
  if (self->welcome != NULL)
    adduce_ui_welcome_set_problem (self->welcome, NULL);
  adduce_durable_sweep (folder);
  remember_folder (self, folder);
  watch_codebook (self, folder);
  adduce_corpus_set_loading (corpus, TRUE);
  adduce_ui_context_set_corpus (self->context, corpus);
  /* Before the first frame the loader would only compete with it: then the first frame starts it. */
  if (self->article_view != NULL)
    _adduce_ui_window_refresh (self);
}

static void
coder_answered_cb (AdduceCoder *coder, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (coder == NULL)
    return;

  if (!adduce_coder_save (coder, &error))
    _adduce_ui_window_show_toast (self, error->message, FALSE);
  adduce_ui_context_set_coder (self->context, coder);
  _adduce_ui_window_refresh (self);
}

static void
sample_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = adduce_ui_sample_copy_finish (result, &error);

  if (folder == NULL)
    adduce_ui_dialogs_tell (GTK_WINDOW (self), _("Could Not Copy the Sample"), error->message);
  else
    _adduce_ui_window_show_folder (self, folder);
}

static void
sample_folder_cb (const char *path, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;

  if (path != NULL)
    adduce_ui_sample_copy_async (path, NULL, sample_copied_cb, g_object_ref (self));
}

void
_adduce_ui_window_refresh (AdduceUiWindow *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceSession *session = adduce_ui_context_get_session (self->context);

  if (corpus == NULL)
    return;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  self->loading_since = g_get_monotonic_time ();
  adduce_corpus_load_async (corpus, get_nickname (self), self->loading, loaded_cb, g_object_ref (self));
  if (session != NULL)
    adduce_session_check_outside (session);
}

void
_adduce_ui_window_stop_loading (AdduceUiWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
}

void
_adduce_ui_window_close_corpus (AdduceUiWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->codebook_monitor);
  adduce_ui_context_flush (self->context);
  adduce_ui_context_set_corpus (self->context, NULL);
  if (self->care != NULL)
    adduce_ui_care_look (self->care);
}

void
_adduce_ui_window_try_sample (AdduceUiWindow *self)
{
  adduce_ui_dialogs_open_folder (GTK_WINDOW (self), _("Where Shall the Sample Corpus Go?"), _("_Copy Here"),
                                 sample_folder_cb, g_object_ref (self));
}

void
_adduce_ui_window_change_coder (AdduceUiWindow *self)
{
  adduce_ui_dialogs_ask_coder (GTK_WINDOW (self), adduce_ui_context_get_coder (self->context), coder_answered_cb,
                               g_object_ref (self));
}

static void
open_folder (AdduceUiWindow *self, const char *folder)
{
  g_autoptr (AdduceCoder) coder = NULL;
  g_autoptr (GError) error = NULL;

  if (adduce_ui_context_get_coder (self->context) == NULL)
    {
      coder = adduce_coder_load (&error);
      if (error != NULL)
        _adduce_ui_window_show_toast (self, error->message, FALSE);
      if (coder != NULL)
        adduce_ui_context_set_coder (self->context, coder);
    }
  open_now (self, folder);
  if (adduce_ui_context_get_coder (self->context) == NULL)
    _adduce_ui_window_change_coder (self);
}

static void
open_answer_cb (const char *answer, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;
  g_autofree char *folder = g_steal_pointer (&self->asked_folder);

  if (g_strcmp0 (answer, "accept") == 0 && folder != NULL)
    open_folder (self, folder);
}

void
adduce_ui_window_open_folder (AdduceUiWindow *self, const char *folder)
{
  g_autofree char *canonical = NULL;

  g_return_if_fail (ADDUCE_UI_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);

  canonical = g_canonicalize_filename (folder, NULL);
  if (_adduce_ui_window_ask_about_pages (self, _("_Open Anyway"), open_answer_cb))
    {
      g_free (self->asked_folder);
      self->asked_folder = g_steal_pointer (&canonical);
      return;
    }
  open_folder (self, canonical);
}
