/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tags of many claims at once.
 */
#include "config.h"

#include "analysis/adduce-claim-retag.h"

/* (transfer full): never %NULL */
static AdduceTagList *
dup_values (AdduceClaim *claim, const char *variable)
{
  AdduceTagList *values = adduce_claim_get_values (claim, variable);
  return values != NULL ? adduce_tag_list_ref (values) : adduce_tag_list_new_empty ();
}

static gboolean
has_all (AdduceTagList *values, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    if (!adduce_tag_list_contains (values, adduce_tag_get_code (adduce_tag_list_get_tag (tags, i))))
      return FALSE;
  return TRUE;
}

static AdduceTagList *
change (AdduceTagList *values, AdduceTagList *tags, AdduceRetagMode mode)
{
  AdduceTagList *result = adduce_tag_list_ref (mode == ADDUCE_RETAG_SET ? tags : values);
  for (guint i = 0; mode != ADDUCE_RETAG_SET && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      g_autoptr (AdduceTagList) before = result;
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      result = mode == ADDUCE_RETAG_ADD ? adduce_tag_list_add (before, tag)
                                        : adduce_tag_list_remove (before, adduce_tag_get_code (tag));
    }
  return result;
}

static gboolean
is_own (AdduceClaimRow *row, const char *nickname)
{
  return g_str_equal (adduce_tag_get_code (adduce_claim_row_get_source (row)->coder), nickname);
}

/* What the toggle does: taken away where all of one's own have it. */
static AdduceRetagMode
decide (GPtrArray *rows, const char *nickname, const char *variable, AdduceTagList *tags, gboolean several)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (AdduceTagList) values = dup_values (adduce_claim_row_get_claim (rows->pdata[i]), variable);
      if (is_own (rows->pdata[i], nickname) && !has_all (values, tags))
        return several ? ADDUCE_RETAG_ADD : ADDUCE_RETAG_SET;
    }
  return ADDUCE_RETAG_REMOVE;
}

static void
add_step (AdduceCorpusEdit *edit, const char *folder, AdduceClaimRow *row, const char *variable, AdduceTagList *tags,
          AdduceRetagMode mode, AdduceCodebook *codebook)
{
  AdduceClaim *claim = adduce_claim_row_get_claim (row);
  g_autoptr (AdduceTagList) before = dup_values (claim, variable);
  g_autoptr (AdduceTagList) after = change (before, tags, mode);
  if (adduce_tag_list_equal (before, after))
    return;

  g_autofree char *path = g_build_filename (folder, adduce_claim_row_get_source (row)->sidecar, NULL);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_values (builder, variable, after);
  if (codebook != NULL)
    adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
  adduce_corpus_edit_add (edit, path, claim, changed);
}

AdduceCorpusEdit *
adduce_claim_retag (const char *folder, const char *label, GPtrArray *rows, const char *nickname, const char *variable,
                    AdduceTagList *tags, AdduceRetagMode mode, gboolean several, AdduceCodebook *codebook,
                    guint *ret_n_others)
{
  g_return_val_if_fail (folder != NULL && label != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (nickname != NULL && variable != NULL, NULL);

  AdduceCorpusEdit *edit = adduce_corpus_edit_new (folder, label);
  g_autoptr (AdduceTagList) values = tags != NULL ? adduce_tag_list_ref (tags) : adduce_tag_list_new_empty ();
  guint n_others = 0;
  if (mode == ADDUCE_RETAG_TOGGLE)
    mode = decide (rows, nickname, variable, values, several);
  for (guint i = 0; i < rows->len; i++)
    if (is_own (rows->pdata[i], nickname))
      add_step (edit, folder, rows->pdata[i], variable, values, mode, codebook);
    else
      n_others++;
  if (ret_n_others != NULL)
    *ret_n_others = n_others;
  return edit;
}
