/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be chosen of how articles look: the window of preferences writes the settings, and the article
 * follows them. Widths and heights are worked out from the font's own figures.
 */
#include "keyboard.h"
#include "window-fixture.h"

#include "adduce-ui-palette.h"
#include "adduce-ui-preferences.h"
#include "adduce-ui-reading.h"
#include "adduce-ui-text-view.h"

static const char article[]
  = "Council votes on the bridge\n\nThe bridge is safe, said the mayor, and nobody in the room who had read "
    "the report of the engineers found that he was wrong; others doubt it, and say so every week.\n";

static gboolean
matches_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static gboolean
matches_id (GtkWidget *widget, gconstpointer id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

static GtkTextView *
get_view (WindowFixture *f)
{
  return GTK_TEXT_VIEW (window_fixture_find (GTK_WIDGET (f->window), matches_type,
                                             GSIZE_TO_POINTER (ADDUCE_UI_TYPE_TEXT_VIEW)));
}

static WindowFixture *
open_article (char **ret_folder)
{
  WindowFixture *f;

  *ret_folder = scratch_new ();
  scratch_write (*ret_folder, "a.txt", article);
  f = window_fixture_new (*ret_folder);
  window_fixture_open (f, "a.txt");
  WAIT_UNTIL (get_view (f) != NULL);
  return f;
}

static void
close_article (WindowFixture *f, char *folder)
{
  window_fixture_free (f);
  scratch_remove (folder);
  g_free (folder);
}

static int
get_column (GtkTextView *view)
{
  return gtk_widget_get_width (GTK_WIDGET (view)) - gtk_text_view_get_left_margin (view)
         - gtk_text_view_get_right_margin (view);
}

static void
get_font (GtkTextView *view, int *ret_char_width, int *ret_height)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (view)), NULL, NULL);

  *ret_char_width = pango_font_metrics_get_approximate_char_width (metrics);
  *ret_height = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);
}

static void
test_text_style (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  char *folder;
  WindowFixture *f = open_article (&folder);
  GtkTextView *view = get_view (f);
  int char_width, height, brackets;

  get_font (view, &char_width, &height);
  g_settings_set_int (settings, "measure", 40);
  WAIT_UNTIL (get_column (view) == PANGO_PIXELS (40 * char_width));

  g_settings_set_double (settings, "line-height", 2.0);
  g_assert_cmpint (gtk_text_view_get_pixels_inside_wrap (view), ==, height);
  g_settings_set_double (settings, "line-height", 1.0);
  g_assert_cmpint (gtk_text_view_get_pixels_inside_wrap (view), >, 0); /* the claims' lines are there */
  g_assert_cmpint (gtk_text_view_get_pixels_inside_wrap (view), <=, 4);

  g_settings_set_boolean (settings, "justify", TRUE);
  g_assert_cmpint (gtk_text_view_get_justification (view), ==, GTK_JUSTIFY_FILL);

  /* No numbers and no measure: at one edge the brackets of claims with half the margin that the other has. */
  g_settings_set_boolean (settings, "paragraph-numbers", FALSE);
  g_settings_set_boolean (settings, "full-width", TRUE);
  brackets = adduce_ui_claim_gutter_get_min_width (adduce_ui_text_view_get_claim_gutter (ADDUCE_UI_TEXT_VIEW (view)),
                                                   gtk_widget_get_width (GTK_WIDGET (view)));
  g_assert_cmpint (brackets, >, 0);
  WAIT_UNTIL (gtk_text_view_get_left_margin (view) == 8 + brackets && gtk_text_view_get_right_margin (view) == 16);

  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (view), "view.zoom-in", NULL);
      g_assert_cmpint (g_settings_get_int (settings, "zoom"), ==, i == 0 ? 110 : 125);
    }
  g_settings_set_int (settings, "zoom", 100);
  g_assert_cmpint (adduce_ui_text_view_get_zoom (ADDUCE_UI_TEXT_VIEW (view)), ==, 100);

  close_article (f, folder);
}

static const char *
get_family (GtkTextView *view)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));

  return pango_font_description_get_family (pango_context_get_font_description (context));
}

static int
get_size (GtkTextView *view)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (view));
  const PangoFontDescription *font = pango_context_get_font_description (context);

  /* CSS makes points absolute, at 96 pixels an inch. */
  g_assert_true (pango_font_description_get_size_is_absolute (font));
  return pango_font_description_get_size (font) * 72 / 96 / PANGO_SCALE;
}

static void
test_font (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  char *folder;
  WindowFixture *f = open_article (&folder);
  GtkTextView *view = get_view (f);
  g_autofree char *family = g_strdup (get_family (view));
  g_autoptr (AdduceUiPalette) palette = adduce_ui_palette_new (FALSE, FALSE);
  g_autofree char *css = NULL;

  g_settings_set_string (settings, "font-family", "DejaVu Serif");
  WAIT_UNTIL (g_strcmp0 (get_family (view), "DejaVu Serif") == 0);
  g_settings_set_int (settings, "font-size", 20);
  WAIT_UNTIL (get_size (view) == 20);
  g_settings_set_int (settings, "zoom", 150);
  WAIT_UNTIL (get_size (view) == 30);
  for (guint i = 0; i < 3; i++)
    g_settings_reset (settings, ((const char *[]) { "font-family", "font-size", "zoom" })[i]);
  WAIT_UNTIL (g_strcmp0 (get_family (view), family) == 0);

  /* A name from a settings file can't end the string. */
  css = adduce_ui_reading_dup_css ("A\"; } * { color: red; \\", 0, palette);
  g_assert_cmpstr (css, ==, ".adduce-article { font-family: \"A\\\"; } * { color: red; \\\\\"; }\n");

  close_article (f, folder);
}

/* The papers of the schemes as their files name them, and words that can be read on them. */
static void
test_paper (void)
{
  static const struct {
    const char *appearance;
    const char *paper;
    const char *color;
  } rows[] = {
    { "light", "solarized", "#fdf6e3" }, { "dark", "solarized", "#002b36" },
    { "light", "classic", "#ffffff" },   { "dark", "Adwaita", NULL },
  };
  /* The scheme follows libadwaita's own dark. */
  const char *adwaita = gtk_source_check_version (5, 16, 0) ? "#1d1d20" : "#262626";
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  AdduceUiPalette *palette = adduce_ui_palette_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GdkRGBA expected, background, text;

      g_settings_set_string (settings, "appearance", rows[i].appearance);
      g_settings_set_string (settings, "paper", rows[i].paper);
      g_assert_true (gdk_rgba_parse (&expected, rows[i].color != NULL ? rows[i].color : adwaita));
      background = adduce_ui_palette_get_background (palette);
      text = adduce_ui_palette_get_text (palette);
      g_assert_true (adduce_ui_palette_has_paper (palette));
      g_assert_true (gdk_rgba_equal (&background, &expected));
      g_assert_cmpfloat (adduce_ui_palette_contrast (&background, &text), >=, 7);
    }

  g_settings_set_string (settings, "paper", "theme");
  g_assert_false (adduce_ui_palette_has_paper (palette));
  g_settings_reset (settings, "appearance");
}

static GtkWindow *
find_preferences (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADDUCE_UI_IS_PREFERENCES (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
test_window (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.adduce.Adduce");
  char *folder;
  WindowFixture *f = open_article (&folder);
  Keyboard *k = keyboard_new ();
  GtkWindow *window, *dialog;
  GtkWidget *measure, *justify, *zoom, *reset, *change;

  g_settings_set_int (settings, "zoom", 125);
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  keyboard_press (k, XK_comma, XK_Control_L);
  WAIT_UNTIL ((window = find_preferences ()) != NULL);
  keyboard_press (k, XK_comma, XK_Control_L); /* not a second one */

  measure = window_fixture_find (GTK_WIDGET (window), matches_id, "measure");
  justify = window_fixture_find (GTK_WIDGET (window), matches_id, "justify");
  zoom = window_fixture_find (GTK_WIDGET (window), matches_id, "zoom");
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (measure)), ==,
                     g_settings_get_int (settings, "measure"));
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (zoom))), ==,
                   "125 %");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (measure), 55);
  g_assert_cmpint (g_settings_get_int (settings, "measure"), ==, 55);
  gtk_switch_set_active (GTK_SWITCH (justify), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "justify"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (zoom), 0);
  g_assert_cmpint (g_settings_get_int (settings, "zoom"), ==, 50);

  reset = window_fixture_find (GTK_WIDGET (window), window_fixture_matches_text, "Back to Defaults");
  g_signal_emit_by_name (gtk_widget_get_ancestor (reset, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (g_settings_get_int (settings, "measure"), ==, 70);
  g_assert_cmpint (g_settings_get_int (settings, "zoom"), ==, 100);
  g_assert_false (g_settings_get_boolean (settings, "justify"));

  /* Who codes is asked anew from here too. */
  g_assert_nonnull (window_fixture_find (GTK_WIDGET (window), window_fixture_matches_text, "Test Coder (tester)"));
  change = window_fixture_find (GTK_WIDGET (window), matches_id, "coder_button");
  g_signal_emit_by_name (change, "clicked");
  WAIT_UNTIL ((dialog = find_dialog ()) != NULL);
  gtk_window_close (dialog);
  WAIT_UNTIL (find_dialog () == NULL);

  gtk_window_close (window);
  WAIT_UNTIL (find_preferences () == NULL);
  keyboard_free (k);
  close_article (f, folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

  g_test_add_func ("/preferences/window", test_window);
  g_test_add_func ("/preferences/text-style", test_text_style);
  g_test_add_func ("/preferences/font", test_font);
  g_test_add_func ("/preferences/paper", test_paper);
  return g_test_run ();
}
