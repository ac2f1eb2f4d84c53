/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours of claims.
 */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "adduce-ui-palette.h"

/* Steps of mixing when a colour is made lighter or darker until it has the contrast it needs. */
#define N_STEPS 64

#define TEXT_CONTRAST 4.5
#define PAPER_CONTRAST 7.0
#define LINE_CONTRAST 3.0
#define LINE_CONTRAST_HIGH 4.5

/* In the dark, for what adduce-categories gives on white paper; found by the same search. */
static const char *const dark_categories[ADDUCE_N_CATEGORIES] = {
  "#b956b0", "#d5d93a", "#736bed", "#fbadf1", "#f83a69", "#bff7a9",
  "#5c79c7", "#a66a8a", "#c15e58", "#feb4ac", "#e6582a", "#a3c9fe",
};

struct _AdduceUiPalette
{
  GObject parent_instance;

  gboolean dark;
  gboolean high_contrast;
  gboolean has_paper;
  GdkRGBA paper;
  GdkRGBA ink;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiPalette, adduce_ui_palette, G_TYPE_OBJECT)

static GdkRGBA
mix (const GdkRGBA *from, const GdkRGBA *to, double amount)
{
  return (GdkRGBA) {
    .red = from->red + (to->red - from->red) * amount,
    .green = from->green + (to->green - from->green) * amount,
    .blue = from->blue + (to->blue - from->blue) * amount,
    .alpha = 1,
  };
}

static double
linearize (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green)
         + 0.0722 * linearize (color->blue);
}

static GdkRGBA
get_theme_background (AdduceUiPalette *self)
{
  return self->dark ? (GdkRGBA) { 0x1e / 255.0, 0x1e / 255.0, 0x1e / 255.0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
}

static GdkRGBA
parse (AdduceUiPalette *self, const char *color)
{
  GdkRGBA rgba;

  if (color != NULL && gdk_rgba_parse (&rgba, color))
    {
      rgba.alpha = 1;
      return rgba;
    }

  return self->dark ? (GdkRGBA) { 0.65, 0.65, 0.67, 1 } : (GdkRGBA) { 0.47, 0.47, 0.49, 1 };
}

/* The colour of a fill before it is made translucent: pale enough that words can be read even on many of
 * them, since a blend of colours is never darker than the darkest. */
static GdkRGBA
get_base (AdduceUiPalette *self, const char *color)
{
  GdkRGBA rgba = parse (self, color);
  GdkRGBA background = adduce_ui_palette_get_background (self);
  GdkRGBA text = adduce_ui_palette_get_text (self);
  GdkRGBA base = rgba;

  for (int i = 1; i <= N_STEPS && adduce_ui_palette_contrast (&base, &text) < TEXT_CONTRAST; i++)
    base = mix (&rgba, &background, i / (double) N_STEPS);

  return base;
}

/* Callbacks */

static void
style_changed_cb (AdduceUiPalette *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);
  gboolean high_contrast = adw_style_manager_get_high_contrast (manager);

  if (self->dark == dark && self->high_contrast == high_contrast)
    return;

  self->dark = dark;
  self->high_contrast = high_contrast;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
adduce_ui_palette_class_init (AdduceUiPaletteClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_palette_init (AdduceUiPalette *self)
{
}

AdduceUiPalette *
adduce_ui_palette_new (gboolean dark, gboolean high_contrast)
{
  AdduceUiPalette *self = g_object_new (ADDUCE_UI_TYPE_PALETTE, NULL);

  self->dark = !!dark;
  self->high_contrast = !!high_contrast;

  return self;
}

AdduceUiPalette *
adduce_ui_palette_get_default (void)
{
  static AdduceUiPalette *palette;

  if (palette == NULL)
    {
      AdwStyleManager *manager = adw_style_manager_get_default ();

      palette = adduce_ui_palette_new (FALSE, FALSE);
      style_changed_cb (palette);
      g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), palette,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), palette,
                               G_CONNECT_SWAPPED);
    }

  return palette;
}

gboolean
adduce_ui_palette_get_dark (AdduceUiPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), FALSE);

  return self->dark;
}

gboolean
adduce_ui_palette_get_high_contrast (AdduceUiPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), FALSE);

  return self->high_contrast;
}

void
adduce_ui_palette_set_paper (AdduceUiPalette *self, const GdkRGBA *background, const GdkRGBA *text)
{
  GdkRGBA ink, end;

  g_return_if_fail (ADDUCE_UI_IS_PALETTE (self));
  g_return_if_fail ((background == NULL) == (text == NULL));

  if (background == NULL)
    {
      if (!self->has_paper)
        return;
      self->has_paper = FALSE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }

  end = get_luminance (background) > 0.18 ? (GdkRGBA) { 0, 0, 0, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
  ink = *text;
  for (int i = 1; i <= N_STEPS && adduce_ui_palette_contrast (&ink, background) < PAPER_CONTRAST; i++)
    ink = mix (text, &end, i / (double) N_STEPS);
  if (self->has_paper && gdk_rgba_equal (&self->paper, background) && gdk_rgba_equal (&self->ink, &ink))
    return;

  self->has_paper = TRUE;
  self->paper = *background;
  self->ink = ink;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
adduce_ui_palette_has_paper (AdduceUiPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), FALSE);

  return self->has_paper && !self->high_contrast;
}

GdkRGBA
adduce_ui_palette_get_background (AdduceUiPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), ((GdkRGBA) { 0 }));

  return adduce_ui_palette_has_paper (self) ? self->paper : get_theme_background (self);
}

GdkRGBA
adduce_ui_palette_get_text (AdduceUiPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), ((GdkRGBA) { 0 }));

  if (adduce_ui_palette_has_paper (self))
    return self->ink;
  if (self->high_contrast)
    return self->dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, 1 };
  return self->dark ? (GdkRGBA) { 0xe6 / 255.0, 0xe6 / 255.0, 0xe6 / 255.0, 1 }
                    : (GdkRGBA) { 0x33 / 255.0, 0x33 / 255.0, 0x33 / 255.0, 1 };
}

GdkRGBA
adduce_ui_palette_get_fill (AdduceUiPalette *self, const char *color)
{
  GdkRGBA fill = { 0 };

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), fill);

  fill = get_base (self, color);
  fill.alpha = self->dark ? 0.30 : 0.15;

  return fill;
}

GdkRGBA
adduce_ui_palette_get_focused_fill (AdduceUiPalette *self, const char *color)
{
  GdkRGBA fill = { 0 };

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), fill);

  fill = get_base (self, color);
  fill.alpha = self->dark ? 0.45 : 0.24;

  return fill;
}

GdkRGBA
adduce_ui_palette_get_line (AdduceUiPalette *self, const char *color)
{
  GdkRGBA line = { 0 }, rgba, background, theme, fill, towards;
  double wanted;

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), line);

  wanted = self->high_contrast ? LINE_CONTRAST_HIGH : LINE_CONTRAST;
  rgba = parse (self, color);
  background = adduce_ui_palette_get_background (self);
  theme = get_theme_background (self); /* swatches and lists stand on it */
  fill = adduce_ui_palette_get_fill (self, color);
  fill = adduce_ui_palette_blend (&background, &fill);
  towards = self->dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, 1 };

  line = rgba;
  for (int i = 1; i <= N_STEPS
                  && (adduce_ui_palette_contrast (&line, &fill) < wanted
                      || adduce_ui_palette_contrast (&line, &theme) < wanted
                      || adduce_ui_palette_contrast (&line, &background) < wanted);
       i++)
    line = mix (&rgba, &towards, i / (double) N_STEPS);

  return line;
}

GdkRGBA
adduce_ui_palette_get_hit (AdduceUiPalette *self)
{
  GdkRGBA hit = { 0 };

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), hit);

  hit = get_base (self, ADDUCE_UI_PALETTE_HIT);
  hit.alpha = self->dark ? 0.6 : 0.55;

  return hit;
}

GdkRGBA
adduce_ui_palette_get_faded (AdduceUiPalette *self)
{
  GdkRGBA background, text;

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), ((GdkRGBA) { 0 }));

  background = adduce_ui_palette_get_background (self);
  text = adduce_ui_palette_get_text (self);
  return mix (&background, &text, self->high_contrast ? 0.45 : 0.35);
}

GdkRGBA
adduce_ui_palette_get_ink (AdduceUiPalette *self, const GdkRGBA *ground)
{
  const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), black);
  g_return_val_if_fail (ground != NULL, black);

  return adduce_ui_palette_contrast (ground, &white) >= adduce_ui_palette_contrast (ground, &black) ? white : black;
}

const char *
adduce_ui_palette_get_category (AdduceUiPalette *self, guint category)
{
  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), NULL);
  g_return_val_if_fail (category < ADDUCE_N_CATEGORIES, NULL);

  return self->dark ? dark_categories[category] : adduce_category_get_color (category);
}

GdkRGBA
adduce_ui_palette_get_veil (AdduceUiPalette *self)
{
  GdkRGBA veil = { 0 }, paper, text;
  double wanted;

  g_return_val_if_fail (ADDUCE_UI_IS_PALETTE (self), veil);

  paper = adduce_ui_palette_get_background (self);
  text = adduce_ui_palette_get_text (self);
  wanted = self->high_contrast ? PAPER_CONTRAST : TEXT_CONTRAST;
  veil = paper;
  veil.alpha = 0;
  for (int i = 1; i < N_STEPS; i++)
    {
      GdkRGBA greyed = mix (&text, &paper, i / (double) N_STEPS);

      if (adduce_ui_palette_contrast (&greyed, &paper) < wanted)
        break;
      veil.alpha = i / (float) N_STEPS;
    }

  return veil;
}

double
adduce_ui_palette_contrast (const GdkRGBA *a, const GdkRGBA *b)
{
  double one, two;

  g_return_val_if_fail (a != NULL && b != NULL, 1);

  one = get_luminance (a);
  two = get_luminance (b);

  return (MAX (one, two) + 0.05) / (MIN (one, two) + 0.05);
}

GdkRGBA
adduce_ui_palette_blend (const GdkRGBA *below, const GdkRGBA *top)
{
  g_return_val_if_fail (below != NULL && top != NULL, ((GdkRGBA) { 0 }));

  return mix (below, top, top->alpha);
}
