/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sidecars for tests: the files of tests/data/sidecar, and random ones.
 *
 * The files were made with Python's json module, whose `indent=2, ensure_ascii=False` is our
 * canonical form, and their offsets and digests with Python's strings and hashlib.
 */
#pragma once

#include "adduce.h"

#include <string.h>

#define FIXTURE_PLAIN "ferry-toll.txt.anna.claims.json"

static inline GBytes *
fixture_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "sidecar", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  gsize n_bytes = 0;
  g_file_get_contents (path, &text, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, n_bytes);
}

static inline AdduceSidecar *
fixture_parse (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  AdduceSidecar *sidecar = adduce_sidecar_parse (bytes, &error);
  g_assert_no_error (error);
  return sidecar;
}

static inline AdduceSidecar *
fixture_load (const char *name)
{
  g_autoptr (GBytes) bytes = fixture_read (name);
  return fixture_parse (bytes);
}

/* (transfer full): NUL-terminated. */
static inline char *
fixture_to_text (AdduceSidecar *sidecar)
{
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  return g_strndup (data, n_bytes);
}

static inline void
fixture_assert_same (AdduceSidecar *a, AdduceSidecar *b)
{
  g_autofree char *x = fixture_to_text (a);
  g_autofree char *y = fixture_to_text (b);
  g_assert_cmpstr (x, ==, y);
}

static inline AdduceText *
fixture_text (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);
  g_assert_no_error (error);
  return text;
}

/* 2,000 numbered words with letters of one to four bytes. */
static inline AdduceText *
fixture_long_text (void)
{
  static const char *const words[] = { "ferry",  "größe", "тариф", "🚢",
                                       "“toll”", "a\tb",  "\"\\",  "\n" };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "%s %u ", words[i % G_N_ELEMENTS (words)], i);
  AdduceText *result = fixture_text (text->str);
  g_string_free (text, TRUE);
  return result;
}

static inline AdduceCoder *
fixture_coder (void)
{
  g_autoptr (GError) error = NULL;
  AdduceCoder *coder = adduce_coder_new ("urn:uuid:019b0c6e-0000-7000-8000-00000000c0de", "anna",
                                         "Anna Lindqvist", &error);
  g_assert_no_error (error);
  return coder;
}

static inline char *
fixture_id (guint number)
{
  return g_strdup_printf ("urn:uuid:019b0c6e-5a00-7000-8000-%012x", number);
}

static inline AdduceTagList *
fixture_tags (GRand *rand, const char *kind, int max)
{
  AdduceTag *tags[8];
  int n = g_rand_int_range (rand, 0, max + 1);
  for (int i = 0; i < n; i++)
    {
      int number = g_rand_int_range (rand, 0, 5);
      g_autofree char *code = g_strdup_printf ("%s-%d", kind, number);
      g_autofree char *label = g_strdup_printf ("%s № %d \"\\\x01\n🧾", kind, number);
      tags[i] = adduce_tag_new (code, label);
    }
  AdduceTagList *list = adduce_tag_list_new (tags, (guint) n);
  for (int i = 0; i < n; i++)
    adduce_tag_unref (tags[i]);
  return list;
}

static inline AdduceSpanSet *
fixture_spans (GRand *rand, AdduceText *text)
{
  AdduceSpan spans[4];
  int n = g_rand_int_range (rand, 1, 5);
  for (int i = 0; i < n; i++)
    {
      spans[i].start = (guint) g_rand_int_range (rand, 0, (int) adduce_text_get_length (text) - 40);
      spans[i].end = spans[i].start + (guint) g_rand_int_range (rand, 1, 40);
    }
  return adduce_span_set_new (spans, (guint) n, NULL);
}

/* Gives a claim other tags, note and certainty; @builder has spans. */
/* Values of one's own variables: texts without a code, and codes. */
static inline void
fixture_vary_own (GRand *rand, AdduceClaimBuilder *builder)
{
  g_autofree char *remark = g_strdup_printf ("Remark %u “ü”\n\x01", g_rand_int (rand));
  g_autoptr (AdduceTag) plain = adduce_tag_new_plain (remark);
  g_autoptr (AdduceTagList) remarks = adduce_tag_list_new (&plain, 1);
  g_autoptr (AdduceTagList) frames = fixture_tags (rand, "frame", 3);
  if (g_rand_boolean (rand))
    adduce_claim_builder_set_values (builder, "remark", remarks);
  adduce_claim_builder_set_values (builder, "frame", frames);
}

static inline void
fixture_vary (GRand *rand, AdduceClaimBuilder *builder)
{
  g_autoptr (AdduceTagList) speakers = fixture_tags (rand, "speaker", 3);
  g_autoptr (AdduceTagList) issues = fixture_tags (rand, "issue", 2);
  g_autoptr (AdduceTagList) evidence = fixture_tags (rand, "evidence", 3);
  g_autoptr (AdduceTag) stance = adduce_tag_new ("support", "Supports");
  g_autofree char *note = g_strdup_printf ("Note %u\n“ü”\t\"", g_rand_int (rand));
  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  adduce_claim_builder_set_evidence (builder, evidence);
  adduce_claim_builder_set_stance (builder, g_rand_boolean (rand) ? stance : NULL);
  adduce_claim_builder_set_certainty (builder, (AdduceCertainty) g_rand_int_range (rand, 0, 4));
  adduce_claim_builder_set_note (builder, g_rand_boolean (rand) ? note : NULL);
  adduce_claim_builder_set_codebook_version (builder, (guint64) g_rand_int_range (rand, 0, 3));
  fixture_vary_own (rand, builder);
}

/* A claim with everything, at random. */
static inline AdduceClaim *
fixture_claim (GRand *rand, AdduceText *text, guint number)
{
  g_autofree char *id = fixture_id (number);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_autoptr (AdduceSpanSet) spans = fixture_spans (rand, text);
  g_autoptr (GError) error = NULL;
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_created (builder, 1930212900 + (gint64) number);
  adduce_claim_builder_set_modified (builder, 1930212900 + g_rand_int_range (rand, 0, 1000));
  adduce_claim_builder_set_spans (builder, spans, text, &error);
  g_assert_no_error (error);
  fixture_vary (rand, builder);
  return adduce_claim_builder_end (builder);
}

/* What is said of the article as a whole, which most coders leave out. */
static inline void
fixture_say_of_article (GRand *rand, AdduceSidecar *sidecar)
{
  g_autofree char *id = fixture_id (2000);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article ("anna");
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_revision (builder, (guint64) g_rand_int_range (rand, 1, 4));
  adduce_claim_builder_set_codebook_version (builder, (guint64) g_rand_int_range (rand, 0, 3));
  fixture_vary_own (rand, builder);
  g_autoptr (AdduceClaim) article = adduce_claim_builder_end (builder);
  adduce_sidecar_put (sidecar, article);
}

static inline AdduceSidecar *
fixture_random (GRand *rand, AdduceText *text, guint n_claims)
{
  g_autoptr (AdduceCoder) coder = fixture_coder ();
  AdduceSidecar *sidecar = adduce_sidecar_new (coder, "a b.txt", text);
  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (AdduceClaim) claim = fixture_claim (rand, text, i);
      adduce_sidecar_put (sidecar, claim);
    }
  if (g_rand_boolean (rand))
    adduce_sidecar_set_status (sidecar, (AdduceStatus) g_rand_int_range (rand, 0, 3));
  if (g_rand_int_range (rand, 0, 3) == 0)
    fixture_say_of_article (rand, sidecar);
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      g_autofree char *id = fixture_id (1000 + (guint) i);
      adduce_sidecar_remove (sidecar, id, 2);
    }
  return sidecar;
}

/* @nth: from 0, which occurrence of @from is replaced; @ret_line (optional) is where it began. */
static inline char *
fixture_replace (const char *text, const char *from, const char *to, guint nth, guint *ret_line)
{
  const char *at = strstr (text, from);
  for (guint i = 0; i < nth && at != NULL; i++)
    at = strstr (at + 1, from);
  g_assert_nonnull (at);
  if (ret_line != NULL)
    {
      *ret_line = 1;
      for (const char *p = text; p < at; p++)
        *ret_line += *p == '\n';
    }
  GString *result = g_string_new_len (text, at - text);
  g_string_append (result, to);
  g_string_append (result, at + strlen (from));
  return g_string_free (result, FALSE);
}
