/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of an article.
 */
#include "config.h"

#include "store/adduce-article-facts.h"

#include <string.h>

#include "model/adduce-article-field.h"
#include "model/adduce-zone.h"
#include "store/adduce-durable.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json.h"
#include "store/adduce-zone-store.h"

#define DATE_LENGTH 10 /* YYYY-MM-DD */

/* Reads @n digits; -1 where they are none. */
static int
read_digits (const char *text, guint n)
{
  int number = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = 10 * number + (text[i] - '0');
    }
  return number;
}

gboolean
adduce_article_facts_is_date (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  gsize length = strlen (text);
  if (length != 4 && length != 7 && length != DATE_LENGTH)
    return FALSE;
  int year = read_digits (text, 4);
  int month = length >= 7 ? read_digits (text + 5, 2) : 1;
  int day = length == DATE_LENGTH ? read_digits (text + 8, 2) : 1;
  return (length < 7 || text[4] == '-') && (length < DATE_LENGTH || text[7] == '-') && year > 0 && month > 0
         && day > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

char *
adduce_article_facts_guess_date (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const char *place = name; *place != '\0'; place++)
    {
      g_autofree char *date = g_strndup (place, DATE_LENGTH);
      gboolean whole = place == name || !g_ascii_isdigit (place[-1]);

      if (strlen (date) < DATE_LENGTH)
        return NULL;
      if (whole && !g_ascii_isdigit (place[DATE_LENGTH]) && adduce_article_facts_is_date (date))
        return g_steal_pointer (&date);
    }
  return NULL;
}

/* (transfer full) (nullable) */
static char *
dup_field (const AdduceJsonValue *fields, const char *name)
{
  const AdduceJsonValue *field = adduce_json_value_get (fields, name);
  const char *value = field != NULL && field->type == ADDUCE_JSON_OBJECT
                        ? adduce_json_value_get_string (field, ADDUCE_JSON_VALUE) : NULL;
  return value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

/* What a file has beside the fields that are read: a set of AdduceArticleField. */
static guint32
look_for_more (const AdduceJsonValue *root)
{
  const AdduceJsonValue *import = adduce_json_value_get (root, ADDUCE_JSON_IMPORT);
  const AdduceJsonValue *zones = adduce_json_value_get (root, ADDUCE_JSON_ZONES);
  const AdduceJsonValue *custom = adduce_json_value_get (root, ADDUCE_JSON_CUSTOM);
  guint32 has = 0;

  if (import != NULL && import->type == ADDUCE_JSON_OBJECT)
    {
      const char *state = adduce_json_value_get_string (import, ADDUCE_JSON_STATE);

      if (state != NULL && strcmp (state, "ok") != 0)
        has |= 1u << ADDUCE_ARTICLE_DOUBTS;
    }
  if (custom != NULL && custom->type == ADDUCE_JSON_OBJECT && adduce_json_value_first (custom) != NULL)
    has |= 1u << ADDUCE_ARTICLE_OWN_FIELDS;
  if (zones == NULL || zones->type != ADDUCE_JSON_ARRAY)
    return has;
  for (const AdduceJsonValue *zone = adduce_json_value_first (zones); zone != NULL;
       zone = adduce_json_value_next (zones, zone))
    if (zone->type == ADDUCE_JSON_OBJECT
        && g_strcmp0 (adduce_json_value_get_string (zone, ADDUCE_JSON_KIND),
                      adduce_zone_kind_to_id (ADDUCE_ZONE_BOILERPLATE)) == 0)
      return has | 1u << ADDUCE_ARTICLE_BOILERPLATE;
  return has;
}

static guint32
look_at_fields (const AdduceJsonValue *fields)
{
  guint32 has = 0;

  for (const AdduceJsonValue *field = adduce_json_value_first (fields); field != NULL;
       field = adduce_json_value_next (fields, field))
    {
      AdduceArticleField found = ADDUCE_ARTICLE_OWN_FIELDS;
      const AdduceJsonValue *guess;
      const char *value = field->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get_string (field, ADDUCE_JSON_VALUE)
                                                            : NULL;

      if (value == NULL || *value == '\0')
        continue;
      if (!adduce_article_field_find (field->name, &found))
        found = ADDUCE_ARTICLE_OWN_FIELDS;
      has |= 1u << found;
      guess = adduce_json_value_get (field, ADDUCE_JSON_GUESS);
      if (guess != NULL && guess->type == ADDUCE_JSON_BOOLEAN && guess->integer != 0)
        has |= 1u << ADDUCE_ARTICLE_GUESSES;
    }
  return has;
}

gboolean
adduce_article_facts_parse (GBytes *meta, AdduceArticleFacts *ret_facts, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = NULL;
  const AdduceJsonValue *root, *fields;

  g_return_val_if_fail (ret_facts != NULL, FALSE);

  *ret_facts = (AdduceArticleFacts) { 0 };
  if (meta == NULL)
    return TRUE;
  tree = adduce_json_tree_new (meta, error);
  if (tree == NULL)
    return FALSE;

  root = adduce_json_tree_get_root (tree);
  ret_facts->has = look_for_more (root);
  fields = adduce_json_value_get (root, ADDUCE_JSON_FIELDS);
  if (fields == NULL || fields->type != ADDUCE_JSON_OBJECT)
    return TRUE;
  ret_facts->has |= look_at_fields (fields);
  ret_facts->date = dup_field (fields, "date");
  ret_facts->outlet = dup_field (fields, "outlet");
  ret_facts->language = dup_field (fields, "language");
  if (ret_facts->date != NULL && !adduce_article_facts_is_date (ret_facts->date))
    {
      g_clear_pointer (&ret_facts->date, g_free);
      ret_facts->has &= ~(1u << ADDUCE_ARTICLE_DATE);
    }
  return TRUE;
}

void
adduce_article_facts_read (const char *article, gboolean has_meta, AdduceArticleFacts *ret_facts)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (article != NULL);
  g_return_if_fail (ret_facts != NULL);

  g_autofree char *name = g_path_get_basename (article);
  if (has_meta)
    {
      g_autofree char *path = adduce_zones_make_path (article);

      bytes = adduce_durable_read (path, ADDUCE_ZONES_MAX_BYTES, NULL, NULL);
    }
  adduce_article_facts_parse (bytes, ret_facts, NULL);
  if (ret_facts->date == NULL)
    ret_facts->date = adduce_article_facts_guess_date (name);
}

guint32
adduce_article_facts_pack_date (const char *text)
{
  gsize length;

  if (text == NULL || !adduce_article_facts_is_date (text))
    return 0;
  length = strlen (text);
  return (guint32) (read_digits (text, 4) * 10000 + (length >= 7 ? read_digits (text + 5, 2) * 100 : 0)
                    + (length == DATE_LENGTH ? read_digits (text + 8, 2) : 0));
}

void
adduce_article_facts_clear (AdduceArticleFacts *self)
{
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->outlet, g_free);
  g_clear_pointer (&self->language, g_free);
}
