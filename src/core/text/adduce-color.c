/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contrast, colour blindness and difference of colours.
 */
#include "config.h"

#include "text/adduce-color.h"

#include <math.h>
#include <string.h>

#define DEGREES (G_PI / 180)
#define N_STEPS 256

/* #1e1e1e, the dark theme's paper. */
#define DARK (0x1e / 255.0)

static const double matrices[][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
delinearize (double light)
{
  return light <= 0.0031308 ? light * 12.92 : 1.055 * pow (light, 1 / 2.4) - 0.055;
}

static double
get_luminance (AdduceColor color)
{
  return 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue;
}

static double
read_channel (const char *digits)
{
  return (g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1])) / 255.0;
}

gboolean
adduce_color_parse (const char *text, AdduceColor *ret_color)
{
  g_return_val_if_fail (text != NULL && ret_color != NULL, FALSE);

  if (strlen (text) != 7 || text[0] != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return FALSE;
  *ret_color = (AdduceColor) { linearize (read_channel (text + 1)), linearize (read_channel (text + 3)),
                               linearize (read_channel (text + 5)) };
  return TRUE;
}

static guint
get_byte (double light)
{
  return (guint) CLAMP (lround (delinearize (CLAMP (light, 0, 1)) * 255), 0, 255);
}

char *
adduce_color_to_string (AdduceColor color)
{
  return g_strdup_printf ("#%02x%02x%02x", get_byte (color.red), get_byte (color.green), get_byte (color.blue));
}

double
adduce_color_get_contrast (AdduceColor a, AdduceColor b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

double
adduce_color_get_least_contrast (AdduceColor color)
{
  const AdduceColor light = { 1, 1, 1 }, dark = { linearize (DARK), linearize (DARK), linearize (DARK) };

  return MIN (adduce_color_get_contrast (color, light), adduce_color_get_contrast (color, dark));
}

AdduceColor
adduce_color_simulate (AdduceColor color, AdduceVision vision)
{
  g_return_val_if_fail ((guint) vision < G_N_ELEMENTS (matrices), color);

  const double *m = matrices[vision];
  AdduceColor seen = { m[0] * color.red + m[1] * color.green + m[2] * color.blue,
                       m[3] * color.red + m[4] * color.green + m[5] * color.blue,
                       m[6] * color.red + m[7] * color.green + m[8] * color.blue };
  seen.red = CLAMP (seen.red, 0, 1);
  seen.green = CLAMP (seen.green, 0, 1);
  seen.blue = CLAMP (seen.blue, 0, 1);
  return seen;
}

static double
lab_curve (double t)
{
  const double delta = 6.0 / 29;

  return t > delta * delta * delta ? cbrt (t) : t / (3 * delta * delta) + 4.0 / 29;
}

AdduceLab
adduce_color_to_lab (AdduceColor color)
{
  /* sRGB's primaries, and its white D65 */
  double x = (0.4124564 * color.red + 0.3575761 * color.green + 0.1804375 * color.blue) / 0.95047;
  double y = 0.2126729 * color.red + 0.7151522 * color.green + 0.0721750 * color.blue;
  double z = (0.0193339 * color.red + 0.1191920 * color.green + 0.9503041 * color.blue) / 1.08883;

  x = lab_curve (x);
  y = lab_curve (y);
  z = lab_curve (z);
  return (AdduceLab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* Degrees from 0 to 360; 0 where there is no hue. */
static double
get_hue (double a, double b)
{
  if (a == 0 && b == 0)
    return 0;
  double hue = atan2 (b, a) / DEGREES;
  return hue < 0 ? hue + 360 : hue;
}

static double
get_mean_hue (double h1, double h2, gboolean grey)
{
  if (grey)
    return h1 + h2;
  if (fabs (h1 - h2) <= 180)
    return (h1 + h2) / 2;
  return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

double
adduce_lab_get_difference (AdduceLab x, AdduceLab y)
{
  const double pow25 = 6103515625.0; /* 25^7 */
  double mean_c = (hypot (x.a, x.b) + hypot (y.a, y.b)) / 2;
  double g = 0.5 * (1 - sqrt (pow (mean_c, 7) / (pow (mean_c, 7) + pow25)));
  double a1 = x.a * (1 + g), a2 = y.a * (1 + g);
  double c1 = hypot (a1, x.b), c2 = hypot (a2, y.b);
  double h1 = get_hue (a1, x.b), h2 = get_hue (a2, y.b);
  gboolean grey = c1 * c2 == 0;
  double dh = grey ? 0 : h2 - h1;

  if (dh > 180)
    dh -= 360;
  else if (dh < -180)
    dh += 360;
  double d_l = y.l - x.l, d_c = c2 - c1, d_h = 2 * sqrt (c1 * c2) * sin (dh / 2 * DEGREES);
  double l = (x.l + y.l) / 2, c = (c1 + c2) / 2, h = get_mean_hue (h1, h2, grey);
  double t = 1 - 0.17 * cos ((h - 30) * DEGREES) + 0.24 * cos (2 * h * DEGREES)
             + 0.32 * cos ((3 * h + 6) * DEGREES) - 0.20 * cos ((4 * h - 63) * DEGREES);
  double turn = 30 * exp (-pow ((h - 275) / 25, 2));
  double r_c = 2 * sqrt (pow (c, 7) / (pow (c, 7) + pow25));
  double s_l = 1 + 0.015 * pow (l - 50, 2) / sqrt (20 + pow (l - 50, 2));
  double s_c = 1 + 0.045 * c, s_h = 1 + 0.015 * c * t;
  double r_t = -sin (2 * turn * DEGREES) * r_c;
  return sqrt (pow (d_l / s_l, 2) + pow (d_c / s_c, 2) + pow (d_h / s_h, 2) + r_t * (d_c / s_c) * (d_h / s_h));
}

/* Towards black (below 0) or white. */
static AdduceColor
shade (AdduceColor color, double by)
{
  double end = by < 0 ? 0 : 1, part = fabs (by);

  return (AdduceColor) { color.red + (end - color.red) * part, color.green + (end - color.green) * part,
                         color.blue + (end - color.blue) * part };
}

char *
adduce_color_find_readable (AdduceColor color, double contrast)
{
  for (int i = 0; i <= N_STEPS; i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        g_autofree char *text = adduce_color_to_string (shade (color, sign * i / (double) N_STEPS));
        AdduceColor rounded;

        if (adduce_color_parse (text, &rounded) && adduce_color_get_least_contrast (rounded) >= contrast)
          return g_steal_pointer (&text);
      }
  return adduce_color_to_string (color);
}
