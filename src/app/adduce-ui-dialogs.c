/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkFileChooserNative (deprecated in 4.10), AdwMessageDialog (1.6) and AdwAboutWindow (1.6).
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-dialogs.h"

typedef struct {
  AdduceUiPathFunc func;
  gpointer user_data;
} PathCall;

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, PathCall *call)
{
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      path = file != NULL ? g_file_get_path (file) : NULL;
    }
  call->func (path, call->user_data);
  g_free (call);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
show_chooser (GtkWindow *parent, const char *title, GtkFileChooserAction action, const char *accept,
              AdduceUiPathFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, parent, action, accept, _("_Cancel"));
  PathCall *call = g_new0 (PathCall, 1);

  call->func = func;
  call->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), call);
  return chooser;
}

void
adduce_ui_dialogs_open_folder (GtkWindow *parent, const char *title, const char *accept, AdduceUiPathFunc func,
                               gpointer user_data)
{
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (
    show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, accept, func, user_data)));
}

void
adduce_ui_dialogs_save_file (GtkWindow *parent, const char *title, const char *name, AdduceUiPathFunc func,
                             gpointer user_data)
{
  GtkFileChooserNative *chooser
    = show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), func, user_data);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
adduce_ui_dialogs_open_file (GtkWindow *parent, const char *title, const char *patterns, const char *what,
                             AdduceUiPathFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser
    = show_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), func, user_data);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_auto (GStrv) names = g_strsplit (patterns, " ", -1);

  gtk_file_filter_set_name (filter, what);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, names[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

typedef struct
{
  AdduceUiPathsFunc func;
  gpointer user_data;
} PathsCall;

static void
files_response_cb (GtkNativeDialog *dialog, int response, PathsCall *call)
{
  g_autoptr (GListModel) files
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  call->func (paths->len > 1 ? (const char *const *) paths->pdata : NULL, call->user_data);
  g_free (call);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
adduce_ui_dialogs_open_files (GtkWindow *parent, const char *title, AdduceUiPathsFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  PathsCall *call = g_new0 (PathsCall, 1);

  call->func = func;
  call->user_data = user_data;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (files_response_cb), call);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* --- asking --- */

static void
ask_response_cb (AdwMessageDialog *dialog, const char *response, PathCall *call)
{
  /* The answer may close the window, and the click that gave it still holds the dialog, which would look for it. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  call->func (g_str_equal (response, "cancel") ? NULL : response, call->user_data);
}

void
adduce_ui_dialogs_ask (GtkWindow *parent, const char *heading, const char *body, GtkWidget *extra, const char *accept,
                       const char *other, gboolean destructive, AdduceUiPathFunc func, gpointer user_data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  PathCall *call = g_new0 (PathCall, 1);

  call->func = func;
  call->user_data = user_data;
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  if (other != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "other", other);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "accept", accept);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), destructive ? "cancel" : "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (extra != NULL)
    adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), extra);
  g_signal_connect_data (dialog, "response", G_CALLBACK (ask_response_cb), call,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- who codes --- */

typedef struct {
  AdwEntryRow *name;
  AdwEntryRow *nickname;
  AdwMessageDialog *dialog;
  GtkLabel *hint;
  char *id;
  gboolean nickname_touched;
  gboolean suggesting;
  AdduceUiCoderFunc func;
  gpointer user_data;
} CoderCall;

static void
coder_call_free (CoderCall *call)
{
  g_free (call->id);
  g_free (call);
}

static void
coder_check (CoderCall *call)
{
  const char *nickname = gtk_editable_get_text (GTK_EDITABLE (call->nickname));
  gboolean valid = adduce_coder_is_nickname (nickname);

  adw_message_dialog_set_response_enabled (call->dialog, "save", valid);
  gtk_widget_set_visible (GTK_WIDGET (call->hint), !valid && *nickname != '\0');
}

static void
coder_name_changed_cb (CoderCall *call)
{
  g_autofree char *suggested = NULL;

  if (!call->nickname_touched)
    {
      suggested = adduce_coder_suggest_nickname (gtk_editable_get_text (GTK_EDITABLE (call->name)));
      call->suggesting = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (call->nickname), suggested);
      call->suggesting = FALSE;
    }
  coder_check (call);
}

static void
coder_nickname_changed_cb (CoderCall *call)
{
  if (!call->suggesting)
    call->nickname_touched = TRUE;
  coder_check (call);
}

static void
coder_activated_cb (CoderCall *call)
{
  if (adduce_coder_is_nickname (gtk_editable_get_text (GTK_EDITABLE (call->nickname))))
    {
      adw_message_dialog_response (call->dialog, "save");
      gtk_window_destroy (GTK_WINDOW (call->dialog));
    }
}

static void
coder_response_cb (AdwMessageDialog *dialog, const char *response, CoderCall *call)
{
  g_autoptr (AdduceCoder) coder = NULL;
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (call->name)));
  AdduceUiCoderFunc func = g_steal_pointer (&call->func);

  if (func == NULL)
    return;

  if (g_str_equal (response, "save"))
    {
      const char *nickname = gtk_editable_get_text (GTK_EDITABLE (call->nickname));

      g_strstrip (name);
      coder = adduce_coder_new (call->id, nickname, *name != '\0' ? name : NULL, NULL);
    }
  func (coder, call->user_data);
}

static GtkWidget *
make_coder_rows (CoderCall *call, AdduceCoder *present)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = adw_preferences_group_new ();

  call->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  call->nickname = ADW_ENTRY_ROW (adw_entry_row_new ());
  call->hint = GTK_LABEL (gtk_label_new (_("Lower-case letters a–z, digits and hyphens, at most 32")));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (call->name), _("Name"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (call->nickname), _("Nickname for file names"));
  gtk_label_set_wrap (call->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (call->hint), "error");
  gtk_widget_set_visible (GTK_WIDGET (call->hint), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (call->name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (call->nickname));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (call->hint));

  if (present != NULL)
    {
      const char *name = adduce_coder_get_name (present);

      call->nickname_touched = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (call->name), name != NULL ? name : "");
      gtk_editable_set_text (GTK_EDITABLE (call->nickname), adduce_coder_get_nickname (present));
    }
  else if (g_get_real_name () != NULL && !g_str_equal (g_get_real_name (), "Unknown"))
    {
      g_autofree char *nickname = adduce_coder_suggest_nickname (g_get_real_name ());

      gtk_editable_set_text (GTK_EDITABLE (call->name), g_get_real_name ());
      gtk_editable_set_text (GTK_EDITABLE (call->nickname), nickname);
    }
  return box;
}

void
adduce_ui_dialogs_ask_coder (GtkWindow *parent, AdduceCoder *present, AdduceUiCoderFunc func, gpointer user_data)
{
  CoderCall *call = g_new0 (CoderCall, 1);
  GtkWidget *dialog = adw_message_dialog_new (
    parent, _("Who Codes?"),
    _("Your claims are saved in files of your own, named by the nickname. Adduce asks once on this computer."));

  call->func = func;
  call->user_data = user_data;
  call->dialog = ADW_MESSAGE_DIALOG (dialog);
  call->id = present != NULL ? g_strdup (adduce_coder_get_id (present)) : NULL;
  adw_message_dialog_set_extra_child (call->dialog, make_coder_rows (call, present));
  adw_message_dialog_add_responses (call->dialog, "cancel", _("_Only Look"), "save", _("_Start Coding"), NULL);
  adw_message_dialog_set_response_appearance (call->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (call->dialog, "save");
  adw_message_dialog_set_close_response (call->dialog, "cancel");
  coder_check (call);

  g_signal_connect_swapped (call->name, "changed", G_CALLBACK (coder_name_changed_cb), call);
  g_signal_connect_swapped (call->nickname, "changed", G_CALLBACK (coder_nickname_changed_cb), call);
  g_signal_connect_swapped (call->name, "entry-activated", G_CALLBACK (coder_activated_cb), call);
  g_signal_connect_swapped (call->nickname, "entry-activated", G_CALLBACK (coder_activated_cb), call);
  g_signal_connect_data (dialog, "response", G_CALLBACK (coder_response_cb), call,
                         (GClosureNotify) (void (*) (void)) coder_call_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (call->name));
}

/* --- messages --- */

static void
close_response_cb (AdwMessageDialog *dialog, const char *response, PathCall *call)
{
  call->func (response, call->user_data);
}

void
adduce_ui_dialogs_ask_close (GtkWindow *parent, const char *reason, AdduceUiPathFunc func, gpointer user_data)
{
  PathCall *call = g_new0 (PathCall, 1);
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  /* translators: %s is a sentence saying why saving failed */
  body = g_strdup_printf (_("%s\n\nYour changes are kept in Adduce’s own folder and are offered again when the "
                            "article is opened next."),
                          reason);
  dialog = adw_message_dialog_new (parent, _("Not Everything Is Saved"), body);
  call->func = func;
  call->user_data = user_data;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Keep Open"), "close",
                                    _("_Close Anyway"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (close_response_cb), call,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
adduce_ui_dialogs_tell (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

void
adduce_ui_dialogs_about (GtkWindow *parent)
{
  static const char *const developers[] = { "The Adduce Authors", NULL };
  GtkWidget *about = adw_about_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  adw_about_window_set_application_name (ADW_ABOUT_WINDOW (about), _("Adduce"));
  adw_about_window_set_application_icon (ADW_ABOUT_WINDOW (about), ADDUCE_APP_ID);
  adw_about_window_set_version (ADW_ABOUT_WINDOW (about), ADDUCE_VERSION);
  adw_about_window_set_developer_name (ADW_ABOUT_WINDOW (about), _("The Adduce Authors"));
  adw_about_window_set_developers (ADW_ABOUT_WINDOW (about), (const char **) developers);
  adw_about_window_set_copyright (ADW_ABOUT_WINDOW (about), "© 2026 The Adduce Authors");
  adw_about_window_set_license_type (ADW_ABOUT_WINDOW (about), GTK_LICENSE_GPL_3_0);
  adw_about_window_set_website (ADW_ABOUT_WINDOW (about), "https://adduce.github.io/");
  adw_about_window_set_issue_url (ADW_ABOUT_WINDOW (about), "https://github.com/adduce/adduce/issues");
  adw_about_window_set_comments (ADW_ABOUT_WINDOW (about),
                                 _("Read articles, highlight the claims in them, and tag each claim by speaker, "
                                   "stance and evidence."));
  /* translators: your names, one a line */
  adw_about_window_set_translator_credits (ADW_ABOUT_WINDOW (about), _("translator-credits"));
  adduce_ui_compat_label_about (about, ADDUCE_VERSION);
  gtk_window_present (GTK_WINDOW (about));
}
