/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook's page and the world outside, by real keys and a real mouse: files of other programs, paper; and what
 * Undo takes back while a field has the keyboard.
 */
#include "codebook-fixture.h"
#include "file-dialog.h"
#include "pdf-words.h"

#include "adduce-ui-codebook-page.h"
#include "adduce-ui-print-memory.h"

#include <glib/gstdio.h>

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_CODEBOOK_PAGE (widget);
}

static gboolean
is_menu_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget);
}

/* Opens the page's menu and clicks on an item. */
static void
choose_item (Fixture *t, const char *label)
{
  GtkWidget *page = window_fixture_find (GTK_WIDGET (t->f->window), is_page, NULL);
  GtkWidget *button = window_fixture_find (page, is_menu_button, NULL);

  keyboard_click (t->keyboard, button);
  WAIT_UNTIL (window_fixture_find (button, window_fixture_matches_text, label) != NULL);
  keyboard_pump (300);
  keyboard_click (t->keyboard, window_fixture_find (button, window_fixture_matches_text, label));
}

/* Asks for the kind of file, then for the file. */
static void
export_as (Fixture *t, guint n_down, const char *path)
{
  choose_item (t, "Export…");
  wait_dialog (t, "As an appendix of a paper");
  keyboard_press (t->keyboard, XK_space, 0);
  keyboard_pump (300);
  for (guint i = 0; i < n_down; i++)
    keyboard_press (t->keyboard, XK_Down, 0);
  keyboard_press (t->keyboard, XK_Return, 0);
  keyboard_pump (300);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (find_dialog (t)), is_labelled, "Export…"));
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), path);
  WAIT_UNTIL (strstr (t->messages->str, "Codebook written to") != NULL);
  g_string_truncate (t->messages, 0);
}

/* A page for browsers, pages to print, a table; the table is taken back with what was changed in it. */
static void
test_files (Fixture *t, gconstpointer data)
{
  g_autofree char *html = scratch_path (t->folder, "appendix.html");
  g_autofree char *pdf = scratch_path (t->folder, "appendix.pdf");
  g_autofree char *csv = scratch_path (t->folder, "book.csv");
  g_autofree char *page = NULL;
  g_autofree char *pages = NULL;
  g_autofree char *table = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  export_as (t, 0, html);
  page = scratch_read (t->folder, "appendix.html");
  g_assert_nonnull (strstr (page, "Supports"));
  export_as (t, 1, pdf);
  pages = pdf_words_read (pdf, "-layout");
  g_assert_nonnull (strstr (pages, "Opposes (oppose)"));
  export_as (t, 3, csv);
  table = scratch_read (t->folder, "book.csv");
  g_assert_nonnull (strstr (table, "Opposes"));

  parts = g_strsplit (table, "Opposes", 2);
  changed = g_strjoinv ("Is against", parts);
  scratch_write (t->folder, "book.csv", changed);
  choose_item (t, "Take from a File…");
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), csv);
  wait_dialog (t, "Coding has begun: there is 1 claim.");
  click_in_dialog (t, "Take");
  WAIT_UNTIL (g_str_equal (get_info (t, "stance", "oppose")->label, "Is against"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  WAIT_UNTIL (g_str_equal (get_info (t, "stance", "oppose")->label, "Opposes"));
}

/* A file that is none is told with its name, and nothing changes. */
static void
test_wrong_file (Fixture *t, gconstpointer data)
{
  g_autofree char *wrong = scratch_path (t->folder, "wrong.qdc");

  scratch_write (t->folder, "wrong.qdc", "<CodeBook><Codes>");
  choose_item (t, "Take from a File…");
  file_dialog_answer (t->keyboard, GTK_WINDOW (t->f->window), wrong);
  WAIT_UNTIL (strstr (t->messages->str, "wrong.qdc") != NULL);
  g_assert_cmpuint (adduce_codebook_get_version (get_codebook (t)), ==, 7);
}

static gboolean
is_print_button (GtkWidget *widget, gconstpointer data)
{
  return is_labelled (widget, "Print") && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL;
}

/* The key asks for a printer; there is always the one that prints to a file. */
static void
test_print (Fixture *t, gconstpointer data)
{
  g_autofree char *path = scratch_path (t->folder, "printed.pdf");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *text = NULL;

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  adduce_ui_print_memory_set (NULL, settings);
  keyboard_press (t->keyboard, XK_p, XK_Control_L);
  WAIT_UNTIL (find_dialog (t) != NULL);
  WAIT_UNTIL (gtk_window_is_active (find_dialog (t)));
  keyboard_pump (500);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (find_dialog (t)), is_print_button, NULL));
  WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (find_dialog (t) == NULL);
  text = pdf_words_read (path, "-layout");
  g_assert_nonnull (strstr (text, "Opposes (oppose)"));
}

static gboolean
is_preview (GtkWidget *widget, gconstpointer data)
{
  return window_fixture_matches_text (widget, "1 page");
}

static void
test_preview (Fixture *t, gconstpointer data)
{
  g_autofree char *path = scratch_path (t->folder, "preview.pdf");
  g_autofree char *text = NULL;

  keyboard_hold (t->keyboard, XK_Shift_L, TRUE);
  keyboard_press (t->keyboard, XK_p, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Shift_L, FALSE);
  wait_dialog (t, "Small");
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (find_dialog (t)), is_preview, NULL) != NULL);
  g_assert_null (window_fixture_find (GTK_WIDGET (find_dialog (t)), window_fixture_matches_text, "claims"));
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (find_dialog (t)), is_labelled, "Save as PDF…"));
  file_dialog_answer (t->keyboard, NULL, path);
  WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
  text = pdf_words_read (path, "-layout");
  g_assert_nonnull (strstr (text, "Opposes (oppose)"));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (find_dialog (t) == NULL);
}

/* What was handed over from a field is a step of the codebook: Undo takes back that, not the typing, and the step
 * before it next. */
static void
test_undo_in_field (Fixture *t, gconstpointer data)
{
  select_row (t, "frame/law");
  adduce_ui_line_field_start (ADDUCE_UI_LINE_FIELD (find_field (t, "Name")));
  keyboard_type (t->keyboard, "Courts");
  keyboard_press (t->keyboard, XK_Return, 0);
  g_assert_cmpstr (get_info (t, "frame", "law")->label, ==, "Courts");
  gtk_widget_grab_focus (find_field (t, "Definition"));
  keyboard_type (t->keyboard, "What a court said.");
  keyboard_pump (1000);
  g_assert_cmpstr (get_info (t, "frame", "law")->definition, ==, "What a court said.");
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_pump (1000);
  g_assert_null (get_info (t, "frame", "law")->definition);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_pump (1000);
  g_assert_cmpstr (get_info (t, "frame", "law")->label, ==, "Law");
  g_assert_null (get_info (t, "frame", "law")->definition);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (t->f->window), "undo"));
  /* An entry that has words and nothing to undo leaves Undo to the page. */
  keyboard_hold (t->keyboard, XK_Shift_L, TRUE);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Shift_L, FALSE);
  g_assert_cmpstr (get_info (t, "frame", "law")->label, ==, "Courts");
  gtk_widget_grab_focus (find_field (t, "Name"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_cmpstr (get_info (t, "frame", "law")->label, ==, "Law");
  /* What is being typed is the entry's own. */
  keyboard_press (t->keyboard, XK_End, 0);
  keyboard_type (t->keyboard, "s");
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_press (t->keyboard, XK_Tab, 0);
  g_assert_cmpstr (get_info (t, "frame", "law")->label, ==, "Law");
  /* 7, two changes, two taken back, one done again and taken back: what was typed and undone in the entry is none */
  g_assert_cmpuint (adduce_codebook_get_version (get_codebook (t)), ==, 7 + 6);
}

/* Renames a value while the folder is away. */
static char *
rename_unsaved (Fixture *t)
{
  char *away = g_strconcat (t->folder, "-away", NULL);

  g_assert_cmpint (g_rename (t->folder, away), ==, 0);
  select_row (t, "stance/oppose");
  keyboard_press (t->keyboard, XK_F2, 0);
  keyboard_type (t->keyboard, "Against");
  keyboard_press (t->keyboard, XK_Return, 0);
  WAIT_UNTIL (window_fixture_shows (t->f, "codebook.json"));
  return away;
}

/* A codebook that can't be saved is not lost without a word when the window is closed. */
static void
test_not_saved (Fixture *t, gconstpointer data)
{
  g_autofree char *away = rename_unsaved (t);

  keyboard_press (t->keyboard, XK_w, XK_Control_L);
  wait_dialog (t, "The Codebook Is Not Saved");
  click_in_dialog (t, "Cancel");
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");

  g_assert_cmpint (g_rename (away, t->folder), ==, 0);
  keyboard_click (t->keyboard, window_fixture_find (GTK_WIDGET (t->f->window), is_labelled, "Save Again"));
  WAIT_UNTIL (file_has (t, "\"label\": \"Against\""));
}

/* It is lost where one says so. */
static void
test_close_anyway (Fixture *t, gconstpointer data)
{
  g_autofree char *away = rename_unsaved (t);
  GtkWidget *label;

  keyboard_press (t->keyboard, XK_w, XK_Control_L);
  wait_dialog (t, "The Codebook Is Not Saved");
  label = window_fixture_find (GTK_WIDGET (find_dialog (t)), is_labelled, "Close Anyway");
  keyboard_click (t->keyboard, gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON));
  WAIT_UNTIL (gtk_application_get_windows (t->f->application) == NULL);

  g_assert_cmpint (g_rename (away, t->folder), ==, 0);
  g_assert_false (file_has (t, "Against"));
  g_free (t->f);
  t->f = window_fixture_new (t->folder);
}

/* Another coder at the same window goes on with what is not saved; another folder asks first. */
static void
test_not_saved_elsewhere (Fixture *t, gconstpointer data)
{
  g_autofree char *away = rename_unsaved (t);
  g_autofree char *other = scratch_new ();
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "second", "Second Coder", NULL);

  adduce_ui_context_set_coder (t->f->context, coder);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");
  g_assert_true (window_fixture_shows (t->f, "Save Again"));
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Opposes");
  keyboard_hold (t->keyboard, XK_Shift_L, TRUE);
  keyboard_press (t->keyboard, XK_z, XK_Control_L);
  keyboard_hold (t->keyboard, XK_Shift_L, FALSE);

  scratch_write (other, "codebook.json", book);
  scratch_write (other, "b.txt", "Second article\n\nThe bridge is safe.\n");
  adduce_ui_window_open_folder (t->f->window, other);
  wait_dialog (t, "The Codebook Is Not Saved");
  click_in_dialog (t, "Cancel");
  g_assert_cmpstr (adduce_ui_window_get_folder (t->f->window), ==, t->folder);
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Against");

  adduce_ui_window_open_folder (t->f->window, other);
  wait_dialog (t, "The Codebook Is Not Saved");
  click_in_dialog (t, "Open Anyway");
  WAIT_UNTIL (g_strcmp0 (adduce_ui_window_get_folder (t->f->window), other) == 0);
  WAIT_UNTIL (window_fixture_is_loaded (t->f));
  g_assert_cmpstr (get_info (t, "stance", "oppose")->label, ==, "Opposes");
  g_assert_cmpint (g_rename (away, t->folder), ==, 0);
  scratch_remove (other);
}

/* Who prints while no window has the keyboard is told by the desktop, of which there is only this. */
static void
notify_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  g_dbus_method_invocation_return_value (
    invocation, g_str_equal (method, "Notify") ? g_variant_new ("(u)", 1) : NULL);
}

static void
own_notifications (void)
{
  static const char xml[]
    = "<node><interface name='org.freedesktop.Notifications'>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method></interface></node>";
  static const GDBusInterfaceVTable vtable = { .method_call = notify_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &vtable, NULL, NULL,
                                     &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (bus, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL,
                                NULL);
}

#define ADD(name, test) g_test_add ("/codebook-files/" name, Fixture, NULL, set_up, test, tear_down)

/* After a dialog that was opened from a menu in the menu the keys do as before. */
static void
test_menu_then_keys (Fixture *t, gconstpointer data)
{
  GtkWidget *label;

  choose_item (t, "Take from a Preset");
  WAIT_UNTIL (window_fixture_shows (t->f, "Five-point stance"));
  label = window_fixture_find (GTK_WIDGET (t->f->window), window_fixture_matches_text, "Five-point stance");
  keyboard_pump (400);
  keyboard_click (t->keyboard, label);
  WAIT_UNTIL (find_dialog (t) != NULL && gtk_window_is_active (find_dialog (t)));
  keyboard_press (t->keyboard, XK_Escape, 0);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (t->f->window)));
  keyboard_pump (300);
  keyboard_press (t->keyboard, XK_6, XK_Control_L);
  WAIT_UNTIL (adduce_ui_pages_get_page (adduce_ui_context_get_pages (t->f->context)) == ADDUCE_UI_PAGE_SPEAKERS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  own_notifications ();

  ADD ("files", test_files);
  ADD ("menu-then-keys", test_menu_then_keys);
  ADD ("wrong-file", test_wrong_file);
  ADD ("print", test_print);
  ADD ("preview", test_preview);
  ADD ("undo-in-field", test_undo_in_field);
  ADD ("not-saved", test_not_saved);
  ADD ("close-anyway", test_close_anyway);
  ADD ("not-saved-elsewhere", test_not_saved_elsewhere);

  return g_test_run ();
}
