/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of a corpus are meant.
 *
 * While many rows are looked at, a Run remembers for each test which labels it has found to be asked for: folding a
 * label takes longer than all else.
 */
#include "config.h"

#include "analysis/adduce-claim-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/adduce-breaks.h"
#include "text/adduce-expression.h"

/* How many rows are looked at before asking whether to go on. */
#define CANCEL_ROWS 1024

struct _AdduceClaimFilter {
  AdduceFilterNode *root;
};

/*
 * Run:
 * @labels: node → hash of label (owned) → whether it is one of the node's values
 */
typedef struct {
  GHashTable *labels;
} Run;

G_DEFINE_BOXED_TYPE (AdduceClaimFilter, adduce_claim_filter, adduce_claim_filter_ref, adduce_claim_filter_unref)

/* --- nodes --- */

AdduceFilterNode *
adduce_filter_node_new (AdduceFilterKind kind)
{
  AdduceFilterNode *self = g_new0 (AdduceFilterNode, 1);
  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_filter_node_free);
  return self;
}

void
adduce_filter_node_free (AdduceFilterNode *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->field, adduce_claim_field_unref);
  g_strfreev (self->values);
  g_strfreev (self->folded);
  g_strfreev (self->slugs);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/* (transfer full): folded words; none for nothing but blanks. */
static char **
split_words (const char *text)
{
  g_autofree char *folded = adduce_breaks_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

void
adduce_filter_node_take_values (AdduceFilterNode *self, char **values)
{
  guint n = g_strv_length (values);
  self->values = values;
  if (self->kind == ADDUCE_FILTER_TEXT || self->kind == ADDUCE_FILTER_CONTAINS)
    {
      self->folded = split_words (values[0]);
      return;
    }
  self->folded = g_new0 (char *, n + 1);
  self->slugs = g_new0 (char *, 3 * n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->folded[i] = adduce_breaks_fold (values[i]);
      self->slugs[i] = adduce_breaks_slug (values[i]);
      if (self->slugs[i] == NULL)
        self->slugs[i] = g_strdup (values[i]);
    }
  for (guint i = 0, n_slugs = n; self->field != NULL && i < n; i++)
    {
      const char *asked[] = { values[i], self->slugs[i] };
      for (guint k = 0; k < G_N_ELEMENTS (asked); k++)
        {
          const char *now = adduce_claim_field_get_code_now (self->field, asked[k]);
          if (now != NULL)
            self->slugs[n_slugs++] = g_strdup (now);
        }
    }
}

/* --- evaluating --- */

/* @more: where else a word may be, or NULL */
static gboolean
contains_words (const char *folded, const char *more, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL && (more == NULL || strstr (more, words[i]) == NULL))
      return FALSE;
  return TRUE;
}

/* Whether the label, folded, is one of the values or has the words. */
static gboolean
check_label (const AdduceFilterNode *node, const char *label)
{
  g_autofree char *folded = adduce_breaks_fold (label);
  return node->kind == ADDUCE_FILTER_CONTAINS
           ? contains_words (folded, NULL, node->folded)
           : g_strv_contains ((const char *const *) node->folded, folded);
}

static gboolean
match_label (const AdduceFilterNode *node, const char *label, Run *run)
{
  GHashTable *labels = g_hash_table_lookup (run->labels, node);
  gpointer known;
  if (labels == NULL)
    {
      labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (run->labels, (gpointer) node, labels);
    }
  if (g_hash_table_lookup_extended (labels, label, NULL, &known))
    return GPOINTER_TO_INT (known);

  gboolean matches = check_label (node, label);
  g_hash_table_insert (labels, g_strdup (label), GINT_TO_POINTER (matches));
  return matches;
}

/* Whether one of the tags is one of the values. */
static gboolean
match_tags (const AdduceFilterNode *node, AdduceTagList *tags, Run *run)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *code = adduce_tag_get_code (tag);
      if (node->kind != ADDUCE_FILTER_CONTAINS
          && (g_strv_contains ((const char *const *) node->values, code)
              || g_strv_contains ((const char *const *) node->slugs, code)))
        return TRUE;
      if (match_label (node, adduce_claim_field_get_value_label (node->field, tag), run))
        return TRUE;
    }
  return FALSE;
}

/* Compares as much of two dates as both say. */
static int
compare_dates (const char *a, const char *b)
{
  return strncmp (a, b, MIN (strlen (a), strlen (b)));
}

static gboolean
is_between (const AdduceFilterNode *node, AdduceTagList *tags)
{
  if (adduce_tag_list_get_n_tags (tags) == 0)
    return FALSE;
  const char *date = adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0));
  return (node->from == NULL || compare_dates (date, node->from) >= 0)
         && (node->to == NULL || compare_dates (date, node->to) <= 0);
}

static gboolean
match_field (const AdduceFilterNode *node, AdduceClaimRow *row, Run *run)
{
  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (node->field, row);
  switch (node->kind)
    {
    case ADDUCE_FILTER_UNSET:
      return adduce_tag_list_get_n_tags (tags) == 0;
    case ADDUCE_FILTER_ANY:
      return adduce_tag_list_get_n_tags (tags) > 0;
    case ADDUCE_FILTER_IS_NOT:
      return !match_tags (node, tags, run);
    case ADDUCE_FILTER_RANGE:
      return is_between (node, tags);
    default:
      return match_tags (node, tags, run);
    }
}

static gboolean
was_changed (const AdduceFilterNode *node, AdduceClaimRow *row)
{
  gint64 seconds = adduce_claim_get_modified (adduce_claim_row_get_claim (row));
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  return date != NULL && compare_dates (date, node->from) >= 0;
}

static gboolean
match (const AdduceFilterNode *node, AdduceClaimRow *row, Run *run)
{
  switch (node->kind)
    {
    case ADDUCE_FILTER_AND:
    case ADDUCE_FILTER_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (match (node->children->pdata[i], row, run) == (node->kind == ADDUCE_FILTER_OR))
          return node->kind == ADDUCE_FILTER_OR;
      return node->kind == ADDUCE_FILTER_AND;
    case ADDUCE_FILTER_NOT:
      return !match (node->children->pdata[0], row, run);
    case ADDUCE_FILTER_TEXT:
      return contains_words (adduce_claim_row_get_folded (row), adduce_claim_row_get_source (row)->folded,
                             node->folded);
    case ADDUCE_FILTER_CHANGED:
      return was_changed (node, row);
    case ADDUCE_FILTER_VIOLATIONS:
      return adduce_claim_row_get_violations (row) != NULL;
    default:
      return match_field (node, row, run);
    }
}

static void
run_init (Run *run)
{
  run->labels = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
}

gboolean
adduce_claim_filter_matches (AdduceClaimFilter *self, AdduceClaimRow *row)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (row), FALSE);

  Run run;
  run_init (&run);
  gboolean matches = match (self->root, row, &run);
  g_hash_table_unref (run.labels);
  return matches;
}

GPtrArray *
adduce_claim_filter_apply (AdduceClaimFilter *self, GPtrArray *rows, GCancellable *cancellable)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rows != NULL, NULL);

  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  Run run;
  run_init (&run);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i % CANCEL_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_clear_pointer (&found, g_ptr_array_unref);
          break;
        }
      if (match (self->root, rows->pdata[i], &run))
        g_ptr_array_add (found, g_object_ref (rows->pdata[i]));
    }
  g_hash_table_unref (run.labels);
  return found;
}

/* --- as text --- */

char *
adduce_claim_filter_quote (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return adduce_expression_quote (value, adduce_filter_get_keywords ());
}

static void append_node (GString *text, const AdduceFilterNode *node, AdduceFilterKind outer);

static void
append_joined (GString *text, const AdduceFilterNode *node, AdduceFilterKind outer)
{
  gboolean brackets = outer == ADDUCE_FILTER_NOT || (outer == ADDUCE_FILTER_AND && node->kind == ADDUCE_FILTER_OR);
  if (brackets)
    g_string_append_c (text, '(');
  for (guint i = 0; i < node->children->len; i++)
    {
      if (i > 0)
        g_string_append (text, node->kind == ADDUCE_FILTER_AND ? " and " : " or ");
      append_node (text, node->children->pdata[i], node->kind);
    }
  if (brackets)
    g_string_append_c (text, ')');
}

static void
append_test (GString *text, const AdduceFilterNode *node)
{
  g_string_append (text, adduce_claim_field_get_id (node->field));
  switch (node->kind)
    {
    case ADDUCE_FILTER_UNSET:
      g_string_append (text, " unset");
      break;
    case ADDUCE_FILTER_ANY:
      g_string_append (text, " any");
      break;
    case ADDUCE_FILTER_CONTAINS:
      g_string_append (text, " contains ");
      adduce_expression_append_quoted (text, node->values[0]);
      break;
    case ADDUCE_FILTER_RANGE:
      if (node->from != NULL)
        g_string_append_printf (text, " from %s", node->from);
      if (node->to != NULL)
        g_string_append_printf (text, " to %s", node->to);
      break;
    default:
      g_string_append (text, node->kind == ADDUCE_FILTER_IS ? " is " : " is-not ");
      for (guint i = 0; node->values[i] != NULL; i++)
        {
          g_autofree char *value = adduce_claim_filter_quote (node->values[i]);
          g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
        }
    }
}

/* @outer: the operator that it stands under */
static void
append_node (GString *text, const AdduceFilterNode *node, AdduceFilterKind outer)
{
  switch (node->kind)
    {
    case ADDUCE_FILTER_AND:
    case ADDUCE_FILTER_OR:
      append_joined (text, node, outer);
      break;
    case ADDUCE_FILTER_NOT:
      g_string_append (text, "not ");
      append_node (text, node->children->pdata[0], ADDUCE_FILTER_NOT);
      break;
    case ADDUCE_FILTER_TEXT:
      g_string_append (text, "text ");
      adduce_expression_append_quoted (text, node->values[0]);
      break;
    case ADDUCE_FILTER_CHANGED:
      g_string_append_printf (text, "changed since %s", node->from);
      break;
    case ADDUCE_FILTER_VIOLATIONS:
      g_string_append (text, "violations");
      break;
    default:
      append_test (text, node);
    }
}

char *
adduce_filter_node_to_string (const AdduceFilterNode *self, AdduceFilterKind outer)
{
  GString *text = g_string_new (NULL);
  append_node (text, self, outer);
  return g_string_free (text, FALSE);
}

char *
adduce_claim_filter_to_string (AdduceClaimFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return adduce_filter_node_to_string (self->root, ADDUCE_FILTER_OR);
}

/* --- the filter --- */

AdduceClaimFilter *
adduce_claim_filter_parse (const char *text, AdduceCodebook *codebook, AdduceCodeMap *map, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  AdduceFilterNode *root = adduce_filter_parse (text, codebook, map, error);
  if (root == NULL)
    return NULL;
  AdduceClaimFilter *self = g_atomic_rc_box_new0 (AdduceClaimFilter);
  self->root = root;
  return self;
}

AdduceClaimFilter *
adduce_claim_filter_ref (AdduceClaimFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
filter_clear (gpointer data)
{
  adduce_filter_node_free (((AdduceClaimFilter *) data)->root);
}

void
adduce_claim_filter_unref (AdduceClaimFilter *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, filter_clear);
}

AdduceFilterNode *
adduce_claim_filter_get_root (AdduceClaimFilter *self)
{
  return self->root;
}

gboolean
adduce_claim_filter_is_empty (AdduceClaimFilter *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->root->kind == ADDUCE_FILTER_AND && self->root->children->len == 0;
}
