/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a claim was carried over from.
 */
#include "config.h"

#include "store/adduce-claim-origin.h"

#include "adduce-sidecar-private.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-json.h"
#include "store/adduce-paths.h"

/* The version of the schema that has the member. */
#define MINOR_VERSION 2

/* (transfer none) (nullable) */
static JsonObject *
get_object (JsonObject *parent, const char *name)
{
  JsonNode *node = parent != NULL ? json_object_get_member (parent, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The member of a claim that has it, owned by @node. */
static JsonObject *
get_origin (AdduceClaim *claim, JsonNode **ret_node)
{
  if (adduce_claim_get_extra (claim) == NULL)
    return NULL;
  *ret_node = adduce_claim_json_dup_extra (claim);
  return get_object (get_object (json_node_get_object (*ret_node), ADDUCE_CLAIM_EXTRA_MEMBERS),
                     ADDUCE_JSON_CARRIED_FROM);
}

char *
adduce_claim_origin_dup_id (AdduceClaim *claim)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *origin;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  origin = get_origin (claim, &node);
  return origin != NULL ? g_strdup (adduce_json_object_get_text (origin, ADDUCE_JSON_ID)) : NULL;
}

char *
adduce_claim_origin_dup_first (AdduceClaim *claim)
{
  char *id;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  id = adduce_claim_origin_dup_id (claim);
  return id != NULL ? id : g_strdup (adduce_claim_get_id (claim));
}

/* Where a name is mentioned is a place in the other text. */
static void
drop_mentions (JsonObject *bodies)
{
  g_autoptr (GList) names = json_object_get_members (bodies);

  for (GList *link = names; link != NULL; link = link->next)
    {
      JsonObject *body = get_object (bodies, link->data);

      if (body != NULL && json_object_has_member (body, ADDUCE_JSON_MENTION))
        json_object_remove_member (body, ADDUCE_JSON_MENTION);
      if (body != NULL && json_object_get_size (body) == 0)
        json_object_remove_member (bodies, link->data);
    }
}

/* (transfer full) */
static char *
make_extra (AdduceClaim *claim, const char *article)
{
  g_autoptr (JsonNode) node = adduce_claim_json_dup_extra (claim);
  JsonObject *extra = json_node_get_object (node), *bodies;
  JsonObject *origin = get_object (get_object (extra, ADDUCE_CLAIM_EXTRA_MEMBERS), ADDUCE_JSON_CARRIED_FROM);
  JsonObject *members = json_object_new ();
  g_autofree char *source = adduce_paths_encode_source (article);

  if (origin != NULL && adduce_json_object_get_text (origin, ADDUCE_JSON_ID) != NULL)
    json_object_ref (origin);
  else
    {
      origin = json_object_new ();
      json_object_set_string_member (origin, ADDUCE_JSON_ID, adduce_claim_get_id (claim));
      json_object_set_string_member (origin, ADDUCE_JSON_ARTICLE, source);
    }
  json_object_set_object_member (members, ADDUCE_JSON_CARRIED_FROM, origin);
  json_object_set_object_member (extra, ADDUCE_CLAIM_EXTRA_MEMBERS, members);
  if (json_object_has_member (extra, ADDUCE_CLAIM_EXTRA_TARGETS))
    json_object_remove_member (extra, ADDUCE_CLAIM_EXTRA_TARGETS);
  bodies = get_object (extra, ADDUCE_CLAIM_EXTRA_BODIES);
  if (bodies != NULL)
    drop_mentions (bodies);
  if (bodies != NULL && json_object_get_size (bodies) == 0)
    json_object_remove_member (extra, ADDUCE_CLAIM_EXTRA_BODIES);
  return adduce_json_object_to_text (extra);
}

AdduceClaim *
adduce_claim_origin_carry (AdduceClaim *claim, const char *article, const AdduceClaimAnchor *anchor,
                           AdduceSpanSet *spans, GPtrArray *quotes)
{
  g_autoptr (AdduceClaimBuilder) builder = NULL, last = NULL;
  g_autoptr (AdduceClaim) copy = NULL, placed = NULL;
  g_autofree char *id = NULL;
  g_autofree char *extra = NULL;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  id = adduce_id_new ();
  extra = make_extra (claim, article);
  builder = adduce_claim_builder_new_from (claim);
  adduce_claim_builder_set_id (builder, id);
  adduce_claim_builder_set_created (builder, g_get_real_time () / G_USEC_PER_SEC);
  adduce_claim_builder_set_extra (builder, extra);
  copy = adduce_claim_builder_end (builder);

  placed = adduce_claim_anchor_apply (copy, anchor, spans, quotes);
  last = adduce_claim_builder_new_from (placed);
  adduce_claim_builder_set_revision (last, 1);
  return adduce_claim_builder_end (last);
}

/* "1.2" where it was less. */
static void
raise_version (AdduceSidecar *sidecar)
{
  const char *version = json_object_get_string_member (sidecar->header, ADDUCE_JSON_SCHEMA_VERSION);

  if (g_str_equal (version, "1.0") || g_str_equal (version, "1.1"))
    {
      char raised[] = { '1', '.', '0' + MINOR_VERSION, '\0' };

      json_object_set_string_member (sidecar->header, ADDUCE_JSON_SCHEMA_VERSION, raised);
    }
}

void
adduce_claim_origin_prepare (AdduceSidecar *sidecar, AdduceClaim *claim)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (AdduceClaimAnchor) anchor = NULL;

  g_return_if_fail (ADDUCE_IS_SIDECAR (sidecar));
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  anchor = adduce_claim_anchor_get (claim);
  if (anchor != NULL)
    adduce_sidecar_need_term (sidecar, ADDUCE_JSON_ANCHOR);
  if (adduce_claim_conflict_waits (claim))
    adduce_sidecar_need_term (sidecar, ADDUCE_JSON_CONFLICT);
  if (get_origin (claim, &node) == NULL)
    return;
  adduce_sidecar_need_term (sidecar, ADDUCE_JSON_CARRIED_FROM);
  raise_version (sidecar);
}
