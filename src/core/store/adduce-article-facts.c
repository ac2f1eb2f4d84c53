/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When and where an article appeared.
 */
#include "config.h"

#include "store/adduce-article-facts.h"

#include <string.h>

#include "store/adduce-durable.h"
#include "store/adduce-json-tree.h"
#include "store/adduce-json.h"
#include "store/adduce-zone-store.h"

#define SUFFIX ".meta.json"
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

static void
read_meta (const char *article, AdduceArticleFacts *facts)
{
  g_autofree char *path = g_strconcat (article, SUFFIX, NULL);
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_ZONES_MAX_BYTES, NULL, NULL);
  g_autoptr (AdduceJsonTree) tree = bytes != NULL ? adduce_json_tree_new (bytes, NULL) : NULL;
  if (tree == NULL)
    return;

  const AdduceJsonValue *fields = adduce_json_value_get (adduce_json_tree_get_root (tree), ADDUCE_JSON_FIELDS);
  if (fields == NULL || fields->type != ADDUCE_JSON_OBJECT)
    return;
  facts->date = dup_field (fields, "date");
  facts->outlet = dup_field (fields, "outlet");
  if (facts->date != NULL && !adduce_article_facts_is_date (facts->date))
    g_clear_pointer (&facts->date, g_free);
}

void
adduce_article_facts_read (const char *article, gboolean has_meta, AdduceArticleFacts *ret_facts)
{
  g_return_if_fail (article != NULL);
  g_return_if_fail (ret_facts != NULL);

  g_autofree char *name = g_path_get_basename (article);
  *ret_facts = (AdduceArticleFacts) { NULL, NULL };
  if (has_meta)
    read_meta (article, ret_facts);
  if (ret_facts->date == NULL)
    ret_facts->date = adduce_article_facts_guess_date (name);
}

void
adduce_article_facts_clear (AdduceArticleFacts *self)
{
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->outlet, g_free);
}
