/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exporting from the window, by real keys and a real mouse: every format is offered with what it can be asked, and what
 * it can't hold is told before a place is chosen.
 */
#include "../core/claims-fixture.h"
#include "adduce-print.h"
#include "adduce-ui-export-dialog.h"
#include "adduce-ui-export-preview.h"
#include "file-dialog.h"
#include "pdf-words.h"
#include "window-fixture.h"

static WindowFixture *f;
static Keyboard *keyboard;
static GtkWindow *dialog;
static char *folder;
static char *outside;
static gboolean small; /* the window */

static gboolean
is_combo (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_text_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_spin (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SPIN_BUTTON (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
find (gboolean (*matches) (GtkWidget *widget, gconstpointer data), const char *data)
{
  return window_fixture_find (GTK_WIDGET (dialog), matches, data);
}

static gboolean
shows (const char *text)
{
  return find (window_fixture_matches_text, text) != NULL;
}

static void
set_up (void)
{
  folder = claims_fixture_new ();
  outside = scratch_new ();
  keyboard = keyboard_new ();
  f = window_fixture_new (folder);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  if (small)
    {
      gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 560);
      WAIT_UNTIL (gtk_widget_get_width (GTK_WIDGET (f->window)) == 360);
      keyboard_pump (300);
    }
  keyboard_press (keyboard, XK_e, XK_Control_L);
  dialog = NULL;
  for (gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; dialog == NULL && g_get_monotonic_time () < end;)
    {
      GListModel *windows = gtk_window_get_toplevels ();

      keyboard_pump (50);
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

          if (ADDUCE_UI_IS_EXPORT_DIALOG (window) && gtk_window_is_active (window))
            dialog = window;
        }
    }
  g_assert_nonnull (dialog);
}

static void
tear_down (void)
{
  gtk_window_destroy (dialog);
  window_fixture_free (f);
  keyboard_free (keyboard);
  scratch_remove (folder);
  scratch_remove (outside);
  g_free (folder);
  g_free (outside);
}

static void
choose_format (const char *id)
{
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    if (g_str_equal (formats[i].id, id))
      adw_combo_row_set_selected (ADW_COMBO_ROW (find (is_combo, "Format")), i);
}

static void
click (const char *label)
{
  WAIT_UNTIL (find (is_button, label) != NULL);
  keyboard_pump (300);
  keyboard_click (keyboard, find (is_button, label));
}

/* The list has all of the registry; what is asked follows the format. */
static void
test_asked (void)
{
  guint n_formats;

  adduce_export_get_formats (&n_formats);
  set_up ();
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (find (is_combo, "Format")))), ==,
                    n_formats);
  g_assert_true (shows ("Make Formulas Harmless"));
  g_assert_null (find (is_combo, "Claims Are Labelled or Grouped By"));
  choose_format ("doccano");
  WAIT_UNTIL (!shows ("Make Formulas Harmless"));
  g_assert_nonnull (find (is_combo, "Claims Are Labelled or Grouped By"));
  g_assert_null (find (is_combo, "Text That Is Passed On"));
  choose_format ("html");
  WAIT_UNTIL (find (is_combo, "Text That Is Passed On") != NULL);
  tear_down ();
}

/* A folder of another program's files: first what is lost, then where to, then what was written. */
static void
test_losses (void)
{
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;
  g_autofree char *written = NULL;

  set_up ();
  path = scratch_path (outside, "for-brat");
  choose_format ("brat");
  click ("_Export…");
  WAIT_UNTIL (shows ("9 claims: When it was made and changed is not written"));
  g_assert_false (gtk_label_get_selection_bounds (
    GTK_LABEL (find (window_fixture_matches_text, "9 claims: When it was made")), NULL, NULL));
  click ("_Back");
  WAIT_UNTIL (find (is_combo, "Format") != NULL);
  click ("_Export…");
  WAIT_UNTIL (shows ("9 claims: When it was made and changed is not written"));
  click ("_Export…");
  file_dialog_answer (keyboard, dialog, path);
  WAIT_UNTIL (shows ("9 claims from 4 articles were written to "));
  written = scratch_read (outside, "for-brat/jonas/sub/2031-05-20-late.ann");
  g_assert_true (g_str_has_prefix (written, "T1\tClaim 0 23\tThe minister will raise\n"));
  list = scratch_read (outside, "for-brat.losses.csv");
  g_assert_true (g_str_has_prefix (list, "loss,claim_id,path\r\ntimes,"));
  tear_down ();
}

static gboolean
previews (const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (is_text_view, NULL)));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return strstr (text, words) != NULL;
}

static void
type_into (const char *title, const char *text)
{
  GtkWidget *row = find (is_entry, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gboolean
is_preview (GtkWidget *widget, gconstpointer data)
{
  return ADDUCE_UI_IS_EXPORT_PREVIEW (widget);
}

/* While the claims of an expression are being looked for, the first ones are seen already. */
static void
test_part (void)
{
  const AdduceExportOptions options = { .format = "csv" };

  set_up ();
  WAIT_UNTIL (shows ("Preview: 9 of 9 claims"));
  adduce_ui_export_preview_show (ADDUCE_UI_EXPORT_PREVIEW (find (is_preview, NULL)), folder, &options, TRUE);
  WAIT_UNTIL (shows ("Preview: the first 9 claims; looking for the others…"));
  g_assert_true (previews ("article_id,path,title,coder,claim_id,"));
  tear_down ();
}

/* What the export begins with is seen beside the options, and follows them; what is wrong can't be exported. */
static void
test_preview (void)
{
  set_up ();
  WAIT_UNTIL (shows ("Preview: 9 of 9 claims"));
  g_assert_true (previews ("article_id,path,title,coder,claim_id,"));
  g_assert_true (previews (",The minister will raise"));
  g_assert_true (previews (",anna,"));

  type_into ("Claims That Match (“stance is oppose”)", "coder is jonas");
  WAIT_UNTIL (shows ("Preview: 4 of 4 claims"));
  g_assert_false (previews (",anna,"));
  g_assert_true (previews (",jonas,"));
  type_into ("Claims That Match (“stance is oppose”)", "coder is");
  WAIT_UNTIL (!gtk_widget_get_sensitive (find (is_button, "_Export…")) && !shows ("Looking for claims…"));
  g_assert_true (gtk_widget_has_css_class (find (is_entry, "Claims That Match (“stance is oppose”)"), "error"));
  type_into ("Claims That Match (“stance is oppose”)", "");
  WAIT_UNTIL (shows ("Preview: 9 of 9 claims"));

  type_into ("Appeared From (year, month or day)", "2031-13");
  WAIT_UNTIL (shows ("A date is a year, a month or a day: 2031, 2031-03 or 2031-03-04"));
  g_assert_false (gtk_widget_get_sensitive (find (is_button, "_Export…")));
  type_into ("Appeared From (year, month or day)", "");
  WAIT_UNTIL (gtk_widget_get_sensitive (find (is_button, "_Export…")));

  choose_format ("brat");
  WAIT_UNTIL (shows ("9 claims: When it was made and changed is not written"));
  g_assert_true (previews ("── jonas/sub/2031-05-20-late.ann ──\nT1\tClaim 0 23\tThe minister will raise\n"));
  tear_down ();
}

/* What only some formats are asked for is asked for with these. */
static void
test_own_options (void)
{
  set_up ();
  g_assert_null (find (is_combo, "Columns"));
  choose_format ("conll");
  WAIT_UNTIL (find (is_combo, "Columns") != NULL && shows ("Preview: "));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (is_combo, "Columns")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (is_combo, "How Tags Begin")), 1);
  WAIT_UNTIL (previews ("\nraise E-"));
  choose_format ("parquet-ready");
  WAIT_UNTIL (find (is_spin, NULL) != NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (is_spin, NULL)), 1);
  WAIT_UNTIL (previews ("part-00000.jsonl") && !previews ("part-00001.jsonl") && !previews ("part-00002.jsonl")
              && !previews ("part-00003.jsonl"));
  tear_down ();
}

/* A report as pages, which are made by another thread than the window's, with its words as poppler finds them. */
static void
test_pages (void)
{
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;

  set_up ();
  path = scratch_path (outside, "report.pdf");
  choose_format ("pdf");
  click ("_Export…");
  WAIT_UNTIL (shows ("9 claims: When it was made and changed is not written"));
  click ("_Export…");
  file_dialog_answer (keyboard, dialog, path);
  WAIT_UNTIL (shows ("9 claims from 4 articles were written to "));
  words = pdf_words_read (path, NULL);
  g_assert_nonnull (strstr (words, "The minister will raise"));
  tear_down ();
}

/* In a small window the dialog is no larger than that, and its button is seen whatever is asked. */
static void
test_small (void)
{
  graphene_rect_t button;
  guint n_formats;
  const AdduceExportFormat *formats = adduce_export_get_formats (&n_formats);

  small = TRUE;
  set_up ();
  small = FALSE;
  keyboard_pump (300);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (dialog)), <=, gtk_widget_get_width (GTK_WIDGET (f->window)));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (dialog)), <=, gtk_widget_get_height (GTK_WIDGET (f->window)));
  for (guint i = 0; i < n_formats; i++)
    {
      choose_format (formats[i].id);
      keyboard_pump (50);
      g_assert_true (gtk_widget_compute_bounds (find (is_button, "_Export…"), GTK_WIDGET (dialog), &button));
      g_assert_cmpfloat (button.origin.x, >=, 0);
      g_assert_cmpfloat (button.origin.x + button.size.width, <=, gtk_widget_get_width (GTK_WIDGET (dialog)));
      g_assert_cmpfloat (button.origin.y + button.size.height, <=, gtk_widget_get_height (GTK_WIDGET (dialog)));
    }
  tear_down ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  adduce_print_offer_paper (); /* as the program does, before it knows the formats */

  g_test_add_func ("/export-dialog/asked", test_asked);
  g_test_add_func ("/export-dialog/losses", test_losses);
  g_test_add_func ("/export-dialog/preview", test_preview);
  g_test_add_func ("/export-dialog/part", test_part);
  g_test_add_func ("/export-dialog/own-options", test_own_options);
  g_test_add_func ("/export-dialog/pages", test_pages);
  g_test_add_func ("/export-dialog/small", test_small);
  return g_test_run ();
}
