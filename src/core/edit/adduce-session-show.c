/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown of an article's files: the claims that fit the text, and sentences about what is wrong.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "adduce-session-private.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-sidecar-private.h"

/* The most sentences about one file. */
#define MAX_PROBLEMS 20

static gboolean
is_about_text (AdduceSession *self, AdduceSidecar *sidecar)
{
  return g_str_equal (adduce_sidecar_get_text_digest (sidecar), adduce_text_get_digest (self->text));
}

/* May the claim be drawn? It must lie in the text, and where that is another than it was coded in, its words
 * must still stand there. */
static gboolean
can_show (AdduceSession *self, AdduceClaim *claim, gboolean same_text)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);

  if (adduce_claim_anchor_is_lost (claim))
    return FALSE;
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (!adduce_text_contains_span (self->text, span))
        return FALSE;
      if (!same_text && !adduce_quote_matches (adduce_claim_get_quote (claim, i), self->text, span))
        return FALSE;
    }
  return TRUE;
}

/* Adds the claims that can be shown to @shown (borrowed); returns how many can't. */
static guint
collect_shown (AdduceSession *self, AdduceSidecar *sidecar, GPtrArray *shown)
{
  gboolean same_text = is_about_text (self, sidecar);
  guint n_hidden = 0;

  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);

      if (can_show (self, claim, same_text))
        g_ptr_array_add (shown, claim);
      else
        n_hidden++;
    }
  return n_hidden;
}

static char *
describe_other_text (AdduceSession *self, AdduceSidecar *sidecar)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  guint n_hidden = collect_shown (self, sidecar, shown);

  if (n_hidden == 0)
    return g_strdup (_("the article has changed since it was coded; the words of all claims still stand "
                       "where they were"));
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE,
                 "the article has changed since it was coded; %u claim is not shown, because its words no "
                 "longer stand where they were",
                 "the article has changed since it was coded; %u claims are not shown, because their words "
                 "no longer stand where they were",
                 n_hidden),
    n_hidden);
}

/* Sentences about one coder's file, each beginning with the nickname. */
static void
collect_problems (AdduceSession *self, AdduceSidecar *sidecar, const char *nickname, GStrvBuilder *problems)
{
  if (!is_about_text (self, sidecar))
    {
      g_autofree char *text = describe_other_text (self, sidecar);
      g_autofree char *problem = g_strdup_printf ("%s: %s", nickname, text);
      g_strv_builder_add (problems, problem);
      return;
    }

  /* What waits for the coder is asked elsewhere: adduce_session_list_unplaced(), …_list_contested(). */
  g_autoptr (GPtrArray) found
    = adduce_sidecar_check_full (sidecar, self->text, self->codebook,
                                 sidecar != self->sidecar || self->journal == NULL);
  for (guint i = 0; i < MIN (found->len, MAX_PROBLEMS); i++)
    {
      g_autofree char *problem = g_strdup_printf ("%s: %s", nickname, (const char *) found->pdata[i]);
      g_strv_builder_add (problems, problem);
    }
  if (found->len > MAX_PROBLEMS)
    {
      guint n_more = found->len - MAX_PROBLEMS;
      g_autofree char *problem
        = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: and %u more problem",
                                        "%s: and %u more problems", n_more),
                           nickname, n_more);
      g_strv_builder_add (problems, problem);
    }
}

/* Two people who chose one nickname: their claims would be mixed in one file. Ids differ also where one person
 * works on two computers, so only the names tell. */
static void
collect_namesake (AdduceSession *self, GStrvBuilder *problems)
{
  AdduceCoder *other = adduce_sidecar_get_coder (self->sidecar);
  const char *name = adduce_coder_get_name (self->coder), *other_name = adduce_coder_get_name (other);

  if (g_str_equal (adduce_coder_get_id (self->coder), adduce_coder_get_id (other)) || name == NULL
      || other_name == NULL || g_str_equal (name, other_name))
    return;
  g_autofree char *problem = g_strdup_printf (
    /* translators: a nickname, and the names of two persons */
    _("%s: the file was begun by %s, not by %s; if that is another person, one of you needs another nickname"),
    adduce_coder_get_nickname (self->coder), other_name, name);
  g_strv_builder_add (problems, problem);
}

static guint
count_changes (AdduceClaimSet *set, GPtrArray *shown)
{
  guint n_same = 0, n_both = 0;

  for (guint i = 0; i < shown->len; i++)
    {
      AdduceClaim *claim = shown->pdata[i];
      AdduceClaim *old = adduce_claim_set_lookup (set, adduce_claim_get_id (claim));

      if (old == NULL)
        continue;
      n_both++;
      if (adduce_claim_same_content (old, claim))
        n_same++;
    }
  /* added + removed + changed */
  return (shown->len - n_both) + (adduce_claim_set_get_n_claims (set) - n_both) + (n_both - n_same);
}

/* What has no place in the text. */
static void
show_lost (AdduceSession *self)
{
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();

  for (guint i = 0; self->sidecar != NULL && i < adduce_sidecar_get_n_claims (self->sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (self->sidecar, i);

      if (adduce_claim_anchor_is_lost (claim))
        g_ptr_array_add (lost, claim);
    }
  adduce_claim_set_replace_all (self->lost, (AdduceClaim *const *) lost->pdata, lost->len);
}

guint
adduce_session_show_own (AdduceSession *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  if (self->sidecar != NULL)
    collect_shown (self, self->sidecar, shown);
  guint n_changes = count_changes (self->claims, shown);
  adduce_claim_set_replace_all (self->claims, (AdduceClaim *const *) shown->pdata, shown->len);
  show_lost (self);
  adduce_session_update_article (self);
  adduce_session_update_status (self);
  return n_changes;
}

void
adduce_session_show_others (AdduceSession *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < self->layers->len; i++)
    {
      AdduceSessionLayer *layer = self->layers->pdata[i];

      if (layer->sidecar != NULL)
        collect_shown (self, layer->sidecar, shown);
    }
  adduce_claim_set_replace_all (self->others, (AdduceClaim *const *) shown->pdata, shown->len);
}

char **
adduce_session_collect_problems (AdduceSession *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (self->coder != NULL && self->own_reason != NULL
      && (self->sidecar == NULL || is_about_text (self, self->sidecar)))
    g_strv_builder_add (builder, self->own_reason);
  if (self->text_reason != NULL)
    g_strv_builder_add (builder, self->text_reason);
  if (self->own_problem != NULL)
    g_strv_builder_add (builder, self->own_problem);
  if (self->sidecar != NULL)
    {
      collect_namesake (self, builder);
      collect_problems (self, self->sidecar, adduce_coder_get_nickname (self->coder), builder);
    }
  for (guint i = 0; i < self->layers->len; i++)
    {
      AdduceSessionLayer *layer = self->layers->pdata[i];

      if (layer->sidecar != NULL)
        collect_problems (self, layer->sidecar, layer->nickname, builder);
      else
        g_strv_builder_add (builder, layer->problem);
    }

  return g_strv_builder_end (builder);
}
