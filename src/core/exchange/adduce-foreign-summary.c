/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting what was read.
 */
#include "config.h"

#include "exchange/adduce-foreign-summary.h"

#include <string.h>

/* How many characters of a claim's words are an example. */
#define MAX_EXAMPLE 80

/* A field while it is counted. */
typedef struct {
  AdduceForeignFieldUse *use;
  GHashTable *values; /* value (its use's) → AdduceForeignValueUse */
  const AdduceForeignClaim *last;
} Count;

static void
value_free (gpointer data)
{
  AdduceForeignValueUse *use = data;

  g_free (use->value);
  g_free (use);
}

static void
field_free (gpointer data)
{
  AdduceForeignFieldUse *use = data;

  g_free (use->key);
  g_ptr_array_unref (use->values);
  g_free (use->example);
  g_free (use);
}

static void
count_free (gpointer data)
{
  Count *count = data;

  g_hash_table_unref (count->values);
  g_free (count);
}

void
adduce_foreign_summary_free (AdduceForeignSummary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_strfreev (self->coders);
  g_free (self);
}

/* (transfer full) (nullable): the words of a claim, on one line. */
static char *
dup_example (const AdduceForeignClaim *claim)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claim->pieces->len; i++)
    {
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);

      if (piece->quote != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " … " : "", piece->quote);
    }
  if (words->len == 0)
    return NULL;
  if (g_utf8_strlen (words->str, -1) > MAX_EXAMPLE)
    {
      g_string_truncate (words, (gsize) (g_utf8_offset_to_pointer (words->str, MAX_EXAMPLE) - words->str));
      g_string_append (words, "…");
    }
  return g_strdelimit (g_string_free (g_steal_pointer (&words), FALSE), "\n\r\t", ' ');
}

static Count *
get_count (AdduceForeignSummary *self, GHashTable *counts, const char *key)
{
  Count *count = g_hash_table_lookup (counts, key);

  if (count != NULL)
    return count;
  count = g_new0 (Count, 1);
  count->use = g_new0 (AdduceForeignFieldUse, 1);
  count->use->key = g_strdup (key);
  count->use->values = g_ptr_array_new_with_free_func (value_free);
  count->values = g_hash_table_new (g_str_hash, g_str_equal);
  g_ptr_array_add (self->fields, count->use);
  g_hash_table_insert (counts, count->use->key, count);
  return count;
}

static void
count_field (AdduceForeignSummary *self, GHashTable *counts, const AdduceForeignClaim *claim,
             const AdduceForeignField *field)
{
  Count *count = get_count (self, counts, field->key);
  AdduceForeignValueUse *value = g_hash_table_lookup (count->values, field->value);

  if (value == NULL)
    {
      value = g_new0 (AdduceForeignValueUse, 1);
      value->value = g_strdup (field->value);
      g_ptr_array_add (count->use->values, value);
      g_hash_table_insert (count->values, value->value, value);
    }
  value->n++;
  if (count->last == claim)
    return; /* several values of one claim */
  count->last = claim;
  count->use->n_claims++;
  if (count->use->example == NULL)
    count->use->example = dup_example (claim);
}

AdduceForeignSummary *
adduce_foreign_summary_new (AdduceForeign *foreign)
{
  AdduceForeignSummary *self = g_new0 (AdduceForeignSummary, 1);
  GPtrArray *claims = adduce_foreign_get_claims (foreign);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, count_free);
  g_autoptr (GHashTable) coders = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->n_documents = adduce_foreign_get_documents (foreign)->len;
  for (guint i = 0; i < claims->len; i++)
    {
      const AdduceForeignClaim *claim = claims->pdata[i];

      self->n_claims += !claim->about_article;
      if (claim->coder == NULL || *claim->coder == '\0')
        self->n_uncoded++;
      else if (g_hash_table_add (coders, claim->coder))
        g_strv_builder_add (names, claim->coder);
      for (guint k = 0; k < claim->fields->len; k++)
        count_field (self, counts, claim, claim->fields->pdata[k]);
    }
  self->coders = g_strv_builder_end (names);
  return self;
}

const AdduceForeignFieldUse *
adduce_foreign_summary_find (AdduceForeignSummary *self, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AdduceForeignFieldUse *use = self->fields->pdata[i];

      if (g_str_equal (use->key, key))
        return use;
    }
  return NULL;
}
