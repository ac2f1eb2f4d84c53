/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The application: start-up, keys, and which window shows which folder.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "adduce-ui-accels.h"
#include "adduce-ui-application.h"
#include "adduce-ui-preferences.h"
#include "adduce-ui-reading.h"
#include "adduce-ui-window.h"

struct _AdduceUiApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AdduceUiApplication, adduce_ui_application, ADW_TYPE_APPLICATION)

static AdduceUiWindow *
find_window (GtkApplication *application, const char *folder)
{
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (ADDUCE_UI_IS_WINDOW (l->data)
        && g_strcmp0 (adduce_ui_window_get_folder (l->data), folder) == 0)
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
adduce_ui_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "keys", keys_cb, NULL, NULL, NULL },
    { "preferences", preferences_cb, NULL, NULL, NULL },
    { "quit", quit_cb, NULL, NULL, NULL },
  };

  G_APPLICATION_CLASS (adduce_ui_application_parent_class)->startup (application);

  gtk_source_init ();
  adduce_ui_reading_start ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  adduce_ui_accels_install (GTK_APPLICATION (application));
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
      g_autofree char *folder = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
      AdduceUiWindow *window;

      if (folder == NULL)
        continue;
      window = find_window (GTK_APPLICATION (application), folder);
      if (window == NULL)
        window = find_window (GTK_APPLICATION (application), NULL);
      if (window == NULL)
        window = adduce_ui_window_new (GTK_APPLICATION (application));
      /* First the window: the question who codes would end up behind it. */
      gtk_window_present (GTK_WINDOW (window));
      adduce_ui_window_open_folder (window, folder);
    }
}

static void
adduce_ui_application_class_init (AdduceUiApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = adduce_ui_application_startup;
  application_class->activate = adduce_ui_application_activate;
  application_class->open = adduce_ui_application_open;
}

static void
adduce_ui_application_init (AdduceUiApplication *self)
{
  static const GOptionEntry options[] = { { NULL } };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FOLDER]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens a folder of articles (.txt, .text, .md) for coding."));
}

AdduceUiApplication *
adduce_ui_application_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_APPLICATION, "application-id", ADDUCE_APP_ID, "resource-base-path",
                       "/io/github/adduce/Adduce", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
