/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many claims have each value, and of those of articles, how many articles of a coder.
 */
#include "config.h"

#include "store/adduce-code-usage.h"

#include "store/adduce-corpus-sidecars.h"

struct _AdduceCodeUsage {
  GObject parent_instance;
  guint n_claims;
  GHashTable *counts; /* "VARIABLE" and "VARIABLE/CODE" → number of claims */
};

G_DEFINE_FINAL_TYPE (AdduceCodeUsage, adduce_code_usage, G_TYPE_OBJECT)

static void
count_up (AdduceCodeUsage *self, const char *key)
{
  gpointer old = g_hash_table_lookup (self->counts, key);

  g_hash_table_replace (self->counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (old) + 1));
}

static void
count_variable (AdduceCodeUsage *self, AdduceClaim *claim, const char *variable_id)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable_id);

  if (tags == NULL)
    return;
  count_up (self, variable_id);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      g_autofree char *key = g_strdup_printf ("%s/%s", variable_id, adduce_tag_get_code (tag));

      if (!adduce_tag_is_plain (tag))
        count_up (self, key);
    }
}

static void
count_sidecar_cb (const char *article, AdduceSidecar *sidecar, gpointer user_data)
{
  static const char *const built_in[] = { "speaker", "issue", "stance", "evidence" };
  AdduceCodeUsage *self = user_data;
  AdduceClaim *about = adduce_sidecar_get_article (sidecar);
  g_auto (GStrv) said = about != NULL ? adduce_claim_list_variables (about) : NULL;

  for (guint i = 0; said != NULL && said[i] != NULL; i++)
    count_variable (self, about, said[i]);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);
      g_auto (GStrv) own = adduce_claim_list_variables (claim);

      self->n_claims++;
      for (guint j = 0; j < G_N_ELEMENTS (built_in); j++)
        count_variable (self, claim, built_in[j]);
      for (guint j = 0; own[j] != NULL; j++)
        count_variable (self, claim, own[j]);
    }
}

static void
adduce_code_usage_finalize (GObject *object)
{
  AdduceCodeUsage *self = ADDUCE_CODE_USAGE (object);

  g_clear_pointer (&self->counts, g_hash_table_unref);
  G_OBJECT_CLASS (adduce_code_usage_parent_class)->finalize (object);
}

static void
adduce_code_usage_class_init (AdduceCodeUsageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_code_usage_finalize;
}

static void
adduce_code_usage_init (AdduceCodeUsage *self)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AdduceCodeUsage *
adduce_code_usage_new_for_corpus (const char *folder, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autoptr (AdduceCodeUsage) self = g_object_new (ADDUCE_TYPE_CODE_USAGE, NULL);
  if (!adduce_corpus_foreach_sidecar (folder, count_sidecar_cb, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
adduce_code_usage_get_n_claims (AdduceCodeUsage *self)
{
  g_return_val_if_fail (ADDUCE_IS_CODE_USAGE (self), 0);
  return self->n_claims;
}

guint
adduce_code_usage_count (AdduceCodeUsage *self, const char *variable_id, const char *code_id)
{
  g_return_val_if_fail (ADDUCE_IS_CODE_USAGE (self), 0);
  g_return_val_if_fail (variable_id != NULL, 0);

  g_autofree char *key = code_id != NULL ? g_strdup_printf ("%s/%s", variable_id, code_id) : g_strdup (variable_id);
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key));
}
