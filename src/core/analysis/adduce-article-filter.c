/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which articles are meant: what a filter holds, and whether an article fits.
 */
#include "config.h"

#include "analysis/adduce-article-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"

struct _AdduceArticleFilter {
  GPtrArray *parts; /* AdduceArticlePart */
};

G_DEFINE_BOXED_TYPE (AdduceArticleFilter, adduce_article_filter, adduce_article_filter_ref,
                     adduce_article_filter_unref)

/* What an article may have, beside fields. */
static const struct {
  const char *id;
  const char *label;
} things[] = {
  [ADDUCE_ARTICLE_HAS_CLAIMS] = { "claims", NC_ ("an article has", "Claims") },
  [ADDUCE_ARTICLE_HAS_OWN_CLAIMS] = { "own-claims", NC_ ("an article has", "Claims of Mine") },
  [ADDUCE_ARTICLE_HAS_PROBLEMS] = { "problems", NC_ ("an article has", "Problems") },
  [ADDUCE_ARTICLE_HAS_TWINS] = { "twins", NC_ ("an article has", "Texts Like It") },
  [ADDUCE_ARTICLE_HAS_REPEATS] = { "repeats", NC_ ("an article has", "A Text Like It Before") },
  [ADDUCE_ARTICLE_HAS_GUESSES] = { "guesses", NC_ ("an article has", "Guesses") },
  [ADDUCE_ARTICLE_HAS_DOUBTS] = { "doubts", NC_ ("an article has", "Doubts of Import") },
  [ADDUCE_ARTICLE_HAS_BOILERPLATE] = { "boilerplate", NC_ ("an article has", "Boilerplate") },
  [ADDUCE_ARTICLE_HAS_OWN_FIELDS] = { "own-fields", NC_ ("an article has", "Fields of One’s Own") },
};

#define N_THINGS G_N_ELEMENTS (things)

/* --- things --- */

gboolean
adduce_article_thing_find (const char *id, guint *ret_thing)
{
  AdduceArticleField field;

  for (guint i = 0; i < N_THINGS; i++)
    if (g_ascii_strcasecmp (things[i].id, id) == 0)
      {
        *ret_thing = i;
        return TRUE;
      }
  if (!adduce_article_field_find (id, &field))
    return FALSE;
  *ret_thing = ADDUCE_ARTICLE_HAS_FIELD + field;
  return TRUE;
}

static const char *
get_thing_id (guint thing)
{
  return thing < N_THINGS ? things[thing].id
                          : adduce_article_field_get_id ((AdduceArticleField) (thing - ADDUCE_ARTICLE_HAS_FIELD));
}

const char *const *
adduce_article_filter_list_things (void)
{
  static const char *ids[N_THINGS + ADDUCE_ARTICLE_N_FIELDS + 1];
  static gsize done;

  if (g_once_init_enter (&done))
    {
      for (guint i = 0; i < N_THINGS + ADDUCE_ARTICLE_N_FIELDS; i++)
        ids[i] = get_thing_id (i);
      g_once_init_leave (&done, 1);
    }
  return ids;
}

const char *
adduce_article_filter_get_thing_label (const char *thing)
{
  guint found;

  g_return_val_if_fail (thing != NULL, NULL);

  if (!adduce_article_thing_find (thing, &found))
    return NULL;
  if (found < N_THINGS)
    return g_dpgettext2 (GETTEXT_PACKAGE, "an article has", things[found].label);
  return adduce_article_field_get_label ((AdduceArticleField) (found - ADDUCE_ARTICLE_HAS_FIELD));
}

static gboolean
has_thing (AdduceArticle *article, guint thing, AdduceArticleTwins *twins)
{
  guint32 has = adduce_article_get_has (article);
  guint rank;

  switch (thing)
    {
    case ADDUCE_ARTICLE_HAS_CLAIMS:
      return adduce_article_get_n_claims (article) > 0;
    case ADDUCE_ARTICLE_HAS_OWN_CLAIMS:
      return adduce_article_get_n_own_claims (article) > 0;
    case ADDUCE_ARTICLE_HAS_PROBLEMS:
      return adduce_article_get_problem (article) != NULL;
    case ADDUCE_ARTICLE_HAS_TWINS:
    case ADDUCE_ARTICLE_HAS_REPEATS:
      rank = twins != NULL ? adduce_article_twins_get_rank (twins, adduce_article_get_relative (article)) : 0;
      return thing == ADDUCE_ARTICLE_HAS_TWINS ? rank > 0 : rank > 1;
    case ADDUCE_ARTICLE_HAS_GUESSES:
      return (has & 1u << ADDUCE_ARTICLE_GUESSES) != 0;
    case ADDUCE_ARTICLE_HAS_DOUBTS:
      return (has & 1u << ADDUCE_ARTICLE_DOUBTS) != 0;
    case ADDUCE_ARTICLE_HAS_BOILERPLATE:
      return (has & 1u << ADDUCE_ARTICLE_BOILERPLATE) != 0;
    case ADDUCE_ARTICLE_HAS_OWN_FIELDS:
      return (has & 1u << ADDUCE_ARTICLE_OWN_FIELDS) != 0;
    case ADDUCE_ARTICLE_HAS_FIELD + ADDUCE_ARTICLE_DATE: /* a file name may have one */
      return adduce_article_get_date (article) != 0;
    default:
      return (has & 1u << (thing - ADDUCE_ARTICLE_HAS_FIELD)) != 0;
    }
}

/* --- matching --- */

/* Only what both say is compared: 2031-03 is neither before nor after 2031-03-04. */
static int
compare_dates (guint32 a, guint32 b)
{
  const guint32 parts[] = { 10000, 100, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint32 one = a / parts[i] % 100, two = b / parts[i] % 100;

      if (i == 0)
        {
          one = a / parts[i];
          two = b / parts[i];
        }
      else if (one == 0 || two == 0)
        return 0;
      if (one != two)
        return one < two ? -1 : 1;
    }
  return 0;
}

static gboolean
has_words (const char *folded, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches_outlet (const AdduceArticlePart *part, AdduceArticle *article)
{
  const char *outlet = adduce_article_get_outlet (article);
  g_autofree char *folded = outlet != NULL ? adduce_breaks_fold (outlet) : NULL;

  if (folded == NULL)
    return FALSE;
  return part->contains ? has_words (folded, part->folded)
                        : g_strv_contains ((const char *const *) part->folded, folded);
}

static gboolean
matches_language (const AdduceArticlePart *part, AdduceArticle *article)
{
  const char *language = adduce_article_get_language (article);

  for (guint i = 0; language != NULL && part->values[i] != NULL; i++)
    {
      gsize n = strlen (part->values[i]);

      if (g_ascii_strncasecmp (language, part->values[i], n) == 0 && (language[n] == '\0' || language[n] == '-'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
matches_text (const AdduceArticlePart *part, AdduceArticle *article)
{
  const char *folded = adduce_article_get_folded (article);
  const char *outlet = adduce_article_get_outlet (article);
  g_autofree char *folded_outlet = NULL;

  for (guint i = 0; part->folded[i] != NULL; i++)
    {
      if (strstr (folded, part->folded[i]) != NULL)
        continue;
      if (folded_outlet == NULL && outlet != NULL)
        folded_outlet = adduce_breaks_fold (outlet);
      if (folded_outlet == NULL || strstr (folded_outlet, part->folded[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
matches (const AdduceArticlePart *part, AdduceArticle *article, AdduceArticleTwins *twins)
{
  guint32 date;

  switch (part->test)
    {
    case ADDUCE_ARTICLE_TEST_STATUS:
      return (part->statuses & 1u << adduce_article_get_status (article)) != 0;
    case ADDUCE_ARTICLE_TEST_OUTLET:
      return matches_outlet (part, article);
    case ADDUCE_ARTICLE_TEST_LANGUAGE:
      return matches_language (part, article);
    case ADDUCE_ARTICLE_TEST_DATE:
      date = adduce_article_get_date (article);
      return date != 0 && (part->from == 0 || compare_dates (date, part->from) >= 0)
             && (part->to == 0 || compare_dates (date, part->to) <= 0);
    case ADDUCE_ARTICLE_TEST_HAS:
      return has_thing (article, part->thing, twins);
    case ADDUCE_ARTICLE_TEST_TEXT:
    default:
      return matches_text (part, article);
    }
}

gboolean
adduce_article_filter_matches (AdduceArticleFilter *self, AdduceArticle *article, AdduceArticleTwins *twins)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_ARTICLE (article), FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AdduceArticlePart *part = self->parts->pdata[i];

      if (matches (part, article, twins) == part->negated)
        return FALSE;
    }
  return TRUE;
}

/* --- as text --- */

static void
append_values (GString *text, const AdduceArticlePart *part, const char *field)
{
  if (part->contains)
    {
      g_string_append_printf (text, "%s contains ", field);
      adduce_expression_append_quoted (text, part->values[0]);
      return;
    }
  g_string_append_printf (text, "%s %s ", field, part->negated ? "is-not" : "is");
  for (guint i = 0; part->values[i] != NULL; i++)
    {
      g_autofree char *value = adduce_article_filter_quote (part->values[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
    }
}

static void
append_dates (GString *text, const AdduceArticlePart *part)
{
  char date[ADDUCE_ARTICLE_DATE_SIZE];

  g_string_append (text, "date");
  if (part->from != 0 && part->from == part->to)
    {
      g_string_append_printf (text, " is %s", adduce_article_format_date (part->from, date));
      return;
    }
  if (part->from != 0)
    g_string_append_printf (text, " from %s", adduce_article_format_date (part->from, date));
  if (part->to != 0)
    g_string_append_printf (text, " to %s", adduce_article_format_date (part->to, date));
}

static void
append_part (GString *text, const AdduceArticlePart *part)
{
  if (text->len > 0)
    g_string_append (text, " and ");
  switch (part->test)
    {
    case ADDUCE_ARTICLE_TEST_STATUS:
      append_values (text, part, "status");
      break;
    case ADDUCE_ARTICLE_TEST_OUTLET:
      append_values (text, part, "outlet");
      break;
    case ADDUCE_ARTICLE_TEST_LANGUAGE:
      append_values (text, part, "language");
      break;
    case ADDUCE_ARTICLE_TEST_DATE:
      append_dates (text, part);
      break;
    case ADDUCE_ARTICLE_TEST_HAS:
      g_string_append_printf (text, "%s %s", part->negated ? "lacks" : "has", get_thing_id (part->thing));
      break;
    case ADDUCE_ARTICLE_TEST_TEXT:
    default:
      g_string_append (text, "text ");
      adduce_expression_append_quoted (text, part->values[0]);
    }
}

/* --- for people --- */

static char *
dup_dates_label (const AdduceArticlePart *part)
{
  char from[ADDUCE_ARTICLE_DATE_SIZE], to[ADDUCE_ARTICLE_DATE_SIZE];

  adduce_article_format_date (part->from, from);
  adduce_article_format_date (part->to, to);
  if (part->from == part->to)
    /* translators: a date */
    return g_strdup_printf (_("Date: %s"), from);
  if (part->from == 0)
    /* translators: a date */
    return g_strdup_printf (_("Date: to %s"), to);
  if (part->to == 0)
    /* translators: a date */
    return g_strdup_printf (_("Date: from %s"), from);
  /* translators: two dates */
  return g_strdup_printf (_("Date: %s to %s"), from, to);
}

static char *
dup_values_label (const AdduceArticlePart *part, const char *field)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  AdduceStatus status;

  for (guint i = 0; part->values[i] != NULL; i++)
    if (part->test == ADDUCE_ARTICLE_TEST_STATUS && adduce_status_from_id (part->values[i], &status))
      g_ptr_array_add (words, (gpointer) adduce_status_get_label (status));
    else
      g_ptr_array_add (words, part->values[i]);
  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (", ", (char **) words->pdata);
  /* translators: a field of an article, and values that it must not have */
  return g_strdup_printf (part->negated ? _("%s: not %s") : "%s: %s", field, joined);
}

char *
adduce_article_filter_dup_part_label (AdduceArticleFilter *self, guint index)
{
  const AdduceArticlePart *part;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->parts->len, NULL);

  part = self->parts->pdata[index];
  switch (part->test)
    {
    case ADDUCE_ARTICLE_TEST_STATUS:
      return dup_values_label (part, _("Status"));
    case ADDUCE_ARTICLE_TEST_OUTLET:
      return dup_values_label (part, adduce_article_field_get_label (ADDUCE_ARTICLE_OUTLET));
    case ADDUCE_ARTICLE_TEST_LANGUAGE:
      return dup_values_label (part, adduce_article_field_get_label (ADDUCE_ARTICLE_LANGUAGE));
    case ADDUCE_ARTICLE_TEST_DATE:
      return dup_dates_label (part);
    case ADDUCE_ARTICLE_TEST_HAS:
      /* translators: what an article has, or has not: “Has: Claims” */
      return g_strdup_printf (part->negated ? _("Has not: %s") : _("Has: %s"),
                              adduce_article_filter_get_thing_label (get_thing_id (part->thing)));
    case ADDUCE_ARTICLE_TEST_TEXT:
    default:
      return dup_values_label (part, _("Words"));
    }
}

/* --- public --- */

AdduceArticleFilter *
adduce_article_filter_new_take (GPtrArray *parts)
{
  AdduceArticleFilter *self = g_atomic_rc_box_new0 (AdduceArticleFilter);

  self->parts = parts;
  return self;
}

static void
clear_cb (gpointer data)
{
  g_ptr_array_unref (((AdduceArticleFilter *) data)->parts);
}

AdduceArticleFilter *
adduce_article_filter_ref (AdduceArticleFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_article_filter_unref (AdduceArticleFilter *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear_cb);
}

char *
adduce_article_filter_to_string (AdduceArticleFilter *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    append_part (text, self->parts->pdata[i]);
  return g_string_free (text, FALSE);
}

guint
adduce_article_filter_get_n_parts (AdduceArticleFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->parts->len;
}

char *
adduce_article_filter_without_part (AdduceArticleFilter *self, guint index)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    if (i != index)
      append_part (text, self->parts->pdata[i]);
  return g_string_free (text, FALSE);
}

char *
adduce_article_filter_with (AdduceArticleFilter *self, AdduceArticleTest test, const char *thing, const char *part)
{
  GString *text = g_string_new (NULL);
  guint wanted = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (thing != NULL && !adduce_article_thing_find (thing, &wanted))
    thing = NULL;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AdduceArticlePart *old = self->parts->pdata[i];

      if (old->test != test || (thing != NULL && old->thing != wanted))
        append_part (text, old);
    }
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " and " : "", part);
  return g_string_free (text, FALSE);
}

char **
adduce_article_filter_dup_values (AdduceArticleFilter *self, AdduceArticleTest test)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AdduceArticlePart *part = self->parts->pdata[i];

      if (part->test == test && !part->negated && !part->contains && part->values != NULL)
        return g_strdupv (part->values);
    }
  return g_new0 (char *, 1);
}

int
adduce_article_filter_get_has (AdduceArticleFilter *self, const char *thing)
{
  guint wanted;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (thing != NULL, 0);

  for (guint i = 0; adduce_article_thing_find (thing, &wanted) && i < self->parts->len; i++)
    {
      const AdduceArticlePart *part = self->parts->pdata[i];

      if (part->test == ADDUCE_ARTICLE_TEST_HAS && part->thing == wanted)
        return part->negated ? -1 : 1;
    }
  return 0;
}

gboolean
adduce_article_filter_get_dates (AdduceArticleFilter *self, guint32 *ret_from, guint32 *ret_to)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ret_from != NULL && ret_to != NULL, FALSE);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const AdduceArticlePart *part = self->parts->pdata[i];

      if (part->test != ADDUCE_ARTICLE_TEST_DATE)
        continue;
      *ret_from = part->from;
      *ret_to = part->to;
      return TRUE;
    }
  return FALSE;
}

gboolean
adduce_article_filter_needs_twins (AdduceArticleFilter *self)
{
  return adduce_article_filter_get_has (self, "twins") != 0 || adduce_article_filter_get_has (self, "repeats") != 0;
}
