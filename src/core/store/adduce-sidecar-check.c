/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holding a sidecar against its article and codebook, and against the limits of the format before a
 * save.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-sidecar-private.h"

#define SHOWN_WORDS 40

/* The first words of a claim, for messages; with its id, since words repeat. */
static char *
describe (AdduceClaim *claim)
{
  if (adduce_claim_is_about_article (claim))
    return g_strdup (_("what is said of the article"));

  const char *words = adduce_claim_get_quote (claim, 0)->exact;
  glong n = g_utf8_strlen (words, -1);
  g_autofree char *start = g_utf8_substring (words, 0, MIN (n, SHOWN_WORDS));
  g_strdelimit (start, "\n\t", ' ');
  /* translators: a claim: its first words, an ellipsis if there are more, its id */
  return g_strdup_printf (_("claim “%s%s” (%s)"), start, n > SHOWN_WORDS ? "…" : "",
                          adduce_claim_get_id (claim));
}

/* --- against the article --- */

static void
check_span (AdduceClaim *claim, guint index, AdduceText *text, GPtrArray *problems)
{
  AdduceSpan span = adduce_span_set_get_span (adduce_claim_get_spans (claim), index);
  if (adduce_text_contains_span (text, span)
      && adduce_quote_matches (adduce_claim_get_quote (claim, index), text, span))
    return;

  g_autofree char *name = describe (claim);
  if (!adduce_text_contains_span (text, span))
    g_ptr_array_add (
      problems,
      g_strdup_printf (_("%s: the span %u–%u is outside the text, which has %u characters"), name,
                       span.start, span.end, adduce_text_get_length (text)));
  else
    {
      AdduceSpan shown = { span.start, MIN (span.end, span.start + SHOWN_WORDS) };
      g_autofree char *words = adduce_text_dup_slice (text, shown);
      g_strdelimit (words, "\n\t", ' ');
      g_ptr_array_add (
        problems,
        g_strdup_printf (_("%s: the words at %u–%u are not those quoted: the text has "
                            "“%s%s” there"),
                         name, span.start, span.end, words, span.end > shown.end ? "…" : ""));
    }
}

static void
check_anchor (AdduceClaim *claim, GPtrArray *problems)
{
  if (!adduce_claim_anchor_waits (claim))
    return; /* the coder has said that its words are gone */
  g_autofree char *name = describe (claim);
  g_ptr_array_add (problems,
                   g_strdup_printf (adduce_claim_anchor_is_lost (claim)
                                      ? _("%s: the article was changed, and its words were not found again for sure")
                                      : _("%s: the article was changed; its new words wait to be confirmed"),
                                    name));
}

static void
check_conflict (AdduceClaim *claim, GPtrArray *problems)
{
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (claim);
  if (conflict == NULL)
    return;
  g_autofree char *name = describe (claim);
  g_ptr_array_add (problems,
                   g_strdup_printf (conflict->versions->len == 0
                                      ? _("%s: one side changed it, the other removed it; that waits to be settled")
                                      : _("%s: it was changed in two places; the other version waits to be settled"),
                                    name));
}

static void
check_codes (AdduceClaim *claim, AdduceCodebook *codebook, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  if (adduce_codebook_check_claim (codebook, claim, &error))
    return;
  g_autofree char *name = describe (claim);
  g_ptr_array_add (problems, g_strdup_printf ("%s: %s", name, error->message));
}

GPtrArray *
adduce_sidecar_check_full (AdduceSidecar *self, AdduceText *text, AdduceCodebook *codebook, gboolean waiting)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  if (!g_str_equal (self->text_digest, adduce_text_get_digest (text)))
    g_ptr_array_add (problems,
                     g_strdup (_("the claims are about another version of the article: its text "
                                  "was changed since they were made")));
  else if (self->text_length != adduce_text_get_length (text))
    g_ptr_array_add (
      problems, g_strdup_printf (_("the file says that the text has %u characters, but it has %u"),
                                 self->text_length, adduce_text_get_length (text)));

  if (self->article != NULL && codebook != NULL)
    check_codes (self->article, codebook, problems);
  for (guint i = 0; i < self->claims->len; i++)
    {
      AdduceClaim *claim = self->claims->pdata[i];
      guint n_spans = adduce_span_set_get_n_spans (adduce_claim_get_spans (claim));
      gboolean unsure = adduce_claim_anchor_is_unsure (claim);
      if (unsure && waiting)
        check_anchor (claim, problems);
      for (guint j = 0; j < n_spans && !unsure; j++)
        check_span (claim, j, text, problems);
      if (waiting)
        check_conflict (claim, problems);
      if (codebook != NULL)
        check_codes (claim, codebook, problems);
    }
  return problems;
}

GPtrArray *
adduce_sidecar_check (AdduceSidecar *self, AdduceText *text, AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  return adduce_sidecar_check_full (self, text, codebook, TRUE);
}

/* --- against the format --- */

static gboolean
refuse (AdduceClaim *claim, GError **error, const char *reason)
{
  g_autofree char *name = describe (claim);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("the %s can’t be saved: %s"), name, reason);
  return FALSE;
}

static gboolean
is_longer (const char *text, glong max)
{
  return strlen (text) > (gsize) max && g_utf8_strlen (text, -1) > max;
}

static gboolean
validate_quotes (AdduceClaim *claim, GError **error)
{
  guint n_spans = adduce_span_set_get_n_spans (adduce_claim_get_spans (claim));
  for (guint i = 0; i < n_spans; i++)
    {
      const AdduceQuote *quote = adduce_claim_get_quote (claim, i);
      if (adduce_span_set_get_span (adduce_claim_get_spans (claim), i).end > G_MAXINT32)
        return refuse (claim, error, _("it stands too far into the text"));
      if (*quote->exact == 0)
        return refuse (claim, error, _("it has a piece without words"));
      if (is_longer (quote->exact, ADDUCE_JSON_MAX_STRING))
        return refuse (claim, error,
                       _("a piece of it is longer than 65,536 characters; mark a shorter one"));
      if (is_longer (quote->prefix, ADDUCE_CLAIM_MAX_CONTEXT)
          || is_longer (quote->suffix, ADDUCE_CLAIM_MAX_CONTEXT))
        return refuse (claim, error,
                       _("the words before or after it are longer than 256 characters"));
    }
  return TRUE;
}

static gboolean
validate_tag (AdduceClaim *claim, AdduceTag *tag, GError **error)
{
  if (adduce_tag_is_plain (tag) ? *adduce_tag_get_code (tag) == 0
                                : !adduce_json_is_slug (adduce_tag_get_code (tag)))
    return refuse (claim, error,
                   _("a code has something other than lower-case letters, digits and hyphens"));
  if (is_longer (adduce_tag_get_label (tag), ADDUCE_JSON_MAX_STRING))
    return refuse (claim, error, _("a name in it is longer than 65,536 characters"));
  return TRUE;
}

static gboolean
validate_bodies (AdduceClaim *claim, GError **error)
{
  AdduceTagList *lists[] = { adduce_claim_get_speakers (claim), adduce_claim_get_issues (claim),
                             adduce_claim_get_evidence (claim) };
  AdduceTag *stance = adduce_claim_get_stance (claim);
  const char *note = adduce_claim_get_note (claim);
  guint n_bodies = (stance != NULL) + (note != NULL)
                   + (adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET)
                   + adduce_claim_json_count_others (claim);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      guint n_tags = adduce_tag_list_get_n_tags (lists[i]);
      n_bodies += n_tags;
      for (guint j = 0; j < n_tags; j++)
        if (!validate_tag (claim, adduce_tag_list_get_tag (lists[i], j), error))
          return FALSE;
    }
  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  for (guint i = 0; own[i] != NULL; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (claim, own[i]);
      n_bodies += adduce_tag_list_get_n_tags (tags);
      if (!adduce_json_is_slug (own[i]))
        return refuse (claim, error,
                       _("the id of a variable has something other than lower-case letters, digits "
                          "and hyphens"));
      for (guint j = 0; j < adduce_tag_list_get_n_tags (tags); j++)
        if (!validate_tag (claim, adduce_tag_list_get_tag (tags, j), error))
          return FALSE;
    }
  if (stance != NULL && !validate_tag (claim, stance, error))
    return FALSE;
  if (note != NULL && is_longer (note, ADDUCE_JSON_MAX_STRING))
    return refuse (claim, error, _("its note is longer than 65,536 characters"));
  if (n_bodies > ADDUCE_CLAIM_MAX_BODIES)
    return refuse (claim, error,
                   _("it has more than 64 speakers, issues and other values together"));
  return TRUE;
}

static gboolean
validate_claim (AdduceClaim *claim, GError **error)
{
  guint64 revision = adduce_claim_get_revision (claim);
  if (!adduce_json_is_uuid (adduce_claim_get_id (claim)))
    return refuse (claim, error, _("its id is none"));
  if (revision < 1 || revision > ADDUCE_JSON_MAX_INTEGER
      || adduce_claim_get_codebook_version (claim) > ADDUCE_JSON_MAX_INTEGER)
    return refuse (claim, error,
                   _("its revision or codebook version is no number that can be kept"));
  return validate_quotes (claim, error) && validate_bodies (claim, error);
}

gboolean
adduce_sidecar_validate (AdduceSidecar *self, GBytes *bytes, GError **error)
{
  if (self->claims->len > ADDUCE_SIDECAR_MAX_CLAIMS)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   _("an article can have at most %d claims of one coder; nothing was saved"),
                   ADDUCE_SIDECAR_MAX_CLAIMS);
      return FALSE;
    }
  if (self->tombstones->len > ADDUCE_SIDECAR_MAX_TOMBSTONES)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   _("more than %d claims of this article were removed; nothing was saved"),
                   ADDUCE_SIDECAR_MAX_TOMBSTONES);
      return FALSE;
    }
  if (self->article != NULL && !validate_claim (self->article, error))
    return FALSE;
  for (guint i = 0; i < self->claims->len; i++)
    if (!validate_claim (self->claims->pdata[i], error))
      return FALSE;

  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  return adduce_json_gate (data, n_bytes, ADDUCE_JSON_STRICT, error);
}
