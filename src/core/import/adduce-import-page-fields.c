/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page says of itself: JSON-LD first, as it is meant for machines, then meta elements, then the page.
 */
#include "config.h"

#include "import/adduce-import-page.h"

#include <string.h>

#include "store/adduce-json-tree.h"

/* Blocks of JSON-LD of a page, and objects of one, that are looked at. */
#define MAX_BLOCKS 50
#define MAX_OBJECTS 20000

/* --- JSON-LD --- */

/* The text of a value: a string, the name of an object, those of a list. */
static void
add_value (AdduceImportFields *fields, const char *name, const AdduceJsonValue *value, guint depth)
{
  if (value == NULL || depth > 3)
    return;
  if (value->type == ADDUCE_JSON_STRING)
    adduce_import_fields_add (fields, name, value->string);
  else if (value->type == ADDUCE_JSON_OBJECT)
    {
      const char *text = adduce_json_value_get_string (value, "name");

      adduce_import_fields_add (fields, name, text != NULL ? text : adduce_json_value_get_string (value, "@value"));
    }
  else if (value->type == ADDUCE_JSON_ARRAY)
    for (const AdduceJsonValue *item = adduce_json_value_first (value); item != NULL;
         item = adduce_json_value_next (value, item))
      add_value (fields, name, item, depth + 1);
}

static const AdduceJsonValue *
get_address (const AdduceJsonValue *object)
{
  const AdduceJsonValue *page = adduce_json_value_get (object, "mainEntityOfPage");

  if (page != NULL && page->type == ADDUCE_JSON_OBJECT)
    page = adduce_json_value_get (page, "@id");
  return page != NULL && page->type == ADDUCE_JSON_STRING ? page : adduce_json_value_get (object, "url");
}

static gboolean
is_article (const AdduceJsonValue *object)
{
  const AdduceJsonValue *type = adduce_json_value_get (object, "@type");

  if (type != NULL && type->type == ADDUCE_JSON_ARRAY)
    type = adduce_json_value_first (type);
  if (type == NULL || type->type != ADDUCE_JSON_STRING)
    return FALSE;
  return g_str_has_suffix (type->string, "Article") || g_str_has_suffix (type->string, "BlogPosting")
         || g_str_equal (type->string, "Report") || g_str_equal (type->string, "LiveBlogPosting");
}

static void
read_article (const AdduceJsonValue *object, AdduceImportFields *fields, char **ret_body)
{
  static const struct {
    const char *member;
    const char *field;
  } members[] = {
    { "headline", "headline" },      { "alternativeHeadline", "subheadline" }, { "author", "authors" },
    { "datePublished", "date" },     { "articleSection", "section" },          { "inLanguage", "language" },
    { "keywords", "keywords" },      { "wordCount", "word_count" },            { "dateline", "dateline" },
    { "copyrightNotice", "rights" }, { "identifier", "provider_id" },          { "genre", "genre" },
    { "publisher", "outlet" },
  };
  const char *body = adduce_json_value_get_string (object, "articleBody");
  g_autoptr (AdduceImportFields) found = adduce_import_fields_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    add_value (found, members[i].field, adduce_json_value_get (object, members[i].member), 0);
  add_value (found, "url", get_address (object), 0);
  adduce_import_fields_offer_all (fields, found);
  if (*ret_body == NULL && body != NULL && g_utf8_strlen (body, -1) > 100)
    *ret_body = g_strdup (body);
}

/* Every object of the document; its members are values of a flat array, so there is nothing to recurse into. */
static void
read_json (const char *text, AdduceImportFields *fields, char **ret_body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AdduceJsonTree) tree = adduce_json_tree_new_foreign (bytes, NULL);
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;

  for (guint i = 0; root != NULL && i < MIN (root->size, MAX_OBJECTS); i++)
    if (root[i].type == ADDUCE_JSON_OBJECT && is_article (root + i))
      {
        read_article (root + i, fields, ret_body);
        break;
      }
}

/* --- meta elements --- */

static void
read_meta (const xmlNode *node, AdduceImportFields *fields, AdduceImportFields *weak)
{
  static const struct {
    const char *name;
    const char *field;
    gboolean weak; /* only where nothing better is found */
  } known[] = {
    { "og:title", "headline", FALSE },
    { "citation_title", "headline", FALSE },
    { "dc.title", "headline", TRUE },
    { "dcterms.title", "headline", TRUE },
    { "twitter:title", "headline", TRUE },
    { "article:published_time", "date", FALSE },
    { "citation_publication_date", "date", FALSE },
    { "dc.date", "date", FALSE },
    { "dc.date.issued", "date", FALSE },
    { "dcterms.created", "date", TRUE },
    { "dcterms.date", "date", FALSE },
    { "date", "date", FALSE },
    { "pubdate", "date", FALSE },
    { "publish-date", "date", FALSE },
    { "datepublished", "date", FALSE },
    { "author", "authors", FALSE },
    { "dc.creator", "authors", TRUE },
    { "citation_author", "authors", FALSE },
    { "og:site_name", "outlet", FALSE },
    { "dc.publisher", "outlet", TRUE },
    { "application-name", "outlet", TRUE },
    { "article:section", "section", FALSE },
    { "section", "section", FALSE },
    { "keywords", "keywords", TRUE },
    { "news_keywords", "keywords", FALSE },
    { "og:url", "url", TRUE },
    { "dc.language", "language", TRUE },
    { "dc.rights", "rights", TRUE },
    { "copyright", "rights", TRUE },
  };
  static const char *const names[] = { "property", "name", "itemprop" };
  g_autofree char *content = adduce_import_page_dup_attribute (node, "content");

  for (guint n = 0; n < G_N_ELEMENTS (names) && content != NULL; n++)
    {
      g_autofree char *name = adduce_import_page_dup_attribute (node, names[n]);

      for (guint i = 0; name != NULL && i < G_N_ELEMENTS (known); i++)
        if (g_ascii_strcasecmp (name, known[i].name) == 0)
          adduce_import_fields_add (known[i].weak ? weak : fields, known[i].field, content);
    }
}

static void
read_element (const xmlNode *node, AdduceImportFields *fields, AdduceImportFields *weak)
{
  if (adduce_import_page_is (node, "html"))
    {
      g_autofree char *language = adduce_import_page_dup_attribute (node, "lang");

      adduce_import_fields_offer (weak, "language", language);
    }
  else if (adduce_import_page_is (node, "meta"))
    read_meta (node, fields, weak);
  else if (adduce_import_page_is (node, "link"))
    {
      g_autofree char *relation = adduce_import_page_dup_attribute (node, "rel");
      g_autofree char *address = adduce_import_page_dup_attribute (node, "href");

      if (relation != NULL && g_ascii_strcasecmp (relation, "canonical") == 0)
        adduce_import_fields_offer (fields, "url", address);
    }
  else if (adduce_import_page_is (node, "time"))
    {
      g_autofree char *date = adduce_import_page_dup_attribute (node, "datetime");

      adduce_import_fields_offer (weak, "date", date);
    }
  else if (adduce_import_page_is (node, "h1"))
    {
      g_autofree char *text = adduce_import_page_dup_text (node);

      adduce_import_fields_offer (weak, "headline", text);
    }
}

/* The title of the window, where there is no other headline: what stands before the name of the site. */
static void
read_title (xmlNode *root, AdduceImportFields *fields)
{
  for (xmlNode *node = root; node != NULL; node = adduce_import_page_next (root, node, FALSE))
    if (adduce_import_page_is (node, "title"))
      {
        g_autofree char *text = adduce_import_page_dup_text (node);
        const char *outlet = adduce_import_fields_find (fields, "outlet");
        char *sign = NULL;

        for (char *p = text; *p != '\0'; p++)
          if (g_str_has_prefix (p, " | ") || g_str_has_prefix (p, " - ") || g_str_has_prefix (p, " – ")
              || g_str_has_prefix (p, " — "))
            sign = p;
        if (sign != NULL && outlet != NULL && strstr (sign, outlet) != NULL)
          *sign = '\0';
        adduce_import_fields_offer (fields, "headline", text);
        return;
      }
}

void
adduce_import_page_read_fields (AdduceImportPage *self, AdduceImportFields *fields, char **ret_body)
{
  xmlNode *root = self->doc != NULL ? xmlDocGetRootElement (self->doc) : NULL;
  g_autoptr (AdduceImportFields) meta = adduce_import_fields_new (), weak = adduce_import_fields_new ();
  guint n_blocks = 0;

  *ret_body = NULL;
  for (xmlNode *node = root; node != NULL; node = adduce_import_page_next (root, node, FALSE))
    {
      g_autofree char *type = NULL;

      if (node->type != XML_ELEMENT_NODE)
        continue;
      read_element (node, meta, weak);
      if (!adduce_import_page_is (node, "script"))
        continue;
      type = adduce_import_page_dup_attribute (node, "type");
      if (type != NULL && g_str_has_prefix (type, "application/ld+json") && n_blocks++ < MAX_BLOCKS)
        {
          xmlChar *content = xmlNodeGetContent (node);

          if (content != NULL)
            read_json ((const char *) content, fields, ret_body);
          xmlFree (content);
        }
    }
  adduce_import_fields_offer_all (fields, meta);
  adduce_import_fields_offer_all (fields, weak);
  if (root != NULL)
    read_title (root, fields);
}
