/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a corpus for benchmarks: make-corpus FOLDER N-ARTICLES N-CLAIMS
 *
 * Every article has about 4,000 characters and one coder's sidecar with that many claims, each with a
 * speaker, an issue, a stance and every second a kind of evidence: about 1,500 bytes a claim. The same numbers give
 * the same texts.
 */
#include "adduce.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define N_SPEAKERS 400
#define N_ISSUES 150
#define N_WORDS 650

static const char *const words[] = {
  "the", "harbour", "council", "barrage", "said", "that", "costs", "would", "not", "rise", "before", "spring",
  "and", "minister", "called", "study", "weak", "fishermen", "fear", "for", "their", "ground", "while", "engineers",
  "promise", "a", "lock", "wide", "enough", "of", "ships", "Süderholm", "Østerby", "naïve", "“no", "way”",
};

static char *
make_text (GRand *rand, guint number)
{
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "Barrage vote number %u splits the island council\n\nBy a correspondent\n\n", number);
  for (guint i = 1; i <= N_WORDS; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, i % 60 == 0 ? ".\n\n" : i % 12 == 0 ? ". " : " ");
    }
  return g_string_free (text, FALSE);
}

static AdduceTagList *
make_tags (AdduceTag *const *tags, guint n_tags)
{
  return adduce_tag_list_new (tags, n_tags);
}

static AdduceClaim *
make_claim (GRand *rand, AdduceText *text, guint start)
{
  static const char *const stances[] = { "support", "oppose", "neutral", "conditional" };
  static const char *const kinds[] = { "expert", "statistics", "official", "none" };
  guint n_speaker = (guint) g_rand_int_range (rand, 0, N_SPEAKERS);
  guint n_issue = (guint) g_rand_int_range (rand, 0, N_ISSUES);
  g_autofree char *speaker_label = g_strdup_printf ("Speaker %u", n_speaker);
  g_autofree char *speaker_code = g_strdup_printf ("speaker-%u", n_speaker);
  g_autofree char *issue_label = g_strdup_printf ("Build plan %u", n_issue);
  g_autofree char *issue_code = g_strdup_printf ("build-plan-%u", n_issue);
  const char *stance_code = stances[g_rand_int_range (rand, 0, 4)];
  const char *kind = kinds[g_rand_int_range (rand, 0, 4)];
  g_autoptr (AdduceTag) speaker = adduce_tag_new (speaker_code, speaker_label);
  g_autoptr (AdduceTag) issue = adduce_tag_new (issue_code, issue_label);
  g_autoptr (AdduceTag) stance = adduce_tag_new (stance_code, stance_code);
  g_autoptr (AdduceTag) evidence = adduce_tag_new (kind, kind);
  g_autoptr (AdduceTagList) speakers = make_tags (&speaker, 1);
  g_autoptr (AdduceTagList) issues = make_tags (&issue, 1);
  g_autoptr (AdduceTagList) kinds_list = make_tags (&evidence, 1);
  AdduceSpan span = { start, start + (guint) g_rand_int_range (rand, 20, 60) };
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
  g_autoptr (GError) error = NULL;

  if (!adduce_claim_builder_set_spans (builder, spans, text, &error))
    g_error ("%s", error->message);
  adduce_claim_builder_set_speakers (builder, speakers);
  adduce_claim_builder_set_issues (builder, issues);
  adduce_claim_builder_set_stance (builder, stance);
  if (g_rand_boolean (rand))
    adduce_claim_builder_set_evidence (builder, kinds_list);
  return adduce_claim_builder_end (builder);
}

static gsize
make_article (GRand *rand, AdduceCoder *coder, const char *folder, guint number, guint n_claims)
{
  g_autofree char *name = g_strdup_printf ("2031-%02u-article-%05u.txt", number % 12 + 1, number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *sidecar_path = adduce_paths_sidecar (path, "anna");
  g_autofree char *utf8 = make_text (rand, number);
  g_autoptr (GBytes) file = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_new (file, &error);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, name, text);
  guint room = adduce_text_get_length (text) - 200;
  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (AdduceClaim) claim = make_claim (rand, text, i * room / n_claims);
      adduce_sidecar_put (sidecar, claim);
    }

  /* As plain as can be: nothing is lost if this breaks, and 20,000 syncs would take minutes. */
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  gsize n_bytes = g_bytes_get_size (bytes);
  if (!g_file_set_contents_full (path, utf8, -1, G_FILE_SET_CONTENTS_NONE, 0666, &error)
      || !g_file_set_contents_full (sidecar_path, g_bytes_get_data (bytes, NULL), (gssize) n_bytes,
                                    G_FILE_SET_CONTENTS_NONE, 0666, &error))
    g_error ("%s", error->message);
  return n_bytes;
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    g_error ("usage: make-corpus FOLDER N-ARTICLES N-CLAIMS");
  guint n_articles = (guint) atoi (argv[2]), n_claims = (guint) atoi (argv[3]);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20310304);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "anna", "Anna Lindqvist", NULL);
  gsize n_bytes = 0;

  if (mkdir (argv[1], 0777) != 0 && errno != EEXIST)
    g_error ("%s: %s", argv[1], g_strerror (errno));
  for (guint i = 0; i < n_articles; i++)
    n_bytes += make_article (rand, coder, argv[1], i, n_claims);
  g_print ("%u articles, %u claims each, sidecars of %" G_GSIZE_FORMAT " bytes on average\n", n_articles,
           n_claims, n_articles == 0 ? 0 : n_bytes / n_articles);
  return 0;
}
