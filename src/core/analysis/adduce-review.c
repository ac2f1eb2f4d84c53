/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is left to do with claims, and what is wrong with them.
 */
#include "config.h"

#include "analysis/adduce-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/adduce-constraints.h"

struct _AdduceReview {
  AdduceCodebook *codebook;
  AdduceText *text;
  AdduceClaim *article; /* what is said of the article, or NULL */
  GHashTable *codings; /* what is coded, as a string (owned) → how many claims say so */
};

static void
violation_free (gpointer data)
{
  AdduceViolation *violation = data;

  g_free (violation->message);
  g_free (violation);
}

/* Takes over @message. */
static void
add (GPtrArray *found, const char *rule, char *message)
{
  AdduceViolation *violation = g_new0 (AdduceViolation, 1);

  violation->rule = rule;
  violation->message = message;
  g_ptr_array_add (found, violation);
}

/* --- the rules --- */

static void
check_variable (AdduceReview *self, AdduceClaim *claim, const char *variable_id, const char *rule, GPtrArray *found)
{
  AdduceVariable *variable = adduce_codebook_get_variable (self->codebook, variable_id);
  AdduceTagList *tags = adduce_claim_get_values (claim, variable_id);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);

      if (adduce_codebook_check_tag (self->codebook, variable_id, tag, NULL))
        continue;
      add (found, rule,
           /* translators: "Stance", and a value that the codebook does not have */
           g_strdup_printf (_("%s: “%s” is not in the codebook"),
                            variable != NULL ? adduce_variable_get_label (variable) : variable_id,
                            adduce_tag_get_label (tag)));
    }
}

static void
check_values (AdduceReview *self, AdduceClaim *claim, const char *rule, GPtrArray *found)
{
  if (self->codebook == NULL)
    return;

  g_auto (GStrv) own = adduce_claim_list_variables (claim);
  check_variable (self, claim, "stance", rule, found);
  check_variable (self, claim, "evidence", rule, found);
  for (guint i = 0; own[i] != NULL; i++)
    check_variable (self, claim, own[i], rule, found);
}

/* @claim: NULL for the article; @rule is the word for a kind of rules of the codebook. */
static void
check_constraints (AdduceReview *self, AdduceClaim *claim, const char *rule, GPtrArray *found)
{
  GListModel *constraints = self->codebook != NULL ? adduce_codebook_get_constraints (self->codebook) : NULL;

  for (guint i = 0; constraints != NULL && i < g_list_model_get_n_items (constraints); i++)
    {
      g_autoptr (AdduceConstraint) constraint = g_list_model_get_item (constraints, i);

      if (g_str_equal (adduce_constraint_kind_to_id (adduce_constraint_get_info (constraint)->kind), rule)
          && !adduce_constraint_is_kept (constraint, claim, self->article, self->codebook))
        add (found, rule, adduce_constraint_describe (constraint, self->codebook));
    }
}

static void
check_words (AdduceReview *self, AdduceClaim *claim, const char *rule, GPtrArray *found)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);

  for (guint i = 0; self->text != NULL && i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (adduce_text_contains_span (self->text, span)
          && adduce_quote_matches (adduce_claim_get_quote (claim, i), self->text, span))
        continue;
      add (found, rule, g_strdup (_("The words that were coded no longer stand there")));
      return;
    }
}

static int
compare_codes_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_codes (GString *string, AdduceTagList *tags)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    g_ptr_array_add (codes, (char *) adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
  g_ptr_array_sort (codes, compare_codes_cb);
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (string, "%s%s", i > 0 ? "," : ";", (const char *) codes->pdata[i]);
  if (codes->len == 0)
    g_string_append_c (string, ';');
}

/* Place, speakers, issues and stance; NULL where none of the last three is set: that is only unfinished. */
static char *
dup_coding (AdduceClaim *claim)
{
  AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  GString *coding;

  if (stance == NULL && adduce_tag_list_get_n_tags (adduce_claim_get_speakers (claim)) == 0
      && adduce_tag_list_get_n_tags (adduce_claim_get_issues (claim)) == 0)
    return NULL;
  coding = g_string_new (spans);
  append_codes (coding, adduce_claim_get_speakers (claim));
  append_codes (coding, adduce_claim_get_issues (claim));
  g_string_append_printf (coding, ";%s", stance != NULL ? adduce_tag_get_code (stance) : "");
  return g_string_free (coding, FALSE);
}

static void
check_twice (AdduceReview *self, AdduceClaim *claim, const char *rule, GPtrArray *found)
{
  g_autofree char *coding = dup_coding (claim);

  if (coding != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (self->codings, coding)) > 1)
    add (found, rule, g_strdup (_("The same words are coded twice with this speaker, issue and stance")));
}

static const struct {
  const char *id;
  void (*check) (AdduceReview *self, AdduceClaim *claim, const char *rule, GPtrArray *found);
} rules[] = {
  { "words-changed", check_words },
  { "unknown-value", check_values },
  { "coded-twice", check_twice },
  { "required", check_constraints },
  { "at-most-one", check_constraints },
  { "not-together", check_constraints },
};

/* --- calls --- */

static gboolean
can_be_set (AdduceCodebook *codebook, const char *variable_id)
{
  AdduceVariable *variable;

  if (codebook == NULL)
    return TRUE;
  variable = adduce_codebook_get_variable (codebook, variable_id);
  return variable != NULL && adduce_variable_get_n_codes (variable) > 0
         && !adduce_variable_get_info (variable)->retired;
}

AdduceUnset
adduce_review_get_unset (AdduceClaim *claim, AdduceCodebook *codebook)
{
  AdduceUnset unset = ADDUCE_UNSET_NOTHING;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), unset);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), unset);

  if (adduce_tag_list_get_n_tags (adduce_claim_get_speakers (claim)) == 0)
    unset |= ADDUCE_UNSET_SPEAKER;
  if (adduce_tag_list_get_n_tags (adduce_claim_get_issues (claim)) == 0)
    unset |= ADDUCE_UNSET_ISSUE;
  if (adduce_claim_get_stance (claim) == NULL && can_be_set (codebook, "stance"))
    unset |= ADDUCE_UNSET_STANCE;
  if (adduce_tag_list_get_n_tags (adduce_claim_get_evidence (claim)) == 0 && can_be_set (codebook, "evidence"))
    unset |= ADDUCE_UNSET_EVIDENCE;
  return unset;
}

char **
adduce_unset_to_ids (AdduceUnset unset)
{
  static const char *const ids[] = { "speaker", "issue", "stance", "evidence" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if ((unset & (1u << i)) != 0)
      g_strv_builder_add (builder, ids[i]);
  return g_strv_builder_end (builder);
}

char *
adduce_unset_to_string (AdduceUnset unset)
{
  static const char *const words[] = { N_("no speaker"), N_("no issue"), N_("no stance"), N_("no evidence") };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((unset & (1u << i)) != 0)
      /* translators: between things of a list */
      g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", _(words[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

AdduceReview *
adduce_review_new (AdduceCodebook *codebook, AdduceText *text, AdduceClaim *const *claims, guint n_claims)
{
  AdduceReview *self;

  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (text == NULL || ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);

  self = g_new0 (AdduceReview, 1);
  g_set_object (&self->codebook, codebook);
  g_set_object (&self->text, text);
  self->codings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_claims; i++)
    {
      char *coding = dup_coding (claims[i]);
      guint n;

      if (coding == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->codings, coding)) + 1;
      g_hash_table_replace (self->codings, coding, GUINT_TO_POINTER (n));
    }
  return self;
}

void
adduce_review_set_article (AdduceReview *self, AdduceClaim *article)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (article == NULL || ADDUCE_IS_CLAIM (article));

  g_set_object (&self->article, article);
}

void
adduce_review_free (AdduceReview *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->codebook);
  g_clear_object (&self->text);
  g_clear_object (&self->article);
  g_clear_pointer (&self->codings, g_hash_table_unref);
  g_free (self);
}

GPtrArray *
adduce_review_list_violations (AdduceReview *self, AdduceClaim *claim)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  found = g_ptr_array_new_with_free_func (violation_free);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i].check (self, claim, rules[i].id, found);
  return found;
}

GPtrArray *
adduce_review_list_article_violations (AdduceReview *self)
{
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  found = g_ptr_array_new_with_free_func (violation_free);
  if (self->article != NULL)
    check_values (self, self->article, "unknown-value", found);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].check == check_constraints)
      check_constraints (self, NULL, rules[i].id, found);
  return found;
}
