/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An expression about claims as a whole and by its parts: as a bar of chips shows it.
 */
#include "config.h"

#include "analysis/adduce-claim-filter-private.h"

#include <glib/gi18n-lib.h>

/* The parts that all must hold: children of the outermost “and”, or the whole. */
static const AdduceFilterNode *
get_part (AdduceFilterNode *root, guint index)
{
  if (root->kind == ADDUCE_FILTER_AND)
    return index < root->children->len ? root->children->pdata[index] : NULL;
  return index == 0 ? root : NULL;
}

guint
adduce_claim_filter_get_n_parts (AdduceClaimFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  AdduceFilterNode *root = adduce_claim_filter_get_root (self);
  return root->kind == ADDUCE_FILTER_AND ? root->children->len : 1;
}

char *
adduce_claim_filter_dup_part (AdduceClaimFilter *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  const AdduceFilterNode *part = get_part (adduce_claim_filter_get_root (self), index);
  g_return_val_if_fail (part != NULL, NULL);
  return adduce_filter_node_to_string (part, ADDUCE_FILTER_AND);
}

char *
adduce_claim_filter_without_part (AdduceClaimFilter *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; i < adduce_claim_filter_get_n_parts (self); i++)
    {
      g_autofree char *part = adduce_claim_filter_dup_part (self, i);
      if (i != index)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " and " : "", part);
    }
  return g_string_free (text, FALSE);
}

/* The values by their labels. */
static char *
dup_values (const AdduceFilterNode *node)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; node->values[i] != NULL; i++)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new (node->values[i], node->values[i]);
      if (i > 0)
        /* translators: between values of which one is enough */
        g_string_append (text, _(" or "));
      g_string_append (text, adduce_claim_field_get_value_label (node->field, tag));
    }
  return g_string_free (text, FALSE);
}

static char *
dup_range (const AdduceFilterNode *node, const char *label)
{
  if (node->to == NULL)
    /* translators: a field ("Date") and its earliest day */
    return g_strdup_printf (_("%s: from %s"), label, node->from);
  if (node->from == NULL)
    /* translators: a field ("Date") and its latest day */
    return g_strdup_printf (_("%s: to %s"), label, node->to);
  /* translators: a field ("Date") with its earliest and its latest day */
  return g_strdup_printf (_("%s: %s to %s"), label, node->from, node->to);
}

static char *
dup_test (const AdduceFilterNode *node)
{
  const char *label = adduce_claim_field_get_label (node->field);
  g_autofree char *values = node->values != NULL && node->kind != ADDUCE_FILTER_CONTAINS ? dup_values (node) : NULL;
  switch (node->kind)
    {
    case ADDUCE_FILTER_UNSET:
      /* translators: a field ("Evidence") that is not set */
      return g_strdup_printf (_("%s: unset"), label);
    case ADDUCE_FILTER_ANY:
      /* translators: a field ("Evidence") that has some value */
      return g_strdup_printf (_("%s: any"), label);
    case ADDUCE_FILTER_CONTAINS:
      /* translators: a field ("Note") and words in it */
      return g_strdup_printf (_("%s: “%s”"), label, node->values[0]);
    case ADDUCE_FILTER_RANGE:
      return dup_range (node, label);
    case ADDUCE_FILTER_IS_NOT:
      /* translators: a field ("Speaker") and a value that it is not */
      return g_strdup_printf (_("%s: not %s"), label, values);
    default:
      /* translators: a field ("Speaker") and its value */
      return g_strdup_printf (_("%s: %s"), label, values);
    }
}

char *
adduce_claim_filter_dup_part_label (AdduceClaimFilter *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  const AdduceFilterNode *part = get_part (adduce_claim_filter_get_root (self), index);
  g_return_val_if_fail (part != NULL, NULL);
  switch (part->kind)
    {
    case ADDUCE_FILTER_AND:
    case ADDUCE_FILTER_OR:
    case ADDUCE_FILTER_NOT:
      return adduce_filter_node_to_string (part, ADDUCE_FILTER_OR);
    case ADDUCE_FILTER_TEXT:
      return g_strdup_printf (_("“%s”"), part->values[0]);
    case ADDUCE_FILTER_CHANGED:
      /* translators: a day */
      return g_strdup_printf (_("Changed since %s"), part->from);
    case ADDUCE_FILTER_VIOLATIONS:
      return g_strdup (_("Breaks a rule"));
    default:
      return dup_test (part);
    }
}
