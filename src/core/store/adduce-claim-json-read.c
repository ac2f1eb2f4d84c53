/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading annotations.
 *
 * The file is over 600 lines because a body is read by the same few calls, whatever it says.
 *
 * Unknown members are looked for only where an object has more members than were understood.
 */
#include "config.h"

#include "store/adduce-claim-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-claim-private.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-tag-pool.h"

typedef enum {
  BODY_UNKNOWN,
  BODY_SPEAKER,
  BODY_ISSUE,
  BODY_STANCE,
  BODY_EVIDENCE,
  BODY_CERTAINTY,
  BODY_NOTE,
  BODY_OWN, /* of a variable of one's own */
} BodyKind;

/* What a claim has in a variable of one's own. */
typedef struct {
  const char *variable; /* belongs to the tree */
  GPtrArray *tags;      /* owned */
  gboolean plain;
} OwnValues;

struct _AdduceClaimReader {
  char *source;
  AdduceClaimBuilder *builder;
  AdduceTagPool *pool;

  /* of the claim that is being read; the tags belong to the pool */
  GPtrArray *speakers;
  GPtrArray *issues;
  GPtrArray *evidence;
  AdduceTag *stance;
  const char *note;
  AdduceCertainty certainty;
  GArray *own; /* OwnValues, in the file's order */
  JsonObject *extra; /* NULL until there is something */
};

/* --- what this version does not know --- */

/* The object under a name, made where it isn't there; (transfer none). */
static JsonObject *
need_object (JsonObject *parent, const char *name)
{
  if (!json_object_has_member (parent, name))
    json_object_set_object_member (parent, name, json_object_new ());
  return json_object_get_object_member (parent, name);
}

static JsonObject *
need_extra (AdduceClaimReader *self, const char *part)
{
  if (self->extra == NULL)
    self->extra = json_object_new ();
  return need_object (self->extra, part);
}

/* Copies the members of @object that are not among @known into @unknown. */
static void
copy_unknown (const AdduceJsonValue *object, const char *const *known, JsonObject *unknown)
{
  for (const AdduceJsonValue *member = adduce_json_value_first (object); member != NULL;
       member = adduce_json_value_next (object, member))
    if (!g_strv_contains (known, member->name))
      json_object_set_member (unknown, member->name, adduce_json_value_to_node (member));
}

static JsonObject *
need_target_extra (AdduceClaimReader *self, AdduceSpan span, const char *part)
{
  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
  g_snprintf (key, sizeof key, "%u-%u", span.start, span.end);
  return need_object (need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_TARGETS), key), part);
}

/* @selector: the first after those that are known */
static void
keep_selectors (AdduceClaimReader *self, AdduceSpan span, const AdduceJsonValue *selectors,
                const AdduceJsonValue *selector)
{
  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
  g_snprintf (key, sizeof key, "%u-%u", span.start, span.end);
  JsonArray *others = json_array_new ();
  for (; selector != NULL; selector = adduce_json_value_next (selectors, selector))
    json_array_add_element (others, adduce_json_value_to_node (selector));
  json_object_set_array_member (need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_TARGETS), key),
                                ADDUCE_CLAIM_EXTRA_SELECTORS, others);
}

static void
keep_body (AdduceClaimReader *self, const AdduceJsonValue *body)
{
  JsonObject *extra = self->extra = self->extra != NULL ? self->extra : json_object_new ();
  if (!json_object_has_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS))
    json_object_set_array_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS, json_array_new ());
  json_array_add_element (json_object_get_array_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS),
                          adduce_json_value_to_node (body));
}

/* --- targets --- */

static gboolean
read_position (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *selector,
               AdduceSpan *ret_span)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_START, ADDUCE_JSON_END, NULL };
  gint64 start, end;

  if (!adduce_json_read_constant (tree, selector, ADDUCE_JSON_TYPE, ADDUCE_JSON_POSITION_TYPE)
      || !adduce_json_read_integer (tree, selector, ADDUCE_JSON_START, 0, G_MAXINT32, &start)
      || !adduce_json_read_integer (tree, selector, ADDUCE_JSON_END, 0, G_MAXINT32, &end))
    return FALSE;
  if (end <= start)
    return adduce_json_fail (tree, adduce_json_value_get (selector, ADDUCE_JSON_END),
                             ADDUCE_ERROR_FORMAT,
                             _("the span %d–%d is empty or reversed: “end” must be after “start”"),
                             (int) start, (int) end);

  *ret_span = (AdduceSpan) { (guint) start, (guint) end };
  if (selector->n_children > 3)
    copy_unknown (selector, known,
                  need_target_extra (self, *ret_span, ADDUCE_CLAIM_EXTRA_POSITION));
  return TRUE;
}

static gboolean
read_context (AdduceJsonTree *tree, const AdduceJsonValue *selector, const char *name,
              const char **ret_words)
{
  if (!adduce_json_read_optional_string (tree, selector, name, ret_words))
    return FALSE;
  if (*ret_words != NULL && strlen (*ret_words) > ADDUCE_CLAIM_MAX_CONTEXT
      && g_utf8_strlen (*ret_words, -1) > ADDUCE_CLAIM_MAX_CONTEXT)
    return adduce_json_fail (tree, adduce_json_value_get (selector, name), ADDUCE_ERROR_FORMAT,
                             _("“%s” has more than %d characters"), name,
                             ADDUCE_CLAIM_MAX_CONTEXT);
  return TRUE;
}

static gboolean
read_quote (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *selector,
            AdduceSpan span, AdduceQuote **ret_quote)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_EXACT, ADDUCE_JSON_PREFIX,
                                       ADDUCE_JSON_SUFFIX, NULL };
  const char *exact, *prefix, *suffix;

  if (!adduce_json_read_constant (tree, selector, ADDUCE_JSON_TYPE, ADDUCE_JSON_QUOTE_TYPE)
      || (exact = adduce_json_read_string (tree, selector, ADDUCE_JSON_EXACT)) == NULL
      || !read_context (tree, selector, ADDUCE_JSON_PREFIX, &prefix)
      || !read_context (tree, selector, ADDUCE_JSON_SUFFIX, &suffix))
    return FALSE;
  if (*exact == 0)
    return adduce_json_fail (tree, adduce_json_value_get (selector, ADDUCE_JSON_EXACT),
                             ADDUCE_ERROR_FORMAT, _("“%s” must not be empty"), ADDUCE_JSON_EXACT);

  guint n_known = 2 + (prefix != NULL) + (suffix != NULL);
  if (n_known < 4 || selector->n_children > n_known)
    {
      JsonObject *extra = need_target_extra (self, span, ADDUCE_CLAIM_EXTRA_QUOTE);
      if (prefix == NULL)
        json_object_set_null_member (extra, ADDUCE_JSON_PREFIX);
      if (suffix == NULL)
        json_object_set_null_member (extra, ADDUCE_JSON_SUFFIX);
      copy_unknown (selector, known, extra);
    }
  *ret_quote = adduce_quote_new (exact, prefix, suffix);
  return TRUE;
}

static gboolean
read_selectors (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *selectors,
                AdduceSpan *ret_span, AdduceQuote **ret_quote)
{
  guint i = 0;
  for (const AdduceJsonValue *selector = adduce_json_value_first (selectors); selector != NULL;
       selector = adduce_json_value_next (selectors, selector), i++)
    if (!adduce_json_expect_object (tree, selector))
      return FALSE;

  const AdduceJsonValue *position = adduce_json_value_first (selectors);
  const AdduceJsonValue *quote = adduce_json_value_next (selectors, position);
  if (!read_position (self, tree, position, ret_span)
      || !read_quote (self, tree, quote, *ret_span, ret_quote))
    return FALSE;
  if (i > 2)
    keep_selectors (self, *ret_span, selectors, adduce_json_value_next (selectors, quote));
  return TRUE;
}

static gboolean
read_target (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *target,
             AdduceSpan *ret_span, AdduceQuote **ret_quote)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_SOURCE, ADDUCE_JSON_SELECTOR,
                                       NULL };
  static const char *const known_but_source[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_SELECTOR, NULL };
  const char *source = NULL;

  if (!adduce_json_expect_object (tree, target)
      || !adduce_json_read_constant (tree, target, ADDUCE_JSON_TYPE, ADDUCE_JSON_TARGET_TYPE)
      || (self->source != NULL
          && (source = adduce_json_read_string (tree, target, ADDUCE_JSON_SOURCE)) == NULL))
    return FALSE;
  const AdduceJsonValue *selectors = adduce_json_read_array (tree, target, ADDUCE_JSON_SELECTOR, 2,
                                                             G_MAXUINT);
  if (selectors == NULL || !read_selectors (self, tree, selectors, ret_span, ret_quote))
    return FALSE;

  gboolean own_source = self->source == NULL
                          ? adduce_json_value_get (target, ADDUCE_JSON_SOURCE) != NULL
                          : !g_str_equal (source, self->source);
  if (own_source || target->n_children > (self->source == NULL ? 2u : 3u))
    copy_unknown (target, own_source ? known_but_source : known,
                  need_target_extra (self, *ret_span, ADDUCE_CLAIM_EXTRA_TARGET));
  return TRUE;
}

/* The builder wants one quote a span, in text order; the file may have them in any order. */
static gboolean
place_claim (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *targets,
             const AdduceSpan *spans, AdduceQuote **quotes)
{
  guint n_targets = targets->n_children;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSpanSet) set = adduce_span_set_new (spans, n_targets, &error);
  if (set == NULL)
    return adduce_json_fail (tree, targets, ADDUCE_ERROR_FORMAT, "%s", error->message);
  if (adduce_span_set_get_n_spans (set) < n_targets)
    return adduce_json_fail (tree, targets, ADDUCE_ERROR_FORMAT,
                             _("the pieces of a claim must not overlap or touch; join them"));

  AdduceQuote *sorted[ADDUCE_SPAN_SET_MAX];
  for (guint i = 0; i < n_targets; i++)
    for (guint j = 0; j < n_targets; j++)
      if (spans[j].start == adduce_span_set_get_span (set, i).start)
        sorted[i] = quotes[j];
  adduce_claim_builder_set_spans_with_quotes (self->builder, set, sorted);
  return TRUE;
}

static gboolean
read_targets (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *annotation)
{
  const AdduceJsonValue *targets = adduce_json_read_array (tree, annotation, ADDUCE_JSON_TARGET, 1,
                                                           ADDUCE_SPAN_SET_MAX);
  if (targets == NULL)
    return FALSE;

  AdduceSpan spans[ADDUCE_SPAN_SET_MAX];
  AdduceQuote *quotes[ADDUCE_SPAN_SET_MAX] = { NULL };
  guint n_read = 0;
  gboolean good = TRUE;
  for (const AdduceJsonValue *target = adduce_json_value_first (targets); target != NULL && good;
       target = adduce_json_value_next (targets, target), n_read++)
    good = read_target (self, tree, target, &spans[n_read], &quotes[n_read]);
  good = good && place_claim (self, tree, targets, spans, quotes);
  for (guint i = 0; i < n_read; i++)
    adduce_quote_free (quotes[i]);
  return good;
}

/* --- bodies --- */

static BodyKind
find_kind (const AdduceJsonValue *body)
{
  static const struct {
    const char *purpose;
    const char *dimension;
    BodyKind kind;
  } kinds[] = {
    { ADDUCE_JSON_IDENTIFYING, ADDUCE_JSON_SPEAKER, BODY_SPEAKER },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_ISSUE, BODY_ISSUE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_STANCE, BODY_STANCE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_EVIDENCE, BODY_EVIDENCE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_CERTAINTY, BODY_CERTAINTY },
    { ADDUCE_JSON_COMMENTING, NULL, BODY_NOTE },
  };

  const char *type = adduce_json_value_get_string (body, ADDUCE_JSON_TYPE);
  const char *purpose = adduce_json_value_get_string (body, ADDUCE_JSON_PURPOSE);
  const char *dimension = adduce_json_value_get_string (body, ADDUCE_JSON_DIMENSION);
  if (purpose == NULL || g_strcmp0 (type, ADDUCE_JSON_BODY_TYPE) != 0)
    return BODY_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (dimension, kinds[i].dimension) == 0 && g_str_equal (purpose, kinds[i].purpose))
      return kinds[i].kind;
  if (g_str_equal (purpose, ADDUCE_JSON_CLASSIFYING) && dimension != NULL
      && adduce_json_is_slug (dimension) && !adduce_claim_is_built_in (dimension))
    return BODY_OWN;
  return BODY_UNKNOWN;
}

static void
keep_body_members (AdduceClaimReader *self, const AdduceJsonValue *body, const char *key)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_PURPOSE, ADDUCE_JSON_DIMENSION,
                                       ADDUCE_JSON_CODE, ADDUCE_JSON_VALUE,   NULL };

  copy_unknown (body, known, need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), key));
}

static gboolean
has_code (GPtrArray *tags, const char *code)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (adduce_tag_get_code (tags->pdata[i]), code))
      return TRUE;
  return FALSE;
}

static gboolean
read_coded_body (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *body,
                 BodyKind kind)
{
  const char *code = adduce_json_read_slug (tree, body, ADDUCE_JSON_CODE);
  const char *label = code == NULL ? NULL : adduce_json_read_string (tree, body, ADDUCE_JSON_VALUE);
  if (label == NULL)
    return FALSE;

  /* What can't have a place in the claim is kept as it is. */
  GPtrArray *tags = kind == BODY_SPEAKER    ? self->speakers
                    : kind == BODY_ISSUE    ? self->issues
                    : kind == BODY_EVIDENCE ? self->evidence
                                            : NULL;
  AdduceCertainty certainty = ADDUCE_CERTAINTY_UNSET;
  if ((tags != NULL && has_code (tags, code)) || (kind == BODY_STANCE && self->stance != NULL)
      || (kind == BODY_CERTAINTY
          && (self->certainty != ADDUCE_CERTAINTY_UNSET
              || !adduce_certainty_from_id (code, &certainty))))
    {
      keep_body (self, body);
      return TRUE;
    }

  const char *dimension = adduce_json_value_get_string (body, ADDUCE_JSON_DIMENSION);
  if (tags != NULL)
    g_ptr_array_add (tags, adduce_tag_pool_get_tag (self->pool, code, label));
  else if (kind == BODY_STANCE)
    self->stance = adduce_tag_pool_get_tag (self->pool, code, label);
  else
    self->certainty = certainty;

  /* The claim has no place for the word that the file uses for a certainty. */
  gboolean own_label = kind == BODY_CERTAINTY
                       && !g_str_equal (label, adduce_claim_json_get_certainty_label (certainty));
  if (own_label || body->n_children > 5)
    {
      char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
      adduce_claim_json_make_body_key (key, dimension, code, FALSE);
      keep_body_members (self, body, key);
      if (own_label)
        json_object_set_string_member (
          need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), key), ADDUCE_JSON_VALUE,
          label);
    }
  return TRUE;
}

static OwnValues *
need_own (AdduceClaimReader *self, const char *variable)
{
  for (guint i = 0; i < self->own->len; i++)
    {
      OwnValues *own = &g_array_index (self->own, OwnValues, i);
      if (g_str_equal (own->variable, variable))
        return own;
    }
  OwnValues own = { variable, g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref),
                    FALSE };
  g_array_append_val (self->own, own);
  return &g_array_index (self->own, OwnValues, self->own->len - 1);
}

/* What is no value as we know them is kept as it is. */
static void
read_own_body (AdduceClaimReader *self, const AdduceJsonValue *body)
{
  const char *variable = adduce_json_value_get_string (body, ADDUCE_JSON_DIMENSION);
  const char *code = adduce_json_value_get_string (body, ADDUCE_JSON_CODE);
  const char *label = adduce_json_value_get_string (body, ADDUCE_JSON_VALUE);
  gboolean plain = adduce_json_value_get (body, ADDUCE_JSON_CODE) == NULL;
  OwnValues *own = label == NULL || (plain ? *label == 0 : code == NULL || !adduce_json_is_slug (code))
                     ? NULL
                     : need_own (self, variable);
  if (own == NULL || has_code (own->tags, plain ? label : code))
    {
      keep_body (self, body);
      return;
    }

  if (plain)
    g_ptr_array_add (own->tags, adduce_tag_new_plain (label));
  else
    g_ptr_array_add (own->tags, adduce_tag_ref (adduce_tag_pool_get_tag (self->pool, code, label)));
  own->plain = own->plain || plain;
  if (body->n_children > (plain ? 4u : 5u))
    {
      char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
      adduce_claim_json_make_body_key (key, variable, plain ? label : code, plain);
      keep_body_members (self, body, key);
    }
}

static gboolean
read_note (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *body)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_PURPOSE, ADDUCE_JSON_VALUE,
                                       NULL };
  const char *note = adduce_json_read_string (tree, body, ADDUCE_JSON_VALUE);
  if (note == NULL)
    return FALSE;
  if (self->note != NULL || *note == 0)
    {
      keep_body (self, body);
      return TRUE;
    }

  self->note = note;
  const char *format = adduce_json_value_get_string (body, ADDUCE_JSON_FORMAT);
  if (g_strcmp0 (format, ADDUCE_JSON_PLAIN_TEXT) != 0 || body->n_children > 4)
    copy_unknown (
      body, known,
      need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), ADDUCE_CLAIM_EXTRA_NOTE));
  return TRUE;
}

static gboolean
read_body (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *body)
{
  if (!adduce_json_expect_object (tree, body))
    return FALSE;

  BodyKind kind = find_kind (body);
  if (kind == BODY_NOTE)
    return read_note (self, tree, body);
  if (kind == BODY_OWN)
    {
      read_own_body (self, body);
      return TRUE;
    }
  if (kind != BODY_UNKNOWN)
    return read_coded_body (self, tree, body, kind);
  keep_body (self, body);
  return TRUE;
}

static gboolean
read_bodies (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *annotation)
{
  const AdduceJsonValue *bodies = adduce_json_read_array (tree, annotation, ADDUCE_JSON_BODY, 0,
                                                          ADDUCE_CLAIM_MAX_BODIES);
  if (bodies == NULL)
    return FALSE;
  for (const AdduceJsonValue *body = adduce_json_value_first (bodies); body != NULL;
       body = adduce_json_value_next (bodies, body))
    if (!read_body (self, tree, body))
      return FALSE;
  return TRUE;
}

/* --- the annotation --- */

static gboolean
read_head (AdduceClaimReader *self, AdduceJsonTree *tree, const AdduceJsonValue *annotation)
{
  static const char *const known[] = { ADDUCE_JSON_ID,
                                       ADDUCE_JSON_TYPE,
                                       ADDUCE_JSON_MOTIVATION,
                                       ADDUCE_JSON_CREATED,
                                       ADDUCE_JSON_MODIFIED,
                                       ADDUCE_JSON_REVISION,
                                       ADDUCE_JSON_CODEBOOK_VERSION,
                                       ADDUCE_JSON_TARGET,
                                       ADDUCE_JSON_BODY,
                                       NULL };
  gint64 created, modified, revision, version = 0;
  const char *id = adduce_json_read_uuid (tree, annotation, ADDUCE_JSON_ID);

  if (id == NULL
      || !adduce_json_read_constant (tree, annotation, ADDUCE_JSON_TYPE,
                                     ADDUCE_JSON_ANNOTATION_TYPE)
      || !adduce_json_read_constant (tree, annotation, ADDUCE_JSON_MOTIVATION,
                                     ADDUCE_JSON_CLASSIFYING)
      || !adduce_json_read_time (tree, annotation, ADDUCE_JSON_CREATED, &created)
      || !adduce_json_read_time (tree, annotation, ADDUCE_JSON_MODIFIED, &modified)
      || !adduce_json_read_integer (tree, annotation, ADDUCE_JSON_REVISION, 1,
                                    ADDUCE_JSON_MAX_INTEGER, &revision))
    return FALSE;
  gboolean has_version = adduce_json_value_get (annotation, ADDUCE_JSON_CODEBOOK_VERSION) != NULL;
  if (has_version
      && !adduce_json_read_integer (tree, annotation, ADDUCE_JSON_CODEBOOK_VERSION, 1,
                                    ADDUCE_JSON_MAX_INTEGER, &version))
    return FALSE;

  adduce_claim_builder_set_id (self->builder, id);
  adduce_claim_builder_set_created (self->builder, created);
  adduce_claim_builder_set_modified (self->builder, modified);
  adduce_claim_builder_set_revision (self->builder, (guint64) revision);
  adduce_claim_builder_set_codebook_version (self->builder, (guint64) version);
  /* In the journal what is said of the article has no target. */
  guint n_known = 7 + has_version + (adduce_json_value_get (annotation, ADDUCE_JSON_TARGET) != NULL);
  if (annotation->n_children > n_known)
    copy_unknown (annotation, known, need_extra (self, ADDUCE_CLAIM_EXTRA_MEMBERS));
  return TRUE;
}

static void
set_tags (AdduceClaimReader *self)
{
  g_autoptr (AdduceTagList) speakers = adduce_tag_pool_get_list (self->pool, self->speakers);
  g_autoptr (AdduceTagList) issues = adduce_tag_pool_get_list (self->pool, self->issues);
  g_autoptr (AdduceTagList) evidence = adduce_tag_pool_get_list (self->pool, self->evidence);
  adduce_claim_builder_set_speakers (self->builder, speakers);
  adduce_claim_builder_set_issues (self->builder, issues);
  adduce_claim_builder_set_evidence (self->builder, evidence);
  adduce_claim_builder_set_stance (self->builder, self->stance);
  adduce_claim_builder_set_certainty (self->builder, self->certainty);
  adduce_claim_builder_set_note (self->builder, self->note);
}

static void
own_clear_cb (gpointer data)
{
  OwnValues *own = data;
  g_ptr_array_unref (own->tags);
}

static void
set_own_values (AdduceClaimReader *self)
{
  AdduceClaimValues *values = NULL;
  for (guint i = 0; i < self->own->len; i++)
    {
      OwnValues *own = &g_array_index (self->own, OwnValues, i);
      /* The pool shares lists by their only tag, which must be its own. */
      g_autoptr (AdduceTagList) list
        = own->plain ? adduce_tag_list_new ((AdduceTag *const *) own->tags->pdata, own->tags->len)
                     : adduce_tag_pool_get_list (self->pool, own->tags);
      AdduceClaimValues *more = adduce_claim_values_append (values, own->variable, list);
      g_clear_pointer (&values, adduce_claim_values_unref);
      values = more;
    }
  adduce_claim_builder_take_all_values (self->builder, values);
}

static void
forget_claim (AdduceClaimReader *self)
{
  g_array_set_size (self->own, 0);
  g_ptr_array_set_size (self->speakers, 0);
  g_ptr_array_set_size (self->issues, 0);
  g_ptr_array_set_size (self->evidence, 0);
  self->stance = NULL;
  self->note = NULL;
  self->certainty = ADDUCE_CERTAINTY_UNSET;
  g_clear_pointer (&self->extra, json_object_unref);
}

AdduceClaimReader *
adduce_claim_reader_new (const char *coder, const char *source)
{
  g_return_val_if_fail (coder != NULL, NULL);

  AdduceClaimReader *self = g_new0 (AdduceClaimReader, 1);
  self->source = g_strdup (source);
  self->builder = adduce_claim_builder_new (coder);
  self->pool = adduce_tag_pool_new ();
  self->speakers = g_ptr_array_new ();
  self->issues = g_ptr_array_new ();
  self->evidence = g_ptr_array_new ();
  self->own = g_array_new (FALSE, FALSE, sizeof (OwnValues));
  g_array_set_clear_func (self->own, own_clear_cb);
  return self;
}

void
adduce_claim_reader_free (AdduceClaimReader *self)
{
  if (self == NULL)
    return;
  forget_claim (self);
  g_free (self->source);
  adduce_claim_builder_free (self->builder);
  adduce_tag_pool_free (self->pool);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->issues);
  g_ptr_array_unref (self->evidence);
  g_array_unref (self->own);
  g_free (self);
}

static AdduceClaim *
end_claim (AdduceClaimReader *self)
{
  set_tags (self);
  set_own_values (self);
  g_autofree char *extra = self->extra == NULL ? NULL : adduce_json_object_to_text (self->extra);
  adduce_claim_builder_set_extra (self->builder, extra);
  return adduce_claim_builder_end (self->builder);
}

AdduceClaim *
adduce_claim_reader_read (AdduceClaimReader *self, AdduceJsonTree *tree,
                          const AdduceJsonValue *annotation)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tree != NULL && annotation != NULL, NULL);

  forget_claim (self);
  if (!adduce_json_expect_object (tree, annotation) || !read_head (self, tree, annotation)
      || !read_targets (self, tree, annotation) || !read_bodies (self, tree, annotation))
    return NULL;
  return end_claim (self);
}

AdduceClaim *
adduce_claim_reader_read_article (AdduceClaimReader *self, AdduceJsonTree *tree,
                                  const AdduceJsonValue *annotation)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tree != NULL && annotation != NULL, NULL);

  forget_claim (self);
  if (!adduce_json_expect_object (tree, annotation) || !read_head (self, tree, annotation)
      || (self->source != NULL && adduce_json_read_string (tree, annotation, ADDUCE_JSON_TARGET) == NULL)
      || !read_bodies (self, tree, annotation))
    return NULL;

  g_autoptr (AdduceSpanSet) none = adduce_span_set_new_none ();
  AdduceQuote *no_quotes[] = { NULL };
  adduce_claim_builder_set_spans_with_quotes (self->builder, none, no_quotes);
  return end_claim (self);
}
