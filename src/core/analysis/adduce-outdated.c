/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims that were coded before a change that affects them.
 */
#include "config.h"

#include "analysis/adduce-outdated.h"

#include "store/adduce-corpus-sidecars.h"

typedef struct {
  AdduceCodebook *codebook;
  GPtrArray *found;
} Search;

static void
outdated_free_cb (gpointer data)
{
  AdduceOutdated *self = data;

  g_free (self->article);
  g_free (self->coder);
  g_object_unref (self->claim);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* Whether both are about one member of one value or variable, or both about whether the value is in use. */
static gboolean
is_about_the_same (const AdduceCodebookChangeInfo *a, const AdduceCodebookChangeInfo *b)
{
  return g_strcmp0 (a->variable, b->variable) == 0 && g_strcmp0 (a->value, b->value) == 0
         && g_strcmp0 (a->field, b->field) == 0;
}

static gboolean
puts_into_use (const AdduceCodebookChangeInfo *info)
{
  return g_str_equal (info->act, "restore") || g_str_equal (info->act, "add");
}

/* Whether, with all changes of the same that came with and after @first, it is as it was before. @after: those that
 * came after what the claim knows, in their order */
static gboolean
is_as_before (GPtrArray *after, const AdduceCodebookChangeInfo *changed)
{
  const AdduceCodebookChangeInfo *first = NULL, *last = NULL;

  for (guint i = 0; i < after->len; i++)
    {
      const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (after->pdata[i]);

      if (!is_about_the_same (info, changed) || (info->field == NULL && !puts_into_use (info)
                                                 && !adduce_codebook_change_is_affecting (after->pdata[i])))
        continue;
      first = first != NULL ? first : info;
      last = info;
    }
  if (first == last)
    return FALSE;
  if (changed->field == NULL || g_str_equal (changed->field, "retired"))
    return !puts_into_use (first) && puts_into_use (last);
  /* What it was and became is not told in every history. */
  return (first->after != NULL || last->before != NULL) && g_strcmp0 (first->before, last->after) == 0;
}

/* (transfer full): what came after the version that the claim was coded under, in its order. */
static GPtrArray *
list_later (AdduceCodebook *codebook, AdduceClaim *claim)
{
  GPtrArray *later = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *history = adduce_codebook_get_history (codebook);

  for (guint i = 0; i < g_list_model_get_n_items (history); i++)
    {
      g_autoptr (AdduceCodebookChange) change = g_list_model_get_item (history, i);

      if (adduce_codebook_change_get_info (change)->to > adduce_claim_get_codebook_version (claim))
        g_ptr_array_add (later, g_steal_pointer (&change));
    }
  return later;
}

GPtrArray *
adduce_outdated_list_changes (AdduceCodebook *codebook, AdduceClaim *claim)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) later = list_later (codebook, claim);
  for (guint i = 0; i < later->len; i++)
    {
      const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (later->pdata[i]);

      if (!adduce_codebook_change_is_affecting (later->pdata[i]))
        continue;
      if ((info->value != NULL ? adduce_claim_has_value (claim, info->variable, info->value)
                               : adduce_claim_get_values (claim, info->variable) != NULL)
          && !is_as_before (later, info))
        g_ptr_array_add (changes, g_object_ref (later->pdata[i]));
    }
  return changes;
}

static void
search_claim (Search *search, const char *article, AdduceSidecar *sidecar, AdduceClaim *claim)
{
  g_autoptr (GPtrArray) changes = adduce_outdated_list_changes (search->codebook, claim);

  if (changes->len == 0)
    return;
  AdduceOutdated *outdated = g_new0 (AdduceOutdated, 1);
  outdated->article = g_strdup (article);
  outdated->coder = g_strdup (adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar)));
  outdated->claim = g_object_ref (claim);
  outdated->changes = g_steal_pointer (&changes);
  g_ptr_array_add (search->found, outdated);
}

static void
search_sidecar_cb (const char *article, AdduceSidecar *sidecar, gpointer user_data)
{
  AdduceClaim *about = adduce_sidecar_get_article (sidecar);

  if (about != NULL)
    search_claim (user_data, article, sidecar, about);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    search_claim (user_data, article, sidecar, adduce_sidecar_get_claim (sidecar, i));
}

/* What is said of the article comes first; claims of one file stay in their order. */
static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const AdduceOutdated *x = *(const AdduceOutdated *const *) a, *y = *(const AdduceOutdated *const *) b;
  int order = g_strcmp0 (x->article, y->article);

  if (order == 0)
    order = g_strcmp0 (x->coder, y->coder);
  if (order == 0)
    order = (int) adduce_claim_is_about_article (y->claim) - (int) adduce_claim_is_about_article (x->claim);
  return order != 0 ? order : adduce_claim_compare (x->claim, y->claim);
}

GPtrArray *
adduce_outdated_list_corpus (const char *folder, AdduceCodebook *codebook, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (outdated_free_cb);
  Search search = { codebook, found };
  if (!adduce_corpus_foreach_sidecar (folder, search_sidecar_cb, &search, cancellable, error))
    return NULL;
  g_ptr_array_sort (found, compare_cb);
  return g_steal_pointer (&found);
}
