/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * W3C Web Annotation as JSON-LD: a collection with its page, a page, a list of annotations, or one; as Adduce and
 * Recogito write them. A claim's pieces are the selectors by position and by quote of its targets.
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"

typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceJsonTree *tree;
  char *coder; /* of the page, or NULL */
} State;

static guint
w3c_sniff (const AdduceForeignInput *input)
{
  if (!adduce_foreign_input_mentions (input, "anno.jsonld", 4096))
    return 0;
  /* A sidecar says so too. */
  return adduce_foreign_input_has_ending (input, "json;jsonld") && !g_str_has_suffix (input->name, ".claims.json")
           ? ADDUCE_FOREIGN_CERTAIN
           : ADDUCE_FOREIGN_LIKELY;
}

static gboolean
refuse (State *state, const AdduceJsonValue *value, const char *reason, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %u: %s"),
               adduce_json_tree_get_line (state->tree, value), reason);
  return FALSE;
}

static gboolean
is_type (const AdduceJsonValue *object, const char *type)
{
  const AdduceJsonValue *value = adduce_json_value_get (object, "type");

  if (value != NULL && value->type == ADDUCE_JSON_ARRAY)
    value = adduce_json_value_first (value);
  return value != NULL && value->type == ADDUCE_JSON_STRING && g_str_equal (value->string, type);
}

/* The name of the article that an IRI leads to; (transfer full). */
static char *
name_source (const char *iri)
{
  const char *path = strstr (iri, "://");
  g_autofree char *plain = g_strndup (iri, strcspn (iri, "?#"));
  g_autofree char *name = NULL;

  if (path != NULL)
    {
      g_autofree char *rest = g_strdup (strstr (plain, "://") != NULL ? strstr (plain, "://") + 3 : plain);

      g_free (plain);
      plain = g_steal_pointer (&rest);
    }
  name = g_uri_unescape_string (plain, NULL);
  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_steal_pointer (&plain);
  return g_steal_pointer (&name);
}

/* --- targets --- */

static void
read_selector (const AdduceJsonValue *selector, AdduceForeignPiece *piece)
{
  if (is_type (selector, "TextPositionSelector"))
    piece->has_place = adduce_foreign_json_get_number (selector, "start", &piece->start)
                       && adduce_foreign_json_get_number (selector, "end", &piece->end);
  else if (is_type (selector, "TextQuoteSelector") && piece->quote == NULL
           && adduce_json_value_get_string (selector, "exact") != NULL)
    {
      piece->quote = g_strdup (adduce_json_value_get_string (selector, "exact"));
      piece->prefix = g_strdup (adduce_json_value_get_string (selector, "prefix"));
      piece->suffix = g_strdup (adduce_json_value_get_string (selector, "suffix"));
    }
}

/* FALSE where nothing says which words are meant. */
static gboolean
add_piece (AdduceForeignClaim *claim, const AdduceJsonValue *selectors)
{
  AdduceForeignPiece *piece = adduce_foreign_claim_add_piece (claim, 0, 0, NULL);

  piece->has_place = FALSE;
  if (selectors->type == ADDUCE_JSON_OBJECT)
    read_selector (selectors, piece);
  else if (selectors->type == ADDUCE_JSON_ARRAY)
    {
      const AdduceJsonValue *one = adduce_json_value_first (selectors);

      for (; one != NULL; one = adduce_json_value_next (selectors, one))
        if (one->type == ADDUCE_JSON_OBJECT)
          read_selector (one, piece);
    }
  if (piece->has_place || piece->quote != NULL)
    return TRUE;
  g_array_set_size (claim->pieces, claim->pieces->len - 1);
  return FALSE;
}

/* (transfer none) (nullable): the IRI of what a target is in. */
static const char *
get_source (const AdduceJsonValue *target)
{
  const AdduceJsonValue *source;

  if (target->type == ADDUCE_JSON_STRING)
    return target->string;
  if (target->type != ADDUCE_JSON_OBJECT)
    return NULL;
  source = adduce_json_value_get (target, "source");
  if (source != NULL && source->type == ADDUCE_JSON_OBJECT)
    return adduce_json_value_get_string (source, "id");
  if (source != NULL && source->type == ADDUCE_JSON_STRING)
    return source->string;
  return adduce_json_value_get_string (target, "id");
}

static void
read_target (State *state, AdduceForeignClaim *claim, const AdduceJsonValue *target, const char *source)
{
  const AdduceJsonValue *selector
    = target->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get (target, "selector") : NULL;

  if (g_strcmp0 (get_source (target), source) != 0)
    adduce_foreign_complain (state->foreign, state->input->name, claim->place,
                             _("the annotation stands in several documents; what is not in the first was left out"));
  else if (selector != NULL && !add_piece (claim, selector))
    adduce_foreign_complain (state->foreign, state->input->name, claim->place,
                             _("a target has no TextPositionSelector and no TextQuoteSelector; it was left out"));
}

static void
read_targets (State *state, AdduceForeignClaim *claim, const AdduceJsonValue *targets, const char *source)
{
  const AdduceJsonValue *target;

  if (targets->type != ADDUCE_JSON_ARRAY)
    {
      read_target (state, claim, targets, source);
      return;
    }
  for (target = adduce_json_value_first (targets); target != NULL; target = adduce_json_value_next (targets, target))
    read_target (state, claim, target, source);
}

/* --- bodies --- */

static void
read_body (AdduceForeignClaim *claim, const AdduceJsonValue *body)
{
  const char *purpose, *dimension;
  g_autofree char *value = NULL;

  if (body->type == ADDUCE_JSON_STRING)
    {
      adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, body->string, NULL);
      return;
    }
  if (body->type != ADDUCE_JSON_OBJECT)
    return;
  purpose = adduce_json_value_get_string (body, "purpose");
  dimension = adduce_json_value_get_string (body, "dimension");
  value = adduce_foreign_json_dup_word (adduce_json_value_get (body, "value"));
  if (value == NULL)
    value = g_strdup (adduce_json_value_get_string (body, "source"));
  if (value == NULL)
    value = g_strdup (adduce_json_value_get_string (body, "id"));
  if (dimension != NULL)
    adduce_foreign_claim_add_field (claim, dimension, value, adduce_json_value_get_string (body, "code"));
  else if (purpose == NULL || g_str_equal (purpose, "commenting") || g_str_equal (purpose, "replying")
           || g_str_equal (purpose, "describing"))
    adduce_foreign_claim_add_note (claim, value);
  else
    adduce_foreign_claim_add_field (claim, g_str_equal (purpose, "tagging") ? ADDUCE_FOREIGN_LABEL : purpose, value,
                                    NULL);
}

static void
read_bodies (AdduceForeignClaim *claim, const AdduceJsonValue *bodies)
{
  const AdduceJsonValue *body;

  if (bodies == NULL)
    return;
  if (bodies->type != ADDUCE_JSON_ARRAY)
    {
      read_body (claim, bodies);
      return;
    }
  for (body = adduce_json_value_first (bodies); body != NULL; body = adduce_json_value_next (bodies, body))
    read_body (claim, body);
}

/* --- annotations --- */

/* (transfer full) (nullable) */
static char *
dup_creator (const AdduceJsonValue *annotation)
{
  static const char *const names[] = { "nickname", "name", "id" };
  const AdduceJsonValue *creator = adduce_json_value_get (annotation, "creator");

  if (creator != NULL && creator->type == ADDUCE_JSON_ARRAY)
    creator = adduce_json_value_first (creator);
  if (creator == NULL || creator->type == ADDUCE_JSON_STRING)
    return creator != NULL ? g_strdup (creator->string) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names) && creator->type == ADDUCE_JSON_OBJECT; i++)
    if (adduce_json_value_get_string (creator, names[i]) != NULL)
      return g_strdup (adduce_json_value_get_string (creator, names[i]));
  return NULL;
}

/* What Adduce says of the article in each annotation. */
static void
read_article (State *state, AdduceForeignClaim *claim, const AdduceJsonValue *annotation)
{
  const AdduceJsonValue *article = adduce_foreign_json_get_object (annotation, "article");
  const char *status;
  AdduceForeignClaim *about;

  if (article == NULL)
    return;
  adduce_foreign_document_add_field (claim->document, "headline", adduce_json_value_get_string (article, "title"));
  adduce_foreign_document_add_field (claim->document, "date", adduce_json_value_get_string (article, "date"));
  adduce_foreign_document_add_field (claim->document, "outlet", adduce_json_value_get_string (article, "publisher"));
  if (claim->document->digest == NULL)
    claim->document->digest = g_strdup (adduce_json_value_get_string (article, "textDigest"));
  status = adduce_json_value_get_string (article, "status");
  if (status == NULL || claim->about_article)
    {
      claim->status = claim->about_article ? g_strdup (status) : NULL;
      return;
    }
  about = adduce_foreign_add_claim (state->foreign, claim->document, claim->place);
  about->about_article = TRUE;
  about->coder = g_strdup (claim->coder);
  about->status = g_strdup (status);
}

static gboolean
read_annotation (State *state, const AdduceJsonValue *annotation, GError **error)
{
  const AdduceJsonValue *targets = adduce_json_value_get (annotation, "target");
  const AdduceJsonValue *first = targets;
  g_autofree char *place = adduce_foreign_line (adduce_json_tree_get_line (state->tree, annotation));
  g_autofree char *name = NULL;
  AdduceForeignClaim *claim;
  const char *source;

  if (targets != NULL && targets->type == ADDUCE_JSON_ARRAY)
    first = adduce_json_value_first (targets);
  source = first != NULL ? get_source (first) : NULL;
  if (source == NULL || *source == '\0')
    return refuse (state, annotation, _("the annotation has no “target” that names its document"), error);
  name = name_source (source);
  claim = adduce_foreign_add_claim (
    state->foreign, adduce_foreign_add_document (state->foreign, name, NULL, state->input->name, NULL), place);
  claim->id = g_strdup (adduce_json_value_get_string (annotation, "id"));
  claim->coder = dup_creator (annotation);
  if (claim->coder == NULL)
    claim->coder = g_strdup (state->coder);
  claim->created = adduce_foreign_json_get_time (annotation, "created");
  claim->modified = adduce_foreign_json_get_time (annotation, "modified");
  if (!adduce_foreign_json_get_number (annotation, "revision", &claim->revision))
    claim->revision = 0;
  if (!adduce_foreign_json_get_number (annotation, "codebookVersion", &claim->codebook_version))
    claim->codebook_version = 0;
  read_targets (state, claim, targets, source);
  claim->about_article = claim->pieces->len == 0;
  read_bodies (claim, adduce_json_value_get (annotation, "body"));
  if (adduce_json_value_get_string (annotation, "bodyValue") != NULL)
    adduce_foreign_claim_add_note (claim, adduce_json_value_get_string (annotation, "bodyValue"));
  read_article (state, claim, annotation);
  return TRUE;
}

static gboolean
read_list (State *state, const AdduceJsonValue *list, GCancellable *cancellable, GError **error)
{
  const AdduceJsonValue *one = adduce_json_value_first (list);

  for (; one != NULL; one = adduce_json_value_next (list, one))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (one->type != ADDUCE_JSON_OBJECT)
        return refuse (state, one, _("an annotation { … } must stand here"), error);
      if (!read_annotation (state, one, error))
        return FALSE;
    }
  return TRUE;
}

/* A collection or a page. */
static gboolean
read_page (State *state, const AdduceJsonValue *page, GCancellable *cancellable, GError **error)
{
  const AdduceJsonValue *first = adduce_json_value_get (page, "first");
  const AdduceJsonValue *items;

  state->coder = dup_creator (page);
  if (first != NULL && first->type == ADDUCE_JSON_STRING)
    return refuse (state, first, _("the pages of the collection are elsewhere; give them instead of it"), error);
  if (first != NULL && first->type == ADDUCE_JSON_OBJECT)
    page = first;
  items = adduce_foreign_json_get_array (page, "items");
  if (items == NULL)
    return refuse (state, page, _("“items”, the list of the annotations, is missing"), error);
  if (adduce_json_value_get (page, "next") != NULL)
    adduce_foreign_complain (state->foreign, state->input->name, NULL,
                             _("there is a next page elsewhere; give that too"));
  return read_list (state, items, cancellable, error);
}

static gboolean
w3c_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceJsonTree) tree = adduce_foreign_json_parse (input, error);
  State state = { input, foreign, tree, NULL };
  const AdduceJsonValue *root;
  gboolean fine;

  if (tree == NULL)
    return FALSE;
  root = adduce_json_tree_get_root (tree);
  if (root->type == ADDUCE_JSON_ARRAY)
    return read_list (&state, root, cancellable, error);
  if (root->type != ADDUCE_JSON_OBJECT)
    return refuse (&state, root, _("this is no annotation, and no page or collection of some"), error);
  if (is_type (root, "Annotation"))
    return read_annotation (&state, root, error);
  fine = read_page (&state, root, cancellable, error);
  g_free (state.coder);
  return fine;
}

const AdduceForeignReader adduce_foreign_w3c = {
  .format = {
    .id = "w3c",
    .label = N_("W3C Web Annotation"),
    .checked_with = "Adduce, Recogito",
  },
  .companions = "*.losses.csv",
  .sniff = w3c_sniff,
  .read = w3c_read,
};
