/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A corpus for tests of all claims: four articles, two coders, nine claims.
 *
 *   2031-03-04-wire-barrage.txt   anna   1  "The minister will raise"   Minister A           Levy  support  expert
 *                                 anna   2  "The guild objects to it"   Guild|Minister A     Levy  oppose   none|law
 *                                 jonas  3  "The minister will raise"   Minister A           Levy  oppose   -
 *   2031-04-01-ketta-ferry.txt    anna   4  "The minister will raise"   -                    -     -        -
 *                                 anna   5  "The guild objects to it"   Guild                Toll  oppose   expert
 *   notes.txt                     anna   6  "The minister will raise"   Guild                Levy  support  -
 *   sub/2031-05-20-late.txt       jonas  7  "The minister will raise"   Minister A           Toll  support  law
 *                                 jonas  8  "The guild objects to it"   Minister B           Toll  oppose   law|expert
 *                                 jonas  9  "It is dear."               Minister B           -     unclear  -
 *
 * The first article of the four is marked done by anna. Only ketta-ferry's outlet is known.
 */
#pragma once

#include "corpus-fixture.h"

#define CLAIMS_FIXTURE_TEXT "The minister will raise the levy.\n\nThe guild objects to it. It is dear.\n"

static inline char *
claims_fixture_new (void)
{
  static const FixtureClaim anna_barrage[] = {
    { 0, 23, "Minister A", "Levy", "support", "expert" },
    { 35, 58, "Guild|Minister A", "Levy", "oppose", "none|law" },
  };
  static const FixtureClaim jonas_barrage[] = { { 0, 23, "Minister A", "Levy", "oppose", NULL } };
  static const FixtureClaim anna_ferry[] = {
    { 0, 23, NULL, NULL, NULL, NULL },
    { 35, 58, "Guild", "Toll", "oppose", "expert" },
  };
  static const FixtureClaim anna_notes[] = { { 0, 23, "Guild", "Levy", "support", NULL } };
  static const FixtureClaim jonas_late[] = {
    { 0, 23, "Minister A", "Toll", "support", "law" },
    { 35, 58, "Minister B", "Toll", "oppose", "law|expert" },
    { 60, 71, "Minister B", NULL, "unclear", NULL },
  };
  char *folder = scratch_new ();
  scratch_write (folder, "2031-03-04-wire-barrage.txt", CLAIMS_FIXTURE_TEXT);
  scratch_write (folder, "2031-04-01-ketta-ferry.txt", CLAIMS_FIXTURE_TEXT);
  scratch_write (folder, "notes.txt", CLAIMS_FIXTURE_TEXT);
  scratch_write (folder, "sub/2031-05-20-late.txt", CLAIMS_FIXTURE_TEXT);
  scratch_write (folder, "2031-04-01-ketta-ferry.txt.meta.json",
                 "{ \"schemaVersion\": \"1.0\", \"fields\": { \"outlet\": { \"value\": \"Ketta Daily\" } } }\n");
  fixture_code (folder, "2031-03-04-wire-barrage.txt", "anna", ADDUCE_STATUS_DONE, anna_barrage, 2);
  fixture_code (folder, "2031-03-04-wire-barrage.txt", "jonas", -1, jonas_barrage, 1);
  fixture_code (folder, "2031-04-01-ketta-ferry.txt", "anna", -1, anna_ferry, 2);
  fixture_code (folder, "notes.txt", "anna", -1, anna_notes, 1);
  {
    g_autofree char *sub = scratch_path (folder, "sub");
    fixture_code (sub, "2031-05-20-late.txt", "jonas", -1, jonas_late, 3);
  }
  return folder;
}

/* The corpus loaded, with all its claims. */
static inline AdduceCorpusClaims *
claims_fixture_load (const char *folder)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autoptr (GError) error = NULL;
  g_assert_true (adduce_corpus_load_list (corpus, NULL, NULL, &error));
  g_assert_no_error (error);
  AdduceCorpusClaims *claims = adduce_corpus_claims_new (corpus);
  g_assert_true (adduce_corpus_claims_load (claims, NULL, &error));
  g_assert_no_error (error);
  return claims;
}

static inline AdduceClaimField *
claims_fixture_field (AdduceCorpusClaims *claims, const char *id)
{
  g_autoptr (GError) error = NULL;
  AdduceClaimField *field
    = adduce_claim_field_new (id, adduce_corpus_get_codebook (adduce_corpus_claims_get_corpus (claims)), NULL, &error);
  g_assert_no_error (error);
  return field;
}

/* "article|date|outlet|speaker|issue|stance|evidence|coder|status", by codes, one row a line. */
static inline char *
claims_fixture_dump (GPtrArray *rows, AdduceCorpusClaims *claims, const char *ids)
{
  g_auto (GStrv) names = g_strsplit (ids, " ", -1);
  GString *dump = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; names[j] != NULL; j++)
      {
        g_autoptr (AdduceClaimField) field = claims_fixture_field (claims, names[j]);
        g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, rows->pdata[i]);
        for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
          g_string_append_printf (dump, "%s%s", k > 0 ? "," : "",
                                  adduce_tag_get_code (adduce_tag_list_get_tag (tags, k)));
        g_string_append_c (dump, names[j + 1] != NULL ? '|' : '\n');
      }
  return g_string_free (dump, FALSE);
}
