/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How articles look.
 */
#include "config.h"

#include <adwaita.h>

#include "adduce-ui-palette.h"
#include "adduce-ui-reading.h"

typedef struct {
  GSettings *settings;
  GtkCssProvider *provider;
} Reading;

/* A scheme in its light and in its dark variant. */
static const struct {
  const char *paper;
  const char *light;
  const char *dark;
} schemes[] = {
  { "Adwaita", "Adwaita", "Adwaita-dark" },
  { "classic", "classic", "classic-dark" },
  { "solarized", "solarized-light", "solarized-dark" },
};

/* @ground: "back" or "fore" */
static gboolean
parse_color (GtkSourceStyle *style, const char *ground, GdkRGBA *ret_color)
{
  g_autofree char *property = g_strconcat (ground, "ground", NULL);
  g_autofree char *property_set = g_strconcat (property, "-set", NULL);
  g_autofree char *text = NULL;
  gboolean is_set = FALSE;

  g_object_get (style, property, &text, property_set, &is_set, NULL);
  /* A scheme may put a number sign in front of any of GDK's notations. */
  return is_set && text != NULL
         && (gdk_rgba_parse (ret_color, text) || (*text == '#' && gdk_rgba_parse (ret_color, text + 1)));
}

static gboolean
get_paper (const char *paper, gboolean dark, GdkRGBA *ret_background, GdkRGBA *ret_text)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      GtkSourceStyleScheme *scheme;
      GtkSourceStyle *style;

      if (!g_str_equal (schemes[i].paper, paper))
        continue;
      scheme = gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                           dark ? schemes[i].dark : schemes[i].light);
      style = scheme != NULL ? gtk_source_style_scheme_get_style (scheme, "text") : NULL;
      return style != NULL && parse_color (style, "back", ret_background)
             && parse_color (style, "fore", ret_text);
    }
  return FALSE;
}

static void
append_family (GString *css, const char *family)
{
  g_string_append (css, ".adduce-article { font-family: \"");
  for (const char *p = family; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (css, '\\');
      if ((guchar) *p >= ' ')
        g_string_append_c (css, *p);
    }
  g_string_append (css, "\"; }\n");
}

static void
append_sizes (GString *css, int points)
{
  guint n_zooms;
  const int *zooms = adduce_ui_text_view_get_zooms (&n_zooms);

  for (guint i = 0; i < n_zooms; i++)
    g_string_append_printf (css, ".adduce-article.zoom-%d { font-size: %d.%02dpt; }\n", zooms[i],
                            points * zooms[i] / 100, points * zooms[i] % 100);
}

static void
append_paper (GString *css, AdduceUiPalette *palette)
{
  GdkRGBA background = adduce_ui_palette_get_background (palette);
  GdkRGBA text = adduce_ui_palette_get_text (palette);
  g_autofree char *paper = gdk_rgba_to_string (&background);
  g_autofree char *ink = gdk_rgba_to_string (&text);

  g_string_append_printf (css, ".adduce-article, .adduce-article > text { background-color: %s; color: %s; }\n",
                          paper, ink);
}

char *
adduce_ui_reading_dup_css (const char *family, int points, AdduceUiPalette *palette)
{
  GString *css = g_string_new (NULL);

  g_return_val_if_fail (family != NULL, NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (palette), NULL);

  if (*family != '\0')
    append_family (css, family);
  if (points > 0)
    append_sizes (css, points);
  if (adduce_ui_palette_has_paper (palette))
    append_paper (css, palette);
  return g_string_free (css, FALSE);
}

/* Callbacks */

static void
style_cb (Reading *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "font-family");
  g_autofree char *css = adduce_ui_reading_dup_css (family, g_settings_get_int (self->settings, "font-size"),
                                                    adduce_ui_palette_get_default ());

  gtk_css_provider_load_from_data (self->provider, css, -1);
}

static void
paper_cb (Reading *self)
{
  g_autofree char *paper = g_settings_get_string (self->settings, "paper");
  GdkRGBA background, text;

  if (get_paper (paper, adw_style_manager_get_dark (adw_style_manager_get_default ()), &background, &text))
    adduce_ui_palette_set_paper (adduce_ui_palette_get_default (), &background, &text);
  else
    adduce_ui_palette_set_paper (adduce_ui_palette_get_default (), NULL, NULL);
}

static void
appearance_cb (Reading *self)
{
  g_autofree char *appearance = g_settings_get_string (self->settings, "appearance");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (appearance, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (appearance, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

void
adduce_ui_reading_start (void)
{
  static Reading reading;
  AdwStyleManager *manager;

  if (reading.settings != NULL)
    return;

  manager = adw_style_manager_get_default ();
  reading.settings = g_settings_new (ADDUCE_APP_ID);
  reading.provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (reading.provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_signal_connect_swapped (reading.settings, "changed::appearance", G_CALLBACK (appearance_cb), &reading);
  g_signal_connect_swapped (reading.settings, "changed::paper", G_CALLBACK (paper_cb), &reading);
  g_signal_connect_swapped (reading.settings, "changed::font-family", G_CALLBACK (style_cb), &reading);
  g_signal_connect_swapped (reading.settings, "changed::font-size", G_CALLBACK (style_cb), &reading);
  g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (paper_cb), &reading);
  g_signal_connect_swapped (adduce_ui_palette_get_default (), "changed", G_CALLBACK (style_cb), &reading);
  appearance_cb (&reading);
  paper_cb (&reading);
  style_cb (&reading);
}

void
adduce_ui_reading_bind (GSettings *settings, AdduceUiTextView *view)
{
  static const struct {
    const char *key;
    const char *property;
  } keys[] = {
    { "measure", "measure" }, { "full-width", "full-width" },      { "line-height", "line-height" },
    { "justify", "justified" }, { "paragraph-numbers", "numbers" },
  };
  AdduceUiTextStyle *style;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (ADDUCE_UI_IS_TEXT_VIEW (view));

  style = adduce_ui_text_view_get_text_style (view);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_bind (settings, keys[i].key, style, keys[i].property, G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "zoom", view, "zoom", G_SETTINGS_BIND_DEFAULT);
}
