/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queries as SQL.
 *
 * What is about words alone becomes one question to FTS5, as large as it can be. Fields of claims that are joined by
 * AND become one condition, on a claim; the rest is joined as it was written. Values of fields are looked up before:
 * they are few, and what they are called now is known to the codebook and the registers alone.
 */
#include "config.h"

#include "index/adduce-search-sql.h"

#include <string.h>

typedef struct {
  AdduceSearchSql *sql;
  AdduceSearchQuery *query;
  AdduceIndexDb *db;
  gboolean plain;
  GError *error;
} Builder;

/* Fields of one claim. */
typedef struct {
  GPtrArray *of_claims;   /* AdduceSearchNode */
  GPtrArray *of_articles; /* what coders say of articles */
  GPtrArray *coders;
} Group;

static void append (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive);

/* (transfer none): a text for SQL that stands for the value. */
static const char *
add_value (Builder *self, const char *value)
{
  g_autofree char *place = NULL;
  g_ptr_array_add (self->sql->values, g_strdup (value));
  place = g_strdup_printf ("?%u", self->sql->values->len);
  return g_intern_string (place);
}

/* --- words --- */

static void
append_phrase (GString *out, const AdduceSearchNode *node)
{
  g_string_append_c (out, '"');
  for (const char *p = node->text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append (out, node->prefix ? "\" *" : "\"");
}

static void append_match (GString *out, const AdduceSearchNode *node);

static void
append_children (GString *out, const AdduceSearchNode *node, const char *operator, gboolean negated)
{
  const char *between = "(";
  for (guint i = 0; i < node->children->len; i++)
    {
      const AdduceSearchNode *child = node->children->pdata[i];
      if ((child->kind == ADDUCE_SEARCH_NOT) != negated)
        continue;
      g_string_append (out, between);
      append_match (out, negated ? child->children->pdata[0] : child);
      between = operator;
    }
  g_string_append_c (out, ')');
}

static gboolean
has_negated (const AdduceSearchNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    if (((AdduceSearchNode *) node->children->pdata[i])->kind == ADDUCE_SEARCH_NOT)
      return TRUE;
  return FALSE;
}

/* What is about words alone, as FTS5 reads it. */
static void
append_match (GString *out, const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_WORDS)
    append_phrase (out, node);
  else if (node->kind == ADDUCE_SEARCH_NEAR)
    {
      g_string_append (out, "NEAR(");
      for (guint i = 0; i < node->children->len; i++)
        {
          append_phrase (out, node->children->pdata[i]);
          g_string_append_c (out, ' ');
        }
      g_string_append_printf (out, ", %u)", node->distance);
    }
  else if (node->kind == ADDUCE_SEARCH_OR || !has_negated (node))
    append_children (out, node, node->kind == ADDUCE_SEARCH_OR ? " OR " : " AND ", FALSE);
  else
    {
      g_string_append_c (out, '(');
      append_children (out, node, " AND ", FALSE);
      g_string_append (out, " NOT ");
      append_children (out, node, " OR ", TRUE);
      g_string_append_c (out, ')');
    }
}

/* --- values of fields --- */

static gboolean
has_words (const char *label, const AdduceSearchValue *value)
{
  g_autofree char *joined = adduce_search_dup_words (label);
  g_autofree char *wanted = g_strconcat (" ", value->tokens, value->prefix ? "" : " ", NULL);
  return strstr (joined, wanted) != NULL;
}

static gboolean
matches_tag (const AdduceSearchValue *value, const char *code, const char *label)
{
  return (!value->prefix && g_ascii_strcasecmp (value->text, code) == 0) || has_words (label, value);
}

/* What a code was, and what it is now: merged values of the codebook, entries of registers. */
static gboolean
matches (Builder *self, const AdduceSearchNode *node, const AdduceSearchValue *value, const char *code,
         const char *label)
{
  AdduceCodeMap *map = adduce_search_query_get_map (self->query);
  AdduceCodebook *codebook = adduce_search_query_get_codebook (self->query);
  if (*value->text == '\0')
    return TRUE;
  if (matches_tag (value, code, label))
    return TRUE;
  AdduceTag *now = map != NULL ? adduce_code_map_lookup (map, node->field, code) : NULL;
  if (now != NULL && matches_tag (value, adduce_tag_get_code (now), adduce_tag_get_label (now)))
    return TRUE;
  AdduceCode *resolved = codebook != NULL ? adduce_codebook_resolve (codebook, node->field, code) : NULL;
  return resolved != NULL && matches_tag (value, adduce_code_get_id (resolved), adduce_code_get_label (resolved));
}

static gboolean
is_in_stretch (const AdduceSearchNode *node, const char *date)
{
  gsize length = strlen (date);
  return length > 0
         && (node->from == NULL || strncmp (date, node->from, MIN (length, strlen (node->from))) >= 0)
         && (node->to == NULL || strncmp (date, node->to, MIN (length, strlen (node->to))) <= 0);
}

static gboolean
is_meant (Builder *self, const AdduceSearchNode *node, const char *code, const char *label)
{
  if (node->kind == ADDUCE_SEARCH_DATE)
    return is_in_stretch (node, code);
  for (guint i = 0; i < node->values->len; i++)
    if (matches (self, node, node->values->pdata[i], code, label))
      return TRUE;
  return FALSE;
}

/* "(3, 17)": the ids of the values that are meant, which may be none. */
static void
append_tags (Builder *self, GString *out, const AdduceSearchNode *node)
{
  sqlite3_stmt *statement
    = adduce_index_db_prepare (self->db, "SELECT id, code, label FROM tags WHERE field = ?1", &self->error);
  gboolean row = FALSE;
  const char *between = "";
  g_string_append_c (out, '(');
  if (statement != NULL)
    sqlite3_bind_text (statement, 1, node->field, -1, SQLITE_TRANSIENT);
  while (self->error == NULL && adduce_index_db_step (self->db, statement, &row, &self->error) && row)
    if (is_meant (self, node, (const char *) sqlite3_column_text (statement, 1),
                  (const char *) sqlite3_column_text (statement, 2)))
      {
        g_string_append_printf (out, "%s%" G_GINT64_FORMAT, between, (gint64) sqlite3_column_int64 (statement, 0));
        between = ",";
      }
  if (statement != NULL)
    sqlite3_reset (statement);
  g_string_append_c (out, ')');
}

/* --- fields of articles --- */

static void
append_words_of (Builder *self, GString *out, const char *column, const AdduceSearchNode *node)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < node->values->len; i++)
    {
      const AdduceSearchValue *value = node->values->pdata[i];
      g_autofree char *wanted = g_strconcat (" ", value->tokens, value->prefix ? "" : " ", NULL);
      g_string_append_printf (out, "%sinstr (a.%s, %s) > 0", i > 0 ? " OR " : "", column, add_value (self, wanted));
    }
  g_string_append_c (out, ')');
}

#define LAYERS "(SELECT 1 FROM layers l WHERE l.article = a.id AND "
#define IS_DONE "(EXISTS " LAYERS "1) AND NOT EXISTS " LAYERS "l.status IS NOT 'done'))"
#define IS_BEGUN                                                                                                      \
  "(NOT " IS_DONE " AND (EXISTS " LAYERS "l.status IN ('done', 'in-progress')) OR EXISTS " LAYERS "l.n_claims > 0)))"

/* As the list of articles has it where nobody's own status is asked for (AdduceCorpusLoader). */
static void
append_status (GString *out, const AdduceSearchNode *node)
{
  g_string_append_c (out, '(');
  for (guint i = 0; i < node->values->len; i++)
    {
      const AdduceSearchValue *value = node->values->pdata[i];
      g_string_append (out, i > 0 ? " OR " : "");
      if (value->prefix)
        g_string_append_c (out, '1');
      else if (g_str_equal (value->text, "done"))
        g_string_append (out, IS_DONE);
      else if (g_str_equal (value->text, "in-progress"))
        g_string_append (out, IS_BEGUN);
      else
        g_string_append (out, "(NOT " IS_DONE " AND NOT " IS_BEGUN ")");
    }
  g_string_append_c (out, ')');
}

#define STATUS_OF_LAYER "ifnull (l.status, iif (l.n_claims > 0, 'in-progress', 'new'))"

/* That of one of the coders; as the list of articles has it for who codes. */
static void
append_status_of (Builder *self, GString *out, GPtrArray *statuses, GPtrArray *coders)
{
  g_string_append (out, "a.id IN (SELECT l.article FROM layers l WHERE 1");
  for (guint i = 0; i < coders->len; i++)
    {
      g_string_append (out, " AND l.coder IN ");
      append_tags (self, out, coders->pdata[i]);
    }
  for (guint i = 0; i < statuses->len; i++)
    {
      const AdduceSearchNode *node = statuses->pdata[i];
      g_string_append (out, " AND (0");
      for (guint j = 0; j < node->values->len; j++)
        {
          const AdduceSearchValue *value = node->values->pdata[j];
          g_string_append (out, " OR ");
          if (value->prefix)
            g_string_append_c (out, '1');
          else
            g_string_append_printf (out, STATUS_OF_LAYER " = %s", add_value (self, value->text));
        }
      g_string_append_c (out, ')');
    }
  g_string_append_c (out, ')');
}

static void
append_date (Builder *self, GString *out, const AdduceSearchNode *node)
{
  static const struct {
    const char *operator;
    gsize offset;
  } ends[] = { { ">=", G_STRUCT_OFFSET (AdduceSearchNode, from) }, { "<=", G_STRUCT_OFFSET (AdduceSearchNode, to) } };
  g_string_append (out, "(a.date IS NOT NULL");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = G_STRUCT_MEMBER (char *, node, ends[i].offset);
      if (end == NULL)
        continue;
      const char *value = add_value (self, end);
      g_string_append_printf (out, " AND substr (a.date, 1, length (%s)) %s substr (%s, 1, length (a.date))", value,
                              ends[i].operator, value);
    }
  g_string_append_c (out, ')');
}

static void
append_article_field (Builder *self, GString *out, const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_DATE)
    append_date (self, out, node);
  else if (g_str_equal (node->field, "date"))
    g_string_append (out, "a.date IS NOT NULL");
  else if (g_str_equal (node->field, "status"))
    append_status (out, node);
  else if (g_str_equal (node->field, "outlet"))
    {
      g_string_append (out, "ifnull (a.outlet, 0) IN ");
      append_tags (self, out, node);
    }
  else
    append_words_of (self, out, g_str_equal (node->field, "title") ? "title_words" : "path_words", node);
}

/* --- fields of claims --- */

static void
append_claim (Builder *self, GString *out, GPtrArray *fields, GPtrArray *coders, gboolean is_article)
{
  g_string_append_printf (out, "(c.is_article = %d%s", is_article, self->plain ? " AND NOT c.boilerplate" : "");
  for (guint i = 0; i < fields->len; i++)
    {
      g_string_append (out, " AND c.id IN (SELECT claim FROM claim_tags WHERE tag IN ");
      append_tags (self, out, fields->pdata[i]);
      g_string_append_c (out, ')');
    }
  for (guint i = 0; i < coders->len; i++)
    {
      g_string_append (out, " AND c.coder IN ");
      append_tags (self, out, coders->pdata[i]);
    }
  g_string_append_c (out, ')');
}

/* A claim that has all of it; @positive: it may be a hit. */
static void
append_claims (Builder *self, GString *out, GPtrArray *fields, GPtrArray *coders, gboolean is_article,
               gboolean positive)
{
  g_autoptr (GString) condition = g_string_new (NULL);
  append_claim (self, condition, fields, coders, is_article);
  g_string_append_printf (out, "a.id IN (SELECT c.article FROM claims c WHERE %s)", condition->str);
  if (!positive || is_article)
    return;
  if (self->sql->claims == NULL)
    self->sql->claims = g_string_new (condition->str);
  else
    g_string_append_printf (self->sql->claims, " OR %s", condition->str);
}

static void
append_coders (Builder *self, GString *out, GPtrArray *coders, gboolean positive)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GString) ignored = g_string_new (NULL);
  g_string_append (out, "a.id IN (SELECT l.article FROM layers l WHERE 1");
  for (guint i = 0; i < coders->len; i++)
    {
      g_string_append (out, " AND l.coder IN ");
      append_tags (self, out, coders->pdata[i]);
    }
  g_string_append_c (out, ')');
  append_claims (self, ignored, none, coders, FALSE, positive);
}

static void
group_add (Builder *self, Group *group, AdduceSearchNode *node)
{
  AdduceCodebook *codebook = adduce_search_query_get_codebook (self->query);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, node->field) : NULL;
  if (g_str_equal (node->field, "coder"))
    g_ptr_array_add (group->coders, node);
  else if (variable != NULL && adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE)
    g_ptr_array_add (group->of_articles, node);
  else
    g_ptr_array_add (group->of_claims, node);
}

/* @nodes: (element-type AdduceSearchNode): fields of one claim */
static void
append_group (Builder *self, GString *out, GPtrArray *nodes, gboolean positive)
{
  g_autoptr (GPtrArray) of_claims = g_ptr_array_new (), of_articles = g_ptr_array_new (), coders = g_ptr_array_new ();
  Group group = { of_claims, of_articles, coders };
  for (guint i = 0; i < nodes->len; i++)
    group_add (self, &group, nodes->pdata[i]);
  if (of_claims->len > 0)
    append_claims (self, out, of_claims, coders, FALSE, positive);
  if (of_claims->len > 0 && of_articles->len > 0)
    g_string_append (out, " AND ");
  if (of_articles->len > 0)
    append_claims (self, out, of_articles, coders, TRUE, positive);
  if (of_claims->len == 0 && of_articles->len == 0)
    append_coders (self, out, coders, positive);
}

/* --- the tree --- */

static void
append_words (Builder *self, GString *out, const AdduceSearchNode *node)
{
  g_autoptr (GString) match = g_string_new (NULL);
  append_match (match, node);
  const char *value = add_value (self, match->str);
  if (self->plain)
    g_string_append_printf (out, "a.id IN (SELECT words.rowid FROM words JOIN articles z ON z.id = words.rowid "
                                 "WHERE words MATCH %s AND NOT z.zoned "
                                 "UNION ALL SELECT rowid FROM plain WHERE plain MATCH %s)", value, value);
  else
    g_string_append_printf (out, "a.id IN (SELECT rowid FROM words WHERE words MATCH %s)", value);
}

static gboolean
has_regex (const AdduceSearchNode *node)
{
  if (node->kind == ADDUCE_SEARCH_REGEX)
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (has_regex (node->children->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
append_part (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive, const char **between)
{
  g_string_append (out, *between);
  append (self, out, node, positive);
  *between = " AND ";
}

static gboolean
is_field (const AdduceSearchNode *node, const char *field)
{
  return node->kind == ADDUCE_SEARCH_FIELD && g_str_equal (node->field, field);
}

/* The children that are the field; (transfer full). */
static GPtrArray *
list_fields (const AdduceSearchNode *node, const char *field)
{
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; i < node->children->len; i++)
    if (is_field (node->children->pdata[i], field))
      g_ptr_array_add (found, node->children->pdata[i]);
  return found;
}

/* What FTS5 and the fields of claims leave; a status beside a coder is that coder's. */
static void
append_rest (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive, const char **between)
{
  g_autoptr (GPtrArray) statuses = list_fields (node, "status"), coders = list_fields (node, "coder");
  gboolean of_coder = statuses->len > 0 && coders->len > 0;
  if (of_coder)
    {
      g_string_append (out, *between);
      append_status_of (self, out, statuses, coders);
      *between = " AND ";
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < node->children->len; i++)
      {
        const AdduceSearchNode *child = node->children->pdata[i];
        if (!adduce_search_node_is_claim_field (child) && !adduce_search_node_is_words (child)
            && has_regex (child) == (pass == 1) && !(of_coder && is_field (child, "status")))
          append_part (self, out, child, positive, between);
      }
}

/* Fields of claims together, words as far as FTS5 takes them together, and expressions at the end, for what is left. */
static void
append_and (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AdduceSearchNode) words = adduce_search_node_new (ADDUCE_SEARCH_AND);
  const char *between = "(";
  g_ptr_array_set_free_func (words->children, NULL);
  for (guint i = 0; i < node->children->len; i++)
    {
      AdduceSearchNode *child = node->children->pdata[i];
      if (adduce_search_node_is_claim_field (child))
        g_ptr_array_add (fields, child);
      else if (adduce_search_node_is_words (child))
        g_ptr_array_add (words->children, child);
    }
  if (words->children->len > 0)
    append_part (self, out, words->children->len == 1 ? words->children->pdata[0] : words, positive, &between);
  if (fields->len > 0)
    {
      g_string_append (out, between);
      append_group (self, out, fields, positive);
      between = " AND ";
    }
  append_rest (self, out, node, positive, &between);
  g_string_append_c (out, ')');
}

static void
append_or (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      g_string_append (out, i == 0 ? "(" : " OR ");
      append (self, out, node->children->pdata[i], positive);
    }
  g_string_append_c (out, ')');
}

static void
append (Builder *self, GString *out, const AdduceSearchNode *node, gboolean positive)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  if (adduce_search_node_is_words (node))
    append_words (self, out, node);
  else if (adduce_search_node_is_claim_field (node))
    {
      g_ptr_array_add (alone, (AdduceSearchNode *) node);
      g_string_append_c (out, '(');
      append_group (self, out, alone, positive);
      g_string_append_c (out, ')');
    }
  else if (node->kind == ADDUCE_SEARCH_AND)
    append_and (self, out, node, positive);
  else if (node->kind == ADDUCE_SEARCH_OR)
    append_or (self, out, node, positive);
  else if (node->kind == ADDUCE_SEARCH_NOT)
    {
      g_string_append (out, "NOT (");
      append (self, out, node->children->pdata[0], FALSE);
      g_string_append_c (out, ')');
    }
  else if (node->kind == ADDUCE_SEARCH_REGEX)
    g_string_append_printf (out, "adduce_regex (%u, a.id, %s)", node->number,
                            self->plain ? "iif (a.zoned, (SELECT body FROM plain WHERE rowid = a.id), "
                                          "(SELECT body FROM words WHERE rowid = a.id))"
                                        : "(SELECT body FROM words WHERE rowid = a.id)");
  else
    append_article_field (self, out, node);
}

AdduceSearchSql *
adduce_search_sql_new (AdduceSearchQuery *query, AdduceIndexDb *db, gboolean plain, GError **error)
{
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (AdduceSearchSql) self = g_new0 (AdduceSearchSql, 1);
  self->where = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  Builder builder = { .sql = self, .query = query, .db = db, .plain = plain };
  append (&builder, self->where, adduce_search_query_get_root (query), TRUE);
  if (builder.error == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, builder.error);
  return NULL;
}

void
adduce_search_sql_free (AdduceSearchSql *self)
{
  if (self == NULL)
    return;
  g_string_free (self->where, TRUE);
  if (self->claims != NULL)
    g_string_free (self->claims, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

void
adduce_search_sql_bind (AdduceSearchSql *self, sqlite3_stmt *statement)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (statement != NULL);

  guint n = MIN (self->values->len, (guint) sqlite3_bind_parameter_count (statement));
  for (guint i = 0; i < n; i++)
    sqlite3_bind_text (statement, (int) i + 1, self->values->pdata[i], -1, SQLITE_TRANSIENT);
}
