/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window among others: a window a corpus, folders that are dropped, notifications, and what is printed. The
 * other end is real: a drag by the mouse, a desktop's notifications on the bus, poppler for the pages. It is over 600
 * lines because these other ends are made here.
 */
#include "config.h"

#include "drag.h"
#undef WAIT_UNTIL
#include "adduce-ui-coding-dialog.h"
#include "adduce-ui-import-dialog.h"
#include "adduce-ui-print-memory.h"
#include "adduce-ui-print-pages.h"
#include "adduce-ui-print-preview.h"
#include "pdf-words.h"
#include "window-fixture.h"

#define WORDS "The ferry must stay free, said Mira Tarn.\n"

static char *
make_corpus (void)
{
  char *folder = scratch_new ();

  scratch_write (folder, "ferry.txt", WORDS);
  return folder;
}

static guint
count_windows (WindowFixture *f)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (f->application); l != NULL; l = l->next)
    n += ADDUCE_UI_IS_WINDOW (l->data);
  return n;
}

static AdduceUiWindow *
find_window (WindowFixture *f, const char *folder)
{
  for (GList *l = gtk_application_get_windows (f->application); l != NULL; l = l->next)
    if (ADDUCE_UI_IS_WINDOW (l->data) && g_strcmp0 (adduce_ui_window_get_folder (l->data), folder) == 0)
      return l->data;
  return NULL;
}

/* Closes all windows but the fixture's. */
static void
close_others (WindowFixture *f)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (f->application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != f->window)
      gtk_window_close (l->data);
  WAIT_UNTIL (gtk_application_get_windows (f->application)->next == NULL);
}

/* --- a window a corpus --- */

static void
test_windows (void)
{
  g_autofree char *one = make_corpus ();
  g_autofree char *two = make_corpus ();
  g_autofree char *link = g_strconcat (one, "-link", NULL);
  WindowFixture *f = window_fixture_new (NULL);
  AdduceUiApplication *application = ADDUCE_UI_APPLICATION (f->application);

  /* The first folder takes the window that has none. */
  adduce_ui_application_open_folder (application, one, NULL);
  g_assert_cmpstr (adduce_ui_window_get_folder (f->window), ==, one);
  g_assert_cmpuint (count_windows (f), ==, 1);
  WAIT_UNTIL (window_fixture_is_loaded (f));
  window_fixture_open (f, "ferry.txt");

  adduce_ui_application_open_folder (application, two, f->window);
  g_assert_cmpuint (count_windows (f), ==, 2);
  g_assert_nonnull (find_window (f, two));
  g_assert_cmpstr (adduce_ui_window_get_folder (f->window), ==, one);

  /* The same again, by other paths: nothing is opened anew. */
  g_assert_cmpint (symlink (one, link), ==, 0);
  adduce_ui_application_open_folder (application, link, find_window (f, two));
  g_assert_cmpuint (count_windows (f), ==, 2);
  g_assert_cmpstr (adduce_ui_window_get_folder (f->window), ==, one);
  g_assert_nonnull (adduce_ui_context_get_article (f->context));

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  g_assert_cmpuint (count_windows (f), ==, 3);
  g_action_group_activate_action (G_ACTION_GROUP (application), "show-folder", g_variant_new_string (two));
  g_assert_cmpuint (count_windows (f), ==, 3);

  close_others (f);
  window_fixture_free (f);
  remove (link);
  scratch_remove (one);
  scratch_remove (two);
}

/* --- dropped folders --- */

static GtkWindow *
find_coding (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADDUCE_UI_IS_CODING_DIALOG (window))
        return window;
    }
  return NULL;
}

static GtkWindow *
find_import (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADDUCE_UI_IS_IMPORT_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_drop (void)
{
  g_autofree char *one = make_corpus ();
  g_autofree char *two = make_corpus ();
  g_autofree char *article = g_build_filename (two, "ferry.txt", NULL);
  WindowFixture *f = window_fixture_new (one);
  Keyboard *k = keyboard_new ();

  window_fixture_open (f, "ferry.txt");
  /* A file is brought in, if that is wanted. */
  drag_file (k, article, GTK_WIDGET (f->window));
  WAIT_UNTIL (find_import () != NULL && gtk_window_is_active (find_import ()));
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (find_import ()), window_fixture_matches_text, "1 article, ") != NULL);
  gtk_window_close (find_import ());
  WAIT_UNTIL (find_import () == NULL);
  g_assert_cmpuint (count_windows (f), ==, 1);

  drag_file (k, two, GTK_WIDGET (f->window));
  WAIT_UNTIL (find_window (f, two) != NULL);
  g_assert_cmpuint (count_windows (f), ==, 2);
  g_assert_cmpstr (adduce_ui_window_get_folder (f->window), ==, one);

  close_others (f);
  keyboard_free (k);
  window_fixture_free (f);
  scratch_remove (one);
  scratch_remove (two);
}

/* A folder of brat and a file with claims are brought in with their claims; a corpus with such a folder is opened. */
static void
test_drop_coding (void)
{
  g_autofree char *one = make_corpus ();
  g_autofree char *brat = scratch_new ();
  g_autofree char *miller = g_test_build_filename (G_TEST_DIST, "data", "foreign", "mae", "miller.xml", NULL);
  const char *paths[] = { brat, miller };
  const char *shown[] = { "1 claim in 1 document", " in 1 document · the format seems to be MAE" };
  WindowFixture *f = window_fixture_new (one);
  Keyboard *k = keyboard_new ();

  scratch_write (brat, "ferry.txt", WORDS);
  scratch_write (brat, "ferry.ann", "T1\tClaim 0 9\tThe ferry\n");
  window_fixture_open (f, "ferry.txt");
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      drag_file (k, paths[i], GTK_WIDGET (f->window));
      WAIT_UNTIL (find_coding () != NULL && gtk_window_is_active (find_coding ()));
      WAIT_UNTIL (window_fixture_find (GTK_WIDGET (find_coding ()), window_fixture_matches_text, shown[i]) != NULL);
      gtk_window_close (find_coding ());
      WAIT_UNTIL (find_coding () == NULL);
    }
  g_assert_cmpuint (count_windows (f), ==, 1);
  g_assert_null (find_import ());

  scratch_write (brat, "codebook.json", "{}");
  drag_file (k, brat, GTK_WIDGET (f->window));
  WAIT_UNTIL (find_window (f, brat) != NULL);

  close_others (f);
  keyboard_free (k);
  window_fixture_free (f);
  scratch_remove (one);
  scratch_remove (brat);
}

/* --- paper --- */

static AdduceUiPrintPreview *
find_preview (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADDUCE_UI_IS_PRINT_PREVIEW (window))
        return ADDUCE_UI_PRINT_PREVIEW (window);
    }
  return NULL;
}

static void
assert_pages (const char *path)
{
  g_autofree char *text = pdf_words_read (path, NULL);

  g_assert_nonnull (strstr (text, "Page 1 of 1"));
  g_assert_nonnull (strstr (text, "The ferry must stay free, said Mira Tarn."));
  g_assert_nonnull (strstr (text, "Mira Tarn\n"));
  g_assert_nonnull (strstr (text, "Supports"));
  g_assert_nonnull (strstr (text, "ferry.txt"));
}

static void
code_ferry (WindowFixture *f)
{
  g_autoptr (AdduceTag) stance = adduce_tag_new ("support", "Supports");
  g_autoptr (AdduceTag) speaker = adduce_tag_new_for_label ("Mira Tarn");
  g_autoptr (AdduceTagList) speakers = adduce_tag_list_new (&speaker, 1);

  window_fixture_open (f, "ferry.txt");
  window_fixture_code (f, 0, 24);
  adduce_ui_context_set_stance (f->context, stance);
  adduce_ui_context_set_speakers (f->context, speakers);
}

static void
finished_cb (char **told, const char *title)
{
  g_free (*told);
  *told = g_strdup (title);
}

/* By the toolkit's operation, as the dialog's “Print to File” does. */
static void
test_print (void)
{
  g_autofree char *folder = make_corpus ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GSettings) settings = g_settings_new (ADDUCE_APP_ID);
  g_autoptr (AdduceUiPrintJob) job = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;
  WindowFixture *f = window_fixture_new (folder);

  code_ferry (f);
  adduce_ui_lens_set_color_by (adduce_ui_context_get_lens (f->context), ADDUCE_FACET_SPEAKER);
  job = adduce_ui_print_job_new (f->context, settings);
  g_signal_connect_swapped (job, "finished", G_CALLBACK (finished_cb), &told);
  operation = adduce_ui_print_job_make_operation (job);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (f->window), &error);
  g_assert_no_error (error);
  WAIT_UNTIL (told != NULL);
  g_assert_cmpstr (told, ==, "Printed");
  assert_pages (path);
  /* Colours are those of the window, and explained at the foot. */
  text = pdf_words_read (path, NULL);
  g_assert_nonnull (strstr (text, "Speaker"));

  window_fixture_free (f);
  scratch_remove (folder);
}

/* The next run prints on the same paper by the same printer, but not the same pages into the same file; a file that
 * is no such one is nothing. */
static void
test_print_memory (void)
{
  g_autofree char *folder = adduce_paths_config_dir ();
  g_autofree char *path = g_build_filename (folder, "print.ini", NULL);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A5);
  GtkPrintSettings *kept;

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_settings_set_printer (settings, "Upstairs");
  gtk_print_settings_set_n_copies (settings, 7);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, "file:///tmp/x.pdf");
  adduce_ui_print_memory_set (setup, settings);
  adduce_ui_print_memory_drop ();
  g_assert_nonnull (adduce_ui_print_memory_get_setup ());
  /* A5 is 148 by 210 mm, and lies on its side */
  g_assert_cmpfloat (gtk_page_setup_get_paper_width (adduce_ui_print_memory_get_setup (), GTK_UNIT_MM), ==, 210);
  g_assert_cmpfloat (gtk_page_setup_get_paper_height (adduce_ui_print_memory_get_setup (), GTK_UNIT_MM), ==, 148);
  kept = adduce_ui_print_memory_get_settings ();
  g_assert_cmpstr (gtk_print_settings_get_printer (kept), ==, "Upstairs");
  g_assert_cmpint (gtk_print_settings_get_n_copies (kept), ==, 1);
  g_assert_null (gtk_print_settings_get (kept, GTK_PRINT_SETTINGS_OUTPUT_URI));

  g_assert_true (g_file_set_contents (path, "\x01 no key file", -1, NULL));
  adduce_ui_print_memory_drop ();
  g_assert_null (adduce_ui_print_memory_get_setup ());
  g_assert_null (adduce_ui_print_memory_get_settings ());
  g_assert_cmpint (g_unlink (path), ==, 0);
  adduce_ui_print_memory_drop ();
}

static gboolean
is_pages (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_PRINT_PAGES (widget);
}

static void
test_preview (void)
{
  g_autofree char *folder = make_corpus ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  AdduceUiPrintPreview *preview;
  GtkWidget *pages;
  WindowFixture *f = window_fixture_new (folder);

  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "print-preview"));
  code_ferry (f);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "print-preview", NULL);
  preview = find_preview ();
  g_assert_nonnull (preview);
  g_assert_false (gtk_window_get_modal (GTK_WINDOW (preview)));
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (preview), window_fixture_matches_text, "1 page · 1 claim") != NULL);
  pages = window_fixture_find (GTK_WIDGET (preview), is_pages, NULL);
  g_assert_nonnull (pages);
  /* A page of A4 or Letter is higher than it is wide. */
  WAIT_UNTIL (gtk_widget_get_height (pages) > gtk_widget_get_width (pages));

  adduce_ui_print_preview_save (preview, path);
  WAIT_UNTIL (g_file_test (path, G_FILE_TEST_EXISTS));
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (preview), window_fixture_matches_text, "Saved as") != NULL);
  assert_pages (path);
  gtk_window_close (GTK_WINDOW (preview));
  WAIT_UNTIL (find_preview () == NULL);

  window_fixture_free (f);
  scratch_remove (folder);
}

/* --- notifications --- */

/* What the desktop is asked to show; a program in a sandbox asks its portal for the same. */
typedef struct {
  GDBusConnection *bus;
  guint names[2];
  guint n_owned;
  guint n_calls;
  char *summary;
  char *body;
} Desktop;

static const char interface_xml[]
  = "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "</interface><interface name='org.freedesktop.portal.Notification'>"
    "<method name='AddNotification'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
    "<method name='RemoveNotification'><arg type='s' direction='in'/></method>"
    "<property name='version' type='u' access='read'/>"
    "</interface></node>";

static void
call_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Desktop *desktop = data;

  if (g_str_equal (method, "Notify"))
    {
      g_free (desktop->summary);
      g_free (desktop->body);
      g_variant_get_child (parameters, 3, "s", &desktop->summary);
      g_variant_get_child (parameters, 4, "s", &desktop->body);
      desktop->n_calls++;
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", desktop->n_calls));
    }
  else if (g_str_equal (method, "AddNotification"))
    {
      g_autoptr (GVariant) notification = g_variant_get_child_value (parameters, 1);

      g_free (desktop->summary);
      g_free (desktop->body);
      g_assert_true (g_variant_lookup (notification, "title", "s", &desktop->summary));
      g_assert_true (g_variant_lookup (notification, "body", "s", &desktop->body));
      desktop->n_calls++;
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "GetCapabilities"))
    {
      const char *const capabilities[] = { "actions", "body", NULL };

      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", capabilities));
    }
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
get_version_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *property,
                GError **error, gpointer data)
{
  return g_variant_new_uint32 (1);
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((Desktop *) data)->n_owned++;
}

static void
desktop_start (Desktop *desktop)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb, .get_property = get_version_cb };
  static const char *const names[] = { "org.freedesktop.Notifications", "org.freedesktop.portal.Desktop" };
  static const char *const paths[] = { "/org/freedesktop/Notifications", "/org/freedesktop/portal/desktop" };
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GError) error = NULL;

  desktop->bus = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_dbus_connection_register_object (desktop->bus, paths[i], node->interfaces[i], &table, desktop, NULL, &error);
      g_assert_no_error (error);
      desktop->names[i] = g_bus_own_name_on_connection (desktop->bus, names[i], G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb,
                                                        NULL, desktop, NULL);
    }
  WAIT_UNTIL (desktop->n_owned == G_N_ELEMENTS (names));
}

static void
desktop_stop (Desktop *desktop)
{
  for (guint i = 0; i < G_N_ELEMENTS (desktop->names); i++)
    g_bus_unown_name (desktop->names[i]);
  g_object_unref (desktop->bus);
  g_free (desktop->summary);
  g_free (desktop->body);
}

/* The keyboard goes to a window that is none of the program's. */
static Window
take_focus (Display *display)
{
  Window window = XCreateSimpleWindow (display, DefaultRootWindow (display), 900, 600, 50, 50, 0, 0, 0);
  XSetWindowAttributes attributes = { .override_redirect = True };

  XChangeWindowAttributes (display, window, CWOverrideRedirect, &attributes);
  XMapRaised (display, window);
  XSync (display, False);
  XSetInputFocus (display, window, RevertToNone, CurrentTime);
  XSync (display, False);
  return window;
}

static void
give_focus (Display *display, GtkWindow *window)
{
  XSetInputFocus (display, gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))), RevertToNone,
                  CurrentTime);
  XSync (display, False);
  WAIT_UNTIL (gtk_window_is_active (window));
}

static void
test_notifications (void)
{
  Desktop desktop = { 0 };
  Display *display = XOpenDisplay (NULL);
  g_autofree char *folder = make_corpus ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autofree char *again = g_build_filename (folder, "again.pdf", NULL);
  WindowFixture *f;
  AdduceUiPrintPreview *preview;

  desktop_start (&desktop);
  f = window_fixture_new (folder);
  code_ferry (f);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "print-preview", NULL);
  preview = find_preview ();
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (preview), window_fixture_matches_text, "1 page · 1 claim") != NULL);

  /* Whoever looks on needs no telling. */
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (preview)));
  adduce_ui_print_preview_save (preview, path);
  WAIT_UNTIL (window_fixture_find (GTK_WIDGET (preview), window_fixture_matches_text, "Saved as") != NULL);
  keyboard_pump (100);
  g_assert_cmpuint (desktop.n_calls, ==, 0);

  take_focus (display);
  WAIT_UNTIL (!gtk_window_is_active (GTK_WINDOW (preview)) && !gtk_window_is_active (GTK_WINDOW (f->window)));
  adduce_ui_print_preview_save (preview, path);
  WAIT_UNTIL (desktop.n_calls == 1);
  g_assert_cmpstr (desktop.summary, ==, "PDF Saved");
  g_assert_cmpstr (desktop.body, ==, path);

  /* Whoever is back at once, as when one window hands the keyboard to the next, has not been away. */
  give_focus (display, GTK_WINDOW (preview));
  take_focus (display);
  WAIT_UNTIL (!gtk_window_is_active (GTK_WINDOW (preview)) && !gtk_window_is_active (GTK_WINDOW (f->window)));
  adduce_ui_print_preview_save (preview, again);
  WAIT_UNTIL (g_file_test (again, G_FILE_TEST_EXISTS));
  keyboard_pump (50);
  give_focus (display, GTK_WINDOW (preview));
  keyboard_pump (1000);
  g_assert_cmpuint (desktop.n_calls, ==, 1);

  gtk_window_close (GTK_WINDOW (preview));
  WAIT_UNTIL (find_preview () == NULL);
  window_fixture_free (f);
  XCloseDisplay (display);
  desktop_stop (&desktop);
  scratch_remove (folder);
}

/* --- long work --- */

static gboolean
goes_on (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.refresh") == 0;
}

/* What takes long can be stopped by key, and holds up nobody: no window that it opens is modal. */
static void
test_stop (void)
{
  g_autofree char *folder = make_corpus ();
  g_autofree char *other = make_corpus ();
  WindowFixture *f;
  GtkWidget *button;
  guint n = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%04u.txt", i);

      scratch_write (folder, name, WORDS);
    }
  f = window_fixture_new (other);
  window_fixture_open (f, "ferry.txt");
  adduce_ui_window_open_folder (f->window, folder);
  g_action_group_activate_action (G_ACTION_GROUP (f->window), "stop", NULL);
  WAIT_UNTIL (window_fixture_is_loaded (f));
  for (guint i = 0; i < adduce_corpus_get_n_articles (adduce_ui_context_get_corpus (f->context)); i++)
    {
      g_autoptr (AdduceArticle) article
        = g_list_model_get_item (G_LIST_MODEL (adduce_ui_context_get_corpus (f->context)), i);

      n += adduce_article_is_seen (article);
    }
  g_assert_cmpuint (n, <, 3001);

  /* The window says so, not that there are none; another look goes on to the end. */
  g_assert_true (adduce_corpus_get_stopped (adduce_ui_context_get_corpus (f->context)));
  WAIT_UNTIL (window_fixture_shows (f, "topped"));
  g_assert_false (window_fixture_shows (f, "This folder has no articles"));
  button = window_fixture_find (GTK_WIDGET (f->window), goes_on, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  WAIT_UNTIL (window_fixture_is_loaded (f)
              && adduce_corpus_get_n_articles (adduce_ui_context_get_corpus (f->context)) == 3001);

  WAIT_UNTIL (!window_fixture_shows (f, "topped"));

  g_action_group_activate_action (G_ACTION_GROUP (f->window), "export", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

      g_assert_false (gtk_window_get_modal (window));
    }
  close_others (f);
  window_fixture_free (f);
  scratch_remove (folder);
  scratch_remove (other);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/desktop/windows", test_windows);
  g_test_add_func ("/desktop/drop", test_drop);
  g_test_add_func ("/desktop/drop-coding", test_drop_coding);
  g_test_add_func ("/desktop/print", test_print);
  g_test_add_func ("/desktop/print-memory", test_print_memory);
  g_test_add_func ("/desktop/preview", test_preview);
  g_test_add_func ("/desktop/notifications", test_notifications);
  g_test_add_func ("/desktop/stop", test_stop);
  return g_test_run ();
}
