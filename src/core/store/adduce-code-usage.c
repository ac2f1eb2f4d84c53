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
  GHashTable *counts;  /* "VARIABLE" and "VARIABLE/CODE" → number of claims */
  GHashTable *several; /* variable → GHashTable of joined codes → Together: of claims with several values */
};

/* Claims that have just these values. */
typedef struct {
  GStrv codes;
  guint n;
} Together;

static void
together_free (gpointer data)
{
  Together *together = data;

  g_strfreev (together->codes);
  g_free (together);
}

G_DEFINE_FINAL_TYPE (AdduceCodeUsage, adduce_code_usage, G_TYPE_OBJECT)

static void
count_up (AdduceCodeUsage *self, const char *key)
{
  gpointer old = g_hash_table_lookup (self->counts, key);

  g_hash_table_replace (self->counts, g_strdup (key), GUINT_TO_POINTER (GPOINTER_TO_UINT (old) + 1));
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
count_together (AdduceCodeUsage *self, const char *variable_id, GPtrArray *codes)
{
  g_autoptr (GString) key = g_string_new (NULL);
  GHashTable *all = g_hash_table_lookup (self->several, variable_id);
  Together *together;

  g_ptr_array_sort (codes, compare_codes);
  for (guint i = 0; i < codes->len; i++)
    {
      g_autofree char *escaped = g_strescape (codes->pdata[i], NULL); /* no line's end is left in it */

      g_string_append_printf (key, "%s\n", escaped);
    }
  if (all == NULL)
    {
      all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, together_free);
      g_hash_table_insert (self->several, g_strdup (variable_id), all);
    }
  together = g_hash_table_lookup (all, key->str);
  if (together == NULL)
    {
      together = g_new0 (Together, 1);
      together->codes = g_new0 (char *, codes->len + 1);
      for (guint i = 0; i < codes->len; i++)
        together->codes[i] = g_strdup (codes->pdata[i]);
      g_hash_table_insert (all, g_strdup (key->str), together);
    }
  together->n++;
}

static void
count_variable (AdduceCodeUsage *self, AdduceClaim *claim, const char *variable_id)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable_id);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  if (tags == NULL)
    return;
  count_up (self, variable_id);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *code = adduce_tag_get_code (tag);
      g_autofree char *key = g_strdup_printf ("%s/%s", variable_id, code);

      if (adduce_tag_is_plain (tag) || g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        continue;
      count_up (self, key);
      g_ptr_array_add (codes, (char *) code);
    }
  if (codes->len > 1)
    count_together (self, variable_id, codes);
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
  g_clear_pointer (&self->several, g_hash_table_unref);
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
  self->several =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) (void (*) (void)) g_hash_table_unref);
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

/* Each claim that has several of them was counted for each: all but one are taken off. */
static guint
count_any (AdduceCodeUsage *self, AdduceVariable *variable, GHashTable *wanted)
{
  const char *variable_id = adduce_variable_get_id (variable);
  GHashTable *all = g_hash_table_lookup (self->several, variable_id);
  GHashTableIter iter;
  gpointer code, together;
  guint n = 0;

  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    n += adduce_code_usage_count (self, variable_id, code);
  if (all == NULL)
    return n;
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &together))
    {
      Together *some = together;
      guint found = 0;

      for (guint i = 0; some->codes[i] != NULL; i++)
        if (g_hash_table_contains (wanted, some->codes[i]))
          found++;
      if (found > 1)
        n -= some->n * (found - 1);
    }
  return n;
}

/* The value, and what was merged into it. */
static void
add_merged (GHashTable *wanted, AdduceVariable *variable, const char *code_id)
{
  AdduceCode *code = adduce_variable_lookup (variable, code_id);

  g_hash_table_add (wanted, (char *) code_id);
  for (guint i = 0; code != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      const char *other = adduce_code_get_id (adduce_variable_get_code (variable, i));

      if (adduce_variable_resolve (variable, other) == code)
        g_hash_table_add (wanted, (char *) other);
    }
}

guint
adduce_code_usage_count_value (AdduceCodeUsage *self, AdduceVariable *variable, const char *code_id)
{
  g_return_val_if_fail (ADDUCE_IS_CODE_USAGE (self), 0);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), 0);
  g_return_val_if_fail (code_id != NULL, 0);

  return adduce_code_usage_count_both (self, variable, code_id, code_id);
}

guint
adduce_code_usage_count_both (AdduceCodeUsage *self, AdduceVariable *variable, const char *code_id,
                              const char *other_id)
{
  g_return_val_if_fail (ADDUCE_IS_CODE_USAGE (self), 0);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), 0);
  g_return_val_if_fail (code_id != NULL && other_id != NULL, 0);

  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  add_merged (wanted, variable, code_id);
  add_merged (wanted, variable, other_id);
  return count_any (self, variable, wanted);
}
