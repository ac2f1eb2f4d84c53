/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours by published values, and hints with what mends them.
 */
#include "model-fixture.h"

#include <math.h>

/* Sharma, Wu & Dalal 2005, The CIEDE2000 Color-Difference Formula, table 1. */
static const struct
{
  AdduceLab a;
  AdduceLab b;
  double difference;
} sharma[] = {
  { { 50.0000, 2.6772, -79.7751 }, { 50.0000, 0.0000, -82.7485 }, 2.0425 },
  { { 50.0000, 3.1571, -77.2803 }, { 50.0000, 0.0000, -82.7485 }, 2.8615 },
  { { 50.0000, 2.8361, -74.0200 }, { 50.0000, 0.0000, -82.7485 }, 3.4412 },
  { { 50.0000, -1.3802, -84.2814 }, { 50.0000, 0.0000, -82.7485 }, 1.0000 },
  { { 50.0000, -1.1848, -84.8006 }, { 50.0000, 0.0000, -82.7485 }, 1.0000 },
  { { 50.0000, -0.9009, -85.5211 }, { 50.0000, 0.0000, -82.7485 }, 1.0000 },
  { { 50.0000, 0.0000, 0.0000 }, { 50.0000, -1.0000, 2.0000 }, 2.3669 },
  { { 50.0000, 2.4900, -0.0010 }, { 50.0000, -2.4900, 0.0009 }, 7.1792 },
  { { 50.0000, 2.4900, -0.0010 }, { 50.0000, -2.4900, 0.0011 }, 7.2195 },
  { { 50.0000, -0.0010, 2.4900 }, { 50.0000, 0.0009, -2.4900 }, 4.8045 },
  { { 50.0000, 2.5000, 0.0000 }, { 50.0000, 0.0000, -2.5000 }, 4.3065 },
  { { 50.0000, 2.5000, 0.0000 }, { 73.0000, 25.0000, -18.0000 }, 27.1492 },
  { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
  { { 63.0109, -31.0961, -5.8663 }, { 62.8187, -29.7946, -4.0864 }, 1.2630 },
  { { 35.0831, -44.1164, 3.7933 }, { 35.0232, -40.0716, 1.5901 }, 1.8645 },
  { { 22.7233, 20.0904, -46.6940 }, { 23.0331, 14.9730, -42.5619 }, 2.0373 },
  { { 90.8027, -2.0831, 1.4410 }, { 91.1528, -1.6435, 0.0447 }, 1.4441 },
  { { 6.7747, -0.2908, -2.4247 }, { 5.8714, -0.0985, -2.2286 }, 0.6377 },
  { { 2.0776, 0.0795, -1.1350 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
};

static AdduceColor
color (const char *text)
{
  AdduceColor color;
  g_assert_true (adduce_color_parse (text, &color));
  return color;
}

static void
assert_near (double value, double expected, double by)
{
  if (fabs (value - expected) > by)
    g_error ("%f is not %f", value, expected);
}

static void
test_difference (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sharma); i++)
    {
      assert_near (adduce_lab_get_difference (sharma[i].a, sharma[i].b), sharma[i].difference, 0.00005001);
      assert_near (adduce_lab_get_difference (sharma[i].b, sharma[i].a), sharma[i].difference, 0.00005001);
    }
}

static void
test_colors (void)
{
  /* WCAG 2.2: black on white is 21 to 1; the grey #767676 is the well-known lightest with 4.5 to 1 on white */
  assert_near (adduce_color_get_contrast (color ("#000000"), color ("#ffffff")), 21, 1e-9);
  g_assert_cmpfloat (adduce_color_get_contrast (color ("#767676"), color ("#ffffff")), >=, 4.5);
  g_assert_cmpfloat (adduce_color_get_contrast (color ("#777777"), color ("#ffffff")), <, 4.5);

  /* sRGB's red in CIELAB under D65 is 53.24, 80.09, 67.20 */
  AdduceLab red = adduce_color_to_lab (color ("#ff0000"));
  assert_near (red.l, 53.24, 0.01);
  assert_near (red.a, 80.09, 0.01);
  assert_near (red.b, 67.20, 0.01);

  /* Machado, Oliveira & Fernandes 2009, table 1, severity 1.0: what pure lights become; white stays white */
  AdduceColor protan = adduce_color_simulate ((AdduceColor){ 0.5, 0, 0 }, ADDUCE_VISION_PROTANOPIA);
  assert_near (protan.red, 0.076143, 1e-6);
  assert_near (protan.green, 0.0572515, 1e-6);
  assert_near (protan.blue, 0, 1e-6); /* −0.001941, out of the gamut */
  AdduceColor deutan = adduce_color_simulate ((AdduceColor){ 0, 0.5, 0 }, ADDUCE_VISION_DEUTERANOPIA);
  assert_near (deutan.red, 0.430323, 1e-6);
  assert_near (deutan.green, 0.3362505, 1e-6);
  assert_near (deutan.blue, 0.02147, 1e-6);
  for (AdduceVision vision = ADDUCE_VISION_FULL; vision <= ADDUCE_VISION_TRITANOPIA; vision++)
    {
      g_autofree char *white = adduce_color_to_string (adduce_color_simulate (color ("#ffffff"), vision));
      g_autofree char *grey = adduce_color_to_string (adduce_color_simulate (color ("#808080"), vision));
      g_assert_cmpstr (white, ==, "#ffffff");
      g_assert_cmpstr (grey, ==, "#808080");
    }
  AdduceColor ignored;
  g_assert_false (adduce_color_parse ("#12345", &ignored));
  g_assert_false (adduce_color_parse ("#12345g", &ignored));
  g_assert_false (adduce_color_parse ("1234567", &ignored));
}

/* --- hints --- */

static AdduceCodebook *
make_codebook (const AdduceCodeInfo *infos, guint n)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (codes, adduce_code_new (&infos[i]));
  g_autoptr (AdduceVariable) variable =
    adduce_variable_new ("v", "V", "D", ADDUCE_VARIABLE_ONE, (AdduceCode *const *)codes->pdata, codes->len);
  AdduceVariable *const variables[] = { variable };
  return adduce_codebook_new ("urn:uuid:0", 3, "Hints", NULL, NULL, variables, 1);
}

/* "kind:value", a word a hint; (transfer full). */
static char *
print_hints (AdduceCodebook *codebook)
{
  g_autoptr (GPtrArray) hints = adduce_codebook_list_hints (codebook, "gx");
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < hints->len; i++)
    {
      const AdduceCodebookHint *hint = hints->pdata[i];
      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", adduce_codebook_hint_kind_to_id (hint->kind),
                              hint->value != NULL ? hint->value : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_hints (void)
{
  const AdduceCodeInfo infos[] = {
    { .id = "fine", .label = "Fine", .definition = "D", .color = "#2b8766", .key = 'f' },
    { .id = "pale", .label = "Pale", .definition = "D", .color = "#ffff00", .pattern = ADDUCE_CODE_PATTERN_DASHED },
    { .id = "dark", .label = "Dark", .definition = "D", .color = "#000080", .pattern = ADDUCE_CODE_PATTERN_DOUBLE },
    { .id = "twin", .label = "Twin", .definition = "D", .color = "#2b8766" },
    { .id = "other", .label = "Other", .definition = "D", .color = "#2b8766", .pattern = ADDUCE_CODE_PATTERN_WAVY },
    { .id = "empty", .label = "Empty", .definition = "" },
    { .id = "key", .label = "Key", .definition = "D", .key = 'G' },
    { .id = "lost", .label = "Lost", .definition = "D", .parent = "gone" },
    { .id = "old", .label = "Old", .color = "#ffff00", .key = 'x', .retired = TRUE },
  };
  g_autoptr (AdduceCodebook) codebook = make_codebook (infos, G_N_ELEMENTS (infos));
  g_autofree char *found = print_hints (codebook);
  g_assert_cmpstr (found, ==, "contrast:pale contrast:dark alike:twin definition:empty key:key nowhere:lost");

  /* each fix takes its hint away and brings no other; what nobody can write for us stays */
  g_autoptr (AdduceCodebook) mended = g_object_ref (codebook);
  g_autoptr (GPtrArray) hints = adduce_codebook_list_hints (codebook, "gx");
  for (guint i = 0; i < hints->len; i++)
    {
      g_autoptr (AdduceCodebook) next = adduce_codebook_hint_fix (hints->pdata[i], mended);
      g_assert_true ((next != NULL) == (((AdduceCodebookHint *)hints->pdata[i])->fix != NULL));
      if (next != NULL)
        g_set_object (&mended, next);
    }
  g_autofree char *left = print_hints (mended);
  g_assert_cmpstr (left, ==, "definition:empty");
  AdduceColor pale = color (adduce_code_get_info (adduce_codebook_lookup (mended, "v", "pale"))->color);
  g_assert_cmpfloat (adduce_color_get_contrast (pale, color ("#ffffff")), >=, 3);
  g_assert_cmpfloat (adduce_color_get_contrast (pale, color ("#1e1e1e")), >=, 3);
}

/* Red and green of equal lightness to those who see no green, and not to others. */
static void
test_blind (void)
{
  const AdduceCodeInfo infos[] = { { .id = "red", .label = "Red", .definition = "D", .color = "#a8704c" },
                                   { .id = "green", .label = "Green", .definition = "D", .color = "#509848" } };
  AdduceLab red = adduce_color_to_lab (color (infos[0].color)), green = adduce_color_to_lab (color (infos[1].color));
  g_assert_cmpfloat (adduce_lab_get_difference (red, green), >, 15);
  g_autoptr (AdduceCodebook) codebook = make_codebook (infos, 2);
  g_autoptr (GPtrArray) hints = adduce_codebook_list_hints (codebook, NULL);
  g_assert_cmpuint (hints->len, ==, 1);
  g_assert_nonnull (strstr (((AdduceCodebookHint *)hints->pdata[0])->message, "deuteranopia"));
}

static void
test_presets (void)
{
  g_auto (GStrv) names = adduce_codebook_list_presets ();
  g_assert_cmpuint (g_strv_length (names), ==, 9);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset (names[i], &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) hints = adduce_codebook_list_hints (codebook, NULL);
      if (hints->len > 0)
        g_error ("%s: %s", names[i], ((AdduceCodebookHint *)hints->pdata[0])->message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codebook-hints/difference", test_difference);
  g_test_add_func ("/codebook-hints/colors", test_colors);
  g_test_add_func ("/codebook-hints/hints", test_hints);
  g_test_add_func ("/codebook-hints/blind", test_blind);
  g_test_add_func ("/codebook-hints/presets", test_presets);
  return g_test_run ();
}
