/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cross tables of the nine claims of claims-fixture.h, counted by hand.
 */
#include "claims-fixture.h"

static AdduceCrosstab *
cross (AdduceCorpusClaims *claims, const char *rows_id, const char *columns_id)
{
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autoptr (AdduceClaimField) down = claims_fixture_field (claims, rows_id);
  g_autoptr (AdduceClaimField) across = claims_fixture_field (claims, columns_id);
  return adduce_crosstab_new (rows, down, across);
}

/*
 * Speakers by evidence. Guild: 2 (none, law), 5 (expert), 6 (unset). Minister A: 1 (expert), 2 (none, law),
 * 3 (unset), 7 (law). Minister B: 8 (law, expert), 9 (unset). Unset: 4 (unset).
 * The codebook's order of evidence: expert, law, none.
 */
static void
test_counts (void)
{
  static const struct {
    const char *code;
    guint counts[4];
    guint total;
  } expected[] = {
    { "guild", { 1, 1, 1, 1 }, 4 },
    { "minister-a", { 1, 2, 1, 1 }, 5 },
    { "minister-b", { 1, 1, 0, 1 }, 3 },
    { "", { 0, 0, 0, 1 }, 1 },
  };
  static const char *const columns[] = { "expert", "law", "none", "" };
  static const guint totals[] = { 3, 4, 2, 4 };
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (AdduceCrosstab) table = cross (claims, "speaker", "evidence");
  g_assert_cmpuint (adduce_crosstab_get_n_rows (table), ==, 4);
  g_assert_cmpuint (adduce_crosstab_get_n_columns (table), ==, 4);
  g_assert_cmpuint (adduce_crosstab_get_n_claims (table), ==, 9);
  g_assert_cmpuint (adduce_crosstab_get_total (table), ==, 13);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (adduce_crosstab_get_row_code (table, i), ==, expected[i].code);
      g_assert_cmpstr (adduce_crosstab_get_column_code (table, i), ==, columns[i]);
      g_assert_cmpuint (adduce_crosstab_get_row_total (table, i), ==, expected[i].total);
      g_assert_cmpuint (adduce_crosstab_get_column_total (table, i), ==, totals[i]);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpuint (adduce_crosstab_get_count (table, i, j), ==, expected[i].counts[j]);
    }
  g_assert_cmpfloat_with_epsilon (adduce_crosstab_get_share (table, 1, 1, ADDUCE_CROSSTAB_ROW), 0.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (adduce_crosstab_get_share (table, 1, 1, ADDUCE_CROSSTAB_COLUMN), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (adduce_crosstab_get_share (table, 1, 1, ADDUCE_CROSSTAB_TOTAL), 2 / 13.0, 1e-12);
  scratch_remove (folder);
}

/* A cell's expression finds as many claims as the cell says, and names the values. */
static void
test_cells (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (AdduceCrosstab) table = cross (claims, "outlet", "speaker");
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_assert_cmpstr (adduce_crosstab_get_row_label (table, 0), ==, "Ketta Daily");
  for (guint i = 0; i < adduce_crosstab_get_n_rows (table); i++)
    for (guint j = 0; j < adduce_crosstab_get_n_columns (table); j++)
      {
        g_autofree char *text = adduce_crosstab_dup_cell_filter (table, i, j);
        g_autoptr (AdduceClaimFilter) filter = adduce_claim_filter_parse (text, NULL, NULL, NULL);
        g_autoptr (GPtrArray) found = adduce_claim_filter_apply (filter, rows, NULL);
        g_assert_cmpuint (found->len, ==, adduce_crosstab_get_count (table, i, j));
      }
  g_autofree char *cell = adduce_crosstab_dup_cell_filter (table, 0, 0);
  g_autofree char *row = adduce_crosstab_dup_cell_filter (table, 1, 4);
  g_autofree char *column = adduce_crosstab_dup_cell_filter (table, 2, 0);
  g_autofree char *all = adduce_crosstab_dup_cell_filter (table, 2, 4);
  g_assert_cmpstr (cell, ==, "outlet is \"Ketta Daily\" and speaker is Guild");
  g_assert_cmpstr (row, ==, "outlet unset");
  g_assert_cmpstr (column, ==, "speaker is Guild");
  g_assert_cmpstr (all, ==, "");
  scratch_remove (folder);
}

/* Coders by stance: anna 1 6 support, 2 5 oppose, 4 unset; jonas 7 support, 3 8 oppose, 9 unclear. */
static void
test_text (void)
{
  g_autofree char *folder = claims_fixture_new ();
  g_autoptr (AdduceCorpusClaims) claims = claims_fixture_load (folder);
  g_autoptr (GPtrArray) rows = adduce_corpus_claims_ref_rows (claims);
  g_autoptr (AdduceClaimField) coder = adduce_claim_field_new ("coder", NULL, NULL, NULL);
  g_autoptr (AdduceClaimField) stance = adduce_claim_field_new ("stance", NULL, NULL, NULL);
  g_autoptr (AdduceCrosstab) table = adduce_crosstab_new (rows, coder, stance);
  g_autofree char *counts = adduce_crosstab_to_text (table, ADDUCE_CROSSTAB_COUNTS, ',');
  g_autofree char *of_row = adduce_crosstab_to_text (table, ADDUCE_CROSSTAB_ROW, '\t');
  g_autofree char *of_column = adduce_crosstab_to_text (table, ADDUCE_CROSSTAB_COLUMN, ',');
  g_autofree char *of_all = adduce_crosstab_to_text (table, ADDUCE_CROSSTAB_TOTAL, ',');
  g_assert_cmpstr (counts, ==,
                   "Coder / Stance,oppose,support,unclear,Unset,Total\r\n"
                   "anna,2,2,0,1,5\r\n"
                   "jonas,2,1,1,0,4\r\n"
                   "Total,4,3,1,1,9\r\n");
  g_assert_cmpstr (of_row, ==,
                   "Coder / Stance\toppose\tsupport\tunclear\tUnset\tTotal\r\n"
                   "anna\t0.4000\t0.4000\t0.0000\t0.2000\t1.0000\r\n"
                   "jonas\t0.5000\t0.2500\t0.2500\t0.0000\t1.0000\r\n"
                   "Total\t0.4444\t0.3333\t0.1111\t0.1111\t1.0000\r\n");
  g_assert_cmpstr (of_column, ==,
                   "Coder / Stance,oppose,support,unclear,Unset,Total\r\n"
                   "anna,0.5000,0.6667,0.0000,1.0000,0.5556\r\n"
                   "jonas,0.5000,0.3333,1.0000,0.0000,0.4444\r\n"
                   "Total,1.0000,1.0000,1.0000,1.0000,1.0000\r\n");
  g_assert_cmpstr (of_all, ==,
                   "Coder / Stance,oppose,support,unclear,Unset,Total\r\n"
                   "anna,0.2222,0.2222,0.0000,0.1111,0.5556\r\n"
                   "jonas,0.2222,0.1111,0.1111,0.0000,0.4444\r\n"
                   "Total,0.4444,0.3333,0.1111,0.1111,1.0000\r\n");
  scratch_remove (folder);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (AdduceClaimField) coder = adduce_claim_field_new ("coder", NULL, NULL, NULL);
  g_autoptr (AdduceCrosstab) table = adduce_crosstab_new (rows, coder, coder);
  g_autofree char *text = adduce_crosstab_to_text (table, ADDUCE_CROSSTAB_ROW, ',');
  g_assert_cmpuint (adduce_crosstab_get_n_rows (table), ==, 0);
  g_assert_cmpstr (text, ==, "Coder / Coder,Total\r\nTotal,0.0000\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crosstab/counts", test_counts);
  g_test_add_func ("/crosstab/cells", test_cells);
  g_test_add_func ("/crosstab/text", test_text);
  g_test_add_func ("/crosstab/nothing", test_nothing);
  return g_test_run ();
}
