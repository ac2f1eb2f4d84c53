/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coded articles for tests of whole corpora, and a corpus as text.
 */
#pragma once

#include "adduce.h"

#include "scratch.h"

/* A claim to be made; NULL for unset, lists separated by "|". */
typedef struct {
  guint start;
  guint end;
  const char *speakers;
  const char *issues;
  const char *stance;
  const char *evidence;
} FixtureClaim;

static inline AdduceTagList *
fixture_tags (const char *labels, gboolean are_codes)
{
  g_auto (GStrv) parts = g_strsplit (labels == NULL ? "" : labels, "|", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (tags, are_codes ? adduce_tag_new (parts[i], parts[i]) : adduce_tag_new_for_label (parts[i]));
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

/* Writes a coder's sidecar of an article that is there; a negative status is none. */
static inline void
fixture_code_as (const char *folder, const char *relative, const char *sidecar_name, const char *nickname,
                 const char *coder_name, int status, const FixtureClaim *claims, guint n_claims)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = scratch_path (folder, relative);
  g_autofree char *name = g_path_get_basename (relative);
  g_autoptr (AdduceText) text = adduce_text_load (path, &error);
  g_assert_no_error (error);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, nickname, coder_name, &error);
  g_assert_no_error (error);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, name, text);
  for (guint i = 0; i < n_claims; i++)
    {
      AdduceSpan span = { claims[i].start, claims[i].end };
      g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, &error);
      g_assert_no_error (error);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (nickname);
      g_assert_true (adduce_claim_builder_set_spans (builder, spans, text, &error));
      g_autoptr (AdduceTagList) speakers = fixture_tags (claims[i].speakers, FALSE);
      g_autoptr (AdduceTagList) issues = fixture_tags (claims[i].issues, FALSE);
      g_autoptr (AdduceTagList) evidence = fixture_tags (claims[i].evidence, TRUE);
      adduce_claim_builder_set_speakers (builder, speakers);
      adduce_claim_builder_set_issues (builder, issues);
      adduce_claim_builder_set_evidence (builder, evidence);
      if (claims[i].stance != NULL)
        {
          g_autoptr (AdduceTag) stance = adduce_tag_new (claims[i].stance, claims[i].stance);
          adduce_claim_builder_set_stance (builder, stance);
        }
      g_autoptr (AdduceClaim) claim = adduce_claim_builder_end (builder);
      adduce_sidecar_put (sidecar, claim);
    }
  if (status >= 0)
    adduce_sidecar_set_status (sidecar, (AdduceStatus) status);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  scratch_write_bytes (folder, sidecar_name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static inline void
fixture_code (const char *folder, const char *relative, const char *nickname, int status,
              const FixtureClaim *claims, guint n_claims)
{
  g_autofree char *sidecar = adduce_paths_sidecar (relative, nickname);
  fixture_code_as (folder, relative, sidecar, nickname, NULL, status, claims, n_claims);
}

/* "path|title|claims|own|coders|status|openable|problem", one article a line. */
static inline char *
fixture_dump (AdduceCorpus *corpus)
{
  GString *dump = g_string_new (NULL);
  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      const char *problem = adduce_article_get_problem (article);
      g_string_append_printf (dump, "%s|%s|%u|%u|%u|%s|%s|%s\n", adduce_article_get_display_path (article),
                              adduce_article_get_title (article), adduce_article_get_n_claims (article),
                              adduce_article_get_n_own_claims (article), adduce_article_get_n_coders (article),
                              adduce_status_to_id (adduce_article_get_status (article)),
                              adduce_article_get_openable (article) ? "yes" : "no",
                              problem == NULL ? "" : problem);
    }
  return g_string_free (dump, FALSE);
}

static inline int
fixture_compare_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "code=uses …", by code, of all that are used. */
static inline char *
fixture_dump_vocabulary (AdduceVocabulary *vocabulary)
{
  g_autoptr (GPtrArray) tags = adduce_vocabulary_search (vocabulary, "", G_MAXUINT);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tags->len; i++)
    {
      const char *code = adduce_tag_get_code (tags->pdata[i]);
      guint n_uses = adduce_vocabulary_get_n_uses (vocabulary, code);
      if (n_uses > 0)
        g_ptr_array_add (lines, g_strdup_printf ("%s=%u", code, n_uses));
    }
  g_ptr_array_sort (lines, fixture_compare_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv (" ", (char **) lines->pdata);
}
