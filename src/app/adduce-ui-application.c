/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: start-up, keys, and which window shows which folder.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>

#include "adduce-ui-application.h"
#include "adduce-ui-preferences.h"
#include "adduce-ui-reading.h"
#include "adduce-ui-window.h"

struct _AdduceUiApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AdduceUiApplication, adduce_ui_application, ADW_TYPE_APPLICATION)

/* Whether both paths lead to one folder, also by way of links. */
static gboolean
is_same_folder (const char *a, const char *b)
{
  GStatBuf one, two;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;

  return a != NULL && b != NULL && g_stat (a, &one) == 0 && g_stat (b, &two) == 0 && one.st_dev == two.st_dev
         && one.st_ino == two.st_ino;
}

static AdduceUiWindow *
find_window (GtkApplication *application, const char *folder)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ADDUCE_UI_IS_WINDOW (l->data) && is_same_folder (adduce_ui_window_get_folder (l->data), folder))
      return l->data;

  return NULL;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* Each window saves first, and may refuse. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* The codebook of the window that one comes from: its keys are shown beside those of actions. */
static AdduceCodebook *
get_codebook (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ADDUCE_UI_IS_WINDOW (l->data))
      return adduce_ui_context_get_codebook (adduce_ui_window_get_context (l->data));

  return NULL;
}

static void
show_preferences (GtkApplication *application, const char *page)
{
  GtkWindow *window = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL && window == NULL; l = l->next)
    if (ADDUCE_UI_IS_PREFERENCES (l->data))
      window = l->data;
  if (window == NULL)
    {
      window = GTK_WINDOW (adduce_ui_preferences_new (gtk_application_get_active_window (application)));
      gtk_window_set_application (window, application);
    }
  adduce_ui_preferences_set_codebook (ADDUCE_UI_PREFERENCES (window), get_codebook (application));
  if (page != NULL)
    adduce_ui_preferences_show_page (ADDUCE_UI_PREFERENCES (window), page);
  gtk_window_present (window);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (user_data, NULL);
}

static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (user_data, "keys");
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (adduce_ui_window_new (user_data)));
}

/* What a notification leads to. */
static void
show_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adduce_ui_application_open_folder (user_data, g_variant_get_string (parameter, NULL), NULL);
}

/* The session is about to end: what can be saved is. */
static void
query_end_cb (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ADDUCE_UI_IS_WINDOW (l->data))
      adduce_ui_window_flush (l->data);
}

/* GTK reads the themes of icons in a thread as soon as there is a display, but forgets what it read as libadwaita and
 * GtkSourceView add their own icons: then the first icon would have to wait until all is read again. What a changed
 * theme does begins it anew, in the thread, while the window is made. */
static void
read_icons_ahead (void)
{
  GtkSettings *settings = gtk_settings_get_default ();

  if (settings != NULL)
    g_object_notify (G_OBJECT (settings), "gtk-icon-theme-name");
}

static void
adduce_ui_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "keys", keys_cb, NULL, NULL, NULL },
    { "new-window", new_window_cb, NULL, NULL, NULL },
    { "preferences", preferences_cb, NULL, NULL, NULL },
    { "quit", quit_cb, NULL, NULL, NULL },
    { "show-folder", show_folder_cb, "s", NULL, NULL },
  };

  G_APPLICATION_CLASS (adduce_ui_application_parent_class)->startup (application);

  gtk_source_init ();
  read_icons_ahead ();
  adduce_ui_reading_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  gtk_window_set_default_icon_name (ADDUCE_APP_ID);
}

static void
adduce_ui_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (adduce_ui_window_new (GTK_APPLICATION (application)));
  gtk_window_present (window);
}

static void
adduce_ui_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *folder = NULL;

      if (path == NULL)
        continue;
      /* An article stands for the folder that it is in. */
      folder = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_path_get_dirname (path) : g_strdup (path);
      adduce_ui_application_open_folder (ADDUCE_UI_APPLICATION (application), folder, NULL);
    }
}

/* Actions of the desktop file, where the desktop does not call them by D-Bus. */
static int
adduce_ui_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  static const char *const actions[] = { "new-window", "preferences" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_variant_dict_contains (options, actions[i]))
      {
        g_autoptr (GError) error = NULL;

        if (!g_application_register (application, NULL, &error))
          {
            g_printerr ("%s\n", error->message);
            return 1;
          }
        if (g_application_get_is_remote (application))
          {
            g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
            return 0;
          }
        if (!g_str_equal (actions[i], "new-window"))
          g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      }
  return -1;
}

static void
adduce_ui_application_class_init (AdduceUiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = adduce_ui_application_startup;
  application_class->activate = adduce_ui_application_activate;
  application_class->open = adduce_ui_application_open;
  application_class->handle_local_options = adduce_ui_application_handle_local_options;
}

static void
adduce_ui_application_init (AdduceUiApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open another window"), NULL },
    { "preferences", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Show the preferences"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FOLDER]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens a folder of articles (.txt, .text, .md) for coding."));
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
}

AdduceUiApplication *
adduce_ui_application_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_APPLICATION, "application-id", ADDUCE_APP_ID, "resource-base-path",
                       "/io/github/adduce/Adduce", "flags", G_APPLICATION_HANDLES_OPEN, "register-session", TRUE,
                       NULL);
}

void
adduce_ui_application_open_folder (AdduceUiApplication *self, const char *path, AdduceUiWindow *from)
{
  g_autofree char *folder = NULL;
  AdduceUiWindow *window;

  g_return_if_fail (ADDUCE_UI_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  folder = g_canonicalize_filename (path, NULL);
  window = find_window (GTK_APPLICATION (self), folder);
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  if (from != NULL && adduce_ui_window_get_folder (from) == NULL)
    window = from;
  if (window == NULL)
    window = find_window (GTK_APPLICATION (self), NULL);
  if (window == NULL)
    window = adduce_ui_window_new (GTK_APPLICATION (self));
  /* First the window: the question who codes would end up behind it. */
  gtk_window_present (GTK_WINDOW (window));
  adduce_ui_window_open_folder (window, folder);
}
