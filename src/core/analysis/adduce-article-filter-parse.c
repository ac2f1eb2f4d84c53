/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading an expression about articles.
 */
#include "config.h"

#include "analysis/adduce-article-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-article-facts.h"
#include "text/adduce-breaks.h"

static const char *const keywords[] = {
  "and",  "is",   "is-not", "contains", "from",   "to",       "has",
  "lacks", "text", "date",   "status",   "outlet", "language", NULL,
};

static void
part_free (gpointer data)
{
  AdduceArticlePart *part = data;

  g_strfreev (part->values);
  g_strfreev (part->folded);
  g_free (part);
}

static AdduceArticlePart *
add_part (GPtrArray *parts, AdduceArticleTest test)
{
  AdduceArticlePart *part = g_new0 (AdduceArticlePart, 1);

  part->test = test;
  g_ptr_array_add (parts, part);
  return part;
}

/* --- parts of tests --- */

static char **
fold_values (char **values)
{
  g_autoptr (GStrvBuilder) folded = g_strv_builder_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *one = adduce_breaks_fold (values[i]);

      g_strv_builder_add (folded, one);
    }
  return g_strv_builder_end (folded);
}

/* Words that all have to be found. */
static gboolean
take_words (AdduceExpression *self, AdduceArticlePart *part)
{
  g_autofree char *folded = NULL;

  if (!adduce_expression_is_value (self))
    return adduce_expression_fail_expected (self, _("words in quotation marks")) != NULL;
  folded = adduce_breaks_fold (self->value);
  g_strstrip (folded);
  if (*folded == '\0')
    return adduce_expression_fail (self, self->start, _("there are no words between the quotation marks")) != NULL;
  part->contains = TRUE;
  part->values = g_new0 (char *, 2);
  part->values[0] = g_strdup (self->value);
  part->folded = g_strsplit_set (folded, " ", -1);
  return adduce_expression_next (self);
}

static gboolean
take_date (AdduceExpression *self, guint32 *ret_date)
{
  if (self->kind != ADDUCE_TOKEN_WORD || !adduce_article_facts_is_date (self->value))
    return adduce_expression_fail_expected (self, _("a date (YYYY-MM-DD, YYYY-MM or YYYY)")) != NULL;
  *ret_date = adduce_article_facts_pack_date (self->value);
  return adduce_expression_next (self);
}

static gboolean
take_is (AdduceExpression *self, AdduceArticlePart *part)
{
  part->negated = adduce_expression_is_word (self, "is-not");
  if (!part->negated && !adduce_expression_is_word (self, "is"))
    return FALSE;
  if (!adduce_expression_next (self))
    return FALSE;
  part->values = adduce_expression_take_values (self);
  if (part->values != NULL)
    part->folded = fold_values (part->values);
  return part->values != NULL;
}

/* --- tests --- */

static gboolean
parse_status (AdduceExpression *self, AdduceArticlePart *part)
{
  const char *start = self->start;

  if (!take_is (self, part))
    return self->error == NULL && adduce_expression_fail_expected (self, _("“is” or “is-not”")) != NULL;
  for (guint i = 0; part->values[i] != NULL; i++)
    {
      AdduceStatus status;

      if (!adduce_status_from_id (part->values[i], &status))
        return adduce_expression_fail (self, start, _("a status is “new”, “in-progress” or “done”")) != NULL;
      part->statuses |= 1u << status;
    }
  return TRUE;
}

static gboolean
parse_values (AdduceExpression *self, AdduceArticlePart *part)
{
  gboolean may_contain = part->test == ADDUCE_ARTICLE_TEST_OUTLET;

  if (may_contain && adduce_expression_take_word (self, "contains"))
    return take_words (self, part);
  if (take_is (self, part))
    return TRUE;
  return self->error == NULL
         && adduce_expression_fail_expected (self, may_contain ? _("“is”, “is-not” or “contains”")
                                                               : _("“is” or “is-not”")) != NULL;
}

static gboolean
parse_dates (AdduceExpression *self, AdduceArticlePart *part)
{
  if (adduce_expression_take_word (self, "is"))
    {
      if (!take_date (self, &part->from))
        return FALSE;
      part->to = part->from;
      return TRUE;
    }
  if (!adduce_expression_is_word (self, "from") && !adduce_expression_is_word (self, "to"))
    return adduce_expression_fail_expected (self, _("“is”, “from” or “to”")) != NULL;
  if (adduce_expression_take_word (self, "from") && !take_date (self, &part->from))
    return FALSE;
  if (adduce_expression_take_word (self, "to") && !take_date (self, &part->to))
    return FALSE;
  return self->error == NULL;
}

/* A part for each thing. */
static gboolean
parse_things (AdduceExpression *self, GPtrArray *parts, gboolean negated)
{
  do
    {
      AdduceArticlePart *part;
      guint thing;

      if (self->kind != ADDUCE_TOKEN_WORD || !adduce_article_thing_find (self->value, &thing))
        return adduce_expression_fail_expected (
                 self, _("what an article may have, like “claims”, “date”, “authors”, “twins”")) != NULL;
      part = add_part (parts, ADDUCE_ARTICLE_TEST_HAS);
      part->negated = negated;
      part->thing = thing;
      if (!adduce_expression_next (self))
        return FALSE;
    }
  while (self->kind == ADDUCE_TOKEN_COMMA && adduce_expression_next (self));
  return self->error == NULL;
}

static gboolean
parse_test (AdduceExpression *self, GPtrArray *parts)
{
  if (adduce_expression_take_word (self, "status"))
    return parse_status (self, add_part (parts, ADDUCE_ARTICLE_TEST_STATUS));
  if (adduce_expression_take_word (self, "outlet"))
    return parse_values (self, add_part (parts, ADDUCE_ARTICLE_TEST_OUTLET));
  if (adduce_expression_take_word (self, "language"))
    return parse_values (self, add_part (parts, ADDUCE_ARTICLE_TEST_LANGUAGE));
  if (adduce_expression_take_word (self, "date"))
    return parse_dates (self, add_part (parts, ADDUCE_ARTICLE_TEST_DATE));
  if (adduce_expression_take_word (self, "text"))
    return take_words (self, add_part (parts, ADDUCE_ARTICLE_TEST_TEXT));
  if (adduce_expression_take_word (self, "has"))
    return parse_things (self, parts, FALSE);
  if (adduce_expression_take_word (self, "lacks"))
    return parse_things (self, parts, TRUE);
  return self->error == NULL
         && adduce_expression_fail_expected (
              self, _("“status”, “outlet”, “language”, “date”, “has”, “lacks” or “text”")) != NULL;
}

AdduceArticleFilter *
adduce_article_filter_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_auto (AdduceExpression) words = { 0 };
  gboolean ok;

  g_return_val_if_fail (text != NULL, NULL);

  ok = adduce_expression_init (&words, text, keywords);
  if (ok && words.kind != ADDUCE_TOKEN_END)
    do
      ok = parse_test (&words, parts);
    while (ok && adduce_expression_take_word (&words, "and"));
  if (ok && words.error == NULL && words.kind != ADDUCE_TOKEN_END)
    adduce_expression_fail_expected (&words, _("“and”"));
  if (words.error == NULL)
    return adduce_article_filter_new_take (g_steal_pointer (&parts));
  g_propagate_error (error, g_steal_pointer (&words.error));
  return NULL;
}

char *
adduce_article_filter_quote (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return adduce_expression_quote (value, keywords);
}
