/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim's place in the list.
 */
#include "config.h"

#include "adduce-ui-claim-item.h"

struct _AdduceUiClaimItem
{
  GObject parent_instance;

  AdduceClaim *claim;
  AdduceCodeMap *map;  /* or NULL */
  AdduceClaimKey *key; /* of @claim as it is shown; NULL until asked for */
  gboolean own;
};

enum {
  PROP_0,
  PROP_CLAIM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimItem, adduce_ui_claim_item, G_TYPE_OBJECT)

static gboolean
has_same_names (AdduceClaim *a, AdduceClaim *b, const char *variable)
{
  AdduceTagList *one = adduce_claim_get_values (a, variable);
  AdduceTagList *two = adduce_claim_get_values (b, variable);

  if (one == NULL || two == NULL)
    return one == two;
  return adduce_tag_list_same_names (one, two);
}

/* What two maps make of one claim differs in tags alone. */
static gboolean
is_shown_alike (AdduceClaim *a, AdduceClaim *b)
{
  g_auto (GStrv) own = adduce_claim_list_variables (a);

  for (guint i = 0; own[i] != NULL; i++)
    if (!has_same_names (a, b, own[i]))
      return FALSE;
  return has_same_names (a, b, "speaker") && has_same_names (a, b, "issue");
}

static void
adduce_ui_claim_item_dispose (GObject *object)
{
  AdduceUiClaimItem *self = ADDUCE_UI_CLAIM_ITEM (object);

  g_clear_pointer (&self->key, adduce_claim_key_unref);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_object (&self->claim);

  G_OBJECT_CLASS (adduce_ui_claim_item_parent_class)->dispose (object);
}

static void
adduce_ui_claim_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimItem *self = ADDUCE_UI_CLAIM_ITEM (object);

  switch (prop_id)
    {
    case PROP_CLAIM:
      g_value_set_object (value, self->claim);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_item_class_init (AdduceUiClaimItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_claim_item_dispose;
  object_class->get_property = adduce_ui_claim_item_get_property;

  properties[PROP_CLAIM] = g_param_spec_object ("claim", NULL, NULL, ADDUCE_TYPE_CLAIM,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_claim_item_init (AdduceUiClaimItem *self)
{
}

AdduceUiClaimItem *
adduce_ui_claim_item_new (AdduceClaim *claim, gboolean own)
{
  AdduceUiClaimItem *self;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_CLAIM_ITEM, NULL);
  self->claim = g_object_ref (claim);
  self->own = own;
  return self;
}

AdduceClaim *
adduce_ui_claim_item_get_claim (AdduceUiClaimItem *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), NULL);

  return self->claim;
}

void
adduce_ui_claim_item_set_claim (AdduceUiClaimItem *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self));
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  if (!g_set_object (&self->claim, claim))
    return;

  g_clear_pointer (&self->key, adduce_claim_key_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLAIM]);
}

AdduceClaimKey *
adduce_ui_claim_item_get_key (AdduceUiClaimItem *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), NULL);

  if (self->key == NULL)
    {
      g_autoptr (AdduceClaim) shown = adduce_code_map_resolve_claim (self->map, self->claim);

      self->key = adduce_claim_key_new (shown);
    }
  return self->key;
}

AdduceClaim *
adduce_ui_claim_item_get_shown (AdduceUiClaimItem *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), NULL);

  return adduce_claim_key_get_claim (adduce_ui_claim_item_get_key (self));
}

gboolean
adduce_ui_claim_item_set_code_map (AdduceUiClaimItem *self, AdduceCodeMap *map)
{
  g_autoptr (AdduceClaim) before = NULL;
  g_autoptr (AdduceClaim) after = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), FALSE);

  if (self->map == map)
    return FALSE;

  before = adduce_code_map_resolve_claim (self->map, self->claim);
  after = adduce_code_map_resolve_claim (map, self->claim);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map != NULL ? adduce_code_map_ref (map) : NULL;
  if (before == after || is_shown_alike (before, after))
    return FALSE;

  g_clear_pointer (&self->key, adduce_claim_key_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLAIM]);
  return TRUE;
}

const char *
adduce_ui_claim_item_get_id (AdduceUiClaimItem *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), NULL);

  return adduce_claim_get_id (self->claim);
}

gboolean
adduce_ui_claim_item_get_own (AdduceUiClaimItem *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ITEM (self), FALSE);

  return self->own;
}
