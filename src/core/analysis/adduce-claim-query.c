/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims are looked for.
 */
#include "config.h"

#include "adduce-claim-query.h"
#include "adduce-review.h"
#include "text/adduce-breaks.h"

#include <string.h>

struct _AdduceClaimQuery {
  char **words;                       /* folded; NULL for none */
  GPtrArray *codes[ADDUCE_N_FACETS];  /* owned strings in the order of strcmp(); NULL for none */
  gboolean incomplete;
  gboolean noted;
};

G_DEFINE_BOXED_TYPE (AdduceClaimQuery, adduce_claim_query, adduce_claim_query_copy, adduce_claim_query_free)

AdduceClaimQuery *
adduce_claim_query_new (void)
{
  return g_new0 (AdduceClaimQuery, 1);
}

static gpointer
copy_string_cb (gconstpointer string, gpointer user_data)
{
  return g_strdup (string);
}

AdduceClaimQuery *
adduce_claim_query_copy (AdduceClaimQuery *self)
{
  AdduceClaimQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = adduce_claim_query_new ();
  copy->words = g_strdupv (self->words);
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (self->codes[i] != NULL)
      {
        copy->codes[i] = g_ptr_array_copy (self->codes[i], copy_string_cb, NULL);
        g_ptr_array_set_free_func (copy->codes[i], g_free);
      }
  copy->incomplete = self->incomplete;
  copy->noted = self->noted;
  return copy;
}

void
adduce_claim_query_free (AdduceClaimQuery *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->words);
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    g_clear_pointer (&self->codes[i], g_ptr_array_unref);
  g_free (self);
}

void
adduce_claim_query_set_text (AdduceClaimQuery *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (self != NULL);

  folded = adduce_breaks_fold (text != NULL ? text : "");
  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
}

/* Where the code is, or would be. */
static guint
find_code (GPtrArray *codes, const char *code)
{
  guint i = 0;

  while (codes != NULL && i < codes->len && strcmp (codes->pdata[i], code) < 0)
    i++;
  return i;
}

gboolean
adduce_claim_query_has_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code)
{
  GPtrArray *codes;
  guint i;

  g_return_val_if_fail (self != NULL && (guint) facet < ADDUCE_N_FACETS, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  codes = self->codes[facet];
  i = find_code (codes, code);
  return codes != NULL && i < codes->len && g_str_equal (codes->pdata[i], code);
}

void
adduce_claim_query_add_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code)
{
  g_return_if_fail (self != NULL && (guint) facet < ADDUCE_N_FACETS);
  g_return_if_fail (code != NULL);

  if (adduce_claim_query_has_code (self, facet, code))
    return;

  if (self->codes[facet] == NULL)
    self->codes[facet] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_insert (self->codes[facet], (gint) find_code (self->codes[facet], code), g_strdup (code));
}

void
adduce_claim_query_remove_code (AdduceClaimQuery *self, AdduceFacet facet, const char *code)
{
  g_return_if_fail (self != NULL && (guint) facet < ADDUCE_N_FACETS);
  g_return_if_fail (code != NULL);

  if (!adduce_claim_query_has_code (self, facet, code))
    return;

  g_ptr_array_remove_index (self->codes[facet], find_code (self->codes[facet], code));
  if (self->codes[facet]->len == 0)
    g_clear_pointer (&self->codes[facet], g_ptr_array_unref);
}

void
adduce_claim_query_set_incomplete (AdduceClaimQuery *self, gboolean incomplete)
{
  g_return_if_fail (self != NULL);

  self->incomplete = !!incomplete;
}

gboolean
adduce_claim_query_get_incomplete (AdduceClaimQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->incomplete;
}

void
adduce_claim_query_set_noted (AdduceClaimQuery *self, gboolean noted)
{
  g_return_if_fail (self != NULL);

  self->noted = !!noted;
}

gboolean
adduce_claim_query_get_noted (AdduceClaimQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->noted;
}

gboolean
adduce_claim_query_is_empty (AdduceClaimQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (self->codes[i] != NULL)
      return FALSE;
  return self->words == NULL && !self->incomplete && !self->noted;
}

static gboolean
equal_codes (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
adduce_claim_query_equal (AdduceClaimQuery *a, AdduceClaimQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (!equal_codes (a->codes[i], b->codes[i]))
      return FALSE;
  if ((a->words == NULL) != (b->words == NULL))
    return FALSE;
  return (a->words == NULL || g_strv_equal ((const char *const *) a->words, (const char *const *) b->words))
         && a->incomplete == b->incomplete && a->noted == b->noted;
}

static gboolean
matches_codes (AdduceClaimQuery *self, AdduceFacet facet, AdduceClaim *claim)
{
  GPtrArray *codes = self->codes[facet];

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    if (adduce_facet_matches (facet, claim, codes->pdata[i]))
      return TRUE;
  return codes == NULL;
}

/* The words come last: only for them the claim is folded. */
gboolean
adduce_claim_query_matches (AdduceClaimQuery *self, AdduceClaimKey *key)
{
  AdduceClaim *claim;

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  claim = adduce_claim_key_get_claim (key);
  if ((self->incomplete && adduce_review_get_unset (claim, NULL) == ADDUCE_UNSET_NOTHING)
      || (self->noted && adduce_claim_get_note (claim) == NULL))
    return FALSE;
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (!matches_codes (self, (AdduceFacet) i, claim))
      return FALSE;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (adduce_claim_key_get_folded (key), self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}
