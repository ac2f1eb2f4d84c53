/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window and the desktop around it: which window a folder opens in, folders that are dropped, notifications,
 * and that nobody is logged out while something is not saved.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-application.h"
#include "adduce-ui-window-private.h"

/* What is told; ids of notifications are these, with the window's number. */
static const char *const kinds[] = { "export", "loaded", "print" };

/* Who has had no window of ours for as long is elsewhere. */
#define AWAY_MS 500

void
_adduce_ui_window_show_folder (AdduceUiWindow *self, const char *path)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (ADDUCE_UI_IS_APPLICATION (application))
    adduce_ui_application_open_folder (ADDUCE_UI_APPLICATION (application), path, self);
  else
    adduce_ui_window_open_folder (self, path);
}

/* --- unsaved --- */

void
_adduce_ui_window_forget_unsaved (AdduceUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  g_clear_handle_id (&self->unsaved_source, g_source_remove);
  if (self->inhibit_cookie != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
}

/* Asked every second rather than told: sessions of other articles are being saved too, and while one codes the
 * session manager need not hear of every change. */
static gboolean
unsaved_cb (gpointer data)
{
  AdduceUiWindow *self = data;

  if (adduce_ui_context_is_unsaved (self->context))
    return G_SOURCE_CONTINUE;

  self->unsaved_source = 0;
  _adduce_ui_window_forget_unsaved (self);
  return G_SOURCE_REMOVE;
}

void
_adduce_ui_window_check_unsaved (AdduceUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->unsaved_source != 0 || application == NULL || !adduce_ui_context_is_unsaved (self->context))
    return;

  self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                                  _("Some claims are not saved yet"));
  self->unsaved_source = g_timeout_add_seconds (1, unsaved_cb, self);
}

/* --- notifications --- */

static char *
make_id (AdduceUiWindow *self, const char *kind)
{
  return g_strdup_printf ("%s-%u", kind, gtk_application_window_get_id (GTK_APPLICATION_WINDOW (self)));
}

/* A dialog of the program is as good as its window. */
static gboolean
has_keyboard (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (window))
        return TRUE;
    }
  return FALSE;
}

typedef struct {
  GWeakRef window;
  GNotification *notification;
  char *id;
} Pending;

static void
pending_free (Pending *pending)
{
  g_weak_ref_clear (&pending->window);
  g_object_unref (pending->notification);
  g_free (pending->id);
  g_free (pending);
}

static gboolean
send_cb (gpointer data)
{
  Pending *pending = data;
  g_autoptr (GtkWindow) window = g_weak_ref_get (&pending->window);
  GtkApplication *application = window != NULL ? gtk_window_get_application (window) : NULL;

  if (application != NULL && !has_keyboard ())
    g_application_send_notification (G_APPLICATION (application), pending->id, pending->notification);
  return G_SOURCE_REMOVE;
}

/* While one window closes and the next gets the keyboard, none has it: nobody has left for that. */
void
_adduce_ui_window_notify (AdduceUiWindow *self, const char *kind, const char *title, const char *body)
{
  const char *folder = adduce_ui_window_get_folder (self);
  Pending *pending;

  if (has_keyboard ())
    return;

  pending = g_new0 (Pending, 1);
  g_weak_ref_init (&pending->window, self);
  pending->id = make_id (self, kind);
  pending->notification = g_notification_new (title);
  g_notification_set_body (pending->notification, body);
  if (folder != NULL && g_utf8_validate (folder, -1, NULL))
    g_notification_set_default_action_and_target (pending->notification, "app.show-folder", "s", folder);
  g_timeout_add_full (G_PRIORITY_DEFAULT, AWAY_MS, send_cb, pending, (GDestroyNotify) pending_free);
}

void
_adduce_ui_window_withdraw (AdduceUiWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && application != NULL; i++)
    {
      g_autofree char *id = make_id (self, kinds[i]);

      g_application_withdraw_notification (G_APPLICATION (application), id);
    }
}

/* --- dropped files and folders --- */

/* What was dropped, told apart by a worker, as it looks into the files. */
typedef struct {
  char **paths;
  GPtrArray *coding;   /* what holds the coding of another program */
  GPtrArray *articles; /* files */
  GPtrArray *folders;
} Dropped;

static void
dropped_free (gpointer data)
{
  Dropped *dropped = data;

  g_strfreev (dropped->paths);
  g_ptr_array_unref (dropped->coding);
  g_ptr_array_unref (dropped->articles);
  g_ptr_array_unref (dropped->folders);
  g_free (dropped);
}

static void
tell_apart_cb (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Dropped *dropped = task_data;

  for (guint i = 0; dropped->paths[i] != NULL; i++)
    {
      const char *path = dropped->paths[i];
      gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
      const char *format = is_folder ? adduce_foreign_sniff_folder (path) : adduce_foreign_sniff (path);

      if (format != NULL)
        g_ptr_array_add (dropped->coding, g_strdup (path));
      else
        g_ptr_array_add (is_folder ? dropped->folders : dropped->articles, g_strdup (path));
    }
  g_task_return_boolean (task, TRUE);
}

static void
take_dropped (AdduceUiWindow *self, Dropped *dropped)
{
  for (guint i = 0; i < dropped->folders->len; i++)
    _adduce_ui_window_show_folder (self, dropped->folders->pdata[i]);
  if (dropped->folders->len > 0)
    return;
  g_ptr_array_add (dropped->coding, NULL);
  g_ptr_array_add (dropped->articles, NULL);
  if (dropped->articles->len > 1)
    _adduce_ui_window_import (self, (const char *const *) dropped->articles->pdata);
  if (dropped->coding->len > 1)
    _adduce_ui_window_import_coding (self, (const char *const *) dropped->coding->pdata);
}

static void
told_apart_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdduceUiWindow) self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_dropped (self, g_task_get_task_data (G_TASK (async)));
}

/* Without an open folder there is nothing that coding could come into: a folder is opened, whatever is in it. */
static gboolean
drop_cb (AdduceUiWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  gboolean has_corpus = adduce_ui_context_get_corpus (self->context) != NULL;
  Dropped *dropped = g_new0 (Dropped, 1);

  dropped->coding = g_ptr_array_new_with_free_func (g_free);
  dropped->articles = g_ptr_array_new_with_free_func (g_free);
  dropped->folders = g_ptr_array_new_with_free_func (g_free);
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      gboolean is_folder = path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR);

      if (is_folder && !has_corpus)
        g_ptr_array_add (dropped->folders, g_strdup (path));
      else if (is_folder || (path != NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR)))
        g_strv_builder_add (paths, path);
    }
  dropped->paths = g_strv_builder_end (paths);
  if (dropped->folders->len > 0)
    take_dropped (self, dropped);
  else if (dropped->paths[0] != NULL)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, told_apart_cb, g_object_ref (self));

      g_task_set_task_data (task, dropped, dropped_free);
      g_task_run_in_thread (task, tell_apart_cb);
      return TRUE;
    }
  else
    {
      _adduce_ui_window_show_toast (self, _("Drop a folder of articles to open it"), FALSE);
      dropped_free (dropped);
      return FALSE;
    }
  dropped_free (dropped);
  return TRUE;
}

void
_adduce_ui_window_install_drop (AdduceUiWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the article and the fields, which would take the folder's name as words. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_name (GTK_EVENT_CONTROLLER (target), "folders");
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
