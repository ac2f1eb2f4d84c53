/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims and articles as UIMA feature structures.
 */

#include "config.h"

#include "export/adduce-export-uima.h"

static const char *const none[] = { NULL };
static const char *const article_strings[]
  = { "path", "articleId", "title", "date", "outlet", "coder", "status", NULL };
static const char *const article_lists[] = { "values", NULL };
static const char *const claim_strings[]
  = { "claimId", "stance", "certainty", "note", "created", "modified", "revision", NULL };
static const char *const claim_lists[]
  = { "speakers", "speakerCodes", "issues", "issueCodes", "evidence", "values", NULL };
static const char *const claim_references[] = { "pieces", NULL };

static const AdduceUimaType types[] = {
  { "Article", article_strings, article_lists, none },
  { "Claim", claim_strings, claim_lists, claim_references },
  { "Piece", none, none, none },
};

static void
feature_free (gpointer data)
{
  AdduceUimaFeature *feature = data;

  g_free (feature->value);
  g_strfreev (feature->values);
  g_free (feature);
}

static void
add_string (GPtrArray *features, const char *name, const char *value)
{
  AdduceUimaFeature *feature;

  if (value == NULL)
    return;
  feature = g_new0 (AdduceUimaFeature, 1);
  feature->name = name;
  feature->value = g_strdup (value);
  g_ptr_array_add (features, feature);
}

static void
add_list (GPtrArray *features, const char *name, GStrvBuilder *values)
{
  g_auto (GStrv) list = g_strv_builder_end (values);
  AdduceUimaFeature *feature;

  if (list[0] == NULL)
    return;
  feature = g_new0 (AdduceUimaFeature, 1);
  feature->name = name;
  feature->values = g_steal_pointer (&list);
  g_ptr_array_add (features, feature);
}

static void
add_tags (GPtrArray *features, const char *name, AdduceTagList *tags, gboolean codes)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      g_strv_builder_add (values, codes ? adduce_tag_get_code (tag) : adduce_tag_get_label (tag));
    }
  add_list (features, name, values);
}

/* Variables of one's own: "ID=VALUE", one for each value. */
static void
add_own (GPtrArray *features, AdduceClaim *claim)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) own = claim != NULL ? adduce_claim_list_variables (claim) : NULL;

  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (claim, own[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (tags, k));
          g_autofree char *value = g_strconcat (own[i], "=", code, NULL);

          g_strv_builder_add (values, value);
        }
    }
  add_list (features, "values", values);
}

const AdduceUimaType *
adduce_export_uima_get_types (guint *ret_n_types)
{
  *ret_n_types = G_N_ELEMENTS (types);
  return types;
}

GPtrArray *
adduce_export_uima_list_claim (AdduceExportRun *run, AdduceClaim *claim)
{
  GPtrArray *features = g_ptr_array_new_with_free_func (feature_free);
  const AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autofree char *created = adduce_export_format_time (adduce_claim_get_created (claim));
  g_autofree char *modified = adduce_export_format_time (adduce_claim_get_modified (claim));
  g_autofree char *revision = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_claim_get_revision (claim));

  add_string (features, "claimId", adduce_claim_get_id (claim));
  add_string (features, "stance", stance != NULL ? adduce_tag_get_code (stance) : NULL);
  add_string (features, "certainty", adduce_certainty_to_id (adduce_claim_get_certainty (claim)));
  add_string (features, "note", adduce_claim_get_note (claim));
  add_string (features, "created", created);
  add_string (features, "modified", modified);
  add_string (features, "revision", revision);
  add_tags (features, "speakers", adduce_claim_get_speakers (claim), FALSE);
  add_tags (features, "speakerCodes", adduce_claim_get_speakers (claim), TRUE);
  add_tags (features, "issues", adduce_claim_get_issues (claim), FALSE);
  add_tags (features, "issueCodes", adduce_claim_get_issues (claim), TRUE);
  add_tags (features, "evidence", adduce_claim_get_evidence (claim), TRUE);
  add_own (features, claim);
  return features;
}

GPtrArray *
adduce_export_uima_list_article (AdduceExportRun *run, const AdduceExportArticle *article,
                                 const AdduceExportLayer *layer)
{
  GPtrArray *features = g_ptr_array_new_with_free_func (feature_free);

  add_string (features, "path", article->path);
  add_string (features, "articleId", article->id);
  add_string (features, "title", article->title);
  add_string (features, "date", article->date);
  add_string (features, "outlet", article->outlet);
  add_string (features, "coder", layer->coder);
  add_string (features, "status", adduce_status_to_id (layer->status));
  add_own (features, layer->values);
  return features;
}
