/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a register over the nine claims of claims-fixture.h: whose claims there are, and how many several have.
 *
 *   Guild       2 5 6
 *   Minister A  1 2 3 7
 *   Minister B  8 9
 */
#include "claims-fixture.h"

typedef struct {
  char *folder;
  AdduceCorpusClaims *claims;
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = claims_fixture_new ();
  f->claims = claims_fixture_load (f->folder);
  f->rows = adduce_corpus_claims_ref_rows (f->claims);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_ptr_array_unref (f->rows);
  g_object_unref (f->claims);
  scratch_remove (f->folder);
  g_free (f->folder);
}

/* Those with these ids, one blank between them, in the order of names. */
static GPtrArray *
choose (GPtrArray *rows, const char *ids)
{
  g_auto (GStrv) wanted = g_strsplit (ids, " ", -1);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (g_strv_contains ((const char *const *) wanted, adduce_register_row_get_id (rows->pdata[i])))
      g_ptr_array_add (chosen, rows->pdata[i]);
  g_assert_cmpuint (chosen->len, ==, g_strv_length (wanted));
  return chosen;
}

static guint
count (Fixture *f, AdduceRegister *base, const char *ids)
{
  AdduceCodebook *codebook = adduce_corpus_get_codebook (adduce_corpus_claims_get_corpus (f->claims));
  g_autoptr (GPtrArray) rows = adduce_register_rows_list (base, f->rows, codebook);
  g_autoptr (GPtrArray) together = adduce_register_list_together (base, f->rows, codebook);
  g_autoptr (GPtrArray) chosen = choose (rows, ids);

  return adduce_register_rows_count_claims (chosen, together);
}

static void
test_count (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceRegister) base = adduce_register_new (ADDUCE_REGISTER_SPEAKER);

  g_assert_cmpuint (count (f, base, "guild"), ==, 3);
  g_assert_cmpuint (count (f, base, "minister-a"), ==, 4);
  g_assert_cmpuint (count (f, base, "minister-b"), ==, 2);
  /* the second claim is of both */
  g_assert_cmpuint (count (f, base, "guild minister-a"), ==, 6);
  g_assert_cmpuint (count (f, base, "guild minister-b"), ==, 5);
  g_assert_cmpuint (count (f, base, "guild minister-a minister-b"), ==, 8);
}

/* As one they have the claims that they had together, and no claim twice. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceRegister) base = adduce_register_new (ADDUCE_REGISTER_SPEAKER);
  g_autoptr (AdduceRegister) merged = NULL;
  g_autoptr (AdduceEntity) guild = adduce_entity_new ("guild", "Guild");
  g_autoptr (AdduceEntity) minister = adduce_entity_new ("minister-a", "Minister A");
  g_autoptr (AdduceRegisterChange) change = NULL;
  g_autoptr (GError) error = NULL;

  change = adduce_register_act_merge (base, guild, &minister, 1, &error);
  g_assert_no_error (error);
  merged = adduce_register_change_apply (change, base, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, merged, "guild"), ==, 6);
  g_assert_cmpuint (count (f, merged, "guild minister-b"), ==, 8);
}

#define ADD(name, func) g_test_add ("/register-row/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("count", test_count);
  ADD ("merged", test_merged);
  return g_test_run ();
}
