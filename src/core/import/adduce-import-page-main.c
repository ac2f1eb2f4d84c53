/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of a page is the article.
 *
 * An <article> (the longest of several), else what has itemprop="articleBody", else <main>, if there are enough words
 * in it. Else paragraphs give points to what they are in: one, one for each comma, one for each hundred characters up
 * to three; half of them go one further up. Words in class or id, and how much of the text is links, weigh the sum.
 */
#include "config.h"

#include "import/adduce-import-page.h"

#include <string.h>

/* Characters below which no element is the article. */
#define FEW 140

#define MAX_SCORED 100000

typedef struct {
  xmlNode *node;
  double points;
} Score;

static gboolean
is_in_link (const xmlNode *node, const xmlNode *root)
{
  for (; node != NULL && node != root; node = node->parent)
    if (adduce_import_page_is (node, "a"))
      return TRUE;
  return FALSE;
}

static gboolean
is_dropped (const xmlNode *node)
{
  static const char *const dropped[] = { "script", "style", "template", "noscript", "nav", "aside", "footer", "form" };

  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    if (adduce_import_page_is (node, dropped[i]))
      return TRUE;
  return FALSE;
}

/* Characters of the text below a node, or of that in links. */
static glong
count_text (xmlNode *root, gboolean links_only)
{
  xmlNode *node = root;
  glong n = 0;

  while (node != NULL)
    {
      if (node->type == XML_TEXT_NODE && node->content != NULL && (!links_only || is_in_link (node, root)))
        {
          g_autofree char *tidy = adduce_import_tidy ((const char *) node->content);

          n += g_utf8_strlen (tidy, -1);
        }
      node = adduce_import_page_next (root, node, node != root && is_dropped (node));
    }
  return n;
}

static xmlNode *
find_longest (xmlNode *root, const char *name, const char *property)
{
  xmlNode *best = NULL;
  glong best_length = FEW;
  guint n = 0;

  for (xmlNode *node = root; node != NULL && n < 50; node = adduce_import_page_next (root, node, FALSE))
    {
      g_autofree char *value = NULL;
      glong length;

      if (name != NULL ? !adduce_import_page_is (node, name) : node->type != XML_ELEMENT_NODE)
        continue;
      if (property != NULL)
        {
          value = adduce_import_page_dup_attribute (node, "itemprop");
          if (value == NULL || strcmp (value, property) != 0)
            continue;
        }
      n++;
      length = count_text (node, FALSE);
      if (length > best_length)
        {
          best = node;
          best_length = length;
        }
    }
  return best;
}

static double
weigh_words (const xmlNode *node)
{
  static GRegex *good = NULL, *bad = NULL;
  double weight = 0;

  if (g_once_init_enter (&good))
    g_once_init_leave (&good, g_regex_new ("article|body|content|entry|main|post|story|text",
                                           G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (g_once_init_enter (&bad))
    g_once_init_leave (&bad, g_regex_new ("comment|footer|header|menu|related|share|sidebar|sponsor|widget|promo|nav",
                                          G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL));
  if (adduce_import_page_has_class (node, good))
    weight += 25;
  if (adduce_import_page_has_class (node, bad))
    weight -= 25;
  return weight;
}

static void
add_points (GArray *scores, GHashTable *indices, xmlNode *node, double points)
{
  gpointer index;

  if (node == NULL || node->type != XML_ELEMENT_NODE || scores->len >= MAX_SCORED)
    return;
  if (!g_hash_table_lookup_extended (indices, node, NULL, &index))
    {
      Score score = { node, weigh_words (node) };

      index = GUINT_TO_POINTER (scores->len);
      g_array_append_val (scores, score);
      g_hash_table_insert (indices, node, index);
    }
  g_array_index (scores, Score, GPOINTER_TO_UINT (index)).points += points;
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return adduce_import_page_is (node, "p") || adduce_import_page_is (node, "pre")
         || adduce_import_page_is (node, "blockquote") || adduce_import_page_is (node, "td");
}

static xmlNode *
find_by_points (xmlNode *root)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (Score));
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  xmlNode *best = NULL;
  double best_points = 0;

  for (xmlNode *node = root; node != NULL; node = adduce_import_page_next (root, node, FALSE))
    {
      if (!is_paragraph (node) || node == root)
        continue;

      g_autofree char *text = adduce_import_page_dup_text (node);
      glong length = g_utf8_strlen (text, -1);
      double points = 1 + MIN ((double) length / 100, 3);

      if (length < 25)
        continue;
      for (const char *p = text; (p = strchr (p, ',')) != NULL; p++)
        points++;
      add_points (scores, indices, node->parent, points);
      if (node->parent != root)
        add_points (scores, indices, node->parent->parent, points / 2);
    }
  for (guint i = 0; i < scores->len; i++)
    {
      Score *score = &g_array_index (scores, Score, i);
      glong length = score->points > best_points ? count_text (score->node, FALSE) : 0;

      if (length == 0)
        continue;
      score->points *= 1 - (double) count_text (score->node, TRUE) / (double) length;
      if (score->points > best_points)
        {
          best = score->node;
          best_points = score->points;
        }
    }
  return best;
}

xmlNode *
adduce_import_page_find_main (AdduceImportPage *self)
{
  xmlNode *root = self->doc != NULL ? xmlDocGetRootElement (self->doc) : NULL;
  xmlNode *found;

  if (root == NULL)
    return NULL;
  found = find_longest (root, "article", NULL);
  if (found == NULL)
    found = find_longest (root, NULL, "articleBody");
  if (found == NULL)
    found = find_by_points (root);
  if (found == NULL)
    found = find_longest (root, "main", NULL);
  return found;
}
