/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of an article.
 */
#include "config.h"

#include "model/adduce-article-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ID 64

static const struct {
  const char *id;
  const char *label;
} fields[] = {
  [ADDUCE_ARTICLE_HEADLINE] = { "headline", NC_ ("metadata", "Headline") },
  [ADDUCE_ARTICLE_SUBHEADLINE] = { "subheadline", NC_ ("metadata", "Second headline") },
  [ADDUCE_ARTICLE_BYLINE] = { "byline", NC_ ("metadata", "Byline as printed") },
  [ADDUCE_ARTICLE_AUTHORS] = { "authors", NC_ ("metadata", "Authors") },
  [ADDUCE_ARTICLE_OUTLET] = { "outlet", NC_ ("metadata", "Outlet") },
  [ADDUCE_ARTICLE_PUBLISHER] = { "publisher", NC_ ("metadata", "Publisher") },
  [ADDUCE_ARTICLE_DATE] = { "date", NC_ ("metadata", "Date") },
  [ADDUCE_ARTICLE_DATE_RAW] = { "date_raw", NC_ ("metadata", "Date as printed") },
  [ADDUCE_ARTICLE_SECTION] = { "section", NC_ ("metadata", "Section") },
  [ADDUCE_ARTICLE_PAGE] = { "page", NC_ ("metadata", "Page") },
  [ADDUCE_ARTICLE_EDITION] = { "edition", NC_ ("metadata", "Edition") },
  [ADDUCE_ARTICLE_COLUMN] = { "column", NC_ ("metadata", "Column") },
  [ADDUCE_ARTICLE_LANGUAGE] = { "language", NC_ ("metadata", "Language") },
  [ADDUCE_ARTICLE_WORD_COUNT] = { "word_count", NC_ ("metadata", "Word count as given") },
  [ADDUCE_ARTICLE_URL] = { "url", NC_ ("metadata", "Web address") },
  [ADDUCE_ARTICLE_DATELINE] = { "dateline", NC_ ("metadata", "Dateline") },
  [ADDUCE_ARTICLE_PLACES] = { "places", NC_ ("metadata", "Places") },
  [ADDUCE_ARTICLE_GENRE] = { "genre", NC_ ("metadata", "Genre") },
  [ADDUCE_ARTICLE_TRANSLATOR] = { "translator", NC_ ("metadata", "Translator") },
  [ADDUCE_ARTICLE_KEYWORDS] = { "keywords", NC_ ("metadata", "Keywords") },
  [ADDUCE_ARTICLE_PROVIDER] = { "provider", NC_ ("metadata", "Database") },
  [ADDUCE_ARTICLE_PROVIDER_ID] = { "provider_id", NC_ ("metadata", "Number in the database") },
  [ADDUCE_ARTICLE_RIGHTS] = { "rights", NC_ ("metadata", "Rights") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ADDUCE_ARTICLE_N_FIELDS);

const char *
adduce_article_field_get_id (AdduceArticleField field)
{
  g_return_val_if_fail (field < ADDUCE_ARTICLE_N_FIELDS, NULL);

  return fields[field].id;
}

const char *
adduce_article_field_get_label (AdduceArticleField field)
{
  g_return_val_if_fail (field < ADDUCE_ARTICLE_N_FIELDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "metadata", fields[field].label);
}

gboolean
adduce_article_field_find (const char *id, AdduceArticleField *ret_field)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_field != NULL, FALSE);

  for (guint i = 0; i < ADDUCE_ARTICLE_N_FIELDS; i++)
    if (strcmp (fields[i].id, id) == 0)
      {
        *ret_field = (AdduceArticleField) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
adduce_article_field_is_own_id (const char *id)
{
  const char *p;

  g_return_val_if_fail (id != NULL, FALSE);

  if (!g_utf8_validate (id, -1, NULL) || strlen (id) > MAX_ID || !g_unichar_isalpha (g_utf8_get_char (id)))
    return FALSE;
  for (p = id; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p))
        && strchr ("_-. ", *p) == NULL)
      return FALSE;
  return p[-1] != ' ';
}
