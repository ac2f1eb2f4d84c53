/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims the list shows.
 */
#include "config.h"

#include "adduce-ui-claim-filter.h"

struct _AdduceUiClaimFilter
{
  GObject parent_instance;

  AdduceClaimQuery *query;
  AdduceClaimOrder order;
  char *text;
};

enum {
  PROP_0,
  PROP_ORDER,
  PROP_TEXT,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimFilter, adduce_ui_claim_filter, G_TYPE_OBJECT)

/* Takes another query; says so where it asks for something else. */
static void
take_query (AdduceUiClaimFilter *self, AdduceClaimQuery *query)
{
  g_autoptr (AdduceClaimQuery) old = self->query;

  self->query = query;
  if (!adduce_claim_query_equal (old, query))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
adduce_ui_claim_filter_finalize (GObject *object)
{
  AdduceUiClaimFilter *self = ADDUCE_UI_CLAIM_FILTER (object);

  adduce_claim_query_free (self->query);
  g_free (self->text);

  G_OBJECT_CLASS (adduce_ui_claim_filter_parent_class)->finalize (object);
}

static void
adduce_ui_claim_filter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimFilter *self = ADDUCE_UI_CLAIM_FILTER (object);

  switch (prop_id)
    {
    case PROP_ORDER:
      g_value_set_string (value, adduce_claim_order_to_id (self->order));
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_filter_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimFilter *self = ADDUCE_UI_CLAIM_FILTER (object);
  AdduceClaimOrder order;

  switch (prop_id)
    {
    case PROP_ORDER:
      if (adduce_claim_order_from_id (g_value_get_string (value), &order))
        adduce_ui_claim_filter_set_order (self, order);
      break;
    case PROP_TEXT:
      adduce_ui_claim_filter_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_filter_class_init (AdduceUiClaimFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = adduce_ui_claim_filter_finalize;
  object_class->get_property = adduce_ui_claim_filter_get_property;
  object_class->set_property = adduce_ui_claim_filter_set_property;

  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "text", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_claim_filter_init (AdduceUiClaimFilter *self)
{
  self->query = adduce_claim_query_new ();
  self->text = g_strdup ("");
}

AdduceUiClaimFilter *
adduce_ui_claim_filter_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_FILTER, NULL);
}

AdduceClaimQuery *
adduce_ui_claim_filter_get_query (AdduceUiClaimFilter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self), NULL);

  return self->query;
}

AdduceClaimOrder
adduce_ui_claim_filter_get_order (AdduceUiClaimFilter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self), ADDUCE_CLAIM_ORDER_TEXT);

  return self->order;
}

void
adduce_ui_claim_filter_set_order (AdduceUiClaimFilter *self, AdduceClaimOrder order)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));
  g_return_if_fail ((guint) order < ADDUCE_N_CLAIM_ORDERS);

  if (self->order == order)
    return;

  self->order = order;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const char *
adduce_ui_claim_filter_get_text (AdduceUiClaimFilter *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self), NULL);

  return self->text;
}

static void
take_text (AdduceUiClaimFilter *self, const char *text)
{
  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

void
adduce_ui_claim_filter_set_text (AdduceUiClaimFilter *self, const char *text)
{
  AdduceClaimQuery *query;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));

  query = adduce_claim_query_copy (self->query);
  adduce_claim_query_set_text (query, text);
  take_text (self, text != NULL ? text : "");
  take_query (self, query);
}

void
adduce_ui_claim_filter_set_code (AdduceUiClaimFilter *self, AdduceFacet facet, const char *code, gboolean wanted)
{
  AdduceClaimQuery *query;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));
  g_return_if_fail (code != NULL);

  query = adduce_claim_query_copy (self->query);
  if (wanted)
    adduce_claim_query_add_code (query, facet, code);
  else
    adduce_claim_query_remove_code (query, facet, code);
  take_query (self, query);
}

void
adduce_ui_claim_filter_set_incomplete (AdduceUiClaimFilter *self, gboolean incomplete)
{
  AdduceClaimQuery *query;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));

  query = adduce_claim_query_copy (self->query);
  adduce_claim_query_set_incomplete (query, incomplete);
  take_query (self, query);
}

void
adduce_ui_claim_filter_set_noted (AdduceUiClaimFilter *self, gboolean noted)
{
  AdduceClaimQuery *query;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));

  query = adduce_claim_query_copy (self->query);
  adduce_claim_query_set_noted (query, noted);
  take_query (self, query);
}

void
adduce_ui_claim_filter_clear (AdduceUiClaimFilter *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FILTER (self));

  take_text (self, "");
  take_query (self, adduce_claim_query_new ());
}
