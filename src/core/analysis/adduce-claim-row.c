/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim among all claims of a corpus.
 */
#include "config.h"

#include "analysis/adduce-claim-row.h"

#include <string.h>

#include "text/adduce-breaks.h"

struct _AdduceClaimRow {
  GObject parent_instance;

  AdduceClaim *claim;
  AdduceClaimSource *source;
  char **violations;
  guint zones;
  char *folded; /* NULL until asked for; set atomically */
};

G_DEFINE_FINAL_TYPE (AdduceClaimRow, adduce_claim_row, G_TYPE_OBJECT)

/* --- the source --- */

AdduceClaimSource *
adduce_claim_source_new (const AdduceClaimSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AdduceClaimSource *copy = g_atomic_rc_box_new0 (AdduceClaimSource);
  copy->relative = g_strdup (self->relative);
  copy->sidecar = g_strdup (self->sidecar);
  copy->article = adduce_tag_ref (self->article);
  copy->coder = adduce_tag_ref (self->coder);
  copy->date = self->date != NULL ? adduce_tag_ref (self->date) : NULL;
  copy->outlet = self->outlet != NULL ? adduce_tag_ref (self->outlet) : NULL;
  copy->status = self->status;
  g_set_object (&copy->values, self->values);
  g_autofree char *words = g_strjoin (" ", adduce_tag_get_label (copy->article), adduce_tag_get_code (copy->article),
                                      copy->outlet != NULL ? adduce_tag_get_label (copy->outlet) : NULL, NULL);
  copy->folded = adduce_breaks_fold (words);
  return copy;
}

AdduceClaimSource *
adduce_claim_source_ref (AdduceClaimSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  AdduceClaimSource *self = data;
  g_free (self->relative);
  g_free (self->sidecar);
  g_free (self->folded);
  adduce_tag_unref (self->article);
  adduce_tag_unref (self->coder);
  g_clear_pointer (&self->date, adduce_tag_unref);
  g_clear_pointer (&self->outlet, adduce_tag_unref);
  g_clear_object (&self->values);
}

void
adduce_claim_source_unref (AdduceClaimSource *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, source_clear);
}

static gboolean
same_values (AdduceClaim *a, AdduceClaim *b)
{
  return a == b || (a != NULL && b != NULL && adduce_claim_same_content (a, b));
}

gboolean
adduce_claim_source_equal (const AdduceClaimSource *a, const AdduceClaimSource *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a == b
         || (strcmp (a->relative, b->relative) == 0 && strcmp (a->sidecar, b->sidecar) == 0
             && strcmp (adduce_tag_get_label (a->article), adduce_tag_get_label (b->article)) == 0
             && adduce_tag_equal (a->coder, b->coder) && adduce_tag_equal (a->date, b->date)
             && adduce_tag_equal (a->outlet, b->outlet) && a->status == b->status
             && same_values (a->values, b->values));
}

/* --- the row --- */

static void
adduce_claim_row_finalize (GObject *object)
{
  AdduceClaimRow *self = ADDUCE_CLAIM_ROW (object);

  g_clear_object (&self->claim);
  g_clear_pointer (&self->source, adduce_claim_source_unref);
  g_clear_pointer (&self->violations, g_strfreev);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (adduce_claim_row_parent_class)->finalize (object);
}

static void
adduce_claim_row_class_init (AdduceClaimRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_claim_row_finalize;
}

static void
adduce_claim_row_init (AdduceClaimRow *self)
{
}

AdduceClaimRow *
adduce_claim_row_new (AdduceClaim *claim, AdduceClaimSource *source, const char *const *violations,
                      guint zones)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  AdduceClaimRow *self = g_object_new (ADDUCE_TYPE_CLAIM_ROW, NULL);
  self->claim = g_object_ref (claim);
  self->source = adduce_claim_source_ref (source);
  if (violations != NULL && violations[0] != NULL)
    self->violations = g_strdupv ((char **) violations);
  self->zones = zones;
  return self;
}

AdduceClaim *
adduce_claim_row_get_claim (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), NULL);

  return self->claim;
}

const AdduceClaimSource *
adduce_claim_row_get_source (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), NULL);

  return self->source;
}

const char *const *
adduce_claim_row_get_violations (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), NULL);

  return (const char *const *) self->violations;
}

guint
adduce_claim_row_get_zones (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), 0);

  return self->zones;
}

static void
append_line (GString *words, const char *text)
{
  g_string_append (words, text);
  g_string_append_c (words, '\n');
}

static void
append_labels (GString *words, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    append_line (words, adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
}

const char *
adduce_claim_row_get_folded (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), NULL);

  char *folded = g_atomic_pointer_get (&self->folded);
  if (folded != NULL)
    return folded;

  g_autoptr (GString) words = g_string_new (NULL);
  AdduceSpanSet *spans = adduce_claim_get_spans (self->claim);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    append_line (words, adduce_claim_get_quote (self->claim, i)->exact);
  append_labels (words, adduce_claim_get_speakers (self->claim));
  append_labels (words, adduce_claim_get_issues (self->claim));
  if (adduce_claim_get_note (self->claim) != NULL)
    append_line (words, adduce_claim_get_note (self->claim));

  folded = adduce_breaks_fold (words->str);
  if (!g_atomic_pointer_compare_and_exchange (&self->folded, NULL, folded))
    g_free (folded);
  return g_atomic_pointer_get (&self->folded);
}

const char *
adduce_claim_row_get_date (AdduceClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (self), "");

  return self->source->date != NULL ? adduce_tag_get_code (self->source->date) : "";
}

int
adduce_claim_row_compare (AdduceClaimRow *a, AdduceClaimRow *b)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (a) && ADDUCE_IS_CLAIM_ROW (b), 0);

  if (a->source != b->source)
    {
      int result = strcmp (a->source->relative, b->source->relative);
      if (result == 0)
        result = strcmp (adduce_tag_get_code (a->source->coder), adduce_tag_get_code (b->source->coder));
      if (result != 0)
        return result;
    }
  return adduce_claim_compare (a->claim, b->claim);
}

gboolean
adduce_claim_row_equal (AdduceClaimRow *a, AdduceClaimRow *b)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (a) && ADDUCE_IS_CLAIM_ROW (b), FALSE);

  const char *const none[] = { NULL };
  return a == b
         || (adduce_claim_get_revision (a->claim) == adduce_claim_get_revision (b->claim)
             && adduce_claim_get_modified (a->claim) == adduce_claim_get_modified (b->claim) && a->zones == b->zones
             && adduce_claim_same_content (a->claim, b->claim)
             && adduce_claim_source_equal (a->source, b->source)
             && g_strv_equal (a->violations != NULL ? (const char *const *) a->violations : none,
                              b->violations != NULL ? (const char *const *) b->violations : none));
}

void
adduce_claim_rows_remove_zone (GPtrArray *rows, AdduceZoneKind kind)
{
  g_return_if_fail (rows != NULL);

  g_autoptr (GPtrArray) kept = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    if ((adduce_claim_row_get_zones (rows->pdata[i]) & 1u << kind) == 0)
      g_ptr_array_add (kept, g_object_ref (rows->pdata[i]));
  g_ptr_array_set_size (rows, 0);
  g_ptr_array_extend_and_steal (rows, g_steal_pointer (&kept));
}
