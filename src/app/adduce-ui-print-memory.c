/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was chosen last for printing, in a file.
 */
#include "config.h"

#include "adduce-ui-print-memory.h"

#include "adduce.h"

#define MAX_BYTES (64 * 1024)
#define MIN_MARGIN 36.0 /* half an inch: printers' own margins leave the text at the edge */

static gboolean is_read;
static GtkPageSetup *last_setup;
static GtkPrintSettings *last_settings;

static char *
make_path (void)
{
  g_autofree char *folder = adduce_paths_config_dir ();

  return g_build_filename (folder, "print.ini", NULL);
}

static void
read_file (void)
{
  g_autofree char *path = make_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;

  if (is_read)
    return;

  is_read = TRUE;
  bytes = adduce_durable_read (path, MAX_BYTES, NULL, NULL);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL))
    return;
  last_setup = gtk_page_setup_new_from_key_file (file, NULL, NULL);
  last_settings = gtk_print_settings_new_from_key_file (file, NULL, NULL);
}

/* Where it can't be written, it is known until the program ends. */
static void
write_file (void)
{
  static const char *const of_one_job[] = { GTK_PRINT_SETTINGS_OUTPUT_URI, GTK_PRINT_SETTINGS_OUTPUT_BASENAME,
                                            GTK_PRINT_SETTINGS_N_COPIES, GTK_PRINT_SETTINGS_PRINT_PAGES,
                                            GTK_PRINT_SETTINGS_PAGE_RANGES };
  g_autofree char *path = make_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes = 0;
  char *data;

  if (last_setup != NULL)
    gtk_page_setup_to_key_file (last_setup, file, NULL);
  if (last_settings != NULL)
    {
      g_autoptr (GtkPrintSettings) kept = gtk_print_settings_copy (last_settings);

      for (guint i = 0; i < G_N_ELEMENTS (of_one_job); i++)
        gtk_print_settings_unset (kept, of_one_job[i]);
      gtk_print_settings_to_key_file (kept, file, NULL);
    }
  data = g_key_file_to_data (file, &n_bytes, NULL);
  bytes = g_bytes_new_take (data, n_bytes);
  adduce_durable_replace (path, bytes, NULL, NULL, NULL, NULL);
}

GtkPageSetup *
adduce_ui_print_memory_get_setup (void)
{
  read_file ();
  return last_setup;
}

GtkPrintSettings *
adduce_ui_print_memory_get_settings (void)
{
  read_file ();
  return last_settings;
}

void
adduce_ui_print_memory_set (GtkPageSetup *setup, GtkPrintSettings *settings)
{
  g_return_if_fail (setup == NULL || GTK_IS_PAGE_SETUP (setup));
  g_return_if_fail (settings == NULL || GTK_IS_PRINT_SETTINGS (settings));

  read_file ();
  if (setup != NULL)
    g_set_object (&last_setup, setup);
  if (settings != NULL)
    g_set_object (&last_settings, settings);
  write_file ();
}

void
adduce_ui_print_memory_drop (void)
{
  is_read = FALSE;
  g_clear_object (&last_setup);
  g_clear_object (&last_settings);
}

void
adduce_ui_print_memory_get_paper (GtkPageSetup *setup, AdducePrintPaper *ret_paper)
{
  g_autoptr (GtkPageSetup) used = NULL;

  g_return_if_fail (ret_paper != NULL);

  if (setup == NULL)
    setup = adduce_ui_print_memory_get_setup ();
  used = setup != NULL ? g_object_ref (setup) : gtk_page_setup_new ();
  ret_paper->width = gtk_page_setup_get_paper_width (used, GTK_UNIT_POINTS);
  ret_paper->height = gtk_page_setup_get_paper_height (used, GTK_UNIT_POINTS);
  ret_paper->top = MAX (gtk_page_setup_get_top_margin (used, GTK_UNIT_POINTS), MIN_MARGIN);
  ret_paper->bottom = MAX (gtk_page_setup_get_bottom_margin (used, GTK_UNIT_POINTS), MIN_MARGIN);
  ret_paper->left = MAX (gtk_page_setup_get_left_margin (used, GTK_UNIT_POINTS), MIN_MARGIN);
  ret_paper->right = MAX (gtk_page_setup_get_right_margin (used, GTK_UNIT_POINTS), MIN_MARGIN);
}
