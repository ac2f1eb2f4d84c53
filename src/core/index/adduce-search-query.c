/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is looked for, and its parts.
 */
#include "config.h"

#include "index/adduce-search-query.h"

#include "index/adduce-search-node.h"
#include "text/adduce-tokens.h"

struct _AdduceSearchQuery
{
  char *text;
  AdduceSearchNode *root;
  GPtrArray *regexes;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
};

G_DEFINE_BOXED_TYPE (AdduceSearchQuery, adduce_search_query, adduce_search_query_ref, adduce_search_query_unref)

static const char *const article_fields[] = { "outlet", "date", "title", "path", "status", NULL };
static const char *const claim_fields[]
  = { "coder", "speaker", "issue", "stance", "evidence", "certainty", "note", NULL };

/* --- nodes --- */

AdduceSearchNode *
adduce_search_node_new (AdduceSearchKind kind)
{
  AdduceSearchNode *self = g_new0 (AdduceSearchNode, 1);
  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_search_node_free);
  return self;
}

void
adduce_search_node_free (AdduceSearchNode *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->text);
  g_clear_pointer (&self->find, adduce_find_unref);
  g_free (self->field);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

AdduceSearchValue *
adduce_search_value_new (const char *text, gboolean prefix)
{
  g_return_val_if_fail (text != NULL, NULL);

  AdduceSearchValue *self = g_new0 (AdduceSearchValue, 1);
  self->text = g_strdup (text);
  self->tokens = adduce_tokens_join (text);
  self->prefix = prefix;
  return self;
}

void
adduce_search_value_free (AdduceSearchValue *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->tokens);
  g_free (self);
}

char *
adduce_search_dup_words (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *joined = adduce_tokens_join (text);
  return g_strconcat (" ", joined, " ", NULL);
}

static gboolean
is_not_words (const AdduceSearchNode *self)
{
  return self->kind == ADDUCE_SEARCH_NOT && adduce_search_node_is_words (self->children->pdata[0]);
}

gboolean
adduce_search_node_is_words (const AdduceSearchNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  guint n_positive = 0;
  switch (self->kind)
    {
    case ADDUCE_SEARCH_WORDS:
    case ADDUCE_SEARCH_NEAR:
      return TRUE;
    case ADDUCE_SEARCH_AND:
    case ADDUCE_SEARCH_OR:
      for (guint i = 0; i < self->children->len; i++)
        {
          if (self->kind == ADDUCE_SEARCH_AND && is_not_words (self->children->pdata[i]))
            continue;
          if (!adduce_search_node_is_words (self->children->pdata[i]))
            return FALSE;
          n_positive++;
        }
      /* FTS5 knows "a NOT b", but not "NOT b". */
      return n_positive > 0;
    case ADDUCE_SEARCH_NOT:
    case ADDUCE_SEARCH_REGEX:
    case ADDUCE_SEARCH_FIELD:
    case ADDUCE_SEARCH_DATE:
    default:
      return FALSE;
    }
}

gboolean
adduce_search_field_is_article (const char *field)
{
  g_return_val_if_fail (field != NULL, FALSE);

  return g_strv_contains (article_fields, field);
}

gboolean
adduce_search_node_is_claim_field (const AdduceSearchNode *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->kind == ADDUCE_SEARCH_FIELD || self->kind == ADDUCE_SEARCH_DATE)
         && !adduce_search_field_is_article (self->field);
}

/* --- queries --- */

AdduceSearchQuery *
adduce_search_query_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (GPtrArray) regexes = g_ptr_array_new ();
  AdduceSearchNode *root = adduce_search_parse (text, codebook, regexes, error);
  if (root == NULL)
    return NULL;

  AdduceSearchQuery *self = g_atomic_rc_box_new0 (AdduceSearchQuery);
  self->text = g_strdup (text);
  self->root = root;
  self->regexes = g_steal_pointer (&regexes);
  g_set_object (&self->codebook, codebook);
  self->map = map != NULL ? adduce_code_map_ref (map) : NULL;
  return self;
}

AdduceSearchQuery *
adduce_search_query_ref (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
query_clear (gpointer data)
{
  AdduceSearchQuery *self = data;
  g_free (self->text);
  g_ptr_array_unref (self->regexes);
  adduce_search_node_free (self->root);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->map, adduce_code_map_unref);
}

void
adduce_search_query_unref (AdduceSearchQuery *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, query_clear);
}

const char *
adduce_search_query_get_text (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

static gboolean
has_words (const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_WORDS || node->kind == ADDUCE_SEARCH_REGEX)
    return TRUE;
  if (node->kind == ADDUCE_SEARCH_NOT)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (has_words (node->children->pdata[i]))
      return TRUE;
  return FALSE;
}

gboolean
adduce_search_query_has_words (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return has_words (self->root);
}

const AdduceSearchNode *
adduce_search_query_get_root (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

GPtrArray *
adduce_search_query_get_regexes (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->regexes;
}

AdduceCodeMap *
adduce_search_query_get_map (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->map;
}

AdduceCodebook *
adduce_search_query_get_codebook (AdduceSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->codebook;
}

char **
adduce_search_query_list_fields (AdduceCodebook *codebook)
{
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_strv_builder_addv (fields, (const char **) article_fields);
  g_strv_builder_addv (fields, (const char **) claim_fields);
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_id (variable);
      if (!g_strv_contains (article_fields, id) && !g_strv_contains (claim_fields, id))
        g_strv_builder_add (fields, id);
    }
  return g_strv_builder_end (fields);
}
