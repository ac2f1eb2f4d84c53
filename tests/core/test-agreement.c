/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far coders agree: tables that were published with their coefficients, and which claims are of the same words.
 */
#include "adduce.h"

#include "model/adduce-agreement.h"
#include "model/adduce-shared-claims.h"
#include "model-fixture.h"

#define MAX_CODERS 4

typedef struct {
  const char *what;
  const char *coders[MAX_CODERS]; /* a letter a unit; '-' for nothing */
  guint n_units;
  guint n_values;
  double share;
  double alpha; /* with as many digits as were published */
  double exact;
} Table;

static const Table tables[] = {
  { "Krippendorff (2011), A: two observers, two values",
    { "0100000010", "1110010000" }, 10, 20, 0.6, 0.095, 0.0005 },
  { "Krippendorff (2011), B: two observers, five values",
    { "aabbdcccedda", "babbbccceddd" }, 12, 24, 0.75, 0.692, 0.0005 },
  { "Krippendorff (2011), C: four observers, values missing; the share is DKPro’s, of Krippendorff (2004), p. 230",
    { "123321412---", "1233224125-3", "-3332342251-", "12332441251-" }, 11, 40, 0.8, 0.743, 0.0005 },
  { "Wikipedia, “Krippendorff’s alpha”: three observers, values missing; the share is 1 - (26 · 6/26) / 26, by hand",
    { "-----34121133-3", "1-213343-------", "--21344-21133-4" }, 12, 26, 20.0 / 26.0, 0.691358, 0.000001 },
};

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const Table *table = &tables[i];
      g_autoptr (AdduceAgreement) agreement = adduce_agreement_new ();
      double share = -1.0, alpha = -1.0;
      gboolean varies = FALSE;

      g_test_message ("%s", table->what);
      for (guint unit = 0; table->coders[0][unit] != '\0'; unit++)
        {
          char letters[MAX_CODERS][2] = { { 0 } };
          const char *values[MAX_CODERS] = { NULL };
          guint n_coders = 0;

          for (; n_coders < MAX_CODERS && table->coders[n_coders] != NULL; n_coders++)
            {
              letters[n_coders][0] = table->coders[n_coders][unit];
              values[n_coders] = letters[n_coders][0] != '-' ? letters[n_coders] : NULL;
            }
          adduce_agreement_add_unit (agreement, values, n_coders);
        }
      g_assert_cmpuint (adduce_agreement_get_n_units (agreement), ==, table->n_units);
      g_assert_cmpuint (adduce_agreement_get_n_values (agreement), ==, table->n_values);
      g_assert_true (adduce_agreement_get_share (agreement, &share));
      g_assert_true (adduce_agreement_get_alpha (agreement, &alpha, &varies));
      g_assert_true (varies);
      g_assert_cmpfloat_with_epsilon (share, table->share, 1e-9);
      g_assert_cmpfloat_with_epsilon (alpha, table->alpha, table->exact);
    }
}

/* Where alpha says nothing: no two values of a unit, or the same value everywhere. */
static void
test_undefined (void)
{
  static const char *const one[] = { "a", NULL, NULL };
  static const char *const same[] = { "a", NULL, "a" };
  g_autoptr (AdduceAgreement) agreement = adduce_agreement_new ();
  double number = -1.0;
  gboolean varies = TRUE;

  adduce_agreement_add_unit (agreement, NULL, 0);
  adduce_agreement_add_unit (agreement, one, 3);
  g_assert_false (adduce_agreement_get_share (agreement, &number));
  g_assert_false (adduce_agreement_get_alpha (agreement, &number, &varies));
  g_assert_cmpfloat (number, ==, -1.0);

  adduce_agreement_add_unit (agreement, same, 3);
  g_assert_cmpuint (adduce_agreement_get_n_units (agreement), ==, 1);
  g_assert_true (adduce_agreement_get_share (agreement, &number));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_true (adduce_agreement_get_alpha (agreement, &number, &varies));
  g_assert_cmpfloat (number, ==, 1.0);
  g_assert_false (varies);
}

/* Claims by place, pieces with commas; groups likewise, a coder after the other with "/", "-" for none. */
static const struct {
  const char *what;
  const char *coders[3];
  const char *groups;
} places[] = {
  { "half is not more than half", { "0-10", "5-10" }, "" },
  { "six of eleven", { "0-10", "4-11" }, "0-10/4-11" },
  { "apart", { "0-10", "20-30" }, "" },
  { "each with its like, and what has none is left", { "0-10 20-30 40-50 60-70", "0-10 20-30 41-50" },
    "0-10/0-10 20-30/20-30 40-50/41-50" },
  { "one long against three short: none has more than half", { "0-30", "0-10 10-15 15-30" }, "" },
  { "pieces count together: ten of 15", { "0-5,20-30", "0-15" }, "" },
  { "pieces count together: 12 of 17", { "0-5,20-30", "0-4,20-28,30-32" }, "0-5,20-30/0-4,20-28,30-32" },
  { "nested ones: the most alike first", { "0-20 4-20", "4-20" }, "4-20/4-20" },
  { "three coders, one of whom has none here", { "0-10 30-40", "1-10 30-41", "0-9" }, "0-10/1-10/0-9 30-40/30-41/-" },
  { "joined through the second, at most one a coder", { "0-10 1-9", "0-10", "2-10" }, "0-10/0-10/2-10" },
};

static char *
describe (GPtrArray *groups, guint n_layers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      AdduceClaim **group = groups->pdata[i];

      g_string_append (text, i > 0 ? " " : "");
      for (guint k = 0; k < n_layers; k++)
        {
          g_autofree char *place
            = group[k] != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (group[k])) : g_strdup ("-");

          g_string_append (text, k > 0 ? "/" : "");
          g_string_append (text, place);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_places (void)
{
  g_autoptr (AdduceText) text = model_text_long (80);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GPtrArray *layers[3] = { NULL };
      guint n_layers = 0;

      g_test_message ("%s", places[i].what);
      for (; n_layers < 3 && places[i].coders[n_layers] != NULL; n_layers++)
        {
          g_auto (GStrv) claims = g_strsplit (places[i].coders[n_layers], " ", -1);

          layers[n_layers] = g_ptr_array_new_with_free_func (g_object_unref);
          for (guint k = 0; claims[k] != NULL; k++)
            g_ptr_array_add (layers[n_layers], model_claim (text, claims[k]));
        }
      g_autoptr (GPtrArray) groups = adduce_shared_claims_find (layers, n_layers);
      g_autofree char *found = describe (groups, n_layers);
      g_assert_cmpstr (found, ==, places[i].groups);
      for (guint k = 0; k < n_layers; k++)
        g_ptr_array_unref (layers[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/published", test_published);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/places", test_places);
  return g_test_run ();
}
