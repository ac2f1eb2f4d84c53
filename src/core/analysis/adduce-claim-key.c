/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a claim is found and ordered by.
 */
#include "config.h"

#include "adduce-claim-key.h"
#include "text/adduce-breaks.h"

#include <string.h>

struct _AdduceClaimKey {
  AdduceClaim *claim;
  char *folded;  /* NULL until asked for */
  char *speaker; /* likewise */
};

static const char *const orders[ADDUCE_N_CLAIM_ORDERS] = {
  [ADDUCE_CLAIM_ORDER_TEXT] = "text",
  [ADDUCE_CLAIM_ORDER_MODIFIED] = "modified",
  [ADDUCE_CLAIM_ORDER_CREATED] = "created",
  [ADDUCE_CLAIM_ORDER_SPEAKER] = "speaker",
};

G_DEFINE_ENUM_TYPE (AdduceClaimOrder, adduce_claim_order,
                    G_DEFINE_ENUM_VALUE (ADDUCE_CLAIM_ORDER_TEXT, "text"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CLAIM_ORDER_MODIFIED, "modified"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CLAIM_ORDER_CREATED, "created"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CLAIM_ORDER_SPEAKER, "speaker"))

G_DEFINE_BOXED_TYPE (AdduceClaimKey, adduce_claim_key, adduce_claim_key_ref, adduce_claim_key_unref)

const char *
adduce_claim_order_to_id (AdduceClaimOrder order)
{
  g_return_val_if_fail ((guint) order < ADDUCE_N_CLAIM_ORDERS, NULL);

  return orders[order];
}

gboolean
adduce_claim_order_from_id (const char *id, AdduceClaimOrder *ret_order)
{
  for (guint i = 0; i < ADDUCE_N_CLAIM_ORDERS; i++)
    if (g_strcmp0 (orders[i], id) == 0)
      {
        if (ret_order != NULL)
          *ret_order = (AdduceClaimOrder) i;
        return TRUE;
      }
  return FALSE;
}

static void
key_clear (gpointer data)
{
  AdduceClaimKey *self = data;

  g_free (self->folded);
  g_free (self->speaker);
  g_object_unref (self->claim);
}

AdduceClaimKey *
adduce_claim_key_new (AdduceClaim *claim)
{
  AdduceClaimKey *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  self = g_rc_box_new0 (AdduceClaimKey);
  self->claim = g_object_ref (claim);
  return self;
}

AdduceClaimKey *
adduce_claim_key_ref (AdduceClaimKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_rc_box_acquire (self);
}

void
adduce_claim_key_unref (AdduceClaimKey *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, key_clear);
}

AdduceClaim *
adduce_claim_key_get_claim (AdduceClaimKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->claim;
}

static void
append_folded (GString *string, const char *text)
{
  g_autofree char *folded = adduce_breaks_fold (text);

  if (string->len > 0)
    g_string_append_c (string, '\n');
  g_string_append (string, folded);
}

static void
append_tags (GString *string, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    append_folded (string, adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
}

const char *
adduce_claim_key_get_folded (AdduceClaimKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->folded == NULL)
    {
      GString *string = g_string_new (NULL);
      const char *note = adduce_claim_get_note (self->claim);

      for (guint i = 0; i < adduce_span_set_get_n_spans (adduce_claim_get_spans (self->claim)); i++)
        append_folded (string, adduce_claim_get_quote (self->claim, i)->exact);
      append_tags (string, adduce_claim_get_speakers (self->claim));
      append_tags (string, adduce_claim_get_issues (self->claim));
      if (note != NULL)
        append_folded (string, note);
      self->folded = g_string_free (string, FALSE);
    }
  return self->folded;
}

const char *
adduce_claim_key_get_speaker (AdduceClaimKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->speaker == NULL)
    {
      AdduceTagList *speakers = adduce_claim_get_speakers (self->claim);

      self->speaker = adduce_tag_list_get_n_tags (speakers) > 0
                        ? adduce_breaks_fold (adduce_tag_get_label (adduce_tag_list_get_tag (speakers, 0)))
                        : g_strdup ("");
    }
  return self->speaker;
}

static int
compare_times (gint64 a, gint64 b)
{
  return a == b ? 0 : a > b ? -1 : 1;
}

static int
compare_speakers (AdduceClaimKey *a, AdduceClaimKey *b)
{
  const char *one = adduce_claim_key_get_speaker (a);
  const char *two = adduce_claim_key_get_speaker (b);

  if ((*one == '\0') != (*two == '\0'))
    return *one == '\0' ? 1 : -1;
  return strcmp (one, two);
}

int
adduce_claim_key_compare (AdduceClaimOrder order, AdduceClaimKey *a, AdduceClaimKey *b)
{
  int result = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  switch (order)
    {
    case ADDUCE_CLAIM_ORDER_MODIFIED:
      result = compare_times (adduce_claim_get_modified (a->claim), adduce_claim_get_modified (b->claim));
      break;
    case ADDUCE_CLAIM_ORDER_CREATED:
      result = compare_times (adduce_claim_get_created (a->claim), adduce_claim_get_created (b->claim));
      break;
    case ADDUCE_CLAIM_ORDER_SPEAKER:
      result = compare_speakers (a, b);
      break;
    case ADDUCE_CLAIM_ORDER_TEXT:
    default:
      break;
    }
  return result != 0 ? result : adduce_claim_compare (a->claim, b->claim);
}
