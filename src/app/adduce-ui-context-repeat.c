/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tagging a claim as another was tagged: repeating, copying and pasting, and what to offer first.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

/* How many claims that were tagged are remembered; far more than one would repeat. */
#define N_REMEMBERED 32

/* A claim as the user tagged it. */
typedef struct {
  char *id;
  AdduceTagging *tagging;
} Tagged;

static void
tagged_free (Tagged *tagged)
{
  g_free (tagged->id);
  adduce_tagging_unref (tagged->tagging);
  g_free (tagged);
}

void
_adduce_ui_context_clear_taggings (AdduceUiContext *self)
{
  g_queue_clear_full (&self->taggings, (GDestroyNotify) tagged_free);
}

static void
forget (AdduceUiContext *self, const char *id)
{
  for (GList *l = self->taggings.head; l != NULL; l = l->next)
    if (g_str_equal (((Tagged *) l->data)->id, id))
      {
        tagged_free (l->data);
        g_queue_delete_link (&self->taggings, l);
        return;
      }
}

static void
remember (AdduceUiContext *self, AdduceClaim *claim)
{
  Tagged *tagged = g_new0 (Tagged, 1);

  forget (self, adduce_claim_get_id (claim));
  tagged->id = g_strdup (adduce_claim_get_id (claim));
  tagged->tagging = adduce_tagging_new (claim, ADDUCE_TAGGING_ALL);
  g_queue_push_head (&self->taggings, tagged);
  while (self->taggings.length > N_REMEMBERED)
    tagged_free (g_queue_pop_tail (&self->taggings));
}

static gboolean
has_same_own (AdduceClaim *a, AdduceClaim *b)
{
  g_auto (GStrv) of_a = adduce_claim_list_variables (a);
  g_auto (GStrv) of_b = adduce_claim_list_variables (b);

  if (g_strv_length (of_a) != g_strv_length (of_b))
    return FALSE;
  for (guint i = 0; of_a[i] != NULL; i++)
    {
      AdduceTagList *other = adduce_claim_get_values (b, of_a[i]);

      if (other == NULL || !adduce_tag_list_equal (adduce_claim_get_values (a, of_a[i]), other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_same_tags (AdduceClaim *a, AdduceClaim *b)
{
  return has_same_own (a, b) && adduce_tag_equal (adduce_claim_get_stance (a), adduce_claim_get_stance (b))
         && adduce_tag_list_equal (adduce_claim_get_speakers (a), adduce_claim_get_speakers (b))
         && adduce_tag_list_equal (adduce_claim_get_issues (a), adduce_claim_get_issues (b))
         && adduce_tag_list_equal (adduce_claim_get_evidence (a), adduce_claim_get_evidence (b));
}

/* A claim that is removed stays in memory: one may mean to make it anew on other words. */
void
_adduce_ui_context_note_command (AdduceUiContext *self, AdduceCommand *command, int sign)
{
  for (guint i = adduce_command_get_n_steps (command); i > 0; i--)
    {
      const AdduceCommandStep *step = adduce_command_get_step (command, i - 1);
      AdduceClaim *before = sign > 0 ? step->before : step->after;
      AdduceClaim *after = sign > 0 ? step->after : step->before;

      if (after != NULL && adduce_claim_is_about_article (after))
        continue;
      if (after != NULL && (before == NULL || !has_same_tags (before, after)))
        remember (self, after);
      else if (after == NULL && sign < 0)
        forget (self, adduce_claim_get_id (before));
    }
}

AdduceTagging *
adduce_ui_context_dup_last_tagging (AdduceUiContext *self, AdduceTaggingFields fields)
{
  gboolean selected;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  selected = adduce_ui_context_get_has_selection (self);
  for (GList *l = self->taggings.head; l != NULL; l = l->next)
    {
      Tagged *tagged = l->data;

      /* A claim is not its own model: it may have got its stance just now. */
      if (!selected && adduce_ui_context_is_chosen (self, tagged->id))
        continue;
      if ((adduce_tagging_get_set_fields (tagged->tagging) & fields) != 0)
        return adduce_tagging_restrict (tagged->tagging, fields);
    }
  return NULL;
}

static AdduceCommand *
make_tagging (AdduceUiContext *self, AdduceClaim *claim, gpointer value)
{
  return adduce_command_new_set_tagging (claim, value, adduce_ui_context_get_codebook (self));
}

gboolean
adduce_ui_context_give_tagging (AdduceUiContext *self, AdduceTagging *tagging)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);
  g_return_val_if_fail (tagging != NULL, FALSE);

  if (adduce_ui_context_get_has_selection (self))
    return _adduce_ui_context_add_claim_with (self, tagging);

  return _adduce_ui_context_perform_on_chosen (self, make_tagging, tagging);
}

gboolean
adduce_ui_context_can_tag (AdduceUiContext *self)
{
  g_autoptr (GPtrArray) claims = NULL;
  gboolean writable;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), FALSE);

  writable = self->session != NULL && adduce_session_get_read_only_reason (self->session) == NULL;
  if (writable && adduce_ui_context_get_has_selection (self))
    return TRUE;

  claims = _adduce_ui_context_list_editable (self);
  return claims != NULL && claims->len > 0;
}

void
adduce_ui_context_repeat (AdduceUiContext *self, AdduceTaggingFields fields)
{
  g_autoptr (AdduceTagging) tagging = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (!adduce_ui_context_can_tag (self))
    return;
  tagging = adduce_ui_context_dup_last_tagging (self, fields);
  if (tagging != NULL && fields != ADDUCE_TAGGING_ALL)
    {
      g_autoptr (AdduceTagging) all = g_steal_pointer (&tagging);

      tagging = adduce_tagging_restrict (all, adduce_tagging_get_set_fields (all));
    }
  if (tagging == NULL)
    _adduce_ui_context_message (self, _("There is no other claim yet that could be repeated"), FALSE);
  else
    adduce_ui_context_give_tagging (self, tagging);
}

void
adduce_ui_context_copy_tags (AdduceUiContext *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->focused_claim == NULL)
    {
      _adduce_ui_context_message (self, _("Put the caret in the claim whose tags are to be copied"), FALSE);
      return;
    }

  g_clear_pointer (&self->copied, adduce_tagging_unref);
  self->copied = adduce_tagging_new (self->focused_claim, ADDUCE_TAGGING_ALL);
  text = adduce_tagging_to_string (self->copied);
  gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), text);
  _adduce_ui_context_message (self, _("Tags copied"), FALSE);
}

void
adduce_ui_context_paste_tags (AdduceUiContext *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (self));

  if (self->copied == NULL)
    _adduce_ui_context_message (self, _("Copy the tags of a claim first"), FALSE);
  else if (adduce_ui_context_can_tag (self))
    adduce_ui_context_give_tagging (self, self->copied);
}

/* --- what to offer --- */

static gboolean
shares_tag (AdduceTagList *a, AdduceTagList *b)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (a); i++)
    if (adduce_tag_list_contains (b, adduce_tag_get_code (adduce_tag_list_get_tag (a, i))))
      return TRUE;
  return FALSE;
}

/* Times are in whole seconds; ids are made in order. */
static gboolean
is_later (AdduceClaim *claim, AdduceClaim *than)
{
  gint64 time = adduce_claim_get_modified (claim);
  gint64 than_time = adduce_claim_get_modified (than);

  if (time != than_time)
    return time > than_time;
  return g_strcmp0 (adduce_claim_get_id (claim), adduce_claim_get_id (than)) > 0;
}

/* The issues that a claim by one of the speakers got last in this article; (transfer none) (nullable). */
static AdduceTagList *
find_issues_of (AdduceUiContext *self, AdduceTagList *speakers)
{
  AdduceClaimSet *claims = adduce_session_get_claims (self->session);
  AdduceClaim *last = NULL;

  for (guint i = 0; i < adduce_claim_set_get_n_claims (claims); i++)
    {
      AdduceClaim *claim = adduce_claim_set_get (claims, i);
      g_autoptr (AdduceTagList) by = adduce_ui_context_resolve_tags (self, ADDUCE_FACET_SPEAKER, claim);

      if (adduce_tag_list_get_n_tags (adduce_claim_get_issues (claim)) > 0 && shares_tag (by, speakers)
          && (last == NULL || is_later (claim, last)))
        last = claim;
    }
  return last != NULL ? adduce_claim_get_issues (last) : NULL;
}

static void
add_recent (AdduceUiContext *self, AdduceTagRanking *ranking, AdduceFacet facet)
{
  for (GList *l = self->taggings.head; l != NULL; l = l->next)
    {
      AdduceTagging *tagging = ((Tagged *) l->data)->tagging;

      adduce_tag_ranking_add_recent (ranking, facet == ADDUCE_FACET_ISSUE ? adduce_tagging_get_issues (tagging)
                                                                          : adduce_tagging_get_speakers (tagging));
    }
}

/* What the claim has comes first, so that it is easily kept. */
static void
suggest_current (AdduceUiContext *self, AdduceTagRanking *ranking, AdduceFacet facet)
{
  g_autoptr (AdduceTagList) tags = NULL;

  if (self->focused_claim == NULL || adduce_ui_context_get_has_selection (self))
    return;

  tags = adduce_facet_dup_tags (facet, self->focused_claim);
  adduce_tag_ranking_suggest (ranking, tags);
}

/* Where in the text one is. */
static guint
get_place (AdduceUiContext *self)
{
  if (self->focused_claim != NULL && !adduce_ui_context_get_has_selection (self))
    return adduce_span_set_get_start (adduce_claim_get_spans (self->focused_claim));
  return adduce_ui_context_get_selection (self).start;
}

AdduceTagRanking *
adduce_ui_context_rank_tags (AdduceUiContext *self, AdduceFacet facet, AdduceTagList *speakers)
{
  AdduceVocabulary *vocabulary = NULL;
  AdduceTagRanking *ranking;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);
  g_return_val_if_fail (facet == ADDUCE_FACET_SPEAKER || facet == ADDUCE_FACET_ISSUE, NULL);

  if (self->corpus != NULL)
    vocabulary = facet == ADDUCE_FACET_ISSUE ? adduce_corpus_get_issues (self->corpus)
                                             : adduce_corpus_get_speakers (self->corpus);
  ranking = adduce_tag_ranking_new (vocabulary);
  if (self->session == NULL)
    return ranking;

  suggest_current (self, ranking, facet);
  if (facet == ADDUCE_FACET_ISSUE)
    {
      g_autoptr (AdduceTagging) last = adduce_ui_context_dup_last_tagging (self, ADDUCE_TAGGING_ISSUES);
      AdduceTagList *issues = speakers != NULL ? find_issues_of (self, speakers) : NULL;

      if (issues != NULL)
        adduce_tag_ranking_suggest (ranking, issues);
      else if (last != NULL)
        adduce_tag_ranking_suggest (ranking, adduce_tagging_get_issues (last));
    }
  adduce_tag_ranking_add_claims (ranking, facet, G_LIST_MODEL (adduce_session_get_claims (self->session)));
  if (self->show_others)
    adduce_tag_ranking_add_claims (ranking, facet, G_LIST_MODEL (adduce_session_get_others (self->session)));
  add_recent (self, ranking, facet);
  if (facet == ADDUCE_FACET_SPEAKER)
    adduce_tag_ranking_add_text (ranking, adduce_session_get_text (self->session), get_place (self));
  return ranking;
}
