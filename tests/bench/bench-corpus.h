/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles and claims for benchmarks, written into a folder; the same numbers give the same bytes.
 *
 *   g_autofree char *text = bench_corpus_text (300000);
 *   bench_corpus_write (folder, "a.txt", text, &(BenchClaims) { .n = 5000, .depth = 3 });
 */
#pragma once

#include "adduce.h"

#include <string.h>

#include "../core/scratch.h"

#define BENCH_CODER "tester"

/* @n claims, spread over the text so that @depth of them lie over each other everywhere. With @first and
 * @count only those of the @n. */
typedef struct {
  guint n;
  guint depth;
  guint first;
  guint count; /* 0: all */
} BenchClaims;

/* Paragraphs of 300 to 900 characters and sentences of 12 words; exactly @length characters, most of them ASCII. */
static inline char *
bench_corpus_text (guint length)
{
  static const char *const words[] = {
    "the", "harbour", "council", "barrage", "said", "that", "costs", "would", "not", "rise", "before", "spring",
    "and", "minister", "called", "study", "weak", "fishermen", "fear", "for", "their", "ground", "while",
    "engineers", "promise", "a", "lock", "wide", "enough", "of", "ships", "Süderholm", "Østerby", "naïve", "“no",
    "way”",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310304);
  GString *text = g_string_new (NULL);
  guint n = 0, paragraph = 600, n_words = 0;

  while (n < length)
    {
      const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

      g_string_append (text, word);
      n += (guint) g_utf8_strlen (word, -1);
      n_words++;
      if (paragraph < 12)
        {
          g_string_append (text, ".\n\n");
          n += 3;
          paragraph = (guint) g_rand_int_range (rand, 300, 900);
          continue;
        }
      g_string_append (text, n_words % 12 == 0 ? ". " : " ");
      n += n_words % 12 == 0 ? 2 : 1;
      paragraph -= MIN (paragraph, (guint) strlen (word) + 1);
    }
  g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (text->str, length) - text->str));
  return g_string_free (text, FALSE);
}

static inline AdduceTagList *
bench_corpus_tags (const char *kind, guint number)
{
  g_autofree char *code = g_strdup_printf ("%s-%u", kind, number);
  g_autofree char *label = g_strdup_printf ("%s number %u", kind, number);
  g_autoptr (AdduceTag) tag = adduce_tag_new (code, label);

  return adduce_tag_list_new (&tag, 1);
}

static inline AdduceClaim *
bench_corpus_claim (GRand *rand, AdduceText *text, guint number, const AdduceSpan *spans, guint n_spans)
{
  static const char *const stances[] = { "support", "oppose", "neutral", "conditional" };
  static const char *const kinds[] = { "expert", "statistics", "official", "none" };
  const char *stance_code = stances[g_rand_int_range (rand, 0, 4)];
  const char *kind = kinds[g_rand_int_range (rand, 0, 4)];
  g_autoptr (AdduceTag) stance = adduce_tag_new (stance_code, stance_code);
  g_autoptr (AdduceTag) evidence = adduce_tag_new (kind, kind);
  g_autoptr (AdduceTagList) evidences = adduce_tag_list_new (&evidence, 1);
  g_autoptr (AdduceTagList) speakers = bench_corpus_tags ("speaker", (guint) g_rand_int_range (rand, 0, 40));
  g_autoptr (AdduceTagList) issues = bench_corpus_tags ("issue", (guint) g_rand_int_range (rand, 0, 30));
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (BENCH_CODER);
  g_autofree char *id = g_strdup_printf ("urn:uuid:019a3c52-7d10-7b84-9e6f-%012x", number);
  g_autoptr (AdduceSpanSet) set = adduce_span_set_new (spans, n_spans, NULL);
  g_autoptr (GError) error = NULL;

  if (!adduce_claim_builder_set_spans (builder, set, text, &error))
    g_error ("%s", error->message);
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  if (number % 5 != 0)
    adduce_claim_builder_set_stance (builder, stance);
  if (number % 2 != 0)
    adduce_claim_builder_set_evidence (builder, evidences);
  return adduce_claim_builder_end (builder);
}

/* Every twentieth claim has a second piece. */
static inline void
bench_corpus_add_claims (AdduceSidecar *sidecar, AdduceText *text, const BenchClaims *claims)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310305);
  guint length = adduce_text_get_length (text);
  double step = (double) length / claims->n;

  for (guint i = 0; i < claims->n; i++)
    {
      guint size = (guint) MAX (step * claims->depth * g_rand_double_range (rand, 0.8, 1.2), 2);
      guint start = MIN ((guint) (i * step), length - 2);
      AdduceSpan spans[2] = { { start, MIN (start + size, length) }, { start + size + 40, start + size + 70 } };
      guint n_spans = i % 20 == 0 && spans[1].end <= length ? 2 : 1;
      g_autoptr (AdduceClaim) claim = bench_corpus_claim (rand, text, i, spans, n_spans);

      if (claims->count == 0 || (i >= claims->first && i < claims->first + claims->count))
        adduce_sidecar_put (sidecar, claim);
    }
}

/* @claims: (nullable): none */
static inline void
bench_corpus_write (const char *folder, const char *name, const char *utf8, const BenchClaims *claims)
{
  g_autofree char *path = scratch_path (folder, name);
  g_autofree char *sidecar_path = adduce_paths_sidecar (path, BENCH_CODER);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, BENCH_CODER, "Test Coder", NULL);
  g_autoptr (GBytes) file = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (AdduceText) text = adduce_text_new (file, NULL);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, name, text);
  g_autoptr (GBytes) bytes = NULL;

  scratch_write (folder, name, utf8);
  if (claims == NULL || claims->n == 0)
    return;
  bench_corpus_add_claims (sidecar, text, claims);
  bytes = adduce_sidecar_serialize (sidecar);
  if (!g_file_set_contents (sidecar_path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL))
    g_error ("could not write %s", sidecar_path);
}
