/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidecar's content: making, looking up, changing.
 */
#include "config.h"

#include "store/adduce-sidecar.h"

#include <string.h>

#include "store/adduce-claim-anchor.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-private.h"

#define SCHEMA_VERSION "1.0"
/* The first that has values of the article, and claims that the coder has said to be lost. */
#define SCHEMA_VERSION_ADDED "1.1"
#define EXTRACTOR "plain-1"
#define ANNO_CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define NAMESPACE_PREFIX "claims"
#define NAMESPACE "https://adduce.github.io/ns/claims#"
#define GENERATOR_ID "https://adduce.github.io/"
#define GENERATOR_NAME "Adduce"

G_DEFINE_FINAL_TYPE (AdduceSidecar, adduce_sidecar, G_TYPE_OBJECT)

/* Where a claim is in the sorted list, or belongs; TRUE where just this is there. */
static gboolean
find_claim (AdduceSidecar *self, AdduceClaim *claim, guint *ret_index)
{
  guint low = 0, high = self->claims->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = adduce_claim_compare (self->claims->pdata[middle], claim);
      if (order == 0)
        {
          *ret_index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *ret_index = low;
  return FALSE;
}

static gboolean
find_tombstone (AdduceSidecar *self, const char *id, guint *ret_index)
{
  guint low = 0, high = self->tombstones->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const AdduceTombstone *tombstone = self->tombstones->pdata[middle];
      int order = strcmp (tombstone->id, id);
      if (order == 0)
        {
          *ret_index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *ret_index = low;
  return FALSE;
}

static void
need_added (AdduceSidecar *self)
{
  const char *version = json_object_get_string_member (self->header, ADDUCE_JSON_SCHEMA_VERSION);

  if (g_str_equal (version, SCHEMA_VERSION))
    json_object_set_string_member (self->header, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION_ADDED);
}

static gboolean
is_confirmed_lost (AdduceClaim *claim)
{
  const char *extra = adduce_claim_get_extra (claim);
  if (extra == NULL || strstr (extra, "\"" ADDUCE_JSON_CONFIRMED "\"") == NULL)
    return FALSE;
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  return anchor != NULL && anchor->confirmed;
}

static void
put_article (AdduceSidecar *self, AdduceClaim *claim)
{
  need_added (self);
  g_set_object (&self->article, claim);
  adduce_sidecar_need_term (self, ADDUCE_JSON_ARTICLE_VALUES);
  if (adduce_claim_get_codebook_version (claim) > 0)
    adduce_sidecar_need_term (self, ADDUCE_JSON_CODEBOOK_VERSION);
}

static void
drop_claim (AdduceSidecar *self, const char *id)
{
  AdduceClaim *claim = g_hash_table_lookup (self->by_id, id);
  guint index;
  if (claim == NULL)
    return;
  g_hash_table_remove (self->by_id, id);
  if (find_claim (self, claim, &index))
    g_ptr_array_remove_index (self->claims, index);
}

static JsonNode *
make_context (void)
{
  static const char *const terms[] = {
    "schemaVersion", "article",    "codebook", "status",    "revision", "codebookVersion",
    "dimension",     "code",       "mention",  "anchor",    "conflict", "removed",
    "textDigest",    "fileDigest", "length",   "extractor", "version",  "digest",
  };
  JsonObject *own = json_object_new ();
  json_object_set_string_member (own, NAMESPACE_PREFIX, NAMESPACE);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *term = g_strconcat (NAMESPACE_PREFIX, ":", terms[i], NULL);
      json_object_set_string_member (own, terms[i], term);
    }

  JsonArray *context = json_array_new ();
  json_array_add_string_element (context, ANNO_CONTEXT);
  json_array_add_object_element (context, own);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, context);
  return node;
}

static JsonObject *
make_creator (AdduceCoder *coder)
{
  JsonObject *creator = json_object_new ();
  json_object_set_string_member (creator, ADDUCE_JSON_ID, adduce_coder_get_id (coder));
  json_object_set_string_member (creator, ADDUCE_JSON_TYPE, ADDUCE_JSON_PERSON_TYPE);
  if (adduce_coder_get_name (coder) != NULL)
    json_object_set_string_member (creator, ADDUCE_JSON_NAME, adduce_coder_get_name (coder));
  json_object_set_string_member (creator, ADDUCE_JSON_NICKNAME, adduce_coder_get_nickname (coder));
  return creator;
}

static JsonObject *
make_generator (void)
{
  JsonObject *generator = json_object_new ();
  json_object_set_string_member (generator, ADDUCE_JSON_ID, GENERATOR_ID);
  json_object_set_string_member (generator, ADDUCE_JSON_TYPE, ADDUCE_JSON_SOFTWARE_TYPE);
  json_object_set_string_member (generator, ADDUCE_JSON_NAME, GENERATOR_NAME);
  return generator;
}

static JsonObject *
make_article (const char *name, AdduceText *text)
{
  g_autofree char *source = adduce_paths_encode_source (name);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  JsonObject *article = json_object_new ();
  json_object_set_string_member (article, ADDUCE_JSON_SOURCE, source);
  json_object_set_string_member (article, ADDUCE_JSON_FORMAT,
                                 g_str_has_suffix (lower, ".md") ? "text/markdown"
                                                                 : ADDUCE_JSON_PLAIN_TEXT);
  json_object_set_int_member (article, ADDUCE_JSON_LENGTH, adduce_text_get_length (text));
  json_object_set_string_member (article, ADDUCE_JSON_TEXT_DIGEST, adduce_text_get_digest (text));
  json_object_set_string_member (article, ADDUCE_JSON_FILE_DIGEST,
                                 adduce_text_get_file_digest (text));
  json_object_set_string_member (article, ADDUCE_JSON_EXTRACTOR, EXTRACTOR);
  return article;
}

static JsonObject *
copy_unknown (JsonObject *unknown)
{
  return unknown == NULL ? NULL : adduce_json_copy_object (unknown);
}

AdduceSidecarTombstone *
adduce_sidecar_tombstone_new (const char *id, guint64 revision, gint64 modified)
{
  AdduceSidecarTombstone *self = g_new0 (AdduceSidecarTombstone, 1);
  self->base = (AdduceTombstone) { .id = g_strdup (id), .revision = revision, .modified = modified };
  return self;
}

AdduceSidecarTombstone *
adduce_sidecar_tombstone_copy (const AdduceSidecarTombstone *self)
{
  AdduceSidecarTombstone *copy = adduce_sidecar_tombstone_new (self->base.id, self->base.revision,
                                                               self->base.modified);
  copy->unknown = copy_unknown (self->unknown);
  return copy;
}

void
adduce_sidecar_tombstone_free (AdduceSidecarTombstone *self)
{
  g_free (self->base.id);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

static void
adduce_sidecar_finalize (GObject *object)
{
  AdduceSidecar *self = ADDUCE_SIDECAR (object);

  g_clear_pointer (&self->header, json_object_unref);
  g_clear_object (&self->coder);
  g_free (self->source);
  g_free (self->article_name);
  g_free (self->text_digest);
  g_free (self->codebook_id);
  g_clear_object (&self->article);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->tombstones);
  G_OBJECT_CLASS (adduce_sidecar_parent_class)->finalize (object);
}

static void
adduce_sidecar_class_init (AdduceSidecarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_sidecar_finalize;
}

static void
adduce_sidecar_init (AdduceSidecar *self)
{
  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->tombstones =
    g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_sidecar_tombstone_free);
}

AdduceSidecar *
adduce_sidecar_new_from_header (JsonObject *header)
{
  AdduceSidecar *self = g_object_new (ADDUCE_TYPE_SIDECAR, NULL);
  self->header = header;
  return self;
}

void
adduce_sidecar_header_changed (AdduceSidecar *self)
{
  JsonObject *creator = json_object_get_object_member (self->header, ADDUCE_JSON_CREATOR);
  JsonObject *article = json_object_get_object_member (self->header, ADDUCE_JSON_ARTICLE);
  const char *source = json_object_get_string_member (article, ADDUCE_JSON_SOURCE);

  g_clear_object (&self->coder);
  self->coder = adduce_coder_new (json_object_get_string_member (creator, ADDUCE_JSON_ID),
                                  json_object_get_string_member (creator, ADDUCE_JSON_NICKNAME),
                                  adduce_json_object_get_text (creator, ADDUCE_JSON_NAME), NULL);
  g_free (self->source);
  self->source = g_strdup (source);
  g_free (self->article_name);
  self->article_name = g_uri_unescape_string (source, NULL);
  if (self->article_name == NULL) /* a stray percent sign */
    self->article_name = g_strdup (source);
  g_free (self->text_digest);
  self->text_digest = g_strdup (json_object_get_string_member (article, ADDUCE_JSON_TEXT_DIGEST));
  self->text_length = (guint) json_object_get_int_member (article, ADDUCE_JSON_LENGTH);

  g_clear_pointer (&self->codebook_id, g_free);
  self->codebook_version = 0;
  if (json_object_has_member (self->header, ADDUCE_JSON_CODEBOOK))
    {
      JsonObject *codebook = json_object_get_object_member (self->header, ADDUCE_JSON_CODEBOOK);
      self->codebook_id = g_strdup (json_object_get_string_member (codebook, ADDUCE_JSON_ID));
      self->codebook_version = (guint64) json_object_get_int_member (codebook, ADDUCE_JSON_VERSION);
    }
}

void
adduce_sidecar_need_term (AdduceSidecar *self, const char *term)
{
  JsonArray *context = json_object_get_array_member (self->header, ADDUCE_JSON_CONTEXT);
  JsonObject *own = json_array_get_object_element (context, 1);
  if (json_object_has_member (own, term)
      || g_strcmp0 (adduce_json_object_get_text (own, NAMESPACE_PREFIX), NAMESPACE) != 0)
    return;

  g_autofree char *meaning = g_strconcat (NAMESPACE_PREFIX, ":", term, NULL);
  json_object_set_string_member (own, term, meaning);
}

void
adduce_sidecar_take_tombstone (AdduceSidecar *self, AdduceSidecarTombstone *tombstone)
{
  guint index;
  drop_claim (self, tombstone->base.id);
  if (find_tombstone (self, tombstone->base.id, &index))
    g_ptr_array_remove_index (self->tombstones, index);
  g_ptr_array_insert (self->tombstones, (gint) index, tombstone);
}

AdduceSidecar *
adduce_sidecar_new (AdduceCoder *coder, const char *article_name, AdduceText *text)
{
  g_return_val_if_fail (ADDUCE_IS_CODER (coder), NULL);
  g_return_val_if_fail (article_name != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  g_autofree char *id = adduce_id_new ();
  char created[ADDUCE_JSON_TIME_SIZE];
  adduce_json_format_time (g_get_real_time () / G_USEC_PER_SEC, created);

  JsonObject *header = json_object_new ();
  json_object_set_member (header, ADDUCE_JSON_CONTEXT, make_context ());
  json_object_set_string_member (header, ADDUCE_JSON_ID, id);
  json_object_set_string_member (header, ADDUCE_JSON_TYPE, ADDUCE_JSON_PAGE_TYPE);
  json_object_set_string_member (header, ADDUCE_JSON_SCHEMA_VERSION, SCHEMA_VERSION);
  json_object_set_object_member (header, ADDUCE_JSON_CREATOR, make_creator (coder));
  json_object_set_object_member (header, ADDUCE_JSON_GENERATOR, make_generator ());
  json_object_set_string_member (header, ADDUCE_JSON_CREATED, created);
  json_object_set_object_member (header, ADDUCE_JSON_ARTICLE, make_article (article_name, text));

  AdduceSidecar *self = adduce_sidecar_new_from_header (header);
  adduce_sidecar_header_changed (self);
  return self;
}

AdduceSidecar *
adduce_sidecar_new_empty (AdduceSidecar *like, const char *text_digest)
{
  AdduceSidecar *self = adduce_sidecar_new_from_header (adduce_json_copy_object (like->header));
  JsonObject *article = json_object_get_object_member (self->header, ADDUCE_JSON_ARTICLE);
  json_object_set_string_member (article, ADDUCE_JSON_TEXT_DIGEST, text_digest);
  adduce_sidecar_unset_status (self);
  adduce_sidecar_header_changed (self);
  return self;
}

AdduceSidecar *
adduce_sidecar_copy (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);

  AdduceSidecar *copy = adduce_sidecar_new_from_header (adduce_json_copy_object (self->header));
  adduce_sidecar_header_changed (copy);
  copy->has_removed = self->has_removed;
  g_set_object (&copy->article, self->article);
  for (guint i = 0; i < self->claims->len; i++)
    {
      AdduceClaim *claim = g_object_ref (self->claims->pdata[i]);
      g_ptr_array_add (copy->claims, claim);
      g_hash_table_insert (copy->by_id, (char *) adduce_claim_get_id (claim), claim);
    }
  for (guint i = 0; i < self->tombstones->len; i++)
    g_ptr_array_add (copy->tombstones, adduce_sidecar_tombstone_copy (self->tombstones->pdata[i]));
  return copy;
}

AdduceCoder *
adduce_sidecar_get_coder (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  return self->coder;
}

const char *
adduce_sidecar_get_article_name (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  return self->article_name;
}

const char *
adduce_sidecar_get_text_digest (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  return self->text_digest;
}

gboolean
adduce_sidecar_is_anchored (AdduceSidecar *self, AdduceClaim *claim, AdduceText *text)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  if (!g_str_equal (self->text_digest, adduce_text_get_digest (text)) || adduce_claim_anchor_is_unsure (claim))
    return FALSE;
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);
      if (!adduce_text_contains_span (text, span)
          || !adduce_quote_matches (adduce_claim_get_quote (claim, i), text, span))
        return FALSE;
    }
  return TRUE;
}

guint
adduce_sidecar_get_text_length (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), 0);
  return self->text_length;
}

void
adduce_sidecar_set_text (AdduceSidecar *self, AdduceText *text)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));
  g_return_if_fail (ADDUCE_IS_TEXT (text));

  JsonObject *article = json_object_get_object_member (self->header, ADDUCE_JSON_ARTICLE);
  json_object_set_int_member (article, ADDUCE_JSON_LENGTH, adduce_text_get_length (text));
  json_object_set_string_member (article, ADDUCE_JSON_TEXT_DIGEST, adduce_text_get_digest (text));
  json_object_set_string_member (article, ADDUCE_JSON_FILE_DIGEST, adduce_text_get_file_digest (text));
  adduce_sidecar_header_changed (self);
}

gboolean
adduce_sidecar_get_status (AdduceSidecar *self, AdduceStatus *ret_status)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), FALSE);

  const char *id = adduce_json_object_get_text (self->header, ADDUCE_JSON_STATUS);
  AdduceStatus status;
  if (id == NULL || !adduce_status_from_id (id, &status))
    return FALSE;
  if (ret_status != NULL)
    *ret_status = status;
  return TRUE;
}

void
adduce_sidecar_set_status (AdduceSidecar *self, AdduceStatus status)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));

  adduce_sidecar_need_term (self, ADDUCE_JSON_STATUS);
  json_object_set_string_member (self->header, ADDUCE_JSON_STATUS, adduce_status_to_id (status));
}

void
adduce_sidecar_unset_status (AdduceSidecar *self)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));

  if (json_object_has_member (self->header, ADDUCE_JSON_STATUS))
    json_object_remove_member (self->header, ADDUCE_JSON_STATUS);
}

void
adduce_sidecar_set_codebook (AdduceSidecar *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));
  g_return_if_fail (ADDUCE_IS_CODEBOOK (codebook));

  guint64 version = adduce_codebook_get_version (codebook);
  const char *digest = adduce_codebook_get_digest (codebook);
  if (version < 1) /* the empty codebook of a broken installation */
    return;
  if (!json_object_has_member (self->header, ADDUCE_JSON_CODEBOOK))
    json_object_set_object_member (self->header, ADDUCE_JSON_CODEBOOK, json_object_new ());

  JsonObject *object = json_object_get_object_member (self->header, ADDUCE_JSON_CODEBOOK);
  json_object_set_string_member (object, ADDUCE_JSON_ID, adduce_codebook_get_id (codebook));
  json_object_set_int_member (object, ADDUCE_JSON_VERSION, (gint64) version);
  if (digest != NULL)
    json_object_set_string_member (object, ADDUCE_JSON_DIGEST, digest);
  else if (json_object_has_member (object, ADDUCE_JSON_DIGEST))
    json_object_remove_member (object, ADDUCE_JSON_DIGEST);
  adduce_sidecar_header_changed (self);
}

const char *
adduce_sidecar_get_codebook_id (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  return self->codebook_id;
}

guint64
adduce_sidecar_get_codebook_version (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), 0);
  return self->codebook_version;
}

AdduceClaim *
adduce_sidecar_get_article (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  return self->article;
}

guint
adduce_sidecar_get_n_claims (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), 0);
  return self->claims->len;
}

AdduceClaim *
adduce_sidecar_get_claim (AdduceSidecar *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  g_return_val_if_fail (index < self->claims->len, NULL);
  return self->claims->pdata[index];
}

AdduceClaim *
adduce_sidecar_lookup (AdduceSidecar *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

void
adduce_sidecar_put (AdduceSidecar *self, AdduceClaim *claim)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  if (adduce_claim_is_about_article (claim))
    {
      put_article (self, claim);
      return;
    }

  g_object_ref (claim);
  const char *id = adduce_claim_get_id (claim);
  guint index;
  if (find_tombstone (self, id, &index))
    g_ptr_array_remove_index (self->tombstones, index);
  drop_claim (self, id);
  find_claim (self, claim, &index);
  g_ptr_array_insert (self->claims, (gint) index, claim);
  g_hash_table_insert (self->by_id, (char *) id, claim);
  if (adduce_claim_get_codebook_version (claim) > 0)
    adduce_sidecar_need_term (self, ADDUCE_JSON_CODEBOOK_VERSION);
  if (is_confirmed_lost (claim))
    {
      need_added (self);
      adduce_sidecar_need_term (self, ADDUCE_JSON_CONFIRMED);
    }
}

void
adduce_sidecar_remove (AdduceSidecar *self, const char *id, guint64 revision)
{
  g_return_if_fail (ADDUCE_IS_SIDECAR (self));
  g_return_if_fail (id != NULL);

  adduce_sidecar_take_tombstone (
    self, adduce_sidecar_tombstone_new (id, revision, g_get_real_time () / G_USEC_PER_SEC));
}

guint
adduce_sidecar_get_n_tombstones (AdduceSidecar *self)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), 0);
  return self->tombstones->len;
}

const AdduceTombstone *
adduce_sidecar_get_tombstone (AdduceSidecar *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  g_return_val_if_fail (index < self->tombstones->len, NULL);
  return self->tombstones->pdata[index];
}

const AdduceTombstone *
adduce_sidecar_lookup_tombstone (AdduceSidecar *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  guint index;
  return find_tombstone (self, id, &index) ? self->tombstones->pdata[index] : NULL;
}
