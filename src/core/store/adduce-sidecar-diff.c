/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Differences between two versions of a sidecar.
 */
#include "config.h"

#include "store/adduce-sidecar-diff.h"

#include <glib/gi18n-lib.h>
#include "store/adduce-claim-conflict.h"

static const char *const variables[] = { "speaker", "issue", "stance", "evidence", NULL };

static void
change_free (gpointer data)
{
  AdduceClaimChange *self = data;
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_strfreev (self->fields);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

/* --- fields --- */

/* (transfer full): labels, or "-" for unset */
static char *
show_values (AdduceClaim *claim, const char *variable)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  g_autoptr (GString) labels = g_string_new (NULL);
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "",
                            adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
  return g_strdup (labels->len > 0 ? labels->str : "-");
}

char *
adduce_claim_show_field (AdduceClaim *claim, const char *field)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  if (g_str_equal (field, "text"))
    {
      g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
      g_autofree char *words = adduce_claim_dup_text (claim, " … ");
      return g_strdup_printf ("%s “%s”", spans, words);
    }
  if (g_str_equal (field, "certainty"))
    return g_strdup (adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET
                       ? adduce_certainty_to_id (adduce_claim_get_certainty (claim))
                       : "-");
  if (g_str_equal (field, "note"))
    return g_strdup (adduce_claim_get_note (claim) != NULL ? adduce_claim_get_note (claim) : "-");
  return show_values (claim, field);
}

/* Codes and labels of a variable as one string. */
static char *
make_key (AdduceClaim *claim, const char *variable)
{
  AdduceTagList *tags = adduce_claim_get_values (claim, variable);
  GString *key = g_string_new (NULL);
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (key, "%s\n%s\n", adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)),
                            adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
  return g_string_free (key, FALSE);
}

static void
compare_values (AdduceClaim *a, AdduceClaim *b, const char *variable, GPtrArray *fields)
{
  g_autofree char *x = make_key (a, variable), *y = make_key (b, variable);
  if (!g_str_equal (x, y) && !g_ptr_array_find_with_equal_func (fields, variable, g_str_equal, NULL))
    g_ptr_array_add (fields, g_strdup (variable));
}

static gboolean
same_words (AdduceClaim *a, AdduceClaim *b)
{
  if (!adduce_span_set_equal (adduce_claim_get_spans (a), adduce_claim_get_spans (b)))
    return FALSE;
  for (guint i = 0; i < adduce_span_set_get_n_spans (adduce_claim_get_spans (a)); i++)
    if (!g_str_equal (adduce_claim_get_quote (a, i)->exact, adduce_claim_get_quote (b, i)->exact))
      return FALSE;
  return TRUE;
}

GStrv
adduce_claim_list_changed_fields (AdduceClaim *a, AdduceClaim *b)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (a), NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (b), NULL);

  GPtrArray *fields = g_ptr_array_new ();
  g_auto (GStrv) own_a = adduce_claim_list_variables (a), own_b = adduce_claim_list_variables (b);
  if (!same_words (a, b))
    g_ptr_array_add (fields, g_strdup ("text"));
  for (guint i = 0; variables[i] != NULL; i++)
    compare_values (a, b, variables[i], fields);
  if (adduce_claim_get_certainty (a) != adduce_claim_get_certainty (b))
    g_ptr_array_add (fields, g_strdup ("certainty"));
  if (g_strcmp0 (adduce_claim_get_note (a), adduce_claim_get_note (b)) != 0)
    g_ptr_array_add (fields, g_strdup ("note"));
  for (guint i = 0; own_a[i] != NULL; i++)
    compare_values (a, b, own_a[i], fields);
  for (guint i = 0; own_b[i] != NULL; i++)
    compare_values (a, b, own_b[i], fields);
  if (fields->len == 0)
    g_ptr_array_add (fields, g_strdup ("other"));
  g_ptr_array_add (fields, NULL);
  return (GStrv) g_ptr_array_free (fields, FALSE);
}

/* --- what lost in a merge --- */

static void
find_lost (AdduceClaimChange *self)
{
  g_autoptr (AdduceClaimConflict) conflict = self->after != NULL ? adduce_claim_conflict_get (self->after) : NULL;
  self->contested = conflict != NULL;
  for (guint i = 0; conflict != NULL && i < conflict->versions->len; i++)
    g_ptr_array_add (self->lost, g_object_ref (conflict->versions->pdata[i]));
}

/* --- the list --- */

static void
add_change (GPtrArray *changes, AdduceClaim *before, AdduceClaim *after)
{
  AdduceClaimChange *self = g_new0 (AdduceClaimChange, 1);
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  self->fields
    = before != NULL && after != NULL ? adduce_claim_list_changed_fields (before, after) : g_new0 (char *, 1);
  self->lost = g_ptr_array_new_with_free_func (g_object_unref);
  find_lost (self);
  g_ptr_array_add (changes, self);
}

static int
compare_changes_cb (gconstpointer a, gconstpointer b)
{
  const AdduceClaimChange *x = *(const AdduceClaimChange *const *) a, *y = *(const AdduceClaimChange *const *) b;
  return adduce_claim_compare (x->after != NULL ? x->after : x->before, y->after != NULL ? y->after : y->before);
}

/* What is said of the article is never taken away, only unset. */
static void
compare_articles (AdduceSidecar *before, AdduceSidecar *after, GPtrArray *changes)
{
  AdduceClaim *old = adduce_sidecar_get_article (before), *new = adduce_sidecar_get_article (after);

  if (new != NULL && (old == NULL || !adduce_claim_same_content (old, new)))
    add_change (changes, old, new);
}

GPtrArray *
adduce_sidecar_diff (AdduceSidecar *before, AdduceSidecar *after)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (before), NULL);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (after), NULL);

  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  compare_articles (before, after, changes);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (after); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (after, i);
      AdduceClaim *old = adduce_sidecar_lookup (before, adduce_claim_get_id (claim));
      if (old == NULL || !adduce_claim_same_content (old, claim))
        add_change (changes, old, claim);
    }
  for (guint i = 0; i < adduce_sidecar_get_n_claims (before); i++)
    {
      AdduceClaim *old = adduce_sidecar_get_claim (before, i);
      if (adduce_sidecar_lookup (after, adduce_claim_get_id (old)) == NULL)
        add_change (changes, old, NULL);
    }
  g_ptr_array_sort (changes, compare_changes_cb);
  return changes;
}

const char *
adduce_claim_change_get_id (const AdduceClaimChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->before == NULL ? "added" : self->after == NULL ? "removed" : "changed";
}

char *
adduce_claim_change_to_string (const AdduceClaimChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->fields[0] == NULL)
    return g_strdup (self->before == NULL ? _("added") : _("removed"));
  GString *text = g_string_new (NULL);
  for (guint i = 0; self->fields[i] != NULL; i++)
    {
      const char *field = self->fields[i];
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", field);
      if (g_str_equal (field, "other"))
        continue;
      g_autofree char *before = adduce_claim_show_field (self->before, field);
      g_autofree char *after = adduce_claim_show_field (self->after, field);
      g_string_append_printf (text, ": %s → %s", before, after);
    }
  return g_string_free (text, FALSE);
}
